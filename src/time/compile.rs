//! Turning a calendar's windows, read from the clock on the wall, into spans of universal time.
//!
//! What enters: a normalised [`CalendarSpec`] and a range of dates. What leaves: [`Spans`] of UTC minutes and, for
//! each date, whether it works. What always holds: each date is converted with the offsets of that date.

use super::calendar_spec::{CalendarSpec, weekday_index};
use super::spans::Spans;
use super::zone::offset_seconds;
use super::{Date, Instant, WorkWindow, Zone};
use chrono::{NaiveTime, TimeDelta};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Before this year the tz database knows one offset per zone, after the later one too.
const FIRST_CHANGE: i32 = 1800;
const LAST_CHANGE: i32 = 2110;

/// The part of `from..=to` outside of which nothing differs from the plain week at the offset of the edge.
///
/// A slip of the pen such as the year 9026 thus costs no memory. The first date may come out after the last.
pub(super) fn range_that_matters(spec: &CalendarSpec, from: Date, to: Date) -> (Date, Date) {
    let exceptions = || spec.exceptions.iter();
    let first_change = Date::from_ymd_opt(FIRST_CHANGE, 1, 1);
    let last_change = Date::from_ymd_opt(LAST_CHANGE, 1, 1);
    let firsts = exceptions().map(|exception| exception.from);
    let first = firsts.chain(spec.holidays.first().copied()).chain(first_change).min();
    let lasts = exceptions().map(|exception| exception.to);
    let last = lasts.chain(spec.holidays.last().copied()).chain(last_change).max();
    (first.map_or(from, |first| first.max(from)), last.map_or(to, |last| last.min(to)))
}

/// Spans of work on the dates `first..=last`, and whether each of these dates has windows.
pub(super) fn spans_of(spec: &CalendarSpec, first: Date, last: Date) -> (Spans, Vec<bool>) {
    let mut pairs = Vec::new();
    let mut works = Vec::new();
    let mut exceptions = Exceptions::of(spec);
    for date in first.iter_days().take_while(|date| *date <= last) {
        let windows = exceptions.windows_on(date);
        works.push(!windows.is_empty());
        if windows.is_empty() {
            continue;
        }
        let clock = DayClock::of(spec.zone, date);
        let day = windows.iter().map(|window| (clock.instant(window.from).0, clock.instant(window.to).0));
        pairs.extend(day);
    }
    (Spans::of_sorted(pairs), works)
}

/// The windows of one date after another, each exception looked at once: calendars of other tools have thousands.
struct Exceptions<'s> {
    spec: &'s CalendarSpec,
    /// Exceptions that are to come, the next one last.
    ahead: Vec<usize>,
    /// Exceptions that have begun, the one that wins first; some may have ended.
    begun: BinaryHeap<usize>,
}

impl<'s> Exceptions<'s> {
    fn of(spec: &'s CalendarSpec) -> Self {
        let mut ahead: Vec<usize> = (0..spec.exceptions.len()).collect();
        ahead.sort_by_key(|place| Reverse(spec.exceptions[*place].from));
        Exceptions { spec, ahead, begun: BinaryHeap::new() }
    }

    /// The windows of a date that comes after all asked about before, as [`CalendarSpec::windows_on`] has them.
    fn windows_on(&mut self, date: Date) -> &'s [WorkWindow] {
        let all = &self.spec.exceptions;
        while let Some(place) = self.ahead.pop_if(|place| all[*place].from <= date) {
            self.begun.push(place);
        }
        while self.begun.peek().is_some_and(|place| all[*place].to < date) {
            self.begun.pop();
        }
        match self.begun.peek() {
            Some(place) => &all[*place].windows,
            None if self.spec.holidays.contains(&date) => &[],
            None => &self.spec.week[weekday_index(date)],
        }
    }
}

/// The clock on the wall during one date.
struct DayClock {
    zone: Zone,
    date: Date,
    /// Its midnight, if the same offset holds all day.
    midnight: Option<Instant>,
}

impl DayClock {
    fn of(zone: Zone, date: Date) -> DayClock {
        // The day lies within these three days of UTC wherever the zone is; no zone changes twice in three days
        // and is back where it was.
        let day = Instant::start_of(date, Zone::UTC);
        let offset = offset_seconds(zone, day.plus_minutes(-1440));
        let same = offset == offset_seconds(zone, day.plus_minutes(2 * 1440));
        DayClock { zone, date, midnight: same.then(|| Instant((day.0 * 60 - offset + 59).div_euclid(60))) }
    }

    /// The instant of a minute of this date, 1440 being the midnight that ends it.
    fn instant(&self, minute: u16) -> Instant {
        if let Some(midnight) = self.midnight {
            return midnight.plus_minutes(i64::from(minute));
        }
        let midnight = self.date.and_time(NaiveTime::MIN);
        match midnight.checked_add_signed(TimeDelta::minutes(i64::from(minute))) {
            Some(local) => Instant::from_local(self.zone, local),
            None => Instant::FAR_FUTURE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::WorkWindow;

    #[test]
    fn no_zone_changes_outside_the_years_compiled() {
        for zone in chrono_tz::TZ_VARIANTS {
            let offset = |year| offset_seconds(zone, Instant::of_utc(year, 1, 1));
            let summer = |year| offset_seconds(zone, Instant::of_utc(year, 7, 1));
            for year in [LAST_CHANGE + 1, 2150, 2500, 9000] {
                assert_eq!((offset(year), summer(year)), (offset(LAST_CHANGE), offset(LAST_CHANGE)), "{zone}");
            }
            for year in [1, 1500, FIRST_CHANGE - 1] {
                assert_eq!((offset(year), summer(year)), (offset(FIRST_CHANGE), offset(FIRST_CHANGE)), "{zone}");
            }
        }
    }

    #[test]
    fn the_short_way_converts_like_the_long_way() {
        for zone in chrono_tz::TZ_VARIANTS {
            for (year, month) in [(1941, 9), (2011, 12), (2026, 3), (2026, 10)] {
                let first = Date::from_ymd_opt(year, month, 1).unwrap();
                for date in first.iter_days().take(40) {
                    let clock = DayClock::of(zone, date);
                    for minute in [0, 90, 720, 1440] {
                        let long = DayClock { zone, date, midnight: None }.instant(minute);
                        assert_eq!(clock.instant(minute), long, "{zone} {date} {minute}");
                    }
                }
            }
        }
    }

    #[test]
    fn many_exceptions_are_told_like_one_by_one() {
        let day = |day: u64| Date::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(day);
        let mut spec = CalendarSpec::weekdays(Zone::UTC, &[WorkWindow::WHOLE_DAY]);
        spec.holidays.extend([day(3), day(40)]);
        spec.exceptions = (0..60_u64)
            .map(|n| crate::time::CalendarException {
                from: day(n * 37 % 90),
                to: day(n * 37 % 90 + n * 7 % 11),
                windows: if n % 3 == 0 {
                    Vec::new()
                } else {
                    vec![WorkWindow { from: 60, to: 61 + u16::try_from(n).unwrap() }]
                },
            })
            .collect();
        let mut sweep = Exceptions::of(&spec);
        for date in day(0).iter_days().take(120) {
            assert_eq!(sweep.windows_on(date), spec.windows_on(date), "{date}");
        }
    }

    #[test]
    fn a_far_year_costs_nothing_unless_something_happens_there() {
        let date = |year| Date::from_ymd_opt(year, 6, 1).unwrap();
        let mut spec = CalendarSpec::weekdays(Zone::UTC, &[WorkWindow::WHOLE_DAY]);
        let (_, last) = range_that_matters(&spec, date(2026), date(9026));
        assert_eq!(last, Date::from_ymd_opt(LAST_CHANGE, 1, 1).unwrap());
        spec.holidays.insert(date(2300));
        let (first, last) = range_that_matters(&spec, date(1), date(9026));
        assert_eq!((first, last), (Date::from_ymd_opt(FIRST_CHANGE, 1, 1).unwrap(), date(2300)));
        let (first, last) = range_that_matters(&spec, date(2020), date(2030));
        assert_eq!((first, last), (date(2020), date(2030)));
    }
}
