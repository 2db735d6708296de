//! Open issues over the weeks, and whether the severe ones reach zero in time for the next gate.

use chrono::Days;

use crate::metrics::burnup::BurnPoint;
use crate::text::Arg;
use crate::time::{Date, IsoWeek};
use crate::view::chart::{Chart, EndLabel, Lines, Note, Series, SeriesStyle, Tick};
use crate::view::context::ProgramContext;
use crate::view::shapes::{Figure, FigureRow};

use super::gate_rows;

/// Weeks that the figure looks back.
const WEEKS: usize = 26;
/// Weeks that it looks ahead at most.
const AHEAD: u64 = 12;
/// Labels under the plot.
const MOST_WEEKS: usize = 8;
/// Reports over which the rate is taken.
const RATE: usize = 4;
const HEIGHT: u32 = 190;

/// Open issues by week; nothing for a program that never had any, or has only one week behind it.
#[must_use]
pub fn figure(context: &ProgramContext<'_>, id: &str) -> Option<Figure> {
    let all = window(&context.measures.burnup.issues.points)?;
    let severe = &context.measures.burnup.severe_issues.points;
    let severe = &severe[severe.len().checked_sub(all.len())?..];
    let (first, last) = (all.first()?.date, all.last()?.date);
    let now = severe.last()?.open;
    let gate = next_gate(context, last).filter(|_| now > 0.0);
    let end = gate.as_ref().map_or(last, |(_, date)| *date);
    let across = |date: Date| share((date - first).num_days(), (end - first).num_days());
    let line = |points: &[BurnPoint], style: SeriesStyle, key: Option<&str>| Series {
        style,
        points: points.iter().map(|point| (across(point.date), point.open)).collect(),
        dots: Vec::new(),
        met: false,
        end: key.zip(points.last()).map(|(key, point)| EndLabel {
            name: context.say_with(key, &[("n", Arg::Text(&context.words.decimal(point.open)))]),
            value: None,
            late: None,
            against: None,
        }),
    };
    let mut series = vec![
        line(severe, SeriesStyle::Area, None),
        line(all, SeriesStyle::Other, Some("burn-open")),
        line(severe, SeriesStyle::Lead, Some("burn-severe")),
    ];
    if gate.is_some() {
        series.push(Series { points: vec![(across(last), now), (1.0, 0.0)], ..line(&[], SeriesStyle::Forecast, None) });
    }
    let (high, y_ticks) = axis(context, all.iter().map(|point| point.open).fold(1.0, f64::max));
    let chart = Lines {
        class: "burn".to_owned(),
        labelled_by: id.to_owned(),
        height: HEIGHT,
        low: 0.0,
        high,
        y_ticks,
        x_ticks: weeks(context, first, end, &across),
        series,
        levels: Vec::new(),
        today: gate.as_ref().map(|_| Tick { at: across(last), label: context.words.date(last) }),
        notes: peak(context, all, &across).into_iter().collect(),
    };
    let caption = match &gate {
        Some((name, date)) => context.say_with(
            "burn-caption-gate",
            &[("gate", Arg::Text(name)), ("date", Arg::Text(&context.words.date_near(*date, context.year)))],
        ),
        None => context.say("burn-caption"),
    };
    Some(Figure {
        id: id.to_owned(),
        title: title(context, severe, gate.as_ref()),
        chart: Chart::Lines(chart),
        caption: Some(caption),
        columns: ["col-week", "burn-all", "burn-both"].map(|key| context.say(key)).into(),
        rows: all
            .iter()
            .zip(severe)
            .map(|(all, severe)| FigureRow {
                head: context.words.week(IsoWeek::of(all.date)),
                cells: [all.open, severe.open].map(|open| context.words.decimal(open)).into(),
            })
            .collect(),
    })
}

/// The weeks to show: from just before the first issue, at most half a year back.
fn window(points: &[BurnPoint]) -> Option<&[BurnPoint]> {
    let begins = points.iter().position(|point| point.scope > 0.0)?;
    let from = begins.saturating_sub(1).max(points.len().saturating_sub(WEEKS));
    (points.len() - from > 1).then(|| &points[from..])
}

/// The next gate that is not too far ahead to matter, with its name.
fn next_gate(context: &ProgramContext<'_>, from: Date) -> Option<(String, Date)> {
    let gate = gate_rows::next(context)?;
    let date = context.measures.gates.get(gate)?.forecast?;
    let name = context.prose(context.program.gates.get(gate)?.name).text;
    let until = from.checked_add_days(Days::new(7 * AHEAD))?;
    (from < date && date <= until).then_some((name, date))
}

#[allow(clippy::cast_precision_loss, reason = "days between dates lie far below 2^53")]
fn share(part: i64, whole: i64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The top of the axis and its hairlines: three to five, at round numbers.
fn axis(context: &ProgramContext<'_>, most: f64) -> (f64, Vec<Tick>) {
    let step = round_step(most / 3.5);
    let mut ticks = vec![Tick { at: 0.0, label: "0".to_owned() }];
    let mut at = 0.0;
    while at < most && ticks.len() < 6 {
        at += step;
        ticks.push(Tick { at, label: context.words.decimal(at) });
    }
    (at, ticks)
}

/// The round number at or above a positive one: 1, 2, 5, 10, 20, 50 …
fn round_step(least: f64) -> f64 {
    let mut ten = 1.0;
    while ten < 1e12 {
        for times in [1.0, 2.0, 5.0] {
            if ten * times >= least {
                return ten * times;
            }
        }
        ten *= 10.0;
    }
    ten
}

fn weeks(context: &ProgramContext<'_>, first: Date, end: Date, across: &impl Fn(Date) -> f64) -> Vec<Tick> {
    let count = usize::try_from((end - first).num_days() / 7).unwrap_or(0) + 1;
    let every = count.div_ceil(MOST_WEEKS).max(1);
    (0..count)
        .step_by(every)
        .filter_map(|week| first.checked_add_days(Days::new(7 * u64::try_from(week).ok()?)))
        .map(|date| Tick { at: across(date), label: context.words.number(i64::from(IsoWeek::of(date).week)) })
        .collect()
}

/// The highest week, where it is over.
fn peak(context: &ProgramContext<'_>, points: &[BurnPoint], across: &impl Fn(Date) -> f64) -> Option<Note> {
    let last = points.last()?;
    let top = points.iter().reduce(|top, point| if point.open > top.open { point } else { top })?;
    let count = context.words.decimal(top.open);
    let week = context.words.week(IsoWeek::of(top.date));
    (top.open > last.open && (last.date - top.date).num_days() >= 14).then(|| Note {
        x: across(top.date),
        y: top.open,
        text: context.say_with("burn-peak", &[("n", Arg::Text(&count)), ("week", Arg::Text(&week))]),
    })
}

/// The finding: whether severe issues close fast enough for the next gate, or how they changed over the last weeks.
fn title(context: &ProgramContext<'_>, severe: &[BurnPoint], gate: Option<&(String, Date)>) -> String {
    let Some(now) = severe.last() else { return context.say("burn-title") };
    let then = severe[severe.len().saturating_sub(RATE + 1)];
    if now.open <= 0.0 {
        return context.say("burn-none");
    }
    if let Some((name, date)) = gate {
        let enough = in_time(&then, now, *date);
        let key = if enough { "burn-in-time" } else { "burn-too-slow" };
        return context.say_with(key, &[("gate", Arg::Text(name))]);
    }
    let [now_open, then_open] = [now, &then].map(|point| context.words.decimal(point.open));
    let key = match now.open.total_cmp(&then.open) {
        std::cmp::Ordering::Less => "burn-fell",
        std::cmp::Ordering::Greater => "burn-rose",
        std::cmp::Ordering::Equal => "burn-level",
    };
    context.say_with(
        key,
        &[
            ("n", Arg::Text(&now_open)),
            ("then", Arg::Text(&then_open)),
            ("weeks", Arg::Count(((now.date - then.date).num_days() / 7).max(1))),
        ],
    )
}

/// Whether what is open reaches zero by a date at the rate from an earlier point to now.
fn in_time(then: &BurnPoint, now: &BurnPoint, date: Date) -> bool {
    let past = share((now.date - then.date).num_days(), 1);
    let ahead = share((date - now.date).num_days(), 1);
    past > 0.0 && (then.open - now.open) * ahead >= now.open * past
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    fn point(date: &str, scope: f64, open: f64) -> BurnPoint {
        let date = parse_date(date).unwrap();
        BurnPoint { date, scope, done: scope - open, open, added: 0.0, removed: 0.0, reopened: 0.0 }
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "steps are whole numbers")]
    fn steps_are_round_and_enough() {
        let steps = [0.2, 1.0, 1.1, 3.0, 16.3, 57.0].map(|least| round_step(least).to_string());
        assert_eq!(steps, ["1", "1", "2", "5", "20", "100"]);
    }

    #[test]
    fn the_window_begins_just_before_the_first_issue() {
        let points = [point("2026-05-01", 0.0, 0.0), point("2026-05-08", 0.0, 0.0), point("2026-05-15", 2.0, 2.0)];
        assert_eq!(window(&points).unwrap().len(), 2);
        assert!(window(&points[..2]).is_none());
        assert!(window(&points[2..]).is_none());
    }

    #[test]
    fn the_rate_is_held_against_the_weeks_left() {
        let then = point("2026-05-15", 20.0, 12.0);
        let now = point("2026-06-12", 20.0, 8.0);
        let by = |date: &str| in_time(&then, &now, parse_date(date).unwrap());
        assert!(by("2026-08-07"), "one a week for eight weeks");
        assert!(!by("2026-07-31"));
    }
}
