//! The page of risks, for internal readers: open ones by exposure, on a map of probability and delay, and those ended.

use serde::Serialize;

use crate::audience::{MitigationStep, Risk};
use crate::terms::{EntityId, RiskState};
use crate::text::Arg;
use crate::time::Date;

use super::chart::{Bar, BarPart, Bars, Chart};
use super::context::ProgramContext;
use super::frame::Head;
use super::macros;
use super::parts::{categories, risks as measure};
use super::shapes::{Figure, FigureRow, Markdown, Prose, Ref, When};

/// Risks in the figure, in the list, and among those ended.
const BARS: usize = 8;
const ROWS: usize = 40;
const ENDED: usize = 40;
/// Bytes of bodies, beyond which a row comes without its body.
const BODIES: usize = 10_000;
/// Days ahead in which a trigger is near.
const NEAR: i64 = 14;
/// Lower ends of the bands of probability, in per cent, the likely first.
const LIKELY: [(i64, &str); 4] = [(50, "risk-p-50"), (25, "risk-p-25"), (10, "risk-p-10"), (0, "risk-p-0")];
/// Lower ends of the bands of delay, in tenths of working days.
const LONG: [(i64, &str); 4] = [(0, "risk-d-0"), (30, "risk-d-3"), (60, "risk-d-6"), (101, "risk-d-10")];

/// What `templates/pages/risks.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct RisksPage {
    summary: String,
    exposure: Option<Figure>,
    map: Option<RiskMap>,
    rows: Vec<RiskRow>,
    more: Option<String>,
    closed: Vec<EndedRow>,
}

#[derive(Debug, Clone, Serialize)]
struct RiskMap {
    title: String,
    columns: Vec<String>,
    rows: Vec<MapRow>,
}

#[derive(Debug, Clone, Serialize)]
struct MapRow {
    head: String,
    cells: Vec<Vec<MapItem>>,
}

#[derive(Debug, Clone, Serialize)]
struct MapItem {
    id: String,
    href: String,
}

#[derive(Debug, Clone, Serialize)]
struct RiskRow {
    id: String,
    title: Prose,
    category: String,
    probability: String,
    impact: String,
    impact_note: Option<Prose>,
    exposure: Exposure,
    trend: Option<String>,
    proximity: Option<When>,
    response: String,
    owner: Option<Prose>,
    trigger: Option<Prose>,
    mitigations: Vec<MitigationRow>,
    drives: Vec<Ref>,
    body: Option<Markdown>,
}

#[derive(Debug, Clone, Serialize)]
struct Exposure {
    text: String,
    days: String,
}

#[derive(Debug, Clone, Serialize)]
struct MitigationRow {
    text: Prose,
    owner: Option<Prose>,
    due: Option<When>,
    overdue: bool,
    effect: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct EndedRow {
    id: String,
    title: Prose,
    state: String,
    when: Option<When>,
}

/// The page.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, RisksPage) {
    let open = measure::open(context);
    let found: Vec<(&Risk<'_>, Option<i64>)> =
        open.iter().filter_map(|(index, exposure)| Some((context.program.risks.get(*index)?, *exposure))).collect();
    let mut room = BODIES;
    let answer = context.say_n("risks-answer", found.len());
    let page = RisksPage {
        summary: summary(context, &found),
        exposure: figure(context, &found),
        map: map(context, &found),
        rows: found.iter().take(ROWS).map(|(risk, exposure)| row(context, risk, *exposure, &mut room)).collect(),
        more: (found.len() > ROWS).then(|| context.say_n("and-more", found.len() - ROWS)),
        closed: ended(context),
    };
    (Head::of_page(context, "tab-risks", &answer), page)
}

fn summary(context: &ProgramContext<'_>, open: &[(&Risk<'_>, Option<i64>)]) -> String {
    let total: i64 = open.iter().filter_map(|(_, exposure)| *exposure).sum();
    let days = measure::days(context, total);
    let near = open.iter().filter(|(risk, _)| risk.facts.proximity.is_some_and(|date| is_near(context, date))).count();
    let mut parts = vec![context.say_n("risks-open", open.len())];
    if total > 0 {
        parts.push(context.say_with("risks-exposure", &[("days", Arg::Text(&days))]));
    }
    if near > 0 {
        parts.push(context.say_n("risks-near", near));
    }
    parts.join(&context.say("comma"))
}

fn is_near(context: &ProgramContext<'_>, date: Date) -> bool {
    (0..=NEAR).contains(&(date - context.as_of()).num_days())
}

/// The largest exposures as bars; nothing for fewer than two.
fn figure(context: &ProgramContext<'_>, open: &[(&Risk<'_>, Option<i64>)]) -> Option<Figure> {
    let known: Vec<(&Risk<'_>, i64)> = open
        .iter()
        .filter_map(|(risk, exposure)| Some((*risk, (*exposure)?)))
        .filter(|(_, exposure)| *exposure > 0)
        .collect();
    let total: i64 = known.iter().map(|(_, exposure)| exposure).sum();
    let (first, largest) = *known.first().filter(|_| known.len() > 1)?;
    let shown = known.get(..known.len().min(BARS)).unwrap_or_default();
    let bars = shown.iter().map(|(risk, exposure)| Bar {
        label: short_id(risk.id.as_str()),
        parts: vec![BarPart { value: tenths(*exposure), label: String::new() }],
        total: in_days(context, *exposure),
    });
    let rows = shown.iter().map(|(risk, exposure)| FigureRow {
        head: risk.id.to_string(),
        cells: vec![context.prose(&risk.facts.title).text, in_days(context, *exposure)],
    });
    // The three largest, if they are most of it; else the largest alone.
    let three: i64 = known.iter().take(3).map(|(_, exposure)| exposure).sum();
    let title = if known.len() > 4 && 2 * three > total {
        let share = context.words.percent(tenths(three) / tenths(total));
        context.say_with("risks-title-three", &[("share", Arg::Text(&share))])
    } else {
        let (days, all) = (measure::days(context, largest), measure::days(context, total));
        let name = context.prose(&first.facts.title).text;
        let args = [("name", Arg::Text(&name)), ("days", Arg::Text(&days)), ("all", Arg::Text(&all))];
        context.say_with("risks-title-first", &args)
    };
    Some(Figure {
        id: "exposure".to_owned(),
        title,
        chart: Chart::Bars(Bars {
            class: "ages".to_owned(),
            labelled_by: "exposure".to_owned(),
            high: tenths(largest),
            heads: Vec::new(),
            bars: bars.collect(),
        }),
        caption: Some(context.say("risks-caption")),
        columns: vec![context.say("col-id"), context.say("col-risk"), context.say("col-exposure")],
        rows: rows.collect(),
    })
}

/// `RSK-007`: the program's part is the same for all.
fn short_id(id: &str) -> String {
    let mut parts = id.split('-');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(kind), Some(_), Some(tail)) => format!("{kind}-{tail}"),
        _ => id.to_owned(),
    }
}

#[allow(clippy::cast_precision_loss, reason = "tenths of working days lie far below 2^53")]
fn tenths(exposure: i64) -> f64 {
    exposure as f64 / 10.0
}

fn in_days(context: &ProgramContext<'_>, exposure: i64) -> String {
    let days = measure::days(context, exposure);
    context.say_with("days", &[("n", Arg::Text(&days))])
}

/// Delay in tenths of working days: the exposure of a certain risk.
fn delay(context: &ProgramContext<'_>, risk: &Risk<'_>) -> Option<i64> {
    measure::delay(risk, context.program.calendar)
}

#[allow(clippy::cast_possible_truncation, reason = "a probability is between 0 and 1")]
fn per_cent(probability: f64) -> i64 {
    (probability.clamp(0.0, 1.0) * 100.0).round() as i64
}

/// Probability against delay, rows from likely to unlikely; nothing where no risk has a delay.
fn map(context: &ProgramContext<'_>, open: &[(&Risk<'_>, Option<i64>)]) -> Option<RiskMap> {
    let mut cells: Vec<Vec<Vec<MapItem>>> = vec![vec![Vec::new(); LONG.len()]; LIKELY.len()];
    let (mut placed, mut worst) = (0, 0);
    for (risk, _) in open.iter().take(ROWS) {
        let Some(delay) = delay(context, risk) else { continue };
        let probability = per_cent(risk.facts.probability);
        let row = LIKELY.iter().position(|(from, _)| probability >= *from).unwrap_or(0);
        let column = LONG.iter().rposition(|(from, _)| delay >= *from).unwrap_or(0);
        if let Some(cell) = cells.get_mut(row).and_then(|row| row.get_mut(column)) {
            cell.push(MapItem { id: short_id(risk.id.as_str()), href: format!("#{}", risk.id) });
        }
        placed += 1;
        worst += usize::from(row <= 1 && column >= 2);
    }
    let title = if worst == 0 {
        context.say("risks-map")
    } else {
        let count = Arg::Count(i64::try_from(worst).unwrap_or(i64::MAX));
        let numeral = context.say_with("numeral-first", &[("n", count)]);
        context.say_with("risks-map-worst", &[("n", count), ("count", Arg::Text(&numeral))])
    };
    let rows = LIKELY.iter().zip(cells).map(|((_, key), cells)| MapRow { head: context.say(key), cells });
    (placed > 0).then(|| RiskMap {
        title,
        columns: LONG.iter().map(|(_, key)| context.say(key)).collect(),
        rows: rows.collect(),
    })
}

fn row(context: &ProgramContext<'_>, risk: &Risk<'_>, exposure: Option<i64>, room: &mut usize) -> RiskRow {
    let facts = risk.facts;
    let delay = delay(context, risk).map(|delay| in_days(context, delay));
    let body = macros::body(context, &risk.body).filter(|body| body.markdown.len() <= *room);
    *room -= body.as_ref().map_or(0, |body| body.markdown.len());
    RiskRow {
        id: risk.id.to_string(),
        title: context.prose(&facts.title),
        category: facts.category.as_deref().map(|category| categories::name(context, category)).unwrap_or_default(),
        probability: context.words.percent(facts.probability),
        impact: delay.unwrap_or_default(),
        impact_note: facts.impact_note.as_ref().map(|note| context.prose(note)),
        exposure: Exposure {
            text: exposure.map(|exposure| in_days(context, exposure)).unwrap_or_default(),
            days: exposure.map(|exposure| format!("{:.1}", tenths(exposure))).unwrap_or_default(),
        },
        trend: cut(context, risk),
        proximity: facts.proximity.map(|date| context.when(date)),
        response: facts.response.map(|one| context.say(&format!("response-{}", one.word()))).unwrap_or_default(),
        owner: risk.refs.owner.as_ref().map(|owner| context.person(owner)),
        trigger: facts.trigger.as_ref().map(|text| context.prose(text)),
        mitigations: risk.refs.mitigations.iter().map(|step| mitigation(context, step, facts.probability)).collect(),
        drives: risk
            .refs
            .drives
            .iter()
            .filter_map(|task| Some(Ref { title: None, ..context.task_ref(*task)? }))
            .collect(),
        body,
    }
}

/// What is left once all steps that are planned have been taken: "to 2.4 d".
fn cut(context: &ProgramContext<'_>, risk: &Risk<'_>) -> Option<String> {
    let open = risk.refs.mitigations.iter().filter(|step| !is_done(context, step));
    let lowest = open.filter_map(|step| step.cuts_probability_to).min_by(f64::total_cmp)?;
    let delay = delay(context, risk).filter(|_| lowest < risk.facts.probability)?;
    let left = measure::share_of(delay, lowest);
    Some(context.say_with("risk-cut", &[("days", Arg::Text(&in_days(context, left)))]))
}

fn is_done(context: &ProgramContext<'_>, step: &MitigationStep<'_>) -> bool {
    step.done.is_some_and(|date| date <= context.as_of())
}

fn mitigation(context: &ProgramContext<'_>, step: &MitigationStep<'_>, probability: f64) -> MitigationRow {
    let done = step.done.filter(|_| is_done(context, step));
    let effect = match (done, step.cuts_probability_to) {
        (Some(date), _) => {
            let date = context.words.date_near(date, context.year);
            Some(context.say_with("mitigation-done", &[("date", Arg::Text(&date))]))
        }
        (None, Some(to)) if to < probability => {
            let to = context.words.percent(to);
            Some(context.say_with("mitigation-to", &[("share", Arg::Text(&to))]))
        }
        (None, _) => None,
    };
    MitigationRow {
        text: context.prose(step.text),
        owner: step.owner.as_ref().map(|owner| context.person(owner)),
        due: step.due.filter(|_| done.is_none()).map(|date| context.when(date)),
        overdue: done.is_none() && step.due.is_some_and(|date| date < context.as_of()),
        effect,
    }
}

/// Risks that occurred or can no longer happen, latest first.
fn ended(context: &ProgramContext<'_>) -> Vec<EndedRow> {
    let mut ended: Vec<&Risk<'_>> =
        context.program.risks.iter().filter(|risk| risk.facts.state != RiskState::Open).collect();
    ended.sort_by_key(|risk| std::cmp::Reverse(risk.facts.closed));
    let rows = ended.into_iter().take(ENDED).map(|risk| EndedRow {
        id: risk.id.to_string(),
        title: context.prose(&risk.facts.title),
        state: context.say(&format!("risk-{}", risk.facts.state.word())),
        when: risk.facts.closed.map(|date| context.when(date)),
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lose_the_part_they_share() {
        assert_eq!(short_id("RSK-NBL-007"), "RSK-007");
        assert_eq!(short_id("odd"), "odd");
    }
}
