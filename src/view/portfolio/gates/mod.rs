//! The gates of all programs on one axis of time.

mod axis;
mod points;

use chrono::Days;
use serde::Serialize;

use crate::text::Arg;
use crate::time::Date;
use crate::view::address::Page;
use crate::view::context::{Context, ProgramContext};
use crate::view::gantt::{Axis, Today};
use crate::view::parts::gate_rows;
use crate::view::shapes::Link;

use axis::{Scale, months, percent};
use points::{Point, points};

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
    gates.sort_by_key(|gate| gate.date);
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
