//! One program, answer first: where it stands, what must be decided, six figures, then the detail.

mod facts;
mod workstreams;

pub use workstreams::{WorkstreamRow, rows as workstream_rows};

use serde::Serialize;

use crate::terms::Colour;
use crate::text::Arg;

use super::address::Page;
use super::context::ProgramContext;
use super::frame::Head;
use super::gantt::{self, Gantt, GanttOptions};
use super::parts::changes::{self, Change};
use super::parts::decisions::{self, AskItem, DecisionItem};
use super::parts::gate_rows::{self, GateRow};
use super::parts::issue_row::{self, IssueRow};
use super::parts::{ages, burn, history, statement, trend};
use super::shapes::{Fact, Figure, Markdown, More};
use super::status::{self, DimensionRow};
use super::value::pace::{self, Pace};
use workstreams::Workstreams;

/// Decisions shown; the page of decisions has them all.
const DECISIONS: usize = 6;
/// Changes shown; the week's page has them all.
const CHANGES: usize = 9;
/// Issues shown.
const ISSUES: usize = 7;
/// Pixels of the trend.
const TREND: u32 = 352;

/// What `pages/program.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct ProgramPage {
    statement: Option<Markdown>,
    old_words: Option<String>,
    decisions: Vec<DecisionItem>,
    decisions_more: Option<More>,
    asks: Option<Vec<AskItem>>,
    facts: Vec<Fact>,
    weeks: Option<String>,
    dimensions: Vec<DimensionRow>,
    pace: Option<Pace>,
    gates: Option<Vec<GateRow>>,
    changes_title: String,
    changes: Vec<Change>,
    changes_more: Option<More>,
    trend: Option<Figure>,
    workstreams: Option<Workstreams>,
    burndown: Option<Figure>,
    ageing: Option<Figure>,
    issues: Option<TopIssues>,
    schedule: Option<Schedule>,
}

#[derive(Debug, Clone, Serialize)]
struct TopIssues {
    rows: Vec<IssueRow>,
    all: More,
}

#[derive(Debug, Clone, Serialize)]
struct Schedule {
    summary: String,
    gantt: Gantt,
    all: More,
}

/// The page.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, ProgramPage) {
    let waiting = decisions::waiting(context);
    let dimensions = status::dimensions(context);
    let told = dimensions.iter().any(|row| row.history.is_some());
    let (changes, changes_left) = changes::digest(context, CHANGES);
    let body = ProgramPage {
        statement: statement::statement(context),
        old_words: statement::old_words(context),
        decisions: waiting.iter().take(DECISIONS).filter_map(|at| decisions::item(context, *at)).collect(),
        decisions_more: more(context, waiting.len().saturating_sub(DECISIONS), Page::Decisions),
        asks: decisions::asks(context),
        facts: facts::facts(context),
        weeks: told.then(|| history::label(context, context.as_of())),
        dimensions,
        pace: pace::line(context),
        gates: gate_rows::rows(context),
        changes_title: changes::title(context),
        changes,
        changes_more: more(context, changes_left, Page::Week),
        trend: trend::figure(context, "trend", TREND),
        workstreams: workstreams::workstreams(context),
        burndown: burn::figure(context, "burndown"),
        ageing: ages::figure(context, "ageing"),
        issues: issues(context),
        schedule: schedule(context),
    };
    (head(context), body)
}

/// How many more there are, leading to where they are; nothing where all are shown or there is no such page.
fn more(context: &ProgramContext<'_>, left: usize, page: Page) -> Option<More> {
    let href = context.page_href(page).filter(|_| left > 0)?;
    Some(More { href, label: context.say_n("and-more", left) })
}

fn head(context: &ProgramContext<'_>) -> Head {
    let facts = context.program.facts;
    let phase = context.say(&format!("phase-{}", facts.phase.word()));
    let manager = context.person(&context.program.manager).text;
    let product = [&facts.product.family, &facts.product.form, &facts.product.cooling];
    let product: Vec<String> = product.into_iter().flatten().map(|text| context.prose(text).text).collect();
    let mut sub = context.say_with("program-sub", &[("phase", Arg::Text(&phase)), ("manager", Arg::Text(&manager))]);
    if !product.is_empty() {
        sub = format!("{}{}{sub}", product.join(&context.say("comma")), context.say("stop"));
    }
    Head { heading: context.prose(&facts.name), sub: Some(sub), title: title(context), crumbs: Vec::new() }
}

/// "Nebula A8: red, Customer acceptance 28 Aug".
fn title(context: &ProgramContext<'_>) -> String {
    let program = context.prose(&context.program.facts.short_name).text;
    let shown = context.measures.status.overall.shown;
    let key = shown.map_or("colour-none", |colour| match colour {
        Colour::Green => "colour-green",
        Colour::Amber => "colour-amber",
        Colour::Red => "colour-red",
    });
    let colour = context.say(key).to_lowercase();
    let next = facts::next_milestones(context).first().and_then(|one| {
        let name = context.task_name(one.task)?.text;
        let date = context.words.date_near(one.forecast, context.year);
        Some(format!("{}{name} {date}", context.say("comma")))
    });
    let answer = format!("{colour}{}", next.unwrap_or_default());
    context.say_with("title-page", &[("program", Arg::Text(&program)), ("page", Arg::Text(&answer))])
}

/// The most pressing issues; nothing where the reader has no page of an issue, or none is open.
fn issues(context: &ProgramContext<'_>) -> Option<TopIssues> {
    let href = context.page_href(Page::Issues("index".to_owned(), 1))?;
    let open = issue_row::pressing(context);
    let all = More { href, label: context.say_n("all-open-issues", open.len()) };
    let rows: Vec<IssueRow> = open.iter().take(ISSUES).filter_map(|issue| issue_row::row(context, *issue)).collect();
    (!rows.is_empty()).then_some(TopIssues { rows, all })
}

fn schedule(context: &ProgramContext<'_>) -> Option<Schedule> {
    let href = context.page_href(Page::Schedule(1))?;
    if context.program.tasks.is_empty() {
        return None;
    }
    let counts = &context.measures.tasks;
    let [done, late] =
        [counts.done, counts.late].map(|count| context.words.number(i64::try_from(count).unwrap_or(i64::MAX)));
    let summary = context.say_with(
        "overview-schedule",
        &[
            ("n", Arg::Count(i64::try_from(counts.scope).unwrap_or(i64::MAX))),
            ("done", Arg::Text(&done)),
            ("late", Arg::Text(&late)),
        ],
    );
    Some(Schedule {
        summary,
        gantt: gantt::build(context, GanttOptions::Overview),
        all: More { href, label: context.say("whole-schedule") },
    })
}
