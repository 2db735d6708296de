//! Every reference of the portfolio: who names whom, by which id, and where.
//!
//! What enters: the portfolio. What leaves: one [`Reference`] for each id that stands for another entity or a person,
//! in a fixed order. What always holds: this is the one list of references; a field that is not in it is not looked
//! up. Links and parents of tasks are indexes already and not in it.

mod filed;
mod kind;
mod walk;

pub use kind::{Kind, Referent};
pub use walk::{Holder, Reference};

use crate::model::gate::{Gate, RaciSubject, Team};
use crate::model::plan::Plan;
use crate::model::{Portfolio, Program};
use crate::terms::EntityId;

use walk::{Place, Walk};

/// Calls `see` for every reference.
pub fn references<'p>(portfolio: &'p Portfolio, see: &mut impl FnMut(Reference<'p>)) {
    let mut walk = Walk { program: None, see };
    for person in portfolio.people.values() {
        let mut inside = walk.enter("person", person.id.as_str(), &person.origin);
        inside.one(person.area.as_ref(), "area");
        inside.one(person.calendar.as_ref(), "calendar");
        inside.one(person.manager.as_ref(), "manager");
    }
    for area in portfolio.areas.values() {
        walk.enter("functional area", area.id.as_str(), &area.origin).one(area.lead.as_ref(), "lead");
    }
    for resource in portfolio.resources.values() {
        let mut inside = walk.enter("resource", resource.id.as_str(), &resource.origin);
        inside.one(resource.calendar.as_ref(), "calendar");
    }
    for recipe in portfolio.recipes.values() {
        let mut inside = walk.enter("recipe", recipe.id.as_str(), &recipe.origin);
        inside.one(recipe.supersedes.as_ref(), "supersedes");
        inside.many(&recipe.fixes, "fixes");
    }
    for program in &portfolio.programs {
        walk.program = Some(program.id.as_str());
        settings(program, &mut walk);
        for resource in &program.resources {
            let mut inside = walk.enter("resource", resource.id.as_str(), &resource.origin);
            inside.one(resource.calendar.as_ref(), "calendar");
        }
        plan(&program.plan, &mut walk);
        team(program, &program.team, &mut walk);
        for own in &program.gates {
            gate(own, &mut walk);
        }
        for mail in &program.mails {
            let mut inside = walk.enter("mail", &mail.name, &mail.origin);
            for person in &mail.to {
                inside.at(person, Place::Key("to", person.as_str()));
            }
        }
        filed::references(program, &mut walk);
    }
}

fn settings<'p>(program: &'p Program, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    let id = program.id.as_str();
    let mut inside = walk.enter("program", id, &program.origin);
    inside.one(Some(&program.customer), "customer");
    inside.one(Some(&program.manager), "manager");
    inside.one(program.sponsor.as_ref(), "sponsor");
    inside.one(Some(&program.schedule.calendar), "calendar");
    inside.one(program.inner.sla.as_ref(), "sla");
    inside.one(program.current_baseline.as_ref(), "current_baseline");
    for (index, (recipe, _)) in program.inner.recipes.iter().enumerate() {
        inside.at(recipe, Place::InItem("recipes", index, "id"));
    }
    for promise in &program.committed {
        let mut inside = walk.enter("program", id, &promise.origin);
        inside.one(Some(&promise.milestone), "milestone");
        inside.one(promise.source.as_ref(), "source");
    }
    for baseline in &program.baselines {
        let mut inside = walk.enter("baseline", baseline.id.as_str(), &baseline.origin);
        inside.many(&baseline.approved_by, "approved.by");
        inside.one(baseline.decision.as_ref(), "approved.decision");
        for dates in &baseline.dates {
            inside.at(&dates.task, Place::Key("dates", dates.task.as_str()));
        }
    }
    for week in &program.spent {
        let mut inside = walk.enter("actuals", id, &week.origin);
        for (task, _) in &week.spent {
            inside.at(task, Place::Key("spent", task.as_str()));
        }
    }
}

fn plan<'p>(plan: &'p Plan, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    for stream in &plan.workstreams {
        let mut inside = walk.enter("workstream", stream.id.as_str(), &stream.origin);
        inside.one(stream.area.as_ref(), "workstream.area");
        inside.one(stream.lead.as_ref(), "workstream.lead");
        inside.one(stream.calendar.as_ref(), "workstream.calendar");
    }
    for task in &plan.tasks {
        let mut inside = walk.enter("task", task.id.as_str(), &task.origin);
        inside.one(task.owner.as_ref(), "owner");
        inside.one(task.inner.calendar.as_ref(), "calendar");
        for need in &task.inner.resources {
            inside.at(&need.resource, Place::At(need.span));
        }
        inside.many(&task.implements, "implements");
        inside.one(task.gate.as_ref(), "gate");
    }
}

fn team<'p>(program: &'p Program, team: &'p Team, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    let id = program.id.as_str();
    let origin = team.origin.as_ref().unwrap_or(&program.origin);
    walk.enter("team", id, origin).many(&team.core, "core");
    for row in &team.raci {
        let mut inside = walk.enter("team", id, &row.origin);
        let place = Place::At(row.origin.span);
        match &row.subject {
            RaciSubject::Task(task) => inside.at(task, place),
            RaciSubject::Workstream(stream) => inside.at(stream, place),
        }
        inside.many(&row.accountable, "A");
        inside.many(&row.responsible, "R");
        inside.many(&row.consulted, "C");
        inside.many(&row.informed, "I");
    }
}

fn gate<'p>(gate: &'p Gate, walk: &mut Walk<'p, '_, impl FnMut(Reference<'p>)>) {
    let id = gate.id.as_str();
    let mut inside = walk.enter("gate", id, &gate.origin);
    inside.one(Some(&gate.milestone), "milestone");
    inside.many(&gate.approvers, "approvers");
    if let Some(decision) = &gate.decision {
        inside.many(&decision.by, "decision.by");
        inside.many(&decision.conditions, "decision.conditions");
    }
    for criterion in &gate.criteria {
        let mut inside = walk.enter("gate", id, &criterion.origin);
        inside.one(criterion.evidence.as_ref(), "evidence");
        inside.one(criterion.signed_by.as_ref(), "by");
        inside.one(criterion.waived_by.as_ref(), "waived_by");
        inside.one(criterion.owner.as_ref(), "owner");
    }
}
