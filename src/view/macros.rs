//! Macros in prose: numbers that the tool knows, in the author's sentence.
//!
//! What enters: Markdown of a note, narrowed. What leaves: the same with every macro replaced by its value, as the page
//! writes dates and numbers. What always holds: a macro about what this reader may not see says so without naming it.

use crate::audience::Body;
use crate::metrics::Measures;
use crate::terms::{CountMacro, Macro, ProgramId, Severity, TaskId, TaskMacro, find_macros};
use crate::text::Arg;

use super::context::ProgramContext;
use super::shapes::Markdown;

/// Markdown with its macros expanded.
#[must_use]
pub fn expand(context: &ProgramContext<'_>, markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut done = 0;
    for found in find_macros(markdown) {
        // A macro that asks for nothing is an error of the input, which is never published; its text may stay.
        let Ok(asked) = found.value else { continue };
        out.push_str(markdown.get(done..found.range.start).unwrap_or_default());
        out.push_str(&value(context, &asked).unwrap_or_else(|| context.say("macro-hidden")));
        done = found.range.end;
    }
    out.push_str(markdown.get(done..).unwrap_or_default());
    out
}

/// A body in the page's language, or else in its own, macros expanded; nothing where it has none.
#[must_use]
pub fn body(context: &ProgramContext<'_>, body: &[Body<'_>]) -> Option<Markdown> {
    let markdown = context.body(body)?;
    Some(Markdown { markdown: expand(context, &markdown.markdown), ..markdown })
}

fn value(context: &ProgramContext<'_>, asked: &Macro) -> Option<String> {
    match asked {
        Macro::Task(id, what) => task(context, id, *what),
        Macro::Count(program, what) => {
            let count = count(measures(context, program.as_ref())?, *what);
            Some(context.words.number(i64::try_from(count).unwrap_or(i64::MAX)))
        }
    }
}

/// The measures of the program named, if the reader may see it; of the page's own where none is.
fn measures<'a>(context: &ProgramContext<'a>, program: Option<&ProgramId>) -> Option<&'a Measures> {
    let Some(id) = program else {
        return Some(context.measures);
    };
    let index = context.site.portfolio.programs.iter().position(|one| one.id == id)?;
    context.site.measures.get(index)
}

fn task(context: &ProgramContext<'_>, id: &TaskId, what: TaskMacro) -> Option<String> {
    // A task of another program stands in that one's plan.
    let program =
        context.site.portfolio.programs.iter().find(|program| program.tasks.iter().any(|task| task.id == id))?;
    let index = program.tasks.iter().position(|task| task.id == id)?;
    let dates = &program.tasks.get(index)?.dates;
    let promise = program.committed.iter().filter(|promise| promise.task == index).min_by_key(|promise| promise.date);
    let date = |date| context.words.date_near(date, context.year);
    let days = |days: i64| {
        let signed = context.words.signed(days);
        context.say_with("macro-days", &[("n", Arg::Count(days.abs())), ("slip", Arg::Text(&signed))])
    };
    let value = match what {
        TaskMacro::Forecast => Some(date(dates.finish_date)),
        TaskMacro::Baseline => dates.baseline.map(|baseline| date(baseline.finish)),
        TaskMacro::Committed => promise.map(|promise| date(promise.date)),
        TaskMacro::Slip => dates.slip.map(days),
        TaskMacro::CommitmentSlip => promise.map(|promise| days(promise.commitment_slip)),
        TaskMacro::Start => Some(date(dates.start_date)),
    };
    Some(value.unwrap_or_else(|| context.say("macro-none")))
}

fn count(measures: &Measures, what: CountMacro) -> usize {
    let open = |wanted: Option<Severity>| {
        let issues = measures.issues.iter().filter(|issue| issue.open);
        issues.filter(|issue| wanted.is_none_or(|severity| issue.severity == severity)).count()
    };
    match what {
        CountMacro::IssuesOpen => open(None),
        CountMacro::IssuesOpenS1 => open(Some(Severity::S1)),
        CountMacro::IssuesOpenS2 => open(Some(Severity::S2)),
        CountMacro::TasksDone => measures.tasks.done,
        CountMacro::TasksScope => measures.tasks.scope,
        CountMacro::RequirementsVerified => measures.requirements.verified,
        CountMacro::RequirementsScope => measures.requirements.scope,
    }
}
