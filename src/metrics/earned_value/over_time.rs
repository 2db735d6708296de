//! What was planned, earned and spent week by week.
//!
//! What enters: the work of the baseline. What leaves: weekly points. What always holds: planned value never falls and
//! ends at the budget; earned value of a past week is what dated evidence says (finishes, starts, steps), so that what
//! carries no date stands in the last point alone.

use chrono::Days;

use crate::audience::Task;
use crate::terms::{EarnedMethod, Moment};
use crate::time::{Calendar, Date};

use super::earned_schedule::PlanPoint;

/// Twenty years of weeks: a baseline that is longer is a slip of the pen.
pub(super) const MOST_WEEKS: i64 = 1040;

/// A task of the baseline with its value there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work<'t, 'a> {
    /// The task.
    pub(super) task: &'t Task<'a>,
    /// First baseline day.
    pub(super) start: Date,
    /// Last baseline day, inclusive.
    pub(super) finish: Date,
    /// Its budget, not negative.
    pub(super) value: f64,
}

/// The end of a week, or the data date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekPoint {
    /// Its date; what is dated up to it counts.
    pub date: Date,
    /// Periods since the start.
    pub at: f64,
    /// Value planned by then.
    pub planned: f64,
    /// Value earned by then; nothing after the data date.
    pub earned: Option<f64>,
    /// Effort spent by then; nothing after the data date, or where it is not recorded.
    pub spent: Option<f64>,
}

/// The plan and the way so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OverTime {
    /// Planned value by period, the last at the planned finish.
    pub(super) plan: Vec<PlanPoint>,
    /// Planned value at the data date.
    pub(super) planned_now: f64,
    /// The points.
    pub(super) points: Vec<WeekPoint>,
}

/// The weeks from the end of period 0 to the planned finish or the data date, the later of the two but at most forty
/// years: a data date may be any.
pub(super) fn weeks(
    work: &[Work<'_, '_>],
    start: Date,
    planned_finish: Date,
    as_of: Date,
    calendar: &Calendar,
) -> OverTime {
    let last = as_of.max(planned_finish).min(after(start, 2 * 7 * MOST_WEEKS));
    let mut dates: Vec<Date> = (0..=(last - start).num_days()).step_by(7).map(|days| after(start, days)).collect();
    dates.extend([as_of.min(last), planned_finish]);
    dates.sort_unstable();
    dates.dedup();

    let budget: f64 = work.iter().map(|work| work.value).sum();
    let planned: Vec<f64> = planned(work, &dates, start, calendar).into_iter().map(|value| value.min(budget)).collect();
    let mut earned = Running::new(work.iter().flat_map(earned_events).collect());
    let mut spent = Running::new(work.iter().flat_map(|work| &work.task.spent).copied().collect());
    let now: f64 = work.iter().map(|work| work.value * work.task.dates.earned_fraction.unwrap_or(0.0)).sum();
    let at = |date: Date| as_number((date - start).num_days()) / 7.0;
    let points: Vec<WeekPoint> = dates
        .iter()
        .zip(&planned)
        .map(|(date, planned)| {
            let past = *date < as_of;
            WeekPoint {
                date: *date,
                at: at(*date),
                planned: if *date >= planned_finish { budget } else { *planned },
                earned: if past { Some(earned.up_to(*date)) } else { (*date == as_of).then_some(now) },
                spent: (*date <= as_of).then(|| spent.up_to(*date)),
            }
        })
        .collect();
    let weekly = |point: &&WeekPoint| (point.date - start).num_days() % 7 == 0 || point.date == planned_finish;
    let plan: Vec<PlanPoint> = points
        .iter()
        .filter(weekly)
        .filter(|point| point.date <= planned_finish)
        .map(|point| (point.at, point.planned))
        .collect();
    let planned_now = match points.iter().find(|point| point.date == as_of) {
        Some(point) => point.planned,
        None => budget,
    };
    OverTime { plan, planned_now, points }
}

/// Planned value at each of some dates, ascending: each task earns evenly over the working days of its baseline, or at
/// its finish where there is none.
fn planned(work: &[Work<'_, '_>], dates: &[Date], start: Date, calendar: &Calendar) -> Vec<f64> {
    let worked = |date: Date| calendar.working_days_between(start, date);
    let worked_at: Vec<i64> = dates.iter().map(|date| worked(*date)).collect();
    let mut under_way = vec![0.0; dates.len()];
    let mut finished = vec![0.0; dates.len() + 1];
    for work in work {
        let from = dates.partition_point(|date| *date < work.start);
        let to = dates.partition_point(|date| *date < work.finish);
        finished[to] += work.value;
        let before = worked(work.start.pred_opt().unwrap_or(work.start));
        let days = worked(work.finish) - before;
        if days > 0 {
            for index in from..to {
                let share = as_number(worked_at[index] - before) / as_number(days);
                under_way[index] += work.value * share.clamp(0.0, 1.0);
            }
        }
    }
    let mut whole = 0.0;
    under_way
        .into_iter()
        .zip(finished)
        .map(|(part, ended)| {
            whole += ended;
            part + whole
        })
        .collect()
}

/// What of a task's value was earned when, as far as it carries a date: steps on their days by the weights, half at the
/// start by 50/50, and all that is left at the finish.
pub(super) fn earned_events(work: &Work<'_, '_>) -> Vec<(Date, f64)> {
    let dates = &work.task.dates;
    let facts = work.task.facts;
    if !dates.started && !dates.done {
        return Vec::new();
    }
    let finish = facts.actual_finish.filter(|_| dates.done).map(Moment::date);
    let by_finish = |date: Date| finish.map_or(date, |finish| date.min(finish));
    let mut events = Vec::new();
    let inner = work.task.inner;
    let method = inner.and_then(|inner| inner.earned);
    let steps = inner.map_or(&[][..], |inner| &inner.steps);
    let weights: f64 = steps.iter().map(|step| step.weight).sum();
    let by_steps = matches!(method, None | Some(EarnedMethod::Milestones)) && weights > 0.0;
    if by_steps {
        events
            .extend(steps.iter().filter_map(|step| Some((by_finish(step.done?), work.value * step.weight / weights))));
    } else if method == Some(EarnedMethod::FiftyFifty) {
        events.extend(facts.actual_start.map(|start| (by_finish(start.date()), work.value / 2.0)));
    }
    if let Some(finish) = finish {
        let so_far: f64 = events.iter().map(|(_, value)| value).sum();
        events.push((finish, work.value - so_far));
    }
    events
}

/// Dated amounts, added up as the dates go on.
struct Running {
    events: std::iter::Peekable<std::vec::IntoIter<(Date, f64)>>,
    sum: f64,
}

impl Running {
    fn new(mut events: Vec<(Date, f64)>) -> Self {
        events.sort_by_key(|(date, _)| *date);
        Self { events: events.into_iter().peekable(), sum: 0.0 }
    }

    /// The sum up to a date; dates must not go back.
    fn up_to(&mut self, date: Date) -> f64 {
        while let Some((_, amount)) = self.events.next_if(|(on, _)| *on <= date) {
            self.sum += amount;
        }
        self.sum
    }
}

/// A date some days later, or the last there is.
fn after(date: Date, days: i64) -> Date {
    date.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(Date::MAX)
}

/// A count of days as a number.
#[allow(clippy::cast_precision_loss, reason = "days between dates lie far below 2^53")]
pub(super) fn as_number(days: i64) -> f64 {
    days as f64
}
