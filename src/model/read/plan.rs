//! `plan/*.yaml`: workstreams with their tasks and milestones.
//!
//! What enters: plan files. What leaves: tasks as written, whose links and parents still are ids; `resolve` turns them
//! into a `Plan` once all files of the program are read.

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span, Spanned};
use crate::model::plan::{Constraint, Step, Task, TaskFacts, TaskInner, TaskKind, Units, Workstream, WorkstreamIdx};
use crate::source::Node;
use crate::terms::{ConstraintKind, EntityId, MilestoneSide, Moment, TaskId, WorkstreamId};
use crate::text::Text;

use super::context::Context;
use super::entity::check_program;
use super::fields::Fields;
use super::link::WrittenLink;
use super::people::name_or;
use super::program::STAND_IN;
use super::resource::read_needs;

/// A task whose links are not looked up yet.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenTask {
    /// The task; `parent` and `after` are empty.
    pub task: Task,
    /// The summary it belongs to.
    pub parent: Option<Spanned<TaskId>>,
    /// Links to what comes before.
    pub after: Vec<Spanned<WrittenLink>>,
}

/// The plan files of a program, read so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WrittenPlan {
    /// Workstreams, one a file.
    pub workstreams: Vec<Workstream>,
    /// Tasks, in plan order.
    pub tasks: Vec<WrittenTask>,
}

/// Reads one plan file into `plan`. `stem` names the workstream where the file does not.
pub fn read_plan<'t>(node: &'t Node, file: Span, program: &str, plan: &mut WrittenPlan, cx: &mut Context<'t>) {
    let workstream = WorkstreamIdx(plan.workstreams.len());
    let read = cx.entity_fields(node, file, |fields| {
        if !fields.has("workstream") {
            fields.needs("workstream", "{id: firmware, name: Firmware}");
        }
        let stream = fields.nested("workstream", |fields| read_workstream(fields, program)).flatten();
        let tasks = fields.keyed_entities("tasks", |task, key| read_task(task, key, program, workstream));
        (stream, tasks)
    });
    let Some((stream, tasks)) = read else { return };
    // Tasks of a workstream that cannot be named are kept, so that links to them hold: the mistake is reported.
    let unnamed = || {
        WorkstreamId::parse(STAND_IN).ok().map(|id| Workstream {
            name: Text::new(cx.lang, id.as_str()),
            origin: crate::terms::Origin::new(file, Vec::new()),
            id,
            area: None,
            lead: None,
            calendar: None,
        })
    };
    if let Some(stream) = stream.or_else(unnamed) {
        plan.workstreams.push(stream);
        plan.tasks.extend(tasks);
    }
}

fn read_workstream(fields: &mut Fields<'_, '_>, program: &str) -> Option<Workstream> {
    let id: Option<WorkstreamId> = fields.required("id");
    let name = id.as_ref().map_or("", WorkstreamId::as_str).to_owned();
    fields.about(EntityRef::new("workstream", name.as_str(), Some(program)), |fields| {
        let stream = Workstream {
            name: name_or(fields, &name),
            area: fields.get("area"),
            lead: fields.get("lead"),
            calendar: fields.get("calendar"),
            origin: fields.origin_of("id"),
            id: id?,
        };
        Some(stream)
    })
}

crate::terms::words! {
    /// `kind:` of a task.
    WrittenKind {
        /// Work.
        Task = "task",
        /// A point in time.
        Milestone = "milestone",
        /// A point in time that opens work.
        StartMilestone = "start_milestone",
        /// A point in time that closes work.
        FinishMilestone = "finish_milestone",
        /// What hangs between the tasks it is linked with.
        Hammock = "hammock",
    }
}

fn read_task(
    fields: &mut Fields<'_, '_>,
    key: &Spanned<String>,
    program: &str,
    workstream: WorkstreamIdx,
) -> Option<WrittenTask> {
    let id = fields.cx.own_key(key, "task", TaskId::parse);
    if id.is_none() {
        fields.cx.broken.lose(TaskId::KIND, program);
    }
    fields.about(EntityRef::new("task", key.value.as_str(), Some(program)), |fields| {
        if let Some(id) = &id {
            check_program(fields.cx, id, key.span, program);
        }
        // Where the kind was written and cannot be read, the id tells what was meant.
        let written = fields.get("kind");
        let kind = match written {
            Some(WrittenKind::Milestone | WrittenKind::StartMilestone | WrittenKind::FinishMilestone) => {
                TaskKind::Milestone
            }
            Some(WrittenKind::Hammock) => TaskKind::Hammock,
            None if fields.has("kind") && key.value.starts_with("MS-") => TaskKind::Milestone,
            Some(WrittenKind::Task) | None => TaskKind::Task,
        };
        let (actual_start, actual_finish) = fields.nested("actual", read_actual).unwrap_or_default();
        let facts = TaskFacts {
            name: name_or(fields, &key.value),
            kind,
            actual_start,
            actual_finish,
            added: fields.get("added"),
            dropped: fields.get("dropped"),
        };
        let mut inner = read_inner(fields);
        inner.side = match written {
            Some(WrittenKind::StartMilestone) => Some(MilestoneSide::Start),
            Some(WrittenKind::FinishMilestone) => Some(MilestoneSide::Finish),
            _ => None,
        };
        let visibility = fields.get("visibility").unwrap_or_default();
        let owner = fields.get("owner");
        let implements = fields.list("implements");
        let gate = fields.get("gate");
        let parent = fields.spanned("parent");
        let after = fields.spanned_list("after");
        let origin = fields.origin(key.span);
        let task = Task {
            id: id?,
            origin,
            visibility,
            facts,
            inner,
            owner,
            workstream,
            parent: None,
            after: Vec::new(),
            implements,
            gate,
        };
        Some(WrittenTask { task, parent, after })
    })
}

fn read_actual(fields: &mut Fields<'_, '_>) -> (Option<Moment>, Option<Moment>) {
    let start: Option<Moment> = fields.get("start");
    let finish: Option<Moment> = fields.get("finish");
    if let (Some(start), Some(finish)) = (start, finish)
        && finish.date() < start.date()
    {
        let span = fields.span("finish");
        fields.report(
            Diagnostic::new(Code::E006, format!("the task finished on {}, before it started", finish.date()))
                .at(span)
                .hint(format!("write a `finish` that is not before {}", start.date())),
        );
        return (Some(start), None);
    }
    (start, finish)
}

fn read_inner(fields: &mut Fields<'_, '_>) -> TaskInner {
    TaskInner {
        estimate: fields.get("estimate"),
        remaining: fields.get("remaining"),
        side: None,
        resumes: fields.get("resumes"),
        constraints: read_constraints(fields),
        as_late_as_possible: fields.get("as_late_as_possible").unwrap_or_default(),
        deadline: fields.get("deadline"),
        calendar: fields.get("calendar"),
        resources: read_needs(fields),
        earned: fields.get("earned"),
        budget: fields.within("budget", 0.0..=f64::INFINITY),
        steps: fields.items("steps", read_step),
        units: fields.nested("units", read_units).flatten(),
        percent: fields.within("percent", 0.0..=100.0),
        slip_reason: fields.get("slip_reason"),
        uid: fields.get("uid"),
    }
}

fn read_constraints(fields: &mut Fields<'_, '_>) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    for kind in ConstraintKind::DATED {
        if let Some(Spanned { value, span }) = fields.spanned(kind.word()) {
            constraints.push(Constraint { kind, at: value, span });
        }
    }
    constraints
}

fn read_step(fields: &mut Fields<'_, '_>) -> Option<Step> {
    let name = fields.required("name");
    let weight = if fields.has("weight") { fields.within("weight", 0.0..=f64::INFINITY) } else { Some(1.0) };
    let done = fields.get("done");
    Some(Step { name: name?, weight: weight?, done })
}

fn read_units(fields: &mut Fields<'_, '_>) -> Option<Units> {
    for name in ["done", "total"] {
        if !fields.has(name) {
            fields.needs(name, "0");
        }
    }
    let done = fields.within("done", 0.0..=f64::INFINITY);
    let total = fields.within("total", 0.0..=f64::INFINITY);
    let of = fields.get("of");
    if total == Some(0.0) {
        let span = fields.span("total");
        fields.report(
            Diagnostic::new(Code::E018, "there cannot be 0 units in all").at(span).hint("write a number above 0"),
        );
        return None;
    }
    let (done, total) = (done?, total?);
    if done > total {
        let span = fields.span("done");
        fields.report(
            Diagnostic::new(Code::E018, format!("{done} of {total} units are done"))
                .at(span)
                .label("more than there are")
                .hint(format!("write `done: {total}` where all are done, or a `total` of at least {done}")),
        );
        return None;
    }
    Some(Units { done, total, of })
}
