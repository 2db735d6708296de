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
        /// At working time: start milestones at the next instant, finish milestones at the last.
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

words! {
    /// Which side of a break in its calendar a milestone belongs to.
    MilestoneSide {
        /// It opens work: `kind: start_milestone`.
        Start = "start_milestone",
        /// It closes work: `kind: finish_milestone`.
        Finish = "finish_milestone",
    }
}

words! {
    /// From which start of a task under way the lag of an `SS` or `SF` link runs.
    StartLag {
        /// Its actual start.
        Actual = "actual",
        /// What is left of the lag, from the start of what remains.
        Remaining = "remaining",
    }
}

words! {
    /// What an `SF` link asks for.
    StartToFinish {
        /// That the one ends no earlier than the other starts.
        Meet = "meet",
        /// That the one is still at work in the first minute of the other.
        Overlap = "overlap",
    }
}

words! {
    /// What holds a task that has started before its links allowed it.
    OutOfSequence {
        /// Its links still hold what remains.
        Retained = "retained",
        /// Nothing: having started overrides the links that held its start.
        Override = "override",
    }
}

words! {
    /// Which start of a task under way is its early start.
    EarlyStart {
        /// The actual start.
        Actual = "actual",
        /// The start of what remains.
        Remaining = "remaining",
    }
}

words! {
    /// What makes a task critical.
    CriticalKind {
        /// Total float up to `critical_float`.
        Float = "float",
        /// A chain of driving links to the end of the plan.
        LongestPath = "longest_path",
    }
}

words! {
    /// How late a task may end that nothing waits for.
    OpenEnds {
        /// As late as the plan.
        Float = "float",
        /// No later than it does.
        Critical = "critical",
    }
}
