//! What a simulation leaves: finishes, and why they lie where they lie.

use crate::time::Instant;

use super::causes::Cause;

/// The result of all runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// How many runs there were.
    pub runs: usize,
    /// The plan's end.
    pub end: Finishes,
    /// One entry a milestone, in the order of [`Input::milestones`](super::Input::milestones).
    pub milestones: Vec<Finishes>,
    /// The plan's end first, then one entry for each of [`Input::asked`](super::Input::asked).
    pub asked: Vec<Asked>,
}

/// Why a finish lies where it lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// In how many runs each activity lay on the driving path to this finish, by activity; of several equal drivers
    /// the first counts. What was done before is on paths, too.
    pub on_path: Vec<u32>,
    /// What moves the 80 % date, the strongest first.
    pub causes: Vec<Cause>,
}

/// The finishes of one milestone in all runs, sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finishes(Vec<Instant>);

impl Finishes {
    pub(super) fn of(mut finishes: Vec<Instant>) -> Self {
        finishes.sort_unstable();
        Self(finishes)
    }

    /// The finish that so many per cent of the runs do not exceed: nearest rank, as `metrics::percentile` has it.
    ///
    /// Nothing where there are no runs. 0 counts as the first run, more than 100 as 100.
    #[must_use]
    pub fn quantile(&self, per_cent: usize) -> Option<Instant> {
        let rank = (per_cent.min(100) * self.0.len()).div_ceil(100);
        self.0.get(rank.saturating_sub(1)).copied()
    }

    /// The share of runs, 0 to 1, that finish at or before an instant; 0 where there are no runs.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a count of runs is small")]
    pub fn share_by(&self, at: Instant) -> f64 {
        let met = self.0.partition_point(|finish| *finish <= at);
        met as f64 / self.0.len().max(1) as f64
    }

    /// All of them, the earliest first.
    #[must_use]
    pub fn sorted(&self) -> &[Instant] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// O-14: nearest rank on 15, 20, 35, 40, 50.
    #[test]
    fn quantiles_are_nearest_ranks() {
        let finishes = Finishes::of([50, 15, 40, 20, 35].map(Instant).to_vec());
        let found = [5, 30, 40, 50, 100].map(|per_cent| finishes.quantile(per_cent).map(|at| at.0));
        assert_eq!(found, [15, 20, 20, 35, 50].map(Some));
        assert!((finishes.share_by(Instant(35)) - 0.6).abs() < 1e-12);
        assert_eq!(Finishes::of(Vec::new()).quantile(80), None);
    }
}
