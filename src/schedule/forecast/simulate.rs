//! Playing a plan through, in parallel.

use rayon::prelude::*;

use crate::schedule::{ActivityIdx, EarlySolver, Solver};
use crate::time::Instant;

use super::causes;
use super::draws::{Draws, Run};
use super::input::Input;
use super::outcome::{Asked, Finishes, Outcome};

/// Runs that a thread takes at a time.
const BATCH: usize = 32;

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
    let n_columns = input.milestones.len() + 1;
    let n_asked = input.asked.len() + 1;
    let mut finishes = vec![Instant(0); input.runs * n_columns];
    let on_path = finishes
        .par_chunks_mut(BATCH * n_columns)
        .enumerate()
        .fold(
            || (Player::new(solver, &draws, input), vec![0_u32; n_asked * n_activities]),
            |(mut player, mut on_path), (batch, rows)| {
                for (number, row) in rows.chunks_exact_mut(n_columns).enumerate() {
                    player.play(batch * BATCH + number);
                    player.finishes(row);
                    let counts = on_path.chunks_exact_mut(n_activities);
                    for (target, counts) in player.asked().zip(counts) {
                        player.walk(target, counts);
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
    let causes = causes::find(solver, &draws, input, &on_path);
    let mut columns: Vec<Finishes> = (0..n_columns)
        .into_par_iter()
        .map(|column| Finishes::of(finishes.iter().skip(column).step_by(n_columns).copied().collect()))
        .collect();
    let milestones = columns.split_off(1);
    let asked = on_path.into_iter().zip(causes).map(|(on_path, causes)| Asked { on_path, causes }).collect();
    Some(Outcome { runs: input.runs, end: columns.pop()?, milestones, asked })
}

/// Plays single runs; each thread has its own.
pub(super) struct Player<'s> {
    draws: &'s Draws<'s>,
    input: &'s Input,
    pub(super) run: Run,
    early: EarlySolver<'s>,
}

impl<'s> Player<'s> {
    pub(super) fn new(solver: &'s Solver<'_>, draws: &'s Draws<'s>, input: &'s Input) -> Self {
        Self { draws, input, run: draws.run(), early: solver.early() }
    }

    /// Draws the run of this number and schedules it.
    pub(super) fn play(&mut self, number: usize) {
        self.draws.draw(number as u64, &mut self.run);
        for (task, minutes) in self.input.uncertain.iter().zip(&self.run.minutes) {
            self.early.set_work(task.activity, *minutes);
        }
        self.early.solve();
    }

    /// The place in the order of computing at which a change to a task begins to matter.
    pub(super) fn place(&self, task: usize) -> usize {
        self.early.place(self.input.uncertain[task].activity)
    }

    /// Schedules the run again from a place on, with other work for some tasks from there on. They have theirs back
    /// for the next call, whose place may not be a later one: what lies between is not computed again.
    pub(super) fn play_with(&mut self, place: usize, changes: &[(usize, i64)]) {
        for (task, minutes) in changes {
            self.early.set_work(self.input.uncertain[*task].activity, *minutes);
        }
        self.early.solve_from(place);
        for (task, _) in changes {
            self.early.set_work(self.input.uncertain[*task].activity, self.run.minutes[*task]);
        }
    }

    /// The plan's end, then the finish of each milestone.
    fn finishes(&self, row: &mut [Instant]) {
        let end = self.early.last().map_or(Instant(0), |last| self.early.finish(last));
        let milestones = self.input.milestones.iter().map(|milestone| self.early.finish(*milestone));
        for (cell, finish) in row.iter_mut().zip(std::iter::once(end).chain(milestones)) {
            *cell = finish;
        }
    }

    /// The activities asked about: the last of the plan, then the milestones.
    fn asked(&self) -> impl Iterator<Item = Option<ActivityIdx>> + '_ {
        let milestones = self.input.asked.iter().map(|place| Some(self.input.milestones[*place]));
        std::iter::once(self.early.last()).chain(milestones)
    }

    /// The finishes of the activities asked about.
    pub(super) fn asked_finishes(&self) -> impl Iterator<Item = i64> + '_ {
        self.asked().map(|target| target.map_or(0, |target| self.early.finish(target).0))
    }

    /// Counts every activity on the driving path to one of them.
    fn walk(&self, target: Option<ActivityIdx>, counts: &mut [u32]) {
        let mut at = target;
        // Drivers point back along the topological order, so that the walk ends.
        while let Some(activity) = at {
            counts[activity.index()] += 1;
            at = self.early.driver(activity);
        }
    }
}
