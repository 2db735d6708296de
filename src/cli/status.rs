//! `milepost status`: one screen.

use std::process::ExitCode;

use crate::render::assets::Assets;
use crate::terms::Scope;
use crate::text::Lang;
use crate::view::context::Site;
use crate::view::terminal::{self, StatusLine};
use crate::{Loaded, audience, audiences, measure};

use super::print::{self, Failure, out};
use super::{Environment, Format, StatusArgs, find_program, load_input};

pub(super) fn run(args: &StatusArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let (loaded, assets) = load_input(&args.input, environment)?;
    if loaded.has_errors() {
        print::diagnostics(&loaded, environment);
        return Ok(ExitCode::from(1));
    }
    if let Some(program) = &args.program {
        find_program(&loaded, program)?;
    }
    let mut lines = lines(&loaded, &assets)?;
    lines.retain(|line| args.program.as_ref().is_none_or(|program| line.program == *program));
    match (args.format, args.program.is_some(), lines.as_slice()) {
        (Format::Text, ..) => out(&terminal::screen(&lines)),
        // What was asked for by name comes as itself, not as a list of one.
        (Format::Json, true, [line]) => out(&print::json(line)?),
        (Format::Json, ..) => out(&print::json(&lines)?),
    }
    Ok(ExitCode::SUCCESS)
}

/// What there is to say about each program, as internal readers see it, and who is shown another colour.
pub(super) fn lines(loaded: &Loaded, assets: &Assets) -> Result<Vec<StatusLine>, Failure> {
    let words = assets.words(Lang::En).map_err(|error| Failure(error.to_string()))?;
    let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, &Scope::Internal);
    let site = Site::new(&narrowed, measure(&narrowed, &loaded.rules), None, String::new(), String::new());
    let mut lines = terminal::lines(&site, &words);
    for scope in audiences(&loaded.portfolio).iter().filter(|scope| **scope != Scope::Internal) {
        let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, scope);
        let site = Site::new(&narrowed, measure(&narrowed, &loaded.rules), None, String::new(), String::new());
        for line in &mut lines {
            line.compare(&site, &words);
        }
    }
    Ok(lines)
}
