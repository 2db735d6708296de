//! E010: an open issue of severity S1 or S2 without an owner, a next action, or the date it is due.
//!
//! The worst issues are the ones asked about every day; one that nobody is named for is not being worked on:
//!
//! ```yaml
//! severity: S2
//! status: analysing
//! owner: lin-wei
//! # E010: add
//! next_action: {text: "72 h burn-in", owner: lin-wei, due: 2026-06-24}
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::issue::Issue;
use crate::terms::{EntityId, IssueId, Severity};

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        let serious = program.issues.iter().filter(|issue| is_serious(issue));
        for issue in serious {
            let about = EntityRef::new(IssueId::KIND, issue.id.as_str(), Some(program.id.as_str()));
            // What was written and could not be read is not missing.
            let missing = missing(issue, program.manager.as_str(), |field| subject.unread.broken().has(&about, field));
            if missing.is_empty() {
                continue;
            }
            let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
            let lines: Vec<&str> = missing.iter().map(|(_, line)| line.as_str()).collect();
            let message = format!("open {} issue without {}", issue.facts.severity.word(), names.join(" and "));
            found.push(
                Diagnostic::new(Code::E010, message)
                    .at(issue.origin.of("severity"))
                    .hint(format!("add {}", lines.join(" and ")))
                    .about(about),
            );
        }
    }
}

fn is_serious(issue: &Issue) -> bool {
    matches!(issue.facts.severity, Severity::S1 | Severity::S2) && issue.facts.state.is_open()
}

/// What is not written, with what to type. A value that is written and could not be read was reported then.
fn missing(issue: &Issue, manager: &str, is_broken: impl Fn(&str) -> bool) -> Vec<(&'static str, String)> {
    let is_written = |path| issue.origin.written(path).is_some() || is_broken(path);
    let mut missing = Vec::new();
    if !is_written("owner") {
        missing.push(("owner", format!("`owner: {manager}`")));
    }
    if !is_written("next_action") {
        let line = "`next_action: {text: \"…\", due: 2026-06-24}`";
        missing.push(("next action", line.to_owned()));
    } else if !is_written("next_action.due") && !is_broken("next_action") {
        missing.push(("a date for its next action", "`due: 2026-06-24` to its `next_action`".to_owned()));
    }
    missing
}
