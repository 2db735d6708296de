//! `milepost import` from outside: what is written schedules at once, and nothing that is there is lost.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const SMALL: &str = include_str!("import/small.sm");

fn milepost(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("milepost").unwrap();
    let output = command.current_dir(folder).env("NO_COLOR", "1").args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn with_small() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.sm"), SMALL).unwrap();
    folder
}

const IMPORT: [&str; 7] = ["import", "psplib", "small.sm", "--program", "small", "--out", "plans"];

#[test]
fn what_is_written_schedules_at_once() {
    let folder = with_small();
    let (code, out, err) = milepost(folder.path(), &IMPORT);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("milepost schedule small --programs plans"), "{out}");
    let (code, csv, err) = milepost(folder.path(), &["schedule", "small", "--programs", "plans", "--format", "csv"]);
    assert_eq!(code, 0, "{err}");
    let last = csv.lines().last().unwrap();
    assert!(last.contains("2000-01-03T05:00"), "{last}");
}

#[test]
fn nothing_that_is_there_is_written_over_unless_told() {
    let folder = with_small();
    let mine = folder.path().join("plans/people/small-manager.yaml");
    fs::create_dir_all(mine.parent().unwrap()).unwrap();
    fs::write(&mine, "id: small-manager\nname: Ada\ntz: UTC\n").unwrap();
    let portfolio = folder.path().join("plans/portfolio.yaml");
    fs::write(&portfolio, "schema: 1\nname: Ours\n").unwrap();
    let (code, _, err) = milepost(folder.path(), &IMPORT);
    assert_eq!(code, 2);
    assert!(err.contains("exists already") && err.contains("--force"), "{err}");
    assert!(!folder.path().join("plans/small").exists());
    let (code, _, err) = milepost(folder.path(), &[&IMPORT[..], &["--force"]].concat());
    assert_eq!(code, 0, "{err}");
    assert!(fs::read_to_string(&mine).unwrap().contains("Manager not named"));
    assert_eq!(fs::read_to_string(&portfolio).unwrap(), "schema: 1\nname: Ours\n");
    fs::write(folder.path().join("plans/small/plan/99-mine.yaml"), "workstream: {id: mine, name: Mine}\n").unwrap();
    let (code, _, err) = milepost(folder.path(), &[&IMPORT[..], &["--force"]].concat());
    assert_eq!(code, 2);
    assert!(err.contains("99-mine.yaml"), "{err}");
}

#[test]
fn a_mistake_in_the_file_is_said_with_its_place() {
    let folder = with_small();
    fs::write(folder.path().join("small.sm"), SMALL.replace("  2      1     3 ", "  2      1     x ")).unwrap();
    let (code, out, err) = milepost(folder.path(), &IMPORT);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("small.sm:14:16: `x` is not a whole number"), "{err}");
    assert!(!folder.path().join("plans").exists());
}

#[test]
fn losses_are_listed_and_told_to_programs() {
    let folder = with_small();
    let two_modes = SMALL.replace("  4      1     0 ", "         2     7       1    1\n  4      1     0 ");
    fs::write(folder.path().join("small.sm"), two_modes).unwrap();
    let (_, out, _) = milepost(folder.path(), &[&IMPORT[..], &["--format", "json"]].concat());
    let said: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(said["program"], "small");
    assert_eq!(said["losses"].as_array().unwrap().len(), 1);
}
