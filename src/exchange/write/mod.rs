//! A draft as the files of a program folder.
//!
//! What enters: a [`Draft`] and the program's id. What leaves: paths and texts in our own plan syntax. What always
//! holds: the same draft gives the same texts; any text may stand in any name; ids are legal and unique, and those of
//! shared files begin with the program's, so that programs imported into one folder do not meet; a file stays below the
//! size that is read.

mod amounts;
mod calendar;
mod names;
mod plan;
mod program;
mod resources;
pub(in crate::exchange) mod yaml;

use crate::terms::ProgramId;

use super::draft::{Draft, DraftResource, Loss, ResourceKind};
use names::{Slugs, task_ids};

/// The files of a program, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Path below the folder of programs, and text.
    pub files: Vec<(String, String)>,
    /// `portfolio.yaml`, for a folder that has none.
    pub portfolio: (String, String),
    /// What could not be written down, after what could not be read.
    pub losses: Vec<Loss>,
}

/// Writes a draft down.
#[must_use]
pub fn folder(draft: &Draft, program: &ProgramId) -> Folder {
    let names = Names::of(draft, program);
    let mut losses = draft.losses.clone();
    let mut files = vec![program::program(draft, &names), program::customer(draft, &names)];
    files.extend(program::people(draft, &names));
    files.extend(calendar::calendars(draft, &names, &mut losses));
    files.extend(resources::resources(draft, &names, &mut losses));
    files.extend(plan::plan(draft, &names, &mut losses));
    files.extend(program::baselines(draft, &names));
    files.sort();
    Folder { files, portfolio: program::portfolio(draft), losses }
}

/// The ids of who runs the program, and of each resource, in the order of the draft.
#[must_use]
pub fn ids(draft: &Draft, program: &ProgramId) -> (String, Vec<String>) {
    let names = Names::of(draft, program);
    (names.manager, names.resources)
}

/// The ids of everything in a draft.
struct Names {
    /// The program.
    program: String,
    /// Of each calendar.
    calendars: Vec<String>,
    /// Of the program's calendar; of one of its own where a draft has none.
    calendar: String,
    /// Of each task.
    tasks: Vec<String>,
    /// Of each resource, people and others.
    resources: Vec<String>,
    /// Of who runs the program.
    manager: String,
    /// Of whom it is for.
    customer: String,
}

impl Names {
    fn of(draft: &Draft, program: &ProgramId) -> Self {
        // Ids have at most 64 characters: 20 for the program, 40 for a name, the rest for a number.
        let prefix: String = program.as_str().chars().take(20).collect();
        let prefixed = |slug: String| format!("{prefix}-{slug}");
        let part = program.as_str().chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
        let part: String = part.collect();
        let mut calendars = Slugs::default();
        let mut people = Slugs::default();
        let manager = people.give(draft.manager.as_deref().unwrap_or_default(), "manager");
        let ids: Vec<String> =
            draft.calendars.iter().map(|one| prefixed(calendars.give(&one.name, "calendar"))).collect();
        let calendar = ids.get(draft.calendar).cloned();
        Self {
            program: program.to_string(),
            calendar: calendar.unwrap_or_else(|| prefixed(calendars.give("office", "office"))),
            calendars: ids,
            tasks: task_ids(&part, &draft.tasks),
            resources: resource_ids(draft, people, prefixed),
            manager: prefixed(manager),
            customer: prefixed("customer".to_owned()),
        }
    }

    fn calendar_of(&self, place: usize) -> Option<&str> {
        self.calendars.get(place).map(String::as_str)
    }

    /// A resource that is a person.
    fn person(&self, draft: &Draft, place: usize) -> Option<&str> {
        let is_person = draft.resources.get(place)?.kind == ResourceKind::Person;
        self.resources.get(place).filter(|_| is_person).map(String::as_str)
    }

    /// The resources of a kind.
    fn resources_of<'a>(
        &'a self,
        draft: &'a Draft,
        kind: ResourceKind,
    ) -> impl Iterator<Item = (&'a str, &'a DraftResource)> {
        let named = self.resources.iter().map(String::as_str).zip(&draft.resources);
        named.filter(move |(_, resource)| resource.kind == kind)
    }
}

/// People are shared files, and their ids begin with the program's; other resources stand in the program's own folder,
/// and only have to differ from the people.
fn resource_ids(draft: &Draft, mut people: Slugs, prefixed: impl Fn(String) -> String) -> Vec<String> {
    let mut ids = vec![String::new(); draft.resources.len()];
    let mut others = Slugs::default();
    for kind in [ResourceKind::Person, ResourceKind::Capacity] {
        for (id, resource) in ids.iter_mut().zip(&draft.resources).filter(|(_, resource)| resource.kind == kind) {
            *id = match kind {
                ResourceKind::Person => prefixed(people.give(&resource.name, "person")),
                ResourceKind::Capacity => others.give(&resource.name, "resource"),
            };
            others.take(id);
        }
    }
    ids
}

/// The first line of every file.
fn head(draft: &Draft) -> String {
    format!("# imported from {} by `milepost import`\n", draft.source)
}
