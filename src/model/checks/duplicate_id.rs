//! E001: two entities with the same id.
//!
//! Every link, page address and log line names entities by id; with two of the same name each of them would silently
//! point at one of the two:
//!
//! ```yaml
//! tasks:
//!   TSK-NBL-110: {name: Release candidate, estimate: 3d}
//! # and in another file of the plan
//! tasks:
//!   TSK-NBL-110: {name: Regression, estimate: 4d}    # E001: take the next free number
//! ```

use std::collections::HashMap;

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::Program;
use crate::model::document::Entity;
use crate::terms::EntityId;

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // Ids carry their kind, so that one table serves all kinds of all programs.
    let mut seen = Seen::default();
    let mut needed = Seen::default();
    for person in subject.portfolio.people.values() {
        needed.meet(RESOURCE, person.id.as_str(), None, person.origin.span, found);
    }
    for resource in subject.portfolio.resources.values() {
        needed.meet(RESOURCE, resource.id.as_str(), None, resource.origin.span, found);
    }
    for program in &subject.portfolio.programs {
        let own = Some(program.id.as_str());
        // Two programs may have resources of the same name; none may have that of a person or a shared one.
        for resource in &program.resources {
            needed.compare(RESOURCE, resource.id.as_str(), own, resource.origin.span, found);
        }
        for task in &program.plan.tasks {
            seen.meet("task", task.id.as_str(), own, task.origin.span, found);
        }
        filed(&mut seen, program, found);
        let mut by_program = Seen::default();
        for stream in &program.plan.workstreams {
            let span = stream.origin.span;
            by_program.meet("workstream", stream.id.as_str(), own, span, found);
        }
        for gate in &program.gates {
            by_program.meet("gate", gate.id.as_str(), own, gate.origin.span, found);
            for criterion in &gate.criteria {
                let span = criterion.origin.span;
                by_program.meet("criterion", criterion.id.as_str(), own, span, found);
            }
        }
    }
    for rule in &subject.portfolio.rules.rules {
        if let Some(origin) = &rule.origin {
            seen.meet("rule", rule.id.as_str(), None, origin.span, found);
        }
    }
}

/// E001 for an id met a second time.
#[must_use]
pub fn duplicate(about: EntityRef, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::E001, format!("the {} `{}` exists already", about.kind, about.id))
        .at(span)
        .label("the same id again")
        .also(first, "first written here")
        .hint("take the next free number, or remove one of the two")
        .about(about)
}

#[derive(Default)]
struct Seen<'p> {
    first: HashMap<(&'static str, &'p str), Span>,
}

/// What a task may need: people and resources share one space of ids.
const RESOURCE: &str = "resource";

impl<'p> Seen<'p> {
    /// E001 for an id met before, which is not kept.
    fn compare(&self, kind: &'static str, id: &str, program: Option<&str>, span: Span, found: &mut Vec<Diagnostic>) {
        if let Some(first) = self.first.get(&(kind, id)) {
            found.push(duplicate(EntityRef::new(kind, id, program), span, *first));
        }
    }

    fn meet(
        &mut self,
        kind: &'static str,
        id: &'p str,
        program: Option<&str>,
        span: Span,
        found: &mut Vec<Diagnostic>,
    ) {
        match self.first.entry((kind, id)) {
            std::collections::hash_map::Entry::Occupied(first) => {
                found.push(duplicate(EntityRef::new(kind, id, program), span, *first.get()));
            }
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(span);
            }
        }
    }

    fn all<Id: EntityId, Facts, Inner, Refs>(
        &mut self,
        entities: &'p [Entity<Id, Facts, Inner, Refs>],
        program: &Program,
        found: &mut Vec<Diagnostic>,
    ) {
        for entity in entities {
            let own = Some(program.id.as_str());
            self.meet(Id::KIND, entity.id.as_str(), own, entity.origin.span, found);
        }
    }
}

/// Entities that have a file of their own. Two files of one folder cannot have the same name, but one can stand in the
/// folder of another program, or beside itself with another extension.
fn filed<'p>(seen: &mut Seen<'p>, program: &'p Program, found: &mut Vec<Diagnostic>) {
    seen.all(&program.requirements, program, found);
    seen.all(&program.issues, program, found);
    seen.all(&program.escalations, program, found);
    seen.all(&program.risks, program, found);
    seen.all(&program.decisions, program, found);
    seen.all(&program.reviews, program, found);
    seen.all(&program.actions, program, found);
    seen.all(&program.collateral, program, found);
}
