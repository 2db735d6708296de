//! The event of a log line, between its brackets: `opened`, `status: new -> analysing`, `escalated: L2`.

use crate::diagnostics::suggestion;
use crate::terms::{IssueEvent, Level, Severity, Word};

/// Why a text is no event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventError {
    /// What is wrong, for the message.
    pub problem: String,
    /// What to write, for the hint.
    pub hint: String,
}

const NAMES: [&str; 9] =
    ["opened", "acknowledged", "status", "contained", "escalated", "deescalated", "severity", "reopened", "note"];

/// Reads an event.
///
/// # Errors
///
/// A name, state, severity or level that does not exist, with the nearest one that does; a value where none belongs, or
/// none where one does.
///
/// ```
/// use milepost::model::read::event::parse_event;
/// use milepost::terms::{IssueEvent, Level};
/// assert_eq!(parse_event("escalated: L2"), Ok(IssueEvent::Escalated(Level::L2)));
/// assert!(parse_event("escalated").is_err());
/// ```
pub fn parse_event(text: &str) -> Result<IssueEvent, EventError> {
    let (name, value) = match text.split_once([':', '：']) {
        Some((name, value)) => (name.trim(), Some(value.trim())),
        None => (text.trim(), None),
    };
    match (name, value) {
        ("opened", None) => Ok(IssueEvent::Opened),
        ("acknowledged", None) => Ok(IssueEvent::Acknowledged),
        ("contained", None) => Ok(IssueEvent::Contained),
        ("reopened", None) => Ok(IssueEvent::Reopened),
        ("note", None) => Ok(IssueEvent::Note),
        ("status", Some(value)) => {
            let (from, to) = change(value, "status", "new -> analysing", "state")?;
            Ok(IssueEvent::Status { from, to })
        }
        ("severity", Some(value)) => {
            let (from, to): (Severity, Severity) = change(value, "severity", "S3 -> S2", "severity")?;
            Ok(IssueEvent::Severity { from, to })
        }
        ("escalated", Some(value)) => word(value, "level").map(IssueEvent::Escalated),
        ("deescalated", Some(value)) => word::<Level>(value, "level").map(IssueEvent::Deescalated),
        ("status", None) => Err(needs_value("status", "new -> analysing")),
        ("severity", None) => Err(needs_value("severity", "S3 -> S2")),
        ("escalated" | "deescalated", None) => Err(needs_value(name, "L2")),
        (name, Some(_)) if NAMES.contains(&name) => {
            Err(EventError { problem: format!("`{name}` takes nothing after it"), hint: format!("write `[{name}]`") })
        }
        (name, _) => Err(unknown(name, "event", &NAMES)),
    }
}

fn needs_value(name: &str, example: &str) -> EventError {
    EventError {
        problem: format!("`{name}` does not say what it changes"),
        hint: format!("write it like `[{name}: {example}]`"),
    }
}

fn change<T: Word>(value: &str, name: &str, example: &str, kind: &str) -> Result<(T, T), EventError> {
    let Some((from, to)) = value.split_once("->").or_else(|| value.split_once('→')) else {
        return Err(needs_value(name, example));
    };
    Ok((word(from.trim(), kind)?, word(to.trim(), kind)?))
}

fn word<T: Word>(text: &str, kind: &str) -> Result<T, EventError> {
    let found = T::ALL_WORDS.iter().find(|(word, _)| *word == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let words: Vec<&str> = T::ALL_WORDS.iter().map(|(word, _)| *word).collect();
        unknown(text, kind, &words)
    })
}

fn unknown(text: &str, kind: &str, words: &[&str]) -> EventError {
    EventError {
        problem: format!("unknown {kind} `{}`", super::context::shortened(text)),
        hint: suggestion(text, words.iter().copied())
            .unwrap_or_else(|| format!("write one of `{}`", words.join("`, `"))),
    }
}

/// The event as written in a log: `status: new -> analysing`.
#[must_use]
pub fn event_text(event: IssueEvent) -> String {
    let arrow = |name: &str, from: &str, to: &str| format!("{name}: {from} -> {to}");
    match event {
        IssueEvent::Opened => "opened".to_owned(),
        IssueEvent::Acknowledged => "acknowledged".to_owned(),
        IssueEvent::Contained => "contained".to_owned(),
        IssueEvent::Reopened => "reopened".to_owned(),
        IssueEvent::Note => "note".to_owned(),
        IssueEvent::Status { from, to } => arrow("status", from.word(), to.word()),
        IssueEvent::Severity { from, to } => arrow("severity", from.word(), to.word()),
        IssueEvent::Escalated(level) => format!("escalated: {}", level.word()),
        IssueEvent::Deescalated(level) => format!("deescalated: {}", level.word()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::IssueState;

    #[test]
    fn every_event_is_read_as_it_is_written() {
        let mut events = vec![
            IssueEvent::Opened,
            IssueEvent::Acknowledged,
            IssueEvent::Contained,
            IssueEvent::Reopened,
            IssueEvent::Note,
            IssueEvent::Severity { from: Severity::S3, to: Severity::S1 },
        ];
        for (_, level) in Level::WORDS {
            events.extend([IssueEvent::Escalated(*level), IssueEvent::Deescalated(*level)]);
        }
        for (_, to) in IssueState::WORDS {
            events.push(IssueEvent::Status { from: IssueState::New, to: *to });
        }
        for event in events {
            assert_eq!(parse_event(&event_text(event)), Ok(event));
        }
    }

    #[test]
    fn the_nearest_word_is_named() {
        let hint = |text| parse_event(text).unwrap_err().hint;
        assert_eq!(hint("acknowleged"), "did you mean `acknowledged`?");
        assert_eq!(hint("status: new -> analyzing"), "did you mean `analysing`?");
        assert_eq!(hint("escalated: L7"), "write one of `L1`, `L2`, `L3`, `L4`");
        assert_eq!(hint("opened: now"), "write `[opened]`");
        assert_eq!(hint("status: closed"), "write it like `[status: new -> analysing]`");
        assert!(hint("").starts_with("write one of"));
    }
}
