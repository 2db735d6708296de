//! Risks: `risks/RSK-NBL-007.md`.

use crate::model::risk::{Mitigation, Risk, RiskFacts, RiskRefs};
use crate::terms::{EntityId, RiskId, RiskState};
use crate::text::Text;
use crate::time::Estimate;

use super::context::Context;
use super::entity::{EntityFile, read_entity, text_or};
use super::fields::Fields;

crate::terms::words! {
    /// `exposure` of a risk: it is always computed.
    Exposure {
        /// Probability times impact.
        Auto = "auto",
    }
}

/// Reads a risk. Nothing where no id can be made out.
pub fn read_risk<'t>(file: EntityFile<'t>, cx: &mut Context<'t>) -> Option<Risk> {
    read_entity(file, cx, |fields, id: &RiskId| {
        let title = text_or(fields, "title", id.as_str());
        if !fields.has("probability") {
            fields.needs("probability", "0.4");
        }
        let probability = fields.within("probability", 0.0..=1.0).unwrap_or(0.0);
        let (impact, impact_note) = fields.nested("impact", read_impact).unwrap_or_default();
        fields.get::<Exposure>("exposure");
        let facts = RiskFacts {
            title,
            category: fields.get("category"),
            probability,
            impact,
            impact_note,
            proximity: fields.get("proximity"),
            response: fields.get("response"),
            mitigations: fields.items("mitigations", read_mitigation),
            trigger: fields.get("trigger"),
            state: fields.required("status").unwrap_or(RiskState::Open),
            opened: fields.get("opened"),
            closed: fields.get("closed"),
        };
        let refs = RiskRefs { owner: fields.get("owner"), drives: fields.list("drives") };
        (facts, (), refs)
    })
}

fn read_impact(fields: &mut Fields<'_, '_>) -> (Option<Estimate>, Option<Text>) {
    (fields.get("schedule"), fields.get("note"))
}

fn read_mitigation(fields: &mut Fields<'_, '_>) -> Option<Mitigation> {
    let text = fields.required("text");
    let mitigation = Mitigation {
        owner: fields.get("owner"),
        due: fields.get("due"),
        done: fields.get("done"),
        cuts_probability_to: fields.within("cuts_probability_to", 0.0..=1.0),
        text: text?,
    };
    Some(mitigation)
}
