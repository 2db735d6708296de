//! What changed since the report before, as lines: in full by kind, and as a short digest.

mod digest;
mod lines;

use serde::Serialize;

use crate::text::Arg;
use crate::view::context::ProgramContext;
use crate::view::shapes::{Link, Prose};

pub use digest::digest;
use lines::{change, moved, recoloured};

/// One change; `Change` of `components/list.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What happened: "Moved".
    pub kind: String,
    /// To what.
    pub subject: Link,
    /// What it was before.
    pub old: Option<String>,
    /// What it is now.
    pub new: Option<String>,
    /// Why, or what about.
    pub note: Option<Prose>,
}

/// A kind of change, in the order in which pages tell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A status that changed its colour.
    Status,
    /// A milestone whose forecast moved.
    Moved,
    /// An issue opened.
    Opened,
    /// An issue escalated.
    Escalated,
    /// An issue of another severity.
    Severity,
    /// An issue taken up again.
    Reopened,
    /// An issue resolved or closed.
    Closed,
    /// A task or milestone finished.
    Finished,
    /// A task started.
    Started,
    /// A requirement received.
    Received,
    /// A requirement with a passed result.
    Passed,
    /// A requirement with a failed result.
    Failed,
    /// A decision taken.
    Decided,
    /// An action done.
    Done,
    /// A risk found.
    RiskOpened,
    /// A risk that is over.
    RiskEnded,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Self; 16] = [
        Self::Status,
        Self::Moved,
        Self::Opened,
        Self::Escalated,
        Self::Severity,
        Self::Reopened,
        Self::Closed,
        Self::Finished,
        Self::Started,
        Self::Received,
        Self::Passed,
        Self::Failed,
        Self::Decided,
        Self::Done,
        Self::RiskOpened,
        Self::RiskEnded,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Status => "change-status",
            Self::Moved => "change-moved",
            Self::Opened => "change-opened",
            Self::Escalated => "change-escalated",
            Self::Severity => "change-severity",
            Self::Reopened => "change-reopened",
            Self::Closed => "change-closed",
            Self::Finished => "change-finished",
            Self::Started => "change-started",
            Self::Received => "change-received",
            Self::Passed => "change-passed",
            Self::Failed => "change-failed",
            Self::Decided => "change-decided",
            Self::Done => "change-done",
            Self::RiskOpened => "change-risk-opened",
            Self::RiskEnded => "change-risk-ended",
        }
    }
}

/// "Changed since W23", or since when else.
#[must_use]
pub fn title(context: &ProgramContext<'_>) -> String {
    match context.measures.changes.since {
        Some((week, _)) => {
            let week = context.words.week(week);
            context.say_with("changed-since", &[("week", Arg::Text(&week))])
        }
        None => context.say("changed-lately"),
    }
}

/// The name of a kind: "Moved".
#[must_use]
pub fn label(context: &ProgramContext<'_>, kind: Kind) -> String {
    context.say(kind.key())
}

/// How many changes of a kind there are.
#[must_use]
pub fn count(context: &ProgramContext<'_>, kind: Kind) -> usize {
    let changes = &context.measures.changes;
    match kind {
        Kind::Status => changes.recoloured.len(),
        Kind::Moved => changes.moved.len(),
        _ => places(context, kind).len(),
    }
}

/// All changes of a kind.
#[must_use]
pub fn of_kind(context: &ProgramContext<'_>, kind: Kind) -> Vec<Change> {
    first(context, kind, usize::MAX)
}

/// The first so many changes of a kind.
#[must_use]
pub fn first(context: &ProgramContext<'_>, kind: Kind, most: usize) -> Vec<Change> {
    let changes = &context.measures.changes;
    match kind {
        Kind::Status => (0..changes.recoloured.len()).take(most).filter_map(|at| recoloured(context, at)).collect(),
        Kind::Moved => (0..changes.moved.len()).take(most).filter_map(|at| moved(context, at)).collect(),
        _ => places(context, kind).iter().take(most).filter_map(|place| change(context, kind, *place)).collect(),
    }
}

/// Where the things stand that a kind of change is about.
fn places<'a>(context: &ProgramContext<'a>, kind: Kind) -> &'a [usize] {
    let changes = &context.measures.changes;
    match kind {
        Kind::Status | Kind::Moved => &[],
        Kind::Opened => &changes.issues_opened,
        Kind::Escalated => &changes.issues_escalated,
        Kind::Severity => &changes.issues_resevered,
        Kind::Reopened => &changes.issues_reopened,
        Kind::Closed => &changes.issues_closed,
        Kind::Finished => &changes.tasks_finished,
        Kind::Started => &changes.tasks_started,
        Kind::Received => &changes.requirements_added,
        Kind::Passed => &changes.requirements_passed,
        Kind::Failed => &changes.requirements_failed,
        Kind::Decided => &changes.decided,
        Kind::Done => &changes.actions_done,
        Kind::RiskOpened => &changes.risks_opened,
        Kind::RiskEnded => &changes.risks_ended,
    }
}

fn plain(context: &ProgramContext<'_>, kind: Kind, subject: Link) -> Change {
    Change { kind: label(context, kind), subject, old: None, new: None, note: None }
}
