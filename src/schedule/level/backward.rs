//! The backward engine for any plan: it places a leaf as late as what follows and what it needs allow.
//!
//! Enters a schedule that was placed forward; leaves one that only gives the order of the next forward one.

use crate::time::Instant;

use super::super::backward::{bound_by, opened, snaps_back};
use super::super::clock::{Clock, FAR};
use super::super::links::Shift;
use super::super::solution::Progress;
use super::super::solver::{Buffers, Ends, Node, Run};
use super::forward::Forward;
use super::plan::Plan;
use super::scheme::Engine;
use super::timeline::Timeline;

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
