//! The small shapes that all pages share; their use is documented at the head of `templates/frame.html`.
//!
//! Plain data, formatted for one language and one reader. Templates place it and decide nothing.

use serde::{Deserialize, Serialize};

use super::chart::Chart;

/// Free text of an author; `lang` only where it is not the page's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// The words.
    pub text: String,
    /// The language of the words, as an HTML tag.
    pub lang: Option<&'static str>,
}

/// An author's Markdown; `render` turns it into safe HTML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Markdown {
    /// Markdown, macros expanded and hidden passages cut.
    pub markdown: String,
    /// The language of the words where it is not the page's.
    pub lang: Option<&'static str>,
}

/// A date or an instant, for machines and for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct When {
    /// ISO date, or date-time with offset.
    pub iso: String,
    /// As the page says it.
    pub text: String,
}

/// A number of working days that may deserve red.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slip {
    /// `+10 d`.
    pub text: String,
    /// Signed working days.
    pub days: i64,
    /// Late enough for red.
    pub late: bool,
}

/// A status: shape, word, colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// `green`, `amber`, `red`, `none` or `done`; nothing for a word without a mark.
    pub colour: Option<&'static str>,
    /// The word.
    pub word: String,
}

/// A name that leads somewhere, where there is a page to lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Relative address.
    pub href: Option<String>,
    /// The name.
    pub text: Prose,
}

/// An id with its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ref {
    /// The id as written.
    pub id: String,
    /// Relative address.
    pub href: Option<String>,
    /// The title.
    pub title: Option<Prose>,
}

/// A link whose words are the page's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct More {
    /// Relative address.
    pub href: String,
    /// What it says.
    pub label: String,
}

/// Colours of past weeks, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct History {
    /// The marks.
    pub marks: Vec<HistoryMark>,
    /// The same in words.
    pub says: String,
}

/// One week of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryMark {
    /// As in `Mark`.
    pub colour: &'static str,
    /// Pixels from the left: 0, 15, 30 …
    pub x: usize,
}

/// A small figure beside a number: a line, or a meter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Spark {
    /// A line in a box of 100 by 24.
    pub line: Option<SparkLine>,
    /// Parts of a bar.
    pub meter: Option<Vec<MeterPart>>,
}

/// A small line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SparkLine {
    /// `0,22 9.1,17 …`, y down.
    pub points: String,
    /// The last y.
    pub end_y: String,
}

/// A part of a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeterPart {
    /// `done`, `failed` or `todo`.
    pub kind: &'static str,
    /// Per cent from the left.
    pub x: String,
    /// Per cent.
    pub width: String,
}

/// A key figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The figure.
    pub figure: String,
    /// "of 486".
    pub of: Option<String>,
    /// Beside it.
    pub note: Option<String>,
    /// Beside that.
    pub slip: Option<Slip>,
    /// The small figure.
    pub spark: Option<Spark>,
}

/// A chart with its title, caption and data table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Anchor of the title, unique on the page.
    pub id: String,
    /// A sentence with the finding, or a plain noun.
    pub title: String,
    /// What `render` draws.
    pub chart: Chart,
    /// How to read it.
    pub caption: Option<String>,
    /// Heads of the data table.
    pub columns: Vec<String>,
    /// Rows of the data table.
    pub rows: Vec<FigureRow>,
}

/// A row of a figure's data table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    /// Its head.
    pub head: String,
    /// Its cells.
    pub cells: Vec<String>,
}

/// The pages of a long list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// All pages.
    pub pages: Vec<PagerItem>,
}

/// One page of a long list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PagerItem {
    /// Relative address.
    pub href: String,
    /// Its number or group.
    pub label: String,
    /// Whether it is this page.
    pub current: bool,
}
