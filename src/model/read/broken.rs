//! What was written and could not be read, so that nothing else is said of it.
//!
//! What enters: fields and ids, as their mistakes are reported. What leaves: answers to "was this written after all?"
//! What always holds: only what has been reported is in here, so that a check that stays silent never hides a mistake.

use std::collections::BTreeSet;

use crate::diagnostics::EntityRef;

/// Fields and ids that were reported as unreadable.
#[derive(Debug, Clone, Default)]
pub struct Broken {
    fields: BTreeSet<(EntityRef, String)>,
    lost: BTreeSet<(&'static str, String)>,
}

impl Broken {
    /// Adds a field of an entity by its path: `next_action.due`.
    pub fn add(&mut self, entity: &EntityRef, path: String) {
        self.fields.insert((entity.clone(), path));
    }

    /// Adds that the id of an entity of this kind in this program could not be read.
    pub fn lose(&mut self, kind: &'static str, program: &str) {
        self.lost.insert((kind, program.to_owned()));
    }

    /// Adds what another reader reported.
    pub fn append(&mut self, mut other: Self) {
        self.fields.append(&mut other.fields);
        self.lost.append(&mut other.lost);
    }

    /// Whether a field of an entity, or anything inside it, was written and could not be read.
    #[must_use]
    pub fn has(&self, entity: &EntityRef, path: &str) -> bool {
        let from = (entity.clone(), path.to_owned());
        let inside =
            |other: &str| other.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let mut near = self.fields.range(from..).take_while(|(other, name)| other == entity && name.starts_with(path));
        near.any(|(_, name)| inside(name))
    }

    /// Whether anything of an entity was written and could not be read.
    #[must_use]
    pub fn has_any(&self, entity: &EntityRef) -> bool {
        let from = (entity.clone(), String::new());
        self.fields.range(from..).next().is_some_and(|(other, _)| other == entity)
    }

    /// The same of an id that is unique in the portfolio, whatever its kind.
    #[must_use]
    pub fn has_id(&self, id: &str, path: &str) -> bool {
        self.fields.iter().any(|(entity, name)| entity.id == id && name == path)
    }

    /// Programs in which the id of an entity of this kind could not be read.
    pub fn lost(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.lost.iter().filter(move |(other, _)| *other == kind).map(|(_, program)| program.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_holds_what_is_inside_it_and_no_other() {
        let issue = EntityRef::new("issue", "ISS-NBL-001", Some("nbl"));
        let mut broken = Broken::default();
        broken.add(&issue, "next_action.due".to_owned());
        broken.add(&issue, "next_actions".to_owned());
        assert!(broken.has(&issue, "next_action") && broken.has(&issue, "next_action.due"));
        assert!(!broken.has(&issue, "next") && !broken.has(&issue, "next_action.owner"));
        assert!(broken.has_any(&issue) && !broken.has_any(&EntityRef::new("issue", "ISS-NBL-002", Some("nbl"))));
    }
}
