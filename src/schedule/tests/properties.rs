//! What holds for every network: random plans on several calendars, with lags, summaries and progress.

use super::random::{N_SUMMARIES, leaf, plans};
use super::*;
use proptest::prelude::*;

/// Working minutes of an activity between two instants.
fn between(network: &Network, activity: ActivityIdx, from: Instant, to: Instant) -> i64 {
    let activity = network.activities[activity.index()];
    if activity.elapsed {
        to.0 - from.0
    } else {
        network.calendars[activity.calendar.index()].working_between(from, to)
    }
}

/// Forward lag as the documentation defines it, written again without the engine.
fn lagged(network: &Network, link: &Link, at: Instant) -> Instant {
    let predecessor = network.activities[link.predecessor.index()];
    let (minutes, elapsed) = match link.lag {
        Lag::Working(minutes) => (minutes, false),
        Lag::Elapsed(minutes) => (minutes, true),
        Lag::Percent(hundredths) => {
            let product = predecessor.duration * hundredths;
            ((product + 5_000 * product.signum()) / 10_000, predecessor.elapsed)
        }
    };
    let owner = match network.options.lag_calendar {
        LagCalendar::Successor => network.activities[link.successor.index()],
        LagCalendar::Predecessor => predecessor,
        LagCalendar::Project => Activity::task(network.project_calendar, 0),
        LagCalendar::Continuous => return Instant(at.0 + minutes),
    };
    if elapsed || owner.elapsed {
        Instant(at.0 + minutes)
    } else {
        network.calendars[owner.calendar.index()].add(at, minutes)
    }
}

/// The minutes that the successor must still work once the link allows it to end.
fn overlap(network: &Network, link: &Link) -> i64 {
    let overlaps = network.options.start_to_finish == StartToFinishRule::Overlap;
    let works = network.activities[link.successor.index()].duration > 0;
    i64::from(overlaps && link.kind == LinkKind::StartToFinish && works)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn early_comes_before_late_and_free_float_within_total(plan in plans()) {
        let network = plan.network();
        let solution = network.solved();
        for activity in plan.all() {
            let row = solution.row(activity);
            prop_assert!(row.early_start <= row.early_finish);
            prop_assert!(row.early_start <= row.late_start && row.early_finish <= row.late_finish, "{row:?}");
            prop_assert!(between(&network, activity, row.early_start, row.late_start) >= 0, "{row:?}");
            prop_assert!(between(&network, activity, row.early_finish, row.late_finish) >= 0, "{row:?}");
            prop_assert!(0 <= row.free_float, "{row:?}");
            prop_assert!(row.free_float <= row.total_float, "{row:?}");
            prop_assert!(row.early_start >= network.start);
            prop_assert!(row.late_finish <= solution.finish);
        }
    }

    #[test]
    fn every_link_is_met(plan in plans()) {
        let network = plan.network();
        let solution = network.solved();
        for link in &network.links {
            let (from, to) = (solution.row(link.predecessor), solution.row(link.successor));
            let bound = lagged(&network, link, if link.kind.leaves_finish() { from.early_finish } else { from.early_start });
            let end = if link.kind.holds_finish() { to.early_finish } else { to.early_start };
            prop_assert!(between(&network, link.successor, bound, end) >= overlap(&network, link), "{link:?}\n{from:?}\n{to:?}");
        }
    }

    #[test]
    fn something_is_critical_and_the_driver_explains_the_start(plan in plans()) {
        let network = plan.network();
        let solution = network.solved();
        prop_assert!(plan.all().any(|activity| solution.row(activity).critical));
        for activity in plan.all() {
            let row = solution.row(activity);
            let chain = driving_chain(&solution, activity);
            prop_assert!(chain.len() <= network.activities.len());
            let unexplained = matches!(chain.last().unwrap().1, Driver::Link { .. });
            prop_assert!(!unexplained);
            let is_summary = network.activities.iter().any(|other| other.parent == Some(activity));
            if let (Driver::Link { link, from }, false) = (row.driver, is_summary) {
                let link = network.links[link.index()];
                prop_assert_eq!((link.predecessor, link.successor), (from, activity));
                let from = solution.row(from);
                let bound = lagged(&network, &link, if link.kind.leaves_finish() { from.early_finish } else { from.early_start });
                let end = if link.kind.holds_finish() { row.early_finish } else { row.early_start };
                prop_assert!(between(&network, activity, bound, end) <= overlap(&network, &link), "{link:?}\n{from:?}\n{row:?}");
            }
        }
    }

    #[test]
    fn lengthening_a_task_never_pulls_a_finish_to_start_network_in(plan in plans(), longer in 0_usize..12, by in 1_i64..5000) {
        let mut network = plan.network();
        for link in &mut network.links {
            link.kind = LinkKind::FinishToStart;
            // A lead in per cent grows with its predecessor; all other lags stay.
            if let Lag::Percent(hundredths) = link.lag {
                link.lag = Lag::Percent(hundredths.abs());
            }
        }
        let before = network.solved();
        let at = N_SUMMARIES as usize + longer % plan.leaves.len();
        network.activities[at].duration += by;
        let after = network.solved();
        for (before, after) in before.rows.iter().zip(&after.rows).filter(|(row, _)| row.early_start < row.early_finish) {
            prop_assert!(before.early_finish <= after.early_finish);
        }
        prop_assert!(before.finish <= after.finish);
    }

    #[test]
    fn order_does_not_matter(plan in plans(), seed in prop::collection::vec(any::<u32>(), 40)) {
        let network = plan.network();
        let n = network.activities.len();
        let mut position: Vec<usize> = (0..n).collect();
        position.sort_by_key(|&i| (seed[i], i));
        let mut place = vec![ActivityIdx(0); n];
        for (new, &old) in (0..).zip(&position) {
            place[old] = ActivityIdx(new);
        }
        let mut shuffled = network.clone();
        for (old, activity) in network.activities.iter().enumerate() {
            shuffled.activities[place[old].index()] =
                Activity { parent: activity.parent.map(|parent| place[parent.index()]), ..*activity };
        }
        for link in &mut shuffled.links {
            (link.predecessor, link.successor) = (place[link.predecessor.index()], place[link.successor.index()]);
        }
        let (solution, other) = (network.solved(), shuffled.solved());
        for (old, row) in solution.rows.iter().enumerate() {
            let mut moved = other.row(place[old]);
            // The indexes in a driver are those of its own network; among equal links the first one wins in both.
            if let Driver::Link { link, from } = moved.driver {
                let back = u32::try_from(position[from.index()]).unwrap();
                moved.driver = Driver::Link { link, from: ActivityIdx(back) };
            }
            if network.activities.iter().any(|activity| activity.parent == Some(ActivityIdx(u32::try_from(old).unwrap()))) {
                moved.driver = row.driver;
            }
            prop_assert_eq!(moved, *row);
        }
    }

    #[test]
    fn progress_pins_and_nothing_else_lies_in_the_past(plan in plans(), states in prop::collection::vec(0_u8..3, 12), at in 0_i64..8000, late in 0_u8..3) {
        let mut network = plan.network();
        if late == 1 {
            network.options.out_of_sequence = OutOfSequenceRule::Through;
        }
        if late == 2 {
            network.options.late_work = LateWorkRule::TotalFloat;
            if network.options.milestones == MilestoneRule::Snap {
                // A start milestone that waits for late work may wait out the last break of the plan.
                network.options.milestones = MilestoneRule::Stay;
            }
        }
        let data_date = Instant(network.start.0 + at);
        network.data_date = Some(data_date);
        for (i, &state) in states.iter().enumerate().take(plan.leaves.len()) {
            let activity = &mut network.activities[N_SUMMARIES as usize + i];
            activity.remaining = activity.duration / 2;
            activity.as_late_as_possible = late > 0;
            if state > 0 {
                activity.actual_start = Some(network.start);
            }
            if state > 1 {
                activity.actual_finish = Some(Instant(network.start.0 + at / 2));
            }
        }
        let solution = network.solved();
        for i in (0..).take(plan.leaves.len()) {
            let (entry, row) = (network.activities[leaf(i).index()], solution.row(leaf(i)));
            match row.progress {
                Progress::Done => {
                    prop_assert_eq!(Some(row.start), entry.actual_start);
                    prop_assert_eq!(Some(row.finish), entry.actual_finish);
                    prop_assert!(!row.critical && row.total_float == 0 && row.free_float == 0);
                }
                Progress::UnderWay => {
                    prop_assert_eq!(Some(row.start), entry.actual_start);
                    prop_assert!(between(&network, leaf(i), data_date, row.finish) >= entry.remaining);
                    prop_assert!(row.total_float >= 0 && row.free_float >= 0);
                }
                Progress::NotStarted => {
                    prop_assert!(row.start >= data_date.max(network.start));
                    prop_assert!(row.start >= row.early_start && row.finish <= solution.finish);
                    prop_assert!(row.total_float >= 0 && row.free_float >= 0 && row.free_float <= row.total_float);
                }
            }
        }
        // Placed dates keep the links among what has not started.
        for link in &network.links {
            let (from, to) = (solution.row(link.predecessor), solution.row(link.successor));
            if from.progress == Progress::NotStarted && to.progress == Progress::NotStarted {
                let bound = lagged(&network, link, if link.kind.leaves_finish() { from.finish } else { from.start });
                let end = if link.kind.holds_finish() { to.finish } else { to.start };
                prop_assert!(between(&network, link.successor, bound, end) >= overlap(&network, link), "{link:?}\n{from:?}\n{to:?}");
            }
        }
    }
}
