//! The portfolio, the programs' overviews, milestones and reports of the sample: their sentences, caps and links.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use milepost::render::assets::Assets;
use milepost::schedule::Now;
use milepost::source::Folder;
use milepost::terms::{CustomerId, ProgramId, Scope};
use milepost::text::{Lang, Words};
use milepost::time::Instant;
use milepost::view::address::{Address, Page};
use milepost::view::context::{ProgramContext, Site};
use milepost::view::macros::expand;
use milepost::view::site::{page, slots};
use milepost::{Loaded, audience, audiences, load, measure};
use serde_json::Value;

fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| {
        let folder = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")).unwrap();
        load(&folder, Now { as_of: None, clock: Instant(0) })
    })
}

fn words(lang: Lang) -> Words {
    Assets::new(std::collections::BTreeMap::new()).words(lang).unwrap()
}

fn with_site<T>(scope: &Scope, look: impl FnOnce(&Site<'_>) -> T) -> T {
    let narrowed = audience::narrow(&loaded().portfolio, &loaded().schedules, scope);
    look(&Site::new(&narrowed, measure(&narrowed, &loaded().rules), None, String::new(), String::new()))
}

/// The data of one page, as it stands beside it.
fn data(scope: &Scope, address: &Address) -> Value {
    with_site(scope, |site| {
        let slot = slots(site).into_iter().find(|slot| slot.address == *address).unwrap();
        serde_json::to_value(page(site, &words(address.lang), &slot).unwrap().body).unwrap()
    })
}

fn nebula() -> Scope {
    Scope::Customer(CustomerId::parse("nebula").unwrap())
}

fn of_program(lang: Lang, program: &str, page: Page) -> Address {
    Address::program(lang, &ProgramId::parse(program).unwrap(), page)
}

#[test]
fn every_slot_has_a_page_of_its_own() {
    for scope in audiences(&loaded().portfolio) {
        with_site(&scope, |site| {
            let words = Lang::ALL.map(words);
            let mut paths = BTreeSet::new();
            for slot in slots(site) {
                let words = words.iter().find(|words| words.lang() == slot.address.lang).unwrap();
                let made = page(site, words, &slot).unwrap_or_else(|| panic!("{}", slot.address.path()));
                assert!(paths.insert(made.path.clone()), "{}", made.path);
                assert!(paths.insert(made.data_path), "{}", made.path);
            }
        });
    }
}

#[test]
fn the_portfolio_answers_in_two_languages() {
    let at = |lang| Address::portfolio(lang, Page::Index);
    let english = data(&Scope::Internal, &at(Lang::En));
    assert_eq!(
        english["says"],
        "Two of four programs are red: Nebula A8, Kunlun K6. One is amber: Blue Heron VDI. Seven decisions wait, the \
         first due 16 Jun."
    );
    let chinese = data(&Scope::Internal, &at(Lang::ZhHans));
    assert_eq!(
        chinese["says"],
        "4 个项目中有 2 个为红色：星云 A8、昆仑 K6。1 个为黄色：蓝鹭虚拟工作站。有 7 项决策待定，最早 6月16日到期。"
    );
    let names: Vec<&str> =
        english["programs"].as_array().unwrap().iter().map(|row| row["name"]["text"].as_str().unwrap()).collect();
    assert_eq!(names, ["Nebula A8", "Kunlun K6", "Blue Heron VDI", "Pacific V4"], "the neediest first");
    assert_eq!(english["trend"]["title"], "Nebula A8 is 10 working days behind its commitment, up from 5");
    let due: Vec<&str> =
        english["decisions"].as_array().unwrap().iter().map(|row| row["needed_by"]["iso"].as_str().unwrap()).collect();
    assert!(due.is_sorted(), "{due:?}");
}

#[test]
fn nebulas_overview_says_what_its_numbers_say() {
    let page = data(&Scope::Internal, &of_program(Lang::En, "nbl", Page::Index));
    assert_eq!(
        page["statement"]["markdown"].as_str().unwrap().trim(),
        "Customer acceptance is forecast 28 Aug (+10 working days against commitment) because recipe 1.4 must \
         re-qualify. We need the split-shipment decision by Wednesday to keep the first site date."
    );
    assert_eq!(page["trend"]["title"], "Customer acceptance has slipped three times in eight reports");
    assert_eq!(page["facts"].as_array().unwrap().len(), 6);
    assert_eq!(page["facts"][0]["figure"], "28 Aug");
    assert_eq!(page["facts"][0]["slip"]["text"], "+10 d");
    assert_eq!(page["facts"][0]["slip"]["late"], true);
    assert_eq!(page["changes"][0]["new"], "Red");
    assert_eq!(page["decisions"].as_array().unwrap().len(), 3);
}

#[test]
fn a_customer_reads_its_own_section_and_no_risks() {
    let page = data(&nebula(), &of_program(Lang::ZhHans, "nbl", Page::Index));
    let statement = page["statement"]["markdown"].as_str().unwrap();
    assert!(statement.contains("验收计划为 8月28日") && !statement.contains("{{"), "{statement}");
    assert_eq!(page["asks"], Value::Null);
    let facts: Vec<&str> =
        page["facts"].as_array().unwrap().iter().map(|fact| fact["label"].as_str().unwrap()).collect();
    assert!(!facts.contains(&"风险敞口") && facts.len() == 6, "{facts:?}");
}

#[test]
fn macros_about_what_is_hidden_say_so_without_naming_it() {
    let text =
        "A {{TSK-NBL-115.forecast}} B {{MS-NBL-ACCEPT.committed}} C {{bhb.issues.open}} D {{MS-NBL-KICK.committed}}";
    let read = |scope: &Scope, words: &Words| {
        with_site(scope, |site| {
            let index = site.portfolio.programs.iter().position(|program| program.id.as_str() == "nbl").unwrap();
            let at = of_program(words.lang(), "nbl", Page::Index);
            expand(&ProgramContext::new(site, words, &at, index).unwrap(), text)
        })
    };
    let customer = read(&nebula(), &words(Lang::En));
    assert_eq!(customer, "A (not shown) B 14 Aug C (not shown) D (not set)");
    let internal = read(&Scope::Internal, &words(Lang::En));
    assert!(
        internal.starts_with("A ") && internal.contains(" C 6 D ") && !internal.contains("(not shown)"),
        "{internal}"
    );
    assert!(read(&nebula(), &words(Lang::ZhHans)).contains("（不显示）"));
}

#[test]
fn milestones_tell_what_drives_them() {
    let page = data(&Scope::Internal, &of_program(Lang::En, "nbl", Page::Milestones));
    let rows = page["milestones"].as_array().unwrap();
    let row = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    let acceptance = row("MS-NBL-ACCEPT");
    assert_eq!(acceptance["mark"]["word"], "Late");
    assert_eq!(acceptance["commitment_slip"]["text"], "+10 d");
    assert_eq!(acceptance["moved"]["text"], "+5 d");
    assert_eq!(acceptance["slips"], "3");
    let chain = acceptance["chain"].as_array().unwrap();
    assert_eq!(chain.last().unwrap()["id"], "MS-NBL-ACCEPT");
    assert!(chain.len() > 1 && acceptance["driver"].as_str().unwrap().contains("Recipe 1.4 release candidate"));
    assert!(row("MS-NBL-KICK")["chain"].as_array().unwrap().is_empty(), "what is met has no driver");
}

#[test]
fn a_report_keeps_to_one_sheet() {
    let caps = [
        ("decisions", 3),
        ("asks", 2),
        ("milestones", 6),
        ("risks", 3),
        ("issues", 3),
        ("changes", 5),
        ("workstreams", 9),
        ("ahead", 4),
    ];
    for scope in [Scope::Internal, Scope::Executive, nebula()] {
        for lang in Lang::ALL {
            let report = data(&scope, &of_program(lang, "nbl", Page::Report));
            for (list, most) in caps {
                let shown = report[list]["items"].as_array().map_or(0, Vec::len);
                assert!(shown <= most, "{list} of {scope:?}");
                assert!(shown == most || report[list]["more"].is_null(), "{list} of {scope:?}");
            }
            assert!(report["risks"].is_null() == matches!(scope, Scope::Customer(_)));
        }
    }
}
