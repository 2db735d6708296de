//! Imposed dates, deadlines, work that should be late, and the clamp at the project's start.

use super::*;

fn day(n: i64) -> Instant {
    Instant(n * DAY)
}

/// Two activities of three days in a row, then a third that runs beside them for ten.
fn chain_beside_ten() -> (Network, [ActivityIdx; 3]) {
    let mut network = days();
    let tasks = [3, 3, 10].map(|n_days| network.task(n_days * DAY));
    network.then(tasks[0], tasks[1]);
    (network, tasks)
}

#[test]
fn no_earlier_holds_and_drives() {
    let (mut network, [first, second, _]) = chain_beside_ten();
    network.impose(first, ConstraintKind::StartNoEarlier, day(1));
    network.impose(second, ConstraintKind::FinishNoEarlier, day(9));
    let solution = network.solved();
    assert_eq!(solution.in_days(first), [1, 4, 4, 7, 3, 2]);
    assert_eq!(solution.in_days(second), [6, 9, 7, 10, 1, 1]);
    assert_eq!(solution.row(first).driver, Driver::Constraint(ConstraintKind::StartNoEarlier));
    assert_eq!(solution.row(second).driver, Driver::Constraint(ConstraintKind::FinishNoEarlier));
}

#[test]
fn no_later_and_deadlines_bound_late_dates_and_move_nothing() {
    for (kind, at, expected_first) in [
        (ConstraintKind::FinishNoLater, 5, [0, 3, -1, 2, -1, 0]),
        (ConstraintKind::Deadline, 5, [0, 3, -1, 2, -1, 0]),
        (ConstraintKind::StartNoLater, 2, [0, 3, -1, 2, -1, 0]),
        (ConstraintKind::Deadline, 8, [0, 3, 2, 5, 2, 0]),
    ] {
        let (mut network, [first, second, beside]) = chain_beside_ten();
        network.impose(second, kind, day(at));
        let solution = network.solved();
        assert_eq!(solution.in_days(first), expected_first, "{kind} {at}");
        assert_eq!(solution.in_days(second)[..2], [3, 6], "{kind} {at}");
        assert_eq!(solution.in_days(second)[4], expected_first[4], "{kind} {at}");
        assert_eq!(solution.row(first).critical, expected_first[4] <= 0, "{kind} {at}");
        assert_eq!(solution.in_days(beside), [0, 10, 0, 10, 0, 0], "{kind} {at}");
    }
}

#[test]
fn must_pins_both_passes_against_links() {
    for (kind, at) in [(ConstraintKind::MustStart, 2), (ConstraintKind::MustFinish, 5)] {
        let (mut network, [first, second, _]) = chain_beside_ten();
        network.impose(second, kind, day(at));
        let solution = network.solved();
        assert_eq!(solution.in_days(second), [2, 5, 2, 5, 0, 5], "{kind}");
        assert_eq!(solution.in_days(first), [0, 3, -1, 2, -1, -1], "{kind}");
        assert_eq!(solution.row(second).driver, Driver::Constraint(kind));
        assert!(solution.row(second).critical);
    }
}

#[test]
fn must_start_in_the_past_waits_for_the_data_date() {
    let mut network = days();
    let task = network.task(DAY);
    network.impose(task, ConstraintKind::MustStart, day(2));
    network.data_date = Some(day(4));
    let solution = network.solved();
    assert_eq!(solution.in_days(task), [4, 5, 2, 3, -2, 0]);
    assert_eq!(solution.row(task).driver, Driver::DataDate);
}

#[test]
fn as_late_as_possible_moves_nothing_else() {
    let (mut network, [first, second, _]) = chain_beside_ten();
    let third = network.task(DAY);
    network.then(first, third);
    network.activities[first.index()].as_late_as_possible = true;
    let solution = network.solved();
    // The successors are scheduled as soon as possible, so there is no room.
    assert_eq!((solution.row(first).start, solution.row(first).finish), (day(0), day(3)));

    network.activities[second.index()].as_late_as_possible = true;
    network.activities[third.index()].as_late_as_possible = true;
    let solution = network.solved();
    let placed =
        [first, second, third].map(|task| (solution.row(task).start.0 / DAY, solution.row(task).finish.0 / DAY));
    assert_eq!(placed, [(4, 7), (7, 10), (9, 10)]);
    assert_eq!(solution.in_days(first), [4, 7, 4, 7, 0, 0], "early dates are where it is placed");
    assert_eq!(solution.row(first).driver, Driver::Constraint(ConstraintKind::AsLateAsPossible));
    assert_eq!(solution.finish, day(10));
}

#[test]
fn as_late_as_possible_may_take_all_its_float_and_hold_back_what_follows() {
    let (mut network, [first, second, beside]) = chain_beside_ten();
    let third = network.task(DAY);
    network.then(first, third);
    network.options.late_work = LateWorkRule::TotalFloat;
    network.activities[first.index()].as_late_as_possible = true;
    let solution = network.solved();
    let row = solution.row(first);
    assert_eq!((row.start, row.finish, row.critical), (day(4), day(7), true));
    assert_eq!(row.driver, Driver::Constraint(ConstraintKind::AsLateAsPossible));
    assert_eq!(solution.in_days(first), [0, 3, 4, 7, 0, 0], "early dates stay, float is used up");
    assert_eq!(solution.in_days(second), [7, 10, 7, 10, 0, 0]);
    assert_eq!(solution.in_days(third), [7, 8, 9, 10, 2, 2]);
    assert_eq!(solution.in_days(beside)[..2], [0, 10]);
    assert_eq!(solution.finish, day(10));

    // A chain of them is late from the end on.
    network.activities[second.index()].as_late_as_possible = true;
    let solution = network.solved();
    assert_eq!((solution.row(first).start, solution.row(second).start), (day(4), day(7)));
    // Nothing is later than a deadline that cannot be met.
    network.impose(first, ConstraintKind::Deadline, day(2));
    let row = network.solved().row(first);
    assert_eq!((row.start, row.total_float, row.critical), (day(0), -DAY, true));
}

#[test]
fn what_is_placed_begins_then_and_keeps_the_float_of_its_links() {
    let (mut network, [first, second, beside]) = chain_beside_ten();
    network.impose(second, ConstraintKind::PlacedStart, day(1));
    let solution = network.solved();
    // Before its predecessor is done, and with all the time to the end of the plan.
    assert_eq!(solution.in_days(second), [1, 4, 7, 10, 6, 6]);
    assert_eq!(solution.row(second).driver, Driver::Constraint(ConstraintKind::PlacedStart));
    // To its predecessor it is the late date that counts.
    assert_eq!(solution.in_days(first)[..5], [0, 3, 4, 7, 4]);
    network.then(beside, second);
    assert_eq!(network.solved().in_days(second)[..2], [1, 4]);
    assert_eq!(network.solved().in_days(beside)[2..5], [-3, 7, -3]);
}

#[test]
fn what_is_pinned_can_miss_its_deadline() {
    let (mut network, [first, _, _]) = chain_beside_ten();
    network.impose(first, ConstraintKind::MustStart, day(2));
    network.impose(first, ConstraintKind::Deadline, day(4));
    assert_eq!(network.solved().in_days(first), [2, 5, 1, 4, -1, 0]);
    network.constraints.pop();
    network.impose(first, ConstraintKind::Deadline, day(8));
    assert_eq!(network.solved().in_days(first), [2, 5, 2, 5, 0, 0]);
}

#[test]
fn as_late_as_possible_keeps_its_deadline() {
    let (mut network, [_, second, _]) = chain_beside_ten();
    network.activities[second.index()].as_late_as_possible = true;
    network.impose(second, ConstraintKind::Deadline, day(8));
    assert_eq!(network.solved().row(second).finish, day(8));
}

#[test]
fn a_link_into_the_past_is_clamped_and_said() {
    let mut network = days();
    let short = network.task(DAY);
    let long = network.task(5 * DAY);
    network.link(short, LinkKind::StartToFinish, long, Lag::NONE);
    let solution = network.solved();
    assert_eq!(solution.in_days(long)[..2], [0, 5]);
    assert!(solution.row(long).clamped);
    assert_eq!(solution.row(long).driver, Driver::Start);
    assert!(!solution.row(short).clamped);
}

#[test]
fn near_critical_is_below_the_threshold_and_not_critical() {
    let (mut network, [first, second, beside]) = chain_beside_ten();
    network.options.near_critical = 4 * DAY;
    let solution = network.solved();
    assert!([first, second, beside].iter().all(|&task| !solution.row(task).near_critical));
    network.options.near_critical = 4 * DAY + 1;
    let solution = network.solved();
    assert!(solution.row(first).near_critical && solution.row(second).near_critical);
    assert!(solution.row(beside).critical && !solution.row(beside).near_critical);
}

#[test]
fn the_first_of_equal_links_drives() {
    let mut network = days();
    let tasks = [2, 2, 1].map(|n_days| network.task(n_days * DAY));
    let later = network.then(tasks[1], tasks[2]);
    network.then(tasks[0], tasks[2]);
    let driver = network.solved().row(tasks[2]).driver;
    assert_eq!(driver, Driver::Link { link: later, from: tasks[1] });
}
