//! A plan that was imported, in no tool's terms.
//!
//! What enters: what a reader of a format made out. What leaves: what [`write`](super::write) turns into files. What
//! always holds: local times are those of the plan's own clock on the wall, to the minute; indexes point into the
//! vectors of the same draft (one that does not is passed over); lengths are in minutes.

use std::fmt;

use serde::Serialize;

use crate::terms::{ConstraintKind, Dialect, LinkKind, MilestoneSide, Moment};
use crate::time::{Date, LocalTime, WorkWindow, Zone};

/// A plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What made the file: `Microsoft Project`, for the first line of what is written.
    pub source: &'static str,
    /// Name of the program; may be empty.
    pub name: String,
    /// The person who runs it, where the file says.
    pub manager: Option<String>,
    /// The company it is for, where the file says.
    pub customer: Option<String>,
    /// Nothing starts before this.
    pub start: LocalTime,
    /// When the plan was looked at, a day meaning its end; `None` where the file does not say: the plan is then
    /// scheduled from its start and nothing is pushed.
    pub data_date: Option<Moment>,
    /// The clock on the wall; files without a zone take UTC, so that no hour is skipped or doubled.
    pub zone: Zone,
    /// Calendars.
    pub calendars: Vec<DraftCalendar>,
    /// The program's calendar, a place in `calendars`.
    pub calendar: usize,
    /// Names of the workstreams; each becomes a plan file.
    pub workstreams: Vec<String>,
    /// Tasks, summaries and milestones, in the order of the file.
    pub tasks: Vec<DraftTask>,
    /// Who and what does the work.
    pub resources: Vec<DraftResource>,
    /// Agreed dates, the current ones first.
    pub baselines: Vec<DraftBaseline>,
    /// How it is scheduled.
    pub options: DraftOptions,
    /// What could not be carried.
    pub losses: Vec<Loss>,
}

/// `schedule:` of `program.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DraftOptions {
    /// The choices in which scheduling tools differ.
    pub dialect: Dialect,
    /// Float up to which a task is critical, where that is not none.
    pub critical_float: Option<Length>,
    /// What late dates are measured back from, where that is not the plan's own finish.
    pub finish_by: Option<LocalTime>,
}

/// A working calendar, complete: bases of bases are worked in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DraftCalendar {
    /// Name; may be empty.
    pub name: String,
    /// Windows of each day, Monday first.
    pub week: [Vec<WorkWindow>; 7],
    /// How long `1d` is, in minutes; without it, the usual working day of the week.
    pub minutes_per_day: Option<i64>,
    /// Dates with windows of their own; of two for one date the later in the list wins.
    pub exceptions: Vec<DraftException>,
}

/// Dates on which other windows hold than the week says.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftException {
    /// First date.
    pub from: Date,
    /// Last date.
    pub to: Date,
    /// Windows of each of these dates; none if closed.
    pub windows: Vec<WorkWindow>,
    /// Name, where the file has one.
    pub name: Option<String>,
}

/// A task, summary (another names it as parent) or milestone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DraftTask {
    /// Its id in the tool it comes from; unique in the draft.
    pub uid: String,
    /// What people call it by in that tool, where that is not its name: the activity id of P6.
    pub code: Option<String>,
    /// Name; may be empty and hold anything.
    pub name: String,
    /// Its workstream, a place in `workstreams`.
    pub workstream: usize,
    /// The summary it belongs to, a place in `tasks`.
    pub parent: Option<usize>,
    /// A point in time.
    pub milestone: bool,
    /// Which side of a break a milestone belongs to, where the tool knows.
    pub side: Option<MilestoneSide>,
    /// It has no length of its own and hangs between the tasks it is linked with.
    pub hammock: bool,
    /// The whole task; `None` for milestones, hammocks and summaries.
    pub duration: Option<Length>,
    /// What is left of it, once it has started.
    pub remaining: Option<Length>,
    /// Links to what comes before.
    pub links: Vec<DraftLink>,
    /// Imposed dates, each kind at most once; a deadline and the wish to be late stand apart.
    pub constraints: Vec<(ConstraintKind, LocalTime)>,
    /// Placed as late as possible.
    pub as_late_as_possible: bool,
    /// A date that moves nothing.
    pub deadline: Option<LocalTime>,
    /// Its own calendar, a place in `calendars`.
    pub calendar: Option<usize>,
    /// When it started.
    pub actual_start: Option<LocalTime>,
    /// When it was finished.
    pub actual_finish: Option<LocalTime>,
    /// When interrupted work goes on.
    pub resumes: Option<LocalTime>,
    /// Per cent complete, 0 to 100.
    pub percent: Option<f64>,
    /// Who answers for it, a place in `resources`.
    pub owner: Option<usize>,
    /// What it needs while it runs.
    pub demands: Vec<Demand>,
}

/// A task's need of a resource, all the time it runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Demand {
    /// A place in `resources`.
    pub resource: usize,
    /// How many units; 1 is a whole person.
    pub units: f64,
}

/// A link to what comes before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DraftLink {
    /// The predecessor, a place in `tasks`.
    pub task: usize,
    /// Which ends are tied.
    pub kind: LinkKind,
    /// How long after.
    pub lag: DraftLag,
}

/// Time between the two ends of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DraftLag {
    /// No time at all.
    None,
    /// So long after.
    After(Length),
    /// A lead: so long before.
    Before(Length),
    /// Per cent of the predecessor's duration, −10,000 to 10,000.
    Percent(f64),
}

/// A length of working or elapsed time that can be written down: 0 to 999,999 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    minutes: i64,
    elapsed: bool,
}

impl Length {
    /// The longest there is, in minutes.
    pub const LONGEST: i64 = 999_999 * 60;

    /// So many minutes; nothing for less than none and for more than 999,999 hours, 114 years.
    #[must_use]
    pub fn of(minutes: i64, elapsed: bool) -> Option<Self> {
        (0..=Self::LONGEST).contains(&minutes).then_some(Self { minutes, elapsed })
    }

    /// The longest there is.
    #[must_use]
    pub fn longest(elapsed: bool) -> Self {
        Self { minutes: Self::LONGEST, elapsed }
    }

    /// The minutes.
    #[must_use]
    pub fn minutes(self) -> i64 {
        self.minutes
    }

    /// Whether nights and days off count too.
    #[must_use]
    pub fn is_elapsed(self) -> bool {
        self.elapsed
    }
}

/// What kind of resource it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceKind {
    /// A person, who may own tasks.
    Person,
    /// A lab, a machine, a team: so many units at a time.
    Capacity,
}

/// Somebody or something that does the work.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftResource {
    /// Name; may be empty.
    pub name: String,
    /// Person or capacity.
    pub kind: ResourceKind,
    /// Units there are at a time.
    pub capacity: f64,
    /// Address for mails.
    pub email: Option<String>,
    /// Its calendar, a place in `calendars`.
    pub calendar: Option<usize>,
}

/// Dates agreed once.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftBaseline {
    /// Name, the tail of its file's.
    pub name: String,
    /// Place in `tasks`, start, and finish (inclusive days), by task.
    pub dates: Vec<(usize, Date, Date)>,
}

/// Something that could not be carried.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Loss {
    /// What: `work of an assignment`.
    pub what: String,
    /// Where: `task 12 "Release candidate"`; the same loss in many places is one line.
    pub place: String,
    /// Why, or what was done instead.
    pub why: String,
    /// Line of the file, from 1, where the format has lines worth naming.
    pub line: Option<usize>,
}

impl Loss {
    /// A loss without a line.
    #[must_use]
    pub fn new(what: impl Into<String>, place: impl Into<String>, why: impl Into<String>) -> Self {
        Self { what: what.into(), place: place.into(), why: why.into(), line: None }
    }
}

/// Why a file cannot be imported at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// What is wrong: a lower-case phrase without a stop.
    pub message: String,
    /// Line and column, from 1, where the format has them.
    pub at: Option<(usize, usize)>,
}

impl ImportError {
    /// A mistake of the whole file.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), at: None }
    }

    /// A mistake at a line and column, both from 1.
    #[must_use]
    pub fn at(line: usize, column: usize, message: impl Into<String>) -> Self {
        Self { message: message.into(), at: Some((line, column)) }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ImportError {}
