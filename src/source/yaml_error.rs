//! What is wrong with YAML that cannot be read, in the words of someone who has to mend it.
//!
//! What enters: the parser's error and what was read before it. What leaves: one diagnostic that points at the
//! mistake, which is often not where the parser noticed it: an open bracket or quote is noticed lines later.

use granit_parser::ErrorKind;

use crate::diagnostics::{Code, Diagnostic, FileId, Span};

/// Where the parser stopped, and what it had read.
pub(super) struct Place<'t> {
    /// The file.
    pub file: FileId,
    /// Where `text` begins in the file.
    pub base: usize,
    /// The YAML text.
    pub text: &'t str,
    /// Byte of `text` that the parser's error names.
    pub at: usize,
    /// End of the last value before it.
    pub after: usize,
    /// Start of the innermost bracket that is open.
    pub open: Option<usize>,
}

/// The diagnostic for a syntax error: E017, or E026 for what is YAML but not supported.
pub(super) fn explain(kind: &ErrorKind, place: &Place<'_>) -> Diagnostic {
    use ErrorKind as K;
    match kind {
        K::RecursionLimitExceeded => place
            .one(Code::E026, "lists and mappings are nested too deeply")
            .label("one level too many")
            .hint("write it flatter; program files need no more than a few levels"),
        K::DirectiveDisallowed => {
            place.one(Code::E026, "directive in a program file").label("not supported").hint("remove the line")
        }
        K::UndeclaredTagHandle
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8
        | K::InvalidGlobalTagCharacter => place
            .one(Code::E026, "tag in a program file")
            .label("not supported")
            .hint("remove it; put the text in quotes if `!` belongs to it"),
        K::UnclosedFlowCollection { open } => unclosed(place, *open, place.at),
        K::UnexpectedEofFlowSequence | K::UnexpectedEofFlowMapping | K::UnexpectedEofImplicitFlowMapping => {
            inside_brackets(place)
        }
        K::MismatchedFlowCollectionEnd { open, close } => place
            .one(Code::E017, &format!("`{open}` is closed by `{close}`"))
            .label("opened here")
            .hint(format!("close it with `{}`", closing(*open))),
        K::MisplacedFlowCollectionEnd => {
            place.one(Code::E017, "closing bracket without an opening one").hint("remove it, or put the text in quotes")
        }
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => separator(place),
        K::InvalidIndentation | K::InvalidFlowScalarIndent => indentation(place),
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => quote(place),
        K::InvalidTrailingDoubleQuotedScalar => trailing(place, "write `\\\"` for a quote inside the text"),
        K::InvalidTrailingSingleQuotedScalar => trailing(place, "write `''` for a quote inside the text"),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => escape(place),
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::TabAtBlockScalarStart => tab(place),
        K::CommentNotSeparated => place
            .one(Code::E017, "comment sticks to the text before it")
            .hint("put a space before `#`, or put the whole text in quotes"),
        K::UnexpectedCharacter { character } => character_problem(place, *character),
        K::MissingAnchorOrAliasName => place
            .one(Code::E017, "text begins with a character that has a meaning of its own")
            .hint("put the text in quotes"),
        K::BlockSequenceEntryNotAllowed | K::BlockEntryInFlowCollection => place
            .one(Code::E017, "list item in the middle of a line")
            .hint("begin the list on a line of its own, or write it in brackets: `[a, b]`"),
        K::ExpectedBlockSequenceEntry => place
            .one(Code::E017, "expected another item of the list")
            .hint("begin each item with `- `, all at the same indentation"),
        K::InvalidBlockScalarHeader => place
            .one(Code::E017, "text on the line of `|` or `>`")
            .hint("begin the text on the next line, or put it in quotes"),
        K::InvalidBlockScalarIndent | K::ZeroBlockScalarIndent => place
            .one(Code::E017, "text after `|` or `>` is not indented alike")
            .hint("indent all its lines by the same number of spaces"),
        K::BomInsideDocument => {
            place.one(Code::E017, "byte-order mark inside the text").hint("remove the invisible character")
        }
        K::InvalidDocumentEnd | K::ExpectedDocumentStart | K::MissingDocumentEndBeforeDirective => place
            .one(Code::E017, "text after the end of the document")
            .hint("put it on a line before `...` or `---`, or into a file of its own"),
        K::SimpleKeyExpected
        | K::InvalidSimpleKey
        | K::MappingValueNotAllowed
        | K::ExpectedBlockMappingKey
        | K::CommentInterceptedScalar => key(place),
        K::MappingKeyNotAllowed => character_problem(place, '?'),
        other => place
            .one(Code::E017, &format!("not valid YAML: {other}"))
            .hint("look at the quotes, brackets and indentation of this line and the one above"),
    }
}

impl Place<'_> {
    /// A diagnostic at the character where the parser stopped.
    fn one(&self, code: Code, message: &str) -> Diagnostic {
        self.over(code, message, self.at, self.next_char(self.at))
    }

    fn over(&self, code: Code, message: &str, start: usize, end: usize) -> Diagnostic {
        Diagnostic::new(code, message).at(self.span(start, end))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start, self.base + end)
    }

    /// A diagnostic over the line that holds a byte, without its indentation.
    fn line_problem(&self, at: usize, message: &str) -> Diagnostic {
        let line = self.line(at);
        let start = self.line_start(at);
        let indent = line.len() - line.trim_start().len();
        let end = start + line.trim_end().len();
        self.over(Code::E017, message, start + indent, end)
    }

    /// The bracket that stands at a byte.
    fn bracket(&self, at: usize) -> char {
        if self.from(at).starts_with('{') { '{' } else { '[' }
    }

    fn next_char(&self, at: usize) -> usize {
        let next = self.from(at).chars().next();
        at + next.filter(|c| *c != '\n').map_or(0, char::len_utf8)
    }

    fn from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or("")
    }

    /// Start of the line that holds a byte.
    fn line_start(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or("");
        before.rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The line that holds a byte, without its end.
    fn line(&self, at: usize) -> &str {
        self.from(self.line_start(at)).lines().next().unwrap_or("")
    }

    /// Start of the line above, if there is one.
    fn line_above(&self, at: usize) -> Option<usize> {
        let end = self.line_start(at).checked_sub(1)?;
        Some(self.line_start(end))
    }
}

fn closing(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}

fn unclosed(place: &Place<'_>, open: char, at: usize) -> Diagnostic {
    place
        .over(Code::E017, &format!("bracket `{open}` is not closed"), at, place.next_char(at))
        .label("opened here")
        .hint(format!("write `{}` where it ends", closing(open)))
}

/// The parser found nothing to take as an item: the text has ended, or a comma follows a comma.
fn inside_brackets(place: &Place<'_>) -> Diagnostic {
    if let (Some(at), true) = (place.open, place.from(place.at).trim().is_empty()) {
        return unclosed(place, place.bracket(at), at);
    }
    place
        .one(Code::E017, "item without a value inside brackets")
        .hint("remove one of the commas, or write what is missing")
}

fn separator(place: &Place<'_>) -> Diagnostic {
    let bracket = place.open.map_or('[', |at| place.bracket(at));
    let close = closing(bracket);
    let diagnostic = place
        .one(Code::E017, &format!("expected `,` or `{close}`"))
        .hint(format!("separate the items with `, ` and close the bracket with `{close}`"));
    match place.open {
        Some(at) => diagnostic.also(place.span(at, at + 1), "opened here"),
        None => diagnostic,
    }
}

/// Inside brackets: either the closing bracket is missing or the lines are not indented.
fn indentation(place: &Place<'_>) -> Diagnostic {
    let Some(open) = place.open else {
        return place
            .line_problem(place.at, "line is not indented enough")
            .hint("indent it further than the key it belongs to");
    };
    if place.from(place.at).starts_with(['}', ']']) {
        return place
            .one(Code::E017, "closing bracket is not indented")
            .also(place.span(open, open + 1), "opened here")
            .hint("indent it further than the key it belongs to");
    }
    unclosed(place, place.bracket(open), open)
        .also(place.span(place.at, place.next_char(place.at)), "this line is outside it")
}

/// A quoted text that does not end where it should: the quote that opened it is what has to be looked at.
fn quote(place: &Place<'_>) -> Diagnostic {
    let between = place.text.get(place.after..).unwrap_or("");
    let at = between.find(['"', '\'']).map_or(place.at, |found| place.after + found);
    let mark = place.from(at).chars().next().filter(|c| matches!(c, '"' | '\''));
    place.over(Code::E017, "quoted text is not closed", at, place.next_char(at)).label("opened here").hint(format!(
        "write `{}` where the text ends; a text of several lines is indented further than its key",
        mark.unwrap_or('"')
    ))
}

fn trailing(place: &Place<'_>, inside: &str) -> Diagnostic {
    place.one(Code::E017, "text after the closing quote").label("the quoted text has ended before this").hint(inside)
}

/// The parser names the start of the quoted text; the backslash that is wrong stands further on.
fn escape(place: &Place<'_>) -> Diagnostic {
    let mut rest = place.from(place.at).char_indices();
    let mut at = place.at;
    while let Some((offset, character)) = rest.next() {
        if character == '\\' {
            at = place.at + offset;
            match rest.next() {
                Some((_, known)) if "0abt\tnvfre \"/\\N_LP\n\r".contains(known) => {}
                _ => break,
            }
        }
    }
    let end = place.next_char(place.next_char(at));
    place
        .over(Code::E017, "unknown escape in a quoted text", at, end)
        .hint("write `\\\\` for a backslash, or put the text in single quotes")
}

fn tab(place: &Place<'_>) -> Diagnostic {
    let start = place.line_start(place.at);
    let at = place.from(start).find('\t').map_or(place.at, |t| start + t);
    let indents = place.text.get(place.line_start(at)..at).is_some_and(|before| before.trim().is_empty());
    let message = if indents { "tab used as indentation" } else { "tab where only spaces may stand" };
    place.over(Code::E017, message, at, place.next_char(at)).label("a tab").hint("use spaces")
}

fn character_problem(place: &Place<'_>, character: char) -> Diagnostic {
    if character.is_control() {
        let message = format!("control character U+{:04X} in the text", u32::from(character));
        return place.one(Code::E017, &message).hint("remove it");
    }
    let message = match character {
        '`' => "text begins with a backtick".to_owned(),
        other => format!("text begins with `{other}`"),
    };
    place.one(Code::E017, &message).hint("put the text in quotes")
}

/// Everything in which keys, colons and indentation do not fit together: looks at the line, and at the one above it,
/// for the usual slips.
fn key(place: &Place<'_>) -> Diagnostic {
    let start = place.line_start(place.at);
    let line = place.line(place.at);
    let above = place.line_above(place.at);
    for at in [Some(start), above].into_iter().flatten() {
        if let Some(hint) = missing_space(place.line(at)) {
            return place.line_problem(at, "missing space").hint(hint);
        }
    }
    let before = place.text.get(start..place.at).unwrap_or("");
    if before.contains(": ") && place.from(place.at).starts_with(':') {
        return place.one(Code::E017, "second colon on the line").hint("put the text after the first colon in quotes");
    }
    if line.trim_start().starts_with("- ") || line.trim() == "-" {
        return place
            .line_problem(start, "list item where a key is expected")
            .hint("indent the items of a list alike, below a key with nothing after its colon");
    }
    let word_above = above.filter(|at| is_bare_word(place.line(*at), line));
    if let Some(at) = word_above.or((!line.contains(':')).then_some(start)) {
        return place
            .line_problem(at, "line is neither a key nor part of a text")
            .hint("write `key: value`, or indent the line further if it goes on with the text above");
    }
    place
        .line_problem(start, "line does not fit the indentation above")
        .hint("indent it exactly like the keys it belongs with; a key that has a value can have no keys below")
}

/// True for a line without a colon that is indented like the key below it.
fn is_bare_word(line: &str, below: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let content = line.trim();
    !content.is_empty() && !content.contains(':') && !content.starts_with(['#', '-']) && indent(line) == indent(below)
}

/// `owner:lin-wei` and `-item`: the space that makes a key or an item of it, as a hint.
fn missing_space(line: &str) -> Option<String> {
    let content = line.trim();
    if let Some(item) = content.strip_prefix('-')
        && item.starts_with(|c: char| c.is_alphanumeric() || c == '"' || c == '\'')
    {
        return Some(format!("write `- {}`", shortened(item)));
    }
    let content = content.strip_prefix("- ").unwrap_or(content);
    let (word, value) = content.split_once(':')?;
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'));
    let sticks = value.starts_with(|c: char| !c.is_whitespace() && c != '/' && c != ':');
    (is_word && sticks).then(|| format!("write `{word}: {}`", shortened(value)))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_owned(),
    }
}
