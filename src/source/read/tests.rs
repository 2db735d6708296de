//! Whole trees, held in memory.

use std::collections::BTreeMap;

use super::*;
use crate::diagnostics::{Colouring, print_text};
use crate::source::{Listing, Value};

#[derive(Default)]
struct Memory {
    files: BTreeMap<String, Result<Vec<u8>, ReadError>>,
    problems: Vec<Problem>,
}

impl Memory {
    fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), Ok(bytes.into()));
        self
    }

    fn refusing(mut self, path: &str, error: ReadError) -> Self {
        self.files.insert(path.to_owned(), Err(error));
        self
    }

    fn problem(mut self, path: &str, kind: ProblemKind) -> Self {
        let path = path.to_owned();
        self.problems.push(Problem { path, kind });
        self
    }

    fn read(&self) -> (SourceTree, String) {
        let (source, found) = read_tree(self);
        let printed = print_text(&found, &source.files, Colouring::Plain);
        (source, printed)
    }
}

impl Tree for Memory {
    fn list(&self) -> Listing {
        Listing { files: self.files.keys().cloned().collect(), problems: self.problems.clone() }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.files[path].clone()
    }

    fn shown(&self, path: &str) -> String {
        format!("programs/{path}")
    }
}

fn paths(source: &SourceTree) -> Vec<&str> {
    source.documents.iter().map(|d| d.path.as_str()).collect()
}

#[test]
fn each_kind_of_file_is_read_as_what_it_is() {
    let tree = Memory::default()
        .with("nbl/program.yaml", "id: nbl\n")
        .with("nbl/issues/ISS-NBL-041.md", "---\nid: ISS-NBL-041\n---\nAnalysis: …\n")
        .with("nbl/issues/ISS-NBL-041.log.md", "\u{feff}- a  \r\n\r\n  - b")
        .with("nbl/notes.md", "# No front matter\n")
        .with("nbl/photo.png", [0xff, 0xd8, 0xff])
        .with("nbl/short.yml", "");
    let (source, printed) = tree.read();
    assert_eq!(printed, "");
    assert!(source.unread.is_empty());
    assert_eq!(
        paths(&source),
        [
            "nbl/issues/ISS-NBL-041.log.md",
            "nbl/issues/ISS-NBL-041.md",
            "nbl/notes.md",
            "nbl/program.yaml",
            "nbl/short.yml"
        ]
    );
    let Content::Log { entries } = &source.documents[0].content else { panic!("a log") };
    let lines: Vec<_> = entries.iter().map(|l| (l.text.as_str(), source.files.slice(l.span))).collect();
    assert_eq!(lines, [("- a", "- a"), ("- b", "- b")]);
    let Content::Markdown { front: Some(front), body } = &source.documents[1].content else { panic!("front matter") };
    assert_eq!(source.files.slice(front.get("id").unwrap().span), "ISS-NBL-041");
    assert_eq!(source.files.slice(*body), "Analysis: …\n");
    assert!(matches!(source.documents[2].content, Content::Markdown { front: None, .. }));
    assert!(matches!(&source.documents[4].content, Content::Yaml(node) if node.value == Value::Null));
    assert_eq!(source.files.path(source.documents[3].file), "programs/nbl/program.yaml");
}

#[test]
fn one_bad_file_never_stops_the_others() {
    let tree = Memory::default()
        .with("a.yaml", "a: [1\n")
        .with("b.yaml", "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n")
        .with("c.md", "---\nid: c\n")
        .with("d.yaml", b"id: d\nname: \xc3\xfb\n".as_slice())
        .with("e.yaml", "k: 1\nk: 2\n")
        .with("f.yaml", "k: &a 1\n")
        .with("good.yaml", "id: good\n")
        .refusing("large.yaml", ReadError::TooLarge { size: 5_000_000 })
        .refusing("locked.yaml", ReadError::Unreadable("permission denied".into()))
        .problem("out.yaml", ProblemKind::LeavesTree);
    let (source, printed) = tree.read();
    assert_eq!(paths(&source), ["good.yaml"]);
    assert_eq!(
        source.unread,
        ["a.yaml", "b.yaml", "c.md", "d.yaml", "e.yaml", "f.yaml", "large.yaml", "locked.yaml", "out.yaml"]
    );
    assert_eq!(
        printed,
        "\
error[E017]: bracket `[` is not closed
 --> programs/a.yaml:1:4
  |
1 | a: [1
  |    ^ opened here
  = hint: write `]` where it ends

error[E016]: merge conflict is not resolved
 --> programs/b.yaml:1:1
  |
1 | <<<<<<< HEAD
  | ^^^^^^^^^^^^ one version begins here
2 | a: 1
3 | =======
  | ------- the other version begins here
4 | a: 2
5 | >>>>>>> x
  | --------- and ends here
  = hint: keep the lines that hold and remove the lines of `<<<<<<<`, `=======` and `>>>>>>>`

error[E017]: front matter is not closed
 --> programs/c.md:1:1
  |
1 | ---
  | ^^^ opened here
  = hint: write a line `---` after the last key, before the text

error[E020]: file is not UTF-8
 --> programs/d.yaml:2:7
  |
2 | name: \u{fffd}\u{fffd}
  |       ^ byte 0xc3 is not part of a character
  = hint: save the file as UTF-8 in your editor

error[E002]: duplicate key `k`
 --> programs/e.yaml:2:1
  |
1 | k: 1
  | - first written here
2 | k: 2
  | ^ written again here
  = hint: keep one of the two

error[E026]: anchor in a program file
 --> programs/f.yaml:1:4
  |
1 | k: &a 1
  |    ^^ not supported
  = hint: remove it, and write the value again where it is used; put the text in quotes if `&` belongs to it

error[E021]: file of 5000000 bytes is above the limit of 4194304
--> programs/large.yaml
 = hint: split the file, or move it out of the folder

error[E023]: file cannot be read: permission denied
--> programs/locked.yaml
 = hint: allow it to be read, or remove it

error[E022]: symbolic link leaves the folder
--> programs/out.yaml
 = hint: copy what it points to into the folder, or remove the link
"
    );
}

#[test]
fn front_matter_is_placed_in_its_file() {
    let tree = Memory::default().with("a.md", "---\nid: x\nid: y\n---\ntext\n");
    let (_, printed) = tree.read();
    assert!(printed.contains(" --> programs/a.md:3:1\n"), "{printed}");
}

proptest::proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), kind in 0..3_usize) {
        let path = ["a.yaml", "a.md", "a.log.md"][kind];
        let (source, found) = read_tree(&Memory::default().with(path, bytes));
        proptest::prop_assert_eq!(source.documents.len() + source.unread.len(), 1);
        proptest::prop_assert_eq!(found.is_empty(), source.unread.is_empty());
        let printed = print_text(&found, &source.files, Colouring::Plain);
        proptest::prop_assert_eq!(printed.is_empty(), found.is_empty());
    }
}
