//! W143: resources on what has no work of its own.
//!
//! A summary, a milestone and a hammock take up nothing: the load page, W140 and levelling count tasks alone.
//!
//! ```yaml
//! TSK-NBL-100:
//!   name: "Soak"                     # other tasks name it as parent
//!   resources: {chamber-tpe: 1}      # W143: move it to the tasks below
//! ```

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::plan::{TaskIdx, TaskKind};

use super::{Subject, about_task};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        let summaries: BTreeSet<TaskIdx> = program.plan.tasks.iter().filter_map(|task| task.parent).collect();
        for (index, task) in program.plan.tasks.iter().enumerate() {
            let Some(first) = task.inner.resources.first() else { continue };
            let (what, hint) = match task.facts.kind {
                _ if summaries.contains(&TaskIdx(index)) => ("summary", "name them on the tasks below it"),
                TaskKind::Milestone => ("milestone", "name them on the task that leads to it"),
                TaskKind::Hammock => ("hammock", "name them on the tasks it hangs between"),
                TaskKind::Task => continue,
            };
            let span = task.origin.written("resources").unwrap_or(first.span);
            found.push(
                Diagnostic::new(
                    Code::W143,
                    format!("the {what} `{}` names resources, which count for nothing", task.id),
                )
                .at(span)
                .label("no work of its own takes them up")
                .hint(format!("{hint}, or remove `resources`"))
                .about(about_task(program, task)),
            );
        }
    }
}
