//! The days of a week: which work, and when.

use crate::time::WorkWindow;

use super::fields::{minute_of, time_of_day};
use super::xml::Element;

/// The usual working day of the tool: 8 to 12 and 13 to 17.
pub(super) const USUAL_DAY: [WorkWindow; 2] = [WorkWindow { from: 480, to: 720 }, WorkWindow { from: 780, to: 1020 }];

/// The windows of each day, Monday first; nothing for a day that is not spoken of.
pub(super) type Week = [Option<Vec<WorkWindow>>; 7];

/// The week of an element with `WeekDays`, and the `WeekDay`s in it that are dated exceptions, as the tool's older
/// files have them.
pub(super) fn week<'e, 't>(element: &'e Element<'t>) -> (Week, Vec<&'e Element<'t>>) {
    let mut week = Week::default();
    let mut dated = Vec::new();
    let days = element.child("WeekDays").into_iter().flat_map(|days| days.all("WeekDay"));
    for day in days {
        match day.int("DayType").and_then(|kind| usize::try_from(kind).ok()) {
            // Sunday is 1.
            Some(kind @ 1..=7) => week[(kind + 5) % 7] = Some(windows(day)),
            Some(0) => dated.push(day),
            _ => {}
        }
    }
    (week, dated)
}

/// The windows of a day or an exception; none where it does not work.
pub(super) fn windows(day: &Element<'_>) -> Vec<WorkWindow> {
    if !day.flag("DayWorking") {
        return Vec::new();
    }
    let times: Vec<WorkWindow> =
        day.child("WorkingTimes").into_iter().flat_map(|times| times.all("WorkingTime")).filter_map(window).collect();
    // A working day without times is the tool's usual one.
    if times.is_empty() { USUAL_DAY.to_vec() } else { times }
}

/// A window; one that ends at midnight, or before it begins, ends with the day.
fn window(time: &Element<'_>) -> Option<WorkWindow> {
    let from = minute_of(time_of_day(time.text_of("FromTime")?)?);
    let to = minute_of(time_of_day(time.text_of("ToTime")?)?);
    let to = if to <= from { WorkWindow::WHOLE_DAY.to } else { to };
    Some(WorkWindow { from, to })
}
