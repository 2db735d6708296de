//! Requirements with their evidence, and documents.

use crate::terms::{
    AreaId, CollateralId, MoscowPriority, PersonId, RecipeId, RequirementId, RequirementState, TaskId,
    VerificationMethod,
};
use crate::text::Text;
use crate::time::Date;

use super::document::Entity;

/// A requirement. Its body follows it.
pub type Requirement = Entity<RequirementId, RequirementFacts, RequirementInner, RequirementRefs>;

/// What whoever sees the requirement may see.
#[derive(Debug, Clone, PartialEq)]
pub struct RequirementFacts {
    /// Title.
    pub title: Text,
    /// How much it matters.
    pub priority: MoscowPriority,
    /// What it is about, in the author's words.
    pub category: Option<String>,
    /// Where it stands.
    pub state: RequirementState,
    /// The customer's own number.
    pub customer_ref: Option<String>,
    /// Section of the source document.
    pub section: Option<String>,
    /// When it was received; in scope from then on.
    pub received: Option<Date>,
    /// How it is verified.
    pub method: Option<VerificationMethod>,
    /// What counts as passed.
    pub accept: Option<Text>,
    /// How many samples.
    pub sample_size: Option<i64>,
}

/// What customers never see.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RequirementInner {
    /// Functional areas that work on it.
    pub areas: Vec<AreaId>,
    /// Rows of the qualification matrix that verify it.
    pub qual_rows: Vec<String>,
}

/// Ids of others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RequirementRefs {
    /// Owner.
    pub owner: Option<PersonId>,
    /// Tasks that implement it.
    pub tasks: Vec<TaskId>,
    /// The document it came in.
    pub document: Option<CollateralId>,
    /// The decision that waives it.
    pub waived_by: Option<crate::terms::DecisionId>,
    /// Results so far, with references that the audience narrows.
    pub evidence: Vec<Evidence>,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Which way.
    pub result: EvidenceResult,
    /// When.
    pub on: Date,
    /// On which bundle.
    pub recipe: Option<RecipeId>,
    /// Where it can be read.
    pub reference: Option<String>,
    /// First 6 hex digits of BLAKE3 over the requirement's title and body when it was verified.
    pub fingerprint: Option<String>,
    /// Whether the fingerprint still equals that of the title and body; true where none is written.
    pub fingerprint_holds: bool,
    /// The fingerprint that title and body have now, where the written one does not hold.
    pub fingerprint_now: Option<String>,
}

/// The fingerprint of a requirement: the first 6 hex digits, lower case, of BLAKE3 over its title in the program's first
/// language, a line feed, and its body in that language. Title and body are taken without white space at their ends and
/// with line feeds as line ends; marked passages and comments count, translations do not.
///
/// ```
/// use milepost::model::requirement::fingerprint;
/// let print = fingerprint("No throttling", "Clocks stay up.\r\nFor 24 h.\r\n");
/// assert_eq!(print, fingerprint(" No throttling", "\nClocks stay up.\nFor 24 h."));
/// assert_ne!(print, fingerprint("No throttling", "Clocks stay up."));
/// assert_eq!(print.len(), 6);
/// ```
#[must_use]
pub fn fingerprint(title: &str, body: &str) -> String {
    let text = format!("{}\n{}", title.trim(), body.trim()).replace("\r\n", "\n");
    let mut hex = blake3::hash(text.as_bytes()).to_hex().to_string();
    hex.truncate(6);
    hex
}

crate::terms::words! {
    /// How a test came out.
    EvidenceResult {
        /// Passed.
        Pass = "pass",
        /// Passed with a deviation.
        Deviation = "deviation",
        /// Failed.
        Fail = "fail",
        /// Could not run.
        Blocked = "blocked",
    }
}

/// A document handed over or kept as proof. Its body follows it.
pub type Collateral = Entity<CollateralId, CollateralFacts, (), CollateralRefs>;

/// What whoever sees the document may see.
#[derive(Debug, Clone, PartialEq)]
pub struct CollateralFacts {
    /// Title.
    pub title: Text,
    /// What kind: `design-guide`, `spec`, `tool`, `report`, `letter`, `training`.
    pub kind: Option<String>,
    /// Revision.
    pub revision: Option<String>,
    /// When it was released.
    pub released: Option<Date>,
    /// Whether it needs an agreement.
    pub nda: bool,
    /// By when feedback is due.
    pub feedback_due: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// Ids of others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CollateralRefs {
    /// The document it replaces.
    pub supersedes: Option<CollateralId>,
    /// Who has it, since when.
    pub delivered_to: Vec<(PersonId, Date)>,
}
