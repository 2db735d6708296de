//! Levelling: schedules a second. Items are schedules, so that the printed throughput is that of generating them.

use divan::Bencher;
use divan::counter::ItemsCount;
use milepost::schedule::level::{Capacity, Options, Resources, Use, level};
use milepost::schedule::{Activity, ActivityIdx, CalendarIdx, Lag, Link, Network, ScheduleOptions};
use milepost::terms::LinkKind;
use milepost::time::{Calendar, CalendarSpec, Instant, WorkWindow, Zone, parse_date};

const SCHEDULES: u32 = 1000;

fn main() {
    divan::main();
}

/// Activities with up to three predecessors of the ten before them, which compete for four resources.
fn plan(n_activities: u32, calendar: Calendar) -> (Network, Resources) {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut draw = |below: u32| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u32::try_from((state >> 32) % u64::from(below)).expect("less than a 32-bit bound")
    };
    let (mut links, mut uses, mut activities) = (Vec::new(), Vec::new(), Vec::new());
    for to in 0..n_activities {
        activities.push(Activity::task(CalendarIdx(0), 60 * i64::from(1 + draw(10))));
        for _ in 0..3.min(to) {
            let predecessor = ActivityIdx(to - 1 - draw(to.min(10)));
            links.push(Link { predecessor, successor: ActivityIdx(to), kind: LinkKind::FinishToStart, lag: Lag::NONE });
        }
        for resource in 0..4 {
            if draw(2) == 0 {
                uses.push(Use { activity: ActivityIdx(to), resource, units: i64::from(1 + draw(10)) });
            }
        }
    }
    let network = Network {
        calendars: vec![calendar],
        project_calendar: CalendarIdx(0),
        activities,
        links,
        constraints: Vec::new(),
        start: Instant::start_of(parse_date("2026-01-05").expect("well formed"), Zone::UTC),
        data_date: None,
        options: ScheduleOptions::default(),
    };
    (network, Resources { capacities: vec![Capacity::steady(15); 4], uses, taken: Vec::new() })
}

fn run(bencher: Bencher, (network, resources): (Network, Resources)) {
    let options = Options { schedules: SCHEDULES, ..Options::default() };
    bencher.counter(ItemsCount::new(SCHEDULES)).bench_local(|| level(&network, &resources, &options));
}

/// One clock that never stops: the plan fits a grid.
#[divan::bench(args = [30, 60, 120, 500], sample_count = 10)]
fn on_a_grid(bencher: Bencher, n_activities: u32) {
    run(bencher, plan(n_activities, Calendar::always(Zone::UTC)));
}

/// Five days a week, eight hours with a break.
#[divan::bench(args = [30, 120, 500], sample_count = 5)]
fn on_calendars(bencher: Bencher, n_activities: u32) {
    let windows = ["08:00-12:00", "13:00-17:00"].map(|text| WorkWindow::parse(text).expect("well formed"));
    let [from, to] = ["2026-01-01", "2035-12-31"].map(|text| parse_date(text).expect("well formed"));
    run(bencher, plan(n_activities, Calendar::compile(&CalendarSpec::weekdays(Zone::UTC, &windows), from, to)));
}
