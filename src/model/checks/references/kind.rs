//! What an id can stand for.

use crate::model::issue::Related;
use crate::terms::{
    ActionId, AreaId, BaselineId, CalendarId, CollateralId, CustomerId, DecisionId, EscalationId, GateId, IssueId,
    PersonId, RecipeId, RequirementId, ResourceId, ReviewId, RiskId, SlaId, TaskId, WorkstreamId,
};

/// What kind of entity an id stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A customer.
    Customer,
    /// A working calendar.
    Calendar,
    /// A resource of the same program, a shared one, or a person of ours.
    Resource,
    /// A functional area.
    Area,
    /// A service agreement.
    Sla,
    /// A recipe.
    Recipe,
    /// A task or milestone.
    Task,
    /// A requirement.
    Requirement,
    /// An issue.
    Issue,
    /// An escalation.
    Escalation,
    /// A risk.
    Risk,
    /// A decision.
    Decision,
    /// A review.
    Review,
    /// An action.
    Action,
    /// A document.
    Collateral,
    /// A baseline of the same program.
    Baseline,
    /// A gate of the same program.
    Gate,
    /// A workstream of the same program.
    Workstream,
}

impl Kind {
    /// The kind in the reader's words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Customer => "customer",
            Self::Calendar => "calendar",
            Self::Resource => "resource",
            Self::Area => "functional area",
            Self::Sla => "service agreement",
            Self::Recipe => "recipe",
            Self::Task => "task",
            Self::Requirement => "requirement",
            Self::Issue => "issue",
            Self::Escalation => "escalation",
            Self::Risk => "risk",
            Self::Decision => "decision",
            Self::Review => "review",
            Self::Action => "action",
            Self::Collateral => "document",
            Self::Baseline => "baseline",
            Self::Gate => "gate",
            Self::Workstream => "workstream",
        }
    }

    /// Whether ids of this kind are unique by program only.
    #[must_use]
    pub fn by_program(self) -> bool {
        matches!(self, Self::Baseline | Self::Gate | Self::Workstream)
    }
}

/// What kind of entity a related id stands for.
#[must_use]
pub(super) fn kind_of(related: &Related) -> Kind {
    match related {
        Related::Risk(_) => Kind::Risk,
        Related::Requirement(_) => Kind::Requirement,
        Related::Issue(_) => Kind::Issue,
        Related::Task(_) => Kind::Task,
        Related::Decision(_) => Kind::Decision,
        Related::Escalation(_) => Kind::Escalation,
        Related::Collateral(_) => Kind::Collateral,
        Related::Review(_) => Kind::Review,
        Related::Action(_) => Kind::Action,
    }
}

/// An id type with the kind of what it stands for.
pub trait Referent: AsRef<str> {
    /// The kind.
    const KIND: Kind;
}

macro_rules! referents {
    ($($id:ident => $kind:ident,)*) => {$(
        impl Referent for $id {
            const KIND: Kind = Kind::$kind;
        }
    )*};
}

referents! {
    PersonId => Person,
    CustomerId => Customer,
    CalendarId => Calendar,
    ResourceId => Resource,
    AreaId => Area,
    SlaId => Sla,
    RecipeId => Recipe,
    TaskId => Task,
    RequirementId => Requirement,
    IssueId => Issue,
    EscalationId => Escalation,
    RiskId => Risk,
    DecisionId => Decision,
    ReviewId => Review,
    ActionId => Action,
    CollateralId => Collateral,
    BaselineId => Baseline,
    GateId => Gate,
    WorkstreamId => Workstream,
}
