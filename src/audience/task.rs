//! Tasks, milestones and workstreams as a reader may see them, with their computed dates.

use crate::model::plan::{TaskFacts, TaskInner, TaskKind};
use crate::terms::{ConstraintKind, GateId, Lag, LinkKind, Origin, RequirementId, TaskId, WorkstreamId};
use crate::text::Text;
use crate::time::{Date, Instant};

use super::forecast::Spread;
use super::people::PersonName;

/// A workstream that has at least one visible task.
#[derive(Debug, Clone)]
pub struct Workstream<'a> {
    /// `firmware`.
    pub id: &'a WorkstreamId,
    /// Where it was written.
    pub origin: &'a Origin,
    /// Name.
    pub name: &'a Text,
    /// Name of its functional area.
    pub area: Option<&'a Text>,
    /// Who leads it.
    pub lead: Option<PersonName<'a>>,
    /// Its visible tasks, indexes into `Program::tasks`, in plan order.
    pub tasks: Vec<usize>,
}

/// A visible task or milestone.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    /// Its id.
    pub id: &'a TaskId,
    /// Where it was written.
    pub origin: &'a Origin,
    /// What whoever sees it may see.
    pub facts: &'a TaskFacts,
    /// What customers never see.
    pub inner: Option<&'a TaskInner>,
    /// Owner.
    pub owner: Option<PersonName<'a>>,
    /// Its workstream, an index into `Program::workstreams`.
    pub workstream: usize,
    /// The visible summary it belongs to, an index into `Program::tasks`.
    pub parent: Option<usize>,
    /// Whether it has visible children.
    pub summary: bool,
    /// Visible predecessors.
    pub after: Vec<TaskLink>,
    /// Visible successors.
    pub before: Vec<TaskLink>,
    /// Visible requirements it implements.
    pub implements: Vec<&'a RequirementId>,
    /// The visible gate a milestone stands for.
    pub gate: Option<&'a GateId>,
    /// The calendar it works on, an index into `Portfolio::calendars`; nothing where the reader does not know it.
    pub calendar: Option<usize>,
    /// Computed dates.
    pub dates: TaskDates,
    /// Its budget in the current baseline, in the program's value unit; never for customers.
    pub baseline_budget: Option<f64>,
    /// Effort spent on it up to the data date, by the week's report day; never for customers.
    pub spent: Vec<(Date, f64)>,
}

impl Task<'_> {
    /// Whether it is a milestone.
    #[must_use]
    pub fn is_milestone(&self) -> bool {
        self.facts.kind == TaskKind::Milestone
    }

    /// Whether it is done at the data date.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.dates.done
    }
}

/// A visible task that has left scope by the data date. It is in no list and no count but the burn-up's.
#[derive(Debug, Clone, Copy)]
pub struct DroppedTask<'a> {
    /// Its id.
    pub id: &'a TaskId,
    /// What whoever sees it may see.
    pub facts: &'a TaskFacts,
    /// What customers never see.
    pub inner: Option<&'a TaskInner>,
    /// The date on which it left scope.
    pub dropped: Date,
}

/// A visible link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaskLink {
    /// The other task, an index into `Program::tasks`.
    pub task: usize,
    /// The kind.
    pub kind: LinkKind,
    /// The lag; negative is a lead.
    pub lag: Lag,
}

/// What set a task's start, as far as the reader may know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SeenDriver {
    /// A visible predecessor, an index into `Program::tasks`, by a link of this kind.
    Task(usize, LinkKind),
    /// A predecessor that the reader may not see: "internal dependency".
    Hidden,
    /// A date constraint.
    Constraint(ConstraintKind),
    /// The working calendar moved the start past time without work.
    Calendar,
    /// It really started.
    Actual,
    /// The data date.
    DataDate,
    /// The program's start.
    Start,
}

/// Computed dates of a task. Instants are exclusive at the finish; `*_date` are civil dates in the program's zone,
/// inclusive.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskDates {
    /// Scheduled start.
    pub start: Instant,
    /// Scheduled finish, exclusive.
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
    /// Total float, working days of the task's own calendar, rounded towards zero; negative: late. None once finished.
    pub total_float: Option<i64>,
    /// Free float, likewise.
    pub free_float: Option<i64>,
    /// Total float, signed working minutes of the task's own calendar; 0 once finished.
    pub total_float_min: i64,
    /// Free float, likewise.
    pub free_float_min: i64,
    /// Scheduled length, working days of the task's own calendar, rounded up.
    pub length_days: i64,
    /// Total float ≤ 0 and not finished.
    pub critical: bool,
    /// Float under the program's `near_critical` and not critical and not finished.
    pub near_critical: bool,
    /// What set the start.
    pub driver: SeenDriver,
    /// Work goes on although a predecessor is not finished.
    pub out_of_sequence: bool,
    /// Actual start at or before the data date.
    pub started: bool,
    /// Actual finish at or before the data date.
    pub done: bool,
    /// Earned fraction, 0 to 1, by the method of the task; 1 once done. None where nothing says it.
    pub earned_fraction: Option<f64>,
    /// The current baseline.
    pub baseline: Option<Baseline>,
    /// Forecast or actual finish − baseline finish, working days of the program's calendar; positive: late.
    pub slip: Option<i64>,
    /// Of a milestone ahead: when it may be met; never for customers. None where nothing in the plan has a range.
    pub spread: Option<Spread>,
    /// Share of simulated runs, 0 to 1, in which it drives the milestone that [`Forecast::focus`] names, or else the
    /// plan's end; never for customers. None where nothing has a range, and once done.
    ///
    /// [`Forecast::focus`]: super::forecast::Forecast::focus
    pub criticality: Option<f64>,
}

/// The dates of the current baseline, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Baseline {
    /// First day.
    pub start: Date,
    /// Last day.
    pub finish: Date,
}
