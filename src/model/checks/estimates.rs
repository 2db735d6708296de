//! E008: a three-point estimate that does not rise from optimistic over likely to pessimistic; E018: a task without an
//! estimate.
//!
//! The three points describe one spread of durations, measured on the task's own calendar:
//!
//! ```yaml
//! estimate: 6d/3d/2d      # E008: write `2d/3d/6d`
//! ```

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::plan::TaskKind;
use crate::terms::{EntityId, TaskId};

use super::{Subject, about_task};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (program, task) in subject.tasks() {
        let Some(calendar) = subject.calendar(program, task) else {
            continue;
        };
        let figures = [("estimate", task.inner.estimate), ("remaining", task.inner.remaining)];
        for (name, estimate) in figures {
            let Some(estimate) = estimate.filter(|estimate| !estimate.is_ordered_on(calendar)) else {
                continue;
            };
            let mut points = [estimate.optimistic, estimate.likely, estimate.pessimistic];
            points.sort_by_key(
                |point| {
                    if point.elapsed { point.elapsed_minutes() } else { point.working_minutes(calendar) }
                },
            );
            let [low, middle, high] = points;
            found.push(
                Diagnostic::new(Code::E008, format!("`{name}` of `{}` does not rise", task.id))
                    .at(task.origin.of(name))
                    .label("optimistic, likely, pessimistic")
                    .hint(format!("write `{low}/{middle}/{high}`"))
                    .about(about_task(program, task)),
            );
        }
    }
    missing(subject, found);
}

fn missing(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // A misspelt `estimate` was reported as an unknown key, a task that is wrong otherwise as that.
    let wrong: HashSet<String> = found
        .iter()
        .filter(|found| found.is_error())
        .filter_map(|found| found.entity.as_ref())
        .filter(|entity| entity.kind == TaskId::KIND)
        .map(|entity| entity.id.clone())
        .collect();
    for program in &subject.portfolio.programs {
        let tasks = &program.plan.tasks;
        let summaries: HashSet<usize> = tasks.iter().filter_map(|task| task.parent.map(|parent| parent.0)).collect();
        for (index, task) in tasks.iter().enumerate() {
            let written = task.origin.written("estimate").is_some();
            let done = task.facts.actual_start.is_some() && task.facts.actual_finish.is_some();
            if written
                || done
                || task.facts.kind != TaskKind::Task
                || summaries.contains(&index)
                || wrong.contains(task.id.as_str())
            {
                continue;
            }
            let hint = if task.id.to_string().starts_with("MS-") {
                "add `kind: milestone`, or `estimate: 3d` if there is work in it"
            } else {
                "add `estimate: 3d`"
            };
            found.push(
                Diagnostic::new(Code::E018, format!("`estimate` of `{}` is missing", task.id))
                    .at(task.origin.span)
                    .hint(hint)
                    .about(about_task(program, task)),
            );
        }
    }
}
