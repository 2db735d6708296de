//! Status notes: `status/2026-W24.md`.
//!
//! What enters: the front matter, and a text in sections `## BLUF {en}`, `## BLUF {customer zh}`. What leaves: the
//! note. What always holds: a section's `markdown` is the text of its `span`; an override has author, reason and
//! expiry, or it is E014 and reads as not written.

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::note::{Highlight, Override, OverrideWord, StatusNote};
use crate::source::{Node, Value};
use crate::terms::Dimension;
use crate::time::{Instant, IsoWeek};

use super::context::{Context, shortened};
use super::escalation::read_ask;
use super::fields::Fields;
use super::period::read_period;
use super::sections::read_sections;

/// A Markdown file of a program that is no entity.
#[derive(Debug, Clone, Copy)]
pub struct NoteFile<'t> {
    /// The name without its extension: the week.
    pub stem: &'t str,
    /// The id of its program.
    pub program: &'t str,
    /// Its front matter.
    pub front: &'t Node,
    /// Its text.
    pub body: crate::diagnostics::Span,
    /// The start of the file, for what concerns all of it.
    pub span: crate::diagnostics::Span,
}

/// Reads a status note. Nothing where no week can be made out.
pub fn read_note<'t>(file: NoteFile<'t>, cx: &mut Context<'t>) -> Option<StatusNote> {
    let about = EntityRef::new("status note", file.stem, Some(file.program));
    cx.about(about, |cx| {
        let sections = read_sections(file.body, cx);
        cx.entity_fields(file.front, file.span, |fields| {
            let period = read_period(fields, file.stem)?;
            Some(StatusNote {
                period,
                as_of: fields.required("as_of").unwrap_or(Instant::FAR_PAST),
                author: fields.get("author"),
                keyword: fields.get("keyword"),
                override_: read_override(fields, period),
                decisions: fields.list("decisions"),
                asks: fields.items("asks", read_ask),
                highlights: fields.items("highlights", read_highlight),
                visibility: fields.get("visibility").unwrap_or_default(),
                sections,
                origin: fields.origin_of("period"),
            })
        })
    })
    .flatten()
}

fn read_highlight(fields: &mut Fields<'_, '_>) -> Option<Highlight> {
    let text = fields.required("text");
    let about = fields.get("ref");
    text.map(|text| Highlight { text, about })
}

/// `override`: nothing, `none`, or colours with author, reason and expiry.
fn read_override(fields: &mut Fields<'_, '_>, period: IsoWeek) -> OverrideWord {
    let Some(node) = fields.node("override") else {
        return OverrideWord::Silent;
    };
    match &node.value {
        Value::Scalar(scalar) if scalar.text == "none" => OverrideWord::End,
        Value::Scalar(scalar) => {
            let parts: Vec<String> =
                parts(fields.cx, period).iter().map(|(name, example)| format!("{name}: {example}")).collect();
            fields.report(
                Diagnostic::new(Code::E018, format!("`override` cannot be `{}`", shortened(&scalar.text)))
                    .at(node.span)
                    .hint(format!("write `{{schedule: amber, {}}}`, or `none` to end one", parts.join(", "))),
            );
            OverrideWord::Silent
        }
        _ => fields
            .nested("override", |fields| read_set(fields, node, period))
            .flatten()
            .map_or(OverrideWord::Silent, OverrideWord::Set),
    }
}

/// The parts an override must have, with an example of each that holds: it ends on the Friday of the week after.
fn parts(cx: &Context<'_>, period: IsoWeek) -> [(&'static str, String); 3] {
    let sunday = period.next().last_day();
    let friday = sunday.checked_sub_days(chrono::Days::new(2)).unwrap_or(sunday);
    [
        ("by", cx.own.say("j-ortega")),
        ("reason", "\"Recovery plan agreed with the customer\"".to_owned()),
        ("expires", friday.to_string()),
    ]
}

fn read_set(fields: &mut Fields<'_, '_>, node: &Node, period: IsoWeek) -> Option<Override> {
    let mut colours = Vec::new();
    for (word, dimension) in Dimension::WORDS {
        colours.extend(fields.get(word).map(|colour| (*dimension, colour)));
    }
    let has_dimension = Dimension::WORDS.iter().any(|(word, _)| fields.has(word) || fields.is_misspelt(word));
    let by = fields.get("by");
    let reason = fields.get("reason");
    let expires = fields.get("expires");
    let missing: Vec<(&str, String)> = parts(fields.cx, period)
        .into_iter()
        .filter(|(name, _)| !fields.has(name) && !fields.is_misspelt(name))
        .collect();
    if !missing.is_empty() {
        let keys: Vec<String> = missing.iter().map(|(name, _)| format!("`{name}`")).collect();
        let lines: Vec<String> = missing.iter().map(|(name, example)| format!("`{name}: {example}`")).collect();
        fields.report(
            Diagnostic::new(Code::E014, format!("override without {}", keys.join(" and ")))
                .at(node.span)
                .hint(format!("add {}", lines.join(" and "))),
        );
    }
    if !has_dimension && !fields.has_unknown() {
        fields.report(
            Diagnostic::new(Code::E018, "the override names no dimension")
                .at(node.span)
                .hint("add what it replaces, like `schedule: amber`"),
        );
    }
    if colours.is_empty() {
        return None;
    }
    Some(Override { colours, by: by?, reason: reason?, expires: expires?, span: node.span })
}
