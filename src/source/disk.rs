//! A folder on disk as a tree: the one file of the project that reads the disk.
//!
//! What always holds: nothing outside the folder is opened, whatever its links say; entries whose name begins with a
//! dot are not looked at; the listing does not depend on the order in which the disk gives names.

#![expect(clippy::disallowed_methods, reason = "source is the layer that reads")]

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::tree::{Listing, Problem, ProblemKind, ReadError, SIZE_LIMIT, Tree};

/// Entries listed at most. A portfolio of ten programs has about ten thousand; links inside the folder can make one
/// folder appear any number of times, and a few dozen of them more often than there is time to count.
pub(super) const MOST_ENTRIES: usize = 500_000;

/// A folder on disk.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
    /// `root` without links, to tell what lies inside.
    canonical: PathBuf,
    shown: String,
}

/// The folder cannot be opened: a trouble of the environment, not of an author.
#[derive(Debug)]
pub struct OpenError {
    path: PathBuf,
    source: io::Error,
}

impl Folder {
    /// The folder at `path`, shown to the author as it is written there.
    ///
    /// # Errors
    /// There is nothing at `path`, it is not a folder, or the system refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        let root = path.as_ref().to_path_buf();
        let fail = |source| OpenError { path: root.clone(), source };
        let canonical = root.canonicalize().map_err(fail)?;
        if !canonical.is_dir() {
            return Err(fail(io::Error::from(io::ErrorKind::NotADirectory)));
        }
        std::fs::read_dir(&canonical).map_err(fail)?;
        let shown = root.to_string_lossy().replace('\\', "/");
        let shown = match shown.trim_end_matches('/') {
            "" if shown.is_empty() => String::new(),
            "." => String::new(),
            name => format!("{}/", name.strip_prefix("./").unwrap_or(name)),
        };
        Ok(Self { root, canonical, shown })
    }

    /// Sorts one entry into files and problems; false if a folder must not be entered.
    fn sort_in(&self, entry: &DirEntry, listing: &mut Listing) -> bool {
        let Ok(relative) = relative(&self.root, entry.path()) else {
            let path = lossy(&self.root, entry.path());
            listing.problem(path, ProblemKind::BadName);
            return false;
        };
        if entry.path_is_symlink() && !self.holds(entry.path()) {
            listing.problem(relative, ProblemKind::LeavesTree);
            return false;
        }
        let kind = entry.file_type();
        if kind.is_file() {
            listing.files.push(relative);
        } else if !kind.is_dir() {
            listing.problem(relative, ProblemKind::NotAFile);
        }
        true
    }

    fn holds(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|target| target.starts_with(&self.canonical))
    }

    /// What a failed step of the walk means. A link whose target is missing fails like any other entry.
    fn problem_of(&self, error: &walkdir::Error) -> Problem {
        let at = error.path().unwrap_or(&self.root);
        let path = relative(&self.root, at).unwrap_or_else(|()| lossy(&self.root, at));
        let is_link = at.is_symlink();
        let refused = error.io_error().map(io::Error::kind);
        let kind = if error.loop_ancestor().is_some() {
            // A link to a folder above the root is a loop as well as a way out; the way out is what matters.
            if self.holds(at) { ProblemKind::Loop } else { ProblemKind::LeavesTree }
        } else if is_link && refused != Some(io::ErrorKind::PermissionDenied) {
            ProblemKind::Dangling
        } else {
            let words = error.io_error().map_or_else(|| "unreadable".to_owned(), words);
            ProblemKind::Unreadable(words)
        };
        Problem { path, kind }
    }
}

impl Tree for Folder {
    fn list(&self) -> Listing {
        let mut listing = Listing::default();
        let mut walk = WalkDir::new(&self.root).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
        let mut entries = 0;
        while let Some(step) = walk.next() {
            entries += 1;
            if entries > MOST_ENTRIES {
                listing.problem(String::new(), ProblemKind::TooMany);
                break;
            }
            match step {
                Ok(entry) if is_hidden(entry.path()) => {
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                Ok(entry) => {
                    if !self.sort_in(&entry, &mut listing) && entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                Err(error) if error.path().is_some_and(is_hidden) => {}
                Err(error) => listing.problems.push(self.problem_of(&error)),
            }
        }
        listing.files.sort_unstable();
        listing.problems.sort_by(|a, b| a.path.cmp(&b.path));
        listing
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let refused = |error: io::Error| ReadError::Unreadable(words(&error));
        let mut file = File::open(self.root.join(path)).map_err(refused)?;
        let size = file.metadata().map_err(refused)?.len();
        if size > SIZE_LIMIT {
            return Err(ReadError::TooLarge { size });
        }
        // The file may have grown since its size was asked for.
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        let read = file.by_ref().take(SIZE_LIMIT + 1).read_to_end(&mut bytes).map_err(refused)? as u64;
        if read > SIZE_LIMIT {
            return Err(ReadError::TooLarge { size: read });
        }
        Ok(bytes)
    }

    fn shown(&self, path: &str) -> String {
        format!("{}{path}", self.shown)
    }
}

impl Listing {
    fn problem(&mut self, path: String, kind: ProblemKind) {
        self.problems.push(Problem { path, kind });
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read the folder `{}`: {}", self.path.display(), self.reason())
    }
}

impl OpenError {
    /// Whether there is nothing at all.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.source.kind() == io::ErrorKind::NotFound
    }

    /// Why not, in words.
    pub(super) fn reason(&self) -> String {
        words(&self.source)
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// The path inside the folder, `/`-separated; an error if a part of it is not UTF-8.
fn relative(root: &Path, path: &Path) -> Result<String, ()> {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    Ok(parts.ok_or(())?.join("/"))
}

fn lossy(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.to_string_lossy().replace('\\', "/")
}

/// The system's reason in plain words, the same on every system, without an error number.
pub(super) fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is nothing of this name".to_owned(),
        io::ErrorKind::NotADirectory => "it is a file, not a folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
        kind => kind.to_string(),
    }
}

#[cfg(all(test, unix))]
mod tests;
