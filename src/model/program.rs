//! A program: its settings, its plan, and everything filed under it.

use crate::terms::{
    CalendarId, CollateralId, CustomerId, Dialect, Moment, Origin, PersonId, Phase, ProgramId, RecipeId, SlaId, TaskId,
    Visibility,
};
use crate::text::{Lang, Text};
use crate::time::{Date, Duration, Zone};

use super::actuals::SpentWeek;
use super::baseline::Baseline;
use super::decision::{Action, Decision, Review};
use super::gate::{Gate, Team};
use super::issue::{Escalation, Issue};
use super::ledger::LedgerEntry;
use super::note::{MailEntry, StatusNote};
use super::plan::Plan;
use super::requirement::{Collateral, Requirement};
use super::resource::Resource;
use super::risk::Risk;

/// One program.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// The name of its folder.
    pub id: ProgramId,
    /// Where `program.yaml` and its fields stand.
    pub origin: Origin,
    /// Who may see the program at all.
    pub visibility: Visibility,
    /// What whoever sees the program may see.
    pub facts: ProgramFacts,
    /// What customers never see.
    pub inner: ProgramInner,
    /// The one customer.
    pub customer: CustomerId,
    /// Program manager.
    pub manager: PersonId,
    /// Sponsor.
    pub sponsor: Option<PersonId>,
    /// How it is scheduled.
    pub schedule: ScheduleSettings,
    /// Promises to the customer.
    pub committed: Vec<Commitment>,
    /// Tasks and milestones.
    pub plan: Plan,
    /// Resources of its own, by id.
    pub resources: Vec<Resource>,
    /// Baselines, by id.
    pub baselines: Vec<Baseline>,
    /// Which baseline counts.
    pub current_baseline: Option<crate::terms::BaselineId>,
    /// Effort spent, by week.
    pub spent: Vec<SpentWeek>,
    /// Ledger entries, by data date.
    pub reports: Vec<LedgerEntry>,
    /// Gates, in the author's order.
    pub gates: Vec<Gate>,
    /// Core team and responsibilities.
    pub team: Team,
    /// Who gets which mail.
    pub mails: Vec<MailEntry>,
    /// Requirements, by id.
    pub requirements: Vec<Requirement>,
    /// Issues, by id.
    pub issues: Vec<Issue>,
    /// Escalations, by id.
    pub escalations: Vec<Escalation>,
    /// Risks, by id.
    pub risks: Vec<Risk>,
    /// Decisions, by id.
    pub decisions: Vec<Decision>,
    /// Reviews, by id.
    pub reviews: Vec<Review>,
    /// Action items, by id.
    pub actions: Vec<Action>,
    /// Documents, by id.
    pub collateral: Vec<Collateral>,
    /// Status notes, by date.
    pub notes: Vec<StatusNote>,
}

/// What whoever sees the program may see.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramFacts {
    /// Full name.
    pub name: Text,
    /// Short name; the full one where none is written.
    pub short_name: Text,
    /// Phase.
    pub phase: Phase,
    /// Product, its form, cooling and use, in the author's words; empty where not written.
    pub product: Product,
    /// Languages of its pages; the first is that of its bare strings.
    pub languages: Vec<Lang>,
    /// Zone of its dates.
    pub zone: Zone,
    /// First day.
    pub start: Moment,
}

/// What is being delivered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Product {
    /// Family.
    pub family: Option<Text>,
    /// Form.
    pub form: Option<Text>,
    /// Cooling.
    pub cooling: Option<Text>,
    /// Uses.
    pub uses: Vec<String>,
}

/// What customers never see.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramInner {
    /// Unit of earned value, in the author's words.
    pub value_unit: Option<String>,
    /// Service agreement.
    pub sla: Option<SlaId>,
    /// Bundles with the date from which each is current, in order.
    pub recipes: Vec<(RecipeId, Date)>,
    /// Names or addresses of trackers and repositories, by name.
    pub links: Vec<(String, String)>,
}

/// When a build looks at the programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataDate {
    /// At the end of this day, or at this local time, in the program's zone.
    On(Moment),
    /// Never: schedule from the start and push nothing.
    None,
}

/// How a program is scheduled.
#[derive(Debug, Clone, PartialEq)]
pub struct ScheduleSettings {
    /// Its own data date.
    pub data_date: Option<DataDate>,
    /// The program's calendar.
    pub calendar: CalendarId,
    /// The choices in which scheduling tools differ.
    pub dialect: Dialect,
    /// Float up to which a task is critical.
    pub critical_float: Duration,
    /// What late dates are measured back from; the plan's own finish where none is written.
    pub finish_by: Option<Moment>,
    /// Float below which a task is near-critical.
    pub near_critical: Duration,
    /// Correlation between the work of any two tasks of a functional area, 0 to 1.
    pub correlation: f64,
}

/// A promise to the customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Commitment {
    /// What was promised.
    pub milestone: TaskId,
    /// By when, inclusive.
    pub date: Date,
    /// The letter that promised it.
    pub source: Option<CollateralId>,
    /// Who may see the promise.
    pub visibility: Visibility,
    /// Where it was written.
    pub origin: Origin,
}
