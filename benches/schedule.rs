//! The schedule engine on chains and on random networks with two links an activity.

#[path = "shared/draw.rs"]
mod draw;

use divan::Bencher;
use milepost::schedule::{Activity, ActivityIdx, CalendarIdx, Lag, Link, Network, ScheduleOptions, Solver};
use milepost::terms::LinkKind;
use milepost::time::{Calendar, CalendarSpec, Instant, WorkWindow, parse_date, parse_zone};

use draw::Draw;

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

/// Five days a week, eight hours with a break, in a zone with summer time.
fn network(n_activities: u32, links: Vec<Link>) -> Network {
    let zone = parse_zone("Europe/Berlin").expect("the zone exists");
    let windows = ["08:00-12:00", "13:00-17:00"].map(|text| WorkWindow::parse(text).expect("well formed"));
    let [from, to] = ["2026-01-01", "2035-12-31"].map(|text| parse_date(text).expect("well formed"));
    let calendar = Calendar::compile(&CalendarSpec::weekdays(zone, &windows), from, to);
    let duration = |activity: u32| 60 * i64::from(activity % 80 + 1);
    Network {
        calendars: vec![calendar],
        project_calendar: CalendarIdx(0),
        activities: (0..n_activities).map(|i| Activity::task(CalendarIdx(0), duration(i))).collect(),
        links,
        constraints: Vec::new(),
        start: Instant::start_of(from, zone),
        data_date: None,
        options: ScheduleOptions::default(),
    }
}

fn link(predecessor: u32, successor: u32, kind: LinkKind, lag: Lag) -> Link {
    Link { predecessor: ActivityIdx(predecessor), successor: ActivityIdx(successor), kind, lag }
}

fn chain(n_activities: u32) -> Network {
    let links = (1..n_activities).map(|to| link(to - 1, to, LinkKind::FinishToStart, Lag::NONE));
    network(n_activities, links.collect())
}

/// Two links from anywhere before, one in eight of another type than finish-to-start and one in eight with a lag;
/// few of them lie on one path, so that the plan spans some years.
fn random(n_activities: u32) -> Network {
    let mut draw = Draw::new();
    let mut links = Vec::new();
    for to in 1..n_activities {
        for _ in 0..2 {
            let kind = LinkKind::ALL[if draw.below(8) == 0 { draw.below(4) as usize } else { 0 }];
            let lag = if draw.below(8) == 0 { Lag::Working(480) } else { Lag::NONE };
            links.push(link(draw.below(to), to, kind, lag));
        }
    }
    network(n_activities, links)
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn solve_chain(bencher: Bencher, n_activities: u32) {
    let network = chain(n_activities);
    let mut solver = Solver::new(&network).expect("a chain has no cycle");
    bencher.bench_local(|| solver.solve().finish);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn solve_random(bencher: Bencher, n_activities: u32) {
    let network = random(n_activities);
    let mut solver = Solver::new(&network).expect("links run forward");
    bencher.bench_local(|| solver.solve().finish);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn order_random(bencher: Bencher, n_activities: u32) {
    let network = random(n_activities);
    bencher.bench_local(|| Solver::new(&network).map(|solver| solver.solution().finish));
}
