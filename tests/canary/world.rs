//! A portfolio written from the table of fields: two customers with a program each, every field filled, every text a
//! token of its own.

use std::collections::BTreeMap;
use std::rc::Rc;

use milepost::source::{Listing, ReadError, Tree};

use super::table::{Seen, rows};

/// What is written for a token: the token with something around it, or something else.
pub(crate) type Wording = Rc<dyn Fn(&str) -> String>;

/// A wording from a function.
pub(crate) fn wording(words: impl Fn(&str) -> String + 'static) -> Wording {
    Rc::new(words)
}

/// How to write the portfolio.
#[derive(Clone)]
pub(crate) struct World {
    /// `visibility` of all entities.
    pub(crate) entities: &'static str,
    /// `visibility` of our people.
    pub(crate) people: &'static str,
    /// `visibility` of the two programs.
    pub(crate) programs: [&'static str; 2],
    /// Whether the second program and its customer are there at all.
    pub(crate) second: bool,
    /// A second set of entities beside the first, to which the first refers, with this `visibility`.
    pub(crate) hidden: Option<&'static str>,
    /// Whether the hidden entities come with a status note and mails.
    pub(crate) notes_and_mails: bool,
    /// Other values than those of the table: entity, field, value.
    pub(crate) values: Vec<(&'static str, &'static str, &'static str)>,
    /// Which fields say something else than usual, by their place in the table.
    pub(crate) changed: Vec<usize>,
    /// What the texts of fields say.
    pub(crate) text: Wording,
    /// What Markdown says.
    pub(crate) markdown: Wording,
    /// Whether each mapping has a key that nobody knows.
    pub unknown_keys: bool,
}

impl Default for World {
    fn default() -> Self {
        Self {
            entities: "customer",
            people: "customer",
            programs: ["customer"; 2],
            second: true,
            hidden: None,
            notes_and_mails: true,
            values: Vec::new(),
            changed: Vec::new(),
            text: wording(str::to_owned),
            markdown: wording(str::to_owned),
            unknown_keys: false,
        }
    }
}

/// Where a token was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// 0 or 1.
    pub(crate) program: usize,
    /// 0: the entities whose visibility is asked for; 1: the hidden ones beside them.
    pub(crate) set: usize,
    /// Row of the table.
    pub(crate) row: usize,
    /// Which entity of its kind.
    pub(crate) instance: usize,
    /// 0 English, 1 Chinese; for keys of the author's own, [`KEY`].
    pub(crate) lang: usize,
    /// Whether it is what a changed field says.
    pub(crate) changed: bool,
}

/// The portfolio as files, with the places of all tokens.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// Texts by path.
    pub(crate) files: BTreeMap<String, String>,
    /// Places by token; numbers are tokens of digits.
    pub(crate) tokens: BTreeMap<String, Place>,
    /// Entity and path of the mapping in which an unknown key stands, by key.
    pub(crate) unknown: BTreeMap<String, (String, String)>,
}

impl Tree for Written {
    fn list(&self) -> Listing {
        Listing { files: self.files.keys().cloned().collect(), problems: Vec::new() }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let text = self.files.get(path).ok_or_else(|| ReadError::Unreadable("no such file".to_owned()))?;
        Ok(text.clone().into_bytes())
    }

    fn shown(&self, path: &str) -> String {
        format!("programs/{path}")
    }
}

/// The `lang` of a token that is a key of the author's own.
pub(crate) const KEY: usize = 1;

/// Places in the table of fields that no customer may learn anything of.
pub(crate) fn never_for_customers() -> Vec<usize> {
    let rows = rows();
    (0..rows.len()).filter(|row| rows[*row].seen[2] == Seen::Never && !rows[*row].value.is_empty()).collect()
}
