//! The forward engine for any plan: every kind of link, calendars, progress, imposed dates, capacities that change.
//!
//! Enters a plan; places a leaf where the critical path method would, given what is placed before it, or later, as soon
//! as all it needs is free, and can say afterwards what held it back.

use crate::time::Instant;

use super::super::forward;
use super::super::network::ActivityIdx;
use super::super::solution::{Progress, Scheduled};
use super::super::solver::{Buffers, Node, Resting, Run};
use super::Reason;
use super::plan::Plan;
use super::scheme::Engine;
use super::timeline::Timeline;

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
