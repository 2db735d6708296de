//! Documents handed over or kept as proof: `collateral/COL-NBL-005.yaml`.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::requirement::{Collateral, CollateralFacts, CollateralRefs};
use crate::terms::{CollateralId, EntityId, PersonId};
use crate::time::Date;

use super::context::{Context, shortened};
use super::entity::{EntityFile, read_entity, text_or};
use super::fields::Fields;

/// Reads a document. Nothing where no id can be made out.
pub fn read_collateral<'t>(file: EntityFile<'t>, cx: &mut Context<'t>) -> Option<Collateral> {
    read_entity(file, cx, |fields, id: &CollateralId| {
        let title = text_or(fields, "title", id.as_str());
        let facts = CollateralFacts {
            title,
            kind: fields.get("kind"),
            revision: fields.get("revision"),
            released: fields.get("released"),
            nda: fields.get("nda").unwrap_or(false),
            feedback_due: fields.get("feedback_due"),
            url: read_address(fields),
        };
        let refs = CollateralRefs {
            supersedes: fields.get("supersedes"),
            delivered_to: fields.items("delivered_to", read_delivery),
        };
        (facts, (), refs)
    })
}

fn read_delivery(fields: &mut Fields<'_, '_>) -> Option<(PersonId, Date)> {
    let who = fields.required("who");
    let on = fields.required("on");
    Some((who?, on?))
}

/// An address a reader may follow: of the web, and nothing that could run.
fn read_address(fields: &mut Fields<'_, '_>) -> Option<String> {
    let address: String = fields.get("url")?;
    let scheme = address.split_once("://").map(|(scheme, _)| scheme);
    let on_web = matches!(scheme, Some("http" | "https"));
    if on_web && !address.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Some(address);
    }
    let span = fields.span("url");
    fields.report(
        Diagnostic::new(Code::E018, format!("`{}` is not the address of a document", shortened(&address)))
            .at(span)
            .hint("write it like `https://portal.example/docs/A8-IG-09`"),
    );
    None
}
