//! Working calendars as a reader may see them.

use crate::terms::CalendarId;
use crate::text::Text;
use crate::time::{Calendar, CalendarSpec, Date};

/// A working calendar with the names of its holidays.
#[derive(Debug, Clone)]
pub struct SharedCalendar<'a> {
    /// `taipei`.
    pub id: &'a CalendarId,
    /// Name, where one is written.
    pub name: Option<&'a Text>,
    /// As written: zone, week, holidays and exceptions.
    pub spec: &'a CalendarSpec,
    /// Compiled.
    pub calendar: &'a Calendar,
    /// Holidays with their names, by date.
    pub holidays: &'a [(Date, Option<Text>)],
}
