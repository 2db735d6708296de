//! `docs/FILES.md`, the reference of files and fields: what stands in it loads, and nothing is missing from it.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::collections::BTreeMap;

use milepost::diagnostics::{Code, Colouring, print_text};
use milepost::load;
use milepost::model::note::Keyword;
use milepost::schedule::Now;
use milepost::source::Memory;
use milepost::terms::rule_names::{Field, NAMES, RuleName, Shape};
use milepost::terms::{
    CountMacro, IssueState, LinkKind, MoscowPriority, Phase, RequirementState, RiskState, TaskMacro, Word,
};
use milepost::time::Instant;

const TEXT: &str = include_str!("../docs/FILES.md");

/// The files of the reference by their path, without the folder of programs.
fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut path = None;
    let mut lines = TEXT.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("### `programs/") {
            path = Some(title.trim_end_matches('`').to_owned());
        } else if line == "```yaml" || line == "```markdown" {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let path = path.take().expect("a file is under the heading that names it");
            files.insert(path, body.join("\n") + "\n");
        }
    }
    files
}

#[test]
fn the_files_of_the_reference_load_without_a_mistake() {
    let tree = Memory::new(files().into_iter().map(|(path, text)| (path, text.into_bytes())));
    let loaded = load(&tree, Now { as_of: None, clock: Instant(0) });
    let wrong: Vec<_> =
        loaded.diagnostics.iter().filter(|one| one.is_error() || one.code == Code::W125).cloned().collect();
    assert!(wrong.is_empty(), "{}", print_text(&wrong, &loaded.files, Colouring::Plain));
    assert_eq!(loaded.portfolio.programs.len(), 1);
}

/// The files that show an entity of `tests/canary/fields.csv`.
fn shown_in(entity: &str) -> &str {
    match entity {
        "portfolio" => "portfolio.yaml",
        "area" => "areas.yaml",
        "rules" => "rag.yaml",
        "ladder" => "escalation.yaml",
        "person" => "people/",
        "customer" | "contact" => "customers/",
        "calendar" => "calendars/",
        "resource" => "resources/",
        "service agreement" => "sla/",
        "recipe" => "recipes/",
        "program" | "commitment" => "nbl/program.yaml",
        "team" | "meeting" => "nbl/team.yaml",
        "gate" | "criterion" => "nbl/gates.yaml",
        "mail" => "nbl/audiences.yaml",
        "workstream" | "task" => "nbl/plan/",
        "baseline" => "nbl/baselines/",
        "actuals" => "nbl/actuals/",
        "report" => "nbl/reports/",
        "note" => "nbl/status/",
        "requirement" => "nbl/requirements/",
        "issue" => "nbl/issues/",
        "escalation" => "nbl/escalations/",
        "risk" => "nbl/risks/",
        "decision" => "nbl/decisions/",
        "review" => "nbl/reviews/",
        "action" => "nbl/actions/",
        "document" => "nbl/collateral/",
        other => panic!("where does the reference show `{other}`?"),
    }
}

#[test]
fn every_field_that_is_read_is_in_the_reference() {
    let files = files();
    let mut missing = Vec::new();
    for row in include_str!("canary/fields.csv").lines().skip(1) {
        let mut cells = row.split(',');
        let (entity, field) = (cells.next().unwrap(), cells.next().unwrap().trim_matches('"'));
        // The name of a mail and the id of an area and a task are keys of the author's own.
        let own = [("mail", "name"), ("area", "id"), ("task", "id")].contains(&(entity, field));
        let key = field.rsplit('.').next().unwrap().trim_end_matches("[]");
        if own || field.contains([' ', '#', '*', '~', '{']) || key == "body" {
            continue;
        }
        let found = files.iter().filter(|(path, _)| path.starts_with(shown_in(entity))).any(|(_, text)| {
            text.match_indices(&format!("{key}:")).any(|(at, _)| {
                let before = text.get(..at).and_then(|text| text.chars().last());
                before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '-')
            })
        });
        if !found {
            missing.push(format!("{entity} `{field}`"));
        }
    }
    assert!(missing.is_empty(), "not in docs/FILES.md: {}", missing.join(", "));
}

#[test]
fn every_word_of_a_closed_set_is_in_the_reference() {
    let words = [
        words_of::<IssueState>(),
        words_of::<Keyword>(),
        words_of::<MoscowPriority>(),
        words_of::<Phase>(),
        words_of::<RequirementState>(),
        words_of::<RiskState>(),
        words_of::<TaskMacro>(),
        words_of::<CountMacro>(),
        LinkKind::ALL.map(LinkKind::code).to_vec(),
    ];
    let missing: Vec<&str> = words.concat().into_iter().filter(|word| !TEXT.contains(word)).collect();
    assert!(missing.is_empty(), "not in docs/FILES.md: {missing:?}");
}

fn words_of<T: Word>() -> Vec<&'static str> {
    T::ALL_WORDS.iter().map(|(word, _)| *word).collect()
}

#[test]
fn the_names_of_conditions_are_those_that_are_compiled() {
    let (before, rest) = TEXT.split_once("<!-- names -->\n").expect("a mark where the table begins");
    let (printed, after) = rest.split_once("<!-- /names -->").expect("a mark where the table ends");
    let expected = names();
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        let accepted = format!("{before}<!-- names -->\n{expected}<!-- /names -->{after}");
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/FILES.md"), accepted).unwrap();
        return;
    }
    assert!(printed == expected, "run this test with MILEPOST_BLESS=1 and review what it writes");
}

fn names() -> String {
    let mut table = "| name | what it is | fields |\n| --- | --- | --- |\n".to_owned();
    for RuleName { name, shape, committed_only } in NAMES {
        let (kind, fields) = match shape {
            Shape::Value(_) => ("a value", String::new()),
            Shape::Record(fields) => ("a record", fields_of(fields)),
            Shape::List(fields) => ("a list", fields_of(fields)),
        };
        let only = if *committed_only { ", in rules with `for: committed` alone" } else { "" };
        table.push_str(&format!("| `{name}` | {kind}{only} | {fields} |\n"));
    }
    table
}

/// The names of fields; those that may be missing with a mark.
fn fields_of(fields: &[Field]) -> String {
    let names: Vec<String> = fields
        .iter()
        .map(|field| format!("`{}`{}", field.name, if field.optional { " (may be missing)" } else { "" }))
        .collect();
    names.join(", ")
}

/// The rule in the README is one that compiles.
#[test]
fn the_rule_of_the_readme_loads() {
    let readme = include_str!("../README.md");
    let rule = readme.lines().find(|line| line.contains("- {id: ") && line.contains("when:")).expect("a rule");
    let mut files = files();
    files.insert("rag.yaml".to_owned(), format!("version: 1\nrules:\n  {}\n", rule.trim()));
    let tree = Memory::new(files.into_iter().map(|(path, text)| (path, text.into_bytes())));
    let loaded = load(&tree, Now { as_of: None, clock: Instant(0) });
    let wrong: Vec<_> = loaded.diagnostics.iter().filter(|one| one.is_error()).cloned().collect();
    assert!(wrong.is_empty(), "{}", print_text(&wrong, &loaded.files, Colouring::Plain));
}
