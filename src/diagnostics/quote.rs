//! One quoted line, for pages: where it stands, and the part that is meant.

use super::excerpt::excerpt;
use super::files::{Files, Location, Span};

/// The line a span begins on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where the span begins in the file.
    pub location: Location,
    /// The line before the part that is meant; a long line is cut, which shows as `…`.
    pub before: String,
    /// The part that is meant; empty for a mere position.
    pub hit: String,
    /// The rest of the line, likewise cut.
    pub after: String,
}

/// Quotes the line a span begins on; a span over several lines ends with its first.
///
/// ```
/// use milepost::diagnostics::{Files, Span, quote};
/// let mut files = Files::new();
/// let id = files.add("a.yaml", "a: 1\nowner: lin-wey\n");
/// let quote = quote(&files, Span::new(id, 12, 19));
/// assert_eq!((quote.location.line, quote.before.as_str(), quote.hit.as_str()), (2, "owner: ", "lin-wey"));
/// ```
#[must_use]
pub fn quote(files: &Files, span: Span) -> Quote {
    let excerpt = excerpt(files, span);
    let range = excerpt.ranges.first().cloned().unwrap_or(0..0);
    let part = |range: std::ops::Range<usize>| excerpt.source.get(range).unwrap_or_default().to_owned();
    Quote {
        location: files.location(span.file, span.start),
        before: part(0..range.start),
        hit: part(range.clone()),
        after: part(range.end..excerpt.source.len()),
    }
}
