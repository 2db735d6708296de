//! Issues, requirements, risks, decisions, reviews, actions, documents and escalations for one reader.

use std::collections::BTreeSet;

use crate::audience::entities::{
    Action, ActionRefs, Ask, Collateral, CollateralRefs, Decision, DecisionRefs, Escalation, EscalationRefs, Evidence,
    Issue, IssueRefs, Item, LogLine, MitigationStep, RaisedStep, Requirement, RequirementRefs, Review, ReviewRefs,
    Risk, RiskRefs,
};
use crate::audience::passages::cut_body;
use crate::audience::task::{Task, Workstream};
use crate::model::document::Entity;
use crate::model::issue::{Ask as WrittenAsk, LogEntry};
use crate::model::{self, Program};
use crate::terms::{IssueEvent, RecipeId, Scope};
use crate::time::{Date, Zone};

use super::lookup::{Lookup, seen};

/// What narrowing an entity needs to know about its program.
pub(super) struct Context<'a, 'l> {
    /// Visible entities.
    pub(super) lookup: &'l Lookup<'a>,
    /// Zone of the program's dates.
    pub(super) zone: Zone,
    /// What is dated later does not exist yet; nothing where the plan has no data date.
    pub(super) data_date: Option<Date>,
    /// The bundle that is current at the data date.
    pub(super) recipe: Option<&'a RecipeId>,
}

impl<'a> Context<'a, '_> {
    fn scope(&self) -> &'a Scope {
        self.lookup.scope
    }

    /// Whether something of this date has happened by the data date.
    pub(super) fn happened(&self, date: Date) -> bool {
        self.data_date.is_none_or(|data_date| date <= data_date)
    }

    fn item<Id, Facts, Inner, Refs, Seen>(
        &self,
        entity: &'a Entity<Id, Facts, Inner, Refs>,
        body_is_inner: bool,
        refs: Seen,
    ) -> Item<'a, Id, Facts, Inner, Seen> {
        let hide_body = body_is_inner && !self.scope().sees_inner();
        Item {
            id: &entity.id,
            origin: &entity.origin,
            facts: &entity.facts,
            inner: self.scope().sees_inner().then_some(&entity.inner),
            refs,
            body: if hide_body { Vec::new() } else { cut_body(&entity.body, self.scope()) },
        }
    }
}

/// Issues opened by the data date.
pub(super) fn issues<'a>(
    program: &'a Program,
    context: &Context<'a, '_>,
    tasks: &[Task<'a>],
    workstreams: &[Workstream<'a>],
) -> Vec<Issue<'a>> {
    seen(&program.issues, context.scope())
        .filter_map(|issue| {
            let log: Vec<LogLine<'a>> = issue.refs.log.iter().filter_map(|line| log_line(context, line)).collect();
            let opened = issue
                .refs
                .log
                .iter()
                .any(|line| line.event == IssueEvent::Opened && context.happened(line.at.date_in(context.zone)));
            // Without a log it was opened when it was reported.
            let reported = issue.facts.reported_at.is_none_or(|at| context.happened(at.date_in(context.zone)));
            if !(opened || issue.refs.log.is_empty() && reported) {
                return None;
            }
            let lookup = context.lookup;
            let blocks = lookup.task_places(&issue.refs.blocks);
            let area = issue.inner.area.as_ref().and_then(|id| lookup.area(id));
            let mut streams: BTreeSet<usize> = blocks.iter().map(|task| tasks[*task].workstream).collect();
            if let Some(area) = area {
                streams.extend((0..workstreams.len()).filter(|index| workstreams[*index].area == Some(area)));
            }
            let related = if context.scope().sees_inner() {
                issue.refs.related.iter().filter_map(|other| lookup.related(other)).collect()
            } else {
                Vec::new()
            };
            let refs = IssueRefs {
                owner: lookup.maybe_person(issue.refs.owner.as_ref()),
                next_action_owner: lookup.maybe_person(issue.refs.next_action_owner.as_ref()),
                reported_by: lookup.maybe_person(issue.refs.reported_by.as_ref()),
                workaround_accepted_by: lookup.maybe_person(issue.refs.workaround_accepted_by.as_ref()),
                blocks,
                related,
                area,
                workstreams: streams.into_iter().collect(),
                log,
            };
            Some(context.item(issue, true, refs))
        })
        .collect()
}

/// A line of a log. A customer learns of changes of state and severity, which show in the issue's open fields, also
/// from lines that it may not read; of escalations and notes it does not.
fn log_line<'a>(context: &Context<'a, '_>, line: &'a LogEntry) -> Option<LogLine<'a>> {
    let date = line.at.date_in(context.zone);
    let readable = context.scope().sees_inner() || line.customer;
    let inner_event = matches!(line.event, IssueEvent::Escalated(_) | IssueEvent::Deescalated(_) | IssueEvent::Note);
    if !context.happened(date) || (inner_event && !readable) {
        return None;
    }
    let words = readable.then(|| (context.lookup.person(&line.by), line.text.as_str()));
    Some(LogLine { at: line.at, date, event: line.event, words })
}

/// Escalations raised by the data date.
pub(super) fn escalations<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<Escalation<'a>> {
    let lookup = context.lookup;
    seen(&program.escalations, context.scope())
        .filter_map(|escalation| {
            let raised: Vec<RaisedStep<'a>> = escalation
                .refs
                .raised
                .iter()
                .filter(|step| context.happened(step.at.date_in(context.zone)))
                .map(|step| RaisedStep {
                    level: step.level,
                    at: step.at,
                    by: lookup.person(&step.by),
                    to: lookup.person(&step.to),
                })
                .collect();
            if raised.is_empty() && !escalation.refs.raised.is_empty() {
                return None;
            }
            let ask = if context.scope().sees_inner() {
                escalation.inner.ask.as_ref().map(|written| ask(lookup, written))
            } else {
                None
            };
            let refs = EscalationRefs {
                about: escalation.refs.about.iter().filter_map(|about| lookup.related(about)).collect(),
                raised,
                customer_exec: lookup.maybe_person(escalation.refs.customer_exec.as_ref()),
                ask,
            };
            Some(context.item(escalation, true, refs))
        })
        .collect()
}

/// Something asked of somebody, as far as the reader may know.
pub(super) fn ask<'a>(lookup: &Lookup<'a>, written: &'a WrittenAsk) -> Ask<'a> {
    Ask {
        text: &written.text,
        to: lookup.maybe_person(written.to.as_ref()),
        due: written.due,
        about: written.about.as_ref().and_then(|about| lookup.related(about)),
    }
}

/// Requirements received by the data date. Evidence leads a customer only to what it may see: other references are
/// paths of our own files.
pub(super) fn requirements<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<Requirement<'a>> {
    let lookup = context.lookup;
    let inner = context.scope().sees_inner();
    seen(&program.requirements, context.scope())
        .filter(|requirement| requirement.facts.received.is_none_or(|received| context.happened(received)))
        .map(|requirement| {
            let marked = requirement.body.parts.iter().any(|part| part.markdown.contains("<!--"));
            let may_print = *context.scope() == Scope::Author && !marked;
            let mut evidence: Vec<Evidence<'a>> = requirement
                .refs
                .evidence
                .iter()
                .filter(|result| context.happened(result.on))
                .map(|result| Evidence {
                    result: result.result,
                    on: result.on,
                    recipe: result.recipe.as_ref(),
                    reference: result.reference.as_deref().filter(|written| inner || lookup.mention(written).is_some()),
                    rewritten: !result.fingerprint_holds,
                    fingerprint_now: result.fingerprint_now.as_deref().filter(|_| may_print),
                    suspect: !result.fingerprint_holds
                        || matches!((&result.recipe, context.recipe), (Some(on), Some(now)) if on != now),
                })
                .collect();
            evidence.sort_by_key(|result| result.on);
            let areas = requirement.inner.areas.iter().filter_map(|id| lookup.area(id)).collect();
            let refs = RequirementRefs {
                owner: lookup.maybe_person(requirement.refs.owner.as_ref()),
                tasks: lookup.task_places(&requirement.refs.tasks),
                document: requirement.refs.document.as_ref().and_then(|id| lookup.entity(id)),
                waived_by: requirement.refs.waived_by.as_ref().and_then(|id| lookup.entity(id)),
                areas,
                evidence,
            };
            context.item(requirement, false, refs)
        })
        .collect()
}

/// Risks found by the data date; none for customers.
pub(super) fn risks<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<Risk<'a>> {
    let lookup = context.lookup;
    seen(&program.risks, context.scope())
        .filter(|risk| context.scope().sees_inner() && risk.facts.opened.is_none_or(|date| context.happened(date)))
        .map(|risk| {
            let mitigations = risk
                .facts
                .mitigations
                .iter()
                .map(|step| MitigationStep {
                    text: &step.text,
                    owner: lookup.maybe_person(step.owner.as_ref()),
                    due: step.due,
                    done: step.done.filter(|date| context.happened(*date)),
                    cuts_probability_to: step.cuts_probability_to,
                })
                .collect();
            let refs = RiskRefs {
                owner: lookup.maybe_person(risk.refs.owner.as_ref()),
                drives: lookup.task_places(&risk.refs.drives),
                mitigations,
            };
            context.item(risk, true, refs)
        })
        .collect()
}

/// Decisions.
pub(super) fn decisions<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<Decision<'a>> {
    let lookup = context.lookup;
    seen(&program.decisions, context.scope())
        .map(|decision| {
            let refs = DecisionRefs {
                owner: lookup.maybe_person(decision.refs.owner.as_ref()),
                by: lookup.people(&decision.refs.by),
                decided_by: lookup.people(&decision.refs.decided_by),
                recovers: lookup.task_places(&decision.refs.recovers),
                superseded_by: decision.refs.superseded_by.as_ref().and_then(|id| lookup.entity(id)),
            };
            context.item(decision, false, refs)
        })
        .collect()
}

/// Reviews.
pub(super) fn reviews<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<Review<'a>> {
    let lookup = context.lookup;
    seen(&program.reviews, context.scope())
        .map(|review| {
            let refs = ReviewRefs {
                chair: lookup.maybe_person(review.refs.chair.as_ref()),
                attendees: lookup.people(&review.refs.attendees),
                materials: review.refs.materials.iter().filter_map(|id| lookup.entity(id)).collect(),
                actions: review.refs.actions.iter().filter_map(|id| lookup.entity(id)).collect(),
            };
            context.item(review, false, refs)
        })
        .collect()
}

/// Action items opened by the data date.
pub(super) fn actions<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<Action<'a>> {
    let lookup = context.lookup;
    seen(&program.actions, context.scope())
        .filter(|action| action.facts.opened.is_none_or(|date| context.happened(date)))
        .map(|action| {
            let refs = ActionRefs {
                owner: lookup.maybe_person(action.refs.owner.as_ref()),
                source: action.refs.source.as_ref().and_then(|source| lookup.related(source)),
            };
            context.item(action, false, refs)
        })
        .collect()
}

/// Documents.
pub(super) fn collateral<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<Collateral<'a>> {
    let lookup = context.lookup;
    seen(&program.collateral, context.scope())
        .map(|document| {
            let superseded_by = seen(&program.collateral, context.scope())
                .find(|other| other.refs.supersedes.as_ref() == Some(&document.id))
                .and_then(|other| lookup.entity(&other.id));
            let refs = CollateralRefs {
                supersedes: document.refs.supersedes.as_ref().and_then(|id| lookup.entity(id)),
                superseded_by,
                delivered_to: delivered(document, context),
            };
            context.item(document, false, refs)
        })
        .collect()
}

fn delivered<'a>(
    document: &'a model::requirement::Collateral,
    context: &Context<'a, '_>,
) -> Vec<(crate::audience::PersonName<'a>, Date)> {
    document
        .refs
        .delivered_to
        .iter()
        .filter(|(_, on)| context.happened(*on))
        .map(|(who, on)| (context.lookup.person(who), *on))
        .collect()
}
