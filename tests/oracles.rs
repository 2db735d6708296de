//! Data that nobody here wrote: naughty strings, and the examples of CommonMark.
//!
//! Needs the folder named by `MILEPOST_ORACLES`; without that variable each test says so and passes. With it a missing
//! file fails.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]
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

use std::cell::Cell;
use std::fs;
use std::path::Path;

use milepost::render::markdown::{to_html, to_html_unfiltered};
use serde_json::Value;

use built::build_with;
use files::write;
use pages::{assert_nothing_can_run, pages};
use scan::scan;
use world::{World, wording};

/// A file of the folder, as JSON; nothing where no folder is named.
#[allow(clippy::print_stderr, reason = "says that the oracle was not asked")]
fn oracle(path: &str) -> Option<Value> {
    let Some(folder) = std::env::var_os("MILEPOST_ORACLES") else {
        eprintln!("MILEPOST_ORACLES is not set: {path} was not asked");
        return None;
    };
    let path = Path::new(&folder).join(path);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn markdown_is_read_as_commonmark_says() {
    let Some(examples) = oracle("torture/commonmark_spec_examples.json") else { return };
    let examples = examples.as_array().unwrap();
    assert_eq!(examples.len(), 655);
    let text = |example: &Value, key: &str| example[key].as_str().unwrap().to_owned();
    let wrong: Vec<String> = examples
        .iter()
        .filter(|example| {
            same_html(&to_html_unfiltered(&text(example, "markdown"))) != same_html(&text(example, "html"))
        })
        .map(|example| format!("{} ({})", example["example"], text(example, "section")))
        .collect();
    assert!(wrong.is_empty(), "{} examples differ: {}", wrong.len(), wrong.join(", "));
    for example in examples {
        let html = to_html(&text(example, "markdown"));
        scan(&html).unwrap_or_else(|why| panic!("example {}: {why}\n{html}", example["example"]));
    }
}

/// HTML with what may be written in two ways written in one, as the specification's own comparison does: a quote in
/// text, and a line break before the first block of an item.
fn same_html(html: &str) -> String {
    html.replace("&quot;", "\"").replace("<li>\n", "<li>")
}

/// Strings longer than this are written into fewer fields, since a mail that showed only them would be refused.
const LONG: usize = 120;

#[test]
fn naughty_strings_break_no_page_and_no_mail() {
    let Some(strings) = oracle("torture/blns.json") else { return };
    let strings: Vec<String> = strings.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    assert_eq!(strings.len(), 515);
    let (long, short): (Vec<String>, Vec<String>) = strings.into_iter().partition(|one| one.len() > LONG);
    for (strings, with_mails) in [(short, true), (long, false)] {
        // Each text takes the next string; a few rounds, each from another one on, put every string into many fields.
        for round in 0..4 {
            let [texts, bodies] = [round * 131, round * 37].map(|start| {
                let (strings, next) = (strings.clone(), Cell::new(start));
                wording(move |_| {
                    next.set(next.get() + 1);
                    strings[next.get() % strings.len()].clone()
                })
            });
            let world =
                World { text: texts, markdown: bodies, values: vec![("customer", "name", "~")], ..World::default() };
            for (_, built) in build_with(&write(&world), with_mails) {
                for (path, page) in pages(&built) {
                    assert_nothing_can_run(&path, &page);
                }
            }
        }
    }
}
