//! The topological order of the expanded network, and the chains that stand in its way.

use std::collections::VecDeque;

use super::graph::{Graph, Tie};
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

/// All nodes, predecessors first; nodes that are free at the same step in index order (Kahn 1962).
///
/// Errors: for each strongly connected component with a cycle, a shortest chain through its lowest node.
pub(super) fn topological(n_nodes: usize, graph: &Graph) -> Result<Vec<u32>, Vec<Cycle>> {
    let mut waiting: Vec<usize> = (0..n_nodes)
        .map(|node| graph.incoming.of(node).len())
        .collect();
    let mut order: Vec<u32> = (0_u32..)
        .zip(&waiting)
        .filter_map(|(node, &n)| (n == 0).then_some(node))
        .collect();
    order.reserve_exact(n_nodes - order.len());
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        for edge in graph.outgoing.of(node as usize) {
            let left = &mut waiting[edge.node as usize];
            *left -= 1;
            if *left == 0 {
                order.push(edge.node);
            }
        }
    }
    if order.len() == n_nodes {
        return Ok(order);
    }
    let tangled: Vec<bool> = waiting.iter().map(|&n| n > 0).collect();
    Err(cycles(graph, &tangled))
}

/// One chain for each knot among the nodes that never became free.
fn cycles(graph: &Graph, tangled: &[bool]) -> Vec<Cycle> {
    let knot = knots(graph, tangled);
    let mut met = vec![false; tangled.len()];
    let mut cycles = Vec::new();
    for (node, _) in (0_u32..).zip(tangled).filter(|&(_, &tangled)| tangled) {
        let name = knot[node as usize] as usize;
        if !std::mem::replace(&mut met[name], true)
            && let Some(cycle) = shortest_cycle(graph, &knot, node)
        {
            cycles.push(cycle);
        }
    }
    cycles.sort_by(|a, b| a.activities.cmp(&b.activities));
    cycles
}

/// Names the strongly connected component of each tangled node by one of its nodes (Tarjan 1972, with the calls
/// on a stack of our own).
fn knots(graph: &Graph, tangled: &[bool]) -> Vec<u32> {
    const UNSEEN: u32 = u32::MAX;
    let n_nodes = tangled.len();
    let mut index = vec![UNSEEN; n_nodes];
    let mut low = vec![UNSEEN; n_nodes];
    let mut knot = vec![UNSEEN; n_nodes];
    let mut open = Vec::new();
    let mut calls: Vec<(u32, usize)> = Vec::new();
    let mut n_seen = 0;
    for root in (0_u32..)
        .zip(tangled)
        .filter_map(|(node, &tangled)| tangled.then_some(node))
    {
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
                if !tangled[to] || knot[to] != UNSEEN {
                    continue;
                }
                if index[to] == UNSEEN {
                    callee = Some((edge.node, offset + 1));
                    break;
                }
                low[at] = low[at].min(index[to]);
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

/// A shortest way from the node back to itself within its knot, if there is one.
fn shortest_cycle(graph: &Graph, knot: &[u32], start: u32) -> Option<Cycle> {
    let mut came_from = vec![None; knot.len()];
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
    let first =
        (0..steps.len()).min_by_key(|&step| (steps[step].0, before(step) == steps[step].0))?;
    steps.rotate_left(first);
    let mut activities: Vec<u32> = steps.iter().map(|&(activity, _)| activity).collect();
    activities.dedup();
    let links: Vec<LinkIdx> = steps
        .iter()
        .filter(|(_, edge)| matches!(edge.tie, Tie::Link(_)))
        .map(|(_, edge)| LinkIdx(edge.link))
        .collect();
    Some(Cycle {
        activities: activities.into_iter().map(ActivityIdx).collect(),
        links,
    })
}
