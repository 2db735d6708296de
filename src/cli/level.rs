//! `milepost level PROGRAM`: a schedule in which nothing is used more than there is of it, as a proposal.

mod accept;
mod splice;

use std::fmt::Write as _;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::Loaded;
use crate::model::Program;
use crate::model::plan::TaskIdx;
use crate::render::{csv, plain};
use crate::schedule::{Moved, ProgramProposal, ProposedTask, propose};
use crate::time::Instant;
use crate::view::schedule_table::Cell;

use super::print::{self, Failure, err, out};
use super::{Environment, LevelArgs, TableFormat, find_program, load_input};

/// The columns of the CSV form.
const COLUMNS: [&str; 7] = ["id", "start", "finish", "unlevelled_start", "unlevelled_finish", "delay_min", "reason"];

pub(super) fn run(args: &LevelArgs, environment: &Environment<'_>) -> Result<ExitCode, Failure> {
    let (loaded, _) = load_input(&args.input, environment)?;
    if loaded.has_errors() {
        print::diagnostics(&loaded, environment);
        return Ok(ExitCode::from(1));
    }
    find_program(&loaded, &args.program)?;
    let found = loaded.portfolio.programs.iter().position(|program| program.id.as_str() == args.program);
    let Some(index) = found else { return Ok(ExitCode::SUCCESS) };
    let proposal = propose(&loaded.portfolio, &loaded.schedules, index, args.schedules);
    let Some(proposal) = proposal else { return Ok(ExitCode::SUCCESS) };
    if args.accept {
        accept::accept(args, environment, &loaded, (index, &proposal))?;
        return Ok(ExitCode::SUCCESS);
    }
    let shown = Shown { loaded: &loaded, program: &loaded.portfolio.programs[index], proposal: &proposal };
    match args.format {
        TableFormat::Text => {
            out(&shown.text());
            err(&shown.summary());
        }
        TableFormat::Csv => out(&shown.csv()),
        TableFormat::Json => out(&print::json(&shown.json())?),
    }
    Ok(ExitCode::SUCCESS)
}

/// A proposal with the names of what it speaks of.
struct Shown<'l> {
    loaded: &'l Loaded,
    program: &'l Program,
    proposal: &'l ProgramProposal,
}

/// A task that the proposal moves, for programs.
#[derive(Serialize)]
struct MovedJson {
    id: String,
    delay_min: i64,
    reason: &'static str,
    resource: Option<String>,
    after: Option<String>,
}

impl Shown<'_> {
    fn id(&self, task: TaskIdx) -> &str {
        self.program.plan.tasks.get(task.0).map_or("", |task| task.id.as_ref())
    }

    /// Tasks that start later.
    fn moved(&self) -> impl Iterator<Item = &ProposedTask> {
        self.proposal.tasks.iter().filter(|task| task.moves())
    }

    /// Tasks that start when they would and end later.
    fn longer(&self) -> impl Iterator<Item = &ProposedTask> {
        self.proposal.tasks.iter().filter(|task| task.is_longer())
    }

    fn local(&self, at: Instant) -> String {
        at.to_local(self.program.facts.zone).format("%Y-%m-%dT%H:%M").to_string()
    }

    /// `chamber-tpe: TSK-NBL-110 has it`.
    fn reason(&self, moved: &Moved) -> String {
        match moved {
            Moved::After(Some(task)) => format!("after {}", self.id(*task)),
            Moved::After(None) => "held as before, by later dates".to_owned(),
            Moved::Busy(resource, Some(task)) => format!("{resource}: {} has it", self.id(*task)),
            Moved::Busy(resource, None) => format!("{resource}: not free"),
            Moved::Away(resource) => format!("{resource}: away"),
        }
    }

    /// The tasks that move or last longer.
    fn text(&self) -> String {
        let tasks = self.proposal.tasks.iter().filter(|task| task.moves() || task.is_longer());
        let rows: Vec<Vec<String>> = tasks
            .map(|task| {
                let calendar = self.loaded.schedules.calendars.get(&self.program.schedule.calendar);
                let zone = self.program.facts.zone;
                let days = calendar.map_or(0, |calendar| {
                    calendar.working_days_between(task.unlevelled_finish.date_in(zone), task.finish.date_in(zone))
                });
                vec![
                    self.id(task.task).to_owned(),
                    self.local(task.unlevelled_start),
                    self.local(task.start),
                    self.local(task.finish),
                    format!("{days:+}"),
                    task.reason.as_ref().map(|reason| self.reason(reason)).unwrap_or_default(),
                ]
            })
            .collect();
        if rows.is_empty() {
            return String::new();
        }
        plain::aligned(&["id", "start_now", "start", "finish", "delay_wd", "reason"], &rows)
    }

    /// What there is to say in a sentence, beside the table.
    fn summary(&self) -> String {
        let ProgramProposal { unlevelled_finish, finish, schedules, .. } = *self.proposal;
        let (moved, longer) = (self.moved().count(), self.longer().count());
        let verb = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        let mut said = if moved == 0 {
            "no date has to change: no task moves\n".to_owned()
        } else {
            format!(
                "{}; the plan ends {} instead of {} ({schedules} schedules compared); \
                 `--accept` writes the dates into the plan\n",
                verb(moved, "task moves", "tasks move"),
                self.local(finish),
                self.local(unlevelled_finish),
            )
        };
        for one in &self.proposal.unmet {
            let _ = writeln!(
                said,
                "{} needs {} of {}, and there is {}: no date helps, and nothing waits for it",
                self.id(one.task),
                one.needed,
                one.resource,
                one.there,
            );
        }
        if longer > 0 {
            let _ = writeln!(
                said,
                "{} longer than in the plan, since somebody or something is away in between; no date can \
                 say so, a `calendar` that is closed on those days can",
                verb(longer, "task lasts", "tasks last"),
            );
        }
        said
    }

    fn csv(&self) -> String {
        let rows: Vec<Vec<Cell>> = self
            .proposal
            .tasks
            .iter()
            .map(|task| {
                let words = |text: String| Cell::Words(text);
                vec![
                    words(self.id(task.task).to_owned()),
                    words(self.local(task.start)),
                    words(self.local(task.finish)),
                    words(self.local(task.unlevelled_start)),
                    words(self.local(task.unlevelled_finish)),
                    Cell::Figure((task.start.0 - task.unlevelled_start.0).to_string()),
                    words(task.reason.as_ref().map(|reason| self.reason(reason)).unwrap_or_default()),
                ]
            })
            .collect();
        csv::table(&COLUMNS, rows.iter().map(Vec::as_slice))
    }

    fn json(&self) -> Value {
        let minutes = |at: Instant| at.0 - self.proposal.start.0;
        let by_id = |time: fn(&ProposedTask) -> Instant| -> Map<String, Value> {
            let tasks = self.proposal.tasks.iter();
            tasks.map(|task| (self.id(task.task).to_owned(), minutes(time(task)).into())).collect()
        };
        let moved: Vec<MovedJson> = self.moved().map(|task| self.moved_json(task)).collect();
        let longer: Vec<MovedJson> = self.longer().map(|task| self.moved_json(task)).collect();
        json!({
            "program": self.program.id.as_str(),
            "start": self.local(self.proposal.start),
            "schedules": self.proposal.schedules,
            "cpm_length_min": minutes(self.proposal.unlevelled_finish),
            "makespan_min": minutes(self.proposal.finish),
            "starts_min": by_id(|task| task.start),
            "finishes_min": by_id(|task| task.finish),
            "moved": moved,
            "longer": longer,
            "unmet": self.proposal.unmet.iter().map(|one| json!({
                "id": self.id(one.task),
                "resource": one.resource,
                "needed": one.needed.to_string(),
                "there": one.there.to_string(),
            })).collect::<Vec<_>>(),
        })
    }

    fn moved_json(&self, task: &ProposedTask) -> MovedJson {
        let (reason, resource, after) = match &task.reason {
            Some(Moved::Busy(resource, by)) => ("busy", Some(resource.clone()), *by),
            Some(Moved::Away(resource)) => ("away", Some(resource.clone()), None),
            Some(Moved::After(after)) => ("after", None, *after),
            None => ("after", None, None),
        };
        MovedJson {
            id: self.id(task.task).to_owned(),
            delay_min: task.start.0 - task.unlevelled_start.0,
            reason,
            resource,
            after: after.map(|task| self.id(task).to_owned()),
        }
    }
}
