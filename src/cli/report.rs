//! `milepost report record`: the week's ledger entry of each program.

use std::process::ExitCode;

use crate::publish::write_new_files;
use crate::reports;
use crate::text::Lang;

use super::print::{self, Failure, out};
use super::{Environment, RecordArgs, find_program, load_input};

pub(super) fn run(args: &RecordArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let (loaded, assets) = load_input(&args.input, environment)?;
    if loaded.has_errors() {
        print::diagnostics(&loaded, environment);
        return Ok(ExitCode::from(1));
    }
    for name in &args.program {
        find_program(&loaded, name)?;
    }
    let words = assets.words(Lang::En).map_err(|error| Failure(error.to_string()))?;
    let mut files: Vec<(String, String)> = Vec::new();
    for report in reports(&loaded, &words) {
        let program = &loaded.portfolio.programs[report.program];
        if !args.program.is_empty() && args.program.iter().all(|name| name != program.id.as_str()) {
            continue;
        }
        if let Some(entry) = program.reports.iter().find(|entry| entry.period == report.period) {
            return Err(Failure(format!(
                "`{}` has a report of {} already, with the data date {}; a report is never rewritten",
                program.id, report.period, entry.data_date
            )));
        }
        if let Some(later) = program.reports.iter().find(|entry| entry.period > report.period) {
            return Err(Failure(format!(
                "`{}` has a report of {} already; one of {} would say what was not known then",
                program.id, later.period, report.period
            )));
        }
        files.push((format!("{}/reports/{}.yaml", program.id, report.period), report.yaml));
    }
    let bytes: Vec<(String, &[u8])> = files.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
    write_new_files(&args.input.programs, &bytes)?;
    for (path, _) in &files {
        out(&format!("{}\n", args.input.programs.join(path).display()));
    }
    Ok(ExitCode::SUCCESS)
}
