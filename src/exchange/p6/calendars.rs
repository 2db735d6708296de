//! Calendars, those that the project uses. P6's bases are worked in: a calendar has the exceptions of its base, and its
//! week where it has none of its own.

use std::collections::{HashMap, HashSet};

use crate::exchange::draft::{DraftCalendar, DraftException, Loss};
use crate::time::WorkWindow;

use super::calendar_data::{self, Hours};
use super::lost;
use super::table::{Row, Tables};
use super::values::minutes;

/// The windows of a working day that P6 gives a calendar without hours.
const USUAL: WorkWindow = WorkWindow { from: 8 * 60, to: 16 * 60 };

/// The calendars read so far, and the rows of all others.
#[derive(Debug)]
pub(super) struct Calendars<'a, 't> {
    /// Calendars that something names.
    pub(super) drafts: Vec<DraftCalendar>,
    /// The project's.
    pub(super) program: usize,
    rows: HashMap<&'t str, Row<'a, 't>>,
    place_of: HashMap<&'t str, usize>,
}

/// Finds the calendars, and reads the project's: the one named, else the default one, else the first.
pub(super) fn read<'a, 't>(
    tables: &'a Tables<'t>,
    project: Option<&'t str>,
    losses: &mut Vec<Loss>,
) -> Calendars<'a, 't> {
    let mut rows: HashMap<&str, Row> = HashMap::new();
    let mut default = None;
    let mut first = None;
    for row in tables.rows("CALENDAR") {
        let id = row.get("clndr_id");
        if rows.contains_key(id) {
            lost(losses, "a calendar whose id stands twice", format!("calendar {id}"), "the first one counts");
            continue;
        }
        rows.insert(id, row);
        first = first.or(Some(id));
        if row.get("default_flag") == "Y" {
            default = default.or(Some(id));
        }
    }
    let mut calendars = Calendars { drafts: Vec::new(), program: 0, rows, place_of: HashMap::new() };
    let named = project.filter(|id| calendars.rows.contains_key(id));
    if project.is_some() && named.is_none() {
        lost(
            losses,
            "the project's calendar",
            "the project".to_owned(),
            "it is not in the file; another one stands in",
        );
    }
    if let Some(place) = named.or(default).or(first).and_then(|id| calendars.place(id, losses)) {
        calendars.program = place;
    } else {
        lost(losses, "calendars", "the file".to_owned(), "there are none; work goes on Monday to Friday, 8 to 16");
        calendars.drafts.push(DraftCalendar { week: usual_week(), ..DraftCalendar::default() });
    }
    calendars
}

impl<'t> Calendars<'_, 't> {
    /// The place of a calendar among the drafts; nothing where the file has no such calendar.
    pub(super) fn place(&mut self, id: &'t str, losses: &mut Vec<Loss>) -> Option<usize> {
        if let Some(place) = self.place_of.get(id) {
            return Some(*place);
        }
        let row = *self.rows.get(id)?;
        let draft = self.draft(row, losses);
        self.drafts.push(draft);
        let place = self.drafts.len() - 1;
        self.place_of.insert(id, place);
        Some(place)
    }

    /// How many calendars of the file nothing names.
    pub(super) fn n_unused(&self) -> usize {
        self.rows.len().saturating_sub(self.place_of.len())
    }

    fn draft(&self, row: Row<'_, 't>, losses: &mut Vec<Loss>) -> DraftCalendar {
        let name = row.find("clndr_name").unwrap_or(row.get("clndr_id"));
        let place = || format!("calendar {name}");
        let mut week = None;
        let mut exceptions = Vec::new();
        for row in self.bases_of(row) {
            let Hours { week: own, dates, n_unread } = calendar_data::read(row.get("clndr_data"));
            if n_unread > 0 {
                let what = format!("{n_unread} shifts or exceptions of a calendar");
                lost(
                    losses,
                    &what,
                    place(),
                    "they are not written as P6 writes them, or run over midnight on one date",
                );
            }
            week = own.or(week);
            exceptions.extend(dates.into_iter().map(|(date, windows)| DraftException {
                from: date,
                to: date,
                windows,
                name: None,
            }));
        }
        let week = week.unwrap_or_else(|| {
            lost(losses, "the hours of a calendar", place(), "it has none; P6 then works Monday to Friday, 8 to 16");
            usual_week()
        });
        // Of two exceptions for one date the later holds; the earlier says nothing any more.
        let mut spoken_for = HashSet::new();
        exceptions.reverse();
        exceptions.retain(|exception: &DraftException| spoken_for.insert(exception.from));
        exceptions.sort_by_key(|exception| exception.from);
        DraftCalendar {
            name: name.to_owned(),
            week,
            minutes_per_day: minutes(row.get("day_hr_cnt")).filter(|minutes| (1..=1440).contains(minutes)),
            exceptions,
        }
    }

    /// The calendar last, its base before it, and so on; a ring of bases ends where it closes.
    fn bases_of<'a>(&self, row: Row<'a, 't>) -> Vec<Row<'a, 't>>
    where
        Self: 'a,
    {
        let mut chain = vec![row];
        let mut seen = HashSet::from([row.get("clndr_id")]);
        let mut at = row;
        while let Some(base) = at.find("base_clndr_id").filter(|base| seen.insert(base)) {
            let Some(found) = self.rows.get(base) else { break };
            at = *found;
            chain.push(at);
        }
        chain.reverse();
        chain
    }
}

fn usual_week() -> [Vec<WorkWindow>; 7] {
    std::array::from_fn(|day| if day < 5 { vec![USUAL] } else { Vec::new() })
}
