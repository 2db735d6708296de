//! The rules in which scheduling tools differ. The defaults are this program's own; every rule can be chosen alone.

use crate::time::Instant;

use super::links::LagCalendar;

/// One choice for each rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ScheduleOptions {
    /// On which calendar working lags run.
    pub lag_calendar: LagCalendar,
    /// From which start of an activity under way the lag of a link that leaves its start runs.
    pub start_lag: StartLagRule,
    /// What a link from a start to a finish asks for.
    pub start_to_finish: StartToFinishRule,
    /// What holds an activity that has started before its links allowed it.
    pub out_of_sequence: OutOfSequenceRule,
    /// Which start of an activity under way is called its early start.
    pub early_start: EarlyStartRule,
    /// Which difference is called total float.
    pub float: FloatRule,
    /// Whether milestones move to working time.
    pub milestones: MilestoneRule,
    /// How late work is placed that should be as late as possible.
    pub late_work: LateWorkRule,
    /// What makes an activity critical.
    pub critical: CriticalRule,
    /// Total float in minutes up to which an activity is critical under [`CriticalRule::Float`].
    pub critical_float: i64,
    /// An activity that nothing waits for may not end later than it does: it has no float of its own.
    pub open_ends_critical: bool,
    /// What all late dates are measured back from; without it, the latest early finish.
    pub finish_by: Option<Instant>,
    /// Total float in minutes below which an activity that is not critical is near-critical.
    pub near_critical: i64,
}

/// Which difference between late and early dates is called total float.
///
/// They differ only while an activity is under way and its early start is that of the remaining work
/// ([`EarlyStartRule::Remaining`]): a start that has happened cannot slip, and only the finish tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum FloatRule {
    /// The smaller of the two.
    #[default]
    Least,
    /// Late start minus early start.
    Start,
    /// Late finish minus early finish.
    Finish,
}

/// Whether milestones move to working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum MilestoneRule {
    /// A milestone stays at the instant that drives it, as in Microsoft Project.
    #[default]
    Stay,
    /// Start milestones move forward to working time, finish milestones backward, as in Primavera.
    Snap,
}

/// What holds an activity that has started before its links allowed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum OutOfSequenceRule {
    /// What remains waits for the links (retained logic).
    #[default]
    Retained,
    /// So it does, and links hold through what is done as well: what follows work that was done too early waits for
    /// what that work should have waited for. Retained logic in Primavera.
    Through,
    /// Once it has started, no link holds its start any longer (progress override); links to its finish still hold.
    Override,
}

/// How late work is placed that should be as late as possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum LateWorkRule {
    /// It takes its free float: nothing that follows it moves. Its early dates are where it is placed. As in Primavera.
    #[default]
    FreeFloat,
    /// It takes all its total float and is placed at its late dates; what follows it waits for it there, and has that
    /// much less float. Its early dates stay. As in Microsoft Project. Under [`MilestoneRule::Snap`] a start milestone that waits for it may
    /// wait out a break and end after the plan.
    TotalFloat,
}

/// Which start of an activity under way is called its early, and its late, start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum EarlyStartRule {
    /// The actual start, as in Microsoft Project.
    #[default]
    Actual,
    /// The earliest, and the latest, start of what remains, as in Primavera.
    Remaining,
}

/// From which start of an activity under way the lag of a link that leaves its start runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum StartLagRule {
    /// From its actual start.
    #[default]
    Actual,
    /// What is left of the lag at the data date, from the earliest start of what remains.
    Remaining,
}

/// What a link from a start to a finish asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum StartToFinishRule {
    /// That the successor ends no earlier than the predecessor starts.
    #[default]
    Meet,
    /// That the successor is still at work in the minute in which the predecessor starts. So it is in Primavera,
    /// which counts a finish as the last minute worked. A milestone works no minute and meets.
    Overlap,
}

/// What makes an activity that is not done critical.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum CriticalRule {
    /// Total float not above [`ScheduleOptions::critical_float`].
    #[default]
    Float,
    /// Being on a chain of driving links to a latest early finish, whatever the float.
    LongestPath,
}
