//! People, customers, functional areas, calendars and service agreements: what programs share.

use crate::terms::{AreaId, CalendarId, CustomerId, Origin, PersonId, SlaId, Visibility};
use crate::text::Text;
use crate::time::{CalendarSpec, Date, Zone};

/// A person of ours or of a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// `lin-wei`, or `nebula/arjun-rao`.
    pub id: PersonId,
    /// Where it was written.
    pub origin: Origin,
    /// Name.
    pub name: Text,
    /// Title, or the role of a customer's person.
    pub title: Option<Text>,
    /// Functional area; none for a customer's person.
    pub area: Option<AreaId>,
    /// Site, in the author's words.
    pub site: Option<String>,
    /// Time zone.
    pub zone: Zone,
    /// Mail address.
    pub email: Option<String>,
    /// Working calendar.
    pub calendar: Option<CalendarId>,
    /// Language tags, best first; any tag.
    pub languages: Vec<String>,
    /// Manager.
    pub manager: Option<PersonId>,
    /// Days away.
    pub absences: Vec<Absence>,
    /// Customers read the name only where this says `customer`; a customer's own person always does.
    pub visibility: Visibility,
}

/// Days on which a person is away.
#[derive(Debug, Clone, PartialEq)]
pub struct Absence {
    /// First day, inclusive.
    pub from: Date,
    /// Last day, inclusive.
    pub to: Date,
    /// Why, in the author's words.
    pub reason: Option<Text>,
}

/// A customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    /// `nebula`.
    pub id: CustomerId,
    /// Where it was written.
    pub origin: Origin,
    /// Name.
    pub name: Text,
    /// What kind of customer: `csp`.
    pub kind: Option<String>,
    /// How much weight its escalations have: `strategic`.
    pub tier: Option<String>,
    /// Regions.
    pub regions: Vec<String>,
    /// Language tags.
    pub languages: Vec<String>,
    /// Mail domains that may receive the customer's build.
    pub mail_domains: Vec<String>,
}

/// A functional area.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// `engineering/firmware`.
    pub id: AreaId,
    /// Where it was written.
    pub origin: Origin,
    /// Name.
    pub name: Text,
    /// Who leads it.
    pub lead: Option<PersonId>,
}

/// A working calendar with the names of its holidays.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkCalendar {
    /// `taipei`.
    pub id: CalendarId,
    /// Where it was written.
    pub origin: Origin,
    /// Name, where one is written.
    pub name: Option<Text>,
    /// Zone, week, holidays and exceptions.
    pub spec: CalendarSpec,
    /// Holidays with their names, by date.
    pub holidays: Vec<(Date, Option<Text>)>,
}

/// A service agreement. Its clocks come with the work on service levels; today it is a name that programs refer to.
#[derive(Debug, Clone, PartialEq)]
pub struct Sla {
    /// `gold`.
    pub id: SlaId,
    /// Where it was written.
    pub origin: Origin,
}
