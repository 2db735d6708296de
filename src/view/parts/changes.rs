//! What changed since the report before, as lines: in full by kind, and as a short digest.

use serde::Serialize;

use crate::audience::LogLine;
use crate::terms::{EntityId, IssueEvent, Severity};
use crate::text::Arg;
use crate::time::Date;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::shapes::{Link, Prose};
use crate::view::status;

use super::decisions::deciders;
use super::issue_row;
use super::reasons::reason;
use super::risks;

/// One change; `Change` of `components/list.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What happened: "Moved".
    pub kind: String,
    /// To what.
    pub subject: Link,
    /// What it was before.
    pub old: Option<String>,
    /// What it is now.
    pub new: Option<String>,
    /// Why, or what about.
    pub note: Option<Prose>,
}

/// A kind of change, in the order in which pages tell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A status that changed its colour.
    Status,
    /// A milestone whose forecast moved.
    Moved,
    /// An issue opened.
    Opened,
    /// An issue escalated.
    Escalated,
    /// An issue of another severity.
    Severity,
    /// An issue taken up again.
    Reopened,
    /// An issue resolved or closed.
    Closed,
    /// A task or milestone finished.
    Finished,
    /// A task started.
    Started,
    /// A requirement received.
    Received,
    /// A requirement with a passed result.
    Passed,
    /// A requirement with a failed result.
    Failed,
    /// A decision taken.
    Decided,
    /// An action done.
    Done,
    /// A risk found.
    RiskOpened,
    /// A risk that is over.
    RiskEnded,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Self; 16] = [
        Self::Status,
        Self::Moved,
        Self::Opened,
        Self::Escalated,
        Self::Severity,
        Self::Reopened,
        Self::Closed,
        Self::Finished,
        Self::Started,
        Self::Received,
        Self::Passed,
        Self::Failed,
        Self::Decided,
        Self::Done,
        Self::RiskOpened,
        Self::RiskEnded,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Status => "change-status",
            Self::Moved => "change-moved",
            Self::Opened => "change-opened",
            Self::Escalated => "change-escalated",
            Self::Severity => "change-severity",
            Self::Reopened => "change-reopened",
            Self::Closed => "change-closed",
            Self::Finished => "change-finished",
            Self::Started => "change-started",
            Self::Received => "change-received",
            Self::Passed => "change-passed",
            Self::Failed => "change-failed",
            Self::Decided => "change-decided",
            Self::Done => "change-done",
            Self::RiskOpened => "change-risk-opened",
            Self::RiskEnded => "change-risk-ended",
        }
    }
}

/// "Changed since W23", or since when else.
#[must_use]
pub fn title(context: &ProgramContext<'_>) -> String {
    match context.measures.changes.since {
        Some((week, _)) => {
            let week = context.words.week(week);
            context.say_with("changed-since", &[("week", Arg::Text(&week))])
        }
        None => context.say("changed-lately"),
    }
}

/// The name of a kind: "Moved".
#[must_use]
pub fn label(context: &ProgramContext<'_>, kind: Kind) -> String {
    context.say(kind.key())
}

/// How many changes of a kind there are.
#[must_use]
pub fn count(context: &ProgramContext<'_>, kind: Kind) -> usize {
    let changes = &context.measures.changes;
    match kind {
        Kind::Status => changes.recoloured.len(),
        Kind::Moved => changes.moved.len(),
        _ => places(context, kind).len(),
    }
}

/// All changes of a kind.
#[must_use]
pub fn of_kind(context: &ProgramContext<'_>, kind: Kind) -> Vec<Change> {
    first(context, kind, usize::MAX)
}

/// The first so many changes of a kind.
#[must_use]
pub fn first(context: &ProgramContext<'_>, kind: Kind, most: usize) -> Vec<Change> {
    let changes = &context.measures.changes;
    match kind {
        Kind::Status => (0..changes.recoloured.len()).take(most).filter_map(|at| recoloured(context, at)).collect(),
        Kind::Moved => (0..changes.moved.len()).take(most).filter_map(|at| moved(context, at)).collect(),
        _ => places(context, kind).iter().take(most).filter_map(|place| change(context, kind, *place)).collect(),
    }
}

/// The changes that matter most, at most so many, and how many more there are. Colours and dates come first, then what
/// is severe one by one, then the rest counted together.
#[must_use]
pub fn digest(context: &ProgramContext<'_>, most: usize) -> (Vec<Change>, usize) {
    let changes = &context.measures.changes;
    let mut lines: Vec<Change> = of_kind(context, Kind::Status)
        .into_iter()
        .take(usize::from(changes.recoloured.iter().any(|one| one.dimension.is_none())))
        .collect();
    lines.extend(of_kind(context, Kind::Moved));
    let severe = |issue: &usize| {
        let measures = context.measures.issues.get(*issue);
        measures.is_some_and(|issue| issue.severity <= Severity::S2)
    };
    let one_by_one = |kind: Kind, places: &mut dyn Iterator<Item = usize>| -> Vec<Change> {
        places.filter_map(|place| change(context, kind, place)).collect()
    };
    let mut opened = changes.issues_opened.iter().copied().filter(severe);
    lines.extend(one_by_one(Kind::Opened, &mut opened));
    lines.extend(of_kind(context, Kind::Escalated));
    lines.extend(of_kind(context, Kind::Severity));
    lines.extend(of_kind(context, Kind::Decided));
    let tasks = &context.program.tasks;
    let is_milestone = |task: &usize| tasks.get(*task).is_some_and(crate::audience::Task::is_milestone);
    let mut milestones = changes.tasks_finished.iter().copied().filter(is_milestone);
    lines.extend(one_by_one(Kind::Finished, &mut milestones));
    lines.extend(together(context, Kind::Failed, "change-requirements", Page::Requirements(1)));
    lines.extend(together(context, Kind::Passed, "change-requirements", Page::Requirements(1)));
    lines.extend(closed(context));
    let few = changes.issues_opened.iter().filter(|issue| !severe(issue)).count();
    if few > 0 {
        let subject = counted(context, "change-lesser-issues", few, Page::Issues("index".to_owned(), 1));
        lines.push(plain(context, Kind::Opened, subject));
    }
    let work = changes.tasks_finished.iter().filter(|task| !is_milestone(task)).count();
    if work > 0 {
        let subject = counted(context, "change-tasks", work, Page::Schedule(1));
        lines.push(plain(context, Kind::Finished, subject));
    }
    let left = lines.len().saturating_sub(most);
    lines.truncate(most);
    (lines, left)
}

/// Up to two changes of a kind one by one, more of them as one line.
fn together(context: &ProgramContext<'_>, kind: Kind, key: &str, page: Page) -> Vec<Change> {
    let many = count(context, kind);
    if many <= 2 {
        return of_kind(context, kind);
    }
    vec![plain(context, kind, counted(context, key, many, page))]
}

/// Closed issues as one line: how many, and how many were and are open.
fn closed(context: &ProgramContext<'_>) -> Option<Change> {
    let changes = &context.measures.changes;
    let closed = changes.issues_closed.len();
    let points = &context.measures.burnup.issues.points;
    let now = points.last()?;
    let then = changes.since.and_then(|(_, date)| points.iter().rfind(|point| point.date <= date));
    let subject = counted(context, "change-issues", closed, Page::Issues("index".to_owned(), 1));
    let figure = |open: f64| context.words.decimal(open);
    (closed > 0).then(|| Change {
        old: then.map(|point| figure(point.open)),
        new: then.map(|_| context.say_with("change-open", &[("n", Arg::Text(&figure(now.open)))])),
        ..plain(context, Kind::Closed, subject)
    })
}

fn counted(context: &ProgramContext<'_>, key: &str, count: usize, page: Page) -> Link {
    Link { href: context.page_href(page), text: context.plain(context.say_n(key, count)) }
}

fn plain(context: &ProgramContext<'_>, kind: Kind, subject: Link) -> Change {
    Change { kind: label(context, kind), subject, old: None, new: None, note: None }
}

/// Where the things stand that a kind of change is about.
fn places<'a>(context: &ProgramContext<'a>, kind: Kind) -> &'a [usize] {
    let changes = &context.measures.changes;
    match kind {
        Kind::Status | Kind::Moved => &[],
        Kind::Opened => &changes.issues_opened,
        Kind::Escalated => &changes.issues_escalated,
        Kind::Severity => &changes.issues_resevered,
        Kind::Reopened => &changes.issues_reopened,
        Kind::Closed => &changes.issues_closed,
        Kind::Finished => &changes.tasks_finished,
        Kind::Started => &changes.tasks_started,
        Kind::Received => &changes.requirements_added,
        Kind::Passed => &changes.requirements_passed,
        Kind::Failed => &changes.requirements_failed,
        Kind::Decided => &changes.decided,
        Kind::Done => &changes.actions_done,
        Kind::RiskOpened => &changes.risks_opened,
        Kind::RiskEnded => &changes.risks_ended,
    }
}

fn recoloured(context: &ProgramContext<'_>, at: usize) -> Option<Change> {
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

fn moved(context: &ProgramContext<'_>, at: usize) -> Option<Change> {
    let change = context.measures.changes.moved.get(at)?;
    let subject = Link { href: context.milestone_href(change.task), text: context.task_name(change.task)? };
    Some(Change {
        old: Some(context.words.date_near(change.from, context.year)),
        new: Some(context.words.date_near(change.to, context.year)),
        note: reason(context, change.task),
        ..plain(context, Kind::Moved, subject)
    })
}

fn change(context: &ProgramContext<'_>, kind: Kind, place: usize) -> Option<Change> {
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
    let by = super::decisions::names(context, &found.refs.decided_by)
        .or_else(|| deciders(context, found))
        .map(|names| names.text);
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
            context.say_with("days", &[("n", Arg::Text(&days))])
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
