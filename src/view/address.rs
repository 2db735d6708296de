//! Where pages stand, and how one leads to another.

use crate::terms::{ProgramId, Scope};
use crate::text::Lang;

/// A page of one audience's site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// Its language.
    pub lang: Lang,
    /// Its program; nothing for pages of the portfolio.
    pub program: Option<ProgramId>,
    /// Which page.
    pub page: Page,
}

/// The pages of a site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// Portfolio or program overview.
    Index,
    /// Changes of the week.
    Week,
    /// The Gantt; further pages of a long plan count from 2.
    Schedule(usize),
    /// Milestones and their trend.
    Milestones,
    /// Earned value and earned schedule.
    Value,
    /// Requirements; further groups count from 2.
    Requirements(usize),
    /// Gates.
    Gates,
    /// Risks.
    Risks,
    /// Decisions and actions.
    Decisions,
    /// Team.
    Team,
    /// Warnings.
    Quality,
    /// The one-page report.
    Report,
    /// A list of issues by the name of its filter (`index`, `s1`, `state-new`, `owner-lin-wei`, `age-8-14`), with its
    /// page from 1.
    Issues(String, usize),
    /// One issue, by id.
    Issue(String),
}

impl Page {
    /// Whether a reader's site has this page of a program.
    #[must_use]
    pub fn is_for(&self, scope: &Scope) -> bool {
        match scope {
            Scope::Author | Scope::Internal => true,
            Scope::Executive => matches!(self, Self::Index | Self::Milestones | Self::Decisions | Self::Report),
            Scope::Customer(_) => !matches!(self, Self::Risks | Self::Team | Self::Quality | Self::Value),
        }
    }

    fn file(&self) -> String {
        let numbered = |name: &str, number: usize| match number {
            0 | 1 => format!("{name}.html"),
            _ => format!("{name}-{number}.html"),
        };
        match self {
            Self::Index => "index.html".to_owned(),
            Self::Week => "week.html".to_owned(),
            Self::Schedule(number) => numbered("schedule", *number),
            Self::Milestones => "milestones.html".to_owned(),
            Self::Value => "value.html".to_owned(),
            Self::Requirements(number) => numbered("requirements", *number),
            Self::Gates => "gates.html".to_owned(),
            Self::Risks => "risks.html".to_owned(),
            Self::Decisions => "decisions.html".to_owned(),
            Self::Team => "team.html".to_owned(),
            Self::Quality => "quality.html".to_owned(),
            Self::Report => "report.html".to_owned(),
            Self::Issues(filter, number) => numbered(&format!("issues/{filter}"), *number),
            Self::Issue(id) => format!("issues/{id}.html"),
        }
    }
}

impl Address {
    /// A page of the portfolio.
    #[must_use]
    pub fn portfolio(lang: Lang, page: Page) -> Self {
        Self { lang, program: None, page }
    }

    /// A page of a program.
    #[must_use]
    pub fn program(lang: Lang, program: &ProgramId, page: Page) -> Self {
        Self { lang, program: Some(program.clone()), page }
    }

    /// Path from the audience's folder, `/`-separated: `en/nbl/issues/s1.html`.
    ///
    /// ```
    /// use milepost::text::Lang;
    /// use milepost::terms::ProgramId;
    /// use milepost::view::address::{Address, Page};
    /// let nbl = ProgramId::parse("nbl").unwrap();
    /// let from = Address::program(Lang::En, &nbl, Page::Issue("ISS-NBL-041".to_owned()));
    /// assert_eq!(from.path(), "en/nbl/issues/ISS-NBL-041.html");
    /// assert_eq!(from.to(&Address::program(Lang::En, &nbl, Page::Index)), "../index.html");
    /// assert_eq!(from.root(), "../../../");
    /// ```
    #[must_use]
    pub fn path(&self) -> String {
        let file = self.page.file();
        match &self.program {
            Some(program) => format!("{}/{program}/{file}", self.lang),
            None => format!("{}/{file}", self.lang),
        }
    }

    /// Path of the page's data, beside the page: `en/nbl/issues/s1.json`.
    #[must_use]
    pub fn data_path(&self) -> String {
        let path = self.path();
        format!("{}.json", path.strip_suffix(".html").unwrap_or(&path))
    }

    /// Relative way from this page to the audience's folder.
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.path().matches('/').count())
    }

    /// Relative way from this page to another one.
    #[must_use]
    pub fn to(&self, other: &Self) -> String {
        let (from, to) = (self.path(), other.path());
        let shared = from
            .char_indices()
            .zip(to.chars())
            .take_while(|((_, a), b)| a == b)
            .filter(|((_, a), _)| *a == '/')
            .last()
            .map_or(0, |((at, _), _)| at + 1);
        format!("{}{}", "../".repeat(from[shared..].matches('/').count()), &to[shared..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_between_pages_are_relative() {
        let nbl = ProgramId::parse("nbl").unwrap();
        let at = |page| Address::program(Lang::En, &nbl, page);
        let portfolio = Address::portfolio(Lang::En, Page::Index);
        assert_eq!(portfolio.to(&at(Page::Schedule(1))), "nbl/schedule.html");
        assert_eq!(at(Page::Index).to(&at(Page::Schedule(2))), "schedule-2.html");
        assert_eq!(at(Page::Index).to(&portfolio), "../index.html");
        assert_eq!(
            at(Page::Index).to(&Address::program(Lang::ZhHans, &nbl, Page::Index)),
            "../../zh-Hans/nbl/index.html"
        );
        assert_eq!(at(Page::Index).to(&at(Page::Index)), "index.html");
    }

    #[test]
    fn audiences_have_their_pages() {
        let customer = Scope::Customer(crate::terms::CustomerId::parse("nebula").unwrap());
        assert!(!Page::Risks.is_for(&customer));
        assert!(Page::Issues("index".to_owned(), 1).is_for(&customer));
        assert!(!Page::Schedule(1).is_for(&Scope::Executive));
    }
}
