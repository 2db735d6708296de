//! The part of a file that is quoted under a diagnostic.
//!
//! What enters: a span. What leaves: a few lines of source and the span's place in them.
//! What always holds: the range lies on character boundaries inside the source; a quoted line is never longer than
//! [`LONGEST_LINE`] characters, however long the file's line is; quoting costs no more than the lines quoted.

use std::ops::Range;

use super::files::{BOM, FileId, Files, Span, floor_char};

/// Lines up to this many characters are quoted whole; of longer ones, this much around the span.
pub(super) const LONGEST_LINE: usize = 160;
/// Characters kept before the span where a long line is cut.
const LEAD: usize = 60;
/// Spans further apart than this are quoted separately.
const LONGEST_REACH: usize = 16 * 1024;

/// Quoted source with one range per span that was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Number of its first line, from 1.
    pub first_line: usize,
    /// The text, without the last line break.
    pub source: String,
    /// Byte ranges in `source`, in the order of the spans.
    pub ranges: Vec<Range<usize>>,
    /// True if the line's beginning was left out, so that columns in `source` are not the file's.
    pub cut_before: bool,
}

impl Excerpt {
    /// Number of its last line, from 1.
    pub(super) fn last_line(&self) -> usize {
        self.first_line + self.source.matches('\n').count()
    }
}

/// Quotes the line a span begins on; a span over several lines is cut at the end of its first.
pub(super) fn excerpt(files: &Files, span: Span) -> Excerpt {
    let text = files.text(span.file);
    let (line, mut range) = on_first_line(files, span);
    let mut whole = files.line_range(span.file, line);
    if whole.start == 0 && text.starts_with(BOM) {
        whole.start = BOM.len_utf8().min(whole.end);
    }
    range.start = range.start.max(whole.start);
    range.end = range.end.max(range.start);
    let (cut, opened, closed) = window(text, &whole, &range);
    let before = if opened { "…" } else { "" };
    let after = if closed { "…" } else { "" };
    let kept = text.get(cut.clone()).unwrap_or("");
    let shift = |at: usize| at.clamp(cut.start, cut.end) - cut.start + before.len();
    let range = shift(range.start)..shift(range.end);
    Excerpt {
        first_line: line.saturating_add(1),
        ranges: Vec::from([range]),
        source: format!("{before}{kept}{after}"),
        cut_before: opened,
    }
}

/// Quotes several spans of one file in one piece; `None` if they are too far apart, a line between them is too long
/// to quote whole, or they are of different files.
pub(super) fn excerpt_of_all(files: &Files, spans: &[Span]) -> Option<Excerpt> {
    let file = spans.first()?.file;
    if spans.iter().any(|span| span.file != file) {
        return None;
    }
    let places: Vec<_> = spans.iter().map(|span| on_first_line(files, *span)).collect();
    let first = places.iter().map(|(line, _)| *line).min()?;
    let last = places.iter().map(|(line, _)| *line).max()?;
    let from = content_start(files, file, first);
    let to = files.line_range(file, last).end;
    if to.saturating_sub(from) > LONGEST_REACH {
        return None;
    }
    let source = files.text(file).get(from..to)?;
    if source.lines().any(|line| line.chars().count() > LONGEST_LINE) {
        return None;
    }
    let shift = |at: usize| at.clamp(from, to) - from;
    Some(Excerpt {
        first_line: first.saturating_add(1),
        ranges: places.iter().map(|(_, range)| shift(range.start)..shift(range.end)).collect(),
        source: source.to_owned(),
        cut_before: false,
    })
}

/// Line, from 0, on which a span begins, and the bytes of the span on it.
fn on_first_line(files: &Files, span: Span) -> (usize, Range<usize>) {
    let text = files.text(span.file);
    let start = floor_char(text, span.start as usize);
    let end = floor_char(text, span.end as usize).max(start);
    let line = files.line_index(span.file, start);
    let line_end = files.line_range(span.file, line).end;
    let start = start.min(line_end);
    (line, start..end.clamp(start, line_end))
}

fn content_start(files: &Files, file: FileId, line: usize) -> usize {
    let start = files.line_range(file, line).start;
    if start == 0 && files.text(file).starts_with(BOM) { BOM.len_utf8() } else { start }
}

/// The bytes of a line worth quoting, and whether something was cut before and after them.
fn window(text: &str, line: &Range<usize>, span: &Range<usize>) -> (Range<usize>, bool, bool) {
    let content = text.get(line.clone()).unwrap_or("");
    if content.chars().nth(LONGEST_LINE).is_none() {
        return (line.clone(), false, false);
    }
    let before = text.get(line.start..span.start).unwrap_or("");
    let start = before.char_indices().rev().nth(LEAD - 1).map_or(line.start, |(at, _)| line.start + at);
    let rest = text.get(start..line.end).unwrap_or("");
    let end = rest.char_indices().nth(LONGEST_LINE).map_or(line.end, |(at, _)| start + at);
    (start..end, start > line.start, end < line.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str, start: usize, end: usize) -> (usize, String, String) {
        let mut files = Files::new();
        let id = files.add("a.yaml", text);
        let excerpt = excerpt(&files, Span::new(id, start, end));
        let range = excerpt.ranges[0].clone();
        let inside = excerpt.source[range].to_owned();
        (excerpt.first_line, excerpt.source, inside)
    }

    #[test]
    fn quotes_the_line_of_the_span() {
        assert_eq!(quoted("a: 1\nb: 2\n", 8, 9), (2, "b: 2".into(), "2".into()));
    }

    #[test]
    fn a_span_of_several_lines_ends_with_its_first() {
        assert_eq!(quoted("a:\n  b: 1\n  c: 2\n", 3, 17), (2, "  b: 1".into(), "  b: 1".into()));
        assert_eq!(quoted("ab\r\ncd", 0, 6), (1, "ab".into(), "ab".into()));
    }

    #[test]
    fn ends_of_files_are_places() {
        assert_eq!(quoted("a: [\n", 5, 5), (2, String::new(), String::new()));
        assert_eq!(quoted("a: [", 4, 4), (1, "a: [".into(), String::new()));
        assert_eq!(quoted("", 0, 0), (1, String::new(), String::new()));
        assert_eq!(quoted("a", 900, 901), (1, "a".into(), String::new()));
    }

    #[test]
    fn a_byte_order_mark_is_not_quoted() {
        assert_eq!(quoted("\u{feff}a: 1\n", 0, 4), (1, "a: 1".into(), "a".into()));
        assert_eq!(quoted("\u{feff}", 0, 0), (1, String::new(), String::new()));
    }

    #[test]
    fn long_lines_are_cut_around_the_span() {
        let long = format!("{}here{}", "名".repeat(500), "x".repeat(4_000));
        let (line, source, inside) = quoted(&long, 1_500, 1_504);
        assert_eq!((line, inside.as_str()), (1, "here"));
        assert_eq!(source.chars().count(), LONGEST_LINE + 2);
        assert!(source.starts_with("…名") && source.ends_with("x…"));
        let (_, source, inside) = quoted(&"x".repeat(5_000), 0, 5_000);
        assert_eq!(inside.chars().count(), LONGEST_LINE);
        assert!(!source.starts_with('…'));
    }

    #[test]
    fn near_spans_share_an_excerpt_and_far_ones_do_not() {
        let mut files = Files::new();
        let id = files.add("a.yaml", format!("a: 1\n{}a: 2\n", "# x\n".repeat(10_000)));
        let near = excerpt_of_all(&files, &[Span::new(id, 5, 6), Span::new(id, 0, 1)]).unwrap();
        assert_eq!(near.source, "a: 1\n# x");
        assert_eq!(near.ranges, [5..6, 0..1]);
        assert_eq!(excerpt_of_all(&files, &[Span::new(id, 0, 1), Span::new(id, 40_005, 40_006)]), None);
    }
}
