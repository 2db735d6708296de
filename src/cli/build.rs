//! `milepost build`: check, then one site per audience.

use std::process::ExitCode;

use crate::publish::publish;
use crate::render::engine::Engine;
use crate::terms::{Colour, Scope};
use crate::{audiences, sites};

use super::print::{self, Failure, out};
use super::status;
use super::{BuildArgs, Environment, load_input, refuse_sources};

pub(super) fn run(args: &BuildArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let (loaded, assets) = load_input(&args.input, environment)?;
    if loaded.has_errors() {
        print::diagnostics(&loaded, environment);
        let count = print::count(&loaded).unwrap_or_default();
        print::err(&format!("\n{count}; nothing was written, `{}` is as it was\n", args.out.display()));
        return Ok(ExitCode::from(1));
    }
    refuse_sources(&args.out, &args.input)?;
    let engine = Engine::new(&assets)?;
    let all = audiences(&loaded.portfolio);
    let chosen = choose(&all, &args.audience)?;
    let sites = sites(&loaded, &chosen, &assets, &engine)?;
    // The disk and what is said of the programs do not wait for each other.
    let (published, lines) =
        rayon::join(|| publish(&args.out, &sites, args.audience.is_empty()), || status::lines(&loaded, &assets));
    let (published, lines) = (published?, lines?);
    let elapsed = (environment.elapsed)();
    let tasks: usize = loaded.portfolio.programs.iter().map(|program| program.plan.tasks.len()).sum();
    let issues: usize = loaded.portfolio.programs.iter().map(|program| program.issues.len()).sum();
    out(&format!(
        "Built {} from {} ({}, {}): {} files, {:.1} MB, in {} ms.\n",
        counted(sites.len(), "site"),
        counted(loaded.portfolio.programs.len(), "program"),
        counted(tasks, "task"),
        counted(issues, "issue"),
        published.files,
        megabytes(published.bytes),
        elapsed.as_millis(),
    ));
    for folder in &sites {
        out(&format!("  {}\n", args.out.join(&folder.name).join("index.html").display()));
    }
    for line in lines.iter().filter(|line| line.colour == Some(Colour::Red)) {
        let clause = line
            .clause
            .as_ref()
            .filter(|_| line.held_since.is_none())
            .map(|clause| format!(" ({clause})"))
            .unwrap_or_default();
        out(&format!("Red: {}{clause}: {}\n", line.name, line.reason));
    }
    for line in &lines {
        for note in line.notes() {
            out(&format!("{}: {note}\n", line.name));
        }
    }
    if let Some(count) = print::count(&loaded) {
        out(&format!("{count}; `milepost check` shows them.\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

#[expect(clippy::cast_precision_loss, reason = "a figure with one decimal")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn choose(all: &[Scope], names: &[String]) -> Result<Vec<Scope>, Failure> {
    if names.is_empty() {
        return Ok(all.to_vec());
    }
    names
        .iter()
        .map(|name| {
            all.iter().find(|scope| scope.name() == *name).cloned().ok_or_else(|| {
                let known: Vec<String> = all.iter().map(|scope| format!("`{}`", scope.name())).collect();
                Failure(format!("there is no audience `{name}`; there are {}", known.join(", ")))
            })
        })
        .collect()
}
