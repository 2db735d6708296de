//! The rules in which scheduling tools differ, each against its default.

use super::*;

fn day(n: i64) -> Instant {
    Instant(n * DAY)
}

/// A plan of ten days: something else takes all of it, so that all others have float.
fn ten_days() -> Network {
    let mut network = days();
    network.task(10 * DAY);
    network
}

#[test]
fn a_start_to_finish_link_may_ask_for_one_minute_more() {
    let mut network = ten_days();
    let (before, first, second) = (network.task(3 * DAY), network.task(0), network.task(2 * DAY));
    network.then(before, first);
    network.link(first, LinkKind::StartToFinish, second, Lag::NONE);
    let solution = network.solved();
    assert_eq!(solution.in_days(second)[..2], [1, 3]);
    assert_eq!(solution.row(first).late_start, day(10));

    network.options.start_to_finish = StartToFinishRule::Overlap;
    let solution = network.solved();
    assert_eq!(solution.row(second).early_finish, Instant(3 * DAY + 1));
    assert_eq!(solution.row(second).early_start, Instant(DAY + 1));
    assert_eq!(solution.row(second).total_float, 7 * DAY - 1);
    assert_eq!(solution.row(first).late_start, Instant(10 * DAY - 1));

    // A milestone works no minute.
    network.activities[second.index()].duration = 0;
    assert_eq!(network.solved().row(second).early_finish, day(3));
}

/// At day 4: one of five days that began on day 2, before the one of six days it waits for was done.
fn out_of_sequence() -> (Network, [ActivityIdx; 2]) {
    let mut network = ten_days();
    let (first, second) = (network.task(6 * DAY), network.task(5 * DAY));
    network.then(first, second);
    network.data_date = Some(day(4));
    for (activity, started, remaining) in [(first, 0, 2 * DAY), (second, 2, 3 * DAY)] {
        let activity = &mut network.activities[activity.index()];
        (activity.actual_start, activity.remaining) = (Some(day(started)), remaining);
    }
    (network, [first, second])
}

#[test]
fn having_started_may_override_the_links_that_held_the_start() {
    let (mut network, [first, second]) = out_of_sequence();
    let retained = network.solved();
    assert_eq!(retained.row(second).finish, day(9));
    assert_eq!(retained.in_days(first)[2..5], [0, 11, 5]);

    network.options.out_of_sequence = OutOfSequenceRule::Override;
    let free = network.solved();
    assert_eq!(free.row(second).finish, day(7));
    assert!(free.row(second).out_of_sequence);
    assert_eq!(free.row(second).driver, Driver::Actual);
    // The link holds the other way no longer either.
    assert_eq!(free.in_days(first)[2..5], [0, 14, 8]);

    // A link to the finish still holds.
    network.link(first, LinkKind::FinishToFinish, second, Lag::Elapsed(3 * DAY));
    assert_eq!(network.solved().row(second).finish, day(9));
}

#[test]
fn the_early_start_of_what_is_under_way_may_be_that_of_what_remains() {
    let (mut network, [_, second]) = out_of_sequence();
    network.options.float = FloatRule::Start;
    // Its start has happened: early and late are one, and what is left has the float of its finish.
    let row = network.solved().row(second);
    assert_eq!((row.start, row.early_start, row.late_start), (day(2), day(2), day(2)));
    assert_eq!((row.late_finish, row.total_float), (day(14), 5 * DAY));

    network.options.early_start = EarlyStartRule::Remaining;
    let row = network.solved().row(second);
    assert_eq!((row.start, row.early_start, row.late_start), (day(2), day(6), day(11)));
    assert_eq!(row.total_float, 5 * DAY);
}

#[test]
fn the_lag_of_what_is_under_way_may_run_from_what_remains() {
    let (mut network, [_, second]) = out_of_sequence();
    let third = network.task(DAY);
    network.link(second, LinkKind::StartToStart, third, Lag::Elapsed(3 * DAY));
    assert_eq!(network.solved().in_days(third)[..2], [5, 6]);

    // Two of the three days have passed; what is left of the second goes on at day 6.
    network.options.start_lag = StartLagRule::Remaining;
    network.options.early_start = EarlyStartRule::Remaining;
    let solution = network.solved();
    assert_eq!(solution.in_days(third)[..2], [7, 8]);
    assert_eq!(solution.row(second).late_start, day(11));

    network.constraints.push(Constraint { activity: third, kind: ConstraintKind::FinishNoLater, at: day(9) });
    assert_eq!(network.solved().row(second).late_start, day(7));
}

#[test]
fn an_open_end_may_have_no_float() {
    let mut network = ten_days();
    let (first, second) = (network.task(2 * DAY), network.task(3 * DAY));
    network.then(first, second);
    assert_eq!(network.solved().in_days(second)[2..5], [7, 10, 5]);

    network.options.open_ends_critical = true;
    let solution = network.solved();
    assert_eq!(solution.in_days(second)[2..5], [2, 5, 0]);
    assert_eq!(solution.in_days(first)[2..5], [0, 2, 0]);
    assert!(solution.rows.iter().all(|row| row.critical));
}

#[test]
fn late_dates_may_be_measured_from_a_date_that_is_imposed() {
    let mut network = ten_days();
    let short = network.task(4 * DAY);
    for (finish_by, total_float, critical) in [(12, 8, false), (9, 5, false), (3, -1, true)] {
        network.options.finish_by = Some(day(finish_by));
        let solution = network.solved();
        assert_eq!(solution.in_days(short), [0, 4, finish_by - 4, finish_by, total_float, 6]);
        assert_eq!((solution.row(short).critical, solution.finish), (critical, day(10)));
    }
}

#[test]
fn a_threshold_may_make_critical() {
    let mut network = ten_days();
    let short = network.task(8 * DAY);
    assert!(!network.solved().row(short).critical);
    network.options.critical_float = 2 * DAY;
    assert!(network.solved().row(short).critical);
    network.options.critical_float = 2 * DAY - 1;
    assert!(!network.solved().row(short).critical);
}

#[test]
fn the_longest_path_is_critical_whatever_its_float() {
    let mut network = days();
    let parts = [2, 3, 4, 8].map(|n_days| network.task(n_days * DAY));
    let [first, second, third, beside] = parts;
    network.then(first, second);
    network.link(second, LinkKind::StartToStart, third, Lag::Elapsed(5 * DAY));
    network.options.finish_by = Some(day(20));
    // By float nothing is critical; by what drives the end, one chain is.
    assert!(network.solved().rows.iter().all(|row| !row.critical));
    network.options.critical = CriticalRule::LongestPath;
    let solution = network.solved();
    assert_eq!(parts.map(|part| solution.row(part).critical), [true, true, true, false]);
    assert_eq!(solution.finish, day(11));

    // A date that holds the last one breaks the chain, and an end that comes at the same time is on a path too.
    network.impose(third, ConstraintKind::StartNoEarlier, day(8));
    network.activities[beside.index()].duration = 12 * DAY;
    let solution = network.solved();
    assert_eq!(parts.map(|part| solution.row(part).critical), [false, false, true, true]);
}

#[test]
fn the_longest_path_runs_through_summaries() {
    let mut network = days();
    let (phase, next, before) = (network.task(0), network.task(0), network.task(DAY));
    let (short, long) = (network.child(phase, DAY), network.child(phase, 3 * DAY));
    let inner = network.add(Activity { parent: Some(next), ..Activity::task(PLAIN, 0) });
    let (one, other) = (network.child(inner, 5 * DAY), network.child(next, 2 * DAY));
    network.then(before, phase);
    network.then(phase, next);
    network.options.critical = CriticalRule::LongestPath;
    let solution = network.solved();
    let critical = [before, short, long, one, other].map(|task| solution.row(task).critical);
    assert_eq!(critical, [true, false, true, true, false]);
    assert!(solution.row(phase).critical && solution.row(next).critical);
}

#[test]
fn interrupted_work_goes_on_when_it_resumes() {
    let (mut network, [first, second]) = out_of_sequence();
    network.activities[first.index()].resume = Some(day(7));
    let solution = network.solved();
    assert_eq!(solution.row(first).finish, day(9));
    assert_eq!(solution.row(second).finish, day(12));
    // Before the data date it says nothing.
    network.activities[first.index()].resume = Some(day(3));
    assert_eq!(network.solved().row(first).finish, day(6));
}
