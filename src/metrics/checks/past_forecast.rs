//! W124: a milestone for which everything is done, and that is neither met nor moved.
//!
//! ```yaml
//! # data date 2026-06-12
//! MS-NBL-DVT:
//!   kind: milestone
//!   after: [TSK-NBL-110]      # finished 2026-06-10: W124, write `actual: {finish: ...}`
//! ```
//!
//! Its computed date then moves on with the data date every week, so that it never looks late.

use crate::audience::SeenDriver;
use crate::diagnostics::{Code, Diagnostic};

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let milestones = subject.program.tasks.iter().filter(|task| task.is_milestone() && !task.is_done());
    for milestone in milestones.filter(|task| task.dates.driver == SeenDriver::DataDate) {
        found.push(
            Diagnostic::new(Code::W124, format!("nothing holds `{}` back any more, and it is not met", milestone.id))
                .at(milestone.origin.span)
                .hint("write `actual: {finish: ...}`, or what it waits for")
                .about(subject.about(milestone.id)),
        );
    }
}
