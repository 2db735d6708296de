//! What an author says of a calendar.
//!
//! What enters: zone, weekly windows, holidays, exceptions, hours per day. What leaves: the windows of any date and
//! the length of a day. What always holds: of several exceptions for a date the last wins, and any exception wins
//! over a holiday (a day made up for is worked although it is a holiday).

use super::{Date, WorkWindow, Zone};
use std::collections::BTreeSet;

/// Minutes of a day of work when the week says nothing: 8 hours.
const DEFAULT_DAY: i64 = 480;
/// Working days of a week that has none: 5.
const DEFAULT_WEEK: i64 = 5;

/// A working calendar as written, before it is compiled for a range of dates.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CalendarSpec {
    /// Whose clock on the wall the windows are read from.
    pub zone: Zone,
    /// Windows of each day, Monday first; none on a day off.
    pub week: [Vec<WorkWindow>; 7],
    /// Dates without work.
    pub holidays: BTreeSet<Date>,
    /// Dates with windows of their own; later ones win over earlier ones and over holidays.
    pub exceptions: Vec<CalendarException>,
    /// How long `1d` is, in minutes; without it, the usual working day of the week.
    pub minutes_per_day: Option<i64>,
}

/// Dates on which other windows hold than the week says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CalendarException {
    /// First date.
    pub from: Date,
    /// Last date.
    pub to: Date,
    /// Windows of each of these dates; none if closed.
    pub windows: Vec<WorkWindow>,
}

impl CalendarSpec {
    /// A calendar that works the same windows from Monday to Friday, without holidays.
    #[must_use]
    pub fn weekdays(zone: Zone, windows: &[WorkWindow]) -> CalendarSpec {
        CalendarSpec {
            zone,
            week: std::array::from_fn(|day| if day < 5 { windows.to_vec() } else { Vec::new() }),
            holidays: BTreeSet::new(),
            exceptions: Vec::new(),
            minutes_per_day: None,
        }
    }

    /// The windows of a date, as written.
    #[must_use]
    pub fn windows_on(&self, date: Date) -> &[WorkWindow] {
        let exception = self.exceptions.iter().rev().find(|exception| (exception.from..=exception.to).contains(&date));
        match exception {
            Some(exception) => &exception.windows,
            None if self.holidays.contains(&date) => &[],
            None => &self.week[weekday_index(date)],
        }
    }

    /// How long `1d` is in minutes: as said, or the commonest length of a working day (of equals the longer), or
    /// 8 hours if no day of the week works.
    #[must_use]
    pub fn day_length(&self) -> i64 {
        let said = self.minutes_per_day.filter(|minutes| *minutes > 0);
        said.unwrap_or_else(|| usual_day(&self.week).unwrap_or(DEFAULT_DAY))
    }

    /// How long `1w` is in minutes: the working days of the week, each of [`CalendarSpec::day_length`]; 5 days if
    /// no day of the week works.
    #[must_use]
    pub fn week_length(&self) -> i64 {
        let days = self.week.iter().filter(|windows| !normalised(windows).is_empty());
        let n_days = match i64::try_from(days.count()).unwrap_or(0) {
            0 => DEFAULT_WEEK,
            n_days => n_days,
        };
        self.day_length().saturating_mul(n_days)
    }

    /// The same calendar with the windows of each day sorted, joined where they overlap, and none of them empty.
    pub(super) fn normalised(&self) -> CalendarSpec {
        let mut spec = self.clone();
        for windows in &mut spec.week {
            *windows = normalised(windows);
        }
        for exception in &mut spec.exceptions {
            exception.windows = normalised(&exception.windows);
        }
        spec
    }
}

/// Index of a date's day in a week that begins on Monday.
pub(super) fn weekday_index(date: Date) -> usize {
    use chrono::Datelike;
    date.weekday().num_days_from_monday() as usize
}

fn usual_day(week: &[Vec<WorkWindow>; 7]) -> Option<i64> {
    let lengths = week.iter().map(|windows| normalised(windows).iter().map(|window| window.minutes()).sum::<i64>());
    let lengths: Vec<i64> = lengths.filter(|minutes| *minutes > 0).collect();
    let days_of = |length: &i64| lengths.iter().filter(|other| *other == length).count();
    lengths.iter().copied().max_by_key(|length| (days_of(length), *length))
}

fn normalised(windows: &[WorkWindow]) -> Vec<WorkWindow> {
    let mut sorted = windows.to_vec();
    sorted.sort();
    let mut joined: Vec<WorkWindow> = Vec::new();
    for window in sorted {
        let window = WorkWindow { from: window.from, to: window.to.min(WorkWindow::WHOLE_DAY.to) };
        match joined.last_mut() {
            _ if window.from >= window.to => {}
            Some(last) if window.from <= last.to => last.to = last.to.max(window.to),
            _ => joined.push(window),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(text: &str) -> WorkWindow {
        WorkWindow::parse(text).unwrap()
    }

    fn date(day: u32) -> Date {
        Date::from_ymd_opt(2026, 6, day).unwrap()
    }

    #[test]
    fn exceptions_win_over_holidays_and_later_ones_over_earlier() {
        let mut spec = CalendarSpec::weekdays(Zone::UTC, &[window("09:00-17:00")]);
        spec.holidays.extend([date(18), date(19)]);
        spec.exceptions = vec![
            CalendarException { from: date(19), to: date(21), windows: vec![window("08:00-12:00")] },
            CalendarException { from: date(21), to: date(21), windows: vec![] },
        ];
        assert_eq!(spec.windows_on(date(17)), [window("09:00-17:00")]);
        assert_eq!(spec.windows_on(date(18)), []);
        assert_eq!(spec.windows_on(date(19)), [window("08:00-12:00")]);
        assert_eq!(spec.windows_on(date(20)), [window("08:00-12:00")]);
        assert_eq!(spec.windows_on(date(21)), []);
        assert_eq!(spec.windows_on(date(27)), []);
    }

    #[test]
    fn the_usual_day_is_the_commonest_and_of_equals_the_longer() {
        let mut spec = CalendarSpec::weekdays(Zone::UTC, &[window("09:00-12:00"), window("13:00-18:00")]);
        assert_eq!((spec.day_length(), spec.week_length()), (480, 2400));
        spec.week[4] = vec![window("09:00-13:00")];
        assert_eq!((spec.day_length(), spec.week_length()), (480, 2400));
        spec.week[2] = vec![window("09:00-13:00")];
        spec.week[3] = vec![];
        assert_eq!((spec.day_length(), spec.week_length()), (480, 1920));
        spec.minutes_per_day = Some(450);
        assert_eq!((spec.day_length(), spec.week_length()), (450, 1800));
    }

    #[test]
    fn a_week_without_work_still_has_a_day_length() {
        let spec = CalendarSpec::weekdays(Zone::UTC, &[]);
        assert_eq!((spec.day_length(), spec.week_length()), (480, 2400));
    }

    #[test]
    fn windows_are_sorted_joined_and_never_empty() {
        let odd = [
            WorkWindow { from: 900, to: 5000 },
            WorkWindow { from: 60, to: 60 },
            window("00:00-10:00"),
            window("09:00-12:00"),
        ];
        assert_eq!(normalised(&odd), [window("00:00-12:00"), window("15:00-24:00")]);
    }
}
