//! Bodies: the text below the front matter, with its translations (`ISS-NBL-041.zh.md`).
//!
//! What enters: the place of a text in its file, and its language. What leaves: the text as written. What always
//! holds: a part's `markdown` is exactly the text of its `span`, so that a place in one is a place in the other; a
//! text of white space alone is no part; each language stands once.

use crate::diagnostics::{Code, Diagnostic, FileId, Files, Span, Spanned};
use crate::model::document::{Body, BodyPart, MadeFrom};
use crate::source::Node;
use crate::text::Lang;

use super::blob_id::blob_id;
use super::context::{Context, shortened};
use super::fields::Fields;

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
pub fn read_body<'t>(own: Span, translations: &[TranslationFile<'t>], cx: &mut Context<'t>) -> Body {
    let mut parts: Vec<BodyPart> = body_part(cx.files, cx.lang, own).into_iter().collect();
    let mut taken = vec![cx.lang];
    for file in translations {
        let Some(lang) = read_language(*file, &taken, cx) else {
            continue;
        };
        taken.push(lang);
        let made_from = file.front.and_then(|front| {
            let read = cx.entity_fields(front, file.span, |fields| read_source(fields, own.file));
            read.flatten()
        });
        let part = body_part(cx.files, lang, file.body);
        parts.extend(part.map(|part| BodyPart { made_from, ..part }));
    }
    Body { parts }
}

/// `source` of a translation: the id of the original file's content, as git gives it, or the beginning of it.
fn read_source(fields: &mut Fields<'_, '_>, original: FileId) -> Option<MadeFrom> {
    let Spanned { value, span } = fields.spanned::<String>("source")?;
    let is_id = (SHORTEST_ID..=40).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    if !is_id {
        let message = format!("`{}` is not the version of a file", shortened(&value));
        fields.report(
            Diagnostic::new(Code::E018, message)
                .at(span)
                .hint("write what `git hash-object` prints for the original, its first 7 digits"),
        );
        return None;
    }
    let text = fields.cx.files.text(original);
    // A checkout may have turned line ends around; git mostly keeps line feeds.
    let current = blob_id(text.replace("\r\n", "\n").as_bytes());
    let is_current = current.starts_with(&value) || blob_id(text.as_bytes()).starts_with(&value);
    Some(MadeFrom { span, is_current, current: current.chars().take(7).collect() })
}

/// Fewer digits name a version by chance.
const SHORTEST_ID: usize = 4;

/// One language of a body; nothing where there is only white space.
#[must_use]
pub fn body_part(files: &Files, lang: Lang, span: Span) -> Option<BodyPart> {
    let text = files.slice(span);
    (!text.trim().is_empty()).then(|| BodyPart { lang, markdown: text.to_owned(), span, made_from: None })
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
            Diagnostic::new(Code::E018, format!("this text is there in `{lang}` already")).at(file.span).hint(
                "keep one of the files; the text without a language in its name is in the program's first language",
            ),
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
            &[translation("zh", other, 7), translation("zh-Hans", again, 4), translation("fr", french, 6)],
            &mut cx,
        );
        let texts: Vec<(Lang, &str)> = body.parts.iter().map(|part| (part.lang, part.markdown.as_str())).collect();
        assert_eq!(texts, [(Lang::En, "Own text\n"), (Lang::ZhHans, "译文\n")]);
        assert!(body.parts.iter().all(|part| files.slice(part.span) == part.markdown));
        let places: Vec<_> = cx.diagnostics.iter().map(|d| d.span).collect();
        assert_eq!(places, [again, french].map(|file| Some(Span::whole_file(file))));
    }

    #[test]
    fn white_space_is_no_text() {
        let mut files = Files::new();
        let file = files.add("a.md", " \n\n");
        assert_eq!(body_part(&files, Lang::En, Span::new(file, 0, 3)), None);
    }
}
