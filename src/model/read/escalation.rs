//! Escalations: `escalations/ESC-NBL-003.md`.

use crate::model::issue::{
    Ask, Escalation, EscalationFacts, EscalationInner, EscalationRefs, Raised,
};
use crate::source::Value;
use crate::terms::Level;

use super::context::Context;
use super::entity::{EntityFile, read_entity};
use super::fields::Fields;

crate::terms::words! {
    /// `status` of an escalation.
    Standing {
        /// Not yet settled.
        Open = "open",
        /// Settled.
        Closed = "closed",
    }
}

/// Reads an escalation. Nothing where no id can be made out.
///
/// `raised` is the first step and `raised_next` the one after it, or a list of all that follow; a step that names no
/// level is the first rung.
pub fn read_escalation<'t>(file: EntityFile<'t>, cx: &mut Context<'t>) -> Option<Escalation> {
    read_entity(file, cx, |fields, _| {
        let about = fields.list("about");
        let level = fields.required("level").unwrap_or(Level::L1);
        let standing = fields.required("status").unwrap_or(Standing::Open);
        let facts = EscalationFacts {
            level,
            open: standing == Standing::Open,
            impact: fields.get("impact"),
            next_update: fields.get("next_update"),
        };
        let inner = EscalationInner {
            colour: fields.get("colour"),
            ask: fields.nested("ask", read_ask).flatten(),
            exit: fields.get("exit"),
        };
        let refs = EscalationRefs {
            about,
            raised: read_steps(fields),
            customer_exec: fields.get("customer_exec"),
        };
        (facts, inner, refs)
    })
}

/// Something asked of somebody: `{text: …, to: v-mehta, due: 2026-06-15, ref: ESC-NBL-003}`.
pub(super) fn read_ask(fields: &mut Fields<'_, '_>) -> Option<Ask> {
    let text = fields.required("text");
    let to = fields.get("to");
    let due = fields.get("due");
    let about = fields.get("ref");
    text.map(|text| Ask {
        text,
        to,
        due,
        about,
    })
}

/// All steps by time, those of the same minute in the order written.
fn read_steps(fields: &mut Fields<'_, '_>) -> Vec<Raised> {
    if !fields.has("raised") {
        fields.needs(
            "raised",
            "{at: 2026-06-05T09:00+08:00, by: j-ortega, to: chou-pei}",
        );
    }
    let mut steps: Vec<Raised> = fields
        .nested("raised", read_step)
        .flatten()
        .into_iter()
        .collect();
    match fields.node("raised_next").map(|node| &node.value) {
        Some(Value::Sequence(_)) => steps.extend(fields.items("raised_next", read_step)),
        _ => steps.extend(fields.nested("raised_next", read_step).flatten()),
    }
    steps.sort_by_key(|step| step.at);
    steps
}

fn read_step(fields: &mut Fields<'_, '_>) -> Option<Raised> {
    let level = fields.get("level").unwrap_or(Level::L1);
    let at = fields.required("at");
    let by = fields.required("by");
    let to = fields.required("to");
    Some(Raised {
        level,
        at: at?,
        by: by?,
        to: to?,
    })
}
