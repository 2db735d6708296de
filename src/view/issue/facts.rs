//! What is known of an issue beside its story: people, dates, where it was found, what it is related to.

use serde::Serialize;

use crate::audience::{Issue, Mention};
use crate::metrics::issues::{IssueMeasures, NeededBy};
use crate::terms::IssueState;
use crate::text::Arg;

use super::super::context::ProgramContext;
use super::super::shapes::{Prose, When};
use super::super::span::duration;

/// Facts of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FactGroup {
    label: String,
    items: Vec<FactItem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct FactItem {
    text: Prose,
    href: Option<String>,
    when: Option<When>,
}

/// Related entities, one group a kind, in this order.
const RELATED: [(&str, &str); 7] = [
    ("requirement", "issue-fact-requirements"),
    ("task", "issue-fact-tasks"),
    ("issue", "issue-fact-issues"),
    ("risk", "issue-fact-risks"),
    ("decision", "issue-fact-decisions"),
    ("escalation", "issue-fact-escalations"),
    ("document", "issue-fact-documents"),
];

/// All facts that the reader may know, in the order in which they are read.
pub(super) fn facts(context: &ProgramContext<'_>, issue: &Issue<'_>, measures: &IssueMeasures) -> Vec<FactGroup> {
    let mut facts = Facts { context, groups: Vec::new() };
    facts.words("col-owner", issue.refs.owner.as_ref().map(|owner| context.person(owner)));
    facts.words("issue-fact-area", issue.refs.area.map(|area| context.prose(area)));
    let streams = issue.refs.workstreams.iter().filter_map(|stream| context.program.workstreams.get(*stream));
    facts.add("col-workstream", streams.map(|stream| plain(context.prose(stream.name))).collect());
    let phase = issue.facts.phase.map(|phase| context.plain(context.say(&format!("phase-{}", phase.word()))));
    facts.words("issue-fact-phase", phase);
    facts.add("issue-fact-reported", reported(context, issue));
    if let Some(needed_by) = measures.needed_by {
        let source = match measures.needed_by_source {
            NeededBy::Task(task) => context.task_ref(task),
            NeededBy::Own | NeededBy::Nothing => None,
        };
        let (id, href) = source.map_or_else(Default::default, |source| (source.id, source.href));
        facts.add(
            "issue-fact-needed-by",
            vec![FactItem { text: context.plain(id), href, when: Some(context.when(needed_by)) }],
        );
    }
    if let Some(closed) = measures.closed_on {
        facts.add("issue-fact-closed", vec![dated(context, context.when(closed))]);
    } else if !measures.open && measures.age_days.is_none() && measures.state != IssueState::Rejected {
        facts.words("issue-fact-closed", Some(context.plain(context.say("issue-closed-undated"))));
    }
    if let Some(inner) = issue.inner {
        let recipe = inner
            .found_on_recipe
            .as_ref()
            .map(|recipe| context.say_with("issue-fact-recipe", &[("recipe", Arg::Text(recipe.as_str()))]));
        let found = recipe.iter().chain(&inner.found_on_configs).chain(&inner.found_on_units);
        facts.add("issue-fact-found-on", found.map(|text| plain(context.plain(text.clone()))).collect());
        let named = |pairs: &[(String, String)]| -> Vec<FactItem> {
            pairs.iter().map(|(name, value)| plain(context.plain(format!("{name}: {value}")))).collect()
        };
        facts.add("issue-fact-signature", named(&inner.signature));
        facts.words(
            "issue-fact-fix",
            inner.fix_estimate.as_ref().map(|fix| context.plain(duration(context.words, fix))),
        );
        facts.add("issue-fact-references", named(&inner.refs));
    }
    for (kind, key) in RELATED {
        let mentions = issue.refs.related.iter().filter(|mention| mention.kind == kind);
        facts.add(key, mentions.map(|mention| related(context, mention)).collect());
    }
    facts.groups
}

struct Facts<'c, 'a> {
    context: &'c ProgramContext<'a>,
    groups: Vec<FactGroup>,
}

impl Facts<'_, '_> {
    fn add(&mut self, key: &str, items: Vec<FactItem>) {
        if !items.is_empty() {
            self.groups.push(FactGroup { label: self.context.say(key), items });
        }
    }

    fn words(&mut self, key: &str, words: Option<Prose>) {
        self.add(key, words.map(plain).into_iter().collect());
    }
}

fn plain(text: Prose) -> FactItem {
    FactItem { text, href: None, when: None }
}

fn dated(context: &ProgramContext<'_>, when: When) -> FactItem {
    FactItem { text: context.plain(""), href: None, when: Some(when) }
}

/// Who reported it and when; through what and under which number, where the reader may know it.
fn reported(context: &ProgramContext<'_>, issue: &Issue<'_>) -> Vec<FactItem> {
    let when = issue.facts.reported_at.map(|at| context.when_at(at, context.zone()));
    let by = issue.refs.reported_by.as_ref().map(|person| context.person(person));
    let mut items = Vec::new();
    if when.is_some() || by.is_some() {
        items.push(FactItem { text: by.unwrap_or_else(|| context.plain("")), href: None, when });
    }
    if let Some(inner) = issue.inner {
        let through: Vec<&str> =
            [&inner.reported_via, &inner.reported_ref].into_iter().flatten().map(String::as_str).collect();
        if !through.is_empty() {
            items.push(plain(context.plain(through.join(" "))));
        }
    }
    items
}

fn related(context: &ProgramContext<'_>, mention: &Mention<'_>) -> FactItem {
    let found = context.mention(mention);
    let text = match found.title {
        Some(title) => Prose { text: format!("{} {}", found.id, title.text), lang: title.lang },
        None => context.plain(found.id),
    };
    FactItem { text, href: found.href, when: None }
}
