//! A baseline: the dates that were agreed once.

use crate::terms::{BaselineId, DecisionId, Origin, PersonId, TaskId};
use crate::time::Date;

/// One baseline file.
#[derive(Debug, Clone, PartialEq)]
pub struct Baseline {
    /// The name of its file.
    pub id: BaselineId,
    /// Where it was written.
    pub origin: Origin,
    /// Who approved it.
    pub approved_by: Vec<PersonId>,
    /// When it was approved.
    pub approved_on: Option<Date>,
    /// The decision that approved it.
    pub decision: Option<DecisionId>,
    /// Dates by task, in the author's order.
    pub dates: Vec<BaselineDates>,
}

/// The baseline of one task.
#[derive(Debug, Clone, PartialEq)]
pub struct BaselineDates {
    /// The task.
    pub task: TaskId,
    /// First day, inclusive.
    pub start: Date,
    /// Last day, inclusive.
    pub finish: Date,
    /// Budget at that time, in the program's value unit.
    pub budget: Option<f64>,
}
