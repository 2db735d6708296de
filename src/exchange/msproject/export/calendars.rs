//! Working calendars as those of a plan with one clock on the wall.
//!
//! What enters: a calendar as written, in its own zone, and compiled. What leaves: a week and exceptions on the clock
//! of the program. What always holds: on every date of the stretch that the plan touches, the windows are exactly the
//! working time, an hour that the clock skips left out; an hour that it has twice counts once.

use std::collections::BTreeMap;

use crate::exchange::draft::{DraftCalendar, DraftException};
use crate::exchange::msproject::calendars::weekday;
use crate::time::{Calendar, CalendarSpec, Date, Instant, WorkWindow, Zone};

/// A calendar on the clock of `zone`, exact from one date to another.
pub(super) fn on_clock(
    name: String,
    spec: &CalendarSpec,
    calendar: &Calendar,
    zone: Zone,
    (from, to): (Date, Date),
) -> DraftCalendar {
    let actual: Vec<(Date, Vec<WorkWindow>)> =
        from.iter_days().take_while(|day| *day <= to).map(|day| (day, windows_on(calendar, zone, day))).collect();
    let mut drafted = DraftCalendar {
        name,
        week: if spec.zone == zone { spec.week.clone() } else { usual_week(&actual) },
        minutes_per_day: Some(calendar.minutes_per_day()),
        exceptions: Vec::new(),
    };
    for windows in &mut drafted.week {
        windows.sort_unstable();
    }
    // Dates that the stretch does not reach are as written, where the clock is the same.
    if spec.zone == zone {
        let holidays =
            spec.holidays.iter().map(|day| DraftException { from: *day, to: *day, windows: Vec::new(), name: None });
        let exceptions = spec.exceptions.iter().map(|one| DraftException {
            from: one.from,
            to: one.to,
            windows: one.windows.clone(),
            name: None,
        });
        let outside = |one: &DraftException| one.to < from || one.from > to;
        drafted.exceptions.extend(holidays.chain(exceptions).filter(outside));
    }
    for (day, windows) in actual {
        if windows == drafted.week[weekday(day)] {
            continue;
        }
        match drafted.exceptions.last_mut() {
            Some(last) if last.to.succ_opt() == Some(day) && last.windows == windows && last.from >= from => {
                last.to = day;
            }
            _ => drafted.exceptions.push(DraftException { from: day, to: day, windows, name: None }),
        }
    }
    drafted.exceptions.sort_by_key(|one| one.from);
    drafted
}

/// The windows of each day of the week that most of its dates have.
fn usual_week(actual: &[(Date, Vec<WorkWindow>)]) -> [Vec<WorkWindow>; 7] {
    let mut counts: [BTreeMap<&[WorkWindow], usize>; 7] = Default::default();
    for (day, windows) in actual {
        *counts[weekday(*day)].entry(windows).or_default() += 1;
    }
    counts.map(|counts| {
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        most.map(|(windows, _)| windows.to_vec()).unwrap_or_default()
    })
}

/// The working time of a date on the clock of a zone.
fn windows_on(calendar: &Calendar, zone: Zone, day: Date) -> Vec<WorkWindow> {
    let (begin, end) = (Instant::start_of(day, zone), Instant::end_of(day, zone));
    let mut windows: Vec<WorkWindow> = Vec::new();
    for (from, to) in calendar.intervals(begin, end) {
        for (from, to) in steady(zone, from, to) {
            let minute = |at: Instant| {
                let minutes =
                    at.to_local(zone).signed_duration_since(day.and_time(chrono::NaiveTime::MIN)).num_minutes();
                u16::try_from(minutes.clamp(0, 1440)).unwrap_or(0)
            };
            let window = WorkWindow { from: minute(from), to: minute(to.plus_minutes(-1)) + 1 };
            match windows.last_mut() {
                Some(last) if window.from <= last.to => last.to = last.to.max(window.to),
                _ => windows.push(window),
            }
        }
    }
    windows
}

/// A stretch of time cut where the clock of a zone is put forward or back in it.
fn steady(zone: Zone, from: Instant, to: Instant) -> Vec<(Instant, Instant)> {
    let offset = |at: Instant| at.offset_minutes(zone);
    let last = to.plus_minutes(-1);
    if offset(from) == offset(last) {
        return vec![(from, to)];
    }
    // The first minute with the later offset: no clock is moved twice in a day.
    let (mut before, mut after) = (from, last);
    while after.minutes_since(before) > 1 {
        let middle = before.plus_minutes(after.minutes_since(before) / 2);
        if offset(middle) == offset(from) { before = middle } else { after = middle }
    }
    vec![(from, after), (after, to)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(month: u32, day: u32) -> Date {
        Date::from_ymd_opt(2026, month, day).unwrap()
    }

    fn exported(spec: &CalendarSpec, zone: Zone) -> DraftCalendar {
        let range = (date(1, 1), date(12, 31));
        on_clock("x".to_owned(), spec, &Calendar::compile(spec, range.0, range.1), zone, range)
    }

    fn text(windows: &[WorkWindow]) -> Vec<String> {
        windows.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_calendar_of_the_same_clock_is_as_written() {
        let window = |text| WorkWindow::parse(text).unwrap();
        let mut spec = CalendarSpec::weekdays(Zone::Europe__Berlin, &[window("09:00-17:00")]);
        spec.holidays.extend([date(5, 1), Date::from_ymd_opt(2030, 5, 1).unwrap()]);
        let read = exported(&spec, Zone::Europe__Berlin);
        assert_eq!(read.week, spec.week);
        let days: Vec<String> = read.exceptions.iter().map(|one| one.from.to_string()).collect();
        assert_eq!(days, ["2026-05-01", "2030-05-01"]);
    }

    #[test]
    fn a_calendar_of_another_clock_is_shifted_and_follows_summer_time() {
        let window = |text| WorkWindow::parse(text).unwrap();
        let spec = CalendarSpec::weekdays(Zone::Asia__Taipei, &[window("09:00-18:00")]);
        let read = exported(&spec, Zone::Europe__Berlin);
        // Taipei is 6 hours ahead in summer, which lasts longer, and 7 in winter.
        assert_eq!(text(&read.week[0]), ["03:00-12:00"]);
        let winter = read.exceptions.iter().find(|one| one.from == date(1, 5)).unwrap();
        assert_eq!(text(&winter.windows), ["02:00-11:00"]);
    }

    #[test]
    fn the_hour_that_is_skipped_is_not_worked() {
        let mut spec = CalendarSpec::weekdays(Zone::UTC, &[WorkWindow::WHOLE_DAY]);
        spec.week = std::array::from_fn(|_| vec![WorkWindow::WHOLE_DAY]);
        let read = exported(&spec, Zone::Europe__Berlin);
        let odd: Vec<(Date, Vec<String>)> = read.exceptions.iter().map(|one| (one.from, text(&one.windows))).collect();
        assert_eq!(odd, [(date(3, 29), vec!["00:00-02:00".to_owned(), "03:00-24:00".to_owned()])]);
    }
}
