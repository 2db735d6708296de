//! The gates of all programs on one axis of time.

use chrono::{Datelike, Days, Months};
use serde::Serialize;

use crate::text::Arg;
use crate::time::Date;
use crate::view::address::Page;
use crate::view::context::{Context, ProgramContext};
use crate::view::gantt::{Axis, Month, Today, width_em};
use crate::view::parts::gate_rows;
use crate::view::shapes::Link;

/// Width of the axis on a wide screen and on a phone, in pixels, to decide which labels have room.
const WIDE: f64 = 1080.0;
const PHONE: f64 = 330.0;
/// Size of the letters, in pixels.
const LETTER: f64 = 12.0;
/// Room between two labels, in pixels.
const GAP: f64 = 10.0;
/// Weeks in which a gate counts as near.
const NEAR: u64 = 4;

/// All gates on one axis.
#[derive(Debug, Clone, Serialize)]
pub(super) struct GateAxis {
    title: String,
    label: String,
    axis: Axis,
    rows: Vec<GateLineRow>,
}

#[derive(Debug, Clone, Serialize)]
struct GateLineRow {
    name: Link,
    says: String,
    points: Vec<Point>,
}

#[derive(Debug, Clone, Serialize)]
struct Point {
    x: String,
    mark: &'static str,
    label: String,
    start: bool,
    end: bool,
    low: bool,
    close: bool,
    baseline_x: Option<String>,
}

/// A gate with its dates.
struct Gate {
    name: String,
    id: String,
    date: Date,
    baseline: Option<Date>,
    passed: bool,
    late: bool,
    next: bool,
}

/// The gates of programs; nothing where none of them has any.
pub(super) fn axis(context: &Context<'_>, programs: &[ProgramContext<'_>]) -> Option<GateAxis> {
    let gates: Vec<(&ProgramContext<'_>, Vec<Gate>)> =
        programs.iter().map(|program| (program, gates(program))).filter(|(_, gates)| !gates.is_empty()).collect();
    let today = context.site.portfolio.data_date;
    let dates = || gates.iter().flat_map(|(_, gates)| gates.iter().flat_map(|gate| [Some(gate.date), gate.baseline]));
    let scale = Scale::of(dates().flatten().chain(today))?;
    Some(GateAxis {
        title: title(context, &gates),
        label: context.say("gates-label"),
        axis: Axis {
            months: months(context, &scale, today),
            gates: Vec::new(),
            today: today.map(|date| Today { x: percent(scale.at(date)), label: context.words.date(date) }),
            closed: Vec::new(),
        },
        rows: gates.iter().map(|(program, gates)| row(program, gates, &scale)).collect(),
    })
}

/// A program's gates by date.
fn gates(context: &ProgramContext<'_>) -> Vec<Gate> {
    let next = gate_rows::next(context);
    let mut gates: Vec<Gate> = context
        .program
        .gates
        .iter()
        .zip(&context.measures.gates)
        .enumerate()
        .filter_map(|(index, (gate, measures))| {
            let late = gate.milestone.zip(measures.slip).is_some_and(|(task, days)| context.task_slip(task, days).late);
            Some(Gate {
                name: context.prose(gate.name).text,
                id: gate.id.to_string(),
                date: measures.forecast?,
                baseline: measures.baseline,
                passed: measures.passed,
                late: late && !measures.passed,
                next: next == Some(index),
            })
        })
        .collect();
    gates.sort_by(|one, other| one.date.cmp(&other.date));
    gates
}

/// Which gates are near: the next one of all, or how many.
fn title(context: &Context<'_>, gates: &[(&ProgramContext<'_>, Vec<Gate>)]) -> String {
    let until = context.site.portfolio.data_date.and_then(|date| date.checked_add_days(Days::new(7 * NEAR)));
    let near: Vec<(&ProgramContext<'_>, &Gate)> = gates
        .iter()
        .flat_map(|(program, gates)| gates.iter().map(move |gate| (*program, gate)))
        .filter(|(_, gate)| !gate.passed && until.is_some_and(|until| gate.date <= until))
        .collect();
    match near.as_slice() {
        [] => context.say("gates-title"),
        [(program, gate)] => {
            let name = program.prose(&program.program.facts.short_name).text;
            let date = context.words.date_near(gate.date, context.year);
            context.say_with(
                "gates-next",
                &[("program", Arg::Text(&name)), ("gate", Arg::Text(&gate.name)), ("date", Arg::Text(&date))],
            )
        }
        several => {
            let count = context.say_n("numeral-first", several.len());
            context.say_with("gates-near", &[("count", Arg::Text(&count))])
        }
    }
}

fn row(context: &ProgramContext<'_>, gates: &[Gate], scale: &Scale) -> GateLineRow {
    let says: Vec<String> = gates
        .iter()
        .map(|gate| {
            let date = context.words.date_near(gate.date, context.year);
            let key = if gate.passed { "gate-says-passed" } else { "gate-says-expected" };
            context.say_with(key, &[("gate", Arg::Text(&gate.name)), ("date", Arg::Text(&date))])
        })
        .collect();
    GateLineRow {
        name: Link {
            href: context.page_href(Page::Gates).or_else(|| context.page_href(Page::Index)),
            text: context.prose(&context.program.facts.short_name),
        },
        says: says.join(&context.say("comma")),
        points: points(gates, scale),
    }
}

/// Points with their labels: names on two lines in turn where they have room, ids where they have not, else nothing.
/// The next gate and those to come are named before those that are passed. On phones, labels without room are left out.
fn points(gates: &[Gate], scale: &Scale) -> Vec<Point> {
    let mut order: Vec<usize> = (0..gates.len()).collect();
    order.sort_by_key(|index| gates.get(*index).map(|gate| (!gate.next, gate.passed, *index)));
    let mut taken = Taken::default();
    let mut taken_on_phone = Taken::default();
    let mut labels = vec![PlacedLabel::default(); gates.len()];
    for index in order {
        let (Some(gate), Some(label)) = (gates.get(index), labels.get_mut(index)) else { continue };
        let x = scale.at(gate.date);
        let Some(placed) = [&gate.name, &gate.id].into_iter().find_map(|words| {
            let (anchor, span) = anchor(x, 100.0 * (width_em(words) * LETTER + GAP) / WIDE);
            let line = taken.free_line(span)?;
            Some((PlacedLabel { words: words.clone(), low: line == 1, anchor, close: false }, span))
        }) else {
            continue;
        };
        *label = placed.0;
        taken.take(usize::from(label.low), placed.1);
        let half = 50.0 * (width_em(&label.words) * LETTER + GAP) / PHONE;
        let on_phone = match label.anchor {
            Anchor::Start => (x, x + 2.0 * half),
            Anchor::Middle => (x - half, x + half),
            Anchor::End => (x - 2.0 * half, x),
        };
        let line = usize::from(label.low);
        let inside = on_phone.0 > -4.0 && on_phone.1 < 104.0;
        label.close = !inside || !taken_on_phone.is_free(line, on_phone);
        if !label.close {
            taken_on_phone.take(line, on_phone);
        }
    }
    gates
        .iter()
        .zip(labels)
        .map(|(gate, label)| Point {
            x: percent(scale.at(gate.date)),
            mark: match gate {
                Gate { passed: true, .. } => "done",
                Gate { late: true, next: true, .. } => "red",
                Gate { next: true, .. } => "crit",
                _ => "none",
            },
            start: label.anchor == Anchor::Start,
            end: label.anchor == Anchor::End,
            low: label.low,
            close: label.close,
            label: label.words,
            baseline_x: gate.baseline.filter(|date| *date != gate.date).map(|date| percent(scale.at(date))),
        })
        .collect()
}

/// A label with its place.
#[derive(Debug, Clone, Default)]
struct PlacedLabel {
    words: String,
    low: bool,
    anchor: Anchor,
    close: bool,
}

/// What labels take of the two lines under a row, in per cent.
#[derive(Debug, Default)]
struct Taken([Vec<(f64, f64)>; 2]);

impl Taken {
    fn is_free(&self, line: usize, span: (f64, f64)) -> bool {
        self.0.get(line).is_some_and(|line| !line.iter().any(|other| meet(*other, span)))
    }

    fn free_line(&self, span: (f64, f64)) -> Option<usize> {
        (0..self.0.len()).find(|line| self.is_free(*line, span))
    }

    fn take(&mut self, line: usize, span: (f64, f64)) {
        if let Some(line) = self.0.get_mut(line) {
            line.push(span);
        }
    }
}

/// Where a label stands about its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Anchor {
    Start,
    #[default]
    Middle,
    End,
}

/// Where a label of a width in per cent stands so that it does not leave the axis.
fn anchor(x: f64, width: f64) -> (Anchor, (f64, f64)) {
    if x < width / 2.0 {
        (Anchor::Start, (x, x + width))
    } else if x > 100.0 - width / 2.0 {
        (Anchor::End, (x - width, x))
    } else {
        (Anchor::Middle, (x - width / 2.0, x + width / 2.0))
    }
}

fn meet(one: (f64, f64), other: (f64, f64)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// First days of months; each named where it has room, with the year at the first and at each January.
fn months(context: &Context<'_>, scale: &Scale, today: Option<Date>) -> Vec<Month> {
    let every = [1, 2, 3, 6, 12].into_iter().find(|step| scale.days / (30.4 * f64::from(*step)) <= 18.0).unwrap_or(12);
    let mut months = Vec::new();
    let mut next = scale.first.with_day(1);
    while let Some(month) = next.filter(|month| *month <= scale.last) {
        next = month.checked_add_months(Months::new(1));
        if month < scale.first || month.month0() % every != 0 {
            continue;
        }
        let x = scale.at(month);
        let name = context.words.month(month);
        let year = (months.is_empty() || month.month0() == 0).then(|| month.year().to_string());
        let full = year.as_ref().map_or_else(|| name.clone(), |year| format!("{name} {year}"));
        let near = |words: &str, wide: f64| {
            let width = 100.0 * (width_em(words) * LETTER + GAP) / wide;
            today.is_some_and(|today| {
                let at = scale.at(today);
                let half = 100.0 * (width_em(&context.words.date(today)) * LETTER) / (2.0 * wide);
                meet((x, x + width), (at - half, at + half))
            })
        };
        let room = !near(&full, WIDE);
        let close = near(&name, PHONE) || month.month0() % (every * 3) != 0;
        months.push(Month {
            x: percent(x),
            label: if room { name } else { String::new() },
            year: year.filter(|_| room),
            close,
        });
    }
    months
}

/// The axis: from a little before the first date to a little after the last.
struct Scale {
    first: Date,
    last: Date,
    days: f64,
}

impl Scale {
    fn of(dates: impl Iterator<Item = Date>) -> Option<Self> {
        let (first, last) = dates.fold(None, |span: Option<(Date, Date)>, date| {
            Some(span.map_or((date, date), |(first, last)| (first.min(date), last.max(date))))
        })?;
        let room = Days::new(u64::try_from((last - first).num_days() / 40 + 3).unwrap_or(3));
        let first = first.checked_sub_days(room).unwrap_or(first);
        let last = last.checked_add_days(room).unwrap_or(last);
        Some(Self { first, last, days: days(first, last).max(1.0) })
    }

    /// Per cent.
    fn at(&self, date: Date) -> f64 {
        100.0 * days(self.first, date) / self.days
    }
}

#[allow(clippy::cast_precision_loss, reason = "days between two civil dates lie far below 2^53")]
fn days(from: Date, to: Date) -> f64 {
    (to - from).num_days() as f64
}

/// A point and at most two digits behind it.
fn percent(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    fn gate(name: &str, date: &str, next: bool) -> Gate {
        let date = parse_date(date).unwrap();
        Gate { name: name.to_owned(), id: "G1".to_owned(), date, baseline: None, passed: false, late: false, next }
    }

    #[test]
    fn labels_that_meet_take_the_second_line_then_the_id_then_nothing() {
        let scale = Scale::of(["2026-01-01", "2026-12-31"].iter().map(|date| parse_date(date).unwrap())).unwrap();
        let same = |next| gate("Customer acceptance", "2026-06-12", next);
        let points = points(&[same(false), same(true), same(false), same(false)], &scale);
        let labels: Vec<(&str, bool)> = points.iter().map(|point| (point.label.as_str(), point.low)).collect();
        assert_eq!(labels, [("Customer acceptance", true), ("Customer acceptance", false), ("", false), ("", false)]);
    }

    #[test]
    fn labels_stay_on_the_axis() {
        assert_eq!(anchor(1.0, 10.0).0, Anchor::Start);
        assert_eq!(anchor(50.0, 10.0), (Anchor::Middle, (45.0, 55.0)));
        assert_eq!(anchor(99.0, 10.0).0, Anchor::End);
    }
}
