//! Reading: how the nodes of the sources become the types of the model.
//!
//! What enters: documents. What leaves: as much of the portfolio as could be read, and every mistake found. What
//! always holds: one cause yields one message; ids stay as written, but for links between tasks, which become indexes.

pub mod absent;
pub mod action;
pub mod actuals;
pub mod baseline;
pub mod blob_id;
pub mod body;
pub mod broken;
pub mod calendar;
pub mod collateral;
pub mod context;
pub mod decision;
pub mod entity;
pub mod escalation;
pub mod event;
pub mod fields;
pub mod filed;
pub mod gates;
pub mod issue;
pub mod keys;
pub mod layout;
pub mod ledger;
pub mod link;
pub mod load;
pub mod log;
pub mod note;
mod numbers;
pub mod own;
pub mod people;
pub mod period;
pub mod plan;
pub mod portfolio;
pub mod program;
pub mod program_files;
pub mod requirement;
pub mod resolve;
pub mod resource;
pub mod review;
pub mod risk;
pub mod rules;
pub mod sections;
pub mod shared;
pub mod siblings;
pub mod team;
pub mod values;

pub use context::Context;
pub use entity::{EntityFile, read_entity};
pub use fields::Fields;
pub use load::read;
pub use values::FromNode;
