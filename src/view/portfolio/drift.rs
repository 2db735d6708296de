//! How far each program was from the date it promised, report by report: of several open promises, the one that is
//! latest now.

use std::collections::{BTreeMap, BTreeSet};

use crate::metrics::milestones::{MilestoneMeasures, worst_promise};
use crate::text::Arg;
use crate::time::{Date, IsoWeek};
use crate::view::chart::{Chart, EndLabel, Level, Lines, Series, SeriesStyle, Tick};
use crate::view::context::{Context, ProgramContext};
use crate::view::shapes::{Figure, FigureRow};

/// Lines that can be told apart.
const MOST_LINES: usize = 8;
/// Labels under the plot.
const MOST_WEEKS: usize = 9;
const HEIGHT: u32 = 200;

/// A program with its promise and how late it was reported, in working days.
struct Drift<'c, 'a> {
    program: &'c ProgramContext<'a>,
    promise: &'a MilestoneMeasures,
    days: Vec<(Date, i64)>,
}

/// Lateness against what each program promised; nothing where no program has promised anything that is open, or none has
/// a report behind it.
pub(super) fn figure(context: &Context<'_>, programs: &[ProgramContext<'_>], id: &str) -> Option<Figure> {
    let drifts: Vec<Drift<'_, '_>> = programs.iter().filter_map(drift).take(MOST_LINES).collect();
    let reports: BTreeSet<Date> = drifts.iter().flat_map(|one| one.days.iter().map(|(report, _)| *report)).collect();
    let (first, last) = (*reports.first()?, *reports.last()?);
    // Programs report on different days of the week; the axis and the table go by weeks.
    let weeks: Vec<(IsoWeek, Date)> =
        reports.iter().map(|report| (IsoWeek::of(*report), *report)).collect::<BTreeMap<_, _>>().into_iter().collect();
    if first == last {
        return None;
    }
    let all = || drifts.iter().flat_map(|one| one.days.iter().map(|(_, days)| *days)).chain([0]);
    let (low, high, y_ticks) = axis(context, all().min()?, all().max()?);
    let across = |date: Date| share((date - first).num_days(), (last - first).num_days());
    let lead =
        drifts.iter().enumerate().max_by_key(|(at, one)| (one.now(), std::cmp::Reverse(*at))).map(|(at, _)| at)?;
    let series = drifts.iter().enumerate().map(|(at, one)| Series {
        style: if at == lead { SeriesStyle::Lead } else { SeriesStyle::Other },
        points: one.days.iter().map(|(report, days)| (across(*report), float(*days))).collect(),
        dots: one
            .days
            .windows(2)
            .enumerate()
            .filter(|(_, pair)| pair[0].1 != pair[1].1)
            .map(|(at, _)| at + 1)
            .collect(),
        met: false,
        end: Some(one.label(context)),
    });
    let chart = Lines {
        class: "trend".to_owned(),
        labelled_by: id.to_owned(),
        height: HEIGHT,
        low,
        high,
        y_ticks,
        x_ticks: week_ticks(context, &weeks, &across),
        series: series.collect(),
        levels: vec![Level { at: 0.0, label: context.say("drift-promised") }],
        today: None,
        notes: Vec::new(),
    };
    Some(Figure {
        id: id.to_owned(),
        title: title(context, drifts.get(lead)?),
        chart: Chart::Lines(chart),
        caption: Some(context.say("drift-caption")),
        columns: std::iter::once(context.say("col-program"))
            .chain(weeks.iter().map(|(week, _)| context.words.week(*week)))
            .collect(),
        rows: drifts
            .iter()
            .map(|one| FigureRow {
                head: one.program.prose(&one.program.program.facts.short_name).text,
                cells: weeks.iter().map(|(week, _)| one.cell(context, *week)).collect(),
            })
            .collect(),
    })
}

fn drift<'c, 'a>(program: &'c ProgramContext<'a>) -> Option<Drift<'c, 'a>> {
    let promise = worst_promise(&program.measures.milestones)?;
    let committed = promise.committed?;
    let calendar = program.program.calendar;
    let days: Vec<(Date, i64)> = promise
        .trend
        .iter()
        .map(|point| (point.report, calendar.working_days_between(committed, point.forecast)))
        .collect();
    (days.len() > 1).then_some(Drift { program, promise, days })
}

impl Drift<'_, '_> {
    /// Working days late now.
    fn now(&self) -> i64 {
        self.days.last().map_or(0, |(_, days)| *days)
    }

    fn label(&self, context: &Context<'_>) -> EndLabel {
        let slip = self.program.task_slip(self.promise.task, self.now());
        let words = if self.now() == 0 { context.say("drift-on-date") } else { slip.text.clone() };
        EndLabel {
            name: self.program.prose(&self.program.program.facts.short_name).text,
            value: (!slip.late).then(|| words.clone()),
            late: slip.late.then_some(words),
            against: None,
        }
    }

    fn cell(&self, context: &Context<'_>, week: IsoWeek) -> String {
        let found = self.days.iter().rfind(|(report, _)| IsoWeek::of(*report) == week);
        found.map_or_else(String::new, |(_, days)| context.words.signed(*days))
    }
}

/// The finding: who is latest and how that moved since the report before.
fn title(context: &Context<'_>, lead: &Drift<'_, '_>) -> String {
    let name = lead.program.prose(&lead.program.program.facts.short_name).text;
    let now = lead.now();
    if now <= 0 {
        return context.say("drift-none");
    }
    let before = lead.days.iter().rev().nth(1).map_or(now, |(_, days)| *days);
    let key = match now.cmp(&before) {
        std::cmp::Ordering::Greater => "drift-up",
        std::cmp::Ordering::Less => "drift-down",
        std::cmp::Ordering::Equal => "drift-level",
    };
    let then = context.words.number(before.max(0));
    context.say_with(key, &[("program", Arg::Text(&name)), ("n", Arg::Count(now)), ("then", Arg::Text(&then))])
}

/// The axis in working days with three to five hairlines; zero is one of them.
fn axis(context: &Context<'_>, least: i64, most: i64) -> (f64, f64, Vec<Tick>) {
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]
        .into_iter()
        .find(|step| (most - least).max(4) / step <= 4)
        .unwrap_or(10_000);
    let (low, high) = (least.div_euclid(step) * step, (most + step - 1).div_euclid(step) * step);
    let high = high.max(low + 2 * step);
    let ticks = (0..=(high - low) / step).map(|at| {
        let days = low + at * step;
        Tick { at: float(days), label: context.words.signed(days) }
    });
    (float(low), float(high), ticks.take(12).collect())
}

/// Weeks, counted back from the last one.
fn week_ticks(context: &Context<'_>, weeks: &[(IsoWeek, Date)], across: &impl Fn(Date) -> f64) -> Vec<Tick> {
    let every = weeks.len().div_ceil(MOST_WEEKS).max(1);
    let mut ticks: Vec<Tick> = weeks
        .iter()
        .rev()
        .step_by(every)
        .map(|(week, report)| Tick { at: across(*report), label: context.words.number(i64::from(week.week)) })
        .collect();
    ticks.reverse();
    ticks
}

fn share(part: i64, whole: i64) -> f64 {
    if whole == 0 { 0.0 } else { float(part) / float(whole) }
}

#[allow(clippy::cast_precision_loss, reason = "days between two civil dates lie far below 2^53")]
fn float(days: i64) -> f64 {
    days as f64
}
