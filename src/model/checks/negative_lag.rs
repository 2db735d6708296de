//! W103: a link with a lead.
//!
//! It assumes that the end of the predecessor is known before it comes:
//!
//! ```yaml
//! after: ["TSK-NBL-110 FS-2d"]   # W103: split the task, or link to the part that must be done
//! ```

use crate::diagnostics::{Code, Diagnostic};

use super::{Subject, about_task, is_ahead};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (program, task) in subject.tasks().filter(|(_, task)| is_ahead(task)) {
        for link in task.after.iter().filter(|link| link.lag.is_lead()) {
            let predecessor = program.plan.tasks.get(link.task.0).map_or(String::new(), |task| task.id.to_string());
            found.push(
                Diagnostic::new(Code::W103, format!("`{}` starts before `{predecessor}` lets it", task.id))
                    .at(link.span)
                    .label("negative lag")
                    .hint(format!("split `{predecessor}`, and link to the part that must be done"))
                    .about(about_task(program, task)),
            );
        }
    }
}
