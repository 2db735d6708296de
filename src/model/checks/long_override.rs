//! E014: an override that is meant to last longer than the rules allow.
//!
//! An override says that a person knows better than the rule today; one that goes on for weeks is a rule nobody agreed
//! on. The days are counted from the note's own date to the last day on which it counts, and `rag.yaml` says how many
//! there may be:
//!
//! ```yaml
//! as_of: 2026-06-12T18:00+08:00
//! override: {schedule: amber, by: j-ortega, reason: "recovery agreed", expires: 2026-09-30}   # E014: at most 14 days
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::note::OverrideWord;
use crate::time::Date;

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let most = subject.portfolio.rules.override_max_days;
    for program in &subject.portfolio.programs {
        for note in &program.notes {
            let OverrideWord::Set(set) = &note.override_ else {
                continue;
            };
            // A time that is missing or wrong was reported as the note was read.
            if note.origin.written("as_of").is_none() {
                continue;
            }
            let since = note.as_of.date_in(program.facts.zone);
            let last = last_day(since, most);
            let lasts = set.expires.signed_duration_since(since).num_days();
            if set.expires <= last {
                continue;
            }
            let about = EntityRef::new("status note", note.period.to_string(), Some(program.id.as_str()));
            found.push(
                Diagnostic::new(Code::E014, format!("override for {lasts} days, and the rules allow {most}"))
                    .at(note.origin.of("override.expires"))
                    .hint(format!("write `expires: {last}` or an earlier day"))
                    .about(about),
            );
        }
    }
}

/// The last day on which an override of `since` may count.
fn last_day(since: Date, most: i64) -> Date {
    chrono::TimeDelta::try_days(most).and_then(|days| since.checked_add_signed(days)).unwrap_or(Date::MAX)
}
