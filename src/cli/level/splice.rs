//! One key of a task written into its plan file, byte by byte: nothing else of the file changes.
//!
//! What enters: the text, and the places of the task and its fields. What leaves: which bytes to put where. What always
//! holds: comments, order, indentation and line ends stay as they are; an edit touches one line.

use crate::terms::Origin;

/// Bytes that take the place of others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edit {
    /// First byte replaced.
    pub(super) at: usize,
    /// One past the last byte replaced; equal to `at` where nothing is.
    pub(super) to: usize,
    /// What stands there then.
    pub(super) text: String,
}

/// The key that is written.
const KEY: &str = "start_no_earlier";
/// Keys behind which a new one may stand, the best first: their values take one line.
const BEHIND: [&str; 5] = ["estimate", "remaining", "owner", "name", "calendar"];

/// The edit that makes a task start no earlier than `value`; nothing where there is no place for it that is safe.
pub(super) fn edit(text: &str, origin: &Origin, value: &str) -> Option<Edit> {
    let range = |path: &str| {
        let span = origin.written(path)?;
        let range = span.start as usize..span.end as usize;
        let written = text.get(range.clone())?;
        (!written.is_empty() && !written.contains('\n')).then_some(range)
    };
    if origin.written(KEY).is_some() {
        let range = range(KEY)?;
        return Some(Edit { at: range.start, to: range.end, text: value.to_owned() });
    }
    let name_end = origin.span.end as usize;
    let after_key = text.get(name_end..)?.trim_start_matches(['"', '\'']).strip_prefix(':')?;
    if after_key.trim_start_matches([' ', '\t']).starts_with('{') {
        // `{name: …, estimate: 3d}`: behind a value, if what follows shows that the value ends there.
        let end = BEHIND.iter().find_map(|key| {
            let end = range(key)?.end;
            text.get(end..)?.trim_start_matches([' ', '\t', '\r', '\n']).starts_with([',', '}']).then_some(end)
        })?;
        return Some(Edit { at: end, to: end, text: format!(", {KEY}: {value}") });
    }
    BEHIND.iter().find_map(|key| {
        let range = range(key)?;
        let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let line = &text[line_start..];
        let own = line.split_once('\n').map_or(line, |(own, _)| own);
        let indent = &own[..own.len() - own.trim_start_matches(' ').len()];
        if !own[indent.len()..].starts_with(&format!("{key}:")) {
            return None;
        }
        let line_end = line_start + own.len();
        let (at, text) = if line_end < text.len() {
            let end = if own.ends_with('\r') { "\r\n" } else { "\n" };
            (line_end + 1, format!("{indent}{KEY}: {value}{end}"))
        } else {
            (line_end, format!("\n{indent}{KEY}: {value}"))
        };
        Some(Edit { at, to: at, text })
    })
}

/// The text with all edits made. Those of one text touch different bytes.
pub(super) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort();
    let mut out = String::with_capacity(text.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>());
    let mut at = 0;
    for edit in sorted {
        out.push_str(&text[at..edit.at]);
        out.push_str(&edit.text);
        at = edit.to;
    }
    out.push_str(&text[at..]);
    out
}

/// The lines that differ, `-` before what goes and `+` before what comes. Edits only replace and add lines.
pub(super) fn difference(path: &str, before: &str, after: &str) -> String {
    let mut out = format!("{path}\n");
    let mut old = before.lines().enumerate().peekable();
    let fresh: Vec<&str> = after.lines().collect();
    let mut at = 0;
    while at < fresh.len() {
        match old.peek() {
            Some((_, line)) if *line == fresh[at] => {
                old.next();
                at += 1;
            }
            // An old line that comes next in the new text was pushed down by a new one.
            Some((_, line)) if fresh.get(at + 1) == Some(line) => {
                out.push_str(&format!("+{:>5} {}\n", at + 1, fresh[at]));
                at += 1;
            }
            Some((number, line)) => {
                out.push_str(&format!("-{:>5} {line}\n+{:>5} {}\n", number + 1, at + 1, fresh[at]));
                old.next();
                at += 1;
            }
            None => {
                out.push_str(&format!("+{:>5} {}\n", at + 1, fresh[at]));
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{FileId, Span};

    /// The places of a task `T` and of some of its fields, found by their words.
    fn origin(text: &str, fields: &[(&str, &str)]) -> Origin {
        let place = |words: &str| {
            let at = text.find(words).unwrap();
            Span::new(FileId(0), at, at + words.len())
        };
        let key = text.find("T:").unwrap();
        let fields = fields.iter().map(|(path, words)| ((*path).to_owned(), place(words))).collect();
        Origin::new(Span::new(FileId(0), key, key + 1), fields)
    }

    fn edited(text: &str, fields: &[(&str, &str)]) -> Option<String> {
        edit(text, &origin(text, fields), "2026-07-20").map(|edit| apply(text, &[edit]))
    }

    #[test]
    fn a_line_is_added_and_all_others_stay() {
        let text = "tasks:\n  # the long one\n  T:\n    name: Soak   # why\n    estimate: 5d  # a guess\n\n  U: {}\n";
        let after = edited(text, &[("name", "Soak"), ("estimate", "5d")]).unwrap();
        let added = "    estimate: 5d  # a guess\n    start_no_earlier: 2026-07-20\n";
        assert_eq!(after, text.replace("    estimate: 5d  # a guess\n", added));
        let lines = difference("p", text, &after);
        assert_eq!(lines, "p\n+    6     start_no_earlier: 2026-07-20\n");
    }

    #[test]
    fn a_date_that_stands_there_is_replaced() {
        let text = "  T:\n    start_no_earlier: \"2026-06-01\"   # the lab opens\n    estimate: 5d\n";
        let fields = [("start_no_earlier", "\"2026-06-01\""), ("estimate", "5d")];
        let after = edited(text, &fields).unwrap();
        assert_eq!(after, text.replace("\"2026-06-01\"", "2026-07-20"));
        assert_eq!(difference("p", text, &after).lines().count(), 3);
        let same = edited(&after, &[("start_no_earlier", "2026-07-20"), ("estimate", "5d")]).unwrap();
        assert_eq!(same, after);
    }

    #[test]
    fn short_forms_line_ends_and_the_last_line_are_kept() {
        let short = "  T: {name: Soak, estimate: 5d, after: [U]} # s\n";
        let after = edited(short, &[("name", "Soak"), ("estimate", "5d")]).unwrap();
        assert_eq!(after, short.replace("5d", "5d, start_no_earlier: 2026-07-20"));
        let windows = "  T:\r\n    estimate: 5d\r\n    owner: a\r\n";
        let after = edited(windows, &[("estimate", "5d")]).unwrap();
        assert_eq!(after, "  T:\r\n    estimate: 5d\r\n    start_no_earlier: 2026-07-20\r\n    owner: a\r\n");
        let last = "  T:\n    estimate: 5d";
        assert_eq!(edited(last, &[("estimate", "5d")]).unwrap(), format!("{last}\n    start_no_earlier: 2026-07-20"));
    }

    #[test]
    fn without_a_safe_place_nothing_is_written() {
        let text = "  T:\n    name: >\n      Soak\n      long\n";
        assert_eq!(edited(text, &[("name", ">\n      Soak")]), None);
        assert_eq!(edited("  T: {name: [x]}\n", &[]), None);
    }
}
