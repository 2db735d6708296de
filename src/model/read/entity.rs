//! Entities that have a file of their own: its name is the id, its front matter the fields, its text the body.

use std::fmt::Display;

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::document::{Body, Entity};
use crate::source::Node;
use crate::terms::EntityId;
use crate::text::Text;

use super::context::Context;
use super::fields::Fields;
use super::values::FromNode;

/// A file that holds one entity.
#[derive(Debug, Clone)]
pub struct EntityFile<'t> {
    /// The name without its extension, which is the id.
    pub stem: &'t str,
    /// The id of its program, the name of the folder.
    pub program: &'t str,
    /// The front matter of a Markdown file, or the whole of a YAML file.
    pub node: &'t Node,
    /// The start of the file, for what concerns all of it.
    pub span: Span,
    /// The text below the front matter, with its translations; empty for YAML files.
    pub body: Body,
}

/// A shared file that holds one entity: a person, a calendar.
#[derive(Debug, Clone, Copy)]
pub struct SharedFile<'t> {
    /// The name without its extension, which is the id.
    pub stem: &'t str,
    /// The whole file.
    pub node: &'t Node,
    /// The start of the file, for what concerns all of it.
    pub span: Span,
}

/// Reads an entity: its id and visibility here, the rest by `read`, which gets the id.
///
/// The id is the file's name; an `id` that is missing or differs is E018, as is one of another program. Nothing where
/// neither is an id of the kind.
pub fn read_entity<'t, Id, Facts, Inner, Refs>(
    file: EntityFile<'t>,
    cx: &mut Context<'t>,
    read: impl FnOnce(&mut Fields<'t, '_>, &Id) -> (Facts, Inner, Refs),
) -> Option<Entity<Id, Facts, Inner, Refs>>
where
    Id: EntityId + FromNode,
{
    let about = EntityRef::new(Id::KIND, file.stem, Some(file.program));
    let EntityFile { stem, program, node, span, body } = file;
    cx.about(about, |cx| {
        cx.entity_fields(node, span, |fields| {
            let id: Id = program_id(fields, stem, program)?;
            let visibility = fields.get("visibility").unwrap_or_default();
            let (facts, inner, refs) = read(fields, &id);
            let id_span = fields.span("id");
            let origin = fields.origin(id_span);
            Some(Entity { id, origin, visibility, facts, inner, refs, body })
        })
    })
    .flatten()
}

/// The id of an entity of a program: the file's name, of the program's own ids.
fn program_id<Id: EntityId + FromNode>(fields: &mut Fields<'_, '_>, stem: &str, program: &str) -> Option<Id> {
    let id = file_id(fields, stem, |text| Id::parse(text).ok())?;
    check_program(fields.cx, &id, fields.span("id"), program);
    Some(id)
}

/// The id of a file that holds one entity: its name. An `id` that is missing or differs is E018; nothing where neither
/// is an id of the kind.
pub fn file_id<Id: FromNode + PartialEq + Display>(
    fields: &mut Fields<'_, '_>,
    stem: &str,
    parse: impl Fn(&str) -> Option<Id>,
) -> Option<Id> {
    if !fields.has("id") {
        fields.needs("id", stem);
    }
    let span = fields.span("id");
    let written: Option<Id> = fields.get("id");
    let named = parse(stem);
    match (&written, &named) {
        (Some(written), Some(named)) if written != named => fields.report(
            Diagnostic::new(Code::E018, format!("the id `{written}` differs from the file's name `{stem}`"))
                .at(span)
                .hint(format!("write `id: {stem}`, or rename the file")),
        ),
        (Some(written), None) => fields.report(
            Diagnostic::new(Code::E018, format!("the file's name `{stem}` is not the id `{written}`"))
                .at(span)
                .hint(format!("rename the file after `{written}`")),
        ),
        _ => {}
    }
    named.or(written)
}

/// A text that is needed; the id where it is missing or wrong, so that the entity can still be referred to.
pub fn text_or(fields: &mut Fields<'_, '_>, name: &'static str, id: &str) -> Text {
    let lang = fields.cx.lang;
    fields.required(name).unwrap_or_else(|| Text::new(lang, id))
}

/// E018 where the program part of an id is not the program's.
pub fn check_program<Id: EntityId>(cx: &mut Context<'_>, id: &Id, span: Span, program: &str) {
    if belongs_to(id, program) {
        return;
    }
    let part = program_part(program);
    let kind = id.as_str().split('-').next().unwrap_or_default();
    cx.report(
        Diagnostic::new(Code::E018, format!("`{id}` is not an id of the program `{program}`"))
            .at(span)
            .hint(format!("write `{kind}-{part}-…`, or move it to that program")),
    );
}

/// Whether the program part of an id is the program's name in capitals, dashes left out.
pub fn belongs_to<Id: EntityId>(id: &Id, program: &str) -> bool {
    id.program_part() == program_part(program)
}

/// The program part of ids in a program's folder: `nbl` gives `NBL`, `a8-rack` gives `A8RACK`.
#[must_use]
pub fn program_part(program: &str) -> String {
    program.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}
