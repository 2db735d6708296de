//! The log of an issue: its events in words, the latest first.

use serde::Serialize;

use crate::audience::{Issue, LogLine};
use crate::terms::{IssueEvent, IssueState};
use crate::text::Arg;

use super::super::context::ProgramContext;
use super::super::paging::weight;
use super::super::shapes::{Prose, When};

/// Bytes of the log on its page.
const BUDGET: usize = 26_000;
/// Bytes of an entry's tags and date.
const ENTRY: usize = 170;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct LogEntry {
    at: When,
    who: Option<Prose>,
    event: String,
    text: Option<Prose>,
}

/// The events that the page has room for, and how many earlier ones it has not.
pub(super) fn history(context: &ProgramContext<'_>, issue: &Issue<'_>) -> (Vec<LogEntry>, Option<String>) {
    let log = &issue.refs.log;
    let mut used = 0_usize;
    let shown = log
        .iter()
        .rev()
        .take_while(|line| {
            used = used.saturating_add(ENTRY + line.words.map_or(0, |(_, text)| weight(text)));
            used <= BUDGET
        })
        .count();
    let left = log.len() - shown;
    let entries = log.iter().rev().take(shown).map(|line| entry(context, line)).collect();
    (entries, (left > 0).then(|| context.say_n("log-more", left)))
}

fn entry(context: &ProgramContext<'_>, line: &LogLine<'_>) -> LogEntry {
    let lang = context.program.facts.languages.first().copied().unwrap_or_default();
    LogEntry {
        at: context.when_at(line.at, context.zone()),
        who: line.words.map(|(who, _)| context.person(&who)),
        event: event(context, line.event),
        text: line.words.filter(|(_, text)| !text.is_empty()).map(|(_, text)| context.words_in(text, lang)),
    }
}

/// An event in words: `Status: analysing → fix in test`.
fn event(context: &ProgramContext<'_>, event: IssueEvent) -> String {
    let state = |state: IssueState| context.say(&format!("state-{}", state.word()));
    let changed =
        |key: &str, from: &str, to: &str| context.say_with(key, &[("from", Arg::Text(from)), ("to", Arg::Text(to))]);
    match event {
        IssueEvent::Opened => context.say("event-opened"),
        IssueEvent::Acknowledged => context.say("event-acknowledged"),
        IssueEvent::Status { from, to } => changed("event-status", &state(from), &state(to)),
        IssueEvent::Contained => context.say("event-contained"),
        IssueEvent::Escalated(level) => context.say_with("event-escalated", &[("level", Arg::Text(level.word()))]),
        IssueEvent::Deescalated(level) => context.say_with("event-deescalated", &[("level", Arg::Text(level.word()))]),
        IssueEvent::Severity { from, to } => changed("event-severity", from.word(), to.word()),
        IssueEvent::Reopened => context.say("event-reopened"),
        IssueEvent::Note => context.say("event-note"),
    }
}
