//! Windows of work within a civil day: `09:00-18:00`.
//!
//! What enters: text. What leaves: [`WorkWindow`]s. What always holds of a parsed one: it is not empty and does not
//! cross midnight; `24:00` is the end of the day.

use super::date::{digits, has_shape};
use super::errors::impl_error;

/// A part of a civil day in which work goes on, in minutes since midnight by the clock on the wall.
///
/// Half-open: `from` belongs to it, `to` does not; `from < to ≤ 1440`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WorkWindow {
    /// First minute.
    pub from: u16,
    /// Minute after the last.
    pub to: u16,
}

impl WorkWindow {
    /// The whole day, `00:00-24:00`.
    pub const WHOLE_DAY: WorkWindow = WorkWindow { from: 0, to: 1440 };

    /// Reads a window `HH:MM-HH:MM`.
    ///
    /// # Errors
    /// [`WindowError`] if the shape is another, a time does not exist, or the end is not after the start.
    ///
    /// ```
    /// use milepost::time::WorkWindow;
    /// let window = WorkWindow::parse("09:00-18:00").unwrap();
    /// assert_eq!((window.from, window.to), (540, 1080));
    /// assert!(WorkWindow::parse("22:00-06:00").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<WorkWindow, WindowError> {
        if !has_shape(text, "00:00-00:00") {
            return Err(WindowError::Shape(text.to_owned()));
        }
        let from = minute_of_day(text, 0).filter(|from| *from < WorkWindow::WHOLE_DAY.to);
        let (Some(from), Some(to)) = (from, minute_of_day(text, 6)) else {
            return Err(WindowError::Impossible(text.to_owned()));
        };
        match from.cmp(&to) {
            std::cmp::Ordering::Less => Ok(WorkWindow { from, to }),
            std::cmp::Ordering::Equal => Err(WindowError::Nothing(text.to_owned())),
            std::cmp::Ordering::Greater => Err(WindowError::Midnight(text.to_owned())),
        }
    }

    /// Its length in minutes by the clock on the wall.
    #[must_use]
    pub fn minutes(self) -> i64 {
        (i64::from(self.to) - i64::from(self.from)).max(0)
    }
}

impl std::fmt::Display for WorkWindow {
    /// The text that [`WorkWindow::parse`] reads back.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (from, to) = (self.from, self.to);
        write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    }
}

/// Whether the windows of one day stay clear of each other; they may touch and need not be sorted.
///
/// # Errors
/// [`WindowError::Overlap`] names the first two, by time of day, that share a minute.
pub fn check_windows(windows: &[WorkWindow]) -> Result<(), WindowError> {
    let mut sorted = windows.to_vec();
    sorted.sort();
    for (earlier, later) in sorted.iter().zip(sorted.iter().skip(1)) {
        if later.from < earlier.to {
            return Err(WindowError::Overlap(*earlier, *later));
        }
    }
    Ok(())
}

/// Why a text is not a window, or windows do not fit in one day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WindowError {
    /// Not of the shape `HH:MM-HH:MM`; holds the text.
    Shape(String),
    /// A time of day that does not exist; holds the text.
    Impossible(String),
    /// The end is the start; holds the text.
    Nothing(String),
    /// The end is before the start; holds the text.
    Midnight(String),
    /// Two windows of a day share a minute.
    Overlap(WorkWindow, WorkWindow),
}

impl WindowError {
    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> String {
        match self {
            WindowError::Shape(text) => format!("`{text}` is not a window of work"),
            WindowError::Impossible(text) => {
                format!("the window `{text}` has a time of day that does not exist")
            }
            WindowError::Nothing(text) => format!("the window `{text}` is empty"),
            WindowError::Midnight(text) => format!("the window `{text}` ends before it starts"),
            WindowError::Overlap(one, other) => {
                format!("the windows `{one}` and `{other}` overlap")
            }
        }
    }

    /// What to write.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            WindowError::Shape(_) => "write both times with all digits, as in `09:00-18:00`".to_owned(),
            WindowError::Impossible(_) => "write times from `00:00` to `23:59`, or `24:00` as the end".to_owned(),
            WindowError::Nothing(_) => "write an end after the start, or leave the window out".to_owned(),
            WindowError::Midnight(text) => match text.split_once('-') {
                Some((from, "00:00")) => format!("write `{from}-24:00`"),
                Some((from, to)) => {
                    format!("write `{from}-24:00` on the first day and `00:00-{to}` on the next")
                }
                None => "write an end after the start".to_owned(),
            },
            WindowError::Overlap(one, other) => {
                let joined = WorkWindow { from: one.from.min(other.from), to: one.to.max(other.to) };
                format!("write `{joined}`")
            }
        }
    }
}

impl_error!(WindowError);

/// The minute of the day that the five characters at `at` write, up to `24:00`.
fn minute_of_day(text: &str, at: usize) -> Option<u16> {
    let (hours, minutes) = (digits(text, at..at + 2)?, digits(text, at + 3..at + 5)?);
    let minute = u16::try_from(hours * 60 + minutes).ok()?;
    (minutes < 60 && minute <= 1440).then_some(minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_read_and_write() {
        for text in ["09:00-18:00", "00:00-24:00", "13:30-17:45"] {
            assert_eq!(WorkWindow::parse(text).map(|w| w.to_string()), Ok(text.into()));
        }
        assert_eq!(WorkWindow::parse("00:00-24:00"), Ok(WorkWindow::WHOLE_DAY));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for text in ["9:00-18:00", "09:00–18:00", "09:00 - 18:00", "0900-1800", ""] {
            assert_eq!(WorkWindow::parse(text), Err(WindowError::Shape(text.into())));
        }
        for text in ["09:60-18:00", "09:00-24:01", "25:00-26:00", "24:00-24:00"] {
            assert_eq!(WorkWindow::parse(text), Err(WindowError::Impossible(text.into())));
        }
        assert_eq!(WorkWindow::parse("12:00-12:00"), Err(WindowError::Nothing("12:00-12:00".into())));
        let night = WorkWindow::parse("22:00-06:00").unwrap_err();
        let evening = WorkWindow::parse("22:00-00:00").unwrap_err();
        assert_eq!(evening.hint(), "write `22:00-24:00`");
        assert_eq!(night.hint(), "write `22:00-24:00` on the first day and `00:00-06:00` on the next");
    }

    #[test]
    fn windows_of_a_day_may_touch_but_not_overlap() {
        let windows = |texts: &[&str]| texts.iter().map(|t| WorkWindow::parse(t).unwrap()).collect::<Vec<_>>();
        assert_eq!(check_windows(&windows(&["13:00-18:00", "09:00-13:00"])), Ok(()));
        let error = check_windows(&windows(&["12:00-18:00", "09:00-13:00"])).unwrap_err();
        assert_eq!(error.to_string(), "the windows `09:00-13:00` and `12:00-18:00` overlap; write `09:00-18:00`");
    }
}
