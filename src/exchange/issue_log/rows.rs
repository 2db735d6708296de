//! The rows of a table as issues, and what is wrong with those that are none.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use serde::Serialize;

use crate::diagnostics::suggestion;
use crate::exchange::ImportError;
use crate::terms::{IssueState, Severity};
use crate::time::Instant;

use super::map::{LogMap, shortened};
use super::when::Side;

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IssueLog {
    /// Rows that are issues, in the order of the file.
    pub rows: Vec<Row>,
    /// What is wrong with the others, in the order of the file; a row may stand here more than once.
    pub problems: Vec<RowProblem>,
    /// Rows in all, the header not counted.
    pub read: usize,
    /// Columns that the map does not name.
    pub unmapped: Vec<String>,
}

/// One issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The other tool's id; its number in the table where there is no column for it.
    pub id: String,
    /// Title, not empty where it is there.
    pub title: Option<String>,
    /// Who owns it, not empty where it is there.
    pub owner: Option<String>,
    /// When it was opened.
    pub opened: Instant,
    /// When it was resolved, closed or rejected; not before it was opened, and only where the state is not open.
    pub closed: Option<Instant>,
    /// Where it stands.
    pub state: IssueState,
    /// How bad it is.
    pub severity: Severity,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowProblem {
    /// The row, from 1, the header not counted.
    pub row: usize,
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// The column, from 1; 0 where it is about the whole row.
    pub column: usize,
    /// The column's name.
    pub name: String,
    /// What is wrong: lower-case phrase, no final stop.
    pub message: String,
}

/// Reads a table by its map.
///
/// # Errors
/// No header, or one that has no column of a name that the map uses.
pub fn read_rows(text: &str, map: &LogMap) -> Result<IssueLog, ImportError> {
    let mut reader =
        ReaderBuilder::new().delimiter(map.delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    if !reader.read_record(&mut record).map_err(|error| ImportError::new(error.to_string()))? {
        return Err(ImportError::at(1, 1, "the table is empty: its first row names the columns"));
    }
    let header: Vec<String> = record.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
    let table = Table { places: Places::of(&header, map)?, map, header: &header };
    let mut log = IssueLog { unmapped: table.unmapped(), ..IssueLog::default() };
    let mut first_row_of: HashMap<String, usize> = HashMap::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(ImportError::new(error.to_string())),
        }
        log.read += 1;
        let line = record.position().map_or(0, csv::Position::line);
        let mut found = Found { row: log.read, line, header: &header, problems: Vec::new() };
        let row = table.row(&record, &mut found, &mut first_row_of);
        if let (Some(row), true) = (row, found.problems.is_empty()) {
            log.rows.push(row);
        }
        log.problems.append(&mut found.problems);
    }
    Ok(log)
}

/// Places of the mapped columns.
struct Places {
    id: Option<usize>,
    title: Option<usize>,
    opened: usize,
    closed: Option<usize>,
    state: Option<usize>,
    severity: Option<usize>,
    owner: Option<usize>,
}

impl Places {
    fn of(header: &[String], map: &LogMap) -> Result<Self, ImportError> {
        let place = |name: &str| {
            header.iter().position(|column| column == name).ok_or_else(|| {
                let known = header.iter().map(String::as_str);
                let hint = suggestion(name, known).unwrap_or_else(|| {
                    format!(
                        "columns are `{}`",
                        header.iter().take(30).map(|one| shortened(one)).collect::<Vec<_>>().join("`, `")
                    )
                });
                ImportError::at(1, 1, format!("there is no column `{}`, which the map names; {hint}", shortened(name)))
            })
        };
        let maybe = |name: &Option<String>| name.as_deref().map(place).transpose();
        let columns = &map.columns;
        Ok(Self {
            id: maybe(&columns.id)?,
            title: maybe(&columns.title)?,
            opened: place(&columns.opened)?,
            closed: maybe(&columns.closed)?,
            state: maybe(&columns.state)?,
            severity: maybe(&columns.severity)?,
            owner: maybe(&columns.owner)?,
        })
    }
}

/// What is found in one row.
struct Found<'h> {
    row: usize,
    line: u64,
    header: &'h [String],
    problems: Vec<RowProblem>,
}

impl Found<'_> {
    fn wrong(&mut self, place: Option<usize>, message: String) {
        let name = place.and_then(|place| self.header.get(place)).map(|name| shortened(name)).unwrap_or_default();
        let column = place.map_or(0, |place| place + 1);
        self.problems.push(RowProblem { row: self.row, line: self.line, column, name, message });
    }
}

struct Table<'m> {
    places: Places,
    map: &'m LogMap,
    header: &'m [String],
}

impl Table<'_> {
    fn unmapped(&self) -> Vec<String> {
        let places = &self.places;
        let used =
            [places.id, places.title, Some(places.opened), places.closed, places.state, places.severity, places.owner];
        let named = self.header.iter().enumerate().filter(|(place, _)| !used.contains(&Some(*place)));
        named.map(|(_, name)| shortened(name)).collect()
    }

    /// The issue of a row; what is wrong goes to `found`.
    fn row(
        &self,
        record: &StringRecord,
        found: &mut Found<'_>,
        first_row_of: &mut HashMap<String, usize>,
    ) -> Option<Row> {
        if record.len() != self.header.len() {
            let quote = if record.len() < self.header.len() { "; is a quote not closed?" } else { "" };
            found.wrong(None, format!("the row has {} columns of {}{quote}", record.len(), self.header.len()));
            return None;
        }
        let cell = |place: usize| record.get(place).unwrap_or_default().trim();
        let text = |place: Option<usize>| place.map(cell).filter(|text| !text.is_empty()).map(str::to_owned);
        let id = self.id(cell, found, first_row_of);
        let opened = if cell(self.places.opened).is_empty() {
            found.wrong(Some(self.places.opened), "nothing says when it was opened".to_owned());
            None
        } else {
            self.time(self.places.opened, cell, Side::Start, found)
        };
        let closed_place = self.places.closed.filter(|place| !cell(*place).is_empty());
        let closed = closed_place.and_then(|place| self.time(place, cell, Side::End, found));
        if let (Some(place), Some(opened), Some(closed)) = (closed_place, opened, closed)
            && closed < opened
        {
            let [closed, opened] = [closed, opened].map(|at| at.text_in(self.map.zone));
            found.wrong(Some(place), format!("closed {closed}, before it was opened {opened}"));
        }
        let severity = match self.places.severity {
            None => self.map.severity.read(""),
            Some(place) => {
                let severity = self.map.severity.read(cell(place));
                if severity.is_none() {
                    found.wrong(Some(place), unknown("severity", cell(place), self.map.severity.words()));
                }
                severity
            }
        };
        let state = self.state(cell, closed_place, found);
        Some(Row {
            id: id?,
            title: text(self.places.title),
            owner: text(self.places.owner),
            opened: opened?,
            closed,
            state: state?,
            severity: severity?,
        })
    }

    fn id<'r>(
        &self,
        cell: impl Fn(usize) -> &'r str,
        found: &mut Found<'_>,
        first_row_of: &mut HashMap<String, usize>,
    ) -> Option<String> {
        let Some(place) = self.places.id else { return Some(found.row.to_string()) };
        let id = cell(place);
        if id.is_empty() {
            found.wrong(Some(place), "the row has no id".to_owned());
            return None;
        }
        let row = found.row;
        let first = *first_row_of.entry(id.to_owned()).or_insert(row);
        if first != row {
            found.wrong(Some(place), format!("the id `{}` stands in row {first} already", shortened(id)));
            return None;
        }
        Some(id.to_owned())
    }

    fn time<'r>(
        &self,
        place: usize,
        cell: impl Fn(usize) -> &'r str,
        side: Side,
        found: &mut Found<'_>,
    ) -> Option<Instant> {
        let text = cell(place);
        let time = self.map.dates.iter().find_map(|form| form.read(text, self.map.zone, side));
        if time.is_none() {
            found.wrong(Some(place), format!("`{}` is no time as `dates` of the map writes it", shortened(text)));
        }
        time
    }

    /// The state; it has to agree with whether there is a date of closing.
    fn state<'r>(
        &self,
        cell: impl Fn(usize) -> &'r str,
        closed: Option<usize>,
        found: &mut Found<'_>,
    ) -> Option<IssueState> {
        let Some(place) = self.places.state else {
            return Some(if closed.is_some() { IssueState::Closed } else { IssueState::New });
        };
        let word = cell(place);
        let Some(state) = self.map.state.read(word) else {
            found.wrong(Some(place), unknown("state", word, self.map.state.words()));
            return None;
        };
        let shown = shortened(word);
        match (state.is_open(), closed) {
            (true, Some(_)) => {
                let message = format!("`{shown}` means {state}, which is open, but there is a date of closing");
                found.wrong(Some(place), message);
            }
            (false, None) if self.places.closed.is_some() => {
                found.wrong(self.places.closed, format!("`{shown}` means {state}, but there is no date of closing"));
            }
            (false, None) => {
                found.wrong(Some(place), format!("`{shown}` means {state}, but the map names no column `closed`"));
            }
            _ => {}
        }
        Some(state)
    }
}

fn unknown<'w>(what: &str, word: &str, words: impl Iterator<Item = &'w str>) -> String {
    let word_shown = shortened(word);
    let hint = suggestion(&word.to_lowercase(), words)
        .unwrap_or_else(|| format!("add `\"{word_shown}\": …` to `{what}` of the map"));
    format!("the map does not say what {what} `{word_shown}` means ({hint})")
}

#[cfg(test)]
mod tests {
    use super::super::read_map;
    use super::*;

    const MAP: &str = "columns: {id: Key, title: What, opened: Created, closed: Done, state: Status, severity: P}\n\
        dates: '%d/%m/%Y %H:%M'\nseverity: {Major: S2, Minor: S4}\nstate: {Open: new, Closed: closed}\n";

    fn read(table: &str) -> IssueLog {
        read_rows(table, &read_map(MAP.as_bytes(), "m").unwrap()).unwrap()
    }

    #[test]
    fn quotes_line_ends_and_marks_are_read() {
        let log = read(
            "\u{feff}Key,What,Created,Done,Status,P,More\r\n\
             A-1,\"said \"\"no\"\",\r\nand left\",01/02/2026 10:00,,Open,Major,x\r\n\
             \r\n\
             A-2,b,02/02/2026 10:00,03/02/2026 09:00,closed,minor,\r\n",
        );
        assert_eq!(log.problems, []);
        assert_eq!((log.read, log.unmapped.as_slice()), (2, &["More".to_owned()][..]));
        assert_eq!(log.rows[0].title.as_deref(), Some("said \"no\",\r\nand left"));
        assert_eq!((log.rows[0].state, log.rows[0].closed), (IssueState::New, None));
        assert_eq!(log.rows[1].closed.unwrap().minutes_since(log.rows[1].opened), 23 * 60);
    }

    #[test]
    fn what_is_wrong_is_said_with_line_and_column_and_the_rest_is_read() {
        let log = read(
            "Key,What,Created,Done,Status,P\n\
             1,\"two\nlines\",01/02/2026 10:00,,Open,Major\n\
             1,again,01/02/2026 10:00,,Open,Major\n\
             2,a,02/02/2026 10:00,01/02/2026 10:00,Closed,Major\n\
             3,a,31/02/2026 10:00,,Open,Major\n\
             ,a,,,Opn,Blocker\n\
             4,a,01/02/2026 10:00,02/02/2026 10:00,Open,Major\n\
             5,a,01/02/2026 10:00,,Closed,Major\n\
             6,short\n\
             7,good,01/02/2026 10:00,01/02/2026 10:00,Closed,Major\n\
             8,\"open,01/02/2026 10:00,,Open,Major\n",
        );
        let ids: Vec<&str> = log.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!((log.read, ids), (10, vec!["1", "7"]));
        let said: Vec<String> =
            log.problems.iter().map(|one| format!("{} {}:{} {}", one.row, one.line, one.column, one.message)).collect();
        assert_eq!(
            said,
            [
                "2 4:1 the id `1` stands in row 1 already",
                "3 5:4 closed 2026-02-01T10:00+00:00, before it was opened 2026-02-02T10:00+00:00",
                "4 6:3 `31/02/2026 10:00` is no time as `dates` of the map writes it",
                "5 7:1 the row has no id",
                "5 7:3 nothing says when it was opened",
                "5 7:6 the map does not say what severity `Blocker` means (add `\"Blocker\": …` to `severity` of the map)",
                "5 7:5 the map does not say what state `Opn` means (did you mean `open`?)",
                "6 8:5 `Open` means new, which is open, but there is a date of closing",
                "7 9:4 `Closed` means closed, but there is no date of closing",
                "8 10:0 the row has 2 columns of 6; is a quote not closed?",
                "10 12:0 the row has 2 columns of 6; is a quote not closed?",
            ]
        );
    }

    #[test]
    fn a_column_that_is_not_there_is_named() {
        let map = read_map(MAP.as_bytes(), "m").unwrap();
        let said = read_rows("Key,What,Creatd,Done,Status,P\n", &map).unwrap_err().message;
        assert_eq!(said, "there is no column `Created`, which the map names; did you mean `Creatd`?");
        assert!(read_rows("", &map).unwrap_err().message.contains("empty"));
    }

    proptest::proptest! {
        #[test]
        fn any_table_is_survived(text in "[a-zA-Z0-9,;\"\\r\\n/: ]{0,300}", raw in ".{0,100}") {
            let map = read_map(MAP.as_bytes(), "m").unwrap();
            for table in [text.clone(), format!("Key,What,Created,Done,Status,P\n{text}"), raw.clone(), format!("Key,What,Created,Done,Status,P\n{raw}")] {
                if let Ok(log) = read_rows(&table, &map) {
                    let bad: std::collections::BTreeSet<usize> = log.problems.iter().map(|one| one.row).collect();
                    proptest::prop_assert_eq!(log.rows.len() + bad.len(), log.read, "no row is lost");
                }
            }
        }
    }
}
