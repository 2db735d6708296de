//! Which tasks decide a date: those that lie on the driving path in most of the simulated runs.
//!
//! What enters: the program's page. What leaves: a title and a row a task, the most often driving first. What always
//! holds: tasks ahead only; nothing without a forecast, so nothing for customers.

use std::cmp::Reverse;

use serde::Serialize;

use crate::audience::Task;
use crate::text::Arg;
use crate::view::context::ProgramContext;
use crate::view::shapes::{Prose, Ref, When};

/// Rows at most.
const MOST: usize = 16;
/// Tasks that drive less often are not what decides.
const LEAST: f64 = 0.05;

/// The table.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Driving {
    title: String,
    caption: String,
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    #[serde(rename = "ref")]
    task: Option<Ref>,
    owner: Option<Prose>,
    start: When,
    finish: When,
    total_float: Option<String>,
    /// The criticality index: `62 %`.
    share: String,
    /// The same to sort by, in whole per cent.
    per_cent: i64,
}

/// The table; nothing where no task drives in a share of runs that matters.
pub(super) fn table(context: &ProgramContext<'_>) -> Option<Driving> {
    let forecast = context.program.forecast.as_ref()?;
    let mut tasks: Vec<(f64, usize, &Task<'_>)> = context
        .program
        .tasks
        .iter()
        .enumerate()
        .filter(|(_, task)| !task.is_milestone() && !task.summary && !task.dates.done)
        .filter_map(|(index, task)| Some((task.dates.criticality.filter(|share| *share >= LEAST)?, index, task)))
        .collect();
    // Those that read the same stand in the order in which they come.
    tasks.sort_by_key(|(share, index, task)| (Reverse(per_cent(*share)), task.dates.start_date, *index));
    if tasks.is_empty() {
        return None;
    }
    let runs = context.words.number(i64::try_from(forecast.runs).unwrap_or(i64::MAX));
    let title = match forecast.focus.and_then(|focus| context.task_name(focus)) {
        Some(name) => context.say_with("driving-milestone", &[("milestone", Arg::Text(&name.text))]),
        None => context.say("driving-end"),
    };
    Some(Driving {
        title,
        caption: context.say_with("driving-caption", &[("runs", Arg::Text(&runs))]),
        rows: tasks.iter().take(MOST).map(|(share, index, task)| row(context, *share, *index, task)).collect(),
    })
}

fn row(context: &ProgramContext<'_>, share: f64, index: usize, task: &Task<'_>) -> Row {
    Row {
        task: context.task_ref(index),
        owner: task.owner.as_ref().map(|owner| context.person(owner)),
        start: context.when(task.dates.start_date),
        finish: context.when(task.dates.finish_date),
        total_float: task.dates.total_float.map(|days| context.words.number(days)),
        share: context.words.percent(share),
        per_cent: per_cent(share),
    }
}

#[allow(clippy::cast_possible_truncation, reason = "between 0 and 100")]
fn per_cent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}
