//! The four ways in which one activity can wait for another.

use std::fmt;

/// Which end of the predecessor holds which end of the successor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum LinkKind {
    /// The successor starts after the predecessor has finished.
    #[default]
    FinishToStart,
    /// The successor starts after the predecessor has started.
    StartToStart,
    /// The successor finishes after the predecessor has finished.
    FinishToFinish,
    /// The successor finishes after the predecessor has started.
    StartToFinish,
}

impl LinkKind {
    /// All four, in the order in which documentation lists them.
    pub const ALL: [Self; 4] = [Self::FinishToStart, Self::StartToStart, Self::FinishToFinish, Self::StartToFinish];

    /// The two letters an author writes: `FS`, `SS`, `FF`, `SF`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FinishToStart => "FS",
            Self::StartToStart => "SS",
            Self::FinishToFinish => "FF",
            Self::StartToFinish => "SF",
        }
    }

    /// Reads the two capital letters; anything else is `None`.
    ///
    /// ```
    /// use milepost::terms::LinkKind;
    /// assert_eq!(LinkKind::parse("SS"), Some(LinkKind::StartToStart));
    /// assert_eq!(LinkKind::parse("ss"), None);
    /// ```
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the predecessor's finish counts, rather than its start.
    #[must_use]
    pub const fn leaves_finish(self) -> bool {
        matches!(self, Self::FinishToStart | Self::FinishToFinish)
    }

    /// Whether the successor's finish is held, rather than its start.
    #[must_use]
    pub const fn holds_finish(self) -> bool {
        matches!(self, Self::FinishToFinish | Self::StartToFinish)
    }
}

impl fmt::Display for LinkKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_and_nothing_else_does() {
        for kind in LinkKind::ALL {
            assert_eq!(LinkKind::parse(&kind.to_string()), Some(kind));
        }
        for wrong in ["", "F", "fs", "FSS", "FX", " FS"] {
            assert_eq!(LinkKind::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn the_letters_say_which_ends_are_tied() {
        for kind in LinkKind::ALL {
            assert_eq!(kind.leaves_finish(), kind.code().starts_with('F'));
            assert_eq!(kind.holds_finish(), kind.code().ends_with('F'));
        }
    }
}
