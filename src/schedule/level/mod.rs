//! Levelling: a schedule in which nothing is used more than there is of it.
//!
//! A [`Network`] enters with its [`Resources`]; leaves [`Levelled`]: dates that keep every link, imposed date and
//! capacity, with what moved each activity. What is done, under way or pinned by a must-date stays where it is.
//! Always: the same input and seed give the same dates; no activity is broken but by its own calendar and by days on
//! which what it needs is away; nothing starts earlier than without resources.
//!
//! The resource-constrained project scheduling problem is NP-hard: what is found within the budget of schedules is
//! good, not proven best. Of two schedules of the same length the one closer to the unlevelled dates is taken, and
//! chance is drawn by activity, so that a small change of the plan changes the proposal little.

mod backward;
mod check;
mod forward;
mod grid;
mod gridded;
mod holds;
mod plan;
mod problem;
mod random;
mod rules;
mod scheme;
mod search;
mod timeline;

#[cfg(test)]
mod tests;

pub use check::{Breach, check};
pub use problem::{Capacity, Options, Resources, Taken, Use};
pub use rules::Rule;

use crate::time::Instant;

use super::graph::Graph;
use super::hammock;
use super::network::{ActivityIdx, Network};
use super::solution::{Driver, Progress, Scheduled, Solution};
use super::{NetworkError, solve};
use backward::Backward;
use forward::Forward;
use gridded::gridded;
use holds::holds;
use plan::Plan;
use scheme::{Draft, Engine, Workspace, serial};
use search::{Brief, search};

/// A proposal.
#[derive(Debug, Clone)]
pub struct Levelled {
    /// The dates without regard to resources.
    pub unlevelled: Solution,
    /// The proposed dates by activity, in the network's order; floats and late dates are those without regard to
    /// resources.
    pub rows: Vec<Scheduled>,
    /// The latest proposed finish.
    pub finish: Instant,
    /// By activity: why it starts or ends later than without regard to resources, where it does.
    pub reasons: Vec<Option<Reason>>,
    /// By activity: whether the plan must hold it to its proposed start, since it would start earlier although all
    /// before it start as proposed. The others follow from these.
    pub holds: Vec<bool>,
    /// How many schedules were made.
    pub schedules: u32,
}

/// Why an activity starts or ends later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// What it waits for was moved; nothing it needs held it back beyond that.
    After(Driver),
    /// Something it needs was not free.
    Busy {
        /// Place of the resource among the capacities.
        resource: usize,
        /// The activity that used it until the start, or most of it shortly before; nothing where others, or nobody,
        /// had it.
        by: Option<ActivityIdx>,
    },
    /// Something it needs is not there when it would start, or in between.
    Away {
        /// Place of the resource among the capacities.
        resource: usize,
    },
}

/// Proposes a schedule.
///
/// # Errors
/// Indexes out of range, parents in a ring, or links in a cycle; see [`NetworkError`].
pub fn level(network: &Network, resources: &Resources, options: &Options) -> Result<Levelled, NetworkError> {
    let unlevelled = solve(network)?;
    let graph = Graph::new(network)?;
    let plan = Plan::new(network, &graph, &unlevelled, resources);
    let mut forward = Forward::new(&plan);
    let names: Vec<u64> = (0..plan.n_nodes() as u64)
        .map(|node| usize::try_from(node).ok().and_then(|at| options.names.get(at).copied()).unwrap_or(node))
        .collect();
    let mut brief = Brief {
        rules: Vec::new(),
        blur: 0,
        wanted: Vec::new(),
        loads: plan.loads(resources),
        names,
        budget: options.schedules.max(1),
        seed: options.seed,
        begin: 0,
        bound: 0,
    };
    let on_grid = gridded(network, resources, &graph.order);
    let engines = on_grid.as_ref().and_then(|gridded| gridded.grid.engines());
    let (keys, made) = if let (Some(gridded), Some((mut ahead, mut back))) = (&on_grid, engines) {
        let period = |minutes: i64| minutes.div_euclid(gridded.period);
        fill(&mut brief, &plan, |at| period(at - gridded.start.0));
        let found = search(&mut ahead, &mut back, &brief);
        (found.best.start, found.made)
    } else {
        fill(&mut brief, &plan, |at| at);
        let mut work = Workspace::default();
        let mut draft = Draft::new(plan.n_nodes());
        serial(&mut forward, &brief.rules[0], &mut work, &mut draft);
        let mut backward = Backward::new(&plan, &forward);
        let found = search(&mut forward, &mut backward, &brief);
        (found.best.start, found.made)
    };
    let reasons = replay(&plan, &mut forward, &keys);
    let mut rows = std::mem::take(&mut forward.rows);
    hammock::pass(&plan.run(), &forward.buffers, &mut rows);
    let holds = holds(&plan.run(), &unlevelled, &rows);
    let finish = rows
        .iter()
        .enumerate()
        .filter(|(activity, _)| !graph.hierarchy.is_summary(*activity))
        .map(|(_, row)| row.finish)
        .max()
        .unwrap_or(network.start);
    super::summary::roll_up(&network.activities, &graph.hierarchy, &mut rows);
    Ok(Levelled { unlevelled, rows, finish, reasons, holds, schedules: made })
}

/// Rules, wishes and bound of a search, with times as the engine counts them.
fn fill(brief: &mut Brief, plan: &Plan<'_>, time: impl Fn(i64) -> i64) {
    let (network, solution) = (plan.network, plan.unlevelled);
    let n_nodes = plan.n_nodes();
    for rule in Rule::ALL {
        let mut keys = rule.keys(network, solution, &plan.graph.order);
        keys = keys.into_iter().map(|key| if rule.is_time() { time(key) } else { key }).collect();
        // Inlets and outlets of summaries go as soon as all before them have gone.
        keys.resize(n_nodes, i64::MIN / 4);
        brief.rules.push(keys);
    }
    let moves = |row: &Scheduled| row.progress == Progress::NotStarted;
    brief.wanted = solution.rows.iter().map(|row| moves(row).then(|| time(row.start.0))).collect();
    for (activity, wanted) in brief.wanted.iter_mut().enumerate() {
        if plan.graph.hierarchy.is_summary(activity) {
            *wanted = None;
        }
    }
    brief.wanted.resize(n_nodes, None);
    brief.begin = time(solution.start.0);
    brief.bound = time(solution.finish.0);
    // The length of several activities, so that what begins the evolution differs much; of the whole, so that one more
    // activity does not change it.
    brief.blur = (brief.bound - brief.begin) / 5 * 2;
}

/// Makes the schedule once more from its own starts, which gives the same or a better one, and says what held back whom.
fn replay(plan: &Plan<'_>, forward: &mut Forward<'_, '_>, starts: &[i64]) -> Vec<Option<Reason>> {
    let mut keys = starts.to_vec();
    keys.resize(plan.n_nodes(), i64::MIN / 4);
    let mut work = Workspace::default();
    let mut draft = Draft::new(plan.n_nodes());
    let mut told = Told { forward, reasons: vec![None; plan.network.activities.len()] };
    serial(&mut told, &keys, &mut work, &mut draft);
    told.reasons
}

/// The forward engine, keeping what it is told.
struct Told<'f, 'p, 'n> {
    forward: &'f mut Forward<'p, 'n>,
    reasons: Vec<Option<Reason>>,
}

impl Engine for Told<'_, '_, '_> {
    fn order(&self) -> &[u32] {
        self.forward.order()
    }

    fn each_successor(&self, node: u32, see: impl FnMut(u32)) {
        self.forward.each_successor(node, see);
    }

    fn begin(&mut self) {
        self.forward.begin();
    }

    fn earliest(&mut self, node: u32) -> i64 {
        let start = self.forward.earliest(node);
        if let Some(reason) = self.reasons.get_mut(node as usize) {
            *reason = self.forward.reason(node as usize);
        }
        start
    }

    fn place(&mut self, node: u32, start: i64) -> i64 {
        self.forward.place(node, start)
    }
}
