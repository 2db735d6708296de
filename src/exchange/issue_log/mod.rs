//! Issue logs as tables: a CSV file and a map that says which column is what.
//!
//! What enters: the text of a table, and a [`LogMap`]. What leaves: an [`IssueLog`], its good rows and what is wrong
//! with the others, and from it the files of issues with their logs. What always holds: every row of the table is either
//! a row of the log or stands in its problems, with its line and column; nothing is guessed.

pub mod files;
pub mod map;
pub mod rows;
pub mod when;

pub use map::{LogMap, read_map};
pub use rows::{IssueLog, Row, RowProblem, read_rows};
