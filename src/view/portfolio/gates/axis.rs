//! The axis: dates to per cent, and the months that are named on it.

use chrono::{Datelike, Days, Months};

use crate::time::Date;
use crate::view::context::Context;
use crate::view::gantt::{Month, width_em};

/// Width of the axis on a wide screen and on a phone, in pixels, to decide which labels have room.
pub(super) const WIDE: f64 = 1080.0;
pub(super) const PHONE: f64 = 330.0;
/// Size of the letters, in pixels.
pub(super) const LETTER: f64 = 12.0;
/// Room between two labels, in pixels.
pub(super) const GAP: f64 = 10.0;

/// First days of months; each named where it has room, with the year at the first and at each January.
pub(super) fn months(context: &Context<'_>, scale: &Scale, today: Option<Date>) -> Vec<Month> {
    let every = [1, 2, 3, 6, 12].into_iter().find(|step| scale.days / (30.4 * f64::from(*step)) <= 18.0).unwrap_or(12);
    let mut months = Vec::new();
    let mut next = scale.first.with_day(1);
    while let Some(month) = next.filter(|month| *month <= scale.last) {
        next = month.checked_add_months(Months::new(1));
        if month < scale.first || month.month0() % every != 0 {
            continue;
        }
        let x = scale.at(month);
        let name = context.words.month(month);
        let year = (months.is_empty() || month.month0() == 0).then(|| month.year().to_string());
        let full = year.as_ref().map_or_else(|| name.clone(), |year| format!("{name} {year}"));
        let near = |words: &str, wide: f64| {
            let width = 100.0 * (width_em(words) * LETTER + GAP) / wide;
            today.is_some_and(|today| {
                let at = scale.at(today);
                let half = 100.0 * (width_em(&context.words.date(today)) * LETTER) / (2.0 * wide);
                meet((x, x + width), (at - half, at + half))
            })
        };
        let room = !near(&full, WIDE);
        let close = near(&name, PHONE) || month.month0() % (every * 3) != 0;
        months.push(Month {
            x: percent(x),
            label: if room { name } else { String::new() },
            year: year.filter(|_| room),
            close,
        });
    }
    months
}

/// The axis: from a little before the first date to a little after the last.
pub(super) struct Scale {
    first: Date,
    last: Date,
    days: f64,
}

impl Scale {
    pub(super) fn of(dates: impl Iterator<Item = Date>) -> Option<Self> {
        let (first, last) = dates.fold(None, |span: Option<(Date, Date)>, date| {
            Some(span.map_or((date, date), |(first, last)| (first.min(date), last.max(date))))
        })?;
        let room = Days::new(u64::try_from((last - first).num_days() / 40 + 3).unwrap_or(3));
        let first = first.checked_sub_days(room).unwrap_or(first);
        let last = last.checked_add_days(room).unwrap_or(last);
        Some(Self { first, last, days: days(first, last).max(1.0) })
    }

    /// Per cent.
    pub(super) fn at(&self, date: Date) -> f64 {
        100.0 * days(self.first, date) / self.days
    }
}

#[allow(clippy::cast_precision_loss, reason = "days between two civil dates lie far below 2^53")]
fn days(from: Date, to: Date) -> f64 {
    (to - from).num_days() as f64
}

/// A point and at most two digits behind it.
pub(super) fn percent(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Whether two stretches have a part in common.
pub(super) fn meet(one: (f64, f64), other: (f64, f64)) -> bool {
    one.0 < other.1 && other.0 < one.1
}
