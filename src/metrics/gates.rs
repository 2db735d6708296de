//! Gates: which criteria are met.

use crate::time::Date;

/// One gate at the data date.
#[derive(Debug, Clone, PartialEq)]
pub struct GateMeasures {
    /// One entry a criterion, in the order of `Gate::criteria`.
    pub criteria: Vec<CriterionState>,
    /// Met.
    pub met: usize,
    /// Waived.
    pub waived: usize,
    /// Neither met nor waived, evaluated or not.
    pub open: usize,
    /// Met over applicable (all but waived), 0 to 1; nothing where none is applicable.
    pub readiness: Option<f64>,
    /// Forecast or actual date of its milestone, inclusive.
    pub forecast: Option<Date>,
    /// Baseline date of its milestone.
    pub baseline: Option<Date>,
    /// Forecast − baseline, working days, positive late.
    pub slip: Option<i64>,
    /// Working days from the data date to the forecast; negative once it has passed.
    pub due_wd: Option<i64>,
    /// Its review decided go or conditional go.
    pub passed: bool,
}

/// How a criterion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CriterionState {
    /// Met: the query holds, the document is there, or it is signed.
    Met,
    /// Waived by a decision.
    Waived,
    /// Not met.
    Open,
    /// The query names data that does not exist yet.
    NotEvaluated,
}
