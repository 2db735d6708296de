//! A count of one unit, exact to the thousandth.

/// A count of weeks, days, hours or minutes in thousandths, never negative.
///
/// `0.5d` stays half a day until a calendar says how long a day is; a fixed fraction keeps it exact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Amount(u32);

impl Amount {
    /// None at all.
    pub const ZERO: Amount = Amount(0);

    /// The largest whole count there is, 1 000 000.
    pub const LARGEST: u32 = 1_000_000;

    /// A whole count, at most [`Amount::LARGEST`].
    #[must_use]
    pub fn whole(count: u32) -> Amount {
        Amount(count.min(Amount::LARGEST) * 1000)
    }

    /// The count in thousandths.
    #[must_use]
    pub fn thousandths(self) -> i64 {
        i64::from(self.0)
    }

    /// Reads digits and at most three decimals; `None` if the number is too large or too fine.
    pub(super) fn parse(whole: &str, decimals: &str) -> Option<Amount> {
        let whole: u32 = whole.parse().ok().filter(|count| *count < Amount::LARGEST)?;
        let fraction = match decimals.len() {
            0 => 0,
            1..=3 => format!("{decimals:0<3}").parse().ok()?,
            _ => return None,
        };
        Some(Amount(whole * 1000 + fraction))
    }
}

impl std::fmt::Display for Amount {
    /// As few digits as it takes: `5`, `0.5`, `1.125`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, fraction) = (self.0 / 1000, self.0 % 1000);
        if fraction == 0 {
            write!(f, "{whole}")
        } else {
            write!(f, "{whole}.{}", format!("{fraction:03}").trim_end_matches('0'))
        }
    }
}
