//! The S-curve: what was planned, earned and spent by week.

use crate::metrics::earned_value::{EarnedValue, WeekPoint};
use crate::text::Arg;

use super::super::chart::{Chart, EndLabel, Lines, Series, SeriesStyle, Tick};
use super::super::context::ProgramContext;
use super::super::issues::axis;
use super::super::shapes::{Figure, FigureRow};
use super::{amount, unit};

/// Points that are drawn and listed at most; more would not be told apart.
const MOST: usize = 120;
/// Labels under the plot: as many as stand apart on a phone.
const LABELS: usize = 3;

/// The figure.
pub(super) fn figure(context: &ProgramContext<'_>, earned: &EarnedValue, id: &str) -> Figure {
    let as_of = context.as_of();
    let points = thinned(&earned.weeks, |point| point.date == as_of);
    let last = points.last().map_or(1.0, |point| point.at).max(f64::MIN_POSITIVE);
    let across = |point: &WeekPoint| point.at / last;
    let line = |style, value: fn(&WeekPoint) -> Option<f64>, key: &str| {
        let points: Vec<(f64, f64)> = points.iter().filter_map(|point| Some((across(point), value(point)?))).collect();
        let end = points.last().map(|(_, value)| EndLabel {
            name: context.say(key),
            value: Some(amount(context, *value)),
            late: None,
            against: None,
        });
        Series { style, points, dots: Vec::new(), met: false, end }
    };
    let planned = line(SeriesStyle::Other, |point| Some(point.planned), "value-line-planned");
    let earned_line = line(SeriesStyle::Lead, |point| point.earned, "value-line-earned");
    let area = Series { style: SeriesStyle::Area, end: None, ..planned.clone() };
    let mut series = vec![area, planned, earned_line];
    if earned.now.spent.is_some() {
        series.push(line(SeriesStyle::Forecast, |point| point.spent, "value-line-spent"));
    }
    let highest = earned.now.spent.unwrap_or(0.0).max(earned.now.budget);
    let y_ticks = axis::counts(context, highest);
    let today = points.iter().find(|point| point.date == as_of).filter(|point| point.at < last);
    let stride = points.len().div_ceil(LABELS).max(1);
    Figure {
        id: id.to_owned(),
        title: title(context, earned),
        chart: Chart::Lines(Lines {
            class: "trend".to_owned(),
            labelled_by: id.to_owned(),
            height: 260,
            low: 0.0,
            high: y_ticks.last().map_or(1.0, |tick| tick.at),
            y_ticks,
            x_ticks: points
                .iter()
                .step_by(stride)
                .map(|point| Tick { at: across(point), label: context.words.date_near(point.date, context.year) })
                .collect(),
            series,
            levels: Vec::new(),
            today: today.map(|point| Tick { at: across(point), label: context.words.date(as_of) }),
            notes: Vec::new(),
        }),
        caption: Some(context.say(if earned.undated > 0.05 { "value-caption-undated" } else { "value-caption" })),
        columns: ["col-week", "value-line-planned", "value-line-earned", "value-line-spent"]
            .map(|key| context.say(key))
            .to_vec(),
        rows: points
            .iter()
            .map(|point| FigureRow {
                head: context.words.date_near(point.date, context.year),
                cells: [Some(point.planned), point.earned, point.spent]
                    .map(|value| value.map_or_else(|| "–".to_owned(), |value| amount(context, value)))
                    .to_vec(),
            })
            .collect(),
    }
}

/// Every n-th point, and those that matter: the first, the last and the data date.
fn thinned(points: &[WeekPoint], matters: impl Fn(&WeekPoint) -> bool) -> Vec<&WeekPoint> {
    let stride = points.len().div_ceil(MOST).max(1);
    let last = points.len().saturating_sub(1);
    points
        .iter()
        .enumerate()
        .filter(|(index, point)| index.is_multiple_of(stride) || *index == last || matters(point))
        .map(|(_, point)| point)
        .collect()
}

/// What is earned against what was due.
fn title(context: &ProgramContext<'_>, earned: &EarnedValue) -> String {
    let [done, due] = [earned.now.earned, earned.now.planned].map(|value| amount(context, value));
    let share = context.words.percent(earned.now.earned / earned.now.budget);
    let unit = unit(context, earned);
    context.say_with(
        "value-curve-title",
        &[
            ("earned", Arg::Text(&done)),
            ("planned", Arg::Text(&due)),
            ("share", Arg::Text(&share)),
            ("unit", Arg::Text(&unit)),
        ],
    )
}
