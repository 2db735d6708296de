//! W152: progress of less than one per cent, which is mostly a fraction.
//!
//! ```yaml
//! percent: 0.3            # W152: `30`?
//! ```

use crate::diagnostics::{Code, Diagnostic};

use super::{Subject, about_task};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (program, task) in subject.tasks() {
        let Some(percent) = task.inner.percent.filter(|percent| *percent > 0.0 && *percent < 1.0) else {
            continue;
        };
        // Of a fraction in decimals, a hundredth of a per cent is nobody's meaning.
        let meant = (percent * 10_000.0).round() / 100.0;
        found.push(
            Diagnostic::new(Code::W152, format!("{percent} per cent of `{}` is done", task.id))
                .at(task.origin.of("percent"))
                .hint(format!("write `percent: {meant}` for {meant} %"))
                .about(about_task(program, task)),
        );
    }
}
