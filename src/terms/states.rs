//! Closed sets of words that authors write, and the helper that reads them.

/// The word of a value in its table. Every enum of authors' words keeps one table, which reading, printing and
/// "did you mean" all use.
pub(crate) fn word_of<T: PartialEq + Copy>(words: &'static [(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, candidate)| *candidate == value).map_or("", |(word, _)| *word)
}

/// A closed set of words that authors write.
pub trait Word: Copy + PartialEq + 'static {
    /// Every value with the word authors write, in order.
    const ALL_WORDS: &'static [(&'static str, Self)];
}

/// Defines an enum whose values are words that authors write, with the table of them.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$value_doc])* $value,)* }

        impl $name {
            /// Every value with the word authors write, in order.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$value),)*];

            /// The word authors write.
            #[must_use]
            pub fn word(self) -> &'static str {
                crate::terms::word_of(Self::WORDS, self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl crate::terms::Word for $name {
            const ALL_WORDS: &'static [(&'static str, Self)] = Self::WORDS;
        }
    };
}
pub(crate) use words;

words! {
    /// Where a decision stands.
    DecisionState {
        /// Somebody must decide by a date.
        Needed = "needed",
        /// Decided, with date and people.
        Decided = "decided",
        /// Replaced by a later decision.
        Superseded = "superseded",
    }
}

words! {
    /// What a gate review decided.
    GateOutcome {
        /// Passed.
        Go = "go",
        /// Passed with conditions, each an action.
        ConditionalGo = "conditional-go",
        /// Stopped.
        NoGo = "no-go",
        /// To be repeated.
        Recycle = "recycle",
    }
}

words! {
    /// What kind of meeting a review is.
    ReviewKind {
        /// Kick-off.
        KickOff = "kick-off",
        /// Design review.
        DesignReview = "design-review",
        /// Gate review.
        Gate = "gate",
        /// Regular meeting with the customer.
        CustomerSync = "customer-sync",
        /// Look back after an event.
        PostMortem = "post-mortem",
    }
}

words! {
    /// How a review ended.
    ReviewOutcome {
        /// Nothing left to do.
        Pass = "pass",
        /// Passed with actions.
        Conditional = "conditional",
        /// To be repeated.
        Fail = "fail",
    }
}
