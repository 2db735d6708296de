//! `milepost init`: a first small program, ready to build.

use std::process::ExitCode;

use crate::diagnostics::shell_word;
use crate::publish::write_first_files;

use super::InitArgs;
use super::print::{Failure, out};

macro_rules! first_files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("init/", $path)))),*]
    };
}

/// The files of a first program, by their path. Names that begin with a dot stand without it in `src/cli/init/`.
const FILES: &[(&str, &str)] = first_files![
    "dot.gitattributes",
    "dot.gitignore",
    "dot.github/workflows/status.yml",
    "dot.gitlab-ci.yml",
    "dot.gitlab/milepost.yml",
    "programs/areas.yaml",
    "programs/calendars/office.yaml",
    "programs/customers/acme.yaml",
    "programs/people/ada.yaml",
    "programs/people/ben.yaml",
    "programs/pilot/audiences.yaml",
    "programs/pilot/baselines/2026-01-05-first.yaml",
    "programs/pilot/decisions/DEC-PILOT-001.md",
    "programs/pilot/gates.yaml",
    "programs/pilot/issues/ISS-PILOT-001.log.md",
    "programs/pilot/issues/ISS-PILOT-001.md",
    "programs/pilot/plan/10-pilot.yaml",
    "programs/pilot/program.yaml",
    "programs/pilot/requirements/REQ-PILOT-001.md",
    "programs/pilot/risks/RSK-PILOT-001.md",
    "programs/pilot/status/2026-W04.md",
    "programs/pilot/team.yaml",
    "programs/portfolio.yaml",
];

/// A file of up to so many lines is shown where it cannot be written.
const MOST_LINES: usize = 5;

/// The folder that has to be new.
const FIRST: &str = "programs";

pub(super) fn run(args: &InitArgs) -> Result<ExitCode, Failure> {
    let files: Vec<(String, &[u8])> =
        FILES.iter().map(|(path, text)| (path.replace("dot.", "."), text.as_bytes())).collect();
    let kept = write_first_files(&args.dir, FIRST, &files)?;
    let dir = args.dir.display().to_string();
    let here = if dir == "." { String::new() } else { format!("cd {} && ", shell_word(&dir)) };
    out(&format!("Wrote a first program with {} files.\n", files.len() - kept.len()));
    for (path, text) in files.iter().filter(|(path, _)| kept.contains(path)) {
        out(&left_alone(path, text));
    }
    out(&format!(
        "Next: {here}milepost build, then open site/internal/index.html.\n\
         Edit programs/pilot/plan/10-pilot.yaml and build again.\n\
         The workflow files need to know where milepost is from: write MILEPOST_REPOSITORY in them.\n",
    ));
    Ok(ExitCode::SUCCESS)
}

/// What to do about a file that was there. A few lines can be added by hand; a workflow is merged by who wrote it.
fn left_alone(path: &str, text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    if text.lines().count() > MOST_LINES {
        return format!("`{path}` was there and is as it was; `milepost init` in an empty folder shows ours.\n");
    }
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}\n")).collect();
    format!("`{path}` was there and is as it was; add to it what it lacks:\n{}", lines.concat())
}
