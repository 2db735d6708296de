//! Where an entity came from: its own place in the sources and the place of each of its fields.

use crate::diagnostics::Span;

/// The place an entity was written at, and the places of its fields by path (`next_action.due`).
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The id, or the key, that names the entity.
    pub span: Span,
    fields: Vec<(String, Span)>,
}

impl Origin {
    /// The places of an entity and of its fields; a later place for the same path is kept beside the first.
    #[must_use]
    pub fn new(span: Span, mut fields: Vec<(String, Span)>) -> Self {
        fields.sort_by(|a, b| a.0.cmp(&b.0));
        Self { span, fields }
    }

    /// The place of a field's value, or the entity's own where the field was not written.
    #[must_use]
    pub fn of(&self, path: &str) -> Span {
        self.written(path).unwrap_or(self.span)
    }

    /// The place of a field's value, or nothing where the field was not written.
    #[must_use]
    pub fn written(&self, path: &str) -> Option<Span> {
        self.fields.binary_search_by(|(name, _)| name.as_str().cmp(path)).ok().map(|index| self.fields[index].1)
    }
}
