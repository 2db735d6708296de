//! The languages pages and mails are written in.

use std::fmt;

/// A language of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    ZhHans,
}

impl Lang {
    /// All languages, in the order in which a page offers them.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhHans];

    /// Reads a language tag; `zh` means `zh-Hans`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        match tag {
            "en" => Some(Self::En),
            "zh" | "zh-Hans" => Some(Self::ZhHans),
            _ => None,
        }
    }

    /// The language tag of HTML, folders and `program.yaml`: `zh-Hans`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
        }
    }

    /// The key of a text by language in YAML: `zh`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh",
        }
    }

    /// Its own name for itself, for the language switch.
    #[must_use]
    pub fn endonym(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhHans => "中文",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
