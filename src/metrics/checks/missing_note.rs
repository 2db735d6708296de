//! W123: a program without a status note for the week of the data date.
//!
//! ```text
//! # data date 2026-06-12, week 24
//! programs/nbl/status/2026-W24.md    # W123 if it is not there
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::time::IsoWeek;

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let Some(week) = subject.data_date.map(IsoWeek::of) else {
        return;
    };
    let program = subject.program;
    // A note of the week that is as of a later day is there, and is not missing; what is wrong with it is told there.
    let later = program.later_notes.iter().map(|note| note.period);
    if program.notes.iter().map(|note| note.period).chain(later).any(|period| period == week) {
        return;
    }
    let id = program.id.as_str();
    found.push(
        Diagnostic::new(Code::W123, format!("`{id}` has no status note for {week}"))
            .at(program.origin.span)
            .hint(format!("write `{id}/status/{week}.md`"))
            .about(EntityRef::new("program", id, Some(id))),
    );
}
