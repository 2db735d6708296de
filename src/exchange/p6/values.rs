//! Cells as values: dates, hours, flags. Nothing here fails loudly; a cell that cannot be read is `None`.

use chrono::Datelike;

use crate::exchange::draft::Length;
use crate::time::{Date, LocalTime};

/// `2019-03-05 08:00`, with seconds or without, also with a `T`, also a date alone, which is its midnight.
pub(super) fn local_time(cell: &str) -> Option<LocalTime> {
    let (date, time) = cell.split_once([' ', 'T']).unwrap_or((cell, "00:00"));
    let mut parts = date.splitn(3, '-');
    let year: i32 = figures(parts.next()?, 4)?.try_into().ok()?;
    let month = figures(parts.next()?, 2)?;
    let day = figures(parts.next()?, 2)?;
    let mut clock = time.trim().splitn(3, ':');
    let hour = figures(clock.next()?, 2)?;
    let minute = figures(clock.next()?, 2)?;
    let date = Date::from_ymd_opt(year, month, day).filter(|_| year >= 1000)?;
    // The end of a day may be written as its hour 24.
    let read = if (hour, minute) == (24, 0) {
        date.succ_opt()?.and_hms_opt(0, 0, 0)
    } else {
        date.and_hms_opt(hour, minute, 0)
    };
    read.filter(|at| at.year() <= 9999)
}

/// A number; a comma may stand for the point where there is only one mark.
pub(super) fn number(cell: &str) -> Option<f64> {
    let one_comma = cell.matches(',').count() == 1 && !cell.contains('.');
    let read = if one_comma { cell.replace(',', ".").parse() } else { cell.parse() };
    read.ok().filter(|number: &f64| number.is_finite())
}

/// Hours as minutes, rounded; within what a plan can hold, of either sign.
pub(super) fn minutes(cell: &str) -> Option<i64> {
    let minutes = (number(cell)? * 60.0).round();
    #[expect(clippy::cast_precision_loss, reason = "the longest length is far below 2^53")]
    let fits = minutes.abs() <= Length::LONGEST as f64;
    #[expect(clippy::cast_possible_truncation, reason = "it was held against the longest length")]
    fits.then_some(minutes as i64)
}

/// Hours as a length, not below zero.
pub(super) fn hours(cell: &str) -> Option<Length> {
    Length::of(minutes(cell)?, false)
}

/// `Y` or `N`.
pub(super) fn flag(cell: &str) -> bool {
    cell.eq_ignore_ascii_case("y")
}

/// A time of day in minutes, `8:00`, `16:30`; `24:00` is the end of the day.
pub(super) fn minute_of_day(cell: &str) -> Option<u16> {
    let (hour, minute) = cell.trim().split_once(':')?;
    let (hour, minute) = (figures(hour, 2)?, figures(minute.get(..2)?, 2)?);
    let at = u16::try_from(hour * 60 + minute).ok()?;
    (minute < 60 && at <= 1440).then_some(at)
}

/// The date of a day number that counts from the end of 1899, as spreadsheets do.
pub(super) fn serial_date(cell: &str) -> Option<Date> {
    let days = number(cell).filter(|days| (1.0..2_958_466.0).contains(days))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was held against the last day")]
    let days = days as u64;
    Date::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days))
}

/// A whole number of at most so many figures.
fn figures(text: &str, at_most: usize) -> Option<u32> {
    let sound = !text.is_empty() && text.len() <= at_most && text.bytes().all(|byte| byte.is_ascii_digit());
    sound.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(cell: &str) -> Option<String> {
        local_time(cell).map(|at| at.format("%Y-%m-%dT%H:%M").to_string())
    }

    #[test]
    fn dates_of_several_shapes() {
        for (cell, read) in [
            ("2019-03-05 08:00", Some("2019-03-05T08:00")),
            ("2019-03-05 08:00:59", Some("2019-03-05T08:00")),
            ("2019-03-05T8:00", Some("2019-03-05T08:00")),
            ("2019-03-05", Some("2019-03-05T00:00")),
            ("2019-12-31 24:00", Some("2020-01-01T00:00")),
            ("9999-12-31 24:00", None),
            ("2019-02-30 08:00", None),
            ("19-03-05", None),
            ("2019-03-05 25:00", None),
            ("2019-03", None),
            ("05-Mar-19", None),
            ("", None),
            ("99999-01-01", None),
            ("2019-0３-05", None),
        ] {
            assert_eq!(said(cell).as_deref(), read, "{cell}");
        }
    }

    #[test]
    fn numbers_that_are_none_are_none() {
        assert_eq!(minutes("-8"), Some(-480));
        assert_eq!(minutes("0.016667"), Some(1));
        assert_eq!(minutes("8,5"), Some(510));
        for cell in ["1e309", "nan", "inf", "-inf", "", "8h", "1,000,000", "1e300", "99999999"] {
            assert_eq!(minutes(cell), None, "{cell}");
        }
        assert_eq!(hours("-8"), None);
    }

    #[test]
    fn days_count_from_the_end_of_1899() {
        assert_eq!(serial_date("40179"), Date::from_ymd_opt(2010, 1, 1));
        assert_eq!(serial_date("40179.75"), Date::from_ymd_opt(2010, 1, 1));
        for cell in ["0", "-1", "1e9", "x", "nan"] {
            assert_eq!(serial_date(cell), None, "{cell}");
        }
        assert_eq!(minute_of_day("8:00"), Some(480));
        assert_eq!(minute_of_day("16:30:00"), Some(990));
        assert_eq!(minute_of_day("24:01"), None);
    }
}
