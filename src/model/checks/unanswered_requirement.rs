//! W115: a requirement without a task, a functional area or a way to verify it.
//!
//! It will be found missing at acceptance, when it costs most:
//!
//! ```yaml
//! id: REQ-NBL-012
//! tasks: []               # W115: which task implements it?
//! ```

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::terms::{EntityId, RequirementState};

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let implemented: HashSet<&str> =
        subject.tasks().flat_map(|(_, task)| &task.implements).map(EntityId::as_str).collect();
    for program in &subject.portfolio.programs {
        for requirement in &program.requirements {
            if requirement.facts.state == RequirementState::Waived {
                continue;
            }
            let id = requirement.id.as_str();
            let about = EntityRef::new("requirement", id, Some(program.id.as_str()));
            let is_broken = |field: &str| subject.unread.broken().has(&about, field);
            let mut missing = Vec::new();
            if requirement.refs.tasks.is_empty() && !implemented.contains(id) && !is_broken("tasks") {
                missing.push(("task", "`tasks: […]`"));
            }
            if requirement.inner.areas.is_empty() && !is_broken("areas") {
                missing.push(("functional area", "`areas: […]`"));
            }
            if requirement.facts.method.is_none() && !is_broken("verification") {
                missing.push(("verification", "`verification: {method: test}`"));
            }
            if missing.is_empty() {
                continue;
            }
            let (names, keys): (Vec<&str>, Vec<&str>) = missing.into_iter().unzip();
            found.push(
                Diagnostic::new(Code::W115, format!("`{id}` has no {}", names.join(" and no ")))
                    .at(requirement.origin.span)
                    .hint(format!("add {}", keys.join(" and ")))
                    .about(about),
            );
        }
    }
}
