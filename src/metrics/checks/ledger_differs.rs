//! W127: the ledger entry of the data date says something else than its files give now.
//!
//! ```yaml
//! # reports/2026-W24.yaml, data date 2026-06-12
//! milestones: {MS-NBL-ACCEPT: {forecast: 2026-08-21}}   # W127: computed 2026-08-28
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::metrics::ledger::{Difference, differences};
use crate::time::IsoWeek;

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let Some(week) = subject.data_date.map(IsoWeek::of) else {
        return;
    };
    let about = EntityRef::new("report", week.to_string(), Some(subject.program.id.as_str()));
    let differences = differences(subject.program, subject.measures);
    found.extend(differences.into_iter().map(|Difference { span, what, written, computed }| {
        Diagnostic::new(Code::W127, format!("the report says {what} is {written}, the files say {computed}"))
            .at(span)
            .label(format!("computed {computed}"))
            .hint("leave the entry as it is; the next report says what changed")
            .about(about.clone())
    }));
}
