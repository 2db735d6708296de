//! Relationships.

use std::collections::{HashMap, HashSet};

use crate::exchange::draft::{DraftLag, DraftLink, DraftTask, Length, Loss};
use crate::terms::LinkKind;

use super::activities::Place;
use super::projects::Project;
use super::table::{Row, Tables};
use super::values::minutes;
use super::{activity, lost};

/// Reads the relationships into the tasks that follow.
pub(super) fn read<'t>(
    tables: &Tables<'t>,
    project: &Project,
    place_of: &HashMap<&'t str, Place<'t>>,
    tasks: &mut [DraftTask],
    losses: &mut Vec<Loss>,
) {
    let mut seen = HashSet::new();
    for row in tables.rows("TASKPRED") {
        let ends = (place_of.get(row.get("pred_task_id")), place_of.get(row.get("task_id")));
        let (before, after) = match ends {
            (Some(before), Some(after)) => (before, after),
            (None, Some(after)) if project.owns(&row) => {
                let why = "the predecessor is in another project, or nowhere";
                lost(losses, "a relationship", activity(after.code), why);
                continue;
            }
            (Some(before), None) => {
                let why = "the successor is in another project, or nowhere";
                lost(losses, "a relationship", activity(before.code), why);
                continue;
            }
            _ => continue,
        };
        if let Some(why) = impossible(before, after) {
            lost(losses, "a relationship", activity(after.code), why);
            continue;
        }
        let Some(link) = link(&row, before, after, losses) else { continue };
        if !seen.insert((before.task, after.task, link.kind)) {
            lost(losses, "a relationship that stands twice", activity(after.code), "the first one counts");
            continue;
        }
        if let Some(task) = tasks.get_mut(after.task) {
            task.links.push(link);
        }
    }
}

fn impossible(before: &Place, after: &Place) -> Option<&'static str> {
    if before.task == after.task {
        return Some("it leads back to its own activity");
    }
    if before.summary || after.summary {
        return Some("the other end is a WBS summary, whose dates come from what is in it");
    }
    (before.hammock && after.hammock).then_some("both ends are levels of effort, which hold nothing")
}

fn link(row: &Row, before: &Place, after: &Place, losses: &mut Vec<Loss>) -> Option<DraftLink> {
    let kind = match row.get("pred_type") {
        "PR_FS" | "" => LinkKind::FinishToStart,
        "PR_SS" => LinkKind::StartToStart,
        "PR_FF" => LinkKind::FinishToFinish,
        "PR_SF" => LinkKind::StartToFinish,
        other => {
            let what = format!("a relationship of the kind `{other}`");
            lost(losses, &what, activity(after.code), "it is not known; no link is written");
            return None;
        }
    };
    let lag = match row.find("lag_hr_cnt").map(minutes) {
        None | Some(Some(0)) => DraftLag::None,
        Some(Some(lag)) => match Length::of(lag.saturating_abs(), false) {
            Some(length) if lag > 0 => DraftLag::After(length),
            Some(length) => DraftLag::Before(length),
            None => DraftLag::None,
        },
        Some(None) => {
            let what = format!("the lag `{}`", row.get("lag_hr_cnt"));
            lost(losses, &what, activity(after.code), "it is no number of hours that a plan can hold; there is none");
            DraftLag::None
        }
    };
    Some(DraftLink { task: before.task, kind, lag })
}
