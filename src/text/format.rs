//! Dates and numbers as a language writes them.

use chrono::{Datelike, Timelike};

use crate::time::{Date, IsoWeek, LocalTime};

use super::{Lang, Words};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const DAYS_ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

impl Words {
    /// A date without its year: `21 Dec`, `12月21日`.
    ///
    /// ```
    /// use milepost::text::{Lang, Words};
    /// use milepost::time::parse_date;
    /// let date = parse_date("2026-08-28").unwrap();
    /// assert_eq!(Words::new(Lang::En, &[]).unwrap().date(date), "28 Aug");
    /// assert_eq!(Words::new(Lang::ZhHans, &[]).unwrap().date(date), "8月28日");
    /// ```
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        match self.lang {
            Lang::En => format!("{} {}", date.day(), self.month(date)),
            Lang::ZhHans => format!("{}月{}日", date.month(), date.day()),
        }
    }

    /// A date with its year: `21 Dec 2026`, `2026年12月21日`.
    #[must_use]
    pub fn date_year(&self, date: Date) -> String {
        match self.lang {
            Lang::En => format!("{} {} {}", date.day(), self.month(date), date.year()),
            Lang::ZhHans => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        }
    }

    /// A date, with its year only where it is not this one.
    #[must_use]
    pub fn date_near(&self, date: Date, year: i32) -> String {
        if date.year() == year { self.date(date) } else { self.date_year(date) }
    }

    /// A date with year and day of the week: `Fri 12 Jun 2026`, `2026年6月12日 周五`.
    #[must_use]
    pub fn date_weekday(&self, date: Date) -> String {
        let day = self.weekday(date.weekday().num_days_from_monday());
        match self.lang {
            Lang::En => format!("{day} {}", self.date_year(date)),
            Lang::ZhHans => format!("{} {day}", self.date_year(date)),
        }
    }

    /// A day of the week, 0 = Monday: `Fri`, `周五`.
    #[must_use]
    pub fn weekday(&self, from_monday: u32) -> &'static str {
        let names = match self.lang {
            Lang::En => DAYS,
            Lang::ZhHans => DAYS_ZH,
        };
        names[from_monday as usize % 7]
    }

    /// A local date and time: `2 Jun 18:00`, `6月2日 18:00`.
    #[must_use]
    pub fn date_time(&self, local: LocalTime) -> String {
        format!("{} {:02}:{:02}", self.date(local.date()), local.hour(), local.minute())
    }

    /// A month: `Dec`, `12月`.
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        match self.lang {
            Lang::En => MONTHS[date.month0() as usize % 12].to_owned(),
            Lang::ZhHans => format!("{}月", date.month()),
        }
    }

    /// A week: `week 24`, `第24周`.
    #[must_use]
    pub fn week(&self, week: IsoWeek) -> String {
        match self.lang {
            Lang::En => format!("week {}", week.week),
            Lang::ZhHans => format!("第{}周", week.week),
        }
    }

    /// A whole number with separators: `1,945`.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            grouped.push('−');
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A number with its sign, the minus as a minus: `+12`, `−3`, `0`.
    ///
    /// ```
    /// use milepost::text::{Lang, Words};
    /// let words = Words::new(Lang::En, &[]).unwrap();
    /// assert_eq!([words.signed(12), words.signed(-3), words.signed(0)], ["+12", "−3", "0"]);
    /// ```
    #[must_use]
    pub fn signed(&self, number: i64) -> String {
        if number > 0 { format!("+{}", self.number(number)) } else { self.number(number) }
    }

    /// A share, 0 to 1, in whole per cent: `40 %`, `40%`.
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        match self.lang {
            Lang::En => format!("{:.0} %", share * 100.0),
            Lang::ZhHans => format!("{:.0}%", share * 100.0),
        }
    }

    /// A measure with at most one decimal: `6`, `6.5`.
    #[must_use]
    pub fn decimal(&self, measure: f64) -> String {
        let text = format!("{measure:.1}");
        text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned).replace('-', "−")
    }
}
