//! E019: an entity that names itself: it supersedes, relates to or blocks itself.
//!
//! It is nearly always the wrong id, and the link that was meant is missing:
//!
//! ```yaml
//! id: ISS-NBL-041
//! related: [ISS-NBL-041]    # E019: remove it, or name what was meant
//! ```
//!
//! Tasks that wait for or belong to themselves are reported as the plan's links are looked up.

use crate::diagnostics::{Code, Diagnostic};

use super::Subject;
use super::references::references;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    references(subject.portfolio, &mut |reference| {
        let same = reference.from.kind == reference.to.name() && reference.from.id == reference.id;
        if same {
            found.push(
                Diagnostic::new(Code::E019, format!("`{}` names itself", reference.id))
                    .at(reference.span())
                    .label(format!("the same {}", reference.from.kind))
                    .hint("remove it, or name what was meant")
                    .about(reference.about()),
            );
        }
    });
}
