//! Event logs: `ISS-NBL-041.log.md`, or a `## Log` section at the end of the issue.
//!
//! What enters: lines like `- 2026-05-27T11:20+08:00 @nebula/arjun-rao [opened] {customer} bursts on tray 3`. What
//! leaves: entries by time, those of the same minute in the order written, and E011 for every line that is none.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, FileId, Span};
use crate::model::issue::LogEntry;
use crate::source::LogLine;
use crate::terms::PersonId;
use crate::time::parse_instant;

use super::context::{Context, shortened};
use super::event::parse_event;

const EXAMPLE: &str = "write it like `- 2026-05-27T11:20+08:00 @lin-wei [note] {customer} what happened`";

/// A log as far as it could be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Log {
    /// Its entries, by time.
    pub entries: Vec<LogEntry>,
    /// Whether every line could be read.
    pub is_whole: bool,
}

/// Reads the lines of a log.
pub fn read_log<'l>(lines: impl IntoIterator<Item = &'l LogLine>, cx: &mut Context<'_>) -> Log {
    let mut log = Log { entries: Vec::new(), is_whole: true };
    for line in lines {
        match parse_line(line) {
            Ok(entry) => log.entries.push(entry),
            Err(diagnostic) => {
                log.is_whole = false;
                cx.report(*diagnostic);
            }
        }
    }
    log.entries.sort_by_key(|entry| entry.at);
    log
}

/// Splits the body of an issue before its `## Log` section, which runs to the end: the text, and the section's lines.
#[must_use]
pub fn split_inline_log(text: &str, file: FileId, start: usize) -> (Range<usize>, Vec<LogLine>) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let after = at + line.len();
        if is_log_heading(line) {
            let lines = lines_of(text.get(after..).unwrap_or(""), file, start + after);
            return (0..at, lines);
        }
        at = after;
    }
    (0..text.len(), Vec::new())
}

fn is_log_heading(line: &str) -> bool {
    line.strip_prefix("## ").is_some_and(|title| title.trim() == "Log")
}

/// The lines that are not blank, with their places.
fn lines_of(text: &str, file: FileId, start: usize) -> Vec<LogLine> {
    let mut lines = Vec::new();
    let mut at = start;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start();
        let from = at + line.len() - content.len();
        let content = content.trim_end();
        if !content.is_empty() {
            lines.push(LogLine { text: content.to_owned(), span: Span::new(file, from, from + content.len()) });
        }
        at += line.len();
    }
    lines
}

/// What is left of a line, and where it stands.
struct Rest<'l> {
    text: &'l str,
    at: usize,
    line: Span,
}

impl<'l> Rest<'l> {
    /// Goes past white space.
    fn skip_space(&mut self) {
        let text = self.text.trim_start();
        self.at += self.text.len() - text.len();
        self.text = text;
    }

    /// Takes the next `length` bytes, which end between characters, with their place.
    fn take(&mut self, length: usize) -> (&'l str, Span) {
        let (taken, rest) = self.text.split_at(length);
        let span = self.place(length);
        self.at += length;
        self.text = rest;
        (taken, span)
    }

    /// Takes up to the next white space.
    fn word(&mut self) -> (&'l str, Span) {
        let end = self.text.find(char::is_whitespace);
        let word = self.take(end.unwrap_or(self.text.len()));
        self.skip_space();
        word
    }

    /// Takes what stands between two marks: the inside with its place. Nothing where it does not begin here, an error
    /// place where it does not end.
    fn between(&mut self, open: char, close: char) -> Option<Result<(&'l str, Span), Span>> {
        if !self.text.starts_with(open) {
            return None;
        }
        let Some(end) = self.text.find(close) else {
            return Some(Err(self.place(open.len_utf8())));
        };
        self.take(open.len_utf8());
        let inside = self.take(end - open.len_utf8());
        self.take(close.len_utf8());
        self.skip_space();
        Some(Ok(inside))
    }

    fn place(&self, length: usize) -> Span {
        let start = self.line.start as usize + self.at;
        Span::new(self.line.file, start, start + length)
    }
}

fn parse_line(line: &LogLine) -> Result<LogEntry, Box<Diagnostic>> {
    let wrong =
        |span: Span, problem: String, hint: String| Box::new(Diagnostic::new(Code::E011, problem).at(span).hint(hint));
    let mut rest = Rest { text: &line.text, at: 0, line: line.span };
    if rest.word().0 != "-" {
        let problem = "a log line begins with `- `".to_owned();
        return Err(wrong(line.span, problem, EXAMPLE.to_owned()));
    }
    let (time, span) = rest.word();
    let at = parse_instant(time).map_err(|error| {
        let problem = format!("`{}` is not a time with its offset", shortened(time));
        wrong(span, problem, error.hint())
    })?;
    let (person, span) = rest.word();
    let by = person.strip_prefix('@').and_then(|id| PersonId::parse(id).ok()).ok_or_else(|| {
        let problem = if person.is_empty() {
            "the log line does not say who wrote it".to_owned()
        } else {
            format!("`{}` is not `@` and the id of a person", shortened(person))
        };
        wrong(span, problem, EXAMPLE.to_owned())
    })?;
    let event = match rest.between('[', ']') {
        Some(Ok((inside, span))) => parse_event(inside).map_err(|error| wrong(span, error.problem, error.hint))?,
        Some(Err(span)) => {
            let problem = "the event is not closed by `]`".to_owned();
            return Err(wrong(span, problem, EXAMPLE.to_owned()));
        }
        None => {
            let problem = "the log line has no event in brackets".to_owned();
            return Err(wrong(rest.place(rest.text.len()), problem, EXAMPLE.to_owned()));
        }
    };
    let customer = match rest.between('{', '}') {
        None => false,
        Some(Ok((inside, _))) if inside.trim() == "customer" => true,
        Some(Ok((inside, span))) => {
            let problem = format!("a log line cannot be marked `{}`", shortened(inside));
            let hint = "write `{customer}` for a line that customers may read, nothing for others";
            return Err(wrong(span, problem, hint.to_owned()));
        }
        Some(Err(span)) => {
            let problem = "the mark is not closed by `}`".to_owned();
            return Err(wrong(span, problem, EXAMPLE.to_owned()));
        }
    };
    Ok(LogEntry { at, by, event, customer, text: rest.text.to_owned(), span: line.span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Files;
    use crate::terms::IssueEvent;
    use crate::text::Lang;

    fn read(text: &str) -> (Log, Vec<(String, String)>) {
        let mut files = Files::new();
        let file = files.add("a.log.md", text);
        let mut cx = Context::new(&files, Lang::En);
        let log = read_log(&lines_of(text, file, 0), &mut cx);
        let found = cx
            .diagnostics
            .iter()
            .map(|d| {
                let place = d.span.map_or("", |span| files.slice(span));
                (place.to_owned(), d.message.clone())
            })
            .collect();
        (log, found)
    }

    #[test]
    fn a_line_is_time_person_event_mark_and_words() {
        let (log, found) =
            read("- 2026-05-27T11:20+08:00 @nebula/arjun-rao [opened] {customer} bursts on tray 3 [sic]\n");
        assert_eq!(found, []);
        let [entry] = log.entries.as_slice() else { panic!("one entry") };
        assert_eq!(entry.by.as_str(), "nebula/arjun-rao");
        assert_eq!(entry.event, IssueEvent::Opened);
        assert!(entry.customer);
        assert_eq!(entry.text, "bursts on tray 3 [sic]");
        assert_eq!(entry.at, parse_instant("2026-05-27T03:20Z").unwrap());
    }

    #[test]
    fn entries_are_by_time_then_line() {
        let (log, _) = read(
            "- 2026-05-28T09:00+08:00 @a [note] third\n- 2026-05-27T11:20+08:00 @a [note] first\n\n\
             - 2026-05-27T03:20Z @a [note] second\n",
        );
        let words: Vec<&str> = log.entries.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(words, ["first", "second", "third"]);
    }

    #[test]
    fn each_mistake_is_shown_at_its_place() {
        for (line, place) in [
            ("2026-05-27T11:20+08:00 @a [note] x", "2026-05-27T11:20+08:00 @a [note] x"),
            ("- 2026-05-27 @a [note] x", "2026-05-27"),
            ("- 2026-05-27T11:20+08:00 lin [note] x", "lin"),
            ("- 2026-05-27T11:20+08:00 @a note", "note"),
            ("- 2026-05-27T11:20+08:00 @a [note x", "["),
            ("- 2026-05-27T11:20+08:00 @a [noted] x", "noted"),
            ("- 2026-05-27T11:20+08:00 @a [note] {custmer} x", "custmer"),
            ("- 2026-05-27T11:20+08:00 @a [note] {customer x", "{"),
            ("- 2026-05-27T11:20+08:00", ""),
            ("-", ""),
        ] {
            let (log, found) = read(line);
            assert!(!log.is_whole && log.entries.is_empty(), "{line}");
            assert_eq!(found.len(), 1, "{line}");
            assert_eq!(found[0].0, place, "{line}: {}", found[0].1);
        }
    }

    #[test]
    fn a_log_section_ends_the_body() {
        let text = "Words\n### Log\n## Log\n- 2026-05-27T11:20+08:00 @a [note] 名\n";
        let (body, lines) = split_inline_log(text, FileId(0), 100);
        assert_eq!(&text[body], "Words\n### Log\n");
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].span.start, 121);
        assert!(split_inline_log("no log", FileId(0), 0).1.is_empty());
    }
}
