//! What the text templates of mails call: lines, headlines, tables.

use serde::Deserialize;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::render::markdown::to_mail_html;
use crate::render::markdown_text::to_text;
use crate::render::plain::{WIDTH, table, width, wrap};

/// Makes the functions of mail templates known to a template engine.
pub(crate) fn register(tera: &mut Tera) {
    tera.register_function("wrap", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let first = kwargs.get::<&str>("first")?.unwrap_or_default();
        Ok(wrap(kwargs.must_get::<&str>("text")?, first, WIDTH))
    });
    tera.register_function("headline", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let words = wrap(kwargs.must_get::<&str>("text")?, "", WIDTH);
        let widest = words.lines().map(width).max().unwrap_or(0);
        Ok(format!("{words}\n{}", kwargs.must_get::<&str>("with")?.repeat(widest)))
    });
    tera.register_function("rule", |_: Kwargs, _: &State<'_>| "_".repeat(WIDTH));
    tera.register_function("text_of", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(to_text(kwargs.must_get::<&str>("markdown")?))
    });
    tera.register_function("mail_markdown", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Ok(Value::safe_string(&to_mail_html(kwargs.must_get::<&str>("of")?)))
    });
    tera.register_function("table", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let heads: Vec<String> = read(kwargs.must_get::<&Value>("heads")?)?;
        let rows: Vec<Row> = read(kwargs.must_get::<&Value>("rows")?)?;
        let words = |cells: Vec<Cell>| cells.into_iter().map(|cell| cell.text).collect();
        let rows: Vec<_> = rows.into_iter().map(|row| (words(row.cells), words(row.notes))).collect();
        Ok(table(&heads, &rows))
    });
}

/// A row of a table as the view gives it.
#[derive(Deserialize)]
struct Row {
    cells: Vec<Cell>,
    notes: Vec<Cell>,
}

#[derive(Deserialize)]
struct Cell {
    text: String,
}

fn read<T: for<'a> Deserialize<'a>>(value: &Value) -> TeraResult<T> {
    T::deserialize(value).map_err(|error| tera::Error::message(error.to_string()))
}

/// Drops blanks at the ends of lines, and blank lines beyond one.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && blank {
            continue;
        }
        blank = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_come_one_at_a_time() {
        assert_eq!(tidy("\n\na  \n\n\n\nb\n"), "a\n\nb\n");
    }
}
