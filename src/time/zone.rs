//! Zones of the tz database: their names and their offsets.
//!
//! What enters: a name, or an instant or local time with a zone. What leaves: a [`Zone`], an offset, an instant.
//! What always holds: offsets come from the tz database for the very instant asked about, never from another day.

use super::errors::impl_error;
use super::{Instant, LocalTime, Zone};
use chrono::{MappedLocalTime, Offset, TimeZone};
use chrono_tz::GapInfo;

/// Reads a zone by its name in the tz database, such as `Asia/Taipei` or `UTC`.
///
/// # Errors
/// [`ZoneError`] if there is no such zone. Abbreviations are not names: `CST` is both Taipei and Chicago.
///
/// ```
/// use milepost::time::parse_zone;
/// assert_eq!(parse_zone("Asia/Taipei").unwrap().name(), "Asia/Taipei");
/// assert!(parse_zone("CST").is_err());
/// ```
pub fn parse_zone(text: &str) -> Result<Zone, ZoneError> {
    text.parse().map_err(|_| ZoneError(text.to_owned()))
}

/// The text is not the name of a zone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ZoneError(pub String);

impl ZoneError {
    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> String {
        format!("`{}` is not a time zone", self.0)
    }

    /// What to write.
    #[must_use]
    pub fn hint(&self) -> String {
        "write a name of the tz database, as in `Asia/Taipei` or `UTC`".to_owned()
    }
}

impl_error!(ZoneError);

/// Seconds east of UTC in force in `zone` at an instant; before 1900 they need not be whole minutes.
pub(super) fn offset_seconds(zone: Zone, at: Instant) -> i64 {
    let offset = zone.offset_from_utc_datetime(&at.to_utc());
    i64::from(offset.fix().local_minus_utc())
}

/// The instant, in seconds of the epoch, of a local time: in a gap the first instant after it, in a fold the earlier.
pub(super) fn utc_seconds(zone: Zone, local: LocalTime) -> i64 {
    let local_seconds = local.and_utc().timestamp();
    match zone.offset_from_local_datetime(&local) {
        MappedLocalTime::Single(offset) => local_seconds - i64::from(offset.fix().local_minus_utc()),
        MappedLocalTime::Ambiguous(one, other) => {
            let larger = one.fix().local_minus_utc().max(other.fix().local_minus_utc());
            local_seconds - i64::from(larger)
        }
        MappedLocalTime::None => match GapInfo::new(&local, &zone).and_then(|gap| gap.end) {
            Some(end) => end.timestamp(),
            // The database always knows where a gap ends; were it not so, the offset of the day before serves.
            None => local_seconds - offset_seconds(zone, Instant(local_seconds.div_euclid(60) - 1440)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_only() {
        for wrong in ["", "Taipei", "GMT+8", "+08:00", "Asia/Taipeh"] {
            assert_eq!(parse_zone(wrong), Err(ZoneError(wrong.into())));
        }
        assert_eq!(
            parse_zone("CST").unwrap_err().to_string(),
            "`CST` is not a time zone; write a name of the tz database, as in `Asia/Taipei` or `UTC`"
        );
    }

    #[test]
    fn every_gap_of_every_zone_ends_where_the_database_says() {
        for zone in chrono_tz::TZ_VARIANTS {
            for year in [1900, 1945, 1986, 2011, 2026, 2040] {
                let mut hour = Instant::of_utc(year, 1, 1);
                let end = Instant::of_utc(year + 1, 1, 1);
                while hour < end {
                    let next = hour.plus_minutes(1440);
                    let gained = offset_seconds(zone, next) - offset_seconds(zone, hour);
                    if gained > 0 {
                        let turn = first_with_offset(zone, hour, next);
                        let local = turn.plus_minutes(-1).to_local(zone) + chrono::TimeDelta::minutes(2);
                        assert!(
                            (0..=1).contains(&Instant::from_local(zone, local).minutes_since(turn)),
                            "{zone} {turn}"
                        );
                    }
                    hour = next;
                }
            }
        }
    }

    fn first_with_offset(zone: Zone, mut before: Instant, mut after: Instant) -> Instant {
        let new = offset_seconds(zone, after);
        while after.minutes_since(before) > 1 {
            let middle = before.plus_minutes(after.minutes_since(before) / 2);
            if offset_seconds(zone, middle) == new {
                after = middle;
            } else {
                before = middle;
            }
        }
        after
    }
}
