//! Which activities of a proposal need a date of their own.
//!
//! What enters: the network and the proposed dates. What leaves: the activities that the plan, which knows nothing of
//! resources, would start earlier than proposed although all before them start as proposed. What always holds: with
//! these held to their proposed starts and no others, every activity that has not started starts as proposed, and
//! without one of them it would not. Two things are left open: work that wants to be late may be later, and work that
//! rests in between ends in the plan as if it did not.

use super::super::forward;
use super::super::graph::Graph;
use super::super::network::Network;
use super::super::solution::{Progress, Scheduled, Solution};
use super::super::solver::{Buffers, Node, Resting, Run};

/// By activity: whether it must be held. `run` is of the whole network; its rests are not looked at.
pub(super) fn holds(run: &Run<'_>, unlevelled: &Solution, rows: &[Scheduled]) -> Vec<bool> {
    let (network, graph): (&Network, &Graph) = (run.network, run.graph);
    let run = Run { resting: Resting::NONE, ..*run };
    let mut buffers = Buffers::new(network, graph);
    let mut holds = vec![false; network.activities.len()];
    for &node in &graph.order {
        let node = node as usize;
        let Node::Leaf = run.node(node) else {
            forward::pass_on(&run, &mut buffers, node);
            continue;
        };
        let (activity, proposed, before) = (&network.activities[node], &rows[node], &unlevelled.rows[node]);
        let (mut row, mut work_start) =
            if activity.hammock { (*before, before.start) } else { forward::leaf(&run, &buffers, node) };
        if row.progress == Progress::NotStarted && !activity.hammock && row.start < proposed.start {
            holds[node] = !activity.as_late_as_possible || proposed.start > before.start;
            work_start = proposed.start;
            (row.start, row.early_start) = (work_start, work_start);
            row.finish = run.clock(node).add(work_start, run.work(node));
            row.early_finish = row.finish;
        }
        forward::settle(&mut buffers, node, &row, work_start);
    }
    holds
}
