//! What of a plan is computed in every batch, and what once and for all.
//!
//! Enters all steps and the activities that vary; leaves the steps that depend on these, with everything else folded into
//! their floors. Always: a leaf that is left out of `ends` finishes before one that is not, whatever is drawn.

use crate::schedule::clock::LONG_AGO;
use crate::schedule::network::ActivityIdx;
use crate::schedule::solver::{Node, Run};
use crate::time::Instant;

use super::compute;
use super::exact::Single;
use super::pass::reached;
use super::rows::Rows;
use super::step::{Kind, NONE, Steps};

/// The steps of a batch.
#[derive(Debug)]
pub(super) struct Course<'n> {
    pub(super) steps: Steps<'n>,
    /// Places of the steps that depend on what varies, predecessors first.
    pub(super) moving: Vec<u32>,
    /// The leaves among them.
    pub(super) leaves: Vec<u32>,
    /// Those after which nothing comes that is surely later.
    pub(super) ends: Vec<u32>,
    /// The latest finish of the leaves that do not move, and the first whose it is.
    pub(super) still: (Instant, u32),
}

impl<'n> Course<'n> {
    /// Computes all steps once, with the work as it is in `rows`, and sorts out what must be computed again.
    pub(super) fn of(run: &Run<'n>, rows: &mut Rows, single: &mut Single, varying: &[ActivityIdx]) -> Self {
        let mut steps = Steps::of(run);
        for step in &steps.all {
            compute(run, &steps, rows, single, step);
        }
        let moves = downstream(run, &steps, varying);
        let moving: Vec<u32> = places(&steps, |node| moves[node as usize]);
        for place in &moving {
            fold(run, &mut steps, rows, &moves, *place as usize);
        }
        let is_leaf = |node: u32| matches!(run.node(node as usize), Node::Leaf);
        let leaves: Vec<u32> =
            moving.iter().map(|place| steps.all[*place as usize].node).filter(|node| is_leaf(*node)).collect();
        let outdone = outdone(&steps);
        let ends = leaves.iter().copied().filter(|node| !outdone[*node as usize]).collect();
        let mut still = (LONG_AGO, NONE);
        for (node, entry) in (0_u32..).zip(&run.network.activities) {
            if is_leaf(node) && !moves[node as usize] && !(entry.hammock) {
                let finish = entry.actual_finish.unwrap_or_else(|| rows.finish(&steps, node, 0));
                if still.1 == NONE || finish > still.0 {
                    still = (finish, node);
                }
            }
        }
        Self { steps, moving, leaves, ends, still }
    }

    /// The steps that depend on some activities, predecessors first.
    pub(super) fn reach(&self, run: &Run, activities: &[ActivityIdx]) -> Vec<u32> {
        let moves = downstream(run, &self.steps, activities);
        places(&self.steps, |node| moves[node as usize])
    }
}

/// The places of the steps of some nodes.
fn places(steps: &Steps, wanted: impl Fn(u32) -> bool) -> Vec<u32> {
    (0_u32..).zip(&steps.all).filter(|(_, step)| wanted(step.node)).map(|(place, _)| place).collect()
}

/// By node: whether its dates depend on the work of some activities.
fn downstream(run: &Run, steps: &Steps, activities: &[ActivityIdx]) -> Vec<bool> {
    let mut moves = vec![false; run.graph.order.len()];
    for activity in activities {
        if let Some(moves) = moves.get_mut(activity.index()) {
            *moves = true;
        }
    }
    for step in &steps.all {
        let node = step.node as usize;
        moves[node] |= run.graph.incoming.of(node).iter().any(|edge| moves[edge.node as usize]);
    }
    for (node, place) in steps.place.iter().enumerate() {
        moves[node] &= *place != NONE;
    }
    moves
}

/// Raises the base of a leaf to what holds it and never moves.
fn fold(run: &Run, steps: &mut Steps, rows: &Rows, moves: &[bool], place: usize) {
    let step = steps.all[place];
    if step.kind != Kind::Leaf {
        return;
    }
    let clock = steps.clocks.clock(step.clock);
    let mut folded = step;
    let mut fixed = Vec::new();
    for pull in steps.pulls(&step) {
        let is_fixed = !moves[pull.from as usize] || (!pull.leaves_finish && steps.began(run, pull.from).is_some());
        fixed.push(is_fixed);
        if !is_fixed {
            continue;
        }
        let at = reached(run, steps, rows, pull, 0);
        let worked = clock.worked_until(at);
        folded.canonical &= at <= step.floor || clock.earliest(worked) == at;
        folded.base_at = folded.base_at.max(at);
        if !pull.holds_finish {
            folded.base = folded.base.max(worked + pull.overlap);
        }
    }
    let (step, pulls) = steps.pulls_mut(place);
    *step = folded;
    for (pull, fixed) in pulls.iter_mut().zip(fixed) {
        pull.fixed = fixed;
    }
}

/// By node: whether a leaf that has work follows it, so that it can never be the last one.
fn outdone(steps: &Steps) -> Vec<bool> {
    let mut outdone = vec![false; steps.place.len()];
    for step in steps.all.iter().filter(|step| step.kind == Kind::Leaf && step.works) {
        for pull in steps.pulls(step) {
            let follows = pull.leaves_finish && !pull.holds_finish && !pull.handed_down && pull.lag >= 0;
            outdone[pull.from as usize] |= follows;
        }
    }
    outdone
}
