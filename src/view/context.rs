//! What every view needs at hand: whose site, which language, which page; and the small words made from data.

use chrono::Datelike;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::audience::{Body, Mention, PersonName, Portfolio, Program, Scoped};
use crate::diagnostics::{Diagnostic, Files};
use crate::metrics::Measures;
use crate::terms::{Colour, EntityId, ProgramId, Scope, Severity};
use crate::text::{Arg, Lang, Text, Words};
use crate::time::{Date, Instant, Zone};

use super::address::{Address, Page};
use super::layout::Layout;
use super::paging::pager;
use super::shapes::{Link, Mark, Markdown, Pager, Prose, Ref, Slip, When};

/// A slip from this many working days on deserves red, if float is as small as this too.
const LATE_DAYS: i64 = 5;
/// One audience's site: what it shows and what was measured of it.
#[derive(Debug)]
pub struct Site<'a> {
    /// Narrowed data.
    pub portfolio: &'a Scoped<Portfolio<'a>>,
    /// Measures, one a program in the order of `portfolio.programs`.
    pub measures: Vec<Measures>,
    /// Which page of a long list shows what, one a program likewise.
    pub layouts: Vec<Layout>,
    /// Warnings about the sources and the texts they point into; nothing where the reader has no page for them.
    pub warnings: Option<(&'a Files, &'a [Diagnostic])>,
    /// Name of the stylesheet in the audience's folder.
    pub css: String,
    /// Name of the script in the audience's folder.
    pub js: String,
}

impl<'a> Site<'a> {
    /// A site; `measures` in the order of `portfolio.programs`.
    #[must_use]
    pub fn new(
        portfolio: &'a Scoped<Portfolio<'a>>,
        measures: Vec<Measures>,
        warnings: Option<(&'a Files, &'a [Diagnostic])>,
        css: String,
        js: String,
    ) -> Self {
        let layout = |(program, measures): (&'a Scoped<Program<'a>>, &Measures)| Layout::of(program, measures);
        let layouts = portfolio.programs.par_iter().zip(&measures).map(layout).collect();
        Self { portfolio, measures, layouts, warnings, css, js }
    }
}

/// A page in the making.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The site it belongs to.
    pub site: &'a Site<'a>,
    /// The language it speaks.
    pub words: &'a Words,
    /// Where it stands.
    pub at: &'a Address,
    /// The year that dates need not name: that of the data date.
    pub year: i32,
}

/// A page of a program in the making.
#[derive(Debug, Clone, Copy)]
pub struct ProgramContext<'a> {
    /// The page.
    pub page: Context<'a>,
    /// The program.
    pub program: &'a Scoped<Program<'a>>,
    /// Its measures.
    pub measures: &'a Measures,
    /// Which page of its long lists shows what.
    pub layout: &'a Layout,
}

impl<'a> std::ops::Deref for ProgramContext<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        &self.page
    }
}

impl<'a> Context<'a> {
    /// A page of the portfolio.
    #[must_use]
    pub fn new(site: &'a Site<'a>, words: &'a Words, at: &'a Address) -> Self {
        let year = site.portfolio.data_date.map_or(0, |date| date.year());
        Self { site, words, at, year }
    }

    /// The reader.
    #[must_use]
    pub fn scope(&self) -> &'a Scope {
        self.site.portfolio.scope()
    }

    /// A message of the product.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// A message with values.
    #[must_use]
    pub fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.say_with(key, args)
    }

    /// A message with the count `n`.
    #[must_use]
    pub fn say_n(&self, key: &str, n: usize) -> String {
        self.words.say_with(key, &[("n", Arg::Count(i64::try_from(n).unwrap_or(i64::MAX)))])
    }

    /// Free text in the page's language, or else in its own.
    #[must_use]
    pub fn prose(&self, text: &Text) -> Prose {
        let phrase = text.read(self.words.lang());
        Prose { text: phrase.words.to_owned(), lang: self.foreign(phrase.lang) }
    }

    /// Words in a known language.
    #[must_use]
    pub fn words_in(&self, text: impl Into<String>, lang: Lang) -> Prose {
        Prose { text: text.into(), lang: self.foreign(lang) }
    }

    /// Words of the page itself, or words that have no language: ids, codes.
    #[must_use]
    pub fn plain(&self, text: impl Into<String>) -> Prose {
        Prose { text: text.into(), lang: None }
    }

    /// A language as an attribute, where it is not the page's.
    #[must_use]
    pub fn foreign(&self, lang: Lang) -> Option<&'static str> {
        (lang != self.words.lang()).then(|| lang.tag())
    }

    /// A person's name as this reader may see it.
    #[must_use]
    pub fn person(&self, person: &PersonName<'_>) -> Prose {
        self.prose(person.name)
    }

    /// A body in the page's language, or else in its own; nothing where it has none.
    #[must_use]
    pub fn body(&self, body: &[Body<'_>]) -> Option<Markdown> {
        let part = body.iter().find(|part| part.lang == self.words.lang()).or(body.first())?;
        (!part.markdown.trim().is_empty())
            .then(|| Markdown { markdown: part.markdown.clone().into_owned(), lang: self.foreign(part.lang) })
    }

    /// A date; with its year where it is not the data date's.
    #[must_use]
    pub fn when(&self, date: Date) -> When {
        When { iso: date.to_string(), text: self.words.date_near(date, self.year) }
    }

    /// An instant in a zone, to the minute.
    #[must_use]
    pub fn when_at(&self, at: Instant, zone: Zone) -> When {
        When { iso: at.text_in(zone), text: self.words.date_time(at.to_local(zone)) }
    }

    /// Working days late, with their unit: `+10 d`. Red where the slip is at least five days and float under five.
    #[must_use]
    pub fn slip(&self, days: i64, float: Option<i64>) -> Slip {
        let count = self.words.signed(days);
        let text = self.words.say_with("days", &[("n", Arg::Text(&count))]);
        Slip { text, days, late: days >= LATE_DAYS && float.is_none_or(|float| float < LATE_DAYS) }
    }

    /// Likewise without the unit: `+10`.
    #[must_use]
    pub fn slip_bare(&self, days: i64, float: Option<i64>) -> Slip {
        Slip { text: self.words.signed(days), ..self.slip(days, float) }
    }

    /// A status colour with its word; nothing is "not assessed".
    #[must_use]
    pub fn colour(&self, colour: Option<Colour>) -> Mark {
        match colour {
            Some(colour) => {
                Mark { colour: Some(colour.word()), word: self.words.say(&format!("colour-{}", colour.word())) }
            }
            None => Mark { colour: Some("none"), word: self.words.say("colour-none") },
        }
    }

    /// A severity as templates know it: `S1`.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> &'static str {
        severity.word()
    }

    /// Relative address of another page, where this reader's site has it.
    #[must_use]
    pub fn href(&self, to: &Address) -> Option<String> {
        self.href_of(to.lang, to.program.as_ref(), &to.page)
    }

    fn href_of(&self, lang: Lang, program: Option<&ProgramId>, page: &Page) -> Option<String> {
        (program.is_none() || page.is_for(self.scope())).then(|| self.at.to_page(lang, program, page))
    }
}

impl<'a> ProgramContext<'a> {
    /// A page of a program; nothing where the site has no such program.
    #[must_use]
    pub fn new(site: &'a Site<'a>, words: &'a Words, at: &'a Address, index: usize) -> Option<Self> {
        let program = site.portfolio.programs.get(index)?;
        let measures = site.measures.get(index)?;
        let layout = site.layouts.get(index)?;
        let year = program.data_date.map_or(0, |date| date.year());
        Some(Self { page: Context { site, words, at, year }, program, measures, layout })
    }

    /// The date that the page speaks of: the data date, or the plan's start where it has none.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.program.data_date.unwrap_or(self.program.start_date)
    }

    /// Zone of the program's dates.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.program.facts.zone
    }

    /// Relative address of another page of this program in this language, or else in the program's first, where the reader's site has it.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a page is named for the sake of the call")]
    pub fn page_href(&self, page: Page) -> Option<String> {
        let languages = &self.program.facts.languages;
        let own = self.words.lang();
        let lang = languages.iter().find(|lang| **lang == own).or(languages.first())?;
        self.href_of(*lang, Some(self.program.id), &page)
    }

    /// Relative address of a task on its page of the schedule.
    #[must_use]
    pub fn task_href(&self, task: usize) -> Option<String> {
        let id = self.program.tasks.get(task)?.id;
        self.anchor_href(Page::Schedule(self.layout.schedule.page_of(task)), id.as_str())
    }

    /// Relative address of a requirement on its page.
    #[must_use]
    pub fn requirement_href(&self, requirement: usize) -> Option<String> {
        let id = self.program.requirements.get(requirement)?.id;
        self.anchor_href(Page::Requirements(self.layout.requirements.page_of(requirement)), id.as_str())
    }

    /// Relative address of an anchor on a page of this program; on this very page, of the anchor alone.
    #[must_use]
    pub fn anchor_href(&self, page: Page, anchor: &str) -> Option<String> {
        if self.at.page == page && self.at.program.as_ref() == Some(self.program.id) {
            return Some(format!("#{anchor}"));
        }
        self.page_href(page).map(|href| format!("{href}#{anchor}"))
    }

    /// The name of a visible task by its place.
    #[must_use]
    pub fn task_name(&self, task: usize) -> Option<Prose> {
        self.program.tasks.get(task).map(|task| self.prose(&task.facts.name))
    }

    /// A number of working days about a task, red where the task has little float.
    #[must_use]
    pub fn task_slip(&self, task: usize, days: i64) -> Slip {
        self.slip(days, self.program.tasks.get(task).and_then(|task| task.dates.total_float))
    }

    /// Relative address of a milestone on the milestones page.
    #[must_use]
    pub fn milestone_href(&self, task: usize) -> Option<String> {
        let id = self.program.tasks.get(task)?.id;
        self.anchor_href(Page::Milestones, id.as_str())
    }

    /// Links to the pages of a list of this program; `current` counts from 1.
    #[must_use]
    pub fn pager(&self, pages: usize, current: usize, page: impl Fn(usize) -> Page) -> Option<Pager> {
        pager(self.words, pages, current, |number| self.page_href(page(number)))
    }

    /// A visible task by its place, with its name.
    #[must_use]
    pub fn task_ref(&self, task: usize) -> Option<Ref> {
        let found = self.program.tasks.get(task)?;
        Some(Ref { id: found.id.to_string(), href: self.task_href(task), title: Some(self.prose(&found.facts.name)) })
    }

    /// A visible entity that another one names.
    #[must_use]
    pub fn mention(&self, mention: &Mention<'_>) -> Ref {
        let on = |page: Page| self.anchor_href(page, mention.id);
        let href = match mention.kind {
            "task" => self.layout.task(mention.id).and_then(|task| self.task_href(task)),
            "issue" => self.page_href(Page::Issue(mention.id.to_owned())),
            "requirement" => self.layout.requirement(mention.id).and_then(|one| self.requirement_href(one)),
            "risk" => on(Page::Risks),
            "decision" | "action" | "review" => on(Page::Decisions),
            _ => None,
        };
        Ref { id: mention.id.to_owned(), href, title: mention.title.map(|title| self.prose(title)) }
    }

    /// A link to an issue's page.
    #[must_use]
    pub fn issue_link(&self, issue: usize) -> Option<Link> {
        let found = self.program.issues.get(issue)?;
        Some(Link { href: self.page_href(Page::Issue(found.id.to_string())), text: self.prose(&found.facts.title) })
    }
}
