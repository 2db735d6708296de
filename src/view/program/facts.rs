//! Six figures: two dates, open issues, requirements, tasks and risk; the next gate where one of them is missing.

use chrono::Datelike;

use crate::metrics::milestones::MilestoneMeasures;
use crate::terms::Severity;
use crate::text::Arg;
use crate::view::context::ProgramContext;
use crate::view::milestones::steered;
use crate::view::parts::{gate_rows, odds, risks, sparks};
use crate::view::shapes::Fact;

/// Figures in the row.
const FACTS: usize = 6;
/// Milestones among the figures.
const MILESTONES: usize = 2;

/// The figures of a program, in their order.
pub(super) fn facts(context: &ProgramContext<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = next_milestones(context).into_iter().filter_map(|one| milestone(context, one)).collect();
    facts.push(open_issues(context));
    facts.extend(requirements(context));
    facts.push(tasks(context));
    facts.extend(risk_exposure(context));
    if facts.len() < FACTS {
        facts.extend(next_gate(context));
    }
    facts
}

/// The next milestones by which the program is steered: those promised first.
pub(super) fn next_milestones<'a>(context: &ProgramContext<'a>) -> Vec<&'a MilestoneMeasures> {
    let mut next: Vec<&MilestoneMeasures> =
        steered(context).into_iter().filter(|one| !one.done).take(MILESTONES).collect();
    next.sort_by_key(|one| (one.forecast, one.task));
    next
}

fn fact(label: String, figure: String) -> Fact {
    Fact { label, figure, of: None, note: None, slip: None, spark: None }
}

fn number(context: &ProgramContext<'_>, count: usize) -> String {
    context.words.number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn milestone(context: &ProgramContext<'_>, one: &MilestoneMeasures) -> Option<Fact> {
    let (key, planned, days) = match one.committed {
        Some(date) => ("fact-committed", Some(date), one.commitment_slip),
        None => ("fact-plan", one.baseline, one.slip),
    };
    let planned = planned.map(|date| context.words.date_near(date, context.year));
    let late = days.filter(|days| *days != 0);
    let note = planned.map(|date| {
        let key = if late.is_some() { key.to_owned() } else { format!("{key}-kept") };
        context.say_with(&key, &[("date", Arg::Text(&date))])
    });
    let note = match (note, odds::p80(context, one)) {
        (Some(note), Some(p80)) => Some(format!("{p80}{}{note}", context.say("comma"))),
        (note, p80) => note.or(p80),
    };
    let values: Vec<f64> = one.trend.iter().map(|point| f64::from(point.forecast.num_days_from_ce())).collect();
    Some(Fact {
        note,
        slip: late.map(|days| context.task_slip(one.task, days)),
        spark: sparks::line(&values),
        ..fact(context.task_name(one.task)?.text, context.words.date_near(one.forecast, context.year))
    })
}

fn open_issues(context: &ProgramContext<'_>) -> Fact {
    let open = || context.measures.issues.iter().filter(|issue| issue.open);
    let of = |severity: Severity| number(context, open().filter(|issue| issue.severity == severity).count());
    let (s1, s2) = (of(Severity::S1), of(Severity::S2));
    let mut note = context.say_with("fact-severities", &[("s1", Arg::Text(&s1)), ("s2", Arg::Text(&s2))]);
    let points = &context.measures.burnup.issues.points;
    if let [.., before, now] = points.as_slice() {
        let by = context.words.decimal((now.open - before.open).abs());
        let key = match now.open.total_cmp(&before.open) {
            std::cmp::Ordering::Less => Some("fact-down"),
            std::cmp::Ordering::Greater => Some("fact-up"),
            std::cmp::Ordering::Equal => None,
        };
        if let Some(key) = key {
            note.push_str(&context.say("comma"));
            note.push_str(&context.say_with(key, &[("n", Arg::Text(&by))]));
        }
    }
    let series: Vec<f64> = points.iter().map(|point| point.open).collect();
    Fact {
        note: Some(note),
        spark: sparks::line(&series),
        ..fact(context.say("fact-issues"), number(context, open().count()))
    }
}

/// Nothing for a program without requirements.
fn requirements(context: &ProgramContext<'_>) -> Option<Fact> {
    let all = &context.measures.requirements;
    let left = all.scope.saturating_sub(all.verified + all.failed);
    let parts: Vec<String> = [("fact-not-passed", all.failed), ("fact-to-verify", left)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| context.say_n(key, count))
        .collect();
    let note = if parts.is_empty() { context.say("fact-all-verified") } else { parts.join(&context.say("comma")) };
    (all.scope > 0).then(|| Fact {
        of: Some(of(context, all.scope)),
        note: Some(note),
        spark: sparks::meter(&[("done", all.verified), ("failed", all.failed), ("todo", left)], all.scope),
        ..fact(context.say("fact-requirements"), number(context, all.verified))
    })
}

fn tasks(context: &ProgramContext<'_>) -> Fact {
    let counts = &context.measures.tasks;
    let parts = [("fact-in-progress", counts.in_progress), ("fact-late", counts.late)];
    let note: Vec<String> = parts.map(|(key, count)| context.say_n(key, count)).into();
    Fact {
        of: Some(of(context, counts.scope)),
        note: Some(note.join(&context.say("comma"))),
        spark: sparks::meter(
            &[("done", counts.done), ("todo", counts.scope.saturating_sub(counts.done))],
            counts.scope,
        ),
        ..fact(context.say("fact-tasks"), number(context, counts.done))
    }
}

fn of(context: &ProgramContext<'_>, whole: usize) -> String {
    context.say_with("fact-of", &[("n", Arg::Text(&number(context, whole)))])
}

/// Open risks together; nothing where the reader may see none.
fn risk_exposure(context: &ProgramContext<'_>) -> Option<Fact> {
    let open = risks::open(context);
    let (_, largest) = open.first()?;
    let sum: i64 = open.iter().filter_map(|(_, exposure)| *exposure).sum();
    let days = |tenths: i64| {
        let days = risks::days(context, tenths);
        context.say_with("days", &[("n", Arg::Text(&days))])
    };
    let mut note = context.say_n("fact-risks", open.len());
    if let Some(largest) = largest {
        note.push_str(&context.say("comma"));
        note.push_str(&context.say_with("fact-largest", &[("days", Arg::Text(&days(*largest)))]));
    }
    Some(Fact { note: Some(note), ..fact(context.say("fact-exposure"), days(sum)) })
}

/// Criteria of the next gate, where another figure is missing.
fn next_gate(context: &ProgramContext<'_>) -> Option<Fact> {
    let index = gate_rows::next(context)?;
    let (gate, measures) = (context.program.gates.get(index)?, context.measures.gates.get(index)?);
    let applicable = gate.criteria.len().saturating_sub(measures.waived);
    let name = context.prose(gate.name).text;
    let due = measures.forecast.map(|date| context.words.date_near(date, context.year));
    (applicable > 0).then(|| Fact {
        of: Some(of(context, applicable)),
        note: due.map(|date| context.say_with("fact-gate-due", &[("date", Arg::Text(&date))])),
        spark: sparks::meter(&[("done", measures.met), ("todo", applicable.saturating_sub(measures.met))], applicable),
        ..fact(context.say_with("fact-gate", &[("gate", Arg::Text(&name))]), number(context, measures.met))
    })
}
