//! The changes that matter most, few enough to be read.

use crate::terms::Severity;
use crate::text::Arg;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::shapes::Link;

use super::lines::change;
use super::{Change, Kind, count, of_kind, plain};

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
