//! Date constraints on tasks.

use super::states::words;

words! {
    /// A date constraint, by the key authors write.
    ConstraintKind {
        /// Early start is not before this.
        StartNoEarlier = "start_no_earlier",
        /// Late start is not after this.
        StartNoLater = "start_no_later",
        /// Early finish is not before this.
        FinishNoEarlier = "finish_no_earlier",
        /// Late finish is not after this.
        FinishNoLater = "finish_no_later",
        /// Starts exactly here.
        MustStart = "must_start",
        /// Finishes exactly here.
        MustFinish = "must_finish",
    }
}
