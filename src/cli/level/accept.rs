//! `milepost level PROGRAM --accept`: a proposal as explicit lines of the plan.
//!
//! What enters: the program files and a proposal. What leaves: the plan files with a `start_no_earlier` for each task
//! that would otherwise start too early, and what changed. What always holds: the plan as written then gives the proposed
//! starts and nothing is left to propose, which is tried before anything is written (work that wants to be late may run
//! from what goes round it: then that is said); a task that follows from others gets no line; a task with a must-date
//! is never touched.

use std::collections::BTreeMap;

use crate::model::Program;
use crate::model::plan::{Task, TaskIdx};
use crate::publish::write_over_files;
use crate::schedule::{Now, ProgramProposal, propose};
use crate::source::{Folder, Listing, ReadError, Tree};
use crate::terms::ConstraintKind;
use crate::time::Instant;
use crate::{Loaded, load};

use super::super::print::{Failure, err, out};
use super::super::{Environment, LevelArgs};
use super::splice::{Edit, apply, difference, edit};

/// How often a proposal for the plan as it would be written is made, where work that wants to be late has moved.
const ROUNDS: usize = 8;

/// Writes the proposal into the plan, after printing what changes.
pub(super) fn accept(
    args: &LevelArgs,
    environment: &Environment<'_>,
    loaded: &Loaded,
    (index, proposal): (usize, &ProgramProposal),
) -> Result<(), Failure> {
    let folder = Folder::open(&args.input.programs).map_err(|error| Failure(error.to_string()))?;
    let program = &loaded.portfolio.programs[index];
    let paths: BTreeMap<String, String> =
        folder.list().files.into_iter().map(|path| (folder.shown(&path), path)).collect();
    let mut held: BTreeMap<TaskIdx, Instant> = starts(proposal);
    let mut texts = BTreeMap::new();
    let mut n = 0;
    let mut settled = held.is_empty();
    for _ in 0..ROUNDS {
        if settled {
            break;
        }
        texts = edited(loaded, program, &paths, &held)?;
        n = held.len();
        let tried = load(&Edited { folder: &folder, texts: &texts }, now(args, environment));
        if tried.has_errors() {
            return Err(Failure("the plan cannot be written: its files would not be read again".to_owned()));
        }
        let left = propose(&tried.portfolio, &tried.schedules, index, args.schedules);
        let left = left.map(|proposal| starts(&proposal)).unwrap_or_default();
        settled = left.is_empty();
        held.extend(left);
    }
    if texts.is_empty() {
        err("no date has to change: the plan stays as it is\n");
        return Ok(());
    }
    for (path, (before, after)) in &texts {
        out(&difference(&folder.shown(path), before, after));
    }
    let files: Vec<(String, &[u8])> = texts.iter().map(|(path, (_, after))| (path.clone(), after.as_bytes())).collect();
    write_over_files(&args.input.programs, &files)?;
    err(&format!("{n} {} written\n", if n == 1 { "date" } else { "dates" }));
    if !settled {
        err("work that is `as_late_as_possible` moved on with what goes round it: see what `level` proposes now\n");
    }
    Ok(())
}

fn now(args: &LevelArgs, environment: &Environment<'_>) -> Now {
    Now { as_of: args.input.as_of, clock: environment.clock }
}

/// The tasks that the plan has to hold, with their proposed starts.
fn starts(proposal: &ProgramProposal) -> BTreeMap<TaskIdx, Instant> {
    proposal.tasks.iter().filter(|task| task.held && !task.summary).map(|task| (task.task, task.start)).collect()
}

/// Plan files before and after, by path in the folder; only those that change.
fn edited(
    loaded: &Loaded,
    program: &Program,
    paths: &BTreeMap<String, String>,
    held: &BTreeMap<TaskIdx, Instant>,
) -> Result<BTreeMap<String, (String, String)>, Failure> {
    let mut edits: BTreeMap<&str, (&str, Vec<Edit>)> = BTreeMap::new();
    for (&place, &start) in held {
        let Some(task) = program.plan.tasks.get(place.0) else { continue };
        let fixed = [ConstraintKind::MustStart, ConstraintKind::PlacedStart];
        if let Some(one) = task.inner.constraints.iter().find(|one| fixed.contains(&one.kind)) {
            return Err(Failure(format!("`{}` has a `{}`; remove it, or free what it needs", task.id, one.kind)));
        }
        let file = task.origin.span.file;
        let text = loaded.files.text(file);
        let value = date(loaded, program, task, start);
        let Some(edit) = edit(text, &task.origin, &value) else {
            return Err(Failure(format!(
                "there is no place for a line in `{}`; write `start_no_earlier: {value}` by hand",
                task.id
            )));
        };
        edits.entry(loaded.files.path(file)).or_insert_with(|| (text, Vec::new())).1.push(edit);
    }
    let changed = edits.into_iter().filter_map(|(shown, (text, edits))| {
        let after = apply(text, &edits);
        let path = paths.get(shown)?;
        (after != text).then(|| (path.clone(), (text.to_owned(), after)))
    });
    Ok(changed.collect())
}

/// The day, where the task's work can start no earlier on it; else the local time.
fn date(loaded: &Loaded, program: &Program, task: &Task, at: Instant) -> String {
    let zone = program.facts.zone;
    let stream = program.plan.workstreams.get(task.workstream.0);
    let calendar = task.inner.calendar.as_ref().or_else(|| stream.and_then(|stream| stream.calendar.as_ref()));
    let calendar = loaded.schedules.calendars.get(calendar.unwrap_or(&program.schedule.calendar));
    let day = at.date_in(zone);
    if calendar.is_some_and(|calendar| calendar.next_work(Instant::start_of(day, zone)) == at) {
        return day.to_string();
    }
    at.to_local(zone).format("%Y-%m-%dT%H:%M").to_string()
}

/// The folder with some texts changed.
struct Edited<'f> {
    folder: &'f Folder,
    texts: &'f BTreeMap<String, (String, String)>,
}

impl Tree for Edited<'_> {
    fn list(&self) -> Listing {
        self.folder.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        match self.texts.get(path) {
            Some((_, after)) => Ok(after.clone().into_bytes()),
            None => self.folder.read(path),
        }
    }

    fn shown(&self, path: &str) -> String {
        self.folder.shown(path)
    }
}
