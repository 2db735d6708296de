//! E015: a row of responsibilities in which not exactly one person is accountable.
//!
//! Accountable means that one person answers for it:
//!
//! ```yaml
//! raci:
//!   MS-NBL-DVT: {A: [j-ortega, lin-wei], R: [ana-ruiz]}   # E015: name one; the other is `R`
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::gate::RaciSubject;
use crate::terms::EntityId;

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        for row in &program.team.raci {
            let (kind, name) = match &row.subject {
                RaciSubject::Task(id) => ("task", id.as_str()),
                RaciSubject::Workstream(id) => ("workstream", id.as_str()),
            };
            // A value that could not be read was reported then.
            let written = row.origin.written("A").is_some();
            let (message, hint) = match row.accountable.as_slice() {
                [_] => continue,
                [] if written => continue,
                [] => (format!("nobody is accountable for `{name}`"), "add `A:` with one person".to_owned()),
                [first, ..] => (
                    format!("{} people are accountable for `{name}`", row.accountable.len()),
                    format!("write `A: {first}`, and the others as `R`"),
                ),
            };
            let about = EntityRef::new(kind, name, Some(program.id.as_str()));
            found.push(Diagnostic::new(Code::E015, message).at(row.origin.of("A")).hint(hint).about(about));
        }
    }
}
