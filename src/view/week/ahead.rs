//! What is due in the two weeks after the data date: milestones, next steps, decisions, actions, reviews.

use std::cmp::Ordering;

use chrono::Days;
use serde::Serialize;

use crate::audience::PersonName;
use crate::terms::DecisionState;
use crate::time::Date;

use super::super::address::Page;
use super::super::context::ProgramContext;
use super::super::paging::weight;
use super::super::shapes::{Link, Prose, Ref, When};

/// Days after the data date, inclusive.
const DAYS_AHEAD: u64 = 14;
/// Bytes of a row's tags.
const ROW: usize = 330;

/// What kind of thing is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// A milestone.
    Milestone,
    /// A decision.
    Decision,
    /// The next step of an issue.
    NextStep,
    /// An action.
    Action,
    /// A review.
    Review,
}

impl Due {
    fn key(self) -> &'static str {
        match self {
            Self::Milestone => "ahead-milestone",
            Self::Decision => "ahead-decision",
            Self::NextStep => "ahead-next-step",
            Self::Action => "ahead-action",
            Self::Review => "ahead-review",
        }
    }
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AheadRow {
    /// When.
    pub when: When,
    /// What.
    pub what: Ref,
    /// Its kind.
    #[serde(skip)]
    pub due: Due,
    /// Its kind in words.
    pub kind: String,
    /// Who.
    pub owner: Option<Prose>,
    program: Option<Link>,
}

impl AheadRow {
    /// By date; what falls on one day keeps its order.
    #[must_use]
    pub fn by_date(one: &Self, other: &Self) -> Ordering {
        one.when.iso.cmp(&other.when.iso)
    }

    /// Bytes in HTML.
    pub(super) fn weight(&self) -> usize {
        let title = self.what.title.as_ref().map(|title| &title.text);
        let owner = self.owner.as_ref().map(|owner| &owner.text);
        let program = self.program.as_ref().map(|program| &program.text.text);
        let words = [title, self.what.href.as_ref(), Some(&self.what.id), owner, program, Some(&self.kind)];
        words.into_iter().flatten().map(|words| weight(words)).sum::<usize>() + ROW
    }
}

/// What a program has due, by date; with its name where the page is of all programs.
#[must_use]
pub fn rows(context: &ProgramContext<'_>, named: bool) -> Vec<AheadRow> {
    let Some(today) = context.program.data_date else {
        return Vec::new();
    };
    let Some(end) = today.checked_add_days(Days::new(DAYS_AHEAD)) else {
        return Vec::new();
    };
    let program = named
        .then(|| Link { href: context.page_href(Page::Index), text: context.prose(&context.program.facts.short_name) });
    let mut ahead = Ahead { context, today, end, program, rows: Vec::new() };
    ahead.milestones();
    ahead.decisions();
    ahead.next_steps();
    ahead.actions();
    ahead.reviews();
    ahead.rows.sort_by(AheadRow::by_date);
    ahead.rows
}

struct Ahead<'c, 'a> {
    context: &'c ProgramContext<'a>,
    today: Date,
    end: Date,
    program: Option<Link>,
    rows: Vec<AheadRow>,
}

impl Ahead<'_, '_> {
    fn milestones(&mut self) {
        for (index, task) in self.context.program.tasks.iter().enumerate() {
            if task.is_milestone() && !task.is_done() {
                let what = self.context.task_ref(index);
                self.add(Some(task.dates.finish_date), Due::Milestone, what, task.owner.as_ref());
            }
        }
    }

    fn decisions(&mut self) {
        for decision in &self.context.program.decisions {
            if decision.facts.state == DecisionState::Needed {
                let what = self.on(Page::Decisions, decision.id.to_string(), &decision.facts.title);
                self.add(decision.facts.needed_by, Due::Decision, Some(what), decision.refs.owner.as_ref());
            }
        }
    }

    fn next_steps(&mut self) {
        for (issue, measures) in self.context.program.issues.iter().zip(&self.context.measures.issues) {
            let Some(action) = issue.facts.next_action.as_ref().filter(|_| measures.open) else {
                continue;
            };
            let id = issue.id.to_string();
            let what = Ref {
                href: self.context.page_href(Page::Issue(id.clone())),
                id,
                title: Some(self.context.prose(&action.text)),
            };
            let owner = issue.refs.next_action_owner.as_ref().or(issue.refs.owner.as_ref());
            self.add(action.due, Due::NextStep, Some(what), owner);
        }
    }

    fn actions(&mut self) {
        for action in &self.context.program.actions {
            if action.facts.done.is_none_or(|done| done > self.today) {
                let what = self.on(Page::Decisions, action.id.to_string(), &action.facts.text);
                self.add(action.facts.due, Due::Action, Some(what), action.refs.owner.as_ref());
            }
        }
    }

    fn reviews(&mut self) {
        for review in &self.context.program.reviews {
            let what = self.on(Page::Decisions, review.id.to_string(), &review.facts.title);
            self.add(Some(review.facts.date), Due::Review, Some(what), review.refs.chair.as_ref());
        }
    }

    fn on(&self, page: Page, id: String, title: &crate::text::Text) -> Ref {
        let href = self.context.page_href(page).map(|href| format!("{href}#{id}"));
        Ref { id, href, title: Some(self.context.prose(title)) }
    }

    fn add(&mut self, when: Option<Date>, kind: Due, what: Option<Ref>, owner: Option<&PersonName<'_>>) {
        let due = when.filter(|date| *date > self.today && *date <= self.end);
        if let (Some(date), Some(what)) = (due, what) {
            self.rows.push(AheadRow {
                when: self.context.when(date),
                what,
                due: kind,
                kind: self.context.say(kind.key()),
                owner: owner.map(|owner| self.context.person(owner)),
                program: self.program.clone(),
            });
        }
    }
}
