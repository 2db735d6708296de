//! What holds for every network: random plans on several calendars, with lags, summaries and progress.

use super::*;
use proptest::prelude::*;

/// A random plan; links run from lower to higher leaves, so that it has no cycle.
#[derive(Debug, Clone)]
struct Plan {
    /// Calendar, duration in minutes, elapsed, summary.
    leaves: Vec<(u32, i64, bool, Option<u32>)>,
    /// Two leaves, kind, lag.
    links: Vec<(u32, u32, LinkKind, Lag)>,
    options: ScheduleOptions,
}

/// Leaves come after three summaries; leaf `i` may belong to summary `i / 4` so that links between summaries run
/// forward as well.
const N_SUMMARIES: u32 = 3;

fn calendars() -> Vec<Calendar> {
    let night = {
        let windows = [WorkWindow::parse("20:00-24:00").unwrap()];
        let spec = CalendarSpec::weekdays(parse_zone("America/Chicago").unwrap(), &windows);
        Calendar::compile(&spec, date("2026-01-01"), date("2026-03-31"))
    };
    vec![office("Asia/Taipei", &["2026-01-06", "2026-01-14"]), Calendar::always(Zone::UTC), night]
}

fn lags() -> impl Strategy<Value = Lag> {
    prop_oneof![
        4 => Just(Lag::NONE),
        2 => (-900_i64..1500).prop_map(Lag::Working),
        1 => (-3000_i64..6000).prop_map(Lag::Elapsed),
        1 => (-9000_i64..20_000).prop_map(Lag::Percent),
    ]
}

fn plans() -> impl Strategy<Value = Plan> {
    let leaf = (0_u32..3, prop_oneof![1 => Just(0), 6 => 1_i64..2000], prop::bool::weighted(0.1), prop::bool::ANY);
    let leaves = prop::collection::vec(leaf, 2..12).prop_map(|leaves| {
        (0_u32..)
            .zip(leaves)
            .map(|(i, (calendar, minutes, elapsed, inside))| (calendar, minutes, elapsed, inside.then_some(i / 4)))
            .collect::<Vec<_>>()
    });
    let options = (0_usize..4, prop::bool::ANY, prop::bool::ANY).prop_map(|(lag, snap, overlap)| ScheduleOptions {
        lag_calendar: [LagCalendar::Successor, LagCalendar::Predecessor, LagCalendar::Project, LagCalendar::Continuous]
            [lag],
        start_to_finish: if overlap { StartToFinishRule::Overlap } else { StartToFinishRule::Meet },
        out_of_sequence: if lag == 1 { OutOfSequenceRule::Through } else { OutOfSequenceRule::Retained },
        milestones: if snap { MilestoneRule::Snap } else { MilestoneRule::Stay },
        ..ScheduleOptions::default()
    });
    (leaves, options).prop_flat_map(|(leaves, options)| {
        let n = u32::try_from(leaves.len()).unwrap();
        let link = (0..n, 0..n, 0_usize..4, lags()).prop_filter_map("an order", |(a, b, kind, lag)| {
            (a != b).then(|| (a.min(b), a.max(b), LinkKind::ALL[kind], lag))
        });
        prop::collection::vec(link, 0..20).prop_map(move |links| Plan { leaves: leaves.clone(), links, options })
    })
}

impl Plan {
    fn network(&self) -> Network {
        let mut network = on_calendars(calendars(), taipei("2026-01-05T00:00"));
        network.options = self.options;
        for _ in 0..N_SUMMARIES {
            network.task(0);
        }
        for (i, &(calendar, minutes, elapsed, parent)) in self.leaves.iter().enumerate() {
            network.add(Activity {
                parent: parent.map(ActivityIdx),
                elapsed,
                milestone: Some(if i % 2 == 0 { MilestoneKind::Start } else { MilestoneKind::Finish }),
                ..Activity::task(CalendarIdx(calendar), minutes)
            });
        }
        for &(from, to, kind, lag) in &self.links {
            network.link(leaf(from), kind, leaf(to), lag);
        }
        network
    }

    /// Its leaves; a summary without members is a leaf too.
    fn all(&self) -> impl Iterator<Item = ActivityIdx> {
        (0..N_SUMMARIES + u32::try_from(self.leaves.len()).unwrap()).map(ActivityIdx)
    }
}

fn leaf(i: u32) -> ActivityIdx {
    ActivityIdx(N_SUMMARIES + i)
}

fn is_summary(network: &Network, activity: ActivityIdx) -> bool {
    network.activities.iter().any(|other| other.parent == Some(activity))
}

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

    /// The lean pass of simulations has the dates and the drivers of the full one, after other durations as well.
    #[test]
    fn the_lean_pass_agrees_with_the_full_one(
        plan in plans(),
        progress in prop::collection::vec((0_u8..8, -3000_i64..9000, 0_i64..4000, 0_i64..3000), 15),
        data_date in prop::option::of(0_i64..9000),
        dialect in prop::array::uniform4(prop::bool::ANY),
    ) {
        let mut network = plan.network();
        let start = network.start;
        if dialect[0] {
            network.options.out_of_sequence = OutOfSequenceRule::Override;
        }
        if dialect[1] {
            network.options.early_start = EarlyStartRule::Remaining;
        }
        if dialect[2] {
            network.options.start_lag = StartLagRule::Remaining;
        }
        if dialect[3] {
            network.options.start_to_finish = StartToFinishRule::Overlap;
        }
        network.data_date = data_date.map(|minutes| start.plus_minutes(minutes));
        for (i, &(state, at, length, _)) in progress.iter().enumerate().skip(N_SUMMARIES as usize) {
            let activity = ActivityIdx(u32::try_from(i).unwrap());
            let Some(entry) = network.activities.get_mut(i) else { break };
            let at = start.plus_minutes(at);
            match state {
                0 => entry.actual_start = Some(at),
                1 => (entry.actual_start, entry.actual_finish) = (Some(at), Some(at.plus_minutes(length))),
                2 => network.impose(activity, ConstraintKind::StartNoEarlier, at),
                3 => network.impose(activity, ConstraintKind::MustFinish, at),
                4 => network.impose(activity, ConstraintKind::FinishNoEarlier, at),
                _ => {}
            }
        }
        network.impose(ActivityIdx(1), ConstraintKind::StartNoEarlier, start.plus_minutes(700));
        let full = Solver::new(&network).unwrap();
        let mut lean = full.early();
        let mut works: Vec<(ActivityIdx, i64)> = Vec::new();
        for round in 0..3 {
            let mut from = 0;
            if round == 2 {
                // One activity alone changes: what stands before it in the order need not be computed again.
                let activity = ActivityIdx(u32::try_from(progress.len() * 7 % network.activities.len()).unwrap());
                works.push((activity, 1234));
                lean.set_work(activity, 1234);
                from = lean.place(activity);
            }
            if round == 1 {
                for (i, &(_, _, _, minutes)) in progress.iter().enumerate().take(network.activities.len()) {
                    works.push((ActivityIdx(u32::try_from(i).unwrap()), minutes));
                }
                for (activity, minutes) in &works {
                    lean.set_work(*activity, *minutes);
                }
            }
            let finish = if round == 2 { lean.solve_from(from) } else { lean.solve() };
            let mut again = Solver::new(&network).unwrap();
            for (activity, minutes) in &works {
                if network.activities[activity.index()].actual_start.is_some() {
                    again.set_remaining(*activity, *minutes);
                } else {
                    again.set_duration(*activity, *minutes);
                }
            }
            let solution = again.solve();
            prop_assert_eq!(finish, solution.finish);
            for activity in plan.all().filter(|activity| !is_summary(&network, *activity)) {
                let row = solution.row(activity);
                prop_assert_eq!(lean.finish(activity), row.early_finish, "{:?}", row);
                let from = if let Driver::Link { from, .. } = row.driver { Some(from) } else { None };
                prop_assert_eq!(lean.driver(activity), from, "{:?}", row);
            }
        }
    }

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
        if late > 1 {
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
