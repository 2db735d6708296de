//! One issue: what it is, what happens next, what waits for it, how urgent it is and why, and its history.

mod facts;
mod history;
mod urgency;

use serde::Serialize;

use crate::audience::Issue;
use crate::metrics::issues::IssueMeasures;
use crate::text::Arg;

use super::address::Page;
use super::context::ProgramContext;
use super::frame::Head;
use super::parts::issue_row::mark;
use super::shapes::{Link, Mark, Markdown, Prose, Ref, Slip, When};

use facts::FactGroup;
use history::LogEntry;
use urgency::UrgencyLine;

/// Milestones that wait for an issue through what it blocks; more are not named.
const MILESTONES: usize = 12;

/// What `pages/issue.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct IssuePage {
    severity: &'static str,
    state: Mark,
    age: Option<String>,
    summary: Option<Prose>,
    next_action: Option<NextStep>,
    urgency: Option<UrgencyLine>,
    workaround: Option<WorkaroundLine>,
    body: Option<Markdown>,
    facts: Vec<FactGroup>,
    blocks: Vec<Blocked>,
    log: Vec<LogEntry>,
    log_more: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct NextStep {
    text: Prose,
    owner: Option<Prose>,
    due: Option<When>,
    overdue: bool,
}

#[derive(Debug, Clone, Serialize)]
struct WorkaroundLine {
    text: Prose,
    says: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Blocked {
    #[serde(rename = "ref")]
    item: Ref,
    finish: Option<When>,
    slip: Option<Slip>,
    note: Option<String>,
}

/// The page of an issue, by its place in `Program::issues`.
#[must_use]
pub fn page(context: &ProgramContext<'_>, index: usize) -> Option<(Head, IssuePage)> {
    let issue = context.program.issues.get(index)?;
    let measures = context.measures.issues.get(index)?;
    let (log, log_more) = history::history(context, issue);
    let body = IssuePage {
        severity: measures.severity.word(),
        state: mark(context, index),
        age: age(context, measures),
        summary: issue.facts.customer_summary.as_ref().map(|summary| context.prose(summary)),
        next_action: next_step(context, issue, measures),
        urgency: urgency::line(context, issue, measures),
        workaround: workaround(context, issue),
        body: context.body(&issue.body),
        facts: facts::facts(context, issue, measures),
        blocks: blocks(context, issue, measures),
        log,
        log_more,
    };
    Some((head(context, issue, &body), body))
}

fn head(context: &ProgramContext<'_>, issue: &Issue<'_>, body: &IssuePage) -> Head {
    let id = issue.id.to_string();
    let heading = context.prose(&issue.facts.title);
    let comma = context.say("comma");
    let owner = issue.refs.owner.as_ref().map(|owner| context.person(owner).text);
    let line = [Some(id.clone()), Some(body.state.word.clone()), owner];
    Head {
        title: format!("{id}{comma}{}{comma}{}: {}", body.severity, body.state.word, heading.text),
        heading,
        sub: Some(line.into_iter().flatten().collect::<Vec<_>>().join(&comma)),
        crumbs: vec![Link {
            href: context.page_href(Page::Issues("index".to_owned(), 1)),
            text: context.plain(context.say("tab-issues")),
        }],
    }
}

/// For how long it has been open, or how long it took.
fn age(context: &ProgramContext<'_>, measures: &IssueMeasures) -> Option<String> {
    let days = Arg::Count(measures.age_days?);
    let severity = ("severity", Arg::Text(measures.severity.word()));
    let key = match (measures.open, measures.past_p85) {
        (true, true) => "issue-age-past",
        (true, false) => "issue-age-open",
        (false, _) => "issue-age-closed",
    };
    let mut line = context.say_with(key, &[("n", days), severity]);
    if measures.open
        && let Some(in_state) = measures.days_in_state.filter(|in_state| Some(*in_state) != measures.age_days)
    {
        line.push_str(&context.say_with("issue-age-state", &[("n", Arg::Count(in_state))]));
    }
    if measures.reopened > 0 {
        line.push_str(&context.say_n("issue-age-reopened", measures.reopened));
    }
    Some(line)
}

fn next_step(context: &ProgramContext<'_>, issue: &Issue<'_>, measures: &IssueMeasures) -> Option<NextStep> {
    let action = issue.facts.next_action.as_ref().filter(|_| measures.open)?;
    Some(NextStep {
        text: context.prose(&action.text),
        owner: issue.refs.next_action_owner.as_ref().map(|owner| context.person(owner)),
        due: action.due.map(|due| context.when(due)),
        overdue: measures.next_action_overdue,
    })
}

fn workaround(context: &ProgramContext<'_>, issue: &Issue<'_>) -> Option<WorkaroundLine> {
    let workaround = issue.inner?.workaround.as_ref()?;
    let by = issue.refs.workaround_accepted_by.as_ref().map(|person| context.person(person).text);
    let on = workaround.accepted_on.map(|date| context.words.date_near(date, context.year));
    let says = match (&by, &on) {
        (Some(by), Some(on)) => {
            Some(context.say_with("workaround-accepted-by", &[("name", Arg::Text(by)), ("date", Arg::Text(on))]))
        }
        (None, Some(on)) => Some(context.say_with("workaround-accepted", &[("date", Arg::Text(on))])),
        _ => Some(context.say("workaround-not-accepted")),
    };
    Some(WorkaroundLine { text: context.prose(&workaround.text), says })
}

/// What it blocks, then the milestones that wait for that, each once.
fn blocks(context: &ProgramContext<'_>, issue: &Issue<'_>, measures: &IssueMeasures) -> Vec<Blocked> {
    let direct = &issue.refs.blocks;
    let further = measures.blocked_milestones.iter().filter(|task| !direct.contains(task)).take(MILESTONES);
    direct.iter().chain(further).filter_map(|task| blocked(context, *task)).collect()
}

fn blocked(context: &ProgramContext<'_>, index: usize) -> Option<Blocked> {
    let task = context.program.tasks.get(index)?;
    let float = task.dates.total_float;
    let note = if task.dates.done {
        Some(context.say("float-done"))
    } else {
        float.map(|float| {
            if float == 0 {
                return context.say("float-none");
            }
            let float = context.words.number(float);
            context.say_with("days", &[("n", Arg::Text(&float))])
        })
    };
    Some(Blocked {
        item: context.task_ref(index)?,
        finish: Some(context.when(task.dates.finish_date)),
        slip: task.dates.slip.map(|slip| context.slip(slip, float)),
        note,
    })
}
