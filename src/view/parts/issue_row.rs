//! Issues as rows of a list, and which of them are the most pressing.

use serde::Serialize;

use crate::terms::{IssueState, Priority, Severity};
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::shapes::{Mark, Prose, When};

/// One issue on one line; `IssueRow` of `components/list.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssueRow {
    /// Its id.
    pub id: String,
    /// Its page, where the reader's site has it.
    pub href: Option<String>,
    /// Its title.
    pub title: Prose,
    /// `S1` to `S4`.
    pub severity: &'static str,
    /// `P1` to `P4`, from severity and computed urgency.
    pub priority: Option<&'static str>,
    /// Its owner.
    pub owner: Option<Prose>,
    /// Calendar days, as a bare number.
    pub age: Option<String>,
    /// When its next action is due.
    pub due: Option<When>,
    /// Whether that has passed.
    pub overdue: bool,
    /// Its state.
    pub state: Mark,
    /// What happens next.
    pub next_action: Option<Prose>,
}

/// An issue by its place in `Program::issues`.
#[must_use]
pub fn row(context: &ProgramContext<'_>, issue: usize) -> Option<IssueRow> {
    let found = context.program.issues.get(issue)?;
    let measures = context.measures.issues.get(issue)?;
    let next = found.facts.next_action.as_ref().filter(|_| measures.open);
    Some(IssueRow {
        id: found.id.to_string(),
        href: context.page_href(Page::Issue(found.id.to_string())),
        title: context.prose(&found.facts.title),
        severity: context.severity(measures.severity),
        priority: measures.priority.map(Priority::word),
        owner: found.refs.owner.as_ref().map(|owner| context.person(owner)),
        age: measures.age_days.map(|days| days.to_string()),
        due: next.and_then(|next| next.due).map(|date| context.when(date)),
        overdue: measures.next_action_overdue,
        state: mark(context, issue),
        next_action: next.map(|next| context.prose(&next.text)),
    })
}

/// A state in words; what is over carries a mark.
#[must_use]
pub fn state(context: &ProgramContext<'_>, state: IssueState) -> Mark {
    Mark {
        colour: matches!(state, IssueState::Resolved | IssueState::Closed).then_some("done"),
        word: context.say(&format!("state-{}", state.word())),
    }
}

/// The state of an issue, by its place, with a mark. Colour is for exceptions: red for priority P1, or severity S1
/// without an accepted workaround; amber for priority P2, an overdue next step, or more days than 85 % of its severity
/// took.
#[must_use]
pub fn mark(context: &ProgramContext<'_>, issue: usize) -> Mark {
    let Some(measures) = context.measures.issues.get(issue) else {
        return Mark { colour: None, word: String::new() };
    };
    let said = state(context, measures.state);
    let severe = measures.severity == Severity::S1 && !measures.workaround_accepted;
    let colour = if !measures.open {
        Some("done")
    } else if measures.priority == Some(Priority::P1) || severe {
        Some("red")
    } else if measures.priority == Some(Priority::P2) || measures.next_action_overdue || measures.past_p85 {
        Some("amber")
    } else {
        None
    };
    Mark { colour, ..said }
}

/// Open issues, the most pressing first; see `IssueMeasures::pressing`.
#[must_use]
pub fn pressing(context: &ProgramContext<'_>) -> Vec<usize> {
    let issues = &context.measures.issues;
    let mut open: Vec<usize> = (0..issues.len()).filter(|index| issues[*index].open).collect();
    open.sort_by_key(|index| (issues[*index].pressing(), *index));
    open
}
