//! A portfolio written from the table of fields: two customers with a program each, every field filled, every text a
//! token of its own.

use std::collections::BTreeMap;

use milepost::source::{Listing, ReadError, Tree};

use super::table::{Row, Seen, rows};
use super::yaml::Yaml;

/// How to write the portfolio.
#[derive(Debug, Clone)]
pub(crate) struct World {
    /// `visibility` of all entities.
    pub(crate) entities: &'static str,
    /// `visibility` of our people.
    pub(crate) people: &'static str,
    /// `visibility` of the two programs.
    pub(crate) programs: [&'static str; 2],
    /// Whether the second program and its customer are there at all.
    pub(crate) second: bool,
    /// A second set of entities beside the first, to which the first refers, with this `visibility`.
    pub(crate) hidden: Option<&'static str>,
    /// Whether the hidden entities come with a status note and mails.
    pub(crate) notes_and_mails: bool,
    /// Other values than those of the table: entity, field, value.
    pub(crate) values: Vec<(&'static str, &'static str, &'static str)>,
    /// Which fields say something else than usual, by their place in the table.
    pub(crate) changed: Vec<usize>,
    /// What free texts say around their token.
    pub(crate) text: fn(&str) -> String,
    /// Whether each mapping has a key that nobody knows.
    pub unknown_keys: bool,
}

impl Default for World {
    fn default() -> Self {
        Self {
            entities: "customer",
            people: "customer",
            programs: ["customer"; 2],
            second: true,
            hidden: None,
            notes_and_mails: true,
            values: Vec::new(),
            changed: Vec::new(),
            text: str::to_owned,
            unknown_keys: false,
        }
    }
}

/// Where a token was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// 0 or 1.
    pub(crate) program: usize,
    /// 0: the entities whose visibility is asked for; 1: the hidden ones beside them.
    pub(crate) set: usize,
    /// Row of the table.
    pub(crate) row: usize,
    /// Which entity of its kind.
    pub(crate) instance: usize,
    /// 0 English, 1 Chinese; for keys of the author's own, [`KEY`].
    pub(crate) lang: usize,
    /// Whether it is what a changed field says.
    pub(crate) changed: bool,
}

/// The portfolio as files, with the places of all tokens.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// Texts by path.
    pub(crate) files: BTreeMap<String, String>,
    /// Places by token; numbers are tokens of digits.
    pub(crate) tokens: BTreeMap<String, Place>,
    /// Entity and path of the mapping in which an unknown key stands, by key.
    pub(crate) unknown: BTreeMap<String, (String, String)>,
}

impl Tree for Written {
    fn list(&self) -> Listing {
        Listing { files: self.files.keys().cloned().collect(), problems: Vec::new() }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let text = self.files.get(path).ok_or_else(|| ReadError::Unreadable("no such file".to_owned()))?;
        Ok(text.clone().into_bytes())
    }

    fn shown(&self, path: &str) -> String {
        format!("programs/{path}")
    }
}

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
/// The `lang` of a token that is a key of the author's own.
pub(crate) const KEY: usize = 1;

/// Writes the portfolio.
pub(crate) fn write(world: &World) -> Written {
    let mut writer = Writer { world, rows: rows(), written: Written::default() };
    for (entity, field, value) in &world.values {
        let row = writer.row(entity, field);
        (*value).clone_into(&mut writer.rows[row].value);
    }
    writer.shared();
    for program in 0..writer.programs() {
        writer.program(program);
    }
    writer.written
}

/// One entity to be written.
#[derive(Clone, Copy)]
struct Which {
    program: usize,
    set: usize,
    instance: usize,
}

struct Writer<'w> {
    world: &'w World,
    rows: Vec<Row>,
    written: Written,
}

impl Writer<'_> {
    fn programs(&self) -> usize {
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
    fn each(&self, entity: &str, program: usize) -> Vec<Which> {
        let which = |set| (0..self.instances(entity)).map(move |instance| Which { program, set, instance });
        (0..self.sets(entity)).flat_map(which).collect()
    }

    fn row(&self, entity: &str, field: &str) -> usize {
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
    fn value(&mut self, row: usize, which: Which) -> Option<String> {
        let mut value = self.written_value(row, which.instance)?;
        if which.set == 0 && self.world.hidden.is_some() {
            value = Self::with_hidden(&value);
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
    fn id(&mut self, kind: &str, which: Which) -> String {
        let row = self.row(kind, "id");
        let set = if HIDEABLE.contains(&kind) { which.set } else { 0 };
        let instance = which.instance.min(self.instances(kind) - 1);
        self.value(row, Which { set, instance, ..which }).unwrap()
    }

    /// The keys of an entity, without those that only its place in a file says.
    fn fields(&mut self, entity: &str, which: Which, without: &[&str]) -> Yaml {
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
    fn words(&mut self, entity: &str, field: &str, which: Which) -> Option<String> {
        let row = self.rows.iter().position(|row| row.entity == entity && row.field == field)?;
        let token = self.token(row, which, 0);
        Some((self.world.text)(&token))
    }

    #[allow(clippy::needless_pass_by_value, reason = "every caller has just made the path")]
    fn file(&mut self, path: String, text: String) {
        let before = self.written.files.insert(path.clone(), text);
        assert!(before.is_none(), "{path} is written twice");
    }

    fn shared(&mut self) {
        let which = Which { program: 0, set: 0, instance: 0 };
        for (entity, path) in [("portfolio", "portfolio.yaml"), ("rules", "rag.yaml"), ("ladder", "escalation.yaml")] {
            let text = self.fields(entity, which, &[]).lines();
            self.file(path.to_owned(), text);
        }
        let mut areas = Yaml::map();
        for program in 0..self.programs() {
            for which in self.each("area", program) {
                let id = self.id("area", which);
                areas.put(id, self.fields("area", which, &["id"]));
            }
            for (entity, folder) in
                [("person", "people"), ("calendar", "calendars"), ("service agreement", "sla"), ("recipe", "recipes")]
            {
                for which in self.each(entity, program) {
                    let id = self.id(entity, which);
                    let text = self.fields(entity, which, &[]).lines();
                    self.file(format!("{folder}/{id}.yaml"), text);
                }
            }
            let which = Which { program, ..which };
            let id = self.id("customer", which);
            let mut customer = self.fields("customer", which, &[]);
            customer.put("contacts".to_owned(), Yaml::List(vec![self.fields("contact", which, &[])]));
            self.file(format!("customers/{id}.yaml"), customer.lines());
        }
        self.file("areas.yaml".to_owned(), areas.lines());
    }

    fn program(&mut self, program: usize) {
        let which = Which { program, set: 0, instance: 0 };
        let folder = self.id("program", which);
        let mut settings = self.fields("program", which, &[]);
        settings.put("committed".to_owned(), self.list("commitment", program));
        self.file(format!("{folder}/program.yaml"), settings.lines());

        let mut team = self.fields("team", which, &[]);
        team.put("cadence".to_owned(), self.list("meeting", program));
        self.file(format!("{folder}/team.yaml"), team.lines());

        let mut gates = Vec::new();
        for which in self.each("gate", program) {
            let mut gate = self.fields("gate", which, &[]);
            // The visible gate also has the hidden criteria; the hidden one has none.
            let criteria = self.each("criterion", program).into_iter().filter(|_| which.set == 0);
            let criteria = criteria.map(|one| self.fields("criterion", one, &[])).collect();
            gate.put("criteria".to_owned(), Yaml::List(criteria));
            gates.push(gate);
        }
        let mut file = Yaml::map();
        file.put("gates".to_owned(), Yaml::List(gates));
        self.file(format!("{folder}/gates.yaml"), file.lines());

        let mut mails = Yaml::map();
        for which in self.each("mail", program).into_iter().filter(|one| one.set == 0 || one.instance == 1) {
            let row = self.row("mail", "name");
            let name = self.value(row, which).unwrap();
            mails.put(name, self.fields("mail", which, &["name"]));
        }
        self.file(format!("{folder}/audiences.yaml"), mails.lines());

        for stream in self.each("workstream", program) {
            let mut tasks = Yaml::map();
            for which in self.each("task", program).into_iter().filter(|one| one.set == stream.set) {
                let id = self.id("task", which);
                tasks.put(id, self.fields("task", which, &["id"]));
            }
            let mut plan = Yaml::map();
            plan.put("workstream".to_owned(), self.fields("workstream", stream, &[]));
            plan.put("tasks".to_owned(), tasks);
            self.file(format!("{folder}/plan/{}0.yaml", stream.set + 1), plan.lines());
        }

        let id = self.id("baseline", which);
        let text = self.fields("baseline", which, &[]).lines();
        self.file(format!("{folder}/baselines/{id}.yaml"), text);
        for which in self.each("report", program) {
            let row = self.row("report", "period");
            let period = self.value(row, which).unwrap();
            let text = self.fields("report", which, &[]).lines();
            self.file(format!("{folder}/reports/{period}.yaml"), text);
        }
        for which in self.each("note", program) {
            self.note(&folder, which);
        }
        for (entity, kind) in [
            ("requirement", "requirements"),
            ("issue", "issues"),
            ("escalation", "escalations"),
            ("risk", "risks"),
            ("decision", "decisions"),
            ("review", "reviews"),
        ] {
            for which in self.each(entity, program) {
                self.markdown(entity, &format!("{folder}/{kind}"), which);
            }
        }
        for (entity, kind) in [("action", "actions"), ("document", "collateral")] {
            for which in self.each(entity, program) {
                let id = self.id(entity, which);
                let text = self.fields(entity, which, &[]).lines();
                self.file(format!("{folder}/{kind}/{id}.yaml"), text);
            }
        }
    }

    fn list(&mut self, entity: &str, program: usize) -> Yaml {
        Yaml::List(self.each(entity, program).into_iter().map(|which| self.fields(entity, which, &[])).collect())
    }

    fn note(&mut self, folder: &str, which: Which) {
        let mut front = self.fields("note", which, &[]).lines();
        let mut period = "2026-W23";
        if which.set == 1 {
            // The hidden note is the newest.
            period = "2026-W24";
            front = front.replace("2026-W23", period).replace("2026-06-05T15", "2026-06-12T15");
        }
        let mut text = format!("---\n{front}---\n");
        for heading in ["## BLUF {en}", "## BLUF {zh}", "## BLUF {customer en}", "## BLUF {customer zh}"] {
            if which.set == 1 && heading.contains("customer") {
                continue;
            }
            let words = self.words("note", heading, which).unwrap();
            text += &format!("{heading}\n\n{words}\n\n");
            if heading == "## BLUF {customer en}" {
                let words = self.words("note", "internal passage of {customer en}", which).unwrap();
                text += &passage("internal", &words);
            }
        }
        self.file(format!("{folder}/status/{period}.md"), text);
    }

    fn markdown(&mut self, entity: &str, folder: &str, which: Which) {
        let id = self.id(entity, which);
        let mut text = format!("---\n{}---\n", self.fields(entity, which, &[]).lines());
        if let Some(words) = self.words(entity, "body", which) {
            text += &format!("{words}\n\n");
        }
        for reader in ["internal", "executive"] {
            if let Some(words) = self.words(entity, &format!("{reader} passage"), which) {
                text += &passage(reader, &words);
            }
        }
        self.file(format!("{folder}/{id}.md"), text);
        if let Some(words) = self.words(entity, "translated body", which) {
            let row = self.row(entity, "translation source");
            let source = self.value(row, which);
            let front = source.map_or_else(String::new, |source| format!("---\nsource: {source}\n---\n"));
            self.file(format!("{folder}/{id}.zh.md"), format!("{front}{words}\n"));
        }
        if entity == "issue" {
            let log = self.log(which);
            self.file(format!("{folder}/{id}.log.md"), log);
        }
    }

    fn log(&mut self, which: Which) -> String {
        let open = self.words("issue", "log line {customer}", which).unwrap();
        let closed = self.words("issue", "log line", which).unwrap();
        let [open, closed] = [open, closed].map(|words| words.replace(['\n', '\r'], " "));
        let (person, contact) = (self.id("person", which), self.id("contact", which));
        let day = if which.instance == 0 { 27 } else { 12 };
        let last = if which.instance == 0 { "fix-in-test" } else { "closed" };
        format!(
            "- 2026-05-{day}T11:20+08:00 @{contact} [opened] {{customer}} {open}\n\
             - 2026-05-{day}T13:05+08:00 @{person} [acknowledged] {closed}\n\
             - 2026-05-29T18:40+08:00 @{person} [status: acknowledged -> analysing] {closed}\n\
             - 2026-06-01T10:10+08:00 @{person} [note] {closed}\n\
             - 2026-06-02T10:10+08:00 @{person} [contained] {{customer}} {open}\n\
             - 2026-06-05T09:00+08:00 @{person} [escalated: L1] {closed}\n\
             - 2026-06-11T20:15+08:00 @{person} [status: analysing -> {last}] {{customer}} {open}\n"
        )
    }
}

fn passage(reader: &str, words: &str) -> String {
    format!("<!-- visibility: {reader} -->\n\n{words}\n\n<!-- /visibility -->\n\n")
}

/// A text in the double quotes of YAML.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_ascii_graphic() || c == ' ' => out.push(c),
            c if u32::from(c) <= 0xFFFF => out += &format!("\\u{:04x}", u32::from(c)),
            c => out += &format!("\\U{:08x}", u32::from(c)),
        }
    }
    out + "\""
}

/// Places in the table of fields that no customer may learn anything of.
pub(crate) fn never_for_customers() -> Vec<usize> {
    let rows = rows();
    (0..rows.len()).filter(|row| rows[*row].seen[2] == Seen::Never && !rows[*row].value.is_empty()).collect()
}
