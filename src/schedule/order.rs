//! The topological order of the expanded network, and the chains that stand in its way.

use std::collections::VecDeque;

use super::graph::{Edge, Graph, Tie};
use super::network::{ActivityIdx, LinkIdx};

/// Activities that wait for each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    /// Each holds the next, and the last holds the first; begins with the lowest index. A summary beside one of
    /// its members stands for the two belonging together, which no link says.
    pub activities: Vec<ActivityIdx>,
    /// The links on the way, in the same order, beginning with the one that leaves the first activity.
    pub links: Vec<LinkIdx>,
}

/// All nodes, predecessors first and otherwise in index order, so that a plan written in order is walked in order.
///
/// Errors: for each strongly connected component with a cycle, a shortest chain through its lowest node.
pub(super) fn topological(n_nodes: usize, graph: &Graph) -> Result<Vec<u32>, Vec<Cycle>> {
    let mut state = vec![Visit::Ahead; n_nodes];
    let mut order = Vec::with_capacity(n_nodes);
    // Nodes whose predecessors are being placed, each with the predecessors still to look at.
    let mut open: Vec<(u32, &[Edge])> = Vec::new();
    for (root, _) in (0_u32..).zip(0..n_nodes) {
        if state[root as usize] == Visit::Placed {
            continue;
        }
        state[root as usize] = Visit::Open;
        open.push((root, graph.incoming.of(root as usize)));
        while let Some((node, before)) = open.pop() {
            let Some((edge, rest)) = before.split_first() else {
                state[node as usize] = Visit::Placed;
                order.push(node);
                continue;
            };
            open.push((node, rest));
            match state[edge.node as usize] {
                Visit::Placed => {}
                Visit::Open => return Err(cycles(n_nodes, graph)),
                Visit::Ahead => {
                    state[edge.node as usize] = Visit::Open;
                    open.push((edge.node, graph.incoming.of(edge.node as usize)));
                }
            }
        }
    }
    Ok(order)
}

/// Where a node is on its way into the order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Ahead,
    Open,
    Placed,
}

/// One chain for each knot.
fn cycles(n_nodes: usize, graph: &Graph) -> Vec<Cycle> {
    let knot = knots(n_nodes, graph);
    let mut size = vec![0_u32; n_nodes];
    for &name in &knot {
        size[name as usize] += 1;
    }
    let mut came_from = vec![None; n_nodes];
    let mut cycles = Vec::new();
    for (node, &name) in (0_u32..).zip(&knot) {
        // Zero marks a knot that has been reported at its lowest node.
        let size = std::mem::take(&mut size[name as usize]);
        let holds_itself = || graph.outgoing.of(node as usize).iter().any(|edge| edge.node == node);
        if size > 1 || (size == 1 && holds_itself()) {
            cycles.extend(shortest_cycle(graph, &knot, node, &mut came_from));
        }
    }
    cycles.sort_by(|a, b| a.activities.cmp(&b.activities));
    cycles
}

/// Names the strongly connected component of each node by one of its nodes (Tarjan 1972, with the calls on a stack
/// of our own).
fn knots(n_nodes: usize, graph: &Graph) -> Vec<u32> {
    const UNSEEN: u32 = u32::MAX;
    let mut index = vec![UNSEEN; n_nodes];
    let mut low = vec![UNSEEN; n_nodes];
    let mut knot = vec![UNSEEN; n_nodes];
    let mut open = Vec::new();
    let mut calls: Vec<(u32, usize)> = Vec::new();
    let mut n_seen = 0;
    for (root, _) in (0_u32..).zip(0..n_nodes) {
        if index[root as usize] != UNSEEN {
            continue;
        }
        calls.push((root, 0));
        while let Some((node, n_done)) = calls.pop() {
            let at = node as usize;
            if n_done == 0 {
                (index[at], low[at]) = (n_seen, n_seen);
                n_seen += 1;
                open.push(node);
            } else {
                // The callee has returned.
                let child = graph.outgoing.of(at)[n_done - 1].node as usize;
                low[at] = low[at].min(low[child]);
            }
            let mut callee = None;
            for (offset, edge) in graph.outgoing.of(at).iter().enumerate().skip(n_done) {
                let to = edge.node as usize;
                if index[to] == UNSEEN {
                    callee = Some((edge.node, offset + 1));
                    break;
                }
                if knot[to] == UNSEEN {
                    low[at] = low[at].min(index[to]);
                }
            }
            if let Some((child, resume)) = callee {
                calls.push((node, resume));
                calls.push((child, 0));
            } else if low[at] == index[at] {
                while let Some(member) = open.pop() {
                    knot[member as usize] = node;
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    knot
}

/// A shortest way from the node back to itself within its knot, if there is one. Of `came_from`, only the knot's
/// own entries are touched, and they must be `None`.
fn shortest_cycle(graph: &Graph, knot: &[u32], start: u32, came_from: &mut [Option<(u32, Edge)>]) -> Option<Cycle> {
    let mut queue = VecDeque::from([start]);
    'search: while let Some(node) = queue.pop_front() {
        for edge in graph.outgoing.of(node as usize) {
            let to = edge.node as usize;
            if knot[to] != knot[start as usize] || came_from[to].is_some() {
                continue;
            }
            came_from[to] = Some((node, *edge));
            if edge.node == start {
                break 'search;
            }
            queue.push_back(edge.node);
        }
    }
    let mut steps = Vec::new();
    let mut at = start;
    loop {
        let (node, edge) = came_from[at as usize]?;
        steps.push((graph.activity_of(node), edge));
        at = node;
        if at == start {
            break;
        }
    }
    steps.reverse();
    // A summary's outlet and inlet are one activity to the reader: begin with the first of such a pair.
    let before = |step: usize| steps[(step + steps.len() - 1) % steps.len()].0;
    let first = (0..steps.len()).min_by_key(|&step| (steps[step].0, before(step) == steps[step].0))?;
    steps.rotate_left(first);
    let mut activities: Vec<u32> = steps.iter().map(|&(activity, _)| activity).collect();
    activities.dedup();
    let links: Vec<LinkIdx> =
        steps.iter().filter(|(_, edge)| matches!(edge.tie, Tie::Link(_))).map(|(_, edge)| LinkIdx(edge.link)).collect();
    Some(Cycle { activities: activities.into_iter().map(ActivityIdx).collect(), links })
}
