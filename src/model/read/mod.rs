//! Reading: how the nodes of the sources become the types of the model.
//!
//! What enters: documents. What leaves: as much of the portfolio as could be read, and every mistake found. What
//! always holds: one cause yields one message; nothing is resolved here, ids stay as written until `checks`.

pub mod context;
pub mod entity;
pub mod fields;
pub mod values;

pub use context::Context;
pub use entity::{EntityFile, read_entity};
pub use fields::Fields;
pub use values::FromNode;
