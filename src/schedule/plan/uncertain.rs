//! What is uncertain in a program's plan: three-point estimates, and risks that delay tasks.
//!
//! What enters: the program, its network, the data date. What leaves: the input of a simulation with the way back to
//! tasks and risks; nothing where no estimate has a spread and no open risk drives a task, for then there is no range
//! to speak of. What always holds: only work that lies ahead is uncertain; order of files, names and comments change
//! nothing, for tasks and risks enter by id, and the seed is a hash of exactly what is drawn. All readers of the house
//! share one forecast, so that what only executives may know is in no draw: their tasks take their likely time, and
//! their risks do not happen.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Program;
use crate::model::plan::{Task, TaskIdx, TaskKind};
use crate::model::risk::Risk;
use crate::schedule::{Activity, ActivityIdx, Hazard, Hit, Input, ThreePoint, Uncertain};
use crate::terms::{CalendarId, EntityId, Visibility};
use crate::time::{Calendar, Date, Duration, Estimate};

use super::build::{PlanNetwork, calendar_id};

/// Committed milestones that are asked what drives them, beside the plan's end: the last ones by their promise.
const MOST_ASKED: usize = 6;

/// The input of a simulation, and what its indexes stand for.
#[derive(Debug, Clone)]
pub(super) struct Uncertainty {
    pub(super) input: Input,
    /// The task of each entry of `Input::uncertain`.
    pub(super) tasks: Vec<TaskIdx>,
    /// The place of each risk in `Program::risks`.
    pub(super) risks: Vec<usize>,
    /// The task of each milestone.
    pub(super) milestones: Vec<TaskIdx>,
}

/// What is uncertain; nothing where nothing is.
pub(super) fn of(
    program: &Program,
    plan: &PlanNetwork,
    calendars: &BTreeMap<CalendarId, Calendar>,
    data_date: Option<Date>,
    runs: usize,
) -> Option<Uncertainty> {
    let view = View { program, plan, calendars };
    let risks: Vec<(usize, &Risk, f64)> = view.risks(data_date);
    let driven: Vec<Vec<(TaskIdx, ThreePoint)>> = risks.iter().map(|(_, risk, _)| view.hits(risk)).collect();
    let hit: BTreeSet<TaskIdx> = driven.iter().flatten().map(|(task, _)| *task).collect();
    let mut tasks: Vec<(TaskIdx, ThreePoint)> = view
        .ahead()
        .filter(|(task, _)| view.task(*task).visibility != Visibility::Executive)
        .filter_map(|(task, activity)| {
            let points = view.points(task, activity);
            (!points.is_certain() || hit.contains(&task)).then_some((task, points))
        })
        .collect();
    tasks.sort_by_key(|(task, _)| &program.plan.tasks[task.0].id);
    let place_of: BTreeMap<TaskIdx, usize> =
        tasks.iter().enumerate().map(|(place, (task, _))| (*task, place)).collect();
    // Two tasks of an area have the product of their loadings as correlation.
    let loading = program.schedule.correlation.sqrt();
    let mut groups: Vec<usize> = Vec::new();
    let uncertain: Vec<Uncertain> = tasks
        .iter()
        .filter_map(|(task, points)| {
            let group = view.group(*task);
            let place = groups.iter().position(|known| *known == group).unwrap_or_else(|| {
                groups.push(group);
                groups.len() - 1
            });
            let activity = plan.activity_of[task.0]?;
            Some(Uncertain { activity, points: *points, group: place, loading })
        })
        .collect();
    let hazards: Vec<Hazard> = risks
        .iter()
        .zip(&driven)
        .map(|((_, _, probability), hits)| Hazard {
            probability: *probability,
            hits: hits
                .iter()
                .filter_map(|(task, delay)| Some(Hit { task: *place_of.get(task)?, delay: *delay }))
                .collect(),
        })
        .collect();
    let milestones = view.milestones();
    let mut input = Input {
        seed: [0; 32],
        runs,
        uncertain,
        risks: hazards,
        asked: view.asked(&milestones),
        milestones: milestones.iter().filter_map(|task| plan.activity_of[task.0]).collect(),
    };
    let tasks: Vec<TaskIdx> = tasks.into_iter().map(|(task, _)| task).collect();
    let risks: Vec<usize> = risks.into_iter().map(|(place, ..)| place).collect();
    input.seed = seed(program, &input, &tasks, &risks);
    input.is_uncertain().then_some(Uncertainty { input, tasks, risks, milestones })
}

/// The seed: a hash of the program's id and, by id, of all that is drawn. Whatever is left out (links, dates, names)
/// leaves every draw as it is, so that a change of the plan shows its own effect and no other sample.
fn seed(program: &Program, input: &Input, tasks: &[TaskIdx], risks: &[usize]) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    let mut add = |words: &str, figures: &[i64]| {
        hash.update(words.as_bytes());
        for figure in figures {
            hash.update(&figure.to_le_bytes());
        }
        hash.update(b"\n");
    };
    let figures = |points: ThreePoint| [points.best, points.likely, points.worst];
    add(program.id.as_str(), &[]);
    for (task, drawn) in tasks.iter().zip(&input.uncertain) {
        add(program.plan.tasks[task.0].id.as_str(), &figures(drawn.points));
    }
    for (risk, hazard) in risks.iter().zip(&input.risks) {
        #[allow(clippy::cast_possible_truncation, reason = "a probability in millionths")]
        add(program.risks[*risk].id.as_str(), &[(hazard.probability * 1e6).round() as i64]);
        for hit in &hazard.hits {
            add(program.plan.tasks[tasks[hit.task].0].id.as_str(), &figures(hit.delay));
        }
    }
    *hash.finalize().as_bytes()
}

struct View<'p> {
    program: &'p Program,
    plan: &'p PlanNetwork,
    calendars: &'p BTreeMap<CalendarId, Calendar>,
}

impl<'p> View<'p> {
    fn task(&self, task: TaskIdx) -> &'p Task {
        &self.program.plan.tasks[task.0]
    }

    fn activity(&self, task: TaskIdx) -> Option<(ActivityIdx, &'p Activity)> {
        let idx = (*self.plan.activity_of.get(task.0)?)?;
        Some((idx, self.plan.network.activities.get(idx.index())?))
    }

    /// Tasks and milestones in scope that are neither done nor summaries.
    fn ahead(&self) -> impl Iterator<Item = (TaskIdx, &'p Activity)> + '_ {
        self.plan.task_of.iter().filter_map(|task| {
            let (idx, activity) = self.activity(*task)?;
            (activity.actual_finish.is_none() && !self.plan.summary[idx.index()]).then_some((*task, activity))
        })
    }

    /// The work ahead of a task. Under way, what remains has the spread that was written for it, or else that of the
    /// whole task in proportion.
    fn points(&self, task_idx: TaskIdx, activity: &Activity) -> ThreePoint {
        let task = self.task(task_idx);
        let under_way = activity.actual_start.is_some();
        let ahead = if under_way { activity.remaining } else { activity.duration };
        let certain = ThreePoint::certain(ahead);
        let spread = |estimate: Option<Estimate>| estimate.filter(|estimate| estimate.three_point);
        let Some(calendar) = self.calendars.get(calendar_id(self.program, task)) else { return certain };
        let points = |estimate: Estimate| {
            let minutes = |figure: Duration| length(figure, activity.elapsed, calendar);
            ThreePoint::new(minutes(estimate.optimistic), minutes(estimate.likely), minutes(estimate.pessimistic))
        };
        if task.facts.kind == TaskKind::Milestone {
            return certain;
        }
        match (under_way, spread(task.inner.remaining), spread(task.inner.estimate)) {
            (true, Some(remaining), _) => points(remaining),
            (true, None, Some(whole)) => {
                let whole = points(whole);
                if whole.likely > 0 { whole.scaled(ahead, whole.likely) } else { certain }
            }
            (false, _, Some(whole)) => points(whole),
            _ => certain,
        }
    }

    /// What makes tasks vary together: the functional area of their workstream, or the workstream where it has none.
    /// Named by the first workstream of its kind, so that the area's id plays no part.
    fn group(&self, task: TaskIdx) -> usize {
        let streams = &self.program.plan.workstreams;
        let own = self.task(task).workstream.0;
        let area = streams.get(own).and_then(|stream| stream.area.as_ref());
        area.and_then(|area| streams.iter().position(|stream| stream.area.as_ref() == Some(area))).unwrap_or(own)
    }

    /// Risks that may still happen and delay something, by id, with their probability at the data date.
    fn risks(&self, data_date: Option<Date>) -> Vec<(usize, &'p Risk, f64)> {
        let risks = self.program.risks.iter().enumerate();
        let shared = risks.filter(|(_, risk)| risk.visibility != Visibility::Executive);
        let open = shared.filter(|(_, risk)| risk.facts.is_open_at(data_date) && risk.facts.impact.is_some());
        let mut open: Vec<_> = open.map(|(place, risk)| (place, risk, risk.facts.probability_at(data_date))).collect();
        open.sort_by_key(|(_, risk, _)| &risk.id);
        open
    }

    /// The tasks ahead that a risk delays, by id, and by how much. Of a summary, the delay is that of the leaf that
    /// finishes last.
    fn hits(&self, risk: &Risk) -> Vec<(TaskIdx, ThreePoint)> {
        let Some(impact) = risk.facts.impact else { return Vec::new() };
        let named = risk
            .refs
            .drives
            .iter()
            .filter_map(|id| self.program.plan.tasks.iter().position(|task| task.id == *id).map(TaskIdx));
        let mut hits: BTreeMap<_, (TaskIdx, ThreePoint)> = BTreeMap::new();
        for task in named.filter_map(|task| self.leaf(task)) {
            let Some((_, activity)) = self.activity(task).filter(|(_, activity)| activity.actual_finish.is_none())
            else {
                continue;
            };
            let Some(calendar) = self.calendars.get(calendar_id(self.program, self.task(task))) else { continue };
            let minutes = |figure: Duration| length(figure, activity.elapsed, calendar);
            let delay =
                ThreePoint::new(minutes(impact.optimistic), minutes(impact.likely), minutes(impact.pessimistic));
            hits.insert(&self.task(task).id, (task, delay));
        }
        hits.into_values().collect()
    }

    /// The task itself, or of a summary the leaf ahead that finishes last.
    fn leaf(&self, task: TaskIdx) -> Option<TaskIdx> {
        let (idx, _) = self.activity(task)?;
        if !self.plan.summary[idx.index()] {
            return Some(task);
        }
        let inside = |mut at: &'p Activity| {
            let mut n_steps = 0;
            while let Some(parent) = at.parent.filter(|_| n_steps < self.plan.network.activities.len()) {
                if parent == idx {
                    return true;
                }
                n_steps += 1;
                let Some(next) = self.plan.network.activities.get(parent.index()) else { return false };
                at = next;
            }
            false
        };
        let leaves = self.ahead().filter(|(_, activity)| inside(activity));
        leaves.map(|(leaf, _)| leaf).max_by_key(|leaf| self.plan.early_finish(*leaf))
    }

    /// Milestones ahead, in plan order. One that is to be as late as possible has no range: it is placed, not driven.
    fn milestones(&self) -> Vec<TaskIdx> {
        let wanted = |(task, activity): &(TaskIdx, &Activity)| {
            self.task(*task).facts.kind == TaskKind::Milestone && !activity.as_late_as_possible
        };
        self.ahead().filter(wanted).map(|(task, _)| task).collect()
    }

    /// The places of the committed ones among them, by promise.
    fn asked(&self, milestones: &[TaskIdx]) -> Vec<usize> {
        let promised = |task: TaskIdx| {
            let promises = self.program.committed.iter().filter(|promise| promise.milestone == self.task(task).id);
            promises.map(|promise| promise.date).min()
        };
        let mut asked: Vec<(Date, usize)> =
            milestones.iter().enumerate().filter_map(|(place, task)| Some((promised(*task)?, place))).collect();
        asked.sort_unstable();
        let first = asked.len().saturating_sub(MOST_ASKED);
        asked.split_off(first).into_iter().map(|(_, place)| place).collect()
    }
}

/// A figure in the minutes of a task: elapsed time takes the share of the week that the calendar works.
fn length(figure: Duration, elapsed: bool, calendar: &Calendar) -> i64 {
    match (figure.elapsed, elapsed) {
        (_, true) => figure.elapsed_minutes(),
        (false, false) => figure.working_minutes(calendar),
        (true, false) => {
            let minutes = i128::from(figure.elapsed_minutes()) * i128::from(calendar.minutes_per_week());
            i64::try_from(minutes / (7 * 1440)).unwrap_or(i64::MAX)
        }
    }
}
