//! Milestones: what was planned, promised and reported, and how it moved.

use crate::time::Date;

/// One visible milestone that is in the baseline, promised, or in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct MilestoneMeasures {
    /// Which, an index into `Program::tasks`.
    pub task: usize,
    /// Forecast or actual finish, inclusive.
    pub forecast: Date,
    /// Done at the data date.
    pub done: bool,
    /// Baseline finish, inclusive.
    pub baseline: Option<Date>,
    /// Committed date.
    pub committed: Option<Date>,
    /// Forecast − baseline, working days, positive late.
    pub slip: Option<i64>,
    /// Forecast − committed, working days, positive late.
    pub commitment_slip: Option<i64>,
    /// As reported, oldest first, up to before the data date; then the computed forecast at the data date.
    pub trend: Vec<TrendPoint>,
    /// The forecast of the report before.
    pub last_forecast: Option<Date>,
    /// Forecast − last forecast, working days, positive later.
    pub slip_period: Option<i64>,
    /// How often the forecast moved later between reports, the data date included.
    pub slips: usize,
    /// Likewise over the last four reports.
    pub slips_in_last_4: usize,
    /// Least-squares slope of the forecast over the last four reports, days per day; 0 stable, 1 day for day.
    pub velocity: Option<f64>,
    /// Where the trend lands, rounded up to a day; nothing where it never lands or the milestone is done.
    pub landing: Option<Date>,
    /// Whether a decided decision recovers it.
    pub recovery_decided: bool,
}

/// A forecast as reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendPoint {
    /// The report's data date.
    pub report: Date,
    /// The forecast, inclusive.
    pub forecast: Date,
    /// Whether it was done by then.
    pub done: bool,
}
