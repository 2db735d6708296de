//! From solved activities back to tasks: civil dates, floats in days, slip.

use std::collections::BTreeMap;

use crate::model::Program;
use crate::model::plan::TaskKind;
use crate::schedule::{Driver, Progress, Scheduled, Solution};
use crate::terms::{CalendarId, ConstraintKind, MilestoneSide, TaskId};
use crate::time::{Calendar, Date, Instant, Zone, inclusive_finish_date};

use super::build::{PlanNetwork, calendar_id};
use super::{PlanDriver, TaskSchedule};

/// One row a task, in plan order; nothing for tasks out of scope.
pub(super) fn rows(
    program: &Program,
    plan: &PlanNetwork,
    solution: &Solution,
    calendars: &BTreeMap<CalendarId, Calendar>,
) -> Vec<Option<TaskSchedule>> {
    let baseline: BTreeMap<&TaskId, (Date, Date)> = program
        .current_baseline
        .as_ref()
        .and_then(|id| program.baselines.iter().find(|baseline| baseline.id == *id))
        .map(|baseline| baseline.dates.iter().map(|dates| (&dates.task, (dates.start, dates.finish))).collect())
        .unwrap_or_default();
    let program_calendar = calendars.get(&program.schedule.calendar);
    program
        .plan
        .tasks
        .iter()
        .zip(&plan.activity_of)
        .map(|(task, activity)| {
            let place = (*activity)?.index();
            let row = solution.rows.get(place)?;
            let calendar = calendars.get(calendar_id(program, task))?;
            let zone = program.facts.zone;
            let milestone = task.facts.kind == TaskKind::Milestone;
            let finish_date = finish_date(row, milestone, task.inner.side, zone);
            let baseline = baseline.get(&task.id).copied();
            Some(TaskSchedule {
                summary: plan.summary[place],
                start: row.start,
                finish: row.finish,
                start_date: if milestone { finish_date } else { row.start.date_in(zone) },
                finish_date,
                early_start: row.early_start,
                early_finish: row.early_finish,
                late_start: row.late_start,
                late_finish: row.late_finish,
                late_finish_date: inclusive_finish_date(row.late_finish, zone),
                total_float: row.total_float,
                free_float: row.free_float,
                minutes_per_day: calendar.minutes_per_day(),
                length_days: length(row.start, row.finish, calendar),
                critical: row.critical,
                near_critical: row.near_critical,
                driver: driver(row.driver, plan),
                out_of_sequence: row.out_of_sequence,
                started: row.progress != Progress::NotStarted,
                done: row.progress == Progress::Done,
                earned_fraction: plan.earned[place],
                baseline,
                slip_wd: baseline
                    .zip(program_calendar)
                    .map(|((_, finish), calendar)| calendar.working_days_between(finish, finish_date)),
            })
        })
        .collect()
}

/// The inclusive civil date of a finish. A milestone that opens work, by its kind or because nothing but a start sets
/// it, belongs to the day it opens.
fn finish_date(row: &Scheduled, milestone: bool, side: Option<MilestoneSide>, zone: Zone) -> Date {
    let opens = match side {
        Some(side) => side == MilestoneSide::Start,
        None => matches!(
            row.driver,
            Driver::Start
                | Driver::DataDate
                | Driver::Calendar
                | Driver::Constraint(
                    ConstraintKind::StartNoEarlier | ConstraintKind::MustStart | ConstraintKind::PlacedStart
                )
        ),
    };
    if milestone && opens { row.finish.date_in(zone) } else { inclusive_finish_date(row.finish, zone) }
}

fn length(start: Instant, finish: Instant, calendar: &Calendar) -> i64 {
    let day = calendar.minutes_per_day().max(1);
    let minutes = calendar.working_between(start, finish).max(0);
    minutes / day + i64::from(minutes % day > 0)
}

fn driver(driver: Driver, plan: &PlanNetwork) -> PlanDriver {
    match driver {
        Driver::Link { link, from } => plan
            .network
            .links
            .get(link.index())
            .zip(plan.task_of.get(from.index()))
            .map_or(PlanDriver::Start, |(link, task)| PlanDriver::Link(*task, link.kind)),
        Driver::Constraint(kind) => PlanDriver::Constraint(kind),
        Driver::Calendar => PlanDriver::Calendar,
        Driver::Actual => PlanDriver::Actual,
        Driver::DataDate => PlanDriver::DataDate,
        Driver::Start => PlanDriver::Start,
    }
}
