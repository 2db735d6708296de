//! Playing plans through: 10,000 runs of random networks, every task with three points, one in twenty with a risk.

use divan::Bencher;
use divan::counter::ItemsCount;
use milepost::schedule::{
    Activity, ActivityIdx, CalendarIdx, Hazard, Hit, Input, LANES, Lag, Link, Network, ScheduleOptions, Solver,
    ThreePoint, Uncertain, simulate,
};
use milepost::terms::LinkKind;
use milepost::time::{Calendar, CalendarSpec, Instant, WorkWindow, parse_date, parse_zone};

const RUNS: usize = 10_000;

fn main() {
    divan::main();
}

/// Two links from the fifty tasks before, on a calendar of five days a week.
fn network(n_activities: u32) -> Network {
    let zone = parse_zone("Europe/Berlin").expect("the zone exists");
    let windows = ["08:00-12:00", "13:00-17:00"].map(|text| WorkWindow::parse(text).expect("well formed"));
    let [from, to] = ["2026-01-01", "2035-12-31"].map(|text| parse_date(text).expect("well formed"));
    let calendar = Calendar::compile(&CalendarSpec::weekdays(zone, &windows), from, to);
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut draw = |below: u32| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u32::try_from((state >> 32) % u64::from(below)).expect("less than a 32-bit bound")
    };
    let mut links = Vec::new();
    for to in 1..n_activities {
        for _ in 0..2 {
            let predecessor = ActivityIdx(to - 1 - draw(to.min(50)));
            let kind = LinkKind::FinishToStart;
            links.push(Link { predecessor, successor: ActivityIdx(to), kind, lag: Lag::NONE });
        }
    }
    Network {
        calendars: vec![calendar],
        project_calendar: CalendarIdx(0),
        activities: (0..n_activities).map(|i| Activity::task(CalendarIdx(0), likely(i))).collect(),
        links,
        constraints: Vec::new(),
        start: Instant::start_of(from, zone),
        data_date: None,
        options: ScheduleOptions::default(),
    }
}

fn likely(activity: u32) -> i64 {
    480 * i64::from(activity % 9 + 2)
}

fn input(n_activities: u32, milestones: u32) -> Input {
    let points = |i: u32| ThreePoint::new(likely(i) / 2, likely(i), likely(i) * i64::from(i % 4 + 2));
    let hazard = |task: u32| Hazard {
        probability: 0.3,
        hits: vec![Hit { task: task as usize, delay: ThreePoint::new(480, 960, 2400) }],
    };
    let marks = (1..=milestones).map(|mark| ActivityIdx(n_activities * mark / milestones - 1));
    Input {
        seed: [7; 32],
        runs: RUNS,
        uncertain: (0..n_activities)
            .map(|i| Uncertain {
                activity: ActivityIdx(i),
                points: points(i),
                group: i as usize % 6,
                loading: 0.3_f64.sqrt(),
            })
            .collect(),
        risks: (0..n_activities / 20).map(|i| hazard(i * 20)).collect(),
        milestones: marks.collect(),
        asked: vec![milestones as usize - 1],
    }
}

/// The whole forecast: runs, sorted finishes, criticality, causes.
#[divan::bench(args = [100, 1_000], sample_count = 5)]
fn whole_forecast(bencher: Bencher, n_activities: u32) {
    let network = network(n_activities);
    let solver = Solver::new(&network).expect("links run forward");
    let input = input(n_activities, 10);
    bencher.bench_local(|| simulate(&solver, &input).expect("a sound input"));
}

/// The early dates of a batch of runs: the inner loop.
#[divan::bench(args = [100, 1_000, 10_000])]
fn early_dates(bencher: Bencher, n_activities: u32) {
    let network = network(n_activities);
    let solver = Solver::new(&network).expect("links run forward");
    let varying: Vec<ActivityIdx> = (0..n_activities).map(ActivityIdx).collect();
    let mut batch = solver.batch(&varying);
    bencher.counter(ItemsCount::new(LANES)).bench_local(|| {
        batch.solve();
        batch.ends()[0]
    });
}
