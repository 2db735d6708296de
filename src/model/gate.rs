//! Gates with their criteria, and the team with its responsibilities.

use crate::terms::{ActionId, CollateralId, CriterionId, GateId, GateOutcome, Origin, PersonId, TaskId, Visibility};
use crate::text::Text;
use crate::time::{Date, LocalTime, Zone};

/// A decision gate.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// `G3`.
    pub id: GateId,
    /// Where it was written.
    pub origin: Origin,
    /// Who may see it; the visibility of its milestone where none is written.
    pub visibility: Visibility,
    /// Name.
    pub name: Text,
    /// The milestone that stands for it.
    pub milestone: TaskId,
    /// Who decides.
    pub approvers: Vec<PersonId>,
    /// What must hold.
    pub criteria: Vec<Criterion>,
    /// What was decided.
    pub decision: Option<GateDecision>,
}

/// Something that must hold at a gate.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// `G3-1`.
    pub id: CriterionId,
    /// Where it was written.
    pub origin: Origin,
    /// Who may see it.
    pub visibility: Visibility,
    /// What must hold, in words.
    pub text: Text,
    /// How it is judged.
    pub kind: CriterionKind,
    /// The query that judges it (CEL).
    pub check: Option<String>,
    /// The document that proves it.
    pub evidence: Option<CollateralId>,
    /// Who signs, for a sign-off.
    pub signed_by: Option<PersonId>,
    /// When it was signed or found met by a person.
    pub met_on: Option<Date>,
    /// The decision that waives it.
    pub waived_by: Option<crate::terms::DecisionId>,
    /// Owner.
    pub owner: Option<PersonId>,
    /// When it is due.
    pub due: Option<Date>,
}

crate::terms::words! {
    /// How a criterion is judged.
    CriterionKind {
        /// By requirements.
        Requirement = "req",
        /// By qualification results.
        Qualification = "qual",
        /// By open issues.
        IssueLimit = "issue-limit",
        /// By a document.
        Document = "doc",
        /// By a signature.
        SignOff = "sign-off",
        /// By a measure.
        Metric = "metric",
    }
}

/// What a gate review decided.
#[derive(Debug, Clone, PartialEq)]
pub struct GateDecision {
    /// Which way.
    pub outcome: GateOutcome,
    /// When.
    pub on: Date,
    /// Who.
    pub by: Vec<PersonId>,
    /// Conditions, each an action.
    pub conditions: Vec<ActionId>,
}

/// Core team, responsibilities and meetings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Team {
    /// Where `team.yaml` and its fields stand; nothing where the program has none.
    pub origin: Option<Origin>,
    /// Core team.
    pub core: Vec<PersonId>,
    /// Responsibilities by milestone or workstream, in the author's order.
    pub raci: Vec<RaciRow>,
    /// Regular meetings.
    pub cadence: Vec<Meeting>,
}

/// Who is accountable, responsible, consulted and informed.
#[derive(Debug, Clone, PartialEq)]
pub struct RaciRow {
    /// What for.
    pub subject: RaciSubject,
    /// Where it was written.
    pub origin: Origin,
    /// Accountable; exactly one in a sound plan.
    pub accountable: Vec<PersonId>,
    /// Responsible.
    pub responsible: Vec<PersonId>,
    /// Consulted.
    pub consulted: Vec<PersonId>,
    /// Informed.
    pub informed: Vec<PersonId>,
}

/// What a row of responsibilities is for.
#[derive(Debug, Clone, PartialEq)]
pub enum RaciSubject {
    /// A milestone or task.
    Task(TaskId),
    /// A workstream.
    Workstream(crate::terms::WorkstreamId),
}

/// A regular meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Name.
    pub name: Text,
    /// Day of the week, 0 = Monday.
    pub weekday: u8,
    /// Local time of day.
    pub at: chrono::NaiveTime,
    /// Zone of that time.
    pub zone: Zone,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Meeting {
    /// The next time it is held at or after a local time in its zone.
    #[must_use]
    pub fn next(&self, from: LocalTime) -> LocalTime {
        use chrono::Datelike;
        let ahead = (i64::from(self.weekday) - i64::from(from.weekday().num_days_from_monday())).rem_euclid(7);
        let candidate = (from.date() + chrono::Duration::days(ahead)).and_time(self.at);
        if candidate < from { candidate + chrono::Duration::days(7) } else { candidate }
    }
}
