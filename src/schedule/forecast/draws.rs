//! What runs draw: how long each task takes, and which risks happen.
//!
//! What enters: the uncertain tasks, the risks and a seed. What leaves: minutes by task for some runs in a row. What always
//! holds: a run depends on the seed and its number alone, so that it can be drawn again, on any thread, in any order; each
//! task and risk has its own place in the run's stream, whatever else happens.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::schedule::{LANES, Row};

use super::input::{Input, Uncertain};
use super::normal::{self, Knots};
use super::pert::{Quantiles, Shape, ThreePoint};

/// Everything that a run needs and no run changes.
#[derive(Debug)]
pub(super) struct Draws<'i> {
    input: &'i Input,
    knots: &'static Knots,
    tables: Vec<Quantiles>,
    /// The table of each task, and its weights of the common and of its own normal value.
    tasks: Vec<(usize, f64, f64)>,
    /// The table of each hit of each risk.
    hits: Vec<Vec<usize>>,
    n_words: usize,
}

/// Some runs in a row; the buffers are used again for the next.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    /// One run after the other.
    words: Vec<u32>,
    /// The common normal values, by group.
    common: Vec<[f64; LANES]>,
    /// Minutes that lie ahead of each uncertain task, with the delays of the risks that happen.
    pub(super) minutes: Vec<Row>,
    /// Whether each risk happens.
    pub(super) happens: Vec<[bool; LANES]>,
}

impl<'i> Draws<'i> {
    pub(super) fn new(input: &'i Input) -> Self {
        let points = input.uncertain.iter().map(|task| task.points);
        let hits = input.risks.iter().flat_map(|risk| risk.hits.iter().map(|hit| hit.delay));
        let mut shapes: Vec<Shape> = points.chain(hits).map(ThreePoint::shape).collect();
        shapes.sort_unstable();
        shapes.dedup();
        let table = |points: ThreePoint| shapes.binary_search(&points.shape()).unwrap_or_default();
        let weights = |task: &Uncertain| {
            let common = task.loading.clamp(-1.0, 1.0);
            (table(task.points), common, (1.0 - common * common).sqrt())
        };
        Self {
            knots: normal::knots(),
            tasks: input.uncertain.iter().map(weights).collect(),
            hits: input.risks.iter().map(|risk| risk.hits.iter().map(|hit| table(hit.delay)).collect()).collect(),
            tables: shapes.iter().copied().map(Quantiles::of).collect(),
            n_words: input.n_groups() + input.uncertain.len() + 2 * input.risks.len(),
            input,
        }
    }

    /// Runs to draw into.
    pub(super) fn blank(&self) -> Drawn {
        Drawn {
            words: vec![0; self.n_words * LANES],
            common: vec![[0.0; LANES]; self.input.n_groups()],
            minutes: vec![[0; LANES]; self.input.uncertain.len()],
            happens: vec![[false; LANES]; self.input.risks.len()],
        }
    }

    /// Draws the runs from this number on.
    pub(super) fn draw(&self, first: u64, drawn: &mut Drawn) {
        for (number, words) in (first..).zip(drawn.words.chunks_exact_mut(self.n_words.max(1))) {
            let mut stream = ChaCha8Rng::from_seed(self.input.seed);
            stream.set_stream(number);
            words.fill_with(|| stream.next_u32());
        }
        let Drawn { words, common, minutes, happens } = drawn;
        let runs: [&[u32]; LANES] = std::array::from_fn(|lane| &words[lane * self.n_words..][..self.n_words]);
        for (place, common) in common.iter_mut().enumerate() {
            *common = self.normals(&runs, place);
        }
        let first_task = self.input.n_groups();
        let tasks = self.input.uncertain.iter().zip(&self.tasks);
        for (place, ((task, &(table, weight, own_weight)), minutes)) in tasks.zip(minutes.iter_mut()).enumerate() {
            if task.points.is_certain() {
                *minutes = [task.points.likely; LANES];
                continue;
            }
            let table = &self.tables[table];
            let own = self.normals(&runs, first_task + place);
            for ((minutes, own), common) in minutes.iter_mut().zip(own).zip(&common[task.group]) {
                *minutes = table.minutes(task.points, weight * common + own_weight * own);
            }
        }
        for (place, (risk, happens)) in self.input.risks.iter().zip(happens).enumerate() {
            let limit = risk.probability * 4_294_967_296.0;
            *happens = runs.map(|words| f64::from(words[self.risk_word(place)]) < limit);
        }
        for (risk, hazard) in self.input.risks.iter().enumerate() {
            for (place, hit) in hazard.hits.iter().enumerate() {
                let delays = self.delays(drawn, risk, place);
                for (minutes, delay) in drawn.minutes[hit.task].iter_mut().zip(delays) {
                    *minutes += delay;
                }
            }
        }
    }

    /// By how much a risk delays one of the tasks it hits; 0 in runs in which it does not happen.
    pub(super) fn delays(&self, drawn: &Drawn, risk: usize, hit: usize) -> Row {
        let points = self.input.risks[risk].hits[hit].delay;
        let severity = self.risk_word(risk) + 1;
        std::array::from_fn(|lane| {
            if !drawn.happens[risk][lane] {
                0
            } else if points.is_certain() {
                points.likely
            } else {
                let normal = self.normal(drawn.words[lane * self.n_words + severity]);
                self.tables[self.hits[risk][hit]].minutes(points, normal)
            }
        })
    }

    /// The place of a risk's first word: whether it happens; the second says how badly.
    fn risk_word(&self, risk: usize) -> usize {
        self.n_words - 2 * (self.input.risks.len() - risk)
    }

    /// The normal values of one place in all runs.
    fn normals(&self, runs: &[&[u32]; LANES], place: usize) -> [f64; LANES] {
        let mut normals = [0.0; LANES];
        for (normal, words) in normals.iter_mut().zip(runs) {
            *normal = self.normal(words[place]);
        }
        normals
    }

    #[inline]
    fn normal(&self, word: u32) -> f64 {
        normal::quantile_of_bits(self.knots, word)
    }
}
