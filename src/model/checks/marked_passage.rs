//! E027: a passage that is marked for some readers and not closed, closed without being opened, or marked for readers
//! that do not exist.
//!
//! Where the closing mark was forgotten nobody can tell how much was meant to be hidden:
//!
//! ```text
//! Works as specified.
//! <!-- visibility: internal -->
//! Supplier offered a discount.
//! # E027: add `<!-- /visibility -->`
//! ```

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::model::passages::{MarkProblem, split};
use crate::terms::Visibility;

use super::Subject;
use super::authored::{Authored, authored};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        authored(program, &mut |text| {
            if !text.markdown.contains("<!--") {
                return;
            }
            for bad in split(text.markdown).1 {
                let mark = text.markdown.get(bad.range.clone()).unwrap_or("");
                found.push(diagnostic(&text, mark, bad.problem).at(text.part(&first_line(bad.range.start, mark))));
            }
        });
    }
}

/// The range of a mark's first line: one that never ends reaches to the end of the text.
fn first_line(start: usize, mark: &str) -> std::ops::Range<usize> {
    let length = mark.lines().next().map_or(0, str::len);
    start..start + length
}

fn diagnostic(text: &Authored<'_>, mark: &str, problem: MarkProblem) -> Diagnostic {
    let (message, hint) = match problem {
        MarkProblem::NotClosed => (
            "the marked passage is not closed, so it hides all that follows",
            "write `<!-- /visibility -->` where it ends".to_owned(),
        ),
        MarkProblem::ClosesNothing => (
            "there is no marked passage to close",
            "remove it, or write `<!-- visibility: internal -->` where the passage begins".to_owned(),
        ),
        MarkProblem::UnknownAudience => ("the passage is marked for readers that do not exist", unknown_audience(mark)),
    };
    Diagnostic::new(Code::E027, message).hint(hint).about(text.about())
}

fn unknown_audience(mark: &str) -> String {
    let words = Visibility::WORDS.iter().map(|(word, _)| *word);
    let written = mark.trim_end_matches("-->").rsplit([':', '=', ' ']).map(str::trim).find(|word| !word.is_empty());
    match written.and_then(|word| did_you_mean(word, words)) {
        Some(word) => format!("did you mean `<!-- visibility: {word} -->`?"),
        None => "write `<!-- visibility: internal -->`".to_owned(),
    }
}
