//! The pages of one audience's site: which there are, and each of them when it is asked for.
//!
//! What enters: a `Site`. What leaves: addresses in a fixed order, and one page at a time, so that a site of any size
//! needs the memory of one page. What always holds: an address that is enumerated has a page, and pages lead only to
//! addresses that are enumerated.

use crate::text::Words;

use super::address::{Address, Page as Name};
use super::context::{Context, ProgramContext, Site};
use super::frame::{Frame, Head};
use super::page::{Page, PageBody};
use super::{
    decisions, gates, issue, issues, milestones, portfolio, program, quality, report, requirements, risks, schedule,
    team, value, week,
};

/// One page of a site, with the places that were looked up when it was enumerated, so that making it looks up nothing.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Where it stands.
    pub address: Address,
    /// Its program, an index into `Portfolio::programs`; nothing for pages of the portfolio.
    pub program: Option<usize>,
    /// What the page is about, in the page's own numbers: an index into `Program::issues`, a page of a list from 0.
    pub item: usize,
}

/// Every page of a site: the portfolio's by language, then each program's by language.
#[must_use]
pub fn slots(site: &Site<'_>) -> Vec<Slot> {
    let mut slots = Vec::new();
    let scope = site.portfolio.scope();
    for lang in &site.portfolio.languages {
        for page in [Name::Index, Name::Week] {
            if page.is_for(scope) {
                slots.push(Slot { address: Address::portfolio(*lang, page), program: None, item: 0 });
            }
        }
    }
    for (index, program) in site.portfolio.programs.iter().enumerate() {
        for lang in &program.facts.languages {
            let pages = program_pages(site, index).into_iter().filter(|(page, _)| page.is_for(scope));
            slots.extend(pages.map(|(page, item)| Slot {
                address: Address::program(*lang, program.id, page),
                program: Some(index),
                item,
            }));
        }
    }
    slots
}

/// The pages of a program with their items, in the order of the tabs; those that are not for the reader are dropped
/// by the caller. A page that goes on over several addresses names all of them.
fn program_pages(site: &Site<'_>, program: usize) -> Vec<(Name, usize)> {
    let (Some(data), Some(layout)) = (site.portfolio.programs.get(program), site.layouts.get(program)) else {
        return Vec::new();
    };
    let mut pages = vec![(Name::Index, 0), (Name::Milestones, 0), (Name::Value, 0)];
    pages.extend((1..=layout.schedule.pages.len()).map(|number| (Name::Schedule(number), number)));
    pages.extend(layout.issues.addresses().map(|(list, page)| (Name::Issues(list.to_owned(), page), 0)));
    pages.extend(data.issues.iter().enumerate().map(|(item, issue)| (Name::Issue(issue.id.to_string()), item)));
    pages.extend((1..=layout.requirements.pages.len()).map(|number| (Name::Requirements(number), number)));
    pages.extend([(Name::Gates, 0), (Name::Risks, 0), (Name::Decisions, 0), (Name::Team, 0)]);
    pages.extend([(Name::Week, 0), (Name::Quality, 0), (Name::Report, 0)]);
    pages
}

/// Makes one page. Nothing for a slot that is not of this site.
#[must_use]
pub fn page(site: &Site<'_>, words: &Words, slot: &Slot) -> Option<Page> {
    let at = &slot.address;
    let (frame, body) = match slot.program {
        None => {
            let context = Context::new(site, words, at);
            let (head, body) = portfolio_body(&context)?;
            (Frame::portfolio(&context, head), body)
        }
        Some(index) => {
            let context = ProgramContext::new(site, words, at, index)?;
            let (head, body) = program_body(&context, slot.item)?;
            (Frame::program(&context, head), body)
        }
    };
    let path = at.path();
    let data_path = at.data_path();
    let file = data_path.rsplit('/').next().unwrap_or_default().to_owned();
    Some(Page { path, data_path, frame: frame.with_data(file), body })
}

fn portfolio_body(context: &Context<'_>) -> Option<(Head, PageBody)> {
    match &context.at.page {
        Name::Index => Some(with(portfolio::page(context), PageBody::Portfolio)),
        Name::Week => Some(with(week::portfolio_page(context), PageBody::Week)),
        _ => None,
    }
}

fn program_body(context: &ProgramContext<'_>, item: usize) -> Option<(Head, PageBody)> {
    match &context.at.page {
        Name::Index => Some(with(program::page(context), PageBody::Program)),
        Name::Milestones => Some(with(milestones::page(context), PageBody::Milestones)),
        Name::Value => Some(with(value::page(context), PageBody::Value)),
        Name::Schedule(_) => Some(with(schedule::page(context, item), PageBody::Schedule)),
        Name::Requirements(_) => Some(with(requirements::page(context, item), PageBody::Requirements)),
        Name::Team => Some(with(team::page(context), PageBody::Team)),
        Name::Gates => Some(with(gates::page(context), PageBody::Gates)),
        Name::Decisions => Some(with(decisions::page(context), PageBody::Decisions)),
        Name::Risks => Some(with(risks::page(context), PageBody::Risks)),
        Name::Issues(list, page) => Some(with(issues::page(context, list, *page)?, PageBody::Issues)),
        Name::Issue(_) => Some(with(issue::page(context, item)?, PageBody::Issue)),
        Name::Week => Some(with(week::page(context), PageBody::Week)),
        Name::Report => Some(with(report::page(context), PageBody::Report)),
        Name::Quality => Some(with(quality::page(context), PageBody::Quality)),
    }
}

/// A page's body in its kind.
fn with<P>((head, page): (Head, P), body: impl FnOnce(Box<P>) -> PageBody) -> (Head, PageBody) {
    (head, body(Box::new(page)))
}
