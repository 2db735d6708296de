//! W128: `**` that stays as it is written and makes nothing bold.
//!
//! CommonMark opens and closes emphasis by the characters on both sides of the stars. Between a Chinese full stop and a
//! Chinese letter they can do neither:
//!
//! ```text
//! 中文**强调。**后文      # W128: move the stop out of the stars: 中文**强调**。后文
//! ```
//!
//! Source: CommonMark 0.31, section 6.2, left- and right-flanking delimiter runs.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::diagnostics::{Code, Diagnostic};

use super::Subject;
use super::authored::authored;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        authored(program, &mut |text| {
            if !text.markdown.contains("**") {
                return;
            }
            // One message a text: each further pair is mostly the other half of the first.
            if let Some(range) = literal_stars(text.markdown).into_iter().next() {
                found.push(
                    Diagnostic::new(Code::W128, "`**` stays as it is written here")
                        .at(text.part(&range))
                        .label("makes nothing bold")
                        .hint("move the punctuation out of the stars, as in `**强调**。`; write `\\*\\*` for stars")
                        .about(text.about()),
                );
            }
        });
    }
}

/// Byte ranges of the pairs of stars that the reader will see as stars; code is left out.
fn literal_stars(markdown: &str) -> Vec<Range<usize>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut in_code = false;
    // Stars that do nothing are given one by one; texts that touch are one text. Escaped stars do not touch: the
    // backslash is between them.
    let mut texts: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => match texts.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => texts.push(range),
            },
            _ => {}
        }
    }
    let stars_in = |range: Range<usize>| {
        let text = markdown.get(range.clone()).unwrap_or("");
        text.match_indices("**").map(move |(at, stars)| range.start + at..range.start + at + stars.len())
    };
    texts.into_iter().flat_map(stars_in).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stars(markdown: &str) -> Vec<usize> {
        literal_stars(markdown).into_iter().map(|range| range.start).collect()
    }

    #[test]
    fn stars_beside_full_width_punctuation_are_found() {
        assert_eq!(stars("中文**强调。**后文"), [6, 17]);
        assert_eq!(stars("open ** here"), [5]);
    }

    #[test]
    fn stars_that_work_are_not() {
        for text in [
            "中文**强调**。后文",
            "**bold** and `a ** b`",
            "```\na ** b\n```",
            "escaped \\*\\*stars\\*\\*",
            "***both***",
        ] {
            assert_eq!(stars(text), Vec::<usize>::new(), "{text}");
        }
    }
}
