//! W102: a task that waits for nothing, or that nothing waits for.
//!
//! A delay of such a task moves nothing on paper, so the forecast is blind to it:
//!
//! ```yaml
//! TSK-NBL-120:
//!   name: Soak test
//!   estimate: 5d          # W102: no `after`; what must be done before it?
//! ```
//!
//! Links of a summary count for its members. A start constraint or an actual start stands for a predecessor. An end in
//! itself needs no successor: a committed milestone, one that stands for a gate, or the last one of the program.

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Program;
use crate::model::plan::{Task, TaskKind};
use crate::terms::{ConstraintKind, EntityId, TaskId};

use super::references::Kind;
use super::{Subject, about_task, is_ahead};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // A link that could not be read or looked up is reported; that it is missing then has no cause of its own.
    let broken: HashSet<String> = found
        .iter()
        .filter(|found| found.is_error())
        .filter_map(|found| found.entity.as_ref())
        .filter(|entity| entity.kind == TaskId::KIND)
        .filter_map(|entity| entity.program.clone())
        .collect();
    for program in &subject.portfolio.programs {
        let is_whole = subject.unread.is_complete(Kind::Task, program.id.as_str());
        if is_whole && !broken.contains(program.id.as_str()) {
            check_program(program, found);
        }
    }
}

fn check_program(program: &Program, found: &mut Vec<Diagnostic>) {
    let tasks = &program.plan.tasks;
    let mut waited_for = vec![false; tasks.len()];
    let mut has_members = vec![false; tasks.len()];
    for task in tasks {
        for link in &task.after {
            if let Some(mark) = waited_for.get_mut(link.task.0) {
                *mark = true;
            }
        }
        if let Some(mark) = task.parent.and_then(|parent| has_members.get_mut(parent.0)) {
            *mark = true;
        }
    }
    let waits: Vec<bool> = tasks.iter().map(|task| !task.after.is_empty() || starts_by_date(task)).collect();
    let waits = with_summaries(tasks, &waits);
    let waited_for = with_summaries(tasks, &waited_for);
    let committed: HashSet<&str> = program.committed.iter().map(|promise| promise.milestone.as_str()).collect();
    let is_open_end = |index: usize| tasks[index].facts.kind == TaskKind::Milestone && !waited_for[index];
    let last = (0..tasks.len()).rfind(|index| is_open_end(*index));
    for (index, task) in tasks.iter().enumerate() {
        // A hammock holds nothing: no delay of it could move anything.
        if !is_ahead(task) || has_members[index] || task.facts.kind == TaskKind::Hammock {
            continue;
        }
        let is_end = task.facts.kind == TaskKind::Milestone
            && (committed.contains(task.id.as_str()) || task.gate.is_some() || last == Some(index));
        let (before, after) = (waits[index], waited_for[index] || is_end);
        let (what, hint) = match (before, after) {
            (true, true) => continue,
            (false, true) => ("predecessor", "add `after`, or `start_no_earlier`"),
            (true, false) => ("successor", "name it in `after` of the task or milestone that waits for it"),
            (false, false) => {
                ("predecessor and no successor", "add `after`, and name it in `after` of what waits for it")
            }
        };
        found.push(
            Diagnostic::new(Code::W102, format!("`{}` has no {what}", task.id))
                .at(task.origin.span)
                .hint(hint)
                .about(about_task(program, task)),
        );
    }
}

/// Whether a date or the past says when the task begins.
fn starts_by_date(task: &Task) -> bool {
    task.facts.actual_start.is_some()
        || task.inner.constraints.iter().any(|constraint| {
            constraint.kind == ConstraintKind::StartNoEarlier
                || constraint.kind.pins()
                || task.facts.kind == TaskKind::Milestone && constraint.kind == ConstraintKind::FinishNoEarlier
        })
}

/// Marks that a summary has hold for its members, at every depth; linear in the number of tasks, also where parents
/// form a ring.
fn with_summaries(tasks: &[Task], own: &[bool]) -> Vec<bool> {
    let mut settled: Vec<Option<bool>> = vec![None; tasks.len()];
    let mut path = Vec::new();
    for start in 0..tasks.len() {
        let mut at = Some(start);
        let mut value = false;
        while let Some(index) = at {
            if let Some(known) = settled[index] {
                value = known;
                break;
            }
            // A ring of parents comes back here: it is settled by its own marks alone.
            settled[index] = Some(own[index]);
            path.push(index);
            at = tasks[index].parent.map(|parent| parent.0).filter(|parent| *parent < tasks.len());
        }
        while let Some(index) = path.pop() {
            value |= own[index];
            settled[index] = Some(value);
        }
    }
    settled.into_iter().map(|mark| mark.unwrap_or(false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan::{TaskFacts, TaskIdx, TaskInner, WorkstreamIdx};
    use crate::terms::{Origin, Visibility};
    use crate::text::{Lang, Text};

    fn task(number: usize, parent: Option<usize>) -> Task {
        let span = crate::diagnostics::Span::whole_file(crate::diagnostics::FileId(0));
        Task {
            id: TaskId::parse(&format!("TSK-NBL-{number}")).unwrap(),
            origin: Origin::new(span, Vec::new()),
            visibility: Visibility::Internal,
            facts: TaskFacts {
                name: Text::new(Lang::En, "a"),
                kind: TaskKind::Task,
                actual_start: None,
                actual_finish: None,
                added: None,
                dropped: None,
            },
            inner: TaskInner::default(),
            owner: None,
            workstream: WorkstreamIdx(0),
            parent: parent.map(TaskIdx),
            after: Vec::new(),
            implements: Vec::new(),
            gate: None,
        }
    }

    #[test]
    fn what_a_summary_waits_for_its_members_wait_for() {
        let tasks = [task(0, None), task(1, Some(0)), task(2, Some(1)), task(3, None)];
        assert_eq!(with_summaries(&tasks, &[true, false, false, false]), [true, true, true, false]);
        assert_eq!(with_summaries(&tasks, &[false, true, false, false]), [false, true, true, false]);
    }

    #[test]
    fn a_ring_of_parents_ends() {
        let tasks = [task(0, Some(1)), task(1, Some(0)), task(2, Some(2))];
        assert_eq!(with_summaries(&tasks, &[false, false, true]), [false, false, true]);
    }

    #[test]
    fn deep_nesting_costs_no_stack() {
        let tasks: Vec<Task> = (0..100_000).map(|n| task(n, n.checked_sub(1))).collect();
        let mut own = vec![false; tasks.len()];
        own[0] = true;
        assert!(with_summaries(&tasks, &own).iter().all(|mark| *mark));
    }
}
