//! The dates an author may impose on a task.

use super::states::words;

words! {
    /// What an imposed date, or the wish to be late, means for a task; the word is the key authors write.
    ConstraintKind {
        /// Work begins at this date or later.
        StartNoEarlier = "start_no_earlier",
        /// Work should begin at this date or earlier: bounds the late start only.
        StartNoLater = "start_no_later",
        /// Work ends at this date or later.
        FinishNoEarlier = "finish_no_earlier",
        /// Work should end at this date or earlier: bounds the late finish only.
        FinishNoLater = "finish_no_later",
        /// Work begins at this date, whatever its links say.
        MustStart = "must_start",
        /// Work ends at this date, whatever its links say.
        MustFinish = "must_finish",
        /// Work begins at this date, whatever its links say, until somebody places it anew; its late dates, and so its
        /// float, are those that the links give.
        PlacedStart = "placed_start",
        /// Never moves a date; bounds the late finish, so that float tells.
        Deadline = "deadline",
        /// Work is placed as late as it can be without moving anything else.
        AsLateAsPossible = "as_late_as_possible",
    }
}

impl ConstraintKind {
    /// The kinds that stand in a list of constraints with a date; a deadline and the wish to be late are fields of
    /// their own.
    pub const DATED: [Self; 7] = [
        Self::StartNoEarlier,
        Self::StartNoLater,
        Self::FinishNoEarlier,
        Self::FinishNoLater,
        Self::MustStart,
        Self::MustFinish,
        Self::PlacedStart,
    ];

    /// Whether the early dates are at this date whatever the links say.
    #[must_use]
    pub fn pins(self) -> bool {
        matches!(self, Self::MustStart | Self::MustFinish | Self::PlacedStart)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_the_key() {
        assert_eq!(ConstraintKind::DATED.map(ConstraintKind::word)[4], "must_start");
    }
}
