//! What drives the spread of a finish: single risks and tasks, each by the days that the 80 % date would gain without
//! it.
//!
//! What enters: the draws, and how often each activity drives. What leaves: the strongest causes of each finish asked
//! about. What always holds: one run is compared with itself, once as drawn and once with nothing changed but that
//! the risk does not happen, or that the task takes its likely time (common random numbers); so a difference is the
//! cause's own and no noise between samples.

use rayon::prelude::*;

use crate::schedule::{LANES, Reach, Row};
use crate::time::Instant;

use super::draws::Draws;
use super::input::Input;
use super::outcome::Finishes;
use super::rank::{Ranks, spearman};
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
/// And at most so many in all, shared out among the finishes.
const MOST_SOURCES: usize = 48;
/// Runs compared: as many as fit the budget of activities scheduled, but within these bounds.
const MOST_RUNS: usize = 2_000;
const LEAST_RUNS: usize = 250;
const BUDGET: usize = 2_000_000;

/// The causes of each finish asked about, the strongest first; `on_path` has one entry for each of them.
pub(super) fn find(player: &Player<'_>, draws: &Draws<'_>, input: &Input, on_path: &[Vec<u32>]) -> Vec<Vec<Cause>> {
    let per_finish: Vec<Vec<Source>> = on_path.iter().map(|counts| candidates(input, counts)).collect();
    let sources = shared_out(&per_finish);
    let n_activities = on_path.first().map_or(0, Vec::len);
    let n_scheduled = sources.len().saturating_mul(n_activities).max(1);
    let runs = (BUDGET / n_scheduled).clamp(LEAST_RUNS, MOST_RUNS).min(input.runs);
    let reached: Vec<(Source, Reach)> = sources.iter().map(|source| (*source, reach(player, input, *source))).collect();
    let compared: Vec<Compared> = (0..runs.div_ceil(LANES))
        .into_par_iter()
        .map_init(|| player.clone(), |player, batch| compare(player, draws, input, &reached, batch))
        .collect();
    let table = Table { compared: &compared, runs };
    per_finish
        .iter()
        .enumerate()
        .map(|(finish, candidates)| {
            let drawn = table.drawn(finish);
            let ranks = Ranks::of(&drawn);
            let p80 = p80(drawn);
            let mut causes: Vec<Cause> = candidates
                .iter()
                .filter_map(|source| {
                    let place = sources.iter().position(|other| other == source)?;
                    let p80_without = self::p80(table.without(place, finish));
                    let sensitivity = || spearman(&Ranks::of(&table.minutes(place)), &ranks);
                    (p80 != p80_without).then(|| Cause {
                        source: *source,
                        p80,
                        p80_without,
                        sensitivity: if let Source::Task(_) = source { sensitivity() } else { None },
                    })
                })
                .collect();
            causes.sort_by_key(|cause| (cause.p80_without, cause.source));
            causes
        })
        .collect()
}

/// The sources that are tried: of each finish the strongest, then of each the next, until there are [`MOST_SOURCES`], so
/// that no finish goes without.
fn shared_out(per_finish: &[Vec<Source>]) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    let ranks = per_finish.iter().map(Vec::len).max().unwrap_or(0);
    for source in (0..ranks).flat_map(|rank| per_finish.iter().filter_map(move |own| own.get(rank))) {
        if sources.len() < MOST_SOURCES && !sources.contains(source) {
            sources.push(*source);
        }
    }
    sources
}

/// What a source changes.
fn reach(player: &Player<'_>, input: &Input, source: Source) -> Reach {
    match source {
        Source::Task(task) => player.reach(std::iter::once(task)),
        Source::Risk(risk) => player.reach(input.risks[risk].hits.iter().map(|hit| hit.task)),
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
    alternating(&strongest(risks.collect(), RISKS_A_FINISH), &strongest(tasks.collect(), TASKS_A_FINISH))
}

/// The first of each, then the second of each, and so on.
fn alternating(risks: &[Source], tasks: &[Source]) -> Vec<Source> {
    let longest = risks.len().max(tasks.len());
    (0..longest).flat_map(|rank| [risks.get(rank), tasks.get(rank)]).flatten().copied().collect()
}

fn strongest(mut scored: Vec<(f64, Source)>, most: usize) -> Vec<Source> {
    scored.retain(|(score, _)| *score > 0.0);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(most).map(|(_, source)| source).collect()
}

/// A batch of runs as drawn and without each source.
struct Compared {
    /// The finishes asked about.
    drawn: Vec<Row>,
    /// The same by source.
    without: Vec<Vec<Row>>,
    /// Minutes of the source, if it is a task.
    minutes: Vec<Row>,
}

fn compare(
    player: &mut Player<'_>,
    draws: &Draws<'_>,
    input: &Input,
    sources: &[(Source, Reach)],
    batch: usize,
) -> Compared {
    player.play(batch);
    let drawn = player.asked_finishes();
    let mut without = Vec::with_capacity(sources.len());
    let mut minutes = Vec::with_capacity(sources.len());
    let nothing = Reach::default();
    let mut earlier = &nothing;
    for (source, reach) in sources {
        let changes = match *source {
            Source::Risk(risk) => without_risk(player, draws, input, risk),
            Source::Task(task) => vec![(task, with_likely_time(player, draws, input, task))],
        };
        minutes.push(if let Source::Task(task) = *source { player.drawn.minutes[task] } else { [0; LANES] });
        without.push(if changes.is_empty() {
            drawn.clone()
        } else {
            player.play_with(&changes, reach, earlier);
            earlier = reach;
            player.asked_finishes()
        });
    }
    Compared { drawn, without, minutes }
}

/// The minutes of the tasks that a risk hits, if it does not happen; empty if it happens in no run.
fn without_risk(player: &Player<'_>, draws: &Draws<'_>, input: &Input, risk: usize) -> Vec<(usize, Row)> {
    let mut changes: Vec<(usize, Row)> = Vec::new();
    if !player.drawn.happens[risk].contains(&true) {
        return changes;
    }
    for (place, hit) in input.risks[risk].hits.iter().enumerate() {
        let delays = draws.delays(&player.drawn, risk, place);
        let known = changes.iter().position(|(task, _)| *task == hit.task);
        let at = known.unwrap_or_else(|| {
            changes.push((hit.task, player.drawn.minutes[hit.task]));
            changes.len() - 1
        });
        changes[at].1.iter_mut().zip(delays).for_each(|(minutes, delay)| *minutes -= delay);
    }
    changes
}

/// The likely minutes of a task, and what the risks that happen add to it.
fn with_likely_time(player: &Player<'_>, draws: &Draws<'_>, input: &Input, task: usize) -> Row {
    let mut minutes = [input.uncertain[task].points.likely; LANES];
    for (risk, hazard) in input.risks.iter().enumerate() {
        for (place, _) in hazard.hits.iter().enumerate().filter(|(_, hit)| hit.task == task) {
            let delays = draws.delays(&player.drawn, risk, place);
            minutes.iter_mut().zip(delays).for_each(|(minutes, delay)| *minutes += delay);
        }
    }
    minutes
}

/// All that was compared, run by run.
struct Table<'a> {
    compared: &'a [Compared],
    runs: usize,
}

impl Table<'_> {
    fn drawn(&self, finish: usize) -> Vec<i64> {
        self.column(|batch| &batch.drawn[finish])
    }

    fn without(&self, source: usize, finish: usize) -> Vec<i64> {
        self.column(|batch| &batch.without[source][finish])
    }

    fn minutes(&self, source: usize) -> Vec<i64> {
        self.column(|batch| &batch.minutes[source])
    }

    fn column<'s>(&'s self, row: impl Fn(&'s Compared) -> &'s Row) -> Vec<i64> {
        self.compared.iter().flat_map(row).copied().take(self.runs).collect()
    }
}

/// The 80 % date.
fn p80(finishes: Vec<i64>) -> Instant {
    Finishes::of(finishes.into_iter().map(Instant).collect()).quantile(80).unwrap_or(Instant(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finish_has_its_share_of_what_is_tried() {
        let of = |finish: usize| -> Vec<Source> {
            let risks: Vec<Source> = (0..RISKS_A_FINISH).map(|risk| Source::Risk(10 * finish + risk)).collect();
            let tasks: Vec<Source> = (0..TASKS_A_FINISH).map(|task| Source::Task(10 * finish + task)).collect();
            alternating(&risks, &tasks)
        };
        let per_finish: Vec<Vec<Source>> = (0..8).map(of).collect();
        let tried = shared_out(&per_finish);
        assert_eq!(tried.len(), MOST_SOURCES);
        for own in &per_finish {
            let count = own.iter().filter(|source| tried.contains(source)).count();
            assert_eq!(count, MOST_SOURCES / 8, "{own:?}");
            assert!(own[..2].iter().all(|strongest| tried.contains(strongest)), "a risk and a task at least");
        }
    }
}
