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

    /// The folder in that of its program: lists of issues and issues have one of their own.
    fn folder(&self) -> &'static str {
        if matches!(self, Self::Issues(..) | Self::Issue(_)) { "issues/" } else { "" }
    }

    /// Adds the name of the file without its ending.
    fn push_stem(&self, out: &mut String) {
        let (name, number) = match self {
            Self::Index => ("index", 1),
            Self::Week => ("week", 1),
            Self::Schedule(number) => ("schedule", *number),
            Self::Milestones => ("milestones", 1),
            Self::Value => ("value", 1),
            Self::Requirements(number) => ("requirements", *number),
            Self::Gates => ("gates", 1),
            Self::Risks => ("risks", 1),
            Self::Decisions => ("decisions", 1),
            Self::Team => ("team", 1),
            Self::Quality => ("quality", 1),
            Self::Report => ("report", 1),
            Self::Issues(filter, number) => (filter.as_str(), *number),
            Self::Issue(id) => (id.as_str(), 1),
        };
        out.push_str(name);
        if number > 1 {
            out.push('-');
            out.push_str(&number.to_string());
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
        self.path_with(".html")
    }

    /// Path of the page's data, beside the page: `en/nbl/issues/s1.json`.
    #[must_use]
    pub fn data_path(&self) -> String {
        self.path_with(".json")
    }

    fn path_with(&self, ending: &str) -> String {
        let mut out = String::with_capacity(WAY);
        push_folder(&mut out, self.lang.tag());
        if let Some(program) = &self.program {
            push_folder(&mut out, program.as_str());
        }
        out.push_str(self.page.folder());
        self.page.push_stem(&mut out);
        out.push_str(ending);
        out
    }

    /// Folders between this page and that of its language.
    fn depth(&self) -> usize {
        usize::from(self.program.is_some()) + usize::from(!self.page.folder().is_empty())
    }

    /// Relative way from this page to the audience's folder.
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.depth() + 1)
    }

    /// Relative way from this page to another one.
    #[must_use]
    pub fn to(&self, other: &Self) -> String {
        self.to_page(other.lang, other.program.as_ref(), &other.page)
    }

    /// Likewise to a page that has no address of its own yet. Pages have links by the hundred, so nothing is copied.
    #[must_use]
    pub fn to_page(&self, lang: Lang, program: Option<&ProgramId>, page: &Page) -> String {
        let other_program = program != self.program.as_ref();
        let (up, down) = if lang != self.lang {
            (self.depth() + 1, 2)
        } else if other_program {
            (self.depth(), 1)
        } else {
            (usize::from(self.page.folder() > page.folder()), 0)
        };
        let mut out = String::with_capacity(WAY);
        for _ in 0..up {
            out.push_str("../");
        }
        if down == 2 {
            push_folder(&mut out, lang.tag());
        }
        if let (1.., Some(program)) = (down, program) {
            push_folder(&mut out, program.as_str());
        }
        if down > 0 || page.folder() > self.page.folder() {
            out.push_str(page.folder());
        }
        page.push_stem(&mut out);
        out.push_str(".html");
        out
    }
}

/// Room for most ways.
const WAY: usize = 48;

fn push_folder(out: &mut String, name: &str) {
    out.push_str(name);
    out.push('/');
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
        let (list, issue) = (at(Page::Issues("s1".to_owned(), 2)), at(Page::Issue("ISS-NBL-041".to_owned())));
        assert_eq!((list.to(&issue), issue.to(&list)), ("ISS-NBL-041.html".to_owned(), "s1-2.html".to_owned()));
        assert_eq!(at(Page::Index).to(&list), "issues/s1-2.html");
        assert_eq!(issue.to(&at(Page::Risks)), "../risks.html");
        assert_eq!(issue.to(&portfolio), "../../index.html");
        let other = Address::program(Lang::En, &ProgramId::parse("klg").unwrap(), Page::Issue("ISS-KLG-1".to_owned()));
        assert_eq!(issue.to(&other), "../../klg/issues/ISS-KLG-1.html");
        assert_eq!((list.root(), portfolio.root()), ("../../../".to_owned(), "../".to_owned()));
        assert_eq!(list.data_path(), "en/nbl/issues/s1-2.json");
    }

    #[test]
    fn audiences_have_their_pages() {
        let customer = Scope::Customer(crate::terms::CustomerId::parse("nebula").unwrap());
        assert!(!Page::Risks.is_for(&customer));
        assert!(Page::Issues("index".to_owned(), 1).is_for(&customer));
        assert!(!Page::Schedule(1).is_for(&Scope::Executive));
    }
}
