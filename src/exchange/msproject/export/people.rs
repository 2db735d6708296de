//! Who and what tasks need, as resources and assignments.

use std::collections::BTreeMap;

use crate::schedule::Progress;
use crate::terms::PersonId;

use super::Plan;
use super::task::length;
use super::xml::Xml;

/// Needs of all tasks.
pub(super) struct Needs {
    /// Id, name, units there are, address; in the order of the ids.
    resources: Vec<(String, String, i64, Option<String>)>,
    /// Place of the task, place in `resources`, hundredths of units.
    assignments: Vec<(usize, usize, i64)>,
}

impl Needs {
    /// Of each task its needs, the owner's first; the whole of its owner where it says nothing else.
    pub(super) fn of(plan: &Plan<'_>) -> Self {
        let mut needs: Vec<(usize, String, i64)> = Vec::new();
        let summaries: Vec<bool> = plan.summaries();
        for at in 0..plan.network.activities.len() {
            let Some(task) = plan.task(at).filter(|_| summaries.get(at) == Some(&false)) else { continue };
            let owner = task.owner.as_ref().filter(|owner| owner.customer().is_none()).map(PersonId::as_str);
            let mut own: Vec<(&str, i64)> =
                task.inner.resources.iter().map(|need| (need.resource.as_str(), need.units.hundredths())).collect();
            if own.is_empty() {
                own.extend(owner.map(|owner| (owner, 100)));
            }
            own.sort_by_key(|(id, _)| Some(*id) != owner);
            needs.extend(own.into_iter().map(|(id, units)| (at, id.to_owned(), units)));
        }
        let mut places: BTreeMap<&str, usize> = needs.iter().map(|(_, id, _)| (id.as_str(), 0)).collect();
        for (place, slot) in places.values_mut().enumerate() {
            *slot = place;
        }
        let assignments =
            needs.iter().filter_map(|(at, id, units)| Some((*at, *places.get(id.as_str())?, *units))).collect();
        let resources = places.keys().map(|id| described(plan, id)).collect();
        Self { resources, assignments }
    }

    pub(super) fn resources(&self, plan: &Plan<'_>, xml: &mut Xml) {
        let calendar = plan.network.calendars.len() + 1;
        for (place, (id, name, capacity, email)) in self.resources.iter().enumerate() {
            xml.within("Resource", |xml| {
                xml.value("UID", place + 1);
                xml.value("ID", place + 1);
                xml.value("Name", name);
                xml.value("Type", 1);
                xml.flag("IsNull", false);
                xml.value("Code", id);
                if let Some(email) = email {
                    xml.value("EmailAddress", email);
                }
                xml.value("MaxUnits", hundredths(*capacity));
                xml.value("CalendarUID", calendar + place);
            });
        }
    }

    /// A calendar for each resource, as the tool wants it: the program's, nothing changed.
    pub(super) fn calendars(&self, plan: &Plan<'_>, xml: &mut Xml) {
        let first = plan.network.calendars.len() + 1;
        for (place, (_, name, _, _)) in self.resources.iter().enumerate() {
            xml.within("Calendar", |xml| {
                xml.value("UID", first + place);
                xml.value("Name", name);
                xml.flag("IsBaseCalendar", false);
                xml.flag("IsBaselineCalendar", false);
                xml.value("BaseCalendarUID", plan.network.project_calendar.index() + 1);
            });
        }
    }

    pub(super) fn assignments(&self, plan: &Plan<'_>, xml: &mut Xml) {
        for (number, (at, resource, units)) in self.assignments.iter().enumerate() {
            let Some(dates) = plan.solution.rows.get(*at) else { continue };
            let Some(activity) = plan.network.activities.get(*at) else { continue };
            let (minutes, left) = match dates.progress {
                Progress::NotStarted => (activity.duration, activity.duration),
                Progress::UnderWay => (activity.duration.max(activity.remaining), activity.remaining),
                Progress::Done => (activity.duration, 0),
            };
            let of = |minutes: i64| minutes.saturating_mul(*units) / 100;
            let (whole, left) = (of(minutes), of(left));
            let percent = if whole > 0 { (whole - left).saturating_mul(100) / whole } else { 0 };
            xml.within("Assignment", |xml| {
                xml.value("UID", number + 1);
                xml.value("TaskUID", plan.rows.uid_of.get(*at).copied().unwrap_or_default());
                xml.value("ResourceUID", resource + 1);
                xml.value("PercentWorkComplete", percent);
                xml.value("ActualWork", length(whole - left));
                xml.value("Finish", plan.local(dates.finish));
                xml.value("RegularWork", length(whole));
                xml.value("RemainingWork", length(left));
                xml.value("Start", plan.local(dates.start));
                xml.value("Units", hundredths(*units));
                xml.value("Work", length(whole));
            });
        }
    }
}

/// Name, units and address of a resource or person.
fn described(plan: &Plan<'_>, id: &str) -> (String, String, i64, Option<String>) {
    let lang = plan.program.facts.languages.first().copied().unwrap_or_default();
    let own = plan.program.resources.iter().chain(plan.portfolio.resources.values()).find(|one| one.id.as_str() == id);
    if let Some(resource) = own {
        let name = resource.name.read(lang).words.to_owned();
        return (id.to_owned(), name, resource.capacity.hundredths(), None);
    }
    let person = plan.portfolio.people.iter().find(|(person, _)| person.as_str() == id).map(|(_, person)| person);
    match person {
        Some(person) => (id.to_owned(), person.name.read(lang).words.to_owned(), 100, person.email.clone()),
        None => (id.to_owned(), id.to_owned(), 100, None),
    }
}

/// Hundredths as a number with as many decimals as it takes.
fn hundredths(units: i64) -> String {
    let text = format!("{}.{:02}", units / 100, units % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
