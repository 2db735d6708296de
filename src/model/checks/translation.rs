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

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::Program;
use crate::model::document::Entity;
use crate::model::plan::TaskKind;
use crate::terms::{EntityId, Visibility};
use crate::text::{Lang, Text};

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in subject
        .portfolio
        .programs
        .iter()
        .filter(|program| program.facts.languages.len() > 1)
    {
        let mut reader = Reader { program, found };
        reader.program();
        reader.filed();
        reader.latest_note();
    }
}

struct Reader<'p, 'f> {
    program: &'p Program,
    found: &'f mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn program(&mut self) {
        let program = self.program;
        self.text(
            &program.facts.name,
            program.origin.of("name"),
            "program",
            program.id.as_str(),
        );
        for task in &program.plan.tasks {
            let is_shown =
                task.facts.kind == TaskKind::Milestone || task.visibility == Visibility::Customer;
            if is_shown {
                self.text(
                    &task.facts.name,
                    task.origin.of("name"),
                    "task",
                    task.id.as_str(),
                );
            }
        }
        for gate in &program.gates {
            self.text(&gate.name, gate.origin.of("name"), "gate", gate.id.as_str());
        }
    }

    fn filed(&mut self) {
        let program = self.program;
        for decision in &program.decisions {
            self.field(decision, &decision.facts.title, "title");
        }
        for issue in program
            .issues
            .iter()
            .filter(|issue| issue.visibility == Visibility::Customer)
        {
            self.field(issue, &issue.facts.title, "title");
            if let Some(summary) = &issue.facts.customer_summary {
                self.field(issue, summary, "customer_summary");
            }
        }
        for requirement in program
            .requirements
            .iter()
            .filter(|e| e.visibility == Visibility::Customer)
        {
            self.field(requirement, &requirement.facts.title, "title");
        }
        for review in program
            .reviews
            .iter()
            .filter(|e| e.visibility == Visibility::Customer)
        {
            self.field(review, &review.facts.title, "title");
        }
        for document in program
            .collateral
            .iter()
            .filter(|e| e.visibility == Visibility::Customer)
        {
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
            let all = || {
                note.sections
                    .iter()
                    .filter(|other| (other.name.as_str(), other.customer) == key)
            };
            let missing: Vec<Lang> = self
                .program
                .facts
                .languages
                .iter()
                .copied()
                .filter(|lang| !all().any(|other| other.lang == *lang))
                .collect();
            let readers = if section.customer { "customer " } else { "" };
            for lang in missing {
                let heading = format!("## {} {{{readers}{}}}", section.name, lang.key());
                self.found.push(
                    Diagnostic::new(
                        Code::W119,
                        format!(
                            "the section `{}` is not written in {}",
                            section.name,
                            lang.endonym()
                        ),
                    )
                    .at(section.span)
                    .hint(format!("add a section `{heading}`"))
                    .about(EntityRef::new(
                        "status note",
                        note.period.to_string(),
                        Some(self.program.id.as_str()),
                    )),
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
        self.text(text, entity.origin.of(name), Id::KIND, entity.id.as_str());
    }

    fn text(&mut self, text: &Text, span: Span, kind: &'static str, id: &str) {
        if text.all().next().is_none() {
            return;
        }
        for lang in &self.program.facts.languages {
            if text.words(*lang).is_none() {
                self.found.push(
                    Diagnostic::new(
                        Code::W119,
                        format!("`{id}` has no {} text here", lang.endonym()),
                    )
                    .at(span)
                    .hint(format!("add `{}`", lang.key()))
                    .about(EntityRef::new(
                        kind,
                        id,
                        Some(self.program.id.as_str()),
                    )),
                );
            }
        }
    }
}
