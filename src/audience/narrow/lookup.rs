//! Who and what a reader may see in one program, by id.

use std::collections::BTreeMap;

use crate::audience::entities::Mention;
use crate::audience::people::PersonName;
use crate::model::document::Entity;
use crate::model::issue::Related;
use crate::model::{Portfolio, Program};
use crate::terms::{DecisionId, EntityId, PersonId, Scope, TaskId};
use crate::text::Text;

/// The visible entities of a program by id, and the names of people.
pub(super) struct Lookup<'a> {
    /// The reader.
    pub(super) scope: &'a Scope,
    portfolio: &'a Portfolio,
    mentions: BTreeMap<&'a str, Mention<'a>>,
    /// Place of each visible task in the narrowed program.
    pub(super) tasks: BTreeMap<&'a TaskId, usize>,
    /// Place of each visible decision in the narrowed program.
    pub(super) decisions: BTreeMap<&'a DecisionId, usize>,
}

impl<'a> Lookup<'a> {
    /// `visible_tasks` in the order of the narrowed program.
    pub(super) fn new(
        portfolio: &'a Portfolio,
        program: &'a Program,
        visible_tasks: &[&'a crate::model::plan::Task],
        scope: &'a Scope,
    ) -> Self {
        let mut mentions = BTreeMap::new();
        let mut add = |id: &'a str, title: Option<&'a Text>, kind: &'static str| {
            mentions.insert(id, Mention { id, title, kind });
        };
        for task in visible_tasks {
            add(task.id.as_str(), Some(&task.facts.name), "task");
        }
        for issue in seen(&program.issues, scope) {
            add(issue.id.as_str(), Some(&issue.facts.title), "issue");
        }
        for requirement in seen(&program.requirements, scope) {
            add(requirement.id.as_str(), Some(&requirement.facts.title), "requirement");
        }
        for decision in seen(&program.decisions, scope) {
            add(decision.id.as_str(), Some(&decision.facts.title), "decision");
        }
        for review in seen(&program.reviews, scope) {
            add(review.id.as_str(), Some(&review.facts.title), "review");
        }
        for action in seen(&program.actions, scope) {
            add(action.id.as_str(), Some(&action.facts.text), "action");
        }
        for document in seen(&program.collateral, scope) {
            add(document.id.as_str(), Some(&document.facts.title), "document");
        }
        for escalation in seen(&program.escalations, scope) {
            add(escalation.id.as_str(), escalation.facts.impact.as_ref(), "escalation");
        }
        // Customers have no page for risks and do not learn of them by name either.
        for risk in seen(&program.risks, scope).filter(|_| scope.sees_inner()) {
            add(risk.id.as_str(), Some(&risk.facts.title), "risk");
        }
        let tasks = visible_tasks.iter().enumerate().map(|(index, task)| (&task.id, index)).collect();
        let decisions =
            seen(&program.decisions, scope).enumerate().map(|(index, decision)| (&decision.id, index)).collect();
        Self { scope, portfolio, mentions, tasks, decisions }
    }

    /// The name to print for a person. An id that names nobody was reported before; it prints as our organisation.
    pub(super) fn person(&self, id: &PersonId) -> PersonName<'a> {
        let firm = self.portfolio.settings.our_name();
        let Some(person) = self.portfolio.people.get(id) else {
            return PersonName { id: None, name: firm, email: None, of_customer: false };
        };
        match self.scope {
            Scope::Customer(customer) => {
                let own = id.customer() == Some(customer.as_str());
                let open = own || (id.customer().is_none() && self.scope.sees(person.visibility));
                let mut name = PersonName::of(person, open, firm);
                if !own {
                    name.email = None;
                    name.of_customer = false;
                }
                name
            }
            _ => PersonName::of(person, true, firm),
        }
    }

    /// Likewise for a person who may be absent.
    pub(super) fn maybe_person(&self, id: Option<&PersonId>) -> Option<PersonName<'a>> {
        id.map(|id| self.person(id))
    }

    /// Likewise for several; a name that customers read only as our organisation's stands once.
    pub(super) fn people(&self, ids: &[PersonId]) -> Vec<PersonName<'a>> {
        let mut names: Vec<PersonName<'a>> = Vec::with_capacity(ids.len());
        for name in ids.iter().map(|id| self.person(id)) {
            if name.id.is_some() || !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The visible entity with this id, of whatever kind; nothing for a text that is no such id.
    pub(super) fn mention(&self, id: &str) -> Option<Mention<'a>> {
        self.mentions.get(id).cloned()
    }

    /// The visible entity of any kind with this id.
    pub(super) fn related(&self, related: &Related) -> Option<Mention<'a>> {
        self.mention(related.as_str())
    }

    /// The visible entity with this id.
    pub(super) fn entity(&self, id: &impl EntityId) -> Option<Mention<'a>> {
        self.mention(id.as_str())
    }

    /// Places of the visible ones among these tasks.
    pub(super) fn task_places(&self, ids: &[TaskId]) -> Vec<usize> {
        ids.iter().filter_map(|id| self.tasks.get(id).copied()).collect()
    }

    /// Name of a functional area; never for customers.
    pub(super) fn area(&self, id: &crate::terms::AreaId) -> Option<&'a Text> {
        self.scope.sees_inner().then(|| self.portfolio.areas.get(id)).flatten().map(|area| &area.name)
    }
}

/// The entities that a reader may see.
pub(super) fn seen<'a, Id, Facts, Inner, Refs>(
    entities: &'a [Entity<Id, Facts, Inner, Refs>],
    scope: &'a Scope,
) -> impl Iterator<Item = &'a Entity<Id, Facts, Inner, Refs>> {
    entities.iter().filter(move |entity| scope.sees(entity.visibility))
}
