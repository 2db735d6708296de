//! Burn-up: scope, done and open of tasks and of issues over time, from their dated events.

use crate::time::Date;

/// The series of tasks and of issues.
#[derive(Debug, Clone, PartialEq)]
pub struct BurnUps {
    /// Tasks: in budget if every task has one, else in count.
    pub tasks: BurnUp,
    /// Whether the tasks' unit is budget.
    pub tasks_in_budget: bool,
    /// All issues.
    pub issues: BurnUp,
    /// Issues of severity 1 and 2.
    pub severe_issues: BurnUp,
}

/// One series of points, weekly on the weekday of the data date, the last at the data date.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BurnUp {
    /// Points, oldest first.
    pub points: Vec<BurnPoint>,
}

/// One point: everything as of the end of its date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BurnPoint {
    /// The date.
    pub date: Date,
    /// In scope (issues: opened and not rejected).
    pub scope: f64,
    /// Done (issues: resolved or closed).
    pub done: f64,
    /// Scope − done: the burndown.
    pub open: f64,
    /// Scope added in the week that ends here.
    pub added: f64,
    /// Scope removed in that week.
    pub removed: f64,
    /// Reopened in that week (issues).
    pub reopened: f64,
}
