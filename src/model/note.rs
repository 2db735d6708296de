//! Status notes, which people write, and who gets which mail.

use crate::diagnostics::Span;
use crate::terms::{Colour, DecisionId, Dimension, Origin, PersonId, Scope, Visibility};
use crate::text::{Lang, Text};
use crate::time::{Date, Instant, IsoWeek};

use super::issue::{Ask, Related};

/// One week's note.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusNote {
    /// The week, the name of its file.
    pub period: IsoWeek,
    /// Where it was written.
    pub origin: Origin,
    /// As of when.
    pub as_of: Instant,
    /// Author.
    pub author: Option<PersonId>,
    /// The subject's first word, where one was chosen.
    pub keyword: Option<Keyword>,
    /// A colour that replaces the rule's.
    pub override_: OverrideWord,
    /// Decisions, in the order of the page.
    pub decisions: Vec<DecisionId>,
    /// What is asked of whom.
    pub asks: Vec<Ask>,
    /// What to know.
    pub highlights: Vec<Highlight>,
    /// Who may see the note's asks and highlights.
    pub visibility: Visibility,
    /// The bottom line, by audience and language.
    pub sections: Vec<NoteSection>,
}

crate::terms::words! {
    /// The subject's first word: what the reader is to do.
    Keyword {
        /// Do something.
        Action = "ACTION",
        /// Sign.
        Sign = "SIGN",
        /// Know.
        Info = "INFO",
        /// Decide.
        Decision = "DECISION",
        /// Grant something.
        Request = "REQUEST",
        /// Agree with somebody.
        Coord = "COORD",
        /// An escalation.
        Escalation = "ESCALATION",
    }
}

/// What a note says about overriding the rules.
#[derive(Debug, Clone, PartialEq)]
pub enum OverrideWord {
    /// Nothing: an earlier override goes on.
    Silent,
    /// `none`: an earlier override ends.
    End,
    /// A new override.
    Set(Override),
}

/// A colour that replaces the rule's, for a while.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    /// Colours by dimension.
    pub colours: Vec<(Dimension, Colour)>,
    /// Who answers for it.
    pub by: PersonId,
    /// Why.
    pub reason: Text,
    /// The last day on which it counts.
    pub expires: Date,
    /// Where it was written.
    pub span: Span,
}

/// Something to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Highlight {
    /// What.
    pub text: Text,
    /// About what.
    pub about: Option<Related>,
}

/// One section of a note: `## BLUF {customer zh}`.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteSection {
    /// The heading's word: `BLUF`.
    pub name: String,
    /// Whether it is written for the customer.
    pub customer: bool,
    /// Its language.
    pub lang: Lang,
    /// Markdown with macros.
    pub markdown: String,
    /// Where the text stands.
    pub span: Span,
}

/// One entry of `audiences.yaml`: a mail.
#[derive(Debug, Clone, PartialEq)]
pub struct MailEntry {
    /// `exec`.
    pub name: String,
    /// Where it was written.
    pub origin: Origin,
    /// For which reader.
    pub audience: Scope,
    /// To whom; `@core` is resolved.
    pub to: Vec<PersonId>,
    /// Languages, the first leads.
    pub languages: Vec<Lang>,
    /// On which day, 0 = Monday.
    pub weekday: Option<u8>,
    /// How much of it.
    pub form: MailForm,
}

crate::terms::words! {
    /// How much a mail says.
    MailForm {
        /// Bottom line, decisions, milestones.
        Summary = "summary",
        /// Everything.
        Full = "full",
        /// What customers read.
        Customer = "customer",
    }
}
