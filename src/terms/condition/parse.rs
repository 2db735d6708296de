//! Parsing, with bounds: a condition is a line or two, whatever somebody typed.

use cel::IdedExpr;
use cel::common::ast::SourceInfo;
use cel::parser::{ParseErrors, Parser};

use super::Mistake;

/// A parsed expression and where its parts stand.
pub(super) struct Parsed {
    pub(super) expr: IdedExpr,
    pub(super) places: SourceInfo,
}

/// Longest condition, in bytes.
const LONGEST: usize = 2000;
/// Most operators, dots and brackets. Chains of them make a tree as deep, and trees are walked by recursion.
const MOST_OPERATORS: usize = 300;
/// Deepest nesting of brackets.
const DEEPEST: u16 = 24;
/// The generated parser needs up to 350 KB of stack for one bracket in a debug build.
const STACK: usize = 16 << 20;

/// Parses a condition. Errors: the first mistake that the parser names.
pub(super) fn parse(text: &str) -> Result<Parsed, Mistake> {
    let whole = 0..text.len();
    if text.trim().is_empty() {
        return Err(Mistake { message: "the condition is empty".to_owned(), hint: None, range: whole });
    }
    let operators = text.bytes().filter(|byte| b".[({+-*/%?<>=!&|".contains(byte)).count();
    if text.len() > LONGEST || operators > MOST_OPERATORS {
        return Err(Mistake {
            message: format!(
                "the condition is too long: {} bytes with {operators} operators and brackets, at most {LONGEST} and \
                 {MOST_OPERATORS}",
                text.len()
            ),
            hint: Some("write several rules".to_owned()),
            range: whole,
        });
    }
    // A thread of its own gives the parser the stack it needs, and keeps a panic in it from ending the program.
    let outcome = std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || Parser::default().max_recursion_depth(DEEPEST).parse_with_source_info(text))
            .ok()
            .and_then(|thread| thread.join().ok())
    });
    match outcome {
        Some(Ok((expr, places))) => Ok(Parsed { expr, places }),
        Some(Err(errors)) => Err(first(&errors, text)),
        None => Err(Mistake {
            message: "the condition cannot be read".to_owned(),
            hint: Some("write it in a simpler form".to_owned()),
            range: whole,
        }),
    }
}

/// The parser's first complaint in words of ours. Complaints that follow from it come after it.
fn first(errors: &ParseErrors, text: &str) -> Mistake {
    let Some(error) = errors.errors.iter().min_by_key(|error| (!error.msg.starts_with("Syntax error"), error.pos))
    else {
        return Mistake { message: "the condition cannot be read".to_owned(), hint: None, range: 0..text.len() };
    };
    let start = byte_offset(text, error.pos);
    let words = error.msg.strip_prefix("Syntax error: ").unwrap_or(&error.msg);
    let found = words.split('\'').nth(1).unwrap_or_default();
    let message = if words.contains("Recursion limit") {
        format!("brackets are nested deeper than {DEEPEST} levels")
    } else if words.contains("input '<EOF>'") {
        "the condition ends too early".to_owned()
    } else if words.starts_with("token recognition error") {
        match text.get(start..).and_then(|rest| rest.chars().next()) {
            Some(quote @ ('\'' | '"')) => {
                format!("the text that begins with `{quote}` is not closed")
            }
            Some(character) => format!("`{character}` has no meaning here"),
            None => "the condition ends too early".to_owned(),
        }
    } else if words.starts_with("mismatched input") || words.starts_with("extraneous input") {
        format!("`{found}` is not expected here")
    } else if words.starts_with("no viable alternative") {
        "the condition cannot be read from here on".to_owned()
    } else {
        lower_first(words)
    };
    let one = text[start..].chars().next().map_or(0, char::len_utf8);
    let names_input = words.contains("input '") && text[start..].starts_with(found);
    let width = if names_input { one.max(found.len()) } else { one };
    Mistake { message, hint: None, range: start..start + width }
}

/// The byte at a line and column, both from 1, the column in characters; the end of the text where there is none.
fn byte_offset(text: &str, (line, column): (isize, isize)) -> usize {
    let line = usize::try_from(line).unwrap_or(1).max(1);
    let column = usize::try_from(column).unwrap_or(1).max(1);
    let line_start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    text[line_start..].char_indices().nth(column - 1).map_or(text.len(), |(at, _)| line_start + at)
}

fn lower_first(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
