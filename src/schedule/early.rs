//! The forward pass of a simulation: early dates and driving predecessors, nothing else.
//!
//! Enters a solved order and the work ahead of each activity; leaves early starts and finishes and, for each leaf, the
//! leaf that drives it. Always: the dates and the drivers are those of [`Solver::solve`](super::Solver::solve) with
//! the same durations (a property test compares them); nothing is allocated; what is done is not walked again.

use crate::terms::ConstraintKind;
use crate::time::Instant;

use super::clock::LONG_AGO;
use super::forward::{self, Held};
use super::graph::Graph;
use super::network::{ActivityIdx, Network};
use super::options::OutOfSequenceRule;
use super::solution::{Driver, Progress, Scheduled};
use super::solver::{Buffers, Ends, Node, Resting, Run};

/// Computes early dates again and again; made by [`Solver::early`](super::Solver::early). Each thread has its own.
///
/// Work that should be as late as possible keeps its early dates here.
#[derive(Debug, Clone)]
pub struct EarlySolver<'s> {
    network: &'s Network,
    graph: &'s Graph,
    durations: Vec<i64>,
    remaining: Vec<i64>,
    buffers: Buffers,
    /// Of each leaf: the leaf that drives it, or [`NOBODY`].
    drivers: Vec<u32>,
    /// What can move, predecessors first.
    moving: Vec<u32>,
    /// Of each activity: its place in `moving`.
    places: Vec<u32>,
    /// The latest finish of what is done, and whose it is.
    past: Option<(Instant, ActivityIdx)>,
    last: Option<(Instant, ActivityIdx)>,
}

const NOBODY: u32 = u32::MAX;

impl<'s> EarlySolver<'s> {
    pub(super) fn new(network: &'s Network, graph: &'s Graph, durations: Vec<i64>, remaining: Vec<i64>) -> Self {
        let mut buffers = Buffers::new(network, graph);
        let mut rows = vec![Scheduled::BLANK; network.activities.len()];
        let run = Run { network, graph, durations: &durations, remaining: &remaining, resting: Resting::NONE };
        forward::pass(&run, &mut buffers, &mut rows);
        let leaf = |node: u32| matches!(run.node(node as usize), Node::Leaf);
        let done = |node: u32| leaf(node) && run.progress(node as usize) == Progress::Done;
        // A hammock holds nothing and is no milestone: no finish waits for it.
        let through = network.options.out_of_sequence == OutOfSequenceRule::Through;
        let still = |node: u32| (done(node) && !through) || (leaf(node) && network.activities[node as usize].hammock);
        let moving: Vec<u32> = graph.order.iter().copied().filter(|&node| !still(node)).collect();
        let mut places = vec![0; graph.order.len()];
        for (place, &node) in (0_u32..).zip(&moving) {
            places[node as usize] = place;
        }
        let finished = (0_u32..).zip(&rows).filter(|&(node, _)| done(node));
        let past = finished.fold(None, |last, (node, row)| later(last, row.early_finish, node));
        let drivers = vec![NOBODY; rows.len()];
        let mut solver =
            Self { network, graph, durations, remaining, buffers, drivers, moving, places, past, last: past };
        solver.solve();
        solver
    }

    /// Sets the minutes that lie ahead of an activity: what remains while it is under way, else all of it.
    ///
    /// Below zero counts as zero; an index outside the network changes nothing.
    pub fn set_work(&mut self, activity: ActivityIdx, minutes: i64) {
        let Some(entry) = self.network.activities.get(activity.index()) else { return };
        let ahead = if entry.actual_start.is_some() { &mut self.remaining } else { &mut self.durations };
        ahead[activity.index()] = super::clock::sound_duration(minutes);
    }

    /// Computes the early dates with the work as it is now; gives the latest early finish.
    pub fn solve(&mut self) -> Instant {
        self.solve_from(0)
    }

    /// Where in the order of computing an activity stands; what comes before does not depend on it.
    #[must_use]
    pub fn place(&self, activity: ActivityIdx) -> usize {
        self.places.get(activity.index()).map_or(0, |place| *place as usize)
    }

    /// Computes the early dates from a place of the order on, those before it being right already; gives the latest
    /// early finish of all.
    pub fn solve_from(&mut self, place: usize) -> Instant {
        let run = Run {
            network: self.network,
            graph: self.graph,
            durations: &self.durations,
            remaining: &self.remaining,
            resting: Resting::NONE,
        };
        let buffers = &mut self.buffers;
        let mut last = self.past;
        for &node in self.moving.iter().take(place) {
            // What is done is in `past`, whatever links hold through it.
            let ahead = || run.progress(node as usize) != Progress::Done;
            if matches!(run.node(node as usize), Node::Leaf) && ahead() {
                last = later(last, buffers.early[node as usize].finish, node);
            }
        }
        for &node in self.moving.iter().skip(place) {
            let at = node as usize;
            match run.node(at) {
                Node::Outlet => forward::gather(&run, buffers, at),
                Node::Inlet(inlet, summary) => {
                    let mut held = forward::pull(&run, buffers, at);
                    forward::lower_bounds(&run, summary, &mut held);
                    buffers.early[at] = Ends { start: held.start.at, finish: held.finish.at };
                    buffers.origins[inlet] = (held.start.driver, held.finish.driver);
                }
                Node::Leaf if run.progress(at) == Progress::Done => {
                    let (row, work_start) = forward::leaf(&run, buffers, at);
                    forward::settle(buffers, at, &row, work_start);
                }
                Node::Leaf => {
                    let held = forward::pull(&run, buffers, at);
                    let (ends, driver) = if run.network.activities[at].actual_start.is_some() {
                        let (ends, work_start, driver) = under_way(&run, at, &held);
                        buffers.ahead[at].early = Ends { start: work_start, finish: ends.finish };
                        (ends, driver)
                    } else {
                        not_started(&run, at, &held)
                    };
                    buffers.early[at] = ends;
                    self.drivers[at] = driver;
                    last = later(last, ends.finish, node);
                }
            }
        }
        self.last = last;
        last.map_or(self.network.start, |(finish, _)| finish)
    }

    /// The early finish of a leaf as last computed; the project's start for an index outside the network.
    #[must_use]
    pub fn finish(&self, activity: ActivityIdx) -> Instant {
        let done = self.network.activities.get(activity.index()).and_then(|entry| entry.actual_finish);
        let ahead = || self.buffers.early.get(activity.index()).map(|ends| ends.finish);
        done.or_else(ahead).unwrap_or(self.network.start)
    }

    /// The leaf that drives another, if a link does.
    #[must_use]
    pub fn driver(&self, activity: ActivityIdx) -> Option<ActivityIdx> {
        self.drivers.get(activity.index()).filter(|&&driver| driver != NOBODY).map(|&driver| ActivityIdx(driver))
    }

    /// The leaf that finishes last; of several the one with the lowest index. Nothing where there is none.
    #[must_use]
    pub fn last(&self) -> Option<ActivityIdx> {
        self.last.map(|(_, activity)| activity)
    }
}

/// The later of both finishes; among equals the one with the lower index.
fn later(last: Option<(Instant, ActivityIdx)>, finish: Instant, node: u32) -> Option<(Instant, ActivityIdx)> {
    match last {
        Some((at, activity)) if at > finish || (at == finish && activity.0 < node) => last,
        _ => Some((finish, ActivityIdx(node))),
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
    let driver = if pin.is_none() && drives() { leaf_of(logic.driver) } else { NOBODY };
    (Ends { start, finish }, driver)
}

/// Likewise of a leaf that is under way, with the start of what remains: it waits for the data date and for whoever
/// holds it back.
fn under_way(run: &Run, leaf: usize, held: &Held) -> (Ends, Instant, u32) {
    let (row, work_start) = forward::under_way(run, leaf, held);
    (Ends { start: row.start, finish: row.early_finish }, work_start, leaf_of(row.driver))
}

fn leaf_of(driver: Driver) -> u32 {
    if let Driver::Link { from, .. } = driver { from.0 } else { NOBODY }
}
