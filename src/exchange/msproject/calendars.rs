//! Calendars: weeks, the calendars they are based on, exceptions, and weeks of their own for some months.
//!
//! What enters: `Calendar` elements. What leaves: complete calendars by UID, bases worked in. What always holds: an
//! exception wins over a week of its own, that over the plain week, and what a calendar says over what its base says; a
//! base that cannot be found, or that leads back, ends the line.

use std::collections::BTreeMap;

use crate::exchange::draft::{DraftCalendar, DraftException, Loss};
use crate::time::{Date, WorkWindow};

use super::recurrence::stretches;
use super::week::{USUAL_DAY, Week, week, windows};
use super::xml::Element;

/// Exceptions of one calendar at most.
const MOST: usize = 20_000;
/// Exceptions of all calendars at most: a few lines of a file may say that every other day is one, for every calendar.
const MOST_IN_ALL: usize = 1_000_000;

/// A calendar as the file has it.
#[derive(Debug)]
pub(super) struct RawCalendar {
    pub(super) uid: String,
    pub(super) name: String,
    /// Others may be based on it; resources have calendars of their own that are not.
    pub(super) is_base: bool,
    /// It belongs to a baseline of an older file.
    pub(super) is_of_baseline: bool,
    base: Option<String>,
    week: Week,
    /// Weeks of their own, before the exceptions that win over them.
    own_weeks: Vec<DraftException>,
    exceptions: Vec<DraftException>,
}

impl RawCalendar {
    pub(super) fn read(element: &Element<'_>, losses: &mut Vec<Loss>) -> Option<Self> {
        let uid = element.text_of("UID")?.to_owned();
        let name = element.text_of("Name").unwrap_or_default().to_owned();
        let (week, dated) = week(element);
        let mut lost = |what: &str| {
            losses.push(Loss::new(what, format!("calendar \"{name}\""), "a calendar carries 20,000 of them"));
        };
        let mut exceptions: Vec<DraftException> = Vec::new();
        let listed: Vec<&Element<'_>> =
            element.child("Exceptions").into_iter().flat_map(|all| all.all("Exception")).collect();
        // The tool writes each exception a second time as a dated week day, for its older self.
        let all = if listed.is_empty() { dated } else { listed };
        for exception in all {
            let (dates, too_many) = stretches(exception);
            let windows = windows(exception);
            let name = exception.text_of("Name").map(str::to_owned);
            exceptions.extend(dates.into_iter().map(|(from, to)| DraftException {
                from,
                to,
                windows: windows.clone(),
                name: name.clone(),
            }));
            if too_many || exceptions.len() > MOST {
                exceptions.truncate(MOST);
                lost("exceptions that come again very often");
            }
        }
        let own_weeks = own_weeks(element);
        if own_weeks.len() > MOST {
            lost("weeks of their own over many years");
        }
        Some(Self {
            is_base: element.flag("IsBaseCalendar"),
            is_of_baseline: element.flag("IsBaselineCalendar"),
            base: element.text_of("BaseCalendarUID").filter(|base| *base != "-1" && *base != uid).map(str::to_owned),
            week,
            own_weeks: own_weeks.into_iter().take(MOST).collect(),
            exceptions,
            uid,
            name,
        })
    }
}

/// `WorkWeeks`: for some months other days work. Each day of them that is spoken of becomes an exception.
fn own_weeks(element: &Element<'_>) -> Vec<DraftException> {
    let mut all = Vec::new();
    for own in element.child("WorkWeeks").into_iter().flat_map(|weeks| weeks.all("WorkWeek")) {
        let Some(period) = own.child("TimePeriod") else { continue };
        let (Some(from), Some(to)) = (period.time("FromDate"), period.time("ToDate")) else { continue };
        let (week, _) = week(own);
        let name = own.text_of("Name").map(str::to_owned);
        let days = from.date().iter_days().take_while(|day| *day <= to.date());
        for day in days {
            if all.len() > MOST {
                return all;
            }
            if let Some(windows) = &week[weekday(day)] {
                all.push(DraftException { from: day, to: day, windows: windows.clone(), name: name.clone() });
            }
        }
    }
    all
}

/// Monday is 0.
pub(super) fn weekday(day: Date) -> usize {
    use chrono::Datelike;
    day.weekday().num_days_from_monday() as usize
}

/// Every calendar, complete, by its UID. `minutes_per_day` is how long a day of the plan's durations is.
pub(super) fn complete<'r>(
    raw: &'r [RawCalendar],
    minutes_per_day: i64,
    losses: &mut Vec<Loss>,
) -> BTreeMap<&'r str, DraftCalendar> {
    let mut left = MOST_IN_ALL;
    let by_uid: BTreeMap<&str, &RawCalendar> = raw.iter().map(|calendar| (calendar.uid.as_str(), calendar)).collect();
    raw.iter()
        .map(|calendar| {
            // From the calendar to the last of its bases; a line that leads back is as long as there are calendars.
            let line: Vec<&RawCalendar> = std::iter::successors(Some(calendar), |one| {
                one.base.as_deref().and_then(|base| by_uid.get(base).copied())
            })
            .take(raw.len().min(16))
            .collect();
            let mut whole = of_line(&line, minutes_per_day, left + 1);
            if whole.exceptions.len() > left {
                whole.exceptions.truncate(left);
                let place = format!("calendar \"{}\"", calendar.name);
                losses.push(Loss::new("exceptions", place, "all calendars together have more than a million"));
            }
            left -= whole.exceptions.len();
            (calendar.uid.as_str(), whole)
        })
        .collect()
}

fn of_line(line: &[&RawCalendar], minutes_per_day: i64, most: usize) -> DraftCalendar {
    let day = |day: usize| -> Vec<WorkWindow> {
        let said = line.iter().find_map(|calendar| calendar.week[day].clone());
        said.unwrap_or_else(|| if day < 5 { USUAL_DAY.to_vec() } else { Vec::new() })
    };
    let from_the_base = || line.iter().rev();
    let own_weeks = from_the_base().flat_map(|calendar| &calendar.own_weeks);
    let exceptions = from_the_base().flat_map(|calendar| &calendar.exceptions);
    DraftCalendar {
        name: line.first().map(|calendar| calendar.name.clone()).unwrap_or_default(),
        week: std::array::from_fn(day),
        minutes_per_day: Some(minutes_per_day),
        exceptions: own_weeks.chain(exceptions).take(most).cloned().collect(),
    }
}

/// When a calendar works: its week, and its exceptions without their names.
pub(super) type Times = ([Vec<WorkWindow>; 7], Vec<(Date, Date, Vec<WorkWindow>)>);

/// When a calendar works, to tell whether two do at the same times.
pub(super) fn times(calendar: &DraftCalendar) -> Times {
    let exceptions = calendar.exceptions.iter().map(|one| (one.from, one.to, one.windows.clone()));
    (calendar.week.clone(), exceptions.collect())
}

/// The times at which both calendars work.
pub(super) fn both(one: &DraftCalendar, other: &DraftCalendar) -> DraftCalendar {
    let spoken_of = |calendar: &DraftCalendar| -> Vec<Date> {
        let stretches = calendar.exceptions.iter().map(|exception| (exception.from, exception.to));
        stretches.flat_map(|(from, to)| from.iter_days().take_while(move |day| *day <= to)).take(MOST).collect()
    };
    let mut days = spoken_of(one);
    days.extend(spoken_of(other));
    days.sort_unstable();
    days.dedup();
    let (first, second) = (ByDay::of(one), ByDay::of(other));
    let exceptions = days.into_iter().map(|day| DraftException {
        from: day,
        to: day,
        windows: overlap(first.windows(day), second.windows(day)),
        name: None,
    });
    DraftCalendar {
        name: format!("{} and {}", one.name, other.name),
        week: std::array::from_fn(|day| overlap(&one.week[day], &other.week[day])),
        minutes_per_day: one.minutes_per_day,
        exceptions: exceptions.collect(),
    }
}

/// A calendar by day, quick to ask.
struct ByDay<'c> {
    calendar: &'c DraftCalendar,
    days: BTreeMap<Date, &'c [WorkWindow]>,
}

impl<'c> ByDay<'c> {
    fn of(calendar: &'c DraftCalendar) -> Self {
        let mut days = BTreeMap::new();
        for exception in &calendar.exceptions {
            let stretch = exception.from.iter_days().take_while(|day| *day <= exception.to).take(MOST);
            days.extend(stretch.map(|day| (day, exception.windows.as_slice())));
        }
        Self { calendar, days }
    }

    fn windows(&self, day: Date) -> &'c [WorkWindow] {
        self.days.get(&day).copied().unwrap_or(&self.calendar.week[weekday(day)])
    }
}

fn overlap(one: &[WorkWindow], other: &[WorkWindow]) -> Vec<WorkWindow> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a.from.max(b.from), a.to.min(b.to))));
    pairs.filter(|(from, to)| from < to).map(|(from, to)| WorkWindow { from, to }).collect()
}
