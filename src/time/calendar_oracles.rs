//! Due times with published or hand-checked answers (SLA clocks across zones, holidays and changes of clocks).

use super::*;
use std::collections::BTreeSet;

fn calendar(zone: &str, window: &str, holidays: &[&str]) -> Calendar {
    let mut spec = CalendarSpec::weekdays(parse_zone(zone).unwrap(), &[WorkWindow::parse(window).unwrap()]);
    spec.holidays = holidays.iter().map(|text| parse_date(text).unwrap()).collect::<BTreeSet<_>>();
    Calendar::compile(&spec, parse_date("2026-01-01").unwrap(), parse_date("2026-12-31").unwrap())
}

fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

/// Asserts that `hours` of budget from `start` are due at `due`, and that measuring gives the budget back.
fn assert_due(calendar: &Calendar, start: &str, hours: i64, due: &str) {
    let found = calendar.add(at(start), hours * 60);
    assert_eq!(found, at(due), "{found} instead of {due}");
    assert_eq!(calendar.working_between(at(start), found), hours * 60);
}

#[test]
fn s1_to_s3_utc_week() {
    let utc = calendar("UTC", "09:00-17:00", &[]);
    assert_due(&utc, "2026-06-05T16:00Z", 8, "2026-06-08T16:00Z");
    assert_due(&utc, "2026-06-05T16:00Z", 2, "2026-06-08T10:00Z");
    assert_due(&utc, "2026-06-06T12:00Z", 24, "2026-06-10T17:00Z");
}

#[test]
fn s4_holiday_in_taipei() {
    let taipei = calendar("Asia/Taipei", "09:00-18:00", &["2026-06-19"]);
    assert_due(&taipei, "2026-06-18T17:30+08:00", 8, "2026-06-22T08:30Z");
    let due = taipei.add(at("2026-06-18T17:30+08:00"), 480);
    assert_eq!(due.text_in(parse_zone("America/Los_Angeles").unwrap()), "2026-06-22T01:30-07:00");
}

#[test]
fn s5_s6_clocks_change_over_the_weekend() {
    let los_angeles = calendar("America/Los_Angeles", "08:00-17:00", &[]);
    assert_due(&los_angeles, "2026-10-30T15:00-07:00", 16, "2026-11-03T21:00Z");
    assert_due(&los_angeles, "2026-03-06T14:00-08:00", 10, "2026-03-09T22:00Z");
}

#[test]
fn s7_s8_round_the_clock_over_a_change() {
    let always = Calendar::always(parse_zone("America/Los_Angeles").unwrap());
    assert_due(&always, "2026-10-31T23:30-07:00", 4, "2026-11-01T02:30-08:00");
    assert_due(&always, "2026-03-07T23:30-08:00", 4, "2026-03-08T04:30-07:00");
    let mut spec = CalendarSpec::weekdays(always.zone(), &[]);
    spec.week = std::array::from_fn(|_| vec![WorkWindow::WHOLE_DAY]);
    let written = Calendar::compile(&spec, parse_date("2026-01-01").unwrap(), parse_date("2026-12-31").unwrap());
    assert_due(&written, "2026-10-31T23:30-07:00", 4, "2026-11-01T02:30-08:00");
    assert_due(&written, "2026-03-07T23:30-08:00", 4, "2026-03-08T04:30-07:00");
}

#[test]
fn s9_two_holidays_and_a_weekend() {
    let los_angeles = calendar("America/Los_Angeles", "08:00-17:00", &["2026-11-26", "2026-11-27"]);
    assert_due(&los_angeles, "2026-11-25T16:00-08:00", 8, "2026-11-30T15:00-08:00");
}

#[test]
fn s10_a_paused_clock_is_due_later_by_the_work_paused() {
    let taipei = calendar("Asia/Taipei", "09:00-18:00", &[]);
    let paused = taipei.working_between(at("2026-06-16T11:00+08:00"), at("2026-06-17T14:00+08:00"));
    assert_eq!(paused, 12 * 60);
    let due = taipei.add(at("2026-06-15T16:00+08:00"), 9 * 60 + paused);
    assert_eq!(due, at("2026-06-18T10:00+08:00"));
}

#[test]
fn s11_elapsed_from_before_opening_to_a_holiday() {
    let taipei = calendar("Asia/Taipei", "09:00-18:00", &["2026-06-19"]);
    let elapsed = taipei.working_between(at("2026-06-15T08:00+08:00"), at("2026-06-19T12:00+08:00"));
    assert_eq!(elapsed, 36 * 60);
}

#[test]
fn s12_berlin_falls_back() {
    let berlin = calendar("Europe/Berlin", "08:00-17:00", &[]);
    assert_due(&berlin, "2026-10-23T15:00+02:00", 16, "2026-10-27T20:00+08:00");
}

#[test]
fn gap_and_fold_inside_a_window() {
    let mut spec = CalendarSpec::weekdays(parse_zone("America/Los_Angeles").unwrap(), &[]);
    spec.week[6] = vec![WorkWindow::parse("01:30-04:00").unwrap()];
    let sundays = Calendar::compile(&spec, parse_date("2026-01-01").unwrap(), parse_date("2026-12-31").unwrap());
    let worked = |from: &str, to: &str| sundays.working_between(at(from), at(to));
    assert_eq!(worked("2026-03-08T00:00-08:00", "2026-03-09T00:00-07:00"), 90);
    assert_eq!(worked("2026-06-07T00:00-07:00", "2026-06-08T00:00-07:00"), 150);
    assert_eq!(worked("2026-11-01T00:00-07:00", "2026-11-02T00:00-08:00"), 210);
    assert_eq!(sundays.add(at("2026-11-01T00:00-07:00"), 30), at("2026-11-01T02:00-07:00"));
}

#[test]
fn a_window_that_the_clock_skips_is_no_work() {
    let mut spec = CalendarSpec::weekdays(parse_zone("America/Los_Angeles").unwrap(), &[]);
    spec.week[6] = vec![WorkWindow::parse("02:00-03:00").unwrap()];
    let sundays = Calendar::compile(&spec, parse_date("2026-03-01").unwrap(), parse_date("2026-03-31").unwrap());
    assert_eq!(sundays.next_work(at("2026-03-01T03:00-08:00")), at("2026-03-15T02:00-07:00"));
}

#[test]
fn work_starts_in_half_open_spans_and_ends_at_their_ends() {
    let utc = calendar("UTC", "09:00-17:00", &["2026-06-15"]);
    for (from, next, previous, works) in [
        ("2026-06-12T12:00Z", "2026-06-12T12:00Z", "2026-06-12T12:00Z", true),
        ("2026-06-12T09:00Z", "2026-06-12T09:00Z", "2026-06-11T17:00Z", true),
        ("2026-06-12T17:00Z", "2026-06-16T09:00Z", "2026-06-12T17:00Z", false),
        ("2026-06-14T12:00Z", "2026-06-16T09:00Z", "2026-06-12T17:00Z", false),
    ] {
        assert_eq!(utc.next_work(at(from)), at(next));
        assert_eq!(utc.prev_work(at(from)), at(previous));
        assert_eq!(utc.is_work(at(from)), works);
    }
    assert_eq!(utc.add(at("2026-06-14T12:00Z"), 0), at("2026-06-14T12:00Z"));
    assert_eq!(utc.add(at("2026-06-12T17:00Z"), -480), at("2026-06-12T09:00Z"));
    assert_eq!(utc.add(at("2026-06-16T10:00Z"), -60), at("2026-06-16T09:00Z"));
}

#[test]
fn working_days_are_counted_by_date() {
    let taipei = calendar("Asia/Taipei", "09:00-18:00", &["2026-06-19"]);
    let date = |text| parse_date(text).unwrap();
    assert_eq!(taipei.working_days_between(date("2026-06-12"), date("2026-06-22")), 5);
    assert_eq!(taipei.working_days_between(date("2026-06-22"), date("2026-06-12")), -5);
    assert_eq!(taipei.working_days_between(date("2026-06-20"), date("2026-06-21")), 0);
    assert_eq!(taipei.add_working_days(date("2026-06-18"), 1), date("2026-06-22"));
    assert_eq!(taipei.add_working_days(date("2026-06-22"), -1), date("2026-06-18"));
    assert_eq!(taipei.add_working_days(date("2026-06-20"), 0), date("2026-06-20"));
    assert!(!taipei.is_working_day(date("2026-06-19")) && taipei.is_working_day(date("2026-06-22")));
    assert!(taipei.is_working_day(date("9000-06-16")) && !taipei.is_working_day(date("9000-06-14")));
}

#[test]
fn a_calendar_that_never_works_saturates() {
    let spec = CalendarSpec::weekdays(parse_zone("Asia/Taipei").unwrap(), &[]);
    let never = Calendar::compile(&spec, parse_date("2026-01-01").unwrap(), parse_date("2026-12-31").unwrap());
    let noon = at("2026-06-12T12:00Z");
    assert_eq!(never.add(noon, 1), Instant::FAR_FUTURE);
    assert_eq!(never.add(noon, -1), Instant::FAR_PAST);
    assert_eq!(never.add(noon, 0), noon);
    assert_eq!(never.next_work(noon), Instant::FAR_FUTURE);
    assert_eq!(never.prev_work(noon), Instant::FAR_PAST);
    assert_eq!(never.working_between(Instant::FAR_PAST, Instant::FAR_FUTURE), 0);
    assert_eq!(never.intervals(Instant::FAR_PAST, Instant::FAR_FUTURE).count(), 0);
    let day = parse_date("2026-06-12").unwrap();
    assert_eq!(never.add_working_days(day, 1), Instant::FAR_FUTURE.date_in(Zone::UTC));
    assert_eq!(never.add_working_days(day, -1), Instant::FAR_PAST.date_in(Zone::UTC));
    assert_eq!(never.minutes_per_day(), 480);
}

#[test]
fn work_that_only_an_exception_allows_is_found() {
    let mut spec = CalendarSpec::weekdays(Zone::UTC, &[]);
    let day = parse_date("2026-06-13").unwrap();
    let windows = vec![WorkWindow::parse("08:00-12:00").unwrap()];
    spec.exceptions = vec![CalendarException { from: day, to: day, windows }];
    let once = Calendar::compile(&spec, parse_date("2026-01-01").unwrap(), parse_date("2026-12-31").unwrap());
    assert_eq!(once.next_work(at("2026-01-01T00:00Z")), at("2026-06-13T08:00Z"));
    assert_eq!(once.add(at("2026-01-01T00:00Z"), 240), at("2026-06-13T12:00Z"));
    assert_eq!(once.add(at("2026-01-01T00:00Z"), 241), Instant::FAR_FUTURE);
    assert_eq!(once.prev_work(at("2030-01-01T00:00Z")), at("2026-06-13T12:00Z"));
    assert_eq!(once.next_work(at("2026-06-13T12:00Z")), Instant::FAR_FUTURE);
}

#[test]
fn far_years_are_reached_by_arithmetic() {
    let utc = calendar("UTC", "09:00-17:00", &["2026-06-19"]);
    // 365 250 weekdays at 8 hours: 73 050 weeks of 7 days after Monday 2027-01-04.
    let start = at("2027-01-04T09:00Z");
    let far = utc.add(start, 365_250 * 480);
    assert_eq!(far, start.plus_minutes(73_050 * 7 * 1440 - 64 * 60));
    assert_eq!(utc.add(far, -365_250 * 480), start);
    assert_eq!(utc.working_between(start, far), 365_250 * 480);
    assert_eq!(utc.add(at("9000-06-13T12:00Z"), 480), at("9000-06-16T12:00Z"), "over a weekend");
    assert_eq!(utc.add(start, i64::MAX), Instant::FAR_FUTURE);
    assert_eq!(utc.add(start, i64::MIN), Instant::FAR_PAST);
    assert_eq!(utc.add(Instant(i64::MAX), -1).clamped(), utc.add(Instant::FAR_FUTURE, -1));
}

#[test]
fn the_first_and_the_last_date_are_exact() {
    let utc = calendar("UTC", "09:00-17:00", &["2026-01-01", "2026-12-31"]);
    let worked = |from: &str, to: &str| utc.working_between(at(from), at(to));
    assert_eq!(worked("2025-12-31T12:00Z", "2026-01-02T12:00Z"), 480);
    assert_eq!(worked("2026-12-30T12:00Z", "2026-12-31T16:00Z"), 300);
    assert_eq!(worked("2026-12-30T12:00Z", "2027-01-01T12:00Z"), 480);
}

#[test]
fn intervals_are_cut_to_the_range_and_joined_over_edges() {
    let utc = calendar("UTC", "09:00-17:00", &[]);
    let found: Vec<_> = utc.intervals(at("2026-12-30T12:00Z"), at("2027-01-04T10:00Z")).collect();
    let expected = [
        ("2026-12-30T12:00Z", "2026-12-30T17:00Z"),
        ("2026-12-31T09:00Z", "2026-12-31T17:00Z"),
        ("2027-01-01T09:00Z", "2027-01-01T17:00Z"),
        ("2027-01-04T09:00Z", "2027-01-04T10:00Z"),
    ];
    assert_eq!(found, expected.map(|(from, to)| (at(from), at(to))));
    let always = Calendar::always(Zone::UTC);
    let (from, to) = (at("1969-01-01T00:00Z"), at("2027-01-04T10:00Z"));
    assert_eq!(always.intervals(from, to).collect::<Vec<_>>(), [(from, to)]);
    assert_eq!(always.intervals(to, from).count(), 0);
}

#[test]
fn durations_take_their_length_from_the_calendar() {
    let taipei = calendar("Asia/Taipei", "09:00-18:00", &["2026-06-19"]);
    let start = at("2026-06-18T09:00+08:00");
    let after = |text: &str| Duration::parse(text).unwrap().after(start, &taipei);
    assert_eq!(after("1d"), at("2026-06-18T18:00+08:00"));
    assert_eq!(after("1.5d"), at("2026-06-22T13:30+08:00"));
    assert_eq!(after("1w"), at("2026-06-25T18:00+08:00"));
    assert_eq!(after("2ed"), at("2026-06-20T09:00+08:00"));
    let two_days = Duration::parse("2d").unwrap();
    assert_eq!(two_days.before(at("2026-06-22T18:00+08:00"), &taipei), start);
}
