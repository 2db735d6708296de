//! The user's own templates: a folder `templates/` beside the programs.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::disk::Folder;
use super::tree::{ProblemKind, ReadError, SIZE_LIMIT, Tree};

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

/// The user's own files.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Their texts by their path in the folder, `/`-separated.
    pub files: BTreeMap<String, String>,
    /// The folder as the user knows it, ending in `/`.
    pub shown: String,
}

/// The files of `templates/` beside the folder of programs; none where there is no such folder.
///
/// # Errors
/// A folder or a file that cannot be read, or a file that is not UTF-8.
pub fn read_overrides(programs: &Path) -> Result<Overrides, OverrideError> {
    let beside = match programs.file_name() {
        Some(_) => programs.with_file_name("templates"),
        // `.` and `..` have no name to stand beside.
        None => programs.join("../templates"),
    };
    let folder = match Folder::open(&beside) {
        Ok(folder) => folder,
        Err(error) if error.is_absent() => return Ok(Overrides::default()),
        Err(error) => {
            return Err(OverrideError { path: beside.display().to_string(), reason: error.reason() });
        }
    };
    let listing = folder.list();
    if let Some(problem) = listing.problems.first() {
        return Err(OverrideError { path: folder.shown(&problem.path), reason: why_not_listed(&problem.kind) });
    }
    let read = |path: String| {
        let fail = |reason: String| OverrideError { path: folder.shown(&path), reason };
        let bytes = folder.read(&path).map_err(|error| fail(why_not_read(error)))?;
        let text =
            String::from_utf8(bytes).map_err(|_| fail("it is not UTF-8; only text can be replaced".to_owned()))?;
        Ok((path, text))
    };
    let files = listing.files.into_iter().map(read).collect::<Result<_, _>>()?;
    Ok(Overrides { files, shown: folder.shown("") })
}

fn why_not_listed(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::LeavesTree => "it is a link that leads out of the folder; copy the file in".to_owned(),
        ProblemKind::Dangling => "it is a link to nothing; remove it".to_owned(),
        ProblemKind::Loop => "it is a link to a folder that holds it; remove it".to_owned(),
        ProblemKind::BadName => "its name is not UTF-8; rename it".to_owned(),
        ProblemKind::NotAFile => "it is neither a file nor a folder; remove it".to_owned(),
        ProblemKind::TooMany => "there are more files than can be templates".to_owned(),
        ProblemKind::Unreadable(words) => words.clone(),
    }
}

fn why_not_read(error: ReadError) -> String {
    match error {
        ReadError::TooLarge { size } => format!("it has {size} bytes; at most {SIZE_LIMIT} are read"),
        ReadError::Unreadable(words) => words,
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes real folders")]
mod tests {
    use super::*;

    #[test]
    fn templates_beside_the_programs_are_read_by_path() {
        let folder = tempfile::tempdir().unwrap();
        let programs = folder.path().join("programs");
        assert!(read_overrides(&programs).unwrap().files.is_empty());
        std::fs::create_dir_all(folder.path().join("templates/pages")).unwrap();
        std::fs::write(folder.path().join("templates/pages/week.html"), "x").unwrap();
        assert_eq!(read_overrides(&programs).unwrap().files["pages/week.html"], "x");
        std::fs::create_dir(&programs).unwrap();
        assert_eq!(read_overrides(&programs.join("..").join("programs/.")).unwrap().files.len(), 1);
        std::fs::write(folder.path().join("templates/site.css"), [0xff]).unwrap();
        assert!(read_overrides(&programs).unwrap_err().to_string().contains("UTF-8"));
    }
    #[test]
    fn a_file_where_the_folder_has_to_be_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("templates"), "x").unwrap();
        let error = read_overrides(&folder.path().join("programs")).unwrap_err();
        assert!(error.to_string().ends_with("templates`: it is a file, not a folder"), "{error}");
    }
}
