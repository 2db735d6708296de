//! What changed since the report before: milestones from the ledger, the rest from dated events.

use crate::terms::{Colour, Dimension};
use crate::time::{Date, IsoWeek};

/// Changes after the data date of the report before, up to the data date.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// The report before: its week and data date; nothing where there is none.
    pub since: Option<(IsoWeek, Date)>,
    /// Milestones whose forecast moved.
    pub moved: Vec<Moved>,
    /// Statuses whose colour changed.
    pub recoloured: Vec<Recoloured>,
    /// Issues opened, indexes into `Program::issues`.
    pub issues_opened: Vec<usize>,
    /// Issues resolved or closed.
    pub issues_closed: Vec<usize>,
    /// Issues reopened.
    pub issues_reopened: Vec<usize>,
    /// Issues whose severity changed.
    pub issues_resevered: Vec<usize>,
    /// Issues escalated, with the level reached.
    pub issues_escalated: Vec<usize>,
    /// Tasks and milestones finished, indexes into `Program::tasks`.
    pub tasks_finished: Vec<usize>,
    /// Tasks and milestones started.
    pub tasks_started: Vec<usize>,
    /// Requirements received.
    pub requirements_added: Vec<usize>,
    /// Requirements with a passed result.
    pub requirements_passed: Vec<usize>,
    /// Requirements with a failed result.
    pub requirements_failed: Vec<usize>,
    /// Decisions decided.
    pub decided: Vec<usize>,
    /// Actions done.
    pub actions_done: Vec<usize>,
    /// Risks opened, and risks ended.
    pub risks_opened: Vec<usize>,
    /// Risks that occurred or closed.
    pub risks_ended: Vec<usize>,
}

/// A milestone whose forecast moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Which, an index into `Program::tasks`.
    pub task: usize,
    /// The forecast of the report before, inclusive.
    pub from: Date,
    /// The forecast now, inclusive.
    pub to: Date,
    /// To − from, working days, positive later.
    pub by: i64,
}

/// A status whose colour changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recoloured {
    /// Which dimension; nothing for the overall status.
    pub dimension: Option<Dimension>,
    /// Shown in the report before.
    pub from: Colour,
    /// Shown now.
    pub to: Colour,
}
