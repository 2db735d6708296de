//! W124: a milestone whose date has passed and that is neither met nor moved.
//!
//! ```yaml
//! # data date 2026-06-12
//! MS-NBL-DVT:
//!   kind: milestone
//!   must_finish: 2026-06-10   # W124: write `actual: {finish: ...}` or a new date
//! ```

use crate::diagnostics::{Code, Diagnostic};

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let milestones = subject
        .program
        .tasks
        .iter()
        .filter(|task| task.is_milestone() && !task.is_done());
    for milestone in milestones.filter(|task| subject.has_passed(task.dates.finish_date)) {
        let message = format!(
            "`{}` was to be met on {} and is not",
            milestone.id, milestone.dates.finish_date
        );
        found.push(
            Diagnostic::new(Code::W124, message)
                .at(milestone.origin.span)
                .hint("write `actual: {finish: ...}`, or what it waits for")
                .about(subject.about(milestone.id)),
        );
    }
}
