//! `gates.yaml`: decision gates with their criteria.

use crate::diagnostics::{EntityRef, Span};
use crate::model::gate::{Criterion, Gate, GateDecision};
use crate::model::plan::Task;
use crate::source::Node;
use crate::terms::{EntityId, GateId, TaskId, Visibility};
use crate::text::Text;

use super::context::Context;
use super::fields::Fields;

/// Reads `gates.yaml` of a program. `visible` gives the visibility of a milestone, which its gate has where it names
/// none.
pub fn read_gates<'t>(
    node: &'t Node,
    file: Span,
    program: &str,
    visible: impl Fn(&TaskId) -> Visibility,
    cx: &mut Context<'t>,
) -> Vec<Gate> {
    cx.entity_fields(node, file, |fields| fields.entities("gates", |gate| read_gate(gate, program, &visible)))
        .unwrap_or_default()
}

fn read_gate(fields: &mut Fields<'_, '_>, program: &str, visible: &impl Fn(&TaskId) -> Visibility) -> Option<Gate> {
    let id: Option<GateId> = fields.required("id");
    let name = id.as_ref().map_or("", GateId::as_str).to_owned();
    fields.about(EntityRef::new("gate", name.as_str(), Some(program)), |fields| {
        let lang = fields.cx.lang;
        let text = fields.required("name").unwrap_or_else(|| Text::new(lang, name.as_str()));
        let milestone: Option<TaskId> = fields.required_like("milestone", "MS-NBL-ACCEPT");
        let approvers = fields.list("approvers");
        let criteria = fields.entities("criteria", read_criterion);
        let decision = fields.nested("decision", read_decision).flatten();
        let visibility = fields.get("visibility");
        let origin = fields.origin_of("id");
        let milestone = milestone?;
        Some(Gate {
            id: id?,
            origin,
            visibility: visibility.unwrap_or_else(|| visible(&milestone)),
            name: text,
            milestone,
            approvers,
            criteria,
            decision,
        })
    })
}

fn read_criterion(fields: &mut Fields<'_, '_>) -> Option<Criterion> {
    let id = fields.required("id");
    let text = fields.required("text");
    let kind = fields.required("type");
    let criterion = Criterion {
        check: fields.get("check"),
        evidence: fields.get("evidence"),
        signed_by: fields.get("by"),
        met_on: fields.get("met"),
        waived_by: fields.get("waived_by"),
        owner: fields.get("owner"),
        due: fields.get("due"),
        visibility: fields.get("visibility").unwrap_or_default(),
        origin: fields.origin_of("id"),
        id: id?,
        text: text?,
        kind: kind?,
    };
    Some(criterion)
}

fn read_decision(fields: &mut Fields<'_, '_>) -> Option<GateDecision> {
    let outcome = fields.required("outcome");
    let on = fields.required("date");
    let by = fields.one_or_more("by");
    let conditions = fields.list("conditions");
    Some(GateDecision { outcome: outcome?, on: on?, by, conditions })
}

/// The visibility of a milestone by its id; internal where there is none.
pub fn visibility_of(tasks: &[Task]) -> impl Fn(&TaskId) -> Visibility + use<'_> {
    let marks: std::collections::HashMap<&str, Visibility> =
        tasks.iter().map(|task| (task.id.as_str(), task.visibility)).collect();
    move |id| marks.get(id.as_str()).copied().unwrap_or_default()
}
