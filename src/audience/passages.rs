//! Cutting marked passages out of bodies.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::document::Body as WrittenBody;
use crate::model::passages::split;
use crate::terms::Scope;

use super::entities::Body;

/// A body without the passages that the reader may not see.
pub(super) fn cut_body<'a>(body: &'a WrittenBody, scope: &Scope) -> Vec<Body<'a>> {
    body.parts.iter().map(|part| Body { lang: part.lang, markdown: cut(&part.markdown, scope) }).collect()
}

/// Markdown without the passages that the reader may not see.
pub(super) fn cut<'a>(markdown: &'a str, scope: &Scope) -> Cow<'a, str> {
    let (pieces, _) = split(markdown);
    match pieces.as_slice() {
        [only] if only.range.len() == markdown.len() => Cow::Borrowed(markdown),
        _ => pieces
            .iter()
            .filter(|piece| scope.sees(piece.visibility))
            .map(|piece| &markdown[piece.range.clone()])
            .collect::<String>()
            .into(),
    }
}

/// Whether a stretch of a text, in bytes, touches a passage that the reader may not see; for what quotes an author's
/// lines as written.
#[must_use]
pub fn touches_hidden(text: &str, range: Range<usize>, scope: &Scope) -> bool {
    let (pieces, _) = split(text);
    let touches = |piece: &Range<usize>| piece.start < range.end && range.start < piece.end;
    pieces.iter().any(|piece| !scope.sees(piece.visibility) && touches(&piece.range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_touches_a_hidden_passage_is_known() {
        let text = "OPEN\n<!-- visibility: executive -->HIDDEN<!-- /visibility -->AFTER\n";
        let hidden = |word: &str, scope: &Scope| {
            let at = text.find(word).unwrap();
            touches_hidden(text, at..at + word.len(), scope)
        };
        assert!(hidden("HIDDEN", &Scope::Internal) && hidden("->HIDDEN<", &Scope::Internal));
        assert!(!hidden("AFTER", &Scope::Internal) && !hidden("OPEN", &Scope::Internal));
        assert!(!hidden("HIDDEN", &Scope::Executive));
    }
}
