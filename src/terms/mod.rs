//! Ids and small value types that every layer names.

mod constraint;
mod link;

pub use constraint::ConstraintKind;
pub use link::LinkKind;
