//! W136: a status note whose `as_of` lies in another week than its `period`.
//!
//! ```yaml
//! period: 2026-W24
//! as_of: 2026-06-19T18:00+08:00   # W136: a day of 2026-W25
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::time::{Date, IsoWeek};

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let program = subject.program;
    let read = program.notes.iter().map(|note| (note.period, note.date, note.origin, false));
    let later = program.later_notes.iter().map(|note| (note.period, note.date, note.origin, true));
    for (period, date, origin, is_later) in read.chain(later) {
        let week = IsoWeek::of(date);
        if week == period {
            continue;
        }
        let not_shown = is_later && program.told_until.is_some_and(|until| date > until);
        let label = if not_shown {
            "after the data date: the note is not shown yet".to_owned()
        } else {
            format!("a day of {week}")
        };
        found.push(
            Diagnostic::new(Code::W136, format!("the note of {period} is as of {date}, a day of {week}"))
                .at(origin.of("as_of"))
                .label(label)
                .hint(format!(
                    "write a day from {} to {}, or rename the note",
                    day(period.first_day()),
                    day(period.last_day())
                ))
                .about(EntityRef::new("status note", period.to_string(), Some(program.id.as_str()))),
        );
    }
}

fn day(date: Date) -> String {
    date.to_string()
}
