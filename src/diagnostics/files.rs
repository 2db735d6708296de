//! Where text stands: files by number, byte ranges in them, and the line and column a reader counts.
//!
//! What enters: the path and text of every file read. What leaves: [`FileId`]s, and [`Location`]s for byte offsets.
//! What always holds: any offset gives a location, also one past the end or inside a character.

/// Number of a file in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(
    /// Position in the order of [`Files::add`].
    pub u32,
);

/// A byte range of one file, half-open: `start` is inside, `end` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte; equal to `start` where the span is a position only.
    pub end: u32,
}

impl Span {
    /// A span over `start..end` of `file`; offsets beyond 4 GiB stop there, and an end before the start is the start.
    ///
    /// ```
    /// use milepost::diagnostics::{FileId, Span};
    /// let span = Span::new(FileId(0), 4, 9);
    /// assert_eq!((span.start, span.end), (4, 9));
    /// ```
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let start = clamp(start);
        Self { file, start, end: clamp(end).max(start) }
    }

    /// The first byte of the file: where a diagnostic points that is about the whole file.
    #[must_use]
    pub fn whole_file(file: FileId) -> Self {
        Self::new(file, 0, 0)
    }
}

/// A value and where it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Puts a value and its place together.
    #[must_use]
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    #[must_use]
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned::new(convert(self.value), self.span)
    }
}

/// A place as readers count: both numbers start at 1, the column counts characters, not bytes or cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Line, from 1.
    pub line: u32,
    /// Character of the line, from 1; a byte-order mark is not counted.
    pub column: u32,
}

/// All files read, by number: the path as shown to the author, and the text.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<File>,
}

#[derive(Clone, Debug)]
struct File {
    path: String,
    text: String,
    /// Byte offset of the start of each line; never empty.
    line_starts: Vec<u32>,
}

impl Files {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file. The text is empty where the file could not be read but a diagnostic has to name it.
    ///
    /// ```
    /// use milepost::diagnostics::{Files, Span};
    /// let mut files = Files::new();
    /// let id = files.add("programs/acme/program.yaml", "id: acme\nname: 名字\n");
    /// let location = files.location(id, 18);
    /// assert_eq!((location.line, location.column), (2, 8));
    /// assert_eq!(files.slice(Span::new(id, 15, 21)), "名字");
    /// ```
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(clamp(self.files.len()));
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| clamp(at + 1))).collect();
        self.files.push(File { path: path.into(), text, line_starts });
        id
    }

    /// The path as shown to the author; empty for a number that was never given out.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", |file| &file.path)
    }

    /// The whole text; empty for a number that was never given out.
    #[must_use]
    pub fn text(&self, id: FileId) -> &str {
        self.get(id).map_or("", |file| &file.text)
    }

    /// Number and path of every file, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &str)> {
        self.files.iter().zip(0..).map(|(file, number)| (FileId(number), file.path.as_str()))
    }

    /// The text of a span, without the characters it cuts in two.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let text = self.text(span.file);
        let start = floor_char(text, span.start as usize);
        let end = floor_char(text, span.end as usize);
        text.get(start..end).unwrap_or("")
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    #[must_use]
    pub fn location(&self, id: FileId, offset: u32) -> Location {
        let text = self.text(id);
        let offset = floor_char(text, offset as usize);
        let line = self.line_index(id, offset);
        let start = self.line_range(id, line).start.min(offset);
        let before = text.get(start..offset).unwrap_or("");
        Location {
            line: clamp(line).saturating_add(1),
            column: clamp(without_bom(start, before).chars().count()).saturating_add(1),
        }
    }

    /// Line, from 0, that holds a byte offset.
    pub(super) fn line_index(&self, id: FileId, offset: usize) -> usize {
        let offset = clamp(offset);
        self.get(id).map_or(0, |file| file.line_starts.partition_point(|start| *start <= offset).saturating_sub(1))
    }

    /// Byte range of a line, from 0, without its line break; empty at the end for a line that is not there.
    pub(super) fn line_range(&self, id: FileId, line: usize) -> std::ops::Range<usize> {
        let Some(file) = self.get(id) else {
            return 0..0;
        };
        let length = file.text.len();
        let start = file.line_starts.get(line).map_or(length, |s| *s as usize);
        let end = file.line_starts.get(line.saturating_add(1)).map_or(length, |next| *next as usize);
        let text = file.text.get(start..end).unwrap_or("");
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }

    fn get(&self, id: FileId) -> Option<&File> {
        self.files.get(id.0 as usize)
    }
}

/// The byte-order mark some editors put at the start of a file; it has no width and no column.
pub(super) const BOM: char = '\u{feff}';

/// The text of a line without the byte-order mark that may open its file.
pub(super) fn without_bom(line_start: usize, text: &str) -> &str {
    if line_start == 0 { text.strip_prefix(BOM).unwrap_or(text) } else { text }
}

/// The last character boundary at or before `offset`.
pub(super) fn floor_char(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32) {
        let mut files = Files::new();
        let id = files.add("a.yaml", text);
        let location = files.location(id, offset);
        (location.line, location.column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(at("ab\n名字: x\n", 3), (2, 1));
        assert_eq!(at("ab\n名字: x\n", 9), (2, 3));
        assert_eq!(at("\tx", 1), (1, 2));
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        assert_eq!(at("\u{feff}ab", 0), (1, 1));
        assert_eq!(at("\u{feff}ab", 3), (1, 1));
        assert_eq!(at("\u{feff}ab", 4), (1, 2));
    }

    #[test]
    fn windows_line_ends_count_once() {
        assert_eq!(at("a\r\nb\r\n", 3), (2, 1));
    }

    #[test]
    fn any_offset_has_a_place() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("", 99), (1, 1));
        assert_eq!(at("a\n", 2), (2, 1));
        assert_eq!(at("a\n", 99), (2, 1));
        assert_eq!(at("名", 1), (1, 1), "inside a character is its start");
        let none = Files::new();
        assert_eq!(none.location(FileId(3), 7).line, 1);
        assert_eq!(none.slice(Span::new(FileId(3), 1, 2)), "");
    }

    #[test]
    fn a_line_is_given_without_its_end() {
        let mut files = Files::new();
        let id = files.add("a", "ab\r\n\ncd");
        assert_eq!(files.line_range(id, 0), 0..2);
        assert_eq!(files.line_range(id, 1), 4..4);
        assert_eq!(files.line_range(id, 2), 5..7);
        assert_eq!(files.line_range(id, 9), 7..7);
    }
}
