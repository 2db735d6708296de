//! The quality of a schedule: 14 checks of its network, dates and progress.
//!
//! What enters: tasks with links and dates. What leaves: one line a check, with its count, its share and the tasks it is
//! about. What always holds: summaries and milestones are not counted; a share of nothing passes as not assessed, never
//! as good or bad. Source: DCMA 14-point assessment (also GAO-16-89G, NASA/SP-2010-3403), thresholds of domain practice.

use crate::audience::{Program, Task, TaskLink};
use crate::terms::{ConstraintKind, LinkKind};
use crate::time::Date;

use super::checks::not_started::idle;
use super::milestones::MilestoneMeasures;

/// Working days of two months: above it, float and length are high.
pub const HIGH: i64 = 44;

/// The checks, in the order of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum QualityCheck {
    /// Tasks ahead without a predecessor or successor.
    Logic,
    /// Links with a negative lag.
    Leads,
    /// Links with a positive lag.
    Lags,
    /// Finish-to-start links.
    FinishToStart,
    /// Tasks ahead pinned by a date.
    HardConstraints,
    /// Tasks ahead with more than 44 working days of float.
    HighFloat,
    /// Tasks ahead with negative float.
    NegativeFloat,
    /// Tasks ahead longer than 44 working days.
    HighDuration,
    /// Tasks with dates that cannot be: work not begun that could have been, actual dates to come.
    InvalidDates,
    /// Tasks ahead without owner or resource.
    Resources,
    /// Tasks that should be finished by the baseline and were not in time.
    MissedTasks,
    /// Whether the end follows a delay on its driving chain.
    CriticalPathTest,
    /// CPLI: whether the end can be reached in time.
    CriticalPathLength,
    /// BEI: tasks done of those that should be.
    BaselineExecution,
}

/// A threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Threshold {
    /// The figure may not be above this.
    AtMost(f64),
    /// The figure may not be below this.
    AtLeast(f64),
}

/// One check.
#[derive(Debug, Clone, PartialEq)]
pub struct QualityResult {
    /// Which.
    pub check: QualityCheck,
    /// What was counted; of CPLI the working days that are left with float, of the path test those by which the end moved.
    pub count: i64,
    /// Of how many; of CPLI the working days to the end, of the path test those that were added.
    pub of: i64,
    /// Their quotient; nothing where there is nothing to count of.
    pub figure: Option<f64>,
    /// What it must be.
    pub threshold: Threshold,
    /// Whether it is; nothing where there is no figure.
    pub passed: Option<bool>,
    /// The tasks it is about, indexes into `Program::tasks`, in plan order.
    pub tasks: Vec<usize>,
}

/// CPLI = (CPL + TF) / CPL: a ratio, under 1 the end is late. `length`: working days from the data date to the end;
/// `float`: working days that it can slip, negative late. Nothing once there is no way to go.
///
/// ```
/// use milepost::metrics::schedule_quality::critical_path_length_index;
/// assert_eq!(critical_path_length_index(120, -6), Some(0.95));
/// assert_eq!(critical_path_length_index(0, -6), None);
/// ```
#[must_use]
pub fn critical_path_length_index(length: i64, float: i64) -> Option<f64> {
    quotient(length.saturating_add(float), length)
}

/// BEI: tasks done of those whose baseline finish has come: a ratio, under 1 is behind; above 1 where others were done
/// early. Nothing before anything was due.
///
/// ```
/// use milepost::metrics::schedule_quality::baseline_execution_index;
/// assert_eq!(baseline_execution_index(42, 48), Some(0.875));
/// assert_eq!(baseline_execution_index(0, 0), None);
/// ```
#[must_use]
pub fn baseline_execution_index(done: i64, due: i64) -> Option<f64> {
    quotient(done, due)
}

/// The checks of a program; none for customers, who do not see the whole plan, or where there are no tasks.
pub(super) fn measure(program: &Program<'_>, milestones: &[MilestoneMeasures]) -> Vec<QualityResult> {
    let is_task = |task: &Task<'_>| !task.summary && !task.is_milestone();
    if program.inner.is_none() || !program.tasks.iter().any(is_task) {
        return Vec::new();
    }
    let ahead: Vec<usize> = places(program, |task| is_task(task) && !task.is_done());
    let logic = Logic::of(program);
    let of_ahead = |check, limit, is_wrong: &dyn Fn(usize, &Task<'_>) -> bool| {
        let wrong: Vec<usize> =
            ahead.iter().copied().filter(|place| is_wrong(*place, &program.tasks[*place])).collect();
        result(check, count(wrong.len()), count(ahead.len()), Threshold::AtMost(limit), wrong)
    };
    let float = |task: &Task<'_>| task.dates.total_float;
    vec![
        of_ahead(QualityCheck::Logic, 0.05, &|place, task| logic.is_open(program, place, task)),
        of_links(program, QualityCheck::Leads, Threshold::AtMost(0.0), |link| link.lag.negative && !link.lag.is_zero()),
        of_links(program, QualityCheck::Lags, Threshold::AtMost(0.05), |link| {
            !link.lag.negative && !link.lag.is_zero()
        }),
        of_links(program, QualityCheck::FinishToStart, Threshold::AtLeast(0.9), |link| {
            link.kind == LinkKind::FinishToStart
        }),
        of_ahead(QualityCheck::HardConstraints, 0.05, &|_, task| is_pinned(task)),
        of_ahead(QualityCheck::HighFloat, 0.05, &|_, task| float(task).is_some_and(|float| float > HIGH)),
        of_ahead(QualityCheck::NegativeFloat, 0.0, &|_, task| task.dates.total_float_min < 0),
        of_ahead(QualityCheck::HighDuration, 0.05, &|_, task| task.dates.length_days > HIGH),
        of_ahead(QualityCheck::InvalidDates, 0.0, &|_, task| {
            idle(program, task).is_some() || is_to_come(program, task)
        }),
        of_ahead(QualityCheck::Resources, 0.0, &|_, task| {
            task.owner.is_none() && task.inner.is_none_or(|inner| inner.resources.is_empty())
        }),
        missed(program),
        path_test(program),
        path_length(program, milestones),
        execution(program),
    ]
}

fn places(program: &Program<'_>, wanted: impl Fn(&Task<'_>) -> bool) -> Vec<usize> {
    program.tasks.iter().enumerate().filter(|(_, task)| wanted(task)).map(|(place, _)| place).collect()
}

fn result(check: QualityCheck, count: i64, of: i64, threshold: Threshold, tasks: Vec<usize>) -> QualityResult {
    let figure = quotient(count, of);
    let passed = figure.map(|figure| match threshold {
        Threshold::AtMost(limit) => figure <= limit,
        Threshold::AtLeast(limit) => figure >= limit,
    });
    QualityResult { check, count, of, figure, threshold, passed, tasks }
}

/// A check of the links to tasks that are not done; the tasks are those at which a wrong link was written.
fn of_links(
    program: &Program<'_>,
    check: QualityCheck,
    threshold: Threshold,
    counts: impl Fn(&TaskLink) -> bool,
) -> QualityResult {
    let (mut all, mut counted, mut tasks) = (0, 0, Vec::new());
    let wants_them = matches!(threshold, Threshold::AtLeast(_));
    for (place, task) in program.tasks.iter().enumerate().filter(|(_, task)| !task.is_done()) {
        let hits = task.after.iter().filter(|link| counts(link)).count();
        all += task.after.len();
        counted += hits;
        let wrong = if wants_them { hits < task.after.len() } else { hits > 0 };
        if wrong {
            tasks.push(place);
        }
    }
    result(check, count(counted), count(all), threshold, tasks)
}

/// Which tasks are linked, their summaries' links counted for them.
struct Logic {
    before: Vec<bool>,
    after: Vec<bool>,
}

impl Logic {
    fn of(program: &Program<'_>) -> Self {
        let linked = |links: fn(&Task<'_>) -> bool| -> Vec<bool> {
            let own: Vec<bool> = program.tasks.iter().map(links).collect();
            (0..own.len()).map(|place| lineage(program, place).any(|place| own[place])).collect()
        };
        Self { before: linked(|task| !task.after.is_empty()), after: linked(|task| !task.before.is_empty()) }
    }

    /// Whether a predecessor or a successor is missing; a start constraint or an actual start stands for a predecessor.
    fn is_open(&self, program: &Program<'_>, place: usize, task: &Task<'_>) -> bool {
        let starts = |place: usize| {
            let inner = program.tasks[place].inner;
            inner.is_some_and(|inner| {
                inner.constraints.iter().any(|one| one.kind == ConstraintKind::StartNoEarlier || one.kind.pins())
            })
        };
        let waits = self.before[place] || task.dates.started || lineage(program, place).any(starts);
        !waits || !self.after[place]
    }
}

/// A task and the summaries above it.
fn lineage<'p>(program: &'p Program<'_>, place: usize) -> impl Iterator<Item = usize> + 'p {
    // Parents form no cycle; the bound only guards against data that no reader made.
    std::iter::successors(Some(place), |place| program.tasks.get(*place)?.parent).take(64)
}

fn is_pinned(task: &Task<'_>) -> bool {
    use ConstraintKind::{FinishNoLater, StartNoLater};
    task.inner.is_some_and(|inner| {
        inner.constraints.iter().any(|one| one.kind.pins() || matches!(one.kind, StartNoLater | FinishNoLater))
    })
}

/// An actual date after the last day that can have happened.
fn is_to_come(program: &Program<'_>, task: &Task<'_>) -> bool {
    let actual = [task.facts.actual_start, task.facts.actual_finish];
    program.told_until.is_some_and(|told| actual.into_iter().flatten().any(|at| at.date() > told))
}

/// Tasks whose baseline finish has come.
fn due(program: &Program<'_>) -> Vec<usize> {
    let come = |date: Date| program.data_date.is_some_and(|data_date| date <= data_date);
    places(program, |task| {
        !task.summary && !task.is_milestone() && task.dates.baseline.is_some_and(|baseline| come(baseline.finish))
    })
}

fn missed(program: &Program<'_>) -> QualityResult {
    let due = due(program);
    let late = |place: &usize| {
        let dates = &program.tasks[*place].dates;
        !dates.done || dates.baseline.is_some_and(|baseline| dates.finish_date > baseline.finish)
    };
    let tasks: Vec<usize> = due.iter().copied().filter(late).collect();
    result(QualityCheck::MissedTasks, count(tasks.len()), count(due.len()), Threshold::AtMost(0.05), tasks)
}

fn path_test(program: &Program<'_>) -> QualityResult {
    let check = QualityCheck::CriticalPathTest;
    let Some((task, moved, passed)) = program.path_test else {
        return result(check, 0, 0, Threshold::AtLeast(1.0), Vec::new());
    };
    let tested = result(check, moved, STRETCH, Threshold::AtLeast(1.0), vec![task]);
    QualityResult { passed: Some(passed), ..tested }
}

/// Working days by which the tested task was made longer.
pub const STRETCH: i64 = 600;

/// CPLI of the last promise that is not yet met, or else of the last milestone in the baseline.
fn path_length(program: &Program<'_>, milestones: &[MilestoneMeasures]) -> QualityResult {
    let check = QualityCheck::CriticalPathLength;
    let open = || milestones.iter().filter(|one| !one.done);
    let promised = open().filter(|one| one.committed.is_some()).max_by_key(|one| (one.committed, one.task));
    let target = promised.or(open().filter(|one| one.slip.is_some()).max_by_key(|one| (one.forecast, one.task)));
    let slip = target.and_then(|one| one.commitment_slip.or(one.slip));
    let (Some(target), Some(slip), Some(data_date)) = (target, slip, program.data_date) else {
        return result(check, 0, 0, Threshold::AtLeast(0.95), Vec::new());
    };
    let length = program.calendar.working_days_between(data_date, target.forecast).max(0);
    QualityResult {
        figure: critical_path_length_index(length, -slip),
        ..result(check, length - slip, length, Threshold::AtLeast(0.95), vec![target.task])
    }
}

fn execution(program: &Program<'_>) -> QualityResult {
    let due = due(program);
    let in_baseline = |task: &Task<'_>| !task.summary && !task.is_milestone() && task.dates.baseline.is_some();
    let done = program.tasks.iter().filter(|task| in_baseline(task) && task.is_done()).count();
    let open: Vec<usize> = due.iter().copied().filter(|place| !program.tasks[*place].is_done()).collect();
    let (done, due) = (count(done), count(due.len()));
    QualityResult {
        figure: baseline_execution_index(done, due),
        ..result(QualityCheck::BaselineExecution, done, due, Threshold::AtLeast(0.95), open)
    }
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn quotient(count: i64, of: i64) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "counts and days lie far below 2^53")]
    let quotient = count as f64 / of as f64;
    (of > 0).then_some(quotient)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// O-19: both published figures, and what they pass.
    #[test]
    fn oracle_19() {
        assert_eq!(critical_path_length_index(120, -6), Some(0.95));
        assert_eq!(baseline_execution_index(42, 48), Some(0.875));
        let at_least = Threshold::AtLeast(0.95);
        assert_eq!(result(QualityCheck::CriticalPathLength, 114, 120, at_least, Vec::new()).passed, Some(true));
        assert_eq!(result(QualityCheck::BaselineExecution, 42, 48, at_least, Vec::new()).passed, Some(false));
    }

    #[test]
    fn thresholds_include_themselves_and_nothing_is_not_assessed() {
        let of = |count, of| result(QualityCheck::Lags, count, of, Threshold::AtMost(0.05), Vec::new()).passed;
        assert_eq!([of(1, 20), of(2, 20), of(0, 0)], [Some(true), Some(false), None]);
    }
}
