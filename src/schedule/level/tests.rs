//! Levelling by the independent check, on plans with everything a plan may have.

use super::*;
use crate::schedule::{Activity, CalendarIdx, Constraint, Lag, Link, ScheduleOptions};
use crate::terms::{ConstraintKind, LinkKind};
use crate::time::{Calendar, CalendarSpec, WorkWindow, Zone, parse_date};

use random::Random;

const DAY: i64 = 480;

/// Monday to Friday, eight hours from midnight; and a calendar that never stops.
fn calendars() -> Vec<Calendar> {
    let windows = [WorkWindow::parse("00:00-08:00").unwrap()];
    let [from, to] = ["2026-01-01", "2030-12-31"].map(|text| parse_date(text).unwrap());
    vec![Calendar::compile(&CalendarSpec::weekdays(Zone::UTC, &windows), from, to), Calendar::always(Zone::UTC)]
}

/// Monday.
fn start() -> Instant {
    Instant::start_of(parse_date("2026-06-01").unwrap(), Zone::UTC)
}

fn network(durations: &[i64], links: &[(u32, u32)]) -> Network {
    let link = |&(from, to): &(u32, u32)| Link {
        predecessor: ActivityIdx(from),
        successor: ActivityIdx(to),
        kind: LinkKind::FinishToStart,
        lag: Lag::NONE,
    };
    Network {
        calendars: calendars(),
        project_calendar: CalendarIdx(0),
        activities: durations.iter().map(|days| Activity::task(CalendarIdx(0), days * DAY)).collect(),
        links: links.iter().map(link).collect(),
        constraints: Vec::new(),
        start: start(),
        data_date: None,
        options: ScheduleOptions::default(),
    }
}

fn uses(uses: &[(u32, usize, i64)]) -> Vec<Use> {
    uses.iter().map(|&(activity, resource, units)| Use { activity: ActivityIdx(activity), resource, units }).collect()
}

fn one(capacity: Capacity, of: &[(u32, usize, i64)]) -> Resources {
    Resources { capacities: vec![capacity], uses: uses(of), taken: Vec::new() }
}

fn dates(levelled: &Levelled) -> Vec<(Instant, Instant)> {
    levelled.rows.iter().map(|row| (row.start, row.finish)).collect()
}

/// A sound proposal; days from the start at which each activity starts.
fn days(network: &Network, resources: &Resources) -> (Levelled, Vec<i64>) {
    let levelled = level(network, resources, &Options { schedules: 50, ..Options::default() }).unwrap();
    assert_eq!(check(network, resources, &dates(&levelled)), []);
    let days = levelled.rows.iter().map(|row| (row.start.0 - network.start.0).div_euclid(1440)).collect();
    (levelled, days)
}

#[test]
fn two_that_need_the_same_person_go_one_after_the_other() {
    let network = network(&[3, 2, 1], &[(0, 2)]);
    let (levelled, days) = days(&network, &one(Capacity::steady(1), &[(0, 0, 1), (1, 0, 1)]));
    assert_eq!(days, [0, 3, 3], "the one on the critical path first");
    let by = Some(ActivityIdx(0));
    assert_eq!(levelled.reasons, [None, Some(Reason::Busy { resource: 0, by }), None]);
    assert_eq!(levelled.finish, levelled.rows[1].finish);
}

#[test]
fn what_follows_a_moved_one_says_so() {
    let network = network(&[2, 2, 1], &[(1, 2)]);
    let mut resources = one(Capacity::steady(1), &[(0, 0, 1), (1, 0, 1)]);
    resources.taken.push(Taken { resource: 0, from: start(), to: start().plus_minutes(1440), units: 1 });
    let (levelled, days) = days(&network, &resources);
    assert_eq!(days, [3, 1, 3]);
    assert_eq!(levelled.reasons[1], Some(Reason::Busy { resource: 0, by: None }), "somebody else has it");
    assert!(matches!(levelled.reasons[2], Some(Reason::After(Driver::Link { .. }))), "{:?}", levelled.reasons);
}

#[test]
fn work_rests_while_its_people_are_away_and_others_do_not() {
    // Away on Tuesday and Wednesday.
    let away = [(start().plus_minutes(1440), 0), (start().plus_minutes(3 * 1440), 1)];
    let network = network(&[3, 3], &[]);
    let (levelled, days) = days(&network, &one(Capacity { base: 1, changes: away.to_vec() }, &[(0, 0, 1)]));
    assert_eq!(days, [0, 0]);
    let worked = |row: &Scheduled| (row.finish.0 - network.start.0).div_euclid(1440);
    assert_eq!((worked(&levelled.rows[0]), worked(&levelled.rows[1])), (4, 2), "Monday, Thursday, Friday");
    assert_eq!(levelled.reasons, [Some(Reason::Away { resource: 0 }), None]);
}

#[test]
fn what_stays_stays_and_the_others_go_round_it() {
    let mut network = network(&[2, 2, 2, 1], &[]);
    network.data_date = Some(start());
    network.activities[0].actual_start = Some(start().plus_minutes(-3 * 1440));
    network.activities[0].remaining = DAY;
    let pin = start().plus_minutes(3 * 1440);
    network.constraints.push(Constraint { activity: ActivityIdx(1), kind: ConstraintKind::MustStart, at: pin });
    let all = [(0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1)];
    let (levelled, days) = days(&network, &one(Capacity::steady(1), &all));
    // Under way on Monday, pinned to Thursday and Friday: two days fit on Tuesday and Wednesday, one after the weekend.
    assert_eq!(&days[1..], [3, 1, 7]);
    assert_eq!(levelled.rows[0].start, network.activities[0].actual_start.unwrap());
}

#[test]
fn a_need_above_all_there_is_holds_nobody_back() {
    let network = network(&[2, 2], &[]);
    let (_, days) = days(&network, &one(Capacity::steady(1), &[(0, 0, 2), (1, 0, 1)]));
    assert_eq!(days, [0, 0]);
}

#[test]
fn late_work_is_not_pulled_in() {
    let mut network = network(&[1, 5], &[]);
    network.activities[0].as_late_as_possible = true;
    let (_, days) = days(&network, &one(Capacity::steady(1), &[(0, 0, 1)]));
    assert_eq!(days, [4, 0]);
}

#[test]
fn milestones_and_summaries_use_nothing() {
    let mut network = network(&[0, 2, 2], &[]);
    network.activities[1].parent = Some(ActivityIdx(0));
    let (levelled, days) = days(&network, &one(Capacity::steady(1), &[(0, 0, 1), (1, 0, 1), (2, 0, 1)]));
    assert_eq!(days[1] + days[2], 2);
    assert_eq!(levelled.rows[0].start, levelled.rows[1].start);
}

/// A plan with links of all kinds, lags, calendars, progress, imposed dates, summaries and changing capacities.
fn anything(random: &mut Random) -> (Network, Resources) {
    let n = 12 + u32::try_from(random.below(20)).unwrap();
    let durations: Vec<i64> = (0..n).map(|_| random.below(6)).collect();
    let mut network = network(&durations, &[]);
    network.data_date = random.chance(500).then(|| start().plus_minutes(2 * 1440));
    for (index, activity) in network.activities.iter_mut().enumerate() {
        activity.calendar = CalendarIdx(u32::from(random.chance(300)));
        activity.elapsed = random.chance(100);
        activity.as_late_as_possible = random.chance(80);
        if network.data_date.is_some() && index < 4 {
            activity.actual_start = random.chance(600).then_some(start());
            activity.remaining = activity.duration / 2;
            let done = activity.actual_start.filter(|_| random.chance(300));
            activity.actual_finish = done.map(|at| at.plus_minutes(1440));
        }
    }
    for to in 4..n {
        for _ in 0..2 {
            let kind = LinkKind::ALL[if random.chance(300) { random.index(4) } else { 0 }];
            let lag = match random.below(6) {
                0 => Lag::Working(random.below(3) * DAY - DAY / 2),
                1 => Lag::Elapsed(random.below(2000)),
                2 => Lag::Percent(5_000),
                _ => Lag::NONE,
            };
            let from = u32::try_from(random.below(i64::from(to))).unwrap();
            let (predecessor, successor) = (ActivityIdx(from), ActivityIdx(to));
            network.links.push(Link { predecessor, successor, kind, lag });
        }
        let at = start().plus_minutes(random.below(20) * 1440);
        let kind = match random.below(12) {
            0 => ConstraintKind::StartNoEarlier,
            1 => ConstraintKind::FinishNoEarlier,
            2 => ConstraintKind::MustStart,
            3 => ConstraintKind::Deadline,
            _ => continue,
        };
        network.constraints.push(Constraint { activity: ActivityIdx(to), kind, at });
    }
    // The last is a summary of the two before it, the first waits for nobody.
    let summary = ActivityIdx(n);
    network.activities.push(Activity::task(CalendarIdx(0), 0));
    for leaf in [n - 1, n - 2] {
        network.activities[leaf as usize].parent = Some(summary);
    }
    network.links.retain(|link| !(link.predecessor.0 >= n - 2 && link.successor.0 >= n - 2));
    let (predecessor, kind, lag) = (ActivityIdx(4), LinkKind::FinishToStart, Lag::NONE);
    network.links.push(Link { predecessor, successor: summary, kind, lag });
    let changes = (1..4).map(|step| (start().plus_minutes(step * 4 * 1440), 1 + random.below(3))).collect();
    let capacities = vec![Capacity { base: 2, changes }, Capacity::steady(3)];
    let mut of = Vec::new();
    for activity in 0..n {
        for resource in 0..2 {
            if random.chance(600) {
                of.push((activity, resource, 1 + random.below(2)));
            }
        }
    }
    (network, Resources { capacities, uses: uses(&of), taken: Vec::new() })
}

#[test]
fn whatever_the_plan_the_proposal_is_sound() {
    let mut random = Random::new(11);
    let mut moved = 0;
    for case in 0..60 {
        let (network, resources) = anything(&mut random);
        let options = Options { schedules: 24, seed: case, ..Options::default() };
        let levelled = level(&network, &resources, &options).unwrap();
        let breaches = check(&network, &resources, &dates(&levelled));
        assert_eq!(breaches, [], "case {case}: {network:#?} {resources:#?} {:#?}", dates(&levelled));
        moved += i32::from(levelled.reasons.iter().flatten().count() > 0);
        let again = level(&network, &resources, &options).unwrap();
        assert_eq!(dates(&levelled), dates(&again));
    }
    assert!(moved > 40, "{moved} of 60 plans were moved at all");
}

/// Whether it starts later than without resources.
fn moves(levelled: &Levelled, activity: usize) -> bool {
    levelled.reasons[activity].is_some() && levelled.rows[activity].start > levelled.unlevelled.rows[activity].start
}

#[test]
fn what_was_accepted_leaves_nothing_to_propose() {
    let mut random = Random::new(23);
    let (mut held, mut moved, mut settled) = (0, 0, 0);
    for case in 0..60 {
        let (mut network, resources) = anything(&mut random);
        let wants_late = network.activities.iter().any(|activity| activity.as_late_as_possible);
        let options = Options { schedules: 24, seed: case, ..Options::default() };
        let first = level(&network, &resources, &options).unwrap();
        moved += (0..first.rows.len()).filter(|activity| moves(&first, *activity)).count();
        held += first.holds.iter().filter(|held| **held).count();
        let mut last = first.clone();
        // Work that wants to be late moves on with what follows it: once may not do, and it may run from what goes round
        // it for ever.
        for _ in 0..8 {
            for (activity, _) in (0_u32..).zip(&last.holds).filter(|(_, held)| **held) {
                let at = last.rows[activity as usize].start;
                let (activity, kind) = (ActivityIdx(activity), ConstraintKind::StartNoEarlier);
                network.constraints.push(Constraint { activity, kind, at });
            }
            last = level(&network, &resources, &options).unwrap();
            if !wants_late {
                let starts = |levelled: &Levelled| levelled.rows.iter().map(|row| row.start).collect::<Vec<_>>();
                assert_eq!(starts(&last), starts(&first), "case {case}");
                break;
            }
        }
        let again: Vec<usize> = (0..last.rows.len()).filter(|activity| moves(&last, *activity)).collect();
        let is_settled = again.is_empty() && !last.holds.contains(&true);
        assert!(is_settled || wants_late, "case {case}: {again:?} of {network:#?}");
        settled += i32::from(is_settled);
    }
    assert!(settled >= 55, "{settled} of 60 plans are settled");
    assert!(held > 60 && held < moved, "{held} dates for {moved} moved activities");
}

#[test]
fn who_is_away_at_the_start_is_the_reason() {
    // Two days of work, away from Wednesday on for a week; the second waits for the first, and a third for that.
    let away = [(start().plus_minutes(2 * 1440), 0), (start().plus_minutes(9 * 1440), 1)];
    let network = network(&[2, 2, 1], &[(0, 1), (1, 2)]);
    let (levelled, days) = days(&network, &one(Capacity { base: 1, changes: away.to_vec() }, &[(1, 0, 1)]));
    assert_eq!(days, [0, 9, 11]);
    assert_eq!(levelled.reasons[1], Some(Reason::Away { resource: 0 }));
    assert!(matches!(levelled.reasons[2], Some(Reason::After(_))), "{:?}", levelled.reasons);
    assert_eq!(levelled.holds, [false, true, false], "the third follows by its link");
}

/// A plan on one clock that never stops, and the same that does not fit a grid.
#[test]
fn the_grid_and_the_general_engine_agree() {
    let mut random = Random::new(5);
    for case in 0..8 {
        let durations: Vec<i64> = (0..30).map(|_| 1 + random.below(8)).collect();
        let links: Vec<(u32, u32)> =
            (5..30).flat_map(|to| [(u32::try_from(random.below(to)).unwrap(), u32::try_from(to).unwrap())]).collect();
        let mut network = network(&durations, &links);
        for activity in &mut network.activities {
            activity.calendar = CalendarIdx(1);
        }
        network.project_calendar = CalendarIdx(1);
        let of: Vec<(u32, usize, i64)> = (0..30).map(|activity| (activity, 0, 1 + random.below(3))).collect();
        let mut resources = one(Capacity::steady(5), &of);
        let options = Options { schedules: 100, ..Options::default() };
        let on_grid = level(&network, &resources, &options).unwrap();
        // A change of capacity that changes nothing.
        resources.capacities[0].changes.push((start(), 5));
        let general = level(&network, &resources, &options).unwrap();
        assert_eq!(check(&network, &resources, &dates(&on_grid)), [], "case {case}");
        assert_eq!(check(&network, &resources, &dates(&general)), [], "case {case}");
        let lengths = [&on_grid, &general].map(|one| one.finish.0 - start().0);
        assert!((lengths[0] - lengths[1]).abs() * 20 <= lengths[0], "case {case}: {lengths:?}");
    }
}

/// Sixty activities that compete for four kinds of people, and what they are called.
fn crowded() -> (Network, Resources, Options) {
    let mut random = Random::new(3);
    let durations: Vec<i64> = (0..60).map(|_| 1 + random.below(8)).collect();
    let links: Vec<(u32, u32)> =
        (3..60).map(|to| (u32::try_from(random.below(to)).unwrap(), u32::try_from(to).unwrap())).collect();
    let of: Vec<(u32, usize, i64)> = (0..60).map(|activity| (activity, random.index(4), 1)).collect();
    let resources = Resources { capacities: vec![Capacity::steady(2); 4], uses: uses(&of), taken: Vec::new() };
    let names: Vec<u64> = (0..61).map(|name| name * 7919).collect();
    (network(&durations, &links), resources, Options { schedules: 200, names, ..Options::default() })
}

#[test]
fn what_does_not_compete_changes_nothing() {
    let (mut network, resources, options) = crowded();
    let before = level(&network, &resources, &options).unwrap();
    network.activities.push(Activity::task(CalendarIdx(0), DAY));
    let after = level(&network, &resources, &options).unwrap();
    assert_eq!(dates(&before), dates(&after)[..60]);
}

#[test]
fn after_a_small_change_most_of_what_was_accepted_stays() {
    let (mut network, resources, options) = crowded();
    let before = level(&network, &resources, &options).unwrap();
    assert!(before.reasons.iter().flatten().count() > 20);
    for (activity, row) in (0_u32..).zip(&before.rows) {
        let (activity, kind) = (ActivityIdx(activity), ConstraintKind::StartNoEarlier);
        network.constraints.push(Constraint { activity, kind, at: row.start });
    }
    let again = level(&network, &resources, &options).unwrap();
    assert_eq!(dates(&again), dates(&before), "what was accepted is proposed again");
    // One that somebody waits for takes two days longer.
    let awaited = |reason: &Option<Reason>| match reason {
        Some(Reason::Busy { by: Some(by), .. }) if before.rows[by.index()].start.0 > start().0 + 20 * 1440 => Some(*by),
        _ => None,
    };
    let longer = before.reasons.iter().find_map(awaited).unwrap();
    network.activities[longer.index()].duration += 2 * DAY;
    let after = level(&network, &resources, &options).unwrap();
    assert_eq!(check(&network, &resources, &dates(&after)), []);
    let same = before.rows.iter().zip(&after.rows).filter(|(a, b)| a.start == b.start).count();
    assert!((40..60).contains(&same), "{same} of 60 activities start when they did");
}

#[test]
fn a_larger_budget_is_never_worse_and_kept() {
    let mut random = Random::new(9);
    let (network, resources) = anything(&mut random);
    let mut last = i64::MAX;
    for schedules in [1, 3, 20, 100] {
        let levelled = level(&network, &resources, &Options { schedules, ..Options::default() }).unwrap();
        assert!(levelled.schedules <= schedules);
        assert!(levelled.finish.0 <= last);
        last = levelled.finish.0;
    }
}
