//! Warnings that say the same of one file again and again, folded into the first of them and a count.
//!
//! What enters: diagnostics, sorted. What leaves: those to print, in the same order, and a line for each fold. What
//! always holds: no error is folded.

use std::collections::BTreeMap;

use super::code::{Code, Severity};
use super::diagnostic::Diagnostic;
use super::files::{FileId, Files};

/// Warnings of one code in one file that are printed whatever there is of them.
const FEW: usize = 5;
/// Of more than [`FEW`], how many are printed.
const FIRST: usize = 3;

/// What is printed, and what is said of the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// Errors, and the first of like warnings.
    pub shown: Vec<Diagnostic>,
    /// `and 89 more of W102 (task without predecessor or successor) in programs/nbl/plan/10-firmware.yaml`
    pub lines: Vec<String>,
}

/// Folds like warnings.
///
/// ```
/// use milepost::diagnostics::{Code, Diagnostic, Files, Span, fold};
/// let mut files = Files::new();
/// let plan = files.add("plan.yaml", "a: 1\n");
/// let found = vec![Diagnostic::new(Code::W106, "long").at(Span::whole_file(plan)); 9];
/// let folded = fold(&found, &files);
/// assert_eq!(folded.shown.len(), 3);
/// assert_eq!(folded.lines, ["and 6 more of W106 (task longer than 44 working days) in plan.yaml"]);
/// assert_eq!(fold(&found[..5], &files).shown.len(), 5);
/// ```
#[must_use]
pub fn fold(diagnostics: &[Diagnostic], files: &Files) -> Folded {
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    for key in diagnostics.iter().filter_map(key) {
        *counts.entry(key).or_default() += 1;
    }
    let mut folded = Folded { shown: Vec::new(), lines: Vec::new() };
    let mut met: BTreeMap<Key, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let Some((key, count)) = key(diagnostic).and_then(|key| Some((key, *counts.get(&key)?))) else {
            folded.shown.push(diagnostic.clone());
            continue;
        };
        let before = met.entry(key).or_default();
        if count <= FEW || *before < FIRST {
            folded.shown.push(diagnostic.clone());
        } else if *before == FIRST {
            let (code, file) = key;
            let (more, title) = (count - FIRST, code.info().title);
            folded.lines.push(format!("and {more} more of {code} ({title}) in {}", files.path(file)));
        }
        *before += 1;
    }
    folded
}

type Key = (Code, FileId);

/// What makes two warnings alike; nothing for errors, and for what has no place.
fn key(diagnostic: &Diagnostic) -> Option<Key> {
    let span = diagnostic.span.filter(|_| diagnostic.severity == Severity::Warning)?;
    Some((diagnostic.code, span.file))
}
