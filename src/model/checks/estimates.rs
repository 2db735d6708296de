//! E008: a three-point estimate that does not rise from optimistic over likely to pessimistic; E018: a task without an
//! estimate.
//!
//! The three points describe one spread of durations, measured on the task's own calendar:
//!
//! ```yaml
//! estimate: 6d/3d/2d      # E008: write `2d/3d/6d`
//! ```

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::plan::TaskKind;
use crate::terms::{EntityId, RiskId, TaskId};
use crate::time::{Calendar, Estimate};

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
            let place = task.origin.of(name);
            found.push(falling(name, task.id.as_str(), place, estimate, calendar).about(about_task(program, task)));
        }
    }
    for program in &subject.portfolio.programs {
        let Some(calendar) = subject.calendars.get(&program.schedule.calendar) else { continue };
        for risk in &program.risks {
            if let Some(impact) = risk.facts.impact.filter(|impact| !impact.is_ordered_on(calendar)) {
                let about = EntityRef::new(RiskId::KIND, risk.id.as_str(), Some(program.id.as_str()));
                let place = risk.origin.of("impact");
                found.push(falling("impact", risk.id.as_str(), place, impact, calendar).about(about));
            }
        }
    }
    missing(subject, found);
}

fn falling(name: &str, id: &str, place: Span, estimate: Estimate, calendar: &Calendar) -> Diagnostic {
    let mut points = [estimate.optimistic, estimate.likely, estimate.pessimistic];
    points.sort_by_key(|point| if point.elapsed { point.elapsed_minutes() } else { point.working_minutes(calendar) });
    let [low, middle, high] = points;
    Diagnostic::new(Code::E008, format!("`{name}` of `{id}` does not rise"))
        .at(place)
        .label("optimistic, likely, pessimistic")
        .hint(format!("write `{low}/{middle}/{high}`"))
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
