//! Workstreams on one line each: how they stand and what this week was about.

use serde::Serialize;

use crate::audience::Highlight;
use crate::metrics::status::DimensionStatus;
use crate::text::Arg;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::macros::expand;
use crate::view::parts::history;
use crate::view::shapes::{History, Link, Mark, Prose};
use crate::view::status::says;

/// Workstreams shown.
const ROWS: usize = 40;

/// The table of workstreams.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Workstreams {
    /// Heads the histories; nothing where no report has told of workstreams.
    weeks: Option<String>,
    rows: Vec<WorkstreamRow>,
    more: Option<String>,
}

/// One workstream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorkstreamRow {
    /// Its name, leading to its lane of the schedule.
    pub name: Link,
    /// How it stands.
    pub mark: Mark,
    /// How it stood at the last reports.
    pub history: Option<History>,
    /// Why it stands so; nothing for green.
    pub why: Option<String>,
    /// The clause that says so: `WRK-A1`.
    pub clause: Option<String>,
    /// What this week was about.
    pub note: Option<Prose>,
    /// Who leads it.
    pub lead: Option<Prose>,
}

pub(super) fn workstreams(context: &ProgramContext<'_>) -> Option<Workstreams> {
    let rows = rows(context, ROWS);
    let left = context.program.workstreams.len().saturating_sub(ROWS);
    let more = (left > 0).then(|| context.say_n("and-more", left));
    let told = rows.iter().any(|row| row.history.is_some());
    let weeks = told.then(|| history::label(context, context.as_of()));
    (!rows.is_empty()).then_some(Workstreams { weeks, rows, more })
}

/// The first so many workstreams, the worst first.
#[must_use]
pub fn rows(context: &ProgramContext<'_>, most: usize) -> Vec<WorkstreamRow> {
    let status = &context.measures.status.workstreams;
    let shown = |at: &usize| status.get(*at).and_then(|status| status.shown);
    let mut order: Vec<usize> = (0..context.program.workstreams.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(shown(at)), *at));
    let events = Events::of(context);
    order
        .into_iter()
        .take(most)
        .filter_map(|at| {
            let workstream = context.program.workstreams.get(at)?;
            Some(WorkstreamRow {
                name: Link {
                    href: workstream
                        .tasks
                        .first()
                        .and_then(|task| context.page_href(Page::Schedule(context.layout.schedule.page_of(*task))))
                        .map(|href| format!("{href}#lane-{}", workstream.id)),
                    text: context.prose(workstream.name),
                },
                mark: context.colour(shown(&at)),
                history: history::workstream(context, at),
                why: why(context, at, status.get(at)?),
                clause: status.get(at)?.clause.as_ref().map(|clause| clause.rule.to_string()),
                note: note(context, at, &events),
                lead: workstream.lead.as_ref().map(|lead| context.person(lead)),
            })
        })
        .collect()
}

/// The clause that fired with its numbers; for one that could not be judged, what it lacks.
fn why(context: &ProgramContext<'_>, at: usize, status: &DimensionStatus) -> Option<String> {
    match (&status.clause, status.shown) {
        (Some(_), _) => Some(says(context, status)),
        (None, None) if is_done(context, at) => Some(context.say("workstream-milestones-met")),
        (None, None) => Some(context.say("workstream-no-baseline")),
        (None, Some(_)) => None,
    }
}

/// Whether all that is seen of a workstream is done.
fn is_done(context: &ProgramContext<'_>, at: usize) -> bool {
    let tasks = context.program.workstreams.get(at).map_or(&[][..], |own| own.tasks.as_slice());
    tasks.iter().filter_map(|task| context.program.tasks.get(*task)).all(|task| task.summary || task.is_done())
}

/// Tasks of the week by workstream, gathered once for all of them.
struct Events {
    finished: Vec<Vec<usize>>,
    started: Vec<Vec<usize>>,
}

impl Events {
    fn of(context: &ProgramContext<'_>) -> Self {
        let by_workstream = |tasks: &[usize]| {
            let mut lists = vec![Vec::new(); context.program.workstreams.len()];
            for task in tasks {
                let own = context.program.tasks.get(*task).map(|task| task.workstream);
                if let Some(list) = own.and_then(|own| lists.get_mut(own)) {
                    list.push(*task);
                }
            }
            lists
        };
        let changes = &context.measures.changes;
        Self { finished: by_workstream(&changes.tasks_finished), started: by_workstream(&changes.tasks_started) }
    }
}

/// What the last note says of it, or else what finished, what started, or what comes next.
fn note(context: &ProgramContext<'_>, workstream: usize, events: &Events) -> Option<Prose> {
    let said = context
        .program
        .notes
        .last()
        .and_then(|note| note.highlights.iter().find(|highlight| is_about(context, highlight, workstream)));
    if let Some(highlight) = said {
        let text = context.prose(highlight.text);
        return Some(Prose { text: expand(context, &text.text), ..text });
    }
    let happened = [("workstream-finished", &events.finished), ("workstream-started", &events.started)]
        .into_iter()
        .find_map(|(key, lists)| Some((key, lists.get(workstream)?)).filter(|(_, tasks)| !tasks.is_empty()));
    if let Some((key, tasks)) = happened {
        let mut name = context.task_name(*tasks.first()?)?.text;
        if tasks.len() > 1 {
            name = format!("{name} {}", context.say_n("and-more", tasks.len() - 1));
        }
        return Some(context.plain(context.say_with(key, &[("name", Arg::Text(&name))])));
    }
    let tasks = &context.program.workstreams.get(workstream)?.tasks;
    let next = tasks
        .iter()
        .filter(|task| context.program.tasks.get(**task).is_some_and(|task| !task.summary && !task.is_done()))
        .min_by_key(|task| context.program.tasks.get(**task).map(|task| task.dates.finish));
    let Some(next) = next else {
        let has_work = tasks
            .iter()
            .any(|task| context.program.tasks.get(*task).is_some_and(|task| !task.summary && !task.is_milestone()));
        // Of customers' pages only what stands on them is said: there may be more.
        let all = context.scope().sees_inner();
        let key = if all { "workstream-done" } else { "workstream-done-here" };
        return has_work.then(|| context.plain(context.say(key)));
    };
    let name = context.task_name(*next)?.text;
    let date = context.program.tasks.get(*next)?.dates.finish_date;
    let date = context.words.date_near(date, context.year);
    let args = [("name", Arg::Text(name.as_str())), ("date", Arg::Text(date.as_str()))];
    Some(context.plain(context.say_with("workstream-next", &args)))
}

/// Whether a highlight is about a task of this workstream, or an issue that belongs to it.
fn is_about(context: &ProgramContext<'_>, highlight: &Highlight<'_>, workstream: usize) -> bool {
    let Some(about) = &highlight.about else { return false };
    match about.kind {
        "task" => context
            .layout
            .task(about.id)
            .and_then(|task| context.program.tasks.get(task))
            .is_some_and(|task| task.workstream == workstream),
        "issue" => context
            .program
            .issues
            .iter()
            .find(|issue| issue.id.to_string() == about.id)
            .is_some_and(|issue| issue.refs.workstreams.contains(&workstream)),
        _ => false,
    }
}
