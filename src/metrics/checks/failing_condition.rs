//! W129: a condition of a rule or of a gate's criterion that fails on the data there is. It does not fire.
//!
//! ```yaml
//! # no issue is open
//! when: "100 / issue_stats.open > 20"     # W129: it divides by zero
//! ```

use std::collections::BTreeMap;

use crate::audience::{Portfolio, Program, Scoped};
use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::metrics::Measures;
use crate::metrics::gates::CriterionState;
use crate::terms::{RuleId, Unevaluated};

/// One warning a rule, however many programs it fails in, and one a criterion.
pub(super) fn check(portfolio: &Scoped<Portfolio<'_>>, measures: &[Measures], found: &mut Vec<Diagnostic>) {
    let mut failing: BTreeMap<&RuleId, (Unevaluated, Vec<&str>)> = BTreeMap::new();
    for (program, measures) in portfolio.programs.iter().zip(measures) {
        let judged = measures.status.dimensions.iter().chain(&measures.status.workstreams);
        for rule in judged.flat_map(|status| &status.not_evaluated).filter(|rule| rule.why.is_failure()) {
            let (_, programs) = failing.entry(&rule.rule).or_insert((rule.why, Vec::new()));
            if programs.last() != Some(&program.id.as_str()) {
                programs.push(program.id.as_str());
            }
        }
        criteria(program, measures, found);
    }
    for rule in &portfolio.rules.rules {
        // The built-in rules have no place in a file; they neither divide nor add.
        let (Some(origin), Some((why, programs))) = (&rule.origin, failing.get(&rule.id)) else { continue };
        let names: Vec<String> = programs.iter().map(|id| format!("`{id}`")).collect();
        let message = format!("the rule `{}` {} in {}: it is not evaluated", rule.id, fails(*why), names.join(", "));
        found.push(Diagnostic::new(Code::W129, message).at(origin.of("when")).hint(hint(*why)).about(EntityRef::new(
            "rule",
            rule.id.as_str(),
            None,
        )));
    }
}

fn criteria(program: &Program<'_>, measures: &Measures, found: &mut Vec<Diagnostic>) {
    for (gate, measures) in program.gates.iter().zip(&measures.gates) {
        for (criterion, state) in gate.criteria.iter().zip(&measures.criteria) {
            let CriterionState::NotEvaluated(why) = state else { continue };
            if !why.is_failure() {
                continue;
            }
            let message = format!("the check of `{}` {}: it is not evaluated", criterion.id, fails(*why));
            found.push(
                Diagnostic::new(Code::W129, message)
                    .at(criterion.origin.of("check"))
                    .hint(hint(*why))
                    .about(EntityRef::new("gate", gate.id.as_str(), Some(program.id.as_str()))),
            );
        }
    }
}

fn fails(why: Unevaluated) -> &'static str {
    match why {
        Unevaluated::DivisionByZero => "divides by zero",
        _ => "has a number out of range",
    }
}

fn hint(why: Unevaluated) -> &'static str {
    match why {
        Unevaluated::DivisionByZero => "ask first whether there is anything to divide by: `x > 0 && y / x > 2`",
        _ => "write the condition with smaller numbers",
    }
}
