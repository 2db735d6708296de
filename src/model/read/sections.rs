//! The sections of a status note: `## BLUF {en}`, `## BLUF {customer zh}`.
//!
//! What enters: the text of a note. What leaves: its sections, each with its reader and its language. What always
//! holds: every word of the text is in a section or reported; each section stands once.

use crate::diagnostics::{Code, Diagnostic, Span, did_you_mean};
use crate::model::note::NoteSection;
use crate::text::Lang;

use super::context::{Context, shortened};

/// The sections a note can have.
const NAMES: [&str; 1] = ["BLUF"];
const EXAMPLE: &str = "write it like `## BLUF {en}` or `## BLUF {customer en}`";

/// Reads the sections of a note, in the order written. E018 for a heading that is none of a note, for a section that
/// stands twice, and for text before the first.
pub fn read_sections(body: Span, cx: &mut Context<'_>) -> Vec<NoteSection> {
    let text = cx.files.slice(body);
    let start = body.start as usize;
    let place = |from: usize, to: usize| Span::new(body.file, start + from, start + to);
    let headings = headings(text);
    let first = headings.first().map_or(text.len(), |heading| heading.start);
    let before = text.get(..first).unwrap_or("");
    if !before.trim().is_empty() {
        let from = before.len() - before.trim_start().len();
        let to = from + before.trim().lines().next().unwrap_or("").trim_end().len();
        cx.report(
            Diagnostic::new(Code::E018, "text before the first section of the note")
                .at(place(from, to))
                .hint(format!("give it a heading: {EXAMPLE}")),
        );
    }
    let mut sections: Vec<NoteSection> = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        let to = headings.get(index + 1).map_or(text.len(), |next| next.start);
        let words = text.get(heading.start..heading.end).unwrap_or("");
        let span = place(heading.start, heading.start + words.trim_end().len());
        let (name, customer, lang) = match read_heading(words.trim_end()) {
            Ok(read) => read,
            Err((problem, hint)) => {
                cx.report(Diagnostic::new(Code::E018, problem).at(span).hint(hint));
                continue;
            }
        };
        let section = NoteSection {
            name: name.to_owned(),
            customer,
            lang,
            markdown: text.get(heading.end..to).unwrap_or("").to_owned(),
            span: place(heading.end, to),
        };
        let same = |other: &&NoteSection| (other.name.as_str(), other.customer, other.lang) == (name, customer, lang);
        if let Some(other) = sections.iter().find(same) {
            cx.report(
                Diagnostic::new(Code::E018, format!("the section `{}` stands twice", words.trim()))
                    .at(span)
                    .also(other.span, "the first one")
                    .hint("keep one of the two"),
            );
            continue;
        }
        sections.push(section);
    }
    sections
}

/// Byte range of a heading's line, with its line end.
struct Heading {
    start: usize,
    end: usize,
}

/// Headings of the second level, outside fenced code.
fn headings(text: &str) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut fence: Option<&str> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let words = line.trim_start_matches(' ');
        let indented = line.len() - words.len() > 3;
        let marks = ["```", "~~~"].into_iter().find(|marks| words.starts_with(marks));
        match (fence, marks) {
            (None, Some(marks)) if !indented => fence = Some(marks),
            (Some(open), Some(marks)) if open == marks && !indented => fence = None,
            (None, None) if !indented && (words.starts_with("## ") || words.trim_end() == "##") => {
                found.push(Heading { start: at, end });
            }
            _ => {}
        }
        at = end;
    }
    found
}

/// `## BLUF {customer zh}`: name, whether for the customer, language. Error: problem and hint.
fn read_heading(line: &str) -> Result<(&'static str, bool, Lang), (String, String)> {
    let title = line.trim_start().trim_start_matches('#').trim();
    let (name, reader) = match title.split_once('{') {
        Some((name, reader)) => (name.trim(), reader.strip_suffix('}')),
        None => (title, None),
    };
    let Some(known) = NAMES.into_iter().find(|known| *known == name) else {
        let hint =
            did_you_mean(name, NAMES).map_or_else(|| EXAMPLE.to_owned(), |name| format!("did you mean `{name}`?"));
        return Err((format!("a status note has no section `{}`", shortened(name)), hint));
    };
    let Some(reader) = reader else {
        return Err((format!("the section `{known}` does not say in which language it is"), EXAMPLE.to_owned()));
    };
    let words: Vec<&str> = reader.split_whitespace().take(3).collect();
    let (customer, tag) = match words.as_slice() {
        [tag] => (false, *tag),
        ["customer", tag] => (true, *tag),
        _ => {
            return Err((format!("`{{{}}}` is not a reader and a language", shortened(reader)), EXAMPLE.to_owned()));
        }
    };
    match Lang::parse(tag) {
        Some(lang) => Ok((known, customer, lang)),
        None => Err((format!("unknown language `{}`", shortened(tag)), "languages are `en` and `zh`".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Files;

    fn read(text: &str) -> (Vec<NoteSection>, Vec<String>) {
        let mut files = Files::new();
        let file = files.add("n.md", text);
        let mut cx = Context::new(&files, Lang::En);
        let sections = read_sections(Span::new(file, 0, text.len()), &mut cx);
        for section in &sections {
            assert_eq!(files.slice(section.span), section.markdown);
        }
        let found = cx.diagnostics.into_iter().map(|d| d.message).collect();
        (sections, found)
    }

    #[test]
    fn sections_have_a_reader_and_a_language() {
        let (sections, found) = read(
            "\n## BLUF {en}\nOne.\n\n### Detail\n```\n## not a heading\n```\n## BLUF {customer zh-Hans}\r\n二。\r\n",
        );
        assert_eq!(found, Vec::<String>::new());
        let kinds: Vec<_> = sections.iter().map(|s| (s.customer, s.lang)).collect();
        assert_eq!(kinds, [(false, Lang::En), (true, Lang::ZhHans)]);
        assert_eq!(sections[1].markdown, "二。\r\n");
        assert!(sections[0].markdown.contains("not a heading"));
    }

    #[test]
    fn what_would_be_shown_to_nobody_is_reported() {
        for (text, message) in [
            ("Words\n", "text before the first section of the note"),
            ("## BLFU {en}\n", "a status note has no section `BLFU`"),
            ("## BLUF\n", "the section `BLUF` does not say in which language it is"),
            ("## BLUF {fr}\n", "unknown language `fr`"),
            ("## BLUF {internal en}\n", "`{internal en}` is not a reader and a language"),
            ("## BLUF {en}\n## BLUF {en}\n", "the section `## BLUF {en}` stands twice"),
        ] {
            assert_eq!(read(text).1, [message], "{text}");
        }
    }
}
