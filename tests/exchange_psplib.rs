//! Public instances of PSPLIB: the length of each project, scheduled without regard to resources, is the `MPM-Time`
//! that stands in its file, and what its jobs need is in the plan.
//!
//! Needs the folder named by `MILEPOST_ORACLES`; without that variable the test says so and passes. With it a missing
//! file fails.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::io::Read;
use std::path::Path;

use milepost::exchange::{psplib, write};
use milepost::schedule::Now;
use milepost::source::Memory;
use milepost::terms::ProgramId;
use milepost::time::{Instant, Zone};

/// Instances in the archive.
const INSTANCES: usize = 1_020;

#[allow(clippy::print_stderr, reason = "says that the oracle was not asked")]
fn instances() -> Option<Vec<(String, String)>> {
    let Some(folder) = std::env::var_os("MILEPOST_ORACLES") else {
        eprintln!("MILEPOST_ORACLES is not set: the instances were not asked");
        return None;
    };
    let path = Path::new(&folder).join("psplib/psplib_public_1020.tar.gz");
    let file = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(file));
    let mut found = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".sm") {
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            found.push((name, text));
        }
    }
    Some(found)
}

/// The last number of the line below `MPM-Time`.
fn stated_length(text: &str) -> i64 {
    let mut lines = text.lines().skip_while(|line| !line.contains("MPM-Time"));
    lines.nth(1).unwrap().split_whitespace().last().unwrap().parse().unwrap()
}

#[test]
fn every_project_is_as_long_as_its_file_says() {
    let Some(instances) = instances() else { return };
    assert_eq!(instances.len(), INSTANCES);
    let program = ProgramId::parse("plan").unwrap();
    let mut wrong = Vec::new();
    for (name, text) in &instances {
        let draft = psplib::read(text, name).unwrap_or_else(|error| panic!("{name}: {error} at {:?}", error.at));
        let demands: usize = draft.tasks.iter().map(|task| task.demands.len()).sum();
        let written = write::folder(&draft, &program);
        assert_eq!(written.losses, [], "{name}");
        let files = written.files.into_iter().chain([written.portfolio]);
        let tree = Memory::new(files.map(|(path, text)| (path, text.into_bytes())));
        let loaded = milepost::load(&tree, Now { as_of: None, clock: Instant(0) });
        assert!(!loaded.has_errors(), "{name}: {:?}", loaded.diagnostics);
        let needs: usize = loaded.portfolio.programs[0].plan.tasks.iter().map(|task| task.inner.resources.len()).sum();
        assert!(needs == demands && needs > 0, "{name}: {needs} of {demands} needs are in the plan");
        let begin = Instant::from_local(Zone::UTC, psplib::start());
        let minutes = loaded.schedules.programs[0].finish.minutes_since(begin);
        if minutes != stated_length(text) * 60 {
            wrong.push(format!("{name}: {minutes} minutes and not {} periods", stated_length(text)));
        }
    }
    assert!(wrong.is_empty(), "{} of {INSTANCES} differ\n{}", wrong.len(), wrong.join("\n"));
}
