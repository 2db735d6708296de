//! The words every layer names: ids, small value types, and the tables of rule and macro names.
//!
//! A ground module: it holds no entity and reads no file. Every type here has one way in (`parse`, or a closed
//! enum) so that a value of it is always legal.

mod audience;
mod colour;
mod condition;
mod constraint;
mod dialect;
mod earned;
mod ids;
mod issue;
mod lag;
mod link;
mod macros;
mod moment;
mod origin;
mod phase;
mod requirement;
mod resource;
mod risk;
pub mod rule_names;
mod states;

pub use audience::{Scope, Visibility};
pub use colour::{Colour, Dimension};
pub use condition::{Condition, Fact, Facts, Mistake, Outcome, Root, RuleSubject, Unevaluated};
pub use constraint::ConstraintKind;
pub use dialect::{
    CriticalKind, Dialect, EarlyStart, FloatKind, LagCalendar, LateWork, MilestoneDates, MilestoneSide, OpenEnds,
    OutOfSequence, StartLag, StartToFinish, UnfinishedWork,
};
pub use earned::EarnedMethod;
pub use ids::{
    ActionId, AreaId, BaselineId, CalendarId, CollateralId, CriterionId, CustomerId, DecisionId, EntityId,
    EscalationId, GateId, IdError, IssueId, PersonId, ProgramId, RecipeId, RequirementId, ResourceId, ReviewId, RiskId,
    RuleId, SlaId, TaskId, WorkstreamId,
};
pub use issue::{IssueEvent, IssueState, Level, Priority, Severity, Urgency};
pub use lag::{Lag, LagAmount, LagError};
pub use link::LinkKind;
pub use macros::{CountMacro, Macro, MacroError, MacroProblem, PlacedMacro, TaskMacro, find_macros};
pub use moment::Moment;
pub use origin::Origin;
pub use phase::Phase;
pub use requirement::{MoscowPriority, RequirementState, VerificationMethod};
pub use resource::{ResourceKind, Units};
pub use risk::{RiskResponse, RiskState};
pub use states::{DecisionState, GateOutcome, ReviewKind, ReviewOutcome, Word};
pub(crate) use states::{word_of, words};
