//! Actual dates, remaining work, the data date and work out of sequence.

use super::*;

fn day(n: i64) -> Instant {
    Instant(n * DAY)
}

fn done(network: &mut Network, activity: ActivityIdx, start: i64, finish: i64) {
    let activity = &mut network.activities[activity.index()];
    (activity.actual_start, activity.actual_finish) = (Some(day(start)), Some(day(finish)));
}

fn started(network: &mut Network, activity: ActivityIdx, start: i64, remaining: i64) {
    let activity = &mut network.activities[activity.index()];
    (activity.actual_start, activity.remaining) = (Some(day(start)), remaining * DAY);
}

/// Five activities of four days in a row, at day 6: the first done, the second under way.
fn in_the_middle() -> (Network, [ActivityIdx; 3]) {
    let mut network = days();
    let tasks = [4, 4, 4].map(|n_days| network.task(n_days * DAY));
    network.then(tasks[0], tasks[1]);
    network.then(tasks[1], tasks[2]);
    network.data_date = Some(day(6));
    done(&mut network, tasks[0], 0, 5);
    started(&mut network, tasks[1], 5, 2);
    (network, tasks)
}

#[test]
fn actuals_stand_and_remaining_work_follows_the_data_date() {
    let (network, [first, second, third]) = in_the_middle();
    let solution = network.solved();
    assert_eq!(solution.in_days(first), [0, 5, 0, 5, 0, 0]);
    let row = solution.row(first);
    assert_eq!((row.progress, row.critical, row.driver), (Progress::Done, false, Driver::Actual));
    assert_eq!(solution.in_days(second), [5, 8, 5, 8, 0, 0]);
    let row = solution.row(second);
    assert_eq!((row.progress, row.critical, row.driver), (Progress::UnderWay, true, Driver::Actual));
    assert_eq!(solution.in_days(third), [8, 12, 8, 12, 0, 0]);
    assert!(solution.rows.iter().all(|row| !row.out_of_sequence));
    let chain = driving_chain(&solution, third);
    assert_eq!(chain.last(), Some(&(second, Driver::Actual)));
}

#[test]
fn what_could_have_started_starts_at_the_data_date() {
    let (mut network, [first, ..]) = in_the_middle();
    let idle = network.task(DAY);
    let ready = network.task(DAY);
    network.then(first, ready);
    let solution = network.solved();
    for task in [idle, ready] {
        assert_eq!(solution.in_days(task)[..2], [6, 7]);
        assert_eq!(solution.row(task).driver, Driver::DataDate);
        assert!(!solution.row(task).clamped);
    }
}

#[test]
fn without_a_data_date_nothing_is_pushed() {
    let (mut network, [_, second, third]) = in_the_middle();
    network.data_date = None;
    let idle = network.task(DAY);
    let solution = network.solved();
    // Two of four days are done: they ran on from the start at day 5.
    assert_eq!(solution.in_days(second)[..2], [5, 9]);
    assert_eq!(solution.in_days(third)[..2], [9, 13]);
    assert_eq!(solution.in_days(idle)[..2], [0, 1]);
}

#[test]
fn retained_logic_holds_back_what_remains() {
    let mut network = days();
    let tasks = [4, 4].map(|n_days| network.task(n_days * DAY));
    let link = network.then(tasks[0], tasks[1]);
    network.data_date = Some(day(3));
    started(&mut network, tasks[0], 0, 3);
    started(&mut network, tasks[1], 1, 3);
    let solution = network.solved();
    assert_eq!(solution.in_days(tasks[0]), [0, 6, 0, 6, 0, 0]);
    assert_eq!(solution.in_days(tasks[1]), [1, 9, 1, 9, 0, 0]);
    assert_eq!(solution.row(tasks[1]).start, day(1));
    assert!(solution.row(tasks[1]).out_of_sequence && !solution.row(tasks[0]).out_of_sequence);
    assert_eq!(solution.row(tasks[1]).driver, Driver::Link { link, from: tasks[0] });
}

#[test]
fn done_before_its_predecessor_is_out_of_sequence_and_stands() {
    let mut network = days();
    let tasks = [4, 1, 1].map(|n_days| network.task(n_days * DAY));
    network.then(tasks[0], tasks[1]);
    network.then(tasks[1], tasks[2]);
    network.data_date = Some(day(2));
    done(&mut network, tasks[1], 0, 1);
    let solution = network.solved();
    assert!(solution.row(tasks[1]).out_of_sequence);
    assert_eq!(solution.in_days(tasks[1])[..2], [0, 1]);
    assert_eq!(solution.in_days(tasks[0]), [2, 6, 2, 6, 0, 0]);
    assert_eq!(solution.in_days(tasks[2])[..2], [2, 3], "it waits for what is done, not for what came before");

    network.options.out_of_sequence = OutOfSequenceRule::Through;
    let beside = network.task(8 * DAY);
    let solution = network.solved();
    assert_eq!(solution.in_days(tasks[1])[..2], [0, 1], "what is done stands");
    assert_eq!(solution.in_days(tasks[2]), [6, 7, 9, 10, 3, 3], "it waits for what came before, too");
    assert_eq!(solution.in_days(tasks[0]), [2, 6, 5, 9, 3, 0]);
    assert_eq!(solution.in_days(beside)[..2], [2, 10]);
}

#[test]
fn float_while_under_way_follows_the_options() {
    use EarlyStartRule::{Actual, Remaining};
    // A start that has happened has no float, whatever is called total float.
    for (early_start, rule, dates) in [
        (Actual, FloatRule::Least, [0, 6, 0, 10, 4, 4]),
        (Actual, FloatRule::Finish, [0, 6, 0, 10, 4, 4]),
        (Actual, FloatRule::Start, [0, 6, 0, 10, 4, 4]),
        (Remaining, FloatRule::Least, [4, 6, 8, 10, 4, 4]),
        (Remaining, FloatRule::Start, [4, 6, 8, 10, 4, 4]),
    ] {
        let mut network = days();
        (network.options.float, network.options.early_start) = (rule, early_start);
        network.data_date = Some(day(4));
        let task = network.task(6 * DAY);
        let beside = network.task(6 * DAY);
        started(&mut network, task, 0, 2);
        let solution = network.solved();
        assert_eq!(solution.in_days(task), dates, "{early_start:?} {rule:?}");
        assert_eq!(solution.in_days(beside)[4], 0);
    }
}

#[test]
fn no_work_left_finishes_at_the_data_date() {
    let mut network = days();
    let task = network.task(4 * DAY);
    network.data_date = Some(day(6));
    started(&mut network, task, 1, 0);
    assert_eq!(network.solved().in_days(task)[..2], [1, 6]);
}

#[test]
fn a_finish_alone_is_done() {
    let mut network = days();
    let task = network.task(4 * DAY);
    network.activities[task.index()].actual_finish = Some(day(5));
    let row = network.solved().row(task);
    assert_eq!((row.progress, row.start, row.finish), (Progress::Done, day(1), day(5)));
}

#[test]
fn a_start_to_start_link_counts_from_the_actual_start() {
    let mut network = days();
    let tasks = [9, 2].map(|n_days| network.task(n_days * DAY));
    network.link(tasks[0], LinkKind::StartToStart, tasks[1], Lag::Working(5 * DAY));
    network.data_date = Some(day(4));
    started(&mut network, tasks[0], 1, 6);
    let solution = network.solved();
    assert_eq!(solution.in_days(tasks[1])[..2], [6, 8]);
    assert_eq!(solution.in_days(tasks[0]), [1, 10, 1, 10, 0, 0]);
}

#[test]
fn solving_again_uses_the_new_durations_only() {
    let (network, [_, second, third]) = in_the_middle();
    let mut solver = Solver::new(&network).unwrap();
    let as_written = solver.solve().clone();
    solver.set_duration(third, 7 * DAY);
    solver.set_remaining(second, 3 * DAY);
    assert_eq!(solver.solve().in_days(third)[..2], [9, 16]);
    solver.set_duration(third, 4 * DAY);
    solver.set_remaining(second, 2 * DAY);
    solver.set_duration(ActivityIdx(99), DAY);
    assert_eq!(*solver.solve(), as_written);
}
