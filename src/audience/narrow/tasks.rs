//! Tasks and workstreams of one program for one reader.

use crate::audience::calendar::SharedCalendar;
use crate::audience::task::{Baseline, DroppedTask, SeenDriver, Task, TaskDates, TaskLink, Workstream};
use crate::model::Program;
use crate::model::plan::{Task as WrittenTask, TaskIdx};
use crate::schedule::{PlanDriver, ProgramSchedule, TaskSchedule};
use crate::terms::{CalendarId, GateId, Scope};

use super::lookup::Lookup;

/// The tasks that a reader may see and that are in scope at the data date, with their places in the model.
pub(super) fn visible<'a>(
    program: &'a Program,
    schedule: &ProgramSchedule,
    scope: &Scope,
) -> Vec<(TaskIdx, &'a WrittenTask)> {
    program
        .plan
        .tasks
        .iter()
        .enumerate()
        .filter(|(index, task)| scope.sees(task.visibility) && schedule.task(TaskIdx(*index)).is_some())
        .map(|(index, task)| (TaskIdx(index), task))
        .collect()
}

/// Tasks that the reader may see and that have left scope by the data date.
pub(super) fn dropped<'a>(program: &'a Program, schedule: &ProgramSchedule, scope: &Scope) -> Vec<DroppedTask<'a>> {
    let Some(data_date) = schedule.data_date else { return Vec::new() };
    program
        .plan
        .tasks
        .iter()
        .filter(|task| scope.sees(task.visibility))
        .filter_map(|task| {
            let dropped = task.facts.dropped.filter(|date| *date <= data_date)?;
            Some(DroppedTask {
                id: &task.id,
                facts: &task.facts,
                inner: scope.sees_inner().then_some(&task.inner),
                dropped,
            })
        })
        .collect()
}

/// The calendars that the tasks of a program work on.
pub(super) fn calendars(program: &Program) -> impl Iterator<Item = &CalendarId> {
    program.plan.tasks.iter().map(|task| calendar_of(program, task))
}

fn calendar_of<'a>(program: &'a Program, task: &'a WrittenTask) -> &'a CalendarId {
    let stream = program.plan.workstreams.get(task.workstream.0);
    let own = task.inner.calendar.as_ref().or(stream.and_then(|stream| stream.calendar.as_ref()));
    own.unwrap_or(&program.schedule.calendar)
}

/// The narrowed tasks and the workstreams that have any, in plan order.
pub(super) fn narrow<'a>(
    program: &'a Program,
    schedule: &ProgramSchedule,
    visible: &[(TaskIdx, &'a WrittenTask)],
    lookup: &Lookup<'a>,
    calendars: &[SharedCalendar<'a>],
) -> (Vec<Task<'a>>, Vec<Workstream<'a>>) {
    let mut place: Vec<Option<usize>> = vec![None; program.plan.tasks.len()];
    for (index, (task, _)) in visible.iter().enumerate() {
        place[task.0] = Some(index);
    }
    let place_of = |task: TaskIdx| place.get(task.0).copied().flatten();
    let mut stream_place: Vec<Option<usize>> = vec![None; program.plan.workstreams.len()];
    let mut workstreams: Vec<Workstream<'a>> = Vec::new();
    let mut tasks = Vec::with_capacity(visible.len());
    for (index, (task_idx, task)) in visible.iter().enumerate() {
        let Some(computed) = schedule.task(*task_idx) else { continue };
        let written = &program.plan.workstreams[task.workstream.0];
        let workstream = *stream_place[task.workstream.0].get_or_insert_with(|| {
            workstreams.push(Workstream {
                id: &written.id,
                origin: &written.origin,
                name: &written.name,
                area: written.area.as_ref().and_then(|id| lookup.area(id)),
                lead: lookup.maybe_person(written.lead.as_ref()),
                tasks: Vec::new(),
            });
            workstreams.len() - 1
        });
        workstreams[workstream].tasks.push(index);
        tasks.push(Task {
            id: &task.id,
            origin: &task.origin,
            facts: &task.facts,
            inner: lookup.scope.sees_inner().then_some(&task.inner),
            owner: lookup.maybe_person(task.owner.as_ref()),
            workstream,
            parent: task.parent.and_then(place_of),
            summary: false,
            after: task
                .after
                .iter()
                .filter_map(|link| Some(TaskLink { task: place_of(link.task)?, kind: link.kind, lag: link.lag }))
                .collect(),
            before: Vec::new(),
            implements: task.implements.iter().filter(|id| lookup.entity(*id).is_some()).collect(),
            gate: task.gate.as_ref().filter(|gate| sees_gate(program, gate, lookup.scope)),
            calendar: calendars.iter().position(|shared| shared.id == calendar_of(program, task)),
            dates: dates(computed, place_of),
            baseline_budget: None,
            spent: Vec::new(),
        });
    }
    for index in 0..tasks.len() {
        // A summary whose children are all hidden reads as a task: that it has any is not told.
        if let Some(parent) = tasks[index].parent {
            tasks[parent].summary = true;
        }
        for link in tasks[index].after.clone() {
            tasks[link.task].before.push(TaskLink { task: index, ..link });
        }
    }
    (tasks, workstreams)
}

fn sees_gate(program: &Program, id: &GateId, scope: &Scope) -> bool {
    program.gates.iter().any(|gate| gate.id == *id && scope.sees(gate.visibility))
}

fn dates(computed: &TaskSchedule, place_of: impl Fn(TaskIdx) -> Option<usize>) -> TaskDates {
    TaskDates {
        start: computed.start,
        finish: computed.finish,
        start_date: computed.start_date,
        finish_date: computed.finish_date,
        early_start: computed.early_start,
        early_finish: computed.early_finish,
        late_start: computed.late_start,
        late_finish: computed.late_finish,
        late_finish_date: computed.late_finish_date,
        total_float: computed.total_float_days(),
        free_float: computed.free_float_days(),
        total_float_min: computed.total_float,
        free_float_min: computed.free_float,
        length_days: computed.length_days,
        critical: computed.critical,
        near_critical: computed.near_critical,
        driver: match computed.driver {
            PlanDriver::Link(task, kind) => {
                place_of(task).map_or(SeenDriver::Hidden, |place| SeenDriver::Task(place, kind))
            }
            PlanDriver::Constraint(kind) => SeenDriver::Constraint(kind),
            PlanDriver::Calendar => SeenDriver::Calendar,
            PlanDriver::Actual => SeenDriver::Actual,
            PlanDriver::DataDate => SeenDriver::DataDate,
            PlanDriver::Start => SeenDriver::Start,
        },
        out_of_sequence: computed.out_of_sequence,
        started: computed.started,
        done: computed.done,
        earned_fraction: computed.earned_fraction,
        baseline: computed.baseline.map(|(start, finish)| Baseline { start, finish }),
        slip: computed.slip_wd,
        spread: None,
        criticality: None,
    }
}
