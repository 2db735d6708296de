//! W135: an actual date or a status note of a day that has not come.
//!
//! ```yaml
//! # data date 2026-06-12
//! actual: {start: 2026-06-15}   # W135: not counted yet
//! ```
//!
//! What is dated after the data date does not exist yet. A build as of an earlier day leaves out on purpose what came
//! later, and says nothing of it.

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::time::IsoWeek;

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let program = subject.program;
    let Some((data_date, told_until)) = subject.data_date.zip(program.told_until) else {
        return;
    };
    for task in &program.tasks {
        let actual = [("start", task.facts.actual_start), ("finish", task.facts.actual_finish)];
        let later = actual.into_iter().filter_map(|(word, at)| Some((word, at?.date())));
        // A finish after a start that has not come either is the same mistake.
        let Some((word, date)) = later.filter(|(_, date)| *date > told_until).min_by_key(|(_, date)| *date) else {
            continue;
        };
        let message = format!("`{}` {} on {date}, after the data date {data_date}", task.id, verb(word));
        found.push(
            Diagnostic::new(Code::W135, message)
                .at(task.origin.of(&format!("actual.{word}")))
                .label("not counted yet")
                .hint("mend the date; a day to come belongs into the plan, not into `actual`")
                .about(subject.about(task.id)),
        );
    }
    for note in program.later_notes.iter().filter(|note| note.date > told_until) {
        // A note of another week than its own day has one mistake, which `note_week` tells.
        if IsoWeek::of(note.date) != note.period {
            continue;
        }
        let message = format!("the note of {} is as of {}, after the data date {data_date}", note.period, note.date);
        found.push(
            Diagnostic::new(Code::W135, message)
                .at(note.origin.of("as_of"))
                .label("not shown yet")
                .hint("mend `as_of`, or build with a later data date")
                .about(EntityRef::new("status note", note.period.to_string(), Some(program.id.as_str()))),
        );
    }
}

fn verb(word: &str) -> &'static str {
    if word == "start" { "started" } else { "finished" }
}
