//! What reading carries from file to file: the texts, the language of bare strings, the mistakes found so far.
//!
//! What enters: nodes. What leaves: typed values, and a diagnostic for each node that is not one. What always holds:
//! reading goes on after a mistake, and each diagnostic names the entity it was found in.

use crate::diagnostics::{Code, Diagnostic, EntityRef, Files, Span, Spanned};
use crate::source::{Node, Value};
use crate::terms::{IdError, Origin};
use crate::text::Lang;

use super::broken::Broken;
use super::fields::Fields;
use super::own::Own;

/// The state of reading.
#[derive(Debug)]
pub struct Context<'t> {
    /// All texts, for bodies that are kept as written.
    pub files: &'t Files,
    /// The language of bare strings.
    pub lang: Lang,
    /// Every mistake found so far, in the order found.
    pub diagnostics: Vec<Diagnostic>,
    /// What was written and could not be read.
    pub broken: Broken,
    /// The portfolio's own ids, for examples.
    pub own: Own,
    /// The entity being read.
    entity: Option<EntityRef>,
    /// Places of the fields of the entity being read, and of those around it.
    places: Vec<(String, Span)>,
}

impl<'t> Context<'t> {
    /// A fresh state over these texts.
    #[must_use]
    pub fn new(files: &'t Files, lang: Lang) -> Self {
        Self {
            files,
            lang,
            diagnostics: Vec::new(),
            broken: Broken::default(),
            own: Own::default(),
            entity: None,
            places: Vec::new(),
        }
    }

    /// Adds a diagnostic about the entity being read.
    pub fn report(&mut self, mut diagnostic: Diagnostic) {
        if diagnostic.entity.is_none() {
            diagnostic.entity.clone_from(&self.entity);
        }
        self.diagnostics.push(diagnostic);
    }

    /// Runs a reader for one entity, which every diagnostic in it then names.
    pub fn about<R>(&mut self, entity: EntityRef, read: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.enter(entity);
        let value = read(self);
        self.leave(before);
        value
    }

    /// Remembers that a field of the entity being read was written, and that what is wrong with it is reported.
    pub(super) fn broke(&mut self, path: String) {
        if let Some(entity) = &self.entity {
            self.broken.add(entity, path);
        }
    }

    /// Names the entity being read; gives the one named before, for [`Context::leave`].
    pub(super) fn enter(&mut self, entity: EntityRef) -> Option<EntityRef> {
        self.entity.replace(entity)
    }

    /// Names the entity around the one just read.
    pub(super) fn leave(&mut self, before: Option<EntityRef>) {
        self.entity = before;
    }

    /// Reads a mapping that is an entity of its own: the places of its fields are kept for its `Origin`, which
    /// [`Fields::origin`] takes. `missing_at` is where a key that is needed and not there is reported. A node that is
    /// not a mapping is E018 and gives `None`; an empty one reads as a mapping without entries.
    pub fn entity_fields<R>(
        &mut self,
        node: &'t Node,
        missing_at: Span,
        read: impl FnOnce(&mut Fields<'t, '_>) -> R,
    ) -> Option<R> {
        let root = self.places.len();
        let read_value = self.fields(node, missing_at, String::new(), root, read);
        self.places.truncate(root);
        read_value
    }

    /// Reads a mapping whose fields belong to the entity that began at `root`, under the path `prefix`.
    pub(super) fn fields<R>(
        &mut self,
        node: &'t Node,
        missing_at: Span,
        prefix: String,
        root: usize,
        read: impl FnOnce(&mut Fields<'t, '_>) -> R,
    ) -> Option<R> {
        let entries = match &node.value {
            Value::Mapping(entries) => entries.as_slice(),
            Value::Null => &[],
            Value::Scalar(_) | Value::Sequence(_) => {
                let what = prefix.strip_suffix('.').map(|path| format!("`{path}`"));
                let what = what.unwrap_or_else(|| "this".to_owned());
                self.wrong_type(node, &what, "a mapping of keys to values", "key: value");
                return None;
            }
        };
        let mut fields = Fields::new(self, entries, missing_at, prefix, root);
        let value = read(&mut fields);
        fields.finish();
        Some(value)
    }

    /// The id that the author chose as a key; E018 where it is none of the kind.
    pub fn own_key<Id>(
        &mut self,
        key: &Spanned<String>,
        kind: &str,
        parse: impl Fn(&str) -> Result<Id, IdError>,
    ) -> Option<Id> {
        match parse(&key.value) {
            Ok(id) => Some(id),
            Err(error) => {
                let message = format!("`{}` is not the id of a {kind}", shortened(&key.value));
                let example = self.own.say(error.expected);
                self.report(
                    Diagnostic::new(Code::E018, message).at(key.span).hint(format!("write it like `{example}`")),
                );
                None
            }
        }
    }

    /// E018: a value of another kind than its key takes. `what` names the value: `` `budget` ``.
    pub fn wrong_type(&mut self, node: &Node, what: &str, expected: &str, example: &str) {
        self.report(
            Diagnostic::new(Code::E018, format!("{what} takes {expected}, found {}", found(node)))
                .at(node.span)
                .label(format!("not {expected}"))
                .hint(format!("write it like `{example}`")),
        );
    }

    /// E006: a date, duration or time that cannot be read, with the words of the error that says so.
    pub fn bad_time(&mut self, node: &Node, problem: String, hint: String) {
        self.report(Diagnostic::new(Code::E006, problem).at(node.span).hint(hint));
    }

    /// Remembers where a field of the entity being read stands.
    pub(super) fn place(&mut self, path: String, span: Span) {
        self.places.push((path, span));
    }

    /// How many places are remembered, for [`Context::forget`].
    pub(super) fn mark(&self) -> usize {
        self.places.len()
    }

    /// Forgets the places remembered since a mark.
    pub(super) fn forget(&mut self, mark: usize) {
        self.places.truncate(mark);
    }

    /// Takes the places remembered since `root`.
    pub(super) fn origin(&mut self, root: usize, span: Span) -> Origin {
        Origin::new(span, self.places.split_off(root.min(self.places.len())))
    }
}

/// What stands there, in words: ``text `twelve` ``, `a list`.
fn found(node: &Node) -> String {
    match &node.value {
        Value::Null => "nothing".to_owned(),
        Value::Sequence(_) => "a list".to_owned(),
        Value::Mapping(_) => "a mapping".to_owned(),
        Value::Scalar(scalar) => {
            let kind = if scalar.plain { "" } else { "quoted text " };
            format!("{kind}`{}`", shortened(&scalar.text))
        }
    }
}

/// The beginning of a long text, on one line.
pub(in crate::model) fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST + 1).collect();
    if line.chars().count() > LONGEST {
        let start: String = line.chars().take(LONGEST).collect();
        format!("{start}…")
    } else {
        line
    }
}
