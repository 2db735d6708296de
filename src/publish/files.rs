//! Single files: mails in the outbox, ledger entries, first programs.

#![expect(clippy::disallowed_methods, reason = "publish is the layer that writes")]

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use super::PublishError;

/// Writes a file that does not exist yet, and the folders above it.
///
/// # Errors
/// A file that exists, or a disk that refuses. An existing file is never changed.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| PublishError::new("create", folder, error))?;
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| PublishError::new("create", path, error))?;
    file.write_all(bytes).map_err(|error| PublishError::new("write", path, error))
}

/// Writes mails into the outbox; a mail of the same name is replaced.
///
/// # Errors
/// A disk that refuses.
pub fn write_outbox(outbox: &Path, mails: &[(String, Vec<u8>)]) -> Result<(), PublishError> {
    fs::create_dir_all(outbox).map_err(|error| PublishError::new("create", outbox, error))?;
    for (name, bytes) in mails {
        let path = outbox.join(name);
        fs::write(&path, bytes).map_err(|error| PublishError::new("write", &path, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_existing_file_is_never_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.yaml");
        write_new_file(&path, b"1").unwrap();
        assert!(write_new_file(&path, b"2").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"1");
    }
}
