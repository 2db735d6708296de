//! Diagnostics as text, in the style of a compiler.
//!
//! What enters: diagnostics, already sorted, and the files they point into. What leaves: text for a terminal or a log.
//! What always holds: control characters and direction marks of a file never reach the terminal.

use annotate_snippets::renderer::{DEFAULT_EMPHASIS_STYLE, DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use super::code::{Code, Severity};
use super::diagnostic::Diagnostic;
use super::excerpt::{Excerpt, excerpt, excerpt_of_all};
use super::files::{FileId, Files, Span};

/// Whether text carries terminal colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colouring {
    /// Characters only: for logs, files, tests and terminals that ask for none.
    #[default]
    Plain,
    /// ANSI escape sequences.
    Ansi,
}

/// Prints diagnostics one below the other, an empty line between two, a line break at the end; nothing for none.
///
/// ```
/// use milepost::diagnostics::{Code, Colouring, Diagnostic, Files, Span, print_text};
/// let mut files = Files::new();
/// let plan = files.add("programs/acme/plan/10-pilot.yaml", "launch:\n  after: [launch]\n");
/// let found = Diagnostic::new(Code::E019, "`launch` links to itself")
///     .at(Span::new(plan, 18, 24))
///     .label("same task")
///     .hint("remove `launch` from `after`");
/// assert_eq!(print_text(&[found], &files, Colouring::Plain), "\
/// error[E019]: `launch` links to itself
///  --> programs/acme/plan/10-pilot.yaml:2:11
///   |
/// 2 |   after: [launch]
///   |           ^^^^^^ same task
///   = hint: remove `launch` from `after`
/// ");
/// ```
#[must_use]
pub fn print_text(diagnostics: &[Diagnostic], files: &Files, colouring: Colouring) -> String {
    let look = Look::of(colouring);
    let mut printed = String::new();
    for diagnostic in diagnostics {
        if !printed.is_empty() {
            printed.push('\n');
        }
        printed.push_str(&print_one(diagnostic, files, &look));
    }
    printed
}

/// What a code catches, why it matters, and an example: the answer to `check --explain CODE`.
#[must_use]
pub fn print_code(code: Code) -> String {
    let info = code.info();
    let mut printed = format!(
        "{}[{code}]: {}\n\n{}\n\nWhy it matters: {}\n\nExample:\n\n",
        code.severity().name(),
        info.title,
        info.catches,
        info.why
    );
    for line in info.example.lines() {
        printed.push_str(format!("    {line}").trim_end());
        printed.push('\n');
    }
    printed
}

/// Lines are cut before they are printed (`excerpt`), so the renderer's own cutting is off.
const WIDER_THAN_ANY_LINE: usize = 4_000;

struct Look {
    renderer: Renderer,
    gutter: Style,
    strong: Style,
}

impl Look {
    fn of(colouring: Colouring) -> Self {
        let (renderer, gutter, strong) = match colouring {
            Colouring::Plain => (Renderer::plain(), Style::new(), Style::new()),
            Colouring::Ansi => (Renderer::styled(), DEFAULT_LINE_NUM_STYLE, DEFAULT_EMPHASIS_STYLE),
        };
        Self { renderer: renderer.term_width(WIDER_THAN_ANY_LINE), gutter, strong }
    }
}

fn print_one(diagnostic: &Diagnostic, files: &Files, look: &Look) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(one_line(&diagnostic.message)).id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    let quotes = quotes(diagnostic, files);
    let last_line = quotes.iter().filter_map(Quote::last_line).max();
    let corrections: Vec<_> = quotes.iter().filter_map(Quote::correction).collect();
    for quote in quotes {
        group = quote.add_to(group);
    }
    let mut printed = look.renderer.render(&[group]).trim_end().to_owned();
    for (computed, true_place) in corrections {
        printed = printed.replacen(&computed, &true_place, 1);
    }
    printed.push('\n');
    if let Some(hint) = &diagnostic.hint {
        let width = last_line.map_or(0, |line| line.to_string().len()) + 1;
        printed.push_str(&hint_line(width, hint, look));
    }
    printed
}

/// The hint, written here because the renderer would put an empty line before it.
fn hint_line(width: usize, hint: &str, look: &Look) -> String {
    let (gutter, strong) = (look.gutter, look.strong);
    let hint = one_line(hint);
    format!("{:width$}{gutter}={gutter:#} {strong}hint{strong:#}: {hint}\n", "")
}

/// One piece of quoted source under its path.
struct Quote {
    /// As shown, followed by line and column where the renderer cannot compute them.
    path: String,
    /// `None` where there is no text to quote.
    excerpt: Option<Excerpt>,
    texts: Vec<Option<String>>,
    holds_primary: bool,
}

/// Quotes the span and its labels: in one piece if they stand near each other, else one after the other.
fn quotes(diagnostic: &Diagnostic, files: &Files) -> Vec<Quote> {
    let Some(span) = diagnostic.span else {
        return Vec::new();
    };
    let spans: Vec<Span> = std::iter::once(span).chain(diagnostic.labels.iter().map(|label| label.span)).collect();
    let texts = std::iter::once(diagnostic.label.as_deref())
        .chain(diagnostic.labels.iter().map(|l| Some(l.text.as_str())))
        .map(|text| text.map(one_line));
    if !is_unread(files, span.file)
        && let Some(all) = excerpt_of_all(files, &spans)
    {
        return vec![Quote {
            path: one_line(files.path(span.file)),
            excerpt: Some(all),
            texts: texts.collect(),
            holds_primary: true,
        }];
    }
    let quote = |(index, (span, text)): (usize, (Span, Option<String>))| Quote {
        holds_primary: index == 0,
        texts: vec![text],
        ..Quote::of(files, span)
    };
    spans.into_iter().zip(texts).enumerate().map(quote).collect()
}

impl Quote {
    fn of(files: &Files, span: Span) -> Self {
        let mut path = one_line(files.path(span.file));
        let excerpt = (!is_unread(files, span.file)).then(|| excerpt(files, span));
        if excerpt.as_ref().is_some_and(|e| e.cut_before) {
            let place = files.location(span.file, span.start);
            path = format!("{path}:{}:{}", place.line, place.column);
        }
        Self { path, excerpt, texts: Vec::new(), holds_primary: false }
    }

    /// Line number the gutter is made wide enough for.
    fn last_line(&self) -> Option<usize> {
        self.excerpt.as_ref().map(Excerpt::last_line)
    }

    /// What the renderer prints as the place of a line that was cut at its start, and what it has to be.
    fn correction(&self) -> Option<(String, String)> {
        let excerpt = self.excerpt.as_ref().filter(|e| e.cut_before)?;
        let start = excerpt.ranges.first()?.start;
        let column = excerpt.source.get(..start)?.chars().count() + 1;
        let computed = format!("{}:{}:{column}", self.path, excerpt.first_line);
        Some((computed, self.path.clone()))
    }

    fn add_to(self, group: Group<'_>) -> Group<'_> {
        let Some(excerpt) = self.excerpt else {
            return group.element(Origin::path(self.path));
        };
        let annotations: Vec<Annotation<'_>> = excerpt
            .ranges
            .into_iter()
            .zip(self.texts)
            .enumerate()
            .map(|(index, (range, text))| {
                let kind =
                    if self.holds_primary && index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                kind.span(range).label(text)
            })
            .collect();
        group.element(
            Snippet::source(excerpt.source).path(self.path).line_start(excerpt.first_line).annotations(annotations),
        )
    }
}

/// True for a file without text: empty, or one that could not be read. There is no line to quote or to name.
fn is_unread(files: &Files, file: FileId) -> bool {
    files.text(file).is_empty()
}

/// Text of an author made safe for a terminal: one line, no control characters, no direction marks.
fn one_line(text: &str) -> String {
    normalize_untrusted_str(text).replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests;
