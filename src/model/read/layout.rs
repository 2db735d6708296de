//! Which file is what: the layout of the folder.
//!
//! What enters: paths inside the folder. What leaves: a [`Place`] for each. What always holds: a path has one place,
//! and the place depends on the path and on which folders hold a `program.yaml`, on nothing in the file.
//!
//! `README.md` may stand anywhere and is not read. The folders `cases`, `samples`, `qual` and `deployment` of a
//! program belong to kinds of files that are not read yet; they are left alone without a word.

use std::collections::BTreeSet;

use crate::diagnostics::did_you_mean;
use crate::source::SourceTree;

/// What a file is, by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'p> {
    /// `portfolio.yaml`
    Portfolio,
    /// `areas.yaml`
    Areas,
    /// `rag.yaml`
    Rules,
    /// `escalation.yaml`
    Ladder,
    /// `people/lin-wei.yaml`
    Person(&'p str),
    /// `customers/nebula.yaml`
    Customer(&'p str),
    /// `calendars/taipei.yaml`
    Calendar(&'p str),
    /// `resources/lab-tpe.yaml`
    Resource(&'p str),
    /// `sla/gold.yaml`
    Sla(&'p str),
    /// `recipes/1.4.yaml`
    Recipe(&'p str),
    /// A file of the program of that id.
    Program(&'p str, ProgramPlace<'p>),
    /// Known and not read.
    Ignored,
    /// In no place that has a meaning; with the reason in words, for the hint.
    Nowhere(&'static str),
}

/// What a file of a program is; the text is the file's name without its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgramPlace<'p> {
    /// `program.yaml`
    Settings,
    /// `team.yaml`
    Team,
    /// `gates.yaml`
    Gates,
    /// `audiences.yaml`
    Audiences,
    /// `plan/10-firmware.yaml`
    Plan,
    /// `resources/lab-tpe.yaml` in the program's folder
    Resource(&'p str),
    /// `baselines/2026-03-02-contract.yaml`
    Baseline(&'p str),
    /// `reports/2026-W24.yaml`
    Report(&'p str),
    /// `actuals/2026-W24.yaml`
    Actuals(&'p str),
    /// `status/2026-W24.md`
    Note(&'p str),
    /// `requirements/REQ-NBL-012.md`
    Requirement(&'p str),
    /// `issues/ISS-NBL-041.md`
    Issue(&'p str),
    /// `escalations/ESC-NBL-003.md`
    Escalation(&'p str),
    /// `risks/RSK-NBL-007.md`
    Risk(&'p str),
    /// `decisions/DEC-NBL-004.md`
    Decision(&'p str),
    /// `reviews/REV-NBL-006.md`
    Review(&'p str),
    /// `actions/ACT-NBL-061.yaml`
    Action(&'p str),
    /// `collateral/COL-NBL-005.yaml`
    Collateral(&'p str),
    /// `issues/ISS-NBL-041.log.md`: the events of the entity of that id.
    Log(&'p str),
    /// `issues/ISS-NBL-041.zh.md`: the body of the entity of that id in the language of that tag.
    Translation(&'p str, &'p str),
}

/// Ids of the programs: the folders that hold a `program.yaml`, readable or not, sorted.
#[must_use]
pub fn program_folders(tree: &SourceTree) -> BTreeSet<&str> {
    let read = tree.documents.iter().map(|document| document.path.as_str());
    let unread = tree.unread.iter().map(String::as_str);
    read.chain(unread)
        .filter_map(|path| path.strip_suffix("/program.yaml"))
        .filter(|folder| !folder.contains('/'))
        .collect()
}

/// The place of a path, given the programs there are.
#[must_use]
pub fn place<'p>(path: &'p str, programs: &BTreeSet<&str>) -> Place<'p> {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.eq_ignore_ascii_case("readme.md") {
        return Place::Ignored;
    }
    if name.to_ascii_lowercase().ends_with(".yml") {
        return Place::Nowhere("write the extension `.yaml`");
    }
    if folder.is_empty() {
        return match name {
            "portfolio.yaml" => Place::Portfolio,
            "areas.yaml" => Place::Areas,
            "rag.yaml" => Place::Rules,
            "escalation.yaml" => Place::Ladder,
            _ => Place::Nowhere(
                "files beside the folders are `portfolio.yaml`, `areas.yaml`, `rag.yaml` and `escalation.yaml`",
            ),
        };
    }
    if programs.contains(folder) {
        return program_place(rest).map_or_else(Place::Nowhere, |place| match place {
            Some(place) => Place::Program(folder, place),
            None => Place::Ignored,
        });
    }
    let shared: fn(&'p str) -> Place<'p> = match folder {
        "people" => Place::Person,
        "customers" => Place::Customer,
        "calendars" => Place::Calendar,
        "resources" => Place::Resource,
        "sla" => Place::Sla,
        "recipes" => Place::Recipe,
        _ => return Place::Nowhere("a folder is a program once it holds a `program.yaml`"),
    };
    match rest.strip_suffix(".yaml") {
        Some(stem) if !stem.contains('/') => shared(stem),
        _ => Place::Nowhere("this folder holds one `.yaml` file for each entity"),
    }
}

/// The folder or file that a path in no place was probably meant to stand in or to be.
#[must_use]
pub fn meant(path: &str, programs: &BTreeSet<&str>) -> Option<&'static str> {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let (known, part): (&[&str], &str) = match rest.split_once('/') {
        Some((inner, _)) if programs.contains(folder) => (&PROGRAM_FOLDERS, inner),
        None if programs.contains(folder) => (&PROGRAM_FILES, rest),
        _ if folder.is_empty() => (&SHARED_FILES, rest),
        _ => (&SHARED_FOLDERS, folder),
    };
    if known.contains(&part) {
        return None;
    }
    did_you_mean(part, known.iter().copied())
}

const SHARED_FILES: [&str; 4] = ["portfolio.yaml", "areas.yaml", "rag.yaml", "escalation.yaml"];
const SHARED_FOLDERS: [&str; 6] = ["people", "customers", "calendars", "resources", "sla", "recipes"];
const PROGRAM_FILES: [&str; 4] = ["program.yaml", "team.yaml", "gates.yaml", "audiences.yaml"];
const PROGRAM_FOLDERS: [&str; 14] = [
    "plan",
    "actuals",
    "resources",
    "baselines",
    "reports",
    "requirements",
    "issues",
    "escalations",
    "risks",
    "decisions",
    "reviews",
    "actions",
    "collateral",
    "status",
];

/// The place of a path inside a program's folder; `None` for what is left alone. Error: why it has none.
fn program_place<'p>(path: &'p str) -> Result<Option<ProgramPlace<'p>>, &'static str> {
    let Some((folder, name)) = path.split_once('/') else {
        return match path {
            "program.yaml" => Ok(Some(ProgramPlace::Settings)),
            "team.yaml" => Ok(Some(ProgramPlace::Team)),
            "gates.yaml" => Ok(Some(ProgramPlace::Gates)),
            "audiences.yaml" => Ok(Some(ProgramPlace::Audiences)),
            _ => Err("files of a program are `program.yaml`, `team.yaml`, `gates.yaml` and `audiences.yaml`, \
                      all others stand in its folders"),
        };
    };
    let yaml: fn(&'p str) -> ProgramPlace<'p> = match folder {
        "plan" => plan_place,
        "resources" => ProgramPlace::Resource,
        "baselines" => ProgramPlace::Baseline,
        "reports" => ProgramPlace::Report,
        "actuals" => ProgramPlace::Actuals,
        "actions" => ProgramPlace::Action,
        "collateral" => ProgramPlace::Collateral,
        "cases" | "samples" | "qual" | "deployment" => return Ok(None),
        _ => return markdown_place(folder, name).map(Some),
    };
    match name.strip_suffix(".yaml") {
        Some(stem) if !stem.contains('/') => Ok(Some(yaml(stem))),
        _ => Err("this folder holds `.yaml` files and no folders"),
    }
}

fn plan_place(_: &str) -> ProgramPlace<'_> {
    ProgramPlace::Plan
}

fn markdown_place<'p>(folder: &str, name: &'p str) -> Result<ProgramPlace<'p>, &'static str> {
    let entity: fn(&'p str) -> ProgramPlace<'p> = match folder {
        "status" => ProgramPlace::Note,
        "requirements" => ProgramPlace::Requirement,
        "issues" => ProgramPlace::Issue,
        "escalations" => ProgramPlace::Escalation,
        "risks" => ProgramPlace::Risk,
        "decisions" => ProgramPlace::Decision,
        "reviews" => ProgramPlace::Review,
        _ => {
            return Err(
                "folders of a program are `plan`, `resources`, `baselines`, `actuals`, `reports`, `requirements`, `issues`, \
                 `escalations`, `risks`, `decisions`, `reviews`, `actions`, `collateral` and `status`",
            );
        }
    };
    let Some(stem) = name.strip_suffix(".md").filter(|stem| !stem.contains('/')) else {
        return Err("this folder holds `.md` files and no folders");
    };
    match stem.rsplit_once('.') {
        None => Ok(entity(stem)),
        Some((id, "log")) => Ok(ProgramPlace::Log(id)),
        Some((id, tag)) => Ok(ProgramPlace::Translation(id, tag)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str) -> Place<'_> {
        place(path, &BTreeSet::from(["nbl", "people-ops"]))
    }

    #[test]
    fn shared_files_stand_beside_the_programs() {
        assert_eq!(of("portfolio.yaml"), Place::Portfolio);
        assert_eq!(of("people/lin-wei.yaml"), Place::Person("lin-wei"));
        assert_eq!(of("recipes/1.4.yaml"), Place::Recipe("1.4"));
        assert!(matches!(of("people/old/lin-wei.yaml"), Place::Nowhere(_)));
        assert!(matches!(of("portfolio.yml"), Place::Nowhere(_)));
        assert!(matches!(of("notes.md"), Place::Nowhere(_)));
    }

    #[test]
    fn a_folder_with_a_program_file_is_a_program() {
        let issue = ProgramPlace::Issue("ISS-NBL-041");
        assert_eq!(of("nbl/issues/ISS-NBL-041.md"), Place::Program("nbl", issue));
        assert!(matches!(of("old/issues/ISS-OLD-001.md"), Place::Nowhere(_)));
        assert_eq!(of("people-ops/plan/10-a.yaml"), Place::Program("people-ops", ProgramPlace::Plan));
    }

    #[test]
    fn logs_and_translations_stand_beside_their_entity() {
        let log = ProgramPlace::Log("ISS-NBL-041");
        assert_eq!(of("nbl/issues/ISS-NBL-041.log.md"), Place::Program("nbl", log));
        let chinese = ProgramPlace::Translation("ISS-NBL-041", "zh");
        assert_eq!(of("nbl/issues/ISS-NBL-041.zh.md"), Place::Program("nbl", chinese));
    }

    #[test]
    fn a_misspelt_place_is_recognised() {
        let programs = BTreeSet::from(["nbl"]);
        assert_eq!(meant("nbl/isues/ISS-NBL-041.md", &programs), Some("issues"));
        assert_eq!(meant("nbl/gate.yaml", &programs), Some("gates.yaml"));
        assert_eq!(meant("customer/nebula.yaml", &programs), Some("customers"));
        assert_eq!(meant("portfolios.yaml", &programs), Some("portfolio.yaml"));
        assert_eq!(meant("nbl/plan/old/x.yaml", &programs), None);
    }

    #[test]
    fn later_kinds_and_readmes_are_left_alone() {
        assert_eq!(of("nbl/qual/results/2026-05-22.yaml"), Place::Ignored);
        assert_eq!(of("nbl/README.md"), Place::Ignored);
        assert_eq!(of("README.md"), Place::Ignored);
        assert!(matches!(of("nbl/misc/x.md"), Place::Nowhere(_)));
        assert!(matches!(of("nbl/plan/old/x.yaml"), Place::Nowhere(_)));
        assert!(matches!(of("nbl/risks.md"), Place::Nowhere(_)));
    }
}
