//! The backward pass: the latest dates, and the floats they give.
//!
//! Enters the early dates; leaves late dates and floats in the rows of all leaves. Every late finish is bounded by
//! the project's finish, by constraints and by deadlines; nothing else enters. Without constraints a late date
//! never precedes its early date, whatever calendars and lags meet.
//! Source: Kelley & Walker (1959).

use crate::terms::{ConstraintKind, LinkKind};
use crate::time::Instant;

use super::clock::{Clock, FAR};
use super::float;
use super::graph::{Edge, Tie};
use super::links::Shift;
use super::network::MilestoneKind;
use super::options::{EarlyStartRule, MilestoneRule};
use super::solution::{Progress, Scheduled};
use super::solver::{Ahead, Buffers, Ends, Node, Run};

/// Fills late dates and floats in the rows of leaves, and the late half of `ahead`; of inlets and outlets both.
pub(super) fn pass(run: &Run, buffers: &mut Buffers, rows: &mut [Scheduled], project_finish: Instant) {
    let finish_by = run.network.options.finish_by.unwrap_or(project_finish);
    for &node in run.graph.order.iter().rev() {
        let node = node as usize;
        let mut held = pull(run, buffers, node);
        match run.node(node) {
            Node::Inlet(..) => buffers.ahead[node] = held,
            Node::Outlet => {
                upper_bounds(run, node, &mut held.late);
                buffers.ahead[node] = held;
            }
            Node::Leaf if run.network.activities[node].hammock => {}
            Node::Leaf if run.progress(node) == Progress::Done => {
                buffers.ahead[node] = Ahead { early: held.early.through_done(run), late: held.late.through_done(run) };
            }
            Node::Leaf => {
                let row = &mut rows[node];
                let ahead = &mut buffers.ahead[node];
                let open_end = run.network.options.open_ends_critical && run.graph.outgoing.of(node).is_empty();
                let bound = if open_end { finish_by.min(row.early_finish) } else { finish_by };
                ahead.late = latest(run, node, held.late, bound, row);
                float::fill(run, node, held.early, project_finish, row);
                ahead.early = opened(run, node, ahead.early);
                ahead.late = opened(run, node, ahead.late);
            }
        }
    }
}

/// The latest ends a node may have if its successors are to keep their early, and their late, dates.
fn pull(run: &Run, buffers: &Buffers, node: usize) -> Ahead {
    let mut held = Ahead::OPEN;
    for edge in run.graph.outgoing.of(node) {
        let to = buffers.ahead[edge.node as usize];
        let bound = |target| bound_by(run, buffers, edge, node, target, Shift::backward);
        held.early.tighten(bound(to.early));
        held.late.tighten(bound(to.late));
    }
    held
}

/// The latest ends that an edge leaves a node if the node at its other end is to keep `target`; `unlag` takes the
/// link's lag off an instant.
pub(super) fn bound_by<'n>(
    run: &Run<'n>,
    buffers: &Buffers,
    edge: &Edge,
    node: usize,
    target: Ends,
    unlag: impl Fn(Shift<'n>, Instant) -> Instant,
) -> Ends {
    let to = edge.node as usize;
    let mut bound = Ends::OPEN;
    match edge.tie {
        Tie::Link(kind) if run.is_overridden(to, kind) => {}
        Tie::Link(kind) => {
            let mut at = match kind {
                _ if !kind.holds_finish() => target.start,
                _ if target.finish < FAR && run.must_overlap(to, kind) => run.clock(to).add(target.finish, -1),
                _ => finish_open(run, to, target.finish),
            };
            if edge.lagged && at < FAR {
                at = unlag(run.shift(edge.link, &buffers.early), at);
            }
            match kind {
                LinkKind::FinishToStart | LinkKind::FinishToFinish => bound.finish = at,
                LinkKind::StartToStart | LinkKind::StartToFinish => bound.start = at,
            }
        }
        Tie::Gather => {
            bound.finish = target.finish;
            // A summary starts with its first leaf: that one alone carries what hangs on the start.
            if buffers.outer_leaves[to].0 == buffers.outer_leaves[node].0 {
                bound.start = target.start;
            }
        }
        Tie::HandDown => {
            bound.start = target.start;
            bound.finish = finish_open(run, to, target.finish);
        }
    }
    bound
}

/// The latest instant that leaves a node's finish where it is: a break in its calendar after its finish is no
/// time to it. What is done has no work that a break could come before: links go on from it at their own instant.
fn finish_open(run: &Run, node: usize, finish: Instant) -> Instant {
    match run.node(node) {
        Node::Leaf if finish < FAR && run.progress(node) != Progress::Done && run.work(node) > 0 => {
            run.clock(node).next_work(finish)
        }
        _ => finish,
    }
}

/// Imposed dates of a summary that bound its leaves from above.
fn upper_bounds(run: &Run, summary: usize, bound: &mut Ends) {
    for &(kind, at) in run.graph.constraints.of(summary) {
        match kind {
            ConstraintKind::StartNoLater | ConstraintKind::MustStart => {
                bound.start = bound.start.min(at);
            }
            ConstraintKind::FinishNoLater | ConstraintKind::MustFinish | ConstraintKind::Deadline => {
                bound.finish = bound.finish.min(at);
            }
            _ => {}
        }
    }
}

/// Writes the late dates of a leaf that is not done and gives them as predecessors meet them.
fn latest(run: &Run, leaf: usize, mut bound: Ends, project_finish: Instant, row: &mut Scheduled) -> Ends {
    let clock = run.clock(leaf);
    let work = run.work(leaf);
    let started = row.progress == Progress::UnderWay;
    let mut pin = None;
    let mut deadline = FAR;
    for &(kind, at) in run.graph.constraints.of(leaf) {
        match kind {
            ConstraintKind::StartNoLater if !started => bound.start = bound.start.min(at),
            ConstraintKind::FinishNoLater => bound.finish = bound.finish.min(at),
            ConstraintKind::Deadline => deadline = deadline.min(at),
            ConstraintKind::MustStart if !started => pin = Some(finish_from(clock, at, work)),
            ConstraintKind::MustFinish if pin.is_none() => pin = Some(at),
            _ => {}
        }
    }
    let mut finish = bound.finish.min(project_finish);
    if bound.start < FAR && (!started || run.leaves_from_remaining(leaf)) {
        // Once it has started, nothing that hangs on its actual start can be late because of it.
        finish = finish.min(finish_from(clock, bound.start, work));
    }
    // What is pinned can still be too late for its deadline.
    finish = pin.unwrap_or(finish).min(deadline);
    if work > 0 {
        finish = clock.prev_work(finish);
    } else if snaps_back(run, leaf) {
        // Where the early date could not snap back over the project's start, the late one does not either.
        finish = clock.prev_work(finish).max(finish.min(row.early_finish));
    }
    let start = clock.add(finish, -work);
    let has_begun = started && run.network.options.early_start == EarlyStartRule::Actual;
    (row.late_start, row.late_finish) = (if has_begun { row.start } else { start }, finish);
    Ends { start, finish }
}

/// When work that starts at `at` or with the next working minute ends.
fn finish_from(clock: Clock, at: Instant, work: i64) -> Instant {
    if work > 0 { clock.add(clock.next_work(at), work) } else { at }
}

/// What snaps back gives its predecessors the whole break after it.
pub(super) fn opened(run: &Run, leaf: usize, target: Ends) -> Ends {
    if !snaps_back(run, leaf) {
        return target;
    }
    let open = run.clock(leaf).next_work(target.finish);
    Ends { start: open, finish: open }
}

/// Whether a leaf without work left moves back to the end of working time: a finish milestone under the options
/// that say so, and whatever is under way with nothing left to do.
pub(super) fn snaps_back(run: &Run, leaf: usize) -> bool {
    let snaps = run.network.options.milestones == MilestoneRule::Snap
        && run.network.activities[leaf].milestone == Some(MilestoneKind::Finish);
    run.work(leaf) == 0 && (snaps || run.progress(leaf) == Progress::UnderWay)
}
