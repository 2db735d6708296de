//! Every text that customers read, for the checks of what it says.
//!
//! What enters: a program. What leaves: one [`CustomerText`] for each text in it that is open to its customer, in a
//! fixed order. What always holds: marked passages that customers do not see are cut out before.

use crate::diagnostics::{EntityRef, Span};
use crate::model::document::Entity;
use crate::model::passages::split;
use crate::model::{Portfolio, Program};
use crate::terms::{EntityId, Scope, Visibility};
use crate::text::Text;

/// A text that customers read.
#[derive(Debug)]
pub struct CustomerText<'p> {
    /// The words; of a body, one stretch between marks.
    pub words: &'p str,
    /// Where they stand.
    pub span: Span,
    /// Whether the span covers exactly the words, so that a part of them has a place of its own.
    pub exact: bool,
    /// The entity's kind and id.
    pub entity: (&'static str, &'p str),
    /// The program.
    pub program: &'p Program,
}

impl CustomerText<'_> {
    /// The place of a part of the words, given as a byte range, or of all of them where it cannot be told.
    #[must_use]
    pub fn part(&self, range: std::ops::Range<usize>) -> Span {
        if !self.exact {
            return self.span;
        }
        let start = self.span.start as usize;
        Span::new(self.span.file, start + range.start, start + range.end)
    }

    /// The entity, for diagnostics.
    #[must_use]
    pub fn about(&self) -> EntityRef {
        EntityRef::new(self.entity.0, self.entity.1, Some(self.program.id.as_str()))
    }
}

/// Calls `see` for every text that some customer reads.
pub fn customer_texts<'p>(portfolio: &'p Portfolio, see: &mut impl FnMut(CustomerText<'p>)) {
    for program in portfolio.programs.iter().filter(|program| program.visibility == Visibility::Customer) {
        let mut reader = Reader { program, entity: ("program", program.id.as_str()), see };
        reader.program_texts();
    }
}

struct Reader<'p, 's, See> {
    program: &'p Program,
    entity: (&'static str, &'p str),
    see: &'s mut See,
}

impl<'p, See: FnMut(CustomerText<'p>)> Reader<'p, '_, See> {
    fn program_texts(&mut self) {
        let program = self.program;
        let own = |name: &str| program.origin.of(name);
        self.text(&program.facts.name, own("name"));
        self.text(&program.facts.short_name, own("short_name"));
        for task in program.plan.tasks.iter().filter(|task| task.visibility == Visibility::Customer) {
            self.entity = ("task", task.id.as_str());
            self.text(&task.facts.name, task.origin.of("name"));
        }
        for gate in program.gates.iter().filter(|gate| gate.visibility == Visibility::Customer) {
            self.entity = ("gate", gate.id.as_str());
            self.text(&gate.name, gate.origin.of("name"));
            for criterion in gate.criteria.iter().filter(|c| c.visibility == Visibility::Customer) {
                self.text(&criterion.text, criterion.origin.of("text"));
            }
        }
        self.filed_texts();
        for note in &program.notes {
            self.entity = ("status note", program.id.as_str());
            if note.visibility == Visibility::Customer {
                for (index, ask) in note.asks.iter().enumerate() {
                    self.text(&ask.text, note.origin.of(&format!("asks.{index}.text")));
                }
                for (index, highlight) in note.highlights.iter().enumerate() {
                    self.text(&highlight.text, note.origin.of(&format!("highlights.{index}.text")));
                }
            }
            for section in note.sections.iter().filter(|section| section.customer) {
                self.markdown(&section.markdown, section.span);
            }
        }
    }

    fn filed_texts(&mut self) {
        let program = self.program;
        for requirement in open(&program.requirements) {
            self.enter(requirement);
            self.text(&requirement.facts.title, requirement.origin.of("title"));
            self.maybe(requirement.facts.accept.as_ref(), requirement.origin.of("verification.accept"));
            self.body(requirement);
        }
        for issue in open(&program.issues) {
            self.enter(issue);
            self.text(&issue.facts.title, issue.origin.of("title"));
            self.maybe(issue.facts.customer_summary.as_ref(), issue.origin.of("customer_summary"));
            if let Some(action) = &issue.facts.next_action {
                self.text(&action.text, issue.origin.of("next_action.text"));
            }
            for line in issue.refs.log.iter().filter(|line| line.customer) {
                self.words(&line.text, line.span);
            }
        }
        for escalation in open(&program.escalations) {
            self.enter(escalation);
            self.maybe(escalation.facts.impact.as_ref(), escalation.origin.of("impact"));
        }
        for decision in open(&program.decisions) {
            self.enter(decision);
            let facts = &decision.facts;
            self.text(&facts.title, decision.origin.of("title"));
            for (index, option) in facts.options.iter().enumerate() {
                self.text(option, decision.origin.of(&format!("options.{index}")));
            }
            let single = [("effect", &facts.effect), ("without_it", &facts.without_it), ("why", &facts.why)];
            for (name, text) in single {
                self.maybe(text.as_ref(), decision.origin.of(name));
            }
            for (index, consequence) in facts.consequence.iter().enumerate() {
                self.text(consequence, decision.origin.of(&format!("consequence.{index}")));
            }
            self.body(decision);
        }
        for review in open(&program.reviews) {
            self.enter(review);
            self.text(&review.facts.title, review.origin.of("title"));
            self.body(review);
        }
        for action in open(&program.actions) {
            self.enter(action);
            self.text(&action.facts.text, action.origin.of("text"));
        }
        for document in open(&program.collateral) {
            self.enter(document);
            self.text(&document.facts.title, document.origin.of("title"));
            self.body(document);
        }
    }

    fn enter<Id: EntityId, Facts, Inner, Refs>(&mut self, entity: &'p Entity<Id, Facts, Inner, Refs>) {
        self.entity = (Id::KIND, entity.id.as_str());
    }

    fn body<Id, Facts, Inner, Refs>(&mut self, entity: &'p Entity<Id, Facts, Inner, Refs>) {
        for part in &entity.body.parts {
            self.markdown(&part.markdown, part.span);
        }
    }

    fn maybe(&mut self, text: Option<&'p Text>, span: Span) {
        if let Some(text) = text {
            self.text(text, span);
        }
    }

    fn text(&mut self, text: &'p Text, span: Span) {
        for phrase in text.all() {
            self.words(phrase.words, span);
        }
    }

    fn words(&mut self, words: &'p str, span: Span) {
        (self.see)(CustomerText { words, span, exact: false, entity: self.entity, program: self.program });
    }

    /// The stretches of a text that customers see.
    fn markdown(&mut self, markdown: &'p str, span: Span) {
        let customer = Scope::Customer(self.program.customer.clone());
        let exact = span.end.saturating_sub(span.start) as usize == markdown.len();
        let (pieces, _) = split(markdown);
        for piece in pieces.into_iter().filter(|piece| customer.sees(piece.visibility)) {
            let Some(words) = markdown.get(piece.range.clone()) else {
                continue;
            };
            let start = span.start as usize;
            let place =
                if exact { Span::new(span.file, start + piece.range.start, start + piece.range.end) } else { span };
            (self.see)(CustomerText { words, span: place, exact, entity: self.entity, program: self.program });
        }
    }
}

/// Entities that customers may see.
pub(super) fn open<Id, Facts, Inner, Refs>(
    entities: &[Entity<Id, Facts, Inner, Refs>],
) -> impl Iterator<Item = &Entity<Id, Facts, Inner, Refs>> {
    entities.iter().filter(|entity| entity.visibility == Visibility::Customer)
}
