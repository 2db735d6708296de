//! Any plan made ready for levelling: needs, calendars of those whose resources are away, what stays where it is.
//!
//! Enters the network, ordered, with its dates and its resources; leaves what both engines look things up in. Always:
//! nothing here changes while schedules are made.

use std::collections::BTreeMap;

use crate::time::{Calendar, Instant, Zone};

use super::super::graph::Graph;
use super::super::network::Network;
use super::super::solution::{Progress, Solution};
use super::super::solver::{Resting, Run};
use super::problem::Resources;
use super::timeline::Timeline;

/// From when until when, exclusive.
type Stretch = (Instant, Instant);

/// A plan made ready for levelling.
pub(super) struct Plan<'n> {
    pub(super) network: &'n Network,
    pub(super) graph: &'n Graph,
    durations: Vec<i64>,
    remaining: Vec<i64>,
    resting_of: Vec<Option<u32>>,
    resting: Vec<Calendar>,
    /// Needs by activity, resources in order.
    pub(super) needs: Vec<Vec<(usize, i64)>>,
    /// By activity: whether it stays where it is.
    pub(super) fixed: Vec<bool>,
    /// By activity: where it is placed at the earliest beside all else, since it wants to be late.
    pub(super) hold: Vec<Option<Instant>>,
    /// By resource: what is free before anything that can move is placed.
    pub(super) empty: Vec<Timeline>,
    pub(super) unlevelled: &'n Solution,
}

impl<'n> Plan<'n> {
    /// Made of a network, its order and its dates without regard to resources.
    pub(super) fn new(network: &'n Network, graph: &'n Graph, solution: &'n Solution, resources: &Resources) -> Self {
        let n_activities = network.activities.len();
        let mut needs: Vec<Vec<(usize, i64)>> = vec![Vec::new(); n_activities];
        for one in &resources.uses {
            let Some(own) = needs.get_mut(one.activity.index()) else { continue };
            if one.units <= 0 || one.resource >= resources.capacities.len() {
                continue;
            }
            match own.iter_mut().find(|(resource, _)| *resource == one.resource) {
                Some((_, units)) => *units += one.units,
                None => own.push((one.resource, one.units)),
            }
        }
        let mut empty: Vec<Timeline> = resources.capacities.iter().map(Timeline::new).collect();
        for (activity, own) in needs.iter_mut().enumerate() {
            // Points in time and summaries use nothing.
            let row = &solution.rows[activity];
            let idle = graph.hierarchy.is_summary(activity) || row.progress == Progress::Done;
            if idle || network.activities[activity].hammock || network.activities[activity].duration == 0 {
                own.clear();
            }
            // What there will never be enough of holds nobody back.
            own.retain(|&(resource, units)| resources.capacities[resource].in_the_end() >= units);
            own.sort_unstable();
        }
        let mut plan = Self {
            network,
            graph,
            durations: network.activities.iter().map(|activity| activity.duration.max(0)).collect(),
            remaining: network.activities.iter().map(|activity| activity.remaining.max(0)).collect(),
            resting_of: vec![None; n_activities],
            resting: Vec::new(),
            fixed: fixed(network, graph, solution),
            hold: network
                .activities
                .iter()
                .zip(&solution.rows)
                .map(|(activity, row)| activity.as_late_as_possible.then_some(row.start))
                .collect(),
            needs,
            empty: Vec::new(),
            unlevelled: solution,
        };
        plan.rest(&empty);
        for taken in &resources.taken {
            if let Some(line) = empty.get_mut(taken.resource) {
                line.take(taken.from, taken.to, taken.units);
            }
        }
        for (activity, own) in plan.needs.iter().enumerate().filter(|(activity, _)| plan.fixed[*activity]) {
            let run = plan.run();
            let to = solution.rows[activity].finish;
            let from = run.work_clock(activity).add(to, -run.work(activity));
            for &(resource, units) in own {
                empty[resource].take(from, to, units);
            }
        }
        plan.empty = empty;
        plan
    }

    /// Calendars of those whose resources are away at times. What is fixed stays where it is all the same.
    fn rest(&mut self, empty: &[Timeline]) {
        let mut known: BTreeMap<(Option<usize>, Vec<Stretch>), u32> = BTreeMap::new();
        for activity in 0..self.needs.len() {
            if self.fixed[activity] {
                continue;
            }
            let own = self.needs[activity].iter();
            let mut rests: Vec<_> = own.flat_map(|&(resource, units)| empty[resource].rests(units)).collect();
            if rests.is_empty() {
                continue;
            }
            rests.sort_unstable();
            let mut apart: Vec<Stretch> = Vec::with_capacity(rests.len());
            for (from, to) in rests {
                match apart.last_mut() {
                    Some(last) if from <= last.1 => last.1 = last.1.max(to),
                    _ => apart.push((from, to)),
                }
            }
            let entry = &self.network.activities[activity];
            let calendar = (!entry.elapsed).then(|| entry.calendar.index());
            let place = *known.entry((calendar, apart)).or_insert_with_key(|(calendar, apart)| {
                let base = calendar.map(|calendar| &self.network.calendars[calendar]);
                let resting = match base {
                    Some(calendar) => calendar.without(apart),
                    None => Calendar::always(Zone::UTC).without(apart),
                };
                self.resting.push(resting);
                u32::try_from(self.resting.len() - 1).unwrap_or_default()
            });
            self.resting_of[activity] = Some(place);
        }
    }

    /// By node: its work times the share it needs of what there is, in thousandths.
    pub(super) fn loads(&self, resources: &Resources) -> Vec<i64> {
        let share = |&(resource, units): &(usize, i64)| {
            units.saturating_mul(1000) / resources.capacities[resource].in_the_end().max(1)
        };
        let load = |(own, work): (&Vec<(usize, i64)>, &i64)| work.saturating_mul(own.iter().map(share).sum());
        let mut loads: Vec<i64> = self.needs.iter().zip(&self.durations).map(load).collect();
        loads.resize(self.n_nodes(), 0);
        loads
    }

    /// What the passes of the critical path method read.
    pub(super) fn run(&self) -> Run<'_> {
        Run {
            network: self.network,
            graph: self.graph,
            durations: &self.durations,
            remaining: &self.remaining,
            resting: Resting { of: &self.resting_of, calendars: &self.resting },
        }
    }

    /// Nodes of the expanded network.
    pub(super) fn n_nodes(&self) -> usize {
        self.graph.order.len()
    }
}

/// What is done, under way or pinned stays where it is.
fn fixed(network: &Network, graph: &Graph, solution: &Solution) -> Vec<bool> {
    let mut pinned = vec![false; network.activities.len()];
    for constraint in &network.constraints {
        if constraint.kind.pins() {
            pinned[constraint.activity.index()] = true;
        }
    }
    (0..network.activities.len())
        .map(|activity| match solution.rows[activity].progress {
            Progress::Done | Progress::UnderWay => true,
            Progress::NotStarted if network.activities[activity].hammock => true,
            Progress::NotStarted => pinned[activity] && !graph.hierarchy.is_summary(activity),
        })
        .collect()
}
