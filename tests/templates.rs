//! The templates as text: they load together, they carry no inline style or handler, every word they ask for exists in
//! every language, and nothing bypasses escaping.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use milepost::diagnostics::Code;
use milepost::render::assets::Assets;
use milepost::render::engine::Engine;
use milepost::schedule::Now;
use milepost::source::Folder;
use milepost::terms::Scope;
use milepost::terms::rule_names::{NAMES, Shape};
use milepost::text::Lang;
use milepost::time::Instant;
use milepost::{load, mails, site};

const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

#[test]
fn all_templates_load_together() {
    assert!(templates().len() >= 24, "found {} templates", templates().len());
    if let Err(error) = Engine::new(&Assets::default()) {
        panic!("{error}");
    }
}

/// The built-in templates are unfolded before they are loaded; the same as files of a user's are loaded as they are.
#[test]
fn a_users_copy_of_every_template_renders_the_same_bytes() {
    let folder = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")).unwrap();
    let loaded = load(&folder, Now { as_of: None, clock: Instant(0) });
    let copies = templates().into_iter().map(|(name, text)| (name, format!("{text}{{# a copy #}}"))).collect();
    let (ours, copied) = (Assets::default(), Assets::new(copies));
    let (engine, copied_engine) = (Engine::new(&ours).unwrap(), Engine::new(&copied).unwrap());
    let pages = site(&loaded, &Scope::Internal, &ours, &engine).unwrap().files;
    for (page, copy) in pages.iter().zip(&site(&loaded, &Scope::Internal, &copied, &copied_engine).unwrap().files) {
        assert!(page == copy, "{} differs", page.0);
    }
    let letters = mails(&loaded, &engine).unwrap().mails;
    for (letter, copy) in letters.iter().zip(&mails(&loaded, &copied_engine).unwrap().mails) {
        assert!(letter == copy, "{} differs", letter.0);
    }
    assert!(pages.len() > 100 && !letters.is_empty());
}

#[test]
fn nothing_prints_markup_as_it_is() {
    // What is markup comes from functions that make it safe: Markdown, charts, the blocks of a mail.
    for (name, text) in templates() {
        assert!(!text.contains("| safe") && !text.contains("|safe"), "`safe` in {name}");
    }
}

#[test]
fn nothing_the_security_policy_would_block() {
    // Mails are under no such policy: their styles must be inline, and tests/mail.rs looks at what they hold.
    for (name, text) in templates().into_iter().filter(|(name, _)| !name.starts_with("mail/")) {
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

/// Every value that may be missing from a rule has words of its own: readers meet no path of a rule.
#[test]
fn what_may_be_missing_is_said_in_words() {
    let mut missing = vec!["qual".to_owned()];
    for name in NAMES {
        let (Shape::Record(fields) | Shape::List(fields)) = name.shape else { continue };
        let optional = fields.iter().filter(|field| field.optional);
        missing.extend(optional.map(|field| format!("{}-{}", name.name, field.name)));
    }
    assert!(missing.len() > 4, "{missing:?}");
    for language in LANGUAGES {
        let messages = messages(language);
        for path in &missing {
            let line = format!("\nabsent-{path} = ");
            assert!(messages.contains(&line), "{language} has no words for a missing `{path}`");
        }
    }
}

/// Rules are named and explained in Chinese on the page of data quality; in English by the registry itself.
#[test]
fn every_warning_has_a_chinese_title() {
    let words = Assets::default().words(Lang::ZhHans).unwrap();
    let warnings = Code::ALL.iter().filter(|code| code.name().starts_with('W'));
    let unsaid: Vec<String> =
        warnings.flat_map(|code| [code.to_string(), format!("{code}-why")]).filter(|key| !words.has(key)).collect();
    assert!(unsaid.is_empty(), "messages/zh-Hans/diagnostics.ftl lacks {unsaid:?}");
    let file = read("messages/zh-Hans/diagnostics.ftl");
    let keys = file.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.trim_end_matches("-why"));
    let gone: Vec<&str> = keys.filter(|key| Code::parse(key).is_none()).collect();
    assert!(gone.is_empty(), "no code is called {gone:?}");
}

#[test]
fn every_message_exists_in_every_language() {
    for language in LANGUAGES {
        let messages = messages(language);
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
    let css = milepost::render::stylesheet::served(&read("site.css")).len();
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

/// All messages of a language.
fn messages(language: &str) -> String {
    let mut all = read(&format!("messages/{language}.ftl"));
    for entry in walkdir::WalkDir::new(folder().join("messages").join(language)).sort_by_file_name() {
        let path = entry.expect("the messages can be listed").into_path();
        if path.is_file() {
            all.push_str(&std::fs::read_to_string(path).expect("they can be read"));
        }
    }
    all
}

/// Name, as Tera knows it, and text of every page and component.
fn templates() -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder())
        .into_iter()
        .map(|entry| entry.expect("the templates can be listed").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html" || extension == "txt"))
        .map(|path| {
            let name = path.strip_prefix(folder()).expect("it was found there").to_string_lossy().replace('\\', "/");
            let text = read(&name);
            (name, text)
        })
        .collect()
}
