//! Working calendars: `calendars/ID.yaml`.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::people::WorkCalendar;
use crate::source::Node;
use crate::terms::CalendarId;
use crate::text::Text;
use crate::time::{CalendarException, CalendarSpec, Date, WorkWindow, Zone, check_windows};

use super::context::Context;
use super::entity::{SharedFile, file_id};
use super::fields::Fields;
use super::values::FromNode;

/// The keys of a week, Monday first; also the words for the days of meetings and mails.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads a calendar. Nothing where no id can be made out.
pub fn read_calendar<'t>(file: SharedFile<'t>, cx: &mut Context<'t>) -> Option<WorkCalendar> {
    cx.about(EntityRef::new("calendar", file.stem, None), |cx| {
        cx.entity_fields(file.node, file.span, |fields| {
            let id = file_id(fields, file.stem, |text| CalendarId::parse(text).ok())?;
            let name = fields.get("name");
            let zone = fields.required("tz").unwrap_or(Zone::UTC);
            if !fields.has("week") {
                fields.needs("week", "{mon: [\"09:00-18:00\"]}");
            }
            let week = fields.nested("week", read_week).unwrap_or_default();
            if fields.has("week") && week.iter().all(Vec::is_empty) {
                // Nothing would ever end on it, and dates would run off to the end of time.
                let place = fields.origin_of("id").of("week");
                fields.report(
                    Diagnostic::new(Code::E018, "the calendar never works")
                        .at(place)
                        .hint("give at least one day its hours, as in `{mon: [\"09:00-18:00\"]}`"),
                );
            }
            let holidays = read_holidays(fields);
            let exceptions = fields.items("exceptions", read_exception);
            let minutes_per_day = read_day_length(fields);
            let spec = CalendarSpec {
                zone,
                week,
                holidays: holidays.iter().map(|(date, _)| *date).collect::<BTreeSet<_>>(),
                exceptions,
                minutes_per_day,
            };
            let origin = fields.origin_of("id");
            Some(WorkCalendar { id, origin, name, spec, holidays })
        })
    })
    .flatten()
}

impl FromNode for WorkWindow {
    fn expected() -> String {
        "a window of work".to_owned()
    }

    fn example() -> String {
        "\"09:00-18:00\"".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::from_node(node, what, cx)?;
        match Self::parse(&text) {
            Ok(window) => Some(window),
            Err(error) => {
                cx.bad_time(node, error.problem(), error.hint());
                None
            }
        }
    }
}

fn read_week(fields: &mut Fields<'_, '_>) -> [Vec<WorkWindow>; 7] {
    WEEKDAYS.map(|day| read_windows(fields, day))
}

/// The windows of a day, by time; E006 where two of them share a minute.
fn read_windows(fields: &mut Fields<'_, '_>, name: &'static str) -> Vec<WorkWindow> {
    let mut windows: Vec<WorkWindow> = fields.list(name);
    if let Err(error) = check_windows(&windows) {
        let span = fields.span(name);
        fields.report(Diagnostic::new(Code::E006, error.problem()).at(span).hint(error.hint()));
        windows.clear();
    }
    windows.sort_unstable();
    windows
}

/// Holidays by date: `{date: 2026-06-19, name: …}`, or the date alone.
fn read_holidays(fields: &mut Fields<'_, '_>) -> Vec<(Date, Option<Text>)> {
    let mut holidays: Vec<(Date, Option<Text>)> = fields.items_or(
        "holidays",
        |fields| {
            let date = fields.required("date");
            let name = fields.get("name");
            Some((date?, name))
        },
        |date: Date| (date, None),
    );
    holidays.sort_by_key(|(date, _)| *date);
    holidays
}

fn read_exception(fields: &mut Fields<'_, '_>) -> Option<CalendarException> {
    let from: Option<Date> = fields.required("from");
    let to: Option<Date> = if fields.has("to") { fields.get("to") } else { from };
    let windows = read_windows(fields, "hours");
    fields.get::<Text>("name");
    let exception = CalendarException { from: from?, to: to?, windows };
    if exception.to < exception.from {
        fields.report(
            Diagnostic::new(Code::E006, format!("the exception ends on {}, before it begins", exception.to))
                .at(fields.span("to"))
                .hint(format!("write a `to` that is not before {}", exception.from)),
        );
        return None;
    }
    Some(exception)
}

/// `hours_per_day` in minutes, more than none and at most 24 hours.
fn read_day_length(fields: &mut Fields<'_, '_>) -> Option<i64> {
    let hours: f64 = fields.get("hours_per_day")?;
    if !(hours > 0.0 && hours <= 24.0) {
        let span = fields.span("hours_per_day");
        fields.report(
            Diagnostic::new(Code::E018, format!("a day cannot have {hours} hours"))
                .at(span)
                .hint("write a number above 0 and at most 24"),
        );
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "at most 1440")]
    let minutes = (hours * 60.0).round() as i64;
    Some(minutes.max(1))
}
