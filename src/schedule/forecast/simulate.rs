//! Playing a plan through, in parallel.

use rayon::prelude::*;

use crate::schedule::{ActivityIdx, Batch, LANES, Reach, Row, Solver};
use crate::time::Instant;

use super::causes;
use super::draws::{Drawn, Draws};
use super::input::Input;
use super::outcome::{Asked, Finishes, Outcome};

/// Plays a plan through as often as the input says.
///
/// Uses rayon's current pool; the result does not depend on it. Where nothing is uncertain all runs are equal.
///
/// Errors: nothing where an index of the input points outside the network, or there are no runs.
#[must_use]
pub fn simulate(solver: &Solver<'_>, input: &Input) -> Option<Outcome> {
    let n_activities = solver.solution().rows.len();
    if input.runs == 0 || !input.is_sound(n_activities) {
        return None;
    }
    let draws = Draws::new(input);
    let player = Player::new(solver, &draws, input);
    let n_columns = input.milestones.len() + 1;
    let n_asked = input.asked.len() + 1;
    let mut finishes = vec![Instant(0); input.runs * n_columns];
    let on_path = finishes
        .par_chunks_mut(LANES * n_columns)
        .enumerate()
        .fold(
            || (player.clone(), vec![0_u32; n_asked * n_activities]),
            |(mut player, mut on_path), (batch, rows)| {
                player.play(batch);
                player.finishes(rows, n_columns);
                for lane in 0..rows.len() / n_columns {
                    for (asked, counts) in on_path.chunks_exact_mut(n_activities).enumerate() {
                        player.walk(asked, lane, counts);
                    }
                }
                (player, on_path)
            },
        )
        .map(|(_, on_path)| on_path)
        .reduce_with(|mut all, some| {
            all.iter_mut().zip(some).for_each(|(all, some)| *all += some);
            all
        })
        .unwrap_or_default();
    let on_path: Vec<Vec<u32>> = on_path.chunks_exact(n_activities.max(1)).map(<[u32]>::to_vec).collect();
    let causes = causes::find(&player, &draws, input, &on_path);
    let mut columns: Vec<Finishes> = (0..n_columns)
        .into_par_iter()
        .map(|column| Finishes::of(finishes.iter().skip(column).step_by(n_columns).copied().collect()))
        .collect();
    let milestones = columns.split_off(1);
    let asked = on_path.into_iter().zip(causes).map(|(on_path, causes)| Asked { on_path, causes }).collect();
    Some(Outcome { runs: input.runs, end: columns.pop()?, milestones, asked })
}

/// Plays batches of runs; each thread has its own.
#[derive(Clone)]
pub(super) struct Player<'s> {
    draws: &'s Draws<'s>,
    input: &'s Input,
    pub(super) drawn: Drawn,
    batch: Batch<'s>,
}

impl<'s> Player<'s> {
    fn new(solver: &'s Solver<'_>, draws: &'s Draws<'s>, input: &'s Input) -> Self {
        let varying: Vec<ActivityIdx> = input.uncertain.iter().map(|task| task.activity).collect();
        Self { draws, input, drawn: draws.blank(), batch: solver.batch(&varying) }
    }

    /// Draws the runs of a batch and schedules them.
    pub(super) fn play(&mut self, batch: usize) {
        self.draws.draw((batch * LANES) as u64, &mut self.drawn);
        for (task, minutes) in self.input.uncertain.iter().zip(&self.drawn.minutes) {
            self.batch.set_work(task.activity, minutes);
        }
        self.batch.solve();
    }

    /// What changes when some tasks do.
    pub(super) fn reach(&self, tasks: impl Iterator<Item = usize>) -> Reach {
        let activities: Vec<ActivityIdx> = tasks.map(|task| self.input.uncertain[task].activity).collect();
        self.batch.reach(&activities)
    }

    /// Schedules the runs again with other work for some tasks, and with what an earlier call changed as it was drawn. The
    /// tasks have theirs back for the next call, which is told what this one has reached.
    pub(super) fn play_with(&mut self, changes: &[(usize, Row)], reach: &Reach, earlier: &Reach) {
        for (task, minutes) in changes {
            self.batch.set_work(self.input.uncertain[*task].activity, minutes);
        }
        self.batch.solve_again(reach, earlier);
        for (task, _) in changes {
            self.batch.set_work(self.input.uncertain[*task].activity, &self.drawn.minutes[*task]);
        }
    }

    /// By run: the plan's end, then the finish of each milestone.
    fn finishes(&mut self, rows: &mut [Instant], n_columns: usize) {
        for (row, end) in rows.chunks_exact_mut(n_columns).zip(self.batch.ends()) {
            row[0] = Instant(*end);
        }
        for (column, milestone) in self.input.milestones.iter().enumerate() {
            let finishes = self.batch.finishes(*milestone);
            for (row, finish) in rows.chunks_exact_mut(n_columns).zip(finishes) {
                row[column + 1] = Instant(finish);
            }
        }
    }

    /// The finishes asked about, in each run: the plan's end, then those of the milestones asked about.
    pub(super) fn asked_finishes(&mut self) -> Vec<Row> {
        let milestones = self.input.asked.iter().map(|place| self.input.milestones[*place]);
        std::iter::once(*self.batch.ends()).chain(milestones.map(|milestone| self.batch.finishes(milestone))).collect()
    }

    /// Counts every activity on the driving path of a run to one of the finishes asked about.
    fn walk(&mut self, asked: usize, lane: usize, counts: &mut [u32]) {
        let mut at = match asked.checked_sub(1) {
            Some(place) => Some(self.input.milestones[self.input.asked[place]]),
            None => self.batch.last(lane),
        };
        // Drivers point back along the topological order, so that the walk ends.
        while let Some(activity) = at {
            counts[activity.index()] += 1;
            at = self.batch.driver(activity, lane);
        }
    }
}
