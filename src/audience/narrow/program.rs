//! One program for one reader.

use std::collections::BTreeSet;

use crate::audience::calendar::SharedCalendar;
use crate::audience::people::PersonPage;
use crate::audience::program::{Commitment, Program};
use crate::audience::{Risk, Scoped, task::Task};
use crate::model::supply::Supply;
use crate::model::{self, Program as WrittenProgram};
use crate::schedule::ProgramSchedule;
use crate::terms::{RecipeId, ResourceId, Scope};
use crate::time::{Date, Instant};

use super::entities::Context;
use super::lookup::Lookup;
use super::{entities, forecast, gates, notes, tasks, value};

/// Narrows one program; nothing where its customer or calendar does not exist, which was reported as an error.
pub(super) fn narrow_program<'a>(
    portfolio: &'a model::Portfolio,
    program: &'a WrittenProgram,
    schedule: &'a ProgramSchedule,
    calendars: &[SharedCalendar<'a>],
    scope: &'a Scope,
) -> Option<Scoped<Program<'a>>> {
    let customer = portfolio.customers.get(&program.customer)?;
    let calendar_index = calendars.iter().position(|shared| *shared.id == program.schedule.calendar)?;
    let visible = tasks::visible(program, schedule, scope);
    let written: Vec<_> = visible.iter().map(|(_, task)| *task).collect();
    let lookup = Lookup::new(portfolio, program, &written, scope);
    let context = Context {
        lookup: &lookup,
        zone: program.facts.zone,
        data_date: schedule.data_date,
        recipe: current_recipe(program, schedule.data_date),
    };
    let (mut tasks, workstreams) = tasks::narrow(program, schedule, &visible, &lookup, calendars);
    if scope.sees_inner() {
        value::add(&mut tasks, program, schedule.data_date, portfolio.settings.report_day);
    }
    let actions = entities::actions(program, &context);
    let risks = entities::risks(program, &context);
    let mut committed = committed(program, &tasks, &lookup, calendars[calendar_index].calendar);
    let forecast = forecast::of(schedule, scope).map(|forecast| {
        let place = |risk: &Risk<'_>| program.risks.iter().position(|written| written.id == *risk.id);
        let places: Vec<usize> = risks.iter().filter_map(place).collect();
        forecast::fill(forecast, &visible, &mut tasks, &mut committed, &places)
    });
    let inner = scope.sees_inner();
    let data = Program {
        id: &program.id,
        origin: &program.origin,
        facts: &program.facts,
        inner: inner.then_some(&program.inner),
        customer: &program.customer,
        customer_name: &customer.name,
        manager: lookup.person(&program.manager),
        sponsor: lookup.maybe_person(program.sponsor.as_ref().filter(|_| inner)),
        data_date: schedule.data_date,
        data_instant: schedule.data_instant,
        told_until: schedule.told_until.filter(|_| inner),
        calendar: calendars[calendar_index].calendar,
        calendar_index,
        start_date: program.facts.start.date(),
        report_day: portfolio.settings.report_day,
        forecast,
        path_test: schedule.path_test.filter(|_| inner).and_then(|(task, test)| {
            let place = visible.iter().position(|(other, _)| *other == task)?;
            Some((place, test.moved, test.passed()))
        }),
        committed,
        dropped: tasks::dropped(program, schedule, scope),
        gates: gates::gates(program, &context, &actions),
        issues: entities::issues(program, &context, &tasks, &workstreams),
        escalations: entities::escalations(program, &context),
        requirements: entities::requirements(program, &context),
        risks,
        decisions: entities::decisions(program, &context),
        reviews: entities::reviews(program, &context),
        collateral: entities::collateral(program, &context),
        core: if inner { core(portfolio, program, calendars) } else { Vec::new() },
        supplies: if inner { supplies(portfolio, program, &tasks) } else { Vec::new() },
        raci: gates::raci(program, &context, &workstreams),
        meetings: meetings(program, schedule, scope),
        notes: notes::notes(program, &context),
        later_notes: notes::later(program, &context),
        drafts: notes::drafts(program, scope),
        override_: notes::override_(program, &context),
        reports: notes::reports(program, &context, &workstreams),
        mails: notes::mails(program, &context),
        actions,
        workstreams,
        tasks,
    };
    Some(Scoped::new(data, scope.clone()))
}

/// The last bundle whose date has come.
fn current_recipe(program: &WrittenProgram, data_date: Option<Date>) -> Option<&RecipeId> {
    let come = |from: &Date| data_date.is_none_or(|date| *from <= date);
    program.inner.recipes.iter().rfind(|(_, from)| come(from)).map(|(recipe, _)| recipe)
}

fn committed<'a>(
    program: &'a WrittenProgram,
    tasks: &[Task<'a>],
    lookup: &Lookup<'a>,
    calendar: &crate::time::Calendar,
) -> Vec<Commitment<'a>> {
    program
        .committed
        .iter()
        .filter(|commitment| lookup.scope.sees(commitment.visibility))
        .filter_map(|commitment| {
            let task = *lookup.tasks.get(&commitment.milestone)?;
            Some(Commitment {
                task,
                date: commitment.date,
                source: commitment.source.as_ref().and_then(|id| lookup.entity(id)),
                commitment_slip: calendar.working_days_between(commitment.date, tasks[task].dates.finish_date),
                p_meet: None,
            })
        })
        .collect()
}

/// What visible tasks need, by id.
fn supplies<'a>(portfolio: &'a model::Portfolio, program: &'a WrittenProgram, tasks: &[Task<'a>]) -> Vec<Supply<'a>> {
    let needs = tasks.iter().filter_map(|task| task.inner).flat_map(|inner| &inner.resources);
    let ids: BTreeSet<&ResourceId> = needs.map(|need| &need.resource).collect();
    ids.into_iter().filter_map(|id| Supply::of(portfolio, program, id)).collect()
}

fn core<'a>(
    portfolio: &'a model::Portfolio,
    program: &'a WrittenProgram,
    calendars: &[SharedCalendar<'a>],
) -> Vec<PersonPage<'a>> {
    program
        .team
        .core
        .iter()
        .filter_map(|id| portfolio.people.get(id))
        .map(|person| PersonPage::of(portfolio, person, calendars))
        .collect()
}

fn meetings<'a>(
    program: &'a WrittenProgram,
    schedule: &ProgramSchedule,
    scope: &'a Scope,
) -> Vec<(&'a crate::text::Text, Instant)> {
    let Some(now) = schedule.data_instant else { return Vec::new() };
    program
        .team
        .cadence
        .iter()
        .filter(|meeting| scope.sees(meeting.visibility))
        .map(|meeting| (&meeting.name, Instant::from_local(meeting.zone, meeting.next(now.to_local(meeting.zone)))))
        .collect()
}
