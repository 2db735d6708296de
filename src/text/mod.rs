//! Words for readers: languages, bilingual texts, messages, and the formatting of dates and numbers by language.

mod bilingual;
mod format;
mod lang;
pub mod typed;
mod words;

pub use bilingual::{Phrase, Text};
pub use lang::Lang;
pub use words::{Arg, Words, WordsError};
