//! Everything filed under a program one entity a file: which reader takes which file.
//!
//! What enters: the files of one program with their places. What leaves: the program's lists, filled: entities in the
//! order of their paths, which is that of their ids; notes and reports by date. What always holds: a file that cannot
//! be read as what its place says is reported, and all others are read.

use crate::diagnostics::{EntityRef, Span};
use crate::model::Program;
use crate::model::document::Body;
use crate::model::issue::Issue;
use crate::model::ledger::LedgerEntry;
use crate::model::note::StatusNote;
use crate::source::{Content, Document, LogLine, Node};
use crate::terms::{EntityId, IssueId};

use super::action::read_action;
use super::actuals::{ActualsFile, read_actuals};
use super::body::read_body;
use super::collateral::read_collateral;
use super::context::Context;
use super::decision::read_decision;
use super::entity::EntityFile;
use super::escalation::read_escalation;
use super::issue::read_issue;
use super::layout::ProgramPlace;
use super::ledger::{LedgerFile, read_ledger};
use super::log::{Log, read_log, split_inline_log};
use super::note::{NoteFile, read_note};
use super::requirement::read_requirement;
use super::review::read_review;
use super::risk::read_risk;
use super::siblings::Siblings;

/// Reads the requirements, issues, escalations, risks, decisions, reviews, actions, documents, notes, reports and effort of the
/// program in `folder` into `program`; files of other places are left to other readers. `documents` are sorted by path;
/// `unread` are the paths that gave no document, sorted: what stands beside one of them is not reported as left alone.
pub fn read_filed<'t>(
    program: &mut Program,
    folder: &'t str,
    documents: &[(ProgramPlace<'t>, &'t Document)],
    unread: &[String],
    cx: &mut Context<'t>,
) {
    cx.lang = program.facts.languages.first().copied().unwrap_or(cx.lang);
    let mut siblings = Siblings::of(documents);
    for (place, document) in documents {
        let mut file = |stem, cx: &mut Context<'t>| entity_file(document, stem, folder, &mut siblings, cx);
        match *place {
            ProgramPlace::Requirement(stem) => {
                let file = file(stem, cx);
                file_under(&mut program.requirements, file, read_requirement, cx);
            }
            ProgramPlace::Issue(stem) => {
                let issue = issue_file(document, stem, folder, &mut siblings, cx);
                program.issues.extend(issue);
            }
            ProgramPlace::Escalation(stem) => {
                let file = file(stem, cx);
                file_under(&mut program.escalations, file, read_escalation, cx);
            }
            ProgramPlace::Risk(stem) => {
                let file = file(stem, cx);
                file_under(&mut program.risks, file, read_risk, cx);
            }
            ProgramPlace::Decision(stem) => {
                let file = file(stem, cx);
                file_under(&mut program.decisions, file, read_decision, cx);
            }
            ProgramPlace::Review(stem) => {
                let file = file(stem, cx);
                file_under(&mut program.reviews, file, read_review, cx);
            }
            ProgramPlace::Action(stem) => {
                let file = file(stem, cx);
                file_under(&mut program.actions, file, read_action, cx);
            }
            ProgramPlace::Collateral(stem) => {
                let file = file(stem, cx);
                file_under(&mut program.collateral, file, read_collateral, cx);
            }
            ProgramPlace::Note(stem) => {
                let note = note_file(document, stem, folder, cx);
                program.notes.extend(note);
            }
            ProgramPlace::Report(stem) => {
                let report = report_file(document, stem, folder, cx);
                program.reports.extend(report);
            }
            ProgramPlace::Actuals(stem) => {
                let week = parts(document).and_then(|(node, _)| {
                    let span = Span::whole_file(document.file);
                    read_actuals(ActualsFile { stem, program: folder, node, span }, cx)
                });
                program.spent.extend(week);
            }
            ProgramPlace::Settings
            | ProgramPlace::Team
            | ProgramPlace::Resource(_)
            | ProgramPlace::Gates
            | ProgramPlace::Audiences
            | ProgramPlace::Plan
            | ProgramPlace::Baseline(_)
            | ProgramPlace::Log(_)
            | ProgramPlace::Translation(..) => {}
        }
    }
    program.notes.sort_by_key(|note| note.as_of);
    program.reports.sort_by_key(|report| report.data_date);
    program.spent.sort_by_key(|week| week.period);
    siblings.report_left(documents, folder, unread, cx);
}

fn file_under<'t, E>(
    list: &mut Vec<E>,
    file: Option<EntityFile<'t>>,
    read: impl FnOnce(EntityFile<'t>, &mut Context<'t>) -> Option<E>,
    cx: &mut Context<'t>,
) {
    list.extend(file.and_then(|file| read(file, cx)));
}

/// The file of an entity that has no log, with its translations.
fn entity_file<'t>(
    document: &'t Document,
    stem: &'t str,
    folder: &'t str,
    siblings: &mut Siblings<'t>,
    cx: &mut Context<'t>,
) -> Option<EntityFile<'t>> {
    let (node, text) = parts(document)?;
    let body = body_of(document, text, stem, folder, siblings, cx);
    Some(EntityFile { stem, program: folder, node, span: Span::whole_file(document.file), body })
}

/// An issue, with the log beside it and in it.
fn issue_file<'t>(
    document: &'t Document,
    stem: &'t str,
    folder: &'t str,
    siblings: &mut Siblings<'t>,
    cx: &mut Context<'t>,
) -> Option<Issue> {
    let beside = siblings.take_log(&document.path, stem).unwrap_or_default();
    let (node, text) = parts(document)?;
    let start = text.start as usize;
    let (own, inline) = split_inline_log(cx.files.slice(text), document.file, start);
    let text = Span::new(document.file, start + own.start, start + own.end);
    let body = body_of(document, text, stem, folder, siblings, cx);
    let log = issue_log(beside, &inline, stem, folder, cx);
    let file = EntityFile { stem, program: folder, node, span: Span::whole_file(document.file), body };
    read_issue(file, log, cx)
}

fn issue_log(beside: &[LogLine], inline: &[LogLine], stem: &str, folder: &str, cx: &mut Context<'_>) -> Log {
    let about = EntityRef::new(IssueId::KIND, stem, Some(folder));
    cx.about(about, |cx| read_log(beside.iter().chain(inline), cx))
}

fn note_file<'t>(document: &'t Document, stem: &'t str, folder: &'t str, cx: &mut Context<'t>) -> Option<StatusNote> {
    let (front, body) = parts(document)?;
    let file = NoteFile { stem, program: folder, front, body, span: Span::whole_file(document.file) };
    read_note(file, cx)
}

fn report_file<'t>(
    document: &'t Document,
    stem: &'t str,
    folder: &'t str,
    cx: &mut Context<'t>,
) -> Option<LedgerEntry> {
    let (node, _) = parts(document)?;
    let file = LedgerFile { stem, program: folder, node, span: Span::whole_file(document.file) };
    read_ledger(file, cx)
}

/// The fields of a file and the place of its text, which is empty in YAML. Nothing for Markdown without fields, which
/// was reported when the files were given their places.
fn parts(document: &Document) -> Option<(&Node, Span)> {
    match &document.content {
        Content::Yaml(node) => Some((node, Span::whole_file(document.file))),
        Content::Markdown { front, body } => front.as_ref().map(|node| (node, *body)),
        Content::Log { .. } => None,
    }
}

fn body_of<'t>(
    document: &'t Document,
    text: Span,
    stem: &'t str,
    folder: &str,
    siblings: &mut Siblings<'t>,
    cx: &mut Context<'t>,
) -> Body {
    let translations = siblings.take_translations(&document.path, stem);
    let about = EntityRef::new("file", stem, Some(folder));
    cx.about(about, |cx| read_body(text, &translations, cx))
}
