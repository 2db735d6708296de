//! Random plans on several calendars, with lags and summaries.

use super::*;
use proptest::prelude::*;

/// A random plan; links run from lower to higher leaves, so that it has no cycle.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Calendar, duration in minutes, elapsed, summary.
    pub(super) leaves: Vec<(u32, i64, bool, Option<u32>)>,
    /// Two leaves, kind, lag.
    pub(super) links: Vec<(u32, u32, LinkKind, Lag)>,
    pub(super) options: ScheduleOptions,
}

/// Leaves come after three summaries; leaf `i` may belong to summary `i / 4` so that links between summaries run
/// forward as well.
pub(super) const N_SUMMARIES: u32 = 3;

fn calendars() -> Vec<Calendar> {
    let night = {
        let windows = [WorkWindow::parse("20:00-24:00").unwrap()];
        let spec = CalendarSpec::weekdays(parse_zone("America/Chicago").unwrap(), &windows);
        Calendar::compile(&spec, date("2026-01-01"), date("2026-03-31"))
    };
    vec![office("Asia/Taipei", &["2026-01-06", "2026-01-14"]), Calendar::always(Zone::UTC), night]
}

pub(super) fn lags() -> impl Strategy<Value = Lag> {
    prop_oneof![
        4 => Just(Lag::NONE),
        2 => (-900_i64..1500).prop_map(Lag::Working),
        1 => (-3000_i64..6000).prop_map(Lag::Elapsed),
        1 => (-9000_i64..20_000).prop_map(Lag::Percent),
    ]
}

pub(super) fn plans() -> impl Strategy<Value = Plan> {
    let leaf = (0_u32..3, prop_oneof![1 => Just(0), 6 => 1_i64..2000], prop::bool::weighted(0.1), prop::bool::ANY);
    let leaves = prop::collection::vec(leaf, 2..12).prop_map(|leaves| {
        (0_u32..)
            .zip(leaves)
            .map(|(i, (calendar, minutes, elapsed, inside))| (calendar, minutes, elapsed, inside.then_some(i / 4)))
            .collect::<Vec<_>>()
    });
    let options = (0_usize..4, prop::bool::ANY, prop::bool::ANY).prop_map(|(lag, snap, overlap)| ScheduleOptions {
        lag_calendar: [LagCalendar::Successor, LagCalendar::Predecessor, LagCalendar::Project, LagCalendar::Continuous]
            [lag],
        start_to_finish: if overlap { StartToFinishRule::Overlap } else { StartToFinishRule::Meet },
        milestones: if snap { MilestoneRule::Snap } else { MilestoneRule::Stay },
        ..ScheduleOptions::default()
    });
    (leaves, options).prop_flat_map(|(leaves, options)| {
        let n = u32::try_from(leaves.len()).unwrap();
        let link = (0..n, 0..n, 0_usize..4, lags()).prop_filter_map("an order", |(a, b, kind, lag)| {
            (a != b).then(|| (a.min(b), a.max(b), LinkKind::ALL[kind], lag))
        });
        prop::collection::vec(link, 0..20).prop_map(move |links| Plan { leaves: leaves.clone(), links, options })
    })
}

impl Plan {
    pub(super) fn network(&self) -> Network {
        let mut network = on_calendars(calendars(), taipei("2026-01-05T00:00"));
        network.options = self.options;
        for _ in 0..N_SUMMARIES {
            network.task(0);
        }
        for (i, &(calendar, minutes, elapsed, parent)) in self.leaves.iter().enumerate() {
            network.add(Activity {
                parent: parent.map(ActivityIdx),
                elapsed,
                milestone: Some(if i % 2 == 0 { MilestoneKind::Start } else { MilestoneKind::Finish }),
                ..Activity::task(CalendarIdx(calendar), minutes)
            });
        }
        for &(from, to, kind, lag) in &self.links {
            network.link(leaf(from), kind, leaf(to), lag);
        }
        network
    }

    /// Its leaves; a summary without members is a leaf too.
    pub(super) fn all(&self) -> impl Iterator<Item = ActivityIdx> {
        (0..N_SUMMARIES + u32::try_from(self.leaves.len()).unwrap()).map(ActivityIdx)
    }
}

pub(super) fn leaf(i: u32) -> ActivityIdx {
    ActivityIdx(N_SUMMARIES + i)
}
