//! Words about resources: what kinds there are, and how much of one is needed.

use std::fmt;

use super::states::words;

words! {
    /// What a resource is.
    ResourceKind {
        /// A room with what stands in it.
        Lab = "lab",
        /// A machine, a chamber, a rack.
        Equipment = "equipment",
        /// Units that are tested or shown.
        Samples = "samples",
        /// People who stand in for one another.
        Team = "team",
    }
}

/// How much of a resource: hundredths of one, so that sums are exact; `0.5` of a person is 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Units(u32);

impl Units {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// One person, one chamber.
    pub const ONE: Self = Self(100);
    /// The most that can be written.
    pub const MOST: f64 = 1_000_000.0;

    /// So many; nothing for a number below 0, above [`Units::MOST`] or with more than two decimals.
    ///
    /// ```
    /// use milepost::terms::Units;
    /// assert_eq!(Units::of(0.5).unwrap().to_string(), "0.5");
    /// assert_eq!(Units::of(2.0).unwrap().hundredths(), 200);
    /// assert_eq!(Units::of(0.333), None);
    /// assert_eq!(Units::of(-1.0), None);
    /// ```
    #[must_use]
    pub fn of(number: f64) -> Option<Self> {
        let hundredths = number * 100.0;
        if !(0.0..=Self::MOST).contains(&number) || (hundredths - hundredths.round()).abs() > 1e-6 {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100,000,000")]
        Some(Self(hundredths.round() as u32))
    }

    /// So many hundredths of one; none for a number below 0.
    #[must_use]
    pub fn of_hundredths(hundredths: i64) -> Self {
        Self(u32::try_from(hundredths.max(0)).unwrap_or(u32::MAX))
    }

    /// In hundredths of one.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0 as i64
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match (part, part % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole}.{}", part / 10),
            _ => write!(f, "{whole}.{part:02}"),
        }
    }
}
