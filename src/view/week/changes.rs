//! Changes since the report before, grouped: moved, opened, closed, passed, failed, decided, each with old and new.

use serde::Serialize;

use crate::metrics::changes::Moved;
use crate::terms::{DecisionState, IssueEvent, Level, Severity};
use crate::text::Arg;

use super::super::address::Page;
use super::super::context::ProgramContext;
use super::super::shapes::{Link, Prose};
use super::super::status;

/// A change (`components/list.html`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Change {
    /// What happened, in a word.
    pub kind: String,
    /// To what.
    pub subject: Link,
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
    /// Its title, or the reason.
    pub note: Option<Prose>,
}

/// Changes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ChangeGroup {
    /// The kind in a word.
    pub label: String,
    /// The changes.
    pub items: Vec<Change>,
    /// How many more there are than shown.
    pub more: Option<String>,
}

/// All changes of a program, by kind, only kinds that have any.
#[must_use]
pub(super) fn groups(context: &ProgramContext<'_>) -> Vec<ChangeGroup> {
    let changes = &context.measures.changes;
    let one = |make: fn(&ProgramContext<'_>, usize) -> Option<Change>, places: &[usize]| -> Vec<Change> {
        places.iter().filter_map(|place| make(context, *place)).collect()
    };
    let mut opened = one(issue_opened, &changes.issues_opened);
    opened.extend(one(risk, &changes.risks_opened));
    opened.extend(one(requirement, &changes.requirements_added));
    let mut closed = one(issue_closed, &changes.issues_closed);
    closed.extend(one(risk, &changes.risks_ended));
    let kinds = [
        ("change-moved", changes.moved.iter().filter_map(|moved| milestone_moved(context, moved)).collect()),
        ("change-status", recoloured(context)),
        ("change-opened", opened),
        ("change-reopened", one(issue_closed, &changes.issues_reopened)),
        ("change-severity", one(issue_resevered, &changes.issues_resevered)),
        ("change-escalated", one(issue_escalated, &changes.issues_escalated)),
        ("change-closed", closed),
        ("change-finished", one(task_finished, &changes.tasks_finished)),
        ("change-started", one(task_started, &changes.tasks_started)),
        ("change-passed", one(requirement, &changes.requirements_passed)),
        ("change-failed", one(requirement, &changes.requirements_failed)),
        ("change-decided", one(decided, &changes.decided)),
        ("change-done", one(action_done, &changes.actions_done)),
    ];
    kinds
        .into_iter()
        .filter(|(_, items): &(&str, Vec<Change>)| !items.is_empty())
        .map(|(key, mut items)| {
            let label = context.say(key);
            for item in &mut items {
                item.kind.clone_from(&label);
            }
            ChangeGroup { label, items, more: None }
        })
        .collect()
}

fn change(subject: Link, new: Option<String>, note: Option<Prose>) -> Option<Change> {
    Some(Change { kind: String::new(), subject, old: None, new, note })
}

/// A milestone's forecast then and now, by how many working days, and why.
fn milestone_moved(context: &ProgramContext<'_>, moved: &Moved) -> Option<Change> {
    let task = context.program.tasks.get(moved.task)?;
    let by = context.slip(moved.by, None).text;
    let to = context.words.date_near(moved.to, context.year);
    let new = context.say_with("change-moved-to", &[("date", Arg::Text(&to)), ("by", Arg::Text(&by))]);
    let reason = task.inner.and_then(|inner| inner.slip_reason.as_ref()).filter(|_| moved.by > 0);
    Some(Change {
        kind: String::new(),
        subject: Link { href: context.task_href(moved.task), text: context.prose(&task.facts.name) },
        old: Some(context.words.date_near(moved.from, context.year)),
        new: Some(new),
        note: reason.map(|reason| context.prose(reason)),
    })
}

fn recoloured(context: &ProgramContext<'_>) -> Vec<Change> {
    let change = |one: &crate::metrics::changes::Recoloured| {
        let name = match one.dimension {
            Some(dimension) => status::name(context, dimension),
            None => context.say("change-overall"),
        };
        Change {
            kind: String::new(),
            subject: Link { href: None, text: context.plain(name) },
            old: Some(context.colour(Some(one.from)).word),
            new: Some(context.colour(Some(one.to)).word),
            note: None,
        }
    };
    context.measures.changes.recoloured.iter().map(change).collect()
}

/// The id of an issue, leading to its page, and its title.
fn issue(context: &ProgramContext<'_>, index: usize, new: Option<String>) -> Option<Change> {
    let issue = context.program.issues.get(index)?;
    let id = issue.id.to_string();
    let subject = Link { href: context.page_href(Page::Issue(id.clone())), text: context.plain(id) };
    change(subject, new, Some(context.prose(&issue.facts.title)))
}

fn severity(context: &ProgramContext<'_>, index: usize) -> Option<Severity> {
    context.measures.issues.get(index).map(|issue| issue.severity)
}

fn issue_opened(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    issue(context, index, severity(context, index).map(|severity| severity.word().to_owned()))
}

fn issue_closed(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    let measures = context.measures.issues.get(index)?;
    let state = context.say(&format!("state-{}", measures.state.word()));
    let word = measures.severity.word();
    issue(context, index, Some(format!("{word}{}{state}", context.say("comma"))))
}

fn issue_resevered(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    let log = &context.program.issues.get(index)?.refs.log;
    let before = log.iter().rev().find_map(|line| match line.event {
        IssueEvent::Severity { from, .. } => Some(from),
        _ => None,
    });
    let mut change = issue_opened(context, index)?;
    change.old = before.map(|severity| severity.word().to_owned());
    Some(change)
}

fn issue_escalated(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    let log = &context.program.issues.get(index)?.refs.log;
    let level: Option<Level> = log.iter().rev().find_map(|line| match line.event {
        IssueEvent::Escalated(level) => Some(level),
        _ => None,
    });
    issue(context, index, level.map(|level| level.word().to_owned()))
}

fn entity(context: &ProgramContext<'_>, page: Page, id: String) -> Link {
    Link { href: context.page_href(page).map(|href| format!("{href}#{id}")), text: context.plain(id) }
}

fn risk(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    let risk = context.program.risks.get(index)?;
    let state = context.say(&format!("risk-state-{}", risk.facts.state.word()));
    change(entity(context, Page::Risks, risk.id.to_string()), Some(state), Some(context.prose(&risk.facts.title)))
}

fn requirement(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    let requirement = context.program.requirements.get(index)?;
    let subject = entity(context, Page::Requirements(1), requirement.id.to_string());
    change(subject, None, Some(context.prose(&requirement.facts.title)))
}

fn task(context: &ProgramContext<'_>, index: usize, dated: impl Fn(usize) -> Option<crate::time::Date>) -> Option<Change> {
    let task = context.program.tasks.get(index)?;
    let subject = Link { href: context.task_href(index), text: context.prose(&task.facts.name) };
    let on = dated(index).map(|date| context.words.date_near(date, context.year));
    change(subject, on, None)
}

fn task_finished(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    task(context, index, |index| context.program.tasks.get(index).map(|task| task.dates.finish_date))
}

fn task_started(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    task(context, index, |index| context.program.tasks.get(index).map(|task| task.dates.start_date))
}

/// A question that was decided, with the option chosen.
fn decided(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    let decision = context.program.decisions.get(index)?;
    let mut subject = entity(context, Page::Decisions, decision.id.to_string());
    subject.text = context.prose(&decision.facts.title);
    let choice = decision.facts.choice.and_then(|choice| decision.facts.options.get(choice.checked_sub(1)?));
    let on = decision.facts.decided_on.filter(|_| decision.facts.state != DecisionState::Needed);
    let on = on.map(|date| context.words.date_near(date, context.year));
    change(subject, on, choice.map(|choice| context.prose(choice)))
}

fn action_done(context: &ProgramContext<'_>, index: usize) -> Option<Change> {
    let action = context.program.actions.get(index)?;
    change(entity(context, Page::Decisions, action.id.to_string()), None, Some(context.prose(&action.facts.text)))
}
