//! Summaries: who belongs to whom, and what a summary's row is once its leaves have theirs.

use super::clock::{FAR, LONG_AGO};
use super::network::{Activity, ActivityIdx};
use super::solution::{Progress, Scheduled};

/// The tree of activities, checked to be one.
#[derive(Debug, Clone)]
pub(super) struct Hierarchy {
    is_summary: Vec<bool>,
    /// Every activity that has a parent, after that parent.
    parents_first: Vec<u32>,
}

impl Hierarchy {
    /// Errors: the activities on rings of parents, in index order.
    pub(super) fn new(activities: &[Activity]) -> Result<Self, Vec<ActivityIdx>> {
        // Children before parents first: each activity waits until all its children have gone.
        let mut children_left = vec![0_u32; activities.len()];
        for parent in activities.iter().filter_map(|activity| activity.parent) {
            children_left[parent.index()] += 1;
        }
        let is_summary = children_left.iter().map(|&n| n > 0).collect();
        let mut queue: Vec<u32> =
            (0_u32..).zip(&children_left).filter_map(|(index, &left)| (left == 0).then_some(index)).collect();
        let mut next = 0;
        while let Some(&activity) = queue.get(next) {
            next += 1;
            if let Some(parent) = activities[activity as usize].parent {
                let left = &mut children_left[parent.index()];
                *left -= 1;
                if *left == 0 {
                    queue.push(parent.0);
                }
            }
        }
        if queue.len() < activities.len() {
            let ring = (0_u32..).zip(&children_left).filter(|&(_, &left)| left > 0);
            return Err(ring.map(|(index, _)| ActivityIdx(index)).collect());
        }
        queue.retain(|&activity| activities[activity as usize].parent.is_some());
        queue.reverse();
        Ok(Self { is_summary, parents_first: queue })
    }

    /// How many activities there are.
    pub(super) fn len(&self) -> usize {
        self.is_summary.len()
    }

    /// Whether another activity names this one as parent.
    pub(super) fn is_summary(&self, activity: usize) -> bool {
        self.is_summary[activity]
    }

    /// Every activity that has a parent, after that parent.
    pub(super) fn parents_first(&self) -> &[u32] {
        &self.parents_first
    }
}

/// Fills the rows of summaries from those of their leaves.
pub(super) fn roll_up(activities: &[Activity], hierarchy: &Hierarchy, rows: &mut [Scheduled]) {
    for &member in hierarchy.parents_first() {
        if let Some(parent) = activities[member as usize].parent {
            rows[parent.index()] = EMPTY;
        }
    }
    for &member in hierarchy.parents_first().iter().rev() {
        if let Some(parent) = activities[member as usize].parent {
            let row = rows[member as usize];
            merge(&mut rows[parent.index()], &row);
        }
    }
    for (index, row) in rows.iter_mut().enumerate() {
        if hierarchy.is_summary(index) && row.progress == Progress::Done {
            (row.total_float, row.free_float) = (0, 0);
        }
    }
}

/// A summary before its first member: every member's dates and floats replace these.
const EMPTY: Scheduled = Scheduled {
    start: FAR,
    finish: LONG_AGO,
    early_start: FAR,
    early_finish: LONG_AGO,
    late_start: FAR,
    late_finish: LONG_AGO,
    total_float: i64::MAX,
    free_float: i64::MAX,
    ..Scheduled::BLANK
};

/// Adds a member to its summary.
fn merge(summary: &mut Scheduled, member: &Scheduled) {
    let first = summary.start == FAR;
    if first || (member.start, member.driver) < (summary.start, summary.driver) {
        summary.driver = member.driver;
    }
    if first {
        summary.progress = member.progress;
    } else if summary.progress != member.progress {
        summary.progress = Progress::UnderWay;
    }
    summary.start = summary.start.min(member.start);
    summary.finish = summary.finish.max(member.finish);
    summary.early_start = summary.early_start.min(member.early_start);
    summary.early_finish = summary.early_finish.max(member.early_finish);
    summary.late_start = summary.late_start.min(member.late_start);
    summary.late_finish = summary.late_finish.max(member.late_finish);
    if member.progress != Progress::Done {
        summary.total_float = summary.total_float.min(member.total_float);
        summary.free_float = summary.free_float.min(member.free_float);
    }
    summary.critical |= member.critical;
    summary.near_critical = !summary.critical && (summary.near_critical || member.near_critical);
}
