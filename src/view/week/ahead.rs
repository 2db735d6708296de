//! What is due in the two weeks after the data date: milestones, decisions, asks, reviews, next steps, actions and the
//! ends of tasks.
//!
//! What enters: a program as its reader may see it. What leaves: one list, by date, from which the page of the week, the
//! one-page report and the mail are made. What always holds: where a list is cut, dates that others wait for stay before
//! single steps, and those before the ends of tasks that have float.

use std::cmp::Ordering;

use chrono::Days;
use serde::Serialize;

use crate::audience::PersonName;
use crate::terms::DecisionState;
use crate::time::Date;

use super::super::address::Page;
use super::super::context::ProgramContext;
use super::super::paging::weight;
use super::super::parts::decisions;
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
    /// An answer that was asked for.
    Ask,
    /// The end of a task that decides when the plan ends.
    CriticalTask,
    /// The end of another task.
    Task,
}

impl Due {
    fn key(self) -> &'static str {
        match self {
            Self::Milestone => "ahead-milestone",
            Self::Decision => "ahead-decision",
            Self::NextStep => "ahead-next-step",
            Self::Action => "ahead-action",
            Self::Review => "ahead-review",
            Self::Ask => "ahead-ask",
            Self::CriticalTask => "ahead-critical-task",
            Self::Task => "ahead-task",
        }
    }

    /// Its place where a list is cut: dates that others wait for, single steps, tasks that have float.
    fn rank(self) -> u8 {
        match self {
            Self::Milestone | Self::Decision | Self::Ask | Self::Review => 0,
            Self::NextStep | Self::Action | Self::CriticalTask => 1,
            Self::Task => 2,
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

/// The first rows that a list has room for, by date, and how many more there are.
#[must_use]
pub fn cut(mut rows: Vec<AheadRow>, most: usize) -> (Vec<AheadRow>, usize) {
    let more = rows.len().saturating_sub(most);
    rows.sort_by(|one, other| one.due.rank().cmp(&other.due.rank()).then_with(|| AheadRow::by_date(one, other)));
    rows.truncate(most);
    rows.sort_by(AheadRow::by_date);
    (rows, more)
}

/// What a program has due, by date. On pages of all programs with its name, and of its tasks those that are critical.
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
    ahead.asks();
    ahead.tasks(named);
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

    fn asks(&mut self) {
        let index = self.context.page_href(Page::Index);
        for ask in decisions::asks(self.context).unwrap_or_default() {
            // An ask has no id; it is known by what it is about.
            let (id, href) = ask.about.map_or_else(|| (String::new(), index.clone()), |about| (about.id, about.href));
            let what = Ref { id, href, title: Some(ask.text) };
            self.push(ask.on, Due::Ask, Some(what), ask.to);
        }
    }

    fn tasks(&mut self, critical_only: bool) {
        for (index, task) in self.context.program.tasks.iter().enumerate() {
            if task.is_milestone() || task.summary || task.is_done() {
                continue;
            }
            // Whether a task is critical follows from floats that customers do not see.
            let due = if task.dates.critical && task.inner.is_some() { Due::CriticalTask } else { Due::Task };
            if due == Due::CriticalTask || !critical_only {
                let date = Some(task.dates.finish_date).filter(|date| self.is_ahead(*date));
                let what = date.and_then(|_| self.context.task_ref(index));
                self.add(date, due, what, task.owner.as_ref());
            }
        }
    }

    fn on(&self, page: Page, id: String, title: &crate::text::Text) -> Ref {
        let href = self.context.page_href(page).map(|href| format!("{href}#{id}"));
        Ref { id, href, title: Some(self.context.prose(title)) }
    }

    fn is_ahead(&self, date: Date) -> bool {
        date > self.today && date <= self.end
    }

    fn add(&mut self, when: Option<Date>, kind: Due, what: Option<Ref>, owner: Option<&PersonName<'_>>) {
        let owner = owner.map(|owner| self.context.person(owner));
        self.push(when, kind, what, owner);
    }

    fn push(&mut self, when: Option<Date>, due: Due, what: Option<Ref>, owner: Option<Prose>) {
        if let (Some(date), Some(what)) = (when.filter(|date| self.is_ahead(*date)), what) {
            self.rows.push(AheadRow {
                when: self.context.when(date),
                what,
                due,
                kind: self.context.say(due.key()),
                owner,
                program: self.program.clone(),
            });
        }
    }
}
