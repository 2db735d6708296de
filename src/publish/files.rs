//! Single new files: ledger entries, first programs.

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
        let place = root.join(path);
        if place.symlink_metadata().is_ok() {
            return Err(PublishError::new("create", &place, "it exists already"));
        }
        folders_are_ours(root, path)?;
    }
    files.iter().try_for_each(|(path, bytes)| write_new_file(&root.join(path), bytes))
}

/// What stands above a file, as far as it exists, has to be folders in the tree: a file in the way is found before the
/// first one is written, and a link would lead out.
fn folders_are_ours(root: &Path, path: &str) -> Result<(), PublishError> {
    for (end, _) in path.match_indices('/') {
        let folder = root.join(&path[..end]);
        match folder.symlink_metadata() {
            Ok(kind) if kind.is_symlink() => return Err(PublishError::new("write through", &folder, LINK)),
            Ok(kind) if !kind.is_dir() => {
                return Err(PublishError::new("create", &folder, "there is a file of that name"));
            }
            _ => {}
        }
    }
    Ok(())
}

const LINK: &str = "it is a symbolic link, which may lead out of the folder; put a file or a folder in its place";

/// Writes a first set of files: `folder` has to be new, and of the other files those that are there already stay.
/// Gives the paths of these.
///
/// # Errors
/// A folder that exists, or a disk that refuses. An existing file is never changed.
pub fn write_first_files(root: &Path, folder: &str, files: &[(String, &[u8])]) -> Result<Vec<String>, PublishError> {
    let place = root.join(folder);
    if place.symlink_metadata().is_ok() {
        return Err(PublishError::new("create", &place, "it exists already; choose another folder"));
    }
    let stands = |path: &str| root.join(path).symlink_metadata().is_ok();
    let (kept, fresh): (Vec<_>, Vec<_>) = files.iter().cloned().partition(|(path, _)| stands(path));
    write_new_files(root, &fresh)?;
    Ok(kept.into_iter().map(|(path, _)| path).collect())
}

fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| PublishError::io("create", folder, &error))?;
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| PublishError::io("create", path, &error))?;
    file.write_all(bytes).map_err(|error| PublishError::io("write", path, &error))
}

/// Writes files and the folders above them, over what was there.
///
/// # Errors
/// A symbolic link or a file in the way, before anything is written; a disk that refuses.
pub fn write_over_files(root: &Path, files: &[(String, &[u8])]) -> Result<(), PublishError> {
    for (path, _) in files {
        let place = root.join(path);
        if place.symlink_metadata().is_ok_and(|kind| kind.is_symlink()) {
            return Err(PublishError::new("write through", &place, LINK));
        }
        folders_are_ours(root, path)?;
    }
    for (path, bytes) in files {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| PublishError::io("create", folder, &error))?;
        }
        fs::write(&path, bytes).map_err(|error| PublishError::io("write", &path, &error))?;
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
    fn what_is_in_the_way_is_found_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("people"), "").unwrap();
        let files = [("a.yaml".to_owned(), &b"1"[..]), ("people/ada.yaml".to_owned(), &b"2"[..])];
        for write in [write_new_files, write_over_files] {
            let error = write(folder.path(), &files).unwrap_err();
            assert!(error.to_string().contains("a file of that name"), "{error}");
            assert!(!folder.path().join("a.yaml").exists());
        }
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let victim = outside.path().join("victim");
        fs::write(&victim, "mine").unwrap();
        std::os::unix::fs::symlink(&victim, folder.path().join("a.yaml")).unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("plan")).unwrap();
        for path in ["a.yaml", "plan/b.yaml"] {
            assert!(write_over_files(folder.path(), &[(path.to_owned(), &b"ours"[..])]).is_err(), "{path}");
        }
        assert!(write_new_files(folder.path(), &[("plan/b.yaml".to_owned(), &b"ours"[..])]).is_err());
        assert_eq!(fs::read(&victim).unwrap(), b"mine");
        assert!(!outside.path().join("b.yaml").exists());
    }

    #[test]
    fn first_files_leave_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".gitignore"), "mine").unwrap();
        let files = [(".gitignore".to_owned(), &b"ours"[..]), ("programs/a.yaml".to_owned(), &b"1"[..])];
        assert_eq!(write_first_files(folder.path(), "programs", &files).unwrap(), [".gitignore"]);
        assert_eq!(fs::read(folder.path().join(".gitignore")).unwrap(), b"mine");
        assert_eq!(fs::read(folder.path().join("programs/a.yaml")).unwrap(), b"1");
        assert!(write_first_files(folder.path(), "programs", &files).is_err());
    }
}
