//! The dates of all nodes in every run of a batch.
//!
//! Enters what the steps find; leaves instants, as far as somebody asks for them. Always: a row is either exact in
//! working minutes of its node's clock, from which its instants follow, or in instants. Working minutes are half the
//! work: successors on the same clock need no calendar.

use crate::schedule::clock::LONG_AGO;
use crate::schedule::solution::Driver;
use crate::schedule::solver::{Ends, Run};
use crate::time::Instant;

use super::LANES;
use super::step::{NONE, Step, Steps};

/// One figure for each run of a [`Batch`](super::Batch).
pub type Row = [i64; LANES];

/// How a node's dates are known.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// In working minutes of its clock: the finish, and the start as the finish less the work.
    worked: bool,
    start: bool,
    finish: bool,
}

/// Rows by node, unless said otherwise.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// Minutes that lie ahead, by activity.
    pub(super) work: Vec<Row>,
    worked: Vec<Row>,
    /// Of work under way, the start of what remains.
    starts: Vec<Row>,
    finishes: Vec<Row>,
    known: Vec<Known>,
    /// Of an outlet: the leaves that start first and finish last. By activity, if there are summaries.
    pub(super) outer: Vec<[(u32, u32); LANES]>,
    /// By inlet: what sets its two bounds.
    pub(super) origins: Vec<[(Driver, Driver); LANES]>,
}

impl Rows {
    /// Rows without dates, the work as it is in the network.
    pub(super) fn new(run: &Run) -> Self {
        let n_nodes = run.graph.order.len();
        let n_activities = run.network.activities.len();
        let some_summary = (0..n_activities).any(|activity| run.graph.hierarchy.is_summary(activity));
        let blank = vec![[LONG_AGO.0; LANES]; n_nodes];
        Self {
            work: (0..n_activities).map(|activity| [run.work(activity); LANES]).collect(),
            worked: blank.clone(),
            starts: blank.clone(),
            finishes: blank,
            known: vec![Known { worked: false, start: true, finish: true }; n_nodes],
            outer: vec![[(NONE, NONE); LANES]; if some_summary { n_activities } else { 0 }],
            origins: vec![[(Driver::Start, Driver::Start); LANES]; run.graph.inlets.len()],
        }
    }

    /// Sets a node's finish in working minutes of its clock.
    pub(super) fn set_worked(&mut self, node: u32, finish: Row) {
        self.worked[node as usize] = finish;
        self.known[node as usize] = Known { worked: true, start: false, finish: false };
    }

    /// Sets a node's dates as instants.
    pub(super) fn set(&mut self, node: u32, starts: Row, finishes: Row) {
        let node = node as usize;
        (self.starts[node], self.finishes[node]) = (starts, finishes);
        self.known[node] = Known { worked: false, start: true, finish: true };
    }

    /// The finish in working minutes of a node's own clock, if it is known as such.
    pub(super) fn worked(&self, node: u32) -> Option<&Row> {
        self.known[node as usize].worked.then(|| &self.worked[node as usize])
    }

    /// The finishes as instants.
    pub(super) fn finishes(&mut self, steps: &Steps, node: u32) -> &Row {
        let at = node as usize;
        if !self.known[at].finish {
            let step = &steps.all[steps.place[at] as usize];
            self.finishes[at] = std::array::from_fn(|lane| self.finish_of(steps, step, lane).0);
            self.known[at].finish = true;
        }
        &self.finishes[at]
    }

    /// The starts as instants; of work under way, of what remains.
    pub(super) fn starts(&mut self, steps: &Steps, node: u32) -> &Row {
        let at = node as usize;
        if !self.known[at].start {
            let step = &steps.all[steps.place[at] as usize];
            self.starts[at] = std::array::from_fn(|lane| self.start_of(steps, step, lane).0);
            self.known[at].start = true;
        }
        &self.starts[at]
    }

    /// The finish of a node in one run.
    pub(super) fn finish(&self, steps: &Steps, node: u32, lane: usize) -> Instant {
        let at = node as usize;
        if self.known[at].finish {
            Instant(self.finishes[at][lane])
        } else {
            self.finish_of(steps, &steps.all[steps.place[at] as usize], lane)
        }
    }

    /// The start of a node in one run; of work under way, of what remains.
    pub(super) fn start(&self, steps: &Steps, node: u32, lane: usize) -> Instant {
        let at = node as usize;
        if self.known[at].start {
            Instant(self.starts[at][lane])
        } else {
            self.start_of(steps, &steps.all[steps.place[at] as usize], lane)
        }
    }

    /// Both ends as successors see them: the actual start once there is one.
    pub(super) fn ends(&self, steps: &Steps, run: &Run, node: u32, lane: usize) -> Ends {
        let began = steps.began(run, node);
        let start = began.unwrap_or_else(|| self.start(steps, node, lane));
        Ends { start, finish: self.finish(steps, node, lane) }
    }

    /// What does not work stands at its floor or where work has ended; everything else ends work itself.
    fn finish_of(&self, steps: &Steps, step: &Step, lane: usize) -> Instant {
        let node = step.node as usize;
        let worked = self.worked[node][lane];
        if worked <= step.floor_worked && self.work[node][lane] == 0 {
            step.floor
        } else {
            steps.clocks.clock(step.clock).earliest(worked)
        }
    }

    fn start_of(&self, steps: &Steps, step: &Step, lane: usize) -> Instant {
        let node = step.node as usize;
        let work = self.work[node][lane];
        if work == 0 {
            return self.finish_of(steps, step, lane);
        }
        steps.clocks.clock(step.clock).latest(self.worked[node][lane] - work)
    }
}
