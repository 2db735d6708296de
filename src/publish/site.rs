//! The site's folder: one folder an audience, each swapped in whole.

#![expect(clippy::disallowed_methods, reason = "publish is the layer that writes")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::PublishError;
use super::lock::lock;

/// The file that marks a folder as written by us; its content is a line for whoever finds it.
const MARKER: &str = ".milepost";
const MARKER_TEXT: &str = "This folder is written by milepost and replaced as a whole by the next build.\n";

/// One audience's site, ready to write.
#[derive(Debug, Clone)]
pub struct SiteFolder {
    /// The name of its folder: `internal`, `customer-nebula`.
    pub name: String,
    /// Files by their path in it, `/`-separated.
    pub files: Vec<(String, Vec<u8>)>,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: u64,
}

/// Replaces the folders of these audiences below `out`, and, where `all` audiences were built, removes those that we
/// wrote before and that no longer exist.
///
/// # Errors
/// A folder that is not ours, another build at work, or a disk that refuses. What stood there before still stands.
pub fn publish(out: &Path, sites: &[SiteFolder], all: bool) -> Result<Published, PublishError> {
    fs::create_dir_all(out).map_err(|error| PublishError::io("create", out, &error))?;
    let _lock = lock(out)?;
    for site in sites {
        refuse_foreign(&out.join(&site.name))?;
    }
    let mut published = Published::default();
    let mut ready: Vec<(PathBuf, PathBuf)> = Vec::new();
    for site in sites {
        let fresh = out.join(format!(".new-{}", site.name));
        remove(&fresh)?;
        write_folder(&fresh, site, &mut published)?;
        ready.push((fresh, out.join(&site.name)));
    }
    let asides = ready.iter().map(|(fresh, place)| swap(fresh, place)).collect::<Result<Vec<_>, _>>()?;
    asides.par_iter().try_for_each(|aside| remove(aside))?;
    if all {
        remove_former(out, sites)?;
    }
    Ok(published)
}

/// An empty folder counts as ours.
fn refuse_foreign(place: &Path) -> Result<(), PublishError> {
    let ours = match fs::read_dir(place) {
        Ok(mut entries) => place.join(MARKER).is_file() || entries.next().is_none(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(PublishError::io("look into", place, &error)),
    };
    if ours {
        Ok(())
    } else {
        let reason = "it was not written by milepost; choose another folder with `--out`, or move it away";
        Err(PublishError::new("replace", place, reason))
    }
}

fn write_folder(folder: &Path, site: &SiteFolder, published: &mut Published) -> Result<(), PublishError> {
    let mut folders: BTreeSet<PathBuf> =
        site.files.iter().filter_map(|(path, _)| folder.join(path).parent().map(Path::to_owned)).collect();
    folders.insert(folder.to_owned());
    for path in &folders {
        fs::create_dir_all(path).map_err(|error| PublishError::io("create", path, &error))?;
    }
    let marker = (MARKER.to_owned(), MARKER_TEXT.as_bytes().to_vec());
    let files: Vec<&(String, Vec<u8>)> = site.files.iter().chain([&marker]).collect();
    // The kernel creates files on every core.
    files.par_iter().try_for_each(|(path, bytes)| {
        let path = folder.join(path);
        fs::write(&path, bytes).map_err(|error| PublishError::io("write", &path, &error))
    })?;
    published.files += files.len();
    published.bytes += files.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>();
    Ok(())
}

/// Two renames: what stood there steps aside, and comes back if the new one cannot take its place. Gives where it
/// stepped.
fn swap(fresh: &Path, place: &Path) -> Result<PathBuf, PublishError> {
    let aside = place.with_file_name(format!(
        ".old-{}",
        place.file_name().map(std::ffi::OsStr::to_string_lossy).unwrap_or_default()
    ));
    remove(&aside)?;
    let stood = place.exists();
    if stood {
        fs::rename(place, &aside).map_err(|error| PublishError::io("move aside", place, &error))?;
    }
    if let Err(error) = fs::rename(fresh, place) {
        if stood {
            fs::rename(&aside, place).map_err(|back| PublishError::io("put back", place, &back))?;
        }
        return Err(PublishError::io("put in place", place, &error));
    }
    Ok(aside)
}

/// Removes audiences that a former build wrote and that are gone: their pages would go on telling old dates.
fn remove_former(out: &Path, sites: &[SiteFolder]) -> Result<(), PublishError> {
    let entries = fs::read_dir(out).map_err(|error| PublishError::io("look into", out, &error))?;
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if sites.iter().all(|site| site.name != name) && path.join(MARKER).is_file() {
            remove(&path)?;
        }
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<(), PublishError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(PublishError::io("remove", folder, &error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str, text: &str) -> SiteFolder {
        SiteFolder { name: name.to_owned(), files: vec![("en/index.html".to_owned(), text.as_bytes().to_vec())] }
    }

    fn read(out: &Path, path: &str) -> Option<String> {
        fs::read_to_string(out.join(path)).ok()
    }

    #[test]
    fn a_build_replaces_its_folders_and_removes_former_audiences() {
        let out = tempfile::tempdir().unwrap();
        fs::write(out.path().join(".gitignore"), "*").unwrap();
        publish(out.path(), &[site("internal", "1"), site("customer-a", "1")], true).unwrap();
        let written = publish(out.path(), &[site("internal", "2")], true).unwrap();
        assert_eq!(written.files, 2);
        assert_eq!(read(out.path(), "internal/en/index.html").as_deref(), Some("2"));
        assert!(!out.path().join("customer-a").exists());
        assert_eq!(read(out.path(), ".gitignore").as_deref(), Some("*"));
    }

    #[test]
    fn one_audience_leaves_the_others() {
        let out = tempfile::tempdir().unwrap();
        publish(out.path(), &[site("internal", "1"), site("executive", "1")], true).unwrap();
        publish(out.path(), &[site("internal", "2")], false).unwrap();
        assert_eq!(read(out.path(), "executive/en/index.html").as_deref(), Some("1"));
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused_and_nothing_changes() {
        let out = tempfile::tempdir().unwrap();
        fs::create_dir(out.path().join("internal")).unwrap();
        fs::write(out.path().join("internal/mine.txt"), "x").unwrap();
        let error = publish(out.path(), &[site("executive", "1"), site("internal", "1")], true).unwrap_err();
        assert!(error.to_string().contains("not written by milepost"), "{error}");
        assert!(!out.path().join("executive").exists());
        assert_eq!(read(out.path(), "internal/mine.txt").as_deref(), Some("x"));
    }

    #[test]
    fn a_file_named_like_an_audience_is_named_with_its_mend() {
        let out = tempfile::tempdir().unwrap();
        fs::write(out.path().join("internal"), "x").unwrap();
        let error = publish(out.path(), &[site("executive", "1"), site("internal", "1")], true).unwrap_err();
        assert!(error.to_string().contains("internal` is a file where a folder has to be; move it away"), "{error}");
        assert!(!out.path().join("executive").exists());
    }

    #[test]
    fn a_second_build_says_so_and_stops() {
        let out = tempfile::tempdir().unwrap();
        let first = lock(out.path()).unwrap();
        let error = publish(out.path(), &[site("internal", "1")], true).unwrap_err();
        assert!(error.to_string().contains("another run"), "{error}");
        drop(first);
        publish(out.path(), &[site("internal", "1")], true).unwrap();
    }
}
