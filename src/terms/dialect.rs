//! The choices in which scheduling tools differ: `schedule:` of `program.yaml`.

use super::states::words;

/// The choices in which scheduling tools differ, as one value.
///
/// ```
/// use milepost::terms::{Dialect, FloatKind, LagCalendar};
///
/// let usual = Dialect::default();
/// assert_eq!((usual.lag_calendar, usual.float), (LagCalendar::Successor, FloatKind::Least));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// On whose calendar working lags run.
    pub lag_calendar: LagCalendar,
    /// From which start of a task under way a lag runs.
    pub start_lag: StartLag,
    /// What an `SF` link asks for.
    pub start_to_finish: StartToFinish,
    /// What holds a task that started before its links allowed it.
    pub out_of_sequence: OutOfSequence,
    /// Which start of a task under way is its early start.
    pub early_start: EarlyStart,
    /// Which difference is total float.
    pub float: FloatKind,
    /// Where milestones fall.
    pub milestones: MilestoneDates,
    /// How late work is placed that should be as late as possible.
    pub late_work: LateWork,
    /// What becomes of work that is not done at the data date.
    pub unfinished: UnfinishedWork,
    /// What makes a task critical.
    pub critical: CriticalKind,
    /// How late a task may end that nothing waits for.
    pub open_ends: OpenEnds,
}

impl Dialect {
    /// What holds where nothing is written.
    pub const USUAL: Self = Self {
        lag_calendar: LagCalendar::Successor,
        start_lag: StartLag::Actual,
        start_to_finish: StartToFinish::Meet,
        out_of_sequence: OutOfSequence::Retained,
        early_start: EarlyStart::Actual,
        float: FloatKind::Least,
        milestones: MilestoneDates::Stay,
        late_work: LateWork::FreeFloat,
        unfinished: UnfinishedWork::Move,
        critical: CriticalKind::Float,
        open_ends: OpenEnds::Float,
    };

    /// Each choice as it is written, key and word: those in which tools differ most before the others.
    #[must_use]
    pub fn written(self) -> [(&'static str, &'static str); 11] {
        [
            ("lag_calendar", self.lag_calendar.word()),
            ("float", self.float.word()),
            ("milestones", self.milestones.word()),
            ("late_work", self.late_work.word()),
            ("start_lag", self.start_lag.word()),
            ("start_to_finish", self.start_to_finish.word()),
            ("out_of_sequence", self.out_of_sequence.word()),
            ("early_start", self.early_start.word()),
            ("critical", self.critical.word()),
            ("unfinished", self.unfinished.word()),
            ("open_ends", self.open_ends.word()),
        ]
    }
}

impl Default for Dialect {
    fn default() -> Self {
        Self::USUAL
    }
}

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
    /// How late work is placed that should be as late as possible.
    LateWork {
        /// As late as moves nothing that follows.
        FreeFloat = "free_float",
        /// As late as does not move the end of the plan; what follows waits for it.
        TotalFloat = "total_float",
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
        /// Its links still hold what remains, and hold what follows through work that is done.
        Through = "through",
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
