//! Where the dates went, and why: the trend, what was planned, promised and reported, and what drives each date.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::audience::SeenDriver;
use crate::metrics::milestones::MilestoneMeasures;
use crate::terms::{Dimension, GateId};
use crate::text::Arg;
use crate::time::Date;

use super::address::Page;
use super::context::ProgramContext;
use super::frame::Head;
use super::gantt::{chain_to, driver, link_words};
use super::paging::weight;
use super::parts::{odds, reasons, trend};
use super::shapes::{Figure, Link, Mark, Prose, Slip, When};

/// Bytes of all rows and of all chains; more would be over the page's budget, and nobody steers by as many.
const ROWS: usize = 28_000;
const CHAINS: usize = 16_000;
/// Bytes of the tags of a row and of a step.
const ROW: usize = 900;
const STEP: usize = 190;
/// Steps told of a chain, the last ones.
const STEPS: usize = 8;
/// Milestones with their ranges.
const MOST_ODDS: usize = 12;
/// Pixels of the trend.
const TREND: u32 = 352;

/// What `pages/milestones.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct MilestonesPage {
    trend: Option<Figure>,
    odds: Option<Odds>,
    milestones: Vec<MilestoneRow>,
    more: Option<String>,
}

/// When milestones ahead may be met.
#[derive(Debug, Clone, Serialize)]
struct Odds {
    curve: Option<Figure>,
    drivers: Option<Figure>,
    rows: Vec<OddsRow>,
}

#[derive(Debug, Clone, Serialize)]
struct OddsRow {
    href: String,
    name: Prose,
    committed: Option<When>,
    chance: Option<Mark>,
    forecast: When,
    p50: When,
    p80: When,
    p90: When,
}

/// One milestone.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneRow {
    id: String,
    name: Prose,
    gate: Option<Link>,
    mark: Mark,
    met: bool,
    baseline: Option<When>,
    committed: Option<When>,
    previous: Option<When>,
    forecast: When,
    slip: Option<Slip>,
    commitment_slip: Option<Slip>,
    moved: Option<Slip>,
    slips: String,
    reason: Option<Prose>,
    driver: Option<String>,
    chain: Vec<Step>,
}

/// One task of a driving chain.
#[derive(Debug, Clone, Serialize)]
struct Step {
    href: Option<String>,
    id: String,
    name: Prose,
    link: String,
    start: Option<When>,
    finish: When,
}

impl MilestoneRow {
    /// Bytes in HTML, without its chain.
    fn weight(&self) -> usize {
        let reason = self.reason.as_ref().map_or(0, |reason| weight(&reason.text));
        ROW + weight(&self.name.text) + reason
    }
}

impl Step {
    /// Bytes in HTML.
    fn weight(&self) -> usize {
        STEP + weight(&self.name.text) + self.href.as_ref().map_or(0, |href| weight(href))
    }
}

/// The page.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, MilestonesPage) {
    let all = steered(context);
    let gates: BTreeMap<usize, &GateId> =
        context.program.gates.iter().filter_map(|gate| Some((gate.milestone?, gate.id))).collect();
    let (mut rows_left, mut chains_left) = (ROWS, CHAINS);
    let mut shown: Vec<(Date, usize, MilestoneRow)> = Vec::new();
    for one in &all {
        let Some(mut row) = row(context, one, gates.get(&one.task).copied()) else { continue };
        let Some(left) = rows_left.checked_sub(row.weight()) else { break };
        rows_left = left;
        if !one.done && chains_left > 0 {
            (row.driver, row.chain) = chain(context, one.task);
            let weight = row.chain.iter().map(Step::weight).sum();
            chains_left = chains_left.saturating_sub(weight);
        }
        shown.push((one.forecast, one.task, row));
    }
    shown.sort_by_key(|(forecast, task, _)| (*forecast, *task));
    let left = all.len() - shown.len();
    let body = MilestonesPage {
        trend: trend::figure(context, "trend", TREND),
        odds: odds(context),
        milestones: shown.into_iter().map(|(_, _, row)| row).collect(),
        more: (left > 0).then(|| context.say_n("and-more", left)),
    };
    (head(context, "tab-milestones"), body)
}

/// The curve of the milestone in question, what moves it, and the ranges of all milestones ahead by forecast; nothing
/// where nothing has a range.
fn odds(context: &ProgramContext<'_>) -> Option<Odds> {
    let subject = odds::subject(context)?;
    let mut ahead = steered(context);
    ahead.truncate(MOST_ODDS);
    ahead.sort_by_key(|one| (one.forecast, one.task));
    let rows = ahead.into_iter().filter(|one| !one.done).filter_map(|one| {
        let (task, spread) = (context.program.tasks.get(one.task)?, odds::spread(context, one)?);
        Some(OddsRow {
            href: format!("#{}", task.id),
            name: context.prose(&task.facts.name),
            committed: one.committed.map(|date| context.when(date)),
            chance: one.p_meet.map(|met| odds::mark(context, met)),
            forecast: context.when(one.forecast),
            p50: context.when(spread.p50),
            p80: context.when(spread.p80),
            p90: context.when(spread.p90),
        })
    });
    Some(Odds {
        curve: odds::curve(context, subject, "odds"),
        drivers: odds::drivers(context, subject, "drivers"),
        rows: rows.collect(),
    })
}

/// The head of a page of a program that is named like its tab.
#[must_use]
pub fn head(context: &ProgramContext<'_>, key: &str) -> Head {
    let program = context.prose(&context.program.facts.short_name).text;
    let heading = context.say(key);
    let title = context.say_with("title-page", &[("program", Arg::Text(&program)), ("page", Arg::Text(&heading))]);
    Head { heading: context.plain(heading), sub: None, title, crumbs: Vec::new() }
}

/// All milestones, those by which the program is steered first: promised, at a gate, open, by forecast.
#[must_use]
pub fn steered<'a>(context: &ProgramContext<'a>) -> Vec<&'a MilestoneMeasures> {
    let mut gates: Vec<usize> = context.program.gates.iter().filter_map(|gate| gate.milestone).collect();
    gates.sort_unstable();
    let mut all: Vec<&MilestoneMeasures> = context.measures.milestones.iter().collect();
    all.sort_by_key(|one| {
        let at_gate = gates.binary_search(&one.task).is_ok();
        (one.done, one.committed.is_none(), !at_gate, one.forecast, one.task)
    });
    all
}

/// How a milestone stands: met, late for what was promised, behind its plan, or on it.
#[must_use]
pub fn mark(context: &ProgramContext<'_>, one: &MilestoneMeasures) -> Mark {
    let behind = one.slip.is_some_and(|days| context.task_slip(one.task, days).late);
    let broken = one.commitment_slip.is_some_and(|days| days > 0);
    // The rule that gave the program its colour for this milestone is not contradicted here.
    let schedule = context.measures.status.dimensions.iter().find(|of| of.dimension == Some(Dimension::Schedule));
    let fired = schedule.and_then(|of| of.clause.as_ref()).is_some_and(|clause| clause.milestone == Some(one.task));
    let (colour, key) = match (one.done, broken, behind) {
        (true, ..) => ("done", "milestone-met"),
        (_, true, _) if one.recovery_decided => ("amber", "milestone-recovering"),
        (_, true, _) => ("red", "milestone-late"),
        (_, _, true) => ("amber", "milestone-behind"),
        _ if fired => ("amber", "milestone-close"),
        _ => ("green", "milestone-on-plan"),
    };
    Mark { colour: Some(colour), word: context.say(key) }
}

fn row(context: &ProgramContext<'_>, one: &MilestoneMeasures, gate: Option<&GateId>) -> Option<MilestoneRow> {
    let task = context.program.tasks.get(one.task)?;
    let slip = |days: i64| context.task_slip(one.task, days);
    Some(MilestoneRow {
        id: task.id.to_string(),
        name: context.prose(&task.facts.name),
        gate: gate.map(|gate| Link {
            href: context.anchor_href(Page::Gates, gate.as_str()),
            text: context.plain(gate.to_string()),
        }),
        mark: mark(context, one),
        met: one.done,
        baseline: one.baseline.map(|date| context.when(date)),
        committed: one.committed.map(|date| context.when(date)),
        previous: one.last_forecast.map(|date| context.when(date)),
        forecast: context.when(one.forecast),
        slip: one.slip.map(slip),
        commitment_slip: one.commitment_slip.map(slip),
        moved: one.slip_period.map(slip),
        slips: context.words.number(i64::try_from(one.slips).unwrap_or(i64::MAX)),
        reason: reasons::reason(context, one.task),
        driver: None,
        chain: Vec::new(),
    })
}

/// What drives a milestone: in one sentence, and its last steps.
fn chain(context: &ProgramContext<'_>, milestone: usize) -> (Option<String>, Vec<Step>) {
    let tasks = &context.program.tasks;
    let chain = chain_to(context.program, milestone);
    let before = chain.tasks.len().saturating_sub(1);
    let first = chain.tasks.first().and_then(|first| tasks.get(*first));
    let says = first.map(|first| {
        let why = driver(context, first);
        if before == 0 {
            return why;
        }
        let name = context.prose(&first.facts.name).text;
        context.say_with(
            "chain-says",
            &[
                ("n", Arg::Count(i64::try_from(before).unwrap_or(i64::MAX))),
                ("name", Arg::Text(&name)),
                ("why", Arg::Text(&why)),
            ],
        )
    });
    let shown = &chain.tasks[chain.tasks.len().saturating_sub(STEPS)..];
    let steps = shown.iter().enumerate().filter_map(|(at, index)| {
        let task = tasks.get(*index)?;
        Some(Step {
            href: context.task_href(*index),
            id: task.id.to_string(),
            name: context.prose(&task.facts.name),
            link: shown.get(at + 1).map_or_else(String::new, |next| pull(context, *index, *next)),
            start: (!task.is_milestone()).then(|| context.when(task.dates.start_date)),
            finish: context.when(task.dates.finish_date),
        })
    });
    (says, steps.collect())
}

/// The link by which a task sets the start of the next one; empty for a plain finish-to-start link.
fn pull(context: &ProgramContext<'_>, task: usize, next: usize) -> String {
    let Some(next) = context.program.tasks.get(next) else { return String::new() };
    let SeenDriver::Task(_, kind) = next.dates.driver else { return String::new() };
    let link = next.after.iter().find(|link| link.task == task && link.kind == kind);
    link.map_or_else(String::new, link_words)
}
