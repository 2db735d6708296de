//! ISO 8601 weeks: `2026-W24`.
//!
//! What enters: a date or text. What leaves: an [`IsoWeek`]. What always holds: weeks begin on Monday, and the
//! week's year is the one that holds its Thursday, so it may differ from the year of the date.

use super::date::{digits, has_shape};
use super::errors::impl_error;
use super::{Date, Weekday};
use chrono::{Datelike, Days};

/// A week of the ISO calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct IsoWeek {
    /// The year the week belongs to.
    pub year: i32,
    /// 1 to 52, in some years to 53.
    pub week: u32,
}

impl IsoWeek {
    /// The week a date lies in.
    ///
    /// ```
    /// use milepost::time::{IsoWeek, parse_date};
    /// let week = |text| IsoWeek::of(parse_date(text).unwrap()).to_string();
    /// assert_eq!(week("2026-06-12"), "2026-W24");
    /// assert_eq!(week("2027-01-01"), "2026-W53");
    /// assert_eq!(week("2024-12-30"), "2025-W01");
    /// ```
    #[must_use]
    pub fn of(date: Date) -> IsoWeek {
        let week = date.iso_week();
        IsoWeek { year: week.year(), week: week.week() }
    }

    /// Reads a week, `YYYY-Www` with all its digits.
    ///
    /// # Errors
    /// [`IsoWeekError::Shape`] if the text is not of that shape, [`IsoWeekError::Impossible`] if the year has no
    /// such week.
    pub fn parse(text: &str) -> Result<IsoWeek, IsoWeekError> {
        if !has_shape(text, "0000-W00") {
            return Err(IsoWeekError::Shape(text.to_owned()));
        }
        let year = digits(text, 0..4).and_then(|year| i32::try_from(year).ok());
        let week = year.zip(digits(text, 6..8)).map(|(year, week)| IsoWeek { year, week });
        week.filter(|week| Date::from_isoywd_opt(week.year, week.week, Weekday::Mon).is_some())
            .ok_or_else(|| IsoWeekError::Impossible(text.to_owned()))
    }

    /// The week that a text of another shape probably means: `2026-W5`, `2026W05`, `2026-w5`, `2026-05`; for hints alone.
    ///
    /// ```
    /// use milepost::time::IsoWeek;
    /// assert_eq!(IsoWeek::meant("2026-W5").unwrap().to_string(), "2026-W05");
    /// assert_eq!(IsoWeek::meant("week 5"), None);
    /// ```
    #[must_use]
    pub fn meant(text: &str) -> Option<IsoWeek> {
        let rest = text.get(4..)?.trim_start_matches(['-', '_', ' ']);
        let week = rest.strip_prefix(['W', 'w']).unwrap_or(rest);
        let is_number = !week.is_empty() && week.len() <= 2 && week.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number {
            return None;
        }
        IsoWeek::parse(&format!("{}-W{week:0>2}", text.get(..4)?)).ok()
    }

    /// Its Monday; of a week that its year does not have, the Monday so many weeks into that year.
    #[must_use]
    pub fn first_day(self) -> Date {
        // 4 January always lies in the first week.
        let fourth = Date::from_ymd_opt(self.year, 1, 4).unwrap_or(if self.year < 0 { Date::MIN } else { Date::MAX });
        let into_week = u64::from(fourth.weekday().num_days_from_monday());
        let first_monday = fourth.checked_sub_days(Days::new(into_week)).unwrap_or(Date::MIN);
        let days = Days::new(7 * u64::from(self.week.saturating_sub(1)));
        first_monday.checked_add_days(days).unwrap_or(Date::MAX)
    }

    /// Its Sunday.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.first_day().checked_add_days(Days::new(6)).unwrap_or(Date::MAX)
    }

    /// The week after.
    #[must_use]
    pub fn next(self) -> IsoWeek {
        IsoWeek::of(self.first_day().checked_add_days(Days::new(7)).unwrap_or(Date::MAX))
    }

    /// The week before.
    #[must_use]
    pub fn previous(self) -> IsoWeek {
        IsoWeek::of(self.first_day().checked_sub_days(Days::new(7)).unwrap_or(Date::MIN))
    }
}

impl std::fmt::Display for IsoWeek {
    /// The text that [`IsoWeek::parse`] reads back.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

/// Why a text is not an ISO week; each holds the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IsoWeekError {
    /// Not of the shape `YYYY-Www`.
    Shape(String),
    /// The year has no such week.
    Impossible(String),
}

impl IsoWeekError {
    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> String {
        match self {
            IsoWeekError::Shape(text) => format!("`{text}` is not an ISO week"),
            IsoWeekError::Impossible(text) => format!("the week `{text}` does not exist"),
        }
    }

    /// What to write.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            IsoWeekError::Shape(text) => match IsoWeek::meant(text) {
                Some(week) => format!("write `{week}`"),
                None => "write year and week with all digits, as in `2026-W24`".to_owned(),
            },
            IsoWeekError::Impossible(_) => {
                "write a week from `W01` to `W52`, or `W53` in a year that has it".to_owned()
            }
        }
    }
}

impl_error!(IsoWeekError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o_21_weeks_of_dates() {
        for (date, week) in [((2026, 6, 12), "2026-W24"), ((2027, 1, 1), "2026-W53"), ((2024, 12, 30), "2025-W01")] {
            let date = Date::from_ymd_opt(date.0, date.1, date.2).unwrap();
            assert_eq!(IsoWeek::of(date).to_string(), week);
        }
    }

    #[test]
    fn weeks_know_their_days_and_neighbours() {
        let week = IsoWeek::parse("2026-W53").unwrap();
        assert_eq!(week.first_day().to_string(), "2026-12-28");
        assert_eq!(week.last_day().to_string(), "2027-01-03");
        assert_eq!(week.next().to_string(), "2027-W01");
        assert_eq!(week.next().previous(), week);
        assert_eq!(IsoWeek::parse("2025-W01").unwrap().previous().to_string(), "2024-W52");
    }

    #[test]
    fn what_is_wrong_is_named() {
        for text in ["2026-24", "2026-W4", "2026W24", "2026-w24", ""] {
            assert_eq!(IsoWeek::parse(text), Err(IsoWeekError::Shape(text.into())));
        }
        for text in ["2025-W53", "2026-W00", "2026-W54"] {
            assert_eq!(IsoWeek::parse(text), Err(IsoWeekError::Impossible(text.into())));
        }
    }

    #[test]
    fn every_day_lies_in_its_week() {
        let mut day = Date::from_ymd_opt(1999, 12, 1).unwrap();
        for _ in 0..12_000 {
            let week = IsoWeek::of(day);
            assert!(week.first_day() <= day && day <= week.last_day());
            assert_eq!(IsoWeek::parse(&week.to_string()), Ok(week));
            day = day.succ_opt().unwrap();
        }
    }

    #[test]
    fn no_week_panics() {
        for year in [i32::MIN, -300_000, 0, 300_000, i32::MAX] {
            for week in [0, 1, 99, u32::MAX] {
                let week = IsoWeek { year, week };
                assert!(week.first_day() <= week.last_day());
                let _ = (week.next(), week.previous());
            }
        }
    }
}
