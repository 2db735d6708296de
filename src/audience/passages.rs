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

/// The stretches of a text, in bytes, that the reader may not see; for what quotes an author's lines as written.
#[must_use]
pub fn hidden_passages(text: &str, scope: &Scope) -> Vec<Range<usize>> {
    let (pieces, _) = split(text);
    pieces.into_iter().filter(|piece| !scope.sees(piece.visibility)).map(|piece| piece.range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_may_not_see_is_known() {
        let text = "OPEN\n<!-- visibility: executive -->HIDDEN<!-- /visibility -->AFTER\n";
        let hidden = |scope: &Scope| -> String {
            hidden_passages(text, scope).into_iter().map(|passage| &text[passage]).collect()
        };
        assert!(hidden(&Scope::Internal).contains("HIDDEN"));
        assert!(!hidden(&Scope::Internal).contains("AFTER") && !hidden(&Scope::Internal).contains("OPEN"));
        assert_eq!(hidden(&Scope::Executive), "");
    }
}
