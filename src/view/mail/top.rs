//! The risks and issues that press most, and escalations with their clocks.

use crate::terms::Priority;
use crate::text::Arg;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::parts::{issue_row, risks};

use super::links::Links;
use super::shapes::{EscalationRow, IssueLine, Listed, RiskRow};

/// How many risks and how many issues are top.
const TOP: usize = 3;
/// How many milestones an issue names.
const BLOCKED: usize = 2;

/// The risks of the largest exposure; nothing for readers who see no risks.
#[must_use]
pub(super) fn risks(context: &ProgramContext<'_>, links: &Links<'_>) -> Option<Listed<RiskRow>> {
    if !context.scope().sees_inner() {
        return None;
    }
    let page = context.page_href(Page::Risks);
    let open = risks::open(context);
    let more = open.len().saturating_sub(TOP);
    let rows = open.into_iter().take(TOP).filter_map(|(index, exposure)| {
        let risk = context.program.risks.get(index)?;
        let mut says = Vec::new();
        if let Some(tenths) = exposure {
            let days = risks::days(context, tenths);
            says.push(context.say_with("mail-exposure", &[("days", Arg::Text(&days))]));
        }
        says.extend(risk.refs.owner.as_ref().map(|owner| context.person(owner).text));
        says.extend(risk.facts.proximity.map(|date| {
            let date = context.words.date_near(date, context.year);
            context.say_with("mail-proximity", &[("date", Arg::Text(&date))])
        }));
        let id = risk.id.to_string();
        Some(RiskRow {
            href: links.full(page.as_ref().map(|page| format!("{page}#{id}")).as_deref()),
            id,
            title: context.prose(&risk.facts.title),
            says: says.join(&context.say("comma")),
        })
    });
    Some(Listed { items: rows.collect(), more, href: links.full(page.as_deref()) })
}

/// The open issues of the highest priority, which comes from computed urgency.
#[must_use]
pub(super) fn issues(context: &ProgramContext<'_>, links: &Links<'_>) -> Listed<IssueLine> {
    let pressing = issue_row::pressing(context);
    let more = pressing.len().saturating_sub(TOP);
    let items = pressing.into_iter().take(TOP).filter_map(|index| issue(context, links, index)).collect();
    Listed { items, more, href: links.full(context.page_href(Page::Issues("index".to_owned(), 1)).as_deref()) }
}

fn issue(context: &ProgramContext<'_>, links: &Links<'_>, index: usize) -> Option<IssueLine> {
    let issue = context.program.issues.get(index)?;
    let measures = context.measures.issues.get(index)?;
    let row = issue_row::row(context, index)?;
    let date = |date| context.words.date_near(date, context.year);
    let comma = context.say("comma");
    let mut says = vec![row.state.word];
    says.extend(measures.needed_by.map(|by| context.say_with("mail-needed-by", &[("date", Arg::Text(&date(by)))])));
    let names: Vec<String> = measures
        .blocked_milestones
        .iter()
        .take(BLOCKED)
        .filter_map(|task| Some(context.task_name(*task)?.text))
        .collect();
    if !names.is_empty() {
        says.push(context.say_with("mail-blocks", &[("names", Arg::Text(&names.join(&context.say("list-comma"))))]));
    }
    let mut next_says: Vec<String> = row.owner.into_iter().map(|owner| owner.text).collect();
    next_says.extend(row.due.as_ref().map(|due| context.say_with("by-date", &[("date", Arg::Text(&due.text))])));
    Some(IssueLine {
        id: row.id,
        href: links.full(row.href.as_deref()),
        rank: std::iter::once(row.severity).chain(measures.priority.map(Priority::word)).collect::<Vec<_>>().join(" "),
        title: context.prose(&issue.facts.title),
        says: says.join(&comma),
        next_says: (row.next_action.is_some() && !next_says.is_empty()).then(|| next_says.join(&comma)),
        next: row.next_action,
        overdue: row.overdue,
    })
}

/// Open escalations: how high since when, and when the next update is promised.
#[must_use]
pub(super) fn escalations(context: &ProgramContext<'_>, most: usize) -> Listed<EscalationRow> {
    let open = context.program.escalations.iter().filter(|escalation| escalation.facts.open);
    let rows = open.map(|escalation| {
        let mut says = vec![escalation.facts.level.word().to_owned()];
        says.extend(escalation.refs.raised.last().map(|step| {
            let on = context.words.date_near(step.at.date_in(context.zone()), context.year);
            context.say_with("mail-since", &[("date", Arg::Text(&on))])
        }));
        let promised = escalation.facts.next_update;
        says.extend(promised.map(|at| {
            let at = context.when_at(at, context.zone()).text;
            context.say_with("mail-next-update", &[("date", Arg::Text(&at))])
        }));
        EscalationRow {
            id: escalation.id.to_string(),
            impact: escalation.facts.impact.as_ref().map(|impact| context.prose(impact)),
            says: says.join(&context.say("comma")),
            overdue: promised.zip(context.program.data_instant).is_some_and(|(promised, now)| promised < now),
        }
    });
    Listed::of(rows.collect(), most, None)
}
