//! The portfolio as a reader may see it.

use crate::model::portfolio::Recipe;
use crate::model::rules::RuleSet;
use crate::text::{Lang, Text};
use crate::time::{Date, Zone};

use super::Scoped;
use super::calendar::SharedCalendar;
use super::people::PersonPage;
use super::program::Program;

/// What a reader may see of everything.
#[derive(Debug, Clone)]
pub struct Portfolio<'a> {
    /// Name of the portfolio; also printed for internal people in a customer's build.
    pub name: &'a Text,
    /// Language that opens first.
    pub default_language: Lang,
    /// Every language of a visible program, the portfolio's first.
    pub languages: Vec<Lang>,
    /// Zone of portfolio pages.
    pub zone: Zone,
    /// The latest data date of the visible programs.
    pub data_date: Option<Date>,
    /// The name of the customer, in a customer's build.
    pub customer_name: Option<&'a Text>,
    /// How mails are addressed.
    pub mail: Mail<'a>,
    /// Status rules.
    pub rules: &'a RuleSet,
    /// Visible programs, in the portfolio's order.
    pub programs: Vec<Scoped<Program<'a>>>,
    /// Working calendars that visible programs use, and their tasks and people where the reader may know them.
    pub calendars: Vec<SharedCalendar<'a>>,
    /// Our people; never for customers.
    pub people: Vec<PersonPage<'a>>,
    /// Bundles; never for customers.
    pub recipes: Vec<&'a Recipe>,
}

/// How mails to this reader are addressed.
#[derive(Debug, Clone, Copy)]
pub struct Mail<'a> {
    /// The sender, with or without a name.
    pub from: Option<&'a str>,
    /// Where answers go.
    pub reply_to: Option<&'a str>,
    /// Our own mail domains: who is a stranger is told by them.
    pub domains: &'a [String],
    /// The domain of message ids and list ids.
    pub id_domain: Option<&'a str>,
    /// Address of this reader's site; those of the others are not here.
    pub site_url: Option<&'a str>,
}
