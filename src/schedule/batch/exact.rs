//! One node in one run, as the ordinary pass computes it.
//!
//! Enters the rows of all that holds a node; leaves its dates and what drives it. Always: it is the ordinary pass that
//! answers, on buffers in which what the node looks at is written beforehand.

use crate::schedule::clock::LONG_AGO;
use crate::schedule::forward::{self, Held};
use crate::schedule::graph::Tie;
use crate::schedule::solution::Driver;
use crate::schedule::solver::{Buffers, Ends, Node, Resting, Run};
use crate::terms::ConstraintKind;

use super::LANES;
use super::rows::Rows;
use super::step::{NONE, Steps};

/// Buffers of the ordinary pass, for one run.
#[derive(Debug, Clone)]
pub(super) struct Single {
    buffers: Buffers,
    durations: Vec<i64>,
    remaining: Vec<i64>,
}

impl Single {
    /// Buffers of a pass over the network with the work as it is in `run`.
    pub(super) fn new(run: &Run, buffers: Buffers) -> Self {
        Self { buffers, durations: run.durations.to_vec(), remaining: run.remaining.to_vec() }
    }

    /// Computes a node in all runs, one after the other.
    pub(super) fn compute(&mut self, run: &Run, steps: &Steps, rows: &mut Rows, node: u32) {
        let (mut starts, mut finishes) = ([LONG_AGO.0; LANES], [LONG_AGO.0; LANES]);
        for lane in 0..LANES {
            let ends = match run.node(node as usize) {
                Node::Inlet(inlet, summary) => {
                    let mut held = self.held(run, steps, rows, node, lane);
                    forward::lower_bounds(run, summary, &mut held);
                    rows.origins[inlet][lane] = (held.start.driver, held.finish.driver);
                    Ends { start: held.start.at, finish: held.finish.at }
                }
                Node::Leaf => self.leaf(run, steps, rows, node, lane).0,
                Node::Outlet => continue,
            };
            (starts[lane], finishes[lane]) = (ends.start.0, ends.finish.0);
        }
        rows.set(node, starts, finishes);
    }

    /// The leaf that drives another in a run, or [`NONE`].
    pub(super) fn driver(&mut self, run: &Run, steps: &Steps, rows: &Rows, node: u32, lane: usize) -> u32 {
        self.leaf(run, steps, rows, node, lane).1
    }

    /// Start of the work ahead and finish of a leaf, and who drives it.
    fn leaf(&mut self, run: &Run, steps: &Steps, rows: &Rows, node: u32, lane: usize) -> (Ends, u32) {
        let held = self.held(run, steps, rows, node, lane);
        let run = self.of(run);
        let at = node as usize;
        if run.network.activities[at].actual_start.is_some() {
            let (row, start) = forward::under_way(&run, at, &held);
            (Ends { start, finish: row.early_finish }, leaf_of(row.driver))
        } else {
            not_started(&run, at, &held)
        }
    }

    /// What holds a node in a run.
    fn held(&mut self, run: &Run, steps: &Steps, rows: &Rows, node: u32, lane: usize) -> Held {
        for edge in run.graph.incoming.of(node as usize) {
            let from = edge.node as usize;
            self.buffers.early[from] = rows.ends(steps, run, edge.node, lane);
            self.buffers.ahead[from].early.start = rows.start(steps, edge.node, lane);
            if edge.tie == Tie::HandDown {
                let inlet = from - run.network.activities.len();
                self.buffers.origins[inlet] = rows.origins[inlet][lane];
                continue;
            }
            if run.graph.hierarchy.is_summary(from) {
                self.buffers.outer_leaves[from] = rows.outer[from][lane];
            }
            self.set_work(run, rows, from, lane);
        }
        if matches!(run.node(node as usize), Node::Leaf) {
            self.set_work(run, rows, node as usize, lane);
        }
        forward::pull(&self.of(run), &self.buffers, node as usize)
    }

    fn set_work(&mut self, run: &Run, rows: &Rows, activity: usize, lane: usize) {
        let ahead = match run.network.activities[activity].actual_start {
            Some(_) => &mut self.remaining,
            None => &mut self.durations,
        };
        ahead[activity] = rows.work[activity][lane];
    }

    fn of<'a>(&'a self, run: &Run<'a>) -> Run<'a> {
        Run { durations: &self.durations, remaining: &self.remaining, resting: Resting::NONE, ..*run }
    }
}

/// Early dates of a leaf that has not started, and who drives it: as in `forward`, with its other marks left out.
fn not_started(run: &Run, leaf: usize, held: &Held) -> (Ends, u32) {
    let clock = run.clock(leaf);
    let work = run.durations[leaf];
    let logic = held.at_start(run, leaf, work);
    let floor = run.network.data_date.map_or(run.network.start, |date| date.max(run.network.start));
    let mut imposed = LONG_AGO;
    let mut pin = None;
    for &(kind, at) in run.graph.constraints.of(leaf) {
        match kind {
            ConstraintKind::StartNoEarlier => imposed = imposed.max(at),
            ConstraintKind::FinishNoEarlier => imposed = imposed.max(clock.add(at, -work)),
            ConstraintKind::MustStart | ConstraintKind::PlacedStart => pin = Some(at),
            ConstraintKind::MustFinish if pin.is_none() => pin = Some(clock.add(at, -work)),
            _ => {}
        }
    }
    let at = pin.unwrap_or_else(|| logic.at.max(imposed)).max(floor);
    let (start, finish) = if work > 0 {
        clock.place(at, work)
    } else {
        let start = forward::snap_start(run, leaf, at, floor);
        (start, start)
    };
    // Whoever is the latest bound drives without asking the calendar.
    let drives = || logic.at == at || (logic.at > LONG_AGO && clock.between(logic.at, start) <= 0);
    let driver = if pin.is_none() && drives() { leaf_of(logic.driver) } else { NONE };
    (Ends { start, finish }, driver)
}

fn leaf_of(driver: Driver) -> u32 {
    if let Driver::Link { from, .. } = driver { from.0 } else { NONE }
}
