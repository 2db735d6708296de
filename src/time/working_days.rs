//! Counting whole working days.
//!
//! What enters: which dates of a range work, and which days of the plain week. What leaves: counts of working days
//! and their inverse. What always holds: beyond the range the plain week counts, by arithmetic.

use super::{Date, Instant, Zone};
use chrono::Datelike;

/// How many working days there are up to any date.
#[derive(Clone, Debug)]
pub(super) struct WorkingDays {
    /// Number of the day before the first of the range; day 1 is Monday 0001-01-01.
    before_first: i64,
    /// For each day of the range, the working days of the range up to and with it.
    counts: Vec<u32>,
    /// Working days of the plain week before Monday, Tuesday, … and before the next Monday.
    week: [i64; 8],
}

impl WorkingDays {
    /// Counts for a range that begins at `first`; `days` says of each day whether it works.
    pub(super) fn of(first: Date, days: &[bool], week: [bool; 7]) -> WorkingDays {
        let mut so_far = 0;
        let counts = days
            .iter()
            .map(|works| {
                so_far += u32::from(*works);
                so_far
            })
            .collect();
        let mut before = [0; 8];
        let mut sum = 0;
        for (slot, works) in before.iter_mut().skip(1).zip(week) {
            sum += i64::from(works);
            *slot = sum;
        }
        WorkingDays { before_first: day_number(first) - 1, counts, week: before }
    }

    /// Whether a date works.
    pub(super) fn works(&self, date: Date) -> bool {
        let day = day_number(date);
        self.until(day) > self.until(day - 1)
    }

    /// Working days in `(a, b]`, or minus those in `(b, a]`.
    pub(super) fn between(&self, a: Date, b: Date) -> i64 {
        self.until(day_number(b)) - self.until(day_number(a))
    }

    /// The working day `d` with `between(date, d) = n`; the date itself if `n` is 0.
    pub(super) fn add(&self, date: Date, n: i64) -> Date {
        if n == 0 {
            return date;
        }
        // No more days are asked for than there are between the bounds of computing, so that nothing overflows.
        let reach = n.clamp(-1_000_000_000, 1_000_000_000);
        let target = self.until(day_number(date)) + reach;
        let total = self.counts.last().map_or(0, |count| i64::from(*count));
        let day = if target <= 0 {
            self.week_day_of(self.week_until(self.before_first) + target)
        } else if target <= total {
            let index = self.counts.partition_point(|count| i64::from(*count) < target);
            i64::try_from(index).ok().map(|index| self.before_first + 1 + index)
        } else {
            self.week_day_of(self.week_until(self.last()) + target - total)
        };
        let saturated = if n > 0 { i64::MAX } else { i64::MIN };
        date_of_day(day.unwrap_or(saturated))
    }

    /// Working days from the start of the range up to and with a day; negative before the range.
    fn until(&self, day: i64) -> i64 {
        let Ok(offset) = usize::try_from(day - self.before_first) else {
            return self.week_until(day) - self.week_until(self.before_first);
        };
        let Some(index) = offset.checked_sub(1) else {
            return 0;
        };
        match (self.counts.get(index), self.counts.last()) {
            (Some(count), _) => i64::from(*count),
            (None, Some(total)) => i64::from(*total) + self.week_until(day) - self.week_until(self.last()),
            (None, None) => self.week_until(day) - self.week_until(self.before_first),
        }
    }

    /// Working days of plain weeks from day 1 up to and with a day.
    fn week_until(&self, day: i64) -> i64 {
        let weeks = day.div_euclid(7);
        let into_week = usize::try_from(day.rem_euclid(7)).unwrap_or(0);
        weeks * self.week[7] + self.week[into_week]
    }

    /// The day that is the `count`-th working day of plain weeks; `None` if there are none.
    fn week_day_of(&self, count: i64) -> Option<i64> {
        let weeks = (count - 1).checked_div_euclid(self.week[7])?;
        let rest = count - weeks * self.week[7];
        let into_week = self.week.partition_point(|before| *before < rest);
        i64::try_from(into_week).ok().map(|into_week| weeks * 7 + into_week)
    }

    /// Number of the last day of the range.
    fn last(&self) -> i64 {
        self.before_first + i64::try_from(self.counts.len()).unwrap_or(0)
    }
}

/// Number of a date; day 1 is Monday 0001-01-01.
fn day_number(date: Date) -> i64 {
    i64::from(date.num_days_from_ce())
}

/// The date of a number, or the bound of computing it lies beyond.
fn date_of_day(day: i64) -> Date {
    let (first, last) = (Instant::FAR_PAST.date_in(Zone::UTC), Instant::FAR_FUTURE.date_in(Zone::UTC));
    if day <= day_number(first) {
        return first;
    }
    let date = i32::try_from(day).ok().and_then(Date::from_num_days_from_ce_opt);
    date.map_or(last, |date| date.min(last))
}
