//! Who may see what: the mark on an entity, and the reader a build is made for.

use super::CustomerId;

/// The mark on an entity. Nested: what customers may see internal readers may, and executives see everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Visibility {
    /// Executives only.
    Executive,
    /// Internal readers and executives; the default of what says nothing.
    #[default]
    Internal,
    /// These and the one customer of the program.
    Customer,
}

impl Visibility {
    /// Every mark with the word authors write.
    pub const WORDS: &'static [(&'static str, Self)] =
        &[("executive", Self::Executive), ("internal", Self::Internal), ("customer", Self::Customer)];

    /// The word authors write.
    #[must_use]
    pub fn word(self) -> &'static str {
        super::states::word_of(Self::WORDS, self)
    }
}

impl super::Word for Visibility {
    const ALL_WORDS: &'static [(&'static str, Self)] = Self::WORDS;
}

/// The reader that a portfolio is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The author at the terminal: nothing is hidden. Never rendered into a site.
    Author,
    /// Internal readers.
    Internal,
    /// Executives.
    Executive,
    /// One customer.
    Customer(CustomerId),
}

impl Scope {
    /// Whether an entity with this mark may be shown, before the rule that a customer sees only its own programs.
    #[must_use]
    pub fn sees(&self, visibility: Visibility) -> bool {
        match self {
            Self::Author | Self::Executive => true,
            Self::Internal => visibility != Visibility::Executive,
            Self::Customer(_) => visibility == Visibility::Customer,
        }
    }

    /// Whether fields that are never open to customers may be shown.
    #[must_use]
    pub fn sees_inner(&self) -> bool {
        !matches!(self, Self::Customer(_))
    }

    /// The name of the audience, as in the ledger and in the site's folders: `internal`, `customer-nebula`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Author => "author".to_owned(),
            Self::Internal => "internal".to_owned(),
            Self::Executive => "executive".to_owned(),
            Self::Customer(id) => format!("customer-{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visibilities_nest() {
        let customer = Scope::Customer(CustomerId::parse("nebula").unwrap());
        let seen = |scope: &Scope| {
            [Visibility::Executive, Visibility::Internal, Visibility::Customer].map(|mark| scope.sees(mark))
        };
        assert_eq!(seen(&customer), [false, false, true]);
        assert_eq!(seen(&Scope::Internal), [false, true, true]);
        assert_eq!(seen(&Scope::Executive), [true, true, true]);
        assert!(!customer.sees_inner());
    }
}
