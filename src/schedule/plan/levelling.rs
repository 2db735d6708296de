//! From a program's plan and its resources to a levelled proposal.
//!
//! What enters: the portfolio with its schedules, the program, and how to search. What leaves: for every task in scope
//! its dates with and without regard to resources, and why it moved. What always holds: what other programs plan to use
//! of a shared resource or a person is taken, and does not move.

use std::collections::BTreeMap;

use crate::model::plan::{TaskIdx, TaskKind};
use crate::model::supply::Supply;
use crate::model::{Portfolio, Program};
use crate::schedule::level::{Capacity, Options, Reason, Resources, Taken, Use, level};
use crate::schedule::{ActivityIdx, Driver, Progress, Solution};
use crate::terms::Units;
use crate::time::Instant;

use super::build::{self, PlanNetwork};
use super::{ProgramSchedule, Schedules};

/// A proposal for a program.
#[derive(Debug, Clone)]
pub struct ProgramProposal {
    /// The plan's start, from which minutes are counted.
    pub start: Instant,
    /// The latest finish without regard to resources.
    pub unlevelled_finish: Instant,
    /// The latest proposed finish.
    pub finish: Instant,
    /// How many schedules were made.
    pub schedules: u32,
    /// Tasks in scope, in plan order.
    pub tasks: Vec<ProposedTask>,
    /// Needs that no date can meet, in plan order: they hold nobody back.
    pub unmet: Vec<Unmet>,
}

/// A need above what there is of a resource in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// The task.
    pub task: TaskIdx,
    /// The resource's id.
    pub resource: String,
    /// What the task needs.
    pub needed: Units,
    /// What there is in the end.
    pub there: Units,
}

/// The proposed dates of a task; finishes are exclusive.
#[derive(Debug, Clone)]
pub struct ProposedTask {
    /// The task.
    pub task: TaskIdx,
    /// Whether other tasks name it as parent.
    pub summary: bool,
    /// Start without regard to resources.
    pub unlevelled_start: Instant,
    /// Finish likewise.
    pub unlevelled_finish: Instant,
    /// Proposed start.
    pub start: Instant,
    /// Proposed finish.
    pub finish: Instant,
    /// Why it starts or ends later; nothing where it does not.
    pub reason: Option<Moved>,
    /// Whether the plan must hold it to the proposed start; the others follow from those that are.
    pub held: bool,
}

impl ProposedTask {
    /// Whether it starts later than without regard to resources.
    #[must_use]
    pub fn moves(&self) -> bool {
        !self.summary && self.reason.is_some() && self.start > self.unlevelled_start
    }

    /// Whether it ends later although it starts when it would, which no date can say.
    #[must_use]
    pub fn is_longer(&self) -> bool {
        !self.summary && self.reason.is_some() && self.start <= self.unlevelled_start
    }
}

/// Why a task starts or ends later than without regard to resources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// This task, which it waits for, or something else that holds it, was moved.
    After(Option<TaskIdx>),
    /// The resource of that id was in use, by that task where one of the program had it last.
    Busy(String, Option<TaskIdx>),
    /// The resource of that id is not there when it would start, or in between.
    Away(String),
}

/// Proposes dates for the program at this place of the portfolio; nothing where it has no dates at all.
#[must_use]
pub fn propose(
    portfolio: &Portfolio,
    schedules: &Schedules,
    index: usize,
    schedules_to_make: u32,
) -> Option<ProgramProposal> {
    let (program, schedule) = (portfolio.programs.get(index)?, schedules.programs.get(index)?);
    let plan = build::network(program, &schedules.calendars, schedule.data_date, schedule.data_instant);
    let (resources, ids) = resources(portfolio, schedules, index, &plan);
    let names = plan.task_of.iter().map(|task| name_of(program.plan.tasks[task.0].id.as_ref())).collect();
    let options = Options { schedules: schedules_to_make, seed: name_of(program.id.as_str()), names };
    let levelled = level(&plan.network, &resources, &options).ok()?;
    let task_of = |activity: ActivityIdx| plan.task_of.get(activity.index()).copied();
    let tasks = plan
        .task_of
        .iter()
        .enumerate()
        .map(|(activity, &task)| {
            let (before, after) = (&levelled.unlevelled.rows[activity], &levelled.rows[activity]);
            let reason = levelled.reasons[activity].map(|reason| match reason {
                Reason::After(Driver::Link { from, .. }) => Moved::After(task_of(from)),
                Reason::After(_) => Moved::After(None),
                Reason::Busy { resource, by } => Moved::Busy(ids[resource].to_owned(), by.and_then(task_of)),
                Reason::Away { resource } => Moved::Away(ids[resource].to_owned()),
            });
            ProposedTask {
                task,
                summary: plan.summary[activity],
                unlevelled_start: before.start,
                unlevelled_finish: before.finish,
                start: after.start,
                finish: after.finish,
                reason,
                held: levelled.holds[activity],
            }
        })
        .collect();
    let unmet = unmet(&plan, &levelled.unlevelled, &resources, &ids);
    Some(ProgramProposal {
        start: plan.network.start,
        unlevelled_finish: levelled.unlevelled.finish,
        finish: levelled.finish,
        schedules: levelled.schedules,
        tasks,
        unmet,
    })
}

/// The needs of tasks still ahead that are above what there will be in the end.
fn unmet(plan: &PlanNetwork, unlevelled: &Solution, resources: &Resources, ids: &[&str]) -> Vec<Unmet> {
    let ahead = |activity: ActivityIdx| {
        let entry = &plan.network.activities[activity.index()];
        let done = unlevelled.rows[activity.index()].progress == Progress::Done;
        !done && !plan.summary[activity.index()] && entry.duration > 0
    };
    let above = |one: &&Use| one.units > resources.capacities[one.resource].in_the_end() && ahead(one.activity);
    resources
        .uses
        .iter()
        .filter(above)
        .map(|one| Unmet {
            task: plan.task_of[one.activity.index()],
            resource: ids[one.resource].to_owned(),
            needed: Units::of_hundredths(one.units),
            there: Units::of_hundredths(resources.capacities[one.resource].in_the_end()),
        })
        .collect()
}

/// What the plan's tasks need, and the ids of the resources by place.
fn resources<'p>(
    portfolio: &'p Portfolio,
    schedules: &Schedules,
    index: usize,
    plan: &PlanNetwork,
) -> (Resources, Vec<&'p str>) {
    let program = &portfolio.programs[index];
    let mut resources = Resources::default();
    let mut supplies: Vec<Supply<'p>> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (activity, task) in (0_u32..).zip(&plan.task_of) {
        for need in &program.plan.tasks[task.0].inner.resources {
            let place = if let Some(&place) = places.get(need.resource.as_str()) {
                place
            } else {
                let Some(supply) = Supply::of(portfolio, program, &need.resource) else { continue };
                resources.capacities.push(capacity(&supply));
                supplies.push(supply);
                places.insert(need.resource.as_str(), supplies.len() - 1);
                supplies.len() - 1
            };
            let units = need.units.hundredths();
            resources.uses.push(Use { activity: ActivityIdx(activity), resource: place, units });
        }
    }
    let others = portfolio.programs.iter().zip(&schedules.programs).enumerate().filter(|(other, _)| *other != index);
    for (_, (other, schedule)) in others {
        take(other, schedule, &places, &supplies, &mut resources.taken);
    }
    (resources, supplies.iter().map(|supply| supply.id).collect())
}

/// What another program plans to use of shared resources and people.
fn take(
    program: &Program,
    schedule: &ProgramSchedule,
    places: &BTreeMap<&str, usize>,
    supplies: &[Supply<'_>],
    taken: &mut Vec<Taken>,
) {
    for (index, task) in program.plan.tasks.iter().enumerate() {
        let idle = task.facts.kind == TaskKind::Hammock;
        let Some(dates) = schedule.task(TaskIdx(index)).filter(|dates| !idle && !dates.done && !dates.summary) else {
            continue;
        };
        for need in &task.inner.resources {
            let own = program.resources.iter().any(|resource| resource.id == need.resource);
            let place = places.get(need.resource.as_str()).copied();
            if let Some(resource) = place.filter(|place| !own && supplies[*place].program.is_none()) {
                let from = schedule.data_instant.map_or(dates.start, |now| now.max(dates.start));
                taken.push(Taken { resource, from, to: dates.finish, units: need.units.hundredths() });
            }
        }
    }
}

/// How much there is over time, in hundredths.
fn capacity(supply: &Supply<'_>) -> Capacity {
    let mut capacity = Capacity::steady(supply.capacity().hundredths());
    let mut last = capacity.base;
    for date in supply.changes() {
        let units = supply.on(date).hundredths();
        if units != last {
            capacity.changes.push((Instant::start_of(date, supply.zone), units));
            last = units;
        }
    }
    capacity
}

/// A number that a text alone decides (FNV-1a).
fn name_of(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
