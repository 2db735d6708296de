//! Levelling from outside: the command on the sample, and PSPLIB.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes its own folder"
)]
#![allow(clippy::cast_precision_loss, reason = "periods and counts are small")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::cargo::CommandCargoExt;
use milepost::schedule::level::{Options, check, level};

#[path = "level/psplib.rs"]
mod psplib;

/// A copy of the sample.
fn sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("programs"), &folder.path().join("programs"));
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::write(target, std::fs::read(entry.path()).unwrap()).unwrap();
        }
    }
}

/// What the command prints.
fn milepost(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("milepost").unwrap();
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn plan(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("programs/nbl/plan/10-firmware.yaml")).unwrap()
}

#[test]
fn a_proposal_is_printed_and_changes_no_file() {
    let folder = sample();
    let before = plan(folder.path());
    let json: serde_json::Value =
        serde_json::from_str(&milepost(folder.path(), &["level", "nbl", "--format", "json"])).unwrap();
    let minutes = |name: &str| json[name].as_i64().unwrap();
    assert!(minutes("makespan_min") > minutes("cpm_length_min"));
    let moved = json["moved"].as_array().unwrap();
    let busy: Vec<_> = moved.iter().filter(|task| task["reason"] == "busy").collect();
    assert_eq!(busy.len(), 1);
    assert_eq!((&busy[0]["id"], &busy[0]["resource"]), (&"TSK-NBL-117".into(), &"pilot-racks".into()));
    // 20 July 09:00 in Taipei, from 12 January 00:00.
    assert_eq!(json["starts_min"]["TSK-NBL-117"], 189 * 1440 + 540);
    let csv = milepost(folder.path(), &["level", "nbl", "--format", "csv"]);
    assert!(csv.starts_with("id,start,finish,unlevelled_start,unlevelled_finish,delay_min,reason\r\n"));
    assert!(csv.contains("TSK-NBL-117,2026-07-20T09:00,"));
    assert_eq!(plan(folder.path()), before);
}

#[test]
fn an_accepted_proposal_is_one_line_and_is_not_proposed_again() {
    let folder = sample();
    let before = plan(folder.path());
    let said = milepost(folder.path(), &["level", "nbl", "--accept"]);
    let after = plan(folder.path());
    let added: Vec<&str> = after.lines().filter(|line| !before.lines().any(|other| other == *line)).collect();
    assert_eq!(added, ["    start_no_earlier: 2026-07-20"]);
    assert_eq!(after.replacen("    start_no_earlier: 2026-07-20\n", "", 1), before, "comments and all else stay");
    assert!(said.contains("programs/nbl/plan/10-firmware.yaml\n+"), "{said}");
    assert_eq!(milepost(folder.path(), &["level", "nbl", "--accept"]), "");
    assert_eq!(plan(folder.path()), after);
    let json: serde_json::Value =
        serde_json::from_str(&milepost(folder.path(), &["level", "nbl", "--format", "json"])).unwrap();
    assert_eq!(json["makespan_min"], json["cpm_length_min"]);
    assert!(!milepost(folder.path(), &["check", "--format", "json"]).contains("W140"));
}

/// PSPLIB where the oracles are: every instance is feasible and above its bound, and with 1,000 schedules every set comes
/// out better than by any priority rule in one pass, both over the best known lengths and over the critical path.
#[test]
fn psplib_is_levelled_better_than_by_any_rule() {
    let Some(oracles) = std::env::var_os("MILEPOST_ORACLES") else { return };
    let oracles = PathBuf::from(oracles).join("psplib");
    let folder = tempfile::tempdir().unwrap();
    let archive = oracles.join("psplib_public_1020.tar.gz");
    let unpacked = Command::new("tar").arg("xzf").arg(&archive).arg("-C").arg(folder.path()).status().unwrap();
    assert!(unpacked.success(), "{} cannot be unpacked", archive.display());
    let bounds = table(&oracles.join("bounds.csv"));
    let rules = table(&oracles.join("priority_rule_single_pass.csv"));
    // A twelfth of the instances keeps the test within a minute where it is not optimised.
    let every = if cfg!(debug_assertions) { 12 } else { 1 };
    for set in ["j30", "j60", "j90", "j120"] {
        let (mut over_best, mut over_cpm, mut count) = (0.0, 0.0, 0);
        for (name, text) in instances(&folder.path().join(set)).into_iter().step_by(every) {
            let (network, resources) = psplib::parse(&text).unwrap();
            let options = Options { schedules: 1000, ..Options::default() };
            let levelled = level(&network, &resources, &options).unwrap();
            let dates: Vec<_> = levelled.rows.iter().map(|row| (row.start, row.finish)).collect();
            assert_eq!(check(&network, &resources, &dates), [], "{name}");
            assert!(levelled.schedules <= 1000);
            let row = bounds.iter().find(|row| row["instance"] == name).unwrap();
            let number = |column: &str| row[column].parse::<f64>().unwrap();
            let length = ((levelled.finish.0 - network.start.0) / psplib::PERIOD) as f64;
            let cpm = ((levelled.unlevelled.finish.0 - network.start.0) / psplib::PERIOD) as f64;
            assert!((cpm - number("mpm_time_cpm")).abs() < 0.5 && length >= number("best_lb"), "{name}: {length}");
            over_best += length / number("best_ub") - 1.0;
            over_cpm += length / cpm - 1.0;
            count += 1;
        }
        assert!(every > 1 || count == if set == "j120" { 300 } else { 240 }, "{count} instances of {set}");
        for (column, sum) in [("avg_dev_from_best_known_pct", over_best), ("avg_dev_from_cpm_pct", over_cpm)] {
            let average = 100.0 * sum / f64::from(count);
            let by_rules = rules.iter().filter(|row| row["set"] == set).map(|row| row[column].parse::<f64>().unwrap());
            let best = by_rules.fold(f64::INFINITY, f64::min);
            assert!(average < best, "{set}, {column}: {average} against {best}");
        }
    }
}

fn instances(folder: &Path) -> Vec<(String, String)> {
    let mut instances: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    assert!(instances.len() >= 240, "{} instances in {}", instances.len(), folder.display());
    instances.sort();
    instances
}

/// Rows of a table by the names of its columns.
fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let head: Vec<String> = lines.next().unwrap().split(',').map(str::to_owned).collect();
    lines.map(|line| head.iter().cloned().zip(line.split(',').map(str::to_owned)).collect()).collect()
}

/// A need that no date can meet is said, in words and for programs; it holds nobody back.
#[test]
fn a_need_above_what_there_is_is_named() {
    let folder = tempfile::tempdir().unwrap();
    milepost(folder.path(), &["init"]);
    let programs = folder.path().join("programs");
    std::fs::create_dir_all(programs.join("resources")).unwrap();
    std::fs::write(programs.join("resources/lab.yaml"), "id: lab\nname: Lab\ncapacity: 1.5\n").unwrap();
    let plan = programs.join("pilot/plan/10-pilot.yaml");
    let text = std::fs::read_to_string(&plan).unwrap();
    let task = text.lines().find(|line| line.trim_start().starts_with("estimate: 1w")).unwrap();
    let indent = &task[..task.len() - task.trim_start().len()];
    std::fs::write(&plan, text.replacen(task, &format!("{task}\n{indent}resources: {{lab: 3}}"), 1)).unwrap();
    let said: serde_json::Value =
        serde_json::from_str(&milepost(folder.path(), &["level", "pilot", "--format", "json"])).unwrap();
    let unmet = said["unmet"].as_array().unwrap();
    assert_eq!(unmet.len(), 1, "{said}");
    assert_eq!((&unmet[0]["needed"], &unmet[0]["there"]), (&"3".into(), &"1.5".into()));
    assert_eq!(said["moved"], serde_json::json!([]));
}
