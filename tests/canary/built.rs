//! Everything that is built from a portfolio, reader by reader, and what stands in it.

use std::collections::{BTreeMap, BTreeSet};

use milepost::render::assets::Assets;
use milepost::render::engine::Engine;
use milepost::schedule::Now;
use milepost::terms::Scope;
use milepost::time::Instant;
use milepost::{Loaded, audiences, load, mails, site};

use super::mime::decoded;
use super::table::rows;
use super::world::{Place, Written};

/// What one reader gets, by file.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// Bytes by path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Mails as they are sent, by name; `files` holds them decoded.
    pub(crate) mails: BTreeMap<String, Vec<u8>>,
}

/// A clock that must not matter: the portfolio names its data date.
pub(crate) fn now() -> Now {
    Now { as_of: None, clock: Instant(0) }
}

/// The portfolio, read; it has no errors.
pub(crate) fn loaded(written: &Written) -> Loaded {
    let loaded = load(written, now());
    if loaded.has_errors() {
        let mut text = Vec::new();
        for found in loaded.diagnostics.iter().filter(|found| found.severity == milepost::diagnostics::Severity::Error)
        {
            let place = found.span.map_or_else(String::new, |span| {
                let shown = loaded.files.slice(span);
                format!("{}: `{shown}`", loaded.files.path(span.file))
            });
            text.push(format!("{} {} ({place})", found.code, found.message));
        }
        panic!("{} errors:\n{}", text.len(), text.join("\n"));
    }
    loaded
}

/// Everything for every reader.
pub(crate) fn build(written: &Written) -> Vec<(Scope, Built)> {
    build_with(written, true)
}

/// Sites for every reader, and mails where they are asked for.
pub(crate) fn build_with(written: &Written, with_mails: bool) -> Vec<(Scope, Built)> {
    let loaded = loaded(written);
    let assets = Assets::new(BTreeMap::default());
    let engine = Engine::new(&assets).unwrap();
    let mails = if with_mails { mails(&loaded, &engine).unwrap().mails } else { Vec::new() };
    audiences(&loaded.portfolio)
        .into_iter()
        .map(|scope| {
            let folder = site(&loaded, &scope, &assets, &engine).unwrap();
            let files = folder.files.into_iter().map(|(path, bytes)| (format!("{}/{path}", folder.name), bytes));
            let mut built = Built { files: files.collect(), mails: BTreeMap::new() };
            for (name, bytes) in &mails {
                if reader(name, written, &loaded) == scope {
                    built.files.insert(format!("outbox/{name}"), decoded(bytes));
                    built.mails.insert(name.clone(), bytes.clone());
                }
            }
            (scope, built)
        })
        .collect()
}

/// For whom a mail is: its name holds the token of its entry, of which there is one a reader.
fn reader(name: &str, written: &Written, loaded: &Loaded) -> Scope {
    let rows = rows();
    let is_entry = |place: &&Place| rows[place.row].entity == "mail" && rows[place.row].field == "name";
    let found = tokens_in(name.as_bytes(), written);
    let place = found.iter().filter_map(|token| written.tokens.get(token)).find(is_entry).unwrap();
    match place.instance {
        0 => Scope::Executive,
        1 => Scope::Internal,
        _ => Scope::Customer(loaded.portfolio.programs[place.program].customer.clone()),
    }
}

impl Built {
    /// The tokens that stand in it, each with the first file in which it does.
    pub(crate) fn tokens(&self, written: &Written) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for (path, bytes) in &self.files {
            let both = tokens_in(path.as_bytes(), written).into_iter().chain(tokens_in(bytes, written));
            for token in both {
                found.entry(token).or_insert_with(|| path.clone());
            }
        }
        found
    }
}

/// The tokens in some bytes: words in any case, numbers with or without marks between thousands.
pub(crate) fn tokens_in(bytes: &[u8], written: &Written) -> BTreeSet<String> {
    const PREFIX: &[u8] = b"cnry";
    const LENGTH: usize = 7;
    let lower = bytes.to_ascii_lowercase();
    let mut found = BTreeSet::new();
    for (at, window) in lower.windows(LENGTH).enumerate() {
        if window.starts_with(PREFIX) {
            let token = String::from_utf8_lossy(window).into_owned();
            assert!(written.tokens.contains_key(&token), "`{token}` at {at} was never written");
            found.insert(token);
        }
    }
    let mut digits = String::new();
    let mut before = b' ';
    for (at, byte) in lower.iter().enumerate() {
        let next_is_digit = lower.get(at + 1).is_some_and(u8::is_ascii_digit);
        match byte {
            b'0'..=b'9' => digits.push(char::from(*byte)),
            b',' if !digits.is_empty() && next_is_digit => {}
            _ => {
                if before != b'.' && written.tokens.contains_key(&digits) {
                    found.insert(digits.clone());
                }
                digits.clear();
                before = *byte;
            }
        }
    }
    found
}

/// The first difference between two outputs, in words.
pub(crate) fn first_difference(before: &Built, after: &Built) -> Option<String> {
    let paths: BTreeSet<&String> = before.files.keys().chain(after.files.keys()).collect();
    for path in paths {
        let (Some(old), Some(new)) = (before.files.get(path), after.files.get(path)) else {
            return Some(format!("whether there is {path}"));
        };
        if let Some(at) = (0..old.len().max(new.len())).find(|at| old.get(*at) != new.get(*at)) {
            let around = |bytes: &[u8]| {
                let from = at.saturating_sub(120).min(bytes.len());
                String::from_utf8_lossy(&bytes[from..bytes.len().min(at + 120)]).into_owned()
            };
            return Some(format!("{path} at byte {at}:\n  from …{}…\n  to …{}…", around(old), around(new)));
        }
    }
    None
}
