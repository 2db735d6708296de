//! What a condition is asked about, and what it says.

use crate::terms::rule_names::NAMES;

/// A single value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fact<'a> {
    /// It does not exist, or not yet.
    Missing,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Double(f64),
    /// Text.
    Text(&'a str),
}

/// What stands behind a name. Records hold their values in the order of the table's fields.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Root<'a> {
    /// It does not exist, or not yet.
    Missing,
    /// A single value.
    Value(Fact<'a>),
    /// Named values.
    Record(&'a [Fact<'a>]),
    /// A list of records.
    List(&'a [&'a [Fact<'a>]]),
}

/// What a condition is asked about: a value for each name of the table, all missing at first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facts<'a> {
    roots: [Root<'a>; NAMES.len()],
}

impl<'a> Facts<'a> {
    /// Nothing exists.
    #[must_use]
    pub fn new() -> Self {
        Self { roots: [Root::Missing; NAMES.len()] }
    }

    /// The same facts with this value behind a name; a name that is not in the table changes nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: Root<'a>) -> Self {
        if let Some(index) = NAMES.iter().position(|known| known.name == name) {
            self.roots[index] = value;
        }
        self
    }

    pub(super) fn root(&self, index: usize) -> Root<'a> {
        self.roots.get(index).copied().unwrap_or(Root::Missing)
    }
}

impl Default for Facts<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// What a condition says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is true.
    Holds,
    /// It is false.
    Fails,
    /// It could not be evaluated.
    NotEvaluated(Unevaluated),
}

/// Why a condition could not be evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unevaluated {
    /// A value that it needs does not exist, or not yet: its name in the table of names, and the field of it.
    Absent(Option<&'static str>, Option<&'static str>),
    /// It divides by zero.
    DivisionByZero,
    /// A number grows out of range.
    OutOfRange,
    /// It did not compile; `check` says why.
    Broken,
}

impl Unevaluated {
    /// Whether the condition itself fails on data that exists, so that its author has to mend it.
    #[must_use]
    pub fn is_failure(self) -> bool {
        matches!(self, Self::DivisionByZero | Self::OutOfRange)
    }

    /// What does not exist, as conditions name it: `milestone.p_meet`, `qual`.
    #[must_use]
    pub fn path(self) -> Option<String> {
        match self {
            Self::Absent(Some(name), Some(field)) => Some(format!("{name}.{field}")),
            Self::Absent(Some(only), None) | Self::Absent(None, Some(only)) => Some(only.to_owned()),
            _ => None,
        }
    }

    /// The one of two reasons to tell: a failure before what is absent, else the first.
    #[must_use]
    pub(crate) fn graver(self, other: Self) -> Self {
        if other.is_failure() && !self.is_failure() { other } else { self }
    }
}
