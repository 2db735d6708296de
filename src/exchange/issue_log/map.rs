//! The map of a table: which column is what, how times are written, which words mean which state and severity.
//!
//! ```yaml
//! columns: {id: Issue key, title: Summary, opened: Created, closed: Resolved, state: Status, severity: Priority}
//! dates: "%d/%b/%y %H:%M"      # strftime, a list of them, or `iso`
//! time_zone: UTC               # of times without an offset
//! severity: {Blocker: S1, Critical: S2, "*": S3}
//! state: {Open: new, In Progress: analysing, Resolved: resolved}
//! ```

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, FileId, Files, Span, suggestion};
use crate::source::{Content, Entry, Listing, Node, ReadError, Tree, read_tree};
use crate::terms::{IssueState, Severity, Word};
use crate::time::{Date, Zone, parse_date, parse_zone};

use super::when::TimeForm;

/// A map.
#[derive(Debug, Clone, PartialEq)]
pub struct LogMap {
    /// Names of columns by what they are.
    pub columns: Columns,
    /// Ways in which times are written, in the order tried.
    pub dates: Vec<TimeForm>,
    /// Zone of times without an offset, and of the program.
    pub zone: Zone,
    /// Between cells: `,` unless the map says otherwise.
    pub delimiter: u8,
    /// Encoding of a file that is not UTF-8 and has no byte-order mark.
    pub encoding: Option<String>,
    /// What words of the severity column mean; S3 where there is no column and nothing is said.
    pub severity: Values<Severity>,
    /// What words of the state column mean.
    pub state: Values<IssueState>,
    /// What is written as next step of open S1 and S2 issues, which must have one.
    pub triage: String,
    /// By when; the last date of the log where none is said.
    pub triage_due: Option<Date>,
}

/// Names of columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// The other tool's id; without it rows are counted.
    pub id: Option<String>,
    /// Title; the id where there is none.
    pub title: Option<String>,
    /// When it was opened.
    pub opened: String,
    /// When it was resolved or closed; empty while open.
    pub closed: Option<String>,
    /// State; without it what has been closed is closed, and all else new.
    pub state: Option<String>,
    /// Severity.
    pub severity: Option<String>,
    /// Who owns it, by name.
    pub owner: Option<String>,
}

/// What words mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values<T> {
    by_word: BTreeMap<String, T>,
    other: Option<T>,
}

impl<T: Copy> Values<T> {
    /// What a word means, its case aside; what `*` says where it is not in the map.
    #[must_use]
    pub fn read(&self, word: &str) -> Option<T> {
        self.by_word.get(&word.trim().to_lowercase()).copied().or(self.other)
    }

    /// The words of the map.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.by_word.keys().map(String::as_str)
    }
}

const KEYS: [&str; 8] = ["columns", "dates", "time_zone", "delimiter", "encoding", "severity", "state", "triage"];
const COLUMNS: [&str; 7] = ["id", "title", "opened", "closed", "state", "severity", "owner"];

/// What is wrong with a map: the diagnostics and the text they point into.
#[derive(Debug)]
pub struct MapErrors {
    /// The map's text.
    pub files: Files,
    /// All mistakes.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a map; `shown` is its path as the user wrote it.
///
/// # Errors
/// Everything that is wrong with it, with places.
pub fn read_map(bytes: &[u8], shown: &str) -> Result<LogMap, Box<MapErrors>> {
    let (tree, diagnostics) = read_tree(&OneFile { bytes, shown });
    let node = tree.documents.first().and_then(|document| match &document.content {
        Content::Yaml(node) => Some((node, document.file)),
        Content::Markdown { .. } | Content::Log { .. } => None,
    });
    let mut reader = MapReader { file: FileId(0), diagnostics };
    let map = node.and_then(|(node, file)| {
        reader.file = file;
        reader.map(node)
    });
    match map {
        Some(map) if reader.diagnostics.is_empty() => Ok(map),
        _ => Err(Box::new(MapErrors { diagnostics: reader.diagnostics, files: tree.files })),
    }
}

/// The map alone as a tree.
struct OneFile<'b> {
    bytes: &'b [u8],
    shown: &'b str,
}

impl Tree for OneFile<'_> {
    fn list(&self) -> Listing {
        Listing { files: vec!["map.yaml".to_owned()], problems: Vec::new() }
    }

    fn read(&self, _: &str) -> Result<Vec<u8>, ReadError> {
        Ok(self.bytes.to_vec())
    }

    fn shown(&self, _: &str) -> String {
        self.shown.to_owned()
    }
}

struct MapReader {
    file: FileId,
    diagnostics: Vec<Diagnostic>,
}

impl MapReader {
    fn map(&mut self, node: &Node) -> Option<LogMap> {
        let entries = self.entries(node, "the map", &KEYS)?;
        let find = |name: &str| entries.iter().find(|entry| entry.key.value == name).map(|entry| &entry.value);
        let Some(columns) = find("columns") else {
            self.wrong(
                Span::whole_file(self.file),
                "`columns` is missing",
                "add `columns: {id: Key, opened: Created, closed: Resolved}`, with the names of your columns",
            );
            return None;
        };
        let columns = self.columns(columns)?;
        let dates = self.dates(find("dates"));
        let zone = find("time_zone").and_then(|node| {
            let text = self.text(node, "time_zone")?;
            parse_zone(&text).map_err(|error| self.wrong(node.span, &error.problem(), &error.hint())).ok()
        });
        let delimiter = find("delimiter").and_then(|node| self.delimiter(node));
        let encoding = find("encoding").and_then(|node| self.text(node, "encoding"));
        let severity = find("severity").map(|node| self.values(node, "severity"));
        let state = find("state").map(|node| self.values(node, "state"));
        if columns.severity.is_some() && find("severity").is_none() {
            let hint = "add `severity: {Blocker: S1, Critical: S2, \"*\": S3}`, with the words of your column";
            self.wrong(
                Span::whole_file(self.file),
                "`severity` is missing: what do the words of its column mean?",
                hint,
            );
        }
        if columns.state.is_some() && find("state").is_none() {
            let hint = "add `state: {Open: new, In Progress: analysing, Done: closed}`, with the words of your column";
            self.wrong(Span::whole_file(self.file), "`state` is missing: what do the words of its column mean?", hint);
        }
        let (triage, triage_due) = find("triage").map(|node| self.triage(node)).unwrap_or_default();
        Some(LogMap {
            columns,
            dates,
            zone: zone.unwrap_or(Zone::UTC),
            delimiter: delimiter.unwrap_or(b','),
            encoding,
            severity: severity.unwrap_or(Values { by_word: BTreeMap::new(), other: Some(Severity::S3) }),
            state: state.unwrap_or(Values { by_word: BTreeMap::new(), other: None }),
            triage: triage.unwrap_or_else(|| "Triage after the import".to_owned()),
            triage_due,
        })
    }

    fn columns(&mut self, node: &Node) -> Option<Columns> {
        let entries = self.entries(node, "`columns`", &COLUMNS)?;
        let mut columns = Columns::default();
        let mut opened = None;
        for entry in entries {
            let Some(name) = self.text(&entry.value, &entry.key.value) else { continue };
            let place = match entry.key.value.as_str() {
                "id" => &mut columns.id,
                "title" => &mut columns.title,
                "opened" => &mut opened,
                "closed" => &mut columns.closed,
                "state" => &mut columns.state,
                "severity" => &mut columns.severity,
                _ => &mut columns.owner,
            };
            *place = Some(name);
        }
        if opened.is_none() {
            self.wrong(
                node.span,
                "`columns` does not say which column tells when an issue was opened",
                "add `opened: Created`",
            );
        }
        columns.opened = opened?;
        Some(columns)
    }

    fn dates(&mut self, node: Option<&Node>) -> Vec<TimeForm> {
        let Some(node) = node else {
            return TimeForm::new("iso").into_iter().collect();
        };
        let single = std::slice::from_ref(node);
        let mut forms = Vec::new();
        for item in node.as_sequence().unwrap_or(single) {
            let Some(text) = self.text(item, "dates") else { continue };
            match TimeForm::new(&text) {
                Some(form) => forms.push(form),
                None => self.wrong(
                    item.span,
                    &format!("`{}` is not a way to write a date", shortened(&text)),
                    "write it with the directives of strftime, as in `\"%d/%m/%Y %H:%M\"`, or `iso`",
                ),
            }
        }
        forms
    }

    fn delimiter(&mut self, node: &Node) -> Option<u8> {
        let text = self.text(node, "delimiter")?;
        match text.as_str() {
            "tab" | "\t" => Some(b'\t'),
            one if one.len() == 1 && one.is_ascii() && !["\"", "\n", "\r"].contains(&one) => one.bytes().next(),
            _ => {
                self.wrong(node.span, "a `delimiter` is one character", "write `\",\"`, `\";\"` or `tab`");
                None
            }
        }
    }

    /// What words mean, or one meaning for all of them.
    fn values<T: Word>(&mut self, node: &Node, name: &str) -> Values<T> {
        let mut values = Values { by_word: BTreeMap::new(), other: None };
        let Some(entries) = node.as_mapping() else {
            values.other = self.word(node, name);
            return values;
        };
        for entry in entries {
            let Some(value) = self.word(&entry.value, name) else { continue };
            if entry.key.value == "*" {
                values.other = Some(value);
            } else {
                values.by_word.insert(entry.key.value.trim().to_lowercase(), value);
            }
        }
        values
    }

    fn word<T: Word>(&mut self, node: &Node, name: &str) -> Option<T> {
        let text = self.text(node, name)?;
        let found = T::ALL_WORDS.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let words: Vec<&str> = T::ALL_WORDS.iter().map(|(word, _)| *word).collect();
            let hint = suggestion(&text, words.iter().copied())
                .unwrap_or_else(|| format!("write one of `{}`", words.join("`, `")));
            self.wrong(node.span, &format!("unknown {name} `{}`", shortened(&text)), &hint);
        }
        found
    }

    fn triage(&mut self, node: &Node) -> (Option<String>, Option<Date>) {
        let Some(entries) = self.entries(node, "`triage`", &["text", "due"]) else { return (None, None) };
        let (mut text, mut due) = (None, None);
        for entry in entries {
            let Some(value) = self.text(&entry.value, &entry.key.value) else { continue };
            if entry.key.value == "text" {
                text = Some(value);
            } else {
                due = parse_date(&value)
                    .map_err(|error| self.wrong(entry.value.span, &error.to_string(), "write it like `2026-06-12`"))
                    .ok();
            }
        }
        (text, due)
    }

    /// The entries of a mapping with known keys; keys that are not are reported and left out.
    fn entries<'n>(&mut self, node: &'n Node, what: &str, known: &[&str]) -> Option<Vec<&'n Entry>> {
        let Some(entries) = node.as_mapping() else {
            let message = format!("{what} is {}, not a mapping", node.kind());
            self.wrong(node.span, &message, &format!("keys here are `{}`", known.join("`, `")));
            return None;
        };
        let (good, bad): (Vec<&Entry>, Vec<&Entry>) =
            entries.iter().partition(|entry| known.contains(&entry.key.value.as_str()));
        for entry in bad.into_iter().filter(|entry| !entry.key.value.starts_with("x-")) {
            let hint = suggestion(&entry.key.value, known.iter().copied())
                .unwrap_or_else(|| format!("keys here are `{}`", known.join("`, `")));
            let message = format!("unknown key `{}`", shortened(&entry.key.value));
            self.diagnostics.push(Diagnostic::new(Code::E003, message).at(entry.key.span).hint(hint));
        }
        Some(good)
    }

    fn text(&mut self, node: &Node, name: &str) -> Option<String> {
        let text = node.as_scalar().map(|scalar| scalar.text.clone());
        if text.is_none() {
            self.wrong(node.span, &format!("`{name}` is {}, not a text", node.kind()), "write a text");
        }
        text
    }

    fn wrong(&mut self, span: Span, message: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::new(Code::E018, message).at(span).hint(hint));
    }
}

/// The beginning of a text, for messages.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let mut short: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<String> {
        let errors = read_map(text.as_bytes(), "map.yaml").map(|_| ()).unwrap_err();
        assert!(!errors.diagnostics.is_empty(), "{text}");
        errors.diagnostics.iter().map(|one| format!("{}: {}", one.code.name(), one.message)).collect()
    }

    #[test]
    fn a_map_is_read() {
        let map = read_map(
            b"columns: {id: Key, opened: Created, state: Status, severity: P}\ndates: [\"%d/%m/%Y\", iso]\n\
              time_zone: Asia/Taipei\ndelimiter: tab\nseverity: {Blocker: S1, '*': S3}\nstate: {Open: new}\n\
              triage: {text: Look, due: 2026-06-12}\nx-note: free\n",
            "m.yaml",
        )
        .unwrap();
        assert_eq!((map.delimiter, map.dates.len(), map.zone), (b'\t', 2, chrono_tz::Asia::Taipei));
        assert_eq!(
            [map.severity.read(" blocker "), map.severity.read("Minor")],
            [Some(Severity::S1), Some(Severity::S3)]
        );
        assert_eq!((map.state.read("open"), map.state.read("Done")), (Some(IssueState::New), None));
        assert_eq!(map.triage, "Look");
    }

    #[test]
    fn what_is_wrong_with_a_map_is_said_with_its_place() {
        assert_eq!(mistakes(""), ["E018: the map is nothing, not a mapping"]);
        assert_eq!(mistakes("- a"), ["E018: the map is a list, not a mapping"]);
        assert_eq!(mistakes("colums: {opened: a}"), ["E003: unknown key `colums`", "E018: `columns` is missing"]);
        assert_eq!(
            mistakes("columns: {id: a}"),
            ["E018: `columns` does not say which column tells when an issue was opened"]
        );
        assert_eq!(
            mistakes(
                "columns: {opened: a, severity: b}\nstate: {a: opne}\ndates: '%H'\ntime_zone: Mars\ndelimiter: ab"
            ),
            [
                "E018: `%H` is not a way to write a date",
                "E018: `Mars` is not a time zone",
                "E018: a `delimiter` is one character",
                "E018: unknown state `opne`",
                "E018: `severity` is missing: what do the words of its column mean?",
            ]
        );
        assert!(mistakes("columns: [a").iter().all(|one| one.starts_with('E')));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), text in "[a-z:{}\\[\\],*\"' \n-]{0,120}") {
            let _ = read_map(&bytes, "m");
            let _ = read_map(format!("columns: {{opened: a}}\n{text}").as_bytes(), "m");
        }
    }
}
