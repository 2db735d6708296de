//! W110: a milestone that moved later by more than three working days since the last report, without a word why.
//!
//! ```yaml
//! MS-NBL-DVT:
//!   kind: milestone
//!   slip_reason: "Recipe 1.4 needed for ISS-NBL-041"   # W110 without this line
//! ```

use crate::diagnostics::{Code, Diagnostic};

use super::{Subject, working_days};

/// Working days that need no reason. Source: house default.
const UNREMARKABLE: i64 = 3;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    for milestone in &subject.measures.milestones {
        let Some(task) = subject.program.tasks.get(milestone.task) else {
            continue;
        };
        let Some(moved) = milestone.slip_period.filter(|days| *days > UNREMARKABLE) else {
            continue;
        };
        if task.inner.is_some_and(|inner| inner.slip_reason.is_some()) {
            continue;
        }
        let message = format!("`{}` moved by {} since the last report", task.id, working_days(moved));
        found.push(
            Diagnostic::new(Code::W110, message)
                .at(task.origin.span)
                .label(format!("now {}", milestone.forecast))
                .hint("write `slip_reason: \"…\"`")
                .about(subject.about(task.id)),
        );
    }
}
