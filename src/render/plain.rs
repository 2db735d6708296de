//! Plain text of mails: lines of at most 76 columns, and tables in aligned columns.
//!
//! What enters: words and cells. What leaves: lines without trailing blanks. What always holds: a column is a column
//! of a fixed-width font, in which a Chinese character takes two, and no line is wider than 76 of them but for an
//! address or another word without a place to break.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The widest line, in columns.
pub const WIDTH: usize = 76;

/// Blank columns between two cells.
const GAP: usize = 2;

/// The least room for the first column of a table; a table that leaves less is written as a list.
const LEAST_FIRST: usize = 14;

/// Columns of a fixed-width font that a text takes.
///
/// ```
/// use milepost::render::plain::width;
/// assert_eq!((width("28 Aug"), width("8月28日"), width("■")), (6, 7, 1));
/// ```
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// A paragraph in lines: the first begins with `first`, the others with as many blanks. Lines break at blanks and
/// between wide characters, never before a mark that closes nor after one that opens. Line breaks in the text stay.
///
/// ```
/// use milepost::render::plain::wrap;
/// assert_eq!(wrap("one two three", "- ", 10), "- one two\n  three");
/// assert_eq!(wrap("客户验收预测。", "", 12), "客户验收预\n测。");
/// ```
#[must_use]
pub fn wrap(text: &str, first: &str, columns: usize) -> String {
    let indent = width(first);
    let room = columns.saturating_sub(indent).max(1);
    let mut lines = Vec::new();
    for line in text.lines() {
        lines.extend(broken(line, room));
    }
    let blanks = " ".repeat(indent);
    let lines = lines.iter().enumerate().map(|(index, line)| {
        let lead = if index == 0 { first } else { blanks.as_str() };
        format!("{lead}{line}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A table: heads, rows, and under a row the notes that belong to it. The first column takes what the others leave
/// and wraps, the others stand to the right; a table too wide for that is written as a list.
#[must_use]
pub fn table(heads: &[String], rows: &[(Vec<String>, Vec<String>)]) -> String {
    let columns = heads.len();
    let mut widths: Vec<usize> = heads.iter().map(|head| width(head)).collect();
    for (cells, _) in rows {
        for (widest, cell) in widths.iter_mut().zip(cells) {
            *widest = (*widest).max(width(cell));
        }
    }
    let others: usize = widths.iter().skip(1).map(|wide| wide + GAP).sum();
    let Some(room) = WIDTH.checked_sub(others).filter(|room| *room >= LEAST_FIRST) else {
        return list(heads, rows);
    };
    if let Some(first) = widths.first_mut() {
        *first = (*first).min(room);
    }
    let mut lines = Vec::new();
    lines.extend(row_lines(heads, &widths));
    lines.push("-".repeat(widths.iter().sum::<usize>() + GAP * columns.saturating_sub(1)));
    for (cells, notes) in rows {
        lines.extend(row_lines(cells, &widths));
        lines.extend(notes.iter().map(|note| wrap(note, "  ", WIDTH)));
    }
    lines.join("\n")
}

/// Columns as wide as their widest cell, for a terminal: nothing wraps, lines have no blanks at their end.
///
/// ```
/// use milepost::render::plain::aligned;
/// let rows = [vec!["一".to_owned(), "b".to_owned()]];
/// assert_eq!(aligned(&["id", "name"], &rows), "id  name\n一  b\n");
/// ```
#[must_use]
pub fn aligned(heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = heads.iter().map(|head| width(head)).collect();
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(cell));
        }
    }
    let mut out = String::new();
    let mut push = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = String::new();
        for (cell, wide) in cells.zip(&widths) {
            let end = width(&line) + wide + GAP;
            line.push_str(cell);
            pad(&mut line, end);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    };
    push(&mut heads.iter().copied());
    for row in rows {
        push(&mut row.iter().map(String::as_str));
    }
    out
}

fn row_lines(cells: &[String], widths: &[usize]) -> Vec<String> {
    let first_width = widths.first().copied().unwrap_or(WIDTH);
    let mut first = broken(cells.first().map_or("", String::as_str), first_width).into_iter();
    let mut line = first.next().unwrap_or_default();
    pad(&mut line, first_width);
    for (cell, wide) in cells.iter().zip(widths).skip(1) {
        line.push_str(&" ".repeat(GAP + wide.saturating_sub(width(cell))));
        line.push_str(cell);
    }
    let mut lines = vec![line.trim_end().to_owned()];
    lines.extend(first.map(|rest| rest.trim_end().to_owned()));
    lines
}

fn list(heads: &[String], rows: &[(Vec<String>, Vec<String>)]) -> String {
    let mut lines = Vec::new();
    for (cells, notes) in rows {
        lines.push(wrap(cells.first().map_or("", String::as_str), "", WIDTH));
        let named = heads.iter().zip(cells).skip(1).filter(|(_, cell)| !cell.is_empty());
        lines.extend(named.map(|(head, cell)| wrap(&format!("{head}: {cell}"), "  ", WIDTH)));
        lines.extend(notes.iter().map(|note| wrap(note, "  ", WIDTH)));
    }
    lines.join("\n")
}

fn pad(line: &mut String, columns: usize) {
    let missing = columns.saturating_sub(width(line));
    line.push_str(&" ".repeat(missing));
}

/// One line of an author broken into lines of so many columns.
fn broken(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(text) {
        let shown = width(piece.trim_end());
        if used > 0 && used + shown > columns {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        line.push_str(piece);
        used += width(piece);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// The parts of a text between which a line may break, blanks at the end of the part before them.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, now) in text.char_indices() {
        if at > start && before.is_some_and(|before| may_break(before, now)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(now);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn may_break(before: char, now: char) -> bool {
    if now == ' ' {
        return false;
    }
    if before == ' ' {
        return true;
    }
    // A no-break space is narrow and no blank, so that it holds its neighbours together.
    (is_wide(before) || is_wide(now)) && !opens(before) && !closes(now)
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

fn opens(c: char) -> bool {
    "（「『《〈【〔“‘([{".contains(c)
}

fn closes(c: char) -> bool {
    "，。、；：？！）」』》〉】〕”’…%％)]},.;:!?".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(cells: &[&str], notes: &[&str]) -> (Vec<String>, Vec<String>) {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        (owned(cells), owned(notes))
    }

    #[test]
    fn columns_align_by_what_the_eye_sees() {
        let heads = row(&["里程碑", "预测", "延期"], &[]).0;
        let rows =
            [row(&["客户验收", "8月28日", "+10"], &["Recipe 1.4 requalification"]), row(&["DVT", "7月3日", "0"], &[])];
        assert_eq!(
            table(&heads, &rows),
            "里程碑       预测  延期\n\
             -----------------------\n\
             客户验收  8月28日   +10\n  \
             Recipe 1.4 requalification\n\
             DVT        7月3日     0"
        );
    }

    #[test]
    fn a_long_first_cell_wraps_in_its_column() {
        let heads = row(&["Milestone", &"x".repeat(50)], &[]).0;
        let text = table(&heads, &[row(&["All racks accepted at the first site", "28 Aug"], &[])]);
        assert!(text.lines().all(|line| width(line) <= WIDTH), "{text}");
        assert_eq!(text.lines().count(), 4, "{text}");
    }

    #[test]
    fn a_table_without_room_becomes_a_list() {
        let heads = row(&["Milestone", &"x".repeat(40), &"y".repeat(40)], &[]).0;
        let text = table(&heads, &[row(&["Acceptance", "28 Aug", ""], &["late"])]);
        assert_eq!(text, format!("Acceptance\n  {}: 28 Aug\n  late", "x".repeat(40)));
    }

    #[test]
    fn marks_do_not_begin_or_end_a_line() {
        assert_eq!(wrap("预测（较承诺延期）。", "", 6), "预测\n（较承\n诺延\n期）。");
        assert_eq!(wrap("to 28\u{a0}Aug", "", 5), "to\n28\u{a0}Aug");
    }

    #[test]
    fn line_breaks_of_the_author_stay() {
        assert_eq!(wrap("a\nb", "- ", 20), "- a\n  b");
        assert_eq!(wrap("", "- ", 20), "");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[a-z 的是（）。，]{0,200}") {
            let wrapped = wrap(&text, "  ", 40);
            for line in wrapped.lines() {
                let words = pieces(line.trim());
                prop_assert!(width(line) <= 40 || words.len() == 1, "{line}");
            }
            let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeezed(&wrapped), squeezed(&text));
        }
    }
}
