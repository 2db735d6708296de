//! `milepost forecast PROGRAM`: dates by probability, and what drives them.

use std::process::ExitCode;

use crate::audience;
use crate::render::csv;
use crate::render::plain;
use crate::terms::Scope;
use crate::text::Lang;
use crate::view::forecast_table::{COLUMNS, ForecastRow, READER_COLUMNS, rows};

use super::print::{self, Failure, out};
use super::{Environment, ForecastArgs, TableFormat, find_program, load_input};

pub(super) fn run(args: &ForecastArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let (mut loaded, _) = load_input(&args.input, environment)?;
    if loaded.has_errors() {
        print::diagnostics(&loaded, environment);
        return Ok(ExitCode::from(1));
    }
    find_program(&loaded, &args.program)?;
    let wanted = loaded.portfolio.programs.iter().position(|program| program.id.as_str() == args.program);
    if let (Some(runs), Some(schedule)) = (args.runs, wanted.and_then(|at| loaded.schedules.programs.get_mut(at))) {
        schedule.set_runs(runs);
    }
    // Only the program asked for is played through.
    loaded.portfolio.programs.retain(|program| program.id.as_str() == args.program);
    let kept = wanted.map(|at| loaded.schedules.programs.swap_remove(at));
    loaded.schedules.programs = kept.into_iter().collect();
    let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, &Scope::Internal);
    let Some(program) = narrowed.programs.first() else { return Ok(ExitCode::SUCCESS) };
    let rows = rows(program, Lang::En);
    match args.format {
        TableFormat::Text => match &program.forecast {
            Some(forecast) => out(&screen(&rows, forecast.runs)),
            None => out(NO_RANGES),
        },
        TableFormat::Csv => {
            let cells: Vec<_> = rows.iter().map(ForecastRow::cells).collect();
            out(&csv::table(&COLUMNS, cells.iter().map(<[_; 9]>::as_slice)));
        }
        TableFormat::Json => out(&print::json(&rows)?),
    }
    Ok(ExitCode::SUCCESS)
}

/// Said instead of a table, for a range that nobody wrote would be invented.
const NO_RANGES: &str = "no ranges written: no task ahead has a three-point estimate such as `2d/3d/6d`, and no open \
                         risk with `impact: {schedule: 5d}` drives one\n";

fn screen(rows: &[ForecastRow], runs: usize) -> String {
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.reader_cells().to_vec()).collect();
    let mut text = plain::aligned(&READER_COLUMNS, &cells);
    for row in rows.iter().filter(|row| !row.drivers.is_empty()) {
        text.push_str(&format!("\nWhat moves {}, {}\n", row.id, row.name));
        for sentence in row.sentences() {
            text.push_str(&format!("  {sentence}\n"));
        }
    }
    for row in rows.iter().filter(|row| !row.critical.is_empty()) {
        text.push_str(&format!(
            "\nWhat most often decides {}, {}: share of runs on the driving path\n",
            row.id, row.name
        ));
        for task in &row.critical {
            text.push_str(&format!("  {:>3} %  {}: {}\n", task.share_percent, task.id, task.name));
        }
    }
    text.push_str(&format!("\n{runs} runs; working days of the program's calendar\n"));
    text
}
