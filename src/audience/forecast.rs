//! What simulated runs say of a program, as a reader may see it. Customers see none of it: the runs know every risk.

use crate::time::Date;

/// The dates on which a milestone may be met, inclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// Half of the runs meet it by then.
    pub p50: Date,
    /// 80 % of the runs.
    pub p80: Date,
    /// 90 % of the runs.
    pub p90: Date,
    /// Per cent and date, from 5 to 95 in steps of 5.
    pub curve: Vec<(usize, Date)>,
}

/// Of a program: how it was played through, and why the dates of promised milestones spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// How many runs there were.
    pub runs: usize,
    /// The last visible promised milestone ahead, an index into `Program::tasks`: criticality is about it. Nothing: it
    /// is about the plan's end.
    pub focus: Option<usize>,
    /// Visible promised milestones ahead, by their promise.
    pub reasons: Vec<Reasons>,
}

/// Why a milestone's dates spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Reasons {
    /// Which, an index into `Program::tasks`.
    pub milestone: usize,
    /// Visible risks and tasks that move its 80 % date by a working day or more, the strongest first.
    pub drivers: Vec<SpreadDriver>,
}

/// A visible risk or task that moves an 80 % date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpreadDriver {
    /// What.
    pub source: SpreadSource,
    /// Working days of the program's calendar by which the 80 % date would be earlier without the risk, or if the task
    /// took its likely time.
    pub days: i64,
    /// Rank correlation of the task's work with the finish, −1 to 1; nothing for risks.
    pub sensitivity: Option<f64>,
}

/// A visible risk or task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpreadSource {
    /// An index into `Program::risks`.
    Risk(usize),
    /// An index into `Program::tasks`.
    Task(usize),
}
