//! Networks to compare on, the same in every run.

use milepost::schedule::{Activity, ActivityIdx, CalendarIdx, Lag, Link, Network, ScheduleOptions};
use milepost::terms::LinkKind;
use milepost::time::{Calendar, CalendarSpec, Instant, WorkWindow, Zone, parse_date};

use crate::draw::Draw;

/// Five days a week, eight hours with a break.
pub(crate) fn office() -> Calendar {
    let windows = ["08:00-12:00", "13:00-17:00"].map(|text| WorkWindow::parse(text).expect("well formed"));
    let [from, to] = ["2026-01-01", "2035-12-31"].map(|text| parse_date(text).expect("well formed"));
    Calendar::compile(&CalendarSpec::weekdays(Zone::UTC, &windows), from, to)
}

/// Tasks of these minutes, each with up to `most` finish-to-start links from the `reach` tasks before it.
pub(crate) fn network(calendar: Calendar, minutes: &[i64], most: usize, reach: u32) -> Network {
    let mut draw = Draw::new();
    let mut links = Vec::new();
    for to in 1..u32::try_from(minutes.len()).expect("fewer than 2^32 tasks") {
        for _ in 0..most {
            let predecessor = ActivityIdx(to - 1 - draw.below(to.min(reach)));
            links.push(Link { predecessor, successor: ActivityIdx(to), kind: LinkKind::FinishToStart, lag: Lag::NONE });
        }
    }
    Network {
        calendars: vec![calendar],
        project_calendar: CalendarIdx(0),
        activities: minutes.iter().map(|minutes| Activity::task(CalendarIdx(0), *minutes)).collect(),
        links,
        constraints: Vec::new(),
        start: Instant::start_of(parse_date("2026-01-05").expect("well formed"), Zone::UTC),
        data_date: None,
        options: ScheduleOptions::default(),
    }
}
