//! Durations as people write them who do not know how: `3 days`, `5天`, `2d / 3d / 6d`. For hints alone: nothing is read
//! this way.

use super::{Duration, Estimate};

/// Longest text that is looked at; beyond, it is prose.
const LONGEST: usize = 80;

/// The unit of a word, `d` for days; nothing for words that mean none or, as months do, no fixed length.
fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "w" | "wk" | "wks" | "week" | "weeks" | "周" | "星期" => "w",
        "d" | "bd" | "wd" | "day" | "days" | "workday" | "workdays" | "workingday" | "workingdays" | "天" | "日"
        | "工作日" | "个工作日" => "d",
        "h" | "hr" | "hrs" | "hour" | "hours" | "小时" => "h",
        "m" | "min" | "mins" | "minute" | "minutes" | "分钟" => "m",
        "ew" | "elapsedweek" | "elapsedweeks" => "ew",
        "ed" | "elapsedday" | "elapseddays" => "ed",
        "eh" | "elapsedhour" | "elapsedhours" => "eh",
        "em" | "elapsedminutes" => "em",
        _ => return None,
    })
}

/// The duration that was probably meant: days where a number has no unit.
pub(super) fn duration(text: &str) -> Option<Duration> {
    if text.len() > LONGEST {
        return None;
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_lowercase().replace(',', ".");
    let mut written = String::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let after_number = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (number, tail) = rest.split_at(after_number);
        let after_word = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
        let (word, tail) = tail.split_at(after_word);
        let unit = if word.is_empty() && written.is_empty() && tail.is_empty() { "d" } else { unit(word)? };
        written.push_str(number);
        written.push_str(unit);
        // Neither a number nor a word: nothing is taken, and nothing was meant.
        if number.is_empty() {
            return None;
        }
        rest = tail;
    }
    Duration::parse(&written).ok()
}

/// The estimate that was probably meant.
pub(super) fn estimate(text: &str) -> Option<Estimate> {
    let figures: Option<Vec<String>> =
        text.split(['/', '-', '–', '~']).map(|figure| duration(figure).map(|found| found.to_string())).collect();
    Estimate::strictly(&figures?.join("/")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood() {
        for (text, meant) in [
            ("3 days", "3d"),
            ("3days", "3d"),
            ("5 d", "5d"),
            ("5d ", "5d"),
            ("1 Week", "1w"),
            ("1 week 2 days", "1w2d"),
            ("1.5 hours", "1.5h"),
            ("2,5 d", "2.5d"),
            ("5", "5d"),
            ("5天", "5d"),
            ("3 个工作日", "3d"),
            ("2bd", "2d"),
            ("2 elapsed days", "2ed"),
        ] {
            assert_eq!(duration(text).map(|found| found.to_string()).as_deref(), Some(meant), "{text}");
        }
        for strange in ["", "soon", "3 months", "d", "1d4", "--", "1..2d", &"9".repeat(100)] {
            assert_eq!(duration(strange), None, "{strange}");
        }
    }

    #[test]
    fn three_figures_are_understood() {
        for text in ["2d / 3d / 6d", "2 / 3 / 6", "2 days/3 days/6 days", "2d-3d-6d"] {
            assert_eq!(estimate(text).map(|found| found.to_string()).as_deref(), Some("2d/3d/6d"), "{text}");
        }
        assert_eq!(estimate("2d/6d"), None);
    }
}
