//! Playing plans through: 10,000 runs of random networks, every task with three points, one in twenty with a risk.

#[path = "shared/draw.rs"]
mod draw;
#[path = "peers/networks.rs"]
mod networks;

use divan::Bencher;
use divan::counter::ItemsCount;
use milepost::schedule::{ActivityIdx, Hazard, Hit, Input, LANES, Network, Solver, ThreePoint, Uncertain, simulate};

use networks::{network, office};

const RUNS: usize = 10_000;

fn main() {
    divan::main();
}

/// Two links from the fifty tasks before, on a calendar of five days a week.
fn plan(n_activities: u32) -> Network {
    let minutes: Vec<i64> = (0..n_activities).map(likely).collect();
    network(office(), &minutes, 2, 50)
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
    let network = plan(n_activities);
    let solver = Solver::new(&network).expect("links run forward");
    let input = input(n_activities, 10);
    bencher.bench_local(|| simulate(&solver, &input).expect("a sound input"));
}

/// The early dates of a batch of runs: the inner loop.
#[divan::bench(args = [100, 1_000, 10_000])]
fn early_dates(bencher: Bencher, n_activities: u32) {
    let network = plan(n_activities);
    let solver = Solver::new(&network).expect("links run forward");
    let varying: Vec<ActivityIdx> = (0..n_activities).map(ActivityIdx).collect();
    let mut batch = solver.batch(&varying);
    bencher.counter(ItemsCount::new(LANES)).bench_local(|| {
        batch.solve();
        batch.ends()[0]
    });
}
