//! The cursor over one mapping: fields are asked for by name, and what was not asked for is not known.
//!
//! What enters: the entries of a mapping. What leaves: typed values, the place of each field by path
//! (`next_action.due`, `steps.0.done`), and diagnostics. What always holds: the list of known keys is made of the reads
//! themselves; reading never stops at a mistake; a key written without a value reads as not written; a misspelt key
//! that is needed is reported once, as misspelt. Keys that begin with `x-` are free.

use std::ops::RangeInclusive;

use crate::diagnostics::{Diagnostic, EntityRef, Span, Spanned, nearest};
use crate::source::{Entry, Node, Value};
use crate::terms::Origin;

use super::context::{Context, shortened};
use super::keys::MOST_SUGGESTIONS;
use super::numbers::read_within;
use super::values::FromNode;

/// A mapping being read.
#[derive(Debug)]
pub struct Fields<'t, 'c> {
    /// The state of reading, for diagnostics and for values read by hand.
    pub cx: &'c mut Context<'t>,
    pub(super) entries: &'t [Entry],
    missing_at: Span,
    pub(super) prefix: String,
    root: usize,
    pub(super) known: Vec<&'static str>,
    pub(super) missing: Vec<(&'static str, String)>,
    pub(super) stopped: bool,
    entity: Option<EntityRef>,
}

impl<'t, 'c> Fields<'t, 'c> {
    pub(super) fn new(
        cx: &'c mut Context<'t>,
        entries: &'t [Entry],
        missing_at: Span,
        prefix: String,
        root: usize,
    ) -> Self {
        Self {
            cx,
            entries,
            missing_at,
            prefix,
            root,
            known: Vec::new(),
            missing: Vec::new(),
            stopped: false,
            entity: None,
        }
    }

    /// The value of a field, or nothing where it is not written, null, or wrong (which is reported).
    pub fn get<T: FromNode>(&mut self, name: &'static str) -> Option<T> {
        let node = self.node(name)?;
        let what = self.quoted(name);
        let value = T::from_node(node, &what, self.cx);
        self.broke_unless(value.is_some(), name);
        value
    }

    /// The value of a field that must be written; E018 where it is not. Nothing where it is wrong, which is reported.
    pub fn required<T: FromNode>(&mut self, name: &'static str) -> Option<T> {
        if !self.has(name) {
            self.needs(name, &T::example());
        }
        self.get(name)
    }

    /// The same with an example of its own for where it is not written.
    pub fn required_like<T: FromNode>(&mut self, name: &'static str, example: &str) -> Option<T> {
        if !self.has(name) {
            self.needs(name, example);
        }
        self.get(name)
    }

    /// The value of a field and its place.
    pub fn spanned<T: FromNode>(&mut self, name: &'static str) -> Option<Spanned<T>> {
        let span = self.node(name)?.span;
        self.get(name).map(|value| Spanned::new(value, span))
    }

    /// A number that must lie in a range; E018 where it does not.
    pub fn within(&mut self, name: &'static str, range: RangeInclusive<f64>) -> Option<f64> {
        let node = self.node(name)?;
        let what = self.quoted(name);
        let number = read_within(node, &what, &range, self.cx);
        self.broke_unless(number.is_some(), name);
        number
    }

    /// The items of a list; empty where it is not written. Places: `name` and `name.0`, counted as in the list
    /// given back: an item that cannot be read is reported and left out.
    pub fn list<T: FromNode>(&mut self, name: &'static str) -> Vec<T> {
        self.spanned_list(name).into_iter().map(|item: Spanned<T>| item.value).collect()
    }

    /// The items of a list with their places.
    pub fn spanned_list<T: FromNode>(&mut self, name: &'static str) -> Vec<Spanned<T>> {
        self.sequence(name, &T::example()).map(|items| self.all_items(name, items)).unwrap_or_default()
    }

    /// The items of a list, or the one value written in its place: `to: lin-wei`, `to: [lin-wei, ana-ruiz]`.
    pub fn one_or_more<T: FromNode>(&mut self, name: &'static str) -> Vec<T> {
        let items = self.spanned_one_or_more(name);
        items.into_iter().map(|item: Spanned<T>| item.value).collect()
    }

    /// The items of a list, or the one value written in its place, with their places; a single value also has the
    /// place `name.0`.
    pub fn spanned_one_or_more<T: FromNode>(&mut self, name: &'static str) -> Vec<Spanned<T>> {
        let Some(node) = self.node(name) else {
            return Vec::new();
        };
        if matches!(node.value, Value::Sequence(_)) {
            return self.spanned_list(name);
        }
        self.cx.place(format!("{}{name}.0", self.prefix), node.span);
        self.spanned(name).into_iter().collect()
    }

    /// A nested mapping, read by a cursor of its own whose paths begin with `name.`.
    pub fn nested<R>(&mut self, name: &'static str, read: impl FnOnce(&mut Fields<'t, '_>) -> R) -> Option<R> {
        let entry = self.entry(name)?;
        let prefix = format!("{}{name}.", self.prefix);
        let value = self.cx.fields(&entry.value, entry.key.span, prefix, self.root, read);
        self.broke_unless(value.is_some(), name);
        value
    }

    /// A list of mappings, each read by a cursor of its own whose paths begin with `name.0.`.
    pub fn items<R>(&mut self, name: &'static str, mut read: impl FnMut(&mut Fields<'t, '_>) -> Option<R>) -> Vec<R> {
        let Some(items) = self.sequence(name, "{key: value}") else {
            return Vec::new();
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let value = self.item(name, values.len(), item, &mut read);
            values.extend(value);
        }
        values
    }

    /// A list whose items are mappings or, in short, single values: `holidays: [2026-06-19, {date: …, name: …}]`.
    pub fn items_or<T: FromNode, R>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut Fields<'t, '_>) -> Option<R>,
        short: impl Fn(T) -> R,
    ) -> Vec<R> {
        let Some(items) = self.sequence(name, &T::example()) else {
            return Vec::new();
        };
        let what = format!("each item of {}", self.quoted(name));
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let value = if matches!(item.value, Value::Mapping(_)) {
                self.item(name, values.len(), item, &mut read)
            } else {
                T::from_node(item, &what, self.cx).map(&short)
            };
            values.extend(value);
        }
        values
    }

    /// A list of mappings that are entities of their own: their paths begin afresh, and each may take its `Origin`.
    pub fn entities<R>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut Fields<'t, '_>) -> Option<R>,
    ) -> Vec<R> {
        let Some(items) = self.sequence(name, "{key: value}") else {
            return Vec::new();
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let value = self.cx.entity_fields(item, first_line(item), &mut read).flatten();
            self.broke_unless(value.is_some(), name);
            values.extend(value);
        }
        values
    }

    /// A mapping whose keys are the author's own and whose values are mappings, read in the order written, each by a
    /// cursor whose paths begin with `name.KEY.`; `name.KEY` is the place of the key.
    pub fn keyed<R>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut Fields<'t, '_>, &'t Spanned<String>) -> Option<R>,
    ) -> Vec<R> {
        let mut values = Vec::new();
        for entry in self.own_keys(name) {
            let path = format!("{}{name}.{}", self.prefix, entry.key.value);
            self.cx.place(path.clone(), entry.key.span);
            let prefix = path + ".";
            let read_one = |fields: &mut Fields<'t, '_>| read(fields, &entry.key);
            let value = self.cx.fields(&entry.value, entry.key.span, prefix, self.root, read_one).flatten();
            self.broke_unless(value.is_some(), name);
            values.extend(value);
        }
        values
    }

    /// A mapping whose keys are the author's own and whose values are entities: their paths begin afresh, and each may
    /// take its `Origin`.
    pub fn keyed_entities<R>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut Fields<'t, '_>, &'t Spanned<String>) -> Option<R>,
    ) -> Vec<R> {
        let mut values = Vec::new();
        for entry in self.own_keys(name) {
            let read_one = |fields: &mut Fields<'t, '_>| read(fields, &entry.key);
            values.extend(self.cx.entity_fields(&entry.value, entry.key.span, read_one).flatten());
        }
        values
    }

    /// A mapping whose keys are the author's own and whose values are single values, in the order written:
    /// `components`, `links`, `signature`. Places: `name.KEY`.
    pub fn pairs<T: FromNode>(&mut self, name: &'static str) -> Vec<(String, T)> {
        let mut values = Vec::new();
        for entry in self.own_keys(name) {
            let path = format!("{}{name}.{}", self.prefix, entry.key.value);
            let what = format!("`{path}`");
            self.cx.place(path, entry.value.span);
            if matches!(entry.value.value, Value::Null) {
                continue;
            }
            let value = T::from_node(&entry.value, &what, self.cx);
            values.extend(value.map(|value| (entry.key.value.clone(), value)));
        }
        values
    }

    /// Whether the key is written with a value.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some_and(|entry| !matches!(entry.value.value, Value::Null))
    }

    /// Whether a key is written that is none of those read so far and is most like this one; it will be reported as
    /// unknown. Ask once all keys are read.
    #[must_use]
    pub fn is_misspelt(&self, name: &str) -> bool {
        let strange = self.entries.iter().map(|entry| entry.key.value.as_str()).filter(|key| !self.known.contains(key));
        let unwritten = || self.known.iter().copied().filter(|known| self.find(known).is_none());
        strange.take(MOST_SUGGESTIONS).any(|key| !key.starts_with("x-") && nearest(key, unwritten()).contains(&name))
    }

    /// The node of a field, for values read by hand; nothing where it is not written or null. Its place is kept, and
    /// the key is known from here on.
    pub fn node(&mut self, name: &'static str) -> Option<&'t Node> {
        self.entry(name).map(|entry| &entry.value)
    }

    /// Declares keys that this kind of file has and that nothing reads yet.
    pub fn known(&mut self, names: &[&'static str]) {
        self.known.extend(names);
    }

    /// Reports that a key is needed and not there, unless it proves to be misspelt. `example` is a value for the hint,
    /// in the words of the sample.
    pub fn needs(&mut self, name: &'static str, example: &str) {
        let example = self.cx.own.say(example);
        self.needs_value(name, example);
    }

    /// The same where the one value that it can have is known.
    pub fn needs_value(&mut self, name: &'static str, value: String) {
        self.known.push(name);
        if !self.missing.iter().any(|(other, _)| *other == name) {
            self.missing.push((name, value));
        }
    }

    /// Whether a key is written that is none of those read so far; it will be reported. Ask once all keys are read.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        let mut keys = self.entries.iter().map(|entry| entry.key.value.as_str());
        keys.any(|key| !self.known.contains(&key) && !key.starts_with("x-"))
    }

    /// Says nothing of keys that nothing asked for: reading ends here, for a reason that is reported.
    pub fn stop(&mut self) {
        self.stopped = true;
    }

    /// Reading goes on after all.
    pub fn go_on(&mut self) {
        self.stopped = false;
    }

    /// The place of a field's key, or where a missing key is reported.
    #[must_use]
    pub fn key_span(&self, name: &str) -> Span {
        self.find(name).map_or(self.missing_at, |entry| entry.key.span)
    }

    /// The place of a field's value, or where a missing key is reported.
    #[must_use]
    pub fn span(&self, name: &str) -> Span {
        self.find(name).map_or(self.missing_at, |entry| entry.value.span)
    }

    /// Where a missing key is reported: the key or the first line of the mapping.
    #[must_use]
    pub fn missing_at(&self) -> Span {
        self.missing_at
    }

    /// The origin of the entity this mapping is: `span` is the place of its id, the rest the places of all fields read
    /// so far. Take it last, and once.
    #[must_use]
    pub fn origin(&mut self, span: Span) -> Origin {
        self.cx.origin(self.root, span)
    }

    /// The origin of the entity, at the place of a field's value: [`Fields::origin`] of its `id`.
    #[must_use]
    pub fn origin_of(&mut self, name: &str) -> Origin {
        let span = self.span(name);
        self.origin(span)
    }

    /// Names the entity that this mapping is, in the diagnostics of `read` and in those of its keys.
    pub fn about<R>(&mut self, entity: EntityRef, read: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.cx.enter(entity.clone());
        let value = read(self);
        self.cx.leave(before);
        self.entity = Some(entity);
        value
    }

    /// Adds a diagnostic about the entity being read.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.cx.report(diagnostic);
    }

    /// The full path of a field in backticks: `` `next_action.due` ``.
    #[must_use]
    pub fn quoted(&self, name: &str) -> String {
        format!("`{}{name}`", self.prefix)
    }

    /// Reports the keys that nothing asked for, then those that are needed and not there.
    pub(super) fn finish(mut self) {
        match self.entity.take() {
            Some(entity) => self.about(entity, Self::report_keys),
            None => self.report_keys(),
        }
    }

    /// Remembers a field that was written and gave no value, which has been reported.
    fn broke_unless(&mut self, is_read: bool, name: &str) {
        if !is_read {
            self.cx.broke(format!("{}{name}", self.prefix));
        }
    }

    pub(super) fn find(&self, name: &str) -> Option<&'t Entry> {
        self.entries.iter().find(|entry| entry.key.value == name)
    }

    /// The entry of a field with a value; marks the key as known and keeps its place.
    fn entry(&mut self, name: &'static str) -> Option<&'t Entry> {
        let entry = self.find(name).filter(|entry| !matches!(entry.value.value, Value::Null));
        if !self.known.contains(&name) {
            self.known.push(name);
            if let Some(entry) = entry {
                self.cx.place(format!("{}{name}", self.prefix), entry.value.span);
            }
        }
        entry
    }

    /// The items of a list field; E018 where the value is none.
    fn sequence(&mut self, name: &'static str, example: &str) -> Option<&'t [Node]> {
        let node = self.node(name)?;
        if let Value::Sequence(items) = &node.value {
            return Some(items);
        }
        let what = self.quoted(name);
        let example = match &node.value {
            Value::Scalar(scalar) => format!("{name}: [{}]", shortened(&scalar.text)),
            _ => self.cx.own.say(&format!("{name}: [{example}]")),
        };
        self.cx.wrong_type(node, &what, "a list", &example);
        self.broke_unless(false, name);
        None
    }

    /// One item of a list of mappings, which becomes item `index` of what is given back; no places are kept of one that
    /// cannot be read.
    fn item<R>(
        &mut self,
        name: &str,
        index: usize,
        item: &'t Node,
        read: impl FnOnce(&mut Fields<'t, '_>) -> Option<R>,
    ) -> Option<R> {
        let path = format!("{}{name}.{index}", self.prefix);
        let before = self.cx.mark();
        self.cx.place(path.clone(), item.span);
        let value = self.cx.fields(item, first_line(item), path + ".", self.root, read).flatten();
        if value.is_none() {
            self.cx.forget(before);
            self.cx.broke(format!("{}{name}", self.prefix));
        }
        value
    }

    fn all_items<T: FromNode>(&mut self, name: &str, items: &'t [Node]) -> Vec<Spanned<T>> {
        let what = format!("each item of {}", self.quoted(name));
        let mut values: Vec<Spanned<T>> = Vec::with_capacity(items.len());
        for item in items {
            if let Some(value) = T::from_node(item, &what, self.cx) {
                let path = format!("{}{name}.{}", self.prefix, values.len());
                self.cx.place(path, item.span);
                values.push(Spanned::new(value, item.span));
            } else {
                self.cx.broke(format!("{}{name}", self.prefix));
            }
        }
        values
    }

    /// The entries of a field whose keys are the author's own, without the free ones; E018 where it is no mapping.
    fn own_keys(&mut self, name: &'static str) -> Vec<&'t Entry> {
        let Some(node) = self.node(name) else {
            return Vec::new();
        };
        let Value::Mapping(entries) = &node.value else {
            let what = self.quoted(name);
            self.cx.wrong_type(node, &what, "a mapping of names to values", &format!("{name}: {{name: value}}"));
            self.cx.broke(format!("{}{name}", self.prefix));
            return Vec::new();
        };
        entries.iter().filter(|entry| !entry.key.value.starts_with("x-")).collect()
    }
}

/// Where a key missing from an item of a list is reported: its first key, else the item.
fn first_line(item: &Node) -> Span {
    match &item.value {
        Value::Mapping(entries) => entries.first().map_or(item.span, |entry| entry.key.span),
        Value::Null | Value::Scalar(_) | Value::Sequence(_) => item.span,
    }
}

#[cfg(test)]
mod tests;
