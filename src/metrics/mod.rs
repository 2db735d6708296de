//! Measures: status by the written rules, scope and burn-up, ageing, urgency, changes since the last report.
//!
//! What enters: data narrowed to one reader. What leaves: numbers, never words. What always holds: everything is as of
//! the program's data date and counts only what the reader may see.

pub mod ageing;
mod blocked;
pub mod burnup;
pub mod changes;
pub mod checks;
pub mod clause;
pub mod closing;
pub mod earned_value;
pub mod gates;
mod inputs;
pub mod issues;
mod judge;
pub mod ledger;
pub mod load;
pub mod milestones;
mod own_tasks;
pub mod percentile;
pub mod requirements;
pub mod rules;
pub mod schedule_quality;
pub mod status;
pub mod throughput;

use crate::audience::{Program, Scoped};
use crate::terms::Root;
use crate::time::Date;

pub use rules::Rules;

/// Every measure of one program for one reader.
#[derive(Debug, Clone)]
pub struct Measures {
    /// Status by dimension, with the clauses that fired.
    pub status: status::ProgramStatus,
    /// Scope, done and open over time.
    pub burnup: burnup::BurnUps,
    /// Age of open issues.
    pub ageing: ageing::Ageing,
    /// Median of the elapsed days from opening to closing of what is resolved or closed; nothing where nothing is.
    pub median_days_to_close: Option<f64>,
    /// When the open S1 and S2 issues are gone; nothing where none is open, or few weeks lie behind.
    pub severe_throughput: Option<throughput::Throughput>,
    /// One entry an issue, in the order of `Program::issues`.
    pub issues: Vec<issues::IssueMeasures>,
    /// One entry a requirement, in the order of `Program::requirements`, and their counts.
    pub requirements: requirements::RequirementMeasures,
    /// One entry a gate, in the order of `Program::gates`.
    pub gates: Vec<gates::GateMeasures>,
    /// Milestones with what was promised and reported.
    pub milestones: Vec<milestones::MilestoneMeasures>,
    /// What changed since the report before.
    pub changes: changes::Changes,
    /// Task counts.
    pub tasks: TaskCounts,
    /// Earned value and earned schedule; nothing for customers, or without a baseline.
    pub earned_value: Option<earned_value::EarnedValue>,
    /// The 14 checks of the schedule; none for customers.
    pub schedule_quality: Vec<schedule_quality::QualityResult>,
}

/// Task counts at the data date; milestones and summaries are not counted, dropped tasks neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TaskCounts {
    /// In scope.
    pub scope: usize,
    /// Done.
    pub done: usize,
    /// Started, not done.
    pub in_progress: usize,
    /// Late against the baseline by 5 working days or more with less than 5 working days of float, not done.
    pub late: usize,
    /// Critical, not done.
    pub critical: usize,
}

/// Working days late from which a task with little float counts as late. Source: house default.
const LATE: i64 = 5;

/// Everything there is to measure about a program, over what its reader may see.
///
/// A plan without a data date is measured at its start.
#[must_use]
pub fn measure(program: &Scoped<Program<'_>>, rules: &Rules) -> Measures {
    let as_of = data_date(program);
    let mut issues = issues::measure(program, as_of);
    let ageing = ageing::Ageing::of(&issues);
    ageing.mark_past_p85(&mut issues);
    let requirements = requirements::measure(program);
    let milestones = milestones::measure(program, as_of);
    let days_since_note = program.notes.last().map(|note| (as_of - note.date).num_days());
    let mut records = inputs::Records::of(program, &issues, &ageing, &requirements, &milestones, days_since_note);
    let gates = {
        let lists = inputs::Lists::all(&records);
        // A criterion cannot ask about gates: their readiness comes from criteria.
        let facts = lists.facts(&records).with("gates", Root::Missing);
        gates::measure(program, as_of, &facts, &records.requirement_places, rules)
    };
    records.add_gates(program, &gates);
    let judge = judge::Judge {
        program,
        as_of,
        compiled: rules,
        issues: &issues,
        ageing: &ageing,
        milestones: &milestones,
        gates: &gates,
        records: &records,
        lists: &inputs::Lists::all(&records),
        days_since_note,
    };
    let status = status::measure(program, as_of, &judge, days_since_note);
    let changes = changes::measure(program, as_of, &issues, &milestones, &status);
    let burnup = burnup::measure(program, as_of);
    Measures {
        status,
        severe_throughput: throughput::measure(&burnup.severe_issues),
        burnup,
        ageing,
        median_days_to_close: closing::median_days(program),
        issues,
        requirements,
        gates,
        schedule_quality: schedule_quality::measure(program, &milestones),
        milestones,
        changes,
        tasks: TaskCounts::of(program, as_of),
        earned_value: earned_value::measure(program),
    }
}

/// The date that everything is measured at.
fn data_date(program: &Program<'_>) -> Date {
    program.data_date.unwrap_or(program.start_date)
}

impl TaskCounts {
    fn of(program: &Program<'_>, as_of: Date) -> Self {
        let mut counts = Self::default();
        let counted = program.tasks.iter().filter(|task| {
            !task.is_milestone() && !task.summary && task.facts.added.is_none_or(|added| added <= as_of)
        });
        for task in counted {
            let dates = &task.dates;
            counts.scope += 1;
            if dates.done {
                counts.done += 1;
                continue;
            }
            let little_float = dates.total_float.is_some_and(|float| float < LATE);
            counts.in_progress += usize::from(dates.started);
            counts.late += usize::from(little_float && dates.slip.is_some_and(|slip| slip >= LATE));
            counts.critical += usize::from(dates.critical);
        }
        counts
    }
}
