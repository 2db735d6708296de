//! Decisions, reviews and action items.

use crate::terms::{
    ActionId, CollateralId, DecisionId, DecisionState, PersonId, ReviewId, ReviewKind, ReviewOutcome, TaskId,
};
use crate::text::Text;
use crate::time::Date;

use super::document::Entity;
use super::issue::Related;

/// A decision. Its body follows it.
pub type Decision = Entity<DecisionId, DecisionFacts, (), DecisionRefs>;

/// What whoever sees the decision may see.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionFacts {
    /// The question.
    pub title: Text,
    /// Where it stands.
    pub state: DecisionState,
    /// By when it is needed.
    pub needed_by: Option<Date>,
    /// When it was decided.
    pub decided_on: Option<Date>,
    /// What can be chosen.
    pub options: Vec<Text>,
    /// The option chosen, 1 = first.
    pub choice: Option<usize>,
    /// The option recommended, 1 = first.
    pub recommend: Option<usize>,
    /// What it changes.
    pub effect: Option<Text>,
    /// What happens without it.
    pub without_it: Option<Text>,
    /// Why it was decided so.
    pub why: Option<Text>,
    /// What follows from it.
    pub consequence: Vec<Text>,
}

/// Ids of others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DecisionRefs {
    /// Owner.
    pub owner: Option<PersonId>,
    /// Who must decide.
    pub by: Vec<PersonId>,
    /// Who decided.
    pub decided_by: Vec<PersonId>,
    /// Milestones it brings back to commitment.
    pub recovers: Vec<TaskId>,
    /// The decision that replaces it.
    pub superseded_by: Option<DecisionId>,
}

/// A review. Its body follows it.
pub type Review = Entity<ReviewId, ReviewFacts, (), ReviewRefs>;

/// What whoever sees the review may see.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewFacts {
    /// Title.
    pub title: Text,
    /// What kind.
    pub kind: ReviewKind,
    /// When.
    pub date: Date,
    /// How it ended; nothing before it is held.
    pub outcome: Option<ReviewOutcome>,
}

/// Ids of others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReviewRefs {
    /// Chair.
    pub chair: Option<PersonId>,
    /// Attendees.
    pub attendees: Vec<PersonId>,
    /// Documents.
    pub materials: Vec<CollateralId>,
    /// Actions that came out of it.
    pub actions: Vec<ActionId>,
}

/// An action item.
pub type Action = Entity<ActionId, ActionFacts, (), ActionRefs>;

/// What whoever sees the action may see.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionFacts {
    /// What.
    pub text: Text,
    /// Since when.
    pub opened: Option<Date>,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
}

/// Ids of others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ActionRefs {
    /// Owner.
    pub owner: Option<PersonId>,
    /// What it came from.
    pub source: Option<Related>,
}
