//! Plans of Microsoft Project, imported and scheduled by the command, against the dates that Microsoft Project stored.
//!
//! Needs the folder named by `MILEPOST_ORACLES`; without that variable the test says so and passes. With it a missing
//! file fails.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use chrono::NaiveDateTime;

/// Stored slack that contradicts the stored dates, or is not stored: only dates are compared.
const DATES_ONLY: [&str; 2] = ["slack9-118585", "mspdirelations-042d28"];
/// Leaves of one plan whose stored slack and late dates contradict one another, at most.
const MOST_CONTRADICTIONS: usize = 3;
/// The plans that the folder has to hold.
const PLANS: usize = 27;

type Rows = BTreeMap<String, BTreeMap<String, String>>;

#[allow(clippy::print_stderr, reason = "says that the oracle was not asked")]
fn folder() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("MILEPOST_ORACLES") else {
        eprintln!("MILEPOST_ORACLES is not set: the plans were not asked");
        return None;
    };
    Some(Path::new(&folder).join("msproject"))
}

fn rows(text: &[u8]) -> Rows {
    let mut reader = csv::Reader::from_reader(text);
    let header = reader.headers().unwrap().clone();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        let row: BTreeMap<String, String> =
            header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
        (row["uid"].clone(), row)
    });
    rows.collect()
}

fn milepost(args: &[&str]) -> Vec<u8> {
    let output = Command::cargo_bin("milepost").unwrap().env("NO_COLOR", "1").args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}\n{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// What the command computes for a file, by uid.
fn schedule_of(file: &Path) -> Rows {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    milepost(&["import", "msproject", file.to_str().unwrap(), "--program", "plan", "--out", folder]);
    rows(&milepost(&["schedule", "plan", "--programs", folder, "--format", "csv"]))
}

/// Two names of one working instant: 17:00, and 08:00 of the next working day.
fn same_instant(ours: &str, theirs: &str) -> bool {
    if ours == theirs {
        return true;
    }
    let time = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
    let (early, late) = (time(ours).min(time(theirs)), time(ours).max(time(theirs)));
    let hour = |at: NaiveDateTime| at.format("%H:%M").to_string();
    let days = (late.date() - early.date()).num_days();
    hour(early) == "17:00" && hour(late) == "08:00" && (1..=4).contains(&days)
}

fn differences(plan: &str, ours: &Rows, theirs: &Rows) -> Vec<String> {
    let mut found = Vec::new();
    let mut contradictions = 0;
    for (uid, want) in theirs.iter().filter(|(_, row)| row["summary"] == "0") {
        let Some(have) = ours.get(uid) else {
            found.push(format!("{plan} {uid}: is not there"));
            continue;
        };
        // Slack is the time from an early to a late date: where there is some between two dates that are the same, one of
        // the three is wrong in the file, and slack is what the tool goes by.
        let contradicts = want["total_slack_min"] != "0" && want["late_start"] == want["early_start"];
        let columns = ["start", "finish", "early_start", "early_finish", "late_start", "late_finish"];
        contradictions += usize::from(contradicts);
        for column in columns.into_iter().take(if contradicts { 4 } else { 6 }) {
            if !same_instant(&have[column], &want[column]) {
                found.push(format!("{plan} {uid} {column}: {} and not {}", have[column], want[column]));
            }
        }
        if DATES_ONLY.contains(&plan) {
            continue;
        }
        for (column, theirs) in [("total_float_min", "total_slack_min"), ("critical", "critical")] {
            if have[column] != want[theirs] {
                found.push(format!("{plan} {uid} {column}: {} and not {}", have[column], want[theirs]));
            }
        }
    }
    assert!(contradictions <= MOST_CONTRADICTIONS, "{plan}: {contradictions} leaves contradict themselves");
    found
}

fn plans(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut plans: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.to_string_lossy().ends_with(".xml.gz")).collect();
    plans.sort();
    assert_eq!(plans.len(), PLANS, "plans in {}", folder.display());
    plans
}

fn name(file: &Path) -> String {
    file.file_name().unwrap().to_string_lossy().trim_end_matches(".xml.gz").to_owned()
}

#[test]
fn dates_and_floats_are_those_of_microsoft_project() {
    let Some(folder) = folder() else { return };
    let mut found = Vec::new();
    let mut leaves = 0;
    for file in plans(&folder) {
        let plan = name(&file);
        let expected = folder.join(format!("{plan}.expect.csv"));
        let text = fs::read(&expected).unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
        let theirs = rows(&text);
        leaves += theirs.values().filter(|row| row["summary"] == "0").count();
        found.extend(differences(&plan, &schedule_of(&file), &theirs));
    }
    assert!(leaves > 4_000, "only {leaves} leaves were compared");
    assert!(found.is_empty(), "{} differences in {leaves} leaves\n{}", found.len(), found.join("\n"));
}
