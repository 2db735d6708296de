//! Checks of the portfolio as a whole: one rule, one file.
//!
//! What enters: the portfolio, and what could not be read. What leaves: diagnostics. What always holds: a check only
//! looks; one cause yields one message, so a check stays silent where the cause was reported as the files were read.
//! Checks that need dates or measures are in `metrics`.

pub mod authored;
pub mod customer_texts;
pub mod dangling;
pub mod duplicate_id;
pub mod known;
pub mod references;

mod accountable;
mod estimates;
mod external_recipient;
mod hard_constraint;
mod idle_resources;
mod issue_log;
mod late_entry;
mod literal_stars;
mod long_override;
mod long_task;
mod marked_passage;
mod milestone_duration;
mod negative_lag;
mod rule_names;
mod self_link;
mod serious_issue;
mod site_address;
mod small_percentage;
mod translation;
mod unanswered_requirement;
mod undated_end;
mod unknown_macro;
mod unlinked_task;
mod unowned;
mod unseen_program;
mod visibility_leak;

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, EntityRef};
use crate::terms::CalendarId;
use crate::time::{Calendar, Date};

use super::plan::Task;
use super::{Portfolio, Program};
use known::Unread;

/// What the checks look at.
#[derive(Debug)]
pub struct Subject<'p> {
    /// The portfolio.
    pub portfolio: &'p Portfolio,
    /// What could not be read.
    pub unread: &'p Unread,
    /// Calendars for lengths of days and weeks; no dates are computed on them.
    calendars: BTreeMap<&'p CalendarId, Calendar>,
}

type Check = fn(&Subject<'_>, &mut Vec<Diagnostic>);

/// All checks; the order of their findings is that of their places.
const CHECKS: &[Check] = &[
    accountable::check,
    dangling::check,
    duplicate_id::check,
    estimates::check,
    external_recipient::check,
    hard_constraint::check,
    idle_resources::check,
    issue_log::check,
    late_entry::check,
    literal_stars::check,
    long_override::check,
    long_task::check,
    marked_passage::check,
    milestone_duration::check,
    negative_lag::check,
    rule_names::check,
    self_link::check,
    serious_issue::check,
    site_address::check,
    translation::check,
    unanswered_requirement::check,
    undated_end::check,
    unknown_macro::check,
    small_percentage::check,
    unlinked_task::check,
    unowned::check,
    unseen_program::check,
    visibility_leak::check,
];

/// Runs all checks.
pub fn check(portfolio: &Portfolio, unread: &Unread, diagnostics: &mut Vec<Diagnostic>) {
    let subject = Subject::new(portfolio, unread);
    for check in CHECKS {
        check(&subject, diagnostics);
    }
}

impl<'p> Subject<'p> {
    fn new(portfolio: &'p Portfolio, unread: &'p Unread) -> Self {
        // A day of any year: only the week's own lengths are asked for.
        let day = Date::default();
        let compile = |calendar: &crate::model::people::WorkCalendar| Calendar::compile(&calendar.spec, day, day);
        let calendars = portfolio.calendars.iter().map(|(id, calendar)| (id, compile(calendar))).collect();
        Self { portfolio, unread, calendars }
    }

    /// The calendar of a task: its own, its workstream's, or the program's; nothing where it does not exist.
    fn calendar(&self, program: &Program, task: &Task) -> Option<&Calendar> {
        let stream = program.plan.workstreams.get(task.workstream.0);
        let id = task
            .inner
            .calendar
            .as_ref()
            .or_else(|| stream.and_then(|stream| stream.calendar.as_ref()))
            .unwrap_or(&program.schedule.calendar);
        self.calendars.get(id)
    }

    /// Every task with its program.
    fn tasks(&self) -> impl Iterator<Item = (&'p Program, &'p Task)> {
        let portfolio = self.portfolio;
        portfolio.programs.iter().flat_map(|program| program.plan.tasks.iter().map(move |task| (program, task)))
    }
}

/// A task as an entity of a diagnostic.
fn about_task(program: &Program, task: &Task) -> EntityRef {
    use crate::terms::EntityId;
    EntityRef::new("task", task.id.as_str(), Some(program.id.as_str()))
}

/// Whether work on a task is still to come: it is neither finished nor dropped.
fn is_ahead(task: &Task) -> bool {
    task.facts.actual_finish.is_none() && task.facts.dropped.is_none()
}
