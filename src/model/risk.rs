//! Risks.

use crate::terms::{PersonId, RiskId, RiskResponse, RiskState, TaskId};
use crate::text::Text;
use crate::time::{Date, Estimate};

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
    /// Delay if it happens, in days of the calendar of each task that it drives: one figure, or three.
    pub impact: Option<Estimate>,
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

impl RiskFacts {
    /// How likely it is at a date: as written, or what the steps done by then have cut it to.
    #[must_use]
    pub fn probability_at(&self, date: Option<Date>) -> f64 {
        let done = |step: &&Mitigation| step.done.is_some_and(|on| date.is_none_or(|date| on <= date));
        let cuts = self.mitigations.iter().filter(done).filter_map(|step| step.cuts_probability_to);
        cuts.fold(self.probability, f64::min)
    }

    /// Whether it may still happen at a date: found by then, not over by then.
    #[must_use]
    pub fn is_open_at(&self, date: Option<Date>) -> bool {
        let Some(date) = date else { return self.state == RiskState::Open };
        let over = match self.closed {
            Some(closed) => closed <= date,
            None => self.state != RiskState::Open,
        };
        !over && self.opened.is_none_or(|opened| opened <= date)
    }
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
