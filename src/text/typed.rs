//! Dates and slips that an author has typed into a sentence.
//!
//! What enters: Markdown. What leaves: the places of dates (`2026-08-28`, `28 August`, `Aug 28`, `8月28日`) and of slips
//! (`10 working days`, `+10 wd`, `10个工作日`). What always holds: nothing inside a macro or a code span is found; a date
//! without a year is the first that does not lie far back; the cost is that of the text.

use std::ops::Range;

use chrono::Datelike;

use crate::time::{Date, parse_date};

/// Something typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A date.
    Date(Date),
    /// Working days, signed as typed.
    Slip(i64),
}

/// Byte ranges of the sentences of a text, which end at a stop, a blank line or the end.
///
/// ```
/// use milepost::text::typed::sentences;
/// let text = "One 1.4 two. Three！四";
/// let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(found, ["One 1.4 two.", " Three！", "四"]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let ends = match c {
            '。' | '！' | '？' | '；' => true,
            '.' | '!' | '?' | ';' => next.is_none_or(char::is_whitespace),
            '\n' => next == Some('\n'),
            _ => false,
        };
        if ends {
            found.push(start..at + c.len_utf8());
            start = at + c.len_utf8();
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

/// What is typed within a range of a text, in order.
///
/// ```
/// use milepost::text::typed::{Typed, find_typed};
/// use milepost::time::parse_date;
/// let today = parse_date("2026-12-10").unwrap();
/// let text = "Exit on 8 January, +10 working days; `2 May` and {{MS-A-B.slip}} are no typed dates.";
/// let found = find_typed(text, 0..text.len(), today);
/// assert_eq!(found[0].1, Typed::Date(parse_date("2027-01-08").unwrap()));
/// assert_eq!(found[1].1, Typed::Slip(10));
/// assert_eq!(found.len(), 2);
/// ```
#[must_use]
pub fn find_typed(text: &str, within: Range<usize>, today: Date) -> Vec<(Range<usize>, Typed)> {
    let words = words(text, within);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match typed(text, &words[at..], today) {
            Some((taken, value)) => {
                let end = words[at + taken - 1].end;
                found.push((words[at].start..end, value));
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

/// Runs of digits, of Latin letters, and all other single characters but white space; nothing of macros and code.
fn words(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    #[derive(PartialEq, Clone, Copy)]
    enum Kind {
        Digits,
        Letters,
        Other,
    }
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    let (mut in_macro, mut in_code) = (false, false);
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < within.start).take_while(|(at, _)| *at < within.end) {
        match text.get(at..at + 2) {
            Some("{{") => in_macro = true,
            Some("}}") => in_macro = false,
            _ => {}
        }
        if c == '`' {
            in_code = !in_code;
        }
        let kind = match c {
            _ if in_macro || in_code => Kind::Other,
            '0'..='9' => Kind::Digits,
            'a'..='z' | 'A'..='Z' => Kind::Letters,
            _ => Kind::Other,
        };
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some((last, of)) if *of == kind && kind != Kind::Other && last.end == at => last.end = end,
            _ if c.is_whitespace() => {}
            _ => found.push((at..end, if in_macro || in_code { Kind::Other } else { kind })),
        }
    }
    found.into_iter().map(|(range, _)| range).collect()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date or a slip at the beginning of some words, and how many of them it takes.
fn typed(text: &str, words: &[Range<usize>], today: Date) -> Option<(usize, Typed)> {
    let word = |index: usize| words.get(index).and_then(|range| text.get(range.clone())).unwrap_or("");
    let touches = |index: usize| words.get(index).zip(words.get(index + 1)).is_some_and(|(a, b)| a.end == b.start);
    let number = |index: usize| word(index).parse::<u32>().ok().filter(|_| word(index).len() <= 2);
    let year = |index: usize| word(index).parse::<i32>().ok().filter(|_| word(index).len() == 4);
    // 2026-08-28
    if year(0).is_some() && word(1) == "-" && word(3) == "-" && (0..4).all(touches) {
        let iso = text.get(words[0].start..words[4].end)?;
        return parse_date(iso).ok().map(|date| (5, Typed::Date(date)));
    }
    // 2026年8月28日, 8月28日
    let (skipped, said) = if year(0).is_some() && word(1) == "年" { (2, year(0)) } else { (0, None) };
    if let (Some(month), "月", Some(day), "日" | "号") =
        (number(skipped), word(skipped + 1), number(skipped + 2), word(skipped + 3))
    {
        return date(said, month, day, today).map(|date| (skipped + 4, Typed::Date(date)));
    }
    // 28 August 2026, 28th of Aug
    if let Some(day) = number(0) {
        let mut at = 1;
        at += usize::from(touches(0) && matches!(word(at), "st" | "nd" | "rd" | "th"));
        at += usize::from(word(at) == "of");
        if let Some(month) = month(word(at)) {
            let said = year(at + 1);
            let taken = at + 1 + usize::from(said.is_some());
            return date(said, month, day, today).map(|date| (taken, Typed::Date(date)));
        }
    }
    // August 28, 2026
    if let (Some(month), Some(day)) = (month(word(0)), number(1)) {
        let mut at = 2;
        at += usize::from(touches(1) && matches!(word(at), "st" | "nd" | "rd" | "th"));
        let after = at + usize::from(word(at) == ",");
        let said = year(after);
        let taken = if said.is_some() { after + 1 } else { at };
        return date(said, month, day, today).map(|date| (taken, Typed::Date(date)));
    }
    slip(text, words)
}

/// `+10 working days`, `10 wd`, `10 个工作日`.
fn slip(text: &str, words: &[Range<usize>]) -> Option<(usize, Typed)> {
    let word = |index: usize| words.get(index).and_then(|range| text.get(range.clone())).unwrap_or("");
    let touches = words.first().zip(words.get(1)).is_some_and(|(a, b)| a.end == b.start);
    let sign = match word(0) {
        "+" if touches => Some(1),
        "-" | "−" | "–" if touches => Some(-1),
        _ => None,
    };
    let at = usize::from(sign.is_some());
    let days = word(at).parse::<i64>().ok().filter(|_| word(at).len() <= 3)?;
    let unit = match (word(at + 1), word(at + 2)) {
        ("working" | "business", "day" | "days") => 2,
        ("wd" | "workday" | "workdays", _) => 1,
        ("工", "作") if word(at + 3) == "日" => 3,
        ("个", "工") if (word(at + 3), word(at + 4)) == ("作", "日") => 4,
        _ => return None,
    };
    Some((at + 1 + unit, Typed::Slip(sign.unwrap_or(1) * days)))
}

/// A month by its name or its first three letters.
fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let is = |name: &&str| {
        lower == **name || lower.len() == 3 && name.starts_with(&lower) || lower == "sept" && name.starts_with("sept")
    };
    let at = MONTHS.iter().position(is)?;
    u32::try_from(at + 1).ok()
}

/// How many days back a date without a year may lie; one further back is of the next year.
const DAYS_BACK: i64 = 90;

/// The date of a year; without one, the first that does not lie far back.
fn date(year: Option<i32>, month: u32, day: u32, today: Date) -> Option<Date> {
    if let Some(year) = year {
        return Date::from_ymd_opt(year, month, day);
    }
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let mut dates = years.into_iter().filter_map(|year| Date::from_ymd_opt(year, month, day));
    dates.find(|date| date.signed_duration_since(today).num_days() >= -DAYS_BACK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        let today = parse_date("2026-06-12").unwrap();
        let say = |typed| match typed {
            Typed::Date(date) => date.to_string(),
            Typed::Slip(days) => format!("{days:+}"),
        };
        find_typed(text, 0..text.len(), today).into_iter().map(|(range, typed)| (&text[range], say(typed))).collect()
    }

    #[test]
    fn dates_are_found_as_people_write_them() {
        for (text, said, date) in [
            ("on 2026-08-28.", "2026-08-28", "2026-08-28"),
            ("on 28 August.", "28 August", "2026-08-28"),
            ("on 28th of Aug 2027", "28th of Aug 2027", "2027-08-28"),
            ("August 28, 2026, then", "August 28, 2026", "2026-08-28"),
            ("by Sept 3rd, six", "Sept 3rd", "2026-09-03"),
            ("预测为 8月28日。", "8月28日", "2026-08-28"),
            ("预测为2027年 8 月 28 日", "2027年 8 月 28 日", "2027-08-28"),
            ("28 Dec", "28 Dec", "2026-12-28"),
            ("2 May", "2 May", "2026-05-02"),
            ("2 Feb", "2 Feb", "2027-02-02"),
        ] {
            assert_eq!(found(text), [(said, date.to_owned())], "{text}");
        }
    }

    #[test]
    fn slips_are_working_days() {
        for (text, said, days) in [
            ("+10 working days late", "+10 working days", "+10"),
            ("moved by 1 working day", "1 working day", "+1"),
            ("−3 wd", "−3 wd", "-3"),
            ("-3 workdays", "-3 workdays", "-3"),
            ("推迟 10 个工作日", "10 个工作日", "+10"),
            ("推迟10工作日", "10工作日", "+10"),
        ] {
            assert_eq!(found(text), [(said, days.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_left_alone() {
        for text in [
            "recipe 1.4",
            "32 August",
            "in may 5000 units",
            "ISS-NBL-041",
            "72 hours",
            "{{MS-NBL-DVT.forecast}} 3",
            "`2026-08-28`",
            "12026-08-28",
            "week 24",
            "10 days",
            "2026-02-30",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
