//! Durations as authors write them: `5d`, `1d4h30m`, `1.5w`, elapsed `2ed`.
//!
//! What enters: text. What leaves: a [`Duration`], which becomes minutes only on a [`Calendar`], for a day is as
//! long as the calendar says. What always holds: a duration is wholly working time or wholly elapsed time.

use super::errors::impl_error;
use super::{Amount, Calendar, Instant, loose};

/// A length of working or of elapsed time, never negative; a lead is a duration whose link carries the sign.
///
/// Two durations are equal if they are written with the same units: `1d` is not `8h`, which depends on a calendar.
///
/// ```
/// use milepost::time::Duration;
/// assert_eq!(Duration::parse("1d4h30m").unwrap().to_string(), "1d4h30m");
/// assert_eq!(Duration::parse("1.50w").unwrap().to_string(), "1.5w");
/// assert_eq!(Duration::parse("2ed").unwrap().elapsed_minutes(), 2880);
/// assert!(Duration::parse("5").is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Duration {
    /// Weeks: the calendar's working days, or 7 days if elapsed.
    pub weeks: Amount,
    /// Days: of the calendar's length, or of 24 hours if elapsed.
    pub days: Amount,
    /// Hours of 60 minutes.
    pub hours: Amount,
    /// Minutes.
    pub minutes: Amount,
    /// Whether nights and days off count too.
    pub elapsed: bool,
}

impl Duration {
    /// No time at all.
    pub const ZERO: Duration = Duration {
        weeks: Amount::ZERO,
        days: Amount::ZERO,
        hours: Amount::ZERO,
        minutes: Amount::ZERO,
        elapsed: false,
    };

    /// So many working days, at most [`Amount::LARGEST`].
    #[must_use]
    pub fn of_days(days: u32) -> Duration {
        Duration { days: Amount::whole(days), ..Duration::ZERO }
    }

    /// So many working minutes, at most [`Amount::LARGEST`].
    #[must_use]
    pub fn of_minutes(minutes: u32) -> Duration {
        Duration { minutes: Amount::whole(minutes), ..Duration::ZERO }
    }

    /// Reads a duration: numbers with up to three decimals, each followed by its unit, the largest unit first.
    ///
    /// Units are `w`, `d`, `h`, `m` for working time and `ew`, `ed`, `eh`, `em` for elapsed time.
    ///
    /// # Errors
    /// [`DurationError`] names what is wrong with the text.
    pub fn parse(text: &str) -> Result<Duration, DurationError> {
        if text.is_empty() {
            return Err(DurationError::Empty);
        }
        if text.len() > 1 && text.starts_with(['+', '-']) {
            return Err(DurationError::Signed(text.to_owned()));
        }
        let mut duration = Duration::ZERO;
        let mut last_rank = 0;
        let mut rest = text;
        while !rest.is_empty() {
            let part = Part::take(rest, text)?;
            if last_rank > 0 && part.elapsed != duration.elapsed {
                return Err(DurationError::Mixed(text.to_owned()));
            }
            if part.rank <= last_rank {
                return Err(DurationError::Order(text.to_owned()));
            }
            match part.rank {
                1 => duration.weeks = part.amount,
                2 => duration.days = part.amount,
                3 => duration.hours = part.amount,
                _ => duration.minutes = part.amount,
            }
            duration.elapsed = part.elapsed;
            last_rank = part.rank;
            rest = part.rest;
        }
        Ok(duration)
    }

    /// Whether it is no time at all.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.thousandths_of_minutes(1, 1) == 0
    }

    /// Working minutes on a calendar, rounded to the nearest, half a minute up; the elapsed flag is not looked at.
    #[must_use]
    pub fn working_minutes(&self, calendar: &Calendar) -> i64 {
        self.minutes_with(calendar.minutes_per_week(), calendar.minutes_per_day())
    }

    /// Minutes if a day has 24 hours and a week 7 days, rounded to the nearest; the elapsed flag is not looked at.
    #[must_use]
    pub fn elapsed_minutes(&self) -> i64 {
        self.minutes_with(7 * 1440, 1440)
    }

    /// The instant this long after `start`: in working time of the calendar, or in elapsed time.
    #[must_use]
    pub fn after(&self, start: Instant, calendar: &Calendar) -> Instant {
        if self.elapsed {
            start.plus_minutes(self.elapsed_minutes())
        } else {
            calendar.add(start, self.working_minutes(calendar))
        }
    }

    /// The instant this long before `finish`: in working time of the calendar, or in elapsed time.
    #[must_use]
    pub fn before(&self, finish: Instant, calendar: &Calendar) -> Instant {
        if self.elapsed {
            finish.plus_minutes(-self.elapsed_minutes())
        } else {
            calendar.add(finish, -self.working_minutes(calendar))
        }
    }

    fn minutes_with(&self, per_week: i64, per_day: i64) -> i64 {
        let minutes = (self.thousandths_of_minutes(per_week, per_day) + 500).div_euclid(1000);
        i64::try_from(minutes).unwrap_or(i64::MAX)
    }

    fn thousandths_of_minutes(&self, per_week: i64, per_day: i64) -> i128 {
        let product = |amount: Amount, length: i64| i128::from(amount.thousandths()) * i128::from(length);
        product(self.weeks, per_week) + product(self.days, per_day) + product(self.hours, 60) + product(self.minutes, 1)
    }
}

impl std::fmt::Display for Duration {
    /// The text that [`Duration::parse`] reads back as the same duration; none at all is `0d` or `0ed`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let elapsed = if self.elapsed { "e" } else { "" };
        let parts = [(self.weeks, 'w'), (self.days, 'd'), (self.hours, 'h'), (self.minutes, 'm')];
        for (amount, unit) in parts {
            if amount != Amount::ZERO {
                write!(f, "{amount}{elapsed}{unit}")?;
            }
        }
        if self.is_zero() {
            write!(f, "0{elapsed}d")?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Duration {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Duration, DurationError> {
        Duration::parse(text)
    }
}

/// Why a text is not a duration; each holds the whole text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DurationError {
    /// Nothing is written.
    Empty,
    /// It begins with a sign.
    Signed(String),
    /// It does not consist of numbers and units.
    Shape(String),
    /// A number has no unit.
    NoUnit(String),
    /// A unit is none of those there are.
    UnknownUnit(String, String),
    /// A unit comes twice or after a smaller one.
    Order(String),
    /// Working and elapsed units stand together.
    Mixed(String),
    /// A number is 1 000 000 or more, or has more than three decimals.
    Number(String),
}

impl DurationError {
    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> String {
        match self {
            DurationError::Empty => "a duration is missing".to_owned(),
            DurationError::Signed(text) => format!("the duration `{text}` has a sign"),
            DurationError::Shape(text) => format!("`{text}` is not a duration"),
            DurationError::NoUnit(text) => {
                format!("the duration `{text}` has a number without a unit")
            }
            DurationError::UnknownUnit(text, unit) => {
                format!("the duration `{text}` has the unknown unit `{unit}`")
            }
            DurationError::Order(text) => {
                format!("the duration `{text}` has its units out of order")
            }
            DurationError::Mixed(text) => {
                format!("the duration `{text}` mixes working and elapsed units")
            }
            DurationError::Number(text) => {
                format!("the duration `{text}` has a number that is too large or too fine")
            }
        }
    }

    /// What to write.
    #[must_use]
    pub fn hint(&self) -> String {
        if let Some(meant) = self.text().and_then(loose::duration) {
            return format!("write `{meant}`");
        }
        match self {
            DurationError::Empty | DurationError::Shape(_) => {
                "write numbers with their units, as in `5d`, `1d4h30m` or, elapsed, `2ed`".to_owned()
            }
            DurationError::Signed(text) => format!("write `{}`", text.trim_start_matches(['+', '-'])),
            DurationError::NoUnit(_) => "write `w`, `d`, `h` or `m` after each number, as in `5d`".to_owned(),
            DurationError::UnknownUnit(..) => {
                "write `w`, `d`, `h` or `m` for working time, `ew`, `ed`, `eh` or `em` for elapsed time".to_owned()
            }
            DurationError::Order(_) => "write each unit once, the largest first, as in `1w2d4h30m`".to_owned(),
            DurationError::Mixed(_) => {
                "write either working units, as in `1d4h`, or elapsed ones, as in `1ed4eh`".to_owned()
            }
            DurationError::Number(_) => {
                "write numbers below 1000000 with at most three decimals, as in `0.5d`".to_owned()
            }
        }
    }

    /// The text where it may have been written by somebody who did not know the form, for another attempt at it.
    fn text(&self) -> Option<&str> {
        match self {
            DurationError::Shape(text) | DurationError::NoUnit(text) | DurationError::UnknownUnit(text, _) => {
                Some(text)
            }
            DurationError::Empty
            | DurationError::Signed(_)
            | DurationError::Order(_)
            | DurationError::Mixed(_)
            | DurationError::Number(_) => None,
        }
    }
}

impl_error!(DurationError);

/// One number with its unit.
struct Part<'a> {
    amount: Amount,
    /// 1 for weeks to 4 for minutes.
    rank: u8,
    elapsed: bool,
    rest: &'a str,
}

impl<'a> Part<'a> {
    /// Takes the first part off `from`; `text` is the whole, for messages.
    fn take(from: &'a str, text: &str) -> Result<Part<'a>, DurationError> {
        let (whole, after) = split_at_end_of(from, |c| c.is_ascii_digit());
        let (decimals, after) = match after.strip_prefix('.') {
            Some(after) => split_at_end_of(after, |c| c.is_ascii_digit()),
            None => ("", after),
        };
        let has_point = whole.len() + decimals.len() + after.len() < from.len();
        if whole.is_empty() || (has_point && decimals.is_empty()) {
            return Err(DurationError::Shape(text.to_owned()));
        }
        let (unit, rest) = split_at_end_of(after, char::is_alphabetic);
        if unit.is_empty() {
            return Err(if rest.is_empty() {
                DurationError::NoUnit(text.to_owned())
            } else {
                DurationError::Shape(text.to_owned())
            });
        }
        let rank = match unit.strip_prefix('e').unwrap_or(unit) {
            "w" => 1,
            "d" => 2,
            "h" => 3,
            "m" => 4,
            _ => return Err(DurationError::UnknownUnit(text.to_owned(), unit.to_owned())),
        };
        let amount = Amount::parse(whole, decimals).ok_or_else(|| DurationError::Number(text.to_owned()))?;
        Ok(Part { amount, rank, elapsed: unit.starts_with('e'), rest })
    }
}

/// Splits before the first character that `belongs` refuses.
fn split_at_end_of(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Zone;
    use proptest::prelude::*;

    #[test]
    fn canonical_text_drops_what_says_nothing() {
        for (text, canonical) in [
            ("5d", "5d"),
            ("0d4h", "4h"),
            ("1w2d4h30m", "1w2d4h30m"),
            ("0.50d", "0.5d"),
            ("1.125w", "1.125w"),
            ("05d", "5d"),
            ("0h", "0d"),
            ("0eh", "0ed"),
            ("1ed4eh", "1ed4eh"),
            ("90m", "90m"),
            ("999999.999m", "999999.999m"),
        ] {
            assert_eq!(Duration::parse(text).map(|d| d.to_string()), Ok(canonical.into()));
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        use DurationError as E;
        let text = String::from;
        for (wrong, error) in [
            ("", E::Empty),
            ("-2d", E::Signed(text("-2d"))),
            ("5", E::NoUnit(text("5"))),
            ("1d4", E::NoUnit(text("1d4"))),
            ("d", E::Shape(text("d"))),
            ("-", E::Shape(text("-"))),
            ("5 d", E::Shape(text("5 d"))),
            (".5d", E::Shape(text(".5d"))),
            ("5.d", E::Shape(text("5.d"))),
            ("5,5d", E::Shape(text("5,5d"))),
            ("5d ", E::Shape(text("5d "))),
            ("5d-3h", E::Shape(text("5d-3h"))),
            ("３d", E::Shape(text("３d"))),
            ("5天", E::UnknownUnit(text("5天"), text("天"))),
            ("2bd", E::UnknownUnit(text("2bd"), text("bd"))),
            ("5e", E::UnknownUnit(text("5e"), text("e"))),
            ("2eed", E::UnknownUnit(text("2eed"), text("eed"))),
            ("5D", E::UnknownUnit(text("5D"), text("D"))),
            ("4h1d", E::Order(text("4h1d"))),
            ("1d1d", E::Order(text("1d1d"))),
            ("1d4eh", E::Mixed(text("1d4eh"))),
            ("1000000d", E::Number(text("1000000d"))),
            ("99999999999999999999d", E::Number(text("99999999999999999999d"))),
            ("0.1234d", E::Number(text("0.1234d"))),
        ] {
            assert_eq!(Duration::parse(wrong), Err(error), "{wrong}");
        }
        assert_eq!(
            Duration::parse("2bd").unwrap_err().to_string(),
            "the duration `2bd` has the unknown unit `bd`; write `2d`"
        );
        assert_eq!(
            Duration::parse("2x").unwrap_err().to_string(),
            "the duration `2x` has the unknown unit `x`; write `w`, `d`, `h` or `m` for working time, \
             `ew`, `ed`, `eh` or `em` for elapsed time"
        );
        assert_eq!(Duration::parse("-2d").unwrap_err().hint(), "write `2d`");
    }

    #[test]
    fn minutes_follow_the_calendar_or_the_clock() {
        let always = Calendar::always(Zone::UTC);
        let minutes = |text| Duration::parse(text).unwrap().working_minutes(&always);
        assert_eq!(minutes("1w1d1h1m"), 10_080 + 1440 + 60 + 1);
        assert_eq!(minutes("0.5d"), 720);
        assert_eq!((minutes("0.5m"), minutes("0.499m")), (1, 0));
        assert_eq!(Duration::parse("1ew1ed1eh1em").unwrap().elapsed_minutes(), 10_080 + 1440 + 60 + 1);
    }

    proptest! {
        #[test]
        fn display_reads_back(w in 0u32..2_000_000, d in 0u32..2_000, h in 0u32..2_000, m in 0u32..2_000, elapsed: bool) {
            let duration = Duration {
                weeks: Amount::parse(&(w / 1000).to_string(), &format!("{:03}", w % 1000)).unwrap(),
                days: Amount::whole(d),
                hours: Amount::parse("0", &format!("{:03}", h % 1000)).unwrap(),
                minutes: Amount::whole(m),
                elapsed,
            };
            prop_assert_eq!(Duration::parse(&duration.to_string()), Ok(duration));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,12}", close in "[0-9wdhme.+-]{0,12}") {
            let _ = Duration::parse(&text);
            if let Ok(duration) = Duration::parse(&close) {
                prop_assert_eq!(Duration::parse(&duration.to_string()), Ok(duration));
            }
        }
    }
}
