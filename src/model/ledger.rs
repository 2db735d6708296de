//! The ledger: what was reported in a week. Read like any other file, written once, never changed.

use std::collections::BTreeMap;

use crate::terms::{Colour, Dimension, Origin, RuleId, TaskId};
use crate::text::Text;
use crate::time::{Date, IsoWeek};

/// One week's report.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerEntry {
    /// The week, the name of its file.
    pub period: IsoWeek,
    /// Where it was written.
    pub origin: Origin,
    /// The data date of the report.
    pub data_date: Date,
    /// The version of the rules that gave the status.
    pub rules: i64,
    /// The commit, where it was made in git.
    pub commit: Option<String>,
    /// Milestones, in the author's order.
    pub milestones: Vec<LedgerMilestone>,
    /// Status by audience name; `None` as dimension is the overall status.
    pub status: BTreeMap<String, Vec<(Option<Dimension>, LedgerStatus)>>,
    /// What readers saw of each workstream, by audience name and the workstream's id as it was then.
    pub workstreams: BTreeMap<String, BTreeMap<String, Colour>>,
    /// Counts by audience name, then group (`issues`), then name (`open`).
    pub counts: BTreeMap<String, BTreeMap<String, BTreeMap<String, i64>>>,
}

/// A milestone as reported.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerMilestone {
    /// Which.
    pub task: TaskId,
    /// Where it was written.
    pub origin: Origin,
    /// Baseline finish, inclusive.
    pub baseline: Option<Date>,
    /// Committed date.
    pub committed: Option<Date>,
    /// Forecast or actual finish, inclusive.
    pub forecast: Date,
    /// Why it moved.
    pub reason: Option<Text>,
}

/// A status as reported.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerStatus {
    /// What the rules gave.
    pub rule: Colour,
    /// What readers saw.
    pub shown: Colour,
    /// The clause that fired.
    pub clause: Option<RuleId>,
    /// Its words.
    pub says: Option<String>,
}
