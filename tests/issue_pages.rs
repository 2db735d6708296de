//! Pages of issues, weeks and data quality of the sample: complete, within their budget, and without what is hidden.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use milepost::audience;
use milepost::render::assets::Assets;
use milepost::render::engine::Engine;
use milepost::schedule::Now;
use milepost::source::Folder;
use milepost::terms::{EntityId, Scope, Visibility};
use milepost::time::Instant;
use milepost::view::context::Site;
use milepost::{Loaded, audiences, load, measure, site};

fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| {
        let folder = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")).unwrap();
        load(&folder, Now { as_of: None, clock: Instant(0) })
    })
}

/// Every file of a reader's site by its path.
fn files(scope: &Scope) -> BTreeMap<String, String> {
    let assets = Assets::new(BTreeMap::new());
    let engine = Engine::new(&assets).unwrap();
    let folder = site(loaded(), scope, &assets, &engine).unwrap();
    folder.files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn every_issue_is_once_in_each_list_that_should_hold_it() {
    for scope in audiences(&loaded().portfolio) {
        let narrowed = audience::narrow(&loaded().portfolio, &loaded().schedules, &scope);
        let site = Site::new(&narrowed, measure(&narrowed, &loaded().rules), None, String::new(), String::new());
        for ((program, measures), layout) in narrowed.programs.iter().zip(&site.measures).zip(&site.layouts) {
            let names: BTreeSet<&str> = layout.issues.lists.iter().map(|list| list.name.as_str()).collect();
            assert_eq!(names.len(), layout.issues.lists.len());
            let open = measures.issues.iter().filter(|issue| issue.open).count();
            for list in &layout.issues.lists {
                let once: BTreeSet<usize> = list.issues.iter().copied().collect();
                assert_eq!(once.len(), list.issues.len(), "{} {}", program.id, list.name);
                let paged: usize = list.pages.iter().map(ExactSizeIterator::len).sum();
                assert_eq!(paged, list.issues.len(), "{} {}", program.id, list.name);
            }
            let held = |prefix: &str| -> usize {
                let lists = layout.issues.lists.iter().filter(|list| list.name.starts_with(prefix));
                lists.map(|list| list.issues.len()).sum()
            };
            assert_eq!(held("index"), program.issues.len());
            assert_eq!(held("state-"), program.issues.len());
            assert_eq!([held("s1") + held("s2") + held("s3") + held("s4"), held("age-")], [open, open]);
            let owned = program
                .issues
                .iter()
                .zip(&measures.issues)
                .filter(|(issue, own)| own.open && issue.refs.owner.is_some());
            assert_eq!(held("owner-"), owned.count());
        }
    }
}

#[test]
fn when_issues_will_be_gone_is_not_for_customers() {
    for scope in audiences(&loaded().portfolio) {
        let told: Vec<bool> = files(&scope)
            .iter()
            .filter(|(path, _)| path.ends_with("/nbl/issues/index.json"))
            .map(|(_, text)| text.contains("\"chance\""))
            .collect();
        let inner = matches!(scope, Scope::Internal);
        assert!(told.iter().all(|told| *told == inner), "{}: {told:?}", scope.name());
        assert!(!inner || !told.is_empty(), "the page is there");
    }
}

#[test]
fn pages_hold_their_budget() {
    for scope in audiences(&loaded().portfolio) {
        for (path, text) in files(&scope) {
            let own = ["/issues/", "/week.html", "/quality.html"].iter().any(|part| path.contains(part));
            if own && text.starts_with("<!doctype html>") {
                assert!(text.len() <= 60_000, "{path} has {} bytes", text.len());
            }
        }
    }
}

#[test]
fn data_quality_is_for_internal_readers_and_names_nothing_hidden() {
    let internal = files(&Scope::Internal);
    let hidden: Vec<&str> = loaded()
        .portfolio
        .programs
        .iter()
        .flat_map(|program| &program.decisions)
        .filter(|decision| decision.visibility == Visibility::Executive)
        .map(|decision| decision.id.as_str())
        .collect();
    assert!(!hidden.is_empty(), "the sample has a decision for executives alone");
    let pages: Vec<(&String, &String)> = internal.iter().filter(|(path, _)| path.ends_with("/quality.html")).collect();
    assert!(pages.len() >= 4);
    for (path, text) in pages {
        for id in &hidden {
            assert!(!text.contains(id), "{path} names {id}");
        }
    }
    assert!(internal["en/nbl/quality.html"].contains("<mark>40d/46d/60d</mark>"));
    for scope in audiences(&loaded().portfolio).into_iter().filter(|scope| *scope != Scope::Internal) {
        assert!(files(&scope).keys().all(|path| !path.contains("quality")), "{}", scope.name());
    }
}

#[test]
fn customers_find_owners_they_may_not_know_under_the_firms_name() {
    let customer = audiences(&loaded().portfolio).into_iter().find(|scope| scope.name() == "customer-nebula").unwrap();
    let files = files(&customer);
    assert!(files.contains_key("en/nbl/issues/owner-firm.html"));
    assert!(files.keys().all(|path| !path.contains("owner-lin-wei")));
}

#[test]
fn an_issue_says_why_it_is_as_urgent_as_it_is() {
    let page = &files(&Scope::Internal)["en/nbl/issues/ISS-NBL-041.html"];
    for words in [
        "Needed by 26 Jun, 3 working days left once the fix of 6\u{a0}d is counted: U2; with S2 that is P2",
        "claimed by the reporter: U1, more urgent than the dates say",
        "Status: Analysing → Fix in test",
        "accepted by Arjun Rao on 2 Jun",
        "Escalated to L2",
    ] {
        assert!(page.contains(words), "{words}");
    }
}
