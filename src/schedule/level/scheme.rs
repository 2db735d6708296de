//! Schedule generation: from priorities to a schedule that keeps every link and every capacity.
//!
//! Enters an [`Engine`] (where may this node go?) and a key for each node, lower first; leaves the start and finish of
//! every node. Both schemes are those of Kelley (1963) and Brooks & White (1965) as in Kolisch (1996), Efficient
//! priority rules for the resource-constrained project scheduling problem:
//! - serial: node after node in the order of the keys, each at its earliest feasible time;
//! - parallel: time moves on, and of what can start the lowest key goes first.
//!
//! Always: the same keys give the same schedule; no node is placed before all its predecessors are.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Places nodes one after the other. Times are of the engine's own; a backward engine counts them down as negative.
pub(super) trait Engine {
    /// Nodes, predecessors first in the engine's direction.
    fn order(&self) -> &[u32];
    /// Who waits for the node.
    fn each_successor(&self, node: u32, see: impl FnMut(u32));
    /// Forgets all that was placed.
    fn begin(&mut self);
    /// The earliest feasible start of a node whose predecessors are placed.
    fn earliest(&mut self, node: u32) -> i64;
    /// Places the node there; its finish.
    fn place(&mut self, node: u32, start: i64) -> i64;
}

/// Start, finish and end of a schedule, in an engine's times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// By node.
    pub(super) start: Vec<i64>,
    /// By node.
    pub(super) finish: Vec<i64>,
    /// The latest finish.
    pub(super) end: i64,
}

impl Draft {
    pub(super) fn new(n_nodes: usize) -> Self {
        Self { start: vec![0; n_nodes], finish: vec![0; n_nodes], end: 0 }
    }

    fn put(&mut self, node: u32, start: i64, finish: i64) {
        self.start[node as usize] = start;
        self.finish[node as usize] = finish;
        self.end = self.end.max(finish);
    }
}

/// What the schemes keep between two schedules, so that they allocate nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Workspace {
    keys: Vec<i64>,
    list: Vec<(i64, u32, u32)>,
    waiting: Vec<u32>,
    ready: BinaryHeap<Reverse<(i64, i64, u32)>>,
}

/// The serial scheme. `keys` by node.
pub(super) fn serial(engine: &mut impl Engine, keys: &[i64], work: &mut Workspace, out: &mut Draft) {
    work.keys.clear();
    work.keys.extend_from_slice(keys);
    work.list.clear();
    // A node comes no earlier in the list than its predecessors: it takes the highest key before it, which puts it
    // right behind them, as choosing the lowest key among those that are eligible does.
    for (position, &node) in (0_u32..).zip(engine.order()) {
        let own = work.keys[node as usize];
        work.list.push((own, position, node));
        engine.each_successor(node, |to| {
            let key = &mut work.keys[to as usize];
            *key = (*key).max(own);
        });
    }
    work.list.sort_unstable();
    engine.begin();
    out.end = i64::MIN;
    for &(_, _, node) in &work.list {
        let start = engine.earliest(node);
        let finish = engine.place(node, start);
        out.put(node, start, finish);
    }
}

/// The parallel scheme. `keys` by node.
pub(super) fn parallel(engine: &mut impl Engine, keys: &[i64], work: &mut Workspace, out: &mut Draft) {
    engine.begin();
    out.end = i64::MIN;
    work.waiting.clear();
    work.waiting.resize(keys.len(), 0);
    for &node in engine.order() {
        engine.each_successor(node, |to| work.waiting[to as usize] += 1);
    }
    work.ready.clear();
    for at in 0..engine.order().len() {
        let node = engine.order()[at];
        if work.waiting[node as usize] == 0 {
            work.ready.push(Reverse((i64::MIN, keys[node as usize], node)));
        }
    }
    // What is placed only takes capacity away, so an earliest start found before is a lower bound: the node is placed
    // once it comes up with a start that still holds.
    while let Some(Reverse((known, key, node))) = work.ready.pop() {
        let start = engine.earliest(node);
        if start > known {
            work.ready.push(Reverse((start, key, node)));
            continue;
        }
        let finish = engine.place(node, start);
        out.put(node, start, finish);
        let (waiting, ready) = (&mut work.waiting, &mut work.ready);
        engine.each_successor(node, |to| {
            waiting[to as usize] -= 1;
            if waiting[to as usize] == 0 {
                ready.push(Reverse((i64::MIN, keys[to as usize], to)));
            }
        });
    }
}
