//! Times as other tools write them.

use chrono::NaiveTime;
use chrono::format::{Item, Parsed, StrftimeItems, parse};

use crate::time::{Instant, LocalTime, Zone};

/// A way to write a time: `%d/%b/%y %H:%M`, in the directives of strftime, or `iso`.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeForm {
    patterns: Vec<String>,
}

/// What `iso` stands for: RFC 3339 and what is left of it without an offset, without seconds, without a time.
const ISO: [&str; 7] = [
    "%Y-%m-%dT%H:%M:%S%.f%:z",
    "%Y-%m-%dT%H:%M:%S%.fZ",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
];
/// Years that a log can speak of; anything else is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// What a date without a time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first minute of the day: an opening.
    Start,
    /// The last minute of the day: a closing, so that a day's work is not closed before it was opened.
    End,
}

impl TimeForm {
    /// A form; nothing for a text that is none or that says no date.
    ///
    /// ```
    /// use milepost::exchange::issue_log::when::TimeForm;
    /// assert!(TimeForm::new("%d/%m/%Y %H:%M").is_some());
    /// assert!(TimeForm::new("iso").is_some());
    /// assert!(TimeForm::new("%H:%M").is_none());
    /// assert!(TimeForm::new("%Q").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        if text == "iso" {
            return Some(Self { patterns: ISO.map(str::to_owned).into() });
        }
        let sound = StrftimeItems::new(text).all(|item| item != Item::Error);
        // A form that says a day can read its own rendering of one.
        let says_a_day = || {
            let day = chrono::NaiveDate::from_ymd_opt(2001, 2, 3)?.and_hms_opt(4, 5, 0)?.and_utc();
            let written = day.format(text).to_string();
            read_one(text, &written, Zone::UTC, Side::Start)
        };
        (sound && text.len() <= 200 && says_a_day().is_some()).then(|| Self { patterns: vec![text.to_owned()] })
    }

    /// The instant that a text means, its seconds cut off; a text without an offset is local time in `zone`. Nothing
    /// where it is not of this form, impossible, or of a year outside 1900 to 2999.
    ///
    /// ```
    /// use milepost::exchange::issue_log::when::{Side, TimeForm};
    /// use milepost::time::Zone;
    /// let form = TimeForm::new("%d/%b/%y %H:%M").unwrap();
    /// let at = form.read("30/Sep/21 17:20", Zone::UTC, Side::Start).unwrap();
    /// assert_eq!(at.to_string(), "2021-09-30T17:20Z");
    /// assert_eq!(form.read("31/Sep/21 17:20", Zone::UTC, Side::Start), None);
    /// ```
    #[must_use]
    pub fn read(&self, text: &str, zone: Zone, side: Side) -> Option<Instant> {
        self.patterns.iter().find_map(|pattern| read_one(pattern, text, zone, side))
    }
}

fn read_one(pattern: &str, text: &str, zone: Zone, side: Side) -> Option<Instant> {
    let mut parsed = Parsed::new();
    parse(&mut parsed, text, StrftimeItems::new(pattern)).ok()?;
    let utc = pattern.ends_with('Z').then_some(0);
    let offset = parsed.offset().or(utc);
    let date = parsed.to_naive_date().ok()?;
    if !YEARS.contains(&chrono::Datelike::year(&date)) {
        return None;
    }
    let time = match (parsed.to_naive_time(), parsed.hour_div_12(), parsed.hour_mod_12(), parsed.minute()) {
        (Ok(time), ..) => time,
        // A date alone; half a time is none.
        (Err(_), None, None, None) => match side {
            Side::Start => NaiveTime::MIN,
            Side::End => NaiveTime::from_hms_opt(23, 59, 0)?,
        },
        _ => return None,
    };
    let local: LocalTime = date.and_time(time);
    Some(match offset {
        Some(seconds) => {
            Instant::from_local(Zone::UTC, local.checked_sub_signed(chrono::Duration::seconds(i64::from(seconds)))?)
        }
        None => Instant::from_local(zone, local),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(form: &str, text: &str) -> Option<String> {
        let at = TimeForm::new(form).unwrap().read(text, chrono_tz::Asia::Taipei, Side::End)?;
        Some(at.to_string())
    }

    #[test]
    fn forms_of_other_tools() {
        assert_eq!(read("%d/%m/%Y %H:%M", "06/07/2016 08:26").unwrap(), "2016-07-06T00:26Z");
        assert_eq!(read("%m/%d/%Y %I:%M %p", "7/6/2016 8:26 PM").unwrap(), "2016-07-06T12:26Z");
        assert_eq!(read("iso", "2016-07-06T08:26:31.250+02:00").unwrap(), "2016-07-06T06:26Z");
        assert_eq!(read("iso", "2016-07-06T08:26:31Z").unwrap(), "2016-07-06T08:26Z");
        assert_eq!(read("iso", "2016-07-06 08:26").unwrap(), "2016-07-06T00:26Z");
        assert_eq!(read("iso", "2016-07-06").unwrap(), "2016-07-06T15:59Z", "the end of the day in Taipei");
    }

    #[test]
    fn what_is_no_time() {
        for text in ["", "soon", "2016-02-30", "2016-07-06T25:00", "0016-07-06", "12016-07-06", "2016-07-06 08:26 x"] {
            assert_eq!(read("iso", text), None, "{text}");
        }
        assert_eq!(TimeForm::new(&"%Y-%m-%d ".repeat(100)), None);
    }

    proptest::proptest! {
        #[test]
        fn any_form_and_any_text_are_survived(form in ".{0,30}", text in ".{0,30}", directives in "(%[a-zA-Z:.3]{1,2}[ /-]?){0,8}") {
            for form in [form, directives] {
                if let Some(form) = TimeForm::new(&form) {
                    let _ = form.read(&text, chrono_tz::America::New_York, Side::Start);
                }
            }
        }
    }
}
