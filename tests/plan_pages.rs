//! Pages of the plan, the requirements, the gates, the risks, the decisions and the team of the sample: complete,
//! within their budgets, and what they say of the stories.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use milepost::audience;
use milepost::render::assets::Assets;
use milepost::render::engine::Engine;
use milepost::schedule::Now;
use milepost::source::Folder;
use milepost::terms::{EntityId, Scope};
use milepost::text::Lang;
use milepost::time::Instant;
use milepost::view::schedule_table::{COLUMNS, rows};
use milepost::{Loaded, audiences, load, site};

fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| {
        let folder = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")).unwrap();
        load(&folder, Now { as_of: None, clock: Instant(0) })
    })
}

/// Every page of a reader's site by its path.
fn pages(scope: &Scope) -> BTreeMap<String, String> {
    let assets = Assets::new(BTreeMap::new());
    let engine = Engine::new(&assets).unwrap();
    let folder = site(loaded(), scope, &assets, &engine).unwrap();
    let pages = folder.files.into_iter().filter(|(path, _)| path.rsplit('.').next() == Some("html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn internal() -> &'static BTreeMap<String, String> {
    static PAGES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    PAGES.get_or_init(|| pages(&Scope::Internal))
}

/// How often an anchor stands on the pages of a program whose names begin so.
fn anchors(pages: &BTreeMap<String, String>, folder: &str, name: &str, id: &str) -> usize {
    let wanted = format!("id=\"{id}\"");
    let of = pages.iter().filter(|(path, _)| path.starts_with(&format!("{folder}/{name}")));
    of.map(|(_, html)| html.matches(&wanted).count()).sum()
}

#[test]
fn every_task_and_requirement_has_one_row() {
    for scope in audiences(&loaded().portfolio) {
        if scope == Scope::Executive {
            continue;
        }
        let pages = pages(&scope);
        let narrowed = audience::narrow(&loaded().portfolio, &loaded().schedules, &scope);
        for program in &narrowed.programs {
            for lang in &program.facts.languages {
                let folder = format!("{lang}/{}", program.id);
                for task in &program.tasks {
                    assert_eq!(anchors(&pages, &folder, "schedule", task.id.as_str()), 1, "{folder} {}", task.id);
                }
                for one in &program.requirements {
                    assert_eq!(anchors(&pages, &folder, "requirements", one.id.as_str()), 1, "{folder} {}", one.id);
                }
            }
        }
    }
}

#[test]
fn pages_stay_within_their_budgets() {
    for (path, html) in internal() {
        let name = path.rsplit('/').next().unwrap_or_default();
        let most = if name.starts_with("schedule") { 150_000 } else { 60_000 };
        let ours = ["schedule", "requirements", "gates", "risks", "decisions", "team"];
        if ours.iter().any(|page| name.starts_with(page)) {
            assert!(html.len() <= most, "{path} has {} bytes", html.len());
            let elements =
                html.match_indices('<').filter(|(at, _)| html.as_bytes()[at + 1].is_ascii_lowercase()).count();
            assert!(elements <= 5_000, "{path} has {elements} elements");
        }
    }
}

#[test]
fn the_first_lane_is_what_drives_the_last_promise() {
    let html = &internal()["en/nbl/schedule.html"];
    let lane = html.find("class=\"lane").unwrap();
    assert!(html[lane..].starts_with("class=\"lane critical\" open"));
    assert!(html[lane..lane + 400].contains("Critical path to First site in production"));
}

#[test]
fn gates_name_what_stands_against_them() {
    let html = &internal()["en/nbl/gates.html"];
    assert!(
        html.contains("2 issues stand against it: <a class=\"id\" href=\"issues/ISS-NBL-032.html\">ISS-NBL-032</a>")
    );
    let customer = loaded().portfolio.programs.iter().find(|program| program.id.as_str() == "nbl").unwrap();
    let theirs = pages(&Scope::Customer(customer.customer.clone()));
    assert!(!theirs["en/nbl/gates.html"].contains("issues.exists"), "queries are ours");
}

#[test]
fn the_table_has_a_row_for_each_task_in_plan_order() {
    let narrowed = audience::narrow(&loaded().portfolio, &loaded().schedules, &Scope::Author);
    for program in &narrowed.programs {
        let rows = rows(program, Lang::En);
        assert!(rows.iter().map(|row| row.id.as_str()).eq(program.tasks.iter().map(|task| task.id.as_str())));
        for (row, task) in rows.iter().zip(&program.tasks) {
            assert_eq!(row.cells().len(), COLUMNS.len());
            assert!(!task.is_done() || row.total_float_min == 0, "{}", row.id);
            assert_eq!(row.slip_wd.is_some(), row.baseline_finish.is_some(), "{}", row.id);
            assert_eq!(row.start.len(), "2026-06-12T09:00".len());
        }
    }
}
