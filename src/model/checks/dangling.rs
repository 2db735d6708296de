//! E004: an id that no file defines.
//!
//! A link to nothing orders nothing, and a task whose owner does not exist belongs to nobody:
//!
//! ```yaml
//! TSK-NBL-115:
//!   owner: lin-way          # E004: did you mean `lin-wei`?
//! ```
//!
//! What a file would define that could not be read is taken as defined: the file's own mistake is the one to mend.

use crate::diagnostics::{Code, Diagnostic, Span, suggestion};

use super::Subject;
use super::known::Known;
use super::references::references;

/// Looks up every reference but those between tasks of a plan, which are looked up as the plan is read.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let known = Known::new(subject.portfolio, subject.unread);
    let mut suggestions = Suggestions::new();
    references(subject.portfolio, &mut |reference| {
        if known.holds(&reference) {
            return;
        }
        let candidates = known.candidates(&reference);
        let diagnostic = suggestions.dangling(reference.to.name(), reference.id, reference.span(), candidates);
        found.push(diagnostic.about(reference.about()));
    });
}

/// Makes diagnostics for dangling references, the first of them with a suggestion: looking for the nearest id costs,
/// and beyond these there is one cause for many.
#[derive(Debug)]
pub struct Suggestions {
    left: usize,
}

const MOST_SUGGESTIONS: usize = 50;

impl Suggestions {
    /// None made so far.
    #[must_use]
    pub fn new() -> Self {
        Self { left: MOST_SUGGESTIONS }
    }

    /// E004 for an id of this kind, with the nearest of the candidates.
    pub fn dangling<'c>(
        &mut self,
        kind: &str,
        id: &str,
        span: Span,
        candidates: impl Iterator<Item = &'c str>,
    ) -> Diagnostic {
        let near = if self.left > 0 { suggestion(id, candidates) } else { None };
        self.left = self.left.saturating_sub(1);
        let hint = near.unwrap_or_else(|| format!("write the id of {} {kind} that exists, or add it", article(kind)));
        Diagnostic::new(Code::E004, format!("there is no {kind} `{id}`")).at(span).label("not found").hint(hint)
    }
}

impl Default for Suggestions {
    fn default() -> Self {
        Self::new()
    }
}

/// The article before a kind's name: `an issue`.
#[must_use]
pub fn article(kind: &str) -> &'static str {
    if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
