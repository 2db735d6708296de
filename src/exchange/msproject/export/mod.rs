//! A program as a plan of Microsoft Project, in its XML (MSPDI).
//!
//! What enters: a program and how it is scheduled. What leaves: a file that the tool opens, and that an import reads
//! back to the same dates and floats; and what could not be carried. What always holds: elements stand in the order
//! of the schema; times are those on the program's clock; the same program gives the same bytes.
//!
//! The tool knows no data date that pushes work: work that it pushed keeps its start as "start no earlier than", as the
//! tool itself writes it when it is told to move uncompleted work. It has one imposed date a task; a second one that
//! bounds from above becomes a deadline, which bounds the same late dates.

mod calendars;
mod imposed;
mod people;
mod rows;
mod sections;
mod task;
mod xml;

use std::collections::BTreeMap;

use crate::exchange::draft::Loss;
use crate::model::baseline::{Baseline, BaselineDates};
use crate::model::plan::Task;
use crate::model::{Portfolio, Program};
use crate::schedule::{
    LateWorkRule, Network, NetworkError, Now, OutOfSequenceRule, ScheduleOptions, Schedules, Solution, network_of,
    solve,
};
use crate::terms::{CalendarId, TaskId};
use crate::time::{Calendar, Date, Instant, Zone};
use people::Needs;
use rows::Rows;
use xml::Xml;

/// A file that is not yet written.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The text of the file.
    pub xml: String,
    /// What could not be carried.
    pub losses: Vec<Loss>,
}

/// Writes a program down.
///
/// # Errors
/// A plan that cannot be scheduled.
pub fn export(
    portfolio: &Portfolio,
    program: &Program,
    schedules: &Schedules,
    now: Now,
) -> Result<Exported, NetworkError> {
    let (network, task_of) = network_of(portfolio, program, &schedules.calendars, now);
    let solution = solve(&network)?;
    let mut losses = Vec::new();
    dialect(&network, &mut losses);
    let rows = Rows::of(program, &task_of, &mut losses);
    let plan = Plan {
        portfolio,
        program,
        calendars: &schedules.calendars,
        network: &network,
        solution: &solution,
        rows: &rows,
        zone: program.facts.zone,
        baselines: baselines(program),
        data_instant: schedules
            .programs
            .iter()
            .zip(&portfolio.programs)
            .find(|(_, other)| other.id == program.id)
            .and_then(|(one, _)| one.data_instant),
    };
    let mut xml = Xml::new("Project", "http://schemas.microsoft.com/project");
    sections::project(&plan, &mut xml);
    let people = Needs::of(&plan);
    xml.within("Calendars", |xml| {
        sections::calendars(&plan, xml);
        people.calendars(&plan, xml);
    });
    xml.within("Tasks", |xml| sections::tasks(&plan, xml, &mut losses));
    xml.within("Resources", |xml| people.resources(&plan, xml));
    xml.within("Assignments", |xml| people.assignments(&plan, xml));
    Ok(Exported { xml: xml.finish(), losses })
}

/// What everything is written from.
struct Plan<'p> {
    portfolio: &'p Portfolio,
    program: &'p Program,
    calendars: &'p BTreeMap<CalendarId, Calendar>,
    network: &'p Network,
    solution: &'p Solution,
    rows: &'p Rows,
    zone: Zone,
    data_instant: Option<Instant>,
    /// Baselines by their number.
    baselines: Vec<BTreeMap<&'p TaskId, &'p BaselineDates>>,
}

/// The current baseline as number 0, empty where there is none, and ten others after it.
fn baselines(program: &Program) -> Vec<BTreeMap<&TaskId, &BaselineDates>> {
    let is_current = |baseline: &&Baseline| program.current_baseline.as_ref() == Some(&baseline.id);
    let current = program.baselines.iter().find(is_current);
    let others = program.baselines.iter().filter(|baseline| !is_current(baseline)).take(10);
    std::iter::once(current.map(by_task).unwrap_or_default()).chain(others.map(by_task)).collect()
}

fn by_task(baseline: &Baseline) -> BTreeMap<&TaskId, &BaselineDates> {
    baseline.dates.iter().map(|dates| (&dates.task, dates)).collect()
}

impl<'p> Plan<'p> {
    /// The task of an activity.
    fn task(&self, activity: usize) -> Option<&'p Task> {
        self.program.plan.tasks.get(self.rows.task_of.get(activity)?.0)
    }

    /// Working minutes of the program between two instants.
    fn worked(&self, from: Instant, to: Instant) -> i64 {
        let calendar = self.calendar_at(self.network.project_calendar.index());
        calendar.map_or(0, |calendar| calendar.working_between(from, to).max(0))
    }

    /// Whether each activity is a summary.
    fn summaries(&self) -> Vec<bool> {
        let mut summaries = vec![false; self.network.activities.len()];
        for parent in self.network.activities.iter().filter_map(|activity| activity.parent) {
            if let Some(summary) = summaries.get_mut(parent.index()) {
                *summary = true;
            }
        }
        summaries
    }

    /// A local time of the program, as the schema writes it.
    fn local(&self, at: Instant) -> String {
        at.to_local(self.zone).format("%Y-%m-%dT%H:%M:%S").to_string()
    }

    /// The dates that the plan touches, with a year around them for what moves.
    fn stretch(&self) -> (Date, Date) {
        let ends = self.solution.rows.iter().flat_map(|row| [row.start, row.finish, row.late_finish]);
        let all: Vec<Instant> = ends.chain([self.network.start, self.solution.finish]).collect();
        let first = all.iter().min().copied().unwrap_or(self.network.start);
        let last = all.iter().max().copied().unwrap_or(self.solution.finish);
        (first.plus_minutes(-60 * 24 * 60).date_in(self.zone), last.plus_minutes(366 * 24 * 60).date_in(self.zone))
    }

    /// The place of a calendar, which is its UID less one.
    fn calendar_at(&self, place: usize) -> Option<&'p Calendar> {
        self.network.calendars.get(place)
    }
}

/// Rules that the tool does not know, where they could matter.
fn dialect(network: &Network, losses: &mut Vec<Loss>) {
    let options = &network.options;
    let mut lose = |what: &str, why: &str| losses.push(Loss::new(what, "program.yaml", why));
    if options.late_work == LateWorkRule::FreeFloat && network.activities.iter().any(|one| one.as_late_as_possible) {
        lose(
            "`late_work: free_float`",
            "the tool places what is as late as possible at its late dates, and what follows waits for it",
        );
    }
    let usual = ScheduleOptions::default();
    let overrides = options.out_of_sequence == OutOfSequenceRule::Override;
    let known = ScheduleOptions {
        critical_float: usual.critical_float,
        open_ends_critical: usual.open_ends_critical,
        out_of_sequence: if overrides { usual.out_of_sequence } else { options.out_of_sequence },
        near_critical: usual.near_critical,
        late_work: usual.late_work,
        ..*options
    };
    if known != usual {
        lose(
            "`schedule:` of the program",
            "the tool has one rule for lags, floats and milestones; its dates may differ",
        );
    }
}
