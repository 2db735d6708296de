//! Bytes to disk.
//!
//! What enters: rendered files in memory. What leaves: folders that readers open. What always holds: the only module
//! that writes; it reads nothing but what it wrote itself; what stood there before stays until everything new is
//! written, and a folder that is not ours is never touched.

mod files;
mod lock;
mod outbox;
mod site;

pub use files::{write_first_files, write_new_files, write_over_files};
pub use outbox::{Posted, write_outbox};
pub use site::{Published, SiteFolder, publish};

use std::fmt;
use std::io::{self, ErrorKind};
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

    /// What the system refused, in words that say what to mend.
    fn io(action: &'static str, path: &Path, error: &io::Error) -> Self {
        let blocked = matches!(error.kind(), ErrorKind::NotADirectory | ErrorKind::AlreadyExists);
        let in_the_way = if blocked { path.ancestors().find(|above| above.is_file()) } else { None };
        let reason = match (in_the_way, error.kind()) {
            (Some(file), _) => {
                format!(
                    "`{}` is a file where a folder has to be; move it away, or choose another folder",
                    file.display()
                )
            }
            (None, ErrorKind::PermissionDenied) => {
                "you have no permission there; change it, or choose another folder".to_owned()
            }
            (None, ErrorKind::ReadOnlyFilesystem) => "the disk is read-only; choose a folder elsewhere".to_owned(),
            (None, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => "no room is left on the disk".to_owned(),
            (None, kind) => kind.to_string(),
        };
        Self::new(action, path, reason)
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} `{}`: {}", self.action, self.path.display(), self.reason)
    }
}

impl std::error::Error for PublishError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_among_the_folders_is_named() {
        let folder = tempfile::tempdir().unwrap();
        write_new_files(folder.path(), &[("site".to_owned(), b"x")]).unwrap();
        let error = publish(&folder.path().join("site/deep"), &[], true).unwrap_err();
        assert!(error.to_string().contains("site` is a file where a folder has to be; move it away"), "{error}");
    }

    #[test]
    fn what_the_system_refuses_is_said_in_words() {
        let of = |kind: ErrorKind| PublishError::io("write", Path::new("nowhere/at-all"), &kind.into()).to_string();
        assert!(of(ErrorKind::PermissionDenied).contains("no permission"));
        assert!(of(ErrorKind::StorageFull).contains("no room"));
        assert!(of(ErrorKind::ReadOnlyFilesystem).contains("read-only"));
    }
}
