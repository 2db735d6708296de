//! Narrowing: the portfolio and its schedules, reduced to what one reader may see.
//!
//! What enters: the model, the schedules, and a `Scope`. What leaves: `Scoped<Portfolio>`, the only handle through
//! which `metrics`, `view` and `render` read anything. What always holds: hidden entities, fields, references and
//! passages are not in it at all, so that counts, charts, ids and search data made from it cannot tell of them.
//! Dates were computed on the whole network before.

mod calendar;
mod entities;
mod forecast;
mod narrow;
mod passages;
mod people;
mod portfolio;
mod program;
mod report;
mod task;

pub use calendar::SharedCalendar;
pub use entities::{
    Action, ActionRefs, Ask, Body, Collateral, CollateralRefs, Criterion, Decision, DecisionRefs, Escalation,
    EscalationRefs, Evidence, Gate, GateDecision, Highlight, Issue, IssueRefs, Item, LogLine, Mention, MitigationStep,
    Note, NoteOverride, RaciLine, RaisedStep, Requirement, RequirementRefs, Review, ReviewRefs, Risk, RiskRefs,
    Section,
};
pub use forecast::{Forecast, Reasons, Spread, SpreadDriver, SpreadSource};
pub use narrow::narrow;
pub use passages::hidden_passages;
pub use people::{PersonName, PersonPage};
pub use portfolio::{Mail, Portfolio};
pub use program::{Commitment, Draft, LaterNote, MailTarget, Program};
pub use report::{Report, ReportedMilestone};
pub use task::{Baseline, DroppedTask, SeenDriver, Task, TaskDates, TaskLink, Workstream};

// What the layers to the right name of the model: values without a reader's question to them.
pub use crate::model::ledger::LedgerStatus;
pub use crate::model::note::Keyword;
pub use crate::model::plan::{TaskFacts, TaskInner, TaskKind};
pub use crate::model::requirement::EvidenceResult;
pub use crate::model::rules::{Rule, RuleSet};
pub use crate::model::supply::Supply;

use std::ops::Deref;

use crate::terms::Scope;

/// Something narrowed to one reader. Only this module can make one.
#[derive(Debug, Clone)]
pub struct Scoped<T> {
    data: T,
    scope: Scope,
}

impl<T> Scoped<T> {
    fn new(data: T, scope: Scope) -> Self {
        Self { data, scope }
    }

    /// The reader it was narrowed to.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }
}

impl<T> Deref for Scoped<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
    }
}
