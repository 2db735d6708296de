//! Levelling: schedules a second.

use milepost::schedule::level::{Capacity, Options, Resources, Use, level};
use milepost::schedule::{ActivityIdx, Network};
use milepost::time::{Calendar, Zone};

use crate::draw::Draw;
use crate::networks::{network, office};
use crate::table::{Table, best};

const SCHEDULES: u32 = 1_000;

/// Activities with up to three predecessors of the ten before them, which compete for four resources.
fn plan(calendar: Calendar, n_tasks: u32) -> (Network, Resources) {
    let mut draw = Draw::new();
    let mut uses = Vec::new();
    for task in 0..n_tasks {
        for resource in 0..4 {
            if draw.below(2) == 0 {
                uses.push(Use { activity: ActivityIdx(task), resource, units: i64::from(1 + draw.below(10)) });
            }
        }
    }
    let minutes: Vec<i64> = (0..n_tasks).map(|_| 60 * i64::from(1 + draw.below(10))).collect();
    let resources = Resources { capacities: vec![Capacity::steady(15); 4], uses, taken: Vec::new() };
    (network(calendar, &minutes, 3, 10), resources)
}

pub(crate) fn rates() {
    Table::of("Levelling: at most 1,000 schedules, four resources, up to three links a task");
    let options = Options { schedules: SCHEDULES, ..Options::default() };
    for (kind, calendar) in [("a clock that never stops", Calendar::always(Zone::UTC)), ("five days a week", office())]
    {
        for n_tasks in [30, 120, 500] {
            let (network, resources) = plan(calendar.clone(), n_tasks);
            let (seconds, levelled) = best(2, || level(&network, &resources, &options).expect("fits its resources"));
            let rate = f64::from(levelled.schedules) / seconds;
            let remark = format!("{} schedules, {rate:.0} a second", levelled.schedules);
            Table::alone(&format!("{n_tasks} tasks, {kind}"), seconds, &remark);
        }
    }
}
