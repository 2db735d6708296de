//! The forward pass: the earliest dates, and what sets them.
//!
//! Enters the ordered network; leaves early dates, drivers and flags in the rows of all leaves. Nothing that has
//! not started lies before the project's start or the data date; actual dates stand whatever the links say.
//! Source: Kelley & Walker (1959); retained logic as in Primavera.

use crate::terms::{ConstraintKind, LinkKind};
use crate::time::Instant;

use super::clock::{Clock, FAR, LONG_AGO};
use super::graph::{Edge, Tie};
use super::network::{ActivityIdx, LinkIdx, MilestoneKind};
use super::options::{EarlyStartRule, MilestoneRule, OutOfSequenceRule};
use super::solution::{Driver, Progress, Scheduled};
use super::solver::{Buffers, Ends, Node, Run};

/// Fills `early` and `ahead` and the early half of the rows; gives the latest early finish, if there are leaves.
pub(super) fn pass(run: &Run, buffers: &mut Buffers, rows: &mut [Scheduled]) -> Option<Instant> {
    let mut project_finish = None;
    for &node in &run.graph.order {
        let node = node as usize;
        match run.node(node) {
            Node::Outlet | Node::Inlet(..) => pass_on(run, buffers, node),
            // It holds nothing and nothing holds it; its dates come last.
            Node::Leaf if run.network.activities[node].hammock => {}
            Node::Leaf => {
                let (row, work_start) = leaf(run, buffers, node);
                settle(buffers, node, &row, work_start);
                project_finish = project_finish.max(Some(row.early_finish));
                rows[node] = row;
            }
        }
    }
    project_finish
}

/// Hands on what holds a summary, or gathers what its leaves give; `node` is an inlet or an outlet.
pub(super) fn pass_on(run: &Run, buffers: &mut Buffers, node: usize) {
    match run.node(node) {
        Node::Outlet => gather(run, buffers, node),
        Node::Inlet(inlet, summary) => {
            let mut held = pull(run, buffers, node);
            lower_bounds(run, summary, &mut held);
            buffers.early[node] = Ends { start: held.start.at, finish: held.finish.at };
            buffers.origins[inlet] = (held.start.driver, held.finish.driver);
        }
        Node::Leaf => {}
    }
}

/// The early half of a leaf's row, and when the work that is left starts, of what is done when none is left; all that
/// holds it must be settled.
pub(super) fn leaf(run: &Run, buffers: &Buffers, node: usize) -> (Scheduled, Instant) {
    let held = pull(run, buffers, node);
    match run.progress(node) {
        Progress::NotStarted => not_started(run, node, &held),
        Progress::UnderWay => under_way(run, node, &held),
        Progress::Done => done(run, node, &held),
    }
}

/// Makes a leaf's dates known to those that wait for it.
pub(super) fn settle(buffers: &mut Buffers, node: usize, row: &Scheduled, work_start: Instant) {
    // Of what is done, that is where links go on from, if they hold through it.
    let from = if row.progress == Progress::Done { work_start } else { row.start };
    buffers.early[node] = Ends { start: row.start.max(from), finish: row.early_finish.max(from) };
    buffers.ahead[node].early = match row.progress {
        Progress::Done => Ends::OPEN,
        _ => Ends { start: work_start, finish: row.early_finish },
    };
}

/// A lower bound and what set it.
#[derive(Clone, Copy)]
pub(super) struct Bound {
    pub(super) at: Instant,
    pub(super) driver: Driver,
}

impl Bound {
    /// No bound; the driver is never read.
    pub(super) const NONE: Self = Self { at: LONG_AGO, driver: Driver::Start };

    pub(super) fn raise(&mut self, at: Instant, driver: Driver) {
        if at > self.at {
            *self = Self { at, driver };
        }
    }
}

/// What holds a node from below, at its start and at its finish.
pub(super) struct Held {
    pub(super) start: Bound,
    pub(super) finish: Bound,
    /// What links ask of a start that has overridden them.
    pub(super) overridden: Instant,
}

impl Held {
    /// The bound on the start, given how long the work takes.
    pub(super) fn at_start(&self, run: &Run, activity: usize, work: i64) -> Bound {
        let mut bound = self.start;
        if self.finish.at > LONG_AGO {
            bound.raise(run.start_for(activity, self.finish.at, work), self.finish.driver);
        }
        bound
    }
}

/// The bounds that links and the summaries above put on a node.
pub(super) fn pull(run: &Run, buffers: &Buffers, node: usize) -> Held {
    let mut held = Held { start: Bound::NONE, finish: Bound::NONE, overridden: LONG_AGO };
    let overrides = run.network.options.out_of_sequence == OutOfSequenceRule::Override;
    for edge in run.graph.incoming.of(node) {
        let from = buffers.early[edge.node as usize];
        match edge.tie {
            // By far the most links: nothing is added, and only work under way may override them.
            Tie::Link(LinkKind::FinishToStart) if !edge.lagged && !overrides => {
                let driver = Driver::Link { link: LinkIdx(edge.link), from: ActivityIdx(edge.node) };
                held.start.raise(from.finish, driver);
            }
            Tie::Link(kind) if run.is_overridden(node, kind) => {
                held.overridden = held.overridden.max(reached(run, buffers, edge, kind, node));
            }
            Tie::Link(kind) => {
                let at = reached(run, buffers, edge, kind, node);
                let driver = Driver::Link { link: LinkIdx(edge.link), from: ActivityIdx(edge.node) };
                if kind.holds_finish() {
                    held.finish.raise(at, driver);
                } else {
                    held.start.raise(at, driver);
                }
            }
            Tie::HandDown => {
                let (start, finish) = buffers.origins[edge.node as usize - run.network.activities.len()];
                held.start.raise(from.start, start);
                held.finish.raise(from.finish, finish);
            }
            // Only outlets are gathered into.
            Tie::Gather => {}
        }
    }
    name_leaf(run, buffers, &mut held.start.driver);
    name_leaf(run, buffers, &mut held.finish.driver);
    held
}

/// The earliest instant that a link leaves the end it holds.
pub(super) fn reached(run: &Run, buffers: &Buffers, edge: &Edge, kind: LinkKind, node: usize) -> Instant {
    let predecessor = edge.node as usize;
    let from = buffers.early[predecessor];
    let at = match kind {
        _ if kind.leaves_finish() => from.finish,
        _ if run.leaves_from_remaining(predecessor) => buffers.ahead[predecessor].early.start,
        _ => from.start,
    };
    let at = if edge.lagged { run.shift(edge.link, &buffers.early).forward(at) } else { at };
    if run.must_overlap(node, kind) { run.clock(node).add(at, 1) } else { at }
}

/// Replaces a summary that drives by its leaf that starts first or finishes last.
fn name_leaf(run: &Run, buffers: &Buffers, driver: &mut Driver) {
    if let Driver::Link { link, from } = driver
        && run.graph.hierarchy.is_summary(from.index())
    {
        let (first, last) = buffers.outer_leaves[from.index()];
        let kind = run.network.links[link.index()].kind;
        *from = ActivityIdx(if kind.leaves_finish() { last } else { first });
    }
}

/// Imposed dates of a summary that hold its leaves from below.
pub(super) fn lower_bounds(run: &Run, summary: usize, held: &mut Held) {
    for &(kind, at) in run.graph.constraints.of(summary) {
        match kind {
            ConstraintKind::StartNoEarlier | ConstraintKind::MustStart | ConstraintKind::PlacedStart => {
                held.start.raise(at, Driver::Constraint(kind));
            }
            ConstraintKind::FinishNoEarlier | ConstraintKind::MustFinish => {
                held.finish.raise(at, Driver::Constraint(kind));
            }
            _ => {}
        }
    }
}

/// The first start and last finish below a summary; among equals the leaf with the lowest index.
pub(super) fn gather(run: &Run, buffers: &mut Buffers, outlet: usize) {
    let mut ends = Ends { start: FAR, finish: LONG_AGO };
    let mut leaves = (u32::MAX, u32::MAX);
    for edge in run.graph.incoming.of(outlet) {
        let member = buffers.early[edge.node as usize];
        let (first, last) = buffers.outer_leaves[edge.node as usize];
        if (member.start, first) < (ends.start, leaves.0) {
            (ends.start, leaves.0) = (member.start, first);
        }
        if member.finish > ends.finish || (member.finish == ends.finish && last < leaves.1) {
            (ends.finish, leaves.1) = (member.finish, last);
        }
    }
    if ends.start == FAR {
        // Nothing but hammocks: they are not placed yet and hold nothing.
        let own = u32::try_from(outlet).expect("`check_ranges` has refused more nodes than 32 bits can count");
        (ends, leaves) = (Ends { start: run.network.start, finish: run.network.start }, (own, own));
    }
    buffers.early[outlet] = ends;
    buffers.outer_leaves[outlet] = leaves;
}

fn not_started(run: &Run, activity: usize, held: &Held) -> (Scheduled, Instant) {
    let clock = run.work_clock(activity);
    let work = run.durations[activity];
    let logic = held.at_start(run, activity, work);
    let floor = match run.network.data_date {
        Some(data_date) if data_date > run.network.start => Bound { at: data_date, driver: Driver::DataDate },
        _ => Bound { at: run.network.start, driver: Driver::Start },
    };

    let mut imposed = Bound::NONE;
    let mut pin = None;
    for &(kind, at) in run.graph.constraints.of(activity) {
        let driver = Driver::Constraint(kind);
        match kind {
            ConstraintKind::StartNoEarlier => imposed.raise(at, driver),
            ConstraintKind::FinishNoEarlier => imposed.raise(run.start_for(activity, at, work), driver),
            ConstraintKind::MustStart | ConstraintKind::PlacedStart => pin = Some(Bound { at, driver }),
            ConstraintKind::MustFinish if pin.is_none() => {
                pin = Some(Bound { at: run.start_for(activity, at, work), driver });
            }
            _ => {}
        }
    }

    let snap = |at| snap_start(run, activity, at, floor.at);
    let (start, driver) = if let Some(pin) = pin {
        let start = snap(pin.at.max(floor.at));
        (start, if pin.at >= floor.at { pin.driver } else { floor.driver })
    } else {
        let start = snap(logic.at.max(imposed.at).max(floor.at));
        // Friday evening and Monday morning are the same: whoever leads to this start without working time in
        // between drives it, a link before an imposed date before the floor.
        let drives = |bound: Bound| bound.at > LONG_AGO && clock.between(bound.at, start) <= 0;
        if drives(logic) {
            (start, logic.driver)
        } else if drives(imposed) {
            (start, imposed.driver)
        } else if run.project_clock().between(floor.at, start) > 0 {
            (start, Driver::Calendar)
        } else {
            (start, floor.driver)
        }
    };
    let finish = clock.add(start, work);
    let clamped = matches!(driver, Driver::Start | Driver::Calendar)
        && floor.driver == Driver::Start
        && logic.at > LONG_AGO
        && clock.between(logic.at, floor.at) > 0;
    let row = Scheduled {
        start,
        finish,
        early_start: start,
        early_finish: finish,
        driver,
        progress: Progress::NotStarted,
        clamped,
        ..Scheduled::BLANK
    };
    (row, start)
}

/// Where an activity that may start at `at` does start: work with the next working minute, a milestone at once
/// unless the options make it snap. A finish milestone never snaps back over the floor.
pub(super) fn snap_start(run: &Run, activity: usize, at: Instant, floor: Instant) -> Instant {
    let clock = run.work_clock(activity);
    if run.durations[activity] > 0 {
        return clock.next_work(at);
    }
    match (run.network.options.milestones, run.network.activities[activity].milestone) {
        (MilestoneRule::Snap, Some(MilestoneKind::Start)) => clock.next_work(at),
        (MilestoneRule::Snap, Some(MilestoneKind::Finish)) => {
            let back = clock.prev_work(at);
            if back < floor { at } else { back }
        }
        _ => at,
    }
}

/// A leaf that is under way: its row, and the instant at which what remains starts.
pub(super) fn under_way(run: &Run, activity: usize, held: &Held) -> (Scheduled, Instant) {
    let clock = run.work_clock(activity);
    let entry = &run.network.activities[activity];
    let actual_start = entry.actual_start.unwrap_or(run.network.start);
    let work = run.remaining[activity];
    // Without a data date the work done so far is taken to have run on from the start without a break.
    let floor = run
        .network
        .data_date
        .unwrap_or_else(|| clock.add(actual_start, run.durations[activity].saturating_sub(work).max(0)));
    let floor = floor.max(actual_start).max(entry.resume.unwrap_or(LONG_AGO));
    let mut logic = held.at_start(run, activity, work);
    for &(kind, at) in run.graph.constraints.of(activity) {
        if kind == ConstraintKind::FinishNoEarlier {
            logic.raise(run.start_for(activity, at, work), Driver::Constraint(kind));
        }
    }
    let resume = |at| {
        if work > 0 { clock.next_work(at) } else { clock.prev_work(at).max(actual_start) }
    };
    let work_start = resume(logic.at.max(floor));
    let held_back = logic.at > floor && clock.between(floor, logic.at) > 0;
    let finish = clock.add(work_start, work);
    let row = Scheduled {
        start: actual_start,
        finish,
        early_start: match run.network.options.early_start {
            EarlyStartRule::Actual => actual_start,
            EarlyStartRule::Remaining => work_start,
        },
        early_finish: finish,
        driver: if held_back { logic.driver } else { Driver::Actual },
        progress: Progress::UnderWay,
        out_of_sequence: too_early(clock, actual_start, held.start.at.max(held.overridden)),
        ..Scheduled::BLANK
    };
    (row, work_start)
}

fn done(run: &Run, activity: usize, held: &Held) -> (Scheduled, Instant) {
    let clock = run.work_clock(activity);
    let entry = &run.network.activities[activity];
    let finish = entry.actual_finish.unwrap_or(run.network.start);
    let start = entry.actual_start.unwrap_or_else(|| clock.add(finish, -run.durations[activity])).min(finish);
    let row = Scheduled {
        start,
        finish,
        early_start: start,
        early_finish: finish,
        late_start: start,
        late_finish: finish,
        driver: Driver::Actual,
        progress: Progress::Done,
        out_of_sequence: too_early(clock, start, held.start.at) || too_early(clock, finish, held.finish.at),
        ..Scheduled::BLANK
    };
    let through = run.network.options.out_of_sequence == OutOfSequenceRule::Through;
    (row, if through { start.max(held.start.at).max(held.finish.at) } else { start })
}

/// Whether working time lies between what happened and when links allowed it.
fn too_early(clock: Clock, happened: Instant, bound: Instant) -> bool {
    bound > happened && clock.between(happened, bound) > 0
}
