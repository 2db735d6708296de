//! Working time as an activity sees it: on a calendar, or running on.

use crate::time::{Calendar, Instant};

/// Stands for "no bound" in the backward pass; later than any instant that is computed.
///
/// No calendar is ever asked about it.
pub(super) const FAR: Instant = Instant(1 << 61);
/// Stands for "no bound" in the forward pass.
pub(super) const LONG_AGO: Instant = Instant(-(1 << 61));
/// No duration or lag counts for more minutes than this: all there are between the ends of computing.
pub(super) const LONGEST: i64 = Instant::FAR_FUTURE.0 - Instant::FAR_PAST.0;

/// A way to count minutes. Elapsed activities run on; all others work by their calendar.
#[derive(Debug, Clone, Copy)]
pub(super) enum Clock<'n> {
    /// Every minute counts.
    Continuous,
    /// Working minutes of a calendar count.
    Working(&'n Calendar),
}

impl Clock<'_> {
    /// The instant so many minutes later, or earlier if negative.
    ///
    /// Forward it ends as early as it can (17:00, not 08:00 of the next day), backward it starts as late as it can.
    pub(super) fn add(self, at: Instant, minutes: i64) -> Instant {
        let minutes = minutes.clamp(-LONGEST, LONGEST);
        let moved = match self {
            _ if minutes == 0 => at,
            Self::Continuous => Instant(at.0.saturating_add(minutes)),
            Self::Working(calendar) => calendar.add(at, minutes),
        };
        moved.clamp(Instant::FAR_PAST, Instant::FAR_FUTURE)
    }

    /// Where so many minutes, more than none, that may start at `at` lie: `next_work(at)`, and `add` from there.
    pub(super) fn place(self, at: Instant, minutes: i64) -> (Instant, Instant) {
        let minutes = minutes.clamp(1, LONGEST);
        let (start, finish) = match self {
            Self::Continuous => (at, Instant(at.0.saturating_add(minutes))),
            Self::Working(calendar) => calendar.place(at, minutes),
        };
        (start, finish.clamp(Instant::FAR_PAST, Instant::FAR_FUTURE))
    }

    /// Minutes from `from` to `to`; negative if `to` comes first.
    pub(super) fn between(self, from: Instant, to: Instant) -> i64 {
        match self {
            _ if from == to => 0,
            Self::Continuous => to.0.saturating_sub(from.0),
            Self::Working(calendar) => calendar.working_between(from, to),
        }
    }

    /// Minutes counted up to an instant, from a beginning of the clock's own.
    pub(super) fn worked_until(self, at: Instant) -> i64 {
        match self {
            Self::Continuous => at.0,
            Self::Working(calendar) => calendar.worked_until(at),
        }
    }

    /// The earliest instant by which so many are counted: where work ends.
    pub(super) fn earliest(self, worked: i64) -> Instant {
        match self {
            Self::Continuous => Instant(worked),
            Self::Working(calendar) => calendar.earliest(worked),
        }
    }

    /// The latest instant by which no more are counted: where work starts.
    pub(super) fn latest(self, worked: i64) -> Instant {
        match self {
            Self::Continuous => Instant(worked),
            Self::Working(calendar) => calendar.latest(worked),
        }
    }

    /// The earliest instant from here on at which work can start.
    pub(super) fn next_work(self, at: Instant) -> Instant {
        match self {
            Self::Continuous => at,
            Self::Working(calendar) => calendar.next_work(at),
        }
    }

    /// The latest instant up to here at which work can end.
    pub(super) fn prev_work(self, at: Instant) -> Instant {
        match self {
            Self::Continuous => at,
            Self::Working(calendar) => calendar.prev_work(at),
        }
    }
}

/// A duration that came from outside, within what the engine can count.
pub(super) fn sound_duration(minutes: i64) -> i64 {
    minutes.clamp(0, LONGEST)
}
