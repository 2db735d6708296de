//! What the engine is given: activities, links, dates and the options of the dialect, in flat arrays.

use crate::terms::ConstraintKind;
use crate::time::{Calendar, Instant};

use super::links::Link;
use super::options::ScheduleOptions;

/// Position of an activity in [`Network::activities`] and in a solution's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActivityIdx(pub u32);

/// Position of a link in [`Network::links`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkIdx(pub u32);

/// Position of a calendar in [`Network::calendars`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarIdx(pub u32);

impl ActivityIdx {
    /// The same position as an index into a slice.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl LinkIdx {
    /// The same position as an index into a slice.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl CalendarIdx {
    /// The same position as an index into a slice.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A whole plan, ready to be scheduled.
///
/// Indexes point into the vectors beside them; [`Solver::new`](super::Solver::new) checks them.
#[derive(Debug, Clone)]
pub struct Network {
    /// The calendars that activities name.
    pub calendars: Vec<Calendar>,
    /// The program's own calendar: lags may run on it, and it tells when a later start is due to an
    /// activity's calendar alone.
    pub project_calendar: CalendarIdx,
    /// Leaves and summaries alike, in any order.
    pub activities: Vec<Activity>,
    /// Who waits for whom, in any order. Among links that drive equally, the first is named.
    pub links: Vec<Link>,
    /// Imposed dates, in any order; an activity may have several.
    pub constraints: Vec<Constraint>,
    /// Nothing that has not started may start before this instant.
    pub start: Instant,
    /// What is not done at this instant lies after it. `None` schedules from `start` and pushes nothing.
    pub data_date: Option<Instant>,
    /// The rules in which scheduling tools differ.
    pub options: ScheduleOptions,
}

/// One activity. It is a summary if another activity names it as parent.
///
/// A summary's dates come from its leaves alone: its duration, progress and milestone are ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Activity {
    /// The calendar its work is measured on. For a summary: the one on which the lag of a link to it runs.
    pub calendar: CalendarIdx,
    /// The summary it belongs to.
    pub parent: Option<ActivityIdx>,
    /// The whole activity in minutes, working or elapsed, not below zero; it does not shrink with progress.
    pub duration: i64,
    /// What is left of it in the same minutes; read only while it is under way.
    pub remaining: i64,
    /// Minutes run on, whatever the calendar says: it works nights and holidays, and so does its float.
    pub elapsed: bool,
    /// How an activity without duration snaps under [`MilestoneRule::Snap`](super::MilestoneRule::Snap).
    pub milestone: Option<MilestoneKind>,
    /// Placed as late as it can be without moving the project's finish or any successor.
    pub as_late_as_possible: bool,
    /// When work began, if it has.
    pub actual_start: Option<Instant>,
    /// When work ended, if it has; the activity is then done, even without an actual start.
    pub actual_finish: Option<Instant>,
    /// Work was interrupted: what remains does not go on before this instant. Read only while it is under way.
    pub resume: Option<Instant>,
    /// It has no length of its own: it hangs between the activities it is linked with, and holds none of them.
    /// Its duration is ignored, and so are constraints on it.
    pub hammock: bool,
}

impl Activity {
    /// An activity of so many working minutes that has not started.
    #[must_use]
    pub const fn task(calendar: CalendarIdx, duration: i64) -> Self {
        Self {
            calendar,
            parent: None,
            duration,
            remaining: duration,
            elapsed: false,
            milestone: None,
            as_late_as_possible: false,
            actual_start: None,
            actual_finish: None,
            resume: None,
            hammock: false,
        }
    }

    /// What hangs between the activities it is linked with.
    #[must_use]
    pub const fn hammock(calendar: CalendarIdx) -> Self {
        let mut hammock = Self::task(calendar, 0);
        hammock.hammock = true;
        hammock
    }

    /// A point in time; with `FinishMilestone` it belongs to the end of a day.
    #[must_use]
    pub const fn milestone(calendar: CalendarIdx, kind: MilestoneKind) -> Self {
        let mut point = Self::task(calendar, 0);
        point.milestone = Some(kind);
        point
    }
}

/// To which side of a break in the calendar a milestone belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MilestoneKind {
    /// Opens work: snaps forward.
    Start,
    /// Closes work: snaps backward.
    Finish,
}

/// A date imposed on an activity.
///
/// On a summary, lower bounds hold for each of its leaves, a finish bound or deadline bounds the late finish
/// of each, and a start bound that of the leaf that starts first; `MustStart` and `MustFinish` are read there
/// as both bounds, `PlacedStart` as a lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Constraint {
    /// On whom.
    pub activity: ActivityIdx,
    /// What the date means. [`ConstraintKind::AsLateAsPossible`] has no date and is ignored here:
    /// see [`Activity::as_late_as_possible`].
    pub kind: ConstraintKind,
    /// The date.
    pub at: Instant,
}
