//! The pages of requirements: groups by category, split where they are too long or have too many columns.

use std::collections::BTreeSet;

use crate::audience::{Program, Requirement};
use crate::metrics::Measures;
use crate::terms::AreaId;

use super::schedule::longest;
use crate::view::requirements::{NO_GAP, gap_rank};

/// Estimated bytes of rows and entries on a page; with frame and figures it stays under 60 KB.
const PAGE: usize = 44_000;
/// Functional areas in one matrix; with the other columns it stays under 60.
const AREAS: usize = 52;

/// The pages of a program's requirements.
#[derive(Debug, Clone, PartialEq)]
pub struct RequirementLayout {
    /// The groups on each page.
    pub pages: Vec<Vec<RequirementGroup>>,
    page_of: Vec<usize>,
}

/// Requirements of one category on one page, those with gaps first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementGroup {
    /// The category, in the author's words.
    pub category: Option<String>,
    /// Indexes into `Program::requirements`.
    pub requirements: Vec<usize>,
}

impl RequirementLayout {
    pub(super) fn of(program: &Program<'_>, measures: &Measures) -> Self {
        let mut filler = Filler { pages: vec![Vec::new()], bytes: 0, areas: BTreeSet::new() };
        for group in groups(program, measures) {
            filler.group(program, &group);
        }
        let mut page_of = vec![1; program.requirements.len()];
        for (page, groups) in filler.pages.iter().enumerate() {
            for requirement in groups.iter().flat_map(|group| &group.requirements) {
                if let Some(place) = page_of.get_mut(*requirement) {
                    *place = page + 1;
                }
            }
        }
        Self { pages: filler.pages, page_of }
    }

    /// The page with a requirement, from 1.
    #[must_use]
    pub fn page_of(&self, requirement: usize) -> usize {
        self.page_of.get(requirement).copied().unwrap_or(1)
    }
}

/// Categories, those with the worst gaps first, then with the most of them.
fn groups(program: &Program<'_>, measures: &Measures) -> Vec<RequirementGroup> {
    let mut places = std::collections::HashMap::new();
    let mut groups: Vec<RequirementGroup> = Vec::new();
    for (index, requirement) in program.requirements.iter().enumerate() {
        let category = &requirement.facts.category;
        let place = *places.entry(category).or_insert_with(|| {
            groups.push(RequirementGroup { category: category.clone(), requirements: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.requirements.push(index);
        }
    }
    let rank = |index: &usize| measures.requirements.each.get(*index).copied().map_or(u8::MAX, gap_rank);
    let gaps = |group: &RequirementGroup| group.requirements.iter().filter(|index| rank(index) < NO_GAP).count();
    for group in &mut groups {
        group.requirements.sort_by_key(rank);
    }
    groups.sort_by_key(|group| {
        (group.requirements.iter().map(rank).min(), std::cmp::Reverse(gaps(group)), group.category.is_none())
    });
    groups
}

struct Filler<'a> {
    pages: Vec<Vec<RequirementGroup>>,
    bytes: usize,
    areas: BTreeSet<&'a AreaId>,
}

impl<'a> Filler<'a> {
    fn group(&mut self, program: &'a Program<'_>, group: &RequirementGroup) {
        let open = |requirements| RequirementGroup { category: group.category.clone(), requirements };
        let all = || group.requirements.iter().filter_map(|index| program.requirements.get(*index));
        let bytes: usize = all().map(weight).sum();
        if self.bytes > 0 && self.bytes + bytes > PAGE && bytes <= PAGE {
            self.turn();
        }
        let mut here = Vec::new();
        for index in &group.requirements {
            let Some(requirement) = program.requirements.get(*index) else { continue };
            let areas = requirement.inner.map(|inner| inner.areas.as_slice()).unwrap_or_default();
            let more = areas.iter().filter(|area| !self.areas.contains(area)).count();
            let full = self.bytes + weight(requirement) > PAGE || self.areas.len() + more > AREAS;
            if full && self.bytes > 0 {
                self.put(open(std::mem::take(&mut here)));
                self.turn();
            }
            self.bytes += weight(requirement);
            self.areas.extend(areas);
            here.push(*index);
        }
        self.put(open(here));
    }

    fn put(&mut self, group: RequirementGroup) {
        if let Some(page) = self.pages.last_mut().filter(|_| !group.requirements.is_empty()) {
            page.push(group);
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.bytes = 0;
        self.areas.clear();
    }
}

/// Estimated bytes of a requirement: its row with its cells, and its entry with tasks, evidence and body.
fn weight(requirement: &Requirement<'_>) -> usize {
    let areas = requirement.inner.map_or(0, |inner| inner.areas.len());
    let body = requirement.body.iter().map(|body| body.markdown.len()).max().unwrap_or(0);
    let accept = requirement.facts.accept.as_ref().map_or(0, longest);
    1_000
        + 2 * longest(&requirement.facts.title)
        + 130 * areas
        + 130 * requirement.refs.tasks.len()
        + 230 * requirement.refs.evidence.len()
        + body * 6 / 5
        + accept
}
