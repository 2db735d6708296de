//! Whether a plan fits a grid, and the plan on it.
//!
//! Enters the network with its resources; leaves a [`Grid`] and the length of its periods, or nothing where a calendar
//! stops, a link is not finish-to-start, something has started or is imposed, or a capacity changes.

use crate::terms::{ConstraintKind, LinkKind};
use crate::time::Instant;

use super::super::links::Lag;
use super::super::network::{CalendarIdx, Network};
use super::grid::Grid;
use super::problem::Resources;

/// A plan on a grid, and the way back to instants.
pub(super) struct Gridded {
    pub(super) grid: Grid,
    /// When period 0 begins.
    pub(super) start: Instant,
    /// Minutes of a period.
    pub(super) period: i64,
}

/// The plan on a grid, if it fits one. `order`: activities, predecessors first.
pub(super) fn gridded(network: &Network, resources: &Resources, order: &[u32]) -> Option<Gridded> {
    let start = network.data_date.map_or(network.start, |data_date| data_date.max(network.start));
    if !resources.taken.is_empty() || resources.capacities.iter().any(|capacity| !capacity.changes.is_empty()) {
        return None;
    }
    let started = |activity: &super::super::network::Activity| {
        activity.actual_start.is_some()
            || activity.actual_finish.is_some()
            || activity.parent.is_some()
            || activity.as_late_as_possible
            || activity.hammock
    };
    if network.activities.iter().any(started) {
        return None;
    }
    let mut links = Vec::with_capacity(network.links.len());
    for link in &network.links {
        let lag = match link.lag {
            Lag::Working(minutes) | Lag::Elapsed(minutes) => minutes,
            Lag::Percent(_) => return None,
        };
        if link.kind != LinkKind::FinishToStart || lag < 0 {
            return None;
        }
        links.push((link.predecessor.0, link.successor.0, lag));
    }
    let mut release = vec![0; network.activities.len()];
    for constraint in &network.constraints {
        match constraint.kind {
            ConstraintKind::StartNoEarlier => {
                let own = &mut release[constraint.activity.index()];
                *own = constraint.at.0.saturating_sub(start.0).max(*own);
            }
            ConstraintKind::StartNoLater
            | ConstraintKind::FinishNoLater
            | ConstraintKind::Deadline
            | ConstraintKind::AsLateAsPossible => {}
            ConstraintKind::FinishNoEarlier
            | ConstraintKind::MustStart
            | ConstraintKind::MustFinish
            | ConstraintKind::PlacedStart => return None,
        }
    }
    let durations: Vec<i64> = network.activities.iter().map(|activity| activity.duration.max(0)).collect();
    let times = durations.iter().chain(links.iter().map(|link| &link.2)).chain(&release);
    let total = times.clone().fold(0_i64, |sum, minutes| sum.saturating_add(*minutes));
    let end = start.plus_minutes(total);
    let used = network.activities.iter().filter(|activity| !activity.elapsed).map(|activity| activity.calendar);
    let mut calendars: Vec<usize> = used.chain([network.project_calendar]).map(CalendarIdx::index).collect();
    calendars.sort_unstable();
    calendars.dedup();
    let stops = |calendar: &usize| network.calendars[*calendar].working_between(start, end) != end.0 - start.0;
    if end.0 - start.0 != total || calendars.iter().any(stops) {
        return None;
    }
    let period = times.fold(0, |common, minutes| greatest_common_divisor(common, *minutes)).max(1);
    let unit = resources.capacities.iter().map(|capacity| capacity.base);
    let unit = unit.chain(resources.uses.iter().map(|one| one.units)).fold(0, greatest_common_divisor).max(1);
    let mut needs: Vec<Vec<(usize, i64)>> = vec![Vec::new(); network.activities.len()];
    for one in &resources.uses {
        let own = &mut needs[one.activity.index()];
        match own.iter_mut().find(|(resource, _)| *resource == one.resource) {
            Some((_, units)) => *units += one.units / unit,
            None => own.push((one.resource, one.units / unit)),
        }
    }
    let grid = Grid {
        durations: durations.iter().map(|minutes| minutes / period).collect(),
        links: links.iter().map(|&(from, to, lag)| (from, to, lag / period)).collect(),
        release: release.iter().map(|minutes| minutes / period).collect(),
        needs,
        capacities: resources.capacities.iter().map(|capacity| capacity.base / unit).collect(),
        order: order.to_vec(),
    };
    Some(Gridded { grid, start, period })
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.saturating_abs(), b.saturating_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
