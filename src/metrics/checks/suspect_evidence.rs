//! W116: a requirement whose last result must be confirmed, because the bundle or the requirement's words changed.
//!
//! ```yaml
//! evidence: [{result: pass, on: 2026-05-22, recipe: "1.3"}]   # W116: current recipe is 1.4
//! ```

use crate::diagnostics::{Code, Diagnostic};

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let measures = &subject.measures.requirements.each;
    for (requirement, measure) in subject.program.requirements.iter().zip(measures) {
        if !measure.suspect || measure.waived {
            continue;
        }
        let last = requirement.refs.evidence.iter().rfind(|evidence| evidence.suspect);
        let label = last.map(|evidence| match evidence.recipe {
            _ if evidence.rewritten => format!("taken on {}; title or text changed since", evidence.on),
            Some(recipe) => format!("taken on {} on recipe {recipe}", evidence.on),
            None => format!("taken on {}", evidence.on),
        });
        let hint = match last.and_then(|evidence| evidence.fingerprint_now) {
            Some(now) => format!("add the result on the current recipe and wording, with `fingerprint: \"{now}\"`"),
            None => "add the result on the current recipe and wording".to_owned(),
        };
        let mut diagnostic =
            Diagnostic::new(Code::W116, format!("the evidence of `{}` must be confirmed", requirement.id))
                .at(requirement.origin.of("evidence"))
                .hint(hint)
                .about(subject.about(requirement.id));
        diagnostic.label = label;
        found.push(diagnostic);
    }
}
