//! Markdown to plain text, for the text part of mails.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::markdown::{Links, events};
use super::plain::{WIDTH, wrap};

/// The words of an author's Markdown in lines of mail: paragraphs, lists with a dash, links with their address.
///
/// ```
/// use milepost::render::markdown_text::to_text;
/// assert_eq!(to_text("**Late** by a\nday.\n\n- [a](https://b.example)\n- c"), "Late by a day.\n\n- a <https://b.example>\n- c");
/// ```
#[must_use]
pub fn to_text(markdown: &str) -> String {
    let mut writer = Writer::default();
    for event in events(markdown, Links::WithScheme) {
        writer.event(&event);
    }
    writer.flush();
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Words of the block in the making.
    words: String,
    /// Where an open link leads, and where in `words` it began.
    link: Option<(String, usize)>,
    /// One entry an open list: the number of its next item, nothing for a list without numbers.
    lists: Vec<Option<u64>>,
    /// The mark of an item that has not been written yet.
    bullet: Option<String>,
    /// Whether a blank line is due before the next block.
    apart: bool,
}

impl Writer {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(words) | Event::Code(words) => self.words.push_str(words),
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::Rule => self.apart = true,
            Event::Start(Tag::Link { dest_url, .. }) => self.link = Some((dest_url.to_string(), self.words.len())),
            Event::End(TagEnd::Link) => {
                let Some((address, from)) = self.link.take() else { return };
                if self.words.get(from..).is_some_and(|words| words != address) {
                    self.words.extend([" <", &address, ">"]);
                }
            }
            Event::Start(Tag::List(first)) => {
                self.flush();
                self.lists.push(*first);
            }
            Event::End(TagEnd::List(_)) => {
                self.flush();
                self.lists.pop();
                self.apart = true;
            }
            Event::Start(Tag::Item) => {
                self.flush();
                self.bullet = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                });
            }
            Event::End(TagEnd::TableCell) => self.words.push_str("  "),
            Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => {
                self.flush();
                self.apart = false;
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::BlockQuote(_) | TagEnd::Table,
            ) => {
                self.flush();
                self.apart = true;
            }
            _ => {}
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(if self.apart { "\n\n" } else { "\n" });
        }
        self.apart = false;
        let depth = "  ".repeat(self.lists.len().saturating_sub(1).min(8));
        let lead = match (self.bullet.take(), self.lists.is_empty()) {
            (Some(bullet), _) => format!("{depth}{bullet}"),
            (None, true) => String::new(),
            (None, false) => format!("{depth}  "),
        };
        self.out.push_str(&wrap(words.trim(), &lead, WIDTH));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_apart_and_lists_hang() {
        assert_eq!(
            to_text("# Now\n\nWords\\\nmore.\n\n1. one\n2. two\n   - three\n\nEnd."),
            "Now\n\nWords\nmore.\n\n1. one\n2. two\n  - three\n\nEnd."
        );
        assert_eq!(to_text("| a | b |\n|---|---|\n| 1 | 2 |\n\nc"), "a  b\n1  2\n\nc");
    }

    #[test]
    fn what_pages_hide_stays_hidden() {
        assert_eq!(to_text("a <!-- b --> c"), "a  c");
        assert_eq!(to_text("[a](javascript:b) [c](issues/index.html) <https://d.example>"), "a c https://d.example");
    }

    #[test]
    fn lines_hold_the_width() {
        let text = to_text(&format!("- {}", "词语 word ".repeat(60)));
        assert!(text.lines().all(|line| super::super::plain::width(line) <= WIDTH));
        assert!(text.lines().skip(1).all(|line| line.starts_with("  ")));
    }
}
