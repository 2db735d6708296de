//! W160: an issue that has ended, and no log says when.
//!
//! ```yaml
//! # ISS-NBL-041.md, without ISS-NBL-041.log.md beside it
//! status: closed      # W160
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::terms::{EntityId, IssueId};

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        let ended = program.issues.iter().filter(|issue| !issue.facts.state.is_open());
        // A log that could not be read was reported then.
        for issue in ended.filter(|issue| issue.refs.log.is_empty() && issue.refs.log_is_whole) {
            let state = issue.facts.state;
            found.push(
                Diagnostic::new(Code::W160, format!("`{}` is {state}, and no log says since when", issue.id))
                    .at(issue.origin.of("status"))
                    .hint(format!("write its events into `{}.log.md`", issue.id))
                    .about(EntityRef::new(IssueId::KIND, issue.id.as_str(), Some(program.id.as_str()))),
            );
        }
    }
}
