//! The longest paths: what drives the latest early finish, link by link.
//!
//! Enters the early dates; leaves every leaf critical that is not done and lies on a chain of driving links to a leaf
//! that ends when the plan ends. A link drives if no working time lies between what it asks for and what happens. Floats
//! and imposed dates play no part.

use crate::time::Instant;

use super::clock::LONG_AGO;
use super::forward::reached;
use super::graph::Tie;
use super::solution::{Progress, Scheduled};
use super::solver::{Buffers, Ends, Node, Run};

/// A node is on a path by its start, by its finish, or by both.
const START: u8 = 1;
const FINISH: u8 = 2;

/// Marks what is critical in the rows of leaves; `longest` must have an entry for every node.
pub(super) fn pass(run: &Run, buffers: &mut Buffers, rows: &mut [Scheduled], project_finish: Instant) {
    buffers.longest.fill(0);
    for &node in run.graph.order.iter().rev() {
        let node = node as usize;
        match run.node(node) {
            Node::Outlet => {}
            Node::Inlet(..) => {
                // What it asks for is what its links ask for, to the minute.
                let (asks, by) = (buffers.early[node], buffers.longest[node]);
                trace(run, buffers, node, by, asks, |asked, at| asked == at);
            }
            Node::Leaf => {
                let row = &mut rows[node];
                let counts = row.progress != Progress::Done && !run.network.activities[node].hammock;
                row.critical = counts && (buffers.longest[node] != 0 || row.early_finish >= project_finish);
                row.near_critical &= !row.critical;
                if row.critical {
                    let clock = run.clock(node);
                    let happens = buffers.ahead[node].early;
                    trace(run, buffers, node, START | FINISH, happens, |asked, at| clock.between(asked, at) == 0);
                }
            }
        }
    }
}

/// Marks what drives the ends `by` of a node.
fn trace(
    run: &Run,
    buffers: &mut Buffers,
    node: usize,
    by: u8,
    happens: Ends,
    drives: impl Fn(Instant, Instant) -> bool,
) {
    for edge in run.graph.incoming.of(node) {
        let from = edge.node as usize;
        match edge.tie {
            Tie::Gather => {}
            Tie::HandDown => {
                let asks = buffers.early[from];
                for (end, asked, at) in [(START, asks.start, happens.start), (FINISH, asks.finish, happens.finish)] {
                    if by & end != 0 && asked > LONG_AGO && drives(asked, at) {
                        buffers.longest[from] |= end;
                    }
                }
            }
            Tie::Link(kind) if run.is_overridden(node, kind) => {}
            Tie::Link(kind) => {
                let (end, at) = if kind.holds_finish() { (FINISH, happens.finish) } else { (START, happens.start) };
                if by & end != 0 && drives(reached(run, buffers, edge, kind, node), at) {
                    let (first, last) = buffers.outer_leaves[from];
                    let leaf = if kind.leaves_finish() { last } else { first };
                    buffers.longest[leaf as usize] |= START | FINISH;
                }
            }
        }
    }
}
