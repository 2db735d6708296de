//! Who does, answers, is asked and is told: rows of work, columns of people, and what is wrong with a row.

use serde::Serialize;

use crate::audience::{PersonName, RaciLine};
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::shapes::{Link, Prose};

/// People and rows that the page has room for.
const PEOPLE: usize = 40;
const ROWS: usize = 60;

/// The table.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Raci {
    people: Vec<Column>,
    rows: Vec<Row>,
    more: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Column {
    name: Prose,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    head: Link,
    kind: Option<String>,
    cells: Vec<Cell>,
    problem: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Cell {
    letters: String,
    accountable: bool,
}

/// The table of a program; nothing where none is written.
pub(super) fn build(context: &ProgramContext<'_>) -> Option<Raci> {
    let lines = &context.program.raci;
    let mut people: Vec<PersonName<'_>> = Vec::new();
    for person in lines.iter().take(ROWS).flat_map(everyone) {
        if people.len() < PEOPLE && !people.contains(person) {
            people.push(*person);
        }
    }
    (!lines.is_empty()).then(|| Raci {
        people: people.iter().map(|person| Column { name: context.person(person) }).collect(),
        rows: lines.iter().take(ROWS).map(|line| row(context, line, &people)).collect(),
        more: (lines.len() > ROWS).then(|| context.say_n("and-more", lines.len() - ROWS)),
    })
}

fn everyone<'a, 'b>(line: &'b RaciLine<'a>) -> impl Iterator<Item = &'b PersonName<'a>> {
    line.accountable.iter().chain(&line.responsible).chain(&line.consulted).chain(&line.informed)
}

fn row(context: &ProgramContext<'_>, line: &RaciLine<'_>, people: &[PersonName<'_>]) -> Row {
    let parts = [('R', &line.responsible), ('A', &line.accountable), ('C', &line.consulted), ('I', &line.informed)];
    let cells = people.iter().map(|person| Cell {
        letters: parts.iter().filter(|(_, who)| who.contains(person)).map(|(letter, _)| *letter).collect(),
        accountable: line.accountable.contains(person),
    });
    Row {
        head: Link { href: href(context, line.subject_id), text: context.prose(line.subject) },
        kind: kind(context, line),
        cells: cells.collect(),
        problem: problem(line).map(|key| context.say(key)),
    }
}

/// Whether it is a milestone or a workstream, where another row has the same name.
fn kind(context: &ProgramContext<'_>, line: &RaciLine<'_>) -> Option<String> {
    let same = context.program.raci.iter().filter(|other| other.subject == line.subject).count();
    let key = if context.layout.task(line.subject_id).is_some() { "col-milestone" } else { "col-workstream" };
    (same > 1).then(|| context.say(key).to_lowercase())
}

/// A milestone on the page of milestones, a workstream on the schedule.
fn href(context: &ProgramContext<'_>, subject: &str) -> Option<String> {
    if let Some(task) = context.layout.task(subject) {
        return context
            .milestone_href(task)
            .filter(|_| context.measures.milestones.iter().any(|milestone| milestone.task == task))
            .or_else(|| context.task_href(task));
    }
    let stream = context.program.workstreams.iter().find(|stream| stream.id.as_str() == subject)?;
    let page = context.layout.schedule.page_of(*stream.tasks.first()?);
    context.anchor_href(Page::Schedule(page), &format!("lane-{subject}"))
}

/// What is wrong with a row: exactly one answers, and somebody does it.
fn problem(line: &RaciLine<'_>) -> Option<&'static str> {
    match (line.accountable.len(), line.responsible.len()) {
        (0, _) => Some("raci-nobody"),
        (1, 0) => Some("raci-nobody-does"),
        (1, _) => None,
        _ => Some("raci-several"),
    }
}
