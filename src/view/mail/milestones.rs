//! Milestones of a mail: what was promised, planned and last reported, what is expected now, and how it got there.

use crate::metrics::milestones::MilestoneMeasures;
use crate::text::Arg;
use crate::time::Date;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::parts::odds;
use crate::view::parts::reasons::reason;
use crate::view::shapes::{Prose, Slip};

use super::links::Links;
use super::shapes::{Figure, Listed, MilestoneRow, TrendCell};

/// Reports that a strip of slips shows.
const REPORTS: usize = 12;
/// A slip from this many working days on is red.
const LATE_DAYS: i64 = 5;

/// Heads of the columns.
#[must_use]
pub(super) fn heads(context: &ProgramContext<'_>) -> Vec<String> {
    let keys = [
        "col-milestone",
        "mail-committed",
        "col-baseline",
        "mail-last",
        "mail-now",
        "mail-slip-week",
        "mail-slip-total",
        "mail-slips",
    ];
    keys.map(|key| context.say(key)).to_vec()
}

/// Milestones that are not met, and those met since the last report: promised ones first, then by forecast.
#[must_use]
pub(super) fn rows(context: &ProgramContext<'_>, links: &Links<'_>, most: usize) -> Listed<MilestoneRow> {
    let finished = &context.measures.changes.tasks_finished;
    let mut shown: Vec<&MilestoneMeasures> = context
        .measures
        .milestones
        .iter()
        .filter(|milestone| !milestone.done || finished.contains(&milestone.task))
        .collect();
    shown.sort_by_key(|milestone| (milestone.committed.is_none(), milestone.forecast, milestone.task));
    let more = shown.len().saturating_sub(most);
    let items = shown.into_iter().take(most).filter_map(|one| row(context, links, one)).collect();
    Listed { items, more, href: links.full(context.page_href(Page::Milestones).as_deref()) }
}

fn row(context: &ProgramContext<'_>, links: &Links<'_>, measures: &MilestoneMeasures) -> Option<MilestoneRow> {
    let task = context.program.tasks.get(measures.task)?;
    let name = context.prose(&task.facts.name);
    let now = context.words.date_near(measures.forecast, context.year);
    let now = if measures.done { context.say_with("mail-met", &[("date", Arg::Text(&now))]) } else { now };
    let date =
        |date: Option<Date>| figure(date.map_or_else(String::new, |date| context.words.date_near(date, context.year)));
    // What is met is late in no red.
    let float = if measures.done { Some(i64::MAX) } else { task.dates.total_float };
    let slip = |days: Option<i64>| {
        days.map_or_else(|| figure(String::new()), |days| slip_figure(context.slip_bare(days, float)))
    };
    let slips = i64::try_from(measures.slips).unwrap_or(i64::MAX);
    let reason = reason(context, measures.task)
        .filter(|_| measures.slips > 0 || measures.slip_period.is_some_and(|days| days != 0));
    let trend = trend(context, measures);
    let trend_label = (!trend.is_empty()).then(|| context.say("mail-trend"));
    let said = trend_label.as_ref().map(|label| {
        let slips: Vec<&str> = trend.iter().map(|cell| cell.text.as_str()).collect();
        context.plain(format!("{label}{}{}", context.say("mail-colon"), slips.join(" ")))
    });
    let odds = odds::line(context, measures);
    let expected = odds.clone().map(|odds| context.plain(odds));
    let notes: Vec<Prose> = reason.clone().into_iter().chain(expected).chain(said).collect();
    Some(MilestoneRow {
        cells: vec![
            Figure { text: name.text, lang: name.lang, late: false },
            date(measures.committed),
            date(measures.baseline),
            date(measures.last_forecast),
            figure(now),
            slip(measures.slip_period),
            slip(measures.slip),
            figure(context.words.number(slips)),
        ],
        href: links.full(context.milestone_href(measures.task).as_deref()),
        reason,
        odds,
        trend_label,
        trend,
        notes,
    })
}

fn figure(text: String) -> Figure {
    Figure { text, lang: None, late: false }
}

fn slip_figure(slip: Slip) -> Figure {
    Figure { text: slip.text, lang: None, late: slip.late }
}

/// The slips of a promised milestone as reported; nothing before there are two reports.
fn trend(context: &ProgramContext<'_>, measures: &MilestoneMeasures) -> Vec<TrendCell> {
    let Some(plan) = measures.committed.and(measures.baseline.or(measures.committed)) else { return Vec::new() };
    let points = measures.trend.get(measures.trend.len().saturating_sub(REPORTS)..).unwrap_or_default();
    if points.len() < 2 {
        return Vec::new();
    }
    let slip = |forecast: Date| context.program.calendar.working_days_between(plan, forecast);
    let cell = |days: i64| TrendCell { text: context.words.signed(days), tone: tone(days) };
    points.iter().map(|point| cell(slip(point.forecast))).collect()
}

fn tone(days: i64) -> &'static str {
    match days {
        ..=0 => "green",
        1..LATE_DAYS => "amber",
        _ => "red",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_red_from_five_days_on() {
        assert_eq!([-3, 0, 1, 4, 5, 10].map(tone), ["green", "green", "amber", "amber", "red", "red"]);
    }
}
