//! A date, or a local date and time, as authors write it in a plan.

use crate::time::{Date, Instant, LocalTime, Zone};

/// A date of a plan: a whole day, or an instant in the program's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// A whole civil day.
    Day(Date),
    /// A local date and time.
    At(LocalTime),
}

impl Moment {
    /// The civil date.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::At(local) => local.date(),
        }
    }

    /// The instant as a start: the midnight that begins a day.
    #[must_use]
    pub fn as_start(self, zone: Zone) -> Instant {
        match self {
            Self::Day(date) => Instant::from_local(zone, date.and_time(chrono::NaiveTime::MIN)),
            Self::At(local) => Instant::from_local(zone, local),
        }
    }

    /// The instant as an exclusive finish: the midnight that ends a day.
    #[must_use]
    pub fn as_finish(self, zone: Zone) -> Instant {
        match self {
            Self::Day(date) => Instant::end_of(date, zone),
            Self::At(local) => Instant::from_local(zone, local),
        }
    }
}
