//! No input makes reading panic or hang: the sample's files, each time with one thing changed.
//!
//! Every change is one an author, a merge or a broken copy could make: a value of another kind, a line lost or doubled, a
//! date far away, a file cut off, control characters, deep nesting. What must hold is that something comes back: a
//! portfolio, and diagnostics that can be printed, each error with its place.

#![allow(clippy::disallowed_methods, reason = "a test reads the sample it changes")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use milepost::diagnostics::{Colouring, print_json, print_text};
use milepost::load;
use milepost::schedule::Now;
use milepost::source::{Listing, ReadError, Tree};
use milepost::time::Instant;
use proptest::prelude::*;

/// Files by path, as a tree.
#[derive(Clone, Default)]
struct Memory {
    files: BTreeMap<String, String>,
}

impl Tree for Memory {
    fn list(&self) -> Listing {
        Listing { files: self.files.keys().cloned().collect(), problems: Vec::new() }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let text = self.files.get(path);
        text.map(|text| text.clone().into_bytes()).ok_or_else(|| ReadError::Unreadable("no such file".to_owned()))
    }

    fn shown(&self, path: &str) -> String {
        path.to_owned()
    }
}

/// The shared files and the smallest program of the sample.
static SAMPLE: LazyLock<Memory> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
    let mut memory = Memory::default();
    for folder in ["", "people", "customers", "calendars", "sla", "recipes", "bhb"] {
        add(&root, &root.join(folder), !folder.is_empty(), &mut memory);
    }
    memory
});

fn add(root: &Path, folder: &Path, deep: bool, memory: &mut Memory) {
    for entry in fs::read_dir(folder).expect("a folder of the sample") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if deep {
                add(root, &path, deep, memory);
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path.strip_prefix(root).expect("inside the sample");
            memory.files.insert(name.to_string_lossy().replace('\\', "/"), text);
        }
    }
}

/// Values that have gone wrong somewhere.
const VALUES: &[&str] = &[
    "",
    "~",
    "[]",
    "{}",
    "[[]]",
    "{a: {b: c}}",
    "true",
    "-1",
    "0",
    "1e308",
    "99999999999999999999",
    "9999-12-31",
    "0000-01-01",
    "1970-01-01",
    "2026-02-30",
    "999999w",
    "0d",
    "1d/1d/1d",
    "999999ed",
    "TSK-BHB-110",
    "MS-BHB-POC FS-999999w",
    "[TSK-BHB-110 FS+9999%]",
    "[MS-BHB-POC]",
    "\"\"",
    "\"{{\"",
    "\"{{MS-BHB-POC.\"",
    "\"**\"",
    "\"\\u0000\"",
    "Asia/Taipei",
    "{from: 0000-01-01, to: 9999-12-31}",
    "[{from: 0001-01-01, to: 9999-12-31, hours: [\"00:00-24:00\"]}]",
    "{zh: 甲, en: b}",
    "\"2026-06-12T18:00+08:00\"",
    "9999-12-31T23:59+00:00",
    "2026-W24",
    "customer",
    "none",
];

/// The text with one line changed.
fn changed(text: &str, line: usize, change: u8, value: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return value.to_owned();
    }
    let at = line % lines.len();
    match change % 8 {
        0 => {
            lines.remove(at);
        }
        1 => {
            let twice = lines[at].clone();
            lines.insert(at, twice);
        }
        // The value of the line's first key, or of one inside its braces.
        2 => {
            let key = lines[at].split(':').next().unwrap_or_default().to_owned();
            lines[at] = format!("{key}: {value}");
        }
        // The file ends in the middle of a line.
        4 => {
            lines.truncate(at + 1);
            let half = lines[at].chars().count() / 2;
            lines[at] = lines[at].chars().take(half).collect();
            return lines.join("\n");
        }
        // Bytes that no editor shows.
        5 => {
            let half = lines[at].char_indices().nth(lines[at].chars().count() / 2).map_or(0, |(start, _)| start);
            lines[at].insert_str(half, ["\u{0}", "\u{1b}[31m", "\u{85}", "\u{202e}", "\u{feff}", "\r", "\t"][line % 7]);
        }
        // A value nested deeper than anybody writes.
        6 => {
            let key = lines[at].split(':').next().unwrap_or_default().to_owned();
            let deep = 1 + line % 3000;
            lines[at] = format!("{key}: {}{}", "[".repeat(deep), "]".repeat(deep));
        }
        // A piece of the file stands somewhere else, as after a merge by hand.
        7 => {
            let piece: Vec<String> = lines.iter().take(at).skip(at / 2).cloned().collect();
            lines.extend(piece);
        }
        _ => {
            let whole = lines[at].clone();
            let inside = whole.match_indices(": ").nth(line / lines.len() % 4 + 1);
            if let Some((start, _)) = inside {
                let rest = whole[start + 2..].find([',', '}', ']']).map_or("", |end| &whole[start + 2 + end..]);
                lines[at] = format!("{}: {value}{rest}", &whole[..start]);
            }
        }
    }
    lines.join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_changed_reading_ends(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<usize>(), any::<u8>(), prop::sample::select(VALUES)), 1..6)
    ) {
        let mut memory = SAMPLE.clone();
        for (file, line, change, value) in changes {
            let path = file.get(&memory.files.keys().cloned().collect::<Vec<_>>()).clone();
            if let Some(text) = memory.files.get_mut(&path) {
                *text = changed(text, line % 10_000, change, value);
            }
        }
        let loaded = load(&memory, Now { as_of: None, clock: Instant(0) });
        let printed = print_text(&loaded.diagnostics, &loaded.files, Colouring::Plain);
        prop_assert_eq!(printed.is_empty(), loaded.diagnostics.is_empty());
        let placeless = loaded.diagnostics.iter().find(|found| found.is_error() && found.span.is_none());
        prop_assert!(placeless.is_none(), "{placeless:?}");
        prop_assert!(!printed.contains('\u{1b}') && !printed.contains('\u{202e}'), "{printed}");
        prop_assert!(print_json(&loaded.diagnostics, &loaded.files).starts_with('['));
    }
}
