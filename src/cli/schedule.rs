//! `milepost schedule PROGRAM`: the computed schedule as a table.

use std::process::ExitCode;

use crate::audience;
use crate::render::csv;
use crate::render::plain;
use crate::terms::Scope;
use crate::text::Lang;
use crate::view::schedule_table::{COLUMNS, READER_COLUMNS, ScheduleRow, reader_rows, rows};

use super::print::{self, Failure, out};
use super::{Environment, ScheduleArgs, TableFormat, find_program, load_input};

pub(super) fn run(args: &ScheduleArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let (loaded, _) = load_input(&args.input, environment)?;
    if loaded.has_errors() {
        print::diagnostics(&loaded, environment);
        return Ok(ExitCode::from(1));
    }
    find_program(&loaded, &args.program)?;
    let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, &Scope::Author);
    let found = narrowed.programs.iter().find(|program| program.id.as_str() == args.program);
    let Some(program) = found else { return Ok(ExitCode::SUCCESS) };
    match args.format {
        TableFormat::Text => out(&plain::aligned(&READER_COLUMNS, &reader_rows(program, Lang::En))),
        TableFormat::Csv => {
            let cells: Vec<_> = rows(program, Lang::En).iter().map(ScheduleRow::cells).collect();
            out(&csv::table(&COLUMNS, cells.iter().map(<[_; 17]>::as_slice)));
        }
        TableFormat::Json => out(&print::json(&rows(program, Lang::En))?),
    }
    Ok(ExitCode::SUCCESS)
}
