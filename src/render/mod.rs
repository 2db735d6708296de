//! Views and templates to bytes: pages, charts, mails.
//!
//! What enters: plain view structs. What leaves: text, in memory. What always holds: nothing is decided here; free
//! text is escaped, Markdown is cut down to what cannot run, and the same view gives the same bytes.

pub mod assets;
pub mod chart;
pub mod csv;
pub mod engine;
pub mod look;
pub mod mail;
pub mod markdown;
pub mod markdown_text;
pub mod page;
pub mod plain;
pub mod stylesheet;
pub mod text_table;
mod unfold;
mod units;
