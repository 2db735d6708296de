//! Status: which rule fired in each dimension, what the ledger and an override make of it.

use crate::terms::{Colour, Dimension, RuleId};
use crate::time::Date;

/// The status of a program at the data date.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramStatus {
    /// The worst dimension; ties in the order of `Dimension`.
    pub overall: DimensionStatus,
    /// Every dimension, in the order of `Dimension`.
    pub dimensions: Vec<DimensionStatus>,
    /// One entry a workstream, in the order of `Program::workstreams`: schedule and issue rules over its own.
    pub workstreams: Vec<DimensionStatus>,
    /// One entry a gate, in the order of `Program::gates`: its criteria and its milestone; none before it has any.
    pub gates: Vec<Option<Colour>>,
    /// Overall colour of earlier reports, oldest first: report date and colour shown.
    pub history: Vec<(Date, Colour)>,
    /// Days since the last status note; nothing where there is none.
    pub days_since_note: Option<i64>,
}

/// The status of one dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct DimensionStatus {
    /// Which; nothing for a workstream.
    pub dimension: Option<Dimension>,
    /// What the rules give now; nothing where there is no data: "not assessed".
    pub rule: Option<Colour>,
    /// What the reader is shown: the rule, held by the report before, replaced by an override.
    pub shown: Option<Colour>,
    /// The clause that gave `rule`; nothing for green.
    pub clause: Option<Clause>,
    /// Whether the colour is worse than `rule` because improving needs two reports.
    pub held: bool,
    /// An override that counts at the data date.
    pub overridden: Option<OverrideShown>,
    /// Rules whose input does not exist yet.
    pub not_evaluated: Vec<RuleId>,
}

/// A rule that fired, with the numbers it looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// `SCH-R3`.
    pub rule: RuleId,
    /// Its condition as written.
    pub condition: String,
    /// The committed milestone it fired for, an index into `Program::tasks`.
    pub milestone: Option<usize>,
    /// What it is about, for its sentence.
    pub facts: ClauseFacts,
}

/// The numbers behind a clause, as far as its dimension has any.
#[derive(Debug, Clone, PartialEq)]
pub enum ClauseFacts {
    /// A committed milestone.
    Milestone {
        /// Forecast − committed, working days, positive late.
        commitment_slip: i64,
        /// − `commitment_slip`.
        commitment_float: i64,
        /// Times the forecast moved later in the last four reports and now.
        slips_in_last_4: usize,
        /// Forecast finish, inclusive.
        forecast: Date,
        /// Committed date.
        committed: Date,
        /// Whether a decided decision recovers it.
        recovery_decided: bool,
    },
    /// Issues that made it fire, indexes into `Program::issues`, worst first; may be empty.
    Issues {
        /// Which.
        issues: Vec<usize>,
        /// Share of open next actions that are overdue, 0 to 1.
        overdue_share: Option<f64>,
    },
    /// Requirements and gates.
    Requirements {
        /// Requirements that made it fire, indexes into `Program::requirements`.
        requirements: Vec<usize>,
        /// Gates that made it fire, indexes into `Program::gates`.
        gates: Vec<usize>,
    },
    /// Age of the last status note.
    Freshness {
        /// Days; nothing where there is no note.
        days: Option<i64>,
    },
    /// Nothing more than the condition.
    Other,
}

/// An override that counts.
#[derive(Debug, Clone, PartialEq)]
pub struct OverrideShown {
    /// The colour it gives.
    pub colour: Colour,
    /// The last day on which it counts.
    pub expires: Date,
}
