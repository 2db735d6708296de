//! What every import asks of where it writes: a name for the program, what is there already, and whether what would be
//! written reads without errors.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::ImportArgs;
use crate::cli::environment::Environment;
use crate::cli::print::{Failure, err, error_line};
use crate::diagnostics::{Colouring, print_text};
use crate::exchange::write::Folder as Written;
use crate::load;
use crate::schedule::Now;
use crate::source::{Folder, Memory, Tree};
use crate::terms::ProgramId;

/// Folders beside the programs, which a program cannot be called.
const SHARED: [&str; 6] = ["people", "customers", "calendars", "sla", "recipes", "resources"];

pub(super) fn program_id(text: &str) -> Result<ProgramId, Failure> {
    let id = ProgramId::parse(text).map_err(|_| {
        Failure(format!("`{text}` cannot name a program; use lower-case letters, digits and dashes, as in `nbl`"))
    })?;
    if SHARED.contains(&text) {
        return Err(Failure(format!("`{text}` is the name of a shared folder; choose another id for the program")));
    }
    Ok(id)
}

/// The file's name without its endings, `plan` of `plans/plan.xml.gz`.
pub(super) fn name_of(file: &Path) -> String {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

/// Whether what would be written has no errors; prints them where it has.
pub(super) fn is_sound(written: &Written, args: &ImportArgs, environment: &Environment<'_>) -> bool {
    let files = written.files.iter().chain([&written.portfolio]);
    let tree = Memory::new(files.map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    let loaded = load(&tree, Now { as_of: None, clock: environment.clock });
    let sound = !loaded.has_errors();
    if !sound {
        let errors: Vec<_> = loaded.diagnostics.iter().filter(|one| one.is_error()).cloned().collect();
        let colouring = if environment.colour { Colouring::Ansi } else { Colouring::Plain };
        err(&print_text(&errors, &loaded.files, colouring));
        error_line(&format!("{}: the plan cannot be scheduled; nothing was written", args.file.display()));
    }
    sound
}

/// Paths of the files below the folder that is written to; none where it does not exist.
pub(super) fn existing(out: &Path) -> BTreeSet<String> {
    Folder::open(out).map(|folder| folder.list().files.into_iter().collect()).unwrap_or_default()
}
