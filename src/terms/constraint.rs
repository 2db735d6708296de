//! The dates an author may impose on an activity.

use std::fmt;

/// What an imposed date, or the wish to be late, means for an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConstraintKind {
    /// Work begins at this date or later.
    StartNoEarlier,
    /// Work should begin at this date or earlier: bounds the late start only.
    StartNoLater,
    /// Work ends at this date or later.
    FinishNoEarlier,
    /// Work should end at this date or earlier: bounds the late finish only.
    FinishNoLater,
    /// Work begins at this date, whatever its links say.
    MustStart,
    /// Work ends at this date, whatever its links say.
    MustFinish,
    /// Never moves a date; bounds the late finish, so that float tells.
    Deadline,
    /// Work is placed as late as it can be without moving anything else.
    AsLateAsPossible,
}

impl ConstraintKind {
    /// All of them, in the order in which documentation lists them.
    pub const ALL: [Self; 8] = [
        Self::StartNoEarlier,
        Self::StartNoLater,
        Self::FinishNoEarlier,
        Self::FinishNoLater,
        Self::MustStart,
        Self::MustFinish,
        Self::Deadline,
        Self::AsLateAsPossible,
    ];

    /// The key an author writes in a plan file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::StartNoEarlier => "start_no_earlier",
            Self::StartNoLater => "start_no_later",
            Self::FinishNoEarlier => "finish_no_earlier",
            Self::FinishNoLater => "finish_no_later",
            Self::MustStart => "must_start",
            Self::MustFinish => "must_finish",
            Self::Deadline => "deadline",
            Self::AsLateAsPossible => "as_late_as_possible",
        }
    }

    /// The kind whose key this is.
    ///
    /// ```
    /// use milepost::terms::ConstraintKind;
    /// assert_eq!(ConstraintKind::parse("must_start"), Some(ConstraintKind::MustStart));
    /// assert_eq!(ConstraintKind::parse("must start"), None);
    /// ```
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

impl fmt::Display for ConstraintKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back() {
        for kind in ConstraintKind::ALL {
            assert_eq!(ConstraintKind::parse(&kind.to_string()), Some(kind));
        }
    }
}
