//! Action items: `actions/ACT-NBL-061.yaml`.

use crate::model::decision::{Action, ActionFacts, ActionRefs};
use crate::terms::{ActionId, EntityId};

use super::context::Context;
use super::entity::{EntityFile, read_entity, text_or};

/// Reads an action item. Nothing where no id can be made out.
pub fn read_action<'t>(file: EntityFile<'t>, cx: &mut Context<'t>) -> Option<Action> {
    read_entity(file, cx, |fields, id: &ActionId| {
        let facts = ActionFacts {
            text: text_or(fields, "text", id.as_str()),
            opened: fields.get("opened"),
            due: fields.get("due"),
            done: fields.get("done"),
        };
        let refs = ActionRefs { owner: fields.get("owner"), source: fields.get("source") };
        (facts, (), refs)
    })
}
