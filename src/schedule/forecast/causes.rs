//! What drives the spread of a finish: single risks and tasks, each by the days that the 80 % date would gain without
//! it.
//!
//! What enters: the draws, and how often each activity drives. What leaves: the strongest causes of each finish asked
//! about. What always holds: one run is compared with itself, once as drawn and once with nothing changed but that
//! the risk does not happen, or that the task takes its likely time (common random numbers); so a difference is the
//! cause's own and no noise between samples.

use rayon::prelude::*;

use crate::schedule::Solver;
use crate::time::Instant;

use super::draws::Draws;
use super::input::Input;
use super::outcome::Finishes;
use super::rank::spearman;
use super::simulate::Player;

/// Something that moves a finish.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// What.
    pub source: Source,
    /// The 80 % date over the runs that were compared.
    pub p80: Instant,
    /// The 80 % date over the same runs without the risk, or with the task's likely time.
    pub p80_without: Instant,
    /// Spearman's rank correlation of the task's work with the finish; nothing for risks, nor where one of them does
    /// not vary.
    pub sensitivity: Option<f64>,
}

/// A risk or a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// An index into [`Input::risks`].
    Risk(usize),
    /// An index into [`Input::uncertain`].
    Task(usize),
}

/// Of each finish asked about, at most so many risks and tasks are tried, those that can move it most.
const RISKS_A_FINISH: usize = 8;
const TASKS_A_FINISH: usize = 6;
/// And at most so many in all.
const MOST_SOURCES: usize = 32;
/// Runs compared: as many as fit the budget of activities scheduled, but within these bounds.
const MOST_RUNS: usize = 2_000;
const LEAST_RUNS: usize = 250;
const BUDGET: usize = 2_000_000;

/// The causes of each finish asked about, the strongest first; `on_path` has one entry for each of them.
pub(super) fn find(solver: &Solver<'_>, draws: &Draws<'_>, input: &Input, on_path: &[Vec<u32>]) -> Vec<Vec<Cause>> {
    let per_finish: Vec<Vec<Source>> = on_path.iter().map(|counts| candidates(input, counts)).collect();
    let mut sources: Vec<Source> = Vec::new();
    for source in per_finish.iter().flatten() {
        if sources.len() < MOST_SOURCES && !sources.contains(source) {
            sources.push(*source);
        }
    }
    // From the last place of the order to the first, so that each may begin where it changes something.
    let player = Player::new(solver, draws, input);
    let mut placed: Vec<(usize, Source)> =
        sources.into_iter().map(|source| (first_place(&player, input, source), source)).collect();
    placed.sort_by(|a, b| b.cmp(a));
    let sources: Vec<Source> = placed.iter().map(|(_, source)| *source).collect();
    let n_activities = solver.solution().rows.len();
    let n_scheduled = sources.len().saturating_mul(n_activities).max(1);
    let runs = (BUDGET / n_scheduled).clamp(LEAST_RUNS, MOST_RUNS).min(input.runs);
    let rows: Vec<Row> = (0..runs)
        .into_par_iter()
        .map_init(|| Player::new(solver, draws, input), |player, number| compare(player, draws, input, &placed, number))
        .collect();
    per_finish
        .iter()
        .enumerate()
        .map(|(finish, candidates)| {
            let tried = |source: &Source| sources.iter().position(|other| other == source);
            let mut causes: Vec<Cause> = candidates
                .iter()
                .filter_map(|source| Some(cause(&rows, *source, tried(source)?, finish)))
                .filter(|cause| cause.p80 != cause.p80_without)
                .collect();
            causes.sort_by_key(|cause| (cause.p80_without, cause.source));
            causes
        })
        .collect()
}

/// The first place in the order of computing that a source changes.
fn first_place(player: &Player<'_>, input: &Input, source: Source) -> usize {
    match source {
        Source::Task(task) => player.place(task),
        Source::Risk(risk) => input.risks[risk].hits.iter().map(|hit| player.place(hit.task)).min().unwrap_or(0),
    }
}

/// Risks and tasks that drive a finish often enough to matter, by probability or spread times how often they drive.
fn candidates(input: &Input, on_path: &[u32]) -> Vec<Source> {
    let drives = |task: usize| {
        let activity = input.uncertain[task].activity;
        f64::from(on_path.get(activity.index()).copied().unwrap_or(0))
    };
    let risks = input.risks.iter().enumerate().map(|(place, risk)| {
        let delay = risk.hits.iter().map(|hit| hit.delay.mean() * drives(hit.task)).fold(0.0, f64::max);
        (risk.probability * delay, Source::Risk(place))
    });
    let tasks = input
        .uncertain
        .iter()
        .enumerate()
        .map(|(place, task)| (task.points.deviation() * drives(place), Source::Task(place)));
    [strongest(risks.collect(), RISKS_A_FINISH), strongest(tasks.collect(), TASKS_A_FINISH)].concat()
}

fn strongest(mut scored: Vec<(f64, Source)>, most: usize) -> Vec<Source> {
    scored.retain(|(score, _)| *score > 0.0);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(most).map(|(_, source)| source).collect()
}

/// One run as drawn and without each source.
struct Row {
    /// The finishes asked about.
    drawn: Vec<i64>,
    /// The same by source.
    without: Vec<Vec<i64>>,
    /// Minutes of the source, if it is a task.
    minutes: Vec<i64>,
}

fn compare(
    player: &mut Player<'_>,
    draws: &Draws<'_>,
    input: &Input,
    sources: &[(usize, Source)],
    number: usize,
) -> Row {
    player.play(number);
    let drawn: Vec<i64> = player.asked_finishes().collect();
    let mut row = Row { drawn, without: Vec::with_capacity(sources.len()), minutes: Vec::with_capacity(sources.len()) };
    for (place, source) in sources {
        let changes: Vec<(usize, i64)> = match *source {
            Source::Risk(risk) if player.run.happens[risk] => {
                let delays = draws.delays_in(&player.run, risk);
                let hits = input.risks[risk].hits.iter().zip(delays);
                hits.map(|(hit, delay)| (hit.task, player.run.minutes[hit.task] - delay)).collect()
            }
            Source::Risk(_) => Vec::new(),
            Source::Task(task) => {
                let points = input.uncertain[task].points;
                let delays: i64 = delays_of(player, draws, input, task);
                vec![(task, points.likely + delays)]
            }
        };
        row.minutes.push(if let Source::Task(task) = *source { player.run.minutes[task] } else { 0 });
        row.without.push(if changes.is_empty() {
            row.drawn.clone()
        } else {
            player.play_with(*place, &changes);
            player.asked_finishes().collect()
        });
    }
    row
}

/// What the risks that happen add to a task.
fn delays_of(player: &Player<'_>, draws: &Draws<'_>, input: &Input, task: usize) -> i64 {
    let happening = input.risks.iter().enumerate().filter(|(place, _)| player.run.happens[*place]);
    happening
        .filter(|(_, risk)| risk.hits.iter().any(|hit| hit.task == task))
        .flat_map(|(place, risk)| risk.hits.iter().zip(draws.delays_in(&player.run, place)))
        .filter(|(hit, _)| hit.task == task)
        .map(|(_, delay)| delay)
        .sum()
}

fn cause(rows: &[Row], source: Source, place: usize, finish: usize) -> Cause {
    let drawn: Vec<i64> = rows.iter().map(|row| row.drawn[finish]).collect();
    let without = rows.iter().map(|row| row.without[place][finish]);
    let p80 = |finishes: Vec<Instant>| Finishes::of(finishes).quantile(80).unwrap_or(Instant(0));
    let minutes = || rows.iter().map(|row| row.minutes[place]).collect::<Vec<_>>();
    Cause {
        source,
        sensitivity: match source {
            Source::Task(_) => spearman(&minutes(), &drawn),
            Source::Risk(_) => None,
        },
        p80: p80(drawn.into_iter().map(Instant).collect()),
        p80_without: p80(without.map(Instant).collect()),
    }
}
