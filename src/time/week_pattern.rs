//! The plain week, repeated for ever at one offset, by arithmetic.
//!
//! What enters: the windows of seven days. What leaves: work done until a minute of local time, and the inverse.
//! What always holds: no loop over weeks, so the year 9000 costs what tomorrow costs.

use super::WorkWindow;
use super::spans::Spans;

const DAY: i64 = 1440;
const WEEK: i64 = 7 * DAY;
/// Minutes from 1970-01-01, a Thursday, to the Monday after.
const MONDAY: i64 = 4 * DAY;

/// Windows of work, Monday first, in minutes of local time since 1970-01-01T00:00.
#[derive(Clone, Debug)]
pub(super) struct WeekPattern {
    spans: Spans,
}

impl WeekPattern {
    /// The pattern of seven days of sorted windows.
    pub(super) fn of(week: &[Vec<WorkWindow>; 7]) -> WeekPattern {
        let pairs = (0..).zip(week).flat_map(|(day, windows)| {
            let midnight: i64 = day * DAY;
            windows.iter().map(move |window| (midnight + i64::from(window.from), midnight + i64::from(window.to)))
        });
        WeekPattern { spans: Spans::of_sorted(pairs) }
    }

    /// Work done between some Monday long ago and `local`.
    pub(super) fn worked_until(&self, local: i64) -> i64 {
        let (week, minute) = ((local - MONDAY).div_euclid(WEEK), (local - MONDAY).rem_euclid(WEEK));
        week * self.spans.total() + self.spans.worked_until(minute)
    }

    /// The earliest local minute by which `worked` minutes are done; `None` if the week has no work.
    pub(super) fn earliest(&self, worked: i64) -> Option<i64> {
        let per_week = self.spans.total();
        let week = (worked - 1).checked_div_euclid(per_week)?;
        let minute = self.spans.earliest(worked - week * per_week)?;
        Some(MONDAY + week * WEEK + minute)
    }

    /// The latest local minute by which no more than `worked` minutes are done; `None` if the week has no work.
    pub(super) fn latest(&self, worked: i64) -> Option<i64> {
        let per_week = self.spans.total();
        let week = worked.checked_div_euclid(per_week)?;
        let minute = self.spans.latest(worked - week * per_week)?;
        Some(MONDAY + week * WEEK + minute)
    }

    /// The end of the window that `local` lies in; a window that goes on past Sunday is cut there.
    pub(super) fn end_of_window_at(&self, local: i64) -> Option<i64> {
        let minute = (local - MONDAY).rem_euclid(WEEK);
        self.spans.end_of_span_at(minute).map(|end| local - minute + end)
    }
}
