//! Week on week: what changed since the report before, and what is due in the next two weeks; of one program, or of
//! all.

pub mod ahead;

use serde::Serialize;

use crate::text::Arg;

use super::address::Page;
use super::context::{Context, ProgramContext};
use super::frame::Head;
use super::paging::{fitting, weight};
use super::parts::changes::{self, Change, Kind};
use super::shapes::{Link, Mark};

use ahead::AheadRow;

/// Bytes of changes on a page.
const CHANGES: usize = 30_000;
/// Bytes of what is due.
const AHEAD: usize = 16_000;
/// Bytes of a change's tags.
const CHANGE: usize = 170;

/// What `pages/week.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct WeekPage {
    period: String,
    quiet: Option<String>,
    programs: Vec<ProgramWeek>,
    ahead_title: String,
    ahead: Vec<AheadRow>,
    ahead_more: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct ProgramWeek {
    name: Option<Link>,
    mark: Option<Mark>,
    period: Option<String>,
    quiet: Option<String>,
    groups: Vec<ChangeGroup>,
}

/// Changes of one kind.
#[derive(Debug, Clone, Serialize)]
struct ChangeGroup {
    label: String,
    items: Vec<Change>,
    more: Option<String>,
}

/// The week of one program.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, WeekPage) {
    let groups = groups(context);
    let count: usize = groups.iter().map(|group| group.items.len()).sum();
    let program = context.prose(&context.program.facts.short_name).text;
    let heading = context.say("tab-week");
    let said = said(context, count);
    let head = Head {
        title: context.say_with(
            "title-week",
            &[("program", Arg::Text(&program)), ("heading", Arg::Text(&heading)), ("says", Arg::Text(&said))],
        ),
        heading: context.plain(heading),
        sub: None,
        crumbs: Vec::new(),
    };
    let own = ProgramWeek { name: None, mark: None, period: None, quiet: None, groups };
    let ahead = ahead::rows(context, false);
    let quiet = (count == 0).then(|| said.clone());
    (head, week(context, period(context), quiet, vec![own], ahead))
}

/// The week of all programs. Each says since when it is compared where that differs from the first one.
#[must_use]
pub fn portfolio_page(context: &Context<'_>) -> (Head, WeekPage) {
    let mut programs = Vec::new();
    let mut ahead = Vec::new();
    let mut first_period: Option<String> = None;
    let mut count = 0;
    for index in 0..context.site.portfolio.programs.len() {
        let Some(own) = ProgramContext::new(context.site, context.words, context.at, index) else {
            continue;
        };
        let groups = groups(&own);
        let changed: usize = groups.iter().map(|group| group.items.len()).sum();
        count += changed;
        let since = period(&own);
        let differs = first_period.as_ref().is_some_and(|first| *first != since);
        programs.push(ProgramWeek {
            name: Some(Link { href: own.page_href(Page::Week), text: context.prose(&own.program.facts.short_name) }),
            mark: Some(context.colour(own.measures.status.overall.shown)),
            period: differs.then(|| since.clone()),
            quiet: (changed == 0).then(|| said(context, 0)),
            groups,
        });
        first_period.get_or_insert(since);
        ahead.extend(ahead::rows(&own, true));
    }
    ahead.sort_by(AheadRow::by_date);
    let heading = context.say("nav-week");
    let said = said(context, count);
    let brand = context.prose(context.site.portfolio.name).text;
    let head = Head {
        title: context.say_with(
            "title-week",
            &[("program", Arg::Text(&brand)), ("heading", Arg::Text(&heading)), ("says", Arg::Text(&said))],
        ),
        heading: context.plain(heading),
        sub: None,
        crumbs: Vec::new(),
    };
    let period = first_period.unwrap_or_default();
    (head, week(context, period, (count == 0).then_some(said), programs, ahead))
}

/// All changes of a program, by kind, only kinds that have any.
fn groups(context: &ProgramContext<'_>) -> Vec<ChangeGroup> {
    let group = |kind: Kind| {
        let items = changes::of_kind(context, kind);
        ChangeGroup { label: changes::label(context, kind), items, more: None }
    };
    Kind::ALL.into_iter().map(group).filter(|group| !group.items.is_empty()).collect()
}

/// A page from its parts, with as many rows of each kind as it has room for.
fn week(
    context: &Context<'_>,
    period: String,
    quiet: Option<String>,
    mut programs: Vec<ProgramWeek>,
    mut ahead: Vec<AheadRow>,
) -> WeekPage {
    let all = || programs.iter().flat_map(|program| &program.groups);
    let weights: Vec<Vec<usize>> = all().map(|group| group.items.iter().map(change_weight).collect()).collect();
    let cap = fitting(&weights, CHANGES);
    for group in programs.iter_mut().flat_map(|program| &mut program.groups) {
        group.more = cut(context, &mut group.items, cap);
    }
    let weights = [ahead.iter().map(AheadRow::weight).collect()];
    let cap = fitting(&weights, AHEAD);
    let ahead_more = cut(context, &mut ahead, cap);
    let quiet_programs = quiet.is_some();
    for program in programs.iter_mut().filter(|_| quiet_programs) {
        program.quiet = None;
    }
    WeekPage { period, quiet, programs, ahead_title: context.say("ahead"), ahead, ahead_more }
}

/// Keeps the first rows, and says how many are left out.
fn cut<T>(context: &Context<'_>, rows: &mut Vec<T>, cap: usize) -> Option<String> {
    let left = rows.len().saturating_sub(cap);
    rows.truncate(cap);
    (left > 0).then(|| context.say_n("more-rows", left))
}

fn change_weight(change: &Change) -> usize {
    let words = [Some(&change.kind), Some(&change.subject.text.text), change.old.as_ref(), change.new.as_ref()];
    let note = change.note.as_ref().map(|note| &note.text);
    let href = change.subject.href.as_ref();
    words.into_iter().chain([note, href]).flatten().map(|words| weight(words)).sum::<usize>() + CHANGE
}

/// Since when changes are counted: the report before, or else seven days.
fn period(context: &ProgramContext<'_>) -> String {
    match context.measures.changes.since {
        Some((week, date)) => {
            let date = context.words.date_near(date, context.year);
            let week = context.words.week(week);
            context.say_with("week-since", &[("date", Arg::Text(&date)), ("week", Arg::Text(&week))])
        }
        None => context.say("week-no-report"),
    }
}

fn said(context: &Context<'_>, count: usize) -> String {
    if count == 0 { context.say("none-changes") } else { context.say_n("week-count", count) }
}
