//! What each code catches, why it matters, and an example: the text behind `check --explain CODE` and the data
//! quality page.

pub(super) mod errors;
pub(super) mod warnings;
