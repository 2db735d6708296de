//! Why a date is what it is: the chain of causes from an activity back to what started it.

use super::network::ActivityIdx;
use super::solution::{Driver, Solution};

/// The activity itself first, then each predecessor whose link drove the one before, with its own driver; the
/// last entry's driver is not a link. Summaries on the way are replaced by the leaf that set the date.
///
/// Empty if the index is not in the solution. An activity placed as late as possible ends the chain, since no
/// link placed it there.
#[must_use]
pub fn driving_chain(solution: &Solution, activity: ActivityIdx) -> Vec<(ActivityIdx, Driver)> {
    let mut chain = Vec::new();
    let mut at = Some(activity);
    // Drivers point back along the topological order, so no activity can come twice; the bound only guards
    // against rows that no solver wrote.
    while let Some(activity) = at.take() {
        let Some(row) = solution.rows.get(activity.index()) else {
            break;
        };
        chain.push((activity, row.driver));
        if let Driver::Link { from, .. } = row.driver
            && chain.len() < solution.rows.len()
        {
            at = Some(from);
        }
    }
    chain
}
