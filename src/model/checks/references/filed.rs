//! References of what is filed under a program: entities with a file of their own, notes and reports.

use crate::model::Program;
use crate::model::issue::{Escalation, Issue};
use crate::model::note::{OverrideWord, StatusNote};

use super::walk::{Place, Reference, Walk};

pub(super) fn references<'p>(program: &'p Program, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    requirements(program, walk);
    for one in &program.issues {
        issue(one, walk);
    }
    for one in &program.escalations {
        escalation(one, walk);
    }
    for risk in &program.risks {
        let mut inside = walk.filed(risk);
        inside.one(risk.refs.owner.as_ref(), "owner");
        inside.many(&risk.refs.drives, "drives");
        for (index, step) in risk.facts.mitigations.iter().enumerate() {
            if let Some(owner) = &step.owner {
                inside.at(owner, Place::InItem("mitigations", index, "owner"));
            }
        }
    }
    decisions_and_actions(program, walk);
    for document in &program.collateral {
        let mut inside = walk.filed(document);
        inside.one(document.refs.supersedes.as_ref(), "supersedes");
        for (index, (person, _)) in document.refs.delivered_to.iter().enumerate() {
            inside.at(person, Place::InItem("delivered_to", index, "who"));
        }
    }
    for one in &program.notes {
        note(one, program, walk);
    }
    for report in &program.reports {
        for milestone in &report.milestones {
            walk.enter("report", program.id.as_str(), &milestone.origin)
                .at(&milestone.task, Place::At(milestone.origin.span));
        }
    }
}

fn requirements<'p>(program: &'p Program, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    for requirement in &program.requirements {
        let mut inside = walk.filed(requirement);
        let refs = &requirement.refs;
        inside.one(refs.owner.as_ref(), "owner");
        inside.many(&refs.tasks, "tasks");
        inside.one(refs.document.as_ref(), "source.document");
        inside.one(refs.waived_by.as_ref(), "waived_by");
        inside.many(&requirement.inner.areas, "areas");
        for (index, evidence) in requirement.refs.evidence.iter().enumerate() {
            if let Some(recipe) = &evidence.recipe {
                inside.at(recipe, Place::InItem("evidence", index, "recipe"));
            }
        }
    }
}

fn issue<'p>(issue: &'p Issue, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    let mut inside = walk.filed(issue);
    let refs = &issue.refs;
    inside.one(refs.owner.as_ref(), "owner");
    inside.one(refs.next_action_owner.as_ref(), "next_action.owner");
    inside.one(refs.reported_by.as_ref(), "reported.by");
    inside.one(refs.workaround_accepted_by.as_ref(), "workaround.accepted_by");
    inside.many(&refs.blocks, "blocks");
    inside.related(&refs.related, "related");
    inside.one(issue.inner.area.as_ref(), "area");
    inside.one(issue.inner.found_on_recipe.as_ref(), "found_on.recipe");
    for line in &refs.log {
        inside.at(&line.by, Place::At(line.span));
    }
}

fn escalation<'p>(escalation: &'p Escalation, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    let mut inside = walk.filed(escalation);
    inside.related(&escalation.refs.about, "about");
    inside.one(escalation.refs.customer_exec.as_ref(), "customer_exec");
    for (index, step) in escalation.refs.raised.iter().enumerate() {
        let (by, to) = if index == 0 { ("raised.by", "raised.to") } else { ("raised_next.by", "raised_next.to") };
        inside.one(Some(&step.by), by);
        inside.one(Some(&step.to), to);
    }
    if let Some(ask) = &escalation.inner.ask {
        inside.one(ask.to.as_ref(), "ask.to");
        if let Some(about) = &ask.about {
            inside.related_at(about, Place::Field("ask.ref"));
        }
    }
}

fn decisions_and_actions<'p>(program: &'p Program, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    for decision in &program.decisions {
        let mut inside = walk.filed(decision);
        let refs = &decision.refs;
        inside.one(refs.owner.as_ref(), "owner");
        inside.many(&refs.by, "by");
        inside.many(&refs.decided_by, "decided.by");
        inside.many(&refs.recovers, "recovers");
        inside.one(refs.superseded_by.as_ref(), "superseded_by");
    }
    for review in &program.reviews {
        let mut inside = walk.filed(review);
        inside.one(review.refs.chair.as_ref(), "chair");
        inside.many(&review.refs.attendees, "attendees");
        inside.many(&review.refs.materials, "materials");
        inside.many(&review.refs.actions, "actions");
    }
    for action in &program.actions {
        let mut inside = walk.filed(action);
        inside.one(action.refs.owner.as_ref(), "owner");
        if let Some(source) = &action.refs.source {
            inside.related_at(source, Place::Field("source"));
        }
    }
}

fn note<'p>(note: &'p StatusNote, program: &'p Program, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    let mut inside = walk.enter("status note", program.id.as_str(), &note.origin);
    inside.one(note.author.as_ref(), "author");
    inside.many(&note.decisions, "decisions");
    for (index, ask) in note.asks.iter().enumerate() {
        if let Some(to) = &ask.to {
            inside.at(to, Place::InItem("asks", index, "to"));
        }
        if let Some(about) = &ask.about {
            inside.related_at(about, Place::InItem("asks", index, "ref"));
        }
    }
    for (index, highlight) in note.highlights.iter().enumerate() {
        if let Some(about) = &highlight.about {
            inside.related_at(about, Place::InItem("highlights", index, "ref"));
        }
    }
    if let OverrideWord::Set(set) = &note.override_ {
        inside.one(Some(&set.by), "override.by");
    }
}
