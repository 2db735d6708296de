//! Action items: `actions/ACT-NBL-061.yaml`.

use crate::model::decision::{Action, ActionFacts, ActionRefs, Source};
use crate::model::issue::Related;
use crate::source::Node;
use crate::terms::{ActionId, EntityId, ReviewId};

use super::context::Context;
use super::entity::{EntityFile, read_entity, text_or};
use super::values::FromNode;

/// Reads an action item. Nothing where no id can be made out.
pub fn read_action<'t>(file: EntityFile<'t>, cx: &mut Context<'t>) -> Option<Action> {
    read_entity(file, cx, |fields, id: &ActionId| {
        let facts = ActionFacts {
            text: text_or(fields, "text", id.as_str()),
            opened: fields.get("opened"),
            due: fields.get("due"),
            done: fields.get("done"),
        };
        let refs = ActionRefs {
            owner: fields.get("owner"),
            source: fields.get("source"),
        };
        (facts, (), refs)
    })
}

impl FromNode for Source {
    fn expected() -> String {
        "the id of a review, issue, task, requirement, risk, decision, escalation or document"
            .to_owned()
    }

    fn example() -> String {
        ReviewId::example()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let text = node.as_scalar().map_or("", |scalar| scalar.text.as_str());
        if let Ok(review) = ReviewId::parse(text) {
            return Some(Self::Review(review));
        }
        let Some(related) = Related::parse(text) else {
            cx.wrong_type(node, what, &Self::expected(), &Self::example());
            return None;
        };
        Some(Self::Related(related))
    }
}
