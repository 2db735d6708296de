//! The dates of an exception: a stretch of days, or days that come again.
//!
//! Source: the schema of MSPDI, element `Exception`: `Type` 1 daily, 2 yearly by day, 3 yearly by position, 4 monthly by
//! day, 5 monthly by position, 6 weekly; `DaysOfWeek` counts Sunday as 1, Monday as 2, Tuesday as 4; `Month` counts from
//! 0, `MonthPosition` 0 to 3 is first to fourth and 4 the last, `MonthItem` 0 is any day, 1 a weekday, 2 a weekend
//! day, 3 to 9 Sunday to Saturday.

use chrono::{Datelike, Days, Months};

use crate::time::Date;

use super::xml::Element;

/// Dates of one exception at most; thirteen years of every day.
const MOST: usize = 5_000;

/// The stretches of days of an exception, first and last day of each, in order; and whether there are more than can be
/// carried. None where it has no dates.
pub(super) fn stretches(exception: &Element<'_>) -> (Vec<(Date, Date)>, bool) {
    let Some(period) = exception.child("TimePeriod") else { return (Vec::new(), false) };
    let (Some(from), Some(to)) = (period.time("FromDate"), period.time("ToDate")) else {
        return (Vec::new(), false);
    };
    let (from, to) = (from.date(), to.date());
    if to < from {
        return (Vec::new(), false);
    }
    let every = exception.int("Period").and_then(|every| u32::try_from(every).ok()).filter(|every| *every > 0);
    let every = every.unwrap_or(1);
    let rule = match exception.int("Type") {
        Some(1) if every > 1 => Rule::Days(every),
        Some(6) => Rule::Weeks(every, exception.int("DaysOfWeek").unwrap_or(0)),
        Some(kind @ 2..=5) => Rule::Months(every, Monthly::of(exception, kind)),
        _ => return (vec![(from, to)], false),
    };
    let by_count = exception.flag("EnteredByOccurrences");
    let count = exception.int("Occurrences").and_then(|count| usize::try_from(count).ok()).filter(|count| *count > 0);
    let wanted = if by_count { count.unwrap_or(usize::MAX) } else { usize::MAX };
    let dates: Vec<Date> = rule.dates(from, to).take(wanted.min(MOST + 1)).collect();
    let too_many = dates.len() > MOST;
    (dates.into_iter().take(MOST).map(|date| (date, date)).collect(), too_many)
}

/// How days come again.
enum Rule {
    /// Every so many days.
    Days(u32),
    /// Every so many weeks, on the days of a mask.
    Weeks(u32, i64),
    /// Every so many months.
    Months(u32, Monthly),
}

/// Which day of a month.
enum Monthly {
    /// A day of the month; with a month, of that month of every year.
    Day(u32, Option<u32>),
    /// The first to last of a kind of day.
    Position(i64, i64, Option<u32>),
}

impl Monthly {
    fn of(exception: &Element<'_>, kind: i64) -> Self {
        let month = exception.int("Month").and_then(|month| u32::try_from(month + 1).ok()).filter(|_| kind <= 3);
        let day = exception.int("MonthDay").and_then(|day| u32::try_from(day).ok()).unwrap_or(1);
        let position = exception.int("MonthPosition").unwrap_or(0);
        let item = exception.int("MonthItem").unwrap_or(0);
        if kind % 2 == 0 { Self::Day(day, month) } else { Self::Position(position, item, month) }
    }

    /// The day in the month of a date, if it has one.
    fn in_month(&self, first: Date) -> Option<Date> {
        match *self {
            Self::Day(day, _) => first.with_day(day),
            Self::Position(position, item, _) => {
                let days = first.iter_days().take_while(|day| day.month() == first.month());
                let mut fitting = days.filter(|day| fits(item, *day));
                match usize::try_from(position) {
                    Ok(nth @ 0..=3) => fitting.nth(nth),
                    _ => fitting.last(),
                }
            }
        }
    }

    fn month(&self) -> Option<u32> {
        match self {
            Self::Day(_, month) | Self::Position(_, _, month) => *month,
        }
    }
}

/// Whether a day is of the kind that `MonthItem` names.
fn fits(item: i64, day: Date) -> bool {
    let from_sunday = i64::from(day.weekday().num_days_from_sunday());
    match item {
        1 => (1..=5).contains(&from_sunday),
        2 => from_sunday == 0 || from_sunday == 6,
        3..=9 => from_sunday == item - 3,
        _ => true,
    }
}

impl Rule {
    fn dates(self, from: Date, to: Date) -> Box<dyn Iterator<Item = Date>> {
        match self {
            Self::Days(every) => {
                let step = usize::try_from(every).unwrap_or(usize::MAX);
                Box::new(from.iter_days().take_while(move |date| *date <= to).step_by(step))
            }
            Self::Weeks(every, mask) => {
                // Weeks are counted from the one that holds the first day, which begins on Sunday.
                let lead = u64::from(from.weekday().num_days_from_sunday());
                let begin = from.checked_sub_days(Days::new(lead)).unwrap_or(from);
                Box::new(from.iter_days().take_while(move |date| *date <= to).filter(move |date| {
                    let week = (*date - begin).num_days() / 7;
                    mask >> date.weekday().num_days_from_sunday() & 1 == 1 && week % i64::from(every) == 0
                }))
            }
            Self::Months(every, monthly) => {
                let yearly = monthly.month();
                let step = if yearly.is_some() { every.saturating_mul(12) } else { every };
                let first = from.with_day(1).unwrap_or(from);
                let first = yearly.and_then(|month| first.with_month(month)).unwrap_or(first);
                let months =
                    std::iter::successors(Some(first), move |month| month.checked_add_months(Months::new(step)));
                let dates =
                    months.take_while(move |month| *month <= to).filter_map(move |month| monthly.in_month(month));
                Box::new(dates.filter(move |date| (from..=to).contains(date)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(inner: &str, from: &str, to: &str) -> Vec<String> {
        let text = format!(
            "<P><S><Exception><TimePeriod><FromDate>{from}T00:00:00</FromDate><ToDate>{to}T23:59:00</ToDate></TimePeriod>{inner}</Exception></S></P>"
        );
        let mut found = Vec::new();
        super::super::xml::read(&text, |section, element| {
            if section == "S" {
                found = stretches(&element).0;
            }
            Ok(())
        })
        .unwrap();
        found.iter().map(|(from, to)| if from == to { from.to_string() } else { format!("{from}/{to}") }).collect()
    }

    #[test]
    fn a_plain_exception_is_one_stretch() {
        assert_eq!(dates("<Type>1</Type>", "2026-12-24", "2026-12-31"), ["2026-12-24/2026-12-31"]);
        assert_eq!(dates("", "2026-12-24", "2026-12-24"), ["2026-12-24"]);
        assert!(dates("", "2026-12-24", "2026-12-20").is_empty());
    }

    #[test]
    fn days_and_weeks_come_again() {
        assert_eq!(
            dates("<Type>1</Type><Period>3</Period>", "2026-06-01", "2026-06-08"),
            ["2026-06-01", "2026-06-04", "2026-06-07"]
        );
        // Every second week on Monday and Friday, from a Wednesday on.
        let weekly = "<Type>6</Type><Period>2</Period><DaysOfWeek>34</DaysOfWeek>";
        assert_eq!(dates(weekly, "2026-06-03", "2026-06-30"), ["2026-06-05", "2026-06-15", "2026-06-19", "2026-06-29"]);
        let thrice = format!("{weekly}<EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>3</Occurrences>");
        assert_eq!(dates(&thrice, "2026-06-03", "2026-12-31").len(), 3);
    }

    #[test]
    fn months_and_years_come_again() {
        let christmas = "<Type>2</Type><Month>11</Month><MonthDay>25</MonthDay>";
        assert_eq!(dates(christmas, "2026-03-01", "2028-12-31"), ["2026-12-25", "2027-12-25", "2028-12-25"]);
        let thanksgiving = "<Type>3</Type><Month>10</Month><MonthPosition>3</MonthPosition><MonthItem>7</MonthItem>";
        assert_eq!(dates(thanksgiving, "2026-01-01", "2027-12-31"), ["2026-11-26", "2027-11-25"]);
        let last_friday = "<Type>5</Type><Period>2</Period><MonthPosition>4</MonthPosition><MonthItem>8</MonthItem>";
        assert_eq!(dates(last_friday, "2026-01-01", "2026-06-30"), ["2026-01-30", "2026-03-27", "2026-05-29"]);
        let end = "<Type>4</Type><MonthDay>31</MonthDay>";
        assert_eq!(dates(end, "2026-01-01", "2026-04-30"), ["2026-01-31", "2026-03-31"]);
    }

    #[test]
    fn what_comes_too_often_is_cut() {
        let daily = "<Type>1</Type><Period>2</Period>";
        assert_eq!(dates(daily, "1900-01-01", "2200-01-01").len(), MOST);
    }
}
