//! W111: a next action, an action item, a step against a risk, a decision or an ask whose date has passed.
//!
//! ```yaml
//! # data date 2026-06-12
//! next_action: {text: "send traces", owner: lin-wei, due: 2026-06-05}   # W111: done, or until when?
//! ```

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::terms::{DecisionState, Origin, RiskState};
use crate::time::Date;

use super::Subject;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    let program = subject.program;
    let mut late = |what: String, origin: &Origin, path: &str, due: Option<Date>, about: EntityRef, hint: &str| {
        if let Some(due) = due.filter(|due| subject.has_passed(*due)) {
            found.push(
                Diagnostic::new(Code::W111, format!("{what} was due on {due}"))
                    .at(origin.of(path))
                    .hint(hint)
                    .about(about),
            );
        }
    };
    for (issue, measure) in program.issues.iter().zip(&subject.measures.issues) {
        let due = issue.facts.next_action.as_ref().filter(|_| measure.open).and_then(|action| action.due);
        let what = format!("the next action of `{}`", issue.id);
        late(
            what,
            issue.origin,
            "next_action.due",
            due,
            subject.about(issue.id),
            "write the step that is next now, and its date",
        );
    }
    for action in &program.actions {
        let due = action.facts.due.filter(|_| !happened(subject, action.facts.done));
        late(
            format!("`{}`", action.id),
            action.origin,
            "due",
            due,
            subject.about(action.id),
            "write `done: …`, or a new date",
        );
    }
    for risk in program.risks.iter().filter(|risk| risk.facts.state == RiskState::Open) {
        for (index, step) in risk.refs.mitigations.iter().enumerate() {
            let due = step.due.filter(|_| !happened(subject, step.done));
            let (what, path) = (format!("a step against `{}`", risk.id), format!("mitigations.{index}.due"));
            late(what, risk.origin, &path, due, subject.about(risk.id), "write `done: …`, or a new date");
        }
    }
    for decision in program.decisions.iter().filter(|decision| decision.facts.state == DecisionState::Needed) {
        late(
            format!("the decision `{}`", decision.id),
            decision.origin,
            "needed_by",
            decision.facts.needed_by,
            subject.about(decision.id),
            "write `status: decided` with `decided: …`, or a new date",
        );
    }
    if let Some(note) = program.notes.last() {
        for (index, ask) in note.asks.iter().enumerate() {
            let about = EntityRef::new("status note", note.period.to_string(), Some(program.id.as_str()));
            let (what, path) = ("what the status note asks for".to_owned(), format!("asks.{index}.due"));
            late(what, note.origin, &path, ask.due, about, "leave it out of the next note, or write a new date");
        }
    }
}

fn happened(subject: &Subject<'_, '_>, date: Option<Date>) -> bool {
    date.is_some_and(|date| subject.data_date.is_none_or(|data_date| date <= data_date))
}
