//! Measures of single issues: age, urgency, priority, what they block.

use crate::terms::{IssueState, Priority, Severity, Urgency};
use crate::time::Date;

/// One issue at the data date.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueMeasures {
    /// State at the data date, from the log.
    pub state: IssueState,
    /// Severity at the data date, from the log.
    pub severity: Severity,
    /// Not resolved, closed or rejected.
    pub open: bool,
    /// Opened on this civil date.
    pub opened_on: Option<Date>,
    /// Resolved or closed on this civil date, and not reopened since.
    pub closed_on: Option<Date>,
    /// How often it was reopened.
    pub reopened: usize,
    /// Age in calendar days, inclusive: data date − opened + 1; of a closed one, at closing.
    pub age_days: Option<i64>,
    /// Days in the current state, inclusive.
    pub days_in_state: Option<i64>,
    /// Older than the P85 age at closing of its severity.
    pub past_p85: bool,
    /// By when it is needed: the earliest of its own date and the late finishes of what it blocks.
    pub needed_by: Option<Date>,
    /// What that date comes from.
    pub needed_by_source: NeededBy,
    /// Working days from the data date to `needed_by`, minus the estimate of the fix.
    pub lead: Option<i64>,
    /// Computed urgency; nothing without a date or once closed.
    pub urgency: Option<Urgency>,
    /// From severity and computed urgency.
    pub priority: Option<Priority>,
    /// How the claimed urgency compares with the computed one; nothing for customers.
    pub claim: Option<Claim>,
    /// The next action is overdue.
    pub next_action_overdue: bool,
    /// The customer accepted a workaround up to the data date.
    pub workaround_accepted: bool,
    /// Visible milestones that wait for it, through what it blocks, indexes into `Program::tasks`, by forecast.
    pub blocked_milestones: Vec<usize>,
}

/// Where the date by which an issue is needed comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeededBy {
    /// No date is known.
    Nothing,
    /// Its own `needed_by`.
    Own,
    /// The late finish of a task it blocks, an index into `Program::tasks`.
    Task(usize),
}

/// Claimed against computed urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The same.
    Agrees,
    /// Claimed less urgent than computed: raise it.
    UnderRepresented,
    /// Claimed more urgent than computed.
    OverRepresented,
}
