//! Ledger entries as a reader may see them.

use std::collections::BTreeMap;

use crate::model::ledger::LedgerStatus;
use crate::terms::{Colour, Dimension, Origin};
use crate::text::Text;
use crate::time::{Date, IsoWeek};

/// One week's report, as reported to this reader.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// The week.
    pub period: IsoWeek,
    /// Where it was written.
    pub origin: &'a Origin,
    /// Its data date.
    pub data_date: Date,
    /// Version of the rules.
    pub rules: i64,
    /// Visible milestones.
    pub milestones: Vec<ReportedMilestone<'a>>,
    /// This reader's status by dimension; `None` is the overall status.
    pub status: &'a [(Option<Dimension>, LedgerStatus)],
    /// What this reader saw of the workstreams that it sees now: index into `Program::workstreams`, colour shown.
    pub workstreams: Vec<(usize, Colour)>,
    /// This reader's counts by group, then name.
    pub counts: Option<&'a BTreeMap<String, BTreeMap<String, i64>>>,
}

/// A milestone as reported.
#[derive(Debug, Clone)]
pub struct ReportedMilestone<'a> {
    /// Which, an index into `Program::tasks`.
    pub task: usize,
    /// Where it was written.
    pub origin: &'a Origin,
    /// Baseline finish, inclusive.
    pub baseline: Option<Date>,
    /// Committed date.
    pub committed: Option<Date>,
    /// Forecast or actual finish, inclusive.
    pub forecast: Date,
    /// Why it moved; never for customers.
    pub reason: Option<&'a Text>,
}
