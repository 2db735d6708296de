//! W104: a date that does not move when the work before it does.
//!
//! ```yaml
//! must_finish: 2026-08-14    # W104: write `deadline: 2026-08-14`
//! ```

use crate::diagnostics::{Code, Diagnostic};
use crate::terms::ConstraintKind;

use super::{Subject, about_task, is_ahead};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (program, task) in subject.tasks().filter(|(_, task)| is_ahead(task)) {
        for constraint in &task.inner.constraints {
            let date = constraint.at.date();
            let hint = match constraint.kind {
                ConstraintKind::MustFinish | ConstraintKind::FinishNoLater => {
                    format!("write `deadline: {date}`")
                }
                ConstraintKind::MustStart | ConstraintKind::PlacedStart | ConstraintKind::StartNoLater => {
                    format!("write `start_no_earlier: {date}`, or link to what it waits for")
                }
                _ => continue,
            };
            let key = constraint.kind.word();
            found.push(
                Diagnostic::new(Code::W104, format!("`{}` is pinned by `{key}`", task.id))
                    .at(constraint.span)
                    .label("does not move with the work before it")
                    .hint(hint)
                    .about(about_task(program, task)),
            );
        }
    }
}
