//! The matrix: requirements down, who carries them and how they are proved across.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::audience::Requirement;
use crate::metrics::requirements::RequirementMeasure;
use crate::terms::{AreaId, EntityId, VerificationMethod};
use crate::text::Text;
use crate::view::context::ProgramContext;
use crate::view::layout::RequirementGroup;
use crate::view::shapes::{Mark, Prose};

/// The matrix of one page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Matrix {
    label: String,
    groups: Vec<ColumnGroup>,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Serialize)]
struct ColumnGroup {
    label: String,
    span: String,
}

#[derive(Debug, Clone, Serialize)]
struct Column {
    label: String,
    title: String,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    id: String,
    href: String,
    title: Prose,
    priority: String,
    state: Mark,
    cells: Vec<Option<Mark>>,
}

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About<'a> {
    Area(&'a AreaId),
    Tasks,
    Method(Option<VerificationMethod>),
}

/// The matrix of these groups; nothing where they are empty.
pub(super) fn build(context: &ProgramContext<'_>, groups: &[RequirementGroup]) -> Option<Matrix> {
    let mut shown: Vec<(&Requirement<'_>, RequirementMeasure)> = groups
        .iter()
        .flat_map(|group| &group.requirements)
        .filter_map(|index| {
            Some((context.program.requirements.get(*index)?, *context.measures.requirements.each.get(*index)?))
        })
        .collect();
    if shown.is_empty() {
        return None;
    }
    shown.sort_by_key(|(_, measure)| gap_rank(*measure));
    let areas = areas(&shown);
    let methods = methods(&shown);
    let columns: Vec<About<'_>> = areas
        .keys()
        .map(|id| About::Area(id))
        .chain([About::Tasks])
        .chain(methods.iter().map(|method| About::Method(*method)))
        .collect();
    let spans = [("matrix-areas", areas.len()), ("matrix-plan", 1), ("matrix-evidence", methods.len())];
    Some(Matrix {
        label: context.say("traceability"),
        groups: spans
            .into_iter()
            .filter(|(_, span)| *span > 0)
            .map(|(key, span)| ColumnGroup { label: context.say(key), span: span.to_string() })
            .collect(),
        columns: columns.iter().map(|about| column(context, *about, &areas)).collect(),
        rows: shown.iter().map(|(requirement, measure)| row(context, requirement, *measure, &columns)).collect(),
    })
}

/// The rank of a requirement without a gap.
pub(in crate::view) const NO_GAP: u8 = 4;

/// Place of a requirement among those of its page: failed, to be confirmed, without a task, untested, the rest, waived.
pub(in crate::view) fn gap_rank(measure: RequirementMeasure) -> u8 {
    match measure {
        one if one.waived => NO_GAP + 1,
        one if one.failed => 0,
        one if one.suspect => 1,
        one if !one.traced => 2,
        one if !one.tested => 3,
        _ => NO_GAP,
    }
}

/// The functional areas of these requirements with their names, by id; none for customers.
fn areas<'a>(shown: &[(&'a Requirement<'a>, RequirementMeasure)]) -> BTreeMap<&'a AreaId, &'a Text> {
    let of = |requirement: &'a Requirement<'a>| {
        let ids = requirement.inner.map(|inner| inner.areas.as_slice()).unwrap_or_default();
        ids.iter().zip(requirement.refs.areas.iter().copied())
    };
    shown.iter().flat_map(|(requirement, _)| of(requirement)).collect()
}

fn methods(shown: &[(&Requirement<'_>, RequirementMeasure)]) -> BTreeSet<Option<VerificationMethod>> {
    shown.iter().map(|(requirement, _)| requirement.facts.method).collect()
}

fn column(context: &ProgramContext<'_>, about: About<'_>, areas: &BTreeMap<&AreaId, &Text>) -> Column {
    match about {
        About::Area(id) => Column {
            label: areas.get(id).map(|name| context.prose(name).text).unwrap_or_default(),
            title: String::new(),
        },
        About::Tasks => Column { label: context.say("matrix-tasks"), title: context.say("matrix-tasks-title") },
        About::Method(method) => {
            let key = method.map_or("method-none".to_owned(), |method| format!("method-{}", method.word()));
            Column { label: context.say(&key), title: context.say("matrix-evidence-title") }
        }
    }
}

fn row(
    context: &ProgramContext<'_>,
    requirement: &Requirement<'_>,
    measure: RequirementMeasure,
    columns: &[About<'_>],
) -> Row {
    Row {
        id: requirement.id.to_string(),
        href: format!("#{}", requirement.id.as_str()),
        title: context.prose(&requirement.facts.title),
        priority: super::priority(context, requirement.facts.priority),
        state: super::state(context, requirement, measure),
        cells: columns.iter().map(|about| cell(context, requirement, measure, *about)).collect(),
    }
}

fn cell(
    context: &ProgramContext<'_>,
    requirement: &Requirement<'_>,
    measure: RequirementMeasure,
    about: About<'_>,
) -> Option<Mark> {
    let mark = |colour: &'static str, key: &str| Some(Mark { colour: Some(colour), word: context.say(key) });
    match about {
        About::Area(id) => {
            let works = requirement.inner.is_some_and(|inner| inner.areas.contains(id));
            works.then(|| mark("done", "matrix-works"))?
        }
        About::Tasks => {
            let tasks = || requirement.refs.tasks.iter().filter_map(|task| context.program.tasks.get(*task));
            if measure.waived || (tasks().next().is_none() && measure.traced) {
                None
            } else if tasks().next().is_none() {
                mark("amber", "requirement-untraced")
            } else if tasks().all(|task| task.dates.done) {
                mark("done", "matrix-tasks-done")
            } else {
                mark("none", "matrix-tasks-open")
            }
        }
        About::Method(method) if method == requirement.facts.method && !measure.waived => {
            if measure.failed {
                mark("red", "result-fail")
            } else if measure.suspect {
                mark("amber", "requirement-suspect")
            } else if measure.verified {
                mark("done", "result-pass")
            } else {
                mark("none", "result-none")
            }
        }
        About::Method(_) => None,
    }
}
