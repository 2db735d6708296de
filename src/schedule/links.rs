//! Links between activities, and what their lags do to an instant in both directions.

use crate::terms::LinkKind;
use crate::time::Instant;

use super::clock::Clock;
use super::network::ActivityIdx;

/// One activity waits for another.
///
/// From a summary, its first start or its last finish counts; to a summary, the link holds each of its leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Who is waited for.
    pub predecessor: ActivityIdx,
    /// Who waits.
    pub successor: ActivityIdx,
    /// Which ends are tied.
    pub kind: LinkKind,
    /// How long after.
    pub lag: Lag,
}

/// Time between the two ends of a link; negative is a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lag {
    /// Working minutes on the calendar that [`LagCalendar`] names.
    Working(i64),
    /// Minutes that run on, whatever any calendar says.
    Elapsed(i64),
    /// Hundredths of a per cent of the predecessor's whole duration (of a summary: of the working time
    /// between its early dates), rounded to the minute; elapsed if the predecessor is.
    Percent(i64),
}

impl Lag {
    /// No lag at all.
    pub const NONE: Self = Self::Working(0);

    /// Whether the link's two ends may coincide.
    #[must_use]
    pub const fn is_none(self) -> bool {
        matches!(self, Self::Working(0) | Self::Elapsed(0) | Self::Percent(0))
    }
}

/// On which calendar working lags run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum LagCalendar {
    /// The successor's, as in Microsoft Project.
    #[default]
    Successor,
    /// The predecessor's, Primavera's default.
    Predecessor,
    /// The program's.
    Project,
    /// None: minutes run on.
    Continuous,
}

/// A lag made ready: so many minutes on that clock.
#[derive(Clone, Copy)]
pub(super) struct Shift<'n> {
    pub(super) minutes: i64,
    pub(super) clock: Clock<'n>,
}

impl Shift<'_> {
    /// The earliest instant the successor's end may have, given the predecessor's.
    pub(super) fn forward(self, from: Instant) -> Instant {
        self.clock.add(from, self.minutes)
    }

    /// The latest instant the predecessor's end may have, given the successor's.
    ///
    /// Always: `forward(x) <= y` implies `x <= backward(y)`, so that late dates never precede early ones,
    /// whatever calendars meet at the link. A lead ends anywhere in a break of the clock, hence the snap.
    pub(super) fn backward(self, to: Instant) -> Instant {
        let from = self.clock.add(to, self.minutes.saturating_neg());
        if self.minutes < 0 { self.clock.next_work(from) } else { from }
    }

    /// The latest instant the predecessor's end may have if the successor's is to stay exactly where it is.
    ///
    /// Always: `forward(backward_strictly(y)) <= y`. `backward` may pass over a break of the clock that a successor
    /// on another clock works through.
    pub(super) fn backward_strictly(self, to: Instant) -> Instant {
        let from = self.clock.add(to, self.minutes.saturating_neg());
        if self.minutes < 0 && self.forward(from) > to { from.plus_minutes(-1) } else { from }
    }
}

/// `hundredths` of a per cent of `base` minutes, rounded half away from zero.
pub(super) fn percent_of(base: i64, hundredths: i64) -> i64 {
    let product = i128::from(base) * i128::from(hundredths);
    let rounded = (product + product.signum() * 5_000) / 10_000;
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_rounds_half_away_from_zero() {
        assert_eq!(percent_of(480, 5_000), 240);
        assert_eq!(percent_of(480, -7_500), -360);
        assert_eq!(percent_of(1, 5_000), 1);
        assert_eq!(percent_of(1, -5_000), -1);
        assert_eq!(percent_of(3, 3_333), 1);
        assert_eq!(percent_of(i64::MAX, 20_000), i64::MAX);
    }
}
