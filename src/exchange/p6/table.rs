//! The tables of an XER file: lines that begin with `%T` (a table), `%F` (its columns), `%R` (a row) and `%E` (the end),
//! their cells separated by tabs.
//!
//! What enters: text. What leaves: [`Tables`], rows that borrow from the text. What always holds: a cell that is missing
//! is empty, and one without a column is passed over; a line that begins with nothing of the kind goes on
//! with the cell before it, for notes may hold line ends.

use std::collections::HashMap;
use std::ops::Range;

use crate::exchange::draft::{ImportError, Loss};

/// All tables of a file, in its order. Of two tables of one name and the same columns the rows are joined.
#[derive(Debug, Default)]
pub(super) struct Tables<'t> {
    tables: Vec<Table<'t>>,
}

/// One table.
#[derive(Debug)]
pub(super) struct Table<'t> {
    /// `TASK`.
    pub(super) name: &'t str,
    columns: HashMap<&'t str, usize>,
    /// The text of each row, its cells still together: of a row with many columns few are asked for.
    rows: Vec<&'t str>,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a, 't> {
    table: &'a Table<'t>,
    text: &'t str,
}

impl<'t> Row<'_, 't> {
    /// A cell, trimmed; empty where the column or the cell is missing.
    pub(super) fn get(&self, column: &str) -> &'t str {
        let place = self.table.columns.get(column);
        place.and_then(|place| self.text.split('\t').nth(*place)).map_or("", str::trim)
    }

    /// A cell that is not empty.
    pub(super) fn find(&self, column: &str) -> Option<&'t str> {
        Some(self.get(column)).filter(|cell| !cell.is_empty())
    }
}

impl<'t> Tables<'t> {
    /// Reads all tables.
    ///
    /// # Errors
    /// There is no table at all: it is no XER file.
    pub(super) fn read(text: &'t str, losses: &mut Vec<Loss>) -> Result<Self, ImportError> {
        let mut reader = Reader { text, ..Reader::default() };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let from = at;
            at += line.len();
            reader.line(from..from + line.trim_end_matches(['\r', '\n']).len());
        }
        reader.close();
        if reader.tables.is_empty() {
            let hint = "an XER file has lines that begin with `%T`; export the project from P6 in the XER format";
            return Err(ImportError::new(format!("there are no tables in it, so it is not an XER file: {hint}")));
        }
        if !reader.ended {
            losses.push(Loss::new(
                "the end of the file",
                "the last line",
                "the mark `%E` is missing: the file may have been cut off",
            ));
        }
        if reader.n_homeless > 0 {
            losses.push(Loss::new(
                "rows before the first table or without columns",
                format!("{} lines", reader.n_homeless),
                "nothing says what they are",
            ));
        }
        Ok(Self { tables: reader.tables })
    }

    /// The rows of all tables of a name.
    pub(super) fn rows<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Row<'a, 't>> {
        let tables = self.tables.iter().filter(move |table| table.name == name);
        tables.flat_map(|table| table.rows.iter().map(move |text| Row { table, text }))
    }

    /// All tables.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'t str, usize)> {
        self.tables.iter().map(|table| (table.name, table.rows.len()))
    }
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    tables: Vec<Table<'t>>,
    /// The row that is being read; it ends where the next record begins.
    open: Option<Range<usize>>,
    ended: bool,
    n_homeless: usize,
}

impl Reader<'_> {
    fn line(&mut self, range: Range<usize>) {
        let line = self.text.get(range.clone()).unwrap_or_default();
        let (mark, rest) = line.split_once('\t').unwrap_or((line, ""));
        match mark.trim() {
            "%T" => {
                self.close();
                let name = rest.split('\t').next().unwrap_or_default().trim();
                self.tables.push(Table { name, columns: HashMap::new(), rows: Vec::new() });
            }
            "%F" => {
                self.close();
                // Rows that stand before it keep the columns they were written under.
                if let Some(name) = self.tables.last().filter(|table| !table.rows.is_empty()).map(|table| table.name) {
                    self.tables.push(Table { name, columns: HashMap::new(), rows: Vec::new() });
                }
                if let Some(table) = self.tables.last_mut() {
                    table.columns.clear();
                    for (place, column) in rest.split('\t').enumerate() {
                        // Of two columns of one name the first counts.
                        table.columns.entry(column.trim()).or_insert(place);
                    }
                }
            }
            "%R" => {
                self.close();
                let begins = range.end - rest.len();
                self.open = Some(begins..range.end);
            }
            "%E" => {
                self.close();
                self.ended = true;
            }
            "ERMHDR" | "" if line.trim().is_empty() || mark == "ERMHDR" => {}
            _ => match &mut self.open {
                Some(open) => open.end = range.end,
                None => self.n_homeless += 1,
            },
        }
    }

    /// Ends the row that is being read.
    fn close(&mut self) {
        let Some(row) = self.open.take() else { return };
        let text = self.text.get(row).unwrap_or_default();
        match self.tables.last_mut() {
            Some(table) if !table.columns.is_empty() => table.rows.push(text),
            _ => self.n_homeless += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let mut losses = Vec::new();
        let tables = Tables::read(text, &mut losses).unwrap();
        let rows = tables.rows("TASK").map(|row| ["id", "name"].map(|column| row.get(column).to_owned()).to_vec());
        (rows.collect(), losses.into_iter().map(|loss| loss.what).collect())
    }

    #[test]
    fn rows_are_read_whatever_the_line_ends_and_order() {
        for end in ["\n", "\r\n"] {
            let text = ["ERMHDR\t22.12", "%T\tTASK", "%F\tname\tid\tx", "%R\tDig \t7", "", "%R\t\t8\t9\t10", "%E", ""]
                .join(end);
            assert_eq!(read(&text), (vec![vec!["7".into(), "Dig".into()], vec!["8".into(), String::new()]], vec![]));
        }
    }

    #[test]
    fn a_cell_may_hold_line_ends() {
        let (rows, _) = read("%T\tTASK\n%F\tid\tname\n%R\t1\ttwo\nlines\n\n%R\t2\tx\n%E\n");
        assert_eq!(rows, [["1", "two\nlines"], ["2", "x"]]);
    }

    #[test]
    fn what_has_no_home_is_said() {
        let (rows, losses) = read(
            "stray\n%R\t1\n%T\tTASK\n%R\t1\n%F\tid\tid\n%R\t5\t6\n%F\tname\tid\n%R\ta\t7\n%T\tTASK\n%F\tid\n%R\t9",
        );
        assert_eq!(rows, [["5", ""], ["7", "a"], ["9", ""]]);
        assert_eq!(losses, ["the end of the file", "rows before the first table or without columns"]);
        assert!(Tables::read("no tables", &mut Vec::new()).unwrap_err().message.contains("not an XER file"));
    }
}
