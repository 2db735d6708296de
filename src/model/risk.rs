//! Risks.

use crate::terms::{PersonId, RiskId, RiskResponse, RiskState, TaskId};
use crate::text::Text;
use crate::time::{Date, Duration};

use super::document::Entity;

/// A risk. Its body is internal; customers have no page for risks.
pub type Risk = Entity<RiskId, RiskFacts, (), RiskRefs>;

/// What whoever sees the risk may see.
#[derive(Debug, Clone, PartialEq)]
pub struct RiskFacts {
    /// Title.
    pub title: Text,
    /// What it is about, in the author's words.
    pub category: Option<String>,
    /// How likely, 0 to 1.
    pub probability: f64,
    /// Delay if it happens, working time of the program's calendar.
    pub impact: Option<Duration>,
    /// What is hit, in words.
    pub impact_note: Option<Text>,
    /// When it would hit.
    pub proximity: Option<Date>,
    /// What is done about it.
    pub response: Option<RiskResponse>,
    /// Steps against it.
    pub mitigations: Vec<Mitigation>,
    /// What shows that it happens.
    pub trigger: Option<Text>,
    /// Where it stands.
    pub state: RiskState,
    /// When it was found.
    pub opened: Option<Date>,
    /// When it ended.
    pub closed: Option<Date>,
}

/// A step against a risk.
#[derive(Debug, Clone, PartialEq)]
pub struct Mitigation {
    /// What.
    pub text: Text,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
    /// What the probability falls to.
    pub cuts_probability_to: Option<f64>,
    /// Who.
    pub owner: Option<PersonId>,
}

/// Ids of others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RiskRefs {
    /// Owner.
    pub owner: Option<PersonId>,
    /// Tasks it delays when it happens.
    pub drives: Vec<TaskId>,
}
