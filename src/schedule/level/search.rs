//! The search for a short schedule within a budget of schedules.
//!
//! Enters an engine for each direction, priority keys and a budget; leaves the best forward schedule found. Every run
//! of a scheme counts as one schedule, in whichever direction, so that justification (one run backward, one forward
//! again) counts as two.
//!
//! 1. Every priority rule by both schemes; justification of the best.
//! 2. Sampling around the best rule: its keys, blurred at random, by both schemes in turn.
//! 3. From there two populations, one of schedules pushed to the left and one pushed to the right, each bred from the
//!    other, so that every child is a justification of its parents at the same time. A child keeps of its father a
//!    stretch of time in which much is used.
//! 4. The last eighth, or what is enough of it, goes into calm: some activities at random take the order of the plan
//!    again, and stay so where that makes the schedule no longer and brings it closer to the dates without regard to
//!    resources.
//!
//! Source: Valls, Ballestín & Quintanilla (2005), Justification and RCPSP; the same (2008), A hybrid genetic algorithm
//! for the RCPSP (peaks of use); Debels & Vanhoucke (2005), A bi-population based genetic algorithm for the RCPSP.

use super::random::{Random, mixed_with};
use super::scheme::{Draft, Engine, Workspace, parallel, serial};

/// What the search is given beside the engines.
#[derive(Debug, Clone)]
pub(super) struct Brief {
    /// Keys of the priority rules by node, lower first; at least one. The first one's order is that of the plan.
    pub(super) rules: Vec<Vec<i64>>,
    /// How far a key may be blurred in sampling, in the keys' time.
    pub(super) blur: i64,
    /// Where a node would start without regard to resources, and whether that counts.
    pub(super) wanted: Vec<Option<i64>>,
    /// By node: its work times the share it needs of what there is, in any unit.
    pub(super) loads: Vec<i64>,
    /// A number for each node that other nodes do not change, for its share of chance.
    pub(super) names: Vec<u64>,
    /// How many schedules may be made.
    pub(super) budget: u32,
    /// The seed of all chance.
    pub(super) seed: u64,
    /// When the plan begins.
    pub(super) begin: i64,
    /// An end that no forward schedule can beat.
    pub(super) bound: i64,
}

/// What the search found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The best schedule.
    pub(super) best: Draft,
    /// How many were made.
    pub(super) made: u32,
}

/// One schedule of a population, in the direction it was made in.
#[derive(Debug, Clone, Default)]
struct Member {
    finish: Vec<i64>,
    length: i64,
}

struct Search<'b, F, B> {
    forward: &'b mut F,
    backward: &'b mut B,
    brief: &'b Brief,
    work: Workspace,
    draft: Draft,
    best: Draft,
    /// How far the best one's starts lie from where they are wanted.
    moved: i64,
    made: u32,
    /// Length of the best schedule that evolution begins with; at least 1.
    span: i64,
    /// How many may be made in this stage.
    limit: u32,
    random: Random,
}

/// Searches.
pub(super) fn search(forward: &mut impl Engine, backward: &mut impl Engine, brief: &Brief) -> Found {
    let n_nodes = brief.names.len();
    let mut search = Search {
        forward,
        backward,
        brief,
        work: Workspace::default(),
        draft: Draft::new(n_nodes),
        best: Draft { end: i64::MAX, ..Draft::new(n_nodes) },
        moved: i64::MAX,
        made: 0,
        span: 1,
        limit: brief.budget,
        random: Random::new(brief.seed),
    };
    search.run();
    Found { best: search.best, made: search.made }
}

impl<F: Engine, B: Engine> Search<'_, F, B> {
    fn run(&mut self) {
        let rule = self.by_rules();
        if self.is_over() {
            return;
        }
        let budget = self.brief.budget;
        self.limit = budget - (budget / 8).min(MOST_CALM);
        self.evolve(rule);
        self.limit = budget;
        self.calm();
    }

    /// Takes the best schedule back to the order of the plan where that costs nothing.
    fn calm(&mut self) {
        let brief = self.brief;
        let mut keys = Vec::new();
        while !self.is_over() {
            // Those that lie behind where they are wanted come forward, by chance none at all or all the way.
            let share = self.random.below(1000);
            keys.clear();
            let salt = self.random.next();
            for ((start, wanted), &name) in self.best.start.iter().zip(&brief.wanted).zip(&brief.names) {
                let comes = Random::new(mixed_with(salt, name)).chance(share);
                keys.push(wanted.filter(|_| comes).unwrap_or(*start));
            }
            self.forward(&keys, false);
        }
    }

    /// Nothing better can be found, or no more may be made.
    fn is_over(&self) -> bool {
        self.made >= self.limit || (self.best.end <= self.brief.bound && self.moved == 0)
    }

    /// One forward schedule; compared with the best.
    fn forward(&mut self, keys: &[i64], by_parallel: bool) {
        if by_parallel {
            parallel(self.forward, keys, &mut self.work, &mut self.draft);
        } else {
            serial(self.forward, keys, &mut self.work, &mut self.draft);
        }
        self.made += 1;
        if self.draft.end > self.best.end {
            return;
        }
        let moved = displacement(&self.brief.wanted, &self.draft.start);
        if (self.draft.end, moved) < (self.best.end, self.moved) {
            self.moved = moved;
            self.best.clone_from(&self.draft);
        }
    }

    /// One backward schedule, in the backward engine's times.
    fn backward(&mut self, keys: &[i64]) {
        serial(self.backward, keys, &mut self.work, &mut self.draft);
        self.made += 1;
    }

    /// All rules by both schemes, and justification of the best; the rule that did best.
    fn by_rules(&mut self) -> usize {
        let brief = self.brief;
        let (mut rule, mut least) = (0, i64::MAX);
        for (at, keys) in brief.rules.iter().enumerate() {
            for by_parallel in [false, true] {
                if self.made > 0 && self.made + 2 >= brief.budget {
                    break;
                }
                self.forward(keys, by_parallel);
                if self.draft.end < least {
                    (rule, least) = (at, self.draft.end);
                }
            }
        }
        let mut keys = Vec::new();
        while self.made + 2 <= brief.budget {
            let before = self.best.end;
            mirrored(&self.best.finish, &mut keys);
            self.backward(&keys);
            mirrored(&self.draft.finish, &mut keys);
            self.forward(&keys, false);
            if self.best.end >= before {
                break;
            }
        }
        rule
    }

    fn evolve(&mut self, rule: usize) {
        self.span = (self.best.end - self.brief.begin).max(1);
        let size = population(self.limit.saturating_sub(self.made), self.brief.names.len());
        let mut keys = Vec::new();
        let mut left: Vec<Member> = Vec::with_capacity(size);
        let mut right: Vec<Member> = Vec::with_capacity(size);
        for member in 0..size {
            if self.is_over() {
                return;
            }
            if member == 0 {
                left.push(Member { finish: self.best.finish.clone(), length: self.best.end });
            } else {
                self.blurred(rule, member, &mut keys);
                self.forward(&keys, member % 2 == 0);
                left.push(Member { finish: self.draft.finish.clone(), length: self.draft.end });
            }
            if self.is_over() {
                return;
            }
            mirrored(&left[member].finish, &mut keys);
            self.backward(&keys);
            right.push(Member { finish: self.draft.finish.clone(), length: self.draft.end });
        }
        let mut child = Vec::new();
        loop {
            for from_left in [false, true] {
                for at in 0..size {
                    if self.is_over() {
                        return;
                    }
                    let parents = if from_left { &left } else { &right };
                    self.child(parents, at, &mut child);
                    mirrored(&child, &mut keys);
                    let (place, length) = if from_left {
                        self.backward(&keys);
                        (&mut right[at], self.draft.end)
                    } else {
                        self.forward(&keys, false);
                        (&mut left[at], self.draft.end)
                    };
                    if length <= place.length {
                        place.finish.clone_from(&self.draft.finish);
                        place.length = length;
                    }
                }
            }
        }
    }

    /// The rule's keys, each moved by the node's own chance.
    fn blurred(&self, rule: usize, member: usize, keys: &mut Vec<i64>) {
        let brief = self.brief;
        let salt = mixed_with(brief.seed, member as u64);
        keys.clear();
        keys.extend(
            brief.rules[rule].iter().zip(&brief.names).map(|(key, &name)| {
                key + Random::new(mixed_with(salt, name)).below(brief.blur.saturating_mul(2).max(1))
            }),
        );
    }

    /// A child of two parents: what the father finishes within a busy stretch of time stays as it is there, and all
    /// before and after it stand in the mother's order.
    fn child(&mut self, parents: &[Member], at: usize, child: &mut Vec<i64>) {
        let father = &parents[at];
        let other = |random: &mut Random| random.index(parents.len());
        let (a, b) = (other(&mut self.random), other(&mut self.random));
        let mother = &parents[if parents[a].length <= parents[b].length { a } else { b }];
        let span = self.span;
        let lowest = father.length - span;
        let width = span / 10 + self.random.below(span / 2);
        let stretches = [(); STRETCHES].map(|()| lowest + self.random.below(span - width + 1));
        let from = busiest(&father.finish, &self.brief.loads, width, stretches);
        let to = from + width;
        let far = 4 * span + 1;
        child.clear();
        child.extend(father.finish.iter().zip(&mother.finish).map(|(&own, &other)| {
            if own < from {
                other - far
            } else if own > to {
                other + far
            } else {
                own
            }
        }));
        if self.random.chance(MUTATED) {
            let salt = self.random.next();
            for (key, &name) in child.iter_mut().zip(&self.brief.names) {
                let mut random = Random::new(mixed_with(salt, name));
                if random.chance(SHAKEN) {
                    *key += random.below(span / 4) - span / 8;
                }
            }
        }
    }
}

/// No more schedules than this go into calm: it reaches what it can with fewer.
const MOST_CALM: u32 = 250;
/// Of so many stretches of the father's the busiest is kept.
const STRETCHES: usize = 4;
/// Of a thousand children, how many are mutated.
const MUTATED: i64 = 300;
/// Of a thousand nodes of these, how many move.
const SHAKEN: i64 = 50;

/// Members of each population for so many schedules of so many nodes: about five times the root of how many schedules
/// there are to make a node.
fn population(schedules: u32, n_nodes: usize) -> usize {
    let nodes = u32::try_from(n_nodes).unwrap_or(u32::MAX).max(1);
    let size = (schedules.saturating_mul(25) / nodes).isqrt();
    usize::try_from(size).unwrap_or_default().clamp(6, 100)
}

/// Of stretches of a width, by their beginnings, the one in which those that finish there weigh most.
fn busiest(finish: &[i64], loads: &[i64], width: i64, stretches: [i64; STRETCHES]) -> i64 {
    let load = |from: i64| {
        let within = finish.iter().zip(loads).filter(|(at, _)| (from..=from + width).contains(*at));
        within.fold(0, |sum: i64, (_, load)| sum.saturating_add(*load))
    };
    let (first, mut most) = (stretches[0], load(stretches[0]));
    stretches[1..].iter().fold(first, |best, &from| {
        let here = load(from);
        if here > most {
            most = here;
            from
        } else {
            best
        }
    })
}

/// Keys for the other direction: who finishes last here goes first there.
fn mirrored(finish: &[i64], keys: &mut Vec<i64>) {
    keys.clear();
    keys.extend(finish.iter().map(|at| -at));
}

/// How far starts lie from where they are wanted, in all.
fn displacement(wanted: &[Option<i64>], start: &[i64]) -> i64 {
    let apart = |(wanted, start): (&Option<i64>, &i64)| wanted.map_or(0, |wanted| (start - wanted).abs());
    wanted.iter().zip(start).map(apart).fold(0, i64::saturating_add)
}
