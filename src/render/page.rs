//! One page of a site: its HTML and its data.

use crate::view::context::Site;
use crate::view::door::door;
use crate::view::site::{self, Slot};

use super::engine::{Engine, RenderError, value};

/// Files of a site by their path in the audience's folder.
pub type Files = Vec<(String, Vec<u8>)>;

/// Renders one page and its data.
///
/// # Errors
/// A template of the user's that does not fit.
pub fn page(site: &Site<'_>, slot: &Slot, engine: &Engine) -> Result<Files, RenderError> {
    let lang = slot.address.lang;
    let Some(words) = engine.words(lang) else { return Ok(Vec::new()) };
    let Some(page) = site::page(site, words, slot) else { return Ok(Vec::new()) };
    let values = [("frame", value(&page.frame)?), ("page", value(&page.body)?)];
    let html = engine
        .render(lang, page.body.template(), values)
        .map_err(|error| RenderError { message: format!("{}: {error}", page.path) })?;
    let data = serde_json::to_vec(&page.body).map_err(|error| RenderError { message: error.to_string() })?;
    Ok(vec![(page.path, html.into_bytes()), (page.data_path, data)])
}

/// The door of an audience's folder: opens the portfolio in its first language.
///
/// # Errors
/// A template of the user's that does not fit.
pub fn entry(site: &Site<'_>, engine: &Engine) -> Result<(String, Vec<u8>), RenderError> {
    let door = door(site);
    let html = engine.render(site.portfolio.default_language, "pages/entry.html", [("page", value(&door)?)])?;
    Ok(("index.html".to_owned(), html.into_bytes()))
}
