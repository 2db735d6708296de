//! Civil dates and local times as authors write them.
//!
//! What enters: text. What leaves: a [`Date`], a [`LocalTime`] or a [`DateError`].
//! What always holds: digits are complete (`2026-06-02`, never `2026-6-2`), times are to the minute.

use super::errors::impl_error;
use super::{Date, Instant, LocalTime, Zone};
use chrono::NaiveTime;

/// Reads a civil date, `YYYY-MM-DD` with all its digits.
///
/// # Errors
/// [`DateError::Shape`] if the text is not of that shape, [`DateError::Impossible`] if no such day exists.
///
/// ```
/// use milepost::time::{DateError, parse_date};
/// assert_eq!(parse_date("2028-02-29").unwrap().to_string(), "2028-02-29");
/// assert_eq!(parse_date("2026-02-30"), Err(DateError::Impossible("2026-02-30".into())));
/// assert_eq!(parse_date("2026-6-2"), Err(DateError::Shape("2026-6-2".into())));
/// ```
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    if !has_shape(text, "0000-00-00") {
        return Err(DateError::Shape(text.to_owned()));
    }
    date_of(text).ok_or_else(|| DateError::Impossible(text.to_owned()))
}

/// Reads a local time, `YYYY-MM-DDTHH:MM`; whose zone it is in, the reader of the file knows.
///
/// # Errors
/// [`DateError::LocalShape`] if the text is not of that shape, [`DateError::Impossible`] if no such day or
/// time of day exists (`24:00` is `00:00` of the next day).
pub fn parse_local_time(text: &str) -> Result<LocalTime, DateError> {
    if !has_shape(text, "0000-00-00T00:00") {
        return Err(DateError::LocalShape(text.to_owned()));
    }
    local_of(text).ok_or_else(|| DateError::Impossible(text.to_owned()))
}

/// Reads what a plan allows wherever it wants a date: a date or a local time.
///
/// # Errors
/// As [`parse_date`] and [`parse_local_time`]; text with a `T` is taken for a local time.
///
/// ```
/// use milepost::time::parse_date_or_local;
/// assert_eq!(parse_date_or_local("2026-06-12").unwrap().to_string(), "2026-06-12");
/// assert_eq!(parse_date_or_local("2026-06-12T18:00").unwrap().to_string(), "2026-06-12T18:00");
/// ```
pub fn parse_date_or_local(text: &str) -> Result<DateOrLocal, DateError> {
    if text.contains('T') {
        parse_local_time(text).map(DateOrLocal::Local)
    } else {
        parse_date(text).map(DateOrLocal::Date)
    }
}

/// A whole civil day, or one minute of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DateOrLocal {
    /// The whole day.
    Date(Date),
    /// This local time.
    Local(LocalTime),
}

impl DateOrLocal {
    /// The civil day it names or lies in.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            DateOrLocal::Date(date) => date,
            DateOrLocal::Local(local) => local.date(),
        }
    }

    /// The instant at which it begins in `zone`: a date's midnight, or the local time itself.
    #[must_use]
    pub fn start_in(self, zone: Zone) -> Instant {
        match self {
            DateOrLocal::Date(date) => Instant::start_of(date, zone),
            DateOrLocal::Local(local) => Instant::from_local(zone, local),
        }
    }

    /// The instant at which it is over in `zone`: the midnight that ends a date, or the local time itself.
    #[must_use]
    pub fn end_in(self, zone: Zone) -> Instant {
        match self {
            DateOrLocal::Date(date) => Instant::end_of(date, zone),
            DateOrLocal::Local(local) => Instant::from_local(zone, local),
        }
    }
}

impl std::fmt::Display for DateOrLocal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            DateOrLocal::Date(date) => write!(f, "{date}"),
            DateOrLocal::Local(local) => write!(f, "{}", local.format("%Y-%m-%dT%H:%M")),
        }
    }
}

/// Why a text is not a date, a local time or an instant; each holds the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DateError {
    /// Not of the shape `YYYY-MM-DD`.
    Shape(String),
    /// Not of the shape `YYYY-MM-DDTHH:MM`.
    LocalShape(String),
    /// Not of the shape `YYYY-MM-DDTHH:MM+HH:MM` or `YYYY-MM-DDTHH:MMZ`.
    InstantShape(String),
    /// Of the right shape, but no calendar has this day, or no day this time.
    Impossible(String),
}

impl DateError {
    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> String {
        match self {
            DateError::Shape(text) => format!("`{text}` is not a date"),
            DateError::LocalShape(text) => format!("`{text}` is not a local time"),
            DateError::InstantShape(text) => format!("`{text}` is not a time with an offset"),
            DateError::Impossible(text) => format!("`{text}` does not exist"),
        }
    }

    /// What to write.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            DateError::Shape(_) => "write year, month and day with all digits, as in `2026-06-02`",
            DateError::LocalShape(_) => "write date and time of day to the minute, as in `2026-06-02T18:00`",
            DateError::InstantShape(_) => {
                "write date, time of day and offset to the minute, as in `2026-06-02T18:00+08:00` or `2026-06-02T10:00Z`"
            }
            DateError::Impossible(text) if !text.contains('T') => "write a day that its month has",
            DateError::Impossible(_) => {
                "write a day that its month has, a time of day from `00:00` to `23:59` and, with an offset, one up to `18:00`"
            }
        }
        .to_owned()
    }
}

impl_error!(DateError);

/// Whether `text` has the shape of `pattern`, where `0` stands for any digit and all else for itself.
pub(super) fn has_shape(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(
            |(byte, wanted)| {
                if wanted == b'0' { byte.is_ascii_digit() } else { byte == wanted }
            },
        )
}

/// The number that the digits at `at` write, if they are digits.
pub(super) fn digits(text: &str, at: std::ops::Range<usize>) -> Option<u32> {
    text.get(at)?.parse().ok()
}

/// The local time of a text that has its shape.
pub(super) fn local_of(text: &str) -> Option<LocalTime> {
    let time = NaiveTime::from_hms_opt(digits(text, 11..13)?, digits(text, 14..16)?, 0)?;
    Some(date_of(text)?.and_time(time))
}

fn date_of(text: &str) -> Option<Date> {
    let year = i32::try_from(digits(text, 0..4)?).ok()?;
    Date::from_ymd_opt(year, digits(text, 5..7)?, digits(text, 8..10)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_need_all_digits() {
        for wrong in ["", "2026-6-2", "26-06-02", "2026/06/02", "2026-06-02 ", "+026-06-02", "2026-06-0２", "20260602"]
        {
            assert_eq!(parse_date(wrong), Err(DateError::Shape(wrong.into())));
        }
        for impossible in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00"] {
            assert_eq!(parse_date(impossible), Err(DateError::Impossible(impossible.into())));
        }
        assert!(parse_date("9999-12-31").is_ok());
    }

    #[test]
    fn local_times_are_to_the_minute() {
        assert!(parse_local_time("2026-06-12T18:00").is_ok());
        for wrong in ["2026-06-12T18:00:00", "2026-06-12 18:00", "2026-06-12T8:00", "2026-06-12T18:00Z"] {
            assert_eq!(parse_local_time(wrong), Err(DateError::LocalShape(wrong.into())));
        }
        assert_eq!(parse_local_time("2026-06-12T24:00"), Err(DateError::Impossible("2026-06-12T24:00".into())));
    }

    #[test]
    fn a_date_ends_at_midnight_and_a_local_time_is_itself() {
        let zone = chrono_tz::Asia::Taipei;
        let day = parse_date_or_local("2026-06-12").unwrap();
        assert_eq!(day.end_in(zone).minutes_since(day.start_in(zone)), 1440);
        let local = parse_date_or_local("2026-06-12T18:00").unwrap();
        assert_eq!(local.end_in(zone), local.start_in(zone));
        assert_eq!(local.date(), day.date());
    }

    #[test]
    fn errors_say_what_to_write() {
        assert_eq!(
            parse_date("2026-02-30").unwrap_err().to_string(),
            "`2026-02-30` does not exist; write a day that its month has"
        );
        assert_eq!(
            parse_date("2026-6-2").unwrap_err().to_string(),
            "`2026-6-2` is not a date; write year, month and day with all digits, as in `2026-06-02`"
        );
    }
}
