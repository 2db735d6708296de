//! YAML text to a [`Node`], through a parser that gives events with byte ranges.
//!
//! What always holds: the tree is built without recursion; its depth is bounded; an error is located inside the text.
//! Beyond the supported subset (E026) are anchors, aliases, tags, merge keys, directives, several documents, keys
//! that are not plain text and deep nesting. They and duplicate keys (E002) are all reported in one run; a syntax
//! error (E017) ends the file.

use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span as ParserSpan, StructureStyle};

use super::node::{Entry, Node, Value};
use super::scalar::{Scalar, is_null_text};
use super::yaml_error::{Place, explain};
use crate::diagnostics::{Code, Diagnostic, FileId, Span, Spanned};

/// Deepest nesting of lists and mappings, counted apart for those in brackets and those by indentation. The files
/// described need six; a bound keeps every later walk over a node safe to write recursively.
pub const NESTING_LIMIT: usize = 64;

/// Reads `range` of a file's text as one YAML document; spans count from the start of the file.
///
/// A text without any value is [`Value::Null`]. Errors: at least one diagnostic with a place.
///
/// ```
/// use milepost::diagnostics::FileId;
/// use milepost::source::parse_yaml;
/// let text = "id: nbl\nlanguages: [en, zh-Hans]\n";
/// let node = parse_yaml(FileId(0), text, 0..text.len()).unwrap();
/// let languages = node.get("languages").unwrap();
/// assert_eq!(&text[languages.span.start as usize..languages.span.end as usize], "[en, zh-Hans]");
/// ```
///
/// # Errors
/// All duplicate keys and unsupported forms up to the first syntax error, and that.
pub fn parse_yaml(file: FileId, text: &str, range: Range<usize>) -> Result<Node, Vec<Diagnostic>> {
    let base = range.start;
    let text = text.get(range).unwrap_or("");
    let mut builder = Builder::new(file, base);
    for event in Parser::new_from_str_with_options(text, options()) {
        match event {
            Ok((event, span)) => {
                if !builder.take(event, &span, text) {
                    break;
                }
            }
            Err(error) => {
                let place = Place {
                    file,
                    base,
                    text,
                    at: offset(error.marker().byte_offset(), text),
                    after: builder.last_end,
                    open: builder.innermost_bracket(),
                };
                builder.check_open_keys();
                if !builder.has_said_why(place.at, text) {
                    builder.found.push(explain(error.kind(), &place));
                }
                break;
            }
        }
    }
    builder.finish()
}

fn options() -> Options {
    let mut options = Options::default();
    options.strict_indentation = true;
    options.disallow_directives = true;
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = NESTING_LIMIT;
    options.block_nesting_limit = NESTING_LIMIT;
    options
}

/// Builds the tree bottom-up: a stack of open lists and mappings.
struct Builder {
    file: FileId,
    base: usize,
    stack: Vec<Frame>,
    root: Option<Node>,
    documents: usize,
    /// End of the last value, in the text.
    last_end: usize,
    /// Start of the last key that is no text.
    odd_key: Option<usize>,
    found: Vec<Diagnostic>,
}

/// A list or mapping that has begun.
struct Frame {
    start: usize,
    /// End of what it holds so far.
    end: usize,
    /// False also for the one pair that a list in brackets may hold without braces: `[a: 1]`.
    in_brackets: bool,
    content: Open,
}

enum Open {
    Sequence(Vec<Node>),
    Mapping {
        entries: Vec<Entry>,
        /// The key whose value comes next.
        key: Option<Spanned<String>>,
    },
}

impl Builder {
    fn new(file: FileId, base: usize) -> Self {
        Self { file, base, stack: Vec::new(), root: None, documents: 0, last_end: 0, odd_key: None, found: Vec::new() }
    }

    /// Takes one event; false if the rest of the file is not worth reading.
    fn take(&mut self, event: Event<'_>, parser_span: &ParserSpan, text: &str) -> bool {
        let (start, end) = bytes(parser_span, text);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.second_document(start, end);
                    return false;
                }
            }
            Event::Scalar(value, style, _, tag) => {
                self.check_tag(tag.is_some(), parser_span, text);
                let value = value_of(&value, style);
                let start = match value {
                    Value::Null if start == end => self.behind_colon(start, text),
                    _ => start,
                };
                let end = end.max(start);
                self.deliver(start, trimmed_end(text, start, end, style), value, text);
            }
            Event::SequenceStart(style, _, tag) => {
                self.check_tag(tag.is_some(), parser_span, text);
                self.open(start, end, style, Open::Sequence(Vec::new()));
            }
            Event::MappingStart(style, _, tag) => {
                self.check_tag(tag.is_some(), parser_span, text);
                let content = Open::Mapping { entries: Vec::new(), key: None };
                self.open(start, end, style, content);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(end, text),
            Event::Anchor(..) => {
                let hint = "remove it, and write the value again where it is used; put the text in quotes if `&` \
                            belongs to it";
                self.unsupported("anchor", start, end, hint);
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let hint = "write the value itself; put the text in quotes if `*` belongs to it";
                self.unsupported("alias", start, end, hint);
                self.deliver(start, end, Value::Null, text);
            }
            _ => {}
        }
        true
    }

    fn open(&mut self, start: usize, end: usize, style: StructureStyle, content: Open) {
        self.last_end = end;
        self.stack.push(Frame { start, end, in_brackets: style == StructureStyle::Flow && end > start, content });
    }

    fn close(&mut self, end: usize, text: &str) {
        let Some(frame) = self.stack.pop() else {
            return;
        };
        let end = if frame.in_brackets { end } else { frame.end };
        let value = match frame.content {
            Open::Sequence(items) => Value::Sequence(items),
            Open::Mapping { entries, .. } => {
                self.check_keys(&entries);
                Value::Mapping(entries)
            }
        };
        self.deliver(frame.start, end, value, text);
    }

    /// Puts a finished value where it belongs: at the root, into a list, or into a mapping as key or value.
    fn deliver(&mut self, start: usize, end: usize, value: Value, text: &str) {
        let node = Node { span: self.span(start, end), value };
        self.last_end = end;
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        frame.end = frame.end.max(end);
        match &mut frame.content {
            Open::Sequence(items) => items.push(node),
            Open::Mapping { entries, key } => {
                if let Some(key) = key.take() {
                    entries.push(Entry { key, value: node });
                    return;
                }
                let (word, problem) = key_of(node, text.get(start..).unwrap_or(""));
                *key = Some(word);
                if let Some(problem) = problem {
                    self.odd_key = Some(start);
                    self.found.push(problem);
                }
            }
        }
    }

    /// The parser places a value that is not there at the end of its key; a reader would write it behind the colon.
    fn behind_colon(&self, at: usize, text: &str) -> usize {
        let awaits_value =
            matches!(self.stack.last().map(|frame| &frame.content), Some(Open::Mapping { key: Some(_), .. }));
        let rest = text.get(at..).unwrap_or("");
        let colon = rest.trim_start_matches(' ');
        if awaits_value && colon.starts_with(':') { at + rest.len() - colon.len() + 1 } else { at }
    }

    fn check_tag(&mut self, tagged: bool, span: &ParserSpan, text: &str) {
        if tagged {
            let (start, end) = bytes(&span.tag_span().unwrap_or(*span), text);
            let hint = "remove it; put the text in quotes if `!` belongs to it";
            self.unsupported("tag", start, end, hint);
        }
    }

    fn second_document(&mut self, start: usize, end: usize) {
        let hint = "put it into a file of its own";
        self.unsupported("second document", start, end, hint);
    }

    fn unsupported(&mut self, what: &str, start: usize, end: usize, hint: &str) {
        let diagnostic = Diagnostic::new(Code::E026, format!("{what} in a program file"))
            .at(self.span(start, end))
            .label("not supported")
            .hint(hint);
        self.found.push(diagnostic);
    }

    /// Reports every key that stands in a mapping for the second time or more.
    fn check_keys(&mut self, entries: &[Entry]) {
        let mut keys: Vec<&Spanned<String>> = entries.iter().map(|entry| &entry.key).collect();
        keys.sort_by(|a, b| (&a.value, a.span.start).cmp(&(&b.value, b.span.start)));
        for same in keys.chunk_by(|a, b| a.value == b.value) {
            let [first, repeated @ ..] = same else {
                continue;
            };
            for again in repeated {
                let message = format!("duplicate key `{}`", again.value);
                self.found.push(
                    Diagnostic::new(Code::E002, message)
                        .at(again.span)
                        .label("written again here")
                        .also(first.span, "first written here")
                        .hint("keep one of the two"),
                );
            }
        }
    }

    /// The same for mappings that a syntax error has cut off.
    fn check_open_keys(&mut self) {
        for frame in std::mem::take(&mut self.stack) {
            if let Open::Mapping { entries, .. } = frame.content {
                self.check_keys(&entries);
            }
        }
    }

    /// True if the same line has a key that is no text: a text that begins with a macro and has no quotes looks like
    /// one, and the rest of that text like a syntax error.
    fn has_said_why(&self, at: usize, text: &str) -> bool {
        let line_start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        self.odd_key.is_some_and(|odd| odd >= line_start)
    }

    /// Start of the innermost `[` or `{` that is still open.
    fn innermost_bracket(&self) -> Option<usize> {
        let innermost = self.stack.iter().rev().find(|frame| frame.in_brackets);
        innermost.map(|frame| frame.start)
    }

    fn finish(self) -> Result<Node, Vec<Diagnostic>> {
        if !self.found.is_empty() {
            return Err(self.found);
        }
        let nothing = Node { span: self.span(0, 0), value: Value::Null };
        Ok(self.root.unwrap_or(nothing))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start, self.base + end)
    }
}

/// A finished node as key, and what is wrong with it as one.
fn key_of(node: Node, text: &str) -> (Spanned<String>, Option<Diagnostic>) {
    let span = node.span;
    let refuse =
        |message: &str, hint: &str| Diagnostic::new(Code::E026, message).at(span).label("not supported").hint(hint);
    match node.value {
        Value::Scalar(scalar) if scalar.plain && scalar.text == "<<" => {
            let problem = refuse("merge key", "write the keys out");
            (Spanned::new(scalar.text, span), Some(problem))
        }
        Value::Scalar(scalar) => (Spanned::new(scalar.text, span), None),
        Value::Null => {
            let problem = refuse("key without a name", "write a name before the colon");
            (Spanned::new(unnamed(span), span), Some(problem))
        }
        Value::Sequence(_) | Value::Mapping(_) => {
            let hint = if text.starts_with('{') {
                "put a text that begins with a brace or a macro in quotes: \"{{…}} …\""
            } else {
                "use a plain word as key"
            };
            let problem = refuse("key is not a plain text", hint);
            (Spanned::new(unnamed(span), span), Some(problem))
        }
    }
}

/// Stands in for a key that has no text, so that two of them are not taken for the same.
fn unnamed(span: Span) -> String {
    format!("\u{0}{}", span.start)
}

fn value_of(text: &str, style: ScalarStyle) -> Value {
    let plain = style == ScalarStyle::Plain;
    if plain && is_null_text(text) {
        return Value::Null;
    }
    Value::Scalar(Scalar { text: text.to_owned(), plain })
}

/// A block text reaches to the next token; what a reader sees of it ends with its last visible character.
fn trimmed_end(text: &str, start: usize, end: usize, style: ScalarStyle) -> usize {
    match style {
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let seen = text.get(start..end).unwrap_or("").trim_end();
            start + seen.len()
        }
        _ => end,
    }
}

fn bytes(span: &ParserSpan, text: &str) -> (usize, usize) {
    let start = offset(span.start.byte_offset(), text);
    (start, offset(span.end.byte_offset(), text).max(start))
}

/// The parser gives byte offsets for every text in memory; the end of the text stands for one that is missing.
fn offset(bytes: Option<usize>, text: &str) -> usize {
    bytes.map_or(text.len(), |at| at.min(text.len()))
}

#[cfg(test)]
mod tests;
