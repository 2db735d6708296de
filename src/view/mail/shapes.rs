//! What the templates `mail/*` read.
//!
//! Plain data, formatted, with full addresses; the template places it and decides nothing. The HTML part and the text
//! part are made from the same values.

use serde::Serialize;

use crate::text::Lang;
use crate::time::IsoWeek;
use crate::view::parts::changes::Change;
use crate::view::parts::decisions::{AskItem, DecisionItem};
use crate::view::shapes::{Markdown, Prose, When};

/// One mail.
#[derive(Debug, Clone, Serialize)]
pub struct Mail {
    /// The subject, in the first language.
    pub subject: String,
    /// What an inbox shows after the subject.
    pub preheader: Prose,
    /// The first language, as an HTML tag.
    pub lang: &'static str,
    /// The week of the data date.
    #[serde(skip)]
    pub week: IsoWeek,
    /// The week of the note whose bottom line it carries; nothing where no note says one to its readers.
    #[serde(skip)]
    pub note: Option<IsoWeek>,
    /// One entry a language, the first leads.
    #[serde(skip)]
    pub blocks: Vec<Block>,
    /// From whom, to whom, when.
    #[serde(skip)]
    pub envelope: Envelope,
}

/// What stands in the headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Name of the file without its ending: `2026-W24.nbl.exec`.
    pub name: String,
    /// The list: `nbl.exec`.
    pub list: String,
    /// Its name for people: `Nebula A8 weekly`.
    pub list_name: String,
    /// Domain of the message id and the list id.
    pub id_domain: String,
    /// The sender as written, a name with an address or an address.
    pub from: String,
    /// Where answers go; the first also takes those who leave the list.
    pub reply_to: Vec<Mailbox>,
    /// To whom; at least one.
    pub to: Vec<Mailbox>,
    /// The as-of instant with the program's offset: `Fri, 12 Jun 2026 18:00:00 +0800`.
    pub date: String,
}

/// A person with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name; nothing where only the address is known.
    pub name: Option<String>,
    /// The address.
    pub address: String,
}

/// A list that may be cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed<T> {
    /// What is shown.
    pub items: Vec<T>,
    /// How many more there are.
    pub more: usize,
    /// Full address of the page that has all of them.
    pub href: Option<String>,
}

/// The mail in one language.
#[derive(Debug, Clone, Serialize)]
pub struct Block {
    /// Its language.
    #[serde(skip)]
    pub words: Lang,
    /// Its language as an HTML tag.
    pub lang: &'static str,
    /// Whether it leads; the other language follows under a heading one level lower.
    pub leads: bool,
    /// For whom it is: "Internal – do not forward to the customer".
    pub audience: String,
    /// Program and week.
    pub heading: Prose,
    /// The overall status.
    pub status: Chip,
    /// The bottom line.
    pub statement: Option<Markdown>,
    /// From which week the bottom line is, where that is not the mail's.
    pub old_words: Option<String>,
    /// Status by dimension.
    pub strip: Vec<Chip>,
    /// The dimensions without data, in one line.
    pub unassessed: Option<String>,
    /// How far the work is.
    pub bars: Vec<Bar>,
    /// Decisions needed.
    pub decisions: Listed<DecisionRow>,
    /// What is asked; nothing for readers who are never asked.
    pub asks: Option<Listed<AskRow>>,
    /// Milestones.
    pub milestones: Listed<MilestoneRow>,
    /// Heads of the milestones' numbers, the name's first.
    pub milestone_heads: Vec<String>,
    /// Top risks; nothing for readers who see none.
    pub risks: Option<Listed<RiskRow>>,
    /// Top issues.
    pub issues: Listed<IssueLine>,
    /// Open escalations.
    pub escalations: Listed<EscalationRow>,
    /// "Changed since the report of 5 Jun (week 23)".
    pub changes_title: String,
    /// Changes by kind.
    pub changes: Vec<ChangeList>,
    /// Full address of all changes; nothing where there are none.
    pub changes_href: Option<String>,
    /// The next two weeks.
    pub ahead: Listed<AheadLine>,
    /// The last lines.
    pub footer: Footer,
}

/// A status as a coloured cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chip {
    /// What it is about.
    pub name: String,
    /// `green`, `amber`, `red` or `none`.
    pub tone: &'static str,
    /// The mark that says it without colour.
    pub mark: &'static str,
    /// The word.
    pub word: String,
    /// How it moved since the last report; nothing where there is no earlier one.
    pub trend: Option<String>,
    /// Why.
    pub says: String,
    /// The rule's own result, who replaced it and why.
    pub overridden: Option<String>,
}

/// A share as two cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Of what.
    pub label: String,
    /// "41 of 72".
    pub figure: String,
    /// Per cent done, 0 to 100.
    pub done: usize,
    /// The rest to 100.
    pub rest: usize,
}

/// A decision needed, with its options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// Question, effect, by whom, by when.
    #[serde(flatten)]
    pub item: DecisionItem,
    /// What can be chosen.
    pub options: Vec<DecisionOption>,
    /// Id, by whom, by when, in one line.
    pub says: String,
}

/// Something asked of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskRow {
    /// What, about what.
    #[serde(flatten)]
    pub item: AskItem,
    /// Of whom, by when, in one line.
    pub says: String,
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionOption {
    /// The option.
    pub text: Prose,
    /// Whether it is recommended.
    pub recommended: bool,
}

/// A milestone with what was promised, planned and reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MilestoneRow {
    /// Name, committed, baseline, last report, now, slip this week, slip in all, slip count.
    pub cells: Vec<Figure>,
    /// Full address.
    pub href: Option<String>,
    /// Why it moved.
    pub reason: Option<Prose>,
    /// When it may be met; nothing where it has no range.
    pub odds: Option<String>,
    /// What the strip of cells is; nothing where there is none.
    pub trend_label: Option<String>,
    /// One cell a report, oldest first: the slip against the baseline.
    pub trend: Vec<TrendCell>,
    /// Reason and strip as lines of the text part.
    pub notes: Vec<Prose>,
}

/// A number or date in a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// As the mail says it.
    pub text: String,
    /// The language, where it is not the block's.
    pub lang: Option<&'static str>,
    /// Late enough for red.
    pub late: bool,
}

/// A report in the strip of a milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrendCell {
    /// Working days late: `+10`.
    pub text: String,
    /// `green`, `amber`, `red` or `none`.
    pub tone: &'static str,
}

/// A risk in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RiskRow {
    /// Id.
    pub id: String,
    /// Full address.
    pub href: Option<String>,
    /// Title.
    pub title: Prose,
    /// Exposure, owner and when it would hit, in one line.
    pub says: String,
}

/// An issue in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssueLine {
    /// Id.
    pub id: String,
    /// Full address.
    pub href: Option<String>,
    /// Severity and priority.
    pub rank: String,
    /// Title.
    pub title: Prose,
    /// State, when it is needed, what it blocks.
    pub says: String,
    /// The next step.
    pub next: Option<Prose>,
    /// Who does it by when.
    pub next_says: Option<String>,
    /// Whether the next step is overdue.
    pub overdue: bool,
}

/// An escalation in one line, with its clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EscalationRow {
    /// Id.
    pub id: String,
    /// What is at stake.
    pub impact: Option<Prose>,
    /// Level, since when, next update.
    pub says: String,
    /// Whether the update promised has not come.
    pub overdue: bool,
}

/// Changes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeList {
    /// The kind in a word; nothing for a digest of all kinds.
    pub label: Option<String>,
    /// The changes.
    #[serde(flatten)]
    pub list: Listed<ChangeRow>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// What changed, from what to what, why.
    #[serde(flatten)]
    pub change: Change,
    /// The same in one line.
    pub line: String,
}

/// Something due soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AheadLine {
    /// When.
    pub when: When,
    /// What kind of thing.
    pub kind: String,
    /// Id.
    pub id: String,
    /// Full address.
    pub href: Option<String>,
    /// What.
    pub what: Prose,
    /// Who.
    pub owner: Option<Prose>,
}

/// The last lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Footer {
    /// "Data as of …", in universal time and in the program's zone.
    pub as_of: String,
    /// The version of the rules.
    pub rules: String,
    /// "Open the page of Nebula A8".
    pub link: String,
    /// Full address of the program's page; nothing where none is written.
    pub href: Option<String>,
}

impl<T> Listed<T> {
    /// A list of at most so many.
    #[must_use]
    pub fn of(mut items: Vec<T>, most: usize, href: Option<String>) -> Self {
        let more = items.len().saturating_sub(most);
        items.truncate(most);
        Self { items, more, href }
    }

    /// Shows three quarters of it, and at least one; whether that made it shorter.
    fn shrink(&mut self) -> bool {
        let keep = (self.items.len() * 3 / 4).max(1);
        let cut = self.items.len().saturating_sub(keep);
        self.items.truncate(keep);
        self.more += cut;
        cut > 0
    }
}

impl Mail {
    /// Its languages as tags, the first leads: `en, zh-Hans`.
    #[must_use]
    pub fn languages(&self) -> String {
        self.blocks.iter().map(|block| block.lang).collect::<Vec<_>>().join(", ")
    }

    /// Shows three quarters of some lists, and at least one entry of each: first of what changed and of what is due,
    /// then of milestones and escalations, and only then of what readers are to act on. Whether anything became shorter.
    #[must_use]
    pub fn shorten(&mut self) -> bool {
        let stages: [fn(&mut Block) -> bool; 3] = [Block::shorten_news, Block::shorten_state, Block::shorten_calls];
        let mut stages = stages.into_iter();
        stages.any(|shorten| self.blocks.iter_mut().map(shorten).max() == Some(true))
    }
}

impl Block {
    fn shorten_news(&mut self) -> bool {
        let shorter = self.changes.iter_mut().map(|changes| changes.list.shrink()).max() == Some(true);
        self.ahead.shrink() || shorter
    }

    fn shorten_state(&mut self) -> bool {
        let shorter = self.milestones.shrink();
        self.escalations.shrink() || shorter
    }

    fn shorten_calls(&mut self) -> bool {
        let mut shorter = self.decisions.shrink();
        shorter |= self.asks.as_mut().is_some_and(Listed::shrink);
        shorter |= self.risks.as_mut().is_some_and(Listed::shrink);
        self.issues.shrink() || shorter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_cut_says_how_much_is_missing() {
        let mut list = Listed::of(vec![1, 2, 3, 4, 5], 4, None);
        assert_eq!((list.items.len(), list.more), (4, 1));
        assert!(list.shrink());
        assert_eq!((list.items.len(), list.more), (3, 2));
        assert!(list.shrink() && list.shrink());
        assert_eq!((list.items.as_slice(), list.more), (&[1][..], 4));
        assert!(!list.shrink());
        let mut empty = Listed::<u8>::of(Vec::new(), 4, None);
        assert!(!empty.shrink());
    }
}
