//! Decisions: `decisions/DEC-NBL-004.md`.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::decision::{Decision, DecisionFacts, DecisionRefs};
use crate::terms::{DecisionId, DecisionState, EntityId, PersonId};
use crate::text::Text;
use crate::time::Date;

use super::context::Context;
use super::entity::{EntityFile, read_entity, text_or};
use super::fields::Fields;

/// Reads a decision. Nothing where no id can be made out.
///
/// A decided one says when and by whom, and which of its options; one that is needed has none of these yet.
pub fn read_decision<'t>(file: EntityFile<'t>, cx: &mut Context<'t>) -> Option<Decision> {
    read_entity(file, cx, |fields, id: &DecisionId| {
        let title = text_or(fields, "title", id.as_str());
        let state: Option<DecisionState> = fields.required("status");
        let options: Vec<Text> = fields.list("options");
        check_state(fields, state, !options.is_empty());
        let (decided_on, decided_by) = fields.nested("decided", read_decided).unwrap_or_default();
        let choice = read_option(fields, "choice", options.len());
        let recommend = read_option(fields, "recommend", options.len());
        let facts = DecisionFacts {
            title,
            state: state.unwrap_or(DecisionState::Needed),
            needed_by: fields.get("needed_by"),
            decided_on,
            options,
            choice,
            recommend,
            effect: fields.get("effect"),
            without_it: fields.get("without_it"),
            why: fields.get("why"),
            consequence: fields.one_or_more("consequence"),
        };
        let refs = DecisionRefs {
            owner: fields.get("owner"),
            by: fields.one_or_more("by"),
            decided_by,
            recovers: fields.list("recovers"),
            superseded_by: fields.get("superseded_by"),
        };
        (facts, (), refs)
    })
}

fn read_decided(fields: &mut Fields<'_, '_>) -> (Option<Date>, Vec<PersonId>) {
    (fields.required("on"), fields.one_or_more("by"))
}

/// E018 where the state and what is written beside it contradict each other.
fn check_state(fields: &mut Fields<'_, '_>, state: Option<DecisionState>, has_options: bool) {
    match state {
        Some(DecisionState::Decided) => {
            if !fields.has("decided") {
                fields.needs("decided", "{on: 2026-06-09, by: [v-mehta]}");
            }
            if has_options && !fields.has("choice") {
                fields.needs("choice", "1");
            }
        }
        Some(DecisionState::Needed) => {
            for name in ["decided", "choice"] {
                if fields.has(name) {
                    let span = fields.key_span(name);
                    fields.report(
                        Diagnostic::new(Code::E018, format!("a decision that is needed has no `{name}`"))
                            .at(span)
                            .hint(format!("write `status: decided`, or remove `{name}`")),
                    );
                }
            }
        }
        Some(DecisionState::Superseded) | None => {}
    }
}

/// The number of an option, 1 = first.
fn read_option(fields: &mut Fields<'_, '_>, name: &'static str, options: usize) -> Option<usize> {
    let number: i64 = fields.get(name)?;
    let place = usize::try_from(number).ok().filter(|place| (1..=options).contains(place));
    if place.is_none() {
        let (span, what) = (fields.span(name), fields.quoted(name));
        let hint = match options {
            0 => "write the `options` to choose from".to_owned(),
            1 => "write 1, the only option".to_owned(),
            _ => format!("write the number of an option, 1 to {options}"),
        };
        fields.report(
            Diagnostic::new(Code::E018, format!("{what} is {number}, which is none of the options"))
                .at(span)
                .hint(hint),
        );
    }
    place
}
