//! The lists of issues that have a page: all of them, and one a filter.
//!
//! What enters: a program's issues with their measures. What leaves: for each list its issues in order and which of
//! them share a page. What always holds: a list is sorted once for all its pages and languages; open issues stand
//! before closed ones, the most pressing first; names of pages differ.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::audience::{Issue, Program};
use crate::metrics::Measures;
use crate::metrics::issues::IssueMeasures;
use crate::terms::{EntityId, IssueState, PersonId, Severity};

use super::super::paging::{ROWS, ROWS_BESIDE_FIGURES, pages, text_weight, weight};

/// Owners with a page of their own, those with most open issues first; more would fill the page with filters.
const OWNERS: usize = 40;
/// Bytes of a row's tags, classes, dates and mark.
const ROW_WEIGHT: usize = 440;

/// The lists of one program for one reader.
#[derive(Debug, Clone, Default)]
pub struct IssueLists {
    /// Lists in the order of their filters; the first holds all issues.
    pub lists: Vec<IssueList>,
    /// Owners of open issues that have no list.
    pub owners_left: usize,
    /// Open issues.
    pub open: usize,
    /// Open issues by severity, S1 first.
    pub open_by_severity: [usize; 4],
    /// Open issues whose next step is overdue.
    pub overdue: usize,
}

/// One list.
#[derive(Debug, Clone)]
pub struct IssueList {
    /// Its name in addresses: `index`, `s1`, `owner-lin-wei`.
    pub name: String,
    /// What it holds.
    pub filter: Filter,
    /// Its issues in order, indexes into `Program::issues`.
    pub issues: Vec<usize>,
    /// Its pages, each a range of `issues`.
    pub pages: Vec<Range<usize>>,
}

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Every issue.
    All,
    /// Issues in a state.
    State(IssueState),
    /// Open issues of a severity.
    Severity(Severity),
    /// Open issues of an owner, who is the owner of this one (an index into `Program::issues`).
    Owner(usize),
    /// Open issues in an age bucket, an index into `Ageing::buckets`.
    Age(usize),
}

impl IssueLists {
    /// All lists of a program.
    #[must_use]
    pub fn new(program: &Program<'_>, measures: &Measures) -> Self {
        let count = program.issues.len().min(measures.issues.len());
        let order = order(measures.issues.get(..count).unwrap_or_default());
        let open: Vec<usize> = order.iter().copied().filter(|issue| measures.issues[*issue].open).collect();
        let weights: Vec<usize> = program.issues.iter().map(row_weight).collect();
        let list = |name: String, filter: Filter, issues: Vec<usize>| {
            let first = if filter == Filter::All { ROWS_BESIDE_FIGURES } else { ROWS };
            let pages = pages(issues.iter().map(|issue| weights[*issue]), first, ROWS);
            IssueList { name, filter, issues, pages }
        };
        let mut lists = vec![list("index".to_owned(), Filter::All, order.clone())];
        for (word, state) in IssueState::WORDS {
            let issues: Vec<usize> =
                order.iter().copied().filter(|issue| measures.issues[*issue].state == *state).collect();
            if !issues.is_empty() {
                lists.push(list(format!("state-{word}"), Filter::State(*state), issues));
            }
        }
        for (word, severity) in Severity::WORDS {
            let issues = open.iter().copied().filter(|issue| measures.issues[*issue].severity == *severity).collect();
            lists.push(list(word.to_lowercase(), Filter::Severity(*severity), issues));
        }
        for (index, bucket) in measures.ageing.buckets.iter().enumerate() {
            let held: BTreeSet<usize> = bucket.issues.iter().copied().collect();
            let issues = open.iter().copied().filter(|issue| held.contains(issue)).collect();
            lists.push(list(format!("age-{}", bucket.slug), Filter::Age(index), issues));
        }
        let owners = by_owner(program, &open);
        let owners_left = owners.len().saturating_sub(OWNERS);
        for (name, issues) in owners.into_iter().take(OWNERS) {
            let filter = issues.first().map_or(Filter::All, |issue| Filter::Owner(*issue));
            lists.push(list(name, filter, issues));
        }
        let severe =
            |severity: Severity| open.iter().filter(|issue| measures.issues[**issue].severity == severity).count();
        Self {
            lists,
            owners_left,
            open: open.len(),
            open_by_severity: [Severity::S1, Severity::S2, Severity::S3, Severity::S4].map(severe),
            overdue: open.iter().filter(|issue| measures.issues[**issue].next_action_overdue).count(),
        }
    }

    /// Names and pages of all lists, pages counted from 1.
    pub fn addresses(&self) -> impl Iterator<Item = (&str, usize)> {
        self.lists.iter().flat_map(|list| (1..=list.pages.len()).map(|page| (list.name.as_str(), page)))
    }

    /// The list of that name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&IssueList> {
        self.lists.iter().find(|list| list.name == name)
    }
}

/// The name of an owner's list. People whom the reader may not know share one. A name that could be taken for another
/// list, or for a further page of one, ends with a point, which ids do not hold.
fn owner_name(person: Option<&PersonId>) -> String {
    let Some(person) = person else {
        return "owner-firm".to_owned();
    };
    let id = person.as_str();
    let numbered = id.rsplit_once('-').is_some_and(|(_, tail)| tail.bytes().all(|byte| byte.is_ascii_digit()));
    let end = if numbered || id == "firm" { "." } else { "" };
    format!("owner-{}{end}", id.replace('/', "."))
}

/// Open issues by owner, those who have most first.
fn by_owner(program: &Program<'_>, open: &[usize]) -> Vec<(String, Vec<usize>)> {
    let mut owners: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for issue in open {
        if let Some(owner) = &program.issues[*issue].refs.owner {
            owners.entry(owner_name(owner.id)).or_default().push(*issue);
        }
    }
    let mut owners: Vec<(String, Vec<usize>)> = owners.into_iter().collect();
    owners.sort_by_key(|(_, issues)| Reverse(issues.len()));
    owners
}

/// All issues: open ones with the most pressing first, then closed ones, the latest first.
fn order(issues: &[IssueMeasures]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..issues.len()).collect();
    order.sort_by_key(|index| {
        let issue = &issues[*index];
        let closed = (!issue.open).then_some(Reverse(issue.closed_on));
        let pressing = issue.open.then(|| issue.pressing());
        (closed.is_some(), pressing, closed)
    });
    order
}

fn row_weight(issue: &Issue<'_>) -> usize {
    let next = issue.facts.next_action.as_ref().map_or(0, |action| text_weight(&action.text));
    let owner = issue.refs.owner.as_ref().map_or(0, |owner| text_weight(owner.name));
    let id = weight(issue.id.as_str());
    ROW_WEIGHT + 2 * id + text_weight(&issue.facts.title) + next + owner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_owners_are_theirs_alone() {
        let of = |id: &str| owner_name(Some(&PersonId::parse(id).unwrap()));
        assert_eq!(of("lin-wei"), "owner-lin-wei");
        assert_eq!(of("nebula/arjun-rao"), "owner-nebula.arjun-rao");
        // `owner-lin-2.html` is the second page of `owner-lin`.
        assert_eq!(of("lin-2"), "owner-lin-2.");
        assert_eq!(of("firm"), "owner-firm.");
        assert_eq!(owner_name(None), "owner-firm");
    }
}
