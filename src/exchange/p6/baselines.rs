//! Baselines: projects of the same file that P6 keeps as copies of the one that is read.
//!
//! What enters: the tables and where each activity went. What leaves: the planned dates of each copy, by activity code,
//! the one first that P6 compares with. What always holds: an activity that the project no longer has is counted, not
//! carried; a baseline that P6 names and the file does not hold is said.

use std::collections::HashMap;

use crate::exchange::draft::{DraftBaseline, Loss};
use crate::time::{Instant, LocalTime, Zone, inclusive_finish_date};

use super::activities::Place;
use super::projects::Project;
use super::table::{Row, Tables};
use super::values::local_time;
use super::{counted, lost};

/// Columns that a baseline may be named in where the file does not hold it.
const NAMED: [&str; 2] = ["sum_base_proj_id", "baseline_names_to_export"];

/// Reads the baselines of a project.
pub(super) fn read<'t>(
    tables: &Tables<'t>,
    project: &Project,
    place_of: &HashMap<&'t str, Place<'t>>,
    losses: &mut Vec<Loss>,
) -> Vec<DraftBaseline> {
    let Some(own) = project.row else { return Vec::new() };
    let is_copy = |row: &Row| row.find("orig_proj_id") == Some(project.id) && row.get("proj_id") != project.id;
    let mut copies: Vec<Row> = tables.rows("PROJECT").filter(is_copy).collect();
    let current = own.find("sum_base_proj_id");
    copies.sort_by_key(|row| row.find("proj_id") != current);
    let holds_current = copies.first().is_some_and(|row| row.find("proj_id") == current);
    if NAMED.iter().any(|column| own.find(column).is_some())
        && (copies.is_empty() || current.is_some() && !holds_current)
    {
        let why = "the file does not hold it; P6 exports it with the project where it is asked to";
        lost(losses, "the baseline", "the project".to_owned(), why);
    }
    let by_code: HashMap<&str, usize> = place_of.values().map(|place| (place.code, place.task)).collect();
    let baselines = copies.iter().enumerate().map(|(number, copy)| {
        let mut baseline = DraftBaseline { name: name(number), dates: Vec::new() };
        let mut n_gone = 0;
        for row in tables.rows("TASK").filter(|row| row.find("proj_id") == copy.find("proj_id")) {
            let at = |columns: [&str; 2]| columns.iter().find_map(|column| local_time(row.get(column)));
            let start = at(["target_start_date", "early_start_date"]);
            let finish = at(["target_end_date", "early_end_date"]);
            match (by_code.get(row.get("task_code")), start, finish) {
                (Some(task), Some(start), Some(finish)) => baseline.dates.push(days(*task, start, finish)),
                _ => n_gone += 1,
            }
        }
        baseline.dates.sort_unstable();
        baseline.dates.dedup_by_key(|(task, ..)| *task);
        if n_gone > 0 {
            let what = format!("activities of the baseline `{}`", copy.find("proj_short_name").unwrap_or("?"));
            lost(losses, &what, counted(n_gone, "row"), "the project does not have them, or they have no dates");
        }
        baseline
    });
    baselines.filter(|baseline| !baseline.dates.is_empty()).collect()
}

fn name(number: usize) -> String {
    if number == 0 { "baseline".to_owned() } else { format!("baseline-{number}") }
}

/// First and last day, both inclusive.
fn days(task: usize, start: LocalTime, finish: LocalTime) -> (usize, crate::time::Date, crate::time::Date) {
    let last = inclusive_finish_date(Instant::from_local(Zone::UTC, finish), Zone::UTC);
    (task, start.date(), last.max(start.date()))
}
