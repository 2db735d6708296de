//! Bytes to disk.
//!
//! What enters: rendered files in memory. What leaves: folders that readers open. What always holds: the only module
//! that writes; it reads nothing but what it wrote itself; what stood there before stays until everything new is
//! written, and a folder that is not ours is never touched.

mod files;
mod site;

pub use files::{write_new_files, write_outbox, write_over_files};
pub use site::{Published, SiteFolder, publish};

use std::fmt;
use std::path::{Path, PathBuf};

/// Something that could not be done on disk.
#[derive(Debug)]
pub struct PublishError {
    /// What was tried.
    pub action: &'static str,
    /// Where.
    pub path: PathBuf,
    /// Why not.
    pub reason: String,
}

impl PublishError {
    fn new(action: &'static str, path: &Path, reason: impl fmt::Display) -> Self {
        Self { action, path: path.to_owned(), reason: reason.to_string() }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} `{}`: {}", self.action, self.path.display(), self.reason)
    }
}

impl std::error::Error for PublishError {}
