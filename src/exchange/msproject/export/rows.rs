//! The rows of the plan in the order of its outline.
//!
//! What enters: the tasks in scope. What leaves: for each row what it is, its UID and its place in the outline. What
//! always holds: a row stands after the summary it belongs to; UIDs are unique, and those that came from the tool are
//! kept.

use std::collections::{BTreeMap, BTreeSet};

use crate::exchange::draft::Loss;
use crate::model::Program;
use crate::model::plan::TaskIdx;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// An activity of the network.
    Activity(usize),
    /// A workstream with more than one summary or task of its own.
    Workstream(usize),
}

/// A row of the plan.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) what: What,
    pub(super) uid: i64,
    /// 1 for the outermost.
    pub(super) level: usize,
    /// `1.2.3`.
    pub(super) outline: String,
}

/// All rows.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) all: Vec<Row>,
    /// The task of each activity.
    pub(super) task_of: Vec<TaskIdx>,
    /// The UID of each activity.
    pub(super) uid_of: Vec<i64>,
    /// Activities of each workstream.
    pub(super) of_stream: Vec<Vec<usize>>,
    /// Rows of the first level so far.
    n_outer: usize,
}

impl Rows {
    pub(super) fn of(program: &Program, task_of: &[TaskIdx], losses: &mut Vec<Loss>) -> Self {
        let tasks = &program.plan.tasks;
        let n_out = tasks.len() - task_of.len();
        if n_out > 0 {
            losses.push(Loss::new(format!("{n_out} tasks"), "plan", "they are not in scope at the data date"));
        }
        let activity_of: BTreeMap<TaskIdx, usize> = task_of.iter().enumerate().map(|(at, task)| (*task, at)).collect();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); task_of.len()];
        let mut tops: Vec<Vec<usize>> = vec![Vec::new(); program.plan.workstreams.len()];
        let mut of_stream = tops.clone();
        for (at, task) in task_of.iter().enumerate() {
            let Some(task) = tasks.get(task.0) else { continue };
            if let Some(stream) = of_stream.get_mut(task.workstream.0) {
                stream.push(at);
            }
            match task.parent.and_then(|parent| activity_of.get(&parent)) {
                Some(parent) => children[*parent].push(at),
                None => tops.get_mut(task.workstream.0).into_iter().for_each(|top| top.push(at)),
            }
        }
        let mut uids = Uids::of(program, task_of);
        let mut rows =
            Self { all: Vec::new(), uid_of: uids.of_tasks.clone(), task_of: task_of.to_vec(), of_stream, n_outer: 0 };
        for (stream, top) in tops.into_iter().enumerate() {
            let is_one_summary = matches!(top.as_slice(), [only] if !children[*only].is_empty());
            let named_alike = program.plan.workstreams.len() == 1;
            if is_one_summary || named_alike {
                rows.outline(&top, &children, 1, None);
            } else if !top.is_empty() {
                let outline = rows.next_outer().to_string();
                let uid = uids.fresh();
                rows.all.push(Row { what: What::Workstream(stream), uid, level: 1, outline: outline.clone() });
                rows.outline(&top, &children, 2, Some(&outline));
            }
        }
        rows
    }

    /// The outline number of the next outermost row.
    fn next_outer(&mut self) -> usize {
        self.n_outer += 1;
        self.n_outer
    }

    /// Appends tasks, and all that belongs to them, without recursion.
    fn outline(&mut self, top: &[usize], children: &[Vec<usize>], level: usize, within: Option<&str>) {
        let first = if within.is_some() { 1 } else { self.n_outer + 1 };
        self.n_outer += if within.is_some() { 0 } else { top.len() };
        let number = |within: Option<&str>, at: usize| match within {
            Some(outer) => format!("{outer}.{at}"),
            None => at.to_string(),
        };
        // What is still to come, the next last.
        let mut ahead: Vec<(usize, usize, String)> =
            top.iter().enumerate().rev().map(|(at, task)| (*task, level, number(within, first + at))).collect();
        while let Some((task, level, outline)) = ahead.pop() {
            let inner = children.get(task).map(Vec::as_slice).unwrap_or_default();
            let below =
                inner.iter().enumerate().rev().map(|(at, child)| (*child, level + 1, number(Some(&outline), at + 1)));
            ahead.extend(below.collect::<Vec<_>>());
            let uid = self.uid_of.get(task).copied().unwrap_or_default();
            self.all.push(Row { what: What::Activity(task), uid, level, outline });
        }
    }
}

/// UIDs, each given once.
struct Uids {
    of_tasks: Vec<i64>,
    given: BTreeSet<i64>,
    next: i64,
}

impl Uids {
    fn of(program: &Program, task_of: &[TaskIdx]) -> Self {
        let mut uids = Self { of_tasks: vec![0; task_of.len()], given: BTreeSet::new(), next: 1 };
        let own = |task: &TaskIdx| -> Option<i64> {
            let uid: i64 = program.plan.tasks.get(task.0)?.inner.uid.as_deref()?.parse().ok()?;
            (1..=i64::from(i32::MAX)).contains(&uid).then_some(uid)
        };
        for (place, task) in task_of.iter().enumerate() {
            if let Some(uid) = own(task).filter(|uid| uids.given.insert(*uid)) {
                uids.of_tasks[place] = uid;
            }
        }
        for place in 0..task_of.len() {
            if uids.of_tasks[place] == 0 {
                uids.of_tasks[place] = uids.fresh();
            }
        }
        uids
    }

    fn fresh(&mut self) -> i64 {
        while !self.given.insert(self.next) {
            self.next += 1;
        }
        self.next
    }
}
