//! The types of expressions.

use crate::terms::rule_names::{FactType, Field, Shape};

/// What an expression gives.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Type {
    Bool,
    Int,
    Double,
    Text,
    Word(&'static [&'static str]),
    Record(&'static [Field]),
    List(Box<Type>),
    /// Nothing is known: a mistake was reported, or the list is empty.
    Unknown,
}

impl Type {
    pub(super) fn of_fact(fact: FactType) -> Self {
        match fact {
            FactType::Bool => Self::Bool,
            FactType::Int => Self::Int,
            FactType::Double => Self::Double,
            FactType::Text => Self::Text,
            FactType::Word(words) => Self::Word(words),
        }
    }

    pub(super) fn of_shape(shape: Shape) -> Self {
        match shape {
            Shape::Value(fact) => Self::of_fact(fact),
            Shape::Record(fields) => Self::Record(fields),
            Shape::List(fields) => Self::List(Box::new(Self::Record(fields))),
        }
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Int | Self::Double)
    }

    /// Neither a record nor a list.
    pub(super) fn is_single(&self) -> bool {
        !matches!(self, Self::Record(_) | Self::List(_))
    }

    pub(super) fn says(&self) -> &'static str {
        match self {
            Self::Bool => "true or false",
            Self::Int => "a whole number",
            Self::Double => "a number",
            Self::Text => "text",
            Self::Word(_) => "a word",
            Self::Record(_) => "a record",
            Self::List(_) => "a list",
            Self::Unknown => "nothing",
        }
    }
}

/// Whether values of both types can be compared.
pub(super) fn same_kind(a: &Type, b: &Type) -> bool {
    match (a, b) {
        (Type::Unknown, _) | (_, Type::Unknown) | (Type::Text | Type::Word(_), Type::Text | Type::Word(_)) => true,
        (Type::List(a), Type::List(b)) => same_kind(a, b),
        _ => a == b || (a.is_number() && b.is_number()),
    }
}
