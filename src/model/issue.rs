//! Issues with their logs, and escalations.

use crate::diagnostics::Span;
use crate::terms::{
    AreaId, EntityId, EscalationId, IssueEvent, IssueId, IssueState, Level, PersonId, Phase, RecipeId, RequirementId,
    RiskId, Severity, TaskId, Urgency,
};
use crate::text::Text;
use crate::time::{Date, Duration, Instant};

use super::document::Entity;

/// An issue. Its body is internal.
pub type Issue = Entity<IssueId, IssueFacts, IssueInner, IssueRefs>;

/// What whoever sees the issue may see.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueFacts {
    /// Title.
    pub title: Text,
    /// State at the end of the log.
    pub state: IssueState,
    /// Severity.
    pub severity: Severity,
    /// When it was reported.
    pub reported_at: Option<Instant>,
    /// By when the customer needs it.
    pub needed_by: Option<Date>,
    /// What the customer reads.
    pub customer_summary: Option<Text>,
    /// What happens next.
    pub next_action: Option<NextAction>,
    /// The phase it was found in.
    pub phase: Option<Phase>,
}

/// What customers never see.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IssueInner {
    /// The urgency somebody claims.
    pub urgency_claimed: Option<Urgency>,
    /// How it came in.
    pub reported_via: Option<String>,
    /// The reporter's own reference.
    pub reported_ref: Option<String>,
    /// Functional area.
    pub area: Option<AreaId>,
    /// The bundle it was found on.
    pub found_on_recipe: Option<RecipeId>,
    /// Configurations it was found on.
    pub found_on_configs: Vec<String>,
    /// Units it was found on.
    pub found_on_units: Vec<String>,
    /// What it looks like to a machine, by name, in the author's order.
    pub signature: Vec<(String, String)>,
    /// How to live with it.
    pub workaround: Option<Workaround>,
    /// Working time the fix takes once it starts.
    pub fix_estimate: Option<Duration>,
    /// Links and references elsewhere, by name.
    pub refs: Vec<(String, String)>,
}

/// Ids of others; hidden ones are dropped by the audience.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IssueRefs {
    /// Owner.
    pub owner: Option<PersonId>,
    /// Owner of the next action.
    pub next_action_owner: Option<PersonId>,
    /// Who reported it.
    pub reported_by: Option<PersonId>,
    /// Who accepted the workaround.
    pub workaround_accepted_by: Option<PersonId>,
    /// Tasks and milestones it blocks.
    pub blocks: Vec<TaskId>,
    /// Related entities, by id.
    pub related: Vec<Related>,
    /// The log, by time.
    pub log: Vec<LogEntry>,
    /// Whether every line of the log could be read; a chain with a missing link is not checked.
    pub log_is_whole: bool,
}

/// What an issue may be related to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Related {
    /// A risk.
    Risk(RiskId),
    /// A requirement.
    Requirement(RequirementId),
    /// Another issue.
    Issue(IssueId),
    /// A task or milestone.
    Task(TaskId),
    /// A decision.
    Decision(crate::terms::DecisionId),
    /// An escalation.
    Escalation(EscalationId),
    /// A document.
    Collateral(crate::terms::CollateralId),
    /// A review.
    Review(crate::terms::ReviewId),
    /// An action item.
    Action(crate::terms::ActionId),
}

impl Related {
    /// Reads the id of anything an entity may be related to; nothing for a text that is no such id.
    ///
    /// ```
    /// use milepost::model::issue::Related;
    /// assert_eq!(Related::parse("RSK-NBL-007").unwrap().as_str(), "RSK-NBL-007");
    /// assert_eq!(Related::parse("nbl"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('-').map_or("", |(kind, _)| kind) {
            "RSK" => RiskId::parse(text).ok().map(Self::Risk),
            "REQ" => RequirementId::parse(text).ok().map(Self::Requirement),
            "ISS" => IssueId::parse(text).ok().map(Self::Issue),
            "TSK" | "MS" => TaskId::parse(text).ok().map(Self::Task),
            "DEC" => crate::terms::DecisionId::parse(text).ok().map(Self::Decision),
            "ESC" => EscalationId::parse(text).ok().map(Self::Escalation),
            "COL" => crate::terms::CollateralId::parse(text).ok().map(Self::Collateral),
            "REV" => crate::terms::ReviewId::parse(text).ok().map(Self::Review),
            "ACT" => crate::terms::ActionId::parse(text).ok().map(Self::Action),
            _ => None,
        }
    }

    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Risk(id) => id.as_str(),
            Self::Requirement(id) => id.as_str(),
            Self::Issue(id) => id.as_str(),
            Self::Task(id) => id.as_str(),
            Self::Decision(id) => id.as_str(),
            Self::Escalation(id) => id.as_str(),
            Self::Collateral(id) => id.as_str(),
            Self::Review(id) => id.as_str(),
            Self::Action(id) => id.as_str(),
        }
    }
}

/// What happens next.
#[derive(Debug, Clone, PartialEq)]
pub struct NextAction {
    /// What.
    pub text: Text,
    /// By when.
    pub due: Option<Date>,
}

/// How to live with an issue.
#[derive(Debug, Clone, PartialEq)]
pub struct Workaround {
    /// How.
    pub text: Text,
    /// When the customer accepted it.
    pub accepted_on: Option<Date>,
}

/// One line of a log.
#[derive(Debug, Clone, PartialEq)]
pub struct LogEntry {
    /// When it happened.
    pub at: Instant,
    /// Who wrote it.
    pub by: PersonId,
    /// What happened.
    pub event: IssueEvent,
    /// Whether customers may read the line.
    pub customer: bool,
    /// The words.
    pub text: String,
    /// Where it was written.
    pub span: Span,
}

/// An escalation. Its body is internal.
pub type Escalation = Entity<EscalationId, EscalationFacts, EscalationInner, EscalationRefs>;

/// What whoever sees the escalation may see.
#[derive(Debug, Clone, PartialEq)]
pub struct EscalationFacts {
    /// The level reached.
    pub level: Level,
    /// Whether it is still open.
    pub open: bool,
    /// What is at stake.
    pub impact: Option<Text>,
    /// When the next update is promised.
    pub next_update: Option<Instant>,
}

/// What customers never see.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EscalationInner {
    /// The colour its author gives it.
    pub colour: Option<crate::terms::Colour>,
    /// What is asked for.
    pub ask: Option<Ask>,
    /// When it may end.
    pub exit: Option<Text>,
}

/// Something asked of somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What.
    pub text: Text,
    /// Of whom.
    pub to: Option<PersonId>,
    /// By when.
    pub due: Option<Date>,
    /// The entity it is about, by id.
    pub about: Option<Related>,
}

/// Ids of others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EscalationRefs {
    /// What it is about.
    pub about: Vec<Related>,
    /// The steps so far, in order: when, by whom, to whom.
    pub raised: Vec<Raised>,
    /// The customer's executive.
    pub customer_exec: Option<PersonId>,
}

/// One step of an escalation.
#[derive(Debug, Clone, PartialEq)]
pub struct Raised {
    /// To which level; nothing for the first step, which is L1.
    pub level: Level,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: PersonId,
    /// To whom.
    pub to: PersonId,
}
