//! Issues, requirements, risks, decisions and the rest as a reader may see them.

use std::borrow::Cow;

use crate::model;
use crate::model::gate::CriterionKind;
use crate::model::note::Keyword;
use crate::terms::{
    ActionId, CollateralId, Colour, CriterionId, DecisionId, Dimension, EscalationId, GateId, GateOutcome, IssueEvent,
    IssueId, Level, Origin, RecipeId, RequirementId, ReviewId, RiskId,
};
use crate::text::{Lang, Text};
use crate::time::{Date, Instant, IsoWeek};

use super::people::PersonName;

/// A visible entity: its fields by who may read them, its references narrowed, its body cut.
#[derive(Debug, Clone)]
pub struct Item<'a, Id, Facts, Inner, Refs> {
    /// Its id.
    pub id: &'a Id,
    /// Where it was written.
    pub origin: &'a Origin,
    /// What whoever sees it may see.
    pub facts: &'a Facts,
    /// What customers never see.
    pub inner: Option<&'a Inner>,
    /// Visible references.
    pub refs: Refs,
    /// The body, where the reader may see it; marked passages cut.
    pub body: Vec<Body<'a>>,
}

/// One language of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body<'a> {
    /// The language.
    pub lang: Lang,
    /// Markdown without the passages that the reader may not see.
    pub markdown: Cow<'a, str>,
}

/// A visible entity that another one names.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention<'a> {
    /// Its id as written.
    pub id: &'a str,
    /// Its title, where it has one.
    pub title: Option<&'a Text>,
    /// Its kind: `issue`, `task`, `requirement`, `risk`, `decision`, `escalation`, `review`, `action`, `document`.
    pub kind: &'static str,
}

/// An issue. Its body is internal.
pub type Issue<'a> = Item<'a, IssueId, model::issue::IssueFacts, model::issue::IssueInner, IssueRefs<'a>>;

/// Visible references of an issue.
#[derive(Debug, Clone, Default)]
pub struct IssueRefs<'a> {
    /// Owner.
    pub owner: Option<PersonName<'a>>,
    /// Owner of the next action.
    pub next_action_owner: Option<PersonName<'a>>,
    /// Who reported it.
    pub reported_by: Option<PersonName<'a>>,
    /// Who accepted the workaround.
    pub workaround_accepted_by: Option<PersonName<'a>>,
    /// Visible tasks and milestones it blocks, indexes into `Program::tasks`.
    pub blocks: Vec<usize>,
    /// Visible related entities; never for customers.
    pub related: Vec<Mention<'a>>,
    /// Name of its functional area; never for customers.
    pub area: Option<&'a Text>,
    /// The workstreams it belongs to (those of the tasks it blocks, or of its area), indexes into
    /// `Program::workstreams`.
    pub workstreams: Vec<usize>,
    /// Every event up to the data date, by time; dates of state changes are open, words and names only where the
    /// line may be read.
    pub log: Vec<LogLine<'a>>,
}

/// One event of a log.
#[derive(Debug, Clone, PartialEq)]
pub struct LogLine<'a> {
    /// When.
    pub at: Instant,
    /// Civil date in the program's zone.
    pub date: Date,
    /// What happened; counts are made from these, also where the words are hidden.
    pub event: IssueEvent,
    /// Who and what was said, where the reader may read it.
    pub words: Option<(PersonName<'a>, &'a str)>,
}

/// An escalation. Its body is internal.
pub type Escalation<'a> =
    Item<'a, EscalationId, model::issue::EscalationFacts, model::issue::EscalationInner, EscalationRefs<'a>>;

/// Visible references of an escalation.
#[derive(Debug, Clone, Default)]
pub struct EscalationRefs<'a> {
    /// What it is about.
    pub about: Vec<Mention<'a>>,
    /// Steps so far.
    pub raised: Vec<RaisedStep<'a>>,
    /// The customer's executive.
    pub customer_exec: Option<PersonName<'a>>,
    /// What is asked of whom; never for customers.
    pub ask: Option<Ask<'a>>,
}

/// One step of an escalation.
#[derive(Debug, Clone, PartialEq)]
pub struct RaisedStep<'a> {
    /// Level.
    pub level: Level,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: PersonName<'a>,
    /// To whom.
    pub to: PersonName<'a>,
}

/// Something asked of somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask<'a> {
    /// What.
    pub text: &'a Text,
    /// Of whom.
    pub to: Option<PersonName<'a>>,
    /// By when.
    pub due: Option<Date>,
    /// About what.
    pub about: Option<Mention<'a>>,
}

/// A requirement. Its body follows it.
pub type Requirement<'a> = Item<
    'a,
    RequirementId,
    model::requirement::RequirementFacts,
    model::requirement::RequirementInner,
    RequirementRefs<'a>,
>;

/// Visible references of a requirement.
#[derive(Debug, Clone, Default)]
pub struct RequirementRefs<'a> {
    /// Owner.
    pub owner: Option<PersonName<'a>>,
    /// Visible tasks that implement it, indexes into `Program::tasks`.
    pub tasks: Vec<usize>,
    /// The document it came in.
    pub document: Option<Mention<'a>>,
    /// The decision that waives it.
    pub waived_by: Option<Mention<'a>>,
    /// Names of the functional areas that work on it; never for customers.
    pub areas: Vec<&'a Text>,
    /// Evidence up to the data date, by date, with whether it still holds.
    pub evidence: Vec<Evidence<'a>>,
}

/// One result of a verification.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence<'a> {
    /// Which way.
    pub result: model::requirement::EvidenceResult,
    /// When.
    pub on: Date,
    /// On which bundle.
    pub recipe: Option<&'a RecipeId>,
    /// Where it can be read; for a customer, the id of a document it may see.
    pub reference: Option<&'a str>,
    /// Whether the requirement's title or text changed since, by its fingerprint.
    pub rewritten: bool,
    /// For the author, whose words are all his: the fingerprint that the text has now, where it changed. Not of a text
    /// with marks or comments, for findings are read by others too.
    pub fingerprint_now: Option<&'a str>,
    /// Whether the bundle changed or the requirement's words did, so that it must be confirmed.
    pub suspect: bool,
}

/// A risk. Never in a customer's build.
pub type Risk<'a> = Item<'a, RiskId, model::risk::RiskFacts, (), RiskRefs<'a>>;

/// Visible references of a risk.
#[derive(Debug, Clone, Default)]
pub struct RiskRefs<'a> {
    /// Owner.
    pub owner: Option<PersonName<'a>>,
    /// Tasks it delays, indexes into `Program::tasks`.
    pub drives: Vec<usize>,
    /// Steps against it.
    pub mitigations: Vec<MitigationStep<'a>>,
}

/// A step against a risk.
#[derive(Debug, Clone, PartialEq)]
pub struct MitigationStep<'a> {
    /// What.
    pub text: &'a Text,
    /// Who.
    pub owner: Option<PersonName<'a>>,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
    /// What the probability falls to.
    pub cuts_probability_to: Option<f64>,
}

/// A decision. Its body follows it.
pub type Decision<'a> = Item<'a, DecisionId, model::decision::DecisionFacts, (), DecisionRefs<'a>>;

/// Visible references of a decision.
#[derive(Debug, Clone, Default)]
pub struct DecisionRefs<'a> {
    /// Owner.
    pub owner: Option<PersonName<'a>>,
    /// Who must decide.
    pub by: Vec<PersonName<'a>>,
    /// Who decided.
    pub decided_by: Vec<PersonName<'a>>,
    /// Visible milestones it brings back, indexes into `Program::tasks`.
    pub recovers: Vec<usize>,
    /// The decision that replaces it.
    pub superseded_by: Option<Mention<'a>>,
}

/// A review. Its body follows it.
pub type Review<'a> = Item<'a, ReviewId, model::decision::ReviewFacts, (), ReviewRefs<'a>>;

/// Visible references of a review.
#[derive(Debug, Clone, Default)]
pub struct ReviewRefs<'a> {
    /// Chair.
    pub chair: Option<PersonName<'a>>,
    /// Attendees.
    pub attendees: Vec<PersonName<'a>>,
    /// Visible documents.
    pub materials: Vec<Mention<'a>>,
    /// Visible actions.
    pub actions: Vec<Mention<'a>>,
}

/// An action item.
pub type Action<'a> = Item<'a, ActionId, model::decision::ActionFacts, (), ActionRefs<'a>>;

/// Visible references of an action item.
#[derive(Debug, Clone, Default)]
pub struct ActionRefs<'a> {
    /// Owner.
    pub owner: Option<PersonName<'a>>,
    /// What it came from.
    pub source: Option<Mention<'a>>,
}

/// A document. Its body follows it.
pub type Collateral<'a> = Item<'a, CollateralId, model::requirement::CollateralFacts, (), CollateralRefs<'a>>;

/// Visible references of a document.
#[derive(Debug, Clone, Default)]
pub struct CollateralRefs<'a> {
    /// The document it replaces.
    pub supersedes: Option<Mention<'a>>,
    /// The visible document that replaces it.
    pub superseded_by: Option<Mention<'a>>,
    /// Who has it, since when.
    pub delivered_to: Vec<(PersonName<'a>, Date)>,
}

/// A visible gate.
#[derive(Debug, Clone)]
pub struct Gate<'a> {
    /// `G3`.
    pub id: &'a GateId,
    /// Where it was written.
    pub origin: &'a Origin,
    /// Name.
    pub name: &'a Text,
    /// The milestone that stands for it, an index into `Program::tasks`; nothing where it is hidden.
    pub milestone: Option<usize>,
    /// Who decides.
    pub approvers: Vec<PersonName<'a>>,
    /// Visible criteria.
    pub criteria: Vec<Criterion<'a>>,
    /// What was decided up to the data date.
    pub decision: Option<GateDecision<'a>>,
}

/// A visible criterion.
#[derive(Debug, Clone)]
pub struct Criterion<'a> {
    /// `G3-1`.
    pub id: &'a CriterionId,
    /// Where it was written.
    pub origin: &'a Origin,
    /// What must hold, in words.
    pub text: &'a Text,
    /// How it is judged.
    pub kind: CriterionKind,
    /// The query that judges it (CEL).
    pub check: Option<&'a str>,
    /// The visible document that proves it.
    pub evidence: Option<Mention<'a>>,
    /// Whether a document is named as proof, seen or not, and was released by the data date.
    pub evidence_given: bool,
    /// Who signs.
    pub signed_by: Option<PersonName<'a>>,
    /// When it was signed or found met by a person, up to the data date.
    pub met_on: Option<Date>,
    /// The decision that waives it.
    pub waived_by: Option<Mention<'a>>,
    /// Whether it is waived, by a decision seen or not.
    pub waived: bool,
    /// Owner.
    pub owner: Option<PersonName<'a>>,
    /// When it is due.
    pub due: Option<Date>,
}

/// What a gate review decided.
#[derive(Debug, Clone)]
pub struct GateDecision<'a> {
    /// Which way.
    pub outcome: GateOutcome,
    /// When.
    pub on: Date,
    /// Who.
    pub by: Vec<PersonName<'a>>,
    /// Visible conditions, indexes into `Program::actions`.
    pub conditions: Vec<usize>,
}

/// A row of responsibilities; never in a customer's build.
#[derive(Debug, Clone)]
pub struct RaciLine<'a> {
    /// Where it was written.
    pub origin: &'a Origin,
    /// Name of the milestone or workstream.
    pub subject: &'a Text,
    /// Its id as written.
    pub subject_id: &'a str,
    /// Accountable.
    pub accountable: Vec<PersonName<'a>>,
    /// Responsible.
    pub responsible: Vec<PersonName<'a>>,
    /// Consulted.
    pub consulted: Vec<PersonName<'a>>,
    /// Informed.
    pub informed: Vec<PersonName<'a>>,
}

/// A status note up to the data date.
#[derive(Debug, Clone)]
pub struct Note<'a> {
    /// The week.
    pub period: IsoWeek,
    /// Where it was written.
    pub origin: &'a Origin,
    /// As of when.
    pub as_of: Instant,
    /// Civil date of `as_of` in the program's zone.
    pub date: Date,
    /// Author.
    pub author: Option<PersonName<'a>>,
    /// The subject's first word, where the author chose one and the note itself is open to this reader.
    pub keyword: Option<Keyword>,
    /// Visible decisions, indexes into `Program::decisions`, in the note's order.
    pub decisions: Vec<usize>,
    /// What is asked of whom.
    pub asks: Vec<Ask<'a>>,
    /// What to know.
    pub highlights: Vec<Highlight<'a>>,
    /// The sections written for this reader.
    pub sections: Vec<Section<'a>>,
}

/// A colour that replaces the rule's; never in a customer's build.
#[derive(Debug, Clone)]
pub struct NoteOverride<'a> {
    /// Colours by dimension.
    pub colours: &'a [(Dimension, Colour)],
    /// Who answers for it.
    pub by: PersonName<'a>,
    /// Why.
    pub reason: &'a Text,
    /// When the note that set it was written.
    pub since: Date,
    /// The last day on which it counts.
    pub expires: Date,
}

/// Something to know.
#[derive(Debug, Clone)]
pub struct Highlight<'a> {
    /// What.
    pub text: &'a Text,
    /// About what.
    pub about: Option<Mention<'a>>,
}

/// A section of a note.
#[derive(Debug, Clone)]
pub struct Section<'a> {
    /// The heading's word: `BLUF`.
    pub name: &'a str,
    /// Its language.
    pub lang: Lang,
    /// Markdown with macros, marked passages cut.
    pub markdown: Cow<'a, str>,
}
