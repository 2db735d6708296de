//! The week of a file that is named after one: status notes and ledger entries.

use crate::diagnostics::{Code, Diagnostic};
use crate::time::IsoWeek;

use super::context::shortened;
use super::fields::Fields;

/// The week of a file: its name. A `period` that is missing or differs is E018; nothing where neither is a week.
pub fn read_period(fields: &mut Fields<'_, '_>, stem: &str) -> Option<IsoWeek> {
    let named = IsoWeek::parse(stem).ok();
    if !fields.has("period") {
        let example = named.map_or_else(|| "2026-W24".to_owned(), |week| week.to_string());
        fields.needs("period", &example);
    }
    let span = fields.span("period");
    let written: Option<IsoWeek> = fields.get("period");
    let meant = IsoWeek::meant(stem);
    let stem = shortened(stem);
    if written.or(named).is_none() {
        // Of which week it is, nobody can tell: its other keys are left for another run.
        fields.stop();
    }
    match (written, named) {
        (Some(written), Some(named)) if written != named => fields.report(
            Diagnostic::new(Code::E018, format!("the period {written} differs from the file's name `{stem}`"))
                .at(span)
                .hint(format!("write `period: {named}`, or rename the file")),
        ),
        (Some(written), None) => fields.report(
            Diagnostic::new(Code::E018, format!("the file's name `{stem}` is not the period {written}")).at(span).hint(
                match meant.filter(|meant| *meant != written) {
                    Some(meant) => {
                        format!("rename the file to `{meant}` and write `period: {meant}`, or to `{written}`")
                    }
                    None => format!("rename the file to `{written}`"),
                },
            ),
        ),
        _ => {}
    }
    named.or(written)
}
