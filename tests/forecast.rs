//! Forecasts from the author's files: what has a range, what a range follows from, and who sees it.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

fn milepost(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("milepost").unwrap();
    command.current_dir(folder).env("NO_COLOR", "1");
    command
}

/// A first program without its risk.
fn first_program() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    milepost(folder.path()).arg("init").assert().success();
    fs::remove_dir_all(folder.path().join("programs/pilot/risks")).unwrap();
    folder
}

const PLAN: &str = "programs/pilot/plan/10-pilot.yaml";

fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// With a spread on the two tasks ahead.
fn with_ranges() -> TempDir {
    let folder = first_program();
    edit(folder.path(), PLAN, "estimate: 3d", "estimate: 2d/3d/8d");
    edit(folder.path(), PLAN, "estimate: 1w", "estimate: 3d/1w/2w");
    folder
}

fn risk(folder: &Path, more: &str) {
    fs::create_dir_all(folder.join("programs/pilot/risks")).unwrap();
    let text = format!(
        "---\nid: RSK-PILOT-001\ntitle: Acme's reviewers are away\nprobability: 0.5\n\
         drives: [TSK-PILOT-050]\nowner: ada\nopened: 2026-01-06\nvisibility: internal\n{more}---\n"
    );
    fs::write(folder.join("programs/pilot/risks/RSK-PILOT-001.md"), text).unwrap();
}

fn forecast(folder: &Path, args: &[&str]) -> String {
    let output = milepost(folder).args(["forecast", "pilot"]).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The cells of the one milestone ahead.
fn cells(folder: &Path) -> Vec<String> {
    let csv = forecast(folder, &["--format", "csv"]);
    let line = csv.lines().find(|line| line.starts_with("MS-PILOT-ACCEPT,")).unwrap();
    line.split(',').map(str::to_owned).collect()
}

fn pages(folder: &Path, audience: &str) -> String {
    let site = folder.join("site").join(audience);
    let files = walkdir::WalkDir::new(site).sort_by_file_name().into_iter().map(Result::unwrap);
    files
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "html"))
        .map(|file| fs::read_to_string(file.path()).unwrap())
        .collect()
}

#[test]
fn where_nobody_wrote_a_range_there_is_none() {
    let folder = first_program();
    assert!(forecast(folder.path(), &[]).starts_with("no ranges written"));
    assert_eq!(forecast(folder.path(), &["--format", "json"]).trim(), "[]");
    milepost(folder.path()).arg("build").assert().success();
    assert!(!pages(folder.path(), "internal").contains("P80"));
}

#[test]
fn only_readers_of_the_house_see_ranges() {
    let folder = with_ranges();
    risk(folder.path(), "impact: {schedule: 2d/5d/9d}\nstatus: open\n");
    milepost(folder.path()).arg("build").assert().success();
    for audience in ["internal", "executive"] {
        let pages = pages(folder.path(), audience);
        assert!(pages.contains("P80") && pages.contains("simulated runs"), "{audience}");
    }
    let customer = pages(folder.path(), "customer-acme");
    assert!(customer.contains("Acme accepts the pilot"));
    for word in ["P80", "P50", "simulated", "chance"] {
        assert!(!customer.contains(word), "a customer reads `{word}`");
    }
    // What a customer reads is the same whatever the risk.
    risk(folder.path(), "impact: {schedule: 30d}\nstatus: open\n");
    milepost(folder.path()).arg("build").assert().success();
    assert_eq!(customer, pages(folder.path(), "customer-acme"));
}

/// Tasks of one area that run late together spread the end more than tasks each by itself.
#[test]
fn correlation_is_an_option_of_the_program() {
    let folder = first_program();
    edit(folder.path(), PLAN, "estimate: 3d", "estimate: 2d/3d/30d");
    edit(folder.path(), PLAN, "estimate: 1w", "estimate: 3d/1w/40d");
    let program = folder.path().join("programs/pilot/program.yaml");
    let before = fs::read_to_string(&program).unwrap();
    assert!(!before.contains("\nschedule:"));
    let mut p90 = |schedule: &str| {
        fs::write(&program, format!("{before}\n{schedule}\n")).unwrap();
        let cells = cells(folder.path());
        (cells[3].clone(), cells[6].clone())
    };
    let [none, usual, written, full] =
        ["schedule: {correlation: 0}", "", "schedule: {correlation: 0.3}", "schedule: {correlation: 1}"].map(&mut p90);
    assert_eq!(usual, written);
    assert!(none.1 <= usual.1 && usual.1 < full.1, "{} {} {}", none.1, usual.1, full.1);
    assert_eq!(none.0, full.0, "the plain forecast knows no spread");
}

#[test]
fn neither_order_nor_comments_nor_threads_change_a_date() {
    let folder = with_ranges();
    risk(folder.path(), "impact: {schedule: 2d/5d/9d}\nstatus: open\n");
    let before = forecast(folder.path(), &["--format", "json"]);
    for threads in ["1", "2", "7"] {
        let mut command = milepost(folder.path());
        command.env("RAYON_NUM_THREADS", threads).args(["forecast", "pilot", "--format", "json"]);
        assert_eq!(String::from_utf8(command.output().unwrap().stdout).unwrap(), before, "{threads} threads");
    }
    // The last two tasks in a file that is read first, with a comment.
    let path = folder.path().join(PLAN);
    let text = fs::read_to_string(&path).unwrap();
    let (first, last) = text.split_at(text.find("  TSK-PILOT-050:").unwrap());
    fs::write(&path, first).unwrap();
    let head = "# moved here\nworkstream: {id: early, name: Early, area: engineering, lead: ada}\ntasks:\n\n";
    fs::write(folder.path().join("programs/pilot/plan/05-early.yaml"), format!("{head}{last}")).unwrap();
    assert_eq!(forecast(folder.path(), &["--format", "json"]), before);
}

#[test]
fn a_risk_counts_while_it_is_open_with_what_its_steps_have_cut() {
    let folder = with_ranges();
    let without = cells(folder.path());
    risk(folder.path(), "impact: {schedule: 8d}\nstatus: open\n");
    let with = cells(folder.path());
    assert!(with[5] > without[5], "P80 {} is not after {}", with[5], without[5]);
    assert!(with[8].contains("RSK-PILOT-001"), "{with:?}");
    // The deterministic date knows no risk.
    assert_eq!(with[3], without[3]);
    risk(folder.path(), "impact: {schedule: 8d}\nstatus: closed\nclosed: 2026-01-07\n");
    assert_eq!(cells(folder.path())[4..8], without[4..8]);
    let step = "mitigations: [{text: Named deputies, owner: ada, due: 2026-01-08, done: 2026-01-08, \
                cuts_probability_to: 0}]\nimpact: {schedule: 8d}\nstatus: open\n";
    risk(folder.path(), step);
    assert_eq!(cells(folder.path())[4..8], without[4..8]);
}

#[test]
fn the_number_of_runs_can_be_asked_for() {
    let folder = with_ranges();
    assert!(forecast(folder.path(), &["--runs", "500"]).contains("\n500 runs"));
    assert!(forecast(folder.path(), &[]).contains("\n10000 runs"));
    for runs in ["0", "99", "200001", "many"] {
        milepost(folder.path()).args(["forecast", "pilot", "--runs", runs]).assert().code(2);
    }
    milepost(folder.path()).args(["forecast", "pilott"]).assert().code(2);
}

#[test]
fn an_impact_that_does_not_rise_is_told_with_its_place() {
    let folder = with_ranges();
    risk(folder.path(), "impact: {schedule: 8d/5d/9d}\nstatus: open\n");
    let output = milepost(folder.path()).arg("check").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("E008") && told.contains("RSK-PILOT-001") && told.contains("write `5d/8d/9d`"), "{told}");
}

/// A date that was imposed is no answer to when the work before it is done.
#[test]
fn a_must_date_does_not_make_itself_likely() {
    let folder = with_ranges();
    let free = cells(folder.path());
    edit(folder.path(), PLAN, "  MS-PILOT-ACCEPT:\n", "  MS-PILOT-ACCEPT:\n    must_finish: 2026-01-26\n");
    assert_eq!(cells(folder.path())[3..], free[3..], "{free:?}");
}
