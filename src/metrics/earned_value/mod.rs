//! Earned value and earned schedule of a program against its current baseline.
//!
//! What enters: tasks with their baseline dates and budgets, their dated progress and the effort spent. What leaves:
//! the figures at the data date and their way over the weeks. What always holds: the same tasks stand in what is
//! planned, earned and spent (those in scope that the baseline knows; summaries and milestones carry no value); what is
//! not recorded is nothing, not zero; a customer has no budgets and no figures.
//!
//! A period is a week that ends on the report day. Period 0 ends on the last report day before the baseline begins, so
//! that times count from there: [`EarnedValue::start`].

mod earned_schedule;
mod over_time;
mod snapshot;

pub use earned_schedule::{EarnedSchedule, PlanPoint, earned_schedule};
pub use over_time::WeekPoint;
pub use snapshot::Snapshot;

use chrono::{Datelike, Days};

use crate::audience::{Program, Task};
use crate::time::{Calendar, Date, Weekday};

use over_time::{MOST_WEEKS, Work, earned_events, weeks};

/// Planned, earned and spent of one program at its data date, and how they came to be.
#[derive(Debug, Clone, PartialEq)]
pub struct EarnedValue {
    /// What values are counted in.
    pub unit: ValueUnit,
    /// The figures at the data date.
    pub now: Snapshot,
    /// Where the program is in time, in weeks.
    pub schedule: EarnedSchedule,
    /// The end of period 0, from which times count.
    pub start: Date,
    /// The last baseline finish, inclusive.
    pub planned_finish: Date,
    /// The end at the pace so far, inclusive: `start` + IEAC(t), rounded up to a day; the real one once all is earned.
    /// Nothing while nothing is earned, or where it lies more than a century away.
    pub finish_at_this_pace: Option<Date>,
    /// The plan and the way so far: period 0, every period, the planned finish and the data date.
    pub weeks: Vec<WeekPoint>,
    /// Tasks in scope that the baseline knows.
    pub tasks: usize,
    /// Tasks in scope that it does not know: no part of these figures until a new baseline takes them in.
    pub outside: usize,
    /// Value earned that carries no date (per cent and units): known at the data date only.
    pub undated: f64,
    /// Tasks under way of which nothing says what is earned: they count as nothing until they are done.
    pub unsaid: usize,
    /// Tasks begun on which no effort is recorded; `now.spent` is nothing unless there are none. Nothing where no
    /// effort is recorded at all.
    pub unrecorded: Option<usize>,
}

/// What values are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueUnit {
    /// The program's value unit: every task has a budget.
    Budget,
    /// Working days of the baseline, by the program's calendar: some task has no budget.
    WorkingDays,
}
/// Days: an end further away than this is no forecast.
const CENTURY: f64 = 36_525.0;

/// The figures of a program; nothing without a data date, without a baseline that has value, for customers, or before
/// the first period has begun.
pub(super) fn measure(program: &Program<'_>) -> Option<EarnedValue> {
    let as_of = program.data_date?;
    program.inner?;
    let counted = || program.tasks.iter().filter(|task| !task.is_milestone() && !task.summary);
    let (unit, work) = work(program, counted());
    let first = work.iter().map(|work| work.start).min()?;
    let planned_finish = work.iter().map(|work| work.finish).max()?;
    let start = report_day_before(first, program.report_day)?;
    let budget: f64 = work.iter().map(|work| work.value).sum();
    if budget <= 0.0 || as_of <= start || (planned_finish - start).num_days() > 7 * MOST_WEEKS {
        return None;
    }
    let over_time = weeks(&work, start, planned_finish, as_of, program.calendar);
    let earned: f64 = work.iter().map(|work| work.value * work.task.dates.earned_fraction.unwrap_or(0.0)).sum();
    let dated: f64 =
        work.iter().flat_map(earned_events).filter(|(date, _)| *date <= as_of).map(|(_, value)| value).sum();
    let begun = || work.iter().filter(|work| work.task.dates.started || work.task.dates.done);
    let recorded = work.iter().any(|work| !work.task.spent.is_empty());
    let unrecorded = recorded.then(|| begun().filter(|work| work.task.spent.is_empty()).count());
    let spent = (unrecorded == Some(0)).then(|| spent_on(&work));
    let ended = work.iter().all(|work| work.task.dates.done).then(|| last_finish(&work)).flatten();
    let at = |date: Date| in_weeks(start, date);
    let schedule = EarnedSchedule {
        planned_duration: at(planned_finish),
        actual_time: at(ended.unwrap_or(as_of)),
        earned: earned_schedule(&over_time.plan, earned)?,
    };
    Some(EarnedValue {
        unit,
        now: Snapshot { budget, planned: over_time.planned_now, earned, spent },
        schedule,
        start,
        planned_finish,
        finish_at_this_pace: ended.or_else(|| finish(start, schedule.duration_at_this_pace()?)),
        weeks: if spent.is_some() { over_time.points } else { without_effort(over_time.points) },
        tasks: work.len(),
        outside: counted().count() - work.len(),
        undated: (earned - dated).max(0.0),
        unsaid: work.iter().filter(|work| work.task.dates.earned_fraction.is_none()).count(),
        unrecorded,
    })
}

/// The work of the baseline, by its budgets if every task has one, or else by its working days.
fn work<'t, 'a: 't>(
    program: &Program<'_>,
    tasks: impl Iterator<Item = &'t Task<'a>>,
) -> (ValueUnit, Vec<Work<'t, 'a>>) {
    let mut work: Vec<Work<'t, 'a>> = tasks
        .filter_map(|task| {
            let baseline = task.dates.baseline?;
            let days = working_days(program.calendar, baseline.start, baseline.finish);
            Some(Work { task, start: baseline.start, finish: baseline.finish, value: days })
        })
        .collect();
    let budget = |work: &Work<'_, '_>| work.task.baseline_budget.or(work.task.inner?.budget);
    if work.iter().any(|work| budget(work).is_none()) {
        return (ValueUnit::WorkingDays, work);
    }
    for work in &mut work {
        work.value = budget(work).unwrap_or(0.0);
    }
    (ValueUnit::Budget, work)
}

/// Working days from one date to another, both counted; at least one.
fn working_days(calendar: &Calendar, from: Date, to: Date) -> f64 {
    let before = from.pred_opt().unwrap_or(from);
    over_time::as_number(calendar.working_days_between(before, to).max(1))
}

/// The last report day before a date.
fn report_day_before(date: Date, day: Weekday) -> Option<Date> {
    let back = date.weekday().days_since(day);
    date.checked_sub_days(Days::new(u64::from(if back == 0 { 7 } else { back })))
}

fn in_weeks(start: Date, date: Date) -> f64 {
    over_time::as_number((date - start).num_days()) / 7.0
}

fn finish(start: Date, weeks: f64) -> Option<Date> {
    // What is a whole day but for rounding must not become the next one.
    let days = (weeks * 7.0 - 1e-6).ceil();
    if !(0.0..=CENTURY).contains(&days) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number between 0 and CENTURY")]
    start.checked_add_days(Days::new(days as u64))
}

fn spent_on(work: &[Work<'_, '_>]) -> f64 {
    work.iter().flat_map(|work| &work.task.spent).map(|(_, amount)| amount).sum()
}

fn last_finish(work: &[Work<'_, '_>]) -> Option<Date> {
    work.iter().map(|work| work.task.dates.finish_date).max()
}

fn without_effort(mut points: Vec<WeekPoint>) -> Vec<WeekPoint> {
    for point in &mut points {
        point.spent = None;
    }
    points
}
