//! What hangs between others.

use super::*;

fn day(n: i64) -> Instant {
    Instant(n * DAY)
}

/// Three, four and two days in a row, and a hammock.
fn row_of_three() -> (Network, [ActivityIdx; 3], ActivityIdx) {
    let mut network = days();
    let row = [3, 4, 2].map(|n_days| network.task(n_days * DAY));
    network.then(row[0], row[1]);
    network.then(row[1], row[2]);
    let hammock = network.add(Activity::hammock(PLAIN));
    (network, row, hammock)
}

#[test]
fn it_spans_from_the_first_start_to_the_last_finish_it_is_tied_to() {
    let (mut network, [first, second, third], hammock) = row_of_three();
    network.link(second, LinkKind::StartToStart, hammock, Lag::NONE);
    network.link(first, LinkKind::StartToStart, hammock, Lag::Elapsed(DAY));
    network.link(second, LinkKind::FinishToFinish, hammock, Lag::NONE);
    let row = network.solved().row(hammock);
    assert_eq!((row.start, row.finish), (day(1), day(7)));
    assert!(matches!(row.driver, Driver::Link { from, .. } if from == first));

    // The same from the other side of the links.
    network.links.clear();
    network.then(first, second);
    network.then(second, third);
    network.link(first, LinkKind::FinishToStart, hammock, Lag::NONE);
    network.link(hammock, LinkKind::FinishToStart, third, Lag::NONE);
    let row = network.solved().row(hammock);
    assert_eq!((row.start, row.finish), (day(3), day(7)));
    network.link(hammock, LinkKind::FinishToFinish, third, Lag::NONE);
    network.link(hammock, LinkKind::StartToStart, first, Lag::Elapsed(DAY));
    let row = network.solved().row(hammock);
    assert_eq!((row.start, row.finish), (day(-1), day(9)));
}

#[test]
fn it_holds_nobody_and_is_never_critical() {
    let (mut network, parts, hammock) = row_of_three();
    let alone = network.solved();
    network.link(parts[0], LinkKind::StartToStart, hammock, Lag::NONE);
    network.link(hammock, LinkKind::FinishToFinish, parts[2], Lag::NONE);
    // A ring through a hammock is none.
    network.link(hammock, LinkKind::FinishToStart, parts[0], Lag::NONE);
    for critical in [CriticalRule::Float, CriticalRule::LongestPath] {
        network.options.critical = critical;
        let solution = network.solved();
        for part in parts {
            assert_eq!(solution.row(part), alone.row(part));
        }
        let row = solution.row(hammock);
        assert_eq!((row.critical, row.total_float, row.progress), (false, 0, Progress::NotStarted));
        assert_eq!(solution.finish, day(9));
    }
}

#[test]
fn its_float_is_how_far_its_finish_can_move() {
    let (mut network, [first, ..], hammock) = row_of_three();
    let side = network.task(2 * DAY);
    network.then(first, side);
    network.link(first, LinkKind::StartToStart, hammock, Lag::NONE);
    network.link(side, LinkKind::FinishToFinish, hammock, Lag::NONE);
    let row = network.solved().row(hammock);
    assert_eq!((row.early_finish, row.late_finish, row.total_float), (day(5), day(9), 4 * DAY));
}

#[test]
fn what_has_begun_goes_on_and_what_has_ended_stays() {
    let (mut network, [first, _, third], hammock) = row_of_three();
    network.link(first, LinkKind::StartToStart, hammock, Lag::NONE);
    network.link(third, LinkKind::FinishToFinish, hammock, Lag::NONE);
    network.data_date = Some(day(5));
    network.activities[hammock.index()].actual_start = Some(day(1));
    let row = network.solved().row(hammock);
    assert_eq!((row.start, row.early_start, row.finish, row.progress), (day(1), day(1), day(14), Progress::UnderWay));
    network.options.early_start = EarlyStartRule::Remaining;
    assert_eq!(network.solved().row(hammock).early_start, day(5));

    network.activities[hammock.index()].actual_finish = Some(day(4));
    let row = network.solved().row(hammock);
    assert_eq!((row.start, row.finish, row.progress, row.total_float), (day(1), day(4), Progress::Done, 0));
}

#[test]
fn it_may_hang_on_a_summary_and_be_part_of_one() {
    let (mut network, [first, second, third], hammock) = row_of_three();
    let phase = network.task(0);
    for member in [first, second, hammock] {
        network.activities[member.index()].parent = Some(phase);
    }
    let over = network.add(Activity::hammock(PLAIN));
    network.link(phase, LinkKind::StartToStart, over, Lag::NONE);
    network.link(phase, LinkKind::FinishToFinish, over, Lag::Elapsed(DAY));
    network.link(first, LinkKind::FinishToStart, hammock, Lag::NONE);
    network.link(hammock, LinkKind::FinishToFinish, third, Lag::NONE);
    network.then(phase, third);
    let solution = network.solved();
    // The hammock in the phase reaches to the end of the plan, and holds the third all the same not.
    assert_eq!((solution.row(hammock).start, solution.row(hammock).finish), (day(3), day(9)));
    assert_eq!(solution.row(third).start, day(7));
    assert_eq!(solution.row(phase).finish, day(9));
    assert_eq!((solution.row(over).start, solution.row(over).finish), (day(0), day(8)));
}

#[test]
fn without_ties_it_is_a_point() {
    let mut network = days();
    let (phase, task) = (network.task(0), network.task(DAY));
    let lonely = network.add(Activity { parent: Some(phase), ..Activity::hammock(PLAIN) });
    let pair = network.add(Activity::hammock(PLAIN));
    network.link(lonely, LinkKind::FinishToStart, pair, Lag::NONE);
    network.then(phase, task);
    network.data_date = Some(day(2));
    let solution = network.solved();
    for hammock in [lonely, pair] {
        assert_eq!((solution.row(hammock).start, solution.row(hammock).finish), (day(2), day(2)));
    }
    assert_eq!(solution.row(task).start, day(2));
}
