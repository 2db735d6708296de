//! Messages of the product in one language: Fluent resources, looked up by key.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Lang;

/// The messages of one language. Formatting of dates and numbers is in the same type, so that a view needs one thing
/// to speak.
pub struct Words {
    pub(super) lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// A value in a message.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// Words or a formatted figure.
    Text(&'a str),
    /// A count, which also chooses the plural.
    Count(i64),
}

/// A resource that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsError {
    /// What Fluent says.
    pub message: String,
}

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for WordsError {}

impl Words {
    /// Messages of a language from its resources; a later resource replaces messages of an earlier one.
    ///
    /// # Errors
    /// A resource that is not Fluent.
    pub fn new(lang: Lang, resources: &[&str]) -> Result<Self, WordsError> {
        let locale = lang.tag().parse().map_err(|error| WordsError { message: format!("{error}") })?;
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks are for mixed writing directions; here they would only be bytes in every page.
        bundle.set_use_isolating(false);
        for source in resources {
            let resource = FluentResource::try_new((*source).to_owned()).map_err(|(_, errors)| WordsError {
                message: errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            })?;
            bundle.add_resource_overriding(resource);
        }
        Ok(Self { lang, bundle })
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a message with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The message with this key; the key itself where there is none, which a test finds.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The message with this key and these values.
    ///
    /// ```
    /// use milepost::text::{Arg, Lang, Words};
    /// let words = Words::new(Lang::En, &["open = { $n ->\n    [one] { $n } issue\n   *[other] { $n } issues\n}"]).unwrap();
    /// assert_eq!(words.say_with("open", &[("n", Arg::Count(1))]), "1 issue");
    /// ```
    #[must_use]
    pub fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(
                *name,
                match arg {
                    Arg::Text(words) => FluentValue::from(*words),
                    Arg::Count(count) => FluentValue::from(*count),
                },
            );
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("lang", &self.lang).finish_non_exhaustive()
    }
}
