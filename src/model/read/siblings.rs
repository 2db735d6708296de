//! Files that stand beside an entity's own: its log (`ISS-NBL-041.log.md`) and translations (`ISS-NBL-041.zh.md`).
//!
//! What enters: the files of one program. What leaves: each log and translation, once, to the entity beside which it
//! stands. What always holds: what no entity takes is reported.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, EntityRef, FileId, Span, did_you_mean};
use crate::source::{Content, Document, LogLine};

use super::body::TranslationFile;
use super::context::{Context, shortened};
use super::layout::ProgramPlace;

/// The folder of a kind (`issues`) and an id in it.
type Beside<'t> = (&'t str, &'t str);

/// Logs and translations of one program that no entity has taken yet.
#[derive(Debug, Default)]
pub struct Siblings<'t> {
    logs: BTreeMap<Beside<'t>, (FileId, &'t [LogLine])>,
    translations: BTreeMap<Beside<'t>, Vec<TranslationFile<'t>>>,
}

impl<'t> Siblings<'t> {
    /// All logs and translations among the files of a program.
    #[must_use]
    pub fn of(documents: &[(ProgramPlace<'t>, &'t Document)]) -> Self {
        let mut siblings = Self::default();
        for (place, document) in documents {
            let kind = kind_folder(&document.path);
            match (*place, &document.content) {
                (ProgramPlace::Log(id), Content::Log { entries }) => {
                    let log = (document.file, entries.as_slice());
                    siblings.logs.insert((kind, id), log);
                }
                (ProgramPlace::Translation(id, tag), Content::Markdown { front, body }) => {
                    let file = TranslationFile {
                        tag,
                        front: front.as_ref(),
                        body: *body,
                        span: Span::whole_file(document.file),
                    };
                    let files = siblings.translations.entry((kind, id)).or_default();
                    files.push(file);
                }
                _ => {}
            }
        }
        siblings
    }

    /// The lines of the log beside the entity of that path and id.
    pub fn take_log(&mut self, path: &'t str, id: &'t str) -> Option<&'t [LogLine]> {
        let log = self.logs.remove(&(kind_folder(path), id));
        log.map(|(_, lines)| lines)
    }

    /// The translations beside the entity of that path and id, by file name.
    pub fn take_translations(&mut self, path: &'t str, id: &'t str) -> Vec<TranslationFile<'t>> {
        let files = self.translations.remove(&(kind_folder(path), id));
        files.unwrap_or_default()
    }

    /// Reports what no entity has taken, unless its entity is among the files that could not be read.
    pub fn report_left(
        self,
        documents: &[(ProgramPlace<'t>, &'t Document)],
        folder: &str,
        unread: &[String],
        cx: &mut Context<'t>,
    ) {
        let logs = self.logs.into_iter().map(|(at, (file, _))| (at, "log", file));
        let translations = self
            .translations
            .into_iter()
            .flat_map(|(at, files)| files.into_iter().map(move |file| (at, "translation", file.span.file)));
        for ((kind, id), what, file) in logs.chain(translations) {
            if unread.binary_search(&format!("{folder}/{kind}/{id}.md")).is_ok() {
                continue;
            }
            let beside: Vec<&str> = documents
                .iter()
                .filter(|(place, _)| !matches!(place, ProgramPlace::Log(_) | ProgramPlace::Translation(..)))
                .map(|(_, document)| document.path.as_str())
                .filter(|path| kind_folder(path) == kind)
                .filter_map(|path| path.rsplit('/').next()?.strip_suffix(".md"))
                .collect();
            let diagnostic = left(kind, id, what, &beside);
            let about = EntityRef::new("file", id, Some(folder));
            cx.report(diagnostic.at(Span::whole_file(file)).about(about));
        }
    }
}

fn left(kind: &str, id: &str, what: &str, beside: &[&str]) -> Diagnostic {
    let name = shortened(id);
    if beside.contains(&id) {
        let (problem, hint) = if what == "log" {
            (format!("a log of `{name}`, which is no issue"), "only issues have logs; write it into the text")
        } else {
            (
                format!("a translation of `{name}`, which says its languages itself"),
                "write its text as a section `## BLUF {zh}` of the note",
            )
        };
        return Diagnostic::new(Code::E018, problem).hint(hint);
    }
    let hint = match did_you_mean(id, beside.iter().copied()) {
        Some(other) => format!("there is `{other}.md`; did you mean that?"),
        None => format!("write `{kind}/{name}.md`, or remove this file"),
    };
    Diagnostic::new(Code::E004, format!("a {what} of `{name}`, which does not exist")).hint(hint)
}

/// The folder that holds a file: `issues` in `nbl/issues/ISS-NBL-041.md`.
fn kind_folder(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    parts.next();
    parts.next().unwrap_or("")
}
