//! Requirements: verified, traced, suspect, failed.
//!
//! What enters: requirements with their evidence up to the data date. What leaves: one entry a requirement, and counts.
//! What always holds: the last.way that says something decides; a run that was blocked says nothing.

use crate::audience::{EvidenceResult, Program, Requirement};
use crate::terms::RequirementState;
use crate::time::Date;

/// Measures of all visible requirements. A requirement that is waived is in no count.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RequirementMeasures {
    /// One entry a requirement, in the order of `Program::requirements`.
    pub each: Vec<RequirementMeasure>,
    /// In scope: all but waived.
    pub scope: usize,
    /// Verified, not suspect.
    pub verified: usize,
    /// Last result failed.
    pub failed: usize,
    /// With evidence that must be confirmed.
    pub suspect: usize,
    /// Without a task.
    pub untraced: usize,
    /// Without any result.
    pub untested: usize,
}

/// One requirement at the data date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "six independent answers, not a state")]
pub struct RequirementMeasure {
    /// Last result passed (or passed with a deviation) and not suspect.
    pub verified: bool,
    /// Last result failed.
    pub failed: bool,
    /// Passed, but must be confirmed.
    pub suspect: bool,
    /// At least one task; always for customers, from whom tasks may be hidden.
    pub traced: bool,
    /// At least one result that passed or failed.
    pub tested: bool,
    /// Given up by a decision; not in scope.
    pub waived: bool,
}

/// A result: when, which way, and whether it must be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Result {
    on: Date,
    way: EvidenceResult,
    suspect: bool,
}

/// Every requirement, and the counts.
pub(super) fn measure(program: &Program<'_>) -> RequirementMeasures {
    let mut measures = RequirementMeasures {
        each: program.requirements.iter().map(measure_one).collect(),
        ..RequirementMeasures::default()
    };
    for one in measures.each.iter().filter(|one| !one.waived) {
        measures.scope += 1;
        measures.verified += usize::from(one.verified);
        measures.failed += usize::from(one.failed);
        measures.suspect += usize::from(one.suspect);
        measures.untraced += usize::from(!one.traced);
        measures.untested += usize::from(!one.tested);
    }
    measures
}

fn measure_one(requirement: &Requirement<'_>) -> RequirementMeasure {
    let results = requirement.refs.evidence.iter().map(|evidence| Result {
        on: evidence.on,
        way: evidence.result,
        suspect: evidence.suspect,
    });
    RequirementMeasure {
        // A customer does not learn which tasks are hidden from it: nothing is untraced there.
        traced: requirement.inner.is_none() || !requirement.refs.tasks.is_empty(),
        waived: requirement.refs.waived_by.is_some() || requirement.facts.state == RequirementState::Waived,
        ..judged(results)
    }
}

/// What the results say; of two on one day the later in the list counts.
fn judged(results: impl Iterator<Item = Result>) -> RequirementMeasure {
    let last = results.filter(|result| result.way != EvidenceResult::Blocked).max_by_key(|result| result.on);
    let Some(last) = last else {
        return RequirementMeasure::default();
    };
    let passed = last.way != EvidenceResult::Fail;
    RequirementMeasure {
        verified: passed && !last.suspect,
        failed: !passed,
        suspect: passed && last.suspect,
        tested: true,
        ..RequirementMeasure::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;
    use EvidenceResult::{Blocked, Deviation, Fail, Pass};

    fn of(results: &[(&str, EvidenceResult, bool)]) -> (bool, bool, bool, bool) {
        let judged = judged(results.iter().map(|(on, result, suspect)| Result {
            on: parse_date(on).unwrap(),
            way: *result,
            suspect: *suspect,
        }));
        (judged.verified, judged.failed, judged.suspect, judged.tested)
    }

    #[test]
    fn the_last_result_decides() {
        assert_eq!(of(&[]), (false, false, false, false));
        assert_eq!(of(&[("2026-05-01", Pass, false)]), (true, false, false, true));
        assert_eq!(of(&[("2026-05-01", Deviation, false)]), (true, false, false, true));
        assert_eq!(of(&[("2026-05-01", Pass, true)]), (false, false, true, true));
        assert_eq!(of(&[("2026-05-02", Pass, false), ("2026-05-01", Fail, false)]), (true, false, false, true));
        assert_eq!(of(&[("2026-05-01", Pass, false), ("2026-05-02", Fail, true)]), (false, true, false, true));
        assert_eq!(of(&[("2026-05-01", Pass, false), ("2026-05-02", Blocked, false)]), (true, false, false, true));
        assert_eq!(of(&[("2026-05-01", Blocked, false)]), (false, false, false, false));
        assert_eq!(of(&[("2026-05-01", Fail, false), ("2026-05-01", Pass, false)]), (true, false, false, true));
    }
}
