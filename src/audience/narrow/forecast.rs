//! The forecast of a program for one reader.
//!
//! What enters: the forecast of the whole plan, and the tasks and risks that the reader sees. What leaves: ranges of
//! visible milestones, the criticality of visible tasks, and the visible among the causes. What always holds: the
//! author's view has none, since a check needs none and it takes thousands of schedules; customers have none, since the
//! runs know risks that customers never read of.

use std::collections::BTreeMap;

use crate::audience::forecast::{Forecast, Reasons, Spread, SpreadDriver, SpreadSource};
use crate::audience::program::Commitment;
use crate::audience::task::Task;
use crate::model::plan::{Task as WrittenTask, TaskIdx};
use crate::schedule::{self, ProgramSchedule, Range};
use crate::terms::Scope;

/// The forecast of the whole plan, if this reader may know of it.
pub(super) fn of<'s>(schedule: &'s ProgramSchedule, scope: &Scope) -> Option<&'s schedule::Forecast> {
    let sees = matches!(scope, Scope::Internal | Scope::Executive);
    sees.then(|| schedule.forecast()).flatten()
}

/// Gives visible milestones their ranges and promises their chances; what is left to say of the program.
///
/// `visible` are the places of `tasks` in the model, `risks` the model's places of visible risks.
pub(super) fn fill<'a>(
    forecast: &schedule::Forecast,
    visible: &[(TaskIdx, &'a WrittenTask)],
    tasks: &mut [Task<'a>],
    committed: &mut [Commitment<'a>],
    risks: &[usize],
) -> Forecast {
    let place_of: BTreeMap<TaskIdx, usize> =
        visible.iter().enumerate().map(|(place, (task, _))| (*task, place)).collect();
    for (task, range) in &forecast.milestones {
        if let Some(task) = place_of.get(task).and_then(|place| tasks.get_mut(*place)) {
            task.dates.spread = spread(range);
        }
    }
    for promise in committed.iter_mut() {
        let range = visible.get(promise.task).and_then(|(task, _)| forecast.of(*task));
        promise.p_meet = range.map(|range| range.chance_by(promise.date));
    }
    let promised = |task: TaskIdx| {
        let place = *place_of.get(&task)?;
        let date = committed.iter().filter(|promise| promise.task == place).map(|promise| promise.date).min()?;
        Some((date, place))
    };
    let mut seen: Vec<_> =
        forecast.reasons.iter().filter_map(|reasons| Some((promised(reasons.milestone?)?, reasons))).collect();
    seen.sort_by_key(|(promise, _)| *promise);
    let focus = seen.last().map(|(_, reasons)| *reasons);
    if let Some(reasons) = focus.or(forecast.reasons.first()) {
        for ((task, _), seen) in visible.iter().zip(tasks.iter_mut()) {
            let ahead = !seen.dates.done && !seen.summary;
            seen.dates.criticality = reasons.criticality.get(task.0).copied().filter(|_| ahead);
        }
    }
    Forecast {
        runs: forecast.runs,
        focus: seen.last().map(|((_, place), _)| *place),
        reasons: seen
            .iter()
            .map(|((_, place), reasons)| Reasons {
                milestone: *place,
                drivers: reasons.drivers.iter().filter_map(|driver| seen_driver(driver, &place_of, risks)).collect(),
            })
            .collect(),
    }
}

fn spread(range: &Range) -> Option<Spread> {
    let curve = (1..20).map(|step| Some((5 * step, range.date(5 * step)?))).collect::<Option<_>>()?;
    Some(Spread { p50: range.date(50)?, p80: range.date(80)?, p90: range.date(90)?, curve })
}

fn seen_driver(
    driver: &schedule::SpreadDriver,
    place_of: &BTreeMap<TaskIdx, usize>,
    risks: &[usize],
) -> Option<SpreadDriver> {
    let source = match driver.source {
        schedule::SpreadSource::Task(task) => SpreadSource::Task(*place_of.get(&task)?),
        schedule::SpreadSource::Risk(risk) => SpreadSource::Risk(risks.iter().position(|visible| *visible == risk)?),
    };
    Some(SpreadDriver { source, days: driver.days, sensitivity: driver.sensitivity })
}
