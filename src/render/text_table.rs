//! Tables for terminals: columns aligned, East Asian wide characters counted as two cells.

use crate::view::gantt::is_wide;

/// A table with its head; columns whose cells are all numbers stand to the right.
///
/// ```
/// use milepost::render::text_table::aligned;
/// let rows = vec![vec!["验收".to_owned(), "-4".to_owned()], vec!["Gate".to_owned(), "12".to_owned()]];
/// assert_eq!(aligned(&["Name", "Float"], &rows), "Name  Float\n验收     -4\nGate     12\n");
/// ```
#[must_use]
pub fn aligned(head: &[&str], rows: &[Vec<String>]) -> String {
    let columns: Vec<(usize, bool)> = head
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let cells = || rows.iter().filter_map(|row| row.get(index)).map(String::as_str);
            let widest = cells().chain([*name]).map(cell_width).max().unwrap_or(0);
            (widest, cells().all(is_number))
        })
        .collect();
    let mut out = String::new();
    line(&mut out, &columns, head.iter().copied());
    for row in rows {
        line(&mut out, &columns, row.iter().map(String::as_str));
    }
    out
}

fn line<'a>(out: &mut String, columns: &[(usize, bool)], cells: impl Iterator<Item = &'a str>) {
    let mut text = String::new();
    for (index, (cell, (width, right))) in cells.zip(columns).enumerate() {
        if index > 0 {
            text.push_str("  ");
        }
        let room = " ".repeat(width.saturating_sub(cell_width(cell)));
        if *right {
            text.push_str(&room);
            text.push_str(cell);
        } else {
            text.push_str(cell);
            text.push_str(&room);
        }
    }
    out.push_str(text.trim_end());
    out.push('\n');
}

fn cell_width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_number(text: &str) -> bool {
    text.is_empty() || text.parse::<f64>().is_ok()
}
