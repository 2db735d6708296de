//! Values of the table as they are written into a file: tokens made, references looked up.

use super::quoted::quoted;
use super::table::{Row, rows};
use super::world::{KEY, Place, World, Written};
use super::yaml::Yaml;

/// Kinds of which a hidden set is written; others stand once a program.
const HIDEABLE: [&str; 18] = [
    "area",
    "person",
    "recipe",
    "service agreement",
    "workstream",
    "task",
    "commitment",
    "meeting",
    "gate",
    "criterion",
    "requirement",
    "issue",
    "escalation",
    "risk",
    "decision",
    "review",
    "action",
    "document",
];
/// Kinds a visible entity's list names beside the visible one, where a hidden set is written.
const LINKED: [&str; 9] =
    ["task", "requirement", "issue", "escalation", "risk", "decision", "review", "action", "document"];
const INSTANCES: usize = 5;

/// One entity to be written.
#[derive(Clone, Copy)]
pub(crate) struct Which {
    /// 0 or 1.
    pub(crate) program: usize,
    /// 0, or 1 for the hidden ones.
    pub(crate) set: usize,
    /// Which of its kind.
    pub(crate) instance: usize,
}

/// Writes a portfolio: what it has written so far, and the tokens in it.
pub(crate) struct Writer<'w> {
    world: &'w World,
    rows: Vec<Row>,
    /// The files so far.
    pub(crate) written: Written,
}

impl<'w> Writer<'w> {
    /// A writer of this portfolio.
    pub(crate) fn new(world: &'w World) -> Self {
        let mut writer = Self { world, rows: rows(), written: Written::default() };
        for (entity, field, value) in &world.values {
            let row = writer.row(entity, field);
            (*value).clone_into(&mut writer.rows[row].value);
        }
        writer
    }

    pub(crate) fn programs(&self) -> usize {
        if self.world.second { 2 } else { 1 }
    }

    fn sets(&self, entity: &str) -> usize {
        let hideable =
            HIDEABLE.contains(&entity) || (entity == "note" || entity == "mail") && self.world.notes_and_mails;
        if self.world.hidden.is_some() && hideable { 2 } else { 1 }
    }

    fn instances(&self, entity: &str) -> usize {
        let of = |row: &Row| row.value.split(" | ").map(|one| one.split(" ;; ").count()).max().unwrap_or(1);
        self.rows.iter().filter(|row| row.entity == entity).map(of).max().unwrap_or(1)
    }

    /// Every entity of a kind in a program.
    pub(crate) fn each(&self, entity: &str, program: usize) -> Vec<Which> {
        let which = |set| (0..self.instances(entity)).map(move |instance| Which { program, set, instance });
        (0..self.sets(entity)).flat_map(which).collect()
    }

    pub(crate) fn row(&self, entity: &str, field: &str) -> usize {
        let found = self.rows.iter().position(|row| row.entity == entity && row.field == field);
        found.unwrap_or_else(|| panic!("the table has no `{field}` of `{entity}`"))
    }

    /// The token of a field.
    fn token(&mut self, row: usize, which: Which, lang: usize) -> String {
        let changed = self.is_changed(row);
        let Which { program, set, instance } = which;
        let number = self.number(row, which, lang);
        let digit = |place: usize| char::from_digit(u32::try_from(number / place % 36).unwrap(), 36).unwrap();
        let token = format!("cnry{}{}{}", digit(36 * 36), digit(36), digit(1));
        self.written.tokens.insert(token.clone(), Place { program, set, row, instance, lang, changed });
        token
    }

    /// A number that stands nowhere else.
    fn digits(&mut self, row: usize, which: Which) -> String {
        let changed = self.is_changed(row);
        let Which { program, set, instance } = which;
        let token = (300_007 + self.number(row, which, 0) * 11).to_string();
        self.written.tokens.insert(token.clone(), Place { program, set, row, instance, lang: 0, changed });
        token
    }

    fn number(&self, row: usize, which: Which, lang: usize) -> usize {
        assert!(which.instance < INSTANCES);
        let family = (which.set * 2 + usize::from(self.is_changed(row))) * 2 + which.program;
        let number = ((family * self.rows.len() + row) * INSTANCES + which.instance) * 2 + lang;
        assert!(number < 36 * 36 * 36, "the table has outgrown its tokens");
        number
    }

    fn is_changed(&self, row: usize) -> bool {
        self.world.changed.contains(&row)
    }

    /// What the table says of a field of one entity; nothing where that one has none.
    fn written_value(&self, row: usize, instance: usize) -> Option<String> {
        let mut choices = self.rows[row].value.split(" | ");
        let usual = choices.next().unwrap_or_default();
        let value = if self.is_changed(row) { choices.next().unwrap_or(usual) } else { usual };
        let values: Vec<&str> = value.split(" ;; ").collect();
        let value = values.get(instance).or(values.last()).copied().unwrap_or_default();
        (value != "-" && !value.is_empty()).then(|| value.to_owned())
    }

    /// A value as it is written into the file: tokens made, references looked up.
    pub(crate) fn value(&mut self, row: usize, which: Which) -> Option<String> {
        let mut value = self.written_value(row, which.instance)?;
        if which.set == 0 && self.world.hidden.is_some() {
            value = with_hidden(&value);
        }
        for (mark, lang) in [("{V}", ""), ("{PV}", "person"), ("{program visibility}", "program")] {
            if value.contains(mark) {
                let word = match (lang, which.set) {
                    ("program", _) => self.world.programs[which.program],
                    (_, 1) => self.world.hidden.unwrap_or("internal"),
                    ("person", _) => self.world.people,
                    _ => self.world.entities,
                };
                value = value.replace(mark, word);
            }
        }
        if value.contains("{programs}") {
            let ids: Vec<String> =
                (0..self.programs()).map(|program| self.id("program", Which { program, ..which })).collect();
            value = value.replace("{programs}", &format!("[{}]", ids.join(", ")));
        }
        value = self.references(&value, which);
        if value.contains("TEXT") {
            let english = (self.world.text)(&self.token(row, which, 0));
            let chinese = (self.world.text)(&self.token(row, which, 1));
            value = value.replace("TEXT", &format!("{{en: {}, zh: {}}}", quoted(&english), quoted(&chinese)));
        }
        if value.contains("STRING") {
            let words = (self.world.text)(&self.token(row, which, 0));
            value = value.replace("STRING", &quoted(&words));
        }
        if value.contains('~') {
            let token = self.token(row, which, 0);
            value = value.replace('~', &token);
        }
        if value.contains('^') {
            let token = self.token(row, which, 0).to_uppercase();
            value = value.replace('^', &token);
        }
        if value.contains('%') && !value.contains("50%") {
            let part = self.id("program", which).to_uppercase();
            value = value.replace('%', &part);
        }
        if value.contains('#') {
            let digits = self.digits(row, which);
            value = value.replace('#', &digits);
        }
        Some(value)
    }

    fn references(&mut self, value: &str, which: Which) -> String {
        let mut out = String::new();
        let mut rest = value;
        while let Some(start) = rest.find('{') {
            let Some(end) = rest[start..].find('}').map(|end| start + end) else { break };
            let name = &rest[start + 1..end];
            let (hidden, name) = name.strip_prefix("hidden ").map_or((false, name), |name| (true, name));
            let (kind, instance) = name.split_once('.').unwrap_or((name, "0"));
            let known = self.rows.iter().any(|row| row.entity == kind) && instance.parse::<usize>().is_ok();
            out += &rest[..start];
            if known {
                let set = if hidden { 1 } else { which.set };
                let instance = instance.parse().unwrap();
                out += &self.id(kind, Which { set, instance, ..which });
            } else {
                out += &rest[start..=end];
            }
            rest = &rest[end + 1..];
        }
        out + rest
    }

    /// The id of an entity.
    pub(crate) fn id(&mut self, kind: &str, which: Which) -> String {
        let row = self.row(kind, "id");
        let set = if HIDEABLE.contains(&kind) { which.set } else { 0 };
        let instance = which.instance.min(self.instances(kind) - 1);
        self.value(row, Which { set, instance, ..which }).unwrap()
    }

    /// The keys of an entity, without those that only its place in a file says.
    pub(crate) fn fields(&mut self, entity: &str, which: Which, without: &[&str]) -> Yaml {
        let mut map = Yaml::map();
        let of: Vec<usize> = (0..self.rows.len()).filter(|row| self.rows[*row].entity == entity).collect();
        for row in of {
            let one = self.rows[row].clone();
            if !one.is_key() || without.contains(&one.field.as_str()) {
                continue;
            }
            let Some(value) = self.value(row, which) else { continue };
            let path: Vec<String> = one
                .path()
                .into_iter()
                .map(|key| {
                    let key = self.references(key, which);
                    if key.contains('~') { key.replace('~', &self.token(row, which, KEY)) } else { key }
                })
                .collect();
            map.insert(&path, value);
        }
        if self.world.unknown_keys {
            map.add_unknown("", &mut |path| {
                let key = format!("zzzzzzzzzzqqqqqqqqqq{}", self.written.unknown.len());
                self.written.unknown.insert(key.clone(), (entity.to_owned(), path.to_owned()));
                key
            });
        }
        map
    }

    /// The text of a field that is no key; nothing where the table has no such field.
    pub(crate) fn words(&mut self, entity: &str, field: &str, which: Which) -> Option<String> {
        let row = self.rows.iter().position(|row| row.entity == entity && row.field == field)?;
        let token = self.token(row, which, 0);
        Some((self.world.markdown)(&token))
    }
}

/// `[{issue}]` also names the hidden issue.
fn with_hidden(value: &str) -> String {
    let inside = value.strip_prefix("[{").and_then(|rest| rest.strip_suffix("}]"));
    let Some(inside) = inside else { return value.to_owned() };
    let names: Vec<&str> = inside.split("}, {").collect();
    let linked = |name: &&str| LINKED.contains(&name.split('.').next().unwrap_or_default());
    if !names.iter().all(linked) {
        return value.to_owned();
    }
    let hidden: Vec<String> = names.iter().map(|name| format!("{{hidden {name}}}")).collect();
    format!("[{{{}}}, {}]", names.join("}, {"), hidden.join(", "))
}
