//! Single files: mails in the outbox, ledger entries, first programs.

#![expect(clippy::disallowed_methods, reason = "publish is the layer that writes")]

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use super::PublishError;

/// Writes files that do not exist yet, and the folders above them: all of them or, where one exists already, none.
///
/// # Errors
/// A file that exists, or a disk that refuses. An existing file is never changed.
pub fn write_new_files(root: &Path, files: &[(String, &[u8])]) -> Result<(), PublishError> {
    for (path, _) in files {
        let path = root.join(path);
        if path.symlink_metadata().is_ok() {
            return Err(PublishError::new("create", &path, "it exists already"));
        }
    }
    files.iter().try_for_each(|(path, bytes)| write_new_file(&root.join(path), bytes))
}

fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
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

/// Writes files and the folders above them, over what was there.
///
/// # Errors
/// A disk that refuses.
pub fn write_over_files(root: &Path, files: &[(String, &[u8])]) -> Result<(), PublishError> {
    for (path, bytes) in files {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| PublishError::new("create", folder, error))?;
        }
        fs::write(&path, bytes).map_err(|error| PublishError::new("write", &path, error))?;
    }
    Ok(())
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
    fn an_existing_file_is_never_changed_and_then_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = |path: &str, text: &'static [u8]| (path.to_owned(), text);
        write_new_files(folder.path(), &[file("a/b.yaml", b"1")]).unwrap();
        let error = write_new_files(folder.path(), &[file("c.yaml", b"2"), file("a/b.yaml", b"2")]).unwrap_err();
        assert!(error.to_string().contains("exists already"), "{error}");
        assert_eq!(fs::read(folder.path().join("a/b.yaml")).unwrap(), b"1");
        assert!(!folder.path().join("c.yaml").exists());
    }

    #[test]
    fn a_mail_of_the_same_name_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let outbox = folder.path().join("outbox");
        for text in ["1", "2"] {
            write_outbox(&outbox, &[("a.eml".to_owned(), text.as_bytes().to_vec())]).unwrap();
        }
        assert_eq!(fs::read(outbox.join("a.eml")).unwrap(), b"2");
    }
}
