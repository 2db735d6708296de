//! E009: a milestone with an estimate or remaining work.
//!
//! A milestone is the instant at which something is reached; work that leads to it is a task of its own:
//!
//! ```yaml
//! MS-NBL-DVT:
//!   kind: milestone
//!   estimate: 2d          # E009: remove it, or make this a task before the milestone
//! ```

use crate::diagnostics::{Code, Diagnostic};
use crate::model::plan::TaskKind;

use super::{Subject, about_task};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (program, task) in subject.tasks().filter(|(_, task)| task.facts.kind == TaskKind::Milestone) {
        for name in ["estimate", "remaining"] {
            let Some(span) = task.origin.written(name) else {
                continue;
            };
            found.push(
                Diagnostic::new(Code::E009, format!("the milestone `{}` has a duration", task.id))
                    .at(span)
                    .label("a milestone takes no time")
                    .hint(format!("remove `{name}`, or make this a task that comes before the milestone"))
                    .about(about_task(program, task)),
            );
        }
    }
}
