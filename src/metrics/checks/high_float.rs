//! W105: a task not yet finished that could slip by more than two months without moving the end.
//!
//! ```yaml
//! TSK-NBL-130:
//!   estimate: 3d          # W105: 61 working days of float; what waits for it?
//! ```

use crate::diagnostics::{Code, Diagnostic};

use super::{Subject, working_days};

/// Working days of two months. Source: DCMA 14-point assessment, point 6 (high float).
const MOST_FLOAT: i64 = 44;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    for task in subject.program.tasks.iter().filter(|task| !task.summary && !task.is_milestone()) {
        let Some(float) = task.dates.total_float.filter(|float| *float > MOST_FLOAT) else {
            continue;
        };
        found.push(
            Diagnostic::new(Code::W105, format!("`{}` has {} of float", task.id, working_days(float)))
                .at(task.origin.span)
                .hint("name what waits for it: write its id into that task's `after`")
                .about(subject.about(task.id)),
        );
    }
}
