//! Files in memory as a tree: what was made and is to be read before it is written.

use std::collections::BTreeMap;

use super::tree::{Listing, ReadError, Tree};

/// Files by path.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// The files of a list; of two with one path the later.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self { files: files.into_iter().collect() }
    }
}

impl Tree for Memory {
    fn list(&self) -> Listing {
        Listing { files: self.files.keys().cloned().collect(), problems: Vec::new() }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.files.get(path).cloned().ok_or_else(|| ReadError::Unreadable("entity not found".to_owned()))
    }

    fn shown(&self, path: &str) -> String {
        path.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_listed_and_read() {
        let tree = Memory::new([("b".to_owned(), vec![2]), ("a".to_owned(), vec![1])]);
        assert_eq!(tree.list().files, ["a", "b"]);
        assert_eq!(tree.read("b"), Ok(vec![2]));
        assert!(tree.read("c").is_err());
    }
}
