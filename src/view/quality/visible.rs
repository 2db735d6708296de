//! Which findings a reader may see: those of what it sees, and those of files that belong to no entity.
//!
//! What enters: a program narrowed to the reader, and the files. What leaves: yes or no for each finding. What always
//! holds: a finding that speaks of an entity the reader does not see, stands in its file, or names it anywhere in its
//! words or its quoted line, is not shown.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::audience::{Mention, hidden_passages};
use crate::diagnostics::{Diagnostic, EntityRef, FileId, Files, Span, quote};
use crate::terms::{
    ActionId, CollateralId, DecisionId, EntityId, EscalationId, IssueId, RequirementId, ReviewId, RiskId, TaskId,
    Visibility,
};
use crate::text::Text;

use super::super::context::ProgramContext;
use super::super::shapes::Ref;

/// Kinds of a program's own things that have no mark of visibility, and stand in files of the program.
const OPEN_KINDS: [&str; 4] = ["program", "report", "baseline", "mail"];
/// The mark of what only executives see.
const EXECUTIVE: &str = "executive";

/// What of one program the reader sees.
pub(super) struct Visible<'c> {
    program: &'c str,
    /// The program's folder with its final slash.
    folder: &'c str,
    files: &'c Files,
    /// Passages that the reader may not see, in bytes, of each file that a finding of the program points into.
    hidden: BTreeMap<FileId, Vec<Range<usize>>>,
    /// Visible entities by id, with kind and title.
    entities: BTreeMap<&'c str, (&'static str, Option<&'c Text>)>,
    workstreams: Vec<&'c str>,
    /// Visible gates, and places that belong to them or to their visible criteria.
    gates: Vec<&'c str>,
    gate_places: Vec<Span>,
    /// Whether what is marked for executives is hidden.
    hides_executive: bool,
}

/// Fields of gates and criteria that findings point at.
const GATE_FIELDS: [&str; 13] = [
    "name",
    "milestone",
    "approvers",
    "decision",
    "text",
    "check",
    "evidence",
    "signed_by",
    "met",
    "waived_by",
    "owner",
    "due",
    "kind",
];

impl<'c> Visible<'c> {
    /// What the reader sees of the page's program.
    pub(super) fn new(context: &ProgramContext<'c>, files: &'c Files, diagnostics: &[Diagnostic]) -> Self {
        let program = context.program;
        let mut entities: BTreeMap<&'c str, (&'static str, Option<&'c Text>)> = BTreeMap::new();
        entities.extend(program.tasks.iter().map(|task| (task.id.as_str(), ("task", Some(&task.facts.name)))));
        entities.extend(program.issues.iter().map(|item| (item.id.as_str(), ("issue", Some(&item.facts.title)))));
        entities.extend(
            program.requirements.iter().map(|item| (item.id.as_str(), ("requirement", Some(&item.facts.title)))),
        );
        entities.extend(program.risks.iter().map(|item| (item.id.as_str(), ("risk", Some(&item.facts.title)))));
        entities.extend(program.decisions.iter().map(|item| (item.id.as_str(), ("decision", Some(&item.facts.title)))));
        entities.extend(program.reviews.iter().map(|item| (item.id.as_str(), ("review", Some(&item.facts.title)))));
        entities.extend(program.actions.iter().map(|item| (item.id.as_str(), ("action", Some(&item.facts.text)))));
        entities
            .extend(program.collateral.iter().map(|item| (item.id.as_str(), ("document", Some(&item.facts.title)))));
        entities.extend(program.escalations.iter().map(|item| (item.id.as_str(), ("escalation", None))));
        entities.extend(program.dropped.iter().map(|task| (task.id.as_str(), ("task", Some(&task.facts.name)))));
        let settings = files.path(program.origin.span.file);
        let origins = program.gates.iter().flat_map(|gate| {
            std::iter::once(gate.origin).chain(gate.criteria.iter().map(|criterion| criterion.origin))
        });
        let gate_places = origins.flat_map(|origin| {
            let fields = GATE_FIELDS.iter().filter_map(|field| origin.written(field));
            std::iter::once(origin.span).chain(fields)
        });
        let folder = settings.rfind('/').map_or("", |slash| &settings[..=slash]);
        // Long plans have many findings, and are searched for marks once.
        let pointed: BTreeSet<FileId> =
            diagnostics.iter().filter_map(|found| found.span).map(|span| span.file).collect();
        let inside = pointed.into_iter().filter(|file| is_inside(folder, files.path(*file)));
        let hidden = inside.map(|file| (file, hidden_passages(files.text(file), context.scope()))).collect();
        Self {
            program: program.id.as_str(),
            folder,
            files,
            hidden,
            entities,
            workstreams: program.workstreams.iter().map(|stream| stream.id.as_str()).collect(),
            gates: program.gates.iter().map(|gate| gate.id.as_str()).collect(),
            gate_places: gate_places.collect(),
            hides_executive: !context.scope().sees(Visibility::Executive),
        }
    }

    /// Whether the reader may see a finding.
    pub(super) fn shows(&self, diagnostic: &Diagnostic) -> bool {
        let path = diagnostic.span.map(|span| self.files.path(span.file));
        let about = || match &diagnostic.entity {
            Some(entity) => self.sees(entity, diagnostic.span),
            None => path.is_some(),
        };
        path.is_none_or(|path| is_inside(self.folder, path))
            && about()
            && self.file_is_open(path)
            && diagnostic.span.is_none_or(|span| self.line_is_open(span))
            && self.names_only_visible(diagnostic)
    }

    /// The entity a finding speaks of, with its page.
    pub(super) fn subject(&self, context: &ProgramContext<'_>, entity: &EntityRef) -> Option<Ref> {
        let (id, (kind, title)) = self.entities.get_key_value(entity.id.as_str())?;
        Some(context.mention(&Mention { id, title: *title, kind }))
    }

    fn sees(&self, entity: &EntityRef, span: Option<Span>) -> bool {
        if entity.program.as_deref() != Some(self.program) {
            return false;
        }
        match entity.kind {
            "workstream" => self.workstreams.contains(&entity.id.as_str()),
            "gate" => self.gates.contains(&entity.id.as_str()) && span.is_none_or(|span| self.gate_place_is_open(span)),
            "status note" => !self.hides_executive || span.is_none_or(|span| !self.note_is_hidden(span)),
            kind if OPEN_KINDS.contains(&kind) => true,
            kind => self.entities.get(entity.id.as_str()).is_some_and(|(own, _)| *own == kind),
        }
    }

    /// Whether a place lies in what is known to be a visible gate's, or its visible criterion's.
    fn gate_place_is_open(&self, span: Span) -> bool {
        let within = |open: &Span| open.file == span.file && open.start <= span.start && span.end <= open.end;
        self.gate_places.iter().any(within)
    }

    /// Whether a status note is for executives alone, which it says in its head.
    fn note_is_hidden(&self, span: Span) -> bool {
        let text = self.files.text(span.file);
        let head = text.split("\n---").next().unwrap_or_default();
        head.lines().any(|line| line.trim_start().starts_with("visibility:") && line.contains(EXECUTIVE))
    }

    /// Whether a file is that of a visible entity, or of none.
    fn file_is_open(&self, path: Option<&str>) -> bool {
        let name = path.and_then(|path| path.rsplit('/').next()).unwrap_or_default();
        let stem = name.split('.').next().unwrap_or_default();
        !is_entity_id(stem) || self.entities.contains_key(stem)
    }

    /// Whether the lines of a place, which are quoted, are in no passage that the reader may not see.
    fn line_is_open(&self, span: Span) -> bool {
        let text = self.files.text(span.file);
        let (start, end) = (span.start as usize, span.end as usize);
        let from = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let to = text.get(end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| end + at);
        let touches = |passage: &Range<usize>| passage.start < to && from < passage.end;
        self.hidden.get(&span.file).is_some_and(|passages| !passages.iter().any(touches))
    }

    /// Whether every id of this program in the finding's words and quoted line is one that the reader sees.
    fn names_only_visible(&self, diagnostic: &Diagnostic) -> bool {
        let quoted = diagnostic.span.map(|span| quote(self.files, span));
        let line = quoted.map(|quote| format!("{}{}{}", quote.before, quote.hit, quote.after));
        // Criteria, promises and report lines carry their mark on their own line.
        if self.hides_executive && line.as_ref().is_some_and(|line| line.contains(EXECUTIVE)) {
            return false;
        }
        let words = [Some(&diagnostic.message), diagnostic.label.as_ref(), diagnostic.hint.as_ref(), line.as_ref()];
        words.into_iter().flatten().flat_map(|words| ids(words)).all(|id| self.entities.contains_key(id))
    }
}

fn is_inside(folder: &str, path: &str) -> bool {
    !folder.is_empty() && path.starts_with(folder)
}

/// Whether a text has the shape of an entity's id.
fn is_entity_id(text: &str) -> bool {
    fn of<Id: EntityId>(text: &str) -> bool {
        Id::parse(text).is_ok()
    }
    [
        of::<TaskId>,
        of::<RequirementId>,
        of::<IssueId>,
        of::<EscalationId>,
        of::<RiskId>,
        of::<DecisionId>,
        of::<ReviewId>,
        of::<ActionId>,
        of::<CollateralId>,
    ]
    .iter()
    .any(|is| is(text))
}

/// Every id in a text.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(|word| is_entity_id(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_in_any_line() {
        let line = "  TSK-NBL-120: {after: [TSK-NBL-110 FS-2d, \"MS-NBL-DVT\"]}  # see REQ-NBL-001.2";
        assert_eq!(ids(line).collect::<Vec<_>>(), ["TSK-NBL-120", "TSK-NBL-110", "MS-NBL-DVT", "REQ-NBL-001"]);
        assert_eq!(ids("no-id SCH-R3, tsk-nbl-1").count(), 0);
    }
}
