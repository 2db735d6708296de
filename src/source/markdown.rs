//! Markdown files: front matter between two lines of `---`, then the body.

use std::ops::Range;

/// The parts of a Markdown file as byte ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML between the two lines; `None` where the file does not begin with one.
    pub front: Option<Range<usize>>,
    /// Everything after.
    pub body: Range<usize>,
}

/// Splits a file. Error: the range of the opening line, where no closing line follows.
///
/// The opening line is the very first (a byte-order mark may stand before it); white space after `---` is ignored.
pub(super) fn split(text: &str) -> Result<Parts, Range<usize>> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let content = text.get(start..).unwrap_or("");
    let mut lines = content.split_inclusive('\n');
    let opening = lines.next().unwrap_or("");
    if !is_fence(opening) {
        return Ok(Parts { front: None, body: start..text.len() });
    }
    let yaml = start + opening.len();
    let mut at = yaml;
    for line in lines {
        if is_fence(line) {
            return Ok(Parts { front: Some(yaml..at), body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    Err(start..start + 3)
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str) {
        let parts = split(text).unwrap();
        (parts.front.map(|range| &text[range]), &text[parts.body])
    }

    #[test]
    fn front_matter_and_body() {
        assert_eq!(parts("---\na: 1\n---\nBody\n---\n"), (Some("a: 1\n"), "Body\n---\n"));
        assert_eq!(parts("\u{feff}--- \r\na: 1\r\n---\r\nB"), (Some("a: 1\r\n"), "B"));
        assert_eq!(parts("---\n---"), (Some(""), ""));
    }

    #[test]
    fn without_front_matter_all_is_body() {
        assert_eq!(parts("# Title\n---\n"), (None, "# Title\n---\n"));
        assert_eq!(parts(""), (None, ""));
        assert_eq!(parts("----\n"), (None, "----\n"));
        assert_eq!(parts(" ---\n---\n"), (None, " ---\n---\n"));
    }

    #[test]
    fn a_missing_closing_line_is_an_error() {
        assert_eq!(split("---\na: 1\n"), Err(0..3));
        assert_eq!(split("\u{feff}---"), Err(3..6));
    }
}
