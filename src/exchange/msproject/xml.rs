//! XML as a stream of records, each an element two levels below the root.
//!
//! What enters: the text of a document. What leaves: for `<Project><Tasks><Task>…` one record `Tasks`, with the `Task`
//! below it as a tree; for `<Project><Name>…` one record without a section. What always holds: one record is in memory
//! at a time; nesting is bounded; no entity is ever expanded but the five of XML and characters by number; a document
//! that ends in the middle is an error. Namespaces are not looked at: names are those without their prefix.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use crate::exchange::draft::ImportError;

/// Elements inside one another at most; MSPDI needs nine.
const DEEPEST: usize = 64;
/// Elements that are never looked at, however many there are.
const SKIPPED: [&str; 4] = ["TimephasedData", "OutlineCodes", "ExtendedAttributes", "WBSMasks"];

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element<'t> {
    /// Its name without prefix.
    pub(super) name: &'t str,
    /// The text directly in it.
    pub(super) text: String,
    /// `xsi:nil="true"`: there is no value.
    pub(super) nil: bool,
    /// Elements in it.
    pub(super) children: Vec<Element<'t>>,
}

impl<'t> Element<'t> {
    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Element<'t>> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of a name.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element<'t>> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// Reads a document and hands each record on: the name of its section, empty for what stands in the root itself, and
/// the element. Gives the name of the root.
///
/// # Errors
/// XML that is not well-formed, too deep, or refers to an entity of its own; at its line and column.
pub(super) fn read<'t>(
    text: &'t str,
    mut record: impl FnMut(&'t str, Element<'t>) -> Result<(), ImportError>,
) -> Result<&'t str, ImportError> {
    let mut reader = Reader::from_str(text);
    let mut root = None;
    // The open elements; the root and a section are open without being kept.
    let mut open: Vec<Element<'t>> = Vec::new();
    loop {
        let position = reader.buffer_position();
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Err(at(text, reader.error_position(), error.to_string())),
        };
        match event {
            Event::Start(start) => {
                let element = started(text, position, &start);
                root.get_or_insert(element.name);
                if SKIPPED.contains(&element.name) {
                    let end = start.to_end().into_owned();
                    if let Err(error) = reader.read_to_end(end.name()) {
                        return Err(at(text, reader.error_position(), error.to_string()));
                    }
                } else if open.len() >= DEEPEST {
                    return Err(at(text, position, format!("elements are nested more than {DEEPEST} deep")));
                } else {
                    open.push(element);
                }
            }
            Event::Empty(start) => {
                let element = started(text, position, &start);
                root.get_or_insert(element.name);
                close(element, &mut open, &mut record)?;
            }
            // The names of the two ends were compared by the reader.
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut record)?;
                }
            }
            Event::Text(words) => append(&mut open, &words.xml10_content()),
            Event::CData(words) => append(&mut open, &words.xml10_content()),
            Event::GeneralRef(reference) => {
                let said = reference.resolve_char_ref().map_err(|error| at(text, position, error.to_string()))?;
                if let Some(character) = said {
                    append(&mut open, character.encode_utf8(&mut [0; 4]));
                } else if let Some(words) = escape::resolve_xml_entity(&reference) {
                    append(&mut open, words);
                } else {
                    let message = format!("`&{};` is not an entity of XML; others are not expanded", &*reference);
                    return Err(at(text, position, message));
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    if let Some(element) = open.last() {
        let end = u64::try_from(text.len()).unwrap_or(u64::MAX);
        return Err(at(text, end, format!("the file ends inside `<{}>`: it is not whole", element.name)));
    }
    root.ok_or_else(|| ImportError::new("the file holds no XML"))
}

/// The element that begins at a byte of the text; its name lives as long as the text.
fn started<'t>(text: &'t str, position: u64, start: &BytesStart<'_>) -> Element<'t> {
    let nil = start
        .attributes()
        .with_checks(false)
        .flatten()
        .any(|attribute| attribute.key.local_name().as_ref() == "nil" && matches!(&*attribute.value, "true" | "1"));
    let from = usize::try_from(position).unwrap_or(usize::MAX).saturating_add("<".len());
    let name = text.get(from..from.saturating_add(start.name().as_ref().len())).unwrap_or_default();
    let name = name.rsplit_once(':').map_or(name, |(_, local)| local);
    Element { name, nil, ..Element::default() }
}

/// Puts a finished element where it belongs: into the element around it, or into the caller's hands.
fn close<'t>(
    element: Element<'t>,
    open: &mut [Element<'t>],
    record: &mut impl FnMut(&'t str, Element<'t>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    match open {
        // The root itself.
        [] => Ok(()),
        // What stands in the root: a section whose records went before, or a value.
        [_] => record("", element),
        [_, section] => record(section.name, element),
        [.., parent] => {
            parent.children.push(element);
            Ok(())
        }
    }
}

fn append(open: &mut [Element<'_>], words: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(words);
    }
}

/// A mistake at a byte of the text.
fn at(text: &str, position: u64, message: String) -> ImportError {
    let mut end = usize::try_from(position).unwrap_or(usize::MAX).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = text.get(..end).unwrap_or_default();
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    ImportError::at(line, column, message)
}
