//! YAML as a tree of our own, with a place on every key and value.
//!
//! What always holds: depth is bounded by the reader (`NESTING_LIMIT`), so code may recurse over a node; the keys of
//! a mapping are distinct and in the file's order.

use super::scalar::Scalar;
use crate::diagnostics::{Span, Spanned};

/// A value and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value: of a quoted text with its quotes, of a block text without `|` and indentation, of a
    /// list or mapping from its first to its last character; empty, behind the colon, where nothing is written.
    pub span: Span,
    /// What is written there.
    pub value: Value,
}

/// What a node can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or an unquoted `null`.
    Null,
    /// A text; what it means is for the reader of its key to say.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys with their values, in the file's order.
    Mapping(Vec<Entry>),
}

/// One key of a mapping with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key's text, whatever it looks like (`1.3` and `true` are texts here), and its place.
    pub key: Spanned<String>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// True for nothing, `~` and an unquoted `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The items, if it is a list.
    #[must_use]
    pub fn as_sequence(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, if it is a mapping.
    #[must_use]
    pub fn as_mapping(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a key, if it is a mapping that has it; looks at one key after the other.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_mapping()?.iter().find(|entry| entry.key.value == key).map(|entry| &entry.value)
    }

    /// What it is, in words for messages: `nothing`, `a text`, `a list` or `a mapping`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "a text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }
}
