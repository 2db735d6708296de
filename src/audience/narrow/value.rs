//! Budgets and effort of tasks, for readers who may see them.

use std::collections::BTreeMap;

use crate::audience::task::Task;
use crate::model::Program;
use crate::terms::TaskId;
use crate::time::{Date, Weekday};

/// Adds to tasks what the current baseline gave them and what they took up to the data date. The effort of a week is
/// dated by its report day, and counts once that day has come. Not for customers.
pub(super) fn add(tasks: &mut [Task<'_>], program: &Program, data_date: Option<Date>, report_day: Weekday) {
    let budgets: BTreeMap<&TaskId, f64> = program
        .current_baseline
        .as_ref()
        .and_then(|id| program.baselines.iter().find(|baseline| baseline.id == *id))
        .into_iter()
        .flat_map(|baseline| &baseline.dates)
        .filter_map(|dates| Some((&dates.task, dates.budget?)))
        .collect();
    let mut spent: BTreeMap<&TaskId, Vec<(Date, f64)>> = BTreeMap::new();
    for week in &program.spent {
        let monday = week.period.first_day();
        let days = chrono::Days::new(u64::from(report_day.num_days_from_monday()));
        let Some(on) = monday.checked_add_days(days).filter(|on| data_date.is_none_or(|date| *on <= date)) else {
            continue;
        };
        for (task, amount) in &week.spent {
            spent.entry(task).or_default().push((on, *amount));
        }
    }
    for task in tasks {
        task.baseline_budget = budgets.get(task.id).copied();
        task.spent = spent.remove(task.id).unwrap_or_default();
    }
}
