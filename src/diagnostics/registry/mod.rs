//! What each code catches, why it matters, and an example: the text behind `check --explain CODE` and the data
//! quality page.

pub(super) mod errors;
pub(super) mod warnings;

/// What the registry says about one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeInfo {
    /// Short name of the mistake: lower-case phrase.
    pub title: &'static str,
    /// What is caught, in full sentences.
    pub catches: &'static str,
    /// Why it matters, in full sentences.
    pub why: &'static str,
    /// The smallest text that shows it, with the mended line in a comment or below.
    pub example: &'static str,
}
