//! A tree of files: a folder on disk today, the tree of a commit later.
//!
//! Paths inside a tree are relative and `/`-separated, whatever the system.

/// Largest file that is read, in bytes. Files here are written by hand: the largest of a real portfolio is a plan of
/// a few thousand lines, some hundred KB. What is above 4 MiB is an export or a dump, and reading it would only make
/// the tool slow before it says so; below, every offset and column fits 32 bits with room to spare.
pub const SIZE_LIMIT: u64 = 4 * 1024 * 1024;

/// Something that holds files by path. They are read on all cores.
pub trait Tree: Sync {
    /// All files, and everything that could not be listed; both sorted by path.
    fn list(&self) -> Listing;

    /// The bytes of a listed file.
    ///
    /// # Errors
    /// [`ReadError::TooLarge`] above [`SIZE_LIMIT`], without having read it; [`ReadError::Unreadable`] where the
    /// system refuses.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;

    /// The path as the author knows it: for a folder, with the folder's own name in front.
    fn shown(&self, path: &str) -> String;
}

/// What a tree holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Paths of the files.
    pub files: Vec<String>,
    /// Entries that are not read.
    pub problems: Vec<Problem>,
}

/// An entry that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its path.
    pub path: String,
    /// Why.
    pub kind: ProblemKind,
}

/// Why an entry is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A symbolic link whose target lies outside the tree.
    LeavesTree,
    /// A symbolic link whose target does not exist, or is the link itself.
    Dangling,
    /// A symbolic link to a folder that holds it.
    Loop,
    /// Not a name in UTF-8.
    BadName,
    /// Neither a file nor a folder: a pipe, a socket, a device.
    NotAFile,
    /// More than half a million entries; the rest was not listed.
    TooMany,
    /// The system refuses, with its words.
    Unreadable(String),
}

/// Why the bytes of a file are not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Larger than [`SIZE_LIMIT`].
    TooLarge {
        /// Its size in bytes.
        size: u64,
    },
    /// The system refuses, with its words.
    Unreadable(String),
}
