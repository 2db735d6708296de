//! W107: a task that nothing held back, that should have begun before the data date and has not.
//!
//! ```yaml
//! # data date 2026-06-12
//! start_no_earlier: 2026-06-01   # W107: write `actual: {start: ...}` or move the date
//! ```

use chrono::Days;

use crate::audience::{Program, SeenDriver, Task};
use crate::diagnostics::{Code, Diagnostic};
use crate::terms::ConstraintKind;
use crate::time::Date;

use super::{Subject, working_days};

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    for task in &subject.program.tasks {
        let Some(idle) = idle(subject.program, task) else { continue };
        let message = format!("`{}` could have begun {} ago and has not", task.id, working_days(idle));
        found.push(
            Diagnostic::new(Code::W107, message)
                .at(task.origin.span)
                .hint("write `actual: {start: ...}`, or what it waits for into `after` or `start_no_earlier`")
                .about(subject.about(task.id)),
        );
    }
}

/// Working days since a task could have begun that has not; nothing for one that could not have.
pub(in crate::metrics) fn idle(program: &Program<'_>, task: &Task<'_>) -> Option<i64> {
    let data_date = program.data_date?;
    // Of a task whose actual date has not come yet, that date is what is wrong.
    let begun = task.dates.started || task.dates.done || task.facts.actual_start.or(task.facts.actual_finish).is_some();
    let waits = task.dates.driver != SeenDriver::DataDate && task.dates.start_date > data_date;
    if task.summary || task.is_milestone() || begun || waits {
        return None;
    }
    let idle = program.calendar.working_days_between(ready(program, task), data_date);
    (idle > 0).then_some(idle)
}

/// The last day on which something that the reader sees still held the task back.
fn ready(program: &Program<'_>, task: &Task<'_>) -> Date {
    let day_before = |date: Date| date.checked_sub_days(Days::new(1)).unwrap_or(date);
    let links = task.after.iter().filter_map(|link| program.tasks.get(link.task));
    let constraints = task.inner.map_or(&[][..], |inner| &inner.constraints);
    links
        .map(|before| before.dates.finish_date)
        .chain(
            constraints
                .iter()
                .filter(|constraint| {
                    matches!(
                        constraint.kind,
                        ConstraintKind::StartNoEarlier | ConstraintKind::MustStart | ConstraintKind::PlacedStart
                    )
                })
                .map(|constraint| day_before(constraint.at.date())),
        )
        .chain(task.facts.added.map(day_before))
        .fold(day_before(program.start_date), Date::max)
}
