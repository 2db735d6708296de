//! Codes: the stable names of everything a check can say.
//!
//! A code is `E` (stops a build) or `W` (is printed, and shown on the data quality page) and three digits, and is never
//! given a second meaning. To add one: an entry in `registry/`, a name in the list below.

use std::fmt;

use super::registry::{CodeInfo, errors, warnings};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, and listed.
    Warning,
}

impl Severity {
    /// `error` or `warning`, as printed and as written in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($module:ident: $severity:ident { $($code:ident)+ })+) => {
        /// Every code there is, in order; [`Code::info`] says what each means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the title of each is in the registry, beside its reason and example")]
        pub enum Code { $($($code,)+)+ }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Code] = &[$($(Code::$code,)+)+];

            /// The name: `E005`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($(Code::$code => stringify!($code),)+)+ }
            }

            /// The severity that goes with the code's letter.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $($(Code::$code)|+ => Severity::$severity,)+ }
            }

            /// Title, what it catches, why, and an example.
            #[must_use]
            pub fn info(self) -> &'static CodeInfo {
                match self { $($(Code::$code => &$module::$code,)+)+ }
            }
        }
    };
}

codes! {
    errors: Error {
        E001 E002 E003 E004 E005 E006 E008 E009 E010 E011 E012 E013 E014 E015 E016 E017 E018 E019 E020 E021 E022 E023
        E024 E025 E026 E027 E035 E036 E037
    }
    warnings: Warning {
        W102 W103 W104 W105 W106 W107 W108 W109 W110 W111 W112 W114 W115 W116 W118 W119 W120 W122 W123 W124 W125 W126
        W127 W128 W129 W135 W136 W140 W141 W142 W143 W150 W151 W152 W153 W160 W161
    }
}

impl Code {
    /// The code of that name, in either case; `None` if there is none.
    ///
    /// ```
    /// use milepost::diagnostics::Code;
    /// assert_eq!(Code::parse("e005"), Some(Code::E005));
    /// assert_eq!(Code::parse("E999"), None);
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name().eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_told_in_full() {
        for code in Code::ALL {
            let info = code.info();
            assert!(!info.title.is_empty() && !info.title.ends_with('.'), "{code}");
            assert!(!info.title.contains('\n'), "{code}: one line");
            assert!(info.catches.ends_with('.'), "{code}: what it catches");
            assert!(info.why.ends_with('.'), "{code}: why it matters");
            assert!(!info.example.trim().is_empty(), "{code}: example");
        }
    }

    #[test]
    fn letters_and_severities_agree() {
        for code in Code::ALL {
            let (letter, digits) = code.name().split_at(1);
            assert_eq!(letter == "E", code.severity() == Severity::Error, "{code}");
            assert!(digits.len() == 3 && digits.parse::<u16>().is_ok(), "{code}");
            assert_eq!(Code::parse(code.name()), Some(*code));
        }
    }

    #[test]
    fn titles_tell_codes_apart() {
        let mut titles: Vec<_> = Code::ALL.iter().map(|c| c.info().title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), Code::ALL.len());
        assert!(Code::ALL.is_sorted());
    }
}
