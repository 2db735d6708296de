//! Where work that should be as late as possible is placed.
//!
//! Enters the early and late dates; leaves the placed dates in the rows. A placed date never moves the project's
//! finish. Under [`LateWorkRule::FreeFloat`] it moves no successor either, which may itself be placed late: of such a
//! chain each is as late as the next allows. Under [`LateWorkRule::TotalFloat`] only late dates bound it, and what
//! follows is held back.

use crate::terms::ConstraintKind;

use super::backward::{bound_by, opened, snaps_back};
use super::clock::FAR;
use super::forward;
use super::links::Shift;
use super::network::Network;
use super::options::LateWorkRule;
use super::solution::{Driver, Progress, Scheduled};
use super::solver::{Buffers, Ends, Node, Run};

/// Whether the pass has anything to do.
pub(super) fn is_needed(network: &Network) -> bool {
    network.activities.iter().any(|activity| activity.as_late_as_possible)
}

/// Moves what should be late in the rows of leaves; `settled` must have an entry for every node.
pub(super) fn pass(run: &Run, buffers: &mut Buffers, rows: &mut [Scheduled]) {
    for &node in run.graph.order.iter().rev() {
        let node = node as usize;
        let mut held = Ends::OPEN;
        for edge in run.graph.outgoing.of(node) {
            let target = buffers.settled[edge.node as usize];
            let unlag = Shift::backward_strictly;
            held.tighten(bound_by(run, buffers, edge, node, target, unlag));
        }
        buffers.settled[node] = match run.node(node) {
            Node::Inlet(..) | Node::Outlet => held,
            Node::Leaf if run.progress(node) == Progress::Done => held.through_done(run),
            Node::Leaf => {
                let placed = match run.network.options.late_work {
                    _ if run.is_late_work(node) => place(run, node, held, &mut rows[node]),
                    LateWorkRule::FreeFloat => buffers.ahead[node].early,
                    LateWorkRule::TotalFloat => buffers.ahead[node].late,
                };
                opened(run, node, placed)
            }
        };
    }
}

/// Goes forward once more with what [`pass`] has placed where it is. Of what should be late the early dates are these,
/// or stay those it could have had, as the options say; of what follows they are after it.
pub(super) fn hold_back(run: &Run, buffers: &mut Buffers, rows: &mut [Scheduled]) {
    for &node in &run.graph.order {
        let node = node as usize;
        match run.node(node) {
            Node::Outlet | Node::Inlet(..) => forward::pass_on(run, buffers, node),
            Node::Leaf if run.network.activities[node].hammock => {}
            Node::Leaf => {
                let (mut row, mut work_start) = forward::leaf(run, buffers, node);
                if run.is_late_work(node) {
                    let before = rows[node];
                    if run.clock(node).between(row.finish, before.finish) > 0 {
                        (row.start, row.finish, row.driver) = (before.start, before.finish, before.driver);
                    }
                    // What follows meets it where it is placed.
                    (row.early_start, row.early_finish, work_start) = (row.start, row.finish, row.start);
                    forward::settle(buffers, node, &row, work_start);
                    if run.network.options.late_work == LateWorkRule::TotalFloat {
                        (row.early_start, row.early_finish) = (before.early_start, before.early_finish);
                    }
                } else {
                    forward::settle(buffers, node, &row, work_start);
                }
                rows[node] = row;
            }
        }
    }
}

/// Moves a leaf as far as its successors' placed dates and its own late finish allow; gives its placed dates.
fn place(run: &Run, leaf: usize, held: Ends, row: &mut Scheduled) -> Ends {
    let clock = run.clock(leaf);
    let work = run.durations[leaf];
    let mut finish = held.finish.min(row.late_finish);
    if held.start < FAR {
        // Unlike a late date, a placed one must not pass over a break that the successor may work through: where
        // work cannot start at the bound itself, it starts in the last minute before the break.
        let bound = held.start;
        let start =
            if work == 0 || clock.next_work(bound) == bound { bound } else { clock.prev_work(bound).plus_minutes(-1) };
        finish = finish.min(clock.add(start, work));
    }
    if work > 0 || snaps_back(run, leaf) {
        finish = clock.prev_work(finish);
    }
    if clock.between(row.early_finish, finish) > 0 {
        (row.start, row.finish) = (clock.add(finish, -work), finish);
        row.driver = Driver::Constraint(ConstraintKind::AsLateAsPossible);
    }
    Ends { start: row.start, finish: row.finish }
}
