//! Working time on the calendars of a draft, to hold stored dates against durations.

use crate::exchange::draft::DraftCalendar;
use crate::time::{Calendar, CalendarException, CalendarSpec, Date, Instant, LocalTime, Zone};

/// Calendars, each compiled once it is asked about.
pub(super) struct Clocks {
    compiled: Vec<Option<Calendar>>,
    from: Date,
    to: Date,
}

impl Clocks {
    /// Calendars exact from one date to another.
    pub(super) fn new(from: Date, to: Date) -> Self {
        Self { compiled: Vec::new(), from, to }
    }

    /// The calendar at a place of the list.
    pub(super) fn of<'c>(&'c mut self, calendars: &[DraftCalendar], place: usize) -> Option<&'c Calendar> {
        let calendar = calendars.get(place)?;
        if self.compiled.len() <= place {
            self.compiled.resize(place + 1, None);
        }
        let slot = self.compiled.get_mut(place)?;
        Some(slot.get_or_insert_with(|| Calendar::compile(&spec(calendar), self.from, self.to)))
    }
}

fn spec(calendar: &DraftCalendar) -> CalendarSpec {
    let exceptions = calendar.exceptions.iter().map(|one| CalendarException {
        from: one.from,
        to: one.to,
        windows: one.windows.clone(),
    });
    CalendarSpec {
        zone: Zone::UTC,
        week: calendar.week.clone(),
        holidays: std::collections::BTreeSet::new(),
        exceptions: exceptions.collect(),
        minutes_per_day: calendar.minutes_per_day,
    }
}

/// A local time as an instant of a draft, whose clock on the wall is UTC.
pub(super) fn instant(at: LocalTime) -> Instant {
    Instant::from_local(Zone::UTC, at)
}
