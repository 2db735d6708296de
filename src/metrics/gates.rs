//! Gates: which criteria are met.
//!
//! What enters: gates with their visible criteria, and the facts that checks ask about. What leaves: one entry a gate.
//! What always holds: a criterion that is waived is in neither part of the readiness.

use crate::audience::{Criterion, Gate, Program};
use crate::terms::{Facts, GateOutcome, Outcome, Unevaluated};
use crate::time::Date;

use super::rules::Rules;

/// One gate at the data date.
#[derive(Debug, Clone, PartialEq)]
pub struct GateMeasures {
    /// One entry a criterion, in the order of `Gate::criteria`.
    pub criteria: Vec<CriterionState>,
    /// What keeps each of them open, in the same order.
    pub findings: Vec<Finding>,
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

/// What keeps a criterion open, as far as its query looks at single items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finding {
    /// Indexes into `Program::issues`.
    pub issues: Vec<usize>,
    /// Indexes into `Program::requirements`.
    pub requirements: Vec<usize>,
}

/// How a criterion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CriterionState {
    /// Met: a person dated it, the query holds, or the document is there.
    Met,
    /// Waived by a decision.
    Waived,
    /// Not met.
    Open,
    /// The query asks for data that does not exist yet, or fails on the data there is.
    NotEvaluated(Unevaluated),
}

/// Every gate, in the order of `Program::gates`. `requirement_places` says which requirement each of the records is.
pub(super) fn measure(
    program: &Program<'_>,
    as_of: Date,
    facts: &Facts<'_>,
    requirement_places: &[usize],
    rules: &Rules,
) -> Vec<GateMeasures> {
    program
        .gates
        .iter()
        .map(|gate| {
            let criteria: Vec<CriterionState> = gate
                .criteria
                .iter()
                .map(|criterion| state(&Proof::of(criterion), |check| rules.check(check, facts)))
                .collect();
            let findings = gate
                .criteria
                .iter()
                .zip(&criteria)
                .map(|(criterion, state)| match (criterion.check, state) {
                    (Some(check), CriterionState::Open) => finding(check, facts, requirement_places, rules),
                    _ => Finding::default(),
                })
                .collect();
            GateMeasures { findings, ..measure_one(program, gate, criteria, as_of) }
        })
        .collect()
}

fn finding(check: &str, facts: &Facts<'_>, requirement_places: &[usize], rules: &Rules) -> Finding {
    let requirements = rules.counterexamples(check, "requirements", facts);
    Finding {
        issues: rules.counterexamples(check, "issues", facts),
        requirements: requirements.into_iter().filter_map(|place| requirement_places.get(place).copied()).collect(),
    }
}

fn measure_one(program: &Program<'_>, gate: &Gate<'_>, criteria: Vec<CriterionState>, as_of: Date) -> GateMeasures {
    let count = |wanted: CriterionState| criteria.iter().filter(|state| **state == wanted).count();
    let (met, waived) = (count(CriterionState::Met), count(CriterionState::Waived));
    let dates = gate.milestone.and_then(|task| program.tasks.get(task)).map(|task| &task.dates);
    let forecast = dates.map(|dates| dates.finish_date);
    GateMeasures {
        findings: Vec::new(),
        met,
        waived,
        open: criteria.len() - met - waived,
        readiness: share(met, criteria.len() - waived),
        forecast,
        baseline: dates.and_then(|dates| dates.baseline).map(|baseline| baseline.finish),
        slip: dates.and_then(|dates| dates.slip),
        due_wd: forecast.map(|forecast| program.calendar.working_days_between(as_of, forecast)),
        passed: gate
            .decision
            .as_ref()
            .is_some_and(|decision| matches!(decision.outcome, GateOutcome::Go | GateOutcome::ConditionalGo)),
        criteria,
    }
}

/// Part of a whole, 0 to 1; nothing of nothing.
#[allow(clippy::cast_precision_loss, reason = "counts lie far below 2^53")]
pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// What can prove a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Proof<'a> {
    waived: bool,
    dated: bool,
    document: bool,
    check: Option<&'a str>,
}

impl<'a> Proof<'a> {
    fn of(criterion: &Criterion<'a>) -> Self {
        Self {
            waived: criterion.waived,
            dated: criterion.met_on.is_some(),
            document: criterion.evidence_given,
            check: criterion.check,
        }
    }
}

/// A person's date wins over the query: a decided gate keeps its criteria as they were on the day.
fn state(proof: &Proof<'_>, ask: impl Fn(&str) -> Outcome) -> CriterionState {
    if proof.waived {
        return CriterionState::Waived;
    }
    if proof.dated {
        return CriterionState::Met;
    }
    match proof.check.map(ask) {
        Some(Outcome::Holds) => CriterionState::Met,
        Some(Outcome::NotEvaluated(why)) => CriterionState::NotEvaluated(why),
        None if proof.document => CriterionState::Met,
        Some(Outcome::Fails) | None => CriterionState::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waived_before_dated_before_checked_before_document() {
        let nothing = Proof::default();
        let of = |proof: Proof<'_>, outcome: Outcome| state(&proof, |_| outcome);
        assert_eq!(of(nothing, Outcome::Holds), CriterionState::Open);
        assert_eq!(of(Proof { document: true, ..nothing }, Outcome::Fails), CriterionState::Met);
        let checked = Proof { check: Some("x"), document: true, ..nothing };
        assert_eq!(of(checked, Outcome::Holds), CriterionState::Met);
        assert_eq!(of(checked, Outcome::Fails), CriterionState::Open);
        let zero = Unevaluated::DivisionByZero;
        assert_eq!(of(checked, Outcome::NotEvaluated(zero)), CriterionState::NotEvaluated(zero));
        assert_eq!(of(Proof { dated: true, ..checked }, Outcome::Fails), CriterionState::Met);
        assert_eq!(of(Proof { waived: true, dated: true, ..checked }, Outcome::Holds), CriterionState::Waived);
    }

    #[test]
    fn nothing_applicable_has_no_readiness() {
        assert_eq!(share(0, 0), None);
        assert_eq!(share(3, 4), Some(0.75));
    }
}
