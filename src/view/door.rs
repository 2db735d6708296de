//! The door of an audience's folder, which opens the portfolio.

use serde::Serialize;

use super::address::{Address, Page};
use super::context::Site;
use super::shapes::Prose;

/// What `templates/pages/entry.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct Door {
    lang: &'static str,
    title: Prose,
    css: String,
    target: String,
    languages: Vec<DoorLanguage>,
}

#[derive(Debug, Clone, Serialize)]
struct DoorLanguage {
    href: String,
    lang: &'static str,
    name: &'static str,
}

/// The door to a site: its portfolio in the first language, and all others.
#[must_use]
pub fn door(site: &Site<'_>) -> Door {
    let portfolio = site.portfolio;
    let first = portfolio.default_language;
    let home = |lang| Address::portfolio(lang, Page::Index).path();
    let name = portfolio.name.read(first);
    Door {
        lang: first.tag(),
        title: Prose { text: name.words.to_owned(), lang: (name.lang != first).then(|| name.lang.tag()) },
        css: site.css.clone(),
        target: home(first),
        languages: portfolio
            .languages
            .iter()
            .map(|lang| DoorLanguage { href: home(*lang), lang: lang.tag(), name: lang.endonym() })
            .collect(),
    }
}
