//! The outline: which task is part of which, and into which workstream each goes.
//!
//! What enters: tasks in the order of the file, each with its level. What leaves: for each the place of its summary and
//! of its workstream. What always holds: a parent stands before its children, so the outline is a tree.

use super::raw::RawTask;

/// The outline of a plan.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The summary of each task.
    pub(super) parent: Vec<Option<usize>>,
    /// Whether others belong to it.
    pub(super) is_summary: Vec<bool>,
    /// The workstream of each task.
    pub(super) stream: Vec<usize>,
    /// Names of the workstreams.
    pub(super) names: Vec<String>,
}

impl Outline {
    /// Reads the outline. Summaries of the first level are workstreams; where all is inside one of them, those of the
    /// second. What belongs to no such summary is in a workstream without a name.
    pub(super) fn of(tasks: &[RawTask]) -> Self {
        let parent = parents(tasks);
        let mut is_summary = vec![false; tasks.len()];
        for place in parent.iter().flatten() {
            is_summary[*place] = true;
        }
        let mut tops = parent.iter().enumerate().filter(|(_, parent)| parent.is_none()).map(|(place, _)| place);
        let root = match (tops.next(), tops.next()) {
            (Some(only), None) if is_summary[only] => Some(only),
            _ => None,
        };
        let mut outline = Self { stream: vec![0; tasks.len()], parent, is_summary, names: Vec::new() };
        outline.assign_streams(tasks, root);
        outline
    }

    fn assign_streams(&mut self, tasks: &[RawTask], root: Option<usize>) {
        let mut unnamed: Option<usize> = None;
        for (place, task) in tasks.iter().enumerate() {
            let parent = self.parent[place];
            let outermost = parent == root;
            self.stream[place] = match parent {
                Some(parent) if !outermost => self.stream[parent],
                _ if outermost && self.is_summary[place] => {
                    self.names.push(task.name.clone());
                    self.names.len() - 1
                }
                // The root itself, and what stands beside the workstreams.
                _ => *unnamed.get_or_insert_with(|| {
                    self.names.push(String::new());
                    self.names.len() - 1
                }),
            };
        }
    }
}

/// The nearest task before each that stands further out.
fn parents(tasks: &[RawTask]) -> Vec<Option<usize>> {
    // Levels rise along the stack, so that each task is pushed and popped once.
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(tasks.len());
    for (place, task) in tasks.iter().enumerate() {
        while open.last().is_some_and(|last| tasks[*last].level >= task.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(place);
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(levels: &[usize]) -> Outline {
        let tasks: Vec<RawTask> = levels
            .iter()
            .map(|level| RawTask { level: *level, name: format!("L{level}"), ..RawTask::default() })
            .collect();
        Outline::of(&tasks)
    }

    #[test]
    fn summaries_of_the_first_level_are_workstreams() {
        let read = outline(&[1, 2, 2, 1, 2, 3, 1]);
        assert_eq!(read.parent, [None, Some(0), Some(0), None, Some(3), Some(4), None]);
        assert_eq!(read.stream, [0, 0, 0, 1, 1, 1, 2]);
        assert_eq!(read.names, ["L1", "L1", ""]);
    }

    #[test]
    fn one_summary_around_all_is_no_workstream() {
        let read = outline(&[1, 2, 3, 2, 2, 3]);
        assert_eq!(read.stream, [0, 1, 1, 0, 2, 2]);
        assert_eq!(read.names, ["", "L2", "L2"]);
    }

    #[test]
    fn levels_may_jump() {
        assert_eq!(outline(&[3, 7, 2, 5]).parent, [None, Some(0), None, Some(2)]);
        assert_eq!(outline(&[]).names, [""; 0]);
    }
}
