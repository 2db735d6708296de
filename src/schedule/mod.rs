//! The critical path method over flat arrays: a pure library that knows no files, audiences or languages.
//!
//! A [`Network`] enters, a [`Solution`] leaves: for every activity its early, late and scheduled dates, its floats,
//! whether it is critical, and what drives it. Inside, instants are minutes and every interval is half-open.
//! Always: the same network gives the same solution; cost grows linearly with activities plus links; nothing
//! recurses; solving again with other durations ([`Solver`]) allocates nothing.
//!
//! The rules, in the order in which they win:
//! - Actual dates stand. What remains of an activity under way starts at the data date, or later if a predecessor
//!   holds it back (retained logic). Work done before its links allowed it is flagged out of sequence.
//! - Nothing that has not started starts before the data date or the project's start; a link that would have it so
//!   is clamped, and the row says it.
//! - `MustStart` and `MustFinish` pin an activity whatever its links say, in both passes; `PlacedStart` in the forward
//!   pass alone.
//! - Links and the no-earlier constraints hold from below. A link to a finish is met when no working time of the
//!   successor lies between, so work bound to a Saturday may end on Friday evening.
//! - No-later constraints and deadlines never move a date; they bound late dates, so that float turns negative.
//! - Work that should be as late as possible is placed where it moves neither a successor nor the project's
//!   finish, and its early dates are these; or at its late dates, and its successors wait for it.
//! - A hammock hangs between the activities it is linked with: it holds none of them and is never critical.
//!
//! Where scheduling tools differ, [`ScheduleOptions`] names the rule and the choices.

mod backward;
mod batch;
mod clock;
mod driver;
mod float;
mod forecast;
mod forward;
mod graph;
mod hammock;
pub mod level;
mod links;
mod longest;
mod network;
mod options;
mod order;
mod placing;
mod plan;
mod solution;
mod solver;
mod stretch;
mod summary;

#[cfg(test)]
mod tests;

pub use batch::{Batch, LANES, Reach, Row};
pub use driver::driving_chain;
pub use forecast::{Asked, Cause, Finishes, Hazard, Hit, Input, Outcome, Source, ThreePoint, Uncertain, simulate};
pub use graph::{Entry, NetworkError};
pub use links::{Lag, LagCalendar, Link};
pub use network::{Activity, ActivityIdx, CalendarIdx, Constraint, LinkIdx, MilestoneKind, Network};
pub use options::{
    CriticalRule, EarlyStartRule, FloatRule, LateWorkRule, MilestoneRule, OutOfSequenceRule, ScheduleOptions,
    StartLagRule, StartToFinishRule,
};
pub use order::Cycle;
pub use plan::{
    Forecast, Moved, Now, PlanDriver, ProgramProposal, ProgramSchedule, ProposedTask, RUNS, Range, Reasons, Schedules,
    SpreadDriver, SpreadSource, TaskSchedule, Unmet, data_date, network_of, propose, schedule, usual_runs,
};
pub use solution::{Driver, Progress, Scheduled, Solution};
pub use solver::{Solver, solve};
pub use stretch::{PathTest, STRETCH, path_test};
