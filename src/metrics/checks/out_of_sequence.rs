//! W109: a task that has begun although what it waits for has not come.
//!
//! ```yaml
//! TSK-NBL-115:
//!   after: [TSK-NBL-110]          # not finished
//!   actual: {start: 2026-06-10}   # W109: correct the link or the date
//! ```

use crate::diagnostics::{Code, Diagnostic};

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let tasks = &subject.program.tasks;
    for task in tasks.iter().filter(|task| task.dates.out_of_sequence && !task.summary) {
        let unfinished = task.after.iter().filter_map(|link| tasks.get(link.task)).find(|before| !before.is_done());
        let message = match unfinished {
            Some(before) => format!("`{}` has begun before `{}` let it", task.id, before.id),
            None => format!("`{}` has begun before what it waits for let it", task.id),
        };
        found.push(
            Diagnostic::new(Code::W109, message)
                .at(task.origin.of("after"))
                .hint("correct the link, or the actual dates")
                .about(subject.about(task.id)),
        );
    }
}
