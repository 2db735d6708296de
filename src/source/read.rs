//! From a tree of files to documents.

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::conflict::conflicts;
use super::decode::{NotUtf8, decode};
use super::markdown::split;
use super::node::Node;
use super::tree::{Problem, ProblemKind, ReadError, SIZE_LIMIT, Tree};
use super::yaml::parse_yaml;
use crate::diagnostics::{Code, Diagnostic, FileId, Files, Span, sort_diagnostics};

/// Everything that could be read.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    /// What stands before every path as it is shown: `programs/`, nothing for the folder one stands in.
    pub shown: String,
    /// Path and text of every file, also of those that gave no document.
    pub files: Files,
    /// The documents, sorted by path.
    pub documents: Vec<Document>,
    /// Paths of the program files that are there but gave no document, and of links and folders that were not entered;
    /// sorted. What they define is not known, so a reference that may be to one of them is not worth a second message.
    pub unread: Vec<String>,
}

/// One file of the kinds that are read: `*.yaml` (or `*.yml`), `*.md`, `*.log.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Relative to the tree, `/`-separated.
    pub path: String,
    /// Its number in [`SourceTree::files`].
    pub file: FileId,
    /// What it holds.
    pub content: Content,
}

/// What a document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A YAML file; [`super::Value::Null`] if it is empty.
    Yaml(Node),
    /// A Markdown file.
    Markdown {
        /// What stands between the first two lines of `---`; `None` if the file does not begin with one.
        front: Option<Node>,
        /// The text after it.
        body: Span,
    },
    /// An event log.
    Log {
        /// Its lines that are not blank, in the file's order.
        entries: Vec<LogLine>,
    },
}

/// One line of an event log, not yet understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// The line without white space at its ends.
    pub text: String,
    /// Its place; as long as `text`.
    pub span: Span,
}

/// Reads all program files of a tree. Files of other kinds are left alone.
///
/// Every file that can be read is; the diagnostics, sorted, say what could not: E002, E016, E017, E020 to E023, E026.
#[must_use]
pub fn read_tree(tree: &dyn Tree) -> (SourceTree, Vec<Diagnostic>) {
    let mut source = SourceTree { shown: tree.shown(""), ..SourceTree::default() };
    let mut found = Vec::new();
    let listing = tree.list();
    for problem in listing.problems {
        let file = source.files.add(tree.shown(&problem.path), "");
        found.push(entry_problem(&problem, file));
        source.unread.push(problem.path);
    }
    let wanted: Vec<(String, Kind)> =
        listing.files.into_iter().filter_map(|path| Kind::of(&path).map(|kind| (path, kind))).collect();
    // Files are read and parsed on all cores, and numbered and told of in the order of their paths.
    let texts: Vec<Result<String, Unread>> = wanted.par_iter().map(|(path, _)| read_text(tree, path)).collect();
    let texts: Vec<Result<FileId, Vec<Diagnostic>>> = wanted
        .iter()
        .zip(texts)
        .map(|((path, _), text)| match text {
            Ok(text) => Ok(source.files.add(tree.shown(path), text)),
            Err(Unread::Refused(error)) => Err(vec![read_problem(&error, source.files.add(tree.shown(path), ""))]),
            Err(Unread::Encoded(bad)) => {
                let file = source.files.add(tree.shown(path), bad.text.as_str());
                Err(vec![encoding_problem(&bad, file)])
            }
        })
        .collect();
    let contents: Vec<Result<(FileId, Content), Vec<Diagnostic>>> = wanted
        .par_iter()
        .zip(texts)
        .map(|((_, kind), file)| {
            let file = file?;
            Ok((file, content(file, source.files.text(file), *kind)?))
        })
        .collect();
    for ((path, _), content) in wanted.into_iter().zip(contents) {
        match content {
            Ok((file, content)) => source.documents.push(Document { path, file, content }),
            Err(diagnostics) => {
                found.extend(diagnostics);
                source.unread.push(path);
            }
        }
    }
    source.unread.sort_unstable();
    sort_diagnostics(&mut found, &source.files);
    (source, found)
}

#[derive(Clone, Copy)]
enum Kind {
    Yaml,
    Markdown,
    Log,
}

impl Kind {
    fn of(path: &str) -> Option<Self> {
        let name = path.to_lowercase();
        let (stem, extension) = name.rsplit_once('.')?;
        match extension {
            "md" if is_log(stem) => Some(Self::Log),
            "md" => Some(Self::Markdown),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}

/// True for the part of `ISS-NBL-041.log.md` before its last dot.
fn is_log(stem: &str) -> bool {
    stem.rsplit_once('.').is_some_and(|(_, kind)| kind == "log")
}

/// Why a file gave no text.
enum Unread {
    Refused(ReadError),
    Encoded(NotUtf8),
}

fn read_text(tree: &dyn Tree, path: &str) -> Result<String, Unread> {
    decode(tree.read(path).map_err(Unread::Refused)?).map_err(Unread::Encoded)
}

fn content(file: FileId, text: &str, kind: Kind) -> Result<Content, Vec<Diagnostic>> {
    let conflicts = conflicts(file, text);
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    match kind {
        Kind::Yaml => Ok(Content::Yaml(parse_yaml(file, text, 0..text.len())?)),
        Kind::Log => Ok(Content::Log { entries: log_lines(file, text) }),
        Kind::Markdown => {
            let parts = split(text).map_err(|opening| vec![unclosed_front(file, opening)])?;
            Ok(Content::Markdown {
                front: parts.front.map(|range| parse_yaml(file, text, range)).transpose()?,
                body: Span::new(file, parts.body.start, parts.body.end),
            })
        }
    }
}

fn log_lines(file: FileId, text: &str) -> Vec<LogLine> {
    let mut lines = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let start = offset + line.len() - content.len();
        let content = content.trim_end();
        if !content.is_empty() {
            lines.push(LogLine { text: content.to_owned(), span: Span::new(file, start, start + content.len()) });
        }
        offset += line.len();
    }
    lines
}

fn unclosed_front(file: FileId, opening: std::ops::Range<usize>) -> Diagnostic {
    Diagnostic::new(Code::E017, "front matter is not closed")
        .at(Span::new(file, opening.start, opening.end))
        .label("opened here")
        .hint("write a line `---` after the last key, before the text")
}

fn encoding_problem(bad: &NotUtf8, file: FileId) -> Diagnostic {
    let replacement = '\u{fffd}'.len_utf8();
    let diagnostic = Diagnostic::new(Code::E020, "file is not UTF-8")
        .at(Span::new(file, bad.offset, bad.offset + replacement))
        .label(format!("byte 0x{:02x} is not part of a character", bad.byte));
    match bad.guess {
        Some(encoding) => diagnostic.hint(format!("it looks like {encoding}; save it as UTF-8")),
        None => diagnostic.hint("save the file as UTF-8 in your editor"),
    }
}

fn read_problem(error: &ReadError, file: FileId) -> Diagnostic {
    match error {
        ReadError::TooLarge { size } => {
            Diagnostic::new(Code::E021, format!("file of {size} bytes is above the limit of {SIZE_LIMIT}"))
                .hint("split the file, or move it out of the folder")
        }
        ReadError::Unreadable(words) => Diagnostic::new(Code::E023, format!("file cannot be read: {words}"))
            .hint("allow it to be read, or remove it"),
    }
    .at(Span::whole_file(file))
}

fn entry_problem(problem: &Problem, file: FileId) -> Diagnostic {
    let outside = |message: &str, hint: &str| Diagnostic::new(Code::E022, message).hint(hint);
    let unread = |message: &str, hint: &str| Diagnostic::new(Code::E023, message).hint(hint);
    match &problem.kind {
        ProblemKind::LeavesTree => {
            outside("symbolic link leaves the folder", "copy what it points to into the folder, or remove the link")
        }
        ProblemKind::Dangling => outside("symbolic link points to nothing", "correct its target, or remove the link"),
        ProblemKind::Loop => {
            outside("symbolic link points to a folder that holds it", "correct its target, or remove the link")
        }
        ProblemKind::BadName => unread("name is not UTF-8", "rename it"),
        ProblemKind::NotAFile => unread("neither a file nor a folder", "remove it, or put a file in its place"),
        ProblemKind::TooMany => unread(
            "the folder has more entries than can be read",
            "look for symbolic links that show the same folder again and again",
        ),
        ProblemKind::Unreadable(words) => {
            unread(&format!("cannot be read: {words}"), "allow it to be read, or remove it")
        }
    }
    .at(Span::whole_file(file))
}

#[cfg(test)]
mod tests;
