//! Summaries: what their rows say, and what links and constraints on them do to their leaves.

use super::*;

fn day(n: i64) -> Instant {
    Instant(n * DAY)
}

/// A summary (index 0) that comes before its children, with a summary inside.
fn nested() -> (Network, [ActivityIdx; 5]) {
    let mut network = days();
    let outer = network.task(0);
    let first = network.child(outer, 2 * DAY);
    let inner = network.child(outer, 0);
    let second = network.child(inner, 3 * DAY);
    let third = network.child(inner, DAY);
    network.then(first, second);
    (network, [outer, first, inner, second, third])
}

#[test]
fn a_summary_spans_its_leaves() {
    let (network, [outer, first, inner, second, third]) = nested();
    let solution = network.solved();
    assert_eq!(solution.in_days(first), [0, 2, 0, 2, 0, 0]);
    assert_eq!(solution.in_days(second), [2, 5, 2, 5, 0, 0]);
    assert_eq!(solution.in_days(third), [0, 1, 4, 5, 4, 4]);
    assert_eq!(solution.in_days(inner), [0, 5, 2, 5, 0, 0]);
    assert_eq!(solution.in_days(outer), [0, 5, 0, 5, 0, 0]);
    assert!(solution.row(outer).critical && solution.row(inner).critical);
    assert_eq!(solution.row(outer).driver, Driver::Start);
}

#[test]
fn a_summary_is_done_when_all_its_leaves_are() {
    let (mut network, [outer, first, inner, second, third]) = nested();
    network.data_date = Some(day(6));
    for (task, finish) in [(second, 5), (third, 1)] {
        network.activities[task.index()].actual_finish = Some(day(finish));
    }
    let solution = network.solved();
    let row = solution.row(inner);
    assert_eq!((row.progress, row.total_float, row.critical), (Progress::Done, 0, false));
    assert_eq!(solution.row(outer).progress, Progress::UnderWay);
    assert_eq!(solution.row(first).progress, Progress::NotStarted);
    assert!(solution.row(outer).critical);
}

#[test]
fn a_link_to_a_summary_holds_every_leaf() {
    let (mut network, [outer, first, _, second, third]) = nested();
    let before = network.task(4 * DAY);
    let link = network.then(before, outer);
    let solution = network.solved();
    assert_eq!(solution.in_days(first)[..2], [4, 6]);
    assert_eq!(solution.in_days(second)[..2], [6, 9]);
    assert_eq!(solution.in_days(third), [4, 5, 8, 9, 4, 4]);
    assert_eq!(solution.row(third).driver, Driver::Link { link, from: before });
    assert_eq!(solution.in_days(before), [0, 4, 0, 4, 0, 0]);
}

#[test]
fn a_link_from_a_summary_waits_for_its_last_leaf() {
    let (mut network, [outer, _, _, second, third]) = nested();
    let after = network.task(DAY);
    let link = network.link(outer, LinkKind::FinishToStart, after, Lag::Working(DAY));
    let solution = network.solved();
    assert_eq!(solution.in_days(after), [6, 7, 6, 7, 0, 0]);
    assert_eq!(solution.row(after).driver, Driver::Link { link, from: second });
    assert_eq!(solution.in_days(second), [2, 5, 2, 5, 0, 0]);
    assert_eq!(solution.in_days(third), [0, 1, 4, 5, 4, 4]);
    let chain: Vec<u32> = driving_chain(&solution, after).iter().map(|(task, _)| task.0).collect();
    assert_eq!(chain, [5, 3, 1]);
}

#[test]
fn a_start_link_from_a_summary_counts_from_its_first_leaf() {
    let (mut network, [outer, first, ..]) = nested();
    network.impose(outer, ConstraintKind::StartNoEarlier, day(1));
    let beside = network.task(8 * DAY);
    let link = network.link(outer, LinkKind::StartToStart, beside, Lag::Working(DAY));
    let solution = network.solved();
    assert_eq!(solution.in_days(beside), [2, 10, 2, 10, 0, 0]);
    assert_eq!(solution.row(beside).driver, Driver::Link { link, from: first });
    assert_eq!(solution.in_days(first), [1, 3, 1, 3, 0, 0], "it alone carries what hangs on the start");
    assert_eq!(solution.row(first).driver, Driver::Constraint(ConstraintKind::StartNoEarlier));
}

#[test]
fn a_finish_link_to_a_summary_holds_every_leaf_at_its_finish() {
    let (mut network, [_, _, inner, second, third]) = nested();
    let beside = network.task(7 * DAY);
    network.link(beside, LinkKind::FinishToFinish, inner, Lag::NONE);
    let solution = network.solved();
    assert_eq!(solution.in_days(second), [4, 7, 4, 7, 0, 0]);
    assert_eq!(solution.in_days(third), [6, 7, 6, 7, 0, 0]);
    assert_eq!(solution.in_days(beside), [0, 7, 0, 7, 0, 0]);
}

#[test]
fn percent_of_a_summary_is_of_its_span() {
    let (mut network, [outer, ..]) = nested();
    let after = network.task(DAY);
    network.link(outer, LinkKind::FinishToStart, after, Lag::Percent(4_000));
    assert_eq!(network.solved().in_days(after)[..2], [7, 8]);
}

#[test]
fn a_deadline_on_a_summary_bounds_every_leaf() {
    let (mut network, [outer, first, _, second, third]) = nested();
    network.impose(outer, ConstraintKind::Deadline, day(4));
    let solution = network.solved();
    assert_eq!(solution.in_days(first), [0, 2, -1, 1, -1, 0]);
    assert_eq!(solution.in_days(second), [2, 5, 1, 4, -1, 0]);
    assert_eq!(solution.in_days(third), [0, 1, 3, 4, 3, 4]);
    assert_eq!(solution.in_days(outer), [0, 5, -1, 4, -1, 0]);
}

#[test]
fn two_large_summaries_linked_cost_two_sets_of_leaves_not_their_product() {
    const N_LEAVES: u32 = 1_000;
    let mut network = days();
    let summaries = [network.task(0), network.task(0)];
    for summary in summaries {
        for leaf in 0..N_LEAVES {
            network.child(summary, DAY * i64::from(leaf % 7 + 1));
        }
    }
    network.then(summaries[0], summaries[1]);
    let graph = super::super::graph::Graph::new(&network).unwrap();
    let n_edges: usize = (0..graph.order.len()).map(|node| graph.incoming.of(node).len()).sum();
    assert_eq!(n_edges, 2 * N_LEAVES as usize + 1);
    let solution = network.solved();
    assert_eq!(solution.in_days(summaries[0])[..2], [0, 7]);
    assert_eq!(solution.in_days(summaries[1])[..2], [7, 14]);
}
