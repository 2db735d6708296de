//! Words for readers: languages, bilingual texts, messages, and the formatting of dates and numbers by language.

mod bilingual;
mod lang;

pub use bilingual::{Phrase, Text};
pub use lang::Lang;
