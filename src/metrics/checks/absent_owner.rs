//! W118: a step that is due on a day its owner is away.
//!
//! ```yaml
//! next_action: {text: "burn-in", owner: lin-wei, due: 2026-07-08}   # W118: away 2026-07-06 to 2026-07-10
//! ```

use crate::audience::PersonName;
use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::terms::RiskState;
use crate::time::Date;

use super::Subject;

/// A step that somebody owes.
struct Step<'s, 'a> {
    owner: Option<&'s PersonName<'a>>,
    due: Option<Date>,
    span: Span,
    about: EntityRef,
}

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let program = subject.program;
    let issues = program.issues.iter().zip(&subject.measures.issues).filter(|(_, measure)| measure.open);
    let issues = issues.map(|(issue, _)| Step {
        owner: issue.refs.next_action_owner.as_ref().or(issue.refs.owner.as_ref()),
        due: issue.facts.next_action.as_ref().and_then(|action| action.due),
        span: issue.origin.of("next_action.due"),
        about: subject.about(issue.id),
    });
    let actions = program.actions.iter().filter(|action| action.facts.done.is_none()).map(|action| Step {
        owner: action.refs.owner.as_ref(),
        due: action.facts.due,
        span: action.origin.of("due"),
        about: subject.about(action.id),
    });
    let risks = program.risks.iter().filter(|risk| risk.facts.state == RiskState::Open);
    let risks = risks.flat_map(|risk| {
        let open = risk.refs.mitigations.iter().enumerate().filter(|(_, step)| step.done.is_none());
        open.map(|(index, step)| Step {
            owner: step.owner.as_ref().or(risk.refs.owner.as_ref()),
            due: step.due,
            span: risk.origin.of(&format!("mitigations.{index}.due")),
            about: subject.about(risk.id),
        })
    });
    found.extend(issues.chain(actions).chain(risks).filter_map(|step| absence(subject, step)));
}

/// A step whose date is still to come and falls into an absence of its owner.
fn absence(subject: &Subject<'_, '_>, step: Step<'_, '_>) -> Option<Diagnostic> {
    let due = step.due.filter(|due| !subject.has_passed(*due))?;
    let person = subject.people.get(step.owner?.id?)?;
    let away = person.absences.iter().find(|absence| absence.from <= due && due <= absence.to)?;
    Some(
        Diagnostic::new(Code::W118, format!("`{}` is away on {due}, when this is due", person.id))
            .at(step.span)
            .label(format!("away {} to {}", away.from, away.to))
            .hint("move the date, or name another owner")
            .about(step.about),
    )
}
