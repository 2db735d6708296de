//! The `schedule` command's table: one row a task in plan order, exact to the minute.
//!
//! What enters: a program as its author sees it. What leaves: cells of text. What always holds: instants are local
//! times of the program's zone, a finish is exclusive, and an empty cell means that there is nothing to say.

use serde::Serialize;

use crate::audience::{Program, SeenDriver, Task};
use crate::text::Lang;
use crate::time::{Instant, Zone};

/// The columns, in order.
pub const COLUMNS: [&str; 17] = [
    "id",
    "uid",
    "name",
    "summary",
    "milestone",
    "start",
    "finish",
    "early_start",
    "early_finish",
    "late_start",
    "late_finish",
    "total_float_min",
    "free_float_min",
    "critical",
    "driver",
    "baseline_finish",
    "slip_wd",
];

/// The columns for a reader at a terminal.
pub const READER_COLUMNS: [&str; 8] = ["id", "start", "finish", "slip_wd", "float_d", "critical", "driver", "name"];

/// A row, its fields in the order of the columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScheduleRow {
    /// The task.
    pub id: String,
    /// Its id in the tool it was imported from.
    pub uid: Option<String>,
    /// Name, in the language asked for.
    pub name: String,
    /// Whether it has children.
    pub summary: bool,
    /// Whether it is a milestone.
    pub milestone: bool,
    /// Scheduled start, `YYYY-MM-DDTHH:MM`.
    pub start: String,
    /// Scheduled finish, exclusive.
    pub finish: String,
    /// Early start.
    pub early_start: String,
    /// Early finish.
    pub early_finish: String,
    /// Late start.
    pub late_start: String,
    /// Late finish.
    pub late_finish: String,
    /// Signed working minutes of the task's own calendar; 0 once finished.
    pub total_float_min: i64,
    /// Likewise.
    pub free_float_min: i64,
    /// Total float ≤ 0 and not finished.
    pub critical: bool,
    /// What set the start: `link:TSK-NBL-110 FS`, `constraint:must_start`, `calendar`, `actual`, `data-date`, `start`.
    pub driver: String,
    /// Baseline finish, an inclusive date.
    pub baseline_finish: Option<String>,
    /// Finish − baseline finish, working days of the program's calendar, positive late.
    pub slip_wd: Option<i64>,
}

/// A cell: words, which a spreadsheet might take for a formula, or a figure, which it must not be kept from reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Free text.
    Words(String),
    /// An id, a number, a date; empty for nothing.
    Figure(String),
}

/// The rows of a program, in plan order, names in a language or else in their own.
#[must_use]
pub fn rows(program: &Program<'_>, lang: Lang) -> Vec<ScheduleRow> {
    program.tasks.iter().map(|task| row(program, task, lang)).collect()
}

/// The same for a reader at a terminal: inclusive civil dates, float in working days, in the order of
/// [`READER_COLUMNS`].
#[must_use]
pub fn reader_rows(program: &Program<'_>, lang: Lang) -> Vec<Vec<String>> {
    let number = |value: Option<i64>| value.map(|number| number.to_string()).unwrap_or_default();
    let tasks = program.tasks.iter().map(|task| {
        vec![
            task.id.to_string(),
            task.dates.start_date.to_string(),
            task.dates.finish_date.to_string(),
            number(task.dates.slip),
            number(task.dates.total_float),
            String::from(if task.dates.critical { "critical" } else { "" }),
            driver(program, task.dates.driver),
            task.facts.name.read(lang).words.to_owned(),
        ]
    });
    tasks.collect()
}

fn row(program: &Program<'_>, task: &Task<'_>, lang: Lang) -> ScheduleRow {
    let dates = &task.dates;
    let local = |at: Instant| local(at, program.facts.zone);
    ScheduleRow {
        id: task.id.to_string(),
        uid: task.inner.and_then(|inner| inner.uid.clone()),
        name: task.facts.name.read(lang).words.to_owned(),
        summary: task.summary,
        milestone: task.is_milestone(),
        start: local(dates.start),
        finish: local(dates.finish),
        early_start: local(dates.early_start),
        early_finish: local(dates.early_finish),
        late_start: local(dates.late_start),
        late_finish: local(dates.late_finish),
        total_float_min: dates.total_float_min,
        free_float_min: dates.free_float_min,
        critical: dates.critical,
        driver: driver(program, dates.driver),
        baseline_finish: dates.baseline.map(|baseline| baseline.finish.to_string()),
        slip_wd: dates.slip,
    }
}

fn local(at: Instant, zone: Zone) -> String {
    at.to_local(zone).format("%Y-%m-%dT%H:%M").to_string()
}

fn driver(program: &Program<'_>, driver: SeenDriver) -> String {
    match driver {
        SeenDriver::Task(before, kind) => {
            let id = program.tasks.get(before).map(|task| task.id.to_string()).unwrap_or_default();
            format!("link:{id} {kind}")
        }
        SeenDriver::Hidden => "link:".to_owned(),
        SeenDriver::Constraint(kind) => format!("constraint:{}", kind.word()),
        SeenDriver::Calendar => "calendar".to_owned(),
        SeenDriver::Actual => "actual".to_owned(),
        SeenDriver::DataDate => "data-date".to_owned(),
        SeenDriver::Start => "start".to_owned(),
    }
}

impl ScheduleRow {
    /// Its cells, in the order of [`COLUMNS`]; truth is 1 or 0, nothing is empty.
    #[must_use]
    pub fn cells(&self) -> [Cell; 17] {
        let flag = |value: bool| Cell::Figure(String::from(if value { "1" } else { "0" }));
        let figure = |text: &str| Cell::Figure(text.to_owned());
        let number = |value: Option<i64>| Cell::Figure(value.map(|number| number.to_string()).unwrap_or_default());
        [
            figure(&self.id),
            Cell::Words(self.uid.clone().unwrap_or_default()),
            Cell::Words(self.name.clone()),
            flag(self.summary),
            flag(self.milestone),
            figure(&self.start),
            figure(&self.finish),
            figure(&self.early_start),
            figure(&self.early_finish),
            figure(&self.late_start),
            figure(&self.late_finish),
            number(Some(self.total_float_min)),
            number(Some(self.free_float_min)),
            flag(self.critical),
            figure(&self.driver),
            figure(self.baseline_finish.as_deref().unwrap_or_default()),
            number(self.slip_wd),
        ]
    }
}
