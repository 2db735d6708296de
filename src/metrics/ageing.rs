//! Ageing of open issues.

use crate::terms::Severity;

/// How old the open issues are at the data date.
#[derive(Debug, Clone, PartialEq)]
pub struct Ageing {
    /// Age buckets, youngest first, all of them also when empty.
    pub buckets: Vec<AgeBucket>,
    /// Age at closing by severity: nearest-rank percentiles.
    pub closed: Vec<ClosedAges>,
}

/// Open issues of one range of ages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeBucket {
    /// First age in days, inclusive: 1, 8, 15, 31, 61.
    pub from: i64,
    /// Last age in days, inclusive; nothing for the last bucket.
    pub to: Option<i64>,
    /// Its name in addresses: `1-7`, `61`.
    pub slug: &'static str,
    /// Open issues by severity, S1 first.
    pub by_severity: [usize; 4],
    /// The issues, indexes into `Program::issues`.
    pub issues: Vec<usize>,
}

/// Ages at closing of one severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosedAges {
    /// The severity.
    pub severity: Severity,
    /// How many were closed.
    pub count: usize,
    /// Nearest-rank percentiles in days; nothing where none was closed.
    pub p50: Option<i64>,
    /// 85 %.
    pub p85: Option<i64>,
    /// 95 %.
    pub p95: Option<i64>,
}
