//! Networks that cannot be scheduled, and what is said of them.

use super::*;

fn cycles(network: &Network) -> Vec<(Vec<u32>, Vec<u32>)> {
    match solve(network) {
        Err(NetworkError::Cycles(cycles)) => cycles
            .iter()
            .map(|cycle| {
                (
                    cycle.activities.iter().map(|activity| activity.0).collect(),
                    cycle.links.iter().map(|link| link.0).collect(),
                )
            })
            .collect(),
        other => panic!("expected cycles, got {other:?}"),
    }
}

#[test]
fn every_knot_is_reported_once_as_one_chain() {
    let mut network = days();
    let tasks: Vec<_> = (0..9).map(|_| network.task(DAY)).collect();
    for (from, to) in [(3, 1), (1, 2), (2, 3), (0, 1), (3, 4), (4, 5), (5, 6), (6, 5), (6, 4), (7, 7), (6, 8)] {
        network.then(tasks[from], tasks[to]);
    }
    assert_eq!(cycles(&network), [(vec![1, 2, 3], vec![1, 2, 0]), (vec![4, 5, 6], vec![5, 6, 8]), (vec![7], vec![9])]);
}

#[test]
fn a_summary_that_waits_for_its_own_leaf_is_a_cycle() {
    let mut network = days();
    let summary = network.task(0);
    let leaf = network.child(summary, DAY);
    network.then(leaf, summary);
    assert_eq!(cycles(&network), [(vec![1], vec![0])].map(|(_, links)| (vec![0, 1], links)));

    let mut network = days();
    let summary = network.task(0);
    let inner = network.child(summary, 0);
    let leaf = network.child(inner, DAY);
    network.then(summary, leaf);
    let (activities, links) = cycles(&network).remove(0);
    assert_eq!((activities, links), (vec![0, 2, 1], vec![0]));

    let mut network = days();
    let summary = network.task(0);
    network.child(summary, DAY);
    network.then(summary, summary);
    assert_eq!(cycles(&network), [(vec![0, 1], vec![0])]);
}

#[test]
fn a_long_cycle_is_one_complete_chain() {
    const N: u32 = 100_000;
    let mut network = days();
    for _ in 0..N {
        network.task(DAY);
    }
    for from in 0..N {
        network.then(ActivityIdx(from), ActivityIdx((from + 1) % N));
    }
    let (activities, links) = cycles(&network).remove(0);
    assert_eq!(activities, (0..N).collect::<Vec<_>>());
    assert_eq!(links, (0..N).collect::<Vec<_>>());
}

#[test]
fn parents_in_a_ring_are_named() {
    let mut network = days();
    let tasks: Vec<_> = (0..4).map(|_| network.task(DAY)).collect();
    network.activities[1].parent = Some(tasks[2]);
    network.activities[2].parent = Some(tasks[1]);
    network.activities[3].parent = Some(tasks[2]);
    assert_eq!(solve(&network), Err(NetworkError::ParentCycle(vec![tasks[1], tasks[2]])));
    network.activities[2].parent = Some(tasks[2]);
    assert_eq!(solve(&network), Err(NetworkError::ParentCycle(vec![tasks[2]])));
}

#[test]
fn indexes_out_of_range_are_refused() {
    let nowhere = ActivityIdx(7);
    let good = {
        let mut network = days();
        let task = network.task(DAY);
        let other = network.task(DAY);
        network.then(task, other);
        network.impose(task, ConstraintKind::Deadline, Instant(0));
        network
    };
    let refused = |spoil: &dyn Fn(&mut Network)| {
        let mut network = good.clone();
        spoil(&mut network);
        solve(&network)
    };
    let out = |entry| Err(NetworkError::OutOfRange(entry));
    assert!(solve(&good).is_ok());
    assert_eq!(refused(&|n| n.project_calendar = CalendarIdx(1)), out(Entry::ProjectCalendar));
    assert_eq!(refused(&|n| n.activities[1].calendar = CalendarIdx(1)), out(Entry::Activity(1)));
    assert_eq!(refused(&|n| n.activities[0].parent = Some(nowhere)), out(Entry::Activity(0)));
    assert_eq!(refused(&|n| n.links[0].predecessor = nowhere), out(Entry::Link(0)));
    assert_eq!(refused(&|n| n.links[0].successor = nowhere), out(Entry::Link(0)));
    assert_eq!(refused(&|n| n.constraints[0].activity = nowhere), out(Entry::Constraint(0)));
}

#[test]
fn an_empty_network_has_a_schedule() {
    let solution = days().solved();
    assert_eq!((solution.rows.len(), solution.start, solution.finish), (0, Instant(0), Instant(0)));
    assert_eq!(driving_chain(&solution, ActivityIdx(0)), []);
}
