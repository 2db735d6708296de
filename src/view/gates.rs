//! The page of gates: a block each, the next one first, with what is met, what is open and why.

use serde::Serialize;

use crate::audience::{Criterion, Gate, GateDecision};
use crate::metrics::gates::{CriterionState, Finding, GateMeasures};
use crate::terms::{EntityId, GateOutcome};
use crate::text::Arg;

use super::context::ProgramContext;
use super::decisions::{action_mark, names};
use super::frame::Head;
use super::parts::{gate_rows, sparks};
use super::shapes::{Mark, Prose, Ref, Slip, Spark, When};
use super::status;

/// Ids named in a finding.
const NAMED: usize = 4;

/// What `templates/pages/gates.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct GatesPage {
    gates: Vec<GateBlock>,
}

#[derive(Debug, Clone, Serialize)]
struct GateBlock {
    id: String,
    name: Prose,
    mark: Mark,
    /// "2 / 5"; nothing where this reader sees no criterion that applies.
    met: Option<String>,
    note: Option<String>,
    progress: Option<Spark>,
    baseline: Option<When>,
    committed: Option<When>,
    forecast: Option<When>,
    slip: Option<Slip>,
    trend: Option<Spark>,
    approvers: Vec<Prose>,
    decision: Option<DecisionBlock>,
    criteria: Vec<CriterionRow>,
    open: bool,
}

#[derive(Debug, Clone, Serialize)]
struct DecisionBlock {
    mark: Mark,
    when: Option<When>,
    by: Vec<Prose>,
    conditions: Vec<Condition>,
}

#[derive(Debug, Clone, Serialize)]
struct Condition {
    #[serde(rename = "ref")]
    action: Ref,
    owner: Option<Prose>,
    due: Option<When>,
    overdue: bool,
    mark: Mark,
}

#[derive(Debug, Clone, Serialize)]
struct CriterionRow {
    id: String,
    text: Prose,
    mark: Mark,
    kind: String,
    owner: Option<Prose>,
    due: Option<When>,
    overdue: bool,
    says: Option<String>,
    refs: Vec<Ref>,
    more: Option<String>,
    check: Option<String>,
}

/// The page.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, GatesPage) {
    let gates = &context.measures.gates;
    let mut order: Vec<usize> = (0..context.program.gates.len().min(gates.len())).collect();
    // What is ahead by date; then what is passed, the latest first.
    order.sort_by_key(|index| {
        let measures = &gates[*index];
        let day = measures.forecast.map(|date| (date - context.as_of()).num_days());
        (measures.passed, measures.forecast.is_none(), day.map(|day| if measures.passed { -day } else { day }))
    });
    let next = gate_rows::next(context);
    let answer =
        next.and_then(|index| Some((context.program.gates.get(index)?, gates.get(index)?.forecast?))).map_or_else(
            || context.say("tab-gates"),
            |(gate, date)| {
                let name = context.prose(gate.name).text;
                let date = context.words.date_near(date, context.year);
                context.say_with("gates-answer", &[("name", Arg::Text(&name)), ("date", Arg::Text(&date))])
            },
        );
    let blocks = order.into_iter().filter_map(|index| block(context, index, next == Some(index))).collect();
    (Head::of_page(context, "tab-gates", &answer), GatesPage { gates: blocks })
}

fn block(context: &ProgramContext<'_>, index: usize, next: bool) -> Option<GateBlock> {
    let gate = context.program.gates.get(index)?;
    let measures = context.measures.gates.get(index)?;
    let applicable = gate.criteria.len().saturating_sub(measures.waived);
    let committed =
        gate.milestone.and_then(|milestone| context.program.committed.iter().find(|promise| promise.task == milestone));
    let rows = gate.criteria.iter().enumerate().map(|(place, criterion)| {
        let state = measures.criteria.get(place).copied().unwrap_or(CriterionState::Open);
        row(context, gate, criterion, state, measures.findings.get(place))
    });
    Some(GateBlock {
        id: gate.id.to_string(),
        name: context.prose(gate.name),
        mark: gate_rows::mark(context, index),
        met: gate_rows::criteria(context, measures),
        note: note(context, measures),
        progress: sparks::meter(&[("done", measures.met), ("todo", measures.open)], applicable),
        baseline: measures.baseline.map(|date| context.when(date)),
        committed: committed.map(|promise| context.when(promise.date)),
        forecast: measures.forecast.map(|date| context.when(date)),
        slip: measures.slip.filter(|days| *days != 0).map(|days| gate_rows::slip(context, gate, measures, days)),
        trend: gate.milestone.and_then(|milestone| trend(context, milestone)),
        approvers: names(context, &gate.approvers),
        decision: gate.decision.as_ref().map(|decision| decided(context, decision)),
        criteria: rows.collect(),
        open: next,
    })
}

/// "2 waived, 3 open".
fn note(context: &ProgramContext<'_>, measures: &GateMeasures) -> Option<String> {
    let mut parts = Vec::new();
    if measures.waived > 0 {
        parts.push(context.say_n("criteria-waived", measures.waived));
    }
    if measures.open > 0 && !measures.passed {
        parts.push(context.say_n("criteria-open", measures.open));
    }
    (!parts.is_empty()).then(|| parts.join(&context.say("comma")))
}

/// How the forecast moved from report to report, up is later.
fn trend(context: &ProgramContext<'_>, milestone: usize) -> Option<Spark> {
    let measures = context.measures.milestones.iter().find(|one| one.task == milestone)?;
    let first = measures.trend.first()?.forecast;
    #[allow(clippy::cast_precision_loss, reason = "days between two civil dates lie far below 2^53")]
    let values: Vec<f64> = measures.trend.iter().map(|point| (point.forecast - first).num_days() as f64).collect();
    sparks::line(&values)
}

fn decided(context: &ProgramContext<'_>, decision: &GateDecision<'_>) -> DecisionBlock {
    let (colour, key) = match decision.outcome {
        GateOutcome::Go => ("done", "outcome-go"),
        GateOutcome::ConditionalGo => ("amber", "outcome-conditional-go"),
        GateOutcome::NoGo => ("red", "outcome-no-go"),
        GateOutcome::Recycle => ("amber", "outcome-recycle"),
    };
    let conditions = decision.conditions.iter().filter_map(|index| context.program.actions.get(*index));
    DecisionBlock {
        mark: Mark { colour: Some(colour), word: context.say(key) },
        when: Some(context.when(decision.on)),
        by: names(context, &decision.by),
        conditions: conditions
            .map(|action| {
                let mark = action_mark(context, action);
                Condition {
                    action: Ref {
                        id: action.id.to_string(),
                        href: context.anchor_href(super::address::Page::Decisions, action.id.as_str()),
                        title: Some(context.prose(&action.facts.text)),
                    },
                    owner: action.refs.owner.as_ref().map(|owner| context.person(owner)),
                    due: action.facts.due.filter(|_| mark.colour != Some("done")).map(|date| context.when(date)),
                    overdue: mark.colour == Some("red"),
                    mark,
                }
            })
            .collect(),
    }
}

fn row(
    context: &ProgramContext<'_>,
    gate: &Gate<'_>,
    criterion: &Criterion<'_>,
    state: CriterionState,
    finding: Option<&Finding>,
) -> CriterionRow {
    let overdue = state == CriterionState::Open && criterion.due.is_some_and(|date| date < context.as_of());
    // Where the gate was decided, what was open then is history.
    let (colour, key) = match state {
        CriterionState::Met => ("done", "criterion-met"),
        CriterionState::Waived => ("none", "criterion-waived"),
        CriterionState::Open if overdue && gate.decision.is_none() => ("red", "criterion-open"),
        CriterionState::Open => ("none", "criterion-open"),
        CriterionState::NotEvaluated(_) => ("none", "criterion-not-evaluated"),
    };
    let (says, refs) = says(context, criterion, state, finding);
    let against = finding.map_or(0, |finding| finding.issues.len().max(finding.requirements.len()));
    let more = against.saturating_sub(NAMED);
    CriterionRow {
        id: criterion.id.to_string(),
        text: context.prose(criterion.text),
        mark: Mark { colour: Some(colour), word: context.say(key) },
        kind: context.say(&format!("criterion-kind-{}", criterion.kind.word())),
        owner: criterion.owner.as_ref().map(|owner| context.person(owner)),
        due: criterion.due.map(|date| context.when(date)),
        overdue,
        says,
        refs,
        more: (more > 0).then(|| context.say_n("and-more", more)),
        // A query may name what a customer does not see.
        check: criterion.check.filter(|_| context.scope().sees_inner()).map(str::to_owned),
    }
}

/// The finding in words, and what it is about.
fn says(
    context: &ProgramContext<'_>,
    criterion: &Criterion<'_>,
    state: CriterionState,
    finding: Option<&Finding>,
) -> (Option<String>, Vec<Ref>) {
    match state {
        CriterionState::Waived => {
            let by = criterion.waived_by.as_ref().map(|decision| context.mention(decision));
            (Some(context.say("finding-waived")), by.into_iter().collect())
        }
        CriterionState::Met => met(context, criterion),
        CriterionState::NotEvaluated(why) => {
            // What a query asks for is not said to customers, as the query is not.
            let says = if context.scope().sees_inner() {
                let why = status::not_evaluated_because(context, why);
                context.say_with("finding-unevaluated", &[("why", Arg::Text(&why))])
            } else {
                context.say("finding-not-evaluated")
            };
            (Some(says), Vec::new())
        }
        CriterionState::Open => open(context, criterion, finding),
    }
}

fn met(context: &ProgramContext<'_>, criterion: &Criterion<'_>) -> (Option<String>, Vec<Ref>) {
    let document: Vec<Ref> = criterion.evidence.iter().map(|document| context.mention(document)).collect();
    let Some(on) = criterion.met_on else {
        return (None, document);
    };
    let date = context.words.date_near(on, context.year);
    let words = match &criterion.signed_by {
        Some(person) => {
            let name = context.person(person).text;
            context.say_with("finding-signed", &[("name", Arg::Text(&name)), ("date", Arg::Text(&date))])
        }
        None => context.say_with("finding-met", &[("date", Arg::Text(&date))]),
    };
    (Some(words), document)
}

fn open(
    context: &ProgramContext<'_>,
    criterion: &Criterion<'_>,
    finding: Option<&Finding>,
) -> (Option<String>, Vec<Ref>) {
    let empty = Finding::default();
    let finding = finding.unwrap_or(&empty);
    if !finding.issues.is_empty() {
        let issues = finding.issues.iter().filter_map(|index| {
            let id = context.program.issues.get(*index)?.id.to_string();
            let href = context.page_href(super::address::Page::Issue(id.clone()));
            Some(Ref { id, href, title: None })
        });
        return counted(context, "finding-issues", finding.issues.len(), issues);
    }
    if !finding.requirements.is_empty() {
        let requirements = finding.requirements.iter().filter_map(|index| {
            let id = context.program.requirements.get(*index)?.id.to_string();
            Some(Ref { id, href: context.requirement_href(*index), title: None })
        });
        return counted(context, "finding-requirements", finding.requirements.len(), requirements);
    }
    if let Some(document) = &criterion.evidence {
        return (Some(context.say("finding-document")), vec![context.mention(document)]);
    }
    if let Some(person) = &criterion.signed_by {
        let name = context.person(person).text;
        return (Some(context.say_with("finding-unsigned", &[("name", Arg::Text(&name))])), Vec::new());
    }
    (None, Vec::new())
}

/// "12 requirements:" with the first of them.
fn counted(
    context: &ProgramContext<'_>,
    key: &str,
    count: usize,
    items: impl Iterator<Item = Ref>,
) -> (Option<String>, Vec<Ref>) {
    (Some(context.say_n(key, count)), items.take(NAMED).collect())
}
