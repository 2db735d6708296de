//! Published worked examples with all their numbers, in days from 0; a finish is exclusive.

use super::*;

/// Builds a finish-to-start network from `(duration, predecessors)` by position, counting from 1.
fn by_predecessors(tasks: &[(i64, &[u32])]) -> Network {
    let mut network = days();
    for &(duration, _) in tasks {
        network.task(duration * DAY);
    }
    for (successor, &(_, predecessors)) in (0..).zip(tasks) {
        for &predecessor in predecessors {
            network.then(ActivityIdx(predecessor - 1), ActivityIdx(successor));
        }
    }
    network
}

fn critical(solution: &Solution) -> Vec<usize> {
    (1..).zip(&solution.rows).filter_map(|(name, row)| row.critical.then_some(name)).collect()
}

/// Vanhoucke 2014, "Integrated Project Management and Control", p. 6, as in the tests of R's `criticalpath`.
#[test]
fn vanhoucke_cost_information_system() {
    let network = by_predecessors(&[
        (1, &[]),
        (2, &[1]),
        (2, &[1]),
        (4, &[2]),
        (3, &[2]),
        (3, &[2]),
        (3, &[3]),
        (2, &[3]),
        (1, &[3]),
        (1, &[3]),
        (2, &[4, 5, 6]),
        (1, &[7]),
        (1, &[8]),
        (1, &[9]),
        (1, &[10]),
        (2, &[11, 12, 13, 14, 15]),
        (1, &[11, 12, 13, 14, 15]),
    ]);
    let expected = [
        [0, 1, 0, 1, 0, 0],
        [1, 3, 1, 3, 0, 0],
        [1, 3, 3, 5, 2, 0],
        [3, 7, 3, 7, 0, 0],
        [3, 6, 4, 7, 1, 1],
        [3, 6, 4, 7, 1, 1],
        [3, 6, 5, 8, 2, 0],
        [3, 5, 6, 8, 3, 0],
        [3, 4, 7, 8, 4, 0],
        [3, 4, 7, 8, 4, 0],
        [7, 9, 7, 9, 0, 0],
        [6, 7, 8, 9, 2, 2],
        [5, 6, 8, 9, 3, 3],
        [4, 5, 8, 9, 4, 4],
        [4, 5, 8, 9, 4, 4],
        [9, 11, 9, 11, 0, 0],
        [9, 10, 10, 11, 1, 1],
    ];
    let solution = network.solved();
    assert_eq!(solution.finish, Instant(11 * DAY));
    for (activity, expected) in (0..).zip(expected) {
        assert_eq!(solution.in_days(ActivityIdx(activity)), expected, "activity {}", activity + 1);
    }
    assert_eq!(critical(&solution), [1, 2, 4, 11, 16]);
    let chain = driving_chain(&solution, ActivityIdx(15));
    let names: Vec<u32> = chain.iter().map(|(activity, _)| activity.0 + 1).collect();
    assert_eq!(names, [16, 11, 4, 2, 1]);
    assert_eq!(chain[4].1, Driver::Start);
}

/// Zametek.Maths.Graphs, `VertexGraphBuilderCriticalPathTests.cs`, with free slack.
#[test]
fn zametek_with_free_slack() {
    let network = by_predecessors(&[
        (6, &[]),
        (7, &[]),
        (8, &[]),
        (11, &[2]),
        (8, &[1, 2, 3]),
        (7, &[3]),
        (4, &[4]),
        (4, &[4, 6]),
        (10, &[5]),
    ]);
    let expected = [
        [0, 6, 2, 8, 2, 2],
        [0, 7, 1, 8, 1, 0],
        [0, 8, 0, 8, 0, 0],
        [7, 18, 11, 22, 4, 0],
        [8, 16, 8, 16, 0, 0],
        [8, 15, 15, 22, 7, 3],
        [18, 22, 22, 26, 4, 4],
        [18, 22, 22, 26, 4, 4],
        [16, 26, 16, 26, 0, 0],
    ];
    let solution = network.solved();
    assert_eq!(solution.finish, Instant(26 * DAY));
    for (activity, expected) in (0..).zip(expected) {
        assert_eq!(solution.in_days(ActivityIdx(activity)), expected, "activity {}", activity + 1);
    }
}

/// R's `criticalpath`, early start and finish by link type: Begin(1) to A to B to End(1), the twenty cases that
/// hold with starts clamped at the project's start and finishes bounded by its end.
#[test]
fn four_link_types_with_lag() {
    let cases = [
        ("FS", 3, 3, 0, 8, [1, 4], [4, 7]),
        ("FS", 3, 3, 2, 10, [1, 4], [6, 9]),
        ("FS", 3, 3, -2, 6, [1, 4], [2, 5]),
        ("FS", 3, 5, 0, 10, [1, 4], [4, 9]),
        ("FS", 3, 5, 2, 12, [1, 4], [6, 11]),
        ("FS", 3, 5, -2, 8, [1, 4], [2, 7]),
        ("FS", 5, 3, 0, 10, [1, 6], [6, 9]),
        ("FS", 5, 3, 2, 12, [1, 6], [8, 11]),
        ("FS", 5, 3, -2, 8, [1, 6], [4, 7]),
        ("FF", 3, 3, 0, 5, [1, 4], [1, 4]),
        ("FF", 3, 3, 2, 7, [1, 4], [3, 6]),
        ("FF", 3, 5, 2, 7, [1, 4], [1, 6]),
        ("FF", 5, 3, 0, 7, [1, 6], [3, 6]),
        ("FF", 5, 3, 2, 9, [1, 6], [5, 8]),
        ("SS", 3, 3, 0, 5, [1, 4], [1, 4]),
        ("SS", 3, 3, 2, 7, [1, 4], [3, 6]),
        ("SS", 3, 5, 0, 7, [1, 4], [1, 6]),
        ("SS", 3, 5, 2, 9, [1, 4], [3, 8]),
        ("SS", 5, 3, 2, 7, [1, 6], [3, 6]),
        ("SF", 3, 3, 2, 4, [1, 4], [0, 3]),
    ];
    for (kind, duration_a, duration_b, lag, finish, dates_a, dates_b) in cases {
        let case = format!("{kind} {duration_a} {duration_b} {lag:+}");
        let mut network = days();
        let begin = network.task(DAY);
        let a = network.task(duration_a * DAY);
        let b = network.task(duration_b * DAY);
        let end = network.task(DAY);
        network.then(begin, a);
        network.link(a, LinkKind::parse(kind).unwrap(), b, Lag::Working(lag * DAY));
        network.then(b, end);
        let solution = network.solved();
        // In the SF case nothing follows A, which then ends the project together with End.
        assert_eq!(solution.finish, Instant(finish * DAY), "{case}");
        for (activity, [start, finish]) in [(a, dates_a), (b, dates_b)] {
            assert_eq!(solution.in_days(activity)[..4], [start, finish, start, finish], "{case}");
        }
    }
}

/// University of Pittsburgh notes on activity-on-arrow networks: the dummy arrow 3-4 is an activity without
/// duration, and an arrow follows every arrow into the node where it begins.
#[test]
fn pittsburgh_activity_on_arrow() {
    let arrows = [(1, 2, 4), (2, 3, 8), (2, 4, 7), (2, 5, 6), (3, 4, 0), (3, 5, 9), (4, 6, 15), (5, 6, 12), (6, 7, 20)];
    let mut network = days();
    let named: Vec<_> =
        arrows.iter().map(|&(tail, head, duration)| (tail, head, network.task(duration * DAY))).collect();
    for &(_, head, predecessor) in &named {
        for &(tail, _, successor) in &named {
            if head == tail {
                network.then(predecessor, successor);
            }
        }
    }
    let solution = network.solved();
    assert_eq!(solution.finish, Instant(53 * DAY));
    for (event, expected) in (1..).zip([0, 4, 12, 12, 21, 33, 53]) {
        let into = named.iter().filter(|(_, head, _)| *head == event);
        let earliest = into.map(|&(_, _, arrow)| solution.in_days(arrow)[1]).max().unwrap_or(0);
        assert_eq!(earliest, expected, "event {event}");
    }
    for (tail, head, total_float) in
        [(1, 2, 0), (2, 3, 0), (3, 5, 0), (5, 6, 0), (6, 7, 0), (2, 4, 7), (2, 5, 11), (3, 4, 6), (4, 6, 6)]
    {
        let &(_, _, arrow) = named.iter().find(|&&(t, h, _)| (t, h) == (tail, head)).unwrap();
        assert_eq!(solution.in_days(arrow)[4], total_float, "arrow {tail}-{head}");
        assert_eq!(solution.row(arrow).critical, total_float == 0, "arrow {tail}-{head}");
    }
}

/// Cal Poly exercise, users.csc.calpoly.edu/~jdalbey/308/Assign/HowTo-CPM.html.
#[test]
fn cal_poly_exercise() {
    let network = by_predecessors(&[(5, &[]), (4, &[]), (3, &[1]), (7, &[2]), (2, &[3]), (1, &[4, 5])]);
    let solution = network.solved();
    assert_eq!(solution.finish, Instant(12 * DAY));
    assert_eq!(critical(&solution), [2, 4, 6]);
    let total: Vec<i64> = solution.rows.iter().map(|row| row.total_float / DAY).collect();
    assert_eq!(total, [1, 0, 1, 0, 1, 0]);
    let free: Vec<i64> = solution.rows.iter().map(|row| row.free_float / DAY).collect();
    assert_eq!(free, [0, 0, 0, 0, 1, 0]);
}
