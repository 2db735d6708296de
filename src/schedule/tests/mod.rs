//! Tests of the engine as a whole, and the small language in which they write networks.

mod batch;
mod calendars;
mod constraints;
mod cycles;
mod hammocks;
mod options;
mod progress;
mod properties;
mod published;
mod random;
mod scale;
mod stretch;
mod summaries;

use super::*;
use crate::terms::{ConstraintKind, LinkKind};
use crate::time::{Calendar, CalendarSpec, Date, Instant, WorkWindow, Zone, parse_date, parse_local_time, parse_zone};

/// Minutes of a day on a calendar that always works.
const DAY: i64 = 1440;
const PLAIN: CalendarIdx = CalendarIdx(0);

/// A network on a calendar that always works, counting days from instant 0.
fn days() -> Network {
    on_calendars(vec![Calendar::always(Zone::UTC)], Instant(0))
}

fn on_calendars(calendars: Vec<Calendar>, start: Instant) -> Network {
    Network {
        calendars,
        project_calendar: PLAIN,
        activities: Vec::new(),
        links: Vec::new(),
        constraints: Vec::new(),
        start,
        data_date: None,
        options: ScheduleOptions::default(),
    }
}

/// Monday to Friday 09:00 to 18:00 with an hour's break: eight hours a day.
fn office(zone: &str, holidays: &[&str]) -> Calendar {
    let windows = ["09:00-12:00", "13:00-18:00"].map(|text| WorkWindow::parse(text).unwrap());
    let mut spec = CalendarSpec::weekdays(parse_zone(zone).unwrap(), &windows);
    spec.holidays = holidays.iter().map(|text| date(text)).collect();
    Calendar::compile(&spec, date("2025-01-01"), date("2028-12-31"))
}

fn date(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// A UTC instant from local time in Taipei.
fn taipei(text: &str) -> Instant {
    Instant::from_local(parse_zone("Asia/Taipei").unwrap(), parse_local_time(text).unwrap())
}

fn taipei_text(at: Instant) -> String {
    at.to_local(parse_zone("Asia/Taipei").unwrap()).format("%Y-%m-%dT%H:%M").to_string()
}

impl Network {
    fn add(&mut self, activity: Activity) -> ActivityIdx {
        self.activities.push(activity);
        ActivityIdx(u32::try_from(self.activities.len() - 1).unwrap())
    }

    fn task(&mut self, minutes: i64) -> ActivityIdx {
        self.add(Activity::task(PLAIN, minutes))
    }

    fn child(&mut self, parent: ActivityIdx, minutes: i64) -> ActivityIdx {
        self.add(Activity { parent: Some(parent), ..Activity::task(PLAIN, minutes) })
    }

    fn link(&mut self, predecessor: ActivityIdx, kind: LinkKind, successor: ActivityIdx, lag: Lag) -> LinkIdx {
        self.links.push(Link { predecessor, successor, kind, lag });
        LinkIdx(u32::try_from(self.links.len() - 1).unwrap())
    }

    fn then(&mut self, predecessor: ActivityIdx, successor: ActivityIdx) -> LinkIdx {
        self.link(predecessor, LinkKind::FinishToStart, successor, Lag::NONE)
    }

    fn impose(&mut self, activity: ActivityIdx, kind: ConstraintKind, at: Instant) {
        self.constraints.push(Constraint { activity, kind, at });
    }

    fn solved(&self) -> Solution {
        solve(self).unwrap()
    }
}

impl Solution {
    fn row(&self, activity: ActivityIdx) -> Scheduled {
        self.rows[activity.index()]
    }

    /// Early and late dates and floats in whole days since instant 0: `[ES, EF, LS, LF, TF, FF]`.
    fn in_days(&self, activity: ActivityIdx) -> [i64; 6] {
        let row = self.row(activity);
        [row.early_start.0, row.early_finish.0, row.late_start.0, row.late_finish.0, row.total_float, row.free_float]
            .map(|minutes| {
                assert_eq!(minutes % DAY, 0, "whole days");
                minutes / DAY
            })
    }
}
