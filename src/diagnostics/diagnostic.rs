//! One mistake of an author, with everything needed to find and mend it.
//!
//! What enters: a code, a sentence, places. What leaves: a value any printer can show.
//! What always holds: after [`sort_diagnostics`] the order depends on the files alone, not on who found what first.

use super::code::{Code, Severity};
use super::files::{Files, Span};

/// What an author should know about one place of his files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Entry of the registry.
    pub code: Code,
    /// The code's own severity, unless the caller raised it.
    pub severity: Severity,
    /// What is wrong: lower-case phrase, no final stop, names in backticks.
    pub message: String,
    /// The place to mend; `None` where no file is at fault.
    pub span: Option<Span>,
    /// A few words written under the quoted span.
    pub label: Option<String>,
    /// Further places that explain the first.
    pub labels: Vec<Label>,
    /// What to type.
    pub hint: Option<String>,
    /// The entity spoken of, so that a page of one audience shows only what that audience may see.
    pub entity: Option<EntityRef>,
}

/// A further place with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place, in the same or another file.
    pub span: Span,
    /// A few words: `first written here`.
    pub text: String,
}

/// The entity a diagnostic speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityRef {
    /// Kind in the field's words: `task`, `issue`, `person`.
    pub kind: &'static str,
    /// Id, unique by kind (gates and workstreams: by program).
    pub id: String,
    /// Id of its program; `None` for what stands above the programs.
    pub program: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with the severity of its code and no place yet.
    ///
    /// ```
    /// use milepost::diagnostics::{Code, Diagnostic, FileId, Span};
    /// let found = Diagnostic::new(Code::E019, "`pilot` links to itself")
    ///     .at(Span::new(FileId(0), 10, 15))
    ///     .label("same task")
    ///     .hint("remove `pilot` from `after`");
    /// assert_eq!(found.hint.as_deref(), Some("remove `pilot` from `after`"));
    /// ```
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            span: None,
            label: None,
            labels: Vec::new(),
            hint: None,
            entity: None,
        }
    }

    /// Names the place to mend.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Writes a few words under the place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(text.into());
        self
    }

    /// Adds a further place with its words.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Says what to type.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }

    /// Names the entity spoken of.
    #[must_use]
    pub fn about(mut self, entity: EntityRef) -> Self {
        self.entity = Some(entity);
        self
    }

    /// True if it stops a build.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl EntityRef {
    /// An entity of a program, or of the portfolio where `program` is `None`.
    #[must_use]
    pub fn new(kind: &'static str, id: impl Into<String>, program: Option<&str>) -> Self {
        Self { kind, id: id.into(), program: program.map(str::to_owned) }
    }
}

/// True if any of them stops a build.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// Sorts by path, position, code and message, those without a place first, and drops what is said twice:
/// same code, place and message. Of these the first stays, in the order they were found.
pub fn sort_diagnostics(diagnostics: &mut Vec<Diagnostic>, files: &Files) {
    let key = |d: &Diagnostic| d.span.map(|s| (files.path(s.file), s.start, s.end));
    diagnostics
        .sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.code.cmp(&b.code)).then_with(|| a.message.cmp(&b.message)));
    diagnostics.dedup_by(|b, a| (a.code, a.span, &a.message) == (b.code, b.span, &b.message));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_path_then_position_then_code() {
        let mut files = Files::new();
        let later = files.add("b.yaml", "x: 1\ny: 2\n");
        let earlier = files.add("a.yaml", "x: 1\n");
        let mut found = vec![
            Diagnostic::new(Code::E018, "five").at(Span::new(later, 5, 6)),
            Diagnostic::new(Code::E018, "four").at(Span::new(later, 0, 1)),
            Diagnostic::new(Code::E003, "three").at(Span::new(later, 0, 1)),
            Diagnostic::new(Code::E003, "two").at(Span::new(earlier, 3, 4)),
            Diagnostic::new(Code::W123, "one"),
        ];
        sort_diagnostics(&mut found, &files);
        let order: Vec<&str> = found.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(order, ["one", "two", "three", "four", "five"]);
    }

    #[test]
    fn what_is_said_twice_is_printed_once() {
        let mut files = Files::new();
        let id = files.add("a.yaml", "x: 1\n");
        let one = Diagnostic::new(Code::E004, "no `x`").at(Span::new(id, 0, 1));
        let mut found = vec![
            one.clone().label("first"),
            Diagnostic::new(Code::E004, "no `y`").at(Span::new(id, 0, 1)),
            one.label("second"),
        ];
        sort_diagnostics(&mut found, &files);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].label.as_deref(), Some("first"));
    }

    #[test]
    fn warnings_alone_do_not_stop_a_build() {
        let mut found = vec![Diagnostic::new(Code::W103, "lead")];
        assert!(!has_errors(&found));
        found.push(Diagnostic::new(Code::E001, "twice"));
        assert!(has_errors(&found));
    }
}
