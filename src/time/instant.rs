//! Instants: minutes of universal time.
//!
//! What enters: local times with their zone, and text with an offset. What leaves: an [`Instant`], and back.
//! What always holds: conversions use the offset of the date converted; arithmetic saturates.

use super::date::{DateError, digits, has_shape, local_of};
use super::zone::{offset_seconds, utc_seconds};
use super::{Date, LocalTime, Zone};
use chrono::{DateTime, NaiveTime, Timelike};

/// Minutes since 1970-01-01T00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Instant(pub i64);

impl Instant {
    /// Where computing stops: about the year −188 000. A calendar that never works answers it when asked backwards.
    pub const FAR_PAST: Instant = Instant(-100_000_000_000);
    /// Where computing stops: about the year 192 000. A calendar that never works answers it when asked forwards.
    pub const FAR_FUTURE: Instant = Instant(100_000_000_000);

    /// The instant of a local time; seconds are cut off.
    ///
    /// A time that a clock skips (gap) is the first instant after the gap; a time that comes twice (fold) is
    /// the earlier.
    ///
    /// ```
    /// use milepost::time::{Instant, parse_local_time, parse_zone};
    /// let los_angeles = parse_zone("America/Los_Angeles").unwrap();
    /// let skipped = parse_local_time("2026-03-08T02:30").unwrap();
    /// assert_eq!(Instant::from_local(los_angeles, skipped).to_string(), "2026-03-08T10:00Z");
    /// ```
    #[must_use]
    pub fn from_local(zone: Zone, local: LocalTime) -> Instant {
        let minute = local.with_second(0).unwrap_or(local);
        // Rounded up, so that `to_local` gives the same minute back under the old offsets that have seconds.
        Instant((utc_seconds(zone, minute) + 59).div_euclid(60)).clamped()
    }

    /// The local time in `zone`, its seconds zero.
    #[must_use]
    pub fn to_local(self, zone: Zone) -> LocalTime {
        let at = self.clamped();
        Instant((at.0 * 60 + offset_seconds(zone, at)).div_euclid(60)).to_utc()
    }

    /// The civil date in `zone` that this instant lies in; midnight belongs to the day it begins.
    #[must_use]
    pub fn date_in(self, zone: Zone) -> Date {
        self.to_local(zone).date()
    }

    /// Later by so many minutes, earlier if negative.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Instant {
        Instant(self.0.saturating_add(minutes))
    }

    /// Minutes from `other` to this instant; positive if this one is later.
    #[must_use]
    pub fn minutes_since(self, other: Instant) -> i64 {
        self.0.saturating_sub(other.0)
    }

    /// The midnight that begins a date.
    #[must_use]
    pub fn start_of(date: Date, zone: Zone) -> Instant {
        Instant::from_local(zone, date.and_time(NaiveTime::MIN))
    }

    /// The midnight that ends a date.
    #[must_use]
    pub fn end_of(date: Date, zone: Zone) -> Instant {
        match date.succ_opt() {
            Some(next) => Instant::start_of(next, zone),
            None => Instant::FAR_FUTURE,
        }
    }

    /// Minutes east of UTC in force in `zone` at this instant, seconds cut off.
    #[must_use]
    pub fn offset_minutes(self, zone: Zone) -> i64 {
        self.to_local(zone).and_utc().timestamp().div_euclid(60) - self.clamped().0
    }

    /// The text [`parse_instant`] reads, in local time with its offset: `2026-06-22T16:30+08:00`.
    #[must_use]
    pub fn text_in(self, zone: Zone) -> String {
        let local = self.to_local(zone);
        let offset = local.and_utc().timestamp().div_euclid(60) - self.clamped().0;
        let sign = if offset < 0 { '-' } else { '+' };
        let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
        format!("{}T{:02}:{:02}{sign}{hours:02}:{minutes:02}", local.date(), local.hour(), local.minute())
    }

    /// The same minute as a civil time of UTC, within the bounds of computing.
    pub(super) fn to_utc(self) -> LocalTime {
        // One day of slack, for a local time may lie outside the bounds by its offset.
        let minutes = self.0.clamp(Instant::FAR_PAST.0 - 1440, Instant::FAR_FUTURE.0 + 1440);
        DateTime::from_timestamp(minutes * 60, 0).unwrap_or_default().naive_utc()
    }

    /// This instant, or the bound of computing it lies beyond.
    pub(super) fn clamped(self) -> Instant {
        self.clamp(Instant::FAR_PAST, Instant::FAR_FUTURE)
    }

    #[cfg(test)]
    pub(super) fn of_utc(year: i32, month: u32, day: u32) -> Instant {
        Instant::start_of(Date::from_ymd_opt(year, month, day).unwrap(), Zone::UTC)
    }
}

impl std::fmt::Display for Instant {
    /// Universal time: `2026-06-22T08:30Z`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.clamped().to_utc().format("%Y-%m-%dT%H:%MZ"))
    }
}

/// The civil date a reader is told for an exclusive finish: that of the last minute before it.
///
/// ```
/// use milepost::time::{inclusive_finish_date, parse_instant, parse_zone};
/// let taipei = parse_zone("Asia/Taipei").unwrap();
/// let midnight = parse_instant("2026-06-13T00:00+08:00").unwrap();
/// assert_eq!(inclusive_finish_date(midnight, taipei).to_string(), "2026-06-12");
/// ```
#[must_use]
pub fn inclusive_finish_date(finish: Instant, zone: Zone) -> Date {
    finish.plus_minutes(-1).date_in(zone)
}

/// Reads an instant, `2026-05-27T11:20+08:00` or `2026-05-27T03:20Z`.
///
/// # Errors
/// [`DateError::InstantShape`] if the text is not of that shape, [`DateError::Impossible`] if no such day, time of
/// day or offset (up to 18 hours) exists.
pub fn parse_instant(text: &str) -> Result<Instant, DateError> {
    let utc = has_shape(text, "0000-00-00T00:00Z");
    let west = has_shape(text, "0000-00-00T00:00-00:00");
    if !(utc || west || has_shape(text, "0000-00-00T00:00+00:00")) {
        return Err(DateError::InstantShape(text.to_owned()));
    }
    let offset = if utc { Some(0) } else { offset_of(text) };
    let read = local_of(text).zip(offset).map(|(local, offset)| {
        let minutes = local.and_utc().timestamp().div_euclid(60);
        Instant(if west { minutes + offset } else { minutes - offset })
    });
    read.ok_or_else(|| DateError::Impossible(text.to_owned()))
}

/// The size of the offset that ends a text of the right shape, in minutes.
fn offset_of(text: &str) -> Option<i64> {
    let (hours, minutes) = (digits(text, 17..19)?, digits(text, 20..22)?);
    let offset = hours * 60 + minutes;
    (minutes < 60 && offset <= 18 * 60).then_some(i64::from(offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_local_time;
    use chrono_tz::{America::Los_Angeles, Asia::Taipei, Pacific::Apia};

    fn local(zone: Zone, text: &str) -> String {
        Instant::from_local(zone, parse_local_time(text).unwrap()).text_in(zone)
    }

    #[test]
    fn a_gap_moves_to_its_end_and_a_fold_to_its_first_pass() {
        assert_eq!(local(Los_Angeles, "2026-03-08T01:59"), "2026-03-08T01:59-08:00");
        for skipped in ["2026-03-08T02:00", "2026-03-08T02:59", "2026-03-08T03:00"] {
            assert_eq!(local(Los_Angeles, skipped), "2026-03-08T03:00-07:00");
        }
        assert_eq!(local(Los_Angeles, "2026-11-01T01:30"), "2026-11-01T01:30-07:00");
        assert_eq!(local(Los_Angeles, "2026-11-01T02:00"), "2026-11-01T02:00-08:00");
    }

    #[test]
    fn a_day_that_a_zone_skipped_is_empty() {
        let skipped = Date::from_ymd_opt(2011, 12, 30).unwrap();
        assert_eq!(Instant::start_of(skipped, Apia), Instant::end_of(skipped, Apia));
        assert_eq!(local(Apia, "2011-12-30T12:00"), "2011-12-31T00:00+14:00");
    }

    #[test]
    fn days_have_23_and_25_hours_where_clocks_change() {
        let length = |month, day| {
            let date = Date::from_ymd_opt(2026, month, day).unwrap();
            Instant::end_of(date, Los_Angeles).minutes_since(Instant::start_of(date, Los_Angeles))
        };
        assert_eq!((length(3, 8), length(11, 1), length(6, 1)), (23 * 60, 25 * 60, 24 * 60));
    }

    #[test]
    fn old_offsets_with_seconds_round_trip() {
        assert_eq!(local(Los_Angeles, "1880-01-01T09:00"), "1880-01-01T09:00-07:53");
    }

    #[test]
    fn instants_read_and_write() {
        for text in ["2026-05-27T11:20+08:00", "2026-05-27T03:20Z", "2026-05-26T20:20-07:00"] {
            assert_eq!(parse_instant(text).unwrap().to_string(), "2026-05-27T03:20Z");
        }
        assert_eq!(parse_instant("2026-05-27T03:20Z").unwrap().text_in(Taipei), "2026-05-27T11:20+08:00");
        for wrong in
            ["2026-05-27T11:20", "2026-05-27", "2026-05-27T11:20+0800", "2026-05-27T11:20:00Z", "2026-05-27T11:20 CST"]
        {
            assert_eq!(parse_instant(wrong), Err(DateError::InstantShape(wrong.into())));
        }
        for impossible in ["2026-05-27T24:20Z", "2026-05-32T11:20Z", "2026-05-27T11:20+19:00", "2026-05-27T11:20+08:60"]
        {
            assert_eq!(parse_instant(impossible), Err(DateError::Impossible(impossible.into())));
        }
    }

    #[test]
    fn the_last_minute_names_the_finish_date() {
        let at = |text| parse_instant(text).unwrap();
        let date = |text| inclusive_finish_date(at(text), Taipei).to_string();
        assert_eq!(date("2026-06-13T00:00+08:00"), "2026-06-12");
        assert_eq!(date("2026-06-13T00:01+08:00"), "2026-06-13");
        assert_eq!(date("2026-06-12T18:00+08:00"), "2026-06-12");
    }

    #[test]
    fn nothing_overflows() {
        for at in [Instant(i64::MAX), Instant(i64::MIN), Instant::FAR_PAST, Instant::FAR_FUTURE] {
            for zone in [Taipei, Los_Angeles, Zone::UTC] {
                let back = Instant::from_local(zone, at.to_local(zone));
                assert_eq!(back, at.clamped());
            }
        }
        assert_eq!(Instant(i64::MAX).plus_minutes(1), Instant(i64::MAX));
        assert_eq!(Instant::end_of(Date::MAX, Taipei), Instant::FAR_FUTURE);
        assert_eq!(Instant::start_of(Date::MIN, Taipei), Instant::FAR_PAST);
    }
}
