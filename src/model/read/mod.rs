//! Reading: how the nodes of the sources become the types of the model.
//!
//! What enters: documents. What leaves: as much of the portfolio as could be read, and every mistake found. What
//! always holds: one cause yields one message; nothing is resolved here, ids stay as written until `checks`.

pub mod baseline;
pub mod calendar;
pub mod context;
pub mod entity;
pub mod fields;
pub mod gates;
pub mod layout;
pub mod link;
pub mod load;
pub mod people;
pub mod plan;
pub mod portfolio;
pub mod program;
pub mod program_files;
pub mod resolve;
pub mod rules;
pub mod shared;
pub mod team;
pub mod values;

pub use context::Context;
pub use entity::{EntityFile, read_entity};
pub use fields::Fields;
pub use load::read;
pub use values::FromNode;
