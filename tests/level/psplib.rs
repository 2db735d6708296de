//! PSPLIB's single-mode instances (`.sm`) as networks with resources: one period is 60 minutes on a clock that never
//! stops.

use milepost::schedule::level::{Capacity, Resources, Use};
use milepost::schedule::{Activity, ActivityIdx, CalendarIdx, Lag, Link, Network, ScheduleOptions};
use milepost::terms::LinkKind;
use milepost::time::{Calendar, Instant, Zone};

/// Minutes of a period.
pub(crate) const PERIOD: i64 = 60;

/// An instance; `None` where the text is none.
pub(crate) fn parse(text: &str) -> Option<(Network, Resources)> {
    // Heads of tables begin with a word, their lines with a number.
    let numbers = |line: &str| -> Vec<i64> {
        let is_row = line.trim_start().starts_with(|c: char| c.is_ascii_digit());
        line.split_whitespace().take_while(|_| is_row).filter_map(|word| word.parse().ok()).collect()
    };
    let section = |title: &str| {
        let start = text.find(title)? + title.len();
        let end = text[start..].find("****").map_or(text.len(), |end| start + end);
        Some(text[start..end].lines().map(numbers).filter(|line| !line.is_empty()).collect::<Vec<_>>())
    };
    let precedence = section("PRECEDENCE RELATIONS:")?;
    let requests = section("REQUESTS/DURATIONS:")?;
    let capacities = section("RESOURCEAVAILABILITIES:")?.into_iter().next()?;
    let job = |number: i64| u32::try_from(number - 1).ok().map(ActivityIdx);
    let mut activities = Vec::new();
    let mut uses = Vec::new();
    for row in &requests {
        let (&number, &periods) = (row.first()?, row.get(2)?);
        activities.push(Activity::task(CalendarIdx(0), periods * PERIOD));
        for (resource, &units) in row.iter().skip(3).enumerate().filter(|(_, units)| **units > 0) {
            uses.push(Use { activity: job(number)?, resource, units });
        }
    }
    let mut links = Vec::new();
    for row in &precedence {
        for &to in row.iter().skip(3) {
            let (predecessor, successor) = (job(*row.first()?)?, job(to)?);
            links.push(Link { predecessor, successor, kind: LinkKind::FinishToStart, lag: Lag::NONE });
        }
    }
    let network = Network {
        calendars: vec![Calendar::always(Zone::UTC)],
        project_calendar: CalendarIdx(0),
        activities,
        links,
        constraints: Vec::new(),
        start: Instant(0),
        data_date: None,
        options: ScheduleOptions::default(),
    };
    let capacities = capacities.into_iter().map(Capacity::steady).collect();
    Some((network, Resources { capacities, uses, taken: Vec::new() }))
}
