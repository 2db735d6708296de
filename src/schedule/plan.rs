//! From a program's plan to its computed dates.
//!
//! What enters: the model, and when to look at it. What leaves: `Schedules`, one row a task in plan order. What always
//! holds: only what was in scope at the data date and dated up to it counts, so that an earlier date gives the state
//! of that day.

mod build;
mod calendars;
mod far;
mod forecast;
mod levelling;
mod options;
mod outcome;
mod uncertain;

pub use levelling::{Moved, ProgramProposal, ProposedTask, Unmet, propose};

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::diagnostics::Diagnostic;
use crate::model::plan::TaskIdx;
use crate::model::program::DataDate;
use crate::model::{Portfolio, Program};
use crate::schedule::{ActivityIdx, Network};
use crate::terms::{CalendarId, ConstraintKind, LinkKind, Moment, Visibility};
use crate::time::{Calendar, Date, Instant, Zone, inclusive_finish_date};

use super::stretch::{PathTest, path_test};
use build::PlanNetwork;
use uncertain::Uncertainty;

pub use forecast::{Forecast, RUNS, Range, Reasons, SpreadDriver, SpreadSource, usual_runs};

/// When a build looks at the programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// A data date that outweighs every file's: `--as-of`.
    pub as_of: Option<Date>,
    /// The clock as `main` read it: the data date of programs that name none, in the portfolio's zone.
    pub clock: Instant,
}

/// The computed dates of all programs.
#[derive(Debug, Clone)]
pub struct Schedules {
    /// Working calendars, compiled.
    pub calendars: BTreeMap<CalendarId, Calendar>,
    /// One entry a program, in the order of `Portfolio::programs`.
    pub programs: Vec<ProgramSchedule>,
}

/// The computed dates of one program.
#[derive(Debug, Clone)]
pub struct ProgramSchedule {
    /// The data date; nothing where the plan has none.
    pub data_date: Option<Date>,
    /// The instant that ends it, in the program's zone.
    pub data_instant: Option<Instant>,
    /// The day up to which the files may tell what happened: the data date, or the later one they would have without
    /// `--as-of`. What is dated between the two is left out on purpose; what is dated after it has not happened.
    pub told_until: Option<Date>,
    /// The latest early finish of the plan, exclusive.
    pub finish: Instant,
    /// What came of the critical path test: the task that was made longer, and the working days by which the end moved.
    pub path_test: Option<(TaskIdx, PathTest)>,
    tasks: Vec<Option<TaskSchedule>>,
    uncertain: Option<Box<UncertainPlan>>,
    forecast: OnceLock<Option<Forecast>>,
}

/// A plan that can be played through.
#[derive(Debug, Clone)]
struct UncertainPlan {
    plan: PlanNetwork,
    uncertainty: Uncertainty,
    zone: Zone,
    calendar: Option<Calendar>,
}

impl ProgramSchedule {
    /// The computed dates of a task; nothing where it is not in scope at the data date.
    #[must_use]
    pub fn task(&self, task: TaskIdx) -> Option<&TaskSchedule> {
        self.tasks.get(task.0).and_then(Option::as_ref)
    }

    /// What is to be expected: computed when it is first asked for, since it takes thousands of schedules. Nothing
    /// where no estimate has a spread and no open risk drives a task, or the plan is too large to be played through.
    #[must_use]
    pub fn forecast(&self) -> Option<&Forecast> {
        let compute = || {
            let uncertain = self.uncertain.as_deref()?;
            forecast::forecast(&uncertain.plan, &uncertain.uncertainty, uncertain.zone, uncertain.calendar.as_ref())
        };
        self.forecast.get_or_init(compute).as_ref()
    }

    /// Plays the plan through so many times, from the next [`ProgramSchedule::forecast`] on.
    pub fn set_runs(&mut self, runs: usize) {
        if let Some(uncertain) = &mut self.uncertain {
            uncertain.uncertainty.input.runs = runs;
            self.forecast = OnceLock::new();
        }
    }
}

/// What set a task's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanDriver {
    /// A link from this task.
    Link(TaskIdx, LinkKind),
    /// A date constraint.
    Constraint(ConstraintKind),
    /// Its calendar does not work when it could have started.
    Calendar,
    /// It has started.
    Actual,
    /// The data date.
    DataDate,
    /// The program's start.
    Start,
}

/// Computed dates of one task. Instants are exclusive at the finish; `*_date` are civil dates in the program's zone,
/// inclusive; floats are signed minutes of the task's own calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskSchedule {
    /// Whether other tasks name it as parent.
    pub summary: bool,
    /// Scheduled start; the actual one once there is one.
    pub start: Instant,
    /// Scheduled finish, exclusive; the actual one once there is one.
    pub finish: Instant,
    /// Civil date of the start.
    pub start_date: Date,
    /// Civil date of the finish, inclusive; of a milestone, the day it falls on.
    pub finish_date: Date,
    /// Early start.
    pub early_start: Instant,
    /// Early finish, exclusive.
    pub early_finish: Instant,
    /// Late start.
    pub late_start: Instant,
    /// Late finish, exclusive.
    pub late_finish: Instant,
    /// Civil date of the late finish, inclusive.
    pub late_finish_date: Date,
    /// Total float, signed minutes; 0 once done.
    pub total_float: i64,
    /// Free float, signed minutes; 0 once done.
    pub free_float: i64,
    /// Minutes of a working day of its calendar, for floats in days.
    pub minutes_per_day: i64,
    /// Working days between start and finish on its calendar, rounded up.
    pub length_days: i64,
    /// Total float ≤ 0 and not done.
    pub critical: bool,
    /// Float under the program's threshold, neither critical nor done.
    pub near_critical: bool,
    /// What set the start.
    pub driver: PlanDriver,
    /// It started or finished before a link allowed it to.
    pub out_of_sequence: bool,
    /// Actual start at or before the data date.
    pub started: bool,
    /// Actual finish at or before the data date.
    pub done: bool,
    /// Earned fraction, 0 to 1; nothing where it has started and nothing says what is earned.
    pub earned_fraction: Option<f64>,
    /// Start and finish in the current baseline, inclusive.
    pub baseline: Option<(Date, Date)>,
    /// Finish − baseline finish, working days of the program's calendar, positive late.
    pub slip_wd: Option<i64>,
}

impl TaskSchedule {
    /// Total float in whole working days of the task's calendar, towards zero; nothing once done.
    #[must_use]
    pub fn total_float_days(&self) -> Option<i64> {
        self.in_days(self.total_float)
    }

    /// Free float likewise.
    #[must_use]
    pub fn free_float_days(&self) -> Option<i64> {
        self.in_days(self.free_float)
    }

    fn in_days(&self, minutes: i64) -> Option<i64> {
        (!self.done).then(|| minutes / self.minutes_per_day.max(1))
    }
}

/// Schedules every program.
///
/// Errors: dependency cycles, as E005, and dates a hundred years on, as E035; that program then has no dates, and nothing may be published.
#[must_use]
pub fn schedule(portfolio: &Portfolio, now: Now) -> (Schedules, Vec<Diagnostic>) {
    let calendars = calendars::compile(portfolio, now);
    let mut diagnostics = Vec::new();
    let programs = portfolio
        .programs
        .iter()
        .map(|program| {
            schedule_program(portfolio, program, &calendars, now).unwrap_or_else(|mistakes| {
                diagnostics.extend(mistakes);
                ProgramSchedule {
                    data_date: None,
                    data_instant: None,
                    told_until: None,
                    finish: Instant(0),
                    path_test: None,
                    tasks: vec![None; program.plan.tasks.len()],
                    uncertain: None,
                    forecast: OnceLock::new(),
                }
            })
        })
        .collect();
    (Schedules { calendars, programs }, diagnostics)
}

/// The data date of a program: `--as-of`, else its own, else the portfolio's, else the day of the clock in the
/// portfolio's zone. Of a local time, the day it ends or lies in: midnight is the end of the day before.
#[must_use]
pub fn data_date(portfolio: &Portfolio, program: &Program, now: Now) -> Option<Date> {
    match data_moment(portfolio, program, now)? {
        Moment::Day(date) => Some(date),
        at @ Moment::At(_) => {
            let zone = program.facts.zone;
            Some(inclusive_finish_date(at.as_finish(zone), zone))
        }
    }
}

fn data_moment(portfolio: &Portfolio, program: &Program, now: Now) -> Option<Moment> {
    let written = program.schedule.data_date.or(portfolio.settings.data_date);
    match (now.as_of, written) {
        (Some(date), _) => Some(Moment::Day(date)),
        (None, Some(DataDate::On(moment))) => Some(moment),
        (None, Some(DataDate::None)) => None,
        (None, None) => Some(Moment::Day(now.clock.date_in(portfolio.settings.zone))),
    }
}

/// The network of a program as the engine is given it, and the task of each activity.
#[must_use]
pub fn network_of(
    portfolio: &Portfolio,
    program: &Program,
    calendars: &BTreeMap<CalendarId, Calendar>,
    now: Now,
) -> (Network, Vec<TaskIdx>) {
    let data_instant = data_moment(portfolio, program, now).map(|moment| moment.as_finish(program.facts.zone));
    let plan = build::network(program, calendars, data_date(portfolio, program, now), data_instant);
    (plan.network, plan.task_of)
}

fn schedule_program(
    portfolio: &Portfolio,
    program: &Program,
    calendars: &BTreeMap<CalendarId, Calendar>,
    now: Now,
) -> Result<ProgramSchedule, Vec<Diagnostic>> {
    let zone = program.facts.zone;
    let data_date = data_date(portfolio, program, now);
    let data_instant = data_moment(portfolio, program, now).map(|moment| moment.as_finish(zone));
    let mut plan = build::network(program, calendars, data_date, data_instant);
    let solution = super::solve(&plan.network).map_err(|error| plan.mistakes(program, &error))?;
    let far = far::mistakes(program, &plan, &solution, data_date);
    if !far.is_empty() {
        return Err(far);
    }
    let tasks = outcome::rows(program, &plan, &solution, calendars);
    // What is for executives alone does not show in what internal readers are told of the chain.
    let task_of = |activity: ActivityIdx| plan.task_of.get(activity.index()).copied();
    let shown = |activity| {
        task_of(activity)
            .and_then(|task| program.plan.tasks.get(task.0))
            .is_some_and(|task| task.visibility != Visibility::Executive)
    };
    let path_test = path_test(&plan.network, &solution, shown).and_then(|test| Some((task_of(test.stretched)?, test)));
    let usual = self::data_date(portfolio, program, Now { as_of: None, ..now });
    let told_until = data_date.max(usual).filter(|_| data_date.is_some());
    plan.early_finishes = solution.rows.iter().map(|row| row.early_finish).collect();
    // Without runs there is no forecast, unless they are asked for.
    let runs = usual_runs(plan.network.activities.len()).unwrap_or(0);
    let uncertainty = uncertain::of(program, &plan, calendars, data_date, runs);
    let calendar = calendars.get(&program.schedule.calendar).cloned();
    let uncertain = uncertainty.map(|uncertainty| Box::new(UncertainPlan { plan, uncertainty, zone, calendar }));
    let finish = solution.finish;
    Ok(ProgramSchedule {
        data_date,
        data_instant,
        told_until,
        finish,
        path_test,
        tasks,
        uncertain,
        forecast: OnceLock::new(),
    })
}
