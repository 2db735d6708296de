//! E024: a condition of `rag.yaml` or of a gate that cannot be evaluated: it does not parse, names what does not exist,
//! compares things of different types, or gives something else than true or false.
//!
//! ```yaml
//! when: "milestone.comitment_slip > 10"    # E024: did you mean `commitment_slip`?
//! ```

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::terms::{Condition, Mistake, RuleSubject};

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for rule in &subject.portfolio.rules.rules {
        // The built-in rules have no place in a file; a test compiles them.
        let Some(origin) = &rule.origin else { continue };
        let about = EntityRef::new("rule", rule.id.as_str(), None);
        condition(&rule.when, rule.over, origin.of("when"), &about, found);
    }
    for program in &subject.portfolio.programs {
        for gate in &program.gates {
            let about = EntityRef::new("gate", gate.id.as_str(), Some(program.id.as_str()));
            for criterion in &gate.criteria {
                let Some(text) = &criterion.check else {
                    continue;
                };
                let span = criterion.origin.of("check");
                condition(text, RuleSubject::Program, span, &about, found);
            }
        }
    }
}

fn condition(text: &str, over: RuleSubject, written: Span, about: &EntityRef, found: &mut Vec<Diagnostic>) {
    let Err(mistakes) = Condition::compile(text, over) else {
        return;
    };
    found.extend(mistakes.into_iter().map(|Mistake { message, hint, range }| {
        let mut diagnostic = Diagnostic::new(Code::E024, message).at(within(text, written, range)).about(about.clone());
        diagnostic.hint = hint;
        diagnostic
    }));
}

/// A range of a condition as a place in the file. Quotes make the written form two bytes longer than the text; an
/// escape or a folded line changes the length otherwise, and then the whole value is the place.
fn within(text: &str, written: Span, range: Range<usize>) -> Span {
    let length = (written.end - written.start) as usize;
    let offset = match length.checked_sub(text.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return written,
    };
    let start = written.start as usize + offset;
    Span::new(written.file, start + range.start, start + range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::FileId;
    use crate::model::read::rules::default_rules;

    fn found(text: &str, length: usize) -> Vec<(String, u32, u32)> {
        let mut found = Vec::new();
        let about = EntityRef::new("rule", "SCH-R1", None);
        let written = Span::new(FileId(0), 100, 100 + length);
        condition(text, RuleSubject::Committed, written, &about, &mut found);
        let place = |diagnostic: Diagnostic| {
            let span = diagnostic.span.unwrap();
            (diagnostic.message, span.start, span.end)
        };
        found.into_iter().map(place).collect()
    }

    #[test]
    fn the_built_in_rules_can_be_evaluated() {
        let rules = default_rules().rules;
        assert!(rules.len() > 10);
        for rule in rules {
            let compiled = Condition::compile(&rule.when, rule.over);
            assert!(compiled.is_ok(), "{}: {compiled:?}", rule.id);
        }
    }

    #[test]
    fn the_place_is_inside_the_quotes_where_that_can_be_told() {
        let text = "milestone.slp > 10";
        let message = "unknown field `slp`".to_owned();
        assert_eq!(found(text, text.len() + 2), [(message.clone(), 111, 114)], "quoted");
        assert_eq!(found(text, text.len()), [(message.clone(), 110, 113)], "plain");
        assert_eq!(found(text, text.len() + 5), [(message.clone(), 100, 123)], "escaped");
        assert_eq!(found(text, 3), [(message, 100, 103)], "folded");
    }

    #[test]
    fn every_mistake_is_reported() {
        assert_eq!(found("milestone.slp > 10 && x", 25).len(), 2);
        assert_eq!(found("milestone.slip > 10", 21), []);
    }
}
