//! A log as the files of a program: one a issue, with its events beside it.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use crate::exchange::draft::{Draft, DraftOptions, DraftResource, ResourceKind};
use crate::exchange::write::yaml::{one_line, quoted, scalar};
use crate::exchange::write::{Folder, folder, ids};
use crate::terms::{IssueState, Moment, ProgramId, Severity};
use crate::time::{Date, Instant};

use super::map::LogMap;
use super::rows::{IssueLog, Row};

/// Longest tail of an id that is taken from the other tool's.
const LONGEST_TAIL: usize = 24;

/// The files of a program with the issues of a log. `name` is the program's.
///
/// What was opened is opened in the log, at its time; what is not new any more changed its state when it was closed or,
/// while it is open, when it was opened: a table says no more.
#[must_use]
pub fn program(log: &IssueLog, map: &LogMap, program: &ProgramId, name: &str) -> Folder {
    let draft = draft(log, map, name);
    let mut written = folder(&draft, program);
    let (manager, owners) = ids(&draft, program);
    let owner_ids: BTreeMap<&str, &str> =
        draft.resources.iter().zip(&owners).map(|(resource, id)| (resource.name.as_str(), id.as_str())).collect();
    let tails = tails(&log.rows);
    let part: String = program.as_str().chars().filter(char::is_ascii_alphanumeric).collect();
    let due = map.triage_due.or(last_date(log, map)).unwrap_or_default();
    let writer = Writer { map, manager: &manager, due };
    for (row, tail) in log.rows.iter().zip(tails) {
        let id = format!("ISS-{}-{tail}", part.to_uppercase());
        let owner = row.owner.as_deref().map(one_line).and_then(|name| owner_ids.get(name.as_str()).copied());
        let path = format!("{program}/issues/{id}");
        written.files.push((format!("{path}.md"), writer.issue(row, &id, owner)));
        written.files.push((format!("{path}.log.md"), writer.events(row, owner)));
    }
    written.files.sort();
    written
}

/// The program around the issues: who owns them, from the first opening to the last date of the log.
fn draft(log: &IssueLog, map: &LogMap, name: &str) -> Draft {
    let first = log.rows.iter().map(|row| row.opened).min().unwrap_or(Instant(0));
    let mut seen = HashSet::new();
    let owners = log.rows.iter().filter_map(|row| row.owner.as_deref()).map(one_line);
    Draft {
        source: "an issue log",
        name: name.to_owned(),
        manager: None,
        customer: None,
        start: first.to_local(map.zone),
        data_date: last_date(log, map).map(Moment::Day),
        zone: map.zone,
        calendars: Vec::new(),
        calendar: 0,
        workstreams: Vec::new(),
        tasks: Vec::new(),
        resources: owners
            .filter(|name| !name.is_empty() && seen.insert(name.clone()))
            .map(|name| DraftResource { name, kind: ResourceKind::Person, capacity: 1.0, email: None, calendar: None })
            .collect(),
        baselines: Vec::new(),
        options: DraftOptions::default(),
        losses: Vec::new(),
    }
}

/// The last date on which something was opened or closed.
fn last_date(log: &IssueLog, map: &LogMap) -> Option<Date> {
    log.rows.iter().flat_map(|row| [Some(row.opened), row.closed]).flatten().max().map(|at| at.date_in(map.zone))
}

/// The tail of each id: letters and digits of the other tool's where they tell all rows apart, so that a later import
/// of the same log gives the same ids; else the place in the log.
fn tails(rows: &[Row]) -> Vec<String> {
    let own: Vec<String> = rows
        .iter()
        .map(|row| row.id.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect())
        .collect();
    let mut seen = HashSet::new();
    let fit =
        own.iter().all(|tail: &String| !tail.is_empty() && tail.len() <= LONGEST_TAIL && seen.insert(tail.as_str()));
    if fit { own } else { (1..=rows.len()).map(|place| place.to_string()).collect() }
}

struct Writer<'m> {
    map: &'m LogMap,
    /// Who writes what nobody is named for.
    manager: &'m str,
    /// By when open severe issues are to be looked at.
    due: Date,
}

impl Writer<'_> {
    fn issue(&self, row: &Row, id: &str, owner: Option<&str>) -> String {
        let title = one_line(row.title.as_deref().unwrap_or(&row.id));
        let title = if title.is_empty() { id } else { title.as_str() };
        let mut text = format!("---\nid: {id}\ntitle: {}\n", scalar(title));
        let _ = writeln!(text, "status: {}\nseverity: {}", row.state, row.severity);
        let at = row.opened.text_in(self.map.zone);
        let _ = writeln!(text, "reported: {{at: {at}, via: import, ref: {}}}", quoted(&one_line(&row.id)));
        let severe = matches!(row.severity, Severity::S1 | Severity::S2) && row.state.is_open();
        if let Some(owner) = owner.or(severe.then_some(self.manager)) {
            let _ = writeln!(text, "owner: {owner}");
        }
        if severe {
            let triage = quoted(&one_line(&self.map.triage));
            let _ = writeln!(text, "next_action: {{text: {triage}, due: {}}}", self.due);
        }
        text.push_str("---\n");
        text
    }

    fn events(&self, row: &Row, owner: Option<&str>) -> String {
        let by = owner.unwrap_or(self.manager);
        let mut text = format!("- {} @{by} [opened] imported\n", row.opened.text_in(self.map.zone));
        if row.state != IssueState::New {
            let at = row.closed.unwrap_or(row.opened).text_in(self.map.zone);
            let _ = writeln!(text, "- {at} @{by} [status: new -> {}] imported", row.state);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::super::{read_map, read_rows};
    use super::*;
    use crate::load;
    use crate::schedule::Now;
    use crate::source::Memory;

    fn written(table: &str) -> Folder {
        let map = read_map(
            b"columns: {id: Key, title: What, opened: Created, closed: Done, state: State, severity: P, owner: Who}\n\
              severity: {a: S1, b: S2, '*': S3}\nstate: {open: analysing, done: closed, no: rejected}\ntime_zone: Asia/Taipei\n",
            "m",
        )
        .unwrap();
        let log = read_rows(&format!("Key,What,Created,Done,State,P,Who\n{table}"), &map).unwrap();
        program(&log, &map, &ProgramId::parse("a-log").unwrap(), "log")
    }

    fn mistakes(written: &Folder) -> Vec<String> {
        let files = written.files.iter().chain([&written.portfolio]);
        let tree = Memory::new(files.map(|(path, text)| (path.clone(), text.clone().into_bytes())));
        let loaded = load(&tree, Now { as_of: None, clock: Instant(0) });
        loaded.diagnostics.iter().filter(|one| one.is_error()).map(|one| one.message.clone()).collect()
    }

    #[test]
    fn what_is_written_checks() {
        let folder = written(
            "X-1,\"a: 'b' # {c}\",2026-03-02 10:00,,open,a,Ann Lee\n\
             X-2,,2026-03-03 10:00,2026-03-05 12:30,done,c,\n\
             X-3,<!-- visibility: internal -->,2026-03-04 10:00,2026-03-04 10:00,no,b,Ann  Lee\n",
        );
        assert_eq!(mistakes(&folder), Vec::<String>::new());
        let text = |path: &str| &folder.files.iter().find(|(other, _)| other == path).unwrap().1;
        assert_eq!(
            text("a-log/issues/ISS-ALOG-X1.md"),
            "---\nid: ISS-ALOG-X1\ntitle: \"a: 'b' # {c}\"\nstatus: analysing\nseverity: S1\n\
             reported: {at: 2026-03-02T10:00+08:00, via: import, ref: \"X-1\"}\nowner: a-log-ann-lee\n\
             next_action: {text: \"Triage after the import\", due: 2026-03-05}\n---\n"
        );
        assert_eq!(
            text("a-log/issues/ISS-ALOG-X2.log.md"),
            "- 2026-03-03T10:00+08:00 @a-log-manager [opened] imported\n\
             - 2026-03-05T12:30+08:00 @a-log-manager [status: new -> closed] imported\n"
        );
    }

    #[test]
    fn ids_that_would_meet_are_numbers() {
        let rows = |ids: [&str; 2]| {
            let table = format!("{},a,2026-03-02,,open,c,\n{},a,2026-03-02,,open,c,\n", ids[0], ids[1]);
            let folder = written(&table);
            let issues = folder.files.iter().filter(|(path, _)| path.ends_with(".log.md"));
            issues.map(|(path, _)| path.trim_start_matches("a-log/issues/").to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(rows(["a-1", "a-2"]), ["ISS-ALOG-A1.log.md", "ISS-ALOG-A2.log.md"]);
        assert_eq!(rows(["a-11", "a1-1"]), ["ISS-ALOG-1.log.md", "ISS-ALOG-2.log.md"]);
        assert_eq!(rows(["固件", "b"]), ["ISS-ALOG-1.log.md", "ISS-ALOG-2.log.md"]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]
        #[test]
        fn any_words_check(title in "\\PC{0,60}", owner in "\\PC{0,30}", key in "\\PC{1,20}") {
            let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            let table = format!("{},{},2026-03-02 10:00,,open,a,{}\n", cell(&key), cell(&title), cell(&owner));
            proptest::prop_assert_eq!(mistakes(&written(&table)), Vec::<String>::new());
        }
    }
}
