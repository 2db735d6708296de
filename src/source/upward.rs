//! A folder that stands further up: for a command that was given from inside a portfolio.

#![expect(clippy::disallowed_methods, reason = "source is the layer that reads")]

use std::path::{Path, PathBuf};

/// Folders above that are looked into; deeper nesting is no folder of plain files.
const HIGHEST: usize = 32;

/// The nearest folder of this relative path above the one we stand in, as a path from here: `../../programs`. It holds
/// a `portfolio.yaml` or a program; nothing where the path is absolute or none is found.
#[must_use]
pub fn further_up(path: &Path) -> Option<PathBuf> {
    if path.is_absolute() {
        return None;
    }
    let mut up = PathBuf::new();
    for _ in 0..HIGHEST {
        up.push("..");
        let there = up.join(path);
        if is_portfolio(&there) {
            return Some(there);
        }
    }
    None
}

/// Whether a folder looks like one of programs.
fn is_portfolio(folder: &Path) -> bool {
    if folder.join("portfolio.yaml").is_file() {
        return true;
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.take(HIGHEST).any(|entry| entry.path().join("program.yaml").is_file())
}
