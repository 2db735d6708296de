//! Bodies: the text below the front matter, with its translations (`ISS-NBL-041.zh.md`).
//!
//! What enters: the place of a text in its file, and its language. What leaves: the text as written. What always
//! holds: a part's `markdown` is exactly the text of its `span`, so that a place in one is a place in the other; a
//! text of white space alone is no part; each language stands once.

use crate::diagnostics::{Code, Diagnostic, Files, Span};
use crate::model::document::{Body, BodyPart};
use crate::source::Node;
use crate::text::Lang;

use super::context::{Context, shortened};

/// A sibling file that holds the body in another language.
#[derive(Debug, Clone, Copy)]
pub struct TranslationFile<'t> {
    /// The tag in its name: `zh`.
    pub tag: &'t str,
    /// Its front matter, where it has one: `source`, the version of the text it was made from.
    pub front: Option<&'t Node>,
    /// Its text.
    pub body: Span,
    /// The start of the file, for what concerns all of it.
    pub span: Span,
}

/// The body of an entity: its own text in the program's first language, then the translations in the order given.
pub fn read_body<'t>(
    own: Span,
    translations: &[TranslationFile<'t>],
    cx: &mut Context<'t>,
) -> Body {
    let mut parts: Vec<BodyPart> = body_part(cx.files, cx.lang, own).into_iter().collect();
    let mut taken = vec![cx.lang];
    for file in translations {
        let Some(lang) = read_language(*file, &taken, cx) else {
            continue;
        };
        taken.push(lang);
        if let Some(front) = file.front {
            // Which version of the text it was made from is compared where the repository is known.
            cx.entity_fields(front, file.span, |fields| fields.get::<String>("source"));
        }
        parts.extend(body_part(cx.files, lang, file.body));
    }
    Body { parts }
}

/// One language of a body; nothing where there is only white space.
#[must_use]
pub fn body_part(files: &Files, lang: Lang, span: Span) -> Option<BodyPart> {
    let text = files.slice(span);
    (!text.trim().is_empty()).then(|| BodyPart {
        lang,
        markdown: text.to_owned(),
        span,
    })
}

/// The language of a translation, which is none of those that are there already.
fn read_language(file: TranslationFile<'_>, taken: &[Lang], cx: &mut Context<'_>) -> Option<Lang> {
    let tag = shortened(file.tag);
    let Some(lang) = Lang::parse(file.tag) else {
        cx.report(
            Diagnostic::new(
                Code::E018,
                format!("the file's name ends with `.{tag}.md`, and `{tag}` is not a language"),
            )
            .at(file.span)
            .hint("name a translation `.zh.md` or `.en.md`"),
        );
        return None;
    };
    if taken.contains(&lang) {
        cx.report(
            Diagnostic::new(
                Code::E018,
                format!("this text is there in `{lang}` already"),
            )
            .at(file.span)
            .hint("keep one of the files; the text without a language in its name is in the program's first language"),
        );
        return None;
    }
    Some(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_the_text_of_their_place() {
        let mut files = Files::new();
        let own = files.add("a.md", "---\n---\nOwn text\n");
        let other = files.add("a.zh.md", "译文\n");
        let again = files.add("a.zh-Hans.md", "又\n");
        let french = files.add("a.fr.md", "texte\n");
        let mut cx = Context::new(&files, Lang::En);
        let translation = |tag, file, end| TranslationFile {
            tag,
            front: None,
            body: Span::new(file, 0, end),
            span: Span::whole_file(file),
        };
        let body = read_body(
            Span::new(own, 8, 17),
            &[
                translation("zh", other, 7),
                translation("zh-Hans", again, 4),
                translation("fr", french, 6),
            ],
            &mut cx,
        );
        let texts: Vec<(Lang, &str)> = body
            .parts
            .iter()
            .map(|part| (part.lang, part.markdown.as_str()))
            .collect();
        assert_eq!(texts, [(Lang::En, "Own text\n"), (Lang::ZhHans, "译文\n")]);
        assert!(
            body.parts
                .iter()
                .all(|part| files.slice(part.span) == part.markdown)
        );
        let places: Vec<_> = cx.diagnostics.iter().map(|d| d.span).collect();
        assert_eq!(
            places,
            [again, french].map(|file| Some(Span::whole_file(file)))
        );
    }

    #[test]
    fn white_space_is_no_text() {
        let mut files = Files::new();
        let file = files.add("a.md", " \n\n");
        assert_eq!(body_part(&files, Lang::En, Span::new(file, 0, 3)), None);
    }
}
