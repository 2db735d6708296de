//! W141: too many links with a lag, or too few that are finish-to-start.
//!
//! ```yaml
//! after: [TSK-NBL-110 FS+10d]   # a task `Paint dries` of 10 days says the same, and can be followed
//! ```
//!
//! One line a program: the page of data quality names the tasks. A share of a few links says nothing.

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::metrics::schedule_quality::QualityCheck;

use super::Subject;

/// Links from which on a share is worth a word.
const FEWEST: i64 = 20;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let results = &subject.measures.schedule_quality;
    let failed = |wanted: QualityCheck| {
        results.iter().find(|result| result.check == wanted && result.of >= FEWEST && result.passed == Some(false))
    };
    let lags = failed(QualityCheck::Lags)
        .map(|result| format!("{} of {} links to work ahead have a lag", result.count, result.of));
    let kinds = failed(QualityCheck::FinishToStart)
        .map(|result| format!("{} of {} are finish-to-start", result.count, result.of));
    let said: Vec<String> = lags.into_iter().chain(kinds).collect();
    if said.is_empty() {
        return;
    }
    found.push(
        Diagnostic::new(Code::W141, said.join(", "))
            .at(subject.program.origin.span)
            .hint(
                "turn the longest lags into tasks; at most 5 % with a lag and at least 90 % finish-to-start are usual",
            )
            .about(EntityRef::new("program", subject.program.id.as_str(), Some(subject.program.id.as_str()))),
    );
}
