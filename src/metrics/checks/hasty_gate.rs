//! W161: a gate that was passed over open criteria, or by nobody.
//!
//! ```yaml
//! decision: {outcome: go, date: 2026-01-22}    # W161: nobody decided, and three criteria are open
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::terms::GateOutcome;

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    for (gate, measures) in subject.program.gates.iter().zip(&subject.measures.gates) {
        let Some(decision) = gate.decision.as_ref().filter(|_| measures.passed) else { continue };
        let open = match decision.outcome {
            GateOutcome::Go => measures.open,
            _ => 0,
        };
        let over = match open {
            0 => None,
            1 => Some("with 1 criterion neither met nor waived".to_owned()),
            open => Some(format!("with {open} criteria neither met nor waived")),
        };
        let nobody = decision.by.is_empty().then(|| "by nobody".to_owned());
        let flaws: Vec<String> = nobody.into_iter().chain(over).collect();
        if flaws.is_empty() {
            continue;
        }
        found.push(
            Diagnostic::new(Code::W161, format!("`{}` was passed {}", gate.id, flaws.join(", ")))
                .at(gate.origin.of("decision"))
                .hint("add `by: [ada]` for who decided; waive what is left out, or write `conditional-go` with its conditions")
                .about(EntityRef::new("gate", gate.id.as_str(), Some(subject.program.id.as_str()))),
        );
    }
}
