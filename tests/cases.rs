//! Case folders: `tests/cases/<topic>/<case>/` with `input/` (a folder of program files), `case.yaml` and `expected/`.
//!
//! Adding a case means adding a folder. `case.yaml` holds `purpose`, one sentence; `also`, codes that the input shows
//! beside the one in its name; and `prepare`, what git cannot hold: `large: PATH` writes a file above the size limit,
//! `links: {PATH: TARGET}` symbolic links, `raw_name: FOLDER` a file whose name is not UTF-8. A case with `prepare` is
//! copied to a temporary folder first.
//!
//! `MILEPOST_BLESS=1 cargo test --test cases` rewrites what is expected; the difference is reviewed like code. What is
//! expected and missing, or there and not expected, fails.

#![allow(clippy::disallowed_methods, reason = "a test reads its cases and its switch, and writes what is accepted")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use milepost::diagnostics::{Code, Colouring, Diagnostic, FileId, Files, print_text};
use milepost::load;
use milepost::schedule::Now;
use milepost::source::{Folder, Node, SIZE_LIMIT, parse_yaml};
use milepost::time::Instant;

/// Codes that `check` never says, and that therefore own no case here: both are said as mails are made:
/// `tests/mail.rs` has W122, `tests/cli.rs` E037. A case that is added makes the test ask for its code to be taken out here.
const WITHOUT_CASE: &[&str] = &["E037", "W122"];

/// What stands in a topic.
const SHAPE: &str =
    "a case is a folder `CODE-name-in-words` with `case.yaml`, `input/` and `expected/`, and nothing else";

#[test]
fn every_case_says_what_is_expected() {
    let bless = std::env::var_os("MILEPOST_BLESS").is_some();
    let mut failures = Vec::new();
    for folder in cases("errors") {
        if let Err(failure) = run(&folder, bless) {
            failures.push(format!("{}\n{failure}", folder.display()));
        }
    }
    assert!(
        failures.is_empty(),
        "{} cases fail; `MILEPOST_BLESS=1 cargo test --test cases` accepts what they say now\n\n{}",
        failures.len(),
        failures.join("\n\n")
    );
}

#[test]
fn every_code_owns_a_case() {
    let owned: BTreeSet<String> = cases("errors").iter().map(|folder| code_of(folder)).collect();
    let all: BTreeSet<String> = Code::ALL.iter().map(ToString::to_string).collect();
    let missing: Vec<&str> = all.difference(&owned).map(String::as_str).collect();
    assert_eq!(missing, WITHOUT_CASE, "codes without a case");
    let strange: Vec<&String> = owned.difference(&all).collect();
    assert!(strange.is_empty(), "cases of no code: {strange:?}");
}

#[test]
fn nothing_stands_among_the_cases_that_is_none() {
    let root = root();
    let topics = names(&root);
    assert_eq!(topics, ["errors"], "a topic is a folder that a test walks");
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        // What is expected is being written meanwhile.
        return;
    }
    let wrong: Vec<String> = cases("errors")
        .iter()
        .filter_map(|folder| Some(format!("{}: {}", folder.display(), misshapen(folder)?)))
        .collect();
    assert!(wrong.is_empty(), "{SHAPE}\n{}", wrong.join("\n"));
}

#[test]
fn a_folder_of_another_shape_is_told() {
    let made = tempfile::tempdir().expect("a temporary folder");
    let make = |name: &str, inside: &[&str]| {
        let folder = made.path().join(name);
        for path in inside {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("inside the case")).expect("a folder");
            fs::write(&path, "x: 1\n").expect("a file");
        }
        misshapen(&folder)
    };
    let whole = ["case.yaml", "expected/diagnostics.txt", "input/portfolio.yaml"];
    assert_eq!(make("E001-good", &whole), None);
    assert_eq!(make("W999-of-no-code", &whole), Some("`W999` is no code".to_owned()));
    assert_eq!(make("E001", &whole), Some("the name says nothing but the code".to_owned()));
    assert_eq!(make("E002-Loud", &whole), Some("the name is not in lower-case words".to_owned()));
    let holds = |what: &str| Some(format!("holds {what}"));
    assert_eq!(make("E003-empty-input", &whole[..2]), holds(r#"["case.yaml", "expected"]"#));
    let more = ["case.yaml", "expected/diagnostics.txt", "input/a.yaml", "E001-lost/case.yaml"];
    assert_eq!(make("E004-nested", &more), holds(r#"["E001-lost", "case.yaml", "expected", "input"]"#));
    fs::write(made.path().join("E005-a-file"), "").expect("a file");
    assert_eq!(misshapen(&made.path().join("E005-a-file")), Some("is not a folder".to_owned()));
}

/// In what a path among the cases is not a case.
fn misshapen(path: &Path) -> Option<String> {
    if !path.is_dir() {
        return Some("is not a folder".to_owned());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (code, words) = name.split_once('-').unwrap_or((&name, ""));
    if !Code::ALL.iter().any(|known| known.name() == code) {
        return Some(format!("`{code}` is no code"));
    }
    if words.is_empty() {
        return Some("the name says nothing but the code".to_owned());
    }
    if !words.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        return Some("the name is not in lower-case words".to_owned());
    }
    let inside = names(path);
    (inside != ["case.yaml", "expected", "input"]).then(|| format!("holds {inside:?}"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder of cases");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// All that stands in a topic, sorted.
fn cases(topic: &str) -> Vec<PathBuf> {
    let root = root().join(topic);
    names(&root).into_iter().map(|name| root.join(name)).collect()
}

/// The code in a case's name: `E005-dependency-cycle`.
fn code_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.split('-').next().unwrap_or_default().to_owned()
}

/// What `case.yaml` says.
struct Case {
    also: Vec<String>,
    large: Option<String>,
    links: Vec<(String, String)>,
    raw_name: Option<String>,
}

impl Case {
    fn read(folder: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(folder.join("case.yaml")).map_err(|error| format!("case.yaml: {error}"))?;
        let node =
            parse_yaml(FileId(0), &text, 0..text.len()).map_err(|found| format!("case.yaml: {}", found[0].message))?;
        let known = ["purpose", "also", "prepare"];
        for entry in node.as_mapping().unwrap_or_default() {
            if !known.contains(&entry.key.value.as_str()) {
                return Err(format!("case.yaml: unknown key `{}`", entry.key.value));
            }
        }
        word(node.get("purpose")).ok_or("case.yaml: `purpose` is missing")?;
        let prepare = node.get("prepare");
        let links = prepare.and_then(|prepare| prepare.get("links")).and_then(Node::as_mapping);
        let links = links.unwrap_or_default().iter();
        Ok(Self {
            also: node
                .get("also")
                .and_then(Node::as_sequence)
                .unwrap_or_default()
                .iter()
                .filter_map(|item| word(Some(item)))
                .collect(),
            large: word(prepare.and_then(|prepare| prepare.get("large"))),
            links: links.filter_map(|entry| Some((entry.key.value.clone(), word(Some(&entry.value))?))).collect(),
            raw_name: word(prepare.and_then(|prepare| prepare.get("raw_name"))),
        })
    }

    /// What git cannot hold, added to a copy of the input.
    fn prepare(&self, folder: &Path) {
        if let Some(path) = &self.large {
            let size = usize::try_from(SIZE_LIMIT).expect("the limit fits memory");
            fs::write(folder.join(path), vec![b'#'; size + 1]).expect("a large file");
        }
        #[cfg(target_os = "linux")]
        {
            use std::os::unix::ffi::OsStrExt;
            for (path, target) in &self.links {
                std::os::unix::fs::symlink(target, folder.join(path)).expect("a link");
            }
            if let Some(inside) = &self.raw_name {
                let name = std::ffi::OsStr::from_bytes(b"lin-wei\xff.yaml");
                fs::write(folder.join(inside).join(name), "id: lin-wei\n").expect("a file");
            }
        }
    }

    fn is_plain(&self) -> bool {
        self.large.is_none() && self.links.is_empty() && self.raw_name.is_none()
    }
}

fn word(node: Option<&Node>) -> Option<String> {
    node.and_then(Node::as_scalar).map(|scalar| scalar.text.clone())
}

fn run(folder: &Path, bless: bool) -> Result<(), String> {
    if !bless && let Some(wrong) = misshapen(folder) {
        return Err(format!("{wrong}; {SHAPE}"));
    }
    let case = Case::read(folder)?;
    if !case.is_plain() && !cfg!(target_os = "linux") {
        // Other systems refuse such names, or ask for rights to make a link.
        return Ok(());
    }
    let input = folder.join("input");
    let copy = tempfile::tempdir().map_err(|error| error.to_string())?;
    let at = if case.is_plain() {
        input
    } else {
        copy_tree(&input, copy.path()).map_err(|error| error.to_string())?;
        case.prepare(copy.path());
        copy.path().to_path_buf()
    };
    let (found, files) = diagnose(&at)?;
    check_codes(folder, &case, &found)?;
    let shown = format!("{}/", at.display());
    let printed = print_text(&found, &files, Colouring::Plain).replace(&shown, "programs/");
    // The folder itself, where a message names it.
    let printed = printed.replace(shown.trim_end_matches('/'), "programs");
    compare(folder, &printed, bless)
}

/// The diagnostics of a folder, as the `check` command finds them.
fn diagnose(folder: &Path) -> Result<(Vec<Diagnostic>, Files), String> {
    let opened = Folder::open(folder).map_err(|error| error.to_string())?;
    let now = Now { as_of: None, clock: Instant(0) };
    let loaded = load(&opened, now);
    Ok((loaded.diagnostics, loaded.files))
}

/// The case shows its own code, and no other that it does not name.
fn check_codes(folder: &Path, case: &Case, found: &[Diagnostic]) -> Result<(), String> {
    let shown: BTreeSet<String> = found.iter().map(|found| found.code.to_string()).collect();
    let mut wanted: BTreeSet<String> = case.also.iter().cloned().collect();
    wanted.insert(code_of(folder));
    if shown == wanted {
        Ok(())
    } else {
        let messages: Vec<String> = found.iter().map(|found| format!("{}: {}", found.code, found.message)).collect();
        Err(format!("shows {shown:?}, should show {wanted:?}:\n{}", messages.join("\n")))
    }
}

/// Compares with `expected/`, which holds `diagnostics.txt` and nothing else.
fn compare(folder: &Path, printed: &str, bless: bool) -> Result<(), String> {
    let expected = folder.join("expected");
    let file = expected.join("diagnostics.txt");
    if bless {
        fs::create_dir_all(&expected).map_err(|error| error.to_string())?;
        fs::write(&file, printed).map_err(|error| error.to_string())?;
    }
    let strays: Vec<String> = fs::read_dir(&expected)
        .map_err(|error| format!("expected: {error}"))?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| name != "diagnostics.txt")
        .collect();
    if !strays.is_empty() {
        return Err(format!("not expected in `expected`: {strays:?}"));
    }
    let wanted = fs::read_to_string(&file).map_err(|error| format!("diagnostics.txt: {error}"))?;
    if wanted == printed { Ok(()) } else { Err(format!("--- expected\n{wanted}\n--- found\n{printed}")) }
}

fn copy_tree(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
