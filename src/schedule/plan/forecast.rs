//! A program's forecast: ranges of dates, and what drives them, in terms of the plan.
//!
//! What enters: the network of a program and what is uncertain in it. What leaves: dates by probability for every
//! milestone ahead, the chance of any date, criticality and causes. What always holds: dates are civil dates in the
//! program's zone, inclusive, and nothing is finer than a day; a must-date holds nothing early that the work before it
//! does not.

use std::borrow::Cow;

use crate::model::plan::TaskIdx;
use crate::schedule::{Cause, Finishes, Network, Outcome, Solver, Source, simulate};
use crate::terms::ConstraintKind;
use crate::time::{Calendar, Date, Instant, Zone, inclusive_finish_date};

use super::build::PlanNetwork;
use super::uncertain::Uncertainty;

/// Runs of a plan, where nothing else is asked for. Source: 10,000 put the 80 % date of a hundred days within half a
/// day.
pub const RUNS: usize = 10_000;
/// Larger plans are played through less often, so that a build takes seconds: activities times runs stay below this.
const MOST_PLACED: usize = 20_000_000;
/// With fewer runs than this, an 80 % date is noise: such a plan has no forecast unless runs are asked for.
const LEAST_RUNS: usize = 500;

/// How often a plan of so many activities is played through; nothing where it is too large.
#[must_use]
pub fn usual_runs(n_activities: usize) -> Option<usize> {
    let runs = (MOST_PLACED / n_activities.max(1)).min(RUNS);
    (runs >= LEAST_RUNS).then_some(runs)
}

/// What thousands of runs say of a program.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// How many.
    pub runs: usize,
    /// Milestones ahead, in plan order.
    pub milestones: Vec<(TaskIdx, Range)>,
    /// Why finishes lie where they lie: the plan's end first, then committed milestones ahead by their promise.
    pub reasons: Vec<Reasons>,
}

impl Forecast {
    /// The range of a milestone; nothing once it is met.
    #[must_use]
    pub fn of(&self, milestone: TaskIdx) -> Option<&Range> {
        self.milestones.iter().find(|(task, _)| *task == milestone).map(|(_, range)| range)
    }
}

/// The dates on which a milestone may be met.
#[derive(Debug, Clone)]
pub struct Range {
    finishes: Finishes,
    zone: Zone,
}

impl Range {
    /// The date that so many per cent of the runs do not exceed, by nearest rank.
    #[must_use]
    pub fn date(&self, per_cent: usize) -> Option<Date> {
        self.finishes.quantile(per_cent).map(|at| inclusive_finish_date(at, self.zone))
    }

    /// The chance of being met on a date or before, 0 to 1.
    #[must_use]
    pub fn chance_by(&self, date: Date) -> f64 {
        self.finishes.share_by(Instant::end_of(date, self.zone))
    }
}

/// Why a finish lies where it lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Reasons {
    /// Which milestone; nothing for the plan's end.
    pub milestone: Option<TaskIdx>,
    /// By task: the share of runs, 0 to 1, in which it lay on the driving path to this finish. 0 once done.
    pub criticality: Vec<f64>,
    /// What moves the 80 % date by a working day or more, the strongest first.
    pub drivers: Vec<SpreadDriver>,
}

/// A risk or a task that moves an 80 % date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpreadDriver {
    /// What.
    pub source: SpreadSource,
    /// Working days of the program's calendar by which the 80 % date would be earlier without the risk, or if the task
    /// took its likely time; negative where it would be later.
    pub days: i64,
    /// Rank correlation of the task's work with the finish, −1 to 1; nothing for risks.
    pub sensitivity: Option<f64>,
}

/// A risk or a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpreadSource {
    /// A place in `Program::risks`.
    Risk(usize),
    /// A task.
    Task(TaskIdx),
}

/// Plays the plan through.
pub(super) fn forecast(
    plan: &PlanNetwork,
    uncertainty: &Uncertainty,
    zone: Zone,
    calendar: Option<&Calendar>,
) -> Option<Forecast> {
    let network = without_pins(&plan.network);
    let solver = Solver::new(&network).ok()?;
    let Outcome { runs, milestones, asked, .. } = simulate(&solver, &uncertainty.input)?;
    let whom = std::iter::once(None)
        .chain(uncertainty.input.asked.iter().map(|place| uncertainty.milestones.get(*place).copied()));
    let reasons = asked.into_iter().zip(whom).map(|(asked, milestone)| Reasons {
        milestone,
        criticality: plan
            .activity_of
            .iter()
            .map(|activity| activity.map_or(0.0, |idx| share(plan, &asked.on_path, idx.index(), runs)))
            .collect(),
        drivers: asked.causes.iter().filter_map(|cause| driver(cause, uncertainty, zone, calendar?)).collect(),
    });
    Some(Forecast {
        runs,
        reasons: reasons.collect(),
        milestones: uncertainty
            .milestones
            .iter()
            .zip(milestones)
            .map(|(task, finishes)| (*task, Range { finishes, zone }))
            .collect(),
    })
}

/// The network with must-dates as the earliest ones. A date that was imposed is where the plan stands, but is no
/// answer to when the work before it will be done.
fn without_pins(network: &Network) -> Cow<'_, Network> {
    let loose = |kind: ConstraintKind| match kind {
        ConstraintKind::MustStart => ConstraintKind::StartNoEarlier,
        ConstraintKind::MustFinish => ConstraintKind::FinishNoEarlier,
        other => other,
    };
    if network.constraints.iter().all(|one| loose(one.kind) == one.kind) {
        return Cow::Borrowed(network);
    }
    let mut network = network.clone();
    for one in &mut network.constraints {
        one.kind = loose(one.kind);
    }
    Cow::Owned(network)
}

#[allow(clippy::cast_precision_loss, reason = "a count of runs is small")]
fn share(plan: &PlanNetwork, on_path: &[u32], activity: usize, runs: usize) -> f64 {
    let done = plan.network.activities[activity].actual_finish.is_some();
    let count = on_path.get(activity).copied().filter(|_| !done).unwrap_or(0);
    f64::from(count) / runs.max(1) as f64
}

fn driver(cause: &Cause, uncertainty: &Uncertainty, zone: Zone, calendar: &Calendar) -> Option<SpreadDriver> {
    let date = |at| inclusive_finish_date(at, zone);
    let days = calendar.working_days_between(date(cause.p80_without), date(cause.p80));
    let source = match cause.source {
        Source::Risk(place) => SpreadSource::Risk(*uncertainty.risks.get(place)?),
        Source::Task(place) => SpreadSource::Task(*uncertainty.tasks.get(place)?),
    };
    (days != 0).then_some(SpreadDriver { source, days, sensitivity: cause.sensitivity })
}
