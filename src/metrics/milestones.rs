//! Milestones: what was planned, promised and reported, and how it moved.
//!
//! What enters: milestones with their dates, promises, and the ledger. What leaves: one entry a milestone, with its
//! trend. What always holds: the trend ends with the computed forecast at the data date; a ledger entry of the data
//! date itself does not stand in it twice.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use crate::audience::Program;
use crate::terms::DecisionState;
use crate::time::{Calendar, Date};

/// One visible milestone that is in the baseline, promised, or in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct MilestoneMeasures {
    /// Which, an index into `Program::tasks`.
    pub task: usize,
    /// Forecast or actual finish, inclusive.
    pub forecast: Date,
    /// Done at the data date.
    pub done: bool,
    /// Baseline finish, inclusive.
    pub baseline: Option<Date>,
    /// Committed date; of several promises the earliest.
    pub committed: Option<Date>,
    /// Forecast − baseline, working days, positive late.
    pub slip: Option<i64>,
    /// Forecast − committed, working days, positive late.
    pub commitment_slip: Option<i64>,
    /// As reported, oldest first, up to before the data date; then the computed forecast at the data date.
    pub trend: Vec<TrendPoint>,
    /// The forecast of the report before.
    pub last_forecast: Option<Date>,
    /// Forecast − last forecast, working days, positive later.
    pub slip_period: Option<i64>,
    /// How often the forecast moved later between reports, the data date included.
    pub slips: usize,
    /// Likewise over the last four reports: each against the one before it.
    pub slips_in_last_4: usize,
    /// Least-squares slope of the forecast over the last four reports, days per day; 0 stable, 1 day for day. Nothing
    /// with fewer than two reports, or once it is done.
    pub velocity: Option<f64>,
    /// Where the trend lands, rounded up to a day; nothing where it never lands or the milestone is done.
    pub landing: Option<Date>,
    /// Whether a decided decision recovers it.
    pub recovery_decided: bool,
    /// The chance of meeting `committed`, 0 to 1; nothing where it was not simulated for this reader, or once done.
    pub p_meet: Option<f64>,
}

/// A forecast as reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendPoint {
    /// The report's data date.
    pub report: Date,
    /// The forecast, inclusive.
    pub forecast: Date,
    /// Whether it was done by then.
    pub done: bool,
}

/// Reports that velocity and recent slips look at, the data date included. Source: house default.
const RECENT: usize = 4;

/// Every milestone with something to compare with, in plan order.
pub(super) fn measure(program: &Program<'_>, as_of: Date) -> Vec<MilestoneMeasures> {
    let mut committed: BTreeMap<usize, Date> = BTreeMap::new();
    for promise in &program.committed {
        let date = committed.entry(promise.task).or_insert(promise.date);
        *date = promise.date.min(*date);
    }
    let mut reported: BTreeMap<usize, Vec<(Date, Date)>> = BTreeMap::new();
    for report in &program.reports {
        for milestone in &report.milestones {
            reported.entry(milestone.task).or_default().push((report.data_date, milestone.forecast));
        }
    }
    let recovered: BTreeSet<usize> = program
        .decisions
        .iter()
        .filter(|decision| {
            decision.facts.state == DecisionState::Decided
                && decision.refs.superseded_by.is_none()
                && decision.facts.decided_on.is_none_or(|on| on <= as_of)
        })
        .flat_map(|decision| decision.refs.recovers.iter().copied())
        .collect();
    let history = |task: usize| reported.get(&task).map_or(&[][..], Vec::as_slice);
    program
        .tasks
        .iter()
        .enumerate()
        .filter(|(index, task)| {
            task.is_milestone()
                && (task.dates.baseline.is_some() || committed.contains_key(index) || reported.contains_key(index))
        })
        .map(|(index, task)| {
            let forecast = task.dates.finish_date;
            let finished = task.dates.done.then_some(forecast);
            let moves = moves(history(index), as_of, forecast, finished, program.calendar);
            let committed = committed.get(&index).copied();
            MilestoneMeasures {
                task: index,
                forecast,
                done: task.dates.done,
                baseline: task.dates.baseline.map(|baseline| baseline.finish),
                committed,
                slip: task.dates.slip,
                commitment_slip: committed.map(|date| program.calendar.working_days_between(date, forecast)),
                trend: moves.trend,
                last_forecast: moves.last_forecast,
                slip_period: moves.slip_period,
                slips: moves.slips,
                slips_in_last_4: moves.slips_in_last_4,
                velocity: moves.velocity,
                landing: moves.landing,
                recovery_decided: recovered.contains(&index),
                p_meet: program
                    .committed
                    .iter()
                    .filter(|promise| promise.task == index)
                    .min_by_key(|promise| promise.date)
                    .and_then(|promise| promise.p_meet),
            }
        })
        .collect()
}

/// The open promise most in danger: the one that is latest against its date; of equally late ones the earliest.
#[must_use]
pub fn worst_promise(milestones: &[MilestoneMeasures]) -> Option<&MilestoneMeasures> {
    let open = milestones.iter().filter(|one| !one.done && one.committed.is_some());
    open.min_by_key(|one| (Reverse(one.commitment_slip), one.committed, one.task))
}

/// How a forecast moved.
#[derive(Debug, Clone, PartialEq)]
struct Moves {
    trend: Vec<TrendPoint>,
    last_forecast: Option<Date>,
    slip_period: Option<i64>,
    slips: usize,
    slips_in_last_4: usize,
    velocity: Option<f64>,
    landing: Option<Date>,
}

/// `reported`: data date and forecast of each report, by date. `finished`: the day it was met.
fn moves(reported: &[(Date, Date)], as_of: Date, forecast: Date, finished: Option<Date>, calendar: &Calendar) -> Moves {
    let before = reported.iter().copied().filter(|(report, _)| *report < as_of);
    let trend: Vec<TrendPoint> = before
        .chain([(as_of, forecast)])
        .map(|(report, forecast)| TrendPoint {
            report,
            forecast,
            done: finished.is_some_and(|finished| finished <= report),
        })
        .collect();
    let last_forecast = trend.iter().rev().nth(1).map(|point| point.forecast);
    let slipped: Vec<bool> = trend.windows(2).map(|pair| pair[1].forecast > pair[0].forecast).collect();
    let recent: Vec<(Date, Date)> =
        trend.iter().rev().take(RECENT).rev().map(|point| (point.report, point.forecast)).collect();
    let velocity = if finished.is_some() { None } else { velocity(&recent) };
    Moves {
        last_forecast,
        slip_period: last_forecast.map(|last| calendar.working_days_between(last, forecast)),
        slips: slipped.iter().filter(|slip| **slip).count(),
        slips_in_last_4: slipped.iter().rev().take(RECENT).filter(|slip| **slip).count(),
        velocity,
        landing: velocity.and_then(|velocity| landing(as_of, forecast, velocity)),
        trend,
    }
}

/// Least-squares slope of forecast over report date, in days per day: 0 is stable, 1 slides day for day.
///
/// Shape: pairs of report date and forecast; nothing for fewer than two different report dates. Source: milestone trend
/// analysis with ordinary least squares (oracle O-12).
///
/// ```
/// use milepost::{metrics::milestones::velocity, time::parse_date};
/// let day = |text| parse_date(text).unwrap();
/// let points = [(day("2026-05-01"), day("2026-08-14")), (day("2026-05-08"), day("2026-08-21"))];
/// assert_eq!(velocity(&points), Some(1.0));
/// ```
#[must_use]
pub fn velocity(points: &[(Date, Date)]) -> Option<f64> {
    let (first_report, first_forecast) = *points.first()?;
    let pairs: Vec<(f64, f64)> = points
        .iter()
        .map(|(report, forecast)| (days_between(first_report, *report), days_between(first_forecast, *forecast)))
        .collect();
    let count: f64 = pairs.iter().map(|_| 1.0).sum();
    let mean_x = pairs.iter().map(|(x, _)| x).sum::<f64>() / count;
    let mean_y = pairs.iter().map(|(_, y)| y).sum::<f64>() / count;
    let spread: f64 = pairs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    let together: f64 = pairs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    (spread > 0.0).then(|| together / spread)
}

/// Where a forecast that keeps moving at this velocity is met: `t + (F − t)/(1 − v)`, rounded up to a day.
///
/// Nothing where it never lands: v ≥ 1, a forecast before the report, or a landing more than a century away.
///
/// ```
/// use milepost::{metrics::milestones::landing, time::parse_date};
/// let day = |text| parse_date(text).unwrap();
/// assert_eq!(landing(day("2026-05-15"), day("2026-06-26"), 0.5), Some(day("2026-08-07")));
/// ```
#[must_use]
pub fn landing(report: Date, forecast: Date, velocity: f64) -> Option<Date> {
    let ahead = days_between(report, forecast) / (1.0 - velocity);
    // What is a whole day but for rounding must not become the next one.
    let days = (ahead - 1e-9).ceil().max(0.0);
    if velocity >= 1.0 || forecast < report || days > CENTURY {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number between 0 and CENTURY")]
    report.checked_add_days(Days::new(days as u64))
}

#[allow(clippy::cast_precision_loss, reason = "days between dates lie far below 2^53")]
fn days_between(from: Date, to: Date) -> f64 {
    (to - from).num_days() as f64
}

/// Days.
const CENTURY: f64 = 36_525.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{CalendarSpec, WorkWindow, parse_date};

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn weekdays() -> Calendar {
        let windows = [WorkWindow::parse("09:00-17:00").unwrap()];
        let spec = CalendarSpec::weekdays(chrono_tz::UTC, &windows);
        Calendar::compile(&spec, day("2026-01-01"), day("2026-12-31"))
    }

    const REPORTS: [(&str, &str); 8] = [
        ("2026-04-24", "2026-08-14"),
        ("2026-05-01", "2026-08-14"),
        ("2026-05-08", "2026-08-14"),
        ("2026-05-15", "2026-08-18"),
        ("2026-05-22", "2026-08-18"),
        ("2026-05-29", "2026-08-21"),
        ("2026-06-05", "2026-08-21"),
        ("2026-06-12", "2026-08-28"),
    ];

    fn reports() -> Vec<(Date, Date)> {
        REPORTS.iter().map(|(report, forecast)| (day(report), day(forecast))).collect()
    }

    /// O-12 with every published number.
    #[test]
    fn oracle_12() {
        let reports = reports();
        let calendar = weekdays();
        let moves = moves(&reports, day("2026-06-12"), day("2026-08-28"), None, &calendar);
        assert_eq!(calendar.working_days_between(day("2026-08-14"), day("2026-08-28")), 10, "slip total");
        assert_eq!(moves.slip_period, Some(5));
        assert_eq!(moves.trend.len(), 8, "the entry of the data date is not counted twice");
        assert_eq!((moves.slips, moves.trend.len() - 1), (3, 7));
        assert_eq!(moves.slips_in_last_4, 2);
        let last_4 = moves.velocity.unwrap();
        assert!((last_4 - 3.0 / 7.0).abs() < 1e-12 && format!("{last_4:.5}") == "0.42857");
        assert_eq!(format!("{:.5}", velocity(&reports).unwrap()), "0.26190");
        let ahead: f64 = 77.0 / (1.0 - last_4);
        assert!((ahead - 134.75).abs() < 1e-9);
        assert_eq!(moves.landing, Some(day("2026-10-25")));
        assert_eq!(moves.last_forecast, Some(day("2026-08-21")));
        // The simple check: 42 days ahead, v = 0.5.
        assert_eq!(landing(day("2026-05-15"), day("2026-06-26"), 0.5), Some(day("2026-08-07")));
    }

    #[test]
    fn a_trend_that_does_not_land() {
        let (report, forecast) = (day("2026-06-12"), day("2026-08-28"));
        assert_eq!(landing(report, forecast, 1.0), None);
        assert_eq!(landing(report, forecast, 1.5), None);
        assert_eq!(landing(report, forecast, 0.999_999), None);
        assert_eq!(landing(forecast, report, 0.0), None);
        assert_eq!(landing(report, report, 0.5), Some(report));
        assert_eq!(landing(report, forecast, 0.0), Some(forecast));
        assert_eq!(landing(report, forecast, -1.0), Some(day("2026-07-21")), "pulling in: 38.5 days");
    }

    #[test]
    fn the_promise_most_in_danger() {
        let promise = |task: usize, committed: &str, slip: i64, done: bool| MilestoneMeasures {
            task,
            forecast: day("2026-10-01"),
            done,
            baseline: None,
            committed: Some(day(committed)),
            slip: None,
            commitment_slip: Some(slip),
            trend: Vec::new(),
            last_forecast: None,
            slip_period: None,
            slips: 0,
            slips_in_last_4: 0,
            velocity: None,
            landing: None,
            recovery_decided: false,
            p_meet: None,
        };
        let met = promise(0, "2026-05-01", 40, true);
        let unpromised =
            MilestoneMeasures { committed: None, commitment_slip: None, ..promise(1, "2026-05-01", 0, false) };
        let late = promise(2, "2026-08-14", 10, false);
        let as_late_and_later = promise(3, "2026-08-28", 10, false);
        let last = promise(4, "2026-09-29", 3, false);
        let worst = |all: &[&MilestoneMeasures]| {
            let all: Vec<_> = all.iter().map(|one| (*one).clone()).collect();
            worst_promise(&all).map(|one| one.task)
        };
        assert_eq!(worst(&[&met, &unpromised, &last, &as_late_and_later, &late]), Some(2));
        assert_eq!(worst(&[&last, &promise(5, "2026-09-30", -4, false)]), Some(4));
        assert_eq!(worst(&[&met, &unpromised]), None);
    }

    #[test]
    fn few_reports() {
        let calendar = weekdays();
        let alone = moves(&[], day("2026-06-12"), day("2026-08-28"), None, &calendar);
        assert_eq!((alone.velocity, alone.slip_period, alone.slips), (None, None, 0));
        assert_eq!(alone.trend.len(), 1);
        assert_eq!(velocity(&[]), None);
        assert_eq!(velocity(&[(day("2026-06-12"), day("2026-08-28"))]), None);
        let two = [(day("2026-06-05"), day("2026-08-28"))];
        let moved = moves(&two, day("2026-06-12"), day("2026-08-27"), None, &calendar);
        assert_eq!((moved.slips, moved.slip_period), (0, Some(-1)), "pulling in is no slip");
    }

    #[test]
    fn what_is_met_has_no_velocity() {
        let finished = day("2026-05-20");
        let moves = moves(&reports(), day("2026-06-12"), finished, Some(finished), &weekdays());
        assert_eq!((moves.velocity, moves.landing), (None, None));
        let done: Vec<bool> = moves.trend.iter().map(|point| point.done).collect();
        assert_eq!(done, [false, false, false, false, true, true, true, true]);
    }
}
