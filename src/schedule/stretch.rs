//! The critical path test: does the end of the program follow a delay on its driving chain?
//!
//! Work on the chain that sets the end is made longer by 600 working days, and the network is solved again. The end has to
//! move by as much. Where it does not, a pinned date or a missing link cuts the chain, and no delay before the cut shows
//! in the forecast. Source: DCMA 14-point assessment, point 12.

use super::driver::driving_chain;
use super::network::{ActivityIdx, Network};
use super::solution::{Driver, Progress, Solution};
use super::solver::Solver;

/// Working days that are added.
pub const STRETCH: i64 = 600;
/// Working days that the end may move less: work after the stretch may run on other calendars, whose days off fall
/// elsewhere two years on.
const TOLERANCE: i64 = 10;
/// Activities above which the test is not run: it takes a second schedule.
const MOST: usize = 100_000;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathTest {
    /// The work that was made longer: the first on the chain that is not done, pinned dates on the way passed over.
    pub stretched: ActivityIdx,
    /// Working days, on its calendar, by which the end moved; [`STRETCH`] is as it should be.
    pub moved: i64,
}

impl PathTest {
    /// Whether the end followed.
    ///
    /// ```
    /// use milepost::schedule::{ActivityIdx, PathTest};
    /// assert!(PathTest { stretched: ActivityIdx(0), moved: 600 }.passed());
    /// assert!(!PathTest { stretched: ActivityIdx(0), moved: 0 }.passed());
    /// ```
    #[must_use]
    pub fn passed(&self) -> bool {
        self.moved >= STRETCH - TOLERANCE
    }
}

/// Tests a solved network; nothing where all is done, the chain holds no work, or the network is very large.
///
/// `shown` says of which activities a result may speak: the end, and the work that is made longer, are chosen among them.
#[must_use]
pub fn path_test(network: &Network, solution: &Solution, shown: impl Fn(ActivityIdx) -> bool) -> Option<PathTest> {
    if network.activities.len() > MOST {
        return None;
    }
    let mut is_summary = vec![false; network.activities.len()];
    for parent in network.activities.iter().filter_map(|activity| activity.parent) {
        if let Some(mark) = is_summary.get_mut(parent.index()) {
            *mark = true;
        }
    }
    let ends = (0..).map(ActivityIdx).zip(solution.rows.iter().zip(&is_summary));
    let (last, end) = ends
        .filter(|(activity, (_, summary))| !**summary && shown(*activity))
        .map(|(activity, (row, _))| (activity, row.early_finish))
        .max_by_key(|(_, finish)| *finish)?;
    let chain = chain_past_pins(network, solution, last);
    let stretched = chain.into_iter().filter(|activity| shown(*activity)).rfind(|activity| {
        let open = solution.rows.get(activity.index()).is_some_and(|row| row.progress != Progress::Done);
        let work = network.activities.get(activity.index());
        open && work.is_some_and(|work| !work.elapsed && work.duration > 0)
    })?;
    let work = network.activities.get(stretched.index())?;
    let calendar = network.calendars.get(work.calendar.index())?;
    let day = calendar.minutes_per_day().max(1);
    let mut solver = Solver::new(network).ok()?;
    solver.set_duration(stretched, work.duration + STRETCH * day);
    solver.set_remaining(stretched, work.remaining + STRETCH * day);
    // Of the end that was, not of what ends last then: the stretched work itself may.
    let later = solver.solve().rows.get(last.index())?.early_finish;
    Some(PathTest { stretched, moved: calendar.working_between(end, later) / day })
}

/// The driving chain, last activity first. Where a pinned date cuts it, it goes on with what the pinned activity waits
/// for: the one of its predecessors that ends last.
fn chain_past_pins(network: &Network, solution: &Solution, last: ActivityIdx) -> Vec<ActivityIdx> {
    let mut predecessors: Vec<Vec<ActivityIdx>> = vec![Vec::new(); network.activities.len()];
    for link in &network.links {
        if let Some(list) = predecessors.get_mut(link.successor.index()) {
            list.push(link.predecessor);
        }
    }
    let mut chain = Vec::new();
    let mut at = Some(last);
    while let Some(activity) = at.take() {
        let part = driving_chain(solution, activity);
        let end = part.last().copied();
        chain.extend(part.into_iter().map(|(activity, _)| activity));
        // Links form no cycle; the bound only guards against rows that no solver wrote.
        if let (Some((pinned, Driver::Constraint(kind))), true) = (end, chain.len() <= network.activities.len())
            && kind.pins()
        {
            let finish = |activity: &ActivityIdx| solution.rows.get(activity.index()).map(|row| row.early_finish);
            at = predecessors.get(pinned.index()).and_then(|list| list.iter().copied().max_by_key(finish));
        }
    }
    chain
}
