//! Cutting marked passages out of bodies.

use std::borrow::Cow;

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
