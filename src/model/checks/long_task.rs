//! W106: a task of more than two months, 44 working days of its own calendar.
//!
//! ```yaml
//! estimate: 60d           # W106: split it into tasks that end in something to look at
//! ```

use crate::diagnostics::{Code, Diagnostic};

use super::{Subject, about_task, is_ahead};

/// Working days of two months. Source: DCMA 14-point assessment, point 8 (high duration).
const MOST_DAYS: i64 = 44;
/// Days of the calendar that hold as many working days of five a week, for elapsed estimates.
const MOST_ELAPSED_DAYS: i64 = MOST_DAYS * 7 / 5;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (program, task) in subject.tasks().filter(|(_, task)| is_ahead(task)) {
        let (Some(estimate), Some(calendar)) = (task.inner.estimate, subject.calendar(program, task)) else {
            continue;
        };
        let likely = estimate.likely;
        let (minutes, most) = if likely.elapsed {
            (likely.elapsed_minutes(), MOST_ELAPSED_DAYS.saturating_mul(1440))
        } else {
            (likely.working_minutes(calendar), MOST_DAYS.saturating_mul(calendar.minutes_per_day()))
        };
        if minutes > most {
            found.push(
                Diagnostic::new(Code::W106, format!("`{}` is longer than {MOST_DAYS} working days", task.id))
                    .at(task.origin.of("estimate"))
                    .label(format!("likely {likely}"))
                    .hint("split it into tasks that end in something to look at")
                    .about(about_task(program, task)),
            );
        }
    }
}
