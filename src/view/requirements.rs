//! The page of requirements: how far they are covered, the matrix of who carries and what proves each, gaps first.
//!
//! What enters: a page of the layout. What leaves: figures over all requirements, and the matrix and entries of the
//! groups on the page. What always holds: a cell stands in the column whose head says what it means.

mod matrix;

use serde::Serialize;

use crate::audience::{Evidence, EvidenceResult, Requirement};
use crate::metrics::requirements::{RequirementMeasure, RequirementMeasures};
use crate::terms::MoscowPriority;
use crate::text::Arg;

use super::address::Page;
use super::context::ProgramContext;
use super::frame::Head;
use super::layout::RequirementGroup;
use super::macros;
use super::parts::{categories, sparks};
use super::shapes::{Fact, Mark, Markdown, Pager, Prose, Ref, When};

use matrix::Matrix;
pub(in crate::view) use matrix::{NO_GAP, gap_rank};

/// Results that an entry shows, the latest.
const RESULTS: usize = 6;
/// Tasks that an entry names.
const TASKS: usize = 8;

/// What `templates/pages/requirements.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementsPage {
    facts: Vec<Fact>,
    gaps: Option<String>,
    matrix: Option<Matrix>,
    groups: Vec<Group>,
    pager: Option<Pager>,
}

#[derive(Debug, Clone, Serialize)]
struct Group {
    label: String,
    rows: Vec<Entry>,
}

#[derive(Debug, Clone, Serialize)]
struct Entry {
    id: String,
    title: Prose,
    priority: String,
    state: Mark,
    source: Option<String>,
    method: Option<String>,
    accept: Option<Prose>,
    areas: String,
    tasks: Vec<Ref>,
    evidence: Vec<Proof>,
    owner: Option<Prose>,
    body: Option<Markdown>,
}

#[derive(Debug, Clone, Serialize)]
struct Proof {
    mark: Mark,
    when: Option<When>,
    text: String,
    suspect: Option<String>,
}

/// A page of the requirements, from 1.
#[must_use]
pub fn page(context: &ProgramContext<'_>, number: usize) -> (Head, RequirementsPage) {
    let layout = &context.layout.requirements;
    let empty = Vec::new();
    let groups = number.checked_sub(1).and_then(|at| layout.pages.get(at)).unwrap_or(&empty);
    let measures = &context.measures.requirements;
    let answer = context
        .say_with("requirements-answer", &[("verified", count(measures.verified)), ("scope", count(measures.scope))]);
    let page = RequirementsPage {
        facts: facts(context, measures),
        gaps: gaps(context, measures),
        matrix: matrix::build(context, groups),
        groups: groups.iter().map(|part| group(context, part)).collect(),
        pager: context.pager(layout.pages.len(), number, Page::Requirements),
    };
    (Head::of_page(context, "tab-requirements", &answer), page)
}

fn count(number: usize) -> Arg<'static> {
    Arg::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Coverage of all requirements, whatever the page.
fn facts(context: &ProgramContext<'_>, measures: &RequirementMeasures) -> Vec<Fact> {
    if measures.scope == 0 {
        return Vec::new();
    }
    let number = |count: usize| context.words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let of = |whole: usize| Some(context.say_with("of", &[("n", count(whole))]));
    let fact = |key: &str, figure: usize, whole: Option<usize>| Fact {
        label: context.say(key),
        figure: number(figure),
        of: whole.and_then(of),
        note: None,
        slip: None,
        spark: whole.and_then(|whole| sparks::meter(&[("done", figure), ("todo", whole - figure.min(whole))], whole)),
    };
    let musts: Vec<&RequirementMeasure> = context
        .program
        .requirements
        .iter()
        .zip(&measures.each)
        .filter(|(one, measure)| one.facts.priority == MoscowPriority::Must && !measure.waived)
        .map(|(_, measure)| measure)
        .collect();
    let verified_musts = musts.iter().filter(|measure| measure.verified).count();
    let mut facts = vec![
        fact("coverage-verified", measures.verified, Some(measures.scope)),
        fact("coverage-verified-must", verified_musts, Some(musts.len())),
        fact("coverage-failed", measures.failed, None),
        fact("coverage-suspect", measures.suspect, None),
        fact("coverage-untested", measures.untested, None),
    ];
    if context.scope().sees_inner() {
        facts.insert(
            0,
            fact("coverage-traced", measures.scope - measures.untraced.min(measures.scope), Some(measures.scope)),
        );
    }
    facts
}

/// "14 failed, 23 untested, 3 without a task".
fn gaps(context: &ProgramContext<'_>, measures: &RequirementMeasures) -> Option<String> {
    let parts: Vec<String> = [
        ("gap-failed", measures.failed),
        ("gap-suspect", measures.suspect),
        ("gap-untraced", measures.untraced),
        ("gap-untested", measures.untested),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| context.say_n(key, count))
    .collect();
    if measures.scope == 0 {
        return None;
    }
    Some(if parts.is_empty() { context.say("gap-none") } else { parts.join(&context.say("comma")) })
}

fn group(context: &ProgramContext<'_>, group: &RequirementGroup) -> Group {
    let label = match &group.category {
        Some(category) => categories::heading(context, category),
        None => context.say("category-none"),
    };
    let rows = group.requirements.iter().filter_map(|index| {
        let requirement = context.program.requirements.get(*index)?;
        let measure = *context.measures.requirements.each.get(*index)?;
        Some(entry(context, requirement, measure))
    });
    Group { label, rows: rows.collect() }
}

/// How a requirement stands: what is wrong with it first, then what is proved, then what its author says.
fn state(context: &ProgramContext<'_>, requirement: &Requirement<'_>, measure: RequirementMeasure) -> Mark {
    let mark = |colour: &'static str, key: &str| Mark { colour: Some(colour), word: context.say(key) };
    if measure.waived {
        mark("none", "requirement-waived")
    } else if measure.failed {
        mark("red", "requirement-failed")
    } else if measure.suspect {
        mark("amber", "requirement-suspect")
    } else if measure.verified {
        mark("done", "requirement-verified")
    } else if !measure.traced {
        mark("amber", "requirement-untraced")
    } else {
        mark("none", &format!("requirement-{}", requirement.facts.state.word()))
    }
}

fn entry(context: &ProgramContext<'_>, requirement: &Requirement<'_>, measure: RequirementMeasure) -> Entry {
    let facts = requirement.facts;
    let areas: Vec<String> = requirement.refs.areas.iter().map(|name| context.prose(name).text).collect();
    let document = requirement.refs.document.as_ref().map(|document| document.id.to_owned());
    let section = facts.section.as_ref().map(|section| context.say_with("section", &[("n", Arg::Text(section))]));
    let source: Vec<String> = [facts.customer_ref.clone(), document, section].into_iter().flatten().collect();
    let results = &requirement.refs.evidence;
    Entry {
        id: requirement.id.to_string(),
        title: context.prose(&facts.title),
        priority: priority(context, facts.priority),
        state: state(context, requirement, measure),
        source: (!source.is_empty()).then(|| source.join(&context.say("comma"))),
        method: method(context, requirement),
        accept: facts.accept.as_ref().map(|text| context.prose(text)),
        areas: areas.join(&context.say("list-comma")),
        tasks: requirement.refs.tasks.iter().take(TASKS).filter_map(|task| context.task_ref(*task)).collect(),
        evidence: results.iter().rev().take(RESULTS).map(|result| proof(context, result)).collect(),
        owner: requirement.refs.owner.as_ref().map(|owner| context.person(owner)),
        body: macros::body(context, &requirement.body),
    }
}

fn priority(context: &ProgramContext<'_>, priority: MoscowPriority) -> String {
    context.say(&format!("priority-{}", priority.word()))
}

/// "test, 16 units".
fn method(context: &ProgramContext<'_>, requirement: &Requirement<'_>) -> Option<String> {
    let mut words = context.say(&format!("method-{}", requirement.facts.method?.word()));
    if let Some(size) = requirement.facts.sample_size {
        words.push_str(&context.say("comma"));
        words.push_str(&context.say_with("units", &[("n", Arg::Count(size))]));
    }
    Some(words)
}

fn proof(context: &ProgramContext<'_>, result: &Evidence<'_>) -> Proof {
    let recipe = result.recipe.map(|recipe| context.say_with("on-recipe", &[("recipe", Arg::Text(recipe.as_str()))]));
    let text: Vec<String> = [recipe, result.reference.map(str::to_owned)].into_iter().flatten().collect();
    Proof {
        mark: result_mark(context, result),
        when: Some(context.when(result.on)),
        text: text.join(&context.say("comma")),
        suspect: result.suspect.then(|| suspect(context, result)),
    }
}

/// Why a result must be confirmed: another bundle is current now, or the requirement's words changed.
fn suspect(context: &ProgramContext<'_>, result: &Evidence<'_>) -> String {
    let current = context
        .program
        .inner
        .and_then(|inner| inner.recipes.iter().rfind(|(_, from)| *from <= context.as_of()))
        .map(|(recipe, _)| recipe);
    match (current, result.recipe) {
        (Some(current), Some(tested)) if current != tested => {
            context.say_with("suspect-recipe", &[("recipe", Arg::Text(current.as_str()))])
        }
        _ if result.rewritten => context.say("suspect-rewritten"),
        _ => context.say("suspect"),
    }
}

fn result_mark(context: &ProgramContext<'_>, result: &Evidence<'_>) -> Mark {
    let (colour, key) = match (result.result, result.suspect) {
        (EvidenceResult::Pass, false) => ("done", "result-pass"),
        (EvidenceResult::Pass, true) => ("amber", "result-pass"),
        (EvidenceResult::Deviation, _) => ("amber", "result-deviation"),
        (EvidenceResult::Fail, _) => ("red", "result-fail"),
        (EvidenceResult::Blocked, _) => ("none", "result-blocked"),
    };
    Mark { colour: Some(colour), word: context.say(key) }
}
