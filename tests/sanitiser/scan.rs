//! A strict reader of the HTML that is written here: what it does not expect is an error, never a guess. A page that it
//! reads means to a browser what it means here, because nothing in it needs mending.

use std::collections::BTreeMap;

/// An element's start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name.
    pub(crate) tag: String,
    /// Its attributes by name, values decoded.
    pub(crate) attributes: BTreeMap<String, String>,
}

/// What a page holds.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Start tags, in order.
    pub(crate) elements: Vec<Element>,
    /// All text outside scripts and styles, decoded.
    pub(crate) text: String,
    /// What stands in `script` and `style`.
    pub(crate) raw: Vec<String>,
    /// Comments.
    pub(crate) comments: Vec<String>,
}

const VOID: [&str; 10] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// Reads a page.
///
/// # Errors
/// Anything that is not a complete element, a comment or escaped text, with the place.
pub(crate) fn scan(html: &str) -> Result<Page, String> {
    let mut page = Page::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html.strip_prefix("<!DOCTYPE html").or_else(|| html.strip_prefix("<!doctype html")).unwrap_or(html);
    if let Some((_, after)) = rest.split_once('>').filter(|_| rest.len() < html.len()) {
        rest = after;
    }
    while let Some(start) = rest.find('<') {
        page.text += &decode(&rest[..start])?;
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let (inside, after) = comment.split_once("-->").ok_or("a comment that does not end")?;
            page.comments.push(inside.to_owned());
            rest = after;
        } else if let Some(tag) = rest.strip_prefix("</") {
            let (name, after) = tag.split_once('>').ok_or("an end tag that does not end")?;
            let expected = open.pop().unwrap_or_default();
            if name != expected {
                return Err(format!("</{name}> where </{expected}> belongs: {}", around(html, rest)));
            }
            rest = after;
        } else {
            let (element, closed, after) =
                start_tag(&rest[1..]).map_err(|why| format!("{why}: {}", around(html, rest)))?;
            rest = after;
            let name = element.tag.clone();
            page.elements.push(element);
            if name == "script" || name == "style" {
                let end = format!("</{name}>");
                let (inside, after) = rest.split_once(&end).ok_or("a script that does not end")?;
                page.raw.push(inside.to_owned());
                rest = after;
            } else if !closed && !VOID.contains(&name.as_str()) {
                open.push(name);
            }
        }
    }
    page.text += &decode(rest)?;
    if open.is_empty() { Ok(page) } else { Err(format!("never closed: {}", open.join(", "))) }
}

/// The beginning of a tag after its `<`: the element, whether it closes itself, and what follows.
fn start_tag(text: &str) -> Result<(Element, bool, &str), String> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').ok_or("a tag that does not end")?;
    let tag = text[..end].to_owned();
    if !tag.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err("`<` that begins no tag".to_owned());
    }
    let mut attributes = BTreeMap::new();
    let mut rest = &text[end..];
    loop {
        let trimmed = rest.trim_start_matches([' ', '\n']);
        if let Some(after) = trimmed.strip_prefix('>') {
            return Ok((Element { tag, attributes }, false, after));
        }
        if let Some(after) = trimmed.strip_prefix("/>") {
            return Ok((Element { tag, attributes }, true, after));
        }
        if trimmed.len() == rest.len() {
            return Err("an attribute without a space before it".to_owned());
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ':';
        let end = trimmed.find(|c: char| !is_name(c)).ok_or("an attribute that does not end")?;
        let (name, after) = trimmed.split_at(end);
        if name.is_empty() {
            return Err("an attribute without a name".to_owned());
        }
        let (value, after) = match after.strip_prefix('=') {
            None => (String::new(), after),
            Some(value) => {
                let (inside, after) = value
                    .strip_prefix('"')
                    .and_then(|inside| inside.split_once('"'))
                    .ok_or("an attribute without double quotes")?;
                (decode(inside)?, after)
            }
        };
        if attributes.insert(name.to_owned(), value).is_some() {
            return Err(format!("the attribute `{name}` twice"));
        }
        rest = after;
    }
}

/// Text with its references read; a bare `<`, or a reference nobody writes, is an error.
fn decode(text: &str) -> Result<String, String> {
    if text.contains('<') {
        return Err(format!("`<` inside: {}", text.chars().take(80).collect::<String>()));
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out += before;
        let (name, left) = after.split_once(';').ok_or("`&` that begins no reference")?;
        out.push(
            reference(name)
                .ok_or_else(|| format!("`&{}` is no reference", name.chars().take(20).collect::<String>()))?,
        );
        rest = left;
    }
    Ok(out + rest)
}

fn reference(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "zwnj" => Some('\u{200c}'),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => number(&hex[1..], 16),
            digits => number(digits, 10),
        },
    }
}

fn around(html: &str, rest: &str) -> String {
    let at = html.len() - rest.len();
    let from = (at.saturating_sub(60)..=at).find(|from| html.is_char_boundary(*from)).unwrap_or(at);
    html[from..].chars().take(160).collect()
}

#[test]
fn what_a_browser_would_mend_is_an_error() {
    let page = scan("<!DOCTYPE html><p class=\"a\" hidden>x &lt;b&#62; &#x27;</p><br>").unwrap();
    assert_eq!(page.text, "x <b> '");
    assert_eq!(page.elements.len(), 2);
    assert_eq!(page.elements[0].attributes.len(), 2);
    for wrong in [
        "<p>",
        "<p></b>",
        "</p>",
        "a < b",
        "<p a=b></p>",
        "<p a=\"b\"c=\"d\"></p>",
        "<p a=\"\" a=\"\"></p>",
        "a & b",
        "&bogus;",
        "<p a=\"<\"></p>",
        "<!-- x",
        "<script>x",
        "<p",
        "<P></P>",
        "<p \"></p>",
    ] {
        assert!(scan(wrong).is_err(), "{wrong}");
    }
}
