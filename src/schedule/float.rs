//! Floats: by how many of its own working minutes an activity can slip before something else breaks.

use crate::time::Instant;

use super::clock::{Clock, FAR};
use super::options::{CriticalRule, FloatRule};
use super::solution::{Progress, Scheduled};
use super::solver::{Ends, Run};

/// Fills the floats and the marks that follow from them, for a leaf that is not done and has its late dates.
///
/// `free` holds the latest ends that leave the early dates of all successors where they are.
pub(super) fn fill(run: &Run, leaf: usize, free: Ends, project_finish: Instant, row: &mut Scheduled) {
    let clock = run.clock(leaf);
    row.total_float = total(clock, run.network.options.float, row);
    row.free_float = clock.between(row.early_finish, free.finish.min(project_finish));
    if row.progress == Progress::NotStarted && free.start < FAR {
        row.free_float = row.free_float.min(clock.between(row.early_start, free.start));
    }
    let options = &run.network.options;
    row.critical = options.critical == CriticalRule::Float && row.total_float <= options.critical_float;
    row.near_critical = !row.critical && row.total_float < options.near_critical;
}

/// Late minus early, at the end that the options name.
fn total(clock: Clock, rule: FloatRule, row: &Scheduled) -> i64 {
    let finish = || clock.between(row.early_finish, row.late_finish);
    if row.progress == Progress::NotStarted {
        // Both ends are one duration apart on the same clock, so both differences are equal.
        return finish();
    }
    let start = || clock.between(row.early_start, row.late_start);
    match rule {
        FloatRule::Least => start().min(finish()),
        FloatRule::Start => start(),
        FloatRule::Finish => finish(),
    }
}
