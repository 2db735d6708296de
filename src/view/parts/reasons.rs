//! Why a forecast moved, as far as the reader may know.

use crate::view::context::ProgramContext;
use crate::view::shapes::Prose;

/// Why a task's forecast moved: what the report of the data date says, or else the task itself.
#[must_use]
pub fn reason(context: &ProgramContext<'_>, task: usize) -> Option<Prose> {
    let program = context.program;
    let reported = program
        .reports
        .last()
        .filter(|report| report.data_date == context.as_of())
        .and_then(|report| report.milestones.iter().find(|one| one.task == task))
        .and_then(|milestone| milestone.reason);
    let own = || program.tasks.get(task)?.inner?.slip_reason.as_ref();
    reported.or_else(own).map(|text| context.prose(text))
}
