//! `milepost import p6`: P6's dates and floats come out as P6 stored them.
//!
//! The public plans need the folder named by `MILEPOST_ORACLES`; without that variable their tests say so and pass. With
//! it a missing file fails.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

#[path = "p6/carried.rs"]
mod carried;
#[path = "p6/robust.rs"]
mod robust;
#[path = "p6/rules.rs"]
mod rules;
#[path = "p6/xer.rs"]
mod xer;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;

use xer::Xer;

fn milepost(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("milepost").unwrap();
    let output = command.current_dir(folder).env("NO_COLOR", "1").args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Imports a file and gives its schedule by `uid`, as the command prints it.
fn imported(file: &[u8], more: &[&str]) -> BTreeMap<String, BTreeMap<String, String>> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.xer"), file).unwrap();
    let args = [&["import", "p6", "plan.xer", "--program", "plan", "--out", "plans"], more].concat();
    let (code, _, err) = milepost(folder.path(), &args);
    assert_eq!(code, 0, "{err}");
    let (code, csv, err) = milepost(folder.path(), &["schedule", "plan", "--programs", "plans", "--format", "csv"]);
    assert_eq!(code, 0, "{err}");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    rows.into_iter().map(|row| (row["uid"].clone(), row)).collect()
}

/// A file of the folder of oracles; nothing where no folder is named.
#[allow(clippy::print_stderr, reason = "says that the oracle was not asked")]
fn oracle(name: &str) -> Option<Vec<u8>> {
    let Some(folder) = std::env::var_os("MILEPOST_ORACLES") else {
        eprintln!("MILEPOST_ORACLES is not set: {name} was not asked");
        return None;
    };
    let path = PathBuf::from(folder).join("p6").join(name);
    Some(fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Every activity of a public plan that is not done: early start, early finish and total float, to the minute. P6's own
/// answer stands in a neutral form beside the file.
fn agrees_with_p6(plan: &str, n_activities: usize) {
    let Some(packed) = oracle(&format!("{plan}.sanitised.xer.xz")) else { return };
    let mut file = Vec::new();
    lzma_rs::xz_decompress(&mut BufReader::new(packed.as_slice()), &mut file).unwrap();
    let mut text = String::new();
    GzDecoder::new(oracle(&format!("{plan}.json.gz")).unwrap().as_slice()).read_to_string(&mut text).unwrap();
    let answer: Value = serde_json::from_str(&text).unwrap();
    let rows = imported(&file, &[]);
    let mut wrong = Vec::new();
    let mut n_compared = 0;
    for task in answer["tasks"].as_array().unwrap() {
        if task["summary"].as_bool().unwrap() || !task["actual_finish"].is_null() {
            continue;
        }
        n_compared += 1;
        let stored = &task["stored"];
        let row = &rows[&task["uid"].to_string()];
        let float = stored["total_slack_min"].as_f64().unwrap().round();
        let theirs = (stored["early_start"].as_str().unwrap(), stored["early_finish"].as_str().unwrap(), float);
        let ours = (row["early_start"].as_str(), row["early_finish"].as_str(), row["total_float_min"].parse().unwrap());
        if ours != theirs {
            wrong.push(format!("{} {}: ours {ours:?}, P6's {theirs:?}", task["uid"], task["name"]));
        }
    }
    assert_eq!(n_compared, n_activities);
    assert!(wrong.is_empty(), "{} of {n_compared} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_activity_of_mdl4ra() {
    agrees_with_p6("MDL4RA", 62);
}

/// Three of the 51 differ by one minute without `start_to_finish: overlap`: 80996, which a start-to-finish link holds;
/// 80994, from which the link comes; and 81002, which follows. P6 writes 08:01 there. A finish is to P6 the last minute
/// worked, and 80996 must still be at work in the minute in which 80994 starts.
#[test]
fn every_activity_of_construction51() {
    agrees_with_p6("construction51", 51);
}

#[test]
fn a_file_may_come_packed_and_in_any_encoding() {
    let plan = Xer::new().task("1", 8, &[("task_name", "Größe")]).text();
    let name = |file: &[u8], more: &[&str]| imported(file, more)["1"]["name"].clone();
    let one_byte: Vec<u8> = plan.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let marked: Vec<u8> = [0xfeff].into_iter().chain(plan.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    std::io::Write::write_all(&mut packer, plan.as_bytes()).unwrap();
    for file in
        [plan.as_bytes().to_vec(), plan.replace('\n', "\r\n").into_bytes(), one_byte, marked, packer.finish().unwrap()]
    {
        assert_eq!(name(&file, &[]), "Größe");
    }
    let [before, after] = ["", ""].map(|_| Vec::new());
    let mut gbk: Vec<u8> = [before, plan.replace("Größe", "@").into_bytes(), after].concat();
    let at = gbk.iter().position(|byte| *byte == b'@').unwrap();
    gbk.splice(at..=at, [0xb5, 0xd8, 0xbb, 0xf9]);
    assert_eq!(name(&gbk, &["--encoding", "gbk"]), "地基");
}

#[test]
fn the_rules_of_p6_are_written_as_options() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.xer"), Xer::new().task("A1000", 8, &[]).text()).unwrap();
    let (code, out, err) =
        milepost(folder.path(), &["import", "p6", "plan.xer", "--program", "plan", "--out", "plans"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("Not carried:"), "{out}");
    let program = fs::read_to_string(folder.path().join("plans/plan/program.yaml")).unwrap();
    let said = "schedule: {lag_calendar: predecessor, float: finish, milestones: snap, start_lag: remaining, \
                start_to_finish: overlap, out_of_sequence: through, early_start: remaining}";
    assert!(program.contains(said) && program.contains("data_date: 2024-01-08T08:00"), "{program}");
    let (code, _, err) = milepost(folder.path(), &["check", "--programs", "plans"]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn a_project_or_an_encoding_that_is_not_there_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.xer"), Xer::new().task("1", 8, &[]).text()).unwrap();
    let import = ["import", "p6", "plan.xer", "--program", "plan", "--out", "plans"];
    let (code, _, err) = milepost(folder.path(), &[&import[..], &["--project", "Ten"]].concat());
    assert_eq!(code, 1);
    assert!(err.contains("plan.xer: there is no project `Ten` in it; it holds `Nine`"), "{err}");
    let (code, _, err) = milepost(folder.path(), &[&import[..], &["--encoding", "morse"]].concat());
    assert_eq!(code, 2);
    assert!(err.contains("`morse`"), "{err}");
    assert!(!folder.path().join("plans").exists());
}
