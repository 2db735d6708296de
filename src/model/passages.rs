//! Marked passages: stretches of Markdown that only some readers may see.
//!
//! `<!-- visibility: internal -->` opens one and `<!-- /visibility -->` closes it. They only narrow. They are found in
//! the source text, before Markdown is parsed, so that nothing inside can matter to what is shown. Whatever is wrong
//! with a mark hides more, never less.

use std::ops::Range;

use crate::terms::Visibility;

/// A stretch of text with the readers that may see it: all the marks around it, from the outside in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Byte range in the text.
    pub range: Range<usize>,
    /// The narrowest of the marks around it.
    pub visibility: Visibility,
}

/// A mark that is not closed, closes nothing, or names no audience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadMark {
    /// Byte range of the mark.
    pub range: Range<usize>,
    /// What is wrong with it.
    pub problem: MarkProblem,
}

/// What is wrong with a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkProblem {
    /// The passage is not closed: it hides to the end.
    NotClosed,
    /// There is no passage to close.
    ClosesNothing,
    /// The word is not `executive`, `internal` or `customer`: the passage is hidden from all but executives.
    UnknownAudience,
}

/// Splits a text at its marks. The pieces are in order and leave out the marks themselves; the text of an entity
/// with nothing marked is one piece open to `Customer`.
///
/// ```
/// use milepost::model::passages::split;
/// let (pieces, bad) = split("a<!-- visibility: internal -->b<!-- /visibility -->c");
/// assert_eq!(pieces.len(), 3);
/// assert!(bad.is_empty());
/// ```
#[must_use]
pub fn split(text: &str) -> (Vec<Piece>, Vec<BadMark>) {
    let mut pieces = Vec::new();
    let mut bad = Vec::new();
    let mut open: Vec<(Visibility, Range<usize>)> = Vec::new();
    let mut from = 0;
    let mut push = |range: Range<usize>, open: &[(Visibility, Range<usize>)]| {
        if !range.is_empty() {
            let visibility = open.iter().map(|(mark, _)| *mark).min().unwrap_or(Visibility::Customer);
            pieces.push(Piece { range, visibility });
        }
    };
    for (range, mark) in marks(text) {
        push(from..range.start, &open);
        from = range.end;
        match mark {
            Mark::Open(Some(visibility)) => open.push((visibility, range)),
            Mark::Open(None) => {
                bad.push(BadMark { range: range.clone(), problem: MarkProblem::UnknownAudience });
                open.push((Visibility::Executive, range));
            }
            Mark::Close => {
                if open.pop().is_none() {
                    bad.push(BadMark { range, problem: MarkProblem::ClosesNothing });
                }
            }
        }
    }
    push(from..text.len(), &open);
    bad.extend(open.into_iter().map(|(_, range)| BadMark { range, problem: MarkProblem::NotClosed }));
    bad.sort_by_key(|mark| mark.range.start);
    (pieces, bad)
}

enum Mark {
    Open(Option<Visibility>),
    Close,
}

/// Every mark in order. A comment that does not end is none: HTML shows it as text, and `split` keeps it.
fn marks(text: &str) -> Vec<(Range<usize>, Mark)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("<!--").map(|offset| at + offset) {
        let Some(end) = text[start + 4..].find("-->").map(|offset| start + 4 + offset) else {
            // A mark whose comment never ends still hides everything after it.
            if let Some(mark) = read_mark(&text[start + 4..]) {
                found.push((start..text.len(), mark));
            }
            break;
        };
        if let Some(mark) = read_mark(&text[start + 4..end]) {
            found.push((start..end + 3, mark));
        }
        at = end + 3;
    }
    found
}

fn read_mark(comment: &str) -> Option<Mark> {
    let words = comment.trim();
    let lower = words.to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix('/') {
        return (rest.trim() == "visibility").then_some(Mark::Close);
    }
    let rest = lower.strip_prefix("visibility")?.trim_start();
    let word = rest.strip_prefix([':', '=', '：']).unwrap_or(rest).trim();
    let known = Visibility::WORDS.iter().find(|(name, _)| *name == word).map(|(_, visibility)| *visibility);
    Some(Mark::Open(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, by: Visibility) -> String {
        split(text).0.iter().filter(|piece| piece.visibility >= by).map(|piece| &text[piece.range.clone()]).collect()
    }

    #[test]
    fn passages_nest_and_only_narrow() {
        let text = "a<!-- visibility: internal -->b<!-- visibility: customer -->c<!-- /visibility -->d\
                    <!-- visibility: executive -->e<!-- /visibility --><!-- /visibility -->f";
        assert_eq!(seen(text, Visibility::Customer), "af");
        assert_eq!(seen(text, Visibility::Internal), "abcdf");
        assert_eq!(seen(text, Visibility::Executive), "abcdef");
    }

    #[test]
    fn what_is_wrong_hides_more() {
        for (text, problem) in [
            ("a<!-- visibility: internal -->secret", MarkProblem::NotClosed),
            ("a<!-- visibility: intenal -->secret<!-- /visibility -->", MarkProblem::UnknownAudience),
            ("a<!--VISIBILITY internal", MarkProblem::NotClosed),
        ] {
            assert_eq!(seen(text, Visibility::Customer), "a", "{text}");
            assert!(split(text).1.iter().any(|bad| bad.problem == problem), "{text}");
        }
        let (_, bad) = split("a<!-- /visibility -->b");
        assert_eq!(bad[0].problem, MarkProblem::ClosesNothing);
    }

    #[test]
    fn other_comments_stay_for_markdown_to_drop() {
        assert_eq!(seen("a<!-- note -->b<!-- open", Visibility::Customer), "a<!-- note -->b<!-- open");
    }
}
