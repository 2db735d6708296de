//! What every import asks of where it writes: a name for the program, what is there already, and whether what would be
//! written reads without errors.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::cli::ImportArgs;
use crate::cli::environment::Environment;
use crate::cli::print::{Failure, err, error_line};
use crate::diagnostics::{Code, Colouring, Diagnostic, print_text};
use crate::exchange::write::Folder as Written;
use crate::schedule::Now;
use crate::source::{Folder, Memory, Tree};
use crate::terms::ProgramId;
use crate::{Loaded, load};

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

/// Whether what would be written has no errors, and no id that is taken where it goes; prints what is wrong.
pub(super) fn is_sound(written: &Written, args: &ImportArgs, environment: &Environment<'_>) -> bool {
    let files = written.files.iter().chain([&written.portfolio]);
    let ours = files.map(|(path, text)| (path.clone(), text.clone().into_bytes()));
    let alone = load(&Memory::new(ours.clone()), Now { as_of: None, clock: environment.clock });
    let why = "the plan cannot be scheduled; nothing was written";
    if !says_nothing(&alone, args, environment, why, Diagnostic::is_error) {
        return false;
    }
    let Ok(folder) = Folder::open(&args.out) else { return true };
    let there = folder.list().files.into_iter().filter_map(|path| Some((path.clone(), folder.read(&path).ok()?)));
    let there: BTreeMap<String, Vec<u8>> = there.collect();
    if there.is_empty() {
        return true;
    }
    // What stands there stays unless it is this program's own.
    let own = |path: &str| path.starts_with(&format!("{}/", args.program));
    let mut all = there.clone();
    for (path, text) in ours.filter(|(path, _)| own(path) || !there.contains_key(path)) {
        all.insert(path, text);
    }
    let together = load(&Memory::new(all), Now { as_of: None, clock: environment.clock });
    let why = "other programs there have these ids; choose another `--program`; nothing was written";
    says_nothing(&together, args, environment, why, |one| one.code == Code::E001)
}

/// Whether there are no such mistakes; prints them, and what follows, where there are.
fn says_nothing(
    loaded: &Loaded,
    args: &ImportArgs,
    environment: &Environment<'_>,
    why: &str,
    such: impl Fn(&Diagnostic) -> bool,
) -> bool {
    let found: Vec<_> = loaded.diagnostics.iter().filter(|one| such(one)).cloned().collect();
    if !found.is_empty() {
        let colouring = if environment.colour { Colouring::Ansi } else { Colouring::Plain };
        err(&print_text(&found, &loaded.files, colouring));
        error_line(&format!("{}: {why}", args.file.display()));
    }
    found.is_empty()
}

/// Paths of the files below the folder that is written to; none where it does not exist.
pub(super) fn existing(out: &Path) -> BTreeSet<String> {
    Folder::open(out).map(|folder| folder.list().files.into_iter().collect()).unwrap_or_default()
}
