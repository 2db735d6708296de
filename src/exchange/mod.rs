//! Plans of other tools, in and out.
//!
//! What enters: the bytes of somebody else's file. What leaves: a [`Draft`], the same plan in no tool's terms, and from
//! it the files of a program folder. What always holds: a reader of a format knows nothing of our files, and
//! [`write`](write::folder) nothing of theirs; what cannot be carried is a [`Loss`] with its reason, never dropped
//! without a word; no input makes a reader panic, recurse without bound or take memory out of proportion; nothing here
//! reads or writes a disk.

pub mod bytes;
pub mod draft;
pub mod issue_log;
pub mod kind;
pub mod msproject;
pub mod p6;
pub mod psplib;
pub mod write;

pub use draft::{Draft, ImportError, Loss};
