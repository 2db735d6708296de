//! The forecast of a program as a table: what `milepost forecast` prints.
//!
//! What enters: one reader's program. What leaves: one row a milestone ahead, by forecast, with what drives the spread
//! of those that were promised. What always holds: no date is finer than a day, no chance finer than a per cent.

use std::cmp::Reverse;

use serde::Serialize;

use crate::audience::{Program, Spread, SpreadDriver, SpreadSource, Task};
use crate::text::Lang;
use crate::time::Date;

use super::schedule_table::Cell;

/// One milestone ahead. Dates are ISO and inclusive.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForecastRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The earliest date that was promised for it.
    pub committed: Option<String>,
    /// The forecast if everything takes its likely time and no risk happens.
    pub forecast: String,
    /// Half of the runs meet it by then.
    pub p50: String,
    /// 80 % of the runs.
    pub p80: String,
    /// 90 % of the runs.
    pub p90: String,
    /// Chance of meeting the committed date, whole per cent.
    pub p_meet_percent: Option<i64>,
    /// Of a promised milestone: what moves the 80 % date, the strongest first.
    pub drivers: Vec<DriverRow>,
    /// Of the promise that the schedule page is about: the tasks that most often decide it.
    pub critical: Vec<CriticalRow>,
}

/// A task ahead that lies on the driving path in a share of runs that matters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriticalRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Criticality index: the share of runs in which it drives, whole per cent.
    pub share_percent: i64,
}

/// A risk or a task that moves an 80 % date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriverRow {
    /// `risk` or `task`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Working days by which the 80 % date would be earlier without the risk, or if the task took its likely time.
    pub days: i64,
    /// Rank correlation of the task's work with the finish, to the hundredth.
    pub sensitivity: Option<f64>,
}

/// Heads of the table for programs: one row a milestone.
pub const COLUMNS: [&str; 9] =
    ["id", "name", "committed", "forecast", "p50", "p80", "p90", "p_meet_percent", "drivers"];

/// Heads of the table for readers.
pub const READER_COLUMNS: [&str; 8] = ["milestone", "committed", "forecast", "P50", "P80", "P90", "P(meet)", "name"];

/// A chance in whole per cent. What is not certain reads as 1 to 99.
///
/// ```
/// use milepost::view::forecast_table::whole_percent;
/// assert_eq!([0.0, 0.001, 0.124, 0.999, 1.0].map(whole_percent), [0, 1, 12, 99, 100]);
/// ```
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "between 0 and 100")]
pub fn whole_percent(chance: f64) -> i64 {
    let percent = (chance.clamp(0.0, 1.0) * 100.0).round() as i64;
    if chance <= 0.0 || chance >= 1.0 { percent } else { percent.clamp(1, 99) }
}

/// One row a milestone ahead, by forecast.
#[must_use]
pub fn rows(program: &Program<'_>, lang: Lang) -> Vec<ForecastRow> {
    let mut ahead: Vec<(usize, &Spread)> = program
        .tasks
        .iter()
        .enumerate()
        .filter_map(|(index, task)| Some((index, task.dates.spread.as_ref()?)))
        .collect();
    ahead.sort_by_key(|(index, _)| (program.tasks[*index].dates.finish_date, *index));
    ahead.iter().map(|(index, spread)| row(program, *index, spread, lang)).collect()
}

fn row(program: &Program<'_>, index: usize, spread: &Spread, lang: Lang) -> ForecastRow {
    let task = &program.tasks[index];
    let promise = program.committed.iter().filter(|promise| promise.task == index).min_by_key(|promise| promise.date);
    let date = |date: Date| date.to_string();
    let reasons = program.forecast.iter().flat_map(|forecast| &forecast.reasons);
    let drivers = reasons.filter(|reasons| reasons.milestone == index).flat_map(|reasons| &reasons.drivers);
    ForecastRow {
        id: task.id.to_string(),
        name: task.facts.name.read(lang).words.to_owned(),
        committed: promise.map(|promise| date(promise.date)),
        forecast: date(task.dates.finish_date),
        p50: date(spread.p50),
        p80: date(spread.p80),
        p90: date(spread.p90),
        p_meet_percent: promise.and_then(|promise| promise.p_meet).map(whole_percent),
        drivers: drivers.filter_map(|driver| driver_row(program, driver, lang)).collect(),
        critical: critical(program, index, lang),
    }
}

fn critical(program: &Program<'_>, milestone: usize, lang: Lang) -> Vec<CriticalRow> {
    if program.forecast.as_ref().and_then(|forecast| forecast.focus) != Some(milestone) {
        return Vec::new();
    }
    let row = |(share, index): (f64, usize)| {
        let task = program.tasks.get(index)?;
        let name = task.facts.name.read(lang).words.to_owned();
        Some(CriticalRow { id: task.id.to_string(), name, share_percent: whole_percent(share) })
    };
    deciding(program).into_iter().filter_map(row).collect()
}

/// Tasks that drive less often are not what decides.
const LEAST: f64 = 0.05;

/// Tasks ahead that lie on the driving path in a share of runs that matters: the share and the place, the most often
/// driving first; those that read the same stand in the order in which they come.
pub(super) fn deciding(program: &Program<'_>) -> Vec<(f64, usize)> {
    let mut tasks: Vec<(f64, usize, &Task<'_>)> = program
        .tasks
        .iter()
        .enumerate()
        .filter(|(_, task)| !task.is_milestone() && !task.summary && !task.dates.done)
        .filter_map(|(index, task)| Some((task.dates.criticality.filter(|share| *share >= LEAST)?, index, task)))
        .collect();
    tasks.sort_by_key(|(share, index, task)| (Reverse(whole_percent(*share)), task.dates.start_date, *index));
    tasks.into_iter().map(|(share, index, _)| (share, index)).collect()
}

fn driver_row(program: &Program<'_>, driver: &SpreadDriver, lang: Lang) -> Option<DriverRow> {
    let (kind, id, name) = match driver.source {
        SpreadSource::Risk(risk) => {
            let risk = program.risks.get(risk)?;
            ("risk", risk.id.to_string(), risk.facts.title.read(lang).words.to_owned())
        }
        SpreadSource::Task(task) => {
            let task = program.tasks.get(task)?;
            ("task", task.id.to_string(), task.facts.name.read(lang).words.to_owned())
        }
    };
    let sensitivity = driver.sensitivity.map(|rank| (rank * 100.0).round() / 100.0);
    Some(DriverRow { kind, id, name, days: driver.days, sensitivity })
}

impl ForecastRow {
    /// Its cells, in the order of [`COLUMNS`]; nothing is empty. Drivers read `RSK-NBL-007 6;TSK-NBL-110 2`.
    #[must_use]
    pub fn cells(&self) -> [Cell; 9] {
        let figure = |text: &str| Cell::Figure(text.to_owned());
        let drivers: Vec<String> = self.drivers.iter().map(|driver| format!("{} {}", driver.id, driver.days)).collect();
        [
            figure(&self.id),
            Cell::Words(self.name.clone()),
            figure(self.committed.as_deref().unwrap_or_default()),
            figure(&self.forecast),
            figure(&self.p50),
            figure(&self.p80),
            figure(&self.p90),
            figure(&self.p_meet_percent.map(|percent| percent.to_string()).unwrap_or_default()),
            figure(&drivers.join(";")),
        ]
    }

    /// Its cells for readers, in the order of [`READER_COLUMNS`].
    #[must_use]
    pub fn reader_cells(&self) -> [String; 8] {
        [
            self.id.clone(),
            self.committed.clone().unwrap_or_default(),
            self.forecast.clone(),
            self.p50.clone(),
            self.p80.clone(),
            self.p90.clone(),
            self.p_meet_percent.map(said).unwrap_or_default(),
            self.name.clone(),
        ]
    }

    /// What drives its spread, a sentence each, in the words of the terminal.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let sentence = |driver: &DriverRow| {
            let days = driver.days.abs();
            let unit = if days == 1 { "working day" } else { "working days" };
            let side = if driver.days < 0 { "later" } else { "earlier" };
            let DriverRow { id, name, .. } = driver;
            match driver.kind {
                "risk" => format!("without {id} P80 is {days} {unit} {side}: {name}"),
                _ => format!("if {id} takes its likely time P80 is {days} {unit} {side}: {name}"),
            }
        };
        self.drivers.iter().map(sentence).collect()
    }
}

/// A chance in words: runs that all agree are not certainty.
fn said(percent: i64) -> String {
    match percent {
        ..=0 => "under 1 %".to_owned(),
        100.. => "over 99 %".to_owned(),
        _ => format!("{percent} %"),
    }
}
