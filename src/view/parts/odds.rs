//! When a milestone may be met: chances, the curve of dates, and what moves it.
//!
//! What enters: ranges and causes as the reader may see them; customers have none. What leaves: words and figures.
//! What always holds: dates are whole days and chances whole per cents, and a chance that is not certain never reads
//! as 0 % or 100 %.

use crate::audience::{Spread, SpreadSource};
use crate::metrics::milestones::MilestoneMeasures;
use crate::text::Arg;
use crate::time::Date;
use crate::view::chart::{Bar, BarPart, Bars, Chart, EndLabel, Level, Lines, Series, SeriesStyle, Tick};
use crate::view::context::ProgramContext;
use crate::view::shapes::{Figure, FigureRow, Mark};

/// Pixels of the curve.
const HEIGHT: u32 = 190;
/// Bars of what moves a date.
const BARS: usize = 8;

/// A chance in words: `12 %`, `under 1 %`, `over 99 %`.
#[must_use]
pub fn chance(context: &ProgramContext<'_>, chance: f64) -> String {
    match chance {
        ..0.005 => context.say("odds-hardly"),
        0.995.. => context.say("odds-nearly-certain"),
        _ => context.words.percent(chance),
    }
}

/// A chance as a status: the house's bounds of 50 and 80 %.
#[must_use]
pub fn mark(context: &ProgramContext<'_>, met: f64) -> Mark {
    let colour = match met {
        ..0.5 => "red",
        0.5..0.8 => "amber",
        _ => "green",
    };
    Mark { colour: Some(colour), word: chance(context, met) }
}

/// The range of a milestone ahead.
#[must_use]
pub fn spread<'a>(context: &ProgramContext<'a>, one: &MilestoneMeasures) -> Option<&'a Spread> {
    context.program.tasks.get(one.task)?.dates.spread.as_ref()
}

/// `P80 9 Oct`.
#[must_use]
pub fn p80(context: &ProgramContext<'_>, one: &MilestoneMeasures) -> Option<String> {
    let spread = spread(context, one)?;
    let date = context.words.date_near(spread.p80, context.year);
    Some(context.say_with("odds-p80", &[("date", Arg::Text(&date))]))
}

/// `P50 1 Oct, P80 9 Oct, P90 14 Oct, 12 % chance to meet 14 Aug`; without a promise the dates alone.
#[must_use]
pub fn line(context: &ProgramContext<'_>, one: &MilestoneMeasures) -> Option<String> {
    let spread = spread(context, one)?;
    let [p50, p80, p90] = [spread.p50, spread.p80, spread.p90].map(|date| context.words.date_near(date, context.year));
    let dates = [("p50", Arg::Text(&p50)), ("p80", Arg::Text(&p80)), ("p90", Arg::Text(&p90))];
    let mut line = context.say_with("odds-range", &dates);
    if let Some((met, committed)) = one.p_meet.zip(one.committed) {
        let (chance, date) = (chance(context, met), context.words.date_near(committed, context.year));
        line.push_str(&context.say("comma"));
        line.push_str(&context.say_with("odds-meet", &[("chance", Arg::Text(&chance)), ("date", Arg::Text(&date))]));
    }
    Some(line)
}

/// The milestone that the figures are about: the first promise not yet met, or else the next one ahead.
#[must_use]
pub fn subject<'a>(context: &ProgramContext<'a>) -> Option<&'a MilestoneMeasures> {
    let ahead = context.measures.milestones.iter().filter(|one| !one.done && spread(context, one).is_some());
    ahead.min_by_key(|one| (one.committed.is_none(), one.committed, one.forecast, one.task))
}

/// The share of runs that meet a milestone, by date, with its promise; the title says it in one sentence.
#[must_use]
pub fn curve(context: &ProgramContext<'_>, one: &MilestoneMeasures, id: &str) -> Option<Figure> {
    let spread = spread(context, one)?;
    let (first, last) = (spread.curve.first()?.1, spread.curve.last()?.1);
    let from = one.committed.map_or(first, |committed| committed.min(first));
    let to = one.committed.map_or(last, |committed| committed.max(last));
    let days = (to - from).num_days().max(1);
    let across = |date: Date| share((date - from).num_days(), days);
    let date = |date: Date| context.words.date_near(date, context.year);
    let level = |per_cent: f64, at: Date| Level {
        at: per_cent,
        label: context.say_with(
            "odds-level",
            &[("share", Arg::Text(&context.words.percent(per_cent / 100.0))), ("date", Arg::Text(&date(at)))],
        ),
    };
    let chart = Lines {
        class: "burn".to_owned(),
        labelled_by: id.to_owned(),
        height: HEIGHT,
        low: 0.0,
        high: 100.0,
        y_ticks: [0.0, 100.0].map(|at| Tick { at, label: context.words.decimal(at) }).into(),
        x_ticks: weeks(from, to).map(|at| Tick { at: across(at), label: context.words.date(at) }).collect(),
        series: vec![Series {
            style: SeriesStyle::Lead,
            points: spread.curve.iter().map(|(per_cent, at)| (across(*at), per_cents(*per_cent))).collect(),
            dots: vec![9, 15],
            met: false,
            end: Some(EndLabel {
                name: context.words.percent(0.95),
                value: Some(date(last)),
                late: None,
                against: None,
            }),
        }],
        levels: vec![level(50.0, spread.p50), level(80.0, spread.p80)],
        today: one.committed.map(|committed| Tick {
            at: across(committed),
            label: context.say_with("odds-committed", &[("date", Arg::Text(&context.words.date(committed)))]),
        }),
        notes: Vec::new(),
    };
    let runs = context.program.forecast.as_ref().map_or(0, |forecast| forecast.runs);
    let runs = context.words.number(i64::try_from(runs).unwrap_or(i64::MAX));
    Some(Figure {
        id: id.to_owned(),
        title: title(context, one, spread),
        chart: Chart::Lines(chart),
        caption: Some(context.say_with("odds-caption", &[("runs", Arg::Text(&runs))])),
        columns: ["col-share", "col-date"].map(|key| context.say(key)).into(),
        rows: spread
            .curve
            .iter()
            .map(|(per_cent, at)| FigureRow {
                head: context.words.percent(per_cents(*per_cent) / 100.0),
                cells: vec![date(*at)],
            })
            .collect(),
    })
}

/// `Customer acceptance: 50 % by 1 Sep, 80 % by 11 Sep; 12 % chance to meet 14 Aug`.
fn title(context: &ProgramContext<'_>, one: &MilestoneMeasures, spread: &Spread) -> String {
    let date = |date: Date| context.words.date_near(date, context.year);
    let name = context.task_name(one.task).map(|name| name.text).unwrap_or_default();
    let (p50, p80) = (date(spread.p50), date(spread.p80));
    let mut title = context
        .say_with("odds-title", &[("milestone", Arg::Text(&name)), ("p50", Arg::Text(&p50)), ("p80", Arg::Text(&p80))]);
    if let Some((met, committed)) = one.p_meet.zip(one.committed) {
        let (chance, committed) = (chance(context, met), date(committed));
        let args = [("chance", Arg::Text(&chance)), ("date", Arg::Text(&committed))];
        title.push_str(&context.say_with("odds-title-meet", &args));
    }
    title
}

/// What moves the 80 % date of a milestone, in working days; nothing where nothing moves it by a day.
#[must_use]
pub fn drivers(context: &ProgramContext<'_>, one: &MilestoneMeasures, id: &str) -> Option<Figure> {
    let forecast = context.program.forecast.as_ref()?;
    let reasons = forecast.reasons.iter().find(|reasons| reasons.milestone == one.task)?;
    let found: Vec<Driver> = reasons
        .drivers
        .iter()
        .filter(|driver| driver.days > 0)
        .take(BARS)
        .filter_map(|driver| named(context, driver.source, driver.days, driver.sensitivity))
        .collect();
    let strongest = found.first()?;
    let name = context.task_name(one.task).map(|name| name.text).unwrap_or_default();
    let key = if strongest.risk { "odds-drivers-risk" } else { "odds-drivers-task" };
    let days = |days: i64| context.say_with("days", &[("n", Arg::Text(&context.words.number(days)))]);
    let args = [
        ("cause", Arg::Text(strongest.name.as_str())),
        ("milestone", Arg::Text(&name)),
        ("n", Arg::Count(strongest.days)),
    ];
    Some(Figure {
        id: id.to_owned(),
        title: context.say_with(key, &args),
        chart: Chart::Bars(Bars {
            class: "causes".to_owned(),
            labelled_by: id.to_owned(),
            high: length(strongest.days),
            heads: Vec::new(),
            bars: found
                .iter()
                .map(|driver| Bar {
                    label: driver.id.clone(),
                    parts: vec![BarPart { value: length(driver.days), label: String::new() }],
                    total: days(driver.days),
                })
                .collect(),
        }),
        caption: Some(context.say("odds-drivers-caption")),
        columns: ["col-id", "col-cause", "col-gain", "col-sensitivity"].map(|key| context.say(key)).into(),
        rows: found
            .iter()
            .map(|driver| FigureRow {
                head: driver.id.clone(),
                cells: vec![
                    driver.name.clone(),
                    days(driver.days),
                    driver.sensitivity.map(|rank| format!("{rank:.2}")).unwrap_or_default(),
                ],
            })
            .collect(),
    })
}

/// A cause with its name.
struct Driver {
    risk: bool,
    id: String,
    name: String,
    days: i64,
    sensitivity: Option<f64>,
}

fn named(context: &ProgramContext<'_>, source: SpreadSource, days: i64, sensitivity: Option<f64>) -> Option<Driver> {
    let (risk, id, name) = match source {
        SpreadSource::Risk(risk) => {
            let risk = context.program.risks.get(risk)?;
            (true, risk.id.to_string(), context.prose(&risk.facts.title).text)
        }
        SpreadSource::Task(task) => {
            let task = context.program.tasks.get(task)?;
            (false, task.id.to_string(), context.prose(&task.facts.name).text)
        }
    };
    Some(Driver { risk, id, name, days, sensitivity })
}

/// About five dates across, whole weeks apart.
fn weeks(from: Date, to: Date) -> impl Iterator<Item = Date> {
    let weeks = u64::try_from((to - from).num_days() / 7).unwrap_or(0);
    let step = chrono::Days::new(7 * weeks.div_ceil(4).max(1));
    std::iter::successors(Some(from), move |at| at.checked_add_days(step)).take_while(move |at| *at <= to)
}

#[allow(clippy::cast_precision_loss, reason = "days between dates lie far below 2^53")]
fn share(part: i64, whole: i64) -> f64 {
    part as f64 / whole as f64
}

#[allow(clippy::cast_precision_loss, reason = "working days lie far below 2^53")]
fn length(days: i64) -> f64 {
    days as f64
}

#[allow(clippy::cast_precision_loss, reason = "at most 100")]
fn per_cents(per_cent: usize) -> f64 {
    per_cent as f64
}
