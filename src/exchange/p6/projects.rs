//! Which project of the file is read, and when it begins.

use crate::exchange::draft::ImportError;
use crate::terms::Moment;
use crate::time::LocalTime;

use super::table::{Row, Tables};
use super::values::{flag, local_time};

/// The project that is read.
#[derive(Debug)]
pub(super) struct Project<'a, 't> {
    /// `proj_id`; rows of tables without that column belong to it too.
    pub(super) id: &'t str,
    /// Its row, unless the file has none.
    pub(super) row: Option<Row<'a, 't>>,
    /// `clndr_id` of its calendar.
    pub(super) calendar: Option<&'t str>,
    /// Nothing starts before this.
    pub(super) start: LocalTime,
    /// The data date, at the minute P6 says.
    pub(super) data_date: Option<Moment>,
}

impl Project<'_, '_> {
    /// Its short name, or another one where it has none.
    pub(super) fn name_or(&self, otherwise: &str) -> String {
        self.row.and_then(|row| row.find("proj_short_name")).unwrap_or(otherwise).to_owned()
    }

    /// Whether a row of another table belongs to it.
    pub(super) fn owns(&self, row: &Row) -> bool {
        row.find("proj_id").is_none_or(|id| self.id.is_empty() || id == self.id)
    }
}

/// Chooses the project.
///
/// # Errors
/// There is none, several of which none was chosen, or not the one that was; nothing says when it begins.
pub(super) fn choose<'a, 't>(tables: &'a Tables<'t>, wanted: Option<&str>) -> Result<Project<'a, 't>, ImportError> {
    let rows: Vec<Row> = tables.rows("PROJECT").collect();
    let row = match wanted {
        Some(wanted) => {
            let named = |row: &&Row| ["proj_short_name", "proj_id"].iter().any(|column| row.get(column) == wanted);
            Some(*rows.iter().find(named).ok_or_else(|| no_such(&rows, wanted))?)
        }
        None => only(&rows)?,
    };
    let id = match row {
        Some(row) => row.get("proj_id"),
        None => tables.rows("TASK").next().map(|row| row.get("proj_id")).unwrap_or_default(),
    };
    let data_date = row.and_then(|row| local_time(row.get("last_recalc_date")));
    let planned = row.and_then(|row| local_time(row.get("plan_start_date")));
    let mut project = Project {
        id,
        row,
        calendar: row.and_then(|row| row.find("clndr_id")),
        start: LocalTime::default(),
        data_date: data_date.map(Moment::At),
    };
    let start = planned.or(data_date).or_else(|| first_date(tables, &project));
    project.start = start.ok_or_else(|| ImportError::new("nothing says when the project begins"))?;
    Ok(project)
}

/// The one project there is; none where the file has no table of them. What was exported with it as a baseline or to
/// resolve links does not count beside the one that was exported for itself.
fn only<'a, 't>(rows: &[Row<'a, 't>]) -> Result<Option<Row<'a, 't>>, ImportError> {
    let exported: Vec<Row> = rows.iter().copied().filter(|row| flag(row.get("export_flag"))).collect();
    let own: Vec<Row> = exported.iter().copied().filter(|row| row.find("orig_proj_id").is_none()).collect();
    let all = [own, exported, rows.to_vec()].into_iter().find(|rows| !rows.is_empty()).unwrap_or_default();
    match all.as_slice() {
        [] => Ok(None),
        [row] => Ok(Some(*row)),
        several => {
            let hint = "choose one with `--project`";
            Err(ImportError::new(format!("it holds {} projects: {}; {hint}", several.len(), listed(several))))
        }
    }
}

fn no_such(rows: &[Row], wanted: &str) -> ImportError {
    match rows {
        [] => ImportError::new(format!("it holds no table of projects, so there is no `{wanted}`")),
        rows => ImportError::new(format!("there is no project `{wanted}` in it; it holds {}", listed(rows))),
    }
}

/// Most projects that are named in a message.
const MOST_NAMED: usize = 20;

fn listed(rows: &[Row]) -> String {
    let mut names: Vec<String> = rows
        .iter()
        .take(MOST_NAMED)
        .map(|row| format!("`{}`", row.find("proj_short_name").unwrap_or(row.get("proj_id"))))
        .collect();
    if rows.len() > MOST_NAMED {
        names.push("…".to_owned());
    }
    names.join(", ")
}

/// The earliest date of an activity.
fn first_date(tables: &Tables, project: &Project) -> Option<LocalTime> {
    let columns = ["act_start_date", "target_start_date", "early_start_date"];
    let rows = tables.rows("TASK").filter(|row| project.owns(row));
    rows.flat_map(|row| columns.map(|column| local_time(row.get(column)))).flatten().min()
}
