//! Issue logs of others, imported through the command: the two public ones must give their published counts.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests stand outside the layers")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

fn milepost(args: &[&str]) -> std::process::Output {
    Command::cargo_bin("milepost").unwrap().args(args).output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

const HADOOP: &str = r#"
columns: {id: Issue id, title: Summary, opened: Created, closed: Resolved, state: Status, severity: Priority}
dates: "%d/%b/%y %H:%M"
time_zone: UTC
severity: {Blocker: S1, Critical: S2, Major: S3, Minor: S4, Trivial: S4}
state: {Open: new, In Progress: analysing, Patch Available: fix-in-test, Reopened: analysing, Resolved: resolved}
"#;

const HEMMATI: &str = r#"
columns: {id: Issue key, opened: Created, closed: Resolved, state: Status, severity: Priority}
dates: "%d/%m/%Y %H:%M"
time_zone: UTC
severity: {Blocker: S1, Critical: S2, "*": S3}
state: {Closed: closed, Resolved: resolved, QAed: resolved}
"#;

#[test]
fn the_public_logs_give_their_published_counts() {
    let Some(folder) = std::env::var_os("MILEPOST_ORACLES").map(PathBuf::from) else { return };
    let issues = folder.join("issues");
    let expected: Value = serde_json::from_slice(&fs::read(issues.join("expect.json")).unwrap()).unwrap();
    for (name, program, map) in [("hadoop2503", "had", HADOOP), ("hemmati1946", "hem", HEMMATI)] {
        let expected = &expected[name];
        let work = tempfile::tempdir().unwrap();
        let map_file = work.path().join("map.yaml");
        fs::write(&map_file, map).unwrap();
        let out = work.path().join("programs");
        let log = issues.join(format!("{name}.csv.gz"));
        let imported = milepost(&[
            "import",
            "csv",
            text(&log),
            "--map",
            text(&map_file),
            "--program",
            program,
            "--out",
            text(&out),
            "--format",
            "json",
        ]);
        assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
        let summary: Value = serde_json::from_slice(&imported.stdout).unwrap();
        assert_eq!(summary["rows"]["read"], expected["rows"], "{name}");
        assert_eq!(summary["rows"]["imported"], expected["rows"], "{name}");
        assert_eq!(summary["rows"]["bad"], expected["unparsable_rows"], "{name}");

        let mut last = Value::Null;
        for (date, counts) in expected["snapshots_end_of_day_as_written"].as_object().unwrap() {
            let status = milepost(&["status", program, "--programs", text(&out), "--as-of", date, "--format", "json"]);
            assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
            let status: Value = serde_json::from_slice(&status.stdout).unwrap();
            for key in ["created", "closed", "open"] {
                assert_eq!(status["issues"][key], counts[key], "{name}: {key} at {date}");
            }
            last = status["issues"]["median_days_to_close"].clone();
        }
        assert_eq!(last, expected["median_days_to_close"], "{name}");
        let check = milepost(&["check", "--programs", text(&out)]);
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    }
}

const MAP: &str = "columns: {id: Key, opened: From, closed: To}\ntime_zone: Asia/Taipei\n";

#[test]
fn bad_rows_are_listed_and_the_good_ones_are_there() {
    let work = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = work.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let map = file("map.yaml", MAP);
    let log = file("log.csv", "Key,From,To\nA1,2026-03-02,2026-03-01\nA2,2026-03-02,\nA3,soon,\n");
    let out = work.path().join("programs");
    let args = ["import", "csv", text(&log), "--map", text(&map), "--program", "log", "--out", text(&out)];
    let run = milepost(&args);
    assert_eq!(run.status.code(), Some(1));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("log.csv:2:3: row 1, `To`: closed 2026-03-01T23:59+08:00, before it was opened"), "{said}");
    assert!(said.contains("log.csv:4:2: row 3, `From`: `soon` is no time"), "{said}");
    assert!(String::from_utf8(run.stdout).unwrap().contains("1 issues of 3 rows; 2 could not be read"));
    assert!(out.join("log/issues/ISS-LOG-A2.md").exists() && !out.join("log/issues/ISS-LOG-A1.md").exists());

    // Once a row is mended, its issue joins those that are there.
    file("log.csv", "Key,From,To\nA1,2026-03-01,2026-03-02\nA2,2026-03-02,\nA3,soon,\nA4,soon,\nA5,soon,\n");
    let run = milepost(&args);
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("`soon` is no time").count(), 1, "{said}");
    assert!(said.contains("likewise in rows 4, 5"), "{said}");
    assert!(out.join("log/issues/ISS-LOG-A1.md").exists());
    // What somebody wrote since is not written over.
    let issue = out.join("log/issues/ISS-LOG-A2.md");
    fs::write(&issue, fs::read_to_string(&issue).unwrap() + "My words.\n").unwrap();
    let run = milepost(&args);
    assert_eq!(run.status.code(), Some(2), "nothing is written over");
    assert!(String::from_utf8(run.stderr).unwrap().contains("`--force` writes over it"));
    let again: Vec<&str> = args.into_iter().chain(["--force", "--skip-bad-rows"]).collect();
    assert_eq!(milepost(&again).status.code(), Some(0));
}

#[test]
fn a_map_that_does_not_fit_is_told_with_its_place() {
    let work = tempfile::tempdir().unwrap();
    let [map, log] = ["map.yaml", "log.csv"].map(|name| work.path().join(name));
    fs::write(&map, "columns: {opened: From}\ndate: iso\n").unwrap();
    fs::write(&log, "Form\n2026-03-02\n").unwrap();
    let out = work.path().join("programs");
    let args = ["import", "csv", text(&log), "--map", text(&map), "--program", "log", "--out", text(&out)];
    let run = milepost(&args);
    assert_eq!(run.status.code(), Some(1));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("error[E003]") && said.contains("map.yaml:2:1") && said.contains("`dates`"), "{said}");
    fs::write(&map, "columns: {opened: From}\n").unwrap();
    let run = milepost(&args);
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(run.status.code() == Some(1) && said.contains("there is no column `From`"), "{said}");
    assert!(!out.exists());
}

/// Issues can join a program that is there already: its own files stay as they are.
#[test]
fn a_log_joins_a_program() {
    let work = tempfile::tempdir().unwrap();
    let [map, log] = ["map.yaml", "log.csv"].map(|name| work.path().join(name));
    fs::write(&map, MAP).unwrap();
    fs::write(&log, "Key,From,To\nA1,2026-03-02,\n").unwrap();
    let out = work.path().join("programs");
    let args = ["import", "csv", text(&log), "--map", text(&map), "--program", "log", "--out", text(&out)];
    assert_eq!(milepost(&args).status.code(), Some(0));
    let settings = out.join("log/program.yaml");
    let mine = fs::read_to_string(&settings).unwrap().replace("name: log", "name: Mine");
    fs::write(&settings, &mine).unwrap();
    fs::write(&log, "Key,From,To\nB1,2026-03-03,2026-03-04\n").unwrap();
    assert_eq!(milepost(&args).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&settings).unwrap(), mine);
    let status = milepost(&["status", "log", "--programs", text(&out), "--as-of", "2026-03-31", "--format", "json"]);
    let status: Value = serde_json::from_slice(&status.stdout).unwrap();
    assert_eq!((&status["issues"]["created"], &status["name"]), (&Value::from(2), &Value::from("Mine")));
}
