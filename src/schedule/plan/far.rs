//! E035: dates so far ahead that they can only come of a slip of the pen.
//!
//! What enters: a program with its network, and the solution. What leaves: the estimate, the lag or the constraint that
//! leads beyond a hundred years. What always holds: what only follows from another's date is not reported again.

use chrono::Months;

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::Program;
use crate::model::plan::{Dependency, Task};
use crate::schedule::Solution;
use crate::terms::{EntityId, LagAmount, TaskId};
use crate::time::{Calendar, Date, Duration, Instant};

use super::build::PlanNetwork;

/// How far ahead of the program's start, or of its data date, a plan can mean anything. Source: house default.
const YEARS: u32 = 100;

/// Where a plan ends.
struct Horizon<'p> {
    program: &'p Program,
    from: Instant,
    date: Date,
    at: Instant,
}

/// What leads beyond the horizon, by task; empty where nothing does.
pub(super) fn mistakes(
    program: &Program,
    plan: &PlanNetwork,
    solution: &Solution,
    data_date: Option<Date>,
) -> Vec<Diagnostic> {
    let zone = program.facts.zone;
    let from = data_date.map_or(program.facts.start.date(), |date| date.max(program.facts.start.date()));
    let date = from.checked_add_months(Months::new(YEARS * 12)).unwrap_or(Date::MAX);
    let horizon = Horizon { program, from: Instant::start_of(from, zone), date, at: Instant::end_of(date, zone) };
    let is_far = |place: usize| solution.rows.get(place).is_some_and(|row| row.finish > horizon.at);
    let far: Vec<usize> = (0..plan.task_of.len()).filter(|place| is_far(*place) && !plan.summary[*place]).collect();
    if far.is_empty() {
        return Vec::new();
    }
    let task_of = |place: usize| program.plan.tasks.get(plan.task_of.get(place)?.0);
    let calendar_of = |place: usize| {
        let activity = plan.network.activities.get(place)?;
        plan.network.calendars.get(activity.calendar.index())
    };
    let own: Vec<Diagnostic> =
        far.iter().filter_map(|place| horizon.own_cause(task_of(*place)?, calendar_of(*place)?)).collect();
    if !own.is_empty() {
        return own;
    }
    // No figure is too large by itself: the chain that adds up is told where it crosses the horizon first.
    let mut follows = vec![false; plan.task_of.len()];
    for link in &plan.network.links {
        if is_far(link.predecessor.index())
            && let Some(mark) = follows.get_mut(link.successor.index())
        {
            *mark = true;
        }
    }
    let first = far.iter().find(|place| !follows[**place]).or_else(|| far.first());
    let task = first.and_then(|place| task_of(*place));
    task.map(|task| horizon.mistake(task, task.origin.of("estimate"), "the plan adds up to this")).into_iter().collect()
}

impl Horizon<'_> {
    /// The figure of a task that leads beyond the horizon by itself.
    fn own_cause(&self, task: &Task, calendar: &Calendar) -> Option<Diagnostic> {
        let is_far = |duration: Duration| duration.after(self.from, calendar) > self.at;
        let estimates = [("remaining", task.inner.remaining), ("estimate", task.inner.estimate)];
        for (field, estimate) in estimates {
            if estimate.is_some_and(|estimate| is_far(estimate.likely)) {
                return Some(self.mistake(task, task.origin.of(field), "longer than any plan"));
            }
        }
        if let Some(constraint) = task.inner.constraints.iter().find(|constraint| constraint.at.date() > self.date) {
            let mistake = self.mistake(task, constraint.span, "after the end of any plan");
            return Some(mistake.hint("check the year"));
        }
        let too_long = |link: &&Dependency| match link.lag.amount {
            LagAmount::Time(duration) => is_far(duration),
            LagAmount::PerCent(_) => false,
        };
        task.after.iter().find(too_long).map(|link| self.mistake(task, link.span, "waits longer than any plan"))
    }

    fn mistake(&self, task: &Task, at: Span, label: &str) -> Diagnostic {
        Diagnostic::new(Code::E035, format!("`{}` would end after {}, {YEARS} years on", task.id, self.date))
            .at(at)
            .label(label)
            .hint("check the number and its unit: `5d` are five working days, `3w` three weeks")
            .about(EntityRef::new(<TaskId as EntityId>::KIND, task.id.as_str(), Some(self.program.id.as_str())))
    }
}
