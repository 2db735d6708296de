//! Status rules: `rag.yaml`, or the set that is built in.
//!
//! What enters: the file, or nothing. What leaves: the rules in the file's order. What always holds: a file replaces
//! the built-in set whole. Conditions are checked elsewhere, where the names they may use are known.

use crate::diagnostics::{Code, Diagnostic, EntityRef, FileId, Files, Span};
use crate::model::rules::{Rule, RuleSet, RuleSubject};
use crate::source::{Node, parse_yaml};
use crate::terms::{Colour, RuleId};
use crate::text::Lang;

use super::context::Context;
use super::fields::Fields;

/// The rules that hold where the folder has no `rag.yaml`.
pub const DEFAULT_RULES: &str = include_str!("../default_rag.yaml");

/// Reports that must agree before a colour improves, where the file does not say.
const IMPROVE_AFTER: usize = 2;
/// The longest an override may last, in days, where the file does not say.
const OVERRIDE_DAYS: i64 = 14;

/// Reads `rag.yaml`.
pub fn read_rules<'t>(node: &'t Node, file: Span, cx: &mut Context<'t>) -> RuleSet {
    cx.entity_fields(node, file, |fields| {
        let version = fields.required("version").unwrap_or(0);
        let improve_after_reports = read_count(fields, "improve_after_reports")
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or(IMPROVE_AFTER);
        let override_max_days =
            fields.nested("override", |fields| read_count(fields, "max_days")).flatten().unwrap_or(OVERRIDE_DAYS);
        let rules = fields.entities("rules", read_rule);
        RuleSet { version, improve_after_reports, override_max_days, rules }
    })
    .unwrap_or_else(default_rules)
}

/// The built-in rules.
#[must_use]
pub fn default_rules() -> RuleSet {
    let file = FileId(u32::MAX);
    let files = Files::new();
    // A test reads the embedded text without a mistake, so the empty set is never taken.
    let node = parse_yaml(file, DEFAULT_RULES, 0..DEFAULT_RULES.len());
    let mut rules = node.map_or_else(
        |_| RuleSet {
            version: 0,
            improve_after_reports: IMPROVE_AFTER,
            override_max_days: OVERRIDE_DAYS,
            rules: Vec::new(),
        },
        |node| read_rules(&node, Span::whole_file(file), &mut Context::new(&files, Lang::En)),
    );
    for rule in &mut rules.rules {
        rule.origin = None;
    }
    rules
}

fn read_rule(fields: &mut Fields<'_, '_>) -> Option<Rule> {
    let id: Option<RuleId> = fields.required("id");
    let name = id.as_ref().map_or("", RuleId::as_str).to_owned();
    fields.about(EntityRef::new("rule", name, None), |fields| {
        let dimension = fields.required("dimension");
        let colour = fields.required("colour");
        let over = read_subject(fields);
        let when = fields.required("when");
        if colour == Some(Colour::Green) {
            let span = fields.span("colour");
            fields.report(
                Diagnostic::new(Code::E018, "a rule cannot give `green`")
                    .at(span)
                    .hint("write `red` or `amber`; green is what no rule fires on"),
            );
        }
        let origin = Some(fields.origin_of("id"));
        Some(Rule { id: id?, origin, dimension: dimension?, colour: colour?, over, when: when? })
    })
}

crate::terms::words! {
    /// `for:` of a rule.
    Subject {
        /// Once for the program.
        Program = "program",
        /// Once for every committed milestone that is not yet met.
        Committed = "committed",
    }
}

fn read_subject(fields: &mut Fields<'_, '_>) -> RuleSubject {
    match fields.get("for") {
        Some(Subject::Committed) => RuleSubject::Committed,
        Some(Subject::Program) | None => RuleSubject::Program,
    }
}

/// A whole number above none.
fn read_count(fields: &mut Fields<'_, '_>, name: &'static str) -> Option<i64> {
    let count: i64 = fields.get(name)?;
    if count < 1 {
        let (span, what) = (fields.span(name), fields.quoted(name));
        fields.report(
            Diagnostic::new(Code::E018, format!("{what} cannot be {count}"))
                .at(span)
                .hint("write a whole number from 1"),
        );
        return None;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Dimension;

    #[test]
    fn the_built_in_rules_read_without_a_mistake() {
        let mut files = Files::new();
        let file = files.add("rag.yaml", DEFAULT_RULES);
        let node = parse_yaml(file, DEFAULT_RULES, 0..DEFAULT_RULES.len()).unwrap();
        let mut cx = Context::new(&files, Lang::En);
        let read = read_rules(&node, Span::whole_file(file), &mut cx);
        assert_eq!(cx.diagnostics, []);
        assert_eq!(read.rules.len(), default_rules().rules.len());
        for dimension in [Dimension::Schedule, Dimension::Issues, Dimension::Requirements, Dimension::Freshness] {
            let reds = read.rules.iter().filter(|r| r.dimension == dimension && r.colour == Colour::Red);
            assert!(reds.count() > 0, "{dimension:?}");
        }
        assert!(default_rules().rules.iter().all(|rule| rule.origin.is_none()));
    }
}
