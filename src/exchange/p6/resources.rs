//! Resources that the project's activities are assigned to. Labour is people; equipment is capacity; material is lost.

use std::collections::{HashMap, HashSet};

use crate::exchange::draft::{Demand, DraftResource, Loss, ResourceKind};

use super::calendars::Calendars;
use super::projects::Project;
use super::table::{Row, Tables};
use super::values::number;
use super::{activity, counted, lost};

/// The resources of the project.
#[derive(Debug, Default)]
pub(super) struct Resources<'t> {
    /// People and capacities, in the order of the file.
    pub(super) drafts: Vec<DraftResource>,
    place_of: HashMap<&'t str, usize>,
    /// By activity, the resources assigned to it with their units.
    assigned: HashMap<&'t str, Vec<Demand>>,
}

pub(super) fn read<'t>(
    tables: &Tables<'t>,
    project: &Project,
    calendars: &mut Calendars<'_, 't>,
    losses: &mut Vec<Loss>,
) -> Resources<'t> {
    let assignments: Vec<Row> = tables.rows("TASKRSRC").filter(|row| project.owns(row)).collect();
    let mut used: HashSet<&str> = assignments.iter().filter_map(|row| row.find("rsrc_id")).collect();
    used.extend(tables.rows("TASK").filter(|row| project.owns(row)).filter_map(|row| row.find("rsrc_id")));
    let mut resources = Resources::default();
    let mut known = HashSet::new();
    for row in tables.rows("RSRC").filter(|row| used.contains(row.get("rsrc_id"))) {
        known.insert(row.get("rsrc_id"));
        resources.add(&row, calendars, losses);
    }
    let n_unknown = used.iter().filter(|id| !known.contains(*id)).count();
    if n_unknown > 0 {
        let why = "the file does not say who or what they are";
        lost(losses, "resources that activities name", counted(n_unknown, "resource"), why);
    }
    let mut part_of: HashMap<(&str, usize), usize> = HashMap::new();
    for row in &assignments {
        if let Some(resource) = resources.place_of.get(row.get("rsrc_id")) {
            let units = ["remain_qty_per_hr", "target_qty_per_hr"].iter().find_map(|column| number(row.get(column)));
            let units = units.filter(|units| *units > 0.0).unwrap_or(1.0);
            // One resource may be assigned in several parts: with different roles, accounts or curves.
            let assigned = resources.assigned.entry(row.get("task_id")).or_default();
            let place = *part_of.entry((row.get("task_id"), *resource)).or_insert_with(|| {
                assigned.push(Demand { resource: *resource, units: 0.0 });
                assigned.len() - 1
            });
            assigned[place].units += units;
        }
    }
    resources
}

impl<'t> Resources<'t> {
    fn add(&mut self, row: &Row<'_, 't>, calendars: &mut Calendars<'_, 't>, losses: &mut Vec<Loss>) {
        let (id, name) = (row.get("rsrc_id"), row.find("rsrc_name").unwrap_or(row.get("rsrc_short_name")));
        let kind = match row.get("rsrc_type") {
            "RT_Equip" => ResourceKind::Capacity,
            "RT_Mat" => {
                let why = "a plan has people and what can run short, no material";
                lost(losses, "a material", format!("resource {name}"), why);
                return;
            }
            _ => ResourceKind::Person,
        };
        if self.place_of.contains_key(id) {
            lost(losses, "a resource whose id stands twice", format!("resource {name}"), "the first one counts");
            return;
        }
        self.place_of.insert(id, self.drafts.len());
        self.drafts.push(DraftResource {
            name: name.to_owned(),
            kind,
            capacity: number(row.get("def_qty_per_hr")).filter(|units| *units > 0.0).unwrap_or(1.0),
            email: row.find("email_addr").map(str::to_owned),
            calendar: row.find("clndr_id").and_then(|id| calendars.place(id, losses)),
        });
    }

    /// Who answers for an activity: its primary resource, else the first person assigned.
    pub(super) fn owner(&self, row: &Row) -> Option<usize> {
        let is_person = |place: &usize| self.drafts.get(*place).is_some_and(|one| one.kind == ResourceKind::Person);
        let primary = self.place_of.get(row.get("rsrc_id")).copied().filter(is_person);
        primary.or_else(|| self.demands(row).iter().map(|demand| demand.resource).find(is_person))
    }

    /// What an activity needs.
    pub(super) fn demands(&self, row: &Row) -> &[Demand] {
        self.assigned.get(row.get("task_id")).map(Vec::as_slice).unwrap_or_default()
    }

    /// The calendar of a resource-dependent activity: that of all its resources where they have one and the same, else
    /// its own.
    pub(super) fn calendar(&self, row: &Row, code: &str, losses: &mut Vec<Loss>) -> Option<usize> {
        let primary = self.place_of.get(row.get("rsrc_id")).copied();
        let places = self.demands(row).iter().map(|demand| demand.resource).chain(primary);
        let calendars: HashSet<Option<usize>> =
            places.filter_map(|place| self.drafts.get(place)).map(|resource| resource.calendar).collect();
        let mut all = calendars.iter();
        if let (Some(Some(calendar)), None) = (all.next(), all.next()) {
            return Some(*calendar);
        }
        let why = "its resources have none in common; it works on its own";
        lost(losses, "the calendars of the resources it depends on", activity(code), why);
        None
    }
}
