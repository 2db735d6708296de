//! Compiling the working calendars over the years that the programs touch.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::model::Portfolio;
use crate::terms::CalendarId;
use crate::time::{Calendar, Date};

use super::{Now, data_date};

/// Years before the earliest and after the latest date in which holidays are exact. Beyond, the plain week goes on.
const YEARS_BEFORE: i32 = 2;
const YEARS_AFTER: i32 = 8;

/// Every calendar of the portfolio, exact over the years that its programs touch.
pub(super) fn compile(portfolio: &Portfolio, now: Now) -> BTreeMap<CalendarId, Calendar> {
    let mut first = now.clock.date_in(portfolio.settings.zone).year();
    let mut last = first;
    let mut touch = |date: Date| {
        first = first.min(date.year());
        last = last.max(date.year());
    };
    for program in &portfolio.programs {
        touch(program.facts.start.date());
        if let Some(date) = data_date(portfolio, program, now) {
            touch(date);
        }
        for task in &program.plan.tasks {
            for moment in task.facts.actual_start.iter().chain(&task.facts.actual_finish) {
                touch(moment.date());
            }
            for constraint in &task.inner.constraints {
                touch(constraint.at.date());
            }
        }
    }
    let from = year_start(first.saturating_sub(YEARS_BEFORE));
    let to = year_start(last.saturating_add(YEARS_AFTER));
    portfolio.calendars.iter().map(|(id, written)| (id.clone(), Calendar::compile(&written.spec, from, to))).collect()
}

fn year_start(year: i32) -> Date {
    Date::from_ymd_opt(year, 1, 1).unwrap_or(Date::MIN)
}
