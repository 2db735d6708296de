//! Status rules: conditions in CEL, by dimension and colour.

pub use crate::terms::RuleSubject;
use crate::terms::{Colour, Dimension, Origin, RuleId};

/// `rag.yaml`, or the built-in rules.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSet {
    /// Its version, kept with each report.
    pub version: i64,
    /// How many reports must agree before a colour improves.
    pub improve_after_reports: usize,
    /// The longest an override may last, in days.
    pub override_max_days: i64,
    /// Rules, in the order of the file.
    pub rules: Vec<Rule>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// `SCH-R3`.
    pub id: RuleId,
    /// Where it was written; nothing for a built-in rule.
    pub origin: Option<Origin>,
    /// What it is about.
    pub dimension: Dimension,
    /// What it gives when it fires; never green.
    pub colour: Colour,
    /// What it runs over.
    pub over: RuleSubject,
    /// The condition (CEL).
    pub when: String,
}
