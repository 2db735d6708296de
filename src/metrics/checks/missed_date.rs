//! W142: a task whose own latest date lies before what the plan gives it.
//!
//! ```yaml
//! deadline: 2026-06-29      # W142: the plan ends it on 3 July
//! ```
//!
//! Said once, at the date: the tasks before it have negative float because of it.

use crate::audience::Task;
use crate::diagnostics::{Code, Diagnostic};
use crate::terms::{ConstraintKind, Moment};
use crate::time::Date;

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ahead = subject.program.tasks.iter().filter(|task| !task.summary && !task.is_done());
    for task in ahead.filter(|task| task.dates.total_float_min < 0) {
        let Some((field, latest, planned)) = broken(task) else { continue };
        let verb = if field.contains("start") { "starts" } else { "ends" };
        let message = format!("`{}` {verb} on {planned} by the plan, after its `{field}` {latest}", task.id);
        found.push(
            Diagnostic::new(Code::W142, message)
                .at(task.origin.of(field))
                .hint("shorten what comes before it, or agree a later date")
                .about(subject.about(task.id)),
        );
    }
}

/// The task's own date that is broken, with what the plan gives: of several the one broken most.
fn broken(task: &Task<'_>) -> Option<(&'static str, Date, Date)> {
    let inner = task.inner?;
    let own = inner.constraints.iter().filter_map(|constraint| {
        let field = match constraint.kind {
            ConstraintKind::StartNoLater => "start_no_later",
            ConstraintKind::FinishNoLater => "finish_no_later",
            _ => return None,
        };
        Some((field, constraint.at.date()))
    });
    let deadline = inner.deadline.map(|at: Moment| ("deadline", at.date()));
    own.chain(deadline)
        .map(|(field, latest)| {
            let planned = if field == "start_no_later" { task.dates.start_date } else { task.dates.finish_date };
            (field, latest, planned)
        })
        .filter(|(_, latest, planned)| planned > latest)
        .max_by_key(|(field, latest, planned)| (*planned - *latest, *field))
}
