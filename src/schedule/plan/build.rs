//! A program's plan as a network of activities.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::Program;
use crate::model::plan::{Task, TaskIdx, TaskKind};
use crate::schedule::{
    Activity, ActivityIdx, CalendarIdx, Constraint, Lag as EngineLag, Link, LinkIdx, MilestoneKind, Network,
    NetworkError,
};
use crate::terms::{
    CalendarId, ConstraintKind, EarnedMethod, Lag, LagAmount, LagCalendar, MilestoneSide, Moment, UnfinishedWork,
};
use crate::time::{Calendar, Date, Duration, Instant, Zone};

use super::options;

/// A network with the way back to the plan.
#[derive(Debug, Clone)]
pub(super) struct PlanNetwork {
    pub(super) network: Network,
    /// The activity of each task in scope.
    pub(super) activity_of: Vec<Option<ActivityIdx>>,
    /// The task of each activity.
    pub(super) task_of: Vec<TaskIdx>,
    /// Where each link was written.
    pub(super) link_span: Vec<Span>,
    /// Whether each activity is a summary.
    pub(super) summary: Vec<bool>,
    /// Earned fraction of each activity.
    pub(super) earned: Vec<Option<f64>>,
    /// Early finish of each activity, once it is solved.
    pub(super) early_finishes: Vec<Instant>,
}

/// Builds the network of what is in scope at the data date.
pub(super) fn network(
    program: &Program,
    calendars: &BTreeMap<CalendarId, Calendar>,
    data_date: Option<Date>,
    data_instant: Option<Instant>,
) -> PlanNetwork {
    let zone = program.facts.zone;
    let tasks = &program.plan.tasks;
    let happened = |moment: Moment| match moment {
        Moment::Day(day) => data_date.is_none_or(|date| day <= date),
        Moment::At(_) => data_instant.is_none_or(|instant| moment.as_start(zone) <= instant),
    };
    let in_scope = |task: &Task| {
        data_date.is_none_or(|date| {
            task.facts.added.is_none_or(|added| added <= date)
                && task.facts.dropped.is_none_or(|dropped| dropped > date)
        })
    };
    let used: Vec<&CalendarId> = calendars.keys().collect();
    let calendar_idx = |id: &CalendarId| {
        let place = used.binary_search(&id).unwrap_or_default();
        CalendarIdx(u32::try_from(place).unwrap_or_default())
    };
    let mut activity_of: Vec<Option<ActivityIdx>> = vec![None; tasks.len()];
    let mut task_of = Vec::new();
    for (index, _) in tasks.iter().enumerate().filter(|(_, task)| in_scope(task)) {
        activity_of[index] = u32::try_from(task_of.len()).ok().map(ActivityIdx);
        task_of.push(TaskIdx(index));
    }
    let mut summary = vec![false; task_of.len()];
    for parent in task_of.iter().filter_map(|task| tasks[task.0].parent).filter_map(|parent| activity_of[parent.0]) {
        summary[parent.index()] = true;
    }
    let mut constraints = Vec::new();
    let mut links = Vec::new();
    let mut link_span = Vec::new();
    let mut earned_fractions = Vec::with_capacity(task_of.len());
    let mut activities = Vec::with_capacity(task_of.len());
    for (place, task_idx) in task_of.iter().enumerate() {
        let task = &tasks[task_idx.0];
        let calendar_id = calendar_id(program, task);
        let Some(calendar) = calendars.get(calendar_id) else {
            // A calendar that does not exist was reported before; the task keeps its place with no work in it.
            activities.push(Activity::task(calendar_idx(calendar_id), 0));
            earned_fractions.push(None);
            continue;
        };
        let fraction = earned_fraction(task, data_date, &happened);
        let mut activity = activity(task, calendar_idx(calendar_id), calendar, zone, fraction, &happened);
        activity.parent = task.parent.and_then(|parent| activity_of[parent.0]);
        earned_fractions.push(fraction);
        let idx = ActivityIdx(u32::try_from(place).unwrap_or_default());
        for constraint in &task.inner.constraints {
            constraints.push(Constraint {
                activity: idx,
                kind: constraint.kind,
                at: bound(constraint.kind, constraint.at, zone, calendar),
            });
        }
        if let Some(deadline) = task.inner.deadline {
            let at = bound(ConstraintKind::Deadline, deadline, zone, calendar);
            constraints.push(Constraint { activity: idx, kind: ConstraintKind::Deadline, at });
        }
        for dependency in &task.after {
            if let Some(predecessor) = activity_of[dependency.task.0] {
                // A lag in days is measured on the calendar it runs on.
                let lag_calendar = match program.schedule.dialect.lag_calendar {
                    LagCalendar::Predecessor => calendars.get(self::calendar_id(program, &tasks[dependency.task.0])),
                    LagCalendar::Project => calendars.get(&program.schedule.calendar),
                    LagCalendar::Successor | LagCalendar::Elapsed24h => Some(calendar),
                };
                link_span.push(dependency.span);
                links.push(Link {
                    predecessor,
                    successor: idx,
                    kind: dependency.kind,
                    lag: lag(dependency.lag, lag_calendar.unwrap_or(calendar)),
                });
            }
        }
        activities.push(activity);
    }
    let program_calendar = calendars.get(&program.schedule.calendar);
    let network = Network {
        calendars: calendars.values().cloned().collect(),
        project_calendar: calendar_idx(&program.schedule.calendar),
        activities,
        links,
        constraints,
        start: program.facts.start.as_start(zone),
        data_date: match program.schedule.dialect.unfinished {
            UnfinishedWork::Move => data_instant,
            UnfinishedWork::Stay => None,
        },
        options: options::options(&program.schedule, program_calendar, zone),
    };
    PlanNetwork {
        network,
        activity_of,
        task_of,
        link_span,
        summary,
        earned: earned_fractions,
        early_finishes: Vec::new(),
    }
}

/// The calendar of a task: its own, its workstream's, or the program's.
pub(super) fn calendar_id<'p>(program: &'p Program, task: &'p Task) -> &'p CalendarId {
    task.inner
        .calendar
        .as_ref()
        .or_else(|| program.plan.workstreams.get(task.workstream.0).and_then(|stream| stream.calendar.as_ref()))
        .unwrap_or(&program.schedule.calendar)
}

fn activity(
    task: &Task,
    calendar_idx: CalendarIdx,
    calendar: &Calendar,
    zone: Zone,
    earned: Option<f64>,
    happened: &impl Fn(Moment) -> bool,
) -> Activity {
    let mut activity = match task.facts.kind {
        TaskKind::Milestone => {
            let opens = task.inner.side.map_or(task.after.is_empty(), |side| side == MilestoneSide::Start);
            let kind = if opens { MilestoneKind::Start } else { MilestoneKind::Finish };
            Activity::milestone(calendar_idx, kind)
        }
        TaskKind::Hammock => Activity::hammock(calendar_idx),
        TaskKind::Task => {
            let likely = task.inner.estimate.map_or(Duration::ZERO, |estimate| estimate.likely);
            let mut activity = Activity::task(calendar_idx, minutes(likely, calendar));
            activity.elapsed = likely.elapsed;
            activity.remaining = match task.inner.remaining {
                Some(remaining) => minutes(remaining.likely, calendar),
                None => left(activity.duration, earned.unwrap_or(0.0)),
            };
            activity
        }
    };
    activity.as_late_as_possible = task.inner.as_late_as_possible;
    activity.resume = task.inner.resumes.map(|at| bound(ConstraintKind::StartNoEarlier, at, zone, calendar));
    activity.actual_start = task.facts.actual_start.filter(|at| happened(*at)).map(|at| began(at, zone, calendar));
    activity.actual_finish = task.facts.actual_finish.filter(|at| happened(*at)).map(|at| ended(at, zone, calendar));
    if task.facts.kind == TaskKind::Milestone {
        // A point in time that has been reached has been passed.
        activity.actual_finish = activity
            .actual_finish
            .or_else(|| task.facts.actual_start.filter(|at| happened(*at)).map(|at| ended(at, zone, calendar)));
        activity.actual_start = activity.actual_finish;
    }
    activity
}

#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "minutes of a task fit f64 exactly")]
fn left(duration: i64, earned: f64) -> i64 {
    (duration as f64 * (1.0 - earned.clamp(0.0, 1.0))).ceil() as i64
}

/// A duration in minutes, elapsed or of the calendar's working time.
pub(super) fn minutes(duration: Duration, calendar: &Calendar) -> i64 {
    if duration.elapsed { duration.elapsed_minutes() } else { duration.working_minutes(calendar) }
}

/// The instant work began on a day: its first working instant, or its midnight where the calendar does not work.
fn began(at: Moment, zone: Zone, calendar: &Calendar) -> Instant {
    let Moment::Day(date) = at else { return at.as_start(zone) };
    let working = calendar.next_work(Instant::start_of(date, zone));
    if working < Instant::end_of(date, zone) { working } else { Instant::start_of(date, zone) }
}

/// The instant work ended on a day: its last working instant, or the midnight that ends it.
fn ended(at: Moment, zone: Zone, calendar: &Calendar) -> Instant {
    let Moment::Day(date) = at else { return at.as_finish(zone) };
    let working = calendar.prev_work(Instant::end_of(date, zone));
    if working > Instant::start_of(date, zone) { working } else { Instant::end_of(date, zone) }
}

/// The instant of a constraint: a day means its working time, from the side that the constraint bounds.
fn bound(kind: ConstraintKind, at: Moment, zone: Zone, calendar: &Calendar) -> Instant {
    let Moment::Day(date) = at else { return at.as_start(zone) };
    match kind {
        // A start no later than a day is at the first instant of that day, not at its last.
        ConstraintKind::StartNoEarlier
        | ConstraintKind::MustStart
        | ConstraintKind::PlacedStart
        | ConstraintKind::StartNoLater => calendar.next_work(Instant::start_of(date, zone)),
        _ => calendar.prev_work(Instant::end_of(date, zone)),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a percentage is at most 10,000")]
fn lag(lag: Lag, calendar: &Calendar) -> EngineLag {
    let sign = if lag.negative { -1 } else { 1 };
    match lag.amount {
        LagAmount::Time(duration) if duration.elapsed => EngineLag::Elapsed(sign * duration.elapsed_minutes()),
        LagAmount::Time(duration) => EngineLag::Working(sign * duration.working_minutes(calendar)),
        LagAmount::PerCent(number) => EngineLag::Percent(sign * (number * 100.0).round() as i64),
    }
}

/// Earned fraction at the data date by the task's method; 1 once done, 0 before it starts, nothing where it has
/// started and nothing says what is earned.
fn earned_fraction(task: &Task, data_date: Option<Date>, happened: &impl Fn(Moment) -> bool) -> Option<f64> {
    if task.facts.actual_finish.is_some_and(happened) {
        return Some(1.0);
    }
    if !task.facts.actual_start.is_some_and(happened) {
        return Some(0.0);
    }
    let inner = &task.inner;
    let steps = || {
        let all: f64 = inner.steps.iter().map(|step| step.weight).sum();
        let done =
            |step: &&crate::model::plan::Step| step.done.is_some_and(|on| data_date.is_none_or(|date| on <= date));
        let earned: f64 = inner.steps.iter().filter(done).map(|step| step.weight).sum();
        (all > 0.0).then(|| earned / all)
    };
    let units = || inner.units.as_ref().filter(|units| units.total > 0.0).map(|units| units.done / units.total);
    let percent = || inner.percent.map(|percent| percent / 100.0);
    let fraction = match inner.earned {
        Some(EarnedMethod::ZeroHundred) => Some(0.0),
        Some(EarnedMethod::FiftyFifty) => Some(0.5),
        Some(EarnedMethod::Percent) => percent(),
        Some(EarnedMethod::Milestones) => steps(),
        Some(EarnedMethod::Units) => units(),
        None => steps().or_else(units).or_else(percent),
    };
    fraction.map(|fraction| fraction.clamp(0.0, 1.0))
}

impl PlanNetwork {
    /// The early finish of a task; nothing where it is not in scope or nothing is solved yet.
    pub(super) fn early_finish(&self, task: TaskIdx) -> Option<Instant> {
        let activity = (*self.activity_of.get(task.0)?)?;
        self.early_finishes.get(activity.index()).copied()
    }

    /// What keeps the engine from scheduling, as the author's mistakes: each cycle as one chain, at the link that
    /// closes it.
    pub(super) fn mistakes(&self, program: &Program, error: &NetworkError) -> Vec<Diagnostic> {
        match error {
            NetworkError::Cycles(cycles) => {
                cycles.iter().map(|cycle| self.cycle(program, &cycle.activities, &cycle.links)).collect()
            }
            NetworkError::ParentCycle(members) => vec![self.cycle(program, members, &[])],
            // The indexes were made here from one list; only a plan beyond 32 bits could miss.
            NetworkError::OutOfRange(_) => {
                vec![
                    Diagnostic::new(Code::E021, "the plan has more tasks than can be scheduled")
                        .at(program.origin.span),
                ]
            }
        }
    }

    fn cycle(&self, program: &Program, members: &[ActivityIdx], links: &[LinkIdx]) -> Diagnostic {
        let tasks: Vec<&Task> = members
            .iter()
            .filter_map(|activity| self.task_of.get(activity.index()))
            .filter_map(|task| program.plan.tasks.get(task.0))
            .collect();
        let chain =
            tasks.iter().chain(tasks.first()).map(|task| format!("`{}`", task.id)).collect::<Vec<_>>().join(" → ");
        let closing = links.last().and_then(|link| self.link_span.get(link.index()).copied());
        let place = closing.or_else(|| tasks.first().map(|task| task.origin.span)).unwrap_or(program.origin.span);
        Diagnostic::new(Code::E005, format!("dependency cycle: {chain}"))
            .at(place)
            .label("closes the cycle")
            .hint(if links.is_empty() { "remove one `parent`" } else { "remove one of these links" })
    }
}
