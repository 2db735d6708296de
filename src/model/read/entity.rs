//! Entities that have a file of their own: its name is the id, its front matter the fields, its text the body.

use std::fmt::Display;

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::document::{Body, Entity};
use crate::source::Node;
use crate::terms::{
    ActionId, CollateralId, DecisionId, EntityId, EscalationId, IssueId, RequirementId, ReviewId, RiskId, TaskId,
    Visibility,
};
use crate::text::Text;

use super::context::{Context, shortened};
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
            let Some(id) = program_id(fields, stem, program) else {
                read_without_id(fields, program, read);
                return None;
            };
            let visibility = fields.get("visibility").unwrap_or_default();
            let (facts, inner, refs) = read(fields, &id);
            let id_span = fields.span("id");
            let origin = fields.origin(id_span);
            Some(Entity { id, origin, visibility, facts, inner, refs, body })
        })
    })
    .flatten()
}

/// Reads the rest of an entity whose id cannot be made out, for its other mistakes; nothing where its id is that of
/// another kind, so that its keys are as well.
fn read_without_id<'t, 'c, Id: EntityId, R>(
    fields: &mut Fields<'t, 'c>,
    program: &str,
    read: impl FnOnce(&mut Fields<'t, 'c>, &Id) -> R,
) {
    let written = fields.node("id").and_then(Node::as_scalar).map(|scalar| scalar.text.as_str());
    if written.is_some_and(|id| other_kind::<Id>(id).is_some()) {
        return;
    }
    let prefix = Id::PREFIXES.first().copied().unwrap_or_default();
    if let Ok(stand_in) = Id::parse(&format!("{prefix}-{}-0", program_part(program))) {
        fields.go_on();
        fields.get::<Visibility>("visibility");
        read(fields, &stand_in);
    }
}

/// The id of an entity of a program: the file's name, of the program's own ids.
fn program_id<Id: EntityId + FromNode>(fields: &mut Fields<'_, '_>, stem: &str, program: &str) -> Option<Id> {
    let written = fields.node("id").and_then(Node::as_scalar).map_or(stem, |scalar| scalar.text.as_str());
    if let Some((kind, folder)) = other_kind::<Id>(written).filter(|_| Id::parse(stem).is_err()) {
        let span = fields.span("id");
        let message =
            format!("`{}` is the id of {kind}, and this folder holds {}", shortened(written), plural(Id::KIND));
        fields.report(Diagnostic::new(Code::E018, message).at(span).hint(format!("move the file to `{folder}/`")));
        fields.stop();
        return None;
    }
    let id = file_id(fields, stem, |text| Id::parse(text).ok())?;
    check_program(fields.cx, &id, fields.span("id"), program);
    Some(id)
}

/// The id of a file that holds one entity: its name. An `id` that is missing or differs is E018; nothing where neither
/// is an id of the kind, and then nothing is said of the other keys, since nobody asks for them.
pub fn file_id<Id: FromNode + PartialEq + Display>(
    fields: &mut Fields<'_, '_>,
    stem: &str,
    parse: impl Fn(&str) -> Option<Id>,
) -> Option<Id> {
    let named = parse(stem);
    let span = fields.span("id");
    let node = fields.node("id");
    let written = node.and_then(Node::as_scalar).and_then(|scalar| parse(&scalar.text));
    let stands = |text: &str| format!("`{}`", shortened(text));
    let mut wrong = |message: String, hint: String| {
        fields.report(Diagnostic::new(Code::E018, message).at(span).hint(hint));
    };
    match (node, &written, &named) {
        (_, Some(written), Some(named)) if written != named => wrong(
            format!("the id `{written}` differs from the file's name {}", stands(stem)),
            format!("write `id: {named}`, or rename the file"),
        ),
        (_, Some(written), None) => wrong(
            format!("the file's name {} is not the id `{written}`", stands(stem)),
            format!("rename the file after `{written}`"),
        ),
        (Some(node), None, Some(named)) => {
            let found = node.as_scalar().map_or_else(|| "this".to_owned(), |scalar| stands(&scalar.text));
            wrong(format!("{found} is not {}", Id::expected()), format!("write `id: {named}`, as the file is named"));
        }
        (None, None, Some(named)) => fields.needs_value("id", named.to_string()),
        (_, None, None) => {
            let found = node.and_then(Node::as_scalar).map_or(stem, |scalar| scalar.text.as_str());
            // Of ids in small letters a name in capitals or with spaces is the usual mistake.
            let hint = if let Some(meant) = parse(&found.to_lowercase().replace([' ', '_'], "-")) {
                format!("write `id: {meant}`, and name the file after it")
            } else {
                let example = fields.cx.own.say(&Id::example());
                format!("write it like `{example}`, and name the file after it")
            };
            fields.report(
                Diagnostic::new(Code::E018, format!("{} is not {}", stands(found), Id::expected())).at(span).hint(hint),
            );
            fields.stop();
        }
        (_, Some(_), Some(_)) => {}
    }
    named.or(written)
}

/// The kind whose id a text is, with its article, and its folder, where it is not one of `Id`.
fn other_kind<Id: EntityId>(text: &str) -> Option<(&'static str, &'static str)> {
    let is = |known: &[&str]| known.contains(&text.split('-').next().unwrap_or_default());
    let (prefixes, kind, folder) = KINDS.iter().find(|(prefixes, ..)| is(prefixes))?;
    (Id::PREFIXES != *prefixes).then_some((kind, folder))
}

/// The kinds of ids of entities: the words they begin with, the kind with its article, its folder.
const KINDS: [(&[&str], &str, &str); 9] = [
    (TaskId::PREFIXES, "a task", "plan"),
    (RequirementId::PREFIXES, "a requirement", "requirements"),
    (IssueId::PREFIXES, "an issue", "issues"),
    (EscalationId::PREFIXES, "an escalation", "escalations"),
    (RiskId::PREFIXES, "a risk", "risks"),
    (DecisionId::PREFIXES, "a decision", "decisions"),
    (ReviewId::PREFIXES, "a review", "reviews"),
    (ActionId::PREFIXES, "an action", "actions"),
    (CollateralId::PREFIXES, "a document", "collateral"),
];

/// `issues`
fn plural(kind: &str) -> String {
    format!("{kind}s")
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
