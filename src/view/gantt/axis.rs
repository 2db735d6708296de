//! The axis: months, gates, today, and time without work.

use chrono::Datelike;

use crate::text::{Lang, Words};
use crate::time::Date;
use crate::view::context::ProgramContext;

use super::scale::{PHONE, Scale, WIDE, percent, share, stretch};
use super::shapes::{Axis, GateLine, Month, Span, Today};

/// On plans up to this many days, weekends are shaded; on longer ones, time off from this many days on.
const SHORT_PLAN: f64 = 100.0;
const SHUTDOWN: i64 = 5;
/// On axes longer than this, nothing is shaded: it would be narrower than a pixel.
const LONG_PLAN: f64 = 3_000.0;
/// Steps between months that are named.
const STEPS: [i64; 9] = [1, 3, 6, 12, 24, 60, 120, 600, 1_200];
/// Room between two names, in pixels.
const GAP: f64 = 8.0;

pub(super) fn build(context: &ProgramContext<'_>, scale: &Scale) -> Axis {
    let today = context.program.data_date.map(|date| (scale.after(date), context.words.date(date)));
    Axis {
        months: months(context, scale, today.as_ref().map(|(x, label)| (*x, label.as_str()))),
        gates: gates(context, scale),
        today: today.map(|(x, label)| Today { x: percent(x), label }),
        closed: closed(context, scale),
    }
}

/// A stretch that words take, per cent.
type Taken = (f64, f64);

fn meet(a: Taken, b: Taken, gap: f64) -> bool {
    a.0 < b.1 + gap && b.0 < a.1 + gap
}

fn months(context: &ProgramContext<'_>, scale: &Scale, today: Option<(f64, &str)>) -> Vec<Month> {
    let firsts = first_days(scale);
    let around = |width: f64| {
        today.map(|(x, label)| {
            let half = share(label, width) / 2.0;
            (x - half, x + half)
        })
    };
    let (wide_today, phone_today) = (around(WIDE), around(PHONE));
    let (gap, phone_gap) = (100.0 * GAP / WIDE, 100.0 * 4.0 / PHONE);
    let mut months = Vec::new();
    let mut last: Option<Taken> = None;
    let mut last_on_phone: Option<Taken> = None;
    let hit = |other: Option<Taken>, own: Taken, gap: f64| other.is_some_and(|other| meet(other, own, gap));
    for date in firsts {
        let x = scale.before(date);
        let with_year = months.is_empty() || date.month() == 1;
        // Without room for its year a month goes without it, and without room for its name it is a line alone.
        let choice = [with_year, false].into_iter().find_map(|with_year| {
            let (name, year) = month(context.words, date, with_year);
            let full = year.as_ref().map_or_else(|| name.clone(), |year| format!("{name} {year}"));
            let taken = (x, x + share(&full, WIDE));
            let room = !hit(last, taken, gap) && !hit(wide_today, taken, 0.0) && taken.1 <= 100.0 + gap;
            room.then_some((name, year, taken))
        });
        let (label, year, taken) =
            choice.map_or_else(|| (String::new(), None, None), |(name, year, taken)| (name, year, Some(taken)));
        let on_phone = (x, x + share(&label, PHONE));
        let close = hit(last_on_phone, on_phone, phone_gap) || hit(phone_today, on_phone, phone_gap);
        last = taken.or(last);
        if taken.is_some() && !close {
            last_on_phone = Some(on_phone);
        }
        months.push(Month { x: percent(x), label, year, close });
    }
    months
}

/// The name of a month, and the year behind it; Chinese writes the year in front, in one word with the month.
fn month(words: &Words, date: Date, with_year: bool) -> (String, Option<String>) {
    match (words.lang(), with_year) {
        (_, false) => (words.month(date), None),
        (Lang::En, true) => (words.month(date), Some(date.year().to_string())),
        (Lang::ZhHans, true) => (format!("{}年{}", date.year(), words.month(date)), None),
    }
}

/// The first days of the months that are marked: each, or every third, sixth … where the axis is long.
fn first_days(scale: &Scale) -> Vec<Date> {
    let month_of = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month0());
    let (first, last) = (month_of(scale.first), month_of(scale.last));
    // Names of months take about 34 pixels with the room between them, names with years 64.
    let room = |step: i64| if step < 12 { 34.0 } else { 64.0 };
    let step =
        STEPS.into_iter().find(|step| whole(last - first + 1) / whole(*step) * room(*step) <= WIDE).unwrap_or(12_000);
    (first..=last)
        .filter(|month| month % step == 0)
        .filter_map(|month| {
            let year = i32::try_from(month.div_euclid(12)).ok()?;
            Date::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)
        })
        .filter(|date| *date >= scale.first && *date <= scale.last)
        .collect()
}

#[allow(clippy::cast_precision_loss, reason = "months of civil dates lie far below 2^53")]
fn whole(number: i64) -> f64 {
    number as f64
}

/// Gates at their milestones. The next ones get their names first; a name without room becomes the gate's id, an id
/// without room nothing.
fn gates(context: &ProgramContext<'_>, scale: &Scale) -> Vec<GateLine> {
    let program = context.program;
    let mut gates: Vec<(bool, f64, String, String)> = program
        .gates
        .iter()
        .filter_map(|gate| {
            let task = program.tasks.get(gate.milestone?)?;
            let x = scale.milestone(task.dates.finish_date, task.dates.finish, context.zone());
            Some((task.is_done(), x, context.prose(gate.name).text, gate.id.to_string()))
        })
        .collect();
    gates.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let gap = 100.0 * GAP / WIDE;
    let mut taken: Vec<Taken> = Vec::new();
    let mut lines: Vec<(f64, GateLine)> = gates
        .into_iter()
        .map(|(_, x, name, id)| {
            let choice = [name, id].into_iter().find_map(|label| {
                let (anchor, place) = place(x, share(&label, WIDE));
                let free = !taken.iter().any(|other| meet(*other, place, gap));
                free.then_some((label, anchor, place))
            });
            let (label, anchor) = choice.map_or_else(
                || (String::new(), "middle"),
                |(label, anchor, place)| {
                    taken.push(place);
                    (label, anchor)
                },
            );
            (x, GateLine { x: percent(x), label, anchor })
        })
        .collect();
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Where a label of this width stands that belongs to `x`: around it, but not beyond the edges.
fn place(x: f64, width: f64) -> (&'static str, Taken) {
    if x - width / 2.0 < 0.0 {
        ("start", (x, x + width))
    } else if x + width / 2.0 > 101.0 {
        ("end", (x - width, x))
    } else {
        ("middle", (x - width / 2.0, x + width / 2.0))
    }
}

/// Runs of days without work on the program's calendar.
fn closed(context: &ProgramContext<'_>, scale: &Scale) -> Vec<Span> {
    if scale.days() > LONG_PLAN {
        return Vec::new();
    }
    let shortest = if scale.days() <= SHORT_PLAN { 1 } else { SHUTDOWN };
    let mut spans = Vec::new();
    let mut run: Option<(Date, Date)> = None;
    let days = scale.first.iter_days().take_while(|date| *date <= scale.last);
    for (date, works) in days.map(|date| (date, context.program.calendar.is_working_day(date))) {
        run = match (run, works) {
            (Some((from, _)), false) => Some((from, date)),
            (None, false) => Some((date, date)),
            (ended, true) => {
                push_run(&mut spans, ended, shortest, scale);
                None
            }
        };
    }
    push_run(&mut spans, run, shortest, scale);
    spans
}

fn push_run(spans: &mut Vec<Span>, run: Option<(Date, Date)>, shortest: i64, scale: &Scale) {
    if let Some((from, to)) = run.filter(|(from, to)| (*to - *from).num_days() + 1 >= shortest) {
        spans.push(stretch(scale.before(from), scale.after(to)));
    }
}
