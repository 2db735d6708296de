//! What a simulation is given beside the network.

use crate::schedule::ActivityIdx;

use super::pert::ThreePoint;

/// The uncertain part of a plan.
///
/// Indexes are places in the vectors beside them or activities of the network; [`simulate`](super::simulate) checks
/// them.
#[derive(Debug, Clone)]
pub struct Input {
    /// From which every draw follows.
    pub seed: [u8; 32],
    /// How often the plan is played through.
    pub runs: usize,
    /// Tasks whose work ahead is drawn, or that a risk may hit; at most one entry a task.
    pub uncertain: Vec<Uncertain>,
    /// What may happen.
    pub risks: Vec<Hazard>,
    /// Whose finishes are wanted.
    pub milestones: Vec<ActivityIdx>,
    /// Which of `milestones` are asked why they lie where they lie; the plan's end always is.
    pub asked: Vec<usize>,
}

/// A task whose work ahead is not certain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uncertain {
    /// Which.
    pub activity: ActivityIdx,
    /// Its work ahead in its own minutes: what remains while it is under way, else all of it.
    pub points: ThreePoint,
    /// Tasks of a group share one common factor; numbered from 0.
    pub group: usize,
    /// Weight of the common factor, −1 to 1: two tasks of a group have the product of theirs as the correlation of
    /// their normal values, so √ρ for each gives ρ between any two.
    pub loading: f64,
}

/// Something that may happen once, to all the tasks it hits at the same time.
#[derive(Debug, Clone, PartialEq)]
pub struct Hazard {
    /// How likely, 0 to 1.
    pub probability: f64,
    /// Whom it delays.
    pub hits: Vec<Hit>,
}

/// A delay of one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Which, an index into [`Input::uncertain`].
    pub task: usize,
    /// By how much, in the task's own minutes. Of one risk all delays are equally long drawn.
    pub delay: ThreePoint,
}

impl Input {
    /// How many common factors there are.
    pub(super) fn n_groups(&self) -> usize {
        self.uncertain.iter().map(|task| task.group + 1).max().unwrap_or(0)
    }

    /// Whether anything in it is uncertain.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.uncertain.iter().any(|task| !task.points.is_certain())
            || self.risks.iter().any(|risk| risk.probability > 0.0 && !risk.hits.is_empty())
    }

    /// Whether every index points into its array of a network with so many activities.
    pub(super) fn is_sound(&self, n_activities: usize) -> bool {
        let known = |activity: &ActivityIdx| activity.index() < n_activities;
        self.uncertain.iter().all(|task| known(&task.activity) && task.group <= self.uncertain.len())
            && self.risks.iter().flat_map(|risk| &risk.hits).all(|hit| hit.task < self.uncertain.len())
            && self.milestones.iter().all(known)
            && self.asked.iter().all(|place| *place < self.milestones.len())
    }
}
