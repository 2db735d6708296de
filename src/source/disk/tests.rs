//! Real folders: links, hidden entries, things that are no files.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test makes real folders, and may fail loudly")]

use std::fs;
use std::os::unix::fs::symlink;

use super::*;

struct Case {
    dir: tempfile::TempDir,
}

impl Case {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("p")).unwrap();
        Self { dir }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), bytes).unwrap();
    }

    fn link(&self, target: &str, at: &str) {
        fs::create_dir_all(self.path(at).parent().unwrap()).unwrap();
        symlink(target, self.path(at)).unwrap();
    }

    fn folder(&self) -> Folder {
        Folder::open(self.path("p")).unwrap()
    }

    fn list(&self) -> Listing {
        self.folder().list()
    }
}

fn problems(listing: &Listing) -> Vec<(&str, &ProblemKind)> {
    let problems = listing.problems.iter();
    problems.map(|p| (p.path.as_str(), &p.kind)).collect()
}

#[test]
fn files_are_listed_in_order_and_hidden_ones_are_not() {
    let case = Case::new();
    for path in ["p/b.yaml", "p/a/z.md", "p/a.yaml", "p/.git/x.yaml", "p/a/.hidden.yaml", "p/名.yaml"] {
        case.write(path, b"");
    }
    case.link("nowhere", "p/.link");
    let listing = case.list();
    assert_eq!(listing.files, ["a.yaml", "a/z.md", "b.yaml", "名.yaml"]);
    assert_eq!(listing.problems, []);
}

#[test]
fn links_are_followed_inside_and_refused_outside() {
    let case = Case::new();
    case.write("p/a.yaml", b"id: a");
    case.write("p/sub/b.yaml", b"id: b");
    case.write("outside/secret.yaml", b"id: secret");
    case.write("p-other/c.yaml", b"");
    case.link("a.yaml", "p/same.yaml");
    case.link("sub", "p/again");
    case.link("../outside", "p/out");
    case.link("../outside/secret.yaml", "p/secret.yaml");
    case.link("../p-other/c.yaml", "p/prefix.yaml");
    case.link("/etc/hostname", "p/sub/host.yaml");
    case.link("nowhere.yaml", "p/gone.yaml");
    let listing = case.list();
    assert_eq!(listing.files, ["a.yaml", "again/b.yaml", "same.yaml", "sub/b.yaml"]);
    assert_eq!(
        problems(&listing),
        [
            ("again/host.yaml", &ProblemKind::LeavesTree),
            ("gone.yaml", &ProblemKind::Dangling),
            ("out", &ProblemKind::LeavesTree),
            ("prefix.yaml", &ProblemKind::LeavesTree),
            ("secret.yaml", &ProblemKind::LeavesTree),
            ("sub/host.yaml", &ProblemKind::LeavesTree),
        ]
    );
    assert_eq!(case.folder().read("same.yaml"), Ok(b"id: a".to_vec()));
}

#[test]
fn loops_end() {
    let case = Case::new();
    case.write("p/sub/a.yaml", b"");
    case.link("..", "p/sub/up");
    case.link(".", "p/self");
    case.link("../..", "p/sub/out");
    case.link("twin-b", "p/twin-a");
    case.link("twin-a", "p/twin-b");
    let listing = case.list();
    assert_eq!(listing.files, ["sub/a.yaml"]);
    let kinds = problems(&listing);
    assert_eq!(kinds[0], ("self", &ProblemKind::Loop));
    assert_eq!(kinds[1], ("sub/out", &ProblemKind::LeavesTree));
    assert_eq!(kinds[2], ("sub/up", &ProblemKind::Loop));
    assert_eq!(kinds[3], ("twin-a", &ProblemKind::Dangling));
    assert_eq!(kinds[4], ("twin-b", &ProblemKind::Dangling));
    assert_eq!(kinds.len(), 5);
}

#[test]
fn a_folder_that_is_itself_a_link_is_opened() {
    let case = Case::new();
    case.write("p/a.yaml", b"");
    case.link("p", "other");
    let folder = Folder::open(case.path("other")).unwrap();
    assert_eq!(folder.list().files, ["a.yaml"]);
}

#[test]
fn a_socket_is_not_opened() {
    let case = Case::new();
    let _socket = std::os::unix::net::UnixListener::bind(case.path("p/pipe.yaml")).unwrap();
    assert_eq!(problems(&case.list()), [("pipe.yaml", &ProblemKind::NotAFile)]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_name_that_is_not_utf_8_is_named_as_well_as_can_be() {
    use std::os::unix::ffi::OsStrExt;
    let case = Case::new();
    let name = std::ffi::OsStr::from_bytes(b"\xc3\xfb.yaml");
    fs::write(case.path("p").join(name), b"").unwrap();
    let listing = case.list();
    assert_eq!(listing.files, [""; 0]);
    assert_eq!(problems(&listing), [("\u{fffd}\u{fffd}.yaml", &ProblemKind::BadName)]);
}

#[test]
fn large_files_are_refused_unread() {
    let case = Case::new();
    let limit = usize::try_from(SIZE_LIMIT).unwrap();
    case.write("p/just.yaml", &vec![b'#'; limit]);
    case.write("p/over.yaml", &vec![b'#'; limit + 1]);
    assert!(case.folder().read("just.yaml").is_ok());
    assert_eq!(case.folder().read("over.yaml"), Err(ReadError::TooLarge { size: SIZE_LIMIT + 1 }));
    let gone = case.folder().read("gone.yaml");
    assert_eq!(gone, Err(ReadError::Unreadable("there is nothing of this name".into())));
}

#[test]
fn what_is_not_a_folder_is_not_opened() {
    let case = Case::new();
    case.write("file", b"");
    let message = |path| Folder::open(case.path(path)).unwrap_err().to_string();
    assert!(message("nothing").ends_with("nothing`: there is nothing of this name"), "{}", message("nothing"));
    assert!(message("file").ends_with("file`: it is a file, not a folder"), "{}", message("file"));
}

#[test]
fn paths_are_shown_as_the_folder_was_named() {
    let case = Case::new();
    let given = case.path("p/");
    let folder = Folder::open(&given).unwrap();
    assert_eq!(folder.shown("a/b.yaml"), format!("{}/a/b.yaml", case.path("p").display()));
    assert_eq!(Folder::open(".").unwrap().shown("a.yaml"), "a.yaml");
    assert_eq!(Folder::open("./src/").unwrap().shown("a.yaml"), "src/a.yaml");
}
