//! W153: an open issue, or work under way, that nobody owns.
//!
//! ```yaml
//! TSK-NBL-110: {name: Release candidate, estimate: 3d, actual: {start: 2026-06-10}}   # W153: add `owner`
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::plan::TaskKind;
use crate::terms::{EntityId, IssueId, Severity};

use super::{Subject, about_task, is_ahead};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let is_written = |about: &EntityRef| subject.unread.broken().has(about, "owner");
    let unowned = |what: String, manager: &str| {
        Diagnostic::new(Code::W153, format!("{what} has no owner"))
            .hint(format!("add `owner: {manager}`, or who it is"))
    };
    for program in &subject.portfolio.programs {
        let manager = program.manager.as_str();
        for issue in &program.issues {
            // The serious ones are E010.
            let serious = matches!(issue.facts.severity, Severity::S1 | Severity::S2);
            let about = EntityRef::new(IssueId::KIND, issue.id.as_str(), Some(program.id.as_str()));
            if !issue.facts.state.is_open() || serious || issue.refs.owner.is_some() || is_written(&about) {
                continue;
            }
            found.push(unowned(format!("the open issue `{}`", issue.id), manager).at(issue.origin.span).about(about));
        }
    }
    for (program, task) in subject.tasks() {
        let under_way = task.facts.actual_start.is_some() && is_ahead(task) && task.facts.kind == TaskKind::Task;
        let about = about_task(program, task);
        if !under_way || task.owner.is_some() || is_written(&about) {
            continue;
        }
        let what = format!("`{}`, which is under way,", task.id);
        found.push(unowned(what, program.manager.as_str()).at(task.origin.span).about(about));
    }
}
