//! Reviews: `reviews/REV-NBL-006.md`.

use crate::model::decision::{Review, ReviewFacts, ReviewRefs};
use crate::terms::{EntityId, ReviewId, ReviewKind};
use crate::time::Date;

use super::context::Context;
use super::entity::{EntityFile, read_entity, text_or};

/// Reads a review. Nothing where no id can be made out.
pub fn read_review<'t>(file: EntityFile<'t>, cx: &mut Context<'t>) -> Option<Review> {
    read_entity(file, cx, |fields, id: &ReviewId| {
        let facts = ReviewFacts {
            title: text_or(fields, "title", id.as_str()),
            kind: fields.required("kind").unwrap_or(ReviewKind::DesignReview),
            date: fields.required("date").unwrap_or(Date::MIN),
            outcome: fields.get("outcome"),
        };
        let refs = ReviewRefs {
            chair: fields.get("chair"),
            attendees: fields.one_or_more("attendees"),
            materials: fields.one_or_more("materials"),
            actions: fields.one_or_more("actions"),
        };
        (facts, (), refs)
    })
}
