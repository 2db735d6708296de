//! The backward pass: the latest dates, the floats they give, and where work that should be late is placed.
//!
//! Enters the early dates; leaves late dates, floats and placed dates in the rows of all leaves. Every late finish
//! is bounded by the project's finish, by constraints and by deadlines; nothing else enters. Without constraints
//! a late date never precedes its early date, whatever calendars and lags meet.
//! Source: Kelley & Walker (1959).

use crate::terms::{ConstraintKind, LinkKind};
use crate::time::Instant;

use super::clock::{Clock, FAR};
use super::float;
use super::graph::Tie;
use super::network::{MilestoneKind, MilestoneRule};
use super::solution::{Driver, Progress, Scheduled};
use super::solver::{Buffers, Ends, Node, Run};

/// Fills `late`, `settled` and the rest of the rows; `ahead` of inlets and outlets too.
pub(super) fn pass(
    run: &Run,
    buffers: &mut Buffers,
    rows: &mut [Scheduled],
    project_finish: Instant,
) {
    let some_late = run
        .network
        .activities
        .iter()
        .any(|activity| activity.as_late_as_possible);
    for &node in run.graph.order.iter().rev() {
        let node = node as usize;
        let kind = run.node(node);
        if matches!(kind, Node::Leaf) && run.progress(node) == Progress::Done {
            (buffers.late[node], buffers.settled[node]) = (Ends::OPEN, Ends::OPEN);
            continue;
        }
        let free = pull(run, buffers, &buffers.ahead, node);
        let mut late = pull(run, buffers, &buffers.late, node);
        let settled = if some_late {
            pull(run, buffers, &buffers.settled, node)
        } else {
            Ends::OPEN
        };
        match kind {
            Node::Inlet(..) | Node::Outlet => {
                if matches!(kind, Node::Outlet) {
                    upper_bounds(run, node, &mut late);
                }
                (
                    buffers.ahead[node],
                    buffers.late[node],
                    buffers.settled[node],
                ) = (free, late, settled);
            }
            Node::Leaf => {
                let row = &mut rows[node];
                let work_start = buffers.ahead[node].start;
                buffers.late[node] = latest(run, node, late, project_finish, row);
                float::fill(run, node, free, project_finish, row);
                buffers.settled[node] = place(run, node, settled, work_start, row);
                open_snapped(run, node, buffers);
            }
        }
    }
}

/// The latest ends a node may have if its successors are to keep `target`.
fn pull(run: &Run, buffers: &Buffers, target: &[Ends], node: usize) -> Ends {
    let mut bound = Ends::OPEN;
    for edge in run.graph.outgoing.of(node) {
        let to = edge.node as usize;
        match edge.tie {
            Tie::Link(kind) => {
                let at = if kind.holds_finish() {
                    finish_open(run, target, to)
                } else {
                    target[to].start
                };
                if at >= FAR {
                    continue;
                }
                let at = if edge.lagged {
                    run.shift(edge.link, &buffers.early).backward(at)
                } else {
                    at
                };
                match kind {
                    LinkKind::FinishToStart | LinkKind::FinishToFinish => {
                        bound.finish = bound.finish.min(at)
                    }
                    LinkKind::StartToStart | LinkKind::StartToFinish => {
                        bound.start = bound.start.min(at)
                    }
                }
            }
            Tie::Gather => {
                bound.finish = bound.finish.min(target[to].finish);
                // A summary starts with its first leaf: that one alone carries what hangs on the start.
                if buffers.outer_leaves[to].0 == buffers.outer_leaves[node].0 {
                    bound.start = bound.start.min(target[to].start);
                }
            }
            Tie::HandDown => {
                bound.start = bound.start.min(target[to].start);
                bound.finish = bound.finish.min(finish_open(run, target, to));
            }
        }
    }
    bound
}

/// The latest instant that leaves a node's finish where it is: a break in its calendar after its finish is no
/// time to it.
fn finish_open(run: &Run, target: &[Ends], node: usize) -> Instant {
    let finish = target[node].finish;
    match run.node(node) {
        Node::Leaf if finish < FAR && run.work(node) > 0 => run.clock(node).next_work(finish),
        _ => finish,
    }
}

/// Imposed dates of a summary that bound its leaves from above.
fn upper_bounds(run: &Run, summary: usize, bound: &mut Ends) {
    for &(kind, at) in run.graph.constraints.of(summary) {
        match kind {
            ConstraintKind::StartNoLater | ConstraintKind::MustStart => {
                bound.start = bound.start.min(at)
            }
            ConstraintKind::FinishNoLater
            | ConstraintKind::MustFinish
            | ConstraintKind::Deadline => {
                bound.finish = bound.finish.min(at);
            }
            _ => {}
        }
    }
}

/// Writes the late dates of a leaf that is not done and gives them as predecessors meet them.
fn latest(
    run: &Run,
    leaf: usize,
    mut bound: Ends,
    project_finish: Instant,
    row: &mut Scheduled,
) -> Ends {
    let clock = run.clock(leaf);
    let work = run.work(leaf);
    let started = row.progress == Progress::UnderWay;
    let mut pin = None;
    for &(kind, at) in run.graph.constraints.of(leaf) {
        match kind {
            ConstraintKind::StartNoLater => bound.start = bound.start.min(at),
            ConstraintKind::FinishNoLater | ConstraintKind::Deadline => {
                bound.finish = bound.finish.min(at)
            }
            ConstraintKind::MustStart if !started => pin = Some(finish_from(clock, at, work)),
            ConstraintKind::MustFinish if pin.is_none() => pin = Some(at),
            _ => {}
        }
    }
    let mut finish = bound.finish.min(project_finish);
    if !started && bound.start < FAR {
        // Once it has started, nothing that hangs on its start can be late because of it.
        finish = finish.min(finish_from(clock, bound.start, work));
    }
    finish = pin.unwrap_or(finish);
    if work > 0 || snaps_back(run, leaf) {
        finish = clock.prev_work(finish);
    }
    let start = clock.add(finish, -work);
    (row.late_start, row.late_finish) = (start, finish);
    Ends { start, finish }
}

/// When work that starts at `at` or with the next working minute ends.
fn finish_from(clock: Clock, at: Instant, work: i64) -> Instant {
    if work > 0 {
        clock.add(clock.next_work(at), work)
    } else {
        at
    }
}

/// Moves a leaf that should be late as far as its successors' placed dates and its own late finish allow; gives
/// its placed dates as predecessors meet them.
fn place(run: &Run, leaf: usize, settled: Ends, work_start: Instant, row: &mut Scheduled) -> Ends {
    let activity = &run.network.activities[leaf];
    if !activity.as_late_as_possible || row.progress == Progress::UnderWay {
        return Ends {
            start: work_start,
            finish: row.early_finish,
        };
    }
    let clock = run.clock(leaf);
    let work = run.durations[leaf];
    let mut finish = settled.finish.min(row.late_finish);
    if settled.start < FAR {
        finish = finish.min(finish_from(clock, settled.start, work));
    }
    if work > 0 {
        finish = clock.prev_work(finish);
    }
    if clock.between(row.early_finish, finish) > 0 {
        (row.start, row.finish) = (clock.add(finish, -work), finish);
        row.driver = Driver::Constraint(ConstraintKind::AsLateAsPossible);
    }
    Ends {
        start: row.start,
        finish: row.finish,
    }
}

/// A finish milestone that snaps back gives its predecessors the whole break after it.
fn open_snapped(run: &Run, leaf: usize, buffers: &mut Buffers) {
    if snaps_back(run, leaf) {
        let clock = run.clock(leaf);
        for target in [
            &mut buffers.ahead[leaf],
            &mut buffers.late[leaf],
            &mut buffers.settled[leaf],
        ] {
            let open = clock.next_work(target.finish);
            *target = Ends {
                start: open,
                finish: open,
            };
        }
    }
}

/// Whether a leaf is a milestone that moves back to the end of working time.
fn snaps_back(run: &Run, leaf: usize) -> bool {
    run.network.options.milestones == MilestoneRule::Snap
        && run.network.activities[leaf].milestone == Some(MilestoneKind::Finish)
        && run.work(leaf) == 0
}
