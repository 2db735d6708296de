//! Tables as CSV, by RFC 4180.

use crate::view::schedule_table::Cell;

/// A table: a head and rows, lines ended by CRLF.
///
/// Words that a spreadsheet would take for a formula get an apostrophe in front; figures stay as they are.
///
/// ```
/// use milepost::render::csv::table;
/// use milepost::view::schedule_table::Cell;
/// let row = [Cell::Words("=1+1, \"two\"".to_owned()), Cell::Figure("-4".to_owned())];
/// assert_eq!(table(&["name", "float"], [row.as_slice()]), "name,float\r\n\"'=1+1, \"\"two\"\"\",-4\r\n");
/// ```
#[must_use]
pub fn table<'a>(head: &[&str], rows: impl IntoIterator<Item = &'a [Cell]>) -> String {
    let mut out = String::new();
    line(&mut out, head.iter().map(|name| (*name).to_owned()));
    for row in rows {
        line(&mut out, row.iter().map(text));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&quoted(cell));
    }
    out.push_str("\r\n");
}

/// What a spreadsheet may read of a cell.
fn text(cell: &Cell) -> String {
    match cell {
        Cell::Words(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Cell::Words(text) | Cell::Figure(text) => text.clone(),
    }
}

fn quoted(cell: String) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_must_be_is_quoted() {
        let cell = |text: &str| quoted(text.to_owned());
        assert_eq!(cell("plain 中文"), "plain 中文");
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("a\"b"), "\"a\"\"b\"");
        assert_eq!(cell("a\nb"), "\"a\nb\"");
    }

    #[test]
    fn formulas_become_words_and_figures_stay() {
        let words = |words: &str| text(&Cell::Words(words.to_owned()));
        assert_eq!(["=A1", "+1", "-1", "@x"].map(words), ["'=A1", "'+1", "'-1", "'@x"]);
        assert_eq!(words("1=1"), "1=1");
        assert_eq!(text(&Cell::Figure("-480".to_owned())), "-480");
    }
}
