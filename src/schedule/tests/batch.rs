//! The runs of a batch have the dates and drivers of the full solver, whatever rules meet.

use super::random::{N_SUMMARIES, Plan, lags, leaf, plans};
use super::*;
use proptest::prelude::*;

/// What befalls a leaf.
#[derive(Debug, Clone, Copy)]
struct Fate {
    state: u8,
    at: i64,
    length: i64,
    /// Whether its work differs from run to run.
    varies: bool,
}

/// What makes a plan harder.
#[derive(Debug, Clone)]
struct Trouble {
    fates: Vec<Fate>,
    data_date: Option<i64>,
    dialect: [bool; 4],
    /// A summary, a leaf or summary beside it, kind, lag.
    summary_links: Vec<(u32, u32, LinkKind, Lag)>,
}

fn troubles() -> impl Strategy<Value = Trouble> {
    let fate = (0_u8..16, -3000_i64..9000, 0_i64..4000, prop::bool::weighted(0.6));
    let fates = prop::collection::vec(fate, 15).prop_map(|fates| {
        fates.into_iter().map(|(state, at, length, varies)| Fate { state, at, length, varies }).collect()
    });
    let link = (0..N_SUMMARIES, 0_u32..15, 0_usize..4, lags());
    let links = prop::collection::vec(link, 0..4)
        .prop_map(|links| links.into_iter().map(|(a, b, kind, lag)| (a, b, LinkKind::ALL[kind], lag)).collect());
    (fates, prop::option::of(0_i64..9000), prop::array::uniform4(prop::bool::weighted(0.3)), links)
        .prop_map(|(fates, data_date, dialect, summary_links)| Trouble { fates, data_date, dialect, summary_links })
}

/// Minutes for each leaf in each run: mostly plain, sometimes none, rarely beyond all bounds.
fn works() -> impl Strategy<Value = Vec<Row>> {
    let minutes = prop_oneof![30 => 1_i64..3000, 3 => Just(0_i64), 1 => Just(-5_i64)];
    let huge = prop_oneof![20 => minutes.clone(), 1 => Just(150_000_000_000_i64)];
    let run = |minutes| prop::collection::vec(minutes, LANES);
    let row = prop_oneof![12 => run(minutes.boxed()), 1 => run(Just(0).boxed()), 1 => run(huge.boxed())];
    prop::collection::vec(row.prop_map(|row| row.try_into().expect("as many as there are runs")), 15)
}

fn troubled(plan: &Plan, trouble: &Trouble) -> Network {
    let mut network = plan.network();
    let start = network.start;
    network.calendars.push(Calendar::compile(
        &CalendarSpec::weekdays(parse_zone("UTC").unwrap(), &[]),
        date("2026-01-01"),
        date("2026-02-01"),
    ));
    let options = &mut network.options;
    if trouble.dialect[0] {
        options.out_of_sequence = OutOfSequenceRule::Override;
    }
    if trouble.dialect[1] {
        options.early_start = EarlyStartRule::Remaining;
    }
    if trouble.dialect[2] {
        options.start_lag = StartLagRule::Remaining;
    }
    if trouble.dialect[3] {
        options.start_to_finish = StartToFinishRule::Overlap;
    }
    network.data_date = trouble.data_date.map(|minutes| start.plus_minutes(minutes));
    for (i, fate) in trouble.fates.iter().enumerate().skip(N_SUMMARIES as usize) {
        let activity = ActivityIdx(u32::try_from(i).unwrap());
        let Some(entry) = network.activities.get_mut(i) else { break };
        let at = start.plus_minutes(fate.at);
        match fate.state {
            0 => entry.actual_start = Some(at),
            1 => {
                entry.actual_start = Some(at);
                entry.resume = Some(at.plus_minutes(fate.length));
            }
            2 => (entry.actual_start, entry.actual_finish) = (Some(at), Some(at.plus_minutes(fate.length))),
            3 => entry.actual_finish = Some(at),
            4 => entry.hammock = true,
            5 if fate.varies => entry.calendar = CalendarIdx(3),
            6 => network.impose(activity, ConstraintKind::StartNoEarlier, at),
            7 => network.impose(activity, ConstraintKind::MustFinish, at),
            8 => network.impose(activity, ConstraintKind::FinishNoEarlier, at),
            9 => network.impose(activity, ConstraintKind::MustStart, at),
            10 if fate.varies => network.impose(activity, ConstraintKind::PlacedStart, at),
            10 => network.impose(activity, ConstraintKind::Deadline, at),
            _ => {}
        }
    }
    network.impose(ActivityIdx(1), ConstraintKind::StartNoEarlier, start.plus_minutes(700));
    let n_leaves = u32::try_from(plan.leaves.len()).unwrap();
    for &(summary, other, kind, lag) in &trouble.summary_links {
        // A summary holds at most its four leaves: what comes before them holds it, what comes after is held.
        if other < N_SUMMARIES && other != summary {
            network.link(ActivityIdx(other.min(summary)), kind, ActivityIdx(other.max(summary)), lag);
        } else if other >= summary * 4 + 4 && other < n_leaves {
            network.link(ActivityIdx(summary), kind, leaf(other), lag);
        } else if other < summary * 4 && other < n_leaves {
            network.link(leaf(other), kind, ActivityIdx(summary), lag);
        }
    }
    network
}

/// Dates, drivers and the end of every run, beside those of the full solver with the same work.
fn assert_same(network: &Network, batch: &mut Batch<'_>, works: &[(ActivityIdx, Row)]) -> Result<(), TestCaseError> {
    let is_leaf = |activity: ActivityIdx| !network.activities.iter().any(|other| other.parent == Some(activity));
    let all = (0..u32::try_from(network.activities.len()).unwrap()).map(ActivityIdx);
    let leaves: Vec<ActivityIdx> =
        all.filter(|leaf| is_leaf(*leaf) && !network.activities[leaf.index()].hammock).collect();
    let mut full = Solver::new(network).unwrap();
    for lane in 0..LANES {
        for (activity, minutes) in works {
            if network.activities[activity.index()].actual_start.is_some() {
                full.set_remaining(*activity, minutes[lane]);
            } else {
                full.set_duration(*activity, minutes[lane]);
            }
        }
        let solution = full.solve();
        prop_assert_eq!(Instant(batch.ends()[lane]), solution.finish);
        let mut latest = leaves.iter().copied().filter(|leaf| solution.row(*leaf).early_finish == solution.finish);
        prop_assert_eq!(batch.last(lane), latest.next());
        for leaf in &leaves {
            let row = solution.row(*leaf);
            prop_assert_eq!(
                Instant(batch.finishes(*leaf)[lane]),
                row.early_finish,
                "{:?} in {}: {:?}",
                leaf,
                lane,
                row
            );
            let from = if let Driver::Link { from, .. } = row.driver { Some(from) } else { None };
            prop_assert_eq!(batch.driver(*leaf, lane), from, "{:?} in {}: {:?}", leaf, lane, row);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_batch_agrees_with_the_full_solver(plan in plans(), trouble in troubles(), works in works()) {
        let network = troubled(&plan, &trouble);
        let varying: Vec<ActivityIdx> = (0_u32..)
            .zip(&trouble.fates)
            .take(network.activities.len())
            .filter(|(_, fate)| fate.varies)
            .map(|(i, _)| ActivityIdx(i))
            .filter(|activity| network.activities[activity.index()].actual_finish.is_none())
            .collect();
        let solver = Solver::new(&network).unwrap();
        let mut batch = solver.batch(&varying);
        assert_same(&network, &mut batch, &[])?;

        let mut now: Vec<(ActivityIdx, Row)> =
            varying.iter().map(|activity| (*activity, works[activity.index()])).collect();
        for (activity, minutes) in &now {
            batch.set_work(*activity, minutes);
        }
        batch.solve();
        assert_same(&network, &mut batch, &now)?;

        // One activity after the other has other work for once: only what depends on it is computed again.
        let mut earlier = Reach::default();
        for (place, activity) in varying.iter().enumerate().take(3) {
            let drawn = now[place].1;
            now[place].1 = works[(activity.index() + 7) % works.len()];
            batch.set_work(*activity, &now[place].1);
            let reach = batch.reach(&[*activity]);
            batch.solve_again(&reach, &earlier);
            assert_same(&network, &mut batch, &now)?;
            now[place].1 = drawn;
            batch.set_work(*activity, &drawn);
            earlier = reach;
        }
    }
}
