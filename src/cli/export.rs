//! `milepost export msproject PROGRAM`: a program as a plan of another tool.

use std::process::ExitCode;

use crate::exchange::msproject;
use crate::publish::{write_new_files, write_over_files};
use crate::schedule::Now;

use super::print::{self, Failure, err, out};
use super::{Environment, ExportArgs, ExportCommand, find_program, load_input};

pub(super) fn run(command: &ExportCommand, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let ExportCommand::Msproject(args) = command;
    msproject(args, environment)
}

fn msproject(args: &ExportArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let (loaded, _) = load_input(&args.input, environment)?;
    if loaded.has_errors() {
        print::diagnostics(&loaded, environment);
        return Ok(ExitCode::from(1));
    }
    find_program(&loaded, &args.program)?;
    let found = loaded.portfolio.programs.iter().find(|program| program.id.as_str() == args.program);
    let Some(program) = found else { return Ok(ExitCode::SUCCESS) };
    let now = Now { as_of: args.input.as_of, clock: environment.clock };
    let exported = msproject::export(&loaded.portfolio, program, &loaded.schedules, now)
        .map_err(|_| Failure(format!("the plan of `{}` cannot be scheduled", args.program)))?;
    match &args.out {
        None => out(&exported.xml),
        Some(path) => {
            let files = [(path.to_string_lossy().into_owned(), exported.xml.as_bytes())];
            let here = std::path::Path::new("");
            if args.force {
                write_over_files(here, &files)?;
            } else {
                write_new_files(here, &files).map_err(|error| Failure(format!("{error}; `--force` writes over it")))?;
            }
            out(&format!("Wrote {}.\n", path.display()));
        }
    }
    err(&print::losses(&exported.losses));
    Ok(ExitCode::SUCCESS)
}
