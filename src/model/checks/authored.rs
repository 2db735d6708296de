//! Every stretch of Markdown that people wrote, for the checks of what stands in it.
//!
//! What enters: a program. What leaves: one [`Authored`] for each language of each body and each section of a status
//! note, in a fixed order. What always holds: `markdown` is the text of `span`.

use std::ops::Range;

use crate::diagnostics::{EntityRef, Span};
use crate::model::Program;
use crate::model::document::{Body, Entity};
use crate::terms::EntityId;

/// A stretch of Markdown.
#[derive(Debug)]
pub struct Authored<'p> {
    /// The text.
    pub markdown: &'p str,
    /// Where it stands.
    pub span: Span,
    /// The kind of what it belongs to.
    pub kind: &'static str,
    /// The id of what it belongs to.
    pub id: String,
    /// The program.
    pub program: &'p Program,
}

impl Authored<'_> {
    /// The place of a part of the text, given as a byte range.
    #[must_use]
    pub fn part(&self, range: &Range<usize>) -> Span {
        let start = self.span.start as usize;
        Span::new(self.span.file, start + range.start, start + range.end)
    }

    /// What it belongs to, for diagnostics.
    #[must_use]
    pub fn about(&self) -> EntityRef {
        EntityRef::new(self.kind, self.id.as_str(), Some(self.program.id.as_str()))
    }
}

/// Calls `see` for every stretch of Markdown in a program.
pub fn authored<'p>(program: &'p Program, see: &mut impl FnMut(Authored<'p>)) {
    bodies(program, &program.requirements, see);
    bodies(program, &program.issues, see);
    bodies(program, &program.escalations, see);
    bodies(program, &program.risks, see);
    bodies(program, &program.decisions, see);
    bodies(program, &program.reviews, see);
    for note in &program.notes {
        for section in &note.sections {
            see(Authored {
                markdown: &section.markdown,
                span: section.span,
                kind: "status note",
                id: note.period.to_string(),
                program,
            });
        }
    }
}

fn bodies<'p, Id: EntityId, Facts, Inner, Refs>(
    program: &'p Program,
    entities: &'p [Entity<Id, Facts, Inner, Refs>],
    see: &mut impl FnMut(Authored<'p>),
) {
    for entity in entities {
        let body: &Body = &entity.body;
        for part in &body.parts {
            see(Authored {
                markdown: &part.markdown,
                span: part.span,
                kind: Id::KIND,
                id: entity.id.as_str().to_owned(),
                program,
            });
        }
    }
}
