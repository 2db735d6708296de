//! Free text in one or more languages.

use super::Lang;

/// Text that authors wrote, by language; in at least one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    by_lang: Vec<(Lang, String)>,
}

/// A text in one language: the words, and the language they are really in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase<'a> {
    /// The words.
    pub words: &'a str,
    /// The language of the words, which differs from the one asked for where there is no translation.
    pub lang: Lang,
}

impl Text {
    /// A text in one language.
    #[must_use]
    pub fn new(lang: Lang, words: impl Into<String>) -> Self {
        Self { by_lang: vec![(lang, words.into())] }
    }

    /// The same text with its words in a further language; a language that is there already is kept.
    #[must_use]
    pub fn with(mut self, lang: Lang, words: impl Into<String>) -> Self {
        if self.words(lang).is_none() {
            self.by_lang.push((lang, words.into()));
        }
        self
    }

    /// The words in exactly this language.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Option<&str> {
        self.by_lang.iter().find(|(own, _)| *own == lang).map(|(_, words)| words.as_str())
    }

    /// The words in this language, or else in the first one the author wrote; empty only for an empty text.
    ///
    /// ```
    /// use milepost::text::{Lang, Text};
    /// let name = Text::new(Lang::En, "Firmware").with(Lang::ZhHans, "固件");
    /// assert_eq!(name.read(Lang::ZhHans).words, "固件");
    /// assert_eq!(Text::new(Lang::En, "Firmware").read(Lang::ZhHans).lang, Lang::En);
    /// ```
    #[must_use]
    pub fn read(&self, lang: Lang) -> Phrase<'_> {
        self.words(lang)
            .map(|words| Phrase { words, lang })
            .or_else(|| self.primary())
            .unwrap_or(Phrase { words: "", lang })
    }

    /// Every language with its words, in the order written.
    pub fn all(&self) -> impl Iterator<Item = Phrase<'_>> {
        self.by_lang.iter().map(|(lang, words)| Phrase { words, lang: *lang })
    }

    fn primary(&self) -> Option<Phrase<'_>> {
        self.all().next()
    }
}
