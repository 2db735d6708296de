//! Gates on one line each, and how a gate stands.

use serde::Serialize;

use crate::audience::Gate;
use crate::metrics::gates::GateMeasures;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::shapes::{Mark, Prose, Slip, When};

/// One gate; `GateRow` of `components/list.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateRow {
    /// Its place on the page of gates.
    pub href: Option<String>,
    /// Its name.
    pub name: Prose,
    /// Planned.
    pub baseline: Option<When>,
    /// Expected, or the day it was passed.
    pub forecast: Option<When>,
    /// Between the two.
    pub slip: Option<Slip>,
    /// Criteria met over those that apply, "2 / 5"; nothing where this reader sees none that applies.
    pub criteria: Option<String>,
    /// How it stands.
    pub mark: Mark,
}

/// All visible gates, in their order; nothing where there are none.
#[must_use]
pub fn rows(context: &ProgramContext<'_>) -> Option<Vec<GateRow>> {
    let rows: Vec<GateRow> = (0..context.program.gates.len()).filter_map(|gate| row(context, gate)).collect();
    (!rows.is_empty()).then_some(rows)
}

fn row(context: &ProgramContext<'_>, index: usize) -> Option<GateRow> {
    let gate = context.program.gates.get(index)?;
    let measures = context.measures.gates.get(index)?;
    Some(GateRow {
        href: context.anchor_href(Page::Gates, gate.id.as_str()),
        name: context.prose(gate.name),
        baseline: measures.baseline.map(|date| context.when(date)),
        forecast: measures.forecast.map(|date| context.when(date)),
        slip: measures.slip.map(|days| match days {
            0 => Slip { text: context.say("on-plan"), ..slip(context, gate, measures, days) },
            _ => slip(context, gate, measures, days),
        }),
        criteria: criteria(context, measures),
        mark: mark(context, index),
    })
}

/// "2 / 5": criteria met over those that apply; nothing where this reader sees none that applies.
#[must_use]
pub fn criteria(context: &ProgramContext<'_>, measures: &GateMeasures) -> Option<String> {
    let number = |count: usize| context.words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let applicable = measures.met + measures.open;
    (applicable > 0).then(|| format!("{} / {}", number(measures.met), number(applicable)))
}

/// A gate's slip against the baseline; of a passed gate never red.
#[must_use]
pub fn slip(context: &ProgramContext<'_>, gate: &Gate<'_>, measures: &GateMeasures, days: i64) -> Slip {
    let float = gate.milestone.and_then(|task| context.program.tasks.get(task)?.dates.total_float);
    context.slip(days, if measures.passed { Some(i64::MAX) } else { float })
}

/// How a gate stands: passed, its colour, or not started.
#[must_use]
pub fn mark(context: &ProgramContext<'_>, gate: usize) -> Mark {
    if let Some(passed) = context.measures.gates.get(gate).filter(|gate| gate.passed) {
        let word = match passed.open {
            0 => context.say("gate-passed"),
            open => context.say_n("gate-passed-open", open),
        };
        return Mark { colour: Some("done"), word };
    }
    match context.measures.status.gates.get(gate).copied().flatten() {
        Some(colour) => context.colour(Some(colour)),
        // Whether work on criteria has begun is not known where none can be seen.
        None if context.measures.gates.get(gate).is_some_and(|gate| gate.readiness.is_none()) => {
            Mark { colour: Some("none"), word: context.say("gate-planned") }
        }
        None => Mark { colour: Some("none"), word: context.say("gate-not-started") },
    }
}

/// The next gate that is not passed, by forecast.
#[must_use]
pub fn next(context: &ProgramContext<'_>) -> Option<usize> {
    let gates = &context.measures.gates;
    (0..gates.len())
        .filter(|gate| !gates[*gate].passed && gates[*gate].forecast.is_some())
        .min_by_key(|gate| gates[*gate].forecast)
}
