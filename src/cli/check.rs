//! `milepost check`: diagnostics only.

use std::process::ExitCode;

use crate::diagnostics::{print_code, print_json, print_text};

use super::print::{self, Failure, out};
use super::{CheckArgs, Environment, Format, load_input};

pub(super) fn run(args: &CheckArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    if let Some(code) = args.explain {
        out(&print_code(code));
        return Ok(ExitCode::SUCCESS);
    }
    let (loaded, _) = load_input(&args.input, environment)?;
    match args.format {
        Format::Json => out(&print_json(&loaded.diagnostics, &loaded.files)),
        Format::Text => {
            // What was asked for: it goes where a reader such as `less` finds it.
            let colouring = print::colouring(environment.colour_out);
            out(&if args.all {
                print_text(&loaded.diagnostics, &loaded.files, colouring)
            } else {
                print::folded(&loaded, colouring)
            });
            match print::count(&loaded) {
                Some(count) => out(&format!("\n{count}\n")),
                None => out("no mistakes\n"),
            }
        }
    }
    let failed = loaded.has_errors() || (args.strict && !loaded.diagnostics.is_empty());
    Ok(ExitCode::from(u8::from(failed)))
}
