//! Earned value: what was planned, earned and spent, and by time what the program is behind.

mod curve;
mod figures;
pub mod pace;

use serde::Serialize;

use crate::metrics::earned_value::{EarnedValue, ValueUnit};
use crate::text::Arg;

use super::context::ProgramContext;
use super::frame::Head;
use super::shapes::{Fact, Figure};

use figures::{FigureGroup, groups};

/// What `pages/value.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct ValuePage {
    value: Option<Value>,
}

/// The figures of a program that has a baseline.
#[derive(Debug, Clone, Serialize)]
struct Value {
    says: String,
    facts: Vec<Fact>,
    curve: Figure,
    groups: Vec<FigureGroup>,
    notes: Vec<String>,
}

/// The page.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, ValuePage) {
    let value = context.measures.earned_value.as_ref().map(|earned| Value {
        says: pace::says(context, earned),
        facts: facts(context, earned),
        curve: curve::figure(context, earned, "curve"),
        groups: groups(context, earned),
        notes: notes(context, earned),
    });
    let answer = match &context.measures.earned_value {
        Some(earned) => pace::short(context, earned),
        None => context.say("value-none-short"),
    };
    (Head::of_page(context, "tab-value", &answer), ValuePage { value })
}

/// A ratio as readers know it: two decimals.
fn ratio(value: f64) -> String {
    format!("{value:.2}").replace('-', "−")
}

/// A value with its thousands marked.
fn amount(context: &ProgramContext<'_>, value: f64) -> String {
    if value.abs() < 1000.0 {
        return context.words.decimal(value);
    }
    #[allow(clippy::cast_possible_truncation, reason = "a number that large saturates, and reads as large")]
    context.words.number(value.round() as i64)
}

fn facts(context: &ProgramContext<'_>, earned: &EarnedValue) -> Vec<Fact> {
    let unit = unit(context, earned);
    let fact = |key: &str, figure: String, note: Option<String>| Fact {
        label: context.say_with(key, &[("unit", Arg::Text(&unit))]),
        figure,
        of: None,
        note,
        slip: None,
        spark: None,
    };
    let none = || context.say("value-not-assessed");
    let time = &earned.schedule;
    let weeks = |weeks: f64| context.say_with("value-weeks", &[("n", Arg::Text(&context.words.decimal(weeks)))]);
    let behind = time.actual_time - time.earned;
    let forecast = pace::by_the_schedule(context, earned);
    let [budget, planned] = [earned.now.budget, earned.now.planned].map(|value| amount(context, value));
    vec![
        fact("value-spi-t", time.index().map_or_else(none, ratio), Some(context.say("value-spi-t-note"))),
        fact("value-spi", earned.now.schedule_index().map_or_else(none, ratio), Some(context.say("value-spi-note"))),
        fact("value-behind", weeks(behind), Some(context.say("value-behind-note"))),
        fact(
            "value-earned",
            amount(context, earned.now.earned),
            Some(
                context
                    .say_with("value-earned-note", &[("planned", Arg::Text(&planned)), ("budget", Arg::Text(&budget))]),
            ),
        ),
        fact("value-cpi", earned.now.cost_index().map_or_else(none, ratio), Some(cost_note(context, earned))),
        fact(
            "value-finish",
            earned.finish_at_this_pace.map_or_else(none, |date| context.words.date_near(date, context.year)),
            Some(context.say_with(
                "value-finish-note",
                &[
                    ("date", Arg::Text(&context.words.date_near(earned.planned_finish, context.year))),
                    ("forecast", Arg::Text(&forecast)),
                ],
            )),
        ),
    ]
}

/// What the index of cost comes to, or why there is none.
fn cost_note(context: &ProgramContext<'_>, earned: &EarnedValue) -> String {
    match earned.unrecorded {
        None => context.say("value-cost-unrecorded"),
        Some(0) => {
            let [eac, budget] = [earned.now.estimate_at_completion(), Some(earned.now.budget)]
                .map(|value| value.map_or_else(|| context.say("value-not-assessed"), |value| amount(context, value)));
            context.say_with("value-cost-note", &[("eac", Arg::Text(&eac)), ("budget", Arg::Text(&budget))])
        }
        Some(count) => context.say_n("value-cost-partly", count),
    }
}

/// What these figures rest on.
fn notes(context: &ProgramContext<'_>, earned: &EarnedValue) -> Vec<String> {
    let start = context.words.date_year(earned.start);
    let day = context.words.weekday(context.program.report_day.num_days_from_monday());
    let mut notes = vec![
        match earned.unit {
            ValueUnit::Budget => {
                let unit = unit(context, earned);
                context.say_with(
                    "value-note-budget",
                    &[("n", Arg::Count(count(earned.tasks))), ("unit", Arg::Text(&unit))],
                )
            }
            ValueUnit::WorkingDays => context.say_n("value-note-days", earned.tasks),
        },
        context.say_with("value-note-weeks", &[("start", Arg::Text(&start)), ("day", Arg::Text(day))]),
    ];
    if earned.outside > 0 {
        notes.push(context.say_n("value-note-outside", earned.outside));
    }
    if earned.unsaid > 0 {
        notes.push(context.say_n("value-note-unsaid", earned.unsaid));
    }
    if earned.undated > 0.05 {
        let undated = amount(context, earned.undated);
        notes.push(context.say_with("value-note-undated", &[("value", Arg::Text(&undated))]));
    }
    notes.push(match earned.unrecorded {
        Some(0) => context.say("value-note-cost"),
        _ => cost_note(context, earned),
    });
    notes
}

/// What values are counted in, in words: the program's value unit, effort-days where it names none; working days where
/// not every task has a budget.
fn unit(context: &ProgramContext<'_>, earned: &EarnedValue) -> String {
    if earned.unit == ValueUnit::WorkingDays {
        return context.say("value-working-days");
    }
    match context.program.inner.and_then(|inner| inner.value_unit.as_deref()) {
        None | Some("effort-days") => context.say("value-effort-days"),
        Some(unit) => unit.to_owned(),
    }
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
