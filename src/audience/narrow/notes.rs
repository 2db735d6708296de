//! Status notes, overrides, ledger entries and mails of one program for one reader.

use crate::audience::entities::{Highlight, Note, NoteOverride, Section};
use crate::audience::passages::cut;
use crate::audience::program::{Draft, LaterNote, MailTarget};
use crate::audience::report::{Report, ReportedMilestone};
use crate::audience::task::Workstream;
use crate::model::Program;
use crate::model::note::{OverrideWord, StatusNote};
use crate::model::program::Commitment;
use crate::terms::{Scope, TaskId};

use super::entities::{Context, ask};

/// Notes written by the data date. A note that says nothing to the reader is not there: its date would tell that
/// there is more to read.
pub(super) fn notes<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<Note<'a>> {
    let scope = context.lookup.scope;
    let speaks = |note: &&StatusNote| {
        scope.sees(note.visibility) || note.sections.iter().any(|section| section.customer != scope.sees_inner())
    };
    written(program, context).filter(speaks).map(|note| narrow_note(note, context)).collect()
}

/// Notes as of a day that has not come, for the author alone.
pub(super) fn later<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<LaterNote<'a>> {
    if *context.lookup.scope != Scope::Author {
        return Vec::new();
    }
    let date = |note: &StatusNote| note.as_of.date_in(context.zone);
    let later = program.notes.iter().filter(|note| !context.happened(date(note)));
    later.map(|note| LaterNote { period: note.period, origin: &note.origin, date: date(note) }).collect()
}

/// The sections of all notes as written, for the author alone.
pub(super) fn drafts<'a>(program: &'a Program, scope: &Scope) -> Vec<Draft<'a>> {
    let notes = program.notes.iter().filter(|_| *scope == Scope::Author);
    let sections = notes.flat_map(|note| note.sections.iter().map(|section| (note.period, section)));
    sections.map(|(period, section)| Draft { period, markdown: &section.markdown, span: section.span }).collect()
}

fn written<'a>(program: &'a Program, context: &Context<'a, '_>) -> impl Iterator<Item = &'a StatusNote> {
    program.notes.iter().filter(|note| context.happened(note.as_of.date_in(context.zone)))
}

fn narrow_note<'a>(note: &'a StatusNote, context: &Context<'a, '_>) -> Note<'a> {
    let lookup = context.lookup;
    let scope = lookup.scope;
    // A note's own visibility opens its keyword, asks and highlights; its sections say themselves for whom they are.
    let open = scope.sees(note.visibility);
    Note {
        period: note.period,
        origin: &note.origin,
        as_of: note.as_of,
        date: note.as_of.date_in(context.zone),
        author: lookup.maybe_person(note.author.as_ref()),
        keyword: note.keyword.filter(|_| open),
        decisions: note.decisions.iter().filter_map(|id| lookup.decisions.get(id).copied()).collect(),
        asks: note.asks.iter().filter(|_| open).map(|written| ask(lookup, written)).collect(),
        highlights: note
            .highlights
            .iter()
            .filter(|_| open)
            .map(|highlight| Highlight {
                text: &highlight.text,
                about: highlight.about.as_ref().and_then(|about| lookup.related(about)),
            })
            .collect(),
        sections: note
            .sections
            .iter()
            .filter(|section| section.customer != scope.sees_inner())
            .map(|section| Section { name: &section.name, lang: section.lang, markdown: cut(&section.markdown, scope) })
            .collect(),
    }
}

/// The override set last by the data date and not ended since; none for customers.
pub(super) fn override_<'a>(program: &'a Program, context: &Context<'a, '_>) -> Option<NoteOverride<'a>> {
    if !context.lookup.scope.sees_inner() {
        return None;
    }
    let notes: Vec<&StatusNote> = written(program, context).collect();
    let said = notes.iter().rev().find(|note| note.override_ != OverrideWord::Silent)?;
    let OverrideWord::Set(set) = &said.override_ else { return None };
    Some(NoteOverride {
        colours: &set.colours,
        by: context.lookup.person(&set.by),
        reason: &set.reason,
        since: said.as_of.date_in(context.zone),
        expires: set.expires,
    })
}

/// Ledger entries up to the data date, as reported to this reader, who is told nothing of what others were shown; what
/// was promised then, where the reader may see a promise on that milestone now.
pub(super) fn reports<'a>(
    program: &'a Program,
    context: &Context<'a, '_>,
    workstreams: &[Workstream<'a>],
) -> Vec<Report<'a>> {
    let lookup = context.lookup;
    let audience = match lookup.scope {
        Scope::Author => Scope::Internal.name(),
        scope => scope.name(),
    };
    let promised = |task: &TaskId| {
        let sees = |commitment: &Commitment| lookup.scope.sees(commitment.visibility) && commitment.milestone == *task;
        lookup.scope.sees_inner() || program.committed.iter().any(sees)
    };
    program
        .reports
        .iter()
        .filter(|entry| context.happened(entry.data_date))
        .map(|entry| Report {
            period: entry.period,
            origin: &entry.origin,
            data_date: entry.data_date,
            rules: entry.rules,
            milestones: entry
                .milestones
                .iter()
                .filter_map(|milestone| {
                    Some(ReportedMilestone {
                        task: *lookup.tasks.get(&milestone.task)?,
                        origin: &milestone.origin,
                        baseline: milestone.baseline,
                        committed: milestone.committed.filter(|_| promised(&milestone.task)),
                        forecast: milestone.forecast,
                        reason: milestone.reason.as_ref().filter(|_| lookup.scope.sees_inner()),
                    })
                })
                .collect(),
            status: entry.status.get(&audience).map_or(&[][..], Vec::as_slice),
            workstreams: entry.workstreams.get(&audience).map_or_else(Vec::new, |told| {
                let colours = workstreams.iter().map(|stream| told.get(stream.id.as_str()).copied());
                colours.enumerate().filter_map(|(place, colour)| Some((place, colour?))).collect()
            }),
            counts: entry.counts.get(&audience),
        })
        .collect()
}

/// The mails that are this reader's. The author sees all of them.
pub(super) fn mails<'a>(program: &'a Program, context: &Context<'a, '_>) -> Vec<MailTarget<'a>> {
    let scope = context.lookup.scope;
    program
        .mails
        .iter()
        .filter(|entry| *scope == Scope::Author || entry.audience == *scope)
        .map(|entry| MailTarget {
            name: &entry.name,
            origin: &entry.origin,
            audience: entry.audience.clone(),
            to: context.lookup.people(&entry.to),
            languages: &entry.languages,
            form: entry.form,
        })
        .collect()
}
