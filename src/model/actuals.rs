//! Effort spent: what a week took, by task.

use crate::terms::{Origin, TaskId};
use crate::time::IsoWeek;

/// One file of effort spent: `actuals/2026-W24.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub struct SpentWeek {
    /// The week, the name of its file.
    pub period: IsoWeek,
    /// Where it was written.
    pub origin: Origin,
    /// Effort or cost by task, in the program's value unit, not negative; in the author's order.
    pub spent: Vec<(TaskId, f64)>,
}
