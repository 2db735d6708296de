//! The table of fields: `fields.csv`, one row for every field that an author can write.

use std::collections::BTreeSet;

/// What a reader finds of a field, where the entity may be seen at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Its text stands in the output.
    Yes,
    /// Its text does not stand there; what is computed from it may.
    No,
    /// Nothing of it: whatever it says, the output is the same bytes.
    Never,
}

impl Seen {
    fn parse(word: &str) -> Self {
        match word {
            "yes" => Self::Yes,
            "no" => Self::No,
            "never" => Self::Never,
            other => panic!("`{other}` is not `yes`, `no` or `never`"),
        }
    }

    /// The word in the table.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Never => "never",
        }
    }
}

/// One field.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The entity it belongs to: `issue`.
    pub(crate) entity: String,
    /// Its path in the file, or words for what is not a key: `next_action.text`, `body`.
    pub(crate) field: String,
    /// By internal readers, executives and the program's customer.
    pub(crate) seen: [Seen; 3],
    /// What the test portfolio writes there; empty for what another row stands for.
    pub(crate) value: String,
    /// What a reader of the table should know.
    pub(crate) note: String,
}

/// Fields that are no keys.
const TEXTS: [&str; 14] = [
    "## BLUF {en}",
    "## BLUF {zh}",
    "## BLUF {customer en}",
    "## BLUF {customer zh}",
    "internal passage of {customer en}",
    "body",
    "internal passage",
    "executive passage",
    "translated body",
    "translation source",
    "log line {customer}",
    "log line",
    "mail name",
    "area id",
];

impl Row {
    /// Whether the field is a key of a mapping, not a text around it.
    pub(crate) fn is_key(&self) -> bool {
        !TEXTS.contains(&self.field.as_str())
    }

    /// The keys from the file's top to the field; `[]` marks a list of mappings.
    pub(crate) fn path(&self) -> Vec<&str> {
        let mut depth = 0_i32;
        self.field
            .split(|c: char| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                c == '.' && depth == 0
            })
            .collect()
    }
}

/// All rows, in the order of the file.
pub(crate) fn rows() -> Vec<Row> {
    let text = include_str!("fields.csv");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("entity,field,internal,executive,customer,value,note"));
    let rows: Vec<Row> = lines.map(row).collect();
    let names: BTreeSet<_> = rows.iter().map(|row| (&row.entity, &row.field)).collect();
    assert_eq!(names.len(), rows.len(), "a field stands twice in the table");
    rows
}

fn row(line: &str) -> Row {
    let cells = cells(line);
    let [entity, field, internal, executive, customer, value, note] = cells.as_slice() else {
        panic!("not 7 cells: {line}")
    };
    Row {
        entity: entity.clone(),
        field: field.clone(),
        seen: [internal, executive, customer].map(|word| Seen::parse(word)),
        value: value.clone(),
        note: note.clone(),
    }
}

/// The cells of a line; a cell in quotes may hold commas, and quotes written twice.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let cell = cells.last_mut().expect("there is always a cell");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    cells
}

/// The table as ARCHITECTURE.md prints it: by entity, fields that the same readers see in one line.
pub(crate) fn markdown() -> String {
    let mut lines: Vec<(String, [Seen; 3], Vec<String>)> = Vec::new();
    for row in rows() {
        let note = if row.note.is_empty() { String::new() } else { format!(" ({})", row.note) };
        let field = format!("`{}`{note}", shown(&row));
        match lines.iter_mut().find(|(entity, seen, _)| *entity == row.entity && *seen == row.seen) {
            Some((_, _, fields)) if fields.contains(&field) => {}
            Some((_, _, fields)) => fields.push(field),
            None => lines.push((row.entity.clone(), row.seen, vec![field])),
        }
    }
    let mut out =
        String::from("| entity | field | internal | executive | customer |\n| --- | --- | --- | --- | --- |\n");
    let mut before = String::new();
    for (entity, seen, fields) in lines {
        let name = if entity == before { "" } else { entity.as_str() };
        let [internal, executive, customer] = seen.map(Seen::word);
        let line = format!("| {name} | {} | {internal} | {executive} | {customer} |\n", fields.join(", "));
        out.push_str(&line);
        before = entity;
    }
    out
}

/// The field with what the author names himself left open.
fn shown(row: &Row) -> String {
    let mut field = row.field.replace('~', "…");
    if row.is_key() {
        for own in ["{task.0}", "{task.3}", "{workstream}", "{customer}", "{resource}"] {
            field = field.replace(own, "…");
        }
    }
    field
}
