//! A program as a reader may see it.

use crate::diagnostics::Span;
use crate::model::note::MailForm;
use crate::model::program::{ProgramFacts, ProgramInner};
use crate::model::supply::Supply;
use crate::terms::{CustomerId, Origin, ProgramId, Scope};
use crate::text::{Lang, Text};
use crate::time::{Calendar, Date, Instant, IsoWeek, Weekday};

use super::entities::{
    Action, Collateral, Decision, Escalation, Gate, Issue, Mention, Note, NoteOverride, RaciLine, Requirement, Review,
    Risk,
};
use super::forecast::Forecast;
use super::people::{PersonName, PersonPage};
use super::report::Report;
use super::task::{DroppedTask, Task, Workstream};

/// A visible program. Lists are in the order of the model (by id, plan order, date); ids are unique in each.
#[derive(Debug, Clone)]
pub struct Program<'a> {
    /// The name of its folder.
    pub id: &'a ProgramId,
    /// Where it was written.
    pub origin: &'a Origin,
    /// What whoever sees it may see.
    pub facts: &'a ProgramFacts,
    /// What customers never see.
    pub inner: Option<&'a ProgramInner>,
    /// The customer's id.
    pub customer: &'a CustomerId,
    /// The customer's name.
    pub customer_name: &'a Text,
    /// Program manager.
    pub manager: PersonName<'a>,
    /// Sponsor; never for customers.
    pub sponsor: Option<PersonName<'a>>,
    /// The data date; nothing where the plan has none.
    pub data_date: Option<Date>,
    /// The instant that ends the data date.
    pub data_instant: Option<Instant>,
    /// The day after which nothing can have happened, never for customers: see `ProgramSchedule::told_until`.
    pub told_until: Option<Date>,
    /// The program's calendar: slips and leads are counted in its working days.
    pub calendar: &'a Calendar,
    /// That calendar, an index into `Portfolio::calendars`.
    pub calendar_index: usize,
    /// First day of the plan in the program's zone.
    pub start_date: Date,
    /// The day of the week on which programs report.
    pub report_day: Weekday,
    /// Visible workstreams.
    pub workstreams: Vec<Workstream<'a>>,
    /// Visible tasks and milestones, in plan order.
    pub tasks: Vec<Task<'a>>,
    /// Visible tasks that have left scope by the data date, for the burn-up only.
    pub dropped: Vec<DroppedTask<'a>>,
    /// What simulated runs say; never for customers. None where nothing in the plan has a range.
    pub forecast: Option<Forecast>,
    /// The critical path test, where the reader sees the task that was made longer (an index into `tasks`); working
    /// days by which the end moved, and whether it followed. Never for customers.
    pub path_test: Option<(usize, i64, bool)>,
    /// Visible promises, on visible milestones.
    pub committed: Vec<Commitment<'a>>,
    /// Visible gates.
    pub gates: Vec<Gate<'a>>,
    /// Issues opened up to the data date.
    pub issues: Vec<Issue<'a>>,
    /// Escalations.
    pub escalations: Vec<Escalation<'a>>,
    /// Requirements received up to the data date.
    pub requirements: Vec<Requirement<'a>>,
    /// Risks; never for customers.
    pub risks: Vec<Risk<'a>>,
    /// Decisions.
    pub decisions: Vec<Decision<'a>>,
    /// Reviews.
    pub reviews: Vec<Review<'a>>,
    /// Action items.
    pub actions: Vec<Action<'a>>,
    /// Documents.
    pub collateral: Vec<Collateral<'a>>,
    /// Core team; never for customers.
    pub core: Vec<PersonPage<'a>>,
    /// What its visible tasks need, by id; never for customers.
    pub supplies: Vec<Supply<'a>>,
    /// Responsibilities; never for customers.
    pub raci: Vec<RaciLine<'a>>,
    /// Visible regular meetings: name, and the next time after the data date.
    pub meetings: Vec<(&'a Text, Instant)>,
    /// Notes up to the data date, by date; the last is the current one.
    pub notes: Vec<Note<'a>>,
    /// Notes as of a later day than the data date, for the author alone; nobody reads them yet.
    pub later_notes: Vec<LaterNote<'a>>,
    /// The sections of all notes as written, for the author alone.
    pub drafts: Vec<Draft<'a>>,
    /// The override set last, expired or not; never for customers.
    pub override_: Option<NoteOverride<'a>>,
    /// Ledger entries up to the data date, by data date.
    pub reports: Vec<Report<'a>>,
    /// Mails that are this reader's.
    pub mails: Vec<MailTarget<'a>>,
}

/// A note that is not read yet.
#[derive(Debug, Clone, Copy)]
pub struct LaterNote<'a> {
    /// The week.
    pub period: IsoWeek,
    /// Where it was written.
    pub origin: &'a Origin,
    /// Civil date of `as_of` in the program's zone.
    pub date: Date,
}

/// A section of a note as its author wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The week of the note.
    pub period: IsoWeek,
    /// Markdown with macros and marked passages.
    pub markdown: &'a str,
    /// Where it stands.
    pub span: Span,
}

/// A visible promise.
#[derive(Debug, Clone)]
pub struct Commitment<'a> {
    /// The milestone, an index into `Program::tasks`.
    pub task: usize,
    /// By when, inclusive.
    pub date: Date,
    /// The visible letter that promised it.
    pub source: Option<Mention<'a>>,
    /// Forecast or actual finish − committed date, working days of the program's calendar; positive: late.
    pub commitment_slip: i64,
    /// The chance of meeting it, 0 to 1, by simulated runs; never for customers. None once the milestone is met, and
    /// where nothing in the plan has a range.
    pub p_meet: Option<f64>,
}

/// A mail that is to be written.
#[derive(Debug, Clone)]
pub struct MailTarget<'a> {
    /// The entry's name: `exec`.
    pub name: &'a str,
    /// Where it was written.
    pub origin: &'a Origin,
    /// The reader.
    pub audience: Scope,
    /// To whom: names and addresses.
    pub to: Vec<PersonName<'a>>,
    /// Languages, the first leads.
    pub languages: &'a [Lang],
    /// How much of it.
    pub form: MailForm,
}
