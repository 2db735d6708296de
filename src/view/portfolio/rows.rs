//! A program on one row of the portfolio, and how much it needs its readers.

use std::cmp::Reverse;

use serde::Serialize;

use crate::metrics::milestones::worst_promise;
use crate::terms::{Colour, Scope, Severity};
use crate::text::Arg;
use crate::time::Date;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::parts::{decisions, gate_rows, history, odds};
use crate::view::shapes::{History, Mark, Prose, Slip, Spark, When};
use crate::view::status;

/// One program.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ProgramRow {
    href: Option<String>,
    name: Prose,
    customer: Option<Prose>,
    phase: String,
    mark: Mark,
    reason: String,
    /// What readers saw of it at the last reports.
    pub(super) history: Option<History>,
    gate: Option<NextGate>,
    commitment: Option<Promise>,
    s1: String,
    s2: String,
    decisions: String,
    lead: Option<Prose>,
}

#[derive(Debug, Clone, Serialize)]
struct NextGate {
    name: Prose,
    baseline: Option<When>,
    forecast: Option<When>,
    slip: Option<Slip>,
}

#[derive(Debug, Clone, Serialize)]
struct Promise {
    name: Prose,
    committed: When,
    forecast: When,
    buffer: Option<Spark>,
    note: String,
    late: bool,
}

/// The order of need: the worst colour, the latest against its promise, most severe issues, the first decision due.
pub(super) type Need = (Reverse<Option<Colour>>, Reverse<Option<i64>>, Reverse<usize>, bool, Option<Date>);

/// How much a program needs its readers; the least comes first.
pub(super) fn need(context: &ProgramContext<'_>) -> Need {
    let late = context.measures.milestones.iter().filter(|one| !one.done).filter_map(|one| one.commitment_slip).max();
    let decision =
        decisions::waiting(context).first().and_then(|first| context.program.decisions.get(*first)?.facts.needed_by);
    let shown = context.measures.status.overall.shown;
    (Reverse(shown), Reverse(late), Reverse(open(context, Severity::S1)), decision.is_none(), decision)
}

/// Open issues of a severity.
pub(super) fn open(context: &ProgramContext<'_>, severity: Severity) -> usize {
    context.measures.issues.iter().filter(|issue| issue.open && issue.severity == severity).count()
}

pub(super) fn row(context: &ProgramContext<'_>) -> ProgramRow {
    let program = context.program;
    let overall = &context.measures.status.overall;
    let number = |count: usize| context.words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let of_customer = matches!(context.scope(), Scope::Customer(_));
    ProgramRow {
        href: context.page_href(Page::Index),
        name: context.prose(&program.facts.short_name),
        customer: (!of_customer).then(|| context.prose(program.customer_name)),
        phase: context.say(&format!("phase-{}", program.facts.phase.word())),
        mark: context.colour(overall.shown),
        reason: status::says(context, overall),
        history: history::history(context, &context.measures.status.history, context.as_of()),
        gate: next_gate(context),
        commitment: promise(context),
        s1: number(open(context, Severity::S1)),
        s2: number(open(context, Severity::S2)),
        decisions: number(decisions::waiting(context).len()),
        lead: Some(context.person(&program.manager)),
    }
}

fn next_gate(context: &ProgramContext<'_>) -> Option<NextGate> {
    let index = gate_rows::next(context)?;
    let (gate, measures) = (context.program.gates.get(index)?, context.measures.gates.get(index)?);
    let slip = measures.slip.filter(|days| *days != 0);
    Some(NextGate {
        name: context.prose(gate.name),
        baseline: measures.baseline.map(|date| context.when(date)),
        forecast: measures.forecast.map(|date| context.when(date)),
        slip: slip.map(|days| match gate.milestone {
            Some(task) => context.task_slip(task, days),
            None => context.slip(days, None),
        }),
    })
}

fn promise(context: &ProgramContext<'_>) -> Option<Promise> {
    let one = worst_promise(&context.measures.milestones)?;
    let slip = one.commitment_slip?;
    let key = match slip {
        1.. => "promise-late",
        0 => "promise-kept",
        _ => "promise-early",
    };
    let days = if slip > 0 { context.words.signed(slip) } else { context.words.number(-slip) };
    let said = context.say_with(key, &[("n", Arg::Text(&days))]);
    Some(Promise {
        name: context.task_name(one.task)?,
        committed: context.when(one.committed?),
        forecast: context.when(one.forecast),
        buffer: None,
        note: match one.p_meet {
            Some(met) => {
                let chance = odds::chance(context, met);
                let odds = context.say_with("promise-odds", &[("chance", Arg::Text(&chance))]);
                format!("{said}{}{odds}", context.say("comma"))
            }
            None => said,
        },
        late: context.task_slip(one.task, slip).late,
    })
}
