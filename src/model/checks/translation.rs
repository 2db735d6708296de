//! W119: a text that customers or executives read and that lacks one of the program's languages.
//!
//! ```yaml
//! languages: [en, zh-Hans]
//! title: {en: "Leak detection"}   # W119: add `zh`
//! ```
//!
//! What is looked at: the program's name, names of milestones and gates, titles of decisions, and what customers see
//! first: names of their tasks, titles of their issues, requirements, reviews and documents, summaries of their issues,
//! and their section of the latest status note. Longer texts and internal ones may stay in one language.
//!
//! A translated body, `ISS-NBL-041.zh.md`, may say which version of its original it was made from, in git's digits:
//! `source: 5b20c1e`. Once the original is another, the translation is stale.

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::Program;
use crate::model::document::Entity;
use crate::model::note::NoteSection;
use crate::model::plan::TaskKind;
use crate::terms::{EntityId, Origin, Visibility};
use crate::text::{Lang, Text};

use super::Subject;
use super::customer_texts::open;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in subject.portfolio.programs.iter().filter(|program| program.facts.languages.len() > 1) {
        let mut reader = Reader { program, found };
        reader.program();
        reader.filed();
        reader.latest_note();
        reader.stale();
    }
}

struct Reader<'p, 'f> {
    program: &'p Program,
    found: &'f mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn program(&mut self) {
        let program = self.program;
        let own = ("program", program.id.as_str());
        self.text(&program.facts.name, &program.origin, "name", own);
        for task in &program.plan.tasks {
            let is_milestone = task.facts.kind == TaskKind::Milestone;
            if is_milestone || task.visibility == Visibility::Customer {
                let entity = ("task", task.id.as_str());
                self.text(&task.facts.name, &task.origin, "name", entity);
            }
        }
        for gate in &program.gates {
            self.text(&gate.name, &gate.origin, "name", ("gate", gate.id.as_str()));
        }
    }

    fn filed(&mut self) {
        let program = self.program;
        for decision in &program.decisions {
            self.field(decision, &decision.facts.title, "title");
        }
        for issue in open(&program.issues) {
            self.field(issue, &issue.facts.title, "title");
            if let Some(summary) = &issue.facts.customer_summary {
                self.field(issue, summary, "customer_summary");
            }
        }
        for requirement in open(&program.requirements) {
            self.field(requirement, &requirement.facts.title, "title");
        }
        for review in open(&program.reviews) {
            self.field(review, &review.facts.title, "title");
        }
        for document in open(&program.collateral) {
            self.field(document, &document.facts.title, "title");
        }
    }

    /// The latest note's sections: each name and reader in every language.
    fn latest_note(&mut self) {
        let Some(note) = self.program.notes.last() else {
            return;
        };
        let mut met: Vec<(&str, bool)> = Vec::new();
        for section in &note.sections {
            let key = (section.name.as_str(), section.customer);
            if met.contains(&key) {
                continue;
            }
            met.push(key);
            let same = |other: &&NoteSection| (other.name.as_str(), other.customer) == key;
            let written: Vec<Lang> = note.sections.iter().filter(same).map(|s| s.lang).collect();
            let readers = if section.customer { "customer " } else { "" };
            for lang in self.program.facts.languages.iter().filter(|lang| !written.contains(lang)) {
                let name = &section.name;
                let about = EntityRef::new("status note", note.period.to_string(), Some(self.program.id.as_str()));
                self.found.push(
                    Diagnostic::new(Code::W119, format!("the section `{name}` is not written in `{lang}`"))
                        .at(section.span)
                        .hint(format!("add a section `## {name} {{{readers}{}}}`", lang.key()))
                        .about(about),
                );
            }
        }
    }

    /// Translated bodies made from an older original.
    fn stale(&mut self) {
        let program = self.program;
        self.bodies(&program.requirements);
        self.bodies(&program.issues);
        self.bodies(&program.escalations);
        self.bodies(&program.risks);
        self.bodies(&program.decisions);
        self.bodies(&program.reviews);
    }

    fn bodies<Id: EntityId, Facts, Inner, Refs>(&mut self, entities: &[Entity<Id, Facts, Inner, Refs>]) {
        for entity in entities {
            for part in &entity.body.parts {
                let Some(stale) = part.made_from.as_ref().filter(|from| !from.is_current) else {
                    continue;
                };
                let id = entity.id.as_str();
                self.found.push(
                    Diagnostic::new(
                        Code::W119,
                        format!("the `{}` text of `{id}` was made from an older original", part.lang),
                    )
                    .at(stale.span)
                    .label(format!("the original is now {}", stale.current))
                    .hint(format!("bring it up to date, then write `source: {}`", stale.current))
                    .about(EntityRef::new(Id::KIND, id, Some(self.program.id.as_str()))),
                );
            }
        }
    }

    fn field<Id: EntityId, Facts, Inner, Refs>(
        &mut self,
        entity: &Entity<Id, Facts, Inner, Refs>,
        text: &Text,
        name: &str,
    ) {
        self.text(text, &entity.origin, name, (Id::KIND, entity.id.as_str()));
    }

    fn text(&mut self, text: &Text, origin: &Origin, name: &str, entity: (&'static str, &str)) {
        // A text that could not be read was reported, and stands in by the entity's id.
        let Some(first) = text.all().next().filter(|first| first.words != entity.1) else {
            return;
        };
        let lacking = |lang: &&Lang| text.words(**lang).is_none();
        for lang in self.program.facts.languages.iter().filter(lacking) {
            let (kind, id) = entity;
            self.found.push(
                Diagnostic::new(Code::W119, format!("`{name}` of `{id}` is not written in `{lang}`"))
                    .at(origin.of(name))
                    .hint(format!("write `{name}: {{{}: …, {}: …}}`", first.lang.key(), lang.key()))
                    .about(EntityRef::new(kind, id, Some(self.program.id.as_str()))),
            );
        }
    }
}
