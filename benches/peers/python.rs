//! The peers in Python: a script of this folder, run with a file of input.

use std::fmt::Display;
use std::process::Command;

/// What a script prints, seconds first; or why there is nothing.
pub(crate) type Answer = Result<(f64, Vec<f64>), String>;

/// Runs a script with `python3`, or with the interpreter that `PYTHON` names.
pub(crate) fn run(script: &str, input: &str, arguments: &[&dyn Display]) -> Answer {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let file = folder.path().join("input");
    std::fs::write(&file, input).map_err(|error| error.to_string())?;
    let output = Command::new(&python)
        .arg(format!("{}/benches/peers/{script}", env!("CARGO_MANIFEST_DIR")))
        .arg(&file)
        .args(arguments.iter().map(ToString::to_string))
        .output()
        .map_err(|error| format!("`{python}`: {error}"))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(text.lines().last().unwrap_or("no reason given").to_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let figures: Result<Vec<f64>, _> = text.split_whitespace().map(str::parse).collect();
    match figures.map_err(|error| error.to_string())?.split_first() {
        Some((seconds, rest)) => Ok((*seconds, rest.to_vec())),
        None => Err("printed nothing".to_owned()),
    }
}
