//! Nothing hidden from an audience is in any byte of its output.
//!
//! A portfolio is generated from the table of fields: every text in it is a token of its own. The tokens that stand in
//! what is built for a reader are then those that the table opens to him, and no others; and what is hidden from him
//! changes not one byte.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests stand outside the layers")]

#[path = "canary/built.rs"]
mod built;
#[path = "canary/files.rs"]
mod files;
#[path = "canary/mime.rs"]
mod mime;
#[path = "canary/quoted.rs"]
mod quoted;
#[path = "canary/table.rs"]
mod table;
#[path = "canary/values.rs"]
mod values;
#[path = "canary/world.rs"]
mod world;
#[path = "canary/yaml.rs"]
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use milepost::audience::narrow;
use milepost::diagnostics::Code;
use milepost::terms::Scope;

use built::{Built, build, first_difference, loaded};
use files::write;
use table::{Row, Seen, rows};
use world::{KEY, Place, World, Written, never_for_customers};

/// What opens the fields of an entity to readers.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    /// Its own `visibility`.
    Own,
    /// Nothing: they are there for whoever the table names.
    Always,
    /// Whatever visible entity names it; for our own people and the areas, every internal page may.
    Named,
}

fn opening(row: &Row) -> Opening {
    match row.entity.as_str() {
        "commitment" | "meeting" | "gate" | "criterion" | "task" | "requirement" | "issue" | "escalation" | "risk"
        | "decision" | "review" | "action" | "document" => Opening::Own,
        "note" if row.field.starts_with("asks") || row.field.starts_with("highlights") => Opening::Own,
        // Budgets and effort are seen in sums over the visible tasks, with their unit.
        "program" if row.field == "value_unit" => Opening::Named,
        "actuals" | "area" | "person" | "contact" | "recipe" | "resource" | "workstream" | "report" | "baseline" => {
            Opening::Named
        }
        _ => Opening::Always,
    }
}

/// Entities of no program.
const SHARED: [&str; 3] = ["portfolio", "rules", "ladder"];

#[derive(PartialEq)]
enum Expected {
    Must,
    May,
    MustNot,
}

/// Whether a token may stand in what a reader gets: the reader's place in the table, 0 to 2.
fn expected(world: &World, row: &Row, place: &Place, reader: usize, own: bool) -> Expected {
    let sees = |word: &str| match reader {
        0 => word != "executive",
        1 => true,
        _ => word == "customer",
    };
    let shared = SHARED.contains(&row.entity.as_str());
    let may_know = shared || sees(world.programs[place.program]);
    if row.seen[reader] != Seen::Yes || !own || !may_know {
        return Expected::MustNot;
    }
    // It stands for people, where they are not named.
    if row.field == "organisation" {
        return match (sees(world.people), sees(world.entities)) {
            (true, _) => Expected::MustNot,
            (false, true) if world.hidden.is_none() => Expected::Must,
            (false, _) => Expected::May,
        };
    }
    let mark = if place.set == 1 { world.hidden.unwrap_or("internal") } else { world.entities };
    let mark = if row.entity == "person" { world.people } else { mark };
    match opening(row) {
        Opening::Own if !sees(mark) => Expected::MustNot,
        Opening::Named if reader == 2 && row.entity != "contact" && !sees(mark) => Expected::MustNot,
        Opening::Named if !sees(mark) => Expected::May,
        // Beside newer hidden ones the open ones need not be on a page any more.
        _ if world.hidden.is_some() => Expected::May,
        _ => Expected::Must,
    }
}

/// Compares the tokens in everything built with what the table says; the differences, in words.
fn differences(world: &World) -> Vec<String> {
    let written = write(world);
    let rows = rows();
    let mut wrong = BTreeSet::new();
    for (scope, built) in build(&written) {
        let reader = match &scope {
            Scope::Internal => 0,
            Scope::Executive => 1,
            _ => 2,
        };
        let found = built.tokens(&written);
        let mut missing: BTreeMap<(usize, usize, usize), bool> = BTreeMap::new();
        for (token, place) in &written.tokens {
            let row = &rows[place.row];
            // One field of the portfolio is a customer's own.
            let shared = SHARED.contains(&row.entity.as_str()) && !row.field.contains("{customer}");
            let own = reader < 2
                || shared
                || scope.name() == format!("customer-{}", customer(&written, &rows, place.program));
            let stands = found.get(token);
            match (expected(world, row, place, reader, own), stands) {
                (Expected::MustNot, Some(file)) => {
                    let set = if place.set == 1 { "the hidden " } else { "" };
                    let whose = if own { "" } else { "another customer's " };
                    let (entity, field) = (&row.entity, &row.field);
                    wrong.insert(format!("{}: {whose}{set}{entity} `{field}` stands in {file}", scope.name()));
                }
                (Expected::Must, stands) => {
                    *missing.entry((place.program, place.row, place.lang)).or_default() |= stands.is_some();
                }
                _ => {}
            }
        }
        for ((program, row, lang), _) in missing.into_iter().filter(|(_, stands)| !stands) {
            let (entity, field) = (&rows[row].entity, &rows[row].field);
            let lang = ["en", "zh"][lang];
            wrong.insert(format!("{}: {entity} `{field}` ({lang}) of program {program} is missing", scope.name()));
        }
    }
    wrong.into_iter().collect()
}

/// The id of a program's customer.
fn customer(written: &Written, rows: &[Row], program: usize) -> String {
    id_of(written, rows, "customer", program)
}

/// The token that is the id of the first entity of a kind.
fn id_of(written: &Written, rows: &[Row], entity: &str, program: usize) -> String {
    let id = |place: &Place| {
        let row = &rows[place.row];
        place.program == program && row.entity == entity && row.field == "id"
    };
    written.tokens.iter().find(|(_, place)| id(place)).unwrap().0.clone()
}

fn assert_as_the_table_says(world: &World) {
    let wrong = differences(world);
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn of_what_is_open_exactly_the_fields_of_the_table_are_seen() {
    assert_as_the_table_says(&World::default());
}

#[test]
fn of_what_is_internal_customers_see_nothing() {
    assert_as_the_table_says(&World { entities: "internal", people: "internal", ..World::default() });
}

#[test]
fn of_what_is_for_executives_nobody_else_sees_anything() {
    assert_as_the_table_says(&World { entities: "executive", people: "internal", ..World::default() });
}

#[test]
fn people_who_are_not_named_to_customers_read_as_our_organisation() {
    assert_as_the_table_says(&World { people: "internal", ..World::default() });
}

#[test]
fn hidden_entities_beside_the_open_ones_are_in_no_byte() {
    assert_as_the_table_says(&World { hidden: Some("internal"), ..World::default() });
    assert_as_the_table_says(&World { entities: "internal", hidden: Some("executive"), ..World::default() });
}

#[test]
fn a_program_that_is_not_marked_is_on_no_customers_site() {
    let world = World { programs: ["customer", "internal"], ..World::default() };
    assert_as_the_table_says(&world);
    let scopes: Vec<Scope> = build(&write(&world)).into_iter().map(|(scope, _)| scope).collect();
    assert_eq!(scopes.len(), 3, "internal readers, executives, and the customer of the first program");
    assert_as_the_table_says(&World { programs: ["customer", "executive"], ..World::default() });
}

/// What the given reader gets, by file.
fn of(written: &Written, reader: impl Fn(&Scope) -> bool) -> Vec<Built> {
    build(written).into_iter().filter(|(scope, _)| reader(scope)).map(|(_, built)| built).collect()
}

fn is_customer(scope: &Scope) -> bool {
    matches!(scope, Scope::Customer(_))
}

fn assert_same(before: &[Built], after: &[Built], what: &str) {
    assert_eq!(before.len(), after.len(), "{what}: another number of sites");
    for (before, after) in before.iter().zip(after) {
        if let Some(difference) = first_difference(before, after) {
            panic!("{what} changes {difference}");
        }
    }
}

#[test]
fn what_is_hidden_changes_not_one_byte() {
    let usual = of(&write(&World::default()), is_customer);
    for mark in ["internal", "executive"] {
        let more = of(&write(&World { hidden: Some(mark), ..World::default() }), is_customer);
        assert_same(&usual, &more, &format!("what is {mark}"));
    }
}

#[test]
fn what_is_for_executives_changes_not_one_byte_for_internal_readers() {
    let is_internal = |scope: &Scope| *scope == Scope::Internal;
    // That a translation is older than its original is told by the version of the whole file, hidden ids and all.
    let values = ["issue", "requirement"].map(|entity| (entity, "translation source", "-")).to_vec();
    let usual = World { values, ..World::default() };
    // Notes speak to internal readers whatever their visibility.
    let more = World { hidden: Some("executive"), notes_and_mails: false, ..usual.clone() };
    assert_same(&of(&write(&usual), is_internal), &of(&write(&more), is_internal), "what is for executives");
}

#[test]
fn another_customer_changes_not_one_byte() {
    let alone = of(&write(&World { second: false, ..World::default() }), is_customer);
    let mut both = of(&write(&World::default()), is_customer);
    both.truncate(1);
    assert_same(&alone, &both, "another customer");
}

#[test]
fn an_internal_program_of_the_same_customer_changes_not_one_byte() {
    let alone = of(&write(&World { second: false, ..World::default() }), is_customer);
    let mut written = write(&World { programs: ["customer", "internal"], ..World::default() });
    let rows = rows();
    let [first, second] = [0, 1].map(|program| customer(&written, &rows, program));
    for (path, text) in &mut written.files {
        if path.ends_with("/program.yaml") {
            *text = text.replace(&format!("customer: {second}"), &format!("customer: {first}"));
        }
    }
    // Its mails would go to the second customer.
    let folder = format!("{}/", id_of(&written, &rows, "program", 1));
    written.files.retain(|path, _| !(path.starts_with(&folder) && path.ends_with("/audiences.yaml")));
    assert_same(&alone, &of(&written, is_customer), "an internal program");
}

#[test]
fn fields_that_are_never_open_change_not_one_byte() {
    let usual = of(&write(&World::default()), is_customer);
    let never = never_for_customers();
    let same = |changed: &[usize]| {
        let other = of(&write(&World { changed: changed.to_vec(), ..World::default() }), is_customer);
        usual.iter().zip(&other).find_map(|(before, after)| first_difference(before, after))
    };
    if let Some(difference) = same(&never) {
        let rows = rows();
        let guilty = never.iter().filter(|row| same(&[**row]).is_some());
        let names: Vec<String> = guilty.map(|row| format!("{} `{}`", rows[*row].entity, rows[*row].field)).collect();
        panic!("never open to customers, and yet seen: {}; together they change {difference}", names.join(", "));
    }
}

#[test]
fn what_is_never_open_is_not_even_in_the_narrowed_data() {
    let world = World { hidden: Some("internal"), ..World::default() };
    let written = write(&world);
    let rows = rows();
    let loaded = loaded(&written);
    for program in 0..2 {
        let id = milepost::terms::CustomerId::parse(&customer(&written, &rows, program)).unwrap();
        let scope = Scope::Customer(id);
        // The rules judge for everybody and our own mail domains tell strangers: no page prints either.
        let narrowed = narrow(&loaded.portfolio, &loaded.schedules, &scope);
        let seen =
            (&narrowed.programs, &narrowed.people, &narrowed.recipes, &narrowed.calendars, narrowed.mail.site_url);
        let text = format!("{seen:?}").to_lowercase();
        let found = built::tokens_in(text.as_bytes(), &written);
        let mut wrong = BTreeSet::new();
        for (token, place) in &written.tokens {
            let row = &rows[place.row];
            let hidden = place.set == 1 && opening(row) == Opening::Own;
            // Which keys were written is known from the places of fields; no page prints it.
            if row.field.contains('~') && place.lang == KEY {
                continue;
            }
            let closed = row.seen[2] == Seen::Never || place.program != program || hidden;
            if closed && found.contains(token) {
                wrong.insert(format!("{} `{}` (set {})", row.entity, row.field, place.set));
            }
        }
        assert!(wrong.is_empty(), "{} is handed {}", scope.name(), wrong.into_iter().collect::<Vec<_>>().join(", "));
    }
}

#[test]
fn the_table_is_the_one_in_the_architecture() {
    let text = include_str!("../ARCHITECTURE.md");
    let (before, rest) = text.split_once("<!-- fields -->\n").expect("a mark where the table begins");
    let (printed, after) = rest.split_once("<!-- /fields -->").expect("a mark where the table ends");
    let expected = table::markdown();
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        let accepted = format!("{before}<!-- fields -->\n{expected}<!-- /fields -->{after}");
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/ARCHITECTURE.md"), accepted).unwrap();
        return;
    }
    assert!(printed == expected, "run this test with MILEPOST_BLESS=1 and review what it writes");
}

/// Keys of a mapping that are entities with rows of their own.
const NESTED: [(&str, &str); 4] =
    [("program", "committed"), ("team", "cadence"), ("gate", "criteria"), ("customer", "contacts")];

#[test]
fn every_key_that_is_read_is_in_the_table() {
    let written = write(&World { unknown_keys: true, ..World::default() });
    let loaded = milepost::load(&written, built::now());
    let rows = rows();
    let mut reported = BTreeSet::new();
    let mut missing = BTreeSet::new();
    for found in loaded.diagnostics.iter().filter(|found| found.code == Code::E003) {
        let unknown = found.message.split('`').nth(1).unwrap();
        let (entity, path) = &written.unknown[unknown];
        let hint = found.hint.as_deref().unwrap_or_default();
        let keys = hint.split("; names that begin").next().unwrap_or_default();
        assert!(keys.starts_with("keys here are"), "{hint}");
        reported.insert((entity.clone(), path.clone()));
        for key in keys.split('`').skip(1).step_by(2) {
            if !NESTED.contains(&(entity.as_str(), key)) && !is_in_table(&rows, entity, path, key) {
                missing.insert(format!("{entity} `{path}` `{key}`"));
            }
        }
    }
    assert!(missing.is_empty(), "not in the table: {}", missing.into_iter().collect::<Vec<_>>().join(", "));
    for entity in rows.iter().map(|row| &row.entity) {
        let of_entity = (entity.clone(), String::new());
        assert!(reported.contains(&of_entity), "no key of `{entity}` was compared");
    }
}

fn is_in_table(rows: &[Row], entity: &str, path: &str, key: &str) -> bool {
    let wanted: Vec<&str> = path.split('.').filter(|part| !part.is_empty()).chain([key]).collect();
    let fits = |own: &&str, wanted: &&str| own.contains(['*', '~', '{']) || own.trim_end_matches("[]") == *wanted;
    rows.iter().filter(|row| row.entity == entity).any(|row| {
        let path = row.path();
        path.len() >= wanted.len() && path.iter().zip(&wanted).all(|(own, wanted)| fits(own, wanted))
    })
}

/// Fails where a token of an entity stands in what customers get.
fn assert_customers_find_none_of(world: &World, entities: &[&str]) {
    let written = write(world);
    let rows = rows();
    for built in of(&written, is_customer) {
        for (token, file) in built.tokens(&written) {
            let row = &rows[written.tokens[&token].row];
            assert!(!entities.contains(&row.entity.as_str()), "{} `{}` stands in {file}", row.entity, row.field);
        }
    }
}

fn with(values: &[(&'static str, &'static str, &'static str)]) -> World {
    World { values: values.to_vec(), ..World::default() }
}

#[test]
fn a_hidden_gate_of_an_open_milestone_is_not_named() {
    let world = with(&[("gate", "visibility", "internal")]);
    assert_customers_find_none_of(&world, &["gate", "criterion"]);
    let loaded = loaded(&write(&world));
    let scope = audience_of_first_customer(&loaded.portfolio);
    let narrowed = narrow(&loaded.portfolio, &loaded.schedules, &scope);
    assert!(narrowed.programs[0].tasks.iter().all(|task| task.gate.is_none()));
}

#[test]
fn the_ledger_tells_no_promise_that_is_internal() {
    let promise = ("commitment", "visibility", "internal");
    let before = of(&write(&with(&[promise])), is_customer);
    let other = ("report", "milestones.{task.3}.committed", "2026-08-21");
    let after = of(&write(&with(&[promise, other])), is_customer);
    assert_same(&before, &after, "an internal promise in the ledger");
    let loaded = loaded(&write(&with(&[promise])));
    let scope = audience_of_first_customer(&loaded.portfolio);
    let narrowed = narrow(&loaded.portfolio, &loaded.schedules, &scope);
    let mut reported = narrowed.programs[0].reports.iter().flat_map(|report| &report.milestones);
    assert!(reported.all(|milestone| milestone.committed.is_none()));
}

#[test]
fn a_hidden_child_of_an_open_summary_is_not_told() {
    // The only child of the summary is internal: whether it has one, the customer cannot know.
    let marks = "internal ;; {V} ;; {V} ;; {V} ;; {V}";
    let world = with(&[("task", "visibility", marks)]);
    let written = write(&world);
    let rows = rows();
    for built in of(&written, is_customer) {
        for (token, file) in built.tokens(&written) {
            let place = written.tokens[&token];
            let is_child = rows[place.row].entity == "task" && place.instance == 0;
            assert!(!is_child, "`{}` of the child stands in {file}", rows[place.row].field);
        }
    }
    let loaded = loaded(&written);
    let scope = audience_of_first_customer(&loaded.portfolio);
    let narrowed = narrow(&loaded.portfolio, &loaded.schedules, &scope);
    assert!(narrowed.programs[0].tasks.iter().all(|task| !task.summary));
}

fn audience_of_first_customer(portfolio: &milepost::model::Portfolio) -> Scope {
    milepost::audiences(portfolio).into_iter().find(is_customer).unwrap()
}

#[test]
fn a_hidden_driver_is_an_internal_dependency() {
    // The last milestone waits for a task that only internal readers see.
    let hidden = ("task", "visibility", "{V} ;; {V} ;; {V} ;; {V} ;; internal");
    let longer = ("task", "estimate", "4d/10d/16d ;; 5d ;; - ;; - ;; 30d");
    let world = with(&[hidden, longer]);
    let written = write(&world);
    for built in of(&written, is_customer) {
        let says = |words: &str| {
            built
                .files
                .iter()
                .any(|(path, bytes)| path.contains("/en/") && String::from_utf8_lossy(bytes).contains(words))
        };
        assert!(says("internal dependency"), "the driver is not named as what it is");
    }
    let rows = rows();
    for built in of(&written, is_customer) {
        for (token, file) in built.tokens(&written) {
            let place = written.tokens[&token];
            let is_driver = rows[place.row].entity == "task" && place.instance == 4;
            assert!(!is_driver, "`{}` of the hidden task stands in {file}", rows[place.row].field);
        }
    }
}

#[test]
fn a_person_of_another_customer_is_nobody() {
    // The second customer's person is a contact of the first one's program by mistake: the name stays away.
    let written = write(&World::default());
    let rows = rows();
    let [first, second] = [0, 1].map(|program| customer(&written, &rows, program));
    let contact = |program: usize| id_of(&written, &rows, "contact", program);
    let [theirs, others] = [format!("{first}/{}", contact(0)), format!("{second}/{}", contact(1))];
    let mut swapped = write(&World::default());
    for (path, text) in &mut swapped.files {
        if !path.starts_with("customers/") && !path.contains("/audiences.yaml") && !path.ends_with(".log.md") {
            *text = text.replace(&theirs, &others);
        }
    }
    let built = &of(&swapped, is_customer)[0];
    for (token, file) in built.tokens(&swapped) {
        let place = swapped.tokens[&token];
        let shared = SHARED.contains(&rows[place.row].entity.as_str());
        assert!(place.program == 0 || shared, "the other customer's {} stands in {file}", rows[place.row].entity);
    }
}

#[test]
fn findings_quote_no_passage_for_executives() {
    // The first line of each such passage earns a warning, which the page of findings would quote.
    let mut written = write(&World::default());
    let mut passages = 0;
    for text in written.files.values_mut() {
        passages += text.matches("<!-- visibility: executive -->\n\n").count();
        *text =
            text.replace("<!-- visibility: executive -->\n\n", "<!-- visibility: executive -->\n\n中文**强调。**后文 ");
    }
    assert!(passages > 0);
    let warned = loaded(&written).diagnostics.iter().filter(|found| found.code == Code::W128).count();
    assert_eq!(warned, passages);
    let rows = rows();
    let internal = &of(&written, |scope| *scope == Scope::Internal)[0];
    for (token, file) in internal.tokens(&written) {
        let row = &rows[written.tokens[&token].row];
        assert_ne!(row.field, "executive passage", "of {} in {file}", row.entity);
    }
}
