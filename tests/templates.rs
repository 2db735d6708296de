//! The templates as text: they load together, they carry no inline style or handler, every word they ask for exists in
//! every language, and what bypasses escaping stands in one place.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

#[test]
fn all_templates_load_together() {
    let mut tera = tera::Tera::default();
    tera.register_function("t", |_: tera::Kwargs, _: &tera::State| String::new());
    let templates = templates();
    assert!(templates.len() >= 19, "found {} templates", templates.len());
    if let Err(error) = tera.add_raw_templates(templates) {
        panic!("{error}");
    }
}

#[test]
fn only_one_place_prints_markup_as_it_is() {
    for (name, text) in templates() {
        let expected = if name == "components/text.html" { 2 } else { 0 };
        assert_eq!(text.matches("| safe").count(), expected, "`safe` in {name}");
        assert!(!text.contains("|safe"), "`safe` without a space in {name}");
    }
}

#[test]
fn nothing_the_security_policy_would_block() {
    for (name, text) in templates() {
        for forbidden in
            [" style=", "<style", "<script>", "javascript:", " onclick", " onload", "http://", "https://", "//cdn"]
        {
            assert!(!text.contains(forbidden), "`{forbidden}` in {name}");
        }
    }
    let css = read("site.css");
    for forbidden in ["@import", "url(", "http:", "https:"] {
        assert!(!css.contains(forbidden), "`{forbidden}` in site.css");
    }
}

#[test]
fn every_message_exists_in_every_language() {
    for language in LANGUAGES {
        let messages = read(&format!("messages/{language}.ftl"));
        for (name, text) in templates() {
            for part in text.split("t(key=\"").skip(1) {
                let key = part.split('"').next().unwrap_or_default();
                assert!(
                    messages.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(" ="))),
                    "{name} asks for `{key}`, which {language}.ftl does not have"
                );
            }
        }
    }
}

#[test]
fn stylesheet_and_script_hold_their_budgets() {
    let css = read("site.css").len();
    assert!(css <= 30_000, "site.css has {css} bytes");
    let script = read("site.js").len();
    assert!(script <= 6_000, "site.js has {script} bytes");
}

#[test]
fn every_token_that_is_used_is_set() {
    let css = read("site.css");
    for part in css.split("var(--").skip(1) {
        let token = part.split([')', ',']).next().unwrap_or_default();
        assert!(css.contains(&format!("--{token}:")), "--{token} is used, but never set");
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("templates/{name}: {error}"))
}

/// Name, as Tera knows it, and text of every page and component.
fn templates() -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder())
        .into_iter()
        .map(|entry| entry.expect("the templates can be listed").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .map(|path| {
            let name = path.strip_prefix(folder()).expect("it was found there").to_string_lossy().replace('\\', "/");
            let text = read(&name);
            (name, text)
        })
        .collect()
}
