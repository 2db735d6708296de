//! What tasks of a program meet when they need something: a resource with a file, or a person, and how much of it there
//! is on each day.
//!
//! What enters: the portfolio, a program and an id. What leaves: the supply, if the id stands for one. What always holds:
//! a program's own resource comes before the portfolio's of the same id, and both before a person.

use std::collections::BTreeSet;

use crate::terms::{CalendarId, PersonId, ProgramId, ResourceId, Units};
use crate::text::Text;
use crate::time::{CalendarSpec, Date, Zone};

use super::{Portfolio, Program};

/// A resource as tasks of a program meet it: one with a file, or a person.
#[derive(Debug, Clone)]
pub struct Supply<'p> {
    /// Its id.
    pub id: &'p str,
    /// Its name.
    pub name: &'p Text,
    /// The program that alone uses it.
    pub program: Option<&'p ProgramId>,
    /// Whether it is a person.
    pub is_person: bool,
    /// Whose days its absences and holidays are.
    pub zone: Zone,
    capacity: Units,
    calendar: Option<&'p CalendarSpec>,
    shortages: Vec<(Date, Date, Units)>,
}

impl<'p> Supply<'p> {
    /// What an id stands for in a program: a resource of its own, a shared one, or a person of ours.
    #[must_use]
    pub fn of(portfolio: &'p Portfolio, program: &'p Program, id: &ResourceId) -> Option<Self> {
        let calendar = |id: Option<&CalendarId>| id.and_then(|id| portfolio.calendars.get(id)).map(|one| &one.spec);
        let own = program.resources.iter().find(|resource| resource.id == *id);
        if let Some(resource) = own.or_else(|| portfolio.resources.get(id)) {
            let calendar = calendar(resource.calendar.as_ref());
            return Some(Self {
                id: resource.id.as_str(),
                name: &resource.name,
                program: own.map(|_| &program.id),
                is_person: false,
                zone: calendar.map_or(portfolio.settings.zone, |calendar| calendar.zone),
                capacity: resource.capacity,
                calendar,
                shortages: resource.absences.iter().map(|one| (one.from, one.to, one.capacity)).collect(),
            });
        }
        let person = PersonId::parse(id.as_str()).ok().and_then(|id| portfolio.people.get(&id))?;
        Some(Self {
            id: person.id.as_str(),
            name: &person.name,
            program: None,
            is_person: true,
            zone: person.zone,
            capacity: Units::ONE,
            calendar: calendar(person.calendar.as_ref()),
            shortages: person.absences.iter().map(|one| (one.from, one.to, Units::NONE)).collect(),
        })
    }

    /// How much there is of it when nothing is missing.
    #[must_use]
    pub fn capacity(&self) -> Units {
        self.capacity
    }

    /// How much there is of it on a day. Of absences that meet, the one that leaves least counts; on a holiday or a
    /// closed day of its calendar there is none.
    #[must_use]
    pub fn on(&self, date: Date) -> Units {
        let closed = self.calendar.is_some_and(|calendar| {
            let exception = calendar.exceptions.iter().rfind(|one| one.from <= date && date <= one.to);
            exception.map_or_else(|| calendar.holidays.contains(&date), |one| one.windows.is_empty())
        });
        if closed {
            return Units::NONE;
        }
        let away = self.shortages.iter().filter(|(from, to, _)| *from <= date && date <= *to);
        away.map(|(.., left)| *left).fold(self.capacity, Units::min)
    }

    /// The days on which there may be more or less of it than the day before, in order.
    #[must_use]
    pub fn changes(&self) -> Vec<Date> {
        let mut days: BTreeSet<Date> = BTreeSet::new();
        let mut span = |from: Date, to: Date| {
            days.insert(from);
            days.extend(to.succ_opt());
        };
        for (from, to, _) in &self.shortages {
            span(*from, *to);
        }
        if let Some(calendar) = self.calendar {
            for holiday in &calendar.holidays {
                span(*holiday, *holiday);
            }
            for exception in &calendar.exceptions {
                span(exception.from, exception.to);
            }
        }
        days.into_iter().collect()
    }
}
