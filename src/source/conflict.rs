//! Merge conflicts left in a file (E016).

use crate::diagnostics::{Code, Diagnostic, FileId, Span};

const OURS: &str = "<<<<<<<";
const MIDDLE: &str = "=======";
const THEIRS: &str = ">>>>>>>";

/// One diagnostic per conflict, in order; empty for a file without one.
///
/// A line of `=======` by itself is no marker: in Markdown it underlines a heading. A lone `<<<<<<<` or `>>>>>>>`
/// is one, left by a conflict that was half resolved.
pub(super) fn conflicts(file: FileId, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut open: Option<Diagnostic> = None;
    let mut seen_middle = false;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let span = Span::new(file, offset, offset + content.len());
        offset += line.len();
        if is_marker(content, OURS) {
            found.extend(open.replace(conflict(span).label("one version begins here")));
            seen_middle = false;
        } else if is_marker(content, THEIRS) {
            found.push(match open.take() {
                Some(begun) => begun.also(span, "and ends here"),
                None => conflict(span).label("a conflict ended here"),
            });
        } else if content == MIDDLE && !seen_middle {
            seen_middle = open.is_some();
            open = open.map(|begun| begun.also(span, "the other version begins here"));
        }
    }
    found.extend(open);
    found
}

fn conflict(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E016, "merge conflict is not resolved")
        .at(span)
        .hint("keep the lines that hold and remove the lines of `<<<<<<<`, `=======` and `>>>>>>>`")
}

/// The seven characters at the start of the line, alone or followed by a space and a name.
fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u32, usize)> {
        let found = conflicts(FileId(0), text);
        found.iter().map(|d| (d.span.unwrap().start, d.labels.len())).collect()
    }

    #[test]
    fn each_conflict_is_named_once() {
        let one = "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n";
        assert_eq!(lines(one), [(5, 2)]);
        assert_eq!(lines(&format!("{one}{one}")).len(), 2);
        assert_eq!(lines(&one.replace('\n', "\r\n")), [(6, 2)]);
    }

    #[test]
    fn the_three_way_form_is_one_conflict() {
        assert_eq!(lines("<<<<<<< a\nx\n||||||| base\ny\n=======\nz\n>>>>>>> b\n"), [(0, 2)]);
    }

    #[test]
    fn half_resolved_conflicts_are_found() {
        assert_eq!(lines("a: 1\n>>>>>>> other\n"), [(5, 0)]);
        assert_eq!(lines("<<<<<<< HEAD\na: 1\n"), [(0, 0)]);
        assert_eq!(lines("<<<<<<< HEAD\n<<<<<<< HEAD\n>>>>>>> x\n"), [(0, 0), (13, 1)]);
    }

    #[test]
    fn headings_and_quotes_are_not_markers() {
        assert_eq!(lines("Title\n=======\n"), []);
        assert_eq!(lines("  <<<<<<< HEAD\n<<<<<<<<\n>>>>>>>x\n"), []);
    }
}
