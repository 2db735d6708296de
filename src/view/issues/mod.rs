//! Lists of issues: one line an issue, every filter a page of its own.

pub(super) mod axis;
mod flow;
mod lists;
mod outlook;

pub use lists::{Filter, IssueList, IssueLists};

use serde::Serialize;

use crate::text::Arg;

use super::address::Page;
use super::context::ProgramContext;
use super::frame::Head;
use super::paging::pager;
use super::parts::ages;
use super::parts::issue_row::{IssueRow, row};
use super::shapes::{Figure, Pager};

/// What `pages/issues.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct IssuesPage {
    summary: String,
    filters: Vec<FilterGroup>,
    rows: Vec<IssueRow>,
    pager: Option<Pager>,
    flow: Option<Figure>,
    ageing: Option<Figure>,
    outlook: Option<outlook::Outlook>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct FilterGroup {
    label: String,
    items: Vec<FilterItem>,
    more: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct FilterItem {
    href: String,
    label: String,
    count: String,
    current: bool,
}

/// A page of a list of issues; nothing for a list or a page of it that does not exist.
#[must_use]
pub fn page(context: &ProgramContext<'_>, name: &str, number: usize) -> Option<(Head, IssuesPage)> {
    let list = context.layout.issues.named(name)?;
    let shown = list.issues.get(list.pages.get(number.checked_sub(1)?)?.clone())?;
    let figures = list.filter == Filter::All && number == 1;
    let body = IssuesPage {
        summary: summary(context),
        filters: filters(context, list),
        rows: shown.iter().filter_map(|issue| row(context, *issue)).collect(),
        pager: pager(context.words, list.pages.len(), number, |number| {
            context.page_href(Page::Issues(list.name.clone(), number))
        }),
        flow: figures.then(|| flow::figure(context, "issue-flow")).flatten(),
        ageing: figures.then(|| ageing(context)).flatten(),
        outlook: figures.then(|| outlook::outlook(context)).flatten(),
    };
    let program = context.prose(&context.program.facts.short_name).text;
    let heading = context.say("tab-issues");
    let of = match list.filter {
        Filter::All => summary(context),
        _ => format!(
            "{}{}{}",
            group_label(context, list.filter),
            context.say("filter-joint"),
            item_label(context, list.filter)
        ),
    };
    let head = Head {
        title: context.say_with(
            "title-issues",
            &[("program", Arg::Text(&program)), ("heading", Arg::Text(&heading)), ("of", Arg::Text(&of))],
        ),
        heading: context.plain(heading),
        sub: (list.filter != Filter::All).then_some(of),
        crumbs: Vec::new(),
    };
    Some((head, body))
}

/// How many issues are open, how many of them severe, how many next steps are overdue.
#[must_use]
pub fn summary(context: &ProgramContext<'_>) -> String {
    let lists = &context.layout.issues;
    let [severe, high, ..] = lists.open_by_severity;
    let [all, open_count, s1, s2] =
        [context.program.issues.len(), lists.open, severe, high].map(|count| context.words.number(as_count(count)));
    let mut line = context.say_with(
        "issues-summary",
        &[("open", Arg::Text(&open_count)), ("all", Arg::Text(&all)), ("s1", Arg::Text(&s1)), ("s2", Arg::Text(&s2))],
    );
    if lists.overdue > 0 {
        line.push_str(&context.say_n("issues-overdue", lists.overdue));
    }
    line
}

/// Open issues by age, and how long closed ones took, by severity.
fn ageing(context: &ProgramContext<'_>) -> Option<Figure> {
    let mut figure = ages::figure(context, "issue-ages")?;
    let mut sentences: Vec<String> = figure.caption.into_iter().collect();
    for closed in &context.measures.ageing.closed {
        let (Some(half), Some(most)) = (closed.p50, closed.p85) else {
            continue;
        };
        let (half, most) = (context.words.number(half), context.words.number(most));
        sentences.push(context.say_with(
            "ages-closed",
            &[
                ("severity", Arg::Text(closed.severity.word())),
                ("n", Arg::Count(as_count(closed.count))),
                ("half", Arg::Text(&half)),
                ("most", Arg::Text(&most)),
            ],
        ));
    }
    figure.caption = Some(sentences.join(&context.say("sentence-space")));
    Some(figure)
}

fn filters(context: &ProgramContext<'_>, current: &IssueList) -> Vec<FilterGroup> {
    let mut groups: Vec<FilterGroup> = Vec::new();
    for list in &context.layout.issues.lists {
        let Some(href) = context.page_href(Page::Issues(list.name.clone(), 1)) else {
            continue;
        };
        let item = FilterItem {
            href,
            label: item_label(context, list.filter),
            count: context.words.number(as_count(list.issues.len())),
            current: list.name == current.name,
        };
        let label = group_label(context, list.filter);
        match groups.last_mut().filter(|group| group.label == label) {
            Some(group) => group.items.push(item),
            None => groups.push(FilterGroup { label, items: vec![item], more: None }),
        }
    }
    if let Some(owners) = groups.last_mut().filter(|_| context.layout.issues.owners_left > 0) {
        owners.more = Some(context.say_n("filter-owners-left", context.layout.issues.owners_left));
    }
    groups
}

fn group_label(context: &ProgramContext<'_>, filter: Filter) -> String {
    context.say(match filter {
        Filter::All | Filter::State(_) => "filter-state",
        Filter::Severity(_) => "filter-severity",
        Filter::Owner(_) => "filter-owner",
        Filter::Age(_) => "filter-age",
    })
}

fn item_label(context: &ProgramContext<'_>, filter: Filter) -> String {
    match filter {
        Filter::All => context.say("filter-all"),
        Filter::State(state) => context.say(&format!("state-{}", state.word())),
        Filter::Severity(severity) => severity.word().to_owned(),
        Filter::Owner(issue) => context
            .program
            .issues
            .get(issue)
            .and_then(|issue| issue.refs.owner.as_ref())
            .map_or_else(String::new, |owner| context.person(owner).text),
        Filter::Age(bucket) => {
            context.measures.ageing.buckets.get(bucket).map_or_else(String::new, |bucket| ages::range(context, bucket))
        }
    }
}

fn as_count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
