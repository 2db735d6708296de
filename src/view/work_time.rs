//! Working time in words: weeks, windows, zones.

use crate::text::Words;
use crate::time::{CalendarSpec, Instant, WorkWindow, Zone};

/// A week in words, days with the same windows together: `Mon–Fri 09:00–18:00`.
///
/// ```
/// use milepost::text::{Lang, Words};
/// use milepost::time::{CalendarSpec, WorkWindow};
/// let nine_to_six = WorkWindow { from: 540, to: 1080 };
/// let spec = CalendarSpec::weekdays(chrono_tz::Asia::Taipei, &[nine_to_six]);
/// let english = Words::new(Lang::En, &[]).unwrap();
/// assert_eq!(milepost::view::work_time::week(&english, &spec), "Mon–Fri 09:00–18:00");
/// ```
#[must_use]
pub fn week(words: &Words, spec: &CalendarSpec) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut from = 0;
    while let Some(windows) = spec.week.get(from) {
        let alike = spec.week.iter().skip(from).take_while(|other| *other == windows).count().max(1);
        let to = from + alike - 1;
        if !windows.is_empty() {
            let day = |index: usize| words.weekday(u32::try_from(index).unwrap_or(0));
            let days = if to > from { format!("{}–{}", day(from), day(to)) } else { day(from).to_owned() };
            let hours: Vec<String> = windows.iter().map(|window| self::window(*window)).collect();
            parts.push(format!("{days} {}", hours.join(", ")));
        }
        from += alike;
    }
    parts.join("; ")
}

/// A window of the local day: `09:00–18:00`.
#[must_use]
pub fn window(window: WorkWindow) -> String {
    format!("{}–{}", clock(window.from), clock(window.to))
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A zone with its offset at an instant: `Asia/Taipei (UTC+8)`. Without an instant, the zone alone.
///
/// ```
/// use milepost::time::{Instant, parse_date};
/// use milepost::view::work_time::zone;
/// let summer = Instant::start_of(parse_date("2026-06-12").unwrap(), chrono_tz::UTC);
/// assert_eq!(zone(chrono_tz::America::Los_Angeles, Some(summer)), "America/Los_Angeles (UTC−7)");
/// assert_eq!(zone(chrono_tz::Asia::Kolkata, Some(summer)), "Asia/Kolkata (UTC+5:30)");
/// ```
#[must_use]
pub fn zone(zone: Zone, at: Option<Instant>) -> String {
    match at {
        Some(at) => format!("{} ({})", zone.name(), offset(at.offset_minutes(zone))),
        None => zone.name().to_owned(),
    }
}

fn offset(minutes: i64) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

/// A place from the word that stands for it: `Santa Clara` from `santa-clara`, `Lab 24x7` from `lab-24x7`.
#[must_use]
pub fn place(word: &str) -> String {
    let words = word.split(['-', '_', ' ']).filter(|part| !part.is_empty()).map(|part| {
        let mut letters = part.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Minutes as hours.
#[must_use]
pub fn hours(minutes: i64) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "minutes of a working day")]
    let minutes = minutes as f64;
    minutes / 60.0
}
