//! Ageing of open issues.
//!
//! What enters: issues with state, severity and age. What leaves: the open ones by range of ages, and percentiles of
//! the age at closing. What always holds: every open issue with an age is in exactly one bucket.

use super::issues::IssueMeasures;
use super::percentile::nearest_rank;
use crate::terms::{IssueState, Severity};

/// How old the open issues are at the data date.
#[derive(Debug, Clone, PartialEq)]
pub struct Ageing {
    /// Age buckets, youngest first, all of them also when empty.
    pub buckets: Vec<AgeBucket>,
    /// Age at closing by severity, S1 first: nearest-rank percentiles.
    pub closed: [ClosedAges; 4],
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

/// Fewer closed issues than this say nothing about how long one takes. Source: house default.
pub const ENOUGH_CLOSED: usize = 10;

const BUCKETS: [(i64, Option<i64>, &str); 5] =
    [(1, Some(7), "1-7"), (8, Some(14), "8-14"), (15, Some(30), "15-30"), (31, Some(60), "31-60"), (61, None, "61")];

impl Ageing {
    /// Sorts issues by age. `issues` is in the order of `Program::issues`.
    #[must_use]
    pub fn of(issues: &[IssueMeasures]) -> Self {
        let mut buckets: Vec<AgeBucket> = BUCKETS
            .iter()
            .map(|(from, to, slug)| AgeBucket { from: *from, to: *to, slug, by_severity: [0; 4], issues: Vec::new() })
            .collect();
        let mut closed: [Vec<i64>; 4] = Default::default();
        for (index, issue) in issues.iter().enumerate() {
            let Some(age) = issue.age_days else { continue };
            let severity = issue.severity as usize;
            if issue.open {
                let place = BUCKETS.partition_point(|(_, to, _)| to.is_some_and(|to| to < age));
                if let Some(bucket) = buckets.get_mut(place) {
                    bucket.by_severity[severity] += 1;
                    bucket.issues.push(index);
                }
            } else if issue.state != IssueState::Rejected {
                closed[severity].push(age);
            }
        }
        let mut severities = Severity::WORDS.iter().map(|(_, severity)| *severity);
        let closed = closed.map(|ages| closed_ages(severities.next().unwrap_or(Severity::S4), ages));
        Self { buckets, closed }
    }

    /// The age at closing that so few per cent of a severity's issues exceeded; nothing below [`ENOUGH_CLOSED`] closed.
    #[must_use]
    pub fn expected(&self, severity: Severity) -> Option<&ClosedAges> {
        self.closed.get(severity as usize).filter(|ages| ages.count >= ENOUGH_CLOSED)
    }

    /// Marks the open issues that are older than their severity usually takes.
    pub(super) fn mark_past_p85(&self, issues: &mut [IssueMeasures]) {
        for issue in issues {
            let expected = self.expected(issue.severity).and_then(|ages| ages.p85);
            issue.past_p85 = issue.open && issue.age_days.zip(expected).is_some_and(|(age, expected)| age > expected);
        }
    }
}

fn closed_ages(severity: Severity, mut ages: Vec<i64>) -> ClosedAges {
    ages.sort_unstable();
    ClosedAges {
        severity,
        count: ages.len(),
        p50: nearest_rank(&ages, 50),
        p85: nearest_rank(&ages, 85),
        p95: nearest_rank(&ages, 95),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::issues::IssueMeasures;

    fn issue(state: IssueState, severity: Severity, age: i64) -> IssueMeasures {
        IssueMeasures { state, severity, open: state.is_open(), age_days: Some(age), ..IssueMeasures::default() }
    }

    #[test]
    fn every_open_issue_is_in_one_bucket() {
        let ages = [1, 7, 8, 14, 15, 30, 31, 60, 61, 4000];
        let issues: Vec<_> = ages.iter().map(|age| issue(IssueState::New, Severity::S3, *age)).collect();
        let ageing = Ageing::of(&issues);
        let places: Vec<&[usize]> = ageing.buckets.iter().map(|b| b.issues.as_slice()).collect();
        assert_eq!(places, [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9]]);
        assert_eq!(ageing.buckets[4].by_severity, [0, 0, 2, 0]);
    }

    /// O-14, the second list, as ages at closing.
    #[test]
    fn closed_issues_give_percentiles_by_severity() {
        let ages = [1, 2, 2, 3, 4, 5, 6, 8, 9, 11, 12, 15, 18, 21, 27, 33, 41, 52, 64, 90];
        let mut issues: Vec<_> = ages.iter().rev().map(|age| issue(IssueState::Closed, Severity::S2, *age)).collect();
        issues.push(issue(IssueState::Rejected, Severity::S2, 500));
        issues.push(issue(IssueState::Resolved, Severity::S1, 3));
        let ageing = Ageing::of(&issues);
        let s2 = ageing.expected(Severity::S2).unwrap();
        assert_eq!((s2.count, s2.p50, s2.p85, s2.p95), (20, Some(11), Some(41), Some(64)));
        assert_eq!(ageing.closed[0].p50, Some(3));
        assert_eq!(ageing.expected(Severity::S1), None, "one closed issue is too few");
        assert!(ageing.buckets.iter().all(|bucket| bucket.issues.is_empty()));
    }
}
