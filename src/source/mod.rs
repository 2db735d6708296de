//! Reading the folder of program files.
//!
//! What enters: a [`Tree`], today a [`Folder`] on disk. What leaves: a [`SourceTree`] of documents with a place on
//! every key and value, and the diagnostics of everything that could not be read.
//! What always holds: this is the only module that reads files; one bad file never stops the others; no input makes
//! it panic, recurse without bound or take more than linear time; nothing here knows what a task is.

mod conflict;
mod decode;
mod disk;
mod markdown;
mod memory;
mod node;
mod outside;
mod overrides;
mod read;
mod scalar;
mod tree;
mod upward;
mod yaml;
mod yaml_error;

pub use disk::{Folder, OpenError};
pub use memory::Memory;
pub use node::{Entry, Node, Value};
pub use outside::{OUTSIDE_LIMIT, OutsideError, read_outside};
pub use overrides::{OverrideError, Overrides, read_overrides};
pub use read::{Content, Document, LogLine, SourceTree, read_tree};
pub use scalar::Scalar;
pub use tree::{Listing, Problem, ProblemKind, ReadError, SIZE_LIMIT, Tree};
pub use upward::further_up;
pub use yaml::{NESTING_LIMIT, parse_yaml};
