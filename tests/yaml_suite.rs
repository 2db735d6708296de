//! The YAML test suite (yaml/yaml-test-suite, data branch) against the reader.
//!
//! Needs the folder named by `MILEPOST_ORACLES`; without that variable the test says so and passes. What must fail
//! fails with a place; what parses agrees with the suite's JSON; what the reader refuses as beyond its subset really
//! is. The counts are fixed, so that the subset cannot shrink unseen.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use milepost::diagnostics::{Code, Diagnostic, FileId, Files};
use milepost::source::{Node, Scalar, Value, parse_yaml};
use serde_json::Value as Json;

/// Inputs of the suite by what has to come out of them.
const EXPECTED: [(&str, usize); 4] =
    [("agrees with its JSON", 201), ("beyond the subset", 106), ("must fail", 94), ("parses, has no JSON", 1)];

#[test]
#[allow(clippy::print_stderr, reason = "says that the suite was not run")]
fn the_yaml_test_suite() {
    let Some(oracles) = std::env::var_os("MILEPOST_ORACLES") else {
        eprintln!("MILEPOST_ORACLES is not set: the YAML test suite was not run");
        return;
    };
    let archive = Path::new(&oracles).join("torture/yaml-test-suite-data.tar.zst");
    assert!(archive.is_file(), "{} is missing", archive.display());
    let unpacked = tempfile::tempdir().unwrap();
    let status = Command::new("tar")
        .arg("--zstd")
        .arg("-xf")
        .arg(&archive)
        .arg("-C")
        .arg(unpacked.path())
        .status()
        .expect("`tar` and `zstd` are installed");
    assert!(status.success(), "{} cannot be unpacked", archive.display());

    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in cases(unpacked.path()) {
        match judge(&case) {
            Ok(outcome) => *counts.entry(outcome).or_default() += 1,
            Err(reason) => wrong.push(format!("{}: {reason}", case.name)),
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(counts, BTreeMap::from(EXPECTED));
}

struct Case {
    name: String,
    yaml: String,
    json: Option<String>,
    events: String,
    must_fail: bool,
}

fn cases(folder: &Path) -> Vec<Case> {
    let read = |path: PathBuf| fs::read_to_string(path).ok();
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_name() == "in.yaml")
        .map(|entry| {
            let here = entry.path().parent().unwrap();
            Case {
                name: here.strip_prefix(folder).unwrap().display().to_string(),
                yaml: fs::read_to_string(entry.path()).unwrap(),
                json: read(here.join("in.json")),
                events: read(here.join("test.event")).unwrap_or_default(),
                must_fail: here.join("error").exists(),
            }
        })
        .collect()
}

/// What came out of a case, or what is wrong with it.
fn judge(case: &Case) -> Result<&'static str, String> {
    match parse(&case.yaml) {
        Ok(tree) if case.must_fail => Err(format!("must fail, gives {tree:?}")),
        Ok(tree) => match &case.json {
            None => Ok("parses, has no JSON"),
            Some(json) => {
                // A text without a document has an empty JSON file.
                let json: Json = match json.as_str() {
                    "" => Json::Null,
                    json => serde_json::from_str(json).map_err(|e| e.to_string())?,
                };
                if agrees(&tree, &json) {
                    Ok("agrees with its JSON")
                } else {
                    Err(format!("{json} expected, gives {tree:?}"))
                }
            }
        },
        Err(found) => {
            located(&case.yaml, &found)?;
            let only_unsupported = found.iter().all(|d| d.code == Code::E026);
            if case.must_fail {
                Ok("must fail")
            } else if only_unsupported && is_beyond_the_subset(case) {
                Ok("beyond the subset")
            } else {
                Err(format!("refused: {found:?}"))
            }
        }
    }
}

/// Parses on a thread of its own, so that a hang is a failure.
fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
    let (sender, receiver) = mpsc::channel();
    let text = text.to_owned();
    std::thread::spawn(move || sender.send(parse_yaml(FileId(0), &text, 0..text.len())));
    receiver.recv_timeout(Duration::from_secs(20)).expect("neither panics nor hangs")
}

fn located(text: &str, found: &[Diagnostic]) -> Result<(), String> {
    let mut files = Files::new();
    let file = files.add("in.yaml", text);
    for diagnostic in found {
        let span = diagnostic.span.ok_or("without a place")?;
        let fits = text.get(span.start as usize..span.end as usize).is_some();
        let lines = text.split('\n').count();
        if !fits || files.location(file, span.start).line as usize > lines {
            return Err(format!("place outside the text: {diagnostic:?}"));
        }
    }
    (!found.is_empty()).then_some(()).ok_or_else(|| "no diagnostic".into())
}

/// True if the suite's own events show an anchor, alias, tag, further document or key that is not a text, or its
/// text a directive.
fn is_beyond_the_subset(case: &Case) -> bool {
    let lines = || case.events.lines().map(str::trim_start);
    let documents = lines().filter(|line| line.starts_with("+DOC")).count();
    let has_property = lines().any(|line| {
        let mut words = line.split(' ').skip(1).filter(|word| !matches!(*word, "[]" | "{}"));
        line.starts_with("=ALI") || words.next().is_some_and(|word| word.starts_with(['&', '<']))
    });
    let has_directive = case.yaml.lines().any(|line| line.starts_with('%'));
    documents > 1 || has_property || has_directive || has_odd_key(&case.events)
}

/// True if a mapping of the events has a key that is a list, a mapping or nothing.
fn has_odd_key(events: &str) -> bool {
    // For every open collection: `None` for a list, else whether a key comes next.
    let mut open: Vec<Option<bool>> = Vec::new();
    for line in events.lines().map(str::trim_start) {
        let begins = line.starts_with("+MAP") || line.starts_with("+SEQ");
        let ends = line.starts_with("-MAP") || line.starts_with("-SEQ");
        if ends {
            open.pop();
        }
        let is_node = begins || line.starts_with('=');
        if let (true, Some(Some(key_next))) = (is_node, open.last_mut()) {
            if *key_next && (begins || line == "=VAL :") {
                return true;
            }
            *key_next = !*key_next;
        }
        if begins {
            open.push(line.starts_with("+MAP").then_some(true));
        }
    }
    false
}

fn agrees(node: &Node, json: &Json) -> bool {
    match (&node.value, json) {
        (Value::Null, Json::Null) => true,
        (Value::Scalar(scalar), json) => scalar_agrees(scalar, json),
        (Value::Sequence(items), Json::Array(expected)) => {
            items.len() == expected.len() && items.iter().zip(expected).all(|(a, b)| agrees(a, b))
        }
        (Value::Mapping(entries), Json::Object(expected)) => {
            entries.len() == expected.len()
                && entries.iter().all(|entry| {
                    let value = expected.get(&entry.key.value);
                    value.is_some_and(|value| agrees(&entry.value, value))
                })
        }
        _ => false,
    }
}

fn scalar_agrees(scalar: &Scalar, json: &Json) -> bool {
    match json {
        Json::Bool(expected) => scalar.as_bool() == Some(*expected),
        Json::Number(expected) => scalar.as_float() == expected.as_f64(),
        Json::String(expected) => {
            let is_text = scalar.as_bool().is_none() && scalar.as_float().is_none();
            is_text && scalar.text == *expected
        }
        _ => false,
    }
}
