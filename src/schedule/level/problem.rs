//! What levelling is given beside the network: how much of each resource there is when, and who needs how much.

use crate::time::Instant;

use super::super::network::ActivityIdx;

/// How much there is of a resource over time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Capacity {
    /// Units from the beginning of time up to the first change.
    pub base: i64,
    /// From when on there are how many, in order of time.
    pub changes: Vec<(Instant, i64)>,
}

impl Capacity {
    /// The same all the time.
    #[must_use]
    pub const fn steady(units: i64) -> Self {
        Self { base: units, changes: Vec::new() }
    }

    /// The stretches of equal capacity, in order of time: from when, and how many units.
    pub fn steps(&self) -> impl Iterator<Item = (Instant, i64)> + '_ {
        std::iter::once((Instant(i64::MIN), self.base)).chain(self.changes.iter().copied())
    }

    /// How much there is after the last change.
    #[must_use]
    pub fn in_the_end(&self) -> i64 {
        self.changes.last().map_or(self.base, |change| change.1)
    }

    /// How much there is at an instant.
    #[must_use]
    pub fn at(&self, at: Instant) -> i64 {
        let passed = self.changes.partition_point(|change| change.0 <= at);
        passed.checked_sub(1).map_or(self.base, |last| self.changes[last].1)
    }
}

/// A resource that an activity needs from its start to its finish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Who needs it.
    pub activity: ActivityIdx,
    /// Place of the resource among the capacities.
    pub resource: usize,
    /// How many units; above 0.
    pub units: i64,
}

/// Units that somebody else has taken and that do not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Place of the resource among the capacities.
    pub resource: usize,
    /// From when.
    pub from: Instant,
    /// Until when, exclusive.
    pub to: Instant,
    /// How many units.
    pub units: i64,
}

/// Resources and what they are used for.
///
/// While there is less of a resource than an activity needs (its people are away), it rests as it does outside its
/// calendar, and uses nothing. What others use at the same time never makes it rest; it waits until all its work can
/// be done without a break but these. A need above what there is after the last change holds nobody back.
#[derive(Debug, Clone, Default)]
pub struct Resources {
    /// By resource.
    pub capacities: Vec<Capacity>,
    /// In any order; of an activity's uses of the same resource the units add up.
    pub uses: Vec<Use>,
    /// In any order.
    pub taken: Vec<Taken>,
}

/// How to search.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many schedules may be made; at least 1 is.
    pub schedules: u32,
    /// The seed of all chance.
    pub seed: u64,
    /// A number for each activity that does not depend on the others, such as a hash of its id: its share of chance
    /// stays the same when the plan around it changes. The activity's index stands in for one that is missing.
    pub names: Vec<u64>,
}

impl Default for Options {
    fn default() -> Self {
        Self { schedules: 1000, seed: 1, names: Vec::new() }
    }
}
