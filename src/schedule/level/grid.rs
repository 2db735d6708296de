//! The fast engine, for plans whose time is a grid: one clock that never stops, finish-to-start links, capacities that
//! do not change.
//!
//! Enters a [`Grid`]; is an [`Engine`] in both directions, the backward one being the forward one of the mirrored plan.
//! Four resources share a machine word, sixteen bits each, so that one subtraction asks all of them at once.

use super::scheme::Engine;

/// Bit that says a lane was large enough.
const GUARD: u64 = 0x8000_8000_8000_8000;
/// Lanes of a word.
const LANES: usize = 4;
/// The largest amount a lane can hold.
pub(super) const MOST_UNITS: i64 = 0x7FFF;
/// The most periods a grid may have; beyond, its memory would cost more than it saves.
const MOST_PERIODS: i64 = 1 << 18;

/// A plan on a grid of equal periods.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// Periods by node.
    pub(super) durations: Vec<i64>,
    /// Predecessor, successor, and periods between them.
    pub(super) links: Vec<(u32, u32, i64)>,
    /// The first period a node may start in.
    pub(super) release: Vec<i64>,
    /// Needs by node: resource and units.
    pub(super) needs: Vec<Vec<(usize, i64)>>,
    /// Units by resource, each at most [`MOST_UNITS`], and no need above them.
    pub(super) capacities: Vec<i64>,
    /// Nodes, predecessors first.
    pub(super) order: Vec<u32>,
}

/// One direction of a grid.
#[derive(Debug, Clone)]
pub(super) struct GridEngine {
    order: Vec<u32>,
    durations: Vec<u32>,
    release: Vec<i64>,
    before: Vec<Vec<(u32, i64)>>,
    after: Vec<Vec<u32>>,
    /// Words of needs, `words` a node.
    needs: Vec<u64>,
    words: usize,
    /// Free units, `words` a period.
    free: Vec<u64>,
    empty: Vec<u64>,
    /// One past the last period in use.
    used: usize,
    finish: Vec<i64>,
}

impl Grid {
    /// Both directions; nothing where it is too long for a grid or an amount too large for a lane.
    pub(super) fn engines(&self) -> Option<(GridEngine, GridEngine)> {
        let too_large = |units: i64| !(0..=MOST_UNITS).contains(&units);
        let over = |&(resource, units): &(usize, i64)| self.capacities.get(resource).is_none_or(|all| units > *all);
        if self.capacities.iter().any(|units| too_large(*units)) || self.needs.iter().flatten().any(over) {
            return None;
        }
        let most = |sum: i64, add: i64| sum.saturating_add(add.max(0));
        let lags = self.links.iter().map(|link| link.2);
        let length = self.durations.iter().copied().chain(lags).fold(0, most);
        let length = most(length, self.release.iter().copied().max().unwrap_or(0)).saturating_add(1);
        if length > MOST_PERIODS {
            return None;
        }
        let forward = self.engine(usize::try_from(length).ok()?, false);
        let backward = self.engine(usize::try_from(length).ok()?, true);
        Some((forward, backward))
    }

    fn engine(&self, length: usize, mirrored: bool) -> GridEngine {
        let n_nodes = self.durations.len();
        let words = self.capacities.len().div_ceil(LANES).max(1);
        let mut before = vec![Vec::new(); n_nodes];
        let mut after = vec![Vec::new(); n_nodes];
        for &(from, to, lag) in &self.links {
            let (from, to) = if mirrored { (to, from) } else { (from, to) };
            before[to as usize].push((from, lag));
            after[from as usize].push(to);
        }
        let mut needs = vec![0; n_nodes * words];
        for (node, own) in self.needs.iter().enumerate() {
            for &(resource, units) in own {
                needs[node * words + resource / LANES] += lane(resource, units);
            }
        }
        let mut row = vec![GUARD; words];
        for (resource, &units) in self.capacities.iter().enumerate() {
            row[resource / LANES] += lane(resource, units);
        }
        let empty = row.repeat(length);
        let mut order = self.order.clone();
        if mirrored {
            order.reverse();
        }
        GridEngine {
            order,
            durations: self.durations.iter().map(|periods| u32::try_from(*periods).unwrap_or_default()).collect(),
            // Mirrored, a release is a bound on the end of time, which right-justified schedules need not keep: they
            // only give the order in which the next forward schedule is made.
            release: if mirrored { vec![0; n_nodes] } else { self.release.clone() },
            before,
            after,
            needs,
            words,
            free: empty.clone(),
            empty,
            used: 0,
            finish: vec![0; n_nodes],
        }
    }
}

fn lane(resource: usize, units: i64) -> u64 {
    units.unsigned_abs() << (16 * (resource % LANES))
}

impl GridEngine {
    /// The last period of `from..to` in which the needs are not free.
    fn last_short(&self, needs: &[u64], from: usize, to: usize) -> Option<usize> {
        if let ([need], 1) = (needs, self.words) {
            return self.free[from..to].iter().rposition(|free| (free - need) & GUARD != GUARD).map(|at| from + at);
        }
        let short = |free: &[u64]| free.iter().zip(needs).any(|(free, need)| (free - need) & GUARD != GUARD);
        self.free[from * self.words..to * self.words].chunks_exact(self.words).rposition(short).map(|at| from + at)
    }
}

impl Engine for GridEngine {
    fn order(&self) -> &[u32] {
        &self.order
    }

    fn each_successor(&self, node: u32, mut see: impl FnMut(u32)) {
        for &to in &self.after[node as usize] {
            see(to);
        }
    }

    fn begin(&mut self) {
        let used = self.used * self.words;
        self.free[..used].copy_from_slice(&self.empty[..used]);
        self.used = 0;
    }

    fn earliest(&mut self, node: u32) -> i64 {
        let node = node as usize;
        let held = self.before[node].iter().map(|&(from, lag)| self.finish[from as usize] + lag);
        let mut start = held.fold(self.release[node], i64::max);
        let length = self.durations[node] as usize;
        let needs = &self.needs[node * self.words..(node + 1) * self.words];
        if length == 0 || needs.iter().all(|word| *word == 0) {
            return start;
        }
        // Periods up to `checked` are free from `start` on; what lies beyond the last one in use is free as well.
        let mut checked = start;
        loop {
            let from = index(checked);
            let to = (index(start) + length).min(self.used).max(from);
            match self.last_short(needs, from, to) {
                None => return start,
                Some(short) => {
                    start = i64::try_from(short + 1).unwrap_or(i64::MAX);
                    checked = i64::try_from(to).unwrap_or(i64::MAX).max(start);
                    // What lies between the short period and `to` was found free.
                }
            }
        }
    }

    fn place(&mut self, node: u32, start: i64) -> i64 {
        let place = node as usize;
        let length = self.durations[place] as usize;
        let from = index(start);
        let to = (from + length).min(self.free.len() / self.words);
        let needs = &self.needs[place * self.words..(place + 1) * self.words];
        if needs.iter().any(|word| *word != 0) {
            for row in self.free[from * self.words..to * self.words].chunks_exact_mut(self.words) {
                for (free, need) in row.iter_mut().zip(needs) {
                    *free -= need;
                }
            }
            self.used = self.used.max(to);
        }
        let finish = start + i64::from(self.durations[place]);
        self.finish[place] = finish;
        finish
    }
}

fn index(period: i64) -> usize {
    usize::try_from(period).unwrap_or_default()
}
