//! Civil dates, instants, zones, durations, working calendars and ISO weeks.
//!
//! What enters: strings an author wrote (`2026-06-12`, `5d`, `09:00-18:00`) and a [`CalendarSpec`].
//! What leaves: plain values and compiled [`Calendar`]s.
//! What always holds: no clock, no environment and no locale is read; every function is total, saturating
//! at [`Instant::FAR_PAST`] and [`Instant::FAR_FUTURE`]; a span of time is half-open, `[start, finish)`.

mod amount;
mod calendar;
mod calendar_spec;
mod compile;
mod date;
mod duration;
mod errors;
mod estimate;
mod instant;
mod iso_week;
mod loose;
mod spans;
mod week_pattern;
mod window;
mod working_days;
mod zone;

#[cfg(test)]
mod calendar_oracles;
#[cfg(test)]
mod calendar_properties;

pub use amount::Amount;
pub use calendar::Calendar;
pub use calendar_spec::{CalendarException, CalendarSpec};
pub use chrono::{NaiveDate as Date, NaiveDateTime as LocalTime, Weekday};
pub use chrono_tz::Tz as Zone;
pub use date::{DateError, DateOrLocal, parse_date, parse_date_or_local, parse_local_time};
pub use duration::{Duration, DurationError};
pub use estimate::{Estimate, EstimateError};
pub use instant::{Instant, inclusive_finish_date, parse_instant};
pub use iso_week::{IsoWeek, IsoWeekError};
pub use window::{WindowError, WorkWindow, check_windows};
pub use zone::{ZoneError, parse_zone};
