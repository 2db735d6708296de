//! Which ids exist, and which may exist in files that could not be read.

use std::collections::{BTreeSet, HashSet};

use crate::model::Portfolio;
use crate::model::read::entity::program_part;
use crate::model::read::layout::{Place, ProgramPlace, place};
use crate::model::read::program::STAND_IN;
use crate::source::SourceTree;
use crate::terms::EntityId;

use super::references::{Kind, Reference};

/// What the files that could not be read may define.
#[derive(Debug, Clone, Default)]
pub struct Unread {
    /// Their paths, sorted.
    paths: Vec<String>,
    /// Entities by kind, program (empty for shared ones) and id: those whose file's name is the id.
    ids: HashSet<(Kind, String, String)>,
    /// Kinds of a program, or of the portfolio, of which some may be missing.
    kinds: HashSet<(Kind, String)>,
    /// Program parts of the ids of programs whose settings could not be read: nothing of them is known.
    programs: HashSet<String>,
}

impl Unread {
    /// What may be missing of a tree.
    #[must_use]
    pub fn of(tree: &SourceTree, programs: &BTreeSet<&str>) -> Self {
        let mut unread = Self::default();
        for path in &tree.unread {
            unread.add(path, place(path, programs));
        }
        unread
    }

    /// Paths of the files, sorted.
    #[must_use]
    pub fn paths(&self) -> &[String] {
        &self.paths
    }

    /// Whether all files of this kind in a program could be read.
    #[must_use]
    pub fn is_complete(&self, kind: Kind, program: &str) -> bool {
        !self.kinds.contains(&(kind, program.to_owned()))
    }

    /// Adds what a file may define that was read and holds nothing.
    pub fn add(&mut self, path: &str, place: Place<'_>) {
        let at = self.paths.partition_point(|other| other.as_str() < path);
        self.paths.insert(at, path.to_owned());
        let (kind, program, id) = match place {
            Place::Person(id) => (Kind::Person, "", id),
            Place::Customer(id) => (Kind::Customer, "", id),
            Place::Calendar(id) => (Kind::Calendar, "", id),
            Place::Sla(id) => (Kind::Sla, "", id),
            Place::Recipe(id) => (Kind::Recipe, "", id),
            Place::Areas => {
                self.kinds.insert((Kind::Area, String::new()));
                return;
            }
            Place::Program(program, place) => match place {
                ProgramPlace::Settings => {
                    self.programs.insert(program_part(program));
                    return;
                }
                ProgramPlace::Gates => {
                    self.kinds.insert((Kind::Gate, program.to_owned()));
                    return;
                }
                ProgramPlace::Plan => {
                    self.kinds.insert((Kind::Task, program.to_owned()));
                    self.kinds.insert((Kind::Workstream, program.to_owned()));
                    return;
                }
                ProgramPlace::Baseline(id) => (Kind::Baseline, program, id),
                ProgramPlace::Requirement(id) => (Kind::Requirement, "", id),
                ProgramPlace::Issue(id) => (Kind::Issue, "", id),
                ProgramPlace::Escalation(id) => (Kind::Escalation, "", id),
                ProgramPlace::Risk(id) => (Kind::Risk, "", id),
                ProgramPlace::Decision(id) => (Kind::Decision, "", id),
                ProgramPlace::Review(id) => (Kind::Review, "", id),
                ProgramPlace::Action(id) => (Kind::Action, "", id),
                ProgramPlace::Collateral(id) => (Kind::Collateral, "", id),
                ProgramPlace::Team
                | ProgramPlace::Audiences
                | ProgramPlace::Report(_)
                | ProgramPlace::Note(_)
                | ProgramPlace::Log(_)
                | ProgramPlace::Translation(..) => return,
            },
            Place::Portfolio
            | Place::Rules
            | Place::Ladder
            | Place::Ignored
            | Place::Nowhere(_) => return,
        };
        self.ids.insert((kind, program.to_owned(), id.to_owned()));
    }

    fn may_hold(&self, reference: &Reference<'_>) -> bool {
        let part = reference.id.split('-').nth(1).unwrap_or_default();
        if self.programs.contains(part)
            && reference.id.starts_with(|c: char| c.is_ascii_uppercase())
        {
            return true;
        }
        if self.ids.is_empty() && self.kinds.is_empty() {
            return false;
        }
        let program = scope(reference.to, reference.from.program);
        let kinds_of = if reference.to == Kind::Task {
            reference.from.program.unwrap_or_default()
        } else {
            program
        };
        // The people of a customer stand in the customer's file.
        let customer = reference.id.split_once('/').map(|(customer, _)| customer);
        self.ids
            .contains(&(reference.to, program.to_owned(), reference.id.to_owned()))
            || self.kinds.contains(&(reference.to, kinds_of.to_owned()))
            || reference.to == Kind::Person
                && customer.is_some_and(|id| {
                    self.ids
                        .contains(&(Kind::Customer, String::new(), id.to_owned()))
                })
    }
}

/// Every id there is.
#[derive(Debug)]
pub struct Known<'p> {
    /// Kind, program (empty where the id is unique in the portfolio) and id.
    ids: HashSet<(Kind, &'p str, &'p str)>,
    /// The same, sorted, for suggestions.
    sorted: BTreeSet<(Kind, &'p str, &'p str)>,
    unread: &'p Unread,
}

impl<'p> Known<'p> {
    /// The ids of a portfolio.
    #[must_use]
    pub fn new(portfolio: &'p Portfolio, unread: &'p Unread) -> Self {
        let mut sorted: BTreeSet<(Kind, &'p str, &'p str)> = BTreeSet::new();
        sorted.extend(
            portfolio
                .people
                .keys()
                .map(|id| (Kind::Person, "", id.as_str())),
        );
        sorted.extend(
            portfolio
                .customers
                .keys()
                .map(|id| (Kind::Customer, "", id.as_str())),
        );
        sorted.extend(
            portfolio
                .calendars
                .keys()
                .map(|id| (Kind::Calendar, "", id.as_str())),
        );
        sorted.extend(
            portfolio
                .areas
                .keys()
                .map(|id| (Kind::Area, "", id.as_str())),
        );
        sorted.extend(portfolio.slas.keys().map(|id| (Kind::Sla, "", id.as_str())));
        sorted.extend(
            portfolio
                .recipes
                .keys()
                .map(|id| (Kind::Recipe, "", id.as_str())),
        );
        for program in &portfolio.programs {
            let own = program.id.as_str();
            let plan = &program.plan;
            sorted.extend(plan.tasks.iter().map(|e| (Kind::Task, "", e.id.as_str())));
            sorted.extend(
                plan.workstreams
                    .iter()
                    .map(|e| (Kind::Workstream, own, e.id.as_str())),
            );
            sorted.extend(
                program
                    .baselines
                    .iter()
                    .map(|e| (Kind::Baseline, own, e.id.as_str())),
            );
            sorted.extend(
                program
                    .gates
                    .iter()
                    .map(|e| (Kind::Gate, own, e.id.as_str())),
            );
            sorted.extend(
                program
                    .requirements
                    .iter()
                    .map(|e| (Kind::Requirement, "", e.id.as_str())),
            );
            sorted.extend(
                program
                    .issues
                    .iter()
                    .map(|e| (Kind::Issue, "", e.id.as_str())),
            );
            sorted.extend(
                program
                    .escalations
                    .iter()
                    .map(|e| (Kind::Escalation, "", e.id.as_str())),
            );
            sorted.extend(
                program
                    .risks
                    .iter()
                    .map(|e| (Kind::Risk, "", e.id.as_str())),
            );
            sorted.extend(
                program
                    .decisions
                    .iter()
                    .map(|e| (Kind::Decision, "", e.id.as_str())),
            );
            sorted.extend(
                program
                    .reviews
                    .iter()
                    .map(|e| (Kind::Review, "", e.id.as_str())),
            );
            sorted.extend(
                program
                    .actions
                    .iter()
                    .map(|e| (Kind::Action, "", e.id.as_str())),
            );
            sorted.extend(
                program
                    .collateral
                    .iter()
                    .map(|e| (Kind::Collateral, "", e.id.as_str())),
            );
        }
        let ids = sorted.iter().copied().collect();
        Self {
            ids,
            sorted,
            unread,
        }
    }

    /// Whether the id exists, or may exist in a file that could not be read. An id that only stands in for one that is
    /// missing counts as existing.
    #[must_use]
    pub fn holds(&self, reference: &Reference<'_>) -> bool {
        let program = scope(reference.to, reference.from.program);
        self.ids.contains(&(reference.to, program, reference.id))
            || reference.id == STAND_IN
            || self.unread.may_hold(reference)
    }

    /// The ids that could have been meant, sorted.
    pub fn candidates(&self, reference: &Reference<'_>) -> impl Iterator<Item = &'p str> {
        let (kind, program) = (
            reference.to,
            scope(reference.to, reference.from.program).to_owned(),
        );
        self.sorted
            .range((kind, "", "")..)
            .take_while(move |(other, ..)| *other == kind)
            .filter(move |(_, other, _)| *other == program)
            .map(|(.., id)| *id)
    }
}

/// The program by which an id of this kind is unique; empty where it is unique in the portfolio.
fn scope(kind: Kind, program: Option<&str>) -> &str {
    if kind.by_program() {
        program.unwrap_or_default()
    } else {
        ""
    }
}
