//! Which page of a long list shows what: computed once a program, the same in every language.
//!
//! What enters: a program and its measures. What leaves: for each page of the schedule the tasks on it, for each page
//! of the requirements the requirements on it, the lists of issues, and the way back from a task or requirement to its page. What always
//! holds: every visible task and requirement is on exactly one page, and a page's estimated size is within its budget
//! unless one row alone is larger.

mod requirements;
mod schedule;

use std::collections::HashMap;

use crate::audience::Program;
use crate::metrics::Measures;
use crate::terms::{EntityId, Severity};

use super::issues::IssueLists;

pub use requirements::{RequirementGroup, RequirementLayout};
pub(in crate::view) use schedule::{CHAIN_ROWS, LANE_LINES, LINKS};
pub use schedule::{LanePart, ScheduleLayout};

/// The pages of one program's long lists.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The schedule.
    pub schedule: ScheduleLayout,
    /// The requirements.
    pub requirements: RequirementLayout,
    /// The lists of issues, sorted once for all their pages.
    pub issues: IssueLists,
    /// One entry a task, in the order of `Program::tasks`: the worst open issue that blocks it.
    pub blocked: Vec<Option<Severity>>,
    tasks: HashMap<String, usize>,
    requirement_places: HashMap<String, usize>,
}

impl Layout {
    /// The pages of a program.
    #[must_use]
    pub fn of(program: &Program<'_>, measures: &Measures) -> Self {
        let places = |ids: Vec<&str>| ids.into_iter().enumerate().map(|(at, id)| (id.to_owned(), at)).collect();
        Self {
            schedule: ScheduleLayout::of(program),
            requirements: RequirementLayout::of(program, measures),
            issues: IssueLists::new(program, measures),
            blocked: blocked(program, measures),
            tasks: places(program.tasks.iter().map(|task| task.id.as_str()).collect()),
            requirement_places: places(program.requirements.iter().map(|one| one.id.as_str()).collect()),
        }
    }

    /// The place of a visible task, by its id.
    #[must_use]
    pub fn task(&self, id: &str) -> Option<usize> {
        self.tasks.get(id).copied()
    }

    /// The place of a visible requirement, by its id.
    #[must_use]
    pub fn requirement(&self, id: &str) -> Option<usize> {
        self.requirement_places.get(id).copied()
    }
}

fn blocked(program: &Program<'_>, measures: &Measures) -> Vec<Option<Severity>> {
    let mut worst = vec![None; program.tasks.len()];
    for (issue, measured) in program.issues.iter().zip(&measures.issues).filter(|(_, measured)| measured.open) {
        for task in &issue.refs.blocks {
            if let Some(so_far) = worst.get_mut(*task) {
                *so_far = Some(so_far.map_or(measured.severity, |known: Severity| known.min(measured.severity)));
            }
        }
    }
    worst
}
