//! Ids: `TYPE-PROGRAM-TAIL` for entities, short lowercase words for people, calendars, customers and areas.

use std::fmt;

/// Why a text is not an id of the kind asked for, with the shape it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdError {
    /// The text as written.
    pub found: String,
    /// The shape that would be accepted, for the hint: `TSK-NBL-110`.
    pub expected: &'static str,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not an id of the form `{}`", self.found, self.expected)
    }
}

impl std::error::Error for IdError {}

/// What all ids of entities share: a text, and the program it belongs to.
pub trait EntityId: Sized + Clone + Ord + fmt::Display {
    /// The word before the first dash, or the words where a kind has several: `["TSK", "MS"]`.
    const PREFIXES: &'static [&'static str];
    /// The kind in the reader's words, for messages: `task`.
    const KIND: &'static str;
    /// Reads an id.
    ///
    /// # Errors
    /// Another prefix, or a part that is empty or not upper-case letters and digits.
    fn parse(text: &str) -> Result<Self, IdError>;
    /// The id as written.
    fn as_str(&self) -> &str;
    /// The program part, upper case as written: `NBL`.
    fn program_part(&self) -> &str {
        self.as_str().split('-').nth(1).unwrap_or_default()
    }
}

fn entity_shape(text: &str, prefixes: &[&str]) -> bool {
    let mut parts = text.split('-');
    let (Some(kind), Some(program), Some(tail), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let upper =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    prefixes.contains(&kind) && upper(program) && upper(tail)
}

fn lower_shape(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.split('/').all(|part| {
            part.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_')
        })
}

fn one_word(text: &str) -> bool {
    !text.contains('/') && lower_shape(text)
}

fn two_words(text: &str) -> bool {
    text.split('/').count() <= 2 && lower_shape(text)
}

fn gate_shape(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next() == Some(b'G') && text.len() > 1 && text.len() <= 8 && bytes.all(|byte| byte.is_ascii_alphanumeric())
}

fn token_shape(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

macro_rules! newtype {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

macro_rules! entity_ids {
    ($($(#[$doc:meta])* $name:ident, $kind:literal, $prefixes:expr, $example:literal;)*) => {$(
        newtype!($(#[$doc])* $name);

        impl EntityId for $name {
            const PREFIXES: &'static [&'static str] = &$prefixes;
            const KIND: &'static str = $kind;

            fn parse(text: &str) -> Result<Self, IdError> {
                if entity_shape(text, Self::PREFIXES) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(IdError { found: text.to_owned(), expected: $example })
                }
            }

            fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}

macro_rules! short_ids {
    ($($(#[$doc:meta])* $name:ident, $shape:expr, $example:literal;)*) => {$(
        newtype!($(#[$doc])* $name);

        impl $name {
            /// Reads an id.
            ///
            /// # Errors
            /// A text of another shape.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                if $shape(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(IdError { found: text.to_owned(), expected: $example })
                }
            }

            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}

entity_ids! {
    /// A task or milestone: `TSK-NBL-110`, `MS-NBL-DVT`.
    TaskId, "task", ["TSK", "MS"], "TSK-NBL-110";
    /// A requirement: `REQ-NBL-012`.
    RequirementId, "requirement", ["REQ"], "REQ-NBL-012";
    /// An issue: `ISS-NBL-041`.
    IssueId, "issue", ["ISS"], "ISS-NBL-041";
    /// An escalation: `ESC-NBL-003`.
    EscalationId, "escalation", ["ESC"], "ESC-NBL-003";
    /// A risk: `RSK-NBL-007`.
    RiskId, "risk", ["RSK"], "RSK-NBL-007";
    /// A decision: `DEC-NBL-004`.
    DecisionId, "decision", ["DEC"], "DEC-NBL-004";
    /// A review: `REV-NBL-006`.
    ReviewId, "review", ["REV"], "REV-NBL-006";
    /// An action item: `ACT-NBL-061`.
    ActionId, "action", ["ACT"], "ACT-NBL-061";
    /// A document handed to a customer or kept as proof: `COL-NBL-005`.
    CollateralId, "document", ["COL"], "COL-NBL-005";
}

short_ids! {
    /// A program, the name of its folder: `nbl`.
    ProgramId, one_word, "nbl";
    /// A person: `lin-wei`, or a customer's person `nebula/arjun-rao`.
    PersonId, two_words, "lin-wei";
    /// A customer: `nebula`.
    CustomerId, one_word, "nebula";
    /// A working calendar: `taipei`.
    CalendarId, one_word, "taipei";
    /// A lab, a chamber, a tray of samples: `lab-tpe`; where a task needs one, also a person: `lin-wei`.
    ResourceId, one_word, "lab-tpe";
    /// A functional area: `engineering/firmware`.
    AreaId, lower_shape, "engineering/firmware";
    /// A service agreement: `gold`.
    SlaId, one_word, "gold";
    /// A workstream of one program: `firmware`.
    WorkstreamId, one_word, "firmware";
    /// A gate of one program: `G3`.
    GateId, gate_shape, "G3";
    /// A gate's criterion: `G3-1`.
    CriterionId, token_shape, "G3-1";
    /// A firmware and driver bundle: `1.4`.
    RecipeId, token_shape, "1.4";
    /// A baseline, the name of its file: `2026-03-02-contract`.
    BaselineId, token_shape, "2026-03-02-contract";
    /// A status rule: `SCH-R3`.
    RuleId, token_shape, "SCH-R3";
}

impl PersonId {
    /// The customer whose person this is, or nothing for one of our own.
    #[must_use]
    pub fn customer(&self) -> Option<&str> {
        self.0.split_once('/').map(|(customer, _)| customer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entity_ids_have_three_upper_case_parts() {
        assert_eq!(TaskId::parse("MS-NBL-DVT").unwrap().program_part(), "NBL");
        for wrong in ["TSK-NBL", "TSK-nbl-1", "REQ-NBL-1", "TSK-NBL-1-2", "TSK--1", "", "TSK-NBL-１"] {
            assert!(TaskId::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn short_ids_are_lower_case_words() {
        assert_eq!(PersonId::parse("nebula/arjun-rao").unwrap().customer(), Some("nebula"));
        assert_eq!(PersonId::parse("lin-wei").unwrap().customer(), None);
        assert!(PersonId::parse("Lin Wei").is_err());
        assert!(AreaId::parse("engineering/firmware").is_ok());
        assert!(CalendarId::parse("a/b").is_err());
        assert!(GateId::parse("G3").is_ok());
        assert!(GateId::parse("3").is_err());
        assert!(RecipeId::parse("../x").is_err());
    }
}
