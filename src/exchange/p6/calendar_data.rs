//! `clndr_data`: the hours of a calendar in P6's parentheses.
//!
//! ```text
//! (0||CalendarData()(
//!   (0||DaysOfWeek()(
//!     (0||1()())                                 Sunday, closed
//!     (0||2()((0||0(s|08:00|f|12:00)())))))      Monday, 8 to 12
//!   (0||Exceptions()(
//!     (0||0(d|40179)())))))                      1 January 2010, closed
//! ```
//!
//! What enters: that text. What leaves: windows by day of the week and by date. What always holds: it is read in one
//! pass with a stack of its own, however deep it is nested; a part that cannot be read is counted and passed over.

use crate::time::{Date, WorkWindow};

use super::values::{minute_of_day, serial_date};

/// What a text says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Hours {
    /// Windows of each day, Monday first, as far as the text has a week.
    pub(super) week: Option<[Vec<WorkWindow>; 7]>,
    /// Windows by date, in the order of the text.
    pub(super) dates: Vec<(Date, Vec<WorkWindow>)>,
    /// Shifts and exceptions that could not be read.
    pub(super) n_unread: usize,
}

/// Deeper than any calendar is nested; what lies deeper is passed over.
const DEEPEST: usize = 64;

/// What an open parenthesis holds.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    /// A part with a name: `0||DaysOfWeek`.
    Part(Part),
    /// What is said of a part, or the parts in it.
    Within,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Week,
    /// A day of the week, Monday is 0; `None` for a number that is no day.
    Day(Option<usize>),
    Dates,
    /// An exception; whether its date could be read.
    Date(bool),
    Shift,
    Other,
}

/// Reads the text.
pub(super) fn read(text: &str) -> Hours {
    let mut hours = Hours::default();
    let mut stack: Vec<Open> = Vec::new();
    let mut too_deep = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find(['(', ')']) {
        let opens = rest.as_bytes().get(at) == Some(&b'(');
        rest = rest.get(at + 1..).unwrap_or_default();
        if !opens {
            if too_deep > 0 {
                too_deep -= 1;
            } else {
                stack.pop();
            }
            continue;
        }
        if stack.len() >= DEEPEST {
            too_deep += 1;
            continue;
        }
        // Line ends are written as DEL.
        let content = rest.split(['(', ')']).next().unwrap_or_default();
        let content = content.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        let part = parts(&stack).next_back();
        let open = if let Some((_, name)) = content.split_once("||") {
            Open::Part(part_named(name.trim(), &stack))
        } else {
            if let Some(part) = part.filter(|_| !content.is_empty()) {
                said_of(part, content, &mut stack, &mut hours);
            }
            Open::Within
        };
        if open == Open::Part(Part::Week) {
            hours.week.get_or_insert_default();
        }
        stack.push(open);
    }
    hours
}

fn parts(stack: &[Open]) -> impl DoubleEndedIterator<Item = Part> {
    stack.iter().filter_map(|open| match open {
        Open::Part(part) => Some(*part),
        Open::Within => None,
    })
}

fn part_named(name: &str, stack: &[Open]) -> Part {
    match (parts(stack).next_back(), name) {
        (_, "DaysOfWeek") => Part::Week,
        (_, "Exceptions") => Part::Dates,
        // Sunday is 1.
        (Some(Part::Week), number) => {
            Part::Day(number.parse::<usize>().ok().filter(|day| (1..=7).contains(day)).map(|day| (day + 5) % 7))
        }
        (Some(Part::Dates), _) => Part::Date(false),
        (Some(Part::Day(_) | Part::Date(_)), _) => Part::Shift,
        _ => Part::Other,
    }
}

/// Keeps what is said of a part: the date of an exception, the times of a shift.
fn said_of(part: Part, content: &str, stack: &mut [Open], hours: &mut Hours) {
    match part {
        Part::Date(_) => match value(content, "d").and_then(serial_date) {
            Some(date) => {
                hours.dates.push((date, Vec::new()));
                if let Some(open) = stack.iter_mut().rev().find(|open| matches!(open, Open::Part(_))) {
                    *open = Open::Part(Part::Date(true));
                }
            }
            None => hours.n_unread += 1,
        },
        Part::Shift => {
            let times = (value(content, "s").and_then(minute_of_day), value(content, "f").and_then(minute_of_day));
            let owner = parts(stack).rev().find(|part| *part != Part::Shift);
            let ((Some(from), Some(to)), Some(owner)) = (times, owner) else {
                hours.n_unread += 1;
                return;
            };
            shift(owner, from, to, hours);
        }
        _ => {}
    }
}

/// Adds a shift to its day. One that ends at midnight, or when it starts, goes on to the end of the day; one that ends
/// before it starts goes on into the next day.
fn shift(owner: Part, from: u16, to: u16, hours: &mut Hours) {
    let whole = WorkWindow::WHOLE_DAY.to;
    let first = WorkWindow { from, to: if to <= from { whole } else { to } };
    let over = (0 < to && to < from).then_some(WorkWindow { from: 0, to });
    match owner {
        Part::Day(Some(day)) => {
            let week = hours.week.get_or_insert_default();
            week[day % 7].push(first);
            week[(day + 1) % 7].extend(over);
        }
        Part::Date(true) => {
            if let Some((_, windows)) = hours.dates.last_mut() {
                windows.push(first);
            }
            // What an exception works into the next day would need an exception of that day.
            hours.n_unread += usize::from(over.is_some());
        }
        _ => hours.n_unread += 1,
    }
}

/// The value of a key in `s|08:00|f|12:00`.
fn value<'t>(content: &'t str, key: &str) -> Option<&'t str> {
    let mut cells = content.split('|').map(str::trim);
    while let Some(cell) = cells.next() {
        let value = cells.next()?;
        if cell == key {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(text: &str) -> WorkWindow {
        WorkWindow::parse(text).unwrap()
    }

    fn date(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_week_with_exceptions() {
        let hours = read(
            "(0||CalendarData()(\u{7f}\u{7f} (0||DaysOfWeek()((0||1()())(0||2()((0||0(s|08:00|f|12:00)())\
             (0||1(s|13:00|f|17:00)())))(0||7()((0||0(f|00:00|s|22:00)())))))(0||VIEW(ShowTotal|Y)())(0||Exceptions()(\
             (0||0(d|40179)())(0||1(d|40544)(\u{7f}\u{7f} (0||0(s|8:00|f|16:00)())))))))",
        );
        let week = hours.week.unwrap();
        assert_eq!(week[0], [window("08:00-12:00"), window("13:00-17:00")]);
        assert_eq!(week[5], [window("22:00-24:00")]);
        assert_eq!(week.iter().filter(|windows| windows.is_empty()).count(), 5);
        assert_eq!(hours.dates, [(date(2010, 1, 1), vec![]), (date(2011, 1, 1), vec![window("08:00-16:00")])]);
        assert_eq!(hours.n_unread, 0);
    }

    #[test]
    fn a_night_shift_goes_on_into_the_next_day() {
        let hours =
            read("(0||x()((0||DaysOfWeek()((0||7()((0||0(s|22:00|f|06:00)())))(0||1()((0||0(s|00:00|f|00:00)())))))))");
        let week = hours.week.unwrap();
        assert_eq!(week[5], [window("22:00-24:00")]);
        assert_eq!(week[6], [window("00:00-06:00"), WorkWindow::WHOLE_DAY]);
    }

    #[test]
    fn what_cannot_be_read_is_counted() {
        let hours = read("(0||DaysOfWeek()((0||9()((0||0(s|08:00|f|12:00)())))(0||2()((0||0(s|x|f|12:00)())))))");
        assert_eq!((hours.n_unread, hours.dates.len()), (2, 0));
        let hours = read("(0||Exceptions()((0||0(d|40179)())(0||1(d|x)((0||0(s|08:00|f|16:00)())))))");
        assert_eq!((hours.n_unread, hours.dates), (2, vec![(date(2010, 1, 1), vec![])]));
        assert_eq!(read(""), Hours::default());
        assert_eq!(read(")))((("), Hours::default());
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = "(0||1(".repeat(200_000);
        assert_eq!(read(&deep).week, None);
        let closed =
            "(".repeat(200_000) + &")".repeat(200_000) + "(0||DaysOfWeek()((0||2()((0||0(s|08:00|f|12:00)())))))";
        assert_eq!(read(&closed).week.unwrap()[0], [window("08:00-12:00")]);
    }
}
