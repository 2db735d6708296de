//! The user's own templates: a folder `templates/` beside the programs.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::disk::Folder;
use super::tree::Tree;

/// A template of the user's that cannot be read.
#[derive(Debug)]
pub struct OverrideError {
    path: String,
    reason: String,
}

impl fmt::Display for OverrideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read the template `{}`: {}", self.path, self.reason)
    }
}

impl std::error::Error for OverrideError {}

/// The files of `templates/` beside the folder of programs, by their path in it; none where there is no such folder.
///
/// # Errors
/// A file that cannot be read or is not UTF-8.
pub fn read_overrides(programs: &Path) -> Result<BTreeMap<String, String>, OverrideError> {
    let beside = programs.parent().unwrap_or(Path::new("")).join("templates");
    let Ok(folder) = Folder::open(&beside) else { return Ok(BTreeMap::new()) };
    let listing = folder.list();
    if let Some(problem) = listing.problems.first() {
        return Err(OverrideError { path: folder.shown(&problem.path), reason: format!("{:?}", problem.kind) });
    }
    listing
        .files
        .into_iter()
        .map(|path| {
            let fail = |reason: String| OverrideError { path: folder.shown(&path), reason };
            let bytes = folder.read(&path).map_err(|error| fail(format!("{error:?}")))?;
            let text = String::from_utf8(bytes).map_err(|_| fail("it is not UTF-8".to_owned()))?;
            Ok((path, text))
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes real folders")]
mod tests {
    use super::*;

    #[test]
    fn templates_beside_the_programs_are_read_by_path() {
        let folder = tempfile::tempdir().unwrap();
        let programs = folder.path().join("programs");
        assert!(read_overrides(&programs).unwrap().is_empty());
        std::fs::create_dir_all(folder.path().join("templates/pages")).unwrap();
        std::fs::write(folder.path().join("templates/pages/week.html"), "x").unwrap();
        assert_eq!(read_overrides(&programs).unwrap()["pages/week.html"], "x");
        std::fs::write(folder.path().join("templates/site.css"), [0xff]).unwrap();
        assert!(read_overrides(&programs).unwrap_err().to_string().contains("UTF-8"));
    }
}
