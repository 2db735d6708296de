//! A workstream's own tasks against their baseline.
//!
//! What enters: a workstream's visible tasks with their dates. What leaves: a colour with the clause that gave it. What
//! always holds: no green stands over a task that is late by a working week, or late and critical; without a baseline
//! nothing is said, nor of milestones that are met where no work is seen.
//!
//! The schedule rules look at committed milestones, which few workstreams have. These two clauses look at the rest. They
//! give amber: red is kept for what was promised, and for issues.

use crate::audience::{Program, Task};
use crate::terms::{Colour, RuleId};
use crate::time::Date;

use super::LATE;
use super::clause::{Clause, ClauseFacts, Judged};

/// One clause: its id, its condition in words, and which late task it is about.
struct TaskClause {
    id: &'static str,
    condition: &'static str,
    holds: fn(Late) -> bool,
}

/// In the order in which they are asked.
const CLAUSES: [TaskClause; 2] = [
    TaskClause { id: "WRK-A1", condition: "slip >= 5", holds: |late| late.slip >= LATE },
    TaskClause {
        id: "WRK-A2",
        condition: "slip > 0 && float <= 0",
        holds: |late| late.slip > 0 && late.float.is_some_and(|float| float <= 0),
    },
];

/// An open task against its baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Late {
    /// An index into `Program::tasks`.
    task: usize,
    /// Forecast − baseline finish, working days, positive late.
    slip: i64,
    /// Total float, working days.
    float: Option<i64>,
}

/// What the open tasks of a workstream say. Nothing where none of them has a baseline; green where all work is done.
pub(super) fn judge(program: &Program<'_>, workstream: usize, as_of: Date) -> Judged {
    let tasks = program.workstreams.get(workstream).map_or(&[][..], |own| own.tasks.as_slice());
    let counts = |task: &Task<'_>| !task.summary && task.facts.added.is_none_or(|added| added <= as_of);
    let own = || tasks.iter().filter_map(|at| Some((*at, program.tasks.get(*at)?))).filter(|(_, task)| counts(task));
    let all_done = own().any(|(_, task)| !task.is_milestone()) && own().all(|(_, task)| task.is_done());
    let open: Vec<Late> = own()
        .filter(|(_, task)| !task.is_done())
        .filter_map(|(at, task)| Some(Late { task: at, slip: task.dates.slip?, float: task.dates.total_float }))
        .collect();
    judged(&open, all_done)
}

fn judged(open: &[Late], all_done: bool) -> Judged {
    for clause in &CLAUSES {
        let late: Vec<Late> = open.iter().copied().filter(|late| (clause.holds)(*late)).collect();
        // Of equals the first in plan order.
        let worst = late.iter().copied().reduce(|worst, other| if other.slip > worst.slip { other } else { worst });
        let (Some(worst), Ok(rule)) = (worst, RuleId::parse(clause.id)) else { continue };
        return Judged {
            colour: Some(Colour::Amber),
            clause: Some(Clause {
                rule,
                condition: clause.condition.to_owned(),
                milestone: None,
                facts: ClauseFacts::Tasks { late: late.len(), worst: worst.task, slip: worst.slip },
            }),
            ..Judged::default()
        };
    }
    let green = !open.is_empty() || all_done;
    Judged { colour: green.then_some(Colour::Green), ..Judged::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tasks: &[(i64, i64)], all_done: bool) -> (Option<Colour>, Option<(String, usize, usize)>) {
        let open: Vec<Late> = tasks
            .iter()
            .enumerate()
            .map(|(task, (slip, float))| Late { task, slip: *slip, float: Some(*float) })
            .collect();
        let judged = judged(&open, all_done);
        let clause = judged.clause.map(|clause| match clause.facts {
            ClauseFacts::Tasks { late, worst, .. } => (clause.rule.to_string(), late, worst),
            other => panic!("{other:?}"),
        });
        (judged.colour, clause)
    }

    #[test]
    fn green_never_stands_over_late_work() {
        let fired = |id: &str, late, worst| (Some(Colour::Amber), Some((id.to_owned(), late, worst)));
        assert_eq!(of(&[(4, 1), (-3, 0), (0, -2)], false), (Some(Colour::Green), None), "under a week, float left");
        assert_eq!(of(&[(0, 9), (5, 20)], false), fired("WRK-A1", 1, 1), "a week late, whatever the float");
        assert_eq!(of(&[(5, 0), (5, 4), (2, 0)], false), fired("WRK-A1", 2, 0), "of equals the first");
        assert_eq!(of(&[(4, 1), (1, 0), (2, 0)], false), fired("WRK-A2", 2, 2), "late without float");
    }

    #[test]
    fn without_a_baseline_nothing_is_said() {
        assert_eq!(of(&[], false), (None, None));
        assert_eq!(of(&[], true), (Some(Colour::Green), None), "all work is done");
    }
}
