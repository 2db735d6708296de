//! A ledger entry that is written says the same when it is read back, for every program of the sample.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::path::Path;

use milepost::audience::{self, Portfolio, Scoped};
use milepost::metrics::ledger::entry;
use milepost::render::assets::Assets;
use milepost::render::engine::Engine;
use milepost::schedule::Now;
use milepost::source::{Folder, Listing, ReadError, Tree};
use milepost::terms::{ProgramId, Scope};
use milepost::time::Instant;
use milepost::view::context::Site;
use milepost::view::ledger::yaml;
use milepost::{Loaded, audiences, load, measure};

const NOW: Now = Now { as_of: None, clock: Instant(0) };

/// The sample with one more file.
struct With<'a> {
    sample: Folder,
    path: &'a str,
    text: &'a str,
}

impl Tree for With<'_> {
    fn list(&self) -> Listing {
        let mut listing = self.sample.list();
        listing.files.push(self.path.to_owned());
        listing.files.sort();
        listing.files.dedup();
        listing
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if path == self.path { Ok(self.text.as_bytes().to_vec()) } else { self.sample.read(path) }
    }

    fn shown(&self, path: &str) -> String {
        self.sample.shown(path)
    }
}

fn sample() -> Folder {
    Folder::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")).unwrap()
}

fn readers(loaded: &Loaded) -> Vec<Scope> {
    [Scope::Author].into_iter().chain(audiences(&loaded.portfolio)).collect()
}

/// The entry's text, and the entry that it was written from.
fn written(loaded: &Loaded, program: &ProgramId) -> (String, String) {
    let scopes = readers(loaded);
    let narrowed: Vec<Scoped<Portfolio<'_>>> =
        scopes.iter().map(|scope| audience::narrow(&loaded.portfolio, &loaded.schedules, scope)).collect();
    let sites: Vec<Site<'_>> = narrowed
        .iter()
        .map(|one| Site::new(one, measure(one, &loaded.rules), None, String::new(), String::new()))
        .collect();
    let own: Vec<_> = sites
        .iter()
        .filter_map(|site| {
            let place = site.portfolio.programs.iter().position(|own| own.id == program)?;
            Some((&site.portfolio.programs[place], &site.measures[place]))
        })
        .collect();
    let entry = entry(&own, 3).unwrap();
    let statuses: Vec<_> = entry
        .audiences
        .iter()
        .flat_map(|audience| {
            audience.status.iter().map(|status| {
                let clause = status.clause.as_ref().map(|clause| clause.rule.to_string());
                (audience.name.clone(), status.dimension, status.rule, status.shown, clause)
            })
        })
        .collect();
    let milestones: Vec<_> = entry
        .milestones
        .iter()
        .map(|one| (one.id.clone(), one.baseline, one.committed, one.forecast, one.reason.cloned()))
        .collect();
    let engine = Engine::new(&Assets::new(std::collections::BTreeMap::new())).unwrap();
    let first = own[0].0.facts.languages[0];
    let text = yaml(&sites, program, engine.words(first).unwrap(), Some("4be19c2")).unwrap();
    (text, format!("{statuses:?} {milestones:?}"))
}

#[test]
fn what_is_written_reads_back_the_same() {
    let loaded = load(&sample(), NOW);
    assert!(!loaded.has_errors());
    for program in &loaded.portfolio.programs {
        let (text, expected) = written(&loaded, &program.id);
        assert!(text.starts_with("period: 2026-W24\ndata_date: 2026-06-12\nrules: 3\ncommit: 4be19c2\n"), "{text}");
        let path = format!("{}/reports/2026-W24.yaml", program.id);
        let again = load(&With { sample: sample(), path: &path, text: &text }, NOW);
        let wrong: Vec<_> = again
            .diagnostics
            .iter()
            .filter(|one| one.is_error() || one.code.name() == "W127")
            .map(|one| &one.message)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}\n{text}");
        let read = again.portfolio.programs.iter().find(|one| one.id == program.id).unwrap();
        let entry = read.reports.iter().find(|entry| entry.period.to_string() == "2026-W24").unwrap();
        assert_eq!((entry.rules, entry.commit.as_deref()), (3, Some("4be19c2")));
        let mut statuses = Vec::new();
        let own = Scope::Customer(read.customer.clone()).name();
        for name in ["internal", "executive", own.as_str()] {
            for (dimension, status) in entry.status.get(name).into_iter().flatten() {
                let clause = status.clause.as_ref().map(ToString::to_string);
                assert_eq!(status.says.is_some(), clause.is_some());
                statuses.push((name.to_owned(), *dimension, status.rule, status.shown, clause));
            }
        }
        let milestones: Vec<_> = entry
            .milestones
            .iter()
            .map(|one| (one.task.clone(), one.baseline, one.committed, one.forecast, one.reason.clone()))
            .collect();
        assert_eq!(format!("{statuses:?} {milestones:?}"), expected, "{text}");
        assert!(entry.counts[&own].contains_key("issues"), "{text}");
    }
}
