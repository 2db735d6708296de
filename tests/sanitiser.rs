//! Nothing an author writes becomes an element, an attribute or a script.
//!
//! Every text of the table of fields is filled with what pages have been broken with; the pages must then have the
//! very elements and attributes that they have with harmless words of the same length.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the portfolio of tokens is shared with the canary test, which also looks for them")]

#[path = "canary/built.rs"]
mod built;
#[path = "canary/files.rs"]
mod files;
#[path = "canary/mime.rs"]
mod mime;
#[path = "sanitiser/pages.rs"]
mod pages;
#[path = "canary/quoted.rs"]
mod quoted;
#[path = "sanitiser/scan.rs"]
mod scan;
#[path = "canary/table.rs"]
mod table;
#[path = "canary/values.rs"]
mod values;
#[path = "canary/world.rs"]
mod world;
#[path = "canary/yaml.rs"]
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use milepost::terms::Scope;

use built::{Built, build};
use files::write;
use pages::{assert_nothing_can_run, pages};
use scan::{Element, Page};
use world::{World, wording};

/// What pages have been broken with, on one line each; short enough for a mail that shows many of them.
const HOSTILE: [&str; 5] = [
    "\"'><script>alert(1)</script><img src=x onerror=alert(2)><svg/onload=alert(3)> ' onfocus='alert(9) ` \\\" \" onmouseover=\"alert(8)",
    "<a href=\"javascript:alert(4)\" onclick='x' style=\"x\">y</a> <javascript:alert(7)> <iframe src=//evil.example></iframe> <!-- <b>",
    "[z](javascript:alert(5)) [d](data:text/html;base64,PHM+) ![i](data:image/svg+xml,<svg/onload=alert(6)>) [p](//evil.example/x)",
    "</script></style></title></textarea></svg></table>--> {% raw %} &lt;b&gt; &#60;script&#62; \\u003cscript\\u003e <base href=//evil>",
    "<meta http-equiv=refresh content=0> <style>*{}</style> \u{1}\u{b}\u{7f}\u{85}\u{202e}abc\u{2066}\u{200f}\u{2028}\u{feff}\u{fffe} ]]>",
];
/// A line that would be a header of a mail, and one that would be its body.
const LINES: &str = "\r\nBcc: evil@evil.example\r\n\r\n<script>alert(1)</script>";

fn hostile<const N: usize>(token: &str) -> String {
    format!("{token}{}", HOSTILE[N])
}

/// Words as long as the hostile ones, broken at the same places.
fn harmless<const N: usize>(token: &str) -> String {
    format!("{token}{}", as_words(HOSTILE[N]))
}

fn hostile_lines(token: &str) -> String {
    format!("{token}{LINES}")
}

fn harmless_lines(token: &str) -> String {
    format!("{token}{}", as_words(LINES))
}

fn as_words(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { c } else { 'x' }).collect()
}

/// Markdown of every kind, each piece with something hostile in it.
fn hostile_markdown(token: &str) -> String {
    format!(
        "{token} {} -->\n\n<script>\nalert(1)\n</script>\n\n<div onclick=\"x\">\n\n*in it* <b onclick=x>\n\n</div>\n\n\
         [r]: javascript:alert(1) \"t\" onx=\"\n\n[r] [r][r] [n]: data:text/html,x\n\n```\"><script>alert(1)</script>\n</code></pre><script>\n```\n\n\
         | a\" onx=\"y | <img src=x onerror=z> |\n| --- | :-: |\n| <script> | [q](JaVaScRiPt:x) |\n\n- <svg onload=x>\n1. <https://ok.example/\"onx=\"y>\n\n\
         > [l](<java\u{1}script:x>) [m](mailto:a@b.example?x=\"onx) [s](#\"onx=)\n\n    <script>indented</script>\n\n\
         <a\nhref=\"javascript:x\">two lines</a>\n\n<![CDATA[<script>]]> <?php echo 1 ?> <!DOCTYPE html>\n",
        HOSTILE.join(" ")
    )
}

/// Elements with the names of their attributes, counted.
fn shape(page: &Page) -> BTreeMap<(String, Vec<String>), usize> {
    let mut counts = BTreeMap::new();
    for Element { tag, attributes } in &page.elements {
        *counts.entry((tag.clone(), attributes.keys().cloned().collect())).or_default() += 1;
    }
    counts
}

fn all(world: &World) -> Vec<(Scope, Built)> {
    build(&write(world))
}

/// Compares what is built with hostile texts to what is built with harmless ones; `same` says what must agree.
fn compare(hostile: &World, harmless: &World, same: impl Fn(&str, &Page, &Page)) {
    for ((scope, broken), (_, sound)) in all(hostile).iter().zip(&all(harmless)) {
        let (broken_pages, sound_pages) = (pages(broken), pages(sound));
        let paths = |pages: &BTreeMap<String, Page>| pages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&broken_pages), paths(&sound_pages), "other pages for {}", scope.name());
        assert!(broken_pages.len() > 20, "pages of {} were found", scope.name());
        for (path, page) in &broken_pages {
            assert_nothing_can_run(path, page);
            same(path, page, &sound_pages[path]);
            assert_eq!(page.raw.len(), sound_pages[path].raw.len(), "{path}");
            assert_eq!(page.comments, sound_pages[path].comments, "{path}");
        }
        for (path, bytes) in &broken.files {
            if path.rsplit('.').next() == Some("json") {
                serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_else(|why| panic!("{path}: {why}"));
            }
        }
        for (name, bytes) in &broken.mails {
            assert_eq!(header_names(bytes), header_names(&sound.mails[name]), "{name}");
        }
    }
}

/// Names of the headers of a message.
fn header_names(message: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(message);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let names = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
    names.map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect()
}

fn same_shape(path: &str, broken: &Page, sound: &Page) {
    let (broken, sound) = (shape(broken), shape(sound));
    let differs = |other: &BTreeMap<_, usize>| {
        let of = |one: &BTreeMap<_, usize>| {
            one.iter().filter(|(key, n)| other.get(*key) != Some(*n)).map(|one| format!("{one:?}")).collect::<Vec<_>>()
        };
        of(&broken)
    };
    assert!(broken == sound, "{path} has other elements than with harmless words: {:?}", differs(&sound));
}

fn compare_texts<const N: usize>() {
    let hostile = World { text: wording(hostile::<N>), ..World::default() };
    let harmless = World { text: wording(harmless::<N>), ..World::default() };
    compare(&hostile, &harmless, same_shape);
}

#[test]
fn tags_in_any_field_are_text() {
    compare_texts::<0>();
    compare_texts::<1>();
}

#[test]
fn links_in_any_field_are_text() {
    compare_texts::<2>();
}

#[test]
fn ends_of_what_is_around_a_field_are_text() {
    compare_texts::<3>();
}

#[test]
fn characters_without_a_shape_are_text() {
    compare_texts::<4>();
}

#[test]
fn a_hostile_text_of_several_lines_is_text() {
    let hostile = World { text: wording(hostile_lines), ..World::default() };
    let harmless = World { text: wording(harmless_lines), ..World::default() };
    compare(&hostile, &harmless, same_shape);
}

/// What Markdown may make.
const OF_MARKDOWN: [&str; 22] = [
    "p",
    "a",
    "em",
    "strong",
    "del",
    "code",
    "pre",
    "ul",
    "ol",
    "li",
    "blockquote",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
];

#[test]
fn hostile_markdown_makes_only_what_markdown_makes() {
    let hostile = World { markdown: wording(hostile_markdown), ..World::default() };
    compare(&hostile, &World::default(), |path, broken, sound| {
        let known: BTreeSet<(String, Vec<String>)> = shape(sound).into_keys().collect();
        for (tag, attributes) in shape(broken).into_keys() {
            let plain =
                attributes.iter().all(|name| ["href", "title", "class", "style", "start"].contains(&name.as_str()));
            let of_markdown = OF_MARKDOWN.contains(&tag.as_str()) && plain;
            assert!(
                of_markdown || known.contains(&(tag.clone(), attributes.clone())),
                "{path}: <{tag} {attributes:?}>"
            );
        }
    });
}

#[test]
fn a_hostile_text_reads_as_it_was_written() {
    // Escaped once, not twice: what the author typed is what the reader reads.
    let built = all(&World { text: wording(hostile::<0>), ..World::default() });
    let (_, internal) = &built[0];
    let wanted = "><script>alert(1)</script><img src=x onerror=alert(2)>";
    let shown = pages(internal).values().filter(|page| page.text.contains(wanted)).count();
    assert!(shown > 10, "{shown} pages show the text as it was written");
}
