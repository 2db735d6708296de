//! The walk over an entity's references: who names whom, and where.

use crate::diagnostics::{EntityRef, Span};
use crate::model::document::Entity;
use crate::model::issue::Related;
use crate::terms::{EntityId, Origin};

use super::kind::{Kind, Referent, kind_of};

/// One id that stands for another entity.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'p> {
    /// The entity that names the other.
    pub from: Holder<'p>,
    /// What kind of entity is meant.
    pub to: Kind,
    /// Its id.
    pub id: &'p str,
    place: Place<'p>,
}

/// The entity that names others.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'p> {
    /// Its kind, in the reader's words.
    pub kind: &'static str,
    /// Its id.
    pub id: &'p str,
    /// Its program.
    pub program: Option<&'p str>,
    /// Where it stands.
    pub origin: &'p Origin,
}

/// Where an id stands; looked up only when something is said about it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'p> {
    /// At a span of its own.
    At(Span),
    /// `owner`
    Field(&'static str),
    /// `blocks.0`
    Item(&'static str, usize),
    /// `asks.0.to`
    InItem(&'static str, usize, &'static str),
    /// `dates.TSK-NBL-110`
    Key(&'static str, &'p str),
}

impl Reference<'_> {
    /// Where the id was written.
    #[must_use]
    pub fn span(&self) -> Span {
        let origin = self.from.origin;
        match self.place {
            Place::At(span) => span,
            Place::Field(name) => origin.of(name),
            Place::Item(name, index) => origin.of(&format!("{name}.{index}")),
            Place::InItem(name, index, field) => origin.of(&format!("{name}.{index}.{field}")),
            Place::Key(name, key) => origin.of(&format!("{name}.{key}")),
        }
    }

    /// The entity that names the other, for diagnostics.
    #[must_use]
    pub fn about(&self) -> EntityRef {
        EntityRef::new(self.from.kind, self.from.id, self.from.program)
    }
}

/// Calls `see` for the references of one entity after the other.
pub(super) struct Walk<'p, 's, See> {
    pub(super) program: Option<&'p str>,
    pub(super) see: &'s mut See,
}

/// The same, inside an entity.
pub(super) struct Inside<'p, 's, See> {
    from: Holder<'p>,
    see: &'s mut See,
}

impl<'p, See: FnMut(Reference<'p>)> Walk<'p, '_, See> {
    /// Goes into an entity.
    pub(super) fn enter(&mut self, kind: &'static str, id: &'p str, origin: &'p Origin) -> Inside<'p, '_, See> {
        let from = Holder { kind, id, program: self.program, origin };
        Inside { from, see: self.see }
    }

    /// Goes into an entity that has a file of its own.
    pub(super) fn filed<Id: EntityId, Facts, Inner, Refs>(
        &mut self,
        entity: &'p Entity<Id, Facts, Inner, Refs>,
    ) -> Inside<'p, '_, See> {
        self.enter(Id::KIND, entity.id.as_str(), &entity.origin)
    }
}

impl<'p, See: FnMut(Reference<'p>)> Inside<'p, '_, See> {
    /// An id at a place.
    pub(super) fn at<Id: Referent>(&mut self, id: &'p Id, place: Place<'p>) {
        self.any_at(Id::KIND, id.as_ref(), place);
    }

    /// The id of a field.
    pub(super) fn one<Id: Referent>(&mut self, id: Option<&'p Id>, field: &'static str) {
        if let Some(id) = id {
            self.at(id, Place::Field(field));
        }
    }

    /// The ids of a list.
    pub(super) fn many<Id: Referent>(&mut self, ids: &'p [Id], field: &'static str) {
        for (index, id) in ids.iter().enumerate() {
            self.at(id, Place::Item(field, index));
        }
    }

    /// An id of any kind at a place.
    pub(super) fn related_at(&mut self, related: &'p Related, place: Place<'p>) {
        self.any_at(kind_of(related), related.as_str(), place);
    }

    /// The ids of a list of any kinds.
    pub(super) fn related(&mut self, related: &'p [Related], field: &'static str) {
        for (index, other) in related.iter().enumerate() {
            self.related_at(other, Place::Item(field, index));
        }
    }

    fn any_at(&mut self, to: Kind, id: &'p str, place: Place<'p>) {
        (self.see)(Reference { from: self.from, to, id, place });
    }
}
