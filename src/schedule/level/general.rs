//! The engines for any plan: every kind of link, calendars, progress, imposed dates, capacities that change.
//!
//! Enters the network, ordered, with its resources; are two [`Engine`]s. The forward one places a leaf where the
//! critical path method would, given what is placed before it, or later, as soon as all it needs is free. The backward
//! one places it as late as what follows allows; its schedules only give the order of the next forward one.

use std::collections::BTreeMap;

use crate::time::{Calendar, Instant, Zone};

use super::super::backward::{bound_by, opened, snaps_back};
use super::super::clock::{Clock, FAR};
use super::super::forward;
use super::super::graph::Graph;
use super::super::links::Shift;
use super::super::network::{ActivityIdx, Network};
use super::super::solution::{Progress, Scheduled, Solution};
use super::super::solver::{Buffers, Ends, Node, Resting, Run};
use super::Reason;
use super::problem::Resources;
use super::scheme::Engine;
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
    hold: Vec<Option<Instant>>,
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

/// Places leaves as early as they can be.
pub(super) struct Forward<'p, 'n> {
    plan: &'p Plan<'n>,
    pub(super) buffers: Buffers,
    lines: Vec<Timeline>,
    /// The row and work start of the node last asked for.
    pending: (Scheduled, Instant),
    /// By activity: the dates as placed.
    pub(super) rows: Vec<Scheduled>,
    /// By node: its finish, or the last one before it.
    finish: Vec<i64>,
    /// By node: whether it has been placed since the beginning, or was before.
    is_placed: Vec<bool>,
}

impl<'p, 'n> Forward<'p, 'n> {
    pub(super) fn new(plan: &'p Plan<'n>) -> Self {
        Self {
            plan,
            buffers: Buffers::new(plan.network, plan.graph),
            lines: plan.empty.clone(),
            pending: (Scheduled::BLANK, plan.network.start),
            rows: plan.unlevelled.rows.clone(),
            finish: vec![0; plan.n_nodes()],
            is_placed: vec![false; plan.n_nodes()],
        }
    }

    /// The earliest start from `at` on with all needs free throughout, and the resource that held it back last, if any,
    /// with the instant at which it came free.
    fn fit(&self, activity: usize, at: Instant, work: i64) -> (Instant, Option<(usize, Instant)>) {
        let clock = self.plan.run().work_clock(activity);
        let mut start = clock.next_work(at);
        let mut held_by = None;
        'again: loop {
            let finish = clock.add(start, work);
            for &(resource, units) in &self.plan.needs[activity] {
                if let Some(free) = self.lines[resource].last_short(start, finish, units)
                    && free < Instant::FAR_FUTURE
                {
                    held_by = Some((resource, free));
                    start = clock.next_work(free);
                    continue 'again;
                }
            }
            return (start, held_by);
        }
    }

    /// Whether a leaf is where its needs were taken beforehand. Work under way may be pushed on by what it waits for.
    fn stays(&self, node: usize, row: &Scheduled) -> bool {
        self.plan.fixed[node] && row.finish == self.plan.unlevelled.rows[node].finish
    }

    /// The row of a leaf at its earliest feasible place, when its work starts, and what held it back.
    pub(super) fn placed(&self, node: usize) -> (Scheduled, Instant, Option<(usize, Instant)>) {
        let run = self.plan.run();
        if self.plan.network.activities[node].hammock {
            // It hangs between others and is placed when all of them are.
            let row = self.plan.unlevelled.rows[node];
            return (row, row.start, None);
        }
        let (mut row, mut work_start) = forward::leaf(&run, &self.buffers, node);
        if self.stays(node, &row) {
            return (row, work_start, None);
        }
        let work = run.work(node);
        let clock = run.work_clock(node);
        let before = work_start;
        if let Some(hold) = self.plan.hold[node].filter(|hold| *hold > work_start) {
            work_start = if work > 0 { clock.next_work(hold) } else { hold };
        }
        let mut held_by = None;
        if work > 0 && !self.plan.needs[node].is_empty() {
            (work_start, held_by) = self.fit(node, work_start, work);
        }
        if work_start != before {
            row.finish = clock.add(work_start, work);
            row.early_finish = row.finish;
            if row.progress == Progress::NotStarted {
                (row.start, row.early_start) = (work_start, work_start);
            }
        }
        (row, work_start, held_by)
    }
}

impl Forward<'_, '_> {
    /// Why the leaf that was asked for last starts or ends later than without regard to resources, where it does.
    pub(super) fn reason(&self, node: usize) -> Option<Reason> {
        let (row, work_start) = self.pending;
        let unlevelled = &self.plan.unlevelled.rows[node];
        if self.plan.graph.hierarchy.is_summary(node) || row.finish <= unlevelled.finish {
            return None;
        }
        let (_, _, held_by) = self.placed(node);
        let Some((resource, free)) = held_by else {
            let run = Run { resting: Resting::NONE, ..self.plan.run() };
            let (bare, _) = forward::leaf(&run, &self.buffers, node);
            let rests = bare.start < row.start || row.start <= unlevelled.start;
            let away = if rests { self.away(node, bare.start, row.finish) } else { None };
            return Some(away.map_or(Reason::After(row.driver), |resource| Reason::Away { resource }));
        };
        // Whoever has it until it came free; of several the one that needs most.
        let had_it = |other: &usize| {
            let placed = &self.rows[*other];
            *other != node && self.is_placed[*other] && placed.finish == free && placed.start < work_start
        };
        let units = |other: usize| {
            self.plan.needs[other].iter().find(|need| need.0 == resource).map(|need| need.1).filter(|units| *units > 0)
        };
        let by = (0..self.rows.len()).filter(had_it).filter_map(|other| units(other).map(|units| (units, other)));
        let by = by.max_by_key(|&(units, other)| (units, std::cmp::Reverse(other)));
        let by = by.and_then(|(_, other)| u32::try_from(other).ok()).map(ActivityIdx);
        Some(Reason::Busy { resource, by })
    }
}

impl Forward<'_, '_> {
    /// Of what an activity needs, what is away last in a stretch of time.
    fn away(&self, node: usize, from: Instant, to: Instant) -> Option<usize> {
        let needs = self.plan.needs[node].iter();
        let last = needs.filter_map(|&(resource, units)| {
            let rests = self.plan.empty[resource].rests(units).into_iter();
            let end = rests.filter(|rest| rest.0 < to && from < rest.1).map(|rest| rest.1).max()?;
            Some((end, resource))
        });
        last.max_by_key(|(end, _)| *end).map(|(_, resource)| resource)
    }
}

impl Engine for Forward<'_, '_> {
    fn order(&self) -> &[u32] {
        &self.plan.graph.order
    }

    fn each_successor(&self, node: u32, mut see: impl FnMut(u32)) {
        for edge in self.plan.graph.outgoing.of(node as usize) {
            see(edge.node);
        }
    }

    fn begin(&mut self) {
        for (line, empty) in self.lines.iter_mut().zip(&self.plan.empty) {
            line.reset(empty);
        }
        self.is_placed.fill(false);
        for (placed, &fixed) in self.is_placed.iter_mut().zip(&self.plan.fixed) {
            *placed = fixed;
        }
    }

    fn earliest(&mut self, node: u32) -> i64 {
        let run = self.plan.run();
        let place = node as usize;
        if let Node::Leaf = run.node(place) {
            let (row, work_start, _) = self.placed(place);
            self.pending = (row, work_start);
            return row.start.0;
        }
        forward::pass_on(&run, &mut self.buffers, place);
        let before = self.plan.graph.incoming.of(place).iter().map(|edge| self.finish[edge.node as usize]);
        before.max().unwrap_or(self.plan.network.start.0)
    }

    fn place(&mut self, node: u32, start: i64) -> i64 {
        let run = self.plan.run();
        let place = node as usize;
        let finish = if let Node::Leaf = run.node(place) {
            let (row, work_start) = self.pending;
            forward::settle(&mut self.buffers, place, &row, work_start);
            if !self.stays(place, &row) {
                for &(resource, units) in &self.plan.needs[place] {
                    self.lines[resource].take(work_start, row.finish, units);
                }
            }
            self.rows[place] = row;
            row.finish.0
        } else {
            start
        };
        self.finish[place] = finish;
        self.is_placed[place] = true;
        finish
    }
}

/// Places leaves as late as they can be; its times run backward from 0, the beginning of time.
pub(super) struct Backward<'p, 'n> {
    plan: &'p Plan<'n>,
    /// Early dates of one schedule, on which shares of a summary's length rest.
    buffers: Buffers,
    order: Vec<u32>,
    lines: Vec<Timeline>,
    /// Nothing ends later.
    end: Instant,
    settled: Vec<Ends>,
    pending: Ends,
    finish: Vec<i64>,
}

impl<'p, 'n> Backward<'p, 'n> {
    /// From a schedule that was placed forward.
    pub(super) fn new(plan: &'p Plan<'n>, forward: &Forward<'p, 'n>) -> Self {
        let end = forward.rows.iter().map(|row| row.finish).max().unwrap_or(plan.network.start);
        Self {
            plan,
            buffers: forward.buffers.clone(),
            order: plan.graph.order.iter().rev().copied().collect(),
            lines: plan.empty.clone(),
            end,
            settled: vec![Ends::OPEN; plan.n_nodes()],
            pending: Ends::OPEN,
            finish: vec![0; plan.n_nodes()],
        }
    }

    /// The latest finish up to `at` with all needs free throughout.
    fn fit(&self, activity: usize, at: Instant, clock: Clock<'_>, work: i64) -> Instant {
        let mut finish = at;
        'again: loop {
            let start = clock.add(finish, -work);
            for &(resource, units) in &self.plan.needs[activity] {
                if let Some(short) = self.lines[resource].first_short(start, finish, units)
                    && short > Instant::FAR_PAST
                {
                    finish = clock.prev_work(short);
                    continue 'again;
                }
            }
            return finish;
        }
    }

    fn held(&self, run: &Run<'_>, node: usize) -> Ends {
        let mut held = Ends::OPEN;
        for edge in run.graph.outgoing.of(node) {
            let target = self.settled[edge.node as usize];
            held.tighten(bound_by(run, &self.buffers, edge, node, target, Shift::backward_strictly));
        }
        held
    }

    fn leaf(&self, run: &Run<'_>, node: usize) -> Ends {
        let row = &self.plan.unlevelled.rows[node];
        if self.plan.fixed[node] {
            return Ends { start: row.start, finish: row.finish };
        }
        let held = self.held(run, node);
        let clock = run.work_clock(node);
        let work = run.work(node);
        let mut finish = held.finish.min(self.end);
        if held.start < FAR && row.progress == Progress::NotStarted {
            finish = finish.min(clock.add(held.start, work));
        }
        if work > 0 || snaps_back(run, node) {
            finish = clock.prev_work(finish);
        }
        if work > 0 && !self.plan.needs[node].is_empty() {
            finish = self.fit(node, finish, clock, work);
        }
        Ends { start: clock.add(finish, -work), finish }
    }
}

impl Engine for Backward<'_, '_> {
    fn order(&self) -> &[u32] {
        &self.order
    }

    fn each_successor(&self, node: u32, mut see: impl FnMut(u32)) {
        for edge in self.plan.graph.incoming.of(node as usize) {
            see(edge.node);
        }
    }

    fn begin(&mut self) {
        for (line, empty) in self.lines.iter_mut().zip(&self.plan.empty) {
            line.reset(empty);
        }
    }

    fn earliest(&mut self, node: u32) -> i64 {
        let run = self.plan.run();
        let place = node as usize;
        if let Node::Leaf = run.node(place) {
            self.pending = self.leaf(&run, place);
            return -self.pending.finish.0;
        }
        self.pending = self.held(&run, place);
        let before = self.plan.graph.outgoing.of(place).iter().map(|edge| self.finish[edge.node as usize]);
        before.max().unwrap_or(-self.end.0)
    }

    fn place(&mut self, node: u32, start: i64) -> i64 {
        let run = self.plan.run();
        let place = node as usize;
        let finish = if let Node::Leaf = run.node(place) {
            let ends = self.pending;
            let done = run.progress(place) == Progress::Done;
            self.settled[place] = if done { Ends::OPEN } else { opened(&run, place, ends) };
            if !self.plan.fixed[place] {
                for &(resource, units) in &self.plan.needs[place] {
                    self.lines[resource].take(ends.start, ends.finish, units);
                }
            }
            -ends.start.0
        } else {
            self.settled[place] = self.pending;
            start
        };
        self.finish[place] = finish;
        finish
    }
}
