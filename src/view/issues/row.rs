//! An issue in one line, and its state as a mark.

use serde::Serialize;

use crate::terms::{Priority, Severity};

use super::super::address::Page;
use super::super::context::ProgramContext;
use super::super::shapes::{Mark, Prose, When};

/// A row of a table of issues (`components/list.html`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssueRow {
    id: String,
    href: Option<String>,
    title: Prose,
    severity: &'static str,
    priority: Option<&'static str>,
    owner: Option<Prose>,
    age: Option<String>,
    due: Option<When>,
    overdue: bool,
    state: Mark,
    next_action: Option<Prose>,
}

/// An issue in one line; nothing for a place that no issue has. A closed issue has no next step.
#[must_use]
pub fn row(context: &ProgramContext<'_>, index: usize) -> Option<IssueRow> {
    let issue = context.program.issues.get(index)?;
    let measures = context.measures.issues.get(index)?;
    let next = issue.facts.next_action.as_ref().filter(|_| measures.open);
    Some(IssueRow {
        id: issue.id.to_string(),
        href: context.page_href(Page::Issue(issue.id.to_string())),
        title: context.prose(&issue.facts.title),
        severity: measures.severity.word(),
        priority: measures.priority.map(Priority::word),
        owner: issue.refs.owner.as_ref().map(|owner| context.person(owner)),
        age: measures.age_days.map(|days| days.to_string()),
        due: next.and_then(|action| action.due).map(|due| context.when(due)),
        overdue: measures.open && measures.next_action_overdue,
        state: state(context, index),
        next_action: next.map(|action| context.prose(&action.text)),
    })
}

/// The state of an issue. Colour is for exceptions: red for priority P1, or severity S1 without an accepted
/// workaround; amber for priority P2, an overdue next step, or more days than 85 % of its kind needed.
#[must_use]
pub fn state(context: &ProgramContext<'_>, index: usize) -> Mark {
    let Some(issue) = context.measures.issues.get(index) else {
        return Mark { colour: None, word: String::new() };
    };
    let colour = if !issue.open {
        Some("done")
    } else if issue.priority == Some(Priority::P1) || (issue.severity == Severity::S1 && !issue.workaround_accepted) {
        Some("red")
    } else if issue.priority == Some(Priority::P2) || issue.next_action_overdue || issue.past_p85 {
        Some("amber")
    } else {
        None
    };
    Mark { colour, word: context.say(&format!("state-{}", issue.state.word())) }
}
