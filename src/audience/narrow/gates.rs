//! Gates and responsibilities of one program for one reader.

use std::collections::BTreeMap;

use crate::audience::entities::{Action, Criterion, Gate, GateDecision, RaciLine};
use crate::audience::task::Workstream;
use crate::model::Program;
use crate::model::gate::{Criterion as WrittenCriterion, RaciSubject};
use crate::terms::{ActionId, EntityId};

use super::entities::Context;

/// Gates with their visible criteria.
pub(super) fn gates<'a>(program: &'a Program, context: &Context<'a, '_>, actions: &[Action<'a>]) -> Vec<Gate<'a>> {
    let lookup = context.lookup;
    let action_places: BTreeMap<&ActionId, usize> =
        actions.iter().enumerate().map(|(index, action)| (action.id, index)).collect();
    program
        .gates
        .iter()
        .filter(|gate| lookup.scope.sees(gate.visibility))
        .map(|gate| Gate {
            id: &gate.id,
            origin: &gate.origin,
            name: &gate.name,
            milestone: lookup.tasks.get(&gate.milestone).copied(),
            approvers: lookup.people(&gate.approvers),
            criteria: gate
                .criteria
                .iter()
                .filter(|criterion| lookup.scope.sees(criterion.visibility))
                .map(|criterion| narrow_criterion(program, context, criterion))
                .collect(),
            decision: gate.decision.as_ref().filter(|decision| context.happened(decision.on)).map(|decision| {
                GateDecision {
                    outcome: decision.outcome,
                    on: decision.on,
                    by: lookup.people(&decision.by),
                    conditions: decision.conditions.iter().filter_map(|id| action_places.get(id).copied()).collect(),
                }
            }),
        })
        .collect()
}

fn narrow_criterion<'a>(
    program: &'a Program,
    context: &Context<'a, '_>,
    criterion: &'a WrittenCriterion,
) -> Criterion<'a> {
    let lookup = context.lookup;
    let document = criterion.evidence.as_ref().and_then(|id| {
        program.collateral.binary_search_by(|document| document.id.cmp(id)).ok().map(|at| &program.collateral[at])
    });
    Criterion {
        id: &criterion.id,
        origin: &criterion.origin,
        text: &criterion.text,
        kind: criterion.kind,
        check: criterion.check.as_deref(),
        evidence: criterion.evidence.as_ref().and_then(|id| lookup.entity(id)),
        evidence_given: document
            .and_then(|document| document.facts.released)
            .is_some_and(|released| context.happened(released)),
        signed_by: lookup.maybe_person(criterion.signed_by.as_ref()),
        met_on: criterion.met_on.filter(|on| context.happened(*on)),
        waived_by: criterion.waived_by.as_ref().and_then(|id| lookup.entity(id)),
        waived: criterion.waived_by.is_some(),
        owner: lookup.maybe_person(criterion.owner.as_ref()),
        due: criterion.due,
    }
}

/// Responsibilities for visible milestones and workstreams; none for customers.
pub(super) fn raci<'a>(
    program: &'a Program,
    context: &Context<'a, '_>,
    workstreams: &[Workstream<'a>],
) -> Vec<RaciLine<'a>> {
    let lookup = context.lookup;
    if !lookup.scope.sees_inner() {
        return Vec::new();
    }
    program
        .team
        .raci
        .iter()
        .filter_map(|row| {
            let (subject, subject_id) = match &row.subject {
                RaciSubject::Task(id) => (lookup.entity(id)?.title?, id.as_str()),
                RaciSubject::Workstream(id) => {
                    let stream = workstreams.iter().find(|stream| stream.id == id)?;
                    (stream.name, id.as_str())
                }
            };
            Some(RaciLine {
                origin: &row.origin,
                subject,
                subject_id,
                accountable: lookup.people(&row.accountable),
                responsible: lookup.people(&row.responsible),
                consulted: lookup.people(&row.consulted),
                informed: lookup.people(&row.informed),
            })
        })
        .collect()
}
