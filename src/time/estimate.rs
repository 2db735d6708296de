//! Estimates of work: one figure, `3d`, or three, `2d/3d/6d`.
//!
//! What enters: text. What leaves: an [`Estimate`]. What always holds: the three figures are all working or all
//! elapsed time; whether they are in order only a calendar can tell, so [`Estimate::is_ordered_on`] asks for one.

use super::errors::impl_error;
use super::{Calendar, Duration, DurationError, loose};

/// How long a task may take: at best, most likely, at worst.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Estimate {
    /// If all goes well.
    pub optimistic: Duration,
    /// What the deterministic schedule uses.
    pub likely: Duration,
    /// If much goes wrong.
    pub pessimistic: Duration,
    /// Whether the author gave three figures; otherwise all three are the one given.
    pub three_point: bool,
}

impl Estimate {
    /// Reads one duration or three, joined by `/`, from optimistic to pessimistic.
    ///
    /// # Errors
    /// [`EstimateError`] if there are two figures or more than three, if working and elapsed time are mixed, or
    /// if one of them is not a duration.
    ///
    /// ```
    /// use milepost::time::Estimate;
    /// let estimate = Estimate::parse("2d/3d/6d").unwrap();
    /// assert_eq!(estimate.likely.to_string(), "3d");
    /// assert_eq!(estimate.to_string(), "2d/3d/6d");
    /// assert!(!Estimate::parse("3d").unwrap().three_point);
    /// ```
    pub fn parse(text: &str) -> Result<Estimate, EstimateError> {
        Self::strictly(text).map_err(|error| match (&error, loose::estimate(text)) {
            (EstimateError::Duration(_) | EstimateError::Figures(_), Some(meant)) if meant.three_point => {
                EstimateError::Form(text.to_owned(), meant)
            }
            _ => error,
        })
    }

    pub(super) fn strictly(text: &str) -> Result<Estimate, EstimateError> {
        let mut figures = text.split('/');
        let three = (figures.next(), figures.next(), figures.next(), figures.next());
        let (optimistic, likely, pessimistic) = match three {
            (Some(one), None, None, None) => return Ok(Estimate::one_point(Duration::parse(one)?)),
            (Some(best), Some(likely), Some(worst), None) => {
                (Duration::parse(best)?, Duration::parse(likely)?, Duration::parse(worst)?)
            }
            _ => return Err(EstimateError::Figures(text.to_owned())),
        };
        if optimistic.elapsed != likely.elapsed || likely.elapsed != pessimistic.elapsed {
            return Err(EstimateError::Mixed(text.to_owned()));
        }
        Ok(Estimate { optimistic, likely, pessimistic, three_point: true })
    }

    /// An estimate that says one figure and nothing of its spread.
    #[must_use]
    pub fn one_point(figure: Duration) -> Estimate {
        Estimate { optimistic: figure, likely: figure, pessimistic: figure, three_point: false }
    }

    /// Whether optimistic ≤ likely ≤ pessimistic, as long as the calendar's days and weeks are.
    #[must_use]
    pub fn is_ordered_on(&self, calendar: &Calendar) -> bool {
        let minutes = |figure: &Duration| {
            if figure.elapsed { figure.elapsed_minutes() } else { figure.working_minutes(calendar) }
        };
        let likely = minutes(&self.likely);
        minutes(&self.optimistic) <= likely && likely <= minutes(&self.pessimistic)
    }
}

impl std::fmt::Display for Estimate {
    /// The text that [`Estimate::parse`] reads back.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.three_point {
            write!(f, "{}/{}/{}", self.optimistic, self.likely, self.pessimistic)
        } else {
            write!(f, "{}", self.likely)
        }
    }
}

/// Why a text is not an estimate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EstimateError {
    /// Neither one figure nor three; holds the text.
    Figures(String),
    /// Working and elapsed figures stand together; holds the text.
    Mixed(String),
    /// Not of this form, though it is clear what was meant; holds the text and the estimate as it is written.
    Form(String, Estimate),
    /// One of the figures is not a duration.
    Duration(DurationError),
}

impl EstimateError {
    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> String {
        match self {
            EstimateError::Figures(text) => {
                format!("the estimate `{text}` has neither one figure nor three")
            }
            EstimateError::Mixed(text) => {
                format!("the estimate `{text}` mixes working and elapsed time")
            }
            EstimateError::Form(text, _) => format!("`{text}` is not an estimate"),
            EstimateError::Duration(error) => error.problem(),
        }
    }

    /// What to write.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            EstimateError::Figures(_) => {
                "write `3d`, or optimistic, likely and pessimistic as in `2d/3d/6d`".to_owned()
            }
            EstimateError::Mixed(_) => {
                "write all three in the same kind of unit, as in `2d/3d/6d` or `2ed/3ed/6ed`".to_owned()
            }
            EstimateError::Form(text, meant) => {
                let spaces = if text.contains(' ') { ", without spaces" } else { "" };
                format!("write `{meant}`{spaces}")
            }
            EstimateError::Duration(error) => error.hint(),
        }
    }
}

impl_error!(EstimateError);

impl From<DurationError> for EstimateError {
    fn from(error: DurationError) -> EstimateError {
        EstimateError::Duration(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Zone;

    #[test]
    fn one_figure_or_three() {
        for text in ["3d", "2d/3d/6d", "1d4h/2d/1w", "2ed/3ed/6ed"] {
            assert_eq!(Estimate::parse(text).map(|e| e.to_string()), Ok(text.into()));
        }
        for text in ["2d/3d", "1d/2d/3d/4d"] {
            assert_eq!(Estimate::parse(text), Err(EstimateError::Figures(text.into())));
        }
        assert_eq!(Estimate::parse("2d/3ed/6d"), Err(EstimateError::Mixed("2d/3ed/6d".into())));
        let said = |text: &str| Estimate::parse(text).unwrap_err().to_string();
        assert_eq!(said("2/3/6d"), "`2/3/6d` is not an estimate; write `2d/3d/6d`");
        assert_eq!(said("2d / 3d / 6d"), "`2d / 3d / 6d` is not an estimate; write `2d/3d/6d`, without spaces");
        assert_eq!(Estimate::parse("2x/3/6d"), Err(DurationError::UnknownUnit("2x".into(), "x".into()).into()));
        assert_eq!(Estimate::parse("2d//6d"), Err(DurationError::Empty.into()));
    }

    #[test]
    fn order_is_a_matter_of_the_calendar() {
        let always = Calendar::always(Zone::UTC);
        let ordered = |text| Estimate::parse(text).unwrap().is_ordered_on(&always);
        assert!(ordered("20h/1d/2d") && ordered("3d") && ordered("2ed/2ed/2ed"));
        assert!(!ordered("30h/1d/2d") && !ordered("1d/3d/2d"));
    }
}
