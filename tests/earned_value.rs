//! Earned value from files: a small program week by week, and the sample.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use milepost::audience::narrow;
use milepost::metrics::earned_value::{EarnedValue, ValueUnit};
use milepost::metrics::{Rules, measure};
use milepost::schedule::Now;
use milepost::source::{Folder, Listing, ReadError, Tree};
use milepost::terms::{CustomerId, EntityId, Scope};
use milepost::time::{Instant, parse_date};
use milepost::{Loaded, load};

/// Files in memory.
struct Written(BTreeMap<&'static str, String>);

impl Tree for Written {
    fn list(&self) -> Listing {
        Listing { files: self.0.keys().map(|path| (*path).to_owned()).collect(), problems: Vec::new() }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        Ok(self.0[path].clone().into_bytes())
    }

    fn shown(&self, path: &str) -> String {
        path.to_owned()
    }
}

const PLAN: &str = "
workstream: {id: work, name: Work}
tasks:
  TSK-ONE-001: {name: Dig, estimate: 5d, budget: 10, earned: 0/100, actual: {start: 2026-01-05, finish: 2026-01-13}}
  TSK-ONE-002:
    name: Build
    estimate: 10d
    budget: 20
    earned: milestones
    steps: [{name: a, weight: 1, done: 2026-01-20}, {name: b, weight: 3}]
    after: [TSK-ONE-001]
    actual: {start: 2026-01-14}
  TSK-ONE-003: {name: Paint, estimate: 5d, budget: 10, earned: 50/50, actual: {start: 2026-01-22}}
  TSK-ONE-004: {name: Wire, estimate: 5d, budget: 10, earned: units, units: {done: 2, total: 5}, actual: {start: 2026-01-19}}
  TSK-ONE-005: {name: Later, estimate: 5d, budget: 99}
";

const BASELINE: &str = "
id: first
dates:
  TSK-ONE-001: {start: 2026-01-05, finish: 2026-01-09, budget: 10}
  TSK-ONE-002: {start: 2026-01-12, finish: 2026-01-23, budget: 20}
  TSK-ONE-003: {start: 2026-01-26, finish: 2026-01-30, budget: 10}
  TSK-ONE-004: {start: 2026-01-26, finish: 2026-01-28, budget: 10}
";

fn program(actuals: &[(&'static str, &str)], plan: &str) -> Loaded {
    let mut files = BTreeMap::from([
        ("people/pat.yaml", "id: pat\nname: Pat\ntz: UTC\n".to_owned()),
        ("customers/acme.yaml", "id: acme\nname: Acme\n".to_owned()),
        ("calendars/plain.yaml", "id: plain\ntz: UTC\nweek: {mon: [\"09:00-17:00\"], tue: [\"09:00-17:00\"], wed: [\"09:00-17:00\"], thu: [\"09:00-17:00\"], fri: [\"09:00-17:00\"]}\n".to_owned()),
        ("one/program.yaml", "id: one\nname: One\ncustomer: acme\nmanager: pat\nphase: evt\ntime_zone: UTC\ncalendar: plain\nstart: 2026-01-05\ncurrent_baseline: first\ndata_date: 2026-01-23\nvisibility: customer\n".to_owned()),
        ("one/plan/10-work.yaml", plan.to_owned()),
        ("one/baselines/first.yaml", BASELINE.to_owned()),
    ]);
    files.extend(actuals.iter().map(|(path, text)| (*path, (*text).to_owned())));
    let loaded = load(&Written(files), Now { as_of: None, clock: Instant(0) });
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|one| one.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    loaded
}

fn earned(loaded: &Loaded, scope: &Scope) -> Option<EarnedValue> {
    let narrowed = narrow(&loaded.portfolio, &loaded.schedules, scope);
    let rules = Rules::of(&narrowed);
    measure(&narrowed.programs[0], &rules).earned_value
}

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-9, "{value}, not {expected}");
}

#[test]
fn three_weeks_into_four() {
    let earned = earned(&program(&[], PLAN), &Scope::Internal).unwrap();
    assert_eq!((earned.unit, earned.tasks, earned.outside), (ValueUnit::Budget, 4, 1));
    assert_eq!(
        (earned.start, earned.planned_finish),
        (parse_date("2026-01-02").unwrap(), parse_date("2026-01-30").unwrap())
    );
    near(earned.now.budget, 50.0);
    near(earned.now.planned, 30.0);
    // All of the first, a quarter of the second, half of the third, two fifths of the fourth.
    near(earned.now.earned, 10.0 + 5.0 + 5.0 + 4.0);
    near(earned.undated, 4.0);
    // 24 were due between week 2 (20) and week 3 (30).
    near(earned.schedule.earned, 2.4);
    near(earned.schedule.actual_time, 3.0);
    near(earned.schedule.planned_duration, 4.0);
    near(earned.schedule.index().unwrap(), 0.8);
    near(earned.schedule.duration_at_this_pace().unwrap(), 5.0);
    assert_eq!(earned.finish_at_this_pace, parse_date("2026-02-06").ok());
    let weeks: Vec<(f64, Option<f64>)> = earned.weeks.iter().map(|week| (week.planned, week.earned)).collect();
    let expected = [(0.0, Some(0.0)), (10.0, Some(0.0)), (20.0, Some(10.0)), (30.0, Some(24.0)), (50.0, None)];
    assert_eq!(weeks, expected);
    assert_eq!((earned.now.spent, earned.unrecorded, earned.now.cost_index()), (None, None, None));
}

#[test]
fn effort_counts_by_week_once_its_report_day_has_come() {
    let weeks = [
        ("one/actuals/2026-W02.yaml", "period: 2026-W02\nspent: {TSK-ONE-001: 8}\n"),
        ("one/actuals/2026-W03.yaml", "period: 2026-W03\nspent: {TSK-ONE-001: 4, TSK-ONE-002: 5}\n"),
        ("one/actuals/2026-W04.yaml", "period: 2026-W04\nspent: {TSK-ONE-003: 6, TSK-ONE-004: 7, TSK-ONE-005: 50}\n"),
        ("one/actuals/2026-W05.yaml", "period: 2026-W05\nspent: {TSK-ONE-002: 99}\n"),
    ];
    let whole = earned(&program(&weeks, PLAN), &Scope::Internal).unwrap();
    // What the baseline does not know is not spent on it; week 5 has not come.
    near(whole.now.spent.unwrap(), 30.0);
    near(whole.now.cost_index().unwrap(), 0.8);
    near(whole.now.estimate_at_completion().unwrap(), 62.5);
    let spent: Vec<_> = whole.weeks.iter().map(|week| week.spent).collect();
    assert_eq!(spent, [Some(0.0), Some(8.0), Some(17.0), Some(30.0), None]);

    let partly = earned(&program(&weeks[..2], PLAN), &Scope::Internal).unwrap();
    assert_eq!((partly.now.spent, partly.unrecorded), (None, Some(2)), "two that have begun have nothing recorded");
    assert!(partly.weeks.iter().all(|week| week.spent.is_none()));
}

#[test]
fn without_every_budget_working_days_are_the_value() {
    let plan = PLAN.replace("estimate: 5d, budget: 10, earned: 50/50", "estimate: 5d, earned: 50/50");
    let mut loaded = program(&[], &plan);
    for dates in &mut loaded.portfolio.programs[0].baselines[0].dates {
        dates.budget = dates.budget.filter(|_| dates.task.as_str() != "TSK-ONE-003");
    }
    let earned = earned(&loaded, &Scope::Internal).unwrap();
    assert_eq!(earned.unit, ValueUnit::WorkingDays);
    near(earned.now.budget, 5.0 + 10.0 + 5.0 + 3.0);
    near(earned.now.planned, 15.0);
}

#[test]
fn a_finished_program_keeps_the_time_it_took() {
    let plan = "
workstream: {id: work, name: Work}
tasks:
  TSK-ONE-001: {name: a, estimate: 5d, budget: 10, actual: {start: 2026-01-05, finish: 2026-01-09}}
  TSK-ONE-002: {name: b, estimate: 5d, budget: 20, actual: {start: 2026-01-05, finish: 2026-01-16}}
  TSK-ONE-003: {name: c, estimate: 5d, budget: 10, actual: {start: 2026-01-05, finish: 2026-01-23}}
  TSK-ONE-004: {name: d, estimate: 5d, budget: 10, actual: {start: 2026-01-05, finish: 2026-01-16}}
";
    let earned = earned(&program(&[], plan), &Scope::Internal).unwrap();
    near(earned.schedule.earned, 4.0);
    near(earned.schedule.actual_time, 3.0);
    assert_eq!(earned.finish_at_this_pace, parse_date("2026-01-23").ok());
    assert_eq!(earned.schedule.pace_needed(), Some(0.0));
}

#[test]
fn customers_have_no_figures() {
    let loaded = program(&[], PLAN);
    assert!(earned(&loaded, &Scope::Customer(CustomerId::parse("acme").unwrap())).is_none());
    assert!(earned(&loaded, &Scope::Executive).is_some());
}

/// The demonstration of O-9 in the sample: time says more than value where both are late.
#[test]
fn the_sample_has_a_pace() {
    let folder = Folder::open(concat!(env!("CARGO_MANIFEST_DIR"), "/programs")).unwrap();
    let loaded = load(&folder, Now { as_of: None, clock: Instant(0) });
    let narrowed = narrow(&loaded.portfolio, &loaded.schedules, &Scope::Internal);
    let rules = Rules::of(&narrowed);
    for program in &narrowed.programs {
        let earned = measure(program, &rules).earned_value.unwrap();
        assert!(earned.now.planned <= earned.now.budget && earned.now.earned <= earned.now.planned, "{}", program.id);
        assert!(earned.weeks.windows(2).all(|pair| pair[0].planned <= pair[1].planned + 1e-9));
        near(earned.weeks.last().unwrap().planned, earned.now.budget);
        // Blue Heron books its effort: measuring twice has cost about an eighth more than was earned.
        let cost = earned.now.cost_index();
        assert_eq!(cost.is_some(), program.id.as_str() == "bhb", "{}", program.id);
        assert!(cost.is_none_or(|cost| (0.85..0.90).contains(&cost) && earned.unit == ValueUnit::Budget), "{cost:?}");
    }
}
