//! What drives a date: from a milestone back along the links that set each start.

use crate::audience::{Program, SeenDriver};

/// The driving chain to a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The milestone it leads to, an index into `Program::tasks`.
    pub target: usize,
    /// Every task of it in order, the milestone last.
    pub tasks: Vec<usize>,
    /// Whether it begins behind something that the reader may not see.
    pub hidden: bool,
}

/// The driving chain to the last committed milestone that is not yet met; without one, to the last milestone of the
/// plan that is not done.
#[must_use]
pub fn driving_chain(program: &Program<'_>) -> Option<Chain> {
    let open = |index: &usize| program.tasks.get(*index).is_some_and(|task| !task.is_done());
    let committed = program.committed.iter().filter(|promise| open(&promise.task));
    let last = committed.max_by_key(|promise| promise.date).map(|promise| promise.task);
    let target = last.or_else(|| {
        let milestones = program.tasks.iter().enumerate().filter(|(_, task)| task.is_milestone() && !task.is_done());
        milestones.max_by_key(|(_, task)| task.dates.finish_date).map(|(index, _)| index)
    })?;
    Some(chain_to(program, target))
}

/// The driving chain to a task: back along the links that set each start, as far as the reader may see and until
/// something other than a link did.
#[must_use]
pub fn chain_to(program: &Program<'_>, target: usize) -> Chain {
    let mut tasks = vec![target];
    let mut at = target;
    let mut hidden = false;
    // A chain is never longer than the plan; the bound also ends a walk over drivers that run in a circle.
    while tasks.len() <= program.tasks.len() {
        match program.tasks.get(at).map(|task| task.dates.driver) {
            Some(SeenDriver::Task(before, _)) => {
                tasks.push(before);
                at = before;
            }
            driver => {
                hidden = driver == Some(SeenDriver::Hidden);
                break;
            }
        }
    }
    tasks.reverse();
    Chain { target, tasks, hidden }
}
