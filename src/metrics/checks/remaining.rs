//! W108: a task in progress that says neither what is left nor what is earned.
//!
//! Its whole estimate is counted as still to come, whatever has been done:
//!
//! ```yaml
//! estimate: 6d
//! actual: {start: 2026-06-08}     # W108: add `remaining: 2d`, or steps
//! ```

use crate::audience::TaskInner;
use crate::diagnostics::{Code, Diagnostic};
use crate::terms::EarnedMethod;

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let tasks = subject.program.tasks.iter().filter(|task| !task.is_milestone());
    for task in tasks.filter(|task| task.dates.started && !task.dates.done && task.facts.actual_start.is_some()) {
        let Some(inner) = task.inner.filter(|inner| inner.estimate.is_some()) else {
            continue;
        };
        if task.origin.written("remaining").is_none() && !says_earned(inner) {
            found.push(
                Diagnostic::new(Code::W108, format!("`{}` is in progress and does not say what is left", task.id))
                    .at(task.origin.of("actual.start"))
                    .label("started")
                    .hint("add `remaining: 2d`, `steps`, or `earned` with its figures")
                    .about(subject.about(task.id)),
            );
        }
    }
}

/// Whether the task's method has the figures it needs; without a method, whether there are any.
fn says_earned(task: &TaskInner) -> bool {
    let (steps, units, percent) = (!task.steps.is_empty(), task.units.is_some(), task.percent.is_some());
    match task.earned {
        Some(EarnedMethod::ZeroHundred | EarnedMethod::FiftyFifty) => true,
        Some(EarnedMethod::Milestones) => steps,
        Some(EarnedMethod::Units) => units,
        Some(EarnedMethod::Percent) => percent,
        None => steps || units || percent,
    }
}
