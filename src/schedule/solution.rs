//! What the engine gives back: one row of dates, floats and cause for every activity.

use crate::terms::ConstraintKind;
use crate::time::Instant;

use super::network::{ActivityIdx, LinkIdx};

/// The schedule of a whole network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// One row per activity, in the network's order.
    pub rows: Vec<Scheduled>,
    /// The earliest scheduled start; the project's start if there are no activities.
    pub start: Instant,
    /// The latest early finish, which bounds every late finish; the project's start if there are no activities.
    pub finish: Instant,
}

/// Dates, floats and cause of one activity.
///
/// Finishes are exclusive: a day's work ends at 17:00. Starts lie at the beginning of working time and finishes
/// at its end, so that a finish on Friday evening and a start on Monday morning are no time apart.
///
/// For a summary: the earliest start and latest finish of its leaves (also of their early and late dates), the
/// smallest floats of its unfinished leaves, critical if one of them is, the driver of the leaf that starts
/// first; its flags are never set.
#[allow(
    clippy::struct_excessive_bools,
    reason = "four independent marks of a row, each a column of its own in every table"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheduled {
    /// When it starts, as planned; when it did, if it has.
    pub start: Instant,
    /// When it finishes, as planned; when it did, if it has.
    pub finish: Instant,
    /// The earliest it can start; the actual start, if it has one.
    pub early_start: Instant,
    /// The earliest it can finish.
    pub early_finish: Instant,
    /// The latest it can start without breaking the project's finish, a constraint or a deadline. While under
    /// way: the latest its remaining work can. Done: the actual start.
    pub late_start: Instant,
    /// The latest it can finish likewise. Done: the actual finish.
    pub late_finish: Instant,
    /// Minutes by which it can slip before the project's finish, a constraint or a deadline breaks, in its own
    /// working time; negative if one is broken already; zero when done.
    pub total_float: i64,
    /// Minutes by which it can slip before the early dates of another activity move, in its own working time;
    /// negative if a pinned successor starts too early; zero when done.
    pub free_float: i64,
    /// What set the start.
    pub driver: Driver,
    /// How far it is.
    pub progress: Progress,
    /// Not done, and total float is zero or less.
    pub critical: bool,
    /// Not done, not critical, and total float is below the threshold of the options.
    pub near_critical: bool,
    /// It has started, or finished, before a link allowed it to. Its dates stand all the same; what remains
    /// waits for the predecessor (retained logic).
    pub out_of_sequence: bool,
    /// Its links would let it start before the project does; it starts with the project instead.
    pub clamped: bool,
}

/// What set an activity's start: follow it backward to learn why a date is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Driver {
    /// A link. While the activity is under way: the link that holds back its remaining work.
    Link {
        /// Which; among equals the first.
        link: LinkIdx,
        /// The leaf at its other end: the predecessor, or the leaf of it that starts first or finishes last.
        from: ActivityIdx,
    },
    /// An imposed date, its own or a summary's.
    Constraint(ConstraintKind),
    /// Its calendar: the project works at the bound, but this activity's calendar does not.
    Calendar,
    /// It has started, or finished, and nothing holds back what remains.
    Actual,
    /// Nothing but the data date: it could have started before.
    DataDate,
    /// Nothing but the project's start.
    Start,
}

/// How far an activity is; a summary is done when all its leaves are, and under way when one has started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// Neither actual date.
    NotStarted,
    /// An actual start, but no actual finish.
    UnderWay,
    /// An actual finish.
    Done,
}

impl Scheduled {
    /// A row before the passes fill it.
    pub(super) const BLANK: Self = Self {
        start: Instant(0),
        finish: Instant(0),
        early_start: Instant(0),
        early_finish: Instant(0),
        late_start: Instant(0),
        late_finish: Instant(0),
        total_float: 0,
        free_float: 0,
        driver: Driver::Start,
        progress: Progress::NotStarted,
        critical: false,
        near_critical: false,
        out_of_sequence: false,
        clamped: false,
    };
}
