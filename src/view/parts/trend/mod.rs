//! The milestone trend: what was forecast at each report, and where it ended up.
//!
//! Across stands the report, up the forecast. A level line keeps its date, a rising one slips, and a line that meets
//! the dotted diagonal is done.

mod scale;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::metrics::milestones::MilestoneMeasures;
use crate::text::Arg;
use crate::time::IsoWeek;
use crate::view::chart::{Chart, EndLabel, Level, Lines, Series, SeriesStyle};
use crate::view::context::ProgramContext;
use crate::view::shapes::{Figure, FigureRow};

use scale::{Scale, day};

/// Lines that can be told apart; the data of the others stand in the table of milestones.
const MOST_LINES: u32 = 10;
/// Pixels that the label of a line takes.
const LABEL: u32 = 30;
/// Slips from which a milestone is one that slips.
const SLIPPING: usize = 2;

/// The trend of a program's milestones, `height` pixels high; nothing before there are two reports to compare.
#[must_use]
pub fn figure(context: &ProgramContext<'_>, id: &str, height: u32) -> Option<Figure> {
    let most = (height / LABEL).clamp(3, MOST_LINES) as usize;
    let chosen = chosen(context, most);
    let lead = lead(context, &chosen)?;
    let scale = Scale::of(context, &chosen, lead)?;
    let mut series = vec![diagonal(&scale)];
    series.extend(chosen.iter().map(|one| line(context, &scale, one, one.task == lead.task)));
    let levels = lead.committed.map(|date| Level {
        at: day(date),
        label: context
            .say_with("trend-committed", &[("date", Arg::Text(&context.words.date_near(date, context.year)))]),
    });
    let chart = Lines {
        class: "trend".to_owned(),
        labelled_by: id.to_owned(),
        height,
        low: scale.low,
        high: scale.high,
        y_ticks: scale.months(context),
        x_ticks: scale.weeks(context),
        series,
        levels: levels.into_iter().collect(),
        today: None,
        notes: Vec::new(),
    };
    Some(Figure {
        id: id.to_owned(),
        title: title(context, &chosen, lead),
        chart: Chart::Lines(chart),
        caption: Some(context.say("trend-caption")),
        columns: std::iter::once(context.say("col-milestone"))
            .chain(scale.reports.iter().map(|report| context.words.week(IsoWeek::of(*report))))
            .collect(),
        rows: chosen.iter().map(|one| row(context, &scale, one)).collect(),
    })
}

/// Milestones with a past, open at the first of their reports; where there are too many, those that count most.
fn chosen<'a>(context: &ProgramContext<'a>, most: usize) -> Vec<&'a MilestoneMeasures> {
    let gates: BTreeSet<usize> = context.program.gates.iter().filter_map(|gate| gate.milestone).collect();
    let mut chosen: Vec<&MilestoneMeasures> = context
        .measures
        .milestones
        .iter()
        .filter(|one| one.trend.len() > 1 && one.trend.first().is_some_and(|first| !first.done))
        .collect();
    chosen.sort_by_key(|one| {
        let counts = if one.committed.is_some() {
            0
        } else if gates.contains(&one.task) {
            1
        } else {
            2
        };
        (counts, one.done, one.forecast, one.task)
    });
    chosen.truncate(most);
    chosen.sort_by_key(|one| (one.forecast, one.task));
    chosen
}

/// The milestone in question: the one that the status is about, or else the one latest against its commitment, or else
/// the one that slipped most often.
fn lead<'a>(context: &ProgramContext<'_>, chosen: &[&'a MilestoneMeasures]) -> Option<&'a MilestoneMeasures> {
    let open = || chosen.iter().copied().filter(|one| !one.done);
    let clause = context.measures.status.overall.clause.as_ref();
    let fired = clause.and_then(|clause| clause.milestone);
    open()
        .find(|one| Some(one.task) == fired)
        .or_else(|| {
            let late = open().filter(|one| one.commitment_slip.is_some_and(|slip| slip > 0));
            late.max_by_key(|one| (one.commitment_slip, Reverse(one.task)))
        })
        .or_else(|| {
            let slipping = open().filter(|one| one.slips >= SLIPPING);
            slipping.max_by_key(|one| (one.committed.is_some(), one.slips, Reverse(one.forecast)))
        })
        .or_else(|| open().filter(|one| moved(one) != 0).max_by_key(|one| (moved(one).abs(), Reverse(one.forecast))))
        .or_else(|| open().max_by_key(|one| (one.committed.is_some(), Reverse(one.forecast))))
        .or_else(|| chosen.last().copied())
}

/// Working days since the report before.
fn moved(one: &MilestoneMeasures) -> i64 {
    one.slip_period.unwrap_or(0)
}

/// Where report and forecast are the same day, as far as it is in view.
fn diagonal(scale: &Scale) -> Series {
    let (first, last) = (day(scale.first), day(scale.last));
    let from = scale.low.max(first);
    let points = if from < last.min(scale.high) {
        let to = last.min(scale.high);
        let across = |at: f64| (at - first) / (last - first);
        vec![(across(from), from), (across(to), to)]
    } else {
        Vec::new()
    };
    Series { style: SeriesStyle::Diagonal, points, dots: Vec::new(), met: false, end: None }
}

fn line(context: &ProgramContext<'_>, scale: &Scale, one: &MilestoneMeasures, lead: bool) -> Series {
    let until = one.trend.iter().position(|point| point.done).map_or(one.trend.len(), |at| at + 1);
    let trend = &one.trend[..until];
    let points = trend.iter().map(|point| (scale.across(point.report), day(point.forecast))).collect();
    let dots = (1..trend.len()).filter(|at| trend[*at].forecast != trend[*at - 1].forecast).collect();
    let days = one.commitment_slip.or(one.slip).filter(|days| *days != 0 && !one.done);
    let slip = days.map(|days| context.task_slip(one.task, days));
    let mut value = context.words.date_near(one.forecast, context.year);
    if let Some(slip) = slip.as_ref().filter(|slip| !slip.late) {
        value = format!("{value} {}", slip.text);
    }
    Series {
        style: if lead { SeriesStyle::Lead } else { SeriesStyle::Other },
        points,
        dots,
        met: one.done,
        end: context.task_name(one.task).map(|name| {
            if one.done {
                let name = format!("{}{}{value}", name.text, context.say("comma"));
                return EndLabel { name, value: None, late: None, against: None };
            }
            EndLabel {
                name: name.text,
                value: Some(value),
                against: slip.is_some().then(|| context.say(measure(one))),
                late: slip.filter(|slip| slip.late).map(|slip| slip.text),
            }
        }),
    }
}

/// Against what the days late of a milestone count: its promise, or else its baseline.
#[must_use]
pub fn measure(one: &MilestoneMeasures) -> &'static str {
    if one.commitment_slip.is_some() { "against-promise" } else { "against-baseline" }
}

/// The finding in a sentence: how often the milestone in question slipped, or what moved since the report before.
fn title(context: &ProgramContext<'_>, chosen: &[&MilestoneMeasures], lead: &MilestoneMeasures) -> String {
    let reports = lead.trend.len();
    let numeral = context.say_n("numeral", reports);
    let milestone = context.task_name(lead.task).unwrap_or_else(|| context.plain("")).text;
    if lead.slips >= SLIPPING && moved(lead) >= 0 && !lead.done {
        let times = context.say_n("times", lead.slips);
        return context.say_with(
            "trend-slipped",
            &[("milestone", Arg::Text(&milestone)), ("times", Arg::Text(&times)), ("reports", Arg::Text(&numeral))],
        );
    }
    let days = moved(lead);
    if days != 0 && !lead.done {
        let key = if days > 0 { "trend-later" } else { "trend-sooner" };
        let numeral = context.say_with("numeral", &[("n", Arg::Count(days.abs()))]);
        return context.say_with(
            key,
            &[("milestone", Arg::Text(&milestone)), ("n", Arg::Count(days.abs())), ("days", Arg::Text(&numeral))],
        );
    }
    if chosen.iter().all(|one| one.slips == 0) {
        return context.say_with("trend-steady", &[("reports", Arg::Text(&numeral))]);
    }
    context.say("trend-title")
}

fn row(context: &ProgramContext<'_>, scale: &Scale, one: &MilestoneMeasures) -> FigureRow {
    FigureRow {
        head: context.task_name(one.task).map_or_else(String::new, |name| name.text),
        cells: scale
            .reports
            .iter()
            .map(|report| {
                let point = one.trend.iter().find(|point| point.report == *report);
                point.map_or_else(String::new, |point| context.words.date_near(point.forecast, context.year))
            })
            .collect(),
    }
}
