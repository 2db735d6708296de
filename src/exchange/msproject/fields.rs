//! The values of an element, as the schema of MSPDI types them.
//!
//! What always holds: an element that is missing, empty, nil, or not of its type has no value; a caller who must tell
//! the difference looks at the text.

use chrono::{NaiveTime, Timelike};

use crate::time::{Date, LocalTime};

use super::xml::Element;

/// Years that are taken for dates; the rest of what four digits hold stands for "none" in some tools, and is far from
/// any plan.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

impl Element<'_> {
    /// The text of a child, without the space around it; nothing where it is empty.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        let child = self.child(name).filter(|child| !child.nil)?;
        Some(child.text.trim()).filter(|text| !text.is_empty())
    }

    /// A whole number.
    pub(super) fn int(&self, name: &str) -> Option<i64> {
        let text = self.text_of(name)?;
        // Some tools write whole numbers as `480.0`.
        let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
        whole.parse().ok()
    }

    /// A number.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.text_of(name)?.parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// A truth; false where it is not said.
    pub(super) fn flag(&self, name: &str) -> bool {
        matches!(self.text_of(name), Some("1" | "true" | "True" | "-1"))
    }

    /// A local time, `2026-06-12T17:00:00`, or the midnight of a date.
    pub(super) fn time(&self, name: &str) -> Option<LocalTime> {
        local_time(self.text_of(name)?)
    }

    /// A length, `PT40H0M0S`, in seconds.
    pub(super) fn seconds(&self, name: &str) -> Option<i64> {
        seconds(self.text_of(name)?)
    }
}

/// A local time to the minute; a fraction of a second and a zone behind it are passed over, as the tool does.
pub(super) fn local_time(text: &str) -> Option<LocalTime> {
    let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00"));
    let mut parts = date.splitn(3, '-').map(str::parse::<u32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    Date::from_ymd_opt(year, month, day).map(|date| date.and_time(time_of_day(time).unwrap_or(NaiveTime::MIN)))
}

/// A time of day to the minute: `17:00:00`, `08:30`; also with the date that some tools put before it.
pub(super) fn time_of_day(text: &str) -> Option<NaiveTime> {
    let text = text.rsplit('T').next().unwrap_or(text);
    let mut parts = text.split(':');
    let (hour, minute) = (parts.next()?.parse().ok()?, parts.next()?.get(..2)?.parse().ok()?);
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Minutes since midnight.
pub(super) fn minute_of(time: NaiveTime) -> u16 {
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0)
}

/// Seconds of a length `PnDTnHnMn.nS`; a day has 24 hours, as the type says. Nothing for one that is negative or that
/// no plan is as long as.
fn seconds(text: &str) -> Option<i64> {
    let rest = text.strip_prefix('P')?;
    let (days, clock) = rest.split_once('T').unwrap_or((rest, ""));
    let mut total = 0_f64;
    for (part, units) in [
        (days, [('D', 86_400.0), ('W', 604_800.0), ('Y', f64::NAN)]),
        (clock, [('H', 3_600.0), ('M', 60.0), ('S', 1.0)]),
    ] {
        let mut number_from = 0;
        for (place, unit) in part.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()) {
            let number: f64 = part.get(number_from..place)?.parse().ok()?;
            let (_, worth) = units.iter().find(|(name, _)| *name == unit)?;
            total += number * worth;
            number_from = place + 1;
        }
        if number_from != part.len() {
            return None;
        }
    }
    #[allow(clippy::cast_possible_truncation, reason = "between 0 and 10^11")]
    (0.0..1e11).contains(&total).then(|| total.round() as i64)
}

/// Seconds as whole minutes, half a minute up.
pub(super) fn minutes(seconds: i64) -> i64 {
    (seconds + 30).div_euclid(60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read() {
        for (text, expected) in [
            ("PT40H0M0S", Some(144_000)),
            ("PT5H19M48S", Some(19_188)),
            ("PT0H0M0.6S", Some(1)),
            ("P2DT4H", Some(187_200)),
            ("PT", Some(0)),
            ("PT8", None),
            ("PTH", None),
            ("PT-8H0M0S", None),
            ("PT99999999999999H", None),
            ("P1Y", None),
            ("8h", None),
            ("PT8HxM", None),
            ("", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
        assert_eq!((minutes(29), minutes(30), minutes(90)), (0, 1, 2));
    }

    #[test]
    fn times_are_read_to_the_minute() {
        let time = |text| local_time(text).map(|time| time.format("%Y-%m-%dT%H:%M").to_string());
        assert_eq!(time("2026-06-12T17:00:59.9").as_deref(), Some("2026-06-12T17:00"));
        assert_eq!(time("2026-06-12T17:00:00Z").as_deref(), Some("2026-06-12T17:00"));
        assert_eq!(time("2026-06-12").as_deref(), Some("2026-06-12T00:00"));
        for wrong in
            ["", "NA", "0001-01-01T00:00:00", "2026-02-30T08:00:00", "-2026-01-01", "99999999999-01-01T00:00:00"]
        {
            assert_eq!(time(wrong), None, "{wrong}");
        }
        assert_eq!(time_of_day("24:00:00"), None);
        assert_eq!(time_of_day("1900-01-01T08:30:00").map(minute_of), Some(510));
        assert_eq!(time_of_day("8:3"), None);
    }
}
