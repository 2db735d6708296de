//! Printing, and failures in words.

use std::fmt;
use std::io::Write;

use crate::Loaded;
use crate::diagnostics::{Colouring, Diagnostic, fold, print_text};
use crate::exchange::Loss;
use crate::publish::PublishError;
use crate::render::engine::RenderError;
use crate::source::{OutsideError, OverrideError};

use super::environment::Environment;

/// A failure of the tool or of what is around it: exit code 2.
#[derive(Debug)]
pub(super) struct Failure(pub(super) String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<OverrideError> for Failure {
    fn from(error: OverrideError) -> Self {
        Self(error.to_string())
    }
}

impl From<OutsideError> for Failure {
    fn from(error: OutsideError) -> Self {
        Self(error.to_string())
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Self(error.to_string())
    }
}

impl From<RenderError> for Failure {
    fn from(error: RenderError) -> Self {
        Self(format!("cannot render: {error}"))
    }
}

/// Prints what was asked for. A reader that has gone away, such as `head`, is no failure.
pub(super) fn out(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Prints what goes beside it: mistakes and notes.
pub(super) fn err(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Prints a failure.
pub(super) fn error_line(message: &str) {
    err(&format!("error: {message}\n"));
}

/// Prints all mistakes, like warnings folded.
pub(super) fn diagnostics(loaded: &Loaded, environment: &Environment<'_>) {
    err(&folded(loaded, colouring(environment.colour)));
}

/// All mistakes as text; of many like warnings the first few and a count.
pub(super) fn folded(loaded: &Loaded, colouring: Colouring) -> String {
    let folded = fold(&loaded.diagnostics, &loaded.files);
    let mut text = print_text(&folded.shown, &loaded.files, colouring);
    if !folded.lines.is_empty() {
        text.push_str(&format!("\n{}\n`milepost check --all` shows them\n", folded.lines.join("\n")));
    }
    text
}

/// Whether to colour.
pub(super) fn colouring(colour: bool) -> Colouring {
    if colour { Colouring::Ansi } else { Colouring::Plain }
}

/// Prints what there is to say about what was, or could not be, written.
pub(super) fn found(found: &[Diagnostic], loaded: &Loaded, environment: &Environment<'_>) {
    if !found.is_empty() {
        err(&print_text(found, &loaded.files, colouring(environment.colour)));
    }
}

/// A value as indented JSON with a line end.
pub(super) fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| Failure(error.to_string()))
}

/// "1 error, 3 warnings"; nothing where there are none.
pub(super) fn count(loaded: &Loaded) -> Option<String> {
    let errors = loaded.diagnostics.iter().filter(|one| one.is_error()).count();
    let warnings = loaded.diagnostics.len() - errors;
    let some = |n: usize, word: &str| match n {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{n} {word}s")),
    };
    let parts: Vec<String> = [some(errors, "error"), some(warnings, "warning")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What was not carried, losses of one kind in one line; nothing where all was.
pub(super) fn losses(losses: &[Loss]) -> String {
    if losses.is_empty() {
        return String::new();
    }
    let mut text = String::from("Not carried:\n");
    for (what, why, places) in grouped(losses) {
        let shown: Vec<&str> = places.iter().take(MOST_PLACES).copied().collect();
        let more = places.len() - shown.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        text.push_str(&format!("  {what} ({}{more}): {why}\n", shown.join(", ")));
    }
    text
}

/// Places of one loss that are named.
const MOST_PLACES: usize = 5;

/// Losses of one kind in one line, in the order in which each kind was first met.
fn grouped(losses: &[Loss]) -> Vec<(&str, &str, Vec<&str>)> {
    let mut groups: Vec<(&str, &str, Vec<&str>)> = Vec::new();
    let mut place_of = std::collections::BTreeMap::new();
    for loss in losses {
        let place = *place_of.entry((loss.what.as_str(), loss.why.as_str())).or_insert_with(|| {
            groups.push((&loss.what, &loss.why, Vec::new()));
            groups.len() - 1
        });
        groups[place].2.push(&loss.place);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_of_one_kind_are_one_line() {
        let losses = [
            Loss::new("a note", "task 1", "no place"),
            Loss::new("a cost", "task 1", "no place"),
            Loss::new("a note", "task 2", "no place"),
        ];
        let groups = grouped(&losses);
        assert_eq!(groups, [("a note", "no place", vec!["task 1", "task 2"]), ("a cost", "no place", vec!["task 1"])]);
    }
}
