//! Which milestones wait for a task.
//!
//! What enters: visible tasks and their links. What leaves: for each task asked about, the milestones not yet met that
//! cannot be met before it. What always holds: one pass over the links for 64 milestones, no recursion; what is done
//! waits for nothing and passes nothing on.

use std::collections::BTreeMap;

use crate::audience::Task;
use crate::terms::LinkKind;
use crate::time::Date;

/// The milestones behind the tasks that were asked about.
#[derive(Debug, Clone, Default)]
pub(super) struct Waiting {
    /// By task; each list ascends in `order`.
    behind: BTreeMap<usize, Vec<usize>>,
    /// Milestones not yet met, by forecast, then plan order.
    order: Vec<usize>,
}

/// What of a task matters here.
#[derive(Debug, Clone)]
struct Work {
    milestone: bool,
    done: bool,
    finish: Date,
    parent: Option<usize>,
    before: Vec<(usize, LinkKind)>,
}

impl Waiting {
    /// Prepares the answers for `asked`, indexes into `tasks`.
    pub(super) fn of(tasks: &[Task<'_>], asked: impl Iterator<Item = usize>) -> Self {
        let work: Vec<Work> = tasks
            .iter()
            .map(|task| Work {
                milestone: task.is_milestone(),
                done: task.is_done(),
                finish: task.dates.finish_date,
                parent: task.parent,
                before: task.before.iter().map(|link| (link.task, link.kind)).collect(),
            })
            .collect();
        Self::of_work(&work, asked)
    }

    fn of_work(work: &[Work], asked: impl Iterator<Item = usize>) -> Self {
        let mut behind: BTreeMap<usize, Vec<usize>> = asked
            .filter(|task| work.get(*task).is_some_and(|work| !work.done))
            .map(|task| (task, Vec::new()))
            .collect();
        if behind.is_empty() {
            return Self::default();
        }
        let mut order: Vec<usize> = (0..work.len()).filter(|task| work[*task].milestone && !work[*task].done).collect();
        order.sort_by_key(|task| (work[*task].finish, *task));
        let graph = Graph::of(work);
        for (chunk_index, chunk) in order.chunks(64).enumerate() {
            let masks = graph.masks(chunk);
            for (task, found) in &mut behind {
                let mask = masks[start_of(*task)];
                found.extend((0..chunk.len()).filter(|bit| mask >> bit & 1 == 1).map(|bit| chunk_index * 64 + bit));
            }
        }
        Self { behind, order }
    }

    /// The milestones that wait for any of these tasks, by forecast.
    pub(super) fn milestones(&self, tasks: &[usize]) -> Vec<usize> {
        let mut places: Vec<usize> = tasks.iter().filter_map(|task| self.behind.get(task)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| self.order[place]).collect()
    }
}

/// Two nodes a task, its start and its finish, so that a summary's links reach its children and theirs reach it.
struct Graph {
    successors: Vec<Vec<usize>>,
    /// A topological order of the nodes.
    order: Vec<usize>,
}

fn start_of(task: usize) -> usize {
    2 * task
}

fn finish_of(task: usize) -> usize {
    2 * task + 1
}

impl Graph {
    fn of(work: &[Work]) -> Self {
        let mut successors: Vec<Vec<usize>> = vec![Vec::new(); 2 * work.len()];
        let passes = |task: usize| work.get(task).is_some_and(|work| !work.done);
        for (task, own) in work.iter().enumerate().filter(|(_, own)| !own.done) {
            successors[start_of(task)].push(finish_of(task));
            if let Some(parent) = own.parent.filter(|parent| passes(*parent)) {
                successors[start_of(parent)].push(start_of(task));
                successors[finish_of(task)].push(finish_of(parent));
            }
            for (next, kind) in own.before.iter().filter(|(next, _)| passes(*next)) {
                let (from, to) = match kind {
                    LinkKind::FinishToStart => (finish_of(task), start_of(*next)),
                    LinkKind::StartToStart => (start_of(task), start_of(*next)),
                    LinkKind::FinishToFinish => (finish_of(task), finish_of(*next)),
                    LinkKind::StartToFinish => (start_of(task), finish_of(*next)),
                };
                successors[from].push(to);
            }
        }
        let order = topological(&successors);
        Self { successors, order }
    }

    /// For each node, which of at most 64 milestones cannot be met before it.
    fn masks(&self, milestones: &[usize]) -> Vec<u64> {
        let mut masks = vec![0_u64; self.successors.len()];
        for (bit, milestone) in milestones.iter().enumerate() {
            masks[finish_of(*milestone)] |= 1 << bit;
        }
        for node in self.order.iter().rev() {
            masks[*node] |= self.successors[*node].iter().fold(0, |mask, next| mask | masks[*next]);
        }
        masks
    }
}

/// Kahn's order; nodes on a cycle, of which a checked plan has none, are left out.
fn topological(successors: &[Vec<usize>]) -> Vec<usize> {
    let mut waiting_for = vec![0_usize; successors.len()];
    for next in successors.iter().flatten() {
        waiting_for[*next] += 1;
    }
    let mut order: Vec<usize> = (0..successors.len()).filter(|node| waiting_for[*node] == 0).collect();
    let mut at = 0;
    while let Some(node) = order.get(at).copied() {
        at += 1;
        for next in &successors[node] {
            waiting_for[*next] -= 1;
            if waiting_for[*next] == 0 {
                order.push(*next);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    fn work(milestone: bool, finish: &str, before: &[usize]) -> Work {
        Work {
            milestone,
            done: false,
            finish: parse_date(finish).unwrap(),
            parent: None,
            before: before.iter().map(|task| (*task, LinkKind::FinishToStart)).collect(),
        }
    }

    fn behind(work: &[Work], tasks: &[usize]) -> Vec<usize> {
        Waiting::of_work(work, tasks.iter().copied()).milestones(tasks)
    }

    #[test]
    fn milestones_come_by_forecast_through_all_paths() {
        let mut plan = vec![
            work(false, "2026-06-01", &[1, 2]),
            work(false, "2026-06-10", &[3]),
            work(true, "2026-06-20", &[]),
            work(true, "2026-06-15", &[4]),
            work(false, "2026-06-30", &[]),
        ];
        assert_eq!(behind(&plan, &[0]), [3, 2]);
        assert_eq!(behind(&plan, &[1]), [3]);
        assert_eq!(behind(&plan, &[1, 2]), [3, 2]);
        assert_eq!(behind(&plan, &[2]), [2], "a blocked milestone waits itself");
        assert_eq!(behind(&plan, &[4]), [0_usize; 0]);
        plan[1].done = true;
        assert_eq!(behind(&plan, &[0]), [2], "what is done passes nothing on");
        assert_eq!(behind(&plan, &[9]), [0_usize; 0]);
    }

    #[test]
    fn summaries_pass_on_to_and_from_their_children() {
        // 0 → summary 1 with child 2; 2's summary → milestone 3; milestone 4 after the child.
        let mut plan = vec![
            work(false, "2026-06-01", &[1]),
            work(false, "2026-06-10", &[3]),
            work(false, "2026-06-10", &[4]),
            work(true, "2026-06-15", &[]),
            work(true, "2026-06-14", &[]),
        ];
        plan[2].parent = Some(1);
        assert_eq!(behind(&plan, &[0]), [4, 3]);
        assert_eq!(behind(&plan, &[2]), [4, 3]);
    }

    #[test]
    fn the_kind_of_link_says_what_waits() {
        let mut plan =
            vec![work(false, "2026-06-01", &[]), work(false, "2026-06-10", &[2]), work(true, "2026-06-15", &[])];
        plan[0].before = vec![(1, LinkKind::FinishToFinish)];
        assert_eq!(behind(&plan, &[0]), [2]);
        plan[1].before = vec![(2, LinkKind::StartToStart)];
        assert_eq!(behind(&plan, &[0]), [0_usize; 0], "its finish waits, the milestone asks for its start");
    }

    #[test]
    fn long_chains_and_many_milestones_need_no_stack() {
        let count = 100_000;
        let mut plan: Vec<Work> = (0..count).map(|task| work(false, "2026-06-01", &[task + 1])).collect();
        plan.push(work(true, "2026-06-02", &[]));
        assert_eq!(behind(&plan, &[0]), [count]);
        let mut fan: Vec<Work> = vec![work(false, "2026-06-01", &(1..=200).collect::<Vec<_>>())];
        fan.extend((0..200).map(|_| work(true, "2026-06-02", &[])));
        assert_eq!(behind(&fan, &[0]).len(), 200);
    }

    #[test]
    fn a_cycle_does_not_hang() {
        let plan =
            vec![work(false, "2026-06-01", &[1]), work(false, "2026-06-01", &[0, 2]), work(true, "2026-06-02", &[])];
        // Nothing is known of what stands behind a cycle, which is an error of its own.
        assert_eq!(behind(&plan, &[2]), [0_usize; 0]);
    }
}
