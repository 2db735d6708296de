//! W126: an override whose last day has passed. It is ignored.
//!
//! ```yaml
//! # data date 2026-06-12
//! override: {schedule: amber, by: j-ortega, reason: "recovery plan in review", expires: 2026-06-10}   # W126
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let program = subject.program;
    let Some(set) = program.override_.as_ref().filter(|set| subject.has_passed(set.expires)) else {
        return;
    };
    let note = program.notes.iter().rfind(|note| note.date == set.since && note.origin.written("override").is_some());
    let id = program.id.as_str();
    let mut diagnostic = Diagnostic::new(Code::W126, format!("the override of `{id}` ended on {}", set.expires))
        .at(note.map_or(program.origin.span, |note| note.origin.of("override")))
        .hint("write `override: none` in the next note, or a new one with its reason and last day");
    if let Some(note) = note {
        diagnostic = diagnostic.about(EntityRef::new("status note", note.period.to_string(), Some(id)));
    }
    found.push(diagnostic);
}
