//! The plan: workstreams, tasks and milestones, and the links between them.

use crate::diagnostics::Span;
use crate::terms::{
    AreaId, CalendarId, ConstraintKind, EarnedMethod, GateId, Lag, LinkKind, MilestoneSide, Moment, Origin, PersonId,
    RequirementId, TaskId, Visibility, WorkstreamId,
};
use crate::text::Text;
use crate::time::{Date, Estimate};

use super::resource::Need;

/// Place of a task in `Plan::tasks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskIdx(pub usize);

/// Place of a workstream in `Plan::workstreams`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkstreamIdx(pub usize);

/// Tasks in plan order: files by name, tasks as written in them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// Workstreams, one a plan file.
    pub workstreams: Vec<Workstream>,
    /// Tasks and milestones.
    pub tasks: Vec<Task>,
}

/// One plan file.
#[derive(Debug, Clone, PartialEq)]
pub struct Workstream {
    /// `firmware`.
    pub id: WorkstreamId,
    /// Where it was written.
    pub origin: Origin,
    /// Name.
    pub name: Text,
    /// Functional area.
    pub area: Option<AreaId>,
    /// Who leads it.
    pub lead: Option<PersonId>,
    /// Calendar of its tasks; the program's where none is written.
    pub calendar: Option<CalendarId>,
}

/// Task, summary or milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskKind {
    /// Work, or a summary of other tasks.
    Task,
    /// A point in time.
    Milestone,
    /// What has no length of its own and hangs between the tasks it is linked with: `kind: hammock`.
    Hammock,
}

/// A task or milestone.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// Where it was written.
    pub origin: Origin,
    /// Who may see it.
    pub visibility: Visibility,
    /// What whoever sees the task may see.
    pub facts: TaskFacts,
    /// What customers never see.
    pub inner: TaskInner,
    /// Owner.
    pub owner: Option<PersonId>,
    /// Its workstream.
    pub workstream: WorkstreamIdx,
    /// The summary it belongs to.
    pub parent: Option<TaskIdx>,
    /// Links to what comes before.
    pub after: Vec<Dependency>,
    /// Requirements it implements.
    pub implements: Vec<RequirementId>,
    /// The gate a milestone stands for.
    pub gate: Option<GateId>,
}

/// What whoever sees the task may see.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskFacts {
    /// Name.
    pub name: Text,
    /// Task or milestone.
    pub kind: TaskKind,
    /// When it really started.
    pub actual_start: Option<Moment>,
    /// When it was really finished.
    pub actual_finish: Option<Moment>,
    /// The date from which it is in scope; the program's start where none is written.
    pub added: Option<Date>,
    /// The date on which it left scope.
    pub dropped: Option<Date>,
}

/// What customers never see, and what only scheduling needs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaskInner {
    /// The whole task as planned; milestones have none.
    pub estimate: Option<Estimate>,
    /// What is left at the data date.
    pub remaining: Option<Estimate>,
    /// Which side of a break in its calendar a milestone belongs to, where its kind says so.
    pub side: Option<MilestoneSide>,
    /// When interrupted work goes on.
    pub resumes: Option<Moment>,
    /// Date constraints.
    pub constraints: Vec<Constraint>,
    /// Whether it is placed as late as possible.
    pub as_late_as_possible: bool,
    /// A date that moves nothing but is reported when missed.
    pub deadline: Option<Moment>,
    /// Its own calendar.
    pub calendar: Option<CalendarId>,
    /// What it needs from its start to its finish, in the author's order.
    pub resources: Vec<Need>,
    /// How progress is earned.
    pub earned: Option<EarnedMethod>,
    /// Budget, in the program's value unit.
    pub budget: Option<f64>,
    /// Steps with weights, for `milestones`.
    pub steps: Vec<Step>,
    /// Units done of units in all, for `units`.
    pub units: Option<Units>,
    /// Per cent complete, 0 to 100, for `percent`.
    pub percent: Option<f64>,
    /// Why its forecast moved.
    pub slip_reason: Option<Text>,
    /// Its id in the tool it was imported from.
    pub uid: Option<String>,
}

/// A date constraint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constraint {
    /// Which.
    pub kind: ConstraintKind,
    /// The date.
    pub at: Moment,
    /// Where it was written.
    pub span: Span,
}

/// A step of a task.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Name.
    pub name: Text,
    /// Weight; the earned fraction is the weights done over the sum of weights.
    pub weight: f64,
    /// When it was done.
    pub done: Option<Date>,
}

/// Units done of units in all.
#[derive(Debug, Clone, PartialEq)]
pub struct Units {
    /// Done.
    pub done: f64,
    /// In all; above 0.
    pub total: f64,
    /// Of what.
    pub of: Option<Text>,
}

/// A link to what comes before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dependency {
    /// The predecessor.
    pub task: TaskIdx,
    /// The kind of link.
    pub kind: LinkKind,
    /// The lag; negative is a lead.
    pub lag: Lag,
    /// Where it was written.
    pub span: Span,
}
