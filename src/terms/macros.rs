//! Macros in prose: `{{MS-NBL-ACCEPT.forecast}}`, `{{issues.open}}`, `{{nbl.issues.open}}`.
//!
//! What enters: an author's text. What leaves: every macro in it with its place, and what it asks for or why it asks for
//! nothing. What always holds: the table of names here is the only one; places are in order and do not overlap; a macro
//! stands on one line.

use std::ops::Range;

use super::states::words;
use super::{EntityId, ProgramId, TaskId};

words! {
    /// What a macro can say of a task or milestone.
    TaskMacro {
        /// Forecast or actual finish.
        Forecast = "forecast",
        /// Finish in the current baseline.
        Baseline = "baseline",
        /// The date committed to the customer.
        Committed = "committed",
        /// Forecast − baseline finish, in working days; positive is late.
        Slip = "slip",
        /// Forecast − committed date, in working days; positive is late.
        CommitmentSlip = "commitment_slip",
        /// Scheduled or actual start.
        Start = "start",
    }
}

words! {
    /// What a macro can count in a program.
    CountMacro {
        /// Open issues.
        IssuesOpen = "issues.open",
        /// Open issues of severity S1.
        IssuesOpenS1 = "issues.open_s1",
        /// Open issues of severity S2.
        IssuesOpenS2 = "issues.open_s2",
        /// Tasks that are done.
        TasksDone = "tasks.done",
        /// Tasks in scope.
        TasksScope = "tasks.scope",
        /// Requirements that are verified.
        RequirementsVerified = "requirements.verified",
        /// Requirements in scope.
        RequirementsScope = "requirements.scope",
    }
}

/// What a macro asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Macro {
    /// A value of a task or milestone.
    Task(TaskId, TaskMacro),
    /// A count of the program it is written in, which it may name.
    Count(Option<ProgramId>, CountMacro),
}

/// A macro and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedMacro {
    /// Byte range of the whole, braces included; of one that is not closed, the braces alone.
    pub range: Range<usize>,
    /// Byte range of what stands before the last part: the id; empty for a count that names no program.
    pub id: Range<usize>,
    /// What it asks for.
    pub value: Result<Macro, MacroError>,
}

/// Why a macro asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MacroError {
    /// Byte range of the wrong part.
    pub range: Range<usize>,
    /// What is wrong with it.
    pub problem: MacroProblem,
}

/// What is wrong with a macro.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MacroProblem {
    /// There is no `}}` on the line.
    NotClosed,
    /// It does not say which value of the task, or what to count.
    NoValue,
    /// It begins with an id of another kind than a task's.
    NotATask,
    /// A task has no value of this name.
    UnknownTaskValue,
    /// A program has no count of this name.
    UnknownCount,
}

/// Every macro of a text, in order.
///
/// ```
/// use milepost::terms::{CountMacro, Macro, find_macros};
/// let found = find_macros("There are {{ issues.open }} open.");
/// assert_eq!(found[0].range, 10..27);
/// assert_eq!(found[0].value, Ok(Macro::Count(None, CountMacro::IssuesOpen)));
/// ```
#[must_use]
pub fn find_macros(text: &str) -> Vec<PlacedMacro> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = find(text, at, "{{") {
        let inside = start + 2;
        let Some(end) = closing(text, inside) else {
            found.push(PlacedMacro {
                range: start..inside,
                id: inside..inside,
                value: Err(MacroError { range: start..inside, problem: MacroProblem::NotClosed }),
            });
            at = inside;
            continue;
        };
        found.push(read_macro(text, start, end));
        at = end + 2;
    }
    found
}

fn find(text: &str, from: usize, what: &str) -> Option<usize> {
    text.get(from..)?.find(what).map(|at| from + at)
}

/// The closing braces of a macro, which come before the line ends and before another one opens.
fn closing(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    for (at, pair) in rest.windows(2).enumerate() {
        match pair {
            b"}}" => return Some(from + at),
            b"{{" | [b'\n', _] => return None,
            _ => {}
        }
    }
    None
}

/// The macro whose braces open at `start` and close at `end`.
fn read_macro(text: &str, start: usize, end: usize) -> PlacedMacro {
    let written = text.get(start + 2..end).unwrap_or("");
    let name = written.trim();
    let from = start + 2 + (written.len() - written.trim_start().len());
    let to = from + name.len();
    let (id, value) = read_name(name);
    let shifted = |range: Range<usize>| from + range.start..from + range.end;
    PlacedMacro {
        range: start..end + 2,
        id: shifted(id),
        value: value.map_err(|(range, problem)| {
            // Where nothing is written, the braces are what can be pointed at.
            let range = if from == to { start..end + 2 } else { shifted(range) };
            MacroError { range, problem }
        }),
    }
}

type ReadName = Result<Macro, (Range<usize>, MacroProblem)>;

/// The range of the id in a name, and what the name asks for.
fn read_name(name: &str) -> (Range<usize>, ReadName) {
    let all = 0..name.len();
    if let Some(count) = word(CountMacro::WORDS, name) {
        return (0..0, Ok(Macro::Count(None, count)));
    }
    let Some((id, value)) = name.split_once('.') else {
        return (0..0, Err((all, MacroProblem::NoValue)));
    };
    let id_range = 0..id.len();
    let value_range = id.len() + 1..name.len();
    if let Ok(task) = TaskId::parse(id) {
        let value = word(TaskMacro::WORDS, value)
            .map(|value| Macro::Task(task, value))
            .ok_or((value_range, MacroProblem::UnknownTaskValue));
        return (id_range, value);
    }
    if let (Ok(program), Some(count)) = (ProgramId::parse(id), word(CountMacro::WORDS, value)) {
        return (id_range, Ok(Macro::Count(Some(program), count)));
    }
    let is_upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    if id.contains('-') && id.chars().all(is_upper) {
        return (id_range.clone(), Err((id_range, MacroProblem::NotATask)));
    }
    let names_program = value.contains('.') && ProgramId::parse(id).is_ok();
    let (id, wrong) = if names_program { (id_range, value_range) } else { (0..0, all) };
    (id, Err((wrong, MacroProblem::UnknownCount)))
}

fn word<T: Copy>(words: &[(&str, T)], name: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == name).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<(&str, MacroProblem)> {
        let errors = find_macros(text).into_iter().filter_map(|found| found.value.err());
        errors.map(|error| (&text[error.range], error.problem)).collect()
    }

    #[test]
    fn tasks_and_counts_are_read() {
        let text = "预测为 {{MS-NBL-ACCEPT.commitment_slip}}，{{nbl.tasks.done}}";
        let found = find_macros(text);
        let ids: Vec<&str> = found.iter().map(|one| &text[one.id.clone()]).collect();
        assert_eq!(ids, ["MS-NBL-ACCEPT", "nbl"]);
        let task = TaskId::parse("MS-NBL-ACCEPT").unwrap();
        assert_eq!(found[0].value, Ok(Macro::Task(task, TaskMacro::CommitmentSlip)));
        let program = ProgramId::parse("nbl").ok();
        assert_eq!(found[1].value, Ok(Macro::Count(program, CountMacro::TasksDone)));
        assert_eq!(&text[found[1].range.clone()], "{{nbl.tasks.done}}");
    }

    #[test]
    fn what_is_wrong_is_told_at_its_place() {
        use MacroProblem::{NoValue, NotATask, NotClosed, UnknownCount, UnknownTaskValue};
        for (text, wrong) in [
            ("{{MS-NBL-DVT.forcast}}", ("forcast", UnknownTaskValue)),
            ("{{MS-NBL-DVT}}", ("MS-NBL-DVT", NoValue)),
            ("{{REQ-NBL-012.status}}", ("REQ-NBL-012", NotATask)),
            ("{{issue.open}}", ("issue.open", UnknownCount)),
            ("{{nbl.issue.open}}", ("issue.open", UnknownCount)),
            ("{{}}", ("{{}}", NoValue)),
            ("{{ }}", ("{{ }}", NoValue)),
            ("a {{MS-NBL-DVT.forecast\n}}", ("{{", NotClosed)),
            ("{{issues.open", ("{{", NotClosed)),
        ] {
            assert_eq!(problems(text), [wrong], "{text}");
        }
    }

    #[test]
    fn an_open_brace_does_not_swallow_the_next_macro() {
        let found = find_macros("{{ and {{issues.open}} {{");
        let read: Vec<bool> = found.iter().map(|one| one.value.is_ok()).collect();
        assert_eq!(read, [false, true, false]);
    }

    #[test]
    fn the_cost_is_that_of_the_text() {
        assert_eq!(find_macros(&"{{".repeat(50_000)).len(), 50_000);
    }
}
