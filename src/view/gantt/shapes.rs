//! What `templates/components/gantt.html` reads. Positions are per cent of the timeline, as text.

use serde::Serialize;

use crate::view::shapes::{Mark, Prose, Slip, When};

/// A schedule: an axis, and lanes of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gantt {
    /// "Schedule, 172 tasks".
    pub label: String,
    /// The axis above all lanes.
    pub axis: Axis,
    /// The driving chain, then workstreams.
    pub lanes: Vec<Lane>,
    /// Whether to show the controls.
    pub tools: bool,
}

/// The axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Axis {
    /// Months that begin in view, as many as have room.
    pub months: Vec<Month>,
    /// Gates.
    pub gates: Vec<GateLine>,
    /// The end of the data date.
    pub today: Option<Today>,
    /// Time without work: shutdowns; on short plans, weekends too.
    pub closed: Vec<Span>,
}

/// The first day of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// Place.
    pub x: String,
    /// Its name; empty where there is no room.
    pub label: String,
    /// The year, at the first and at each January.
    pub year: Option<String>,
    /// So near to another label that phones leave it out.
    pub close: bool,
}

/// A gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateLine {
    /// Place.
    pub x: String,
    /// Its name, its id, or nothing, whichever has room.
    pub label: String,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
}

/// Today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Today {
    /// Place.
    pub x: String,
    /// The data date.
    pub label: String,
}

/// A stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Its beginning.
    pub x: String,
    /// Its length.
    pub width: String,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// Anchor: `lane-firmware`.
    pub id: String,
    /// "Firmware".
    pub name: Prose,
    /// Whether it is the driving chain.
    pub critical: bool,
    /// Whether its rows show at first.
    pub open: bool,
    /// "15 of 22 done, 4 critical".
    pub counts: String,
    /// "4 late".
    pub late: Option<String>,
    /// Where its rows are, if they are not here.
    pub href: Option<String>,
    /// Where its work lies.
    pub strip: Vec<StripPart>,
    /// Its tasks.
    pub rows: Vec<Row>,
}

/// A stretch of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StripPart {
    /// `done`, `todo` or `crit`.
    pub kind: &'static str,
    /// Its beginning.
    pub x: String,
    /// Its length.
    pub width: String,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the template asks each of them for a class or a shape of its own")]
pub struct Row {
    /// Its anchor; a task's row in the driving chain has none.
    pub id: Option<String>,
    /// Where the name leads; nothing in a row that opens.
    pub href: Option<String>,
    /// Name.
    pub name: Prose,
    /// A serious open issue that it waits for.
    pub mark: Option<Mark>,
    /// Owner.
    pub owner: Option<Prose>,
    /// First day.
    pub start: Option<When>,
    /// Last day.
    pub finish: Option<When>,
    /// Against the baseline, without unit: `+12`.
    pub slip: Option<Slip>,
    /// Working days; nothing once done.
    pub total_float: Option<String>,
    /// Finished.
    pub done: bool,
    /// Total float ≤ 0 and not finished.
    pub critical: bool,
    /// Late by five working days or more with less than five of float, not finished.
    pub late: bool,
    /// The baseline, where it differs.
    pub baseline: Option<Span>,
    /// The whole span; nothing once all of it is done.
    pub bar: Option<Span>,
    /// The part that is done.
    pub progress: Option<Span>,
    /// Critical, and partly done.
    pub outline: bool,
    /// A milestone.
    pub milestone: Option<Point>,
    /// Its baseline, where it differs.
    pub milestone_baseline: Option<Point>,
    /// To the next row of the driving chain.
    pub arrow: Option<Arrow>,
    /// Duration, or date of a milestone.
    pub label: Option<Label>,
    /// What set its start.
    pub driver: Option<String>,
    /// Predecessors, as many as have room.
    pub before: Vec<Dependency>,
    /// "and 12 more".
    pub before_more: Option<String>,
    /// Successors, as many as have room.
    pub after: Vec<Dependency>,
    /// "and 12 more".
    pub after_more: Option<String>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    /// Per cent.
    pub x: String,
}

/// An arrow to the row below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arrow {
    /// Where it leaves.
    pub x1: String,
    /// Where it arrives.
    pub x2: String,
    /// With a shoulder; straight down otherwise.
    pub elbow: bool,
}

/// Words behind a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Where they begin.
    pub x: String,
    /// The words.
    pub text: String,
    /// Behind a milestone, which is wide.
    pub far: bool,
}

/// A linked task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dependency {
    /// Its row.
    pub href: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<Prose>,
    /// `FS+2d`; empty for a plain finish-to-start link.
    pub link: String,
}
