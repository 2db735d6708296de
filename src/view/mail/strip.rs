//! The status strip: overall and by dimension, each with mark, word and how it moved; and how far the work is.

use crate::metrics::status::DimensionStatus;
use crate::terms::{Colour, Dimension};
use crate::text::Arg;
use crate::view::context::ProgramContext;
use crate::view::status;

use super::shapes::{Bar, Chip};
use super::subject::{Trend, moved};

/// The overall status.
#[must_use]
pub(super) fn overall(context: &ProgramContext<'_>) -> Chip {
    chip(context, context.say("mail-overall"), &context.measures.status.overall, None)
}

/// Every dimension that was assessed.
#[must_use]
pub(super) fn dimensions(context: &ProgramContext<'_>) -> Vec<Chip> {
    let assessed = context.measures.status.dimensions.iter().filter(|status| status.shown.is_some());
    assessed.map(|status| chip(context, dimension_name(context, status), status, status.dimension)).collect()
}

/// The names of the dimensions without data; nothing where all have some.
#[must_use]
pub(super) fn unassessed(context: &ProgramContext<'_>) -> Option<String> {
    let missing = context.measures.status.dimensions.iter().filter(|status| status.shown.is_none());
    let names: Vec<String> = missing.map(|status| dimension_name(context, status)).collect();
    let names = (!names.is_empty()).then(|| names.join(&context.say("list-comma")))?;
    Some(context.say_with("mail-unassessed", &[("names", Arg::Text(&names))]))
}

fn dimension_name(context: &ProgramContext<'_>, status: &DimensionStatus) -> String {
    status.dimension.map_or_else(String::new, |dimension| status::name(context, dimension))
}

fn chip(context: &ProgramContext<'_>, name: String, status: &DimensionStatus, dimension: Option<Dimension>) -> Chip {
    Chip {
        name,
        tone: tone(status.shown),
        mark: mark(status.shown),
        word: context.colour(status.shown).word,
        trend: moved(context, dimension).map(|trend| trend_says(context, trend)),
        says: status::says(context, status),
        overridden: overridden(context, status),
    }
}

/// The name of a colour in the palette of mails.
#[must_use]
pub(super) fn tone(colour: Option<Colour>) -> &'static str {
    colour.map_or("none", Colour::word)
}

fn mark(colour: Option<Colour>) -> &'static str {
    match colour {
        Some(Colour::Green) => "●",
        Some(Colour::Amber) => "▲",
        Some(Colour::Red) => "■",
        None => "○",
    }
}

fn trend_says(context: &ProgramContext<'_>, trend: Trend) -> String {
    let was = |key: &str, from: Colour| {
        let word = context.colour(Some(from)).word;
        context.say_with(key, &[("colour", Arg::Text(&word))])
    };
    match trend {
        Trend::Worse(from) => was("mail-trend-worse", from),
        Trend::Better(from) => was("mail-trend-better", from),
        Trend::Same => context.say("mail-trend-same"),
    }
}

fn overridden(context: &ProgramContext<'_>, status: &DimensionStatus) -> Option<String> {
    let shown = status.overridden.as_ref()?;
    let set = context.program.override_.as_ref()?;
    let rule = context.colour(status.rule).word;
    let by = context.person(&set.by).text;
    let until = context.words.date_near(shown.expires, context.year);
    let reason = context.prose(set.reason).text;
    let args = [
        ("rule", Arg::Text(&rule)),
        ("name", Arg::Text(&by)),
        ("date", Arg::Text(&until)),
        ("reason", Arg::Text(&reason)),
    ];
    Some(context.say_with("mail-override", &args))
}

/// Tasks done, requirements verified, issues closed; only what there is any of.
#[must_use]
pub(super) fn bars(context: &ProgramContext<'_>) -> Vec<Bar> {
    let measures = context.measures;
    let issues = measures.issues.iter().filter(|issue| issue.state != crate::terms::IssueState::Rejected);
    let (mut reported, mut open) = (0, 0);
    for issue in issues {
        reported += 1;
        open += usize::from(issue.open);
    }
    let parts = [
        ("mail-tasks-done", measures.tasks.done, measures.tasks.scope),
        ("mail-requirements-verified", measures.requirements.verified, measures.requirements.scope),
        ("mail-issues-closed", reported - open, reported),
    ];
    let bars = parts.into_iter().filter(|(_, _, whole)| *whole > 0);
    bars.map(|(key, part, whole)| bar(context, key, part, whole)).collect()
}

fn bar(context: &ProgramContext<'_>, key: &str, part: usize, whole: usize) -> Bar {
    let number = |count: usize| context.words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let (shown, all) = (number(part), number(whole));
    let done = percent(part, whole);
    Bar {
        label: context.say(key),
        figure: context.say_with("mail-of", &[("part", Arg::Text(&shown)), ("whole", Arg::Text(&all))]),
        done,
        rest: 100 - done,
    }
}

/// Whole per cent; full only when all is done, empty only when nothing is.
fn percent(part: usize, whole: usize) -> usize {
    let share = part.min(whole).saturating_mul(100) / whole.max(1);
    if part == 0 || part >= whole { share } else { share.clamp(1, 99) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_or_empty_only_when_it_is() {
        assert_eq!(
            [(0, 900), (1, 900), (899, 900), (900, 900), (41, 72)].map(|(a, b)| percent(a, b)),
            [0, 1, 99, 100, 56]
        );
    }
}
