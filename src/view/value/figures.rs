//! All figures with their formulas, for those who reckon with them.

use serde::Serialize;

use crate::metrics::earned_value::EarnedValue;
use crate::text::Arg;

use super::super::context::ProgramContext;
use super::{amount, ratio, unit};

/// Figures of one kind: by time, by value, by cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FigureGroup {
    title: String,
    rows: Vec<NamedFigure>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct NamedFigure {
    symbol: &'static str,
    name: String,
    formula: &'static str,
    figure: String,
}

/// How a figure is written.
#[derive(Clone, Copy)]
enum Form {
    /// In the program's value unit.
    Value,
    /// A plain ratio.
    Ratio,
    /// In weeks.
    Weeks,
}

type Line = (&'static str, &'static str, &'static str, Form, Option<f64>);

/// The groups, time first; cost only where all effort is recorded.
pub(super) fn groups(context: &ProgramContext<'_>, earned: &EarnedValue) -> Vec<FigureGroup> {
    use Form::{Ratio, Value, Weeks};
    let (now, time) = (&earned.now, &earned.schedule);
    let by_time: [Line; 7] = [
        ("PD", "value-pd", "", Weeks, Some(time.planned_duration)),
        ("AT", "value-at", "", Weeks, Some(time.actual_time)),
        ("ES", "value-es", "C + (EV − PV_C) / (PV_C+1 − PV_C)", Weeks, Some(time.earned)),
        ("SV(t)", "value-sv-t", "ES − AT", Weeks, Some(time.variance())),
        ("SPI(t)", "value-pace-time", "ES / AT", Ratio, time.index()),
        ("IEAC(t)", "value-ieac-t", "PD / SPI(t)", Weeks, time.duration_at_this_pace()),
        ("TSPI", "value-tspi", "(PD − ES) / (PD − AT)", Ratio, time.pace_needed()),
    ];
    let by_value: [Line; 5] = [
        ("BAC", "value-bac", "", Value, Some(now.budget)),
        ("PV", "value-pv", "", Value, Some(now.planned)),
        ("EV", "value-ev", "", Value, Some(now.earned)),
        ("SV", "value-sv", "EV − PV", Value, Some(now.schedule_variance())),
        ("SPI", "value-pace-value", "EV / PV", Ratio, now.schedule_index()),
    ];
    let by_cost: [Line; 9] = [
        ("AC", "value-ac", "", Value, now.spent),
        ("CV", "value-cv", "EV − AC", Value, now.cost_variance()),
        ("CPI", "value-pace-cost", "EV / AC", Ratio, now.cost_index()),
        ("EAC₁", "value-eac-1", "BAC / CPI", Value, now.estimate_at_completion()),
        ("EAC₂", "value-eac-2", "AC + (BAC − EV)", Value, now.estimate_rest_as_planned()),
        ("EAC₃", "value-eac-3", "AC + (BAC − EV) / (CPI · SPI)", Value, now.estimate_with_both_indexes()),
        ("ETC", "value-etc", "EAC₁ − AC", Value, now.estimate_to_complete()),
        ("VAC", "value-vac", "BAC − EAC₁", Value, now.variance_at_completion()),
        ("TCPI", "value-tcpi", "(BAC − EV) / (BAC − AC)", Ratio, now.to_complete_index()),
    ];
    let unit = unit(context, earned);
    let group = |key: &str, lines: &[Line]| FigureGroup {
        title: context.say_with(key, &[("unit", Arg::Text(&unit))]),
        rows: lines.iter().map(|line| row(context, line)).collect(),
    };
    let mut groups = vec![group("value-by-time", &by_time), group("value-by-value", &by_value)];
    if now.spent.is_some() {
        groups.push(group("value-by-cost", &by_cost));
    }
    groups
}

fn row(context: &ProgramContext<'_>, (symbol, key, formula, form, value): &Line) -> NamedFigure {
    let figure = match (value, form) {
        (None, _) => context.say("value-not-assessed"),
        (Some(value), Form::Ratio) => ratio(*value),
        (Some(value), Form::Weeks) => context.words.decimal(*value),
        (Some(value), Form::Value) => amount(context, *value),
    };
    NamedFigure { symbol, name: context.say(key), formula, figure }
}
