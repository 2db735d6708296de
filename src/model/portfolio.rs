//! The portfolio: settings, what programs share, and the programs.

use std::collections::BTreeMap;

use crate::terms::{AreaId, CalendarId, CustomerId, Origin, PersonId, RecipeId, ResourceId, SlaId};
use crate::text::{Lang, Text};
use crate::time::{Date, Weekday, Zone};

use super::people::{Area, Customer, Person, Sla, WorkCalendar};
use super::program::{DataDate, Program};
use super::resource::Resource;
use super::rules::RuleSet;

/// Everything in the folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// `portfolio.yaml`.
    pub settings: Settings,
    /// Functional areas.
    pub areas: BTreeMap<AreaId, Area>,
    /// Our people and the customers'.
    pub people: BTreeMap<PersonId, Person>,
    /// Customers.
    pub customers: BTreeMap<CustomerId, Customer>,
    /// Working calendars.
    pub calendars: BTreeMap<CalendarId, WorkCalendar>,
    /// Labs, equipment, samples and teams that several programs use.
    pub resources: BTreeMap<ResourceId, Resource>,
    /// Service agreements.
    pub slas: BTreeMap<SlaId, Sla>,
    /// Firmware and driver bundles.
    pub recipes: BTreeMap<RecipeId, Recipe>,
    /// Status rules: those of `rag.yaml`, or the built-in ones.
    pub rules: RuleSet,
    /// Programs, in the order of `portfolio.yaml`, then by id.
    pub programs: Vec<Program>,
}

/// `portfolio.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Where it was written; nothing where the folder has no `portfolio.yaml`.
    pub origin: Option<Origin>,
    /// Name.
    pub name: Text,
    /// Short name of the organisation that runs the programs: how its people read where a customer may not know them.
    pub organisation: Option<Text>,
    /// Language of bare strings in shared files and of the portfolio page.
    pub default_language: Lang,
    /// Data date of programs that have none.
    pub data_date: Option<DataDate>,
    /// Zone of portfolio pages.
    pub zone: Zone,
    /// The day of the week on which programs report: the last day of a period of earned schedule.
    pub report_day: Weekday,
    /// How mails are addressed.
    pub mail: MailSettings,
}

impl Settings {
    /// The name that stands for our own people where a customer may not know them: our organisation's, else the
    /// portfolio's.
    #[must_use]
    pub fn our_name(&self) -> &Text {
        self.organisation.as_ref().unwrap_or(&self.name)
    }
}

/// The `mail:` block of `portfolio.yaml`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MailSettings {
    /// The sender, with or without a name.
    pub from: Option<String>,
    /// Where answers go.
    pub reply_to: Option<String>,
    /// Our own mail domains.
    pub domains: Vec<String>,
    /// The domain of message ids and list ids.
    pub id_domain: Option<String>,
    /// Address of each audience's site, by audience name.
    pub site_url: BTreeMap<String, String>,
}

/// A firmware and driver bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// `1.4`.
    pub id: RecipeId,
    /// Where it was written.
    pub origin: Origin,
    /// Product family.
    pub product: Option<String>,
    /// `draft`, `rc`, `released` or `withdrawn`.
    pub status: Option<String>,
    /// The bundle it replaces.
    pub supersedes: Option<RecipeId>,
    /// Its date.
    pub date: Option<Date>,
    /// Versions by component, in the author's order.
    pub components: Vec<(String, String)>,
    /// Versions on the host, in the author's order.
    pub host: Vec<(String, String)>,
    /// Components that differ from the bundle before.
    pub changed_vs_previous: Vec<String>,
    /// Issues it fixes; of any program.
    pub fixes: Vec<crate::terms::IssueId>,
}
