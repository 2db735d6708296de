//! One task as a row: its dates in words, its bar, what drives it.

use crate::audience::{SeenDriver, Task, TaskLink};
use crate::terms::{ConstraintKind, LinkKind, Severity};
use crate::text::Arg;
use crate::time::Date;
use crate::view::context::ProgramContext;
use crate::view::layout::LINKS;
use crate::view::shapes::{Mark, When};

use super::scale::{Scale, WIDE, percent, share, stretch};
use super::shapes::{Arrow, Dependency, Label, Point, Row};

/// How a row is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A row that leads to its own row on the schedule page.
    Leads,
    /// A row that opens to what drives it.
    Opens,
}

/// A row of a workstream.
pub(super) fn row(context: &ProgramContext<'_>, scale: &Scale, index: usize, how: Use) -> Option<Row> {
    let task = context.program.tasks.get(index)?;
    let mut row = plain(context, scale, task);
    row.mark = mark(context, index);
    match how {
        Use::Leads => row.href = context.task_href(index),
        Use::Opens => {
            row.id = Some(task.id.to_string());
            row.driver = Some(match criticality(context, task) {
                Some(share) => format!("{}{}{share}", driver(context, task), context.say("comma")),
                None => driver(context, task),
            });
            (row.before, row.before_more) = links(context, &task.after);
            (row.after, row.after_more) = links(context, &task.before);
        }
    }
    Some(row)
}

/// A row of the driving chain: it leads to its own row, with an arrow to the next one.
pub(super) fn chain_row(context: &ProgramContext<'_>, scale: &Scale, index: usize, next: Option<usize>) -> Option<Row> {
    let task = context.program.tasks.get(index)?;
    let mut row = row(context, scale, index, Use::Leads)?;
    let end = end(context, scale, task);
    let start = next.and_then(|next| context.program.tasks.get(next)).map(|next| begin(context, scale, next));
    // An arrow that would run backwards, because the next one overlaps or starts with this one, drops from its end.
    let shoulder = start.filter(|start| *start > end + 0.4);
    row.arrow =
        start.map(|_| Arrow { x1: percent(end), x2: percent(shoulder.unwrap_or(end)), elbow: shoulder.is_some() });
    let text = if task.is_milestone() {
        context.words.date(task.dates.finish_date)
    } else {
        let days = context.words.number(task.dates.length_days);
        context.say_with("days", &[("n", Arg::Text(&days))])
    };
    let x = shoulder.unwrap_or(end);
    row.label = (x + share(&text, WIDE) <= 103.0).then(|| Label {
        x: percent(x),
        text,
        far: task.is_milestone() && shoulder.is_none(),
    });
    Some(row)
}

fn plain(context: &ProgramContext<'_>, scale: &Scale, task: &Task<'_>) -> Row {
    let dates = &task.dates;
    let milestone = task.is_milestone();
    let differs = dates
        .baseline
        .filter(|baseline| baseline.finish != dates.finish_date || (!milestone && baseline.start != dates.start_date));
    let (bar, progress) = if milestone { (None, None) } else { bars(context, scale, task) };
    let float = if dates.done { Some(i64::MAX) } else { dates.total_float };
    Row {
        id: None,
        href: None,
        name: context.prose(&task.facts.name),
        mark: None,
        owner: task.owner.as_ref().map(|owner| context.person(owner)),
        start: (!milestone).then(|| day(context, dates.start_date)),
        finish: Some(day(context, dates.finish_date)),
        slip: dates.slip.map(|days| context.slip_bare(days, float)),
        total_float: dates.total_float.map(|days| context.words.number(days)),
        done: dates.done,
        critical: dates.critical,
        late: is_late(context, task),
        baseline: differs.filter(|_| !milestone).map(|baseline| scale.span(baseline.start, baseline.finish)),
        outline: dates.critical && progress.is_some(),
        bar,
        progress,
        milestone: milestone.then(|| Point { x: percent(end(context, scale, task)) }),
        milestone_baseline: differs
            .filter(|_| milestone)
            .map(|baseline| Point { x: percent(scale.after(baseline.finish)) }),
        arrow: None,
        label: None,
        driver: None,
        before: Vec::new(),
        before_more: None,
        after: Vec::new(),
        after_more: None,
    }
}

/// The axis names the years, so dates in rows go without.
fn day(context: &ProgramContext<'_>, date: Date) -> When {
    When { iso: date.to_string(), text: context.words.date(date) }
}

/// Late by five working days or more with less than five of float, and not finished.
pub(super) fn is_late(context: &ProgramContext<'_>, task: &Task<'_>) -> bool {
    let slip = task.dates.slip.filter(|_| !task.dates.done);
    slip.is_some_and(|days| context.slip_bare(days, task.dates.total_float).late)
}

/// Where a task begins and ends on the axis, per cent.
fn begin(context: &ProgramContext<'_>, scale: &Scale, task: &Task<'_>) -> f64 {
    if task.is_milestone() { end(context, scale, task) } else { scale.before(task.dates.start_date) }
}

fn end(context: &ProgramContext<'_>, scale: &Scale, task: &Task<'_>) -> f64 {
    if task.is_milestone() {
        scale.milestone(task.dates.finish_date, task.dates.finish, context.zone())
    } else {
        scale.after(task.dates.finish_date)
    }
}

/// The bar and its done part: what is earned, or else what lies before the data date.
fn bars(
    context: &ProgramContext<'_>,
    scale: &Scale,
    task: &Task<'_>,
) -> (Option<super::shapes::Span>, Option<super::shapes::Span>) {
    let dates = &task.dates;
    let whole = scale.span(dates.start_date, dates.finish_date);
    if dates.done {
        return (None, Some(whole));
    }
    let (from, to) = (scale.before(dates.start_date), scale.after(dates.finish_date));
    let until = dates.earned_fraction.map(|share| from + (to - from) * share.clamp(0.0, 1.0));
    let until = until.or_else(|| context.program.data_date.map(|date| scale.after(date).clamp(from, to)));
    let progress = until.filter(|until| dates.started && *until > from).map(|until| stretch(from, until));
    (Some(whole), progress)
}

/// A serious issue that the task waits for.
fn mark(context: &ProgramContext<'_>, index: usize) -> Option<Mark> {
    let severity = context.layout.blocked.get(index).copied().flatten()?;
    let colour = match severity {
        Severity::S1 => "red",
        Severity::S2 => "amber",
        Severity::S3 | Severity::S4 => return None,
    };
    let word = context.say_with("gantt-blocked", &[("severity", Arg::Text(severity.word()))]);
    Some(Mark { colour: Some(colour), word })
}

/// What set a task's start, in words.
pub(in crate::view) fn driver(context: &ProgramContext<'_>, task: &Task<'_>) -> String {
    let start = context.words.date_near(task.dates.start_date, context.year);
    let date = [("date", Arg::Text(&start))];
    match task.dates.driver {
        SeenDriver::Task(before, kind) => {
            let id = context.program.tasks.get(before).map(|task| task.id.to_string()).unwrap_or_default();
            context.say_with("driver-task", &[("id", Arg::Text(&id)), ("kind", Arg::Text(kind.code()))])
        }
        SeenDriver::Hidden => context.say("driver-hidden"),
        SeenDriver::Constraint(kind) => constraint(context, task, kind),
        SeenDriver::Calendar => context.say_with("driver-calendar", &date),
        SeenDriver::Actual => context.say_with("driver-actual", &date),
        SeenDriver::DataDate => context.say("driver-data-date"),
        SeenDriver::Start => context.say("driver-start"),
    }
}

/// In how many simulated runs a task drives the last promise, or else the plan's end; nothing where it hardly ever does.
fn criticality(context: &ProgramContext<'_>, task: &Task<'_>) -> Option<String> {
    let share = task.dates.criticality.filter(|share| *share >= 0.005)?;
    let share = context.words.percent(share);
    let focus = context.program.forecast.as_ref().and_then(|forecast| forecast.focus);
    Some(match focus.and_then(|focus| context.task_name(focus)) {
        Some(name) => context
            .say_with("criticality-milestone", &[("share", Arg::Text(&share)), ("milestone", Arg::Text(&name.text))]),
        None => context.say_with("criticality-end", &[("share", Arg::Text(&share))]),
    })
}

fn constraint(context: &ProgramContext<'_>, task: &Task<'_>, kind: ConstraintKind) -> String {
    let name = context.say(&format!("constraint-{}", kind.word().replace('_', "-")));
    let written = task.inner.and_then(|inner| inner.constraints.iter().find(|one| one.kind == kind));
    match written {
        Some(one) => {
            let date = context.words.date_near(one.at.date(), context.year);
            context.say_with("driver-constraint-date", &[("name", Arg::Text(&name)), ("date", Arg::Text(&date))])
        }
        None => context.say_with("driver-constraint", &[("name", Arg::Text(&name))]),
    }
}

fn links(context: &ProgramContext<'_>, links: &[TaskLink]) -> (Vec<Dependency>, Option<String>) {
    let named = links.iter().take(LINKS).filter_map(|link| {
        let task = context.program.tasks.get(link.task)?;
        Some(Dependency {
            href: context.task_href(link.task)?,
            id: task.id.to_string(),
            name: Some(context.prose(&task.facts.name)),
            link: link_words(link),
        })
    });
    let more = links.len().saturating_sub(LINKS);
    (named.collect(), (more > 0).then(|| context.say_n("and-more", more)))
}

/// `FS+2d`, `SS`; empty for a plain finish-to-start link.
pub(in crate::view) fn link_words(link: &TaskLink) -> String {
    match (link.kind, link.lag.is_zero()) {
        (LinkKind::FinishToStart, true) => String::new(),
        (kind, true) => kind.to_string(),
        (kind, false) => format!("{kind}{}", link.lag),
    }
}
