//! Issues reported and closed over time: the gap is what is open, and a change of scope shows as itself.

use crate::metrics::burnup::BurnPoint;
use crate::text::Arg;
use crate::time::Date;

use super::super::chart::{Chart, EndLabel, Lines, Series, SeriesStyle};
use super::super::context::ProgramContext;
use super::super::shapes::{Figure, FigureRow};
use super::axis;

/// Weeks that are drawn; earlier ones would crowd the picture and the table.
const WEEKS: usize = 26;
/// Weeks over which the title compares.
const COMPARED: usize = 4;

/// The figure; nothing for a program that never had an issue, or has only one week behind it.
#[must_use]
pub(super) fn figure(context: &ProgramContext<'_>, id: &str) -> Option<Figure> {
    let all = &context.measures.burnup.issues.points;
    // From just before the first issue, at most half a year back.
    let begins = all.iter().position(|point| point.scope > 0.0)?.saturating_sub(1);
    let first = begins.max(all.len().saturating_sub(WEEKS));
    let points = all.get(first..).filter(|points| points.len() >= 2)?;
    let last = points.last()?;
    let before = first.checked_sub(1).and_then(|index| all.get(index));
    let dates: Vec<Date> = points.iter().map(|point| point.date).collect();
    let y_ticks = axis::counts(context, points.iter().map(|point| point.scope).fold(0.0, f64::max));
    let line = |style, value: fn(&BurnPoint) -> f64, key: &str| Series {
        style,
        points: points
            .iter()
            .enumerate()
            .map(|(index, point)| (axis::share(index, points.len() - 1), value(point)))
            .collect(),
        dots: vec![points.len() - 1],
        met: false,
        end: Some(EndLabel { name: said(context, key, value(last)), value: None, late: None, against: None }),
    };
    let closed = line(SeriesStyle::Lead, |point| point.done, "flow-closed");
    let area = Series { style: SeriesStyle::Area, dots: Vec::new(), end: None, ..closed.clone() };
    Some(Figure {
        id: id.to_owned(),
        title: title(context, points),
        chart: Chart::Lines(Lines {
            class: "burn".to_owned(),
            labelled_by: id.to_owned(),
            height: 190,
            low: 0.0,
            high: y_ticks.last().map_or(1.0, |tick| tick.at),
            y_ticks,
            x_ticks: axis::dates(context, &dates, 4),
            series: vec![area, line(SeriesStyle::Other, |point| point.scope, "flow-reported"), closed],
            levels: Vec::new(),
            today: None,
            notes: Vec::new(),
        }),
        caption: Some(context.say("flow-caption")),
        columns: [
            "col-week",
            "flow-col-opened",
            "flow-col-closed",
            "flow-col-reopened",
            "flow-col-rejected",
            "flow-col-open",
        ]
        .map(|key| context.say(key))
        .to_vec(),
        rows: rows(context, points, before),
    })
}

fn said(context: &ProgramContext<'_>, key: &str, count: f64) -> String {
    context.say_with(key, &[("count", Arg::Text(&context.words.decimal(count)))])
}

fn rows(context: &ProgramContext<'_>, points: &[BurnPoint], before: Option<&BurnPoint>) -> Vec<FigureRow> {
    let earlier = std::iter::once(before).chain(points.iter().map(Some));
    points
        .iter()
        .zip(earlier)
        .map(|(point, earlier)| {
            // What was reopened has left the closed ones again.
            let closed = point.done - earlier.map_or(0.0, |earlier| earlier.done) + point.reopened;
            FigureRow {
                head: context.words.date_near(point.date, context.year),
                cells: [point.added, closed, point.reopened, point.removed, point.open]
                    .map(|count| context.words.decimal(count))
                    .to_vec(),
            }
        })
        .collect()
}

/// How many issues are open, and how that compares with four weeks ago.
#[expect(clippy::cast_possible_truncation, reason = "counts lie far below 2^53")]
fn title(context: &ProgramContext<'_>, points: &[BurnPoint]) -> String {
    let weeks = COMPARED.min(points.len() - 1);
    let now = points.last().map_or(0.0, |point| point.open);
    let then = points.iter().rev().nth(weeks).map_or(now, |point| point.open);
    let key = if now > then {
        "flow-title-more"
    } else if now < then {
        "flow-title-fewer"
    } else {
        "flow-title-same"
    };
    let numeral = context.say_n("numeral", weeks);
    let (open, change) = (context.words.decimal(now), context.words.decimal((now - then).abs()));
    context.say_with(
        key,
        &[
            ("open", Arg::Text(&open)),
            // Issues are counted one by one, so that this is a whole number.
            ("issues", Arg::Count(points.last().map_or(0, |point| point.open.round() as i64))),
            ("change", Arg::Text(&change)),
            ("n", Arg::Count(i64::try_from(weeks).unwrap_or(i64::MAX))),
            ("weeks", Arg::Text(&numeral)),
        ],
    )
}
