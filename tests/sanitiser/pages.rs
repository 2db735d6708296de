//! The pages in what was built, and what must never be in one.

use std::collections::BTreeMap;

use super::built::Built;
use super::scan::{Element, Page, scan};

/// The parts of an output that are HTML, by name.
pub(crate) fn pages(built: &Built) -> BTreeMap<String, Page> {
    let mut found = BTreeMap::new();
    for (path, bytes) in &built.files {
        let text = std::str::from_utf8(bytes).unwrap();
        let html = if path.starts_with("outbox/") {
            // The last part of a mail is its HTML.
            let start = text.to_ascii_lowercase().rfind("<!doctype html").unwrap();
            let end = text.rfind("</html>").unwrap() + "</html>".len();
            &text[start..end]
        } else if path.rsplit('.').next() == Some("html") {
            text
        } else {
            continue;
        };
        let page = scan(html).unwrap_or_else(|why| panic!("{path}: {why}"));
        found.insert(path.clone(), page);
    }
    found
}

/// Attributes that lead somewhere or load something.
const ADDRESSES: [&str; 7] = ["href", "src", "action", "formaction", "xlink:href", "poster", "data"];

/// Fails where an element or an attribute of a page could run or load anything.
pub(crate) fn assert_nothing_can_run(path: &str, page: &Page) {
    let is_mail = path.starts_with("outbox/");
    for Element { tag, attributes } in &page.elements {
        let allowed = !["iframe", "object", "embed", "base", "form", "audio", "video", "math"].contains(&tag.as_str());
        assert!(allowed, "{path} has <{tag}>");
        for (name, value) in attributes {
            assert!(!name.starts_with("on") && name != "srcdoc", "{path}: <{tag} {name}=\"{value}\">");
            assert!(name != "style" || is_mail, "{path}: <{tag} style=\"{value}\">");
            if ADDRESSES.contains(&name.as_str()) {
                assert!(is_harmless_address(tag, value), "{path}: <{tag} {name}=\"{value}\">");
            }
        }
    }
}

/// Whether a browser that follows the address stays on the site, goes to the web, or opens a mail; and whether one that
/// loads it stays on the site.
fn is_harmless_address(tag: &str, value: &str) -> bool {
    // The icon of every page, empty so that nothing is asked for.
    if tag == "link" && value == "data:," {
        return true;
    }
    // Browsers drop these before they look for a scheme.
    let bare: String =
        value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let scheme = bare.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#', '.']));
    let leads_away = bare.starts_with("//") || bare.starts_with('\\') || bare.starts_with("/\\");
    match scheme {
        None => !leads_away,
        Some("http" | "https" | "mailto") => tag == "a",
        Some(_) => false,
    }
}
