//! Where work that should be as late as possible is placed.
//!
//! Enters the early and late dates; leaves the placed dates in the rows. A placed date moves neither the project's
//! finish nor any successor, which may itself be placed late: of such a chain each is as late as the next allows.

use crate::terms::ConstraintKind;

use super::backward::{bound_by, opened, snaps_back};
use super::clock::FAR;
use super::links::Shift;
use super::network::Network;
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
            Node::Leaf if run.progress(node) == Progress::Done => Ends::OPEN,
            Node::Leaf => {
                let activity = &run.network.activities[node];
                let placed = if activity.as_late_as_possible && run.progress(node) == Progress::NotStarted {
                    place(run, node, held, &mut rows[node])
                } else {
                    buffers.ahead[node].early
                };
                opened(run, node, placed)
            }
        };
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
