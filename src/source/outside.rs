//! One file of somebody else's, for import: it may be far larger than what people write by hand.

#![expect(clippy::disallowed_methods, reason = "source is the layer that reads")]

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::disk::words;

/// Largest file that is imported, in bytes; the largest public plans have some tens of megabytes.
pub const OUTSIDE_LIMIT: u64 = 256 * 1024 * 1024;

/// A file that cannot be read.
#[derive(Debug)]
pub struct OutsideError {
    path: PathBuf,
    reason: String,
}

impl fmt::Display for OutsideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read `{}`: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for OutsideError {}

/// The bytes of a file.
///
/// # Errors
/// There is none, it is a folder, the system refuses, or it has more than [`OUTSIDE_LIMIT`] bytes.
pub fn read_outside(path: &Path) -> Result<Vec<u8>, OutsideError> {
    let fail = |reason: String| OutsideError { path: path.to_owned(), reason };
    let refused = |error: io::Error| fail(words(&error));
    let file = File::open(path).map_err(refused)?;
    if file.metadata().map_err(refused)?.is_dir() {
        return Err(fail("it is a folder, not a file".to_owned()));
    }
    // A pipe tells no size, and a file may grow while it is read.
    let mut bytes = Vec::new();
    file.take(OUTSIDE_LIMIT + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > OUTSIDE_LIMIT {
        return Err(fail(format!("it has more than {} MB", OUTSIDE_LIMIT / 1_000_000)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_said_with_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let missing = read_outside(&folder.path().join("plan.xml")).unwrap_err().to_string();
        assert!(missing.contains("plan.xml") && missing.contains("there is nothing of this name"), "{missing}");
        assert!(read_outside(folder.path()).unwrap_err().to_string().contains("it is a folder"));
        let path = folder.path().join("plan.xml");
        std::fs::write(&path, b"<Project/>").unwrap();
        assert_eq!(read_outside(&path).unwrap(), b"<Project/>");
    }
}
