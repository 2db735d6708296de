//! The one-page report: exactly one sheet. Lists are cut to what a sheet holds, and say what is left out.

use serde::Serialize;

use crate::metrics::milestones::MilestoneMeasures;
use crate::text::{Arg, Lang};

use super::context::ProgramContext;
use super::frame::Head;
use super::milestones::{head, mark, steered};
use super::parts::changes::{self, Change};
use super::parts::decisions::{self, AskItem, DecisionItem};
use super::parts::{issue_row, odds, risks, statement, trend};
use super::program::workstream_rows;
use super::shapes::{Figure, Mark, Markdown, Prose, Slip, When};
use super::status;
use super::value::pace;
use super::week::ahead;

/// What a sheet holds.
const DECISIONS: usize = 3;
const ASKS: usize = 2;
const MILESTONES: usize = 6;
const RISKS: usize = 3;
const ISSUES: usize = 3;
const CHANGES: usize = 5;
const WORKSTREAMS: usize = 9;
const AHEAD: usize = 4;
/// Pixels of the trend without its axis text.
const TREND: u32 = 126;
/// Characters of the bottom line; Chinese takes twice the room.
const STATEMENT: usize = 420;

/// What `pages/report.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct ReportPage {
    statement: Option<Markdown>,
    old_words: Option<String>,
    dimensions: Vec<Assessed>,
    pace: Option<String>,
    decisions: Cut<DecisionItem>,
    asks: Option<Cut<AskItem>>,
    milestones: Cut<Dates>,
    trend: Option<Figure>,
    risks: Option<Cut<TopRisk>>,
    issues: Option<Cut<TopIssue>>,
    changes_title: String,
    changes: Cut<Change>,
    workstreams: Option<Cut<Stream>>,
    ahead: Cut<Due>,
    foot: String,
}

/// A list with what is left of it in words.
#[derive(Debug, Clone, Serialize)]
struct Cut<T> {
    items: Vec<T>,
    more: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Assessed {
    name: String,
    mark: Mark,
}

#[derive(Debug, Clone, Serialize)]
struct Dates {
    name: Prose,
    committed: Option<When>,
    baseline: Option<When>,
    previous: Option<When>,
    forecast: When,
    p80: Option<String>,
    slip: Option<Slip>,
    against: Option<String>,
    mark: Mark,
}

#[derive(Debug, Clone, Serialize)]
struct TopRisk {
    id: String,
    title: Prose,
    exposure: String,
    owner: Option<Prose>,
}

#[derive(Debug, Clone, Serialize)]
struct TopIssue {
    id: String,
    title: Prose,
    severity: &'static str,
    state: Mark,
    due: Option<When>,
    overdue: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Stream {
    name: Prose,
    mark: Mark,
    note: Option<Prose>,
}

#[derive(Debug, Clone, Serialize)]
struct Due {
    when: When,
    what: Prose,
    kind: String,
    owner: Option<Prose>,
}

/// The page.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, ReportPage) {
    let waiting = decisions::waiting(context);
    let (changes, left) = changes::digest(context, CHANGES);
    let body = ReportPage {
        statement: statement::statement(context).map(|text| shortened(context, &text)),
        old_words: statement::old_words(context),
        dimensions: dimensions(context),
        pace: context.measures.earned_value.as_ref().map(|earned| pace::short(context, earned)),
        decisions: cut(
            context,
            waiting.len(),
            waiting.iter().filter_map(|at| decisions::item(context, *at)),
            DECISIONS,
        ),
        asks: decisions::asks(context).map(|asks| cut(context, asks.len(), asks.into_iter(), ASKS)),
        milestones: milestones(context),
        trend: trend::figure(context, "trend", TREND),
        risks: top_risks(context),
        issues: top_issues(context),
        changes_title: changes::title(context),
        changes: Cut { items: changes, more: more(context, left) },
        workstreams: workstreams(context),
        ahead: due(context),
        foot: foot(context),
    };
    (Head { heading: context.prose(&context.program.facts.name), ..head(context, "tab-report") }, body)
}

fn cut<T>(context: &ProgramContext<'_>, all: usize, items: impl Iterator<Item = T>, most: usize) -> Cut<T> {
    Cut { items: items.take(most).collect(), more: more(context, all.saturating_sub(most)) }
}

fn more(context: &ProgramContext<'_>, left: usize) -> Option<String> {
    (left > 0).then(|| context.say_n("report-more", left))
}

/// A bottom line that fits: whole sentences as far as there is room.
fn shortened(context: &ProgramContext<'_>, text: &Markdown) -> Markdown {
    let most = match context.words.lang() {
        Lang::En => STATEMENT,
        Lang::ZhHans => STATEMENT / 2,
    };
    Markdown { markdown: sentences(&text.markdown, most), lang: text.lang }
}

/// The first sentences of a text that are not longer than so many characters; where even the first is, its words.
fn sentences(text: &str, most: usize) -> String {
    let text = text.trim();
    let Some((limit, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = &text[..limit];
    let end = head
        .char_indices()
        .filter(|(at, c)| match c {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' => text[at + c.len_utf8()..].starts_with([' ', '\n']),
            _ => false,
        })
        .map(|(at, c)| at + c.len_utf8())
        .next_back();
    match end {
        Some(end) => head[..end].to_owned(),
        None => format!("{}…", head.rsplit_once(' ').map_or(head, |(words, _)| words)),
    }
}

fn dimensions(context: &ProgramContext<'_>) -> Vec<Assessed> {
    let dimensions = context.measures.status.dimensions.iter();
    dimensions
        .filter(|one| one.shown.is_some())
        .filter_map(|one| {
            Some(Assessed { name: status::name(context, one.dimension?), mark: context.colour(one.shown) })
        })
        .collect()
}

/// Open milestones by which the program is steered, by forecast.
fn milestones(context: &ProgramContext<'_>) -> Cut<Dates> {
    let all = steered(context);
    let open = all.iter().filter(|one| !one.done).count();
    let mut shown: Vec<&MilestoneMeasures> = all.into_iter().take(MILESTONES).collect();
    shown.sort_by_key(|one| (one.forecast, one.task));
    let items = shown.into_iter().filter_map(|one| {
        let slip = |days: i64| context.task_slip(one.task, days);
        Some(Dates {
            name: context.task_name(one.task)?,
            committed: one.committed.map(|date| context.when(date)),
            baseline: one.baseline.map(|date| context.when(date)),
            previous: one.last_forecast.map(|date| context.when(date)),
            forecast: context.when(one.forecast),
            // A sheet has room for it beside promises alone.
            p80: odds::p80(context, one).filter(|_| one.committed.is_some()),
            slip: one.commitment_slip.or(one.slip).map(slip),
            against: one.commitment_slip.or(one.slip).map(|_| context.say(trend::measure(one))),
            mark: mark(context, one),
        })
    });
    Cut { items: items.collect(), more: more(context, open.saturating_sub(MILESTONES)) }
}

/// Nothing where the reader sees no risks.
fn top_risks(context: &ProgramContext<'_>) -> Option<Cut<TopRisk>> {
    let open = risks::open(context);
    let items = open.iter().filter_map(|(index, exposure)| {
        let risk = context.program.risks.get(*index)?;
        let exposure = exposure.map_or_else(String::new, |tenths| {
            let days = risks::days(context, tenths);
            context.say_with("days", &[("n", Arg::Text(&days))])
        });
        Some(TopRisk {
            id: risk.id.to_string(),
            title: context.prose(&risk.facts.title),
            exposure,
            owner: risk.refs.owner.as_ref().map(|owner| context.person(owner)),
        })
    });
    (!open.is_empty()).then(|| cut(context, open.len(), items, RISKS))
}

/// Nothing where no issue is open.
fn top_issues(context: &ProgramContext<'_>) -> Option<Cut<TopIssue>> {
    let open = issue_row::pressing(context);
    let items = open.iter().filter_map(|issue| {
        let row = issue_row::row(context, *issue)?;
        Some(TopIssue {
            id: row.id,
            title: row.title,
            severity: row.severity,
            state: row.state,
            due: row.due,
            overdue: row.overdue,
        })
    });
    (!open.is_empty()).then(|| cut(context, open.len(), items, ISSUES))
}

fn workstreams(context: &ProgramContext<'_>) -> Option<Cut<Stream>> {
    let all = context.program.workstreams.len();
    let rows = workstream_rows(context, WORKSTREAMS).into_iter();
    let items = rows.map(|row| Stream { name: row.name.text, mark: row.mark, note: row.note });
    (all > 0).then(|| cut(context, all, items, WORKSTREAMS))
}

fn due(context: &ProgramContext<'_>) -> Cut<Due> {
    let (rows, left) = ahead::cut(ahead::rows(context, false), AHEAD);
    let items = rows.into_iter().map(|row| Due {
        when: row.when,
        what: row.what.title.unwrap_or_else(|| context.plain(row.what.id)),
        kind: row.kind,
        owner: row.owner,
    });
    Cut { items: items.collect(), more: more(context, left) }
}

/// When the data are of, and by which rules they were judged.
fn foot(context: &ProgramContext<'_>) -> String {
    let date = context.words.date_year(context.as_of());
    let zone = context.zone().to_string();
    let rules = context.words.number(context.site.portfolio.rules.version);
    context.say_with(
        "report-foot",
        &[("date", Arg::Text(&date)), ("zone", Arg::Text(&zone)), ("rules", Arg::Text(&rules))],
    )
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_statement_ends_with_a_sentence() {
        assert_eq!(sentences("One is late. Two is 1.4 days late. Three.", 36), "One is late. Two is 1.4 days late.");
        assert_eq!(sentences("One is late.", 36), "One is late.");
        assert_eq!(sentences("A single sentence that goes on and on", 20), "A single sentence…");
        assert_eq!(sentences("验收延期。请于周三前决定是否分批发运。", 8), "验收延期。");
    }
}
