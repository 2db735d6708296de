//! Calendars as files.

use std::fmt::Write;

use crate::exchange::draft::{Draft, DraftCalendar, DraftException, Loss};
use crate::time::WorkWindow;

use super::yaml::{one_line, scalar};
use super::{Names, head};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The windows of a calendar that says nothing, Monday to Friday.
const OFFICE: [WorkWindow; 2] = [WorkWindow { from: 480, to: 720 }, WorkWindow { from: 780, to: 1020 }];

pub(super) fn calendars(draft: &Draft, names: &Names, losses: &mut Vec<Loss>) -> Vec<(String, String)> {
    let pairs = draft.calendars.iter().zip(&names.calendars);
    let mut files: Vec<_> = pairs.map(|(calendar, id)| file(draft, calendar, id, losses)).collect();
    if draft.calendars.get(draft.calendar).is_none() {
        files.push(file(draft, &DraftCalendar::default(), &names.calendar, losses));
    }
    files
}

fn file(draft: &Draft, calendar: &DraftCalendar, id: &str, losses: &mut Vec<Loss>) -> (String, String) {
    let mut text = head(draft);
    let _ = writeln!(text, "id: {id}");
    let name = one_line(&calendar.name);
    if !name.is_empty() {
        let _ = writeln!(text, "name: {}", scalar(&name));
    }
    let _ = writeln!(text, "tz: {}", draft.zone.name());
    text.push_str("week:\n");
    let mut week = calendar.week.clone();
    for windows in &mut week {
        *windows = tidy(windows);
    }
    if week.iter().all(Vec::is_empty) {
        losses.push(Loss::new(
            "a calendar without working time",
            format!("calendar `{id}`"),
            "nothing could ever end on it; it works from Monday to Friday, 8 to 12 and 13 to 17",
        ));
        week = std::array::from_fn(|day| if day < 5 { OFFICE.to_vec() } else { Vec::new() });
    }
    for (day, windows) in DAYS.iter().zip(&week).filter(|(_, windows)| !windows.is_empty()) {
        let _ = writeln!(text, "  {day}: {}", list(windows));
    }
    if let Some(minutes) = calendar.minutes_per_day.filter(|minutes| (1..=1440).contains(minutes)) {
        let _ = writeln!(text, "hours_per_day: {}", hours(minutes));
    }
    exceptions(&calendar.exceptions, &mut text);
    (format!("calendars/{id}.yaml"), text)
}

/// Closed days that nothing else speaks of are holidays; all others are exceptions, in the order of the draft.
fn exceptions(all: &[DraftException], text: &mut String) {
    let alone = alone(all);
    let holiday = |place: usize| {
        let one = &all[place];
        alone[place] && one.from == one.to && one.windows.is_empty()
    };
    for (title, wanted) in [("holidays", true), ("exceptions", false)] {
        let places: Vec<usize> = (0..all.len()).filter(|place| holiday(*place) == wanted).collect();
        if !places.is_empty() {
            let _ = writeln!(text, "{title}:");
        }
        for one in places.into_iter().filter_map(|place| all.get(place)) {
            let name = one.name.as_deref().map(one_line).filter(|name| !name.is_empty());
            let name = name.map(|name| format!(", name: {}", scalar(&name))).unwrap_or_default();
            if wanted {
                let _ = writeln!(text, "  - {{date: {}{name}}}", one.from);
                continue;
            }
            let windows = tidy(&one.windows);
            let hours = if windows.is_empty() { String::new() } else { format!(", hours: {}", list(&windows)) };
            let _ = writeln!(text, "  - {{from: {}, to: {}{hours}{name}}}", one.from, one.to.max(one.from));
        }
    }
}

/// For each exception, whether no other shares a date with it.
fn alone(all: &[DraftException]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|place| (all[*place].from, all[*place].to));
    let mut alone = vec![true; all.len()];
    let mut reach: Option<usize> = None;
    for place in order {
        if let Some(before) = reach.filter(|before| all[*before].to >= all[place].from) {
            alone[place] = false;
            alone[before] = false;
        }
        if reach.is_none_or(|before| all[before].to <= all[place].to) {
            reach = Some(place);
        }
    }
    alone
}

/// Windows sorted and joined where they overlap.
fn tidy(windows: &[WorkWindow]) -> Vec<WorkWindow> {
    let mut sorted: Vec<WorkWindow> =
        windows.iter().filter(|one| one.from < one.to && one.to <= 1440).copied().collect();
    sorted.sort_unstable();
    let mut joined: Vec<WorkWindow> = Vec::with_capacity(sorted.len());
    for window in sorted {
        match joined.last_mut() {
            Some(last) if window.from <= last.to => last.to = last.to.max(window.to),
            _ => joined.push(window),
        }
    }
    joined
}

fn list(windows: &[WorkWindow]) -> String {
    let quoted: Vec<String> = windows.iter().map(|window| format!("\"{window}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

/// Minutes as hours that read back as the same minutes.
fn hours(minutes: i64) -> String {
    if minutes % 60 == 0 {
        return (minutes / 60).to_string();
    }
    let hundredths = (minutes * 10_000 + 30) / 60;
    format!("{}.{:04}", hundredths / 10_000, hundredths % 10_000).trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Date;

    #[test]
    fn hours_read_back_as_minutes() {
        for minutes in 1..=1440_i64 {
            let read: f64 = hours(minutes).parse().unwrap();
            #[allow(clippy::cast_possible_truncation, reason = "at most 1440")]
            let back = (read * 60.0).round() as i64;
            assert_eq!(back, minutes);
        }
    }

    #[test]
    fn what_shares_a_date_is_no_holiday() {
        let day = |from: u32, to: u32| DraftException {
            from: Date::from_ymd_opt(2026, 6, from).unwrap(),
            to: Date::from_ymd_opt(2026, 6, to).unwrap(),
            windows: Vec::new(),
            name: None,
        };
        assert_eq!(alone(&[day(5, 5), day(1, 3), day(2, 2), day(9, 9)]), [true, false, false, true]);
        assert_eq!(alone(&[day(1, 20), day(2, 2), day(19, 19)]), [false, false, false]);
    }

    #[test]
    fn windows_are_joined() {
        let window = |from, to| WorkWindow { from, to };
        assert_eq!(tidy(&[window(600, 700), window(480, 600), window(5, 5), window(9, 2000)]), [window(480, 700)]);
    }
}
