//! Imports run one way: a module names only what stands to its left, and the ground.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const LAYERS: [&str; 12] = [
    "source", "model", "schedule", "audience", "metrics", "history", "view", "render", "publish", "exchange", "cli",
    "main",
];
/// The ground, in the order in which it may use itself.
const GROUND: [&str; 4] = ["time", "diagnostics", "text", "terms"];
/// Never named by these, wherever they stand.
const FORBIDDEN: [(&str, &[&str]); 4] = [
    ("metrics", &["model", "schedule", "source"]),
    ("view", &["model", "schedule", "source"]),
    ("render", &["model", "schedule", "source", "audience", "metrics"]),
    ("exchange", &["audience", "metrics", "history", "view", "render", "publish"]),
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules of this crate that a file names, by `crate::NAME`, comments and tests left out.
fn named(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn imports_run_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    let order: BTreeMap<&str, usize> =
        GROUND.iter().chain(&LAYERS).enumerate().map(|(index, name)| (*name, index)).collect();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for file in files {
        let relative = file.strip_prefix(&src).unwrap();
        let layer = relative.iter().next().unwrap().to_string_lossy().replace(".rs", "");
        let Some(own) = order.get(layer.as_str()) else { continue };
        for name in named(&std::fs::read_to_string(&file).unwrap()) {
            let Some(other) = order.get(name.as_str()) else { continue };
            seen += 1;
            let forbidden = FORBIDDEN.iter().any(|(who, whom)| *who == layer && whom.contains(&name.as_str()));
            if other > own || forbidden {
                wrong.push(format!("{} names `{name}`", relative.display()));
            }
        }
    }
    assert!(seen > 100, "only {seen} imports were found: the reader of `crate::` is broken");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_imports_finds_them() {
    assert_eq!(named("use crate::model::Task;\n// crate::view\nlet x = crate::time::now();"), ["model", "time"]);
}
