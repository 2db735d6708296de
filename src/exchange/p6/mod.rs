//! Primavera P6: a project of an XER file.
//!
//! What enters: the text of an XER file and, where it holds several projects, which one. What leaves: a [`Draft`] under
//! P6's own rules, each a named option. What always holds: an activity keeps its `task_id` as `uid`; tables and columns
//! may be missing, in any order, and hold anything; what cannot be carried is a [`Loss`], counted by table
//! where it is a whole table.

mod activities;
mod baselines;
mod calendar_data;
mod calendars;
mod constraints;
mod leftovers;
mod links;
mod options;
mod progress;
mod projects;
mod resources;
mod table;
mod values;
mod wbs;

#[cfg(test)]
mod tests;

use crate::time::Zone;

use super::draft::{Draft, ImportError, Loss};
use table::Tables;

/// Reads one project. `project` is its short name or `proj_id`; it is needed where the file has several. `name` is what
/// a project without a name is called.
///
/// # Errors
/// No XER file; no project, several of which none was chosen, or not the one that was chosen; no activities.
pub fn read(text: &str, project: Option<&str>, name: &str) -> Result<Draft, ImportError> {
    let mut losses = Vec::new();
    let tables = Tables::read(text, &mut losses)?;
    let project = projects::choose(&tables, project)?;
    let mut calendars = calendars::read(&tables, project.calendar, &mut losses);
    let resources = resources::read(&tables, &project, &mut calendars, &mut losses);
    let activities = activities::read(&tables, &project, &mut calendars, &resources, &mut losses)?;
    let baselines = baselines::read(&tables, &project, &activities.place_of, &mut losses);
    let mut tasks = activities.tasks;
    links::read(&tables, &project, &activities.place_of, &mut tasks, &mut losses);
    let options = options::read(&tables, &project, &mut losses);
    leftovers::list(&tables, &project, &mut losses);
    if calendars.n_unused() > 0 {
        let why = "the project does not use them";
        lost(&mut losses, "calendars", counted(calendars.n_unused(), "calendar"), why);
    }
    Ok(Draft {
        source: "Primavera P6",
        name: activities.name.filter(|name| !name.is_empty()).unwrap_or_else(|| project.name_or(name)),
        manager: None,
        customer: None,
        start: project.start,
        data_date: project.data_date,
        zone: Zone::UTC,
        calendar: calendars.program,
        calendars: calendars.drafts,
        workstreams: activities.workstreams,
        tasks,
        resources: resources.drafts,
        baselines,
        options,
        losses,
    })
}

/// The place of a loss in an activity.
fn activity(code: &str) -> String {
    format!("activity {code}")
}

/// The place of a loss that is counted: `2 rows`.
fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Adds a loss of one line of the file.
fn lost(losses: &mut Vec<Loss>, what: &str, place: String, why: &str) {
    losses.push(Loss::new(what, place, why));
}
