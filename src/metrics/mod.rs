//! Measures: status by the written rules, scope and burn-up, ageing, urgency, changes since the last report.
//!
//! What enters: data narrowed to one reader. What leaves: numbers, never words. What always holds: everything is as of
//! the program's data date and counts only what the reader may see.

pub mod ageing;
pub mod burnup;
pub mod changes;
pub mod gates;
pub mod issues;
pub mod milestones;
pub mod percentile;
pub mod requirements;
pub mod status;

/// Every measure of one program for one reader.
#[derive(Debug, Clone)]
pub struct Measures {
    /// Status by dimension, with the clauses that fired.
    pub status: status::ProgramStatus,
    /// Scope, done and open over time.
    pub burnup: burnup::BurnUps,
    /// Age of open issues.
    pub ageing: ageing::Ageing,
    /// One entry an issue, in the order of `Program::issues`.
    pub issues: Vec<issues::IssueMeasures>,
    /// One entry a requirement, in the order of `Program::requirements`, and their counts.
    pub requirements: requirements::RequirementMeasures,
    /// One entry a gate, in the order of `Program::gates`.
    pub gates: Vec<gates::GateMeasures>,
    /// Milestones with what was promised and reported.
    pub milestones: Vec<milestones::MilestoneMeasures>,
    /// What changed since the report before.
    pub changes: changes::Changes,
    /// Task counts.
    pub tasks: TaskCounts,
}

/// Task counts at the data date; milestones and summaries are not counted, dropped tasks neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TaskCounts {
    /// In scope.
    pub scope: usize,
    /// Done.
    pub done: usize,
    /// Started, not done.
    pub in_progress: usize,
    /// Late against the baseline by 5 working days or more with less than 5 working days of float, not done.
    pub late: usize,
    /// Critical, not done.
    pub critical: usize,
}
