//! Whether a schedule keeps every link, imposed date and capacity: a check that shares nothing with the search.
//!
//! Enters the network, its resources and a date pair for each activity; leaves every breach. It looks at one rule after
//! the other and computes nothing that was not asked.

use crate::terms::{ConstraintKind, LinkKind};
use crate::time::{Calendar, Instant};

use super::super::links::{Lag, LagCalendar, Link, percent_of};
use super::super::network::{Activity, ActivityIdx, LinkIdx, Network};
use super::problem::Resources;

/// A rule that a schedule breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breach {
    /// It starts before the project or the data date, or before a date that holds it, or off its must-date.
    Date(ActivityIdx),
    /// Its dates have no room for its work.
    Work(ActivityIdx),
    /// The successor lies before the link allows.
    Link(LinkIdx),
    /// More is used than there is, from this instant on.
    Resource(usize, Instant),
}

/// Every breach. `dates`: start and finish by activity, in the network's order; those of summaries are not looked at.
/// What is done or under way may break links, since it has happened.
#[must_use]
pub fn check(network: &Network, resources: &Resources, dates: &[(Instant, Instant)]) -> Vec<Breach> {
    let mut is_summary = vec![false; network.activities.len()];
    for parent in network.activities.iter().filter_map(|activity| activity.parent) {
        is_summary[parent.index()] = true;
    }
    let checker = Checker { network, resources, dates, is_summary };
    let mut breaches = Vec::new();
    checker.dates(&mut breaches);
    checker.links(&mut breaches);
    for resource in 0..resources.capacities.len() {
        checker.resource(resource, &mut breaches);
    }
    breaches
}

struct Checker<'n> {
    network: &'n Network,
    resources: &'n Resources,
    dates: &'n [(Instant, Instant)],
    is_summary: Vec<bool>,
}

impl Checker<'_> {
    fn calendar(&self, activity: &Activity) -> Option<&Calendar> {
        if activity.elapsed { None } else { self.network.calendars.get(activity.calendar.index()) }
    }

    /// Working minutes of an activity between two instants.
    fn worked(&self, activity: &Activity, from: Instant, to: Instant) -> i64 {
        self.calendar(activity).map_or(to.0 - from.0, |calendar| calendar.working_between(from, to))
    }

    fn leaves(&self) -> impl Iterator<Item = (ActivityIdx, &Activity, (Instant, Instant))> {
        (0_u32..)
            .zip(self.network.activities.iter().zip(self.dates))
            .filter(|(idx, _)| !self.is_summary[*idx as usize])
            .map(|(idx, (activity, dates))| (ActivityIdx(idx), activity, *dates))
    }

    fn dates(&self, breaches: &mut Vec<Breach>) {
        let floor = self.network.data_date.map_or(self.network.start, |date| date.max(self.network.start));
        for (idx, activity, (start, finish)) in self.leaves() {
            if activity.actual_finish.is_some() || activity.hammock {
                continue;
            }
            if activity.actual_start.is_some() {
                let from = self.network.data_date.map_or(start, |date| date.max(start));
                if self.network.data_date.is_some() && self.worked(activity, from, finish) < activity.remaining {
                    breaches.push(Breach::Work(idx));
                }
                continue;
            }
            if start < floor {
                breaches.push(Breach::Date(idx));
            }
            if self.worked(activity, start, finish) < activity.duration {
                breaches.push(Breach::Work(idx));
            }
            for constraint in self.network.constraints.iter().filter(|one| self.is_within(idx, one.activity)) {
                let pinned = constraint.activity == idx;
                let early = |at: Instant, by: Instant| self.worked(activity, at, by) > 0;
                let at = constraint.at.max(floor);
                let broken = match constraint.kind {
                    ConstraintKind::StartNoEarlier => early(start, constraint.at),
                    ConstraintKind::MustStart | ConstraintKind::PlacedStart => {
                        early(start, at) || pinned && early(at, start)
                    }
                    // A must-finish that lies too close to the floor cannot be kept by anybody, and may be later.
                    ConstraintKind::FinishNoEarlier | ConstraintKind::MustFinish => early(finish, constraint.at),
                    _ => false,
                };
                if broken {
                    breaches.push(Breach::Date(idx));
                }
            }
        }
    }

    fn is_within(&self, mut activity: ActivityIdx, summary: ActivityIdx) -> bool {
        loop {
            if activity == summary {
                return true;
            }
            match self.network.activities[activity.index()].parent {
                Some(parent) => activity = parent,
                None => return false,
            }
        }
    }

    /// First start and last finish of an activity or of all leaves below a summary.
    fn ends(&self, activity: ActivityIdx) -> (Instant, Instant) {
        if !self.is_summary[activity.index()] {
            return self.dates[activity.index()];
        }
        let below = self.leaves().filter(|(idx, ..)| self.is_within(*idx, activity)).map(|(_, _, dates)| dates);
        below.fold((Instant(i64::MAX), Instant(i64::MIN)), |all, one| (all.0.min(one.0), all.1.max(one.1)))
    }

    fn links(&self, breaches: &mut Vec<Breach>) {
        let pinned =
            |idx: ActivityIdx| self.network.constraints.iter().any(|one| one.activity == idx && one.kind.pins());
        // What hangs between others holds nobody.
        let holds = |link: &Link| !self.network.activities[link.predecessor.index()].hammock;
        for (index, link) in (0_u32..).zip(&self.network.links).filter(|(_, link)| holds(link)) {
            let from = self.ends(link.predecessor);
            let at = if link.kind.leaves_finish() { from.1 } else { from.0 };
            let at = self.lagged(link, at, from);
            let broken = self.leaves().filter(|(idx, ..)| self.is_within(*idx, link.successor)).any(
                |(idx, activity, (start, finish))| {
                    if activity.actual_start.is_some()
                        || activity.actual_finish.is_some()
                        || activity.hammock
                        || pinned(idx)
                    {
                        return false;
                    }
                    let holds_finish = matches!(link.kind, LinkKind::FinishToFinish | LinkKind::StartToFinish);
                    let end = if holds_finish { finish } else { start };
                    if activity.duration == 0 || !holds_finish {
                        // Working time in between, or an end that lies before at all where there is none to lose.
                        end < at && (activity.duration == 0 || self.worked(activity, end, at) > 0)
                    } else {
                        self.worked(activity, end, at) > 0
                    }
                },
            );
            if broken {
                breaches.push(Breach::Link(LinkIdx(index)));
            }
        }
    }

    /// The instant a link's lag after `at`.
    fn lagged(&self, link: &Link, at: Instant, from: (Instant, Instant)) -> Instant {
        let predecessor = &self.network.activities[link.predecessor.index()];
        let successor = &self.network.activities[link.successor.index()];
        let (minutes, elapsed) = match link.lag {
            Lag::Working(minutes) => (minutes, false),
            Lag::Elapsed(minutes) => (minutes, true),
            Lag::Percent(share) if self.is_summary[link.predecessor.index()] => {
                (percent_of(self.worked(predecessor, from.0, from.1), share), false)
            }
            Lag::Percent(share) => (percent_of(predecessor.duration, share), predecessor.elapsed),
        };
        let calendar = match self.network.options.lag_calendar {
            LagCalendar::Successor => self.calendar(successor),
            LagCalendar::Predecessor => self.calendar(predecessor),
            LagCalendar::Project => self.network.calendars.get(self.network.project_calendar.index()),
            LagCalendar::Continuous => None,
        };
        match calendar.filter(|_| !elapsed) {
            Some(calendar) => calendar.add(at, minutes),
            None => Instant(at.0.saturating_add(minutes)),
        }
    }

    /// Sweeps over time: what is used against what there is. Whoever needs more than there is at all rests.
    fn resource(&self, resource: usize, breaches: &mut Vec<Breach>) {
        let capacity = &self.resources.capacities[resource];
        let mut users: Vec<(Instant, Instant, i64, bool)> = Vec::new();
        for (idx, activity, (start, finish)) in self.leaves() {
            let own = self.resources.uses.iter().filter(|one| one.activity == idx && one.resource == resource);
            let units: i64 = own.map(|one| one.units).sum();
            if activity.hammock
                || units == 0
                || units > capacity.in_the_end()
                || activity.duration == 0
                || activity.actual_finish.is_some()
            {
                continue;
            }
            let pinned = self.network.constraints.iter().any(|one| one.activity == idx && one.kind.pins());
            let started = activity.actual_start.is_some();
            let left = match self.calendar(activity) {
                Some(calendar) => calendar.add(finish, -activity.remaining),
                None => Instant(finish.0 - activity.remaining),
            };
            users.push((if started { left } else { start }, finish, units, pinned || started));
        }
        for taken in self.resources.taken.iter().filter(|taken| taken.resource == resource) {
            users.push((taken.from, taken.to, taken.units, true));
        }
        let mut instants: Vec<Instant> = users.iter().map(|user| user.0).collect();
        instants.extend(capacity.changes.iter().map(|change| change.0));
        instants.sort_unstable();
        instants.dedup();
        for at in instants {
            let all = capacity.at(at);
            let now = users.iter().filter(|user| user.0 <= at && at < user.1 && user.2 <= all);
            let (mut sum, mut movable) = (0, false);
            for user in now {
                sum += user.2;
                movable |= !user.3;
            }
            // Nobody can help what nobody may move.
            if sum > all && movable {
                breaches.push(Breach::Resource(resource, at));
            }
        }
    }
}
