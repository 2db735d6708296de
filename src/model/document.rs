//! Free text longer than a line: the body of a Markdown file, in one or more languages.

use crate::diagnostics::Span;
use crate::terms::Origin;
use crate::terms::Visibility;
use crate::text::Lang;

/// The Markdown body of an entity, one part a language (`ID.md`, `ID.zh.md`), as written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body {
    /// The parts, the program's first language first.
    pub parts: Vec<BodyPart>,
}

/// One language of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyPart {
    /// The language.
    pub lang: Lang,
    /// Markdown, with marked passages still in it.
    pub markdown: String,
    /// Where it stands.
    pub span: Span,
    /// Of a translation, what its author says it was made from.
    pub made_from: Option<MadeFrom>,
}

/// The version of the original that a translation was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeFrom {
    /// Where it is written.
    pub span: Span,
    /// Whether it is the version of the original as it is now.
    pub is_current: bool,
    /// The first 7 hex digits of the original's version as it is now.
    pub current: String,
}

/// What every entity carries beside its own fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity<Id, Facts, Inner, Refs> {
    /// Its id.
    pub id: Id,
    /// Where it and its fields were written.
    pub origin: Origin,
    /// Who may see it.
    pub visibility: Visibility,
    /// What whoever sees the entity may see.
    pub facts: Facts,
    /// What customers never see.
    pub inner: Inner,
    /// Ids of other entities and people; hidden ones are dropped by the audience.
    pub refs: Refs,
    /// The text below the front matter; empty for entities that have none.
    pub body: Body,
}
