//! Floats: by how many of its own working minutes an activity can slip before something else breaks.

use crate::time::Instant;

use super::clock::FAR;
use super::options::{CriticalRule, EarlyStartRule, FloatRule, LateWorkRule};
use super::solution::{Progress, Scheduled};
use super::solver::{Ends, Run};

/// Fills the floats and the marks that follow from them, for a leaf that is not done and has its late dates.
///
/// `free` holds the latest ends that leave the early dates of all successors where they are.
pub(super) fn fill(run: &Run, leaf: usize, free: Ends, project_finish: Instant, row: &mut Scheduled) {
    let clock = run.clock(leaf);
    let options = &run.network.options;
    let (from_start, from_finish) = if options.late_work == LateWorkRule::TotalFloat && run.is_late_work(leaf) {
        // What takes its float has none left.
        (row.start, row.finish)
    } else {
        (row.early_start, row.early_finish)
    };
    let finish = || clock.between(from_finish, row.late_finish);
    let start = || clock.between(row.early_start, row.late_start);
    row.total_float = if row.progress == Progress::UnderWay && options.early_start == EarlyStartRule::Remaining {
        match options.float {
            FloatRule::Least => start().min(finish()),
            FloatRule::Start => start(),
            FloatRule::Finish => finish(),
        }
    } else {
        // Both ends are one duration apart on the same clock, so both differences are equal; or the start has happened.
        finish()
    };
    row.free_float = clock.between(from_finish, free.finish.min(project_finish));
    if row.progress == Progress::NotStarted && free.start < FAR {
        row.free_float = row.free_float.min(clock.between(from_start, free.start));
    }
    row.critical = options.critical == CriticalRule::Float && row.total_float <= options.critical_float;
    row.near_critical = !row.critical && row.total_float < options.near_critical;
}
