//! The sample portfolio in `programs/` builds, its figures come out of the tool, and its warnings are listed here.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::path::Path;
use std::sync::OnceLock;

use milepost::audience::{self, Program, Scoped, SpreadDriver, SpreadSource};
use milepost::metrics::Measures;
use milepost::render::assets::Assets;
use milepost::render::engine::Engine;
use milepost::schedule::Now;
use milepost::source::Folder;
use milepost::terms::{Colour, CustomerId, Dimension, Scope};
use milepost::time::{Instant, parse_date};
use milepost::{Loaded, audiences, load, measure, site};

fn read() -> Loaded {
    let folder = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")).unwrap();
    // The sample pins its data date, so the clock must not matter: this is a time far away.
    load(&folder, Now { as_of: None, clock: Instant(0) })
}

/// Read once, for its forecasts take a while.
fn sample() -> &'static Loaded {
    static SAMPLE: OnceLock<Loaded> = OnceLock::new();
    SAMPLE.get_or_init(read)
}

/// Looks at one program as one reader does.
fn with_program<T>(scope: &Scope, id: &str, look: impl FnOnce(&Scoped<Program<'_>>, &Measures) -> T) -> T {
    let loaded = sample();
    let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, scope);
    let measures = measure(&narrowed, &loaded.rules);
    let at = narrowed.programs.iter().position(|program| program.id.as_str() == id).unwrap();
    look(&narrowed.programs[at], &measures[at])
}

fn finish(program: &Program<'_>, id: &str) -> (String, Option<i64>) {
    let task = program.tasks.iter().find(|task| task.id.to_string() == id).unwrap();
    (task.dates.finish_date.to_string(), task.dates.slip)
}

fn shown(measures: &Measures, dimension: Dimension) -> (Option<Colour>, Option<String>) {
    let status = measures.status.dimensions.iter().find(|one| one.dimension == Some(dimension)).unwrap();
    (status.shown, status.clause.as_ref().map(|clause| clause.rule.to_string()))
}

#[test]
fn it_has_no_errors_and_every_warning_belongs_to_a_story() {
    let loaded = sample();
    let mut found: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|one| {
            let subject = one.entity.as_ref().map_or("", |entity| entity.id.as_str());
            format!("{} {subject}", one.code)
        })
        .collect();
    found.sort();
    let expected = include_str!("sample_warnings.txt");
    let expected: Vec<&str> =
        expected.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split("  ").next()).collect();
    assert_eq!(found, expected);
}

#[test]
fn nebula_slipped_three_times_and_is_red_by_rule() {
    with_program(&Scope::Internal, "nbl", |program, measures| {
        assert_eq!(finish(program, "MS-NBL-ACCEPT"), ("2026-08-28".to_owned(), Some(10)));
        assert_eq!(finish(program, "MS-NBL-DEPLOY"), ("2026-09-04".to_owned(), Some(3)));
        let accept =
            measures.milestones.iter().find(|one| program.tasks[one.task].id.to_string() == "MS-NBL-ACCEPT").unwrap();
        assert_eq!((accept.commitment_slip, accept.slips), (Some(10), 3));
        assert_eq!(accept.landing, parse_date("2026-10-25").ok());
        // The odds are worse than even as well; that it is late without a decided recovery is said first.
        assert!(accept.p_meet.is_some_and(|met| met < 0.02), "{:?}", accept.p_meet);
        let spread = program.tasks[accept.task].dates.spread.as_ref().unwrap();
        assert!(accept.forecast < spread.p50 && spread.p50 < spread.p80 && spread.p80 < spread.p90);
        let reasons = &program.forecast.as_ref().unwrap().reasons;
        let drivers = &reasons.iter().find(|one| one.milestone == accept.task).unwrap().drivers;
        let risk = |driver: &SpreadDriver| match driver.source {
            SpreadSource::Risk(risk) => Some(program.risks[risk].id.to_string()),
            SpreadSource::Task(_) => None,
        };
        assert!(drivers.iter().any(|driver| risk(driver).as_deref() == Some("RSK-NBL-007")), "{drivers:?}");
        assert_eq!(measures.status.overall.shown, Some(Colour::Red));
        assert_eq!(shown(measures, Dimension::Schedule), (Some(Colour::Red), Some("SCH-R3".to_owned())));
        // The amber override of week 22 expired on 10 June.
        assert!(measures.status.overall.overridden.is_none());
        assert!(program.override_.is_some());
        // Recipe 1.4 is current since 11 June: what was verified on 1.3 must be confirmed.
        assert!(measures.requirements.suspect > 10);
        // One result carries the fingerprint of the text as it is now; another one that of a text rewritten since.
        let proof = |id: &str| {
            let one = program.requirements.iter().position(|one| one.id.to_string() == id).unwrap();
            let last = program.requirements[one].refs.evidence.last().unwrap();
            (measures.requirements.each[one].verified, last.rewritten)
        };
        assert_eq!((proof("REQ-NBL-017"), proof("REQ-NBL-014")), ((true, false), (false, true)));
    });
}

#[test]
fn kunlun_stays_red_for_a_second_report() {
    with_program(&Scope::Internal, "klg", |program, measures| {
        assert_eq!(finish(program, "MS-KLG-ACCEPT"), ("2026-10-10".to_owned(), Some(14)));
        let (schedule, clause) = shown(measures, Dimension::Schedule);
        assert_eq!((schedule, clause.as_deref()), (Some(Colour::Red), Some("SCH-A1")));
    });
}

#[test]
fn blue_heron_is_amber_and_pacific_green() {
    with_program(&Scope::Internal, "bhb", |program, measures| {
        assert_eq!(finish(program, "MS-BHB-POC"), ("2026-06-24".to_owned(), Some(5)));
        assert_eq!(measures.status.overall.shown, Some(Colour::Amber));
    });
    with_program(&Scope::Internal, "prw", |program, measures| {
        assert_eq!(finish(program, "MS-PRW-FIX"), ("2026-07-06".to_owned(), Some(1)));
        assert_eq!(measures.status.overall.shown, Some(Colour::Green));
    });
}

#[test]
fn a_customer_sees_its_own_program_only() {
    let nebula = Scope::Customer(CustomerId::parse("nebula").unwrap());
    let loaded = sample();
    let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, &nebula);
    let programs: Vec<&str> = narrowed.programs.iter().map(|program| program.id.as_str()).collect();
    assert_eq!(programs, ["nbl"]);
    assert!(narrowed.people.is_empty());
    assert!(narrowed.programs[0].risks.is_empty());
    assert!(narrowed.programs[0].forecast.is_none());
    assert!(
        narrowed.programs[0].tasks.iter().all(|task| task.dates.spread.is_none() && task.dates.criticality.is_none())
    );
    let measures = measure(&narrowed, &loaded.rules);
    assert_eq!(measures[0].status.overall.shown, Some(Colour::Red));
}

#[test]
fn two_builds_are_the_same_bytes() {
    let assets = Assets::default();
    let engine = Engine::new(&assets).unwrap();
    let build = || {
        let loaded = read();
        audiences(&loaded.portfolio)
            .iter()
            .map(|scope| site(&loaded, scope, &assets, &engine).unwrap())
            .map(|folder| (folder.name, folder.files))
            .collect::<Vec<_>>()
    };
    let (first, second) = (build(), build());
    assert_eq!(first.len(), 6);
    assert!(first == second, "two builds differ");
}
