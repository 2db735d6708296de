//! The frame around every page: navigation, data date, heading, overall status, tabs.

use serde::Serialize;

use crate::metrics::status::DimensionStatus;
use crate::terms::{Colour, Dimension, Scope};
use crate::text::{Arg, Lang};

use super::address::{Address, Page};
use super::context::{Context, ProgramContext};
use super::shapes::{Link, Mark, Prose, When};
use super::status;

/// What `templates/frame.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    lang: &'static str,
    root: String,
    css: String,
    js: String,
    title: String,
    brand: Prose,
    home: String,
    nav: Vec<NavItem>,
    languages: Vec<OtherLanguage>,
    data_date: Option<When>,
    audience: String,
    crumbs: Vec<Link>,
    heading: Prose,
    sub: Option<String>,
    status: Option<StatusLine>,
    tabs: Vec<Tab>,
    tabs_label: String,
    data: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct NavItem {
    href: String,
    label: String,
    current: bool,
}

#[derive(Debug, Clone, Serialize)]
struct OtherLanguage {
    href: String,
    lang: &'static str,
    name: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct Tab {
    href: String,
    label: String,
    count: Option<String>,
    current: bool,
}

/// The overall status with its reason.
#[derive(Debug, Clone, Serialize)]
pub struct StatusLine {
    colour: &'static str,
    word: String,
    reason: String,
    stale: Option<String>,
    #[serde(rename = "override")]
    overridden: Option<status::OverrideLine>,
}

/// What a page adds to its frame.
#[derive(Debug, Clone)]
pub struct Head {
    /// The h1.
    pub heading: Prose,
    /// One line under it.
    pub sub: Option<String>,
    /// What the window says; the answer, where there is one.
    pub title: String,
    /// Pages between the program's overview and this one.
    pub crumbs: Vec<Link>,
}

impl Head {
    /// The head of a page that has a tab of its own: its name, and the answer for the window.
    #[must_use]
    pub fn of_page(context: &ProgramContext<'_>, tab: &str, answer: &str) -> Self {
        let program = context.prose(&context.program.facts.short_name).text;
        let title = [("program", Arg::Text(program.as_str())), ("answer", Arg::Text(answer))];
        Self {
            heading: context.plain(context.say(tab)),
            sub: None,
            title: context.say_with("page-title", &title),
            crumbs: Vec::new(),
        }
    }
}

impl Frame {
    /// The frame of a page of the portfolio.
    #[must_use]
    pub fn portfolio(context: &Context<'_>, head: Head) -> Self {
        let mut frame = Self::plain(context, head);
        frame.languages = context
            .site
            .portfolio
            .languages
            .iter()
            .filter(|lang| **lang != context.words.lang())
            .map(|lang| other(context, *lang))
            .collect();
        frame
    }

    /// The frame of a page of a program.
    #[must_use]
    pub fn program(context: &ProgramContext<'_>, head: Head) -> Self {
        let mut frame = Self::plain(context, head);
        let program = context.program;
        frame.languages = program
            .facts
            .languages
            .iter()
            .filter(|lang| **lang != context.words.lang())
            .map(|lang| other(context, *lang))
            .collect();
        if context.at.page != Page::Index {
            frame.crumbs.insert(
                1,
                Link { href: context.page_href(Page::Index), text: context.prose(&program.facts.short_name) },
            );
        }
        frame.data_date =
            program.data_date.map(|date| When { iso: date.to_string(), text: context.words.date_weekday(date) });
        frame.status = Some(status_line(context, &context.measures.status.overall));
        frame.tabs = tabs(context);
        frame.tabs_label = context.prose(&program.facts.short_name).text;
        frame
    }

    fn plain(context: &Context<'_>, head: Head) -> Self {
        let portfolio = context.site.portfolio;
        let lang = context.words.lang();
        let to = |page: Page| context.at.to(&Address::portfolio(lang, page));
        let mut nav = vec![NavItem {
            href: to(Page::Index),
            label: context.say("nav-portfolio"),
            current: context.at.program.is_none() && context.at.page == Page::Index,
        }];
        if Page::Week.is_for(context.scope()) {
            nav.push(NavItem {
                href: to(Page::Week),
                label: context.say("nav-week"),
                current: context.at.program.is_none() && context.at.page == Page::Week,
            });
        }
        let at_home = context.at.program.is_none() && context.at.page == Page::Index;
        let mut crumbs = Vec::new();
        if !at_home {
            crumbs.push(Link { href: Some(to(Page::Index)), text: context.plain(context.say("nav-portfolio")) });
        }
        crumbs.extend(head.crumbs);
        Self {
            lang: lang.tag(),
            root: context.at.root(),
            css: context.site.css.clone(),
            js: context.site.js.clone(),
            title: head.title,
            brand: context.prose(portfolio.name),
            home: to(Page::Index),
            nav,
            languages: Vec::new(),
            data_date: portfolio
                .data_date
                .map(|date| When { iso: date.to_string(), text: context.words.date_weekday(date) }),
            audience: audience(context),
            crumbs,
            heading: head.heading,
            sub: head.sub,
            status: None,
            tabs: Vec::new(),
            tabs_label: String::new(),
            data: None,
        }
    }

    /// Adds the address of the page's data.
    #[must_use]
    pub fn with_data(mut self, href: String) -> Self {
        self.data = Some(href);
        self
    }
}

fn other(context: &Context<'_>, lang: Lang) -> OtherLanguage {
    let there = Address { lang, ..context.at.clone() };
    OtherLanguage { href: context.at.to(&there), lang: lang.tag(), name: lang.endonym() }
}

fn audience(context: &Context<'_>) -> String {
    match context.scope() {
        Scope::Author | Scope::Internal => context.say("audience-internal"),
        Scope::Executive => context.say("audience-executive"),
        Scope::Customer(id) => {
            let name =
                context.site.portfolio.customer_name.map_or_else(|| id.to_string(), |name| context.prose(name).text);
            context.say_with("audience-customer", &[("name", Arg::Text(&name))])
        }
    }
}

/// The overall status of a program with the clause that gave it.
#[must_use]
pub fn status_line(context: &ProgramContext<'_>, overall: &DimensionStatus) -> StatusLine {
    let Mark { colour, word } = context.colour(overall.shown);
    let fresh = context.measures.status.dimensions.iter().find(|one| one.dimension == Some(Dimension::Freshness));
    let stale = fresh
        .filter(|one| one.shown.is_some_and(|colour| colour > Colour::Green))
        .and(context.measures.status.days_since_note)
        .map(|days| context.say_with("status-stale", &[("n", Arg::Count(days))]));
    StatusLine {
        colour: colour.unwrap_or("none"),
        word,
        reason: status::says(context, overall),
        stale,
        overridden: status::override_line(context, overall),
    }
}

fn tabs(context: &ProgramContext<'_>) -> Vec<Tab> {
    let waiting = context
        .program
        .decisions
        .iter()
        .filter(|decision| decision.facts.state == crate::terms::DecisionState::Needed)
        .count();
    let counted = |count: usize| (count > 0).then(|| context.words.number(i64::try_from(count).unwrap_or(i64::MAX)));
    let pages = [
        (Page::Index, "tab-overview", None),
        (Page::Schedule(1), "tab-schedule", None),
        (Page::Milestones, "tab-milestones", None),
        (Page::Value, "tab-value", None),
        (Page::Issues("index".to_owned(), 1), "tab-issues", counted(context.layout.issues.open)),
        (Page::Requirements(1), "tab-requirements", None),
        (Page::Gates, "tab-gates", None),
        (Page::Risks, "tab-risks", None),
        (Page::Decisions, "tab-decisions", counted(waiting)),
        (Page::Team, "tab-team", None),
        (Page::Week, "tab-week", None),
        (Page::Quality, "tab-quality", None),
        (Page::Report, "tab-report", None),
    ];
    pages
        .into_iter()
        .filter_map(|(page, key, count)| {
            let current = same_tab(&context.at.page, &page);
            Some(Tab { href: context.page_href(page)?, label: context.say(key), count, current })
        })
        .collect()
}

/// Whether a page belongs to a tab: all lists of issues and all issues to one, further pages to the first.
fn same_tab(page: &Page, tab: &Page) -> bool {
    matches!(
        (page, tab),
        (Page::Issues(..) | Page::Issue(_), Page::Issues(..))
            | (Page::Schedule(_), Page::Schedule(_))
            | (Page::Requirements(_), Page::Requirements(_))
    ) || page == tab
}
