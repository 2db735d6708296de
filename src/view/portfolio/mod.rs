//! All programs of a reader, the neediest first: the answer in two sentences, a row each, status by dimension, gates on
//! one axis, decisions by date, and how far each is from what it promised.

mod answer;
mod drift;
mod gates;
mod rows;

use serde::Serialize;

use crate::terms::Dimension;
use crate::text::Arg;

use super::address::Page;
use super::context::{Context, ProgramContext};
use super::frame::Head;
use super::parts::decisions::{self, DecisionItem};
use super::parts::history;
use super::shapes::{Figure, Link, Mark, Prose};
use super::status;
use gates::GateAxis;
use rows::ProgramRow;

/// Decisions shown.
const DECISIONS: usize = 12;
/// Programs with a row of the table, and with their dimensions and gates: more would be over the page's budget. The
/// others are named with their colour.
const PROGRAMS: usize = 14;
const DETAILED: usize = 10;

/// What `pages/portfolio.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct PortfolioPage {
    says: String,
    weeks: Option<String>,
    programs: Vec<ProgramRow>,
    others: Vec<Other>,
    dimensions: Option<HeatMap>,
    gates: Option<GateAxis>,
    decisions: Vec<DecisionItem>,
    decisions_more: Option<String>,
    trend: Option<Figure>,
}

/// A program without a row.
#[derive(Debug, Clone, Serialize)]
struct Other {
    href: Option<String>,
    name: Prose,
    mark: Mark,
}

#[derive(Debug, Clone, Serialize)]
struct HeatMap {
    columns: Vec<String>,
    rows: Vec<HeatRow>,
}

#[derive(Debug, Clone, Serialize)]
struct HeatRow {
    href: Option<String>,
    name: Prose,
    marks: Vec<Mark>,
}

/// The page.
#[must_use]
pub fn page(context: &Context<'_>) -> (Head, PortfolioPage) {
    let mut programs: Vec<ProgramContext<'_>> = (0..context.site.portfolio.programs.len())
        .filter_map(|index| ProgramContext::new(context.site, context.words, context.at, index))
        .collect();
    programs.sort_by_cached_key(rows::need);
    let says = answer::says(context, &programs);
    let (decisions, decisions_left) = waiting(&programs);
    let detailed = &programs[..programs.len().min(DETAILED)];
    let rows: Vec<ProgramRow> = programs.iter().take(PROGRAMS).map(rows::row).collect();
    let told = rows.iter().any(|row| row.history.is_some());
    let body = PortfolioPage {
        says: says.clone(),
        weeks: context.site.portfolio.data_date.filter(|_| told).map(|date| history::label(context, date)),
        programs: rows,
        others: programs.iter().skip(PROGRAMS).map(other).collect(),
        dimensions: heat_map(context, detailed),
        gates: gates::axis(context, detailed),
        decisions,
        decisions_more: (decisions_left > 0).then(|| context.say_n("and-more", decisions_left)),
        trend: drift::figure(context, detailed, "drift"),
    };
    let brand = context.prose(context.site.portfolio.name);
    let title = context.say_with(
        "title-page",
        &[("program", Arg::Text(&brand.text)), ("page", Arg::Text(&answer::short(context, &programs)))],
    );
    (Head { heading: brand, sub: None, title, crumbs: Vec::new() }, body)
}

fn other(program: &ProgramContext<'_>) -> Other {
    Other {
        href: program.page_href(Page::Index),
        name: program.prose(&program.program.facts.short_name),
        mark: program.colour(program.measures.status.overall.shown),
    }
}

/// Decisions of all programs by date, with their programs, and how many are left out.
fn waiting(programs: &[ProgramContext<'_>]) -> (Vec<DecisionItem>, usize) {
    let mut all: Vec<(usize, usize)> = programs
        .iter()
        .enumerate()
        .flat_map(|(place, program)| decisions::waiting(program).into_iter().map(move |decision| (place, decision)))
        .collect();
    all.sort_by_key(|(place, decision)| {
        let by = programs
            .get(*place)
            .and_then(|program| program.program.decisions.get(*decision))
            .and_then(|decision| decision.facts.needed_by);
        (by.is_none(), by, *place)
    });
    let left = all.len().saturating_sub(DECISIONS);
    let items = all.into_iter().take(DECISIONS).filter_map(|(place, decision)| {
        let program = programs.get(place)?;
        let link =
            Link { href: program.page_href(Page::Index), text: program.prose(&program.program.facts.short_name) };
        Some(DecisionItem { program: Some(link), ..decisions::item(program, decision)? })
    });
    (items.collect(), left)
}

/// A mark per program and dimension; dimensions that no program is assessed in are left out.
fn heat_map(context: &Context<'_>, programs: &[ProgramContext<'_>]) -> Option<HeatMap> {
    let shown = |program: &ProgramContext<'_>, wanted: Dimension| {
        let dimensions = &program.measures.status.dimensions;
        dimensions.iter().find(|status| status.dimension == Some(wanted)).and_then(|status| status.shown)
    };
    let dimensions: Vec<Dimension> = Dimension::WORDS
        .iter()
        .map(|(_, dimension)| *dimension)
        .filter(|dimension| programs.iter().any(|program| shown(program, *dimension).is_some()))
        .collect();
    let rows = programs.iter().map(|program| HeatRow {
        href: program.page_href(Page::Index),
        name: program.prose(&program.program.facts.short_name),
        marks: dimensions.iter().map(|dimension| context.colour(shown(program, *dimension))).collect(),
    });
    (programs.len() > 1 && !dimensions.is_empty()).then(|| HeatMap {
        columns: dimensions.iter().map(|dimension| status::name(context, *dimension)).collect(),
        rows: rows.collect(),
    })
}
