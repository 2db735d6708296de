//! E009: a milestone or a hammock with an estimate or remaining work.
//!
//! A milestone is the instant at which something is reached; work that leads to it is a task of its own. A hammock is as
//! long as what it hangs between:
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
    for (program, task) in subject.tasks() {
        let (kind, label, instead) = match task.facts.kind {
            TaskKind::Task => continue,
            TaskKind::Milestone => {
                ("milestone", "a milestone takes no time", "make this a task that comes before the milestone")
            }
            TaskKind::Hammock => ("hammock", "it is as long as what it hangs between", "remove `kind: hammock`"),
        };
        for name in ["estimate", "remaining"] {
            let Some(span) = task.origin.written(name) else {
                continue;
            };
            found.push(
                Diagnostic::new(Code::E009, format!("the {kind} `{}` has a duration", task.id))
                    .at(span)
                    .label(label)
                    .hint(format!("remove `{name}`, or {instead}"))
                    .about(about_task(program, task)),
            );
        }
    }
}
