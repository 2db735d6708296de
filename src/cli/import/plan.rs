//! A plan of another tool as a program folder.
//!
//! What is written was read and scheduled in memory first: a plan that could not be is refused, and nothing is written.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::environment::Environment;
use crate::cli::print::{self, Failure, error_line, out};
use crate::cli::{Format, ImportArgs};
use crate::diagnostics::shell_word;
use crate::exchange::kind::other_tool;
use crate::exchange::write::{Folder as Written, folder};
use crate::exchange::{Draft, ImportError, Loss};
use crate::publish::{write_new_files, write_over_files};
use crate::source::read_outside;
use crate::terms::ProgramId;

use super::target::{existing, is_sound, name_of, program_id};

/// Reads the file with the reader of `format`, which is also given a name for programs that have none, and writes
/// the program.
pub(super) fn import(
    args: &ImportArgs,
    format: &str,
    environment: &Environment<'_>,
    read: impl Fn(&[u8], &str) -> Result<Draft, ImportError>,
) -> Result<ExitCode, Failure> {
    let program = program_id(&args.program)?;
    let bytes = read_outside(&args.file)?;
    let draft = match read(&bytes, &name_of(&args.file)) {
        Ok(draft) => draft,
        Err(error) => {
            let place = error.at.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
            let other = other_tool(&bytes, format).map(|hint| format!("; {hint}")).unwrap_or_default();
            error_line(&format!("{}{place}: {error}{other}", args.file.display()));
            return Ok(ExitCode::from(1));
        }
    };
    let written = folder(&draft, &program);
    if !is_sound(&written, args, environment) {
        return Ok(ExitCode::from(1));
    }
    let n_files = write(&written, &program, args)?;
    let summary = Summary {
        program: program.to_string(),
        files: written.files.iter().map(|(path, _)| path.as_str()).collect(),
        tasks: draft.tasks.len(),
        workstreams: draft.workstreams.len(),
        calendars: draft.calendars.len(),
        losses: &written.losses,
    };
    match args.format {
        Format::Json => out(&print::json(&summary)?),
        Format::Text => out(&summary.text(n_files, &args.out)),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the files, and `portfolio.yaml` where there is none; gives how many.
fn write(written: &Written, program: &ProgramId, args: &ImportArgs) -> Result<usize, Failure> {
    let there = existing(&args.out);
    let ours: BTreeSet<&str> = written.files.iter().map(|(path, _)| path.as_str()).collect();
    let folders = ["plan", "baselines", "resources"].map(|folder| format!("{program}/{folder}/"));
    let strays: Vec<&str> = there
        .iter()
        .map(String::as_str)
        .filter(|path| folders.iter().any(|folder| path.starts_with(folder)) && !ours.contains(path))
        .collect();
    if !strays.is_empty() {
        return Err(Failure(format!(
            "`{}` has files that this import does not write: `{}`; remove them, or choose another `--program`",
            args.out.join(program.as_str()).display(),
            strays.join("`, `")
        )));
    }
    let mut files = written.files.clone();
    if !there.contains(&written.portfolio.0) {
        files.push(written.portfolio.clone());
    }
    let bytes: Vec<(String, &[u8])> = files.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
    if args.force {
        write_over_files(&args.out, &bytes)?;
    } else {
        write_new_files(&args.out, &bytes).map_err(|error| Failure(format!("{error}; `--force` writes over it")))?;
    }
    Ok(files.len())
}

/// What was written and what was not.
#[derive(Serialize)]
struct Summary<'a> {
    program: String,
    files: Vec<&'a str>,
    tasks: usize,
    workstreams: usize,
    calendars: usize,
    losses: &'a [Loss],
}

impl Summary<'_> {
    fn text(&self, n_files: usize, folder: &Path) -> String {
        let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        let mut text = format!(
            "Wrote {} to {}: {} in {}, {}.\n",
            counted(n_files, "file"),
            folder.display(),
            counted(self.tasks, "task"),
            counted(self.workstreams, "workstream"),
            counted(self.calendars, "calendar"),
        );
        text.push_str(&print::losses(self.losses));
        let folder = shell_word(&folder.display().to_string());
        let _ = writeln!(text, "Next: milepost schedule {} --programs {folder}", self.program);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_named_after_its_file() {
        for (file, name) in [("a/plan.xml.gz", "plan"), ("plan.v2.mpp.xml", "plan.v2.mpp"), ("plan", "plan"), ("", "")]
        {
            assert_eq!(name_of(Path::new(file)), name);
        }
    }

    #[test]
    fn a_program_is_not_called_like_a_shared_folder() {
        assert!(program_id("nbl").is_ok());
        assert!(program_id("people").unwrap_err().0.contains("shared folder"));
        assert!(program_id("../x").unwrap_err().0.contains("cannot name a program"));
    }
}
