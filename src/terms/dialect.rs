//! The choices in which scheduling tools differ: `schedule:` of `program.yaml`.

use super::states::words;

words! {
    /// On whose calendar a working-time lag runs.
    LagCalendar {
        /// The successor's.
        Successor = "successor",
        /// The predecessor's.
        Predecessor = "predecessor",
        /// The program's.
        Project = "project",
        /// Around the clock, every day.
        Elapsed24h = "24h",
    }
}

words! {
    /// Which of the two floats of a task is its total float.
    FloatKind {
        /// The smaller one.
        Least = "least",
        /// Late start less early start.
        Start = "start",
        /// Late finish less early finish.
        Finish = "finish",
    }
}

words! {
    /// Where a milestone falls whose driver ends outside working time.
    MilestoneDates {
        /// At the instant that drives it.
        Stay = "stay",
        /// At the next working instant of its calendar.
        Snap = "snap",
    }
}

words! {
    /// What becomes of work that is not done and that links would place before the data date.
    UnfinishedWork {
        /// It lies after the data date.
        Move = "move",
        /// It stays where links place it, until somebody moves it.
        Stay = "stay",
    }
}
