//! Markdown to HTML that cannot run anything.
//!
//! Raw HTML becomes text, comments vanish, links lead only to http, https, mailto and the site itself, and images
//! become links, so that a page asks nothing of another origin. It all happens on the parser's events: there is no
//! second HTML parser that could understand the result differently.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

/// The HTML of an author's Markdown, safe to place in a page. Headings begin at `h3`, below those of the page.
///
/// ```
/// use milepost::render::markdown::to_html;
/// assert_eq!(to_html("**a** <script>b</script>"), "<p><strong>a</strong> &lt;script&gt;b&lt;/script&gt;</p>\n");
/// assert_eq!(to_html("[a](javascript:b)"), "<p>a</p>\n");
/// ```
#[must_use]
pub fn to_html(markdown: &str) -> String {
    html_of(events(markdown, Links::All))
}

/// Likewise for a mail, which stands nowhere: a link of the site itself keeps only its words.
///
/// ```
/// use milepost::render::markdown::to_mail_html;
/// assert_eq!(to_mail_html("[a](issues/index.html)"), "<p>a</p>\n");
/// assert_eq!(to_mail_html("[a](https://b.example)"), "<p><a href=\"https://b.example\">a</a></p>\n");
/// ```
#[must_use]
pub fn to_mail_html(markdown: &str) -> String {
    html_of(events(markdown, Links::WithScheme))
}

/// The events of an author's Markdown, cut down to what cannot run.
pub(super) fn events(markdown: &str, links: Links) -> Vec<Event<'_>> {
    Filter { links, ..Filter::default() }.events(Parser::new_ext(markdown, extensions()))
}

/// Which links stay links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Links {
    /// All that cannot run code.
    #[default]
    All,
    /// Of these, those that lead somewhere from anywhere.
    WithScheme,
}

fn html_of(events: Vec<Event<'_>>) -> String {
    let shift = 3 - events.iter().filter_map(heading_level).min().unwrap_or(3);
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter().map(|event| shift_heading(event, shift)));
    out
}

/// The HTML that CommonMark asks for, raw HTML included: never for a page, only to hold the parser to its
/// specification.
#[must_use]
pub fn to_html_unfiltered(markdown: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, Parser::new(markdown));
    out
}

fn extensions() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// Whether a link may stay: a scheme that cannot run code, or none at all.
fn is_allowed(destination: &str) -> bool {
    // Browsers ignore white space and control characters in a scheme, so nothing may hide among them.
    let bare: String = destination.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    if bare.starts_with("//") || bare.starts_with('\\') || bare.starts_with("/\\") {
        return false;
    }
    match bare.find([':', '/', '?', '#']) {
        Some(at) if bare[at..].starts_with(':') => {
            matches!(bare[..at].to_ascii_lowercase().as_str(), "http" | "https" | "mailto")
        }
        _ => true,
    }
}

/// Whether an allowed link names its scheme.
fn has_scheme(destination: &str) -> bool {
    destination.find([':', '/', '?', '#']).is_some_and(|at| destination[at..].starts_with(':'))
}

/// What the filter remembers between events.
#[derive(Default)]
struct Filter<'a> {
    out: Vec<Event<'a>>,
    /// One entry an open link or image: whether its end is written.
    open: Vec<bool>,
    /// Raw HTML gathered in a block.
    block: Option<String>,
    /// Which links stay.
    links: Links,
}

impl<'a> Filter<'a> {
    fn events(mut self, parser: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
        for event in parser {
            self.event(event);
        }
        self.out
    }

    fn is_kept(&self, destination: &str) -> bool {
        is_allowed(destination) && (self.links == Links::All || has_scheme(destination))
    }

    fn event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.block = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => {
                let text = without_comments(&self.block.take().unwrap_or_default());
                if !text.trim().is_empty() {
                    self.out.push(Event::Start(Tag::Paragraph));
                    self.out.push(Event::Text(CowStr::from(text.trim().to_owned())));
                    self.out.push(Event::End(TagEnd::Paragraph));
                }
            }
            Event::Html(raw) => match &mut self.block {
                Some(block) => block.push_str(&raw),
                None => self.out.push(Event::Text(raw)),
            },
            Event::InlineHtml(raw) => {
                let text = without_comments(&raw);
                if !text.is_empty() {
                    self.out.push(Event::Text(CowStr::from(text)));
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let kept = self.is_kept(&dest_url);
                self.open.push(kept);
                if kept {
                    self.out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
            }
            Event::Start(Tag::Image { dest_url, title, id, .. }) => {
                // A link inside a link is no HTML: an image in one keeps only its words.
                let kept = self.is_kept(&dest_url) && !self.open.contains(&true);
                self.open.push(kept);
                if kept {
                    self.out.push(Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id }));
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if self.open.pop() == Some(true) {
                    self.out.push(Event::End(TagEnd::Link));
                }
            }
            // Alignment would be written as a `style`, which pages do not allow.
            Event::Start(Tag::Table(columns)) => {
                let columns = vec![Alignment::None; columns.len()];
                self.out.push(Event::Start(Tag::Table(columns)));
            }
            other => self.out.push(other),
        }
    }
}

fn without_comments(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(start) = rest.find("<!--") {
        out.push_str(&rest[..start]);
        let Some(end) = rest[start..].find("-->") else { return out };
        rest = &rest[start + end + 3..];
    }
    out.push_str(rest);
    out
}

fn heading_level(event: &Event<'_>) -> Option<i32> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as i32),
        _ => None,
    }
}

fn shift_heading(event: Event<'_>, shift: i32) -> Event<'_> {
    let lowered = |level: HeadingLevel| {
        let number = usize::try_from(level as i32 + shift).unwrap_or(3).clamp(3, 6);
        HeadingLevel::try_from(number).unwrap_or(level)
    };
    match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lowered(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lowered(level))),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_can_run() {
        for evil in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "a <b onclick=\"x()\">b</b>",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](&#106;avascript:alert(1))",
            "[a](java\tscript:alert(1))",
            "[a](<java\u{1}script:alert(1)>)",
            "![a](javascript:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "![a](data:image/svg+xml,<svg onload=alert(1)>)",
            "[a](vbscript:x)",
            "<javascript:alert(1)>",
            "[a]: javascript:x\n\n[a]",
            "[a](//evil.example/x)",
            "<iframe src=\"https://evil.example\"></iframe>",
            "<style>*{display:none}</style>",
            "<a href='x' style='y'>z</a>",
        ] {
            let html = to_html(evil);
            let lower = html.to_ascii_lowercase();
            for bad in
                ["<script", "<img", "<iframe", "<style", "<b ", "href=\"java", "href=\"data", "href=\"vb", "href=\"//"]
            {
                assert!(!lower.contains(bad), "{evil}: {html}");
            }
        }
    }

    #[test]
    fn comments_vanish_and_other_html_is_text() {
        assert_eq!(to_html("a<!-- b -->c"), "<p>ac</p>\n");
        assert_eq!(to_html("<!-- a\nb -->\n\nc"), "<p>c</p>\n");
        assert_eq!(to_html("<div>a</div>"), "<p>&lt;div&gt;a&lt;/div&gt;</p>\n");
    }

    #[test]
    fn links_to_the_web_and_to_the_site_stay() {
        assert_eq!(to_html("[a](https://b.example/c?d=e:f)"), "<p><a href=\"https://b.example/c?d=e:f\">a</a></p>\n");
        assert_eq!(to_html("[a](../x.html#y:z)"), "<p><a href=\"../x.html#y:z\">a</a></p>\n");
        assert_eq!(
            to_html("![alt *text*](https://b.example/c.png)"),
            "<p><a href=\"https://b.example/c.png\">alt <em>text</em></a></p>\n"
        );
        assert_eq!(to_html("[![a](b.png)](c.html)"), "<p><a href=\"c.html\">a</a></p>\n");
    }

    #[test]
    fn tables_carry_no_style() {
        let html = to_html("| a | b |\n| :-: | --: |\n| 1 | 2 |\n");
        assert!(html.contains("<th>a</th><th>b</th>") && !html.contains("style"), "{html}");
    }

    #[test]
    fn headings_begin_below_those_of_the_page() {
        assert_eq!(to_html("# a\n\n### b"), "<h3>a</h3>\n<h5>b</h5>\n");
        assert_eq!(to_html("#### a"), "<h3>a</h3>\n");
    }
}
