//! What P6 knows and a plan has no place for, counted by table and by column.

use std::collections::BTreeMap;

use crate::exchange::draft::Loss;

use super::projects::Project;
use super::table::Tables;
use super::values::number;
use super::{counted, lost};

/// Tables that are read.
const READ: [&str; 8] = ["PROJECT", "CALENDAR", "SCHEDOPTIONS", "PROJWBS", "TASK", "TASKPRED", "RSRC", "TASKRSRC"];

/// Tables with a reason of their own.
const KNOWN: [(&str, &str); 13] = [
    ("UDFTYPE", "user-defined fields have no place in a plan"),
    ("UDFVALUE", "user-defined fields have no place in a plan"),
    ("ACTVTYPE", "activity codes have no place in a plan"),
    ("ACTVCODE", "activity codes have no place in a plan"),
    ("TASKACTV", "activity codes have no place in a plan"),
    ("TASKMEMO", "notes of activities have no place in a plan"),
    ("MEMOTYPE", "notes of activities have no place in a plan"),
    ("TASKPROC", "steps count for P6's per cent complete, which is carried as it is"),
    ("PROJCOST", "expenses have no place in a plan"),
    ("ACCOUNT", "cost accounts have no place in a plan"),
    ("RSRCRATE", "rates have no place in a plan"),
    ("PCATVAL", "project codes have no place in a plan"),
    ("OBS", "the organisation is not part of a plan"),
];

/// Columns of `TASK` that hold figures which a plan does not have, and what they are.
const FIGURES: [(&str, &str); 4] = [
    ("target_work_qty", "planned work"),
    ("act_work_qty", "work done"),
    ("target_equip_qty", "planned hours of equipment"),
    ("act_equip_qty", "hours of equipment done"),
];

/// Lists what is left over.
pub(super) fn list(tables: &Tables, project: &Project, losses: &mut Vec<Loss>) {
    let tasks = || tables.rows("TASK").filter(|row| project.owns(row));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, n_rows) in tables.all() {
        *counts.entry(name).or_default() += n_rows;
    }
    for (name, n_rows) in counts.into_iter().filter(|(name, n_rows)| *n_rows > 0 && !READ.contains(name)) {
        let why = KNOWN.iter().find(|(known, _)| *known == name);
        let why = why.map_or("a plan has no place for it", |(_, why)| *why);
        lost(losses, &format!("the table {name}"), counted(n_rows, "row"), why);
    }
    for (column, what) in FIGURES {
        let n_rows = tasks().filter(|row| number(row.get(column)).is_some_and(|hours| hours > 0.0)).count();
        if n_rows > 0 {
            lost(losses, what, activities(n_rows), "a plan has durations; hours of work are not part of it");
        }
    }
    let pressing = tasks().filter(|row| !["", "PT_Normal"].contains(&row.get("priority_type"))).count();
    if pressing > 0 {
        lost(
            losses,
            "priorities for levelling",
            activities(pressing),
            "levelling ranks activities by rules of its own",
        );
    }
    let levelled = tasks().filter(|row| {
        let (early, restart) = (row.get("early_start_date"), row.get("restart_date"));
        row.get("status_code") == "TK_NotStart" && !early.is_empty() && restart > early
    });
    let levelled = levelled.count();
    if levelled > 0 {
        lost(losses, "starts that levelling moved", activities(levelled), "dates are those of the network alone");
    }
}

fn activities(count: usize) -> String {
    format!("{count} activit{}", if count == 1 { "y" } else { "ies" })
}
