//! `milepost import csv FILE --map MAP`: an issue log as a program folder.
//!
//! Rows that are no issues are listed with line and column and are not written; all others are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::diagnostics::{Colouring, print_text, shell_word};
use crate::exchange::bytes;
use crate::exchange::issue_log::{IssueLog, RowProblem, files, read_map, read_rows};
use crate::exchange::write::Folder as Written;
use crate::publish::{write_new_files, write_over_files};
use crate::source::{Folder, Tree, read_outside};
use crate::terms::ProgramId;

use crate::cli::environment::Environment;
use crate::cli::print::{self, Failure, err, error_line, out};
use crate::cli::{CsvArgs, Format};

use super::target::{existing, is_sound, name_of, program_id};

/// Problems that are printed; `--format json` has them all.
const MOST_PROBLEMS: usize = 40;

/// Rows of one mistake that are named.
const MOST_ROWS: usize = 10;

pub(super) fn run(args: &CsvArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let program = program_id(&args.import.program)?;
    let map_bytes = read_outside(&args.map)?;
    let map = match read_map(&map_bytes, &args.map.display().to_string()) {
        Ok(map) => map,
        Err(errors) => {
            let colouring = if environment.colour { Colouring::Ansi } else { Colouring::Plain };
            err(&print_text(&errors.diagnostics, &errors.files, colouring));
            return Ok(ExitCode::from(1));
        }
    };
    let raw = read_outside(&args.import.file)?;
    let log = bytes::unpacked(&raw).and_then(|unpacked| {
        let text = bytes::text(&unpacked, map.encoding.as_deref());
        read_rows(&text, &map)
    });
    let log = match log {
        Ok(log) => log,
        Err(error) => {
            let place = error.at.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
            error_line(&format!("{}{place}: {error}", args.import.file.display()));
            return Ok(ExitCode::from(1));
        }
    };
    let written = files::program(&log, &map, &program, &name_of(&args.import.file));
    if !is_sound(&written, &args.import, environment) {
        return Ok(ExitCode::from(1));
    }
    let n_files = write(&written, &program, args)?;
    let bad_rows: BTreeSet<usize> = log.problems.iter().map(|problem| problem.row).collect();
    let summary = Summary {
        program: program.to_string(),
        files: n_files,
        rows: Rows { read: log.read, imported: log.rows.len(), bad: bad_rows.len() },
        problems: &log.problems,
        not_carried: &log.unmapped,
    };
    match args.import.format {
        Format::Json => out(&print::json(&summary)?),
        Format::Text => {
            err(&problems(&log, &args.import.file));
            out(&summary.text(&args.import.out));
        }
    }
    let refused = !bad_rows.is_empty() && !args.skip_bad_rows;
    Ok(ExitCode::from(u8::from(refused)))
}

/// Writes the files; of a program that is there already only its issues, and of shared files those that are not there.
/// What an earlier run wrote just so stays as it is, so that the rows it could not read can be added.
fn write(written: &Written, program: &ProgramId, args: &CsvArgs) -> Result<usize, Failure> {
    let out = &args.import.out;
    let there = existing(out);
    let issues = format!("{program}/issues/");
    let joins = there.contains(&format!("{program}/program.yaml")) && !args.import.force;
    let wanted = |path: &str| path.starts_with(&issues) || !joins || !there.contains(path);
    let mut files: Vec<_> = written.files.iter().filter(|(path, _)| wanted(path)).collect();
    if !there.contains(&written.portfolio.0) {
        files.push(&written.portfolio);
    }
    let folder = Folder::open(out).ok();
    let is_same = |path: &str, text: &str| {
        let there = folder.as_ref().and_then(|folder| folder.read(path).ok());
        there.is_some_and(|there| there == text.as_bytes())
    };
    files.retain(|(path, text)| !is_same(path, text));
    let bytes: Vec<(String, &[u8])> = files.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
    if args.import.force {
        write_over_files(out, &bytes)?;
    } else {
        write_new_files(out, &bytes)
            .map_err(|error| Failure(format!("{error} and says something else; `--force` writes over it")))?;
    }
    Ok(bytes.len())
}

/// What is wrong with rows, as a compiler says it: one line for each mistake, and where it stands again.
fn problems(log: &IssueLog, file: &Path) -> String {
    let mut alike: Vec<Vec<&RowProblem>> = Vec::new();
    let mut place_of: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for problem in &log.problems {
        let place = *place_of.entry((&problem.name, &problem.message)).or_insert_with(|| {
            alike.push(Vec::new());
            alike.len() - 1
        });
        alike[place].push(problem);
    }
    let mut text = String::new();
    for problems in alike.iter().take(MOST_PROBLEMS) {
        let [RowProblem { row, line, column, name, message }, others @ ..] = problems.as_slice() else { continue };
        let place = if *column > 0 { format!(":{column}") } else { String::new() };
        let name = if name.is_empty() { String::new() } else { format!(", `{name}`") };
        let _ = writeln!(text, "error: {}:{line}{place}: row {row}{name}: {message}", file.display());
        if !others.is_empty() {
            let rows: Vec<String> = others.iter().take(MOST_ROWS).map(|one| one.row.to_string()).collect();
            let more = others.len().saturating_sub(MOST_ROWS);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let noun = if others.len() == 1 { "row" } else { "rows" };
            let _ = writeln!(text, "  likewise in {noun} {}{more}", rows.join(", "));
        }
    }
    let left = alike.len().saturating_sub(MOST_PROBLEMS);
    if left > 0 {
        let _ = writeln!(text, "and {left} more (`--format json` lists all)");
    }
    text
}

#[derive(Serialize)]
struct Summary<'a> {
    program: String,
    files: usize,
    rows: Rows,
    problems: &'a [RowProblem],
    not_carried: &'a [String],
}

#[derive(Serialize)]
struct Rows {
    read: usize,
    imported: usize,
    bad: usize,
}

impl Summary<'_> {
    fn text(&self, folder: &Path) -> String {
        let folder = folder.display();
        let mut text =
            format!("Wrote {} files to {folder}: {} issues of {} rows", self.files, self.rows.imported, self.rows.read);
        match self.rows.bad {
            0 => text.push_str(".\n"),
            bad => {
                let _ = writeln!(text, "; {bad} could not be read and are not there.");
            }
        }
        if !self.not_carried.is_empty() {
            let _ = writeln!(text, "Columns that the map does not name: {}.", self.not_carried.join(", "));
        }
        let folder = shell_word(&folder.to_string());
        let _ = writeln!(text, "Next: milepost status {} --programs {folder}", self.program);
        text
    }
}
