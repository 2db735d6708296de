//! Working time: the calendar example, lags on each calendar, milestones, elapsed work and mixed calendars.

use super::*;

const OFFICE_DAY: i64 = 480;

fn in_taipei(holidays: &[&str], start: &str) -> Network {
    on_calendars(vec![office("Asia/Taipei", holidays), Calendar::always(Zone::UTC)], taipei(start))
}

/// The calendar example: `T1` to `T6`, a holiday on Friday 2026-06-19.
fn calendar_example(holidays: &[&str]) -> (Network, [ActivityIdx; 6]) {
    let mut network = in_taipei(holidays, "2026-06-15T00:00");
    let tasks = [3, 4, 5, 3, 1, 2].map(|n_days| network.task(n_days * OFFICE_DAY));
    let [t1, t2, t3, t4, t5, t6] = tasks;
    network.then(t1, t2);
    network.link(t2, LinkKind::StartToStart, t3, Lag::Working(2 * OFFICE_DAY));
    network.link(t3, LinkKind::FinishToFinish, t4, Lag::Working(OFFICE_DAY));
    network.link(t3, LinkKind::FinishToStart, t5, Lag::Working(OFFICE_DAY));
    network.then(t4, t5);
    network.then(t6, t5);
    network.then(t1, t6);
    (network, tasks)
}

#[test]
fn holiday_lags_and_floats() {
    let (network, tasks) = calendar_example(&["2026-06-19"]);
    let solution = network.solved();
    let expected = [
        ("2026-06-15T09:00", "2026-06-17T18:00", 0, 0),
        ("2026-06-18T09:00", "2026-06-24T18:00", 0, 0),
        ("2026-06-23T09:00", "2026-06-29T18:00", 0, 0),
        ("2026-06-26T09:00", "2026-06-30T18:00", 0, 0),
        ("2026-07-01T09:00", "2026-07-01T18:00", 0, 0),
        ("2026-06-18T09:00", "2026-06-22T18:00", 6, 6),
    ];
    for (task, (start, finish, total_float, free_float)) in tasks.into_iter().zip(expected) {
        let row = solution.row(task);
        assert_eq!((taipei_text(row.start).as_str(), taipei_text(row.finish).as_str()), (start, finish));
        assert_eq!(row.total_float, total_float * OFFICE_DAY, "{task:?}");
        assert_eq!(row.critical, total_float == 0, "{task:?}");
        if free_float > 0 {
            assert_eq!(row.free_float, free_float * OFFICE_DAY, "{task:?}");
        }
    }
    let ff = Driver::Link { link: LinkIdx(2), from: tasks[2] };
    assert_eq!(solution.row(tasks[3]).driver, ff);
}

#[test]
fn without_the_holiday_it_ends_a_day_earlier() {
    let (network, tasks) = calendar_example(&[]);
    assert_eq!(taipei_text(network.solved().row(tasks[4]).finish), "2026-06-30T18:00");
}

#[test]
fn lag_runs_on_the_calendar_of_the_options() {
    // Predecessor on the office calendar until Friday 18:00, successor on one that always works.
    for (lag_calendar, start) in [
        (LagCalendar::Successor, "2026-06-13T02:00"),
        (LagCalendar::Predecessor, "2026-06-15T18:00"),
        (LagCalendar::Project, "2026-06-15T18:00"),
        (LagCalendar::Continuous, "2026-06-13T02:00"),
    ] {
        let mut network = in_taipei(&[], "2026-06-12T00:00");
        network.options.lag_calendar = lag_calendar;
        let first = network.task(OFFICE_DAY);
        let second = network.add(Activity::task(CalendarIdx(1), 60));
        network.link(first, LinkKind::FinishToStart, second, Lag::Working(OFFICE_DAY));
        let solution = network.solved();
        assert_eq!(taipei_text(solution.row(second).start), start, "{lag_calendar:?}");
        assert_eq!(solution.row(first).total_float, 0, "{lag_calendar:?}");
    }
}

#[test]
fn elapsed_and_percent_lags() {
    for (lag, start) in [
        (Lag::Elapsed(2 * DAY), "2026-06-15T09:00"),
        (Lag::Elapsed(4 * DAY), "2026-06-16T18:00"),
        (Lag::Percent(5_000), "2026-06-15T14:00"),
        (Lag::Percent(-2_500), "2026-06-12T16:00"),
    ] {
        let mut network = in_taipei(&[], "2026-06-12T00:00");
        let first = network.task(OFFICE_DAY);
        let point = network.add(Activity::milestone(PLAIN, MilestoneKind::Finish));
        let second = network.task(60);
        network.link(first, LinkKind::FinishToStart, second, lag);
        network.link(first, LinkKind::FinishToStart, point, lag);
        let solution = network.solved();
        let begins = solution.row(second).start;
        let moved = if start == "2026-06-16T18:00" { "2026-06-17T09:00" } else { start };
        assert_eq!(taipei_text(begins), moved, "{lag:?}");
        if matches!(lag, Lag::Elapsed(minutes) if minutes == 4 * DAY) {
            assert_eq!(taipei_text(solution.row(point).start), start, "{lag:?}");
        }
    }
}

#[test]
fn elapsed_work_runs_through_nights_and_weekends() {
    let mut network = in_taipei(&[], "2026-06-12T00:00");
    let prepare = network.task(OFFICE_DAY);
    let soak = network.add(Activity { elapsed: true, ..Activity::task(PLAIN, 2 * DAY) });
    let report = network.task(OFFICE_DAY);
    network.then(prepare, soak);
    network.then(soak, report);
    let solution = network.solved();
    assert_eq!(taipei_text(solution.row(soak).start), "2026-06-12T18:00");
    assert_eq!(taipei_text(solution.row(soak).finish), "2026-06-14T18:00");
    assert_eq!(taipei_text(solution.row(report).start), "2026-06-15T09:00");
    // The soak may end as late as Monday 09:00: its float is counted in its own, elapsed, minutes.
    assert_eq!(solution.row(soak).total_float, 15 * 60);
    assert_eq!(solution.row(soak).free_float, 15 * 60);
}

#[test]
fn milestones_stay_or_snap() {
    let build = |rule| {
        let mut network = in_taipei(&[], "2026-06-12T00:00");
        network.options.milestones = rule;
        let work = network.task(OFFICE_DAY);
        let opens = network.add(Activity::milestone(PLAIN, MilestoneKind::Start));
        let closes = network.add(Activity::milestone(PLAIN, MilestoneKind::Finish));
        let next = network.task(OFFICE_DAY);
        network.then(work, opens);
        network.link(work, LinkKind::FinishToStart, closes, Lag::Elapsed(DAY));
        network.then(closes, next);
        let solution = network.solved();
        [opens, closes, next].map(|activity| {
            let row = solution.row(activity);
            (taipei_text(row.start), taipei_text(row.late_finish), row.total_float)
        })
    };
    let own = |(start, late, float): (&str, &str, i64)| (start.to_owned(), late.to_owned(), float);
    assert_eq!(
        build(MilestoneRule::Stay),
        [
            ("2026-06-12T18:00", "2026-06-15T18:00", OFFICE_DAY),
            ("2026-06-13T18:00", "2026-06-15T09:00", 0),
            ("2026-06-15T09:00", "2026-06-15T18:00", 0),
        ]
        .map(own)
    );
    assert_eq!(
        build(MilestoneRule::Snap),
        [
            ("2026-06-15T09:00", "2026-06-15T18:00", OFFICE_DAY),
            ("2026-06-12T18:00", "2026-06-12T18:00", 0),
            ("2026-06-15T09:00", "2026-06-15T18:00", 0),
        ]
        .map(own)
    );
}

#[test]
fn two_calendars_give_no_negative_float() {
    // Finish-to-finish from work that ends on a Saturday to work that rests then.
    let mut network = in_taipei(&[], "2026-06-12T00:00");
    let night_shift = network.add(Activity::task(CalendarIdx(1), 2 * DAY - 600));
    let paper = network.task(OFFICE_DAY);
    network.link(night_shift, LinkKind::FinishToFinish, paper, Lag::NONE);
    let solution = network.solved();
    assert_eq!(taipei_text(solution.row(night_shift).finish), "2026-06-13T14:00");
    assert_eq!(taipei_text(solution.row(paper).finish), "2026-06-12T18:00");
    assert_eq!(solution.row(night_shift).total_float, 0);
    assert_eq!(solution.row(paper).total_float, 0);
    assert_eq!(solution.row(night_shift).free_float, 0);
}

#[test]
fn a_calendar_that_rests_while_the_project_works_is_the_driver() {
    let factory = office("Asia/Taipei", &["2026-06-15", "2026-06-16"]);
    let mut network = on_calendars(vec![office("Asia/Taipei", &[]), factory], taipei("2026-06-13T00:00"));
    let desk = network.task(OFFICE_DAY);
    let line = network.add(Activity::task(CalendarIdx(1), OFFICE_DAY));
    let solution = network.solved();
    assert_eq!(taipei_text(solution.row(desk).start), "2026-06-15T09:00");
    assert_eq!(solution.row(desk).driver, Driver::Start);
    assert_eq!(taipei_text(solution.row(line).start), "2026-06-17T09:00");
    assert_eq!(solution.row(line).driver, Driver::Calendar);
}

#[test]
fn a_calendar_that_never_works_ends_somewhere() {
    let spec = CalendarSpec::weekdays(Zone::UTC, &[]);
    let never = Calendar::compile(&spec, date("2026-01-01"), date("2026-12-31"));
    let mut network = on_calendars(vec![never], Instant(0));
    let first = network.task(60);
    let second = network.task(60);
    network.link(first, LinkKind::FinishToFinish, second, Lag::Working(-30));
    let solution = network.solved();
    assert_eq!(solution.row(first).finish, Instant::FAR_FUTURE);
    assert_eq!(solution.row(second).start, Instant::FAR_FUTURE);
}
