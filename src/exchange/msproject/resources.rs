//! Who does what: owners, needs, and the calendar that a task works on.

use std::collections::BTreeMap;

use crate::exchange::draft::{Demand, DraftCalendar, DraftResource, Loss, ResourceKind};

use super::calendars::{Times, both, times};
use super::raw::{RawAssignment, RawResource, RawTask};

/// The calendars of the draft, with the places of those that the file has.
pub(super) struct Calendars<'r> {
    /// Complete calendars by UID.
    pub(super) complete: BTreeMap<&'r str, DraftCalendar>,
    /// The calendars of the draft.
    pub(super) drafted: Vec<DraftCalendar>,
    places: BTreeMap<&'r str, usize>,
    /// The first of those that work at the same times.
    by_times: BTreeMap<Times, usize>,
    joined: BTreeMap<(usize, usize), usize>,
    /// The program's.
    pub(super) program: usize,
}

impl<'r> Calendars<'r> {
    /// `program` is the program's calendar; the first of the draft.
    pub(super) fn new(complete: BTreeMap<&'r str, DraftCalendar>, program: DraftCalendar) -> Self {
        let by_times = BTreeMap::from([(times(&program), 0)]);
        let (places, joined) = (BTreeMap::new(), BTreeMap::new());
        Self { complete, drafted: vec![program], places, by_times, joined, program: 0 }
    }

    /// The place of a calendar; of the one before it that works at the same times. Nothing for an unknown one.
    pub(super) fn place(&mut self, uid: &str) -> Option<usize> {
        let (uid, calendar) = self.complete.get_key_value(uid)?;
        if let Some(place) = self.places.get(uid) {
            return Some(*place);
        }
        let uid = *uid;
        let calendar = calendar.clone();
        let place = self.add(calendar);
        self.places.insert(uid, place);
        Some(place)
    }

    /// The place of a calendar, which is that of the first one that works at the same times.
    fn add(&mut self, calendar: DraftCalendar) -> usize {
        let next = self.drafted.len();
        let place = *self.by_times.entry(times(&calendar)).or_insert(next);
        if place == next {
            self.drafted.push(calendar);
        }
        place
    }

    /// The place of the calendar that works when both do.
    fn join(&mut self, one: usize, other: usize) -> usize {
        if one == other {
            return one;
        }
        let key = (one.min(other), one.max(other));
        if let Some(place) = self.joined.get(&key) {
            return *place;
        }
        let (Some(first), Some(second)) = (self.drafted.get(one), self.drafted.get(other)) else { return one };
        let joined = both(first, second);
        let place = self.add(joined);
        self.joined.insert(key, place);
        place
    }
}

/// The resources of the draft, and who is assigned to what.
pub(super) struct Resources<'r> {
    pub(super) drafted: Vec<DraftResource>,
    /// Place in `drafted`, and calendar.
    by_uid: BTreeMap<&'r str, (usize, Option<&'r str>)>,
    /// Assignments by task.
    by_task: BTreeMap<&'r str, Vec<&'r RawAssignment>>,
}

impl<'r> Resources<'r> {
    pub(super) fn new(
        resources: &'r [RawResource],
        assignments: &'r [RawAssignment],
        calendars: &mut Calendars<'r>,
        losses: &mut Vec<Loss>,
    ) -> Self {
        let mut drafted = Vec::new();
        let mut by_uid = BTreeMap::new();
        for resource in resources {
            if resource.kind != 1 {
                let kind = if resource.kind == 2 { "cost" } else { "material" };
                let why = "a plan has people and what can run short, not what is paid or used up";
                losses.push(Loss::new(format!("a {kind} resource"), format!("resource \"{}\"", resource.name), why));
                continue;
            }
            if resource.comes_and_goes {
                let why = "there is as much of it as the file has now, all the time";
                losses.push(Loss::new("when a resource is available", format!("resource \"{}\"", resource.name), why));
            }
            let calendar = resource.calendar.as_deref();
            let own = calendar.and_then(|uid| calendars.place(uid)).filter(|place| *place != calendars.program);
            by_uid.entry(resource.uid.as_str()).or_insert((drafted.len(), calendar));
            drafted.push(DraftResource {
                name: resource.name.clone(),
                kind: if resource.units > 1.0 { ResourceKind::Capacity } else { ResourceKind::Person },
                capacity: resource.units.max(0.0),
                email: resource.email.clone(),
                calendar: own,
            });
        }
        let mut by_task: BTreeMap<&str, Vec<&RawAssignment>> = BTreeMap::new();
        for assignment in assignments.iter().filter(|one| by_uid.contains_key(one.resource.as_str())) {
            by_task.entry(assignment.task.as_str()).or_default().push(assignment);
        }
        Self { drafted, by_uid, by_task }
    }

    fn of(&self, task: &RawTask) -> &[&'r RawAssignment] {
        self.by_task.get(task.uid.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The needs of a task, and its owner: the first person assigned.
    pub(super) fn needs(&self, task: &RawTask, losses: &mut Vec<Loss>) -> (Vec<Demand>, Option<usize>) {
        let mut demands: Vec<Demand> = Vec::new();
        let mut place_of: BTreeMap<usize, usize> = BTreeMap::new();
        for assignment in self.of(task) {
            if assignment.delay != 0 {
                let why = "all who work on a task begin with it";
                losses.push(Loss::new("the delay of an assignment", task.place(), why));
            }
            if assignment.contoured {
                let why = "work is spread evenly over a task";
                losses.push(Loss::new("the contour of an assignment", task.place(), why));
            }
            let Some((resource, _)) = self.by_uid.get(assignment.resource.as_str()) else { continue };
            let place = *place_of.entry(*resource).or_insert(demands.len());
            match demands.get_mut(place) {
                Some(demand) => demand.units += assignment.units.max(0.0),
                None => demands.push(Demand { resource: *resource, units: assignment.units.max(0.0) }),
            }
        }
        let is_person = |demand: &&Demand| {
            self.drafted.get(demand.resource).is_some_and(|resource| resource.kind == ResourceKind::Person)
        };
        let owner = demands.iter().find(is_person).map(|demand| demand.resource);
        (demands, owner)
    }

    /// The calendar a task works on: its own, those of its people, or when both work; the program's where none is said.
    pub(super) fn calendar(&self, task: &RawTask, calendars: &mut Calendars<'r>, losses: &mut Vec<Loss>) -> usize {
        let own = task.calendar.as_deref().and_then(|uid| calendars.place(uid));
        if task.calendar.is_some() && own.is_none() {
            let why = "the file has no such calendar; the program's is used";
            losses.push(Loss::new("the calendar of a task", task.place(), why));
        }
        if own.is_some() && task.ignores_resources {
            return own.unwrap_or(calendars.program);
        }
        let mut theirs: Vec<usize> = Vec::new();
        for assignment in self.of(task) {
            let uid = self.by_uid.get(assignment.resource.as_str()).and_then(|(_, calendar)| *calendar);
            theirs.push(uid.and_then(|uid| calendars.place(uid)).unwrap_or(calendars.program));
        }
        theirs.sort_unstable();
        theirs.dedup();
        match (own, theirs.as_slice()) {
            (None, []) => calendars.program,
            (Some(own), []) => own,
            (None, [one]) => *one,
            (Some(own), [one]) => calendars.join(own, *one),
            (own, _) => {
                let why = "its people work on different calendars; the task's or the program's is used";
                losses.push(Loss::new("the calendars of its people", task.place(), why));
                own.unwrap_or(calendars.program)
            }
        }
    }
}
