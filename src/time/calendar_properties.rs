//! Laws that hold for every calendar.

use super::*;
use chrono::Days;
use proptest::prelude::*;

fn windows() -> impl Strategy<Value = Vec<WorkWindow>> {
    let window = (0u16..1440, 1u16..=900).prop_map(|(from, length)| WorkWindow { from, to: (from + length).min(1440) });
    prop::collection::vec(window, 0..3)
}

/// Calendars compiled for 2025 to 2027, in zones that change their clocks, with holidays and exceptions.
fn calendars() -> impl Strategy<Value = (CalendarSpec, Calendar)> {
    let zones = ["UTC", "Asia/Taipei", "America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"];
    let date = (0u64..1095).prop_map(|day| Date::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(day));
    let exception = (date.clone(), 0u64..20, windows()).prop_map(|(from, length, windows)| CalendarException {
        from,
        to: from + Days::new(length),
        windows,
    });
    let parts = (
        prop::sample::select(zones.to_vec()),
        prop::array::uniform7(windows()),
        prop::collection::btree_set(date, 0..10),
        prop::collection::vec(exception, 0..3),
    );
    parts.prop_map(|(zone, week, holidays, exceptions)| {
        let zone = parse_zone(zone).unwrap();
        let spec = CalendarSpec { zone, week, holidays, exceptions, minutes_per_day: None };
        let (from, to) = (Date::from_ymd_opt(2025, 1, 1).unwrap(), Date::from_ymd_opt(2027, 12, 31).unwrap());
        let calendar = Calendar::compile(&spec, from, to);
        (spec, calendar)
    })
}

/// Instants within the range, around its edges, and far away.
fn instants() -> impl Strategy<Value = Instant> {
    let origin = Instant::of_utc(2026, 7, 1);
    prop_oneof![
        4 => (-900_000i64..900_000).prop_map(move |minutes| origin.plus_minutes(minutes)),
        1 => (-4_000_000_000i64..4_000_000_000).prop_map(Instant),
    ]
}

fn works(calendar: &Calendar) -> bool {
    calendar.next_work(Instant::of_utc(2030, 1, 1)) < Instant::FAR_FUTURE
}

proptest! {
    #[test]
    fn what_is_added_is_measured((_, calendar) in calendars(), at in instants(), minutes in -300_000i64..300_000) {
        prop_assume!(works(&calendar));
        let moved = calendar.add(at, minutes);
        prop_assert_eq!(calendar.working_between(at, moved), minutes);
        prop_assert_eq!(calendar.working_between(moved, at), -minutes);
        if minutes > 0 {
            prop_assert_eq!(calendar.prev_work(moved), moved);
            prop_assert_eq!(calendar.working_between(at, moved.plus_minutes(-1)), minutes - 1);
        }
        if minutes < 0 {
            prop_assert_eq!(calendar.next_work(moved), moved);
            prop_assert_eq!(calendar.working_between(at, moved.plus_minutes(1)), minutes + 1);
        }
    }

    #[test]
    fn adding_in_steps_is_adding_at_once((_, calendar) in calendars(), at in instants(), one in 1i64..50_000, two in 1i64..50_000) {
        prop_assume!(works(&calendar));
        prop_assert_eq!(calendar.add(calendar.add(at, one), two), calendar.add(at, one + two));
        prop_assert_eq!(calendar.add(calendar.add(at, -one), -two), calendar.add(at, -one - two));
    }

    #[test]
    fn later_in_later_out((_, calendar) in calendars(), a in instants(), b in instants(), minutes in -300_000i64..300_000) {
        let (a, b) = (a.min(b), a.max(b));
        prop_assert!(calendar.add(a, minutes) <= calendar.add(b, minutes));
        prop_assert!(calendar.add(a, minutes) <= calendar.add(a, minutes + 1));
        prop_assert!(calendar.next_work(a) <= calendar.next_work(b));
        prop_assert!(calendar.prev_work(a) <= calendar.prev_work(b));
        prop_assert!((0..=b.minutes_since(a)).contains(&calendar.working_between(a, b)));
    }

    #[test]
    fn next_and_previous_work_stay_put((_, calendar) in calendars(), at in instants()) {
        let (next, previous) = (calendar.next_work(at), calendar.prev_work(at));
        prop_assert!(previous <= at && at <= next);
        prop_assert_eq!(calendar.next_work(next), next);
        prop_assert_eq!(calendar.prev_work(previous), previous);
        prop_assert_eq!(calendar.working_between(previous, next), 0);
        prop_assert_eq!(calendar.is_work(at), calendar.working_between(at, at.plus_minutes(1)) == 1);
        prop_assert_eq!(calendar.is_work(at), next == at);
    }

    /// Within the range, a minute is worked exactly if the clock on the wall shows a minute of a window of its date.
    #[test]
    fn work_is_what_the_wall_says((spec, calendar) in calendars(), minutes in -700_000i64..700_000) {
        let at = Instant::of_utc(2026, 7, 1).plus_minutes(minutes);
        let local = at.to_local(spec.zone);
        // In a fold the wall shows the same minute twice, and a window ends or begins at its first showing.
        prop_assume!(Instant::from_local(spec.zone, local) == at);
        let minute = u16::try_from((local - local.date().and_time(chrono::NaiveTime::MIN)).num_minutes()).unwrap();
        let windows = spec.windows_on(local.date());
        let shown = windows.iter().any(|window| (window.from..window.to).contains(&minute));
        prop_assert_eq!(calendar.is_work(at), shown);
    }

    #[test]
    fn intervals_hold_the_work((_, calendar) in calendars(), a in instants(), length in 0i64..200_000) {
        let b = a.plus_minutes(length);
        let mut last = None;
        let mut sum = 0;
        for (from, to) in calendar.intervals(a, b) {
            prop_assert!(a <= from && from < to && to <= b);
            prop_assert!(last.is_none_or(|last| last < from));
            last = Some(to);
            sum += to.minutes_since(from);
        }
        prop_assert_eq!(sum, calendar.working_between(a, b));
    }

    #[test]
    fn working_days_add_and_count((spec, calendar) in calendars(), day in 0u64..4000, n in -900i64..900) {
        prop_assume!(calendar.minutes_per_week() > 0 && spec.week.iter().any(|windows| !windows.is_empty()));
        let date = Date::from_ymd_opt(2021, 1, 1).unwrap() + Days::new(day);
        let moved = calendar.add_working_days(date, n);
        prop_assert_eq!(calendar.working_days_between(date, moved), n);
        prop_assert!(n == 0 || calendar.is_working_day(moved));
        let next = date.succ_opt().unwrap();
        prop_assert_eq!(calendar.working_days_between(date, next), i64::from(calendar.is_working_day(next)));
        if (2025..=2027).contains(&chrono::Datelike::year(&date)) {
            prop_assert_eq!(calendar.is_working_day(date), !spec.windows_on(date).is_empty());
        }
    }
}
