//! What one run draws: how long each task takes, and which risks happen.
//!
//! What enters: the uncertain tasks, the risks and a seed. What leaves: minutes by task for a run of a given number.
//! What always holds: a run depends on the seed and its number alone, so that it can be drawn again, on any thread, in
//! any order; each task and risk has its own place in the run's stream, whatever else happens.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

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

/// One run; its buffers are used again for the next.
#[derive(Debug, Clone)]
pub(super) struct Run {
    words: Vec<u32>,
    /// Minutes that lie ahead of each uncertain task, with the delays of the risks that happen.
    pub(super) minutes: Vec<i64>,
    /// Whether each risk happens.
    pub(super) happens: Vec<bool>,
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

    /// A run to draw into.
    pub(super) fn run(&self) -> Run {
        Run {
            words: vec![0; self.n_words],
            minutes: vec![0; self.input.uncertain.len()],
            happens: vec![false; self.input.risks.len()],
        }
    }

    /// Draws the run of this number.
    pub(super) fn draw(&self, number: u64, run: &mut Run) {
        let mut stream = ChaCha8Rng::from_seed(self.input.seed);
        stream.set_stream(number);
        run.words.fill_with(|| stream.next_u32());
        let (common, rest) = run.words.split_at(self.input.n_groups());
        let (own, risks) = rest.split_at(self.input.uncertain.len());
        let tasks = self.input.uncertain.iter().zip(&self.tasks).zip(own);
        for (((task, &(table, weight, own_weight)), &word), minutes) in tasks.zip(&mut run.minutes) {
            *minutes = if task.points.is_certain() {
                task.points.likely
            } else {
                let shared = self.normal(common[task.group]);
                self.tables[table].minutes(task.points, weight * shared + own_weight * self.normal(word))
            };
        }
        for (place, (risk, words)) in self.input.risks.iter().zip(risks.chunks_exact(2)).enumerate() {
            run.happens[place] = f64::from(words[0]) < risk.probability * 4_294_967_296.0;
            if run.happens[place] {
                for (hit, delay) in risk.hits.iter().zip(self.delays(place, words[1])) {
                    run.minutes[hit.task] += delay;
                }
            }
        }
    }

    /// By how much a risk delays each task it hits, in a run in which it happens.
    pub(super) fn delays_in<'a>(&'a self, run: &Run, risk: usize) -> impl Iterator<Item = i64> + 'a {
        let first = self.n_words - 2 * self.input.risks.len();
        self.delays(risk, run.words[first + 2 * risk + 1])
    }

    fn delays(&self, risk: usize, word: u32) -> impl Iterator<Item = i64> + '_ {
        let normal = self.normal(word);
        let hits = self.input.risks[risk].hits.iter().zip(&self.hits[risk]);
        hits.map(
            move |(hit, table)| {
                if hit.delay.is_certain() { hit.delay.likely } else { self.tables[*table].minutes(hit.delay, normal) }
            },
        )
    }

    fn normal(&self, word: u32) -> f64 {
        normal::quantile_of_bits(self.knots, word)
    }
}
