//! Diagnostics: what the program says about an author's files.
//!
//! What enters: spans into files ([`Files`]) and one [`Diagnostic`] per mistake, built by any layer.
//! What leaves: the sorted list as text in the style of a compiler ([`print_text`]) or as JSON ([`print_json`]).
//! What always holds: a code is in the registry ([`Code`]) with its title, reason and example; printing never fails,
//! whatever the file, the span or the message holds; equal input prints equal bytes.

mod code;
mod diagnostic;
mod excerpt;
mod files;
mod fold;
mod print_json;
mod print_text;
mod quote;
mod registry;
mod shell;
mod suggest;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, EntityRef, Label, has_errors, sort_diagnostics};
pub use files::{FileId, Files, Location, Span, Spanned};
pub use fold::{Folded, fold};
pub use print_json::print_json;
pub use print_text::{Colouring, print_code, print_text};
pub use quote::{Quote, quote};
pub use registry::CodeInfo;
pub use shell::shell_word;
pub use suggest::{did_you_mean, nearest, suggestion};
