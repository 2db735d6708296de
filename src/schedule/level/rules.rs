//! Priority rules: which of the activities that compete goes first. Lower keys win.
//!
//! Source: Kolisch (1996); names as there.

use super::super::network::Network;
use super::super::solution::Solution;

/// A priority rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// First come, first served: as in the plan.
    Fifo,
    /// Latest start time.
    Lst,
    /// Latest finish time.
    Lft,
    /// Least total float.
    Mslk,
    /// Most successors in all.
    Mts,
    /// Greatest rank positional weight: own duration and that of the direct successors.
    Grpw,
    /// Shortest duration.
    Spt,
}

impl Rule {
    /// In the order in which they are tried: the stable one first, then by what they reach.
    pub const ALL: [Self; 7] = [Self::Lst, Self::Lft, Self::Mts, Self::Mslk, Self::Fifo, Self::Grpw, Self::Spt];

    /// Whether its keys are instants.
    pub(super) const fn is_time(self) -> bool {
        matches!(self, Self::Lst | Self::Lft)
    }

    /// A key for each activity. `order`: nodes, predecessors first.
    pub(super) fn keys(self, network: &Network, solution: &Solution, order: &[u32]) -> Vec<i64> {
        let rows = solution.rows.iter();
        match self {
            Self::Fifo => (0..).take(rows.len()).collect(),
            Self::Lst => rows.map(|row| row.late_start.0).collect(),
            Self::Lft => rows.map(|row| row.late_finish.0).collect(),
            Self::Mslk => rows.map(|row| row.total_float).collect(),
            Self::Spt => network.activities.iter().map(|activity| activity.duration).collect(),
            Self::Mts => successors(network, order),
            Self::Grpw => {
                let mut weight: Vec<i64> = network.activities.iter().map(|activity| -activity.duration).collect();
                for link in &network.links {
                    let add = network.activities[link.successor.index()].duration;
                    weight[link.predecessor.index()] -= add;
                }
                weight
            }
        }
    }
}

/// Beyond so many activities all successors cannot be counted in a reasonable amount of memory, and the direct ones are.
const MOST_COUNTED: usize = 20_000;

/// Minus the number of all activities that wait for each, directly or not.
fn successors(network: &Network, order: &[u32]) -> Vec<i64> {
    let n_activities = network.activities.len();
    let mut counts = vec![0_i64; n_activities];
    if n_activities > MOST_COUNTED {
        for link in &network.links {
            counts[link.predecessor.index()] -= 1;
        }
        return counts;
    }
    let words = n_activities.div_ceil(64);
    let mut sets = vec![0_u64; n_activities * words];
    let mut links: Vec<(usize, usize)> =
        network.links.iter().map(|link| (link.predecessor.index(), link.successor.index())).collect();
    let mut position = vec![0; order.len()];
    for (at, &node) in order.iter().enumerate() {
        position[node as usize] = at;
    }
    links.sort_by_key(|&(from, _)| std::cmp::Reverse(position[from]));
    for (from, to) in links {
        sets[from * words + to / 64] |= 1 << (to % 64);
        for word in 0..words {
            let more = sets[to * words + word];
            sets[from * words + word] |= more;
        }
    }
    for (activity, count) in counts.iter_mut().enumerate() {
        let own = &sets[activity * words..(activity + 1) * words];
        *count = -own.iter().map(|word| i64::from(word.count_ones())).sum::<i64>();
    }
    counts
}
