//! How long issues took to be closed.
//!
//! What enters: logs up to the data date. What leaves: elapsed days. What always holds: only what is resolved or closed
//! at the data date counts, from its opening to the end that still stands; an issue without a log says nothing of when
//! it was closed.

use crate::audience::{Issue, Program};
use crate::terms::{IssueEvent, IssueState};

use super::issues::state_after;

/// The median, in elapsed days, of the time from opening to closing of what is resolved or closed; nothing where nothing
/// is.
pub(super) fn median_days(program: &Program<'_>) -> Option<f64> {
    let mut days: Vec<f64> = program.issues.iter().filter_map(days_to_close).collect();
    days.sort_by(f64::total_cmp);
    median(&days)
}

/// The median of sorted numbers: the middle one, or the mean of the two in the middle.
///
/// Shape: `sorted` ascends; nothing where it is empty. Unlike the nearest-rank percentiles of ages it is not always one
/// of the numbers: it is what statistics programs print as median.
///
/// ```
/// use milepost::metrics::closing::median;
/// assert_eq!(median(&[1.0, 2.0, 9.0]), Some(2.0));
/// assert_eq!(median(&[1.0, 2.0, 3.0, 9.0]), Some(2.5));
/// assert_eq!(median(&[]), None);
/// ```
#[must_use]
pub fn median(sorted: &[f64]) -> Option<f64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(sorted.len() / 2 - 1)?;
    Some(f64::midpoint(lower, upper))
}

/// Elapsed days from the opening to the end that still stands; nothing for what is open, rejected, or has no log.
fn days_to_close(issue: &Issue<'_>) -> Option<f64> {
    let mut state = IssueState::New;
    let (mut opened, mut ended) = (None, None);
    for line in &issue.refs.log {
        if line.event == IssueEvent::Opened && opened.is_none() {
            opened = Some(line.at);
        }
        let next = state_after(state, line.event);
        if next.is_open() {
            ended = None;
        } else if state.is_open() {
            ended = Some(line.at);
        }
        state = next;
    }
    let minutes = ended?.minutes_since(opened?);
    #[allow(clippy::cast_precision_loss, reason = "minutes of a log lie far below 2^53")]
    let days = minutes.max(0) as f64 / (24.0 * 60.0);
    (state != IssueState::Rejected).then_some(days)
}
