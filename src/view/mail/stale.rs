//! Mails that carry the words of another week than their own, or none.
//!
//! What enters: mails as they are made. What leaves: W123, once for a program and a note, with the audiences whose mails
//! carry it. What always holds: nobody is named to whom the week's own words go.

use std::collections::BTreeMap;

use crate::audience::Program;
use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::terms::Scope;
use crate::time::IsoWeek;

use super::Mail;

/// Program, week of the mails, and week of their words.
type Words = (String, IsoWeek, Option<IsoWeek>);

/// What was seen of the mails so far.
#[derive(Debug, Default)]
pub struct StaleWords {
    found: BTreeMap<Words, (Span, Vec<String>)>,
}

impl StaleWords {
    /// Looks at one mail.
    pub fn add(&mut self, program: &Program<'_>, mail: &Mail, scope: &Scope) {
        if mail.note == Some(mail.week) {
            return;
        }
        let note = mail.note.and_then(|week| program.notes.iter().rfind(|note| note.period == week));
        let at = note.map_or(program.origin.span, |note| note.origin.of("period"));
        let key = (program.id.to_string(), mail.week, mail.note);
        let (_, audiences) = self.found.entry(key).or_insert_with(|| (at, Vec::new()));
        let name = format!("`{}`", scope.name());
        if !audiences.contains(&name) {
            audiences.push(name);
        }
    }

    /// What there is to say.
    pub fn warnings(self) -> impl Iterator<Item = Diagnostic> {
        self.found.into_iter().map(|((id, week, note), (at, audiences))| {
            let to = audiences.join(", ");
            let (message, label) = match note {
                Some(note) => {
                    (format!("mails of `{id}` to {to} carry the words of {note}, not of {week}"), "what is sent")
                }
                None => (format!("mails of `{id}` to {to} carry no words"), "nothing to send"),
            };
            Diagnostic::new(Code::W123, message)
                .at(at)
                .label(label)
                .hint(format!("write a `## BLUF` for them in `{id}/status/{week}.md` before the mails go out"))
                .about(EntityRef::new("program", id.as_str(), Some(&id)))
        })
    }
}
