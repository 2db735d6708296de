//! People as a reader may see them.

use crate::model::Portfolio;
use crate::model::people::{Absence, Person};
use crate::terms::{AreaId, PersonId};
use crate::text::Text;
use crate::time::Zone;

use super::calendar::SharedCalendar;

/// A name on a page. An internal person whose file does not say `customer` reaches a customer as our
/// organisation's name, without id or address.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonName<'a> {
    /// Id, where the reader may know the person.
    pub id: Option<&'a PersonId>,
    /// The name to print.
    pub name: &'a Text,
    /// Mail address, where the reader may know it.
    pub email: Option<&'a str>,
    /// Whether the person is a customer's; in a customer's build, whether it is this customer's.
    pub of_customer: bool,
}

/// A person as the team page shows it; never in a customer's build.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonPage<'a> {
    /// Id.
    pub id: &'a PersonId,
    /// Name.
    pub name: &'a Text,
    /// Title or role.
    pub title: Option<&'a Text>,
    /// Functional area.
    pub area: Option<&'a AreaId>,
    /// Name of the functional area.
    pub area_name: Option<&'a Text>,
    /// Site, in the author's words.
    pub site: Option<&'a str>,
    /// Zone.
    pub zone: Zone,
    /// Mail address.
    pub email: Option<&'a str>,
    /// Name of the manager.
    pub manager: Option<&'a Text>,
    /// Language tags.
    pub languages: &'a [String],
    /// Days away.
    pub absences: &'a [Absence],
    /// The working calendar, an index into `Portfolio::calendars`.
    pub calendar: Option<usize>,
}

impl<'a> PersonName<'a> {
    pub(super) fn of(person: &'a Person, open: bool, firm: &'a Text) -> Self {
        let of_customer = person.id.customer().is_some();
        if open {
            Self { id: Some(&person.id), name: &person.name, email: person.email.as_deref(), of_customer }
        } else {
            Self { id: None, name: firm, email: None, of_customer }
        }
    }
}

impl<'a> PersonPage<'a> {
    pub(super) fn of(portfolio: &'a Portfolio, person: &'a Person, calendars: &[SharedCalendar<'a>]) -> Self {
        let area = person.area.as_ref();
        Self {
            id: &person.id,
            name: &person.name,
            title: person.title.as_ref(),
            area,
            area_name: area.and_then(|id| portfolio.areas.get(id)).map(|area| &area.name),
            site: person.site.as_deref(),
            zone: person.zone,
            email: person.email.as_deref(),
            manager: person.manager.as_ref().and_then(|id| portfolio.people.get(id)).map(|manager| &manager.name),
            languages: &person.languages,
            absences: &person.absences,
            calendar: person.calendar.as_ref().and_then(|id| calendars.iter().position(|shared| shared.id == id)),
        }
    }
}
