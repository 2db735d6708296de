//! One change as a line, by its kind.

use crate::audience::LogLine;
use crate::terms::{EntityId, IssueEvent};
use crate::text::Arg;
use crate::time::Date;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::parts::decisions::{deciders, names};
use crate::view::parts::reasons::reason;
use crate::view::parts::{issue_row, risks};
use crate::view::shapes::Link;
use crate::view::status;

use super::{Change, Kind, plain};

pub(super) fn recoloured(context: &ProgramContext<'_>, at: usize) -> Option<Change> {
    let change = context.measures.changes.recoloured.get(at)?;
    let name = match change.dimension {
        Some(dimension) => status::name(context, dimension),
        None => context.say("overall"),
    };
    let subject = Link { href: None, text: context.plain(name) };
    Some(Change {
        old: Some(context.colour(Some(change.from)).word),
        new: Some(context.colour(Some(change.to)).word),
        ..plain(context, Kind::Status, subject)
    })
}

pub(super) fn moved(context: &ProgramContext<'_>, at: usize) -> Option<Change> {
    let change = context.measures.changes.moved.get(at)?;
    let subject = Link { href: context.milestone_href(change.task), text: context.task_name(change.task)? };
    Some(Change {
        old: Some(context.words.date_near(change.from, context.year)),
        new: Some(context.words.date_near(change.to, context.year)),
        note: reason(context, change.task),
        ..plain(context, Kind::Moved, subject)
    })
}

pub(super) fn change(context: &ProgramContext<'_>, kind: Kind, place: usize) -> Option<Change> {
    match kind {
        Kind::Status => recoloured(context, place),
        Kind::Moved => moved(context, place),
        Kind::Opened | Kind::Escalated | Kind::Severity | Kind::Reopened | Kind::Closed => issue(context, kind, place),
        Kind::Finished | Kind::Started => task(context, kind, place),
        Kind::Received | Kind::Passed | Kind::Failed => requirement(context, kind, place),
        Kind::Decided => decided(context, place),
        Kind::Done => done(context, place),
        Kind::RiskOpened | Kind::RiskEnded => risk(context, kind, place),
    }
}

fn issue(context: &ProgramContext<'_>, kind: Kind, place: usize) -> Option<Change> {
    let found = context.program.issues.get(place)?;
    let measures = context.measures.issues.get(place)?;
    let subject =
        Link { href: context.page_href(Page::Issue(found.id.to_string())), text: context.plain(found.id.to_string()) };
    let mut line = Change { note: Some(context.prose(&found.facts.title)), ..plain(context, kind, subject) };
    let event = |wanted: fn(&LogLine<'_>) -> bool| found.refs.log.iter().rfind(|line| wanted(line));
    match kind {
        Kind::Escalated => {
            let last = event(|line| matches!(line.event, IssueEvent::Escalated(_)));
            if let Some(IssueEvent::Escalated(level)) = last.map(|line| line.event) {
                line.new = Some(level.word().to_owned());
            }
        }
        Kind::Severity => {
            let last = event(|line| matches!(line.event, IssueEvent::Severity { .. }));
            if let Some(IssueEvent::Severity { from, to }) = last.map(|line| line.event) {
                line.old = Some(from.word().to_owned());
                line.new = Some(to.word().to_owned());
            }
        }
        Kind::Closed => line.new = Some(issue_row::state(context, measures.state).word),
        _ => line.new = Some(measures.severity.word().to_owned()),
    }
    Some(line)
}

fn task(context: &ProgramContext<'_>, kind: Kind, place: usize) -> Option<Change> {
    let found = context.program.tasks.get(place)?;
    let subject = Link {
        href: if found.is_milestone() { context.milestone_href(place) } else { context.task_href(place) },
        text: context.prose(&found.facts.name),
    };
    let date = if kind == Kind::Started { found.dates.start_date } else { found.dates.finish_date };
    Some(Change { new: Some(context.words.date_near(date, context.year)), ..plain(context, kind, subject) })
}

fn requirement(context: &ProgramContext<'_>, kind: Kind, place: usize) -> Option<Change> {
    let found = context.program.requirements.get(place)?;
    let subject = Link { href: context.requirement_href(place), text: context.plain(found.id.to_string()) };
    Some(Change { note: Some(context.prose(&found.facts.title)), ..plain(context, kind, subject) })
}

fn decided(context: &ProgramContext<'_>, place: usize) -> Option<Change> {
    let found = context.program.decisions.get(place)?;
    let facts = found.facts;
    let subject =
        Link { href: context.anchor_href(Page::Decisions, found.id.as_str()), text: context.prose(&facts.title) };
    let choice = facts.choice.and_then(|choice| facts.options.get(choice.checked_sub(1)?));
    let by = names(context, &found.refs.decided_by).or_else(|| deciders(context, found)).map(|names| names.text);
    Some(Change {
        new: joined(context, by, facts.decided_on),
        note: choice.map(|text| context.prose(text)),
        ..plain(context, Kind::Decided, subject)
    })
}

fn done(context: &ProgramContext<'_>, place: usize) -> Option<Change> {
    let found = context.program.actions.get(place)?;
    let subject =
        Link { href: context.anchor_href(Page::Decisions, found.id.as_str()), text: context.prose(&found.facts.text) };
    let owner = found.refs.owner.as_ref().map(|owner| context.person(owner).text);
    Some(Change { new: joined(context, owner, found.facts.done), ..plain(context, Kind::Done, subject) })
}

fn risk(context: &ProgramContext<'_>, kind: Kind, place: usize) -> Option<Change> {
    let found = context.program.risks.get(place)?;
    let subject =
        Link { href: context.anchor_href(Page::Risks, found.id.as_str()), text: context.plain(found.id.to_string()) };
    let new = if kind == Kind::RiskOpened {
        risks::exposure(found, context.program.calendar).map(|tenths| {
            let days = risks::days(context, tenths);
            context.say_with("mail-exposure", &[("days", Arg::Text(&days))])
        })
    } else {
        Some(context.say(&format!("risk-{}", found.facts.state.word())))
    };
    Some(Change { new, note: Some(context.prose(&found.facts.title)), ..plain(context, kind, subject) })
}

/// Who and when, as far as either is known.
fn joined(context: &ProgramContext<'_>, who: Option<String>, on: Option<Date>) -> Option<String> {
    let when = on.map(|date| context.words.date_near(date, context.year));
    let parts: Vec<String> = who.into_iter().chain(when).collect();
    (!parts.is_empty()).then(|| parts.join(&context.say("comma")))
}
