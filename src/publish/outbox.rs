//! The outbox: a folder of mails that a person looks through, adds to and clears.
//!
//! What always holds: a list beside the mails says which of them we wrote, with what content. Those are replaced, and
//! removed where their entry is gone; a file that is not on the list, or was changed since, is never touched. All new
//! mails are on disk before the first one takes its place, and the list names old and new ones while they change
//! places, so that a run that was cut short leaves nothing that the next one takes for a stranger's.

#![expect(clippy::disallowed_methods, reason = "publish is the layer that writes")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::PublishError;
use super::lock::lock;

/// The list: a line for whoever finds it, then `HASH NAME` of every mail.
const LIST: &str = ".milepost-mails";
const LIST_HEAD: &str = "# Mails written by milepost. The next run replaces them, unless they were changed.\n";
/// New mails wait here until all of them are written.
const WAITING: &str = ".new-mails";

/// What a run did to the outbox besides writing its mails.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Posted {
    /// Mails of an earlier run whose entry is gone: removed.
    pub removed: Vec<String>,
    /// Mails that somebody changed: left as they are, in place of ours where there is a new one.
    pub left: Vec<String>,
}

/// Writes mails into the outbox in place of those that an earlier run wrote.
///
/// # Errors
/// A file of the same name that we did not write, another run at work, or a disk that refuses. Where a file stands in
/// the way nothing is written at all.
pub fn write_outbox(outbox: &Path, mails: &[(String, Vec<u8>)]) -> Result<Posted, PublishError> {
    fs::create_dir_all(outbox).map_err(|error| PublishError::io("create", outbox, &error))?;
    let _lock = lock(outbox)?;
    let ours = read_list(outbox)?;
    let mut posted = Posted::default();
    let mut fresh = Written::new();
    for (name, bytes) in mails {
        let hashes = BTreeSet::from([hash(bytes)]);
        if is_changed(&outbox.join(name), ours.get(name), &hashes)? {
            posted.left.push(name.clone());
        } else {
            fresh.insert(name.clone(), hashes);
        }
    }
    let waiting = outbox.join(WAITING);
    clear(&waiting)?;
    fs::create_dir(&waiting).map_err(|error| PublishError::io("create", &waiting, &error))?;
    let written = || mails.iter().filter(|(name, _)| fresh.contains_key(name));
    for (name, bytes) in written() {
        let path = waiting.join(name);
        fs::write(&path, bytes).map_err(|error| PublishError::io("write", &path, &error))?;
    }
    let mut both = ours.clone();
    for (name, hashes) in &fresh {
        both.entry(name.clone()).or_default().extend(hashes.iter().cloned());
    }
    write_list(outbox, &both)?;
    for (name, _) in written() {
        let place = outbox.join(name);
        fs::rename(waiting.join(name), &place).map_err(|error| PublishError::io("put in place", &place, &error))?;
    }
    let kept: BTreeSet<String> = posted.left.iter().cloned().collect();
    for (name, hashes) in ours.iter().filter(|(name, _)| !fresh.contains_key(*name) && !kept.contains(*name)) {
        let place = outbox.join(name);
        match content(&place)? {
            Content::Absent => {}
            Content::File(found) if hashes.contains(&found) => {
                fs::remove_file(&place).map_err(|error| PublishError::io("remove", &place, &error))?;
                posted.removed.push(name.clone());
            }
            Content::File(_) | Content::Other => posted.left.push(name.clone()),
        }
    }
    // What was changed stays on the list as we wrote it, so that it is known again as changed and not as a stranger's.
    for name in &posted.left {
        fresh.insert(name.clone(), ours.get(name).cloned().unwrap_or_default());
    }
    write_list(outbox, &fresh)?;
    clear(&waiting)?;
    Ok(posted)
}

/// Contents that we wrote, by name; more than one only while mails change places.
type Written = BTreeMap<String, BTreeSet<String>>;

/// What stands at a path.
enum Content {
    Absent,
    /// A plain file, by the hash of its bytes.
    File(String),
    /// A folder, a link.
    Other,
}

fn content(path: &Path) -> Result<Content, PublishError> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Content::Absent),
        Err(error) => Err(PublishError::io("look at", path, &error)),
        Ok(data) if data.is_file() => {
            let bytes = fs::read(path).map_err(|error| PublishError::io("read", path, &error))?;
            Ok(Content::File(hash(&bytes)))
        }
        Ok(_) => Ok(Content::Other),
    }
}

/// Whether a mail that we wrote was changed since. `ours` is what we wrote there before, `fresh` what we are about to.
///
/// # Errors
/// A file that we never wrote.
fn is_changed(place: &Path, ours: Option<&BTreeSet<String>>, fresh: &BTreeSet<String>) -> Result<bool, PublishError> {
    match (content(place)?, ours) {
        (Content::Absent, _) => Ok(false),
        (Content::File(found), _) if fresh.contains(&found) => Ok(false),
        (Content::File(found), Some(ours)) => Ok(!ours.contains(&found)),
        (Content::File(_) | Content::Other, _) => {
            let reason = "it was not written by milepost; move it away, or choose another folder with `--out`";
            Err(PublishError::new("replace", place, reason))
        }
    }
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The list as it stands; lines that are none of ours say nothing.
fn read_list(outbox: &Path) -> Result<Written, PublishError> {
    let path = outbox.join(LIST);
    let bytes = match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Written::new()),
        found => found.map_err(|error| PublishError::io("read", &path, &error))?,
    };
    let mut written = Written::new();
    for line in String::from_utf8_lossy(&bytes).lines() {
        // A name with a folder in it would lead out of the outbox.
        if let Some((hash, name)) = line.split_once(' ')
            && Path::new(name).file_name().is_some_and(|own| own == name)
        {
            written.entry(name.to_owned()).or_default().insert(hash.to_owned());
        }
    }
    Ok(written)
}

fn write_list(outbox: &Path, written: &Written) -> Result<(), PublishError> {
    let mut text = LIST_HEAD.to_owned();
    for (name, hashes) in written {
        for hash in hashes {
            text.push_str(&format!("{hash} {name}\n"));
        }
    }
    let (path, fresh): (PathBuf, PathBuf) = (outbox.join(LIST), outbox.join(WAITING).join(LIST));
    fs::write(&fresh, text).map_err(|error| PublishError::io("write", &fresh, &error))?;
    fs::rename(&fresh, &path).map_err(|error| PublishError::io("put in place", &path, &error))
}

fn clear(waiting: &Path) -> Result<(), PublishError> {
    match fs::remove_dir_all(waiting) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(PublishError::io("remove", waiting, &error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(name: &str, text: &str) -> (String, Vec<u8>) {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    fn names(outbox: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(outbox)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort();
        names
    }

    fn read(outbox: &Path, name: &str) -> String {
        fs::read_to_string(outbox.join(name)).unwrap()
    }

    #[test]
    fn a_run_replaces_what_the_run_before_wrote_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let outbox = folder.path().join("outbox");
        write_outbox(&outbox, &[mail("w1.eml", "1"), mail("same.eml", "1")]).unwrap();
        fs::write(outbox.join("draft.eml"), "mine").unwrap();
        let posted = write_outbox(&outbox, &[mail("w2.eml", "2"), mail("same.eml", "2")]).unwrap();
        assert_eq!(posted, Posted { removed: vec!["w1.eml".to_owned()], left: Vec::new() });
        assert_eq!(names(&outbox), ["draft.eml", "same.eml", "w2.eml"]);
        assert_eq!((read(&outbox, "draft.eml"), read(&outbox, "same.eml")), ("mine".to_owned(), "2".to_owned()));
        assert!(!outbox.join(WAITING).exists());
    }

    #[test]
    fn a_strangers_file_in_the_way_stops_everything() {
        let outbox = tempfile::tempdir().unwrap();
        fs::write(outbox.path().join("b.eml"), "mine").unwrap();
        let error = write_outbox(outbox.path(), &[mail("a.eml", "1"), mail("b.eml", "1")]).unwrap_err();
        assert!(error.to_string().contains("b.eml`: it was not written by milepost"), "{error}");
        assert_eq!(names(outbox.path()), ["b.eml"]);
        assert_eq!(read(outbox.path(), "b.eml"), "mine");
        fs::remove_file(outbox.path().join("b.eml")).unwrap();
        fs::create_dir(outbox.path().join("b.eml")).unwrap();
        assert!(write_outbox(outbox.path(), &[mail("b.eml", "1")]).is_err());
    }

    #[test]
    fn a_mail_that_somebody_changed_is_his() {
        let outbox = tempfile::tempdir().unwrap();
        write_outbox(outbox.path(), &[mail("a.eml", "1"), mail("b.eml", "1")]).unwrap();
        fs::write(outbox.path().join("a.eml"), "1, and a word of mine").unwrap();
        let left = Posted { removed: Vec::new(), left: vec!["a.eml".to_owned()] };
        // Run after run: what was changed stays, all others are written.
        for text in ["2", "3"] {
            assert_eq!(write_outbox(outbox.path(), &[mail("a.eml", text), mail("b.eml", text)]).unwrap(), left);
            assert_eq!(read(outbox.path(), "a.eml"), "1, and a word of mine");
            assert_eq!(read(outbox.path(), "b.eml"), text);
        }
        assert_eq!(write_outbox(outbox.path(), &[mail("b.eml", "4")]).unwrap(), left);
        // Once it is gone, the next run writes it anew.
        fs::remove_file(outbox.path().join("a.eml")).unwrap();
        let posted = write_outbox(outbox.path(), &[mail("a.eml", "5"), mail("b.eml", "5")]).unwrap();
        assert_eq!((posted, read(outbox.path(), "a.eml")), (Posted::default(), "5".to_owned()));
    }

    #[test]
    fn a_run_that_was_cut_short_is_taken_up() {
        let outbox = tempfile::tempdir().unwrap();
        write_outbox(outbox.path(), &[mail("a.eml", "1"), mail("b.eml", "1")]).unwrap();
        // Cut after the list of both and one mail of two.
        let both: Written = ["a.eml", "b.eml"]
            .map(|name| (name.to_owned(), ["1", "2"].map(|text| hash(text.as_bytes())).into()))
            .into();
        fs::create_dir(outbox.path().join(WAITING)).unwrap();
        write_list(outbox.path(), &both).unwrap();
        fs::write(outbox.path().join("a.eml"), "2").unwrap();
        write_outbox(outbox.path(), &[mail("a.eml", "3"), mail("b.eml", "3")]).unwrap();
        assert_eq!((read(outbox.path(), "a.eml"), read(outbox.path(), "b.eml")), ("3".to_owned(), "3".to_owned()));
    }

    #[test]
    fn a_list_cannot_lead_out_of_the_outbox() {
        let folder = tempfile::tempdir().unwrap();
        let outbox = folder.path().join("outbox");
        fs::create_dir(&outbox).unwrap();
        fs::write(folder.path().join("mine"), "x").unwrap();
        fs::write(outbox.join(LIST), format!("{} ../mine\n", hash(b"x"))).unwrap();
        assert_eq!(write_outbox(&outbox, &[]).unwrap(), Posted::default());
        assert!(folder.path().join("mine").exists());
    }

    #[test]
    fn a_second_run_at_once_says_so() {
        let outbox = tempfile::tempdir().unwrap();
        let _first = lock(outbox.path()).unwrap();
        assert!(write_outbox(outbox.path(), &[]).unwrap_err().to_string().contains("another run"));
    }
}
