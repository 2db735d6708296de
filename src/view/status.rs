//! A status in words: the clause that fired with its numbers, and an override beside it.

use serde::Serialize;

use crate::metrics::clause::{Clause, ClauseFacts};
use crate::metrics::status::DimensionStatus;
use crate::terms::{Colour, Dimension, Scope, Unevaluated};
use crate::text::Arg;
use crate::time::Date;

use super::context::{Context, ProgramContext};
use super::parts::{history, odds};
use super::shapes::{History, Mark, Prose};

/// An override: what the rules gave, who replaced it until when, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverrideLine {
    rule: Mark,
    says: String,
    reason: Prose,
}

/// One row of the table of dimensions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DimensionRow {
    name: String,
    mark: Mark,
    /// What readers saw of it at the last reports.
    pub history: Option<History>,
    clause: Option<String>,
    says: String,
    not_evaluated: Option<String>,
    #[serde(rename = "override")]
    overridden: Option<OverrideLine>,
}

/// Every dimension with its colour and its reason.
#[must_use]
pub fn dimensions(context: &ProgramContext<'_>) -> Vec<DimensionRow> {
    context
        .measures
        .status
        .dimensions
        .iter()
        .map(|status| DimensionRow {
            name: status.dimension.map_or_else(String::new, |dimension| name(context, dimension)),
            mark: context.colour(status.shown),
            history: status.dimension.and_then(|dimension| history::dimension(context, dimension)),
            clause: rule_id(status),
            says: says(context, status),
            not_evaluated: not_evaluated(context, status),
            overridden: override_line(context, status),
        })
        .collect()
}

/// What keeps rules of a dimension from being judged, each reason once; nothing where all could be. Customers are told
/// what the rules find, not how they are written; executives, what it means and not which rules.
fn not_evaluated(context: &ProgramContext<'_>, status: &DimensionStatus) -> Option<String> {
    if !context.scope().sees_inner() {
        return None;
    }
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for one in &status.not_evaluated {
        let why = not_evaluated_because(context, one.why);
        let why = match one.milestone.and_then(|task| context.task_name(task)) {
            Some(name) => format!("{}{}{why}", name.text, context.say("colon")),
            None => why,
        };
        let rule = one.rule.to_string();
        match reasons.iter_mut().find(|(own, _)| *own == why) {
            Some((_, rules)) if rules.contains(&rule) => {}
            Some((_, rules)) => rules.push(rule),
            None => reasons.push((why, vec![rule])),
        }
    }
    if reasons.is_empty() {
        return None;
    }
    let by_rule = *context.scope() != Scope::Executive;
    let reasons = reasons.into_iter().map(|(why, rules)| {
        let rules = rules.join(&context.say("list-comma"));
        let args = [("rules", Arg::Text(rules.as_str())), ("why", Arg::Text(why.as_str()))];
        if by_rule { context.say_with("rules-because", &args) } else { why }
    });
    let reasons = reasons.collect::<Vec<_>>().join(&context.say("semicolon"));
    Some(context.say_with("rules-not-evaluated", &[("why", Arg::Text(&reasons))]))
}

/// Why a condition could not be evaluated.
#[must_use]
pub fn not_evaluated_because(context: &Context<'_>, why: Unevaluated) -> String {
    match (why, why.path()) {
        (_, Some(path)) => {
            let key = absence(&path);
            if context.words.has(&key) {
                context.say(&key)
            } else {
                context.say_with("unevaluated-absent", &[("path", Arg::Text(&path))])
            }
        }
        (Unevaluated::DivisionByZero, _) => context.say("unevaluated-division"),
        (Unevaluated::OutOfRange, _) => context.say("unevaluated-range"),
        (Unevaluated::Absent(..) | Unevaluated::Broken, _) => context.say("unevaluated-broken"),
    }
}

/// The message about a value that may be missing: `absent-milestone-p_meet`.
fn absence(path: &str) -> String {
    format!("absent-{}", path.replace('.', "-"))
}

/// The name of a dimension.
#[must_use]
pub fn name(context: &Context<'_>, dimension: Dimension) -> String {
    context.say(&format!("dimension-{}", dimension.word()))
}

/// Why a status is what it is, in one line: the clause that fired with its numbers; before it, since when a worse colour
/// is held and what this week's rule gives.
#[must_use]
pub fn says(context: &ProgramContext<'_>, status: &DimensionStatus) -> String {
    let now = match &status.clause {
        Some(clause) => clause_says(context, clause),
        None if status.rule.is_none() => context.say("why-not-assessed"),
        None => context.say("why-green"),
    };
    match (status.shown, status.held_since.filter(|_| status.held)) {
        (Some(shown), Some(since)) => held(context, status, shown, since, &now),
        _ => now,
    }
}

/// "held red since 5 Jun; this week's rule gives amber (SCH-A1): …"
fn held(context: &ProgramContext<'_>, status: &DimensionStatus, shown: Colour, since: Date, now: &str) -> String {
    let word = |colour: Option<Colour>| context.colour(colour).word.to_lowercase();
    let (shown, rule) = (word(Some(shown)), word(status.rule));
    let since = context.words.date_near(since, context.year);
    let clause = status.clause.as_ref().map(|clause| clause.rule.to_string());
    let key = if clause.is_some() { "why-held" } else { "why-held-green" };
    context.say_with(
        key,
        &[
            ("colour", Arg::Text(&shown)),
            ("since", Arg::Text(&since)),
            ("rule", Arg::Text(&rule)),
            ("clause", Arg::Text(clause.as_deref().unwrap_or_default())),
            ("why", Arg::Text(now)),
        ],
    )
}

/// The clause to print beside the words; a held status names it in them.
#[must_use]
pub fn rule_id(status: &DimensionStatus) -> Option<String> {
    status.clause.as_ref().filter(|_| !status.held).map(|clause| clause.rule.to_string())
}

/// A clause that fired, with its numbers.
#[must_use]
pub fn clause_says(context: &ProgramContext<'_>, clause: &Clause) -> String {
    match &clause.facts {
        ClauseFacts::Milestone {
            commitment_slip,
            slips_in_last_4,
            forecast,
            committed,
            recovery_decided,
            p_meet,
            ..
        } => {
            let milestone = clause
                .milestone
                .and_then(|task| context.program.tasks.get(task))
                .map(|task| context.prose(&task.facts.name).text)
                .unwrap_or_default();
            let slip = context.words.signed(*commitment_slip);
            let early = context.words.number(commitment_slip.saturating_neg());
            let least = clause.least_room().filter(|least| commitment_slip.saturating_neg() < *least);
            let forecast = context.words.date_near(*forecast, context.year);
            let committed = context.words.date_near(*committed, context.year);
            let chance = p_meet.map(|met| odds::chance(context, met)).unwrap_or_default();
            // Odds are said where nothing plainer is wrong, or where they are worse than even.
            let below = |odds: f64| p_meet.is_some_and(|met| met < odds);
            let args = [
                ("chance", Arg::Text(&chance)),
                ("milestone", Arg::Text(&milestone)),
                ("slip", Arg::Text(&slip)),
                ("early", Arg::Text(&early)),
                ("least", Arg::Count(least.unwrap_or_default())),
                ("forecast", Arg::Text(&forecast)),
                ("committed", Arg::Text(&committed)),
                ("days", Arg::Count(*commitment_slip)),
                ("slips", Arg::Count(i64::try_from(*slips_in_last_4).unwrap_or(i64::MAX))),
            ];
            let key = match (*commitment_slip, *recovery_decided) {
                (1.., false) => "why-milestone-late",
                (1.., true) => "why-milestone-late-recovered",
                (_, _) if below(0.5) => "why-milestone-odds",
                (_, _) if *slips_in_last_4 >= 2 => "why-milestone-slips",
                _ if least.is_some() => "why-milestone-room",
                _ if below(0.8) => "why-milestone-odds",
                _ => "why-milestone-close",
            };
            context.say_with(key, &args)
        }
        ClauseFacts::Issues { issues, overdue_share, overdue } => match (issues.first(), overdue_share) {
            (Some(first), share) => {
                let ids = issues.iter().take(3).filter_map(|issue| context.program.issues.get(*issue));
                let names: Vec<String> = ids.map(|issue| issue.id.to_string()).collect();
                let names = names.join(&context.say("list-comma"));
                let severity = context.measures.issues.get(*first).map_or("", |issue| issue.severity.word());
                let share = share.map_or_else(String::new, |share| context.words.percent(share));
                context.say_with(
                    if *overdue { "why-overdue-of" } else { "why-issues" },
                    &[
                        ("n", Arg::Count(i64::try_from(issues.len()).unwrap_or(i64::MAX))),
                        ("severity", Arg::Text(severity)),
                        ("share", Arg::Text(&share)),
                        ("ids", Arg::Text(&names)),
                    ],
                )
            }
            (None, Some(share)) => {
                let share = context.words.percent(*share);
                context.say_with("why-overdue", &[("share", Arg::Text(&share))])
            }
            (None, None) => clause.condition.clone(),
        },
        ClauseFacts::Requirements { requirements, gates } => {
            let count = |list: &[usize]| Arg::Count(i64::try_from(list.len()).unwrap_or(i64::MAX));
            if requirements.is_empty() && gates.is_empty() {
                clause.condition.clone()
            } else if gates.is_empty() {
                context.say_with("why-requirements", &[("n", count(requirements))])
            } else {
                let names: Vec<String> = gates
                    .iter()
                    .filter_map(|gate| context.program.gates.get(*gate))
                    .map(|gate| context.prose(gate.name).text)
                    .collect();
                let names = names.join(&context.say("list-comma"));
                context.say_with("why-gates", &[("n", count(gates)), ("names", Arg::Text(&names))])
            }
        }
        ClauseFacts::Tasks { late, worst, slip } => {
            let task = context.task_name(*worst).map_or_else(String::new, |name| name.text);
            let slip = context.words.signed(*slip);
            let late = Arg::Count(i64::try_from(*late).unwrap_or(i64::MAX));
            let key = if clause.rule.as_str() == "WRK-A2" { "why-tasks-float" } else { "why-tasks" };
            context.say_with(key, &[("n", late), ("task", Arg::Text(&task)), ("slip", Arg::Text(&slip))])
        }
        ClauseFacts::Freshness { days: Some(days) } => context.say_with("why-stale", &[("n", Arg::Count(*days))]),
        ClauseFacts::Freshness { days: None } => context.say("why-no-note"),
        ClauseFacts::Other => clause.condition.clone(),
    }
}

/// The override that counts for a status.
#[must_use]
pub fn override_line(context: &ProgramContext<'_>, status: &DimensionStatus) -> Option<OverrideLine> {
    let shown = status.overridden.as_ref()?;
    let set = context.program.override_.as_ref()?;
    let by = context.person(&set.by).text;
    let until = context.words.date_near(shown.expires, context.year);
    Some(OverrideLine {
        rule: context.colour(status.rule),
        says: context.say_with("override-by", &[("name", Arg::Text(&by)), ("date", Arg::Text(&until))]),
        reason: context.prose(set.reason),
    })
}
