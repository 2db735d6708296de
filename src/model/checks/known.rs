//! Which ids exist, and which may exist in files that could not be read.

use std::collections::{BTreeSet, HashSet};

use crate::model::Portfolio;
use crate::model::read::broken::Broken;
use crate::model::read::entity::program_part;
use crate::model::read::layout::{Place, ProgramPlace, place};
use crate::model::read::program::STAND_IN;
use crate::source::SourceTree;
use crate::terms::{EntityId, TaskId};

use super::references::{Kind, Reference, Referent};

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
    /// Fields and ids inside files that could be read.
    broken: Broken,
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

    /// Takes over what could not be read inside files.
    pub fn tell(&mut self, broken: Broken) {
        for program in broken.lost(<TaskId as EntityId>::KIND) {
            self.kinds.insert((Kind::Task, program.to_owned()));
        }
        self.broken = broken;
    }

    /// What could not be read inside files.
    #[must_use]
    pub fn broken(&self) -> &Broken {
        &self.broken
    }

    /// Adds what a file may define that was read and holds nothing.
    pub fn add(&mut self, path: &str, place: Place<'_>) {
        let at = self.paths.partition_point(|other| other.as_str() < path);
        self.paths.insert(at, path.to_owned());
        let (kind, program, id) = match place {
            Place::Person(id) => (Kind::Person, "", id),
            Place::Customer(id) => (Kind::Customer, "", id),
            Place::Calendar(id) => (Kind::Calendar, "", id),
            Place::Resource(id) => (Kind::Resource, "", id),
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
                ProgramPlace::Resource(id) => (Kind::Resource, program, id),
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
                | ProgramPlace::Actuals(_)
                | ProgramPlace::Report(_)
                | ProgramPlace::Note(_)
                | ProgramPlace::Log(_)
                | ProgramPlace::Translation(..) => return,
            },
            Place::Portfolio | Place::Rules | Place::Ladder | Place::Ignored | Place::Nowhere(_) => return,
        };
        self.ids.insert((kind, program.to_owned(), id.to_owned()));
    }

    fn may_hold(&self, reference: &Reference<'_>) -> bool {
        let part = reference.id.split('-').nth(1).unwrap_or_default();
        if self.programs.contains(part) && reference.id.starts_with(|c: char| c.is_ascii_uppercase()) {
            return true;
        }
        if self.ids.is_empty() && self.kinds.is_empty() {
            return false;
        }
        let program = scope(reference.to, reference.from.program);
        let named =
            |&(kind, program): &(Kind, &str)| self.ids.contains(&(kind, program.to_owned(), reference.id.to_owned()));
        let kinds_of = if reference.to == Kind::Task { reference.from.program.unwrap_or_default() } else { program };
        // The people of a customer stand in the customer's file.
        let customer = reference.id.split_once('/').map(|(customer, _)| customer);
        meanings(reference).any(|meaning| named(&meaning))
            || self.kinds.contains(&(reference.to, kinds_of.to_owned()))
            || reference.to == Kind::Person
                && customer.is_some_and(|id| self.ids.contains(&(Kind::Customer, String::new(), id.to_owned())))
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
        let mut sorted = BTreeSet::new();
        let mut shared = Ids { program: "", sorted: &mut sorted };
        shared.add(portfolio.people.keys());
        shared.add(portfolio.customers.keys());
        shared.add(portfolio.calendars.keys());
        shared.add(portfolio.resources.keys());
        shared.add(portfolio.areas.keys());
        shared.add(portfolio.slas.keys());
        shared.add(portfolio.recipes.keys());
        for program in &portfolio.programs {
            let mut ids = Ids { program: program.id.as_str(), sorted: &mut sorted };
            ids.add(program.plan.tasks.iter().map(|task| &task.id));
            ids.add(program.plan.workstreams.iter().map(|stream| &stream.id));
            ids.add_own(program.resources.iter().map(|resource| &resource.id));
            ids.add(program.baselines.iter().map(|baseline| &baseline.id));
            ids.add(program.gates.iter().map(|gate| &gate.id));
            ids.add(program.requirements.iter().map(|entity| &entity.id));
            ids.add(program.issues.iter().map(|entity| &entity.id));
            ids.add(program.escalations.iter().map(|entity| &entity.id));
            ids.add(program.risks.iter().map(|entity| &entity.id));
            ids.add(program.decisions.iter().map(|entity| &entity.id));
            ids.add(program.reviews.iter().map(|entity| &entity.id));
            ids.add(program.actions.iter().map(|entity| &entity.id));
            ids.add(program.collateral.iter().map(|entity| &entity.id));
        }
        let ids = sorted.iter().copied().collect();
        Self { ids, sorted, unread }
    }

    /// Whether the id exists, or may exist in a file that could not be read. An id that only stands in for one that is
    /// missing counts as existing.
    #[must_use]
    pub fn holds(&self, reference: &Reference<'_>) -> bool {
        meanings(reference).any(|(kind, program)| self.ids.contains(&(kind, program, reference.id)))
            || reference.id == STAND_IN
            || self.unread.may_hold(reference)
    }

    /// The ids that could have been meant, sorted.
    pub fn candidates(&self, reference: &Reference<'_>) -> impl Iterator<Item = &'p str> {
        let meanings: Vec<(Kind, String)> =
            meanings(reference).map(|(kind, program)| (kind, program.to_owned())).collect();
        meanings.into_iter().flat_map(move |(kind, program)| {
            self.sorted
                .range((kind, "", "")..)
                .take_while(move |(other, ..)| *other == kind)
                .filter(move |(_, other, _)| *other == program)
                .map(|(.., id)| *id)
        })
    }
}

/// Ids being gathered, of one program or of the portfolio.
struct Ids<'p, 's> {
    program: &'p str,
    sorted: &'s mut BTreeSet<(Kind, &'p str, &'p str)>,
}

impl<'p> Ids<'p, '_> {
    fn add<Id: Referent + 'p>(&mut self, ids: impl Iterator<Item = &'p Id>) {
        let program = scope(Id::KIND, Some(self.program));
        self.sorted.extend(ids.map(|id| (Id::KIND, program, id.as_ref())));
    }

    /// Ids that only this program knows, of a kind that may be shared as well.
    fn add_own<Id: Referent + 'p>(&mut self, ids: impl Iterator<Item = &'p Id>) {
        let program = self.program;
        self.sorted.extend(ids.map(|id| (Id::KIND, program, id.as_ref())));
    }
}

/// The kinds and programs in which the id of a reference may be defined: of a resource, its own program's resources,
/// the shared ones, and people; of all others one.
fn meanings<'p>(reference: &Reference<'p>) -> impl Iterator<Item = (Kind, &'p str)> {
    let own = reference.from.program.unwrap_or_default();
    let first = if reference.to == Kind::Resource { own } else { scope(reference.to, reference.from.program) };
    let more: &[(Kind, &str)] =
        if reference.to == Kind::Resource { &[(Kind::Resource, ""), (Kind::Person, "")] } else { &[] };
    std::iter::once((reference.to, first)).chain(more.iter().copied())
}

/// The program by which an id of this kind is unique; empty where it is unique in the portfolio.
fn scope(kind: Kind, program: Option<&str>) -> &str {
    if kind.by_program() { program.unwrap_or_default() } else { "" }
}
