//! Imposed dates of an activity.

use std::collections::BTreeMap;

use crate::exchange::draft::{DraftTask, Loss};
use crate::terms::ConstraintKind;
use crate::time::LocalTime;

use super::table::Row;
use super::values::local_time;
use super::{activity, lost};

/// Reads both constraints of an activity, and the dates that links from other projects impose if `external`.
///
/// P6's "start on" holds from both sides and gives way to links, "mandatory" does not.
pub(super) fn read(row: &Row, code: &str, external: bool, task: &mut DraftTask, losses: &mut Vec<Loss>) {
    let mut dates: BTreeMap<usize, (ConstraintKind, LocalTime)> = BTreeMap::new();
    for (kind_column, date_column) in [("cstr_type", "cstr_date"), ("cstr_type2", "cstr_date2")] {
        let word = row.get(kind_column);
        let kinds: &[ConstraintKind] = match word {
            "" => continue,
            "CS_ALAP" => {
                task.as_late_as_possible = true;
                continue;
            }
            "CS_MSO" => &[ConstraintKind::StartNoEarlier, ConstraintKind::StartNoLater],
            "CS_MSOA" => &[ConstraintKind::StartNoEarlier],
            "CS_MSOB" => &[ConstraintKind::StartNoLater],
            "CS_MEO" => &[ConstraintKind::FinishNoEarlier, ConstraintKind::FinishNoLater],
            "CS_MEOA" => &[ConstraintKind::FinishNoEarlier],
            "CS_MEOB" => &[ConstraintKind::FinishNoLater],
            "CS_MANDSTART" => &[ConstraintKind::MustStart],
            "CS_MANDFIN" => &[ConstraintKind::MustFinish],
            other => {
                lost(losses, &format!("a constraint of the kind `{other}`"), activity(code), "it is not known");
                continue;
            }
        };
        match local_time(row.get(date_column)) {
            Some(at) => kinds.iter().for_each(|kind| impose(&mut dates, *kind, at)),
            None => lost(losses, &format!("the constraint `{word}`"), activity(code), "it has no date"),
        }
    }
    if external {
        let held = [
            ("external_early_start_date", ConstraintKind::StartNoEarlier, "the start no earlier"),
            ("external_late_end_date", ConstraintKind::FinishNoLater, "the finish no later"),
        ];
        for (column, kind, what) in held {
            if let Some(at) = local_time(row.get(column)) {
                impose(&mut dates, kind, at);
                let why = "it is carried as a constraint, and does not follow the other project any more";
                lost(losses, &format!("{what} that another project imposes"), activity(code), why);
            }
        }
    }
    task.constraints = dates.into_values().collect();
}

/// Adds a date; of two of one kind the stricter holds.
fn impose(dates: &mut BTreeMap<usize, (ConstraintKind, LocalTime)>, kind: ConstraintKind, at: LocalTime) {
    let place = ConstraintKind::DATED.iter().position(|other| *other == kind).unwrap_or(usize::MAX);
    let (_, held) = dates.entry(place).or_insert((kind, at));
    *held = match kind {
        ConstraintKind::StartNoLater | ConstraintKind::FinishNoLater => at.min(*held),
        _ => at.max(*held),
    };
}
