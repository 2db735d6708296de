//! From the documents of one program's folder to the program.

use crate::diagnostics::Span;
use crate::model::Program;
use crate::model::checks::known::Unread;
use crate::model::checks::references::Kind;
use crate::model::plan::TaskKind;
use crate::model::portfolio::Settings;
use crate::source::{Content, Document, Node};
use crate::terms::{EntityId, ProgramId, TaskId};

use super::baseline::read_baseline;
use super::context::Context;
use super::entity::SharedFile;
use super::filed::read_filed;
use super::gates::{read_gates, visibility_of};
use super::layout::ProgramPlace;
use super::plan::{WrittenPlan, read_plan};
use super::program::read_program;
use super::resolve::resolve;
use super::resource::read_resource;
use super::team::{MailProgram, read_mails, read_team};

/// A document of a program with its place.
pub type ProgramFile<'t> = (ProgramPlace<'t>, &'t Document);

/// Reads the program in a folder from its documents, sorted by path. Nothing where its `program.yaml` could not be read:
/// then neither its language nor its customer is known.
pub fn read_program_files<'t>(
    id: &ProgramId,
    folder: &'t str,
    files: &[ProgramFile<'t>],
    portfolio: &Settings,
    unread: &Unread,
    cx: &mut Context<'t>,
) -> Option<Program> {
    let (node, span) = yaml(files, ProgramPlace::Settings).next()?;
    let mut program = read_program(id, node, span, portfolio.zone, cx)?;
    let mut plan = WrittenPlan::default();
    for (node, span) in yaml(files, ProgramPlace::Plan) {
        read_plan(node, span, id.as_str(), &mut plan, cx);
    }
    let lost = cx.broken.lost(TaskId::KIND).any(|program| program == id.as_str());
    let complete = !lost && unread.is_complete(Kind::Task, id.as_str());
    program.plan = resolve(plan, id.as_str(), complete, &mut cx.diagnostics);
    let milestone = program.plan.tasks.iter().rfind(|task| task.facts.kind == TaskKind::Milestone);
    cx.own.reach(milestone.map(|task| task.id.clone()));
    for (node, span) in yaml(files, ProgramPlace::Gates) {
        program.gates = read_gates(node, span, id.as_str(), visibility_of(&program.plan.tasks), cx);
    }
    for (node, span) in yaml(files, ProgramPlace::Team) {
        program.team = read_team(node, span, cx);
    }
    for (node, _) in yaml(files, ProgramPlace::Audiences) {
        let about = MailProgram {
            id: id.as_str(),
            customer: &program.customer,
            lang: program.facts.languages.first().copied().unwrap_or_default(),
            core: &program.team.core,
        };
        program.mails = read_mails(node, about, cx);
    }
    for (place, document) in files {
        if let (ProgramPlace::Resource(stem), Content::Yaml(node)) = (*place, &document.content) {
            let span = Span::whole_file(document.file);
            program.resources.extend(read_resource(SharedFile { stem, node, span }, Some(id.as_str()), cx));
        }
        if let (ProgramPlace::Baseline(stem), Content::Yaml(node)) = (*place, &document.content) {
            let span = Span::whole_file(document.file);
            let baseline = read_baseline(SharedFile { stem, node, span }, id.as_str(), cx);
            program.baselines.extend(baseline);
        }
    }
    read_filed(&mut program, folder, files, unread.paths(), cx);
    Some(program)
}

/// The YAML documents at a place.
fn yaml<'t>(files: &[ProgramFile<'t>], place: ProgramPlace<'t>) -> impl Iterator<Item = (&'t Node, Span)> {
    files.iter().filter(move |(other, _)| *other == place).filter_map(|(_, document)| match &document.content {
        Content::Yaml(node) => Some((node, Span::whole_file(document.file))),
        Content::Markdown { .. } | Content::Log { .. } => None,
    })
}
