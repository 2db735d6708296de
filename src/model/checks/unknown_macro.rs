//! E025: a macro in a status note that names a task or a value that does not exist, or that the readers of its section
//! may not see.
//!
//! The sentence is about a date or a number, and without the macro's value it says nothing:
//!
//! ```text
//! Acceptance moves to {{MS-NBL-ACEPT.forecast}}.   # E025: did you mean `MS-NBL-ACCEPT`?
//! ```
//!
//! A macro speaks of the program it is written in.

use std::collections::HashMap;

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span, suggestion};
use crate::model::Program;
use crate::model::note::{NoteSection, StatusNote};
use crate::model::passages::split;
use crate::model::plan::{Task, TaskKind};
use crate::model::program::Commitment;
use crate::model::read::broken::Broken;
use crate::model::read::context::shortened;
use crate::terms::{
    CountMacro, EntityId, Macro, MacroError, MacroProblem, PlacedMacro, TaskId, TaskMacro, Visibility, find_macros,
};

use super::references::Kind;
use super::{Subject, about_task};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        let plan_is_whole = subject.unread.is_complete(Kind::Task, program.id.as_str());
        let look = Look::new(program, plan_is_whole, subject.unread.broken());
        for note in &program.notes {
            for section in &note.sections {
                look.section(note, section, found);
            }
        }
    }
}

/// What macros of a program may name.
struct Look<'p> {
    program: &'p Program,
    tasks: HashMap<&'p str, &'p Task>,
    plan_is_whole: bool,
    broken: &'p Broken,
}

/// A mistake: what is wrong, what to write.
type Wrong = (String, String);

impl<'p> Look<'p> {
    fn new(program: &'p Program, plan_is_whole: bool, broken: &'p Broken) -> Self {
        let tasks = program.plan.tasks.iter();
        Self { program, tasks: tasks.map(|task| (task.id.as_str(), task)).collect(), plan_is_whole, broken }
    }

    fn section(&self, note: &StatusNote, section: &NoteSection, found: &mut Vec<Diagnostic>) {
        let text = section.markdown.as_str();
        let start = section.span.start as usize;
        let place =
            |range: std::ops::Range<usize>| Span::new(section.span.file, start + range.start, start + range.end);
        for placed in find_macros(text) {
            let (range, wrong) = match &placed.value {
                Err(error) => (error.range.clone(), self.unreadable(text, error)),
                Ok(Macro::Count(program, _)) => match program {
                    Some(id) if *id != self.program.id => (placed.id.clone(), self.other_program(id.as_str())),
                    _ => continue,
                },
                Ok(Macro::Task(id, value)) => {
                    let readers = readers(section, &placed);
                    match self.task(id, *value, readers) {
                        Some(wrong) => (placed.id.clone(), wrong),
                        None => continue,
                    }
                }
            };
            // Beside a value that does not exist, the task may not exist either.
            let id = text.get(placed.id.clone()).and_then(|id| TaskId::parse(id).ok());
            let strange = id.filter(|id| placed.value.is_err() && !self.tasks.contains_key(id.as_str()));
            let strange = strange.filter(|_| self.plan_is_whole).map(|id| (placed.id.clone(), self.unknown_task(&id)));
            let about = EntityRef::new("status note", note.period.to_string(), Some(self.program.id.as_str()));
            for (range, (message, hint)) in strange.into_iter().chain([(range, wrong)]) {
                found.push(Diagnostic::new(Code::E025, message).at(place(range)).hint(hint).about(about.clone()));
            }
        }
    }

    fn other_program(&self, id: &str) -> Wrong {
        let own = self.program.id.as_str();
        (
            format!("a macro in a note of `{own}` cannot count in `{id}`"),
            format!("write `{own}`, or leave the program out"),
        )
    }

    /// What is wrong with asking for this value of a task, if anything is.
    fn task(&self, id: &TaskId, value: TaskMacro, readers: Visibility) -> Option<Wrong> {
        let Some(task) = self.tasks.get(id.as_str()) else {
            return self.plan_is_whole.then(|| self.unknown_task(id));
        };
        if task.visibility < readers {
            // Who may see it was written and could not be read: nothing follows from what stands in for it.
            if self.broken.has(&about_task(self.program, task), "visibility") {
                return None;
            }
            return Some((
                format!("the readers of this section may not see `{id}`"),
                format!("leave it out, or write `visibility: {}` on it", readers.word()),
            ));
        }
        match value {
            TaskMacro::Forecast | TaskMacro::Start => None,
            TaskMacro::Baseline | TaskMacro::Slip => self.baseline(id),
            TaskMacro::Committed | TaskMacro::CommitmentSlip => self.commitment(id, readers),
        }
    }

    fn unknown_task(&self, id: &TaskId) -> Wrong {
        let program = self.program.id.as_str();
        let near = suggestion(id.as_str(), self.tasks.keys().copied());
        (
            format!("no task or milestone `{id}` in the plan of `{program}`"),
            near.unwrap_or_else(|| "write the id of a task or milestone of this program".to_owned()),
        )
    }

    /// A baseline that is named and could not be read, as a whole or in part, was reported then.
    fn baseline(&self, id: &TaskId) -> Option<Wrong> {
        let about = |kind, id: &str| EntityRef::new(kind, id, Some(self.program.id.as_str()));
        if self.broken.has(&about("program", self.program.id.as_str()), "current_baseline") {
            return None;
        }
        let Some(current) = &self.program.current_baseline else {
            return Some((
                format!("`{id}` has no baseline, for the program has none"),
                "write `current_baseline` in `program.yaml`, or ask for `forecast`".to_owned(),
            ));
        };
        let baseline = self.program.baselines.iter().find(|one| one.id == *current)?;
        if self.broken.has_any(&about("baseline", baseline.id.as_str())) {
            return None;
        }
        let has_dates = baseline.dates.iter().any(|dates| dates.task == *id);
        (!has_dates).then(|| {
            (
                format!("`{id}` is not in the baseline `{current}`"),
                "ask for `forecast`, or for a task that has baseline dates".to_owned(),
            )
        })
    }

    /// A promise that could not be read, or not all of it, was reported then.
    fn commitment(&self, id: &TaskId, readers: Visibility) -> Option<Wrong> {
        let own = self.program.id.as_str();
        if self.broken.has(&EntityRef::new("program", own, Some(own)), "committed") {
            return None;
        }
        // One that names a milestone that does not exist was reported too, and may be the one that is meant.
        let is_lost = |promise: &Commitment| !self.tasks.contains_key(promise.milestone.as_str());
        let mut promises = self.program.committed.iter();
        let Some(promise) = promises.find(|promise| promise.milestone == *id) else {
            if self.program.committed.iter().any(is_lost) {
                return None;
            }
            return Some((
                format!("`{id}` is not committed to the customer"),
                "ask for `forecast`, or add it to `committed` in `program.yaml`".to_owned(),
            ));
        };
        (promise.visibility < readers).then(|| {
            (
                format!("the readers of this section may not see what was committed for `{id}`"),
                format!("leave it out, or write `visibility: {}` on the commitment", readers.word()),
            )
        })
    }

    /// A macro that asks for nothing: what is wrong, what to write.
    fn unreadable(&self, text: &str, error: &MacroError) -> Wrong {
        let written = shortened(text.get(error.range.clone()).unwrap_or(""));
        let written = written.as_str();
        let task_values = || TaskMacro::WORDS.iter().map(|(word, _)| *word);
        let counts = || CountMacro::WORDS.iter().map(|(word, _)| *word);
        let nearest = |near: Option<String>, all: Vec<&str>| {
            near.unwrap_or_else(|| format!("write one of `{}`", all.join("`, `")))
        };
        let milestone = self.program.plan.tasks.iter().rfind(|task| task.facts.kind == TaskKind::Milestone);
        let milestone = milestone.map_or("MS-NBL-ACCEPT", |task| task.id.as_str());
        let example = format!("write it like `{{{{{milestone}.forecast}}}}` or `{{{{issues.open}}}}`");
        match error.problem {
            MacroProblem::NotClosed => {
                ("the macro is not closed on its line".to_owned(), "write `}}` where it ends".to_owned())
            }
            MacroProblem::NoValue => ("the macro does not say what it asks for".to_owned(), example),
            MacroProblem::NotATask => (format!("`{written}` is not the id of a task or milestone"), example),
            MacroProblem::UnknownTaskValue => (
                format!("a task has no value `{written}`"),
                nearest(suggestion(written, task_values()), task_values().collect()),
            ),
            MacroProblem::UnknownCount => (
                format!("a program has no count `{written}`"),
                nearest(suggestion(written, counts()), counts().collect()),
            ),
        }
    }
}

/// The widest circle of readers that sees this place of a section.
fn readers(section: &NoteSection, placed: &PlacedMacro) -> Visibility {
    let all = if section.customer { Visibility::Customer } else { Visibility::Internal };
    if !section.markdown.contains("<!--") {
        return all;
    }
    let pieces = split(&section.markdown).0;
    let piece = pieces.iter().find(|piece| piece.range.contains(&placed.range.start));
    piece.map_or(all, |piece| piece.visibility.min(all))
}
