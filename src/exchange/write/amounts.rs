//! Lengths and lags as authors write them.

use crate::exchange::draft::{DraftLag, Length};

/// A length in days where it is whole days of `minutes_per_day`, else in hours and minutes.
pub(super) fn length(length: Length, minutes_per_day: Option<i64>) -> String {
    let minutes = length.minutes();
    let (mark, day) = if length.is_elapsed() { ("e", Some(1440)) } else { ("", minutes_per_day) };
    if let Some(day) = day.filter(|day| *day > 0 && minutes % day == 0) {
        return format!("{}{mark}d", minutes / day);
    }
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}{mark}m"),
        (hours, 0) => format!("{hours}{mark}h"),
        (hours, minutes) => format!("{hours}{mark}h{minutes}{mark}m"),
    }
}

/// A lag with its sign; empty for none.
pub(super) fn lag(lag: DraftLag, minutes_per_day: Option<i64>) -> String {
    match lag {
        DraftLag::After(after) if after.minutes() > 0 => format!("+{}", length(after, minutes_per_day)),
        DraftLag::Before(before) if before.minutes() > 0 => format!("-{}", length(before, minutes_per_day)),
        DraftLag::Percent(number) if number > 0.0 => format!("+{number}%"),
        DraftLag::Percent(number) if number < 0.0 => format!("-{}%", -number),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Duration;

    #[test]
    fn lengths_read_back() {
        let of = |minutes, elapsed| Length::of(minutes, elapsed).unwrap();
        for (minutes, elapsed, text) in [
            (2400, false, "5d"),
            (0, false, "0d"),
            (500, false, "8h20m"),
            (30, false, "30m"),
            (2880, true, "2ed"),
            (1500, true, "25eh"),
        ] {
            let written = length(of(minutes, elapsed), Some(480));
            let read = Duration::parse(&written).unwrap();
            assert_eq!(read.elapsed, elapsed);
            assert_eq!(written, text);
        }
        assert_eq!(length(of(Length::LONGEST, false), None), "999999h");
        assert_eq!(length(of(2400, false), None), "40h");
    }

    #[test]
    fn lags_have_signs_and_nothing_is_not_written() {
        let two_days = Length::of(960, false).unwrap();
        assert_eq!(lag(DraftLag::After(two_days), Some(480)), "+2d");
        assert_eq!(lag(DraftLag::Before(two_days), Some(480)), "-2d");
        assert_eq!(lag(DraftLag::Percent(-12.5), None), "-12.5%");
        assert_eq!(lag(DraftLag::None, None) + &lag(DraftLag::Percent(0.0), None), "");
    }
}
