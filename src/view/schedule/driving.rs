//! Which tasks decide a date: those that lie on the driving path in most of the simulated runs.
//!
//! What enters: the program's page. What leaves: a title and a row a task, the most often driving first. What always
//! holds: tasks ahead only; nothing without a forecast, so nothing for customers.

use serde::Serialize;

use crate::text::Arg;
use crate::view::context::ProgramContext;
use crate::view::forecast_table::{deciding, whole_percent};
use crate::view::parts::odds;
use crate::view::shapes::{Prose, Ref, When};

/// Rows at most.
const MOST: usize = 16;

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
    let tasks = deciding(context.program);
    if tasks.is_empty() {
        return None;
    }
    let runs = context.words.number(i64::try_from(forecast.runs).unwrap_or(i64::MAX));
    let title = match forecast.focus.and_then(|focus| context.task_name(focus)) {
        Some(name) => context.say_with("driving-milestone", &[("milestone", Arg::Text(&name.text))]),
        None => context.say("driving-end"),
    };
    let milestone = context.measures.milestones.iter().find(|one| Some(one.task) == forecast.focus);
    let caption = context.say_with("driving-caption", &[("runs", Arg::Text(&runs))]);
    Some(Driving {
        title,
        caption: match milestone.and_then(|one| odds::line(context, one)) {
            Some(line) => {
                context.say_with("driving-odds", &[("odds", Arg::Text(&line)), ("caption", Arg::Text(&caption))])
            }
            None => caption,
        },
        rows: tasks.into_iter().take(MOST).filter_map(|(share, index)| row(context, share, index)).collect(),
    })
}

fn row(context: &ProgramContext<'_>, share: f64, index: usize) -> Option<Row> {
    let task = context.program.tasks.get(index)?;
    Some(Row {
        task: context.task_ref(index),
        owner: task.owner.as_ref().map(|owner| context.person(owner)),
        start: context.when(task.dates.start_date),
        finish: context.when(task.dates.finish_date),
        total_float: task.dates.total_float.map(|days| context.words.number(days)),
        share: context.words.percent(share),
        per_cent: whole_percent(share),
    })
}
