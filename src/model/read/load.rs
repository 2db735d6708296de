//! From all documents of a folder to one portfolio.
//!
//! What enters: the documents, and the paths of those that could not be read. What leaves: the portfolio, as much of it
//! as could be read. What always holds: shared files are read before programs and `portfolio.yaml` before all, since it
//! names the language of bare strings; programs stand in the order it wants; a file is read once.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::checks::dangling::Suggestions;
use crate::model::checks::known::Unread;
use crate::model::checks::{check, duplicate_id::duplicate};
use crate::model::people::Person;
use crate::model::{Portfolio, Program};
use crate::source::{Content, Document, Node, SourceTree};
use crate::terms::{Origin, ProgramId};

use super::absent::report_absent;
use super::calendar::read_calendar;
use super::context::Context;
use super::entity::SharedFile;
use super::layout::{Place, ProgramPlace, meant, place, program_folders};
use super::own::Own;
use super::people::{read_areas, read_customer, read_person};
use super::portfolio::{PortfolioFile, read_portfolio};
use super::program_files::{ProgramFile, read_program_files};
use super::resource::read_resource;
use super::rules::{default_rules, read_rules};
use super::shared::{check_ladder, read_recipe, read_sla};

/// Reads a portfolio and runs the checks that need no dates.
///
/// The mistakes that `source` found are not repeated. The portfolio is partial where there are errors: what could be
/// read is in it, so that later checks can go on; nothing may be published from it then.
#[must_use]
pub fn read(tree: &SourceTree, diagnostics: &mut Vec<Diagnostic>) -> Portfolio {
    let folders = program_folders(tree);
    let mut unread = Unread::of(tree, &folders);
    let mut cx = Context::new(&tree.files, crate::text::Lang::En);
    report_absent(tree, &folders, &mut cx);
    let files = sort(tree, &folders, &mut unread, &mut cx);
    let (mut portfolio, wanted) = read_shared(&files.shared, &mut cx);
    let shared_language = cx.lang;
    let shared_ids = Own::of(&portfolio);
    // Programs know nothing of each other while they are read; what is found is told in the order of their folders.
    let read_folder = |folder: &&'_ str| {
        let mut cx = Context::new(&tree.files, shared_language);
        cx.own = shared_ids.clone();
        let own = files.programs.get(*folder).map(Vec::as_slice).unwrap_or_default();
        let program = if let Ok(id) = ProgramId::parse(folder) {
            cx.own.enter(&id);
            read_program_files(&id, folder, own, &portfolio.settings, &unread, &mut cx)
        } else {
            report_folder(folder, &files, &mut cx);
            None
        };
        (program, cx.diagnostics, cx.broken)
    };
    let folders_in_order: Vec<&str> = folders.iter().copied().collect();
    let read_programs: Vec<_> = folders_in_order.par_iter().map(read_folder).collect();
    for (program, diagnostics, broken) in read_programs {
        portfolio.programs.extend(program);
        cx.diagnostics.extend(diagnostics);
        cx.broken.append(broken);
    }
    sort_programs(&mut portfolio.programs, &wanted, &folders, &mut cx);
    diagnostics.append(&mut cx.diagnostics);
    unread.tell(cx.broken);
    check(&portfolio, &unread, diagnostics);
    portfolio
}

/// Documents by what they are.
#[derive(Default)]
struct Files<'t> {
    shared: Vec<(Place<'t>, SharedFile<'t>)>,
    programs: BTreeMap<&'t str, Vec<ProgramFile<'t>>>,
}

/// Gives every document its place; W125 for those that have none. An entity's file without anything in it is reported
/// here once, and counts as one that could not be read.
fn sort<'t>(tree: &'t SourceTree, folders: &BTreeSet<&str>, unread: &mut Unread, cx: &mut Context<'t>) -> Files<'t> {
    let mut files = Files::default();
    for document in &tree.documents {
        let place = place(&document.path, folders);
        match place {
            Place::Ignored => {}
            // That there is no program is told already, and is why nothing has its place.
            Place::Nowhere(_) if folders.is_empty() => {}
            Place::Nowhere(hint) => {
                let hint = match meant(&document.path, folders) {
                    Some(name) => format!("did you mean `{name}`?"),
                    None => hint.to_owned(),
                };
                let message = format!("`{}` is not read", document.path);
                let span = Span::whole_file(document.file);
                cx.report(Diagnostic::new(Code::W125, message).at(span).hint(hint));
            }
            Place::Program(program, place) => {
                if report_empty(document, is_entity(place), cx) {
                    unread.add(&document.path, Place::Program(program, place));
                } else {
                    files.programs.entry(program).or_default().push((place, document));
                }
            }
            shared => {
                let is_entity = shared_stem(shared).is_some();
                if report_empty(document, is_entity, cx) {
                    unread.add(&document.path, shared);
                } else if let Content::Yaml(node) = &document.content {
                    let stem = shared_stem(shared).unwrap_or_default();
                    let span = Span::whole_file(document.file);
                    files.shared.push((shared, SharedFile { stem, node, span }));
                }
            }
        }
    }
    files
}

/// The name of a shared file that holds one entity.
fn shared_stem(place: Place<'_>) -> Option<&str> {
    match place {
        Place::Person(stem)
        | Place::Customer(stem)
        | Place::Calendar(stem)
        | Place::Resource(stem)
        | Place::Sla(stem)
        | Place::Recipe(stem) => Some(stem),
        _ => None,
    }
}

/// Whether a file of a program holds one entity with fields of its own.
fn is_entity(place: ProgramPlace<'_>) -> bool {
    !matches!(
        place,
        ProgramPlace::Team
            | ProgramPlace::Gates
            | ProgramPlace::Audiences
            | ProgramPlace::Log(_)
            | ProgramPlace::Translation(..)
    )
}

/// E018 for a file of one entity that has no fields: an empty one, or a text without front matter.
fn report_empty(document: &Document, is_entity: bool, cx: &mut Context<'_>) -> bool {
    let (node, hint): (Option<&Node>, _) = match &document.content {
        Content::Yaml(node) => (Some(node), "write the keys of this kind of file, `id` first, or remove it"),
        Content::Markdown { front, .. } => {
            (front.as_ref(), "begin the file with a line `---`, then its keys, `id` first, then another `---`")
        }
        Content::Log { .. } => return false,
    };
    let empty = is_entity && node.is_none_or(Node::is_null);
    if empty {
        cx.report(Diagnostic::new(Code::E018, "the file has no fields").at(Span::whole_file(document.file)).hint(hint));
    }
    empty
}

fn report_folder(folder: &str, files: &Files<'_>, cx: &mut Context<'_>) {
    let own = files.programs.get(folder).map(Vec::as_slice).unwrap_or_default();
    let settings = own.iter().find(|(place, _)| *place == ProgramPlace::Settings);
    if let Some((_, document)) = settings {
        cx.report(
            Diagnostic::new(Code::E018, format!("the folder `{folder}` is not named like a program"))
                .at(Span::whole_file(document.file))
                .hint("rename it: lower-case letters, digits and dashes, as in `nbl`"),
        );
    }
}

/// The shared files, and the order of programs that `portfolio.yaml` wants.
fn read_shared<'t>(
    files: &[(Place<'t>, SharedFile<'t>)],
    cx: &mut Context<'t>,
) -> (Portfolio, Vec<crate::diagnostics::Spanned<ProgramId>>) {
    let named = files.iter().find(|(place, _)| *place == Place::Portfolio);
    let head = named.map_or_else(PortfolioFile::absent, |(_, file)| read_portfolio(file.node, file.span, cx));
    let mut portfolio = Portfolio {
        settings: head.settings,
        areas: BTreeMap::new(),
        people: BTreeMap::new(),
        customers: BTreeMap::new(),
        calendars: BTreeMap::new(),
        resources: BTreeMap::new(),
        slas: BTreeMap::new(),
        recipes: BTreeMap::new(),
        rules: default_rules(),
        programs: Vec::new(),
    };
    for (place, file) in files {
        match place {
            Place::Areas => {
                for area in read_areas(file.node, cx) {
                    portfolio.areas.insert(area.id.clone(), area);
                }
            }
            Place::Rules => portfolio.rules = read_rules(file.node, file.span, cx),
            Place::Ladder => check_ladder(file.node, file.span, cx),
            Place::Person(_) => add_people(&mut portfolio, read_person(*file, cx), cx),
            Place::Customer(_) => {
                if let Some((customer, contacts)) = read_customer(*file, cx) {
                    portfolio.customers.insert(customer.id.clone(), customer);
                    add_people(&mut portfolio, contacts, cx);
                }
            }
            Place::Calendar(_) => {
                let calendar = read_calendar(*file, cx);
                portfolio.calendars.extend(calendar.map(|calendar| (calendar.id.clone(), calendar)));
            }
            Place::Resource(_) => {
                let resource = read_resource(*file, None, cx);
                portfolio.resources.extend(resource.map(|resource| (resource.id.clone(), resource)));
            }
            Place::Sla(_) => {
                portfolio.slas.extend(read_sla(*file, cx).map(|sla| (sla.id.clone(), sla)));
            }
            Place::Recipe(_) => {
                let recipe = read_recipe(*file, cx);
                portfolio.recipes.extend(recipe.map(|recipe| (recipe.id.clone(), recipe)));
            }
            Place::Portfolio | Place::Program(..) | Place::Ignored | Place::Nowhere(_) => {}
        }
    }
    (portfolio, head.programs)
}

/// People of files and of customers share one space of ids; of two with the same the first stays.
fn add_people(portfolio: &mut Portfolio, people: impl IntoIterator<Item = Person>, cx: &mut Context<'_>) {
    for person in people {
        match portfolio.people.get(&person.id) {
            Some(first) => {
                let about = EntityRef::new("person", person.id.as_str(), None);
                let first: &Origin = &first.origin;
                cx.report(duplicate(about, person.origin.span, first.span));
            }
            None => {
                portfolio.people.insert(person.id.clone(), person);
            }
        }
    }
}

/// Puts programs in the order wanted, the others after them by id; E004 for one that is wanted and not there.
fn sort_programs(
    programs: &mut [Program],
    wanted: &[crate::diagnostics::Spanned<ProgramId>],
    folders: &BTreeSet<&str>,
    cx: &mut Context<'_>,
) {
    let mut suggestions = Suggestions::new();
    for id in wanted.iter().filter(|id| !folders.contains(id.value.as_str())) {
        let candidates = folders.iter().copied();
        cx.report(suggestions.dangling("program", id.value.as_str(), id.span, candidates));
    }
    let mut rank: BTreeMap<&ProgramId, usize> = BTreeMap::new();
    for (index, id) in wanted.iter().enumerate() {
        rank.entry(&id.value).or_insert(index);
    }
    let place = |program: &Program| rank.get(&program.id).copied().unwrap_or(usize::MAX);
    programs.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id)));
}
