//! The axes of the milestone trend: reports across, forecast dates up.

use std::collections::BTreeSet;

use chrono::{Datelike, Months};

use crate::metrics::milestones::MilestoneMeasures;
use crate::time::{Date, IsoWeek};
use crate::view::chart::Tick;
use crate::view::context::ProgramContext;

/// Labels under the plot.
const MOST_WEEKS: usize = 9;
/// Hairlines across the plot.
const MOST_MONTHS: u32 = 6;

/// A date on the axis.
pub(super) fn day(date: Date) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// The axes of a trend.
pub(super) struct Scale {
    pub(super) reports: Vec<Date>,
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Scale {
    /// From the first report to the data date, over all forecasts; nothing where that is one day.
    pub(super) fn of(
        context: &ProgramContext<'_>,
        chosen: &[&MilestoneMeasures],
        lead: &MilestoneMeasures,
    ) -> Option<Self> {
        let points = || chosen.iter().flat_map(|one| &one.trend);
        let reports: BTreeSet<Date> = points().map(|point| point.report).collect();
        let (first, last) = (*reports.first()?, context.as_of());
        let forecasts = || points().map(|point| point.forecast).chain(lead.committed);
        let (earliest, latest) = (day(forecasts().min()?), day(forecasts().max()?));
        let room = ((latest - earliest) * 0.05).max(3.0);
        (first < last).then_some(Self {
            reports: reports.into_iter().collect(),
            first,
            last,
            low: earliest - room,
            high: latest + room,
        })
    }

    /// A report's share of the width.
    pub(super) fn across(&self, report: Date) -> f64 {
        (day(report) - day(self.first)) / (day(self.last) - day(self.first))
    }

    /// First days of months, at most six of them.
    pub(super) fn months(&self, context: &ProgramContext<'_>) -> Vec<Tick> {
        let months: Vec<Date> = self.month_starts();
        let every = months.len().div_ceil(MOST_MONTHS as usize).max(1);
        months
            .into_iter()
            .filter(|month| (month.month0() as usize).is_multiple_of(step(every)))
            .map(|month| {
                // January carries the year: there is no room for both beside the plot.
                let label = match month.month0() {
                    0 => month.year().to_string(),
                    _ => context.words.month(month),
                };
                Tick { at: day(month), label }
            })
            .collect()
    }

    fn month_starts(&self) -> Vec<Date> {
        let mut months = Vec::new();
        let start = whole(self.low).and_then(|low| low.with_day(1));
        let mut next = start.and_then(|start| start.checked_add_months(Months::new(1)));
        while let Some(month) = next.filter(|month| day(*month) <= self.high) {
            months.push(month);
            next = month.checked_add_months(Months::new(1));
        }
        months
    }

    /// Weeks of reports, counted back from the last one.
    pub(super) fn weeks(&self, context: &ProgramContext<'_>) -> Vec<Tick> {
        let every = self.reports.len().div_ceil(MOST_WEEKS).max(1);
        let mut weeks: Vec<Tick> = self
            .reports
            .iter()
            .rev()
            .step_by(every)
            .map(|report| Tick {
                at: self.across(*report),
                label: context.words.number(i64::from(IsoWeek::of(*report).week)),
            })
            .collect();
        weeks.reverse();
        weeks
    }
}

/// Months from one hairline to the next that a year is made of.
fn step(every: usize) -> usize {
    [1, 2, 3, 6, 12].into_iter().find(|step| *step >= every).unwrap_or(12)
}

#[allow(clippy::cast_possible_truncation, reason = "made from dates of chrono, whose days fit i32")]
fn whole(day: f64) -> Option<Date> {
    Date::from_num_days_from_ce_opt(day as i32)
}
