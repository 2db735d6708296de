//! The lag of a link: `+2d`, `-1d`, `+2ed`, `+50%`.

use std::fmt;

use crate::time::{Duration, DurationError};

/// The time between the two ends that a link joins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lag {
    /// Whether it is a lead: the successor may come before.
    pub negative: bool,
    /// How long, never below zero.
    pub amount: LagAmount,
}

/// The length of a lag without its sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LagAmount {
    /// Working or elapsed time.
    Time(Duration),
    /// Per cent of the predecessor's duration, at least 0.
    PerCent(f64),
}

/// Why a text is not a lag.
#[derive(Debug, Clone, PartialEq)]
pub enum LagError {
    /// It does not begin with a sign.
    NoSign(String),
    /// The per cent is not a number from 0 to 10,000.
    PerCent(String),
    /// The time cannot be read.
    Time(DurationError),
}

impl LagError {
    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> String {
        match self {
            Self::NoSign(text) => format!("the lag `{text}` has no sign"),
            Self::PerCent(text) => format!("the lag `{text}` is not a percentage"),
            Self::Time(error) => error.problem(),
        }
    }

    /// What to write.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoSign(_) => "write `+2d` for a lag or `-2d` for a lead".to_owned(),
            Self::PerCent(_) => "write a percentage of the predecessor, as in `+50%`".to_owned(),
            Self::Time(error) => error.hint(),
        }
    }
}

impl fmt::Display for LagError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.problem(), self.hint())
    }
}

impl std::error::Error for LagError {}

impl Lag {
    /// No lag.
    pub const ZERO: Self = Self { negative: false, amount: LagAmount::Time(Duration::ZERO) };

    /// Reads a signed lag.
    ///
    /// # Errors
    /// A text without a sign, or whose length is neither a duration nor a percentage.
    ///
    /// ```
    /// use milepost::terms::{Lag, LagAmount};
    /// assert_eq!(Lag::parse("+50%").unwrap().amount, LagAmount::PerCent(50.0));
    /// assert_eq!(Lag::parse("-1d").unwrap().to_string(), "-1d");
    /// assert!(Lag::parse("2d").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, LagError> {
        let (negative, length) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
            (Some(length), _) => (false, length),
            (_, Some(length)) => (true, length),
            _ => return Err(LagError::NoSign(text.to_owned())),
        };
        let amount = match length.strip_suffix('%') {
            Some(number) => LagAmount::PerCent(per_cent(number).ok_or_else(|| LagError::PerCent(text.to_owned()))?),
            None => LagAmount::Time(Duration::parse(length).map_err(LagError::Time)?),
        };
        Ok(Self { negative, amount })
    }

    /// Whether it takes no time.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match self.amount {
            LagAmount::Time(duration) => duration.is_zero(),
            LagAmount::PerCent(number) => number <= 0.0,
        }
    }

    /// Whether it lets the successor come before.
    #[must_use]
    pub fn is_lead(&self) -> bool {
        self.negative && !self.is_zero()
    }
}

impl fmt::Display for Lag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.negative { "-" } else { "+" })?;
        match self.amount {
            LagAmount::Time(duration) => write!(f, "{duration}"),
            LagAmount::PerCent(number) => write!(f, "{number}%"),
        }
    }
}

fn per_cent(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = text.parse().ok().filter(|_| plain)?;
    (0.0..=10_000.0).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lag_reads_back_as_written() {
        for text in ["+2d", "-1d", "+2ed", "+50%", "+12.5%", "-0d"] {
            assert_eq!(Lag::parse(text).unwrap().to_string(), text);
        }
        assert!(Lag::parse("-1d").unwrap().is_lead());
        assert!(!Lag::parse("-0d").unwrap().is_lead());
        assert!(!Lag::parse("-0%").unwrap().is_lead());
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(Lag::parse("2d").unwrap_err().problem(), "the lag `2d` has no sign");
        for wrong in ["+%", "+1e3%", "+inf%", "+nan%", "+20000%", "+-5%", "", "+"] {
            assert!(Lag::parse(wrong).is_err(), "{wrong}");
        }
        assert!(matches!(Lag::parse("+2x"), Err(LagError::Time(_))));
    }
}
