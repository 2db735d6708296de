//! A task of the file as a task of the draft.

use crate::exchange::draft::{DraftTask, Length, Loss};
use crate::terms::ConstraintKind;
use crate::time::{Calendar, Instant, LocalTime, Zone};

use super::clock::instant;
use super::fields::minutes;
use super::links::{Links, allowed};
use super::raw::RawTask;

/// What a task is read with.
pub(super) struct Surroundings<'s> {
    /// All tasks of the draft as the file has them.
    pub(super) tasks: &'s [RawTask],
    /// The calendar the task works on.
    pub(super) calendar: &'s Calendar,
    /// Whether imposed dates win over links.
    pub(super) dates_win: bool,
    /// The project's start, before which nothing begins but what the file has there.
    pub(super) start: LocalTime,
    /// Whether the file has work before the project's start.
    pub(super) some_before: bool,
    /// Whether all that is not done lies after the status date.
    pub(super) moved: bool,
}

/// Reads a leaf.
pub(super) fn leaf(raw: &RawTask, links: Links, around: &Surroundings<'_>, losses: &mut Vec<Loss>) -> DraftTask {
    let mut lose = |what: &str, why: &str| losses.push(Loss::new(what, raw.place(), why));
    let lost_one = links.lost_one;
    let mut task = DraftTask { links: links.links, deadline: raw.deadline, ..DraftTask::default() };
    let seconds = raw.duration.unwrap_or_else(|| stored_length(raw, around.calendar));
    if seconds % 60 != 0 {
        lose("seconds of a duration", "durations are whole minutes; it is rounded");
    }
    let duration = Length::of(minutes(seconds), raw.is_elapsed()).unwrap_or_else(|| {
        lose("a duration of more than 114 years", "it is as long as can be written");
        Length::longest(raw.is_elapsed())
    });
    task.milestone = duration.minutes() == 0 && raw.milestone;
    if raw.milestone && !task.milestone {
        lose("the mark of a milestone", "it takes time, and milestones take none: it is a task");
    }
    task.duration = Some(duration);
    progress(raw, duration, &mut task);
    if task.actual_finish.is_some() {
        return task;
    }
    if task.actual_start.is_some() {
        task.resumes = resumes(raw, around);
        constraints(raw, around, &mut task, &mut lose);
        return task;
    }
    if raw.manual {
        by_hand(raw, around, &mut task, &mut lose);
        return task;
    }
    constraints(raw, around, &mut task, &mut lose);
    if around.some_before {
        start_with_the_project(raw, around, &mut task);
    }
    let keep_start = lost_one || raw.external || raw.subproject;
    if raw.levelling_delay != 0 {
        lose("a levelling delay", "the start it gave is carried as `start_no_earlier`");
    }
    if keep_start || raw.levelling_delay != 0 {
        hold_start(raw, &mut task);
    }
    if raw.external || raw.subproject {
        lose("the plan it comes from", "it stands here as one task with the dates of the file");
    }
    if !fits(raw, duration, around.calendar) {
        lose(
            "a finish that does not follow from start, duration and calendar",
            "splits, contours and people on different calendars are not carried; it runs from its start without a break",
        );
    }
    task
}

/// Reads a summary: its leaves give its dates.
pub(super) fn summary(raw: &RawTask, links: Links, around: &Surroundings<'_>, losses: &mut Vec<Loss>) -> DraftTask {
    let mut lose = |what: &str, why: &str| losses.push(Loss::new(what, raw.place(), why));
    let mut task = DraftTask { links: links.links, deadline: raw.deadline, ..DraftTask::default() };
    constraints(raw, around, &mut task, &mut lose);
    if links.lost_one {
        hold_start(raw, &mut task);
    }
    if raw.manual {
        lose("the dates of a summary scheduled by hand", "a summary's dates come from its tasks");
    }
    task
}

/// Seconds between the stored dates, where a task has no duration.
fn stored_length(raw: &RawTask, calendar: &Calendar) -> i64 {
    let (Some(start), Some(finish)) = (raw.start.map(instant), raw.finish.map(instant)) else { return 0 };
    let minutes = if raw.is_elapsed() { finish.minutes_since(start) } else { calendar.working_between(start, finish) };
    minutes.max(0).saturating_mul(60)
}

/// Actual dates and what is left.
fn progress(raw: &RawTask, duration: Length, task: &mut DraftTask) {
    let started = raw.percent > 0.0 || raw.actual_start.is_some();
    let finished = raw.actual_finish.or(if raw.percent >= 100.0 { raw.finish } else { None });
    let begun = raw.actual_start.or(if started { raw.start } else { None });
    task.actual_finish = finished;
    task.actual_start = match (begun, finished) {
        (Some(begun), Some(finished)) => Some(begun.min(finished)),
        (begun, finished) => begun.or(finished),
    };
    if task.milestone && task.actual_start.is_some() {
        // A point in time that has begun has passed.
        task.actual_finish = task.actual_finish.or(task.actual_start);
    }
    if task.actual_start.is_some() && task.actual_finish.is_none() {
        let remaining = raw.remaining.map_or_else(|| left(duration.minutes(), raw.percent), minutes);
        task.remaining = Length::of(remaining, duration.is_elapsed());
        task.percent = Some(raw.percent);
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "within 114 years of minutes")]
fn left(minutes: i64, percent: f64) -> i64 {
    (minutes as f64 * (1.0 - percent / 100.0)).round() as i64
}

/// When work under way goes on, where that is not when it stopped, or not at the status date that moves it.
fn resumes(raw: &RawTask, around: &Surroundings<'_>) -> Option<LocalTime> {
    let resume = raw.resume.or(raw.stop)?;
    let stop = raw.stop.unwrap_or(resume);
    (around.moved || around.calendar.working_between(instant(stop), instant(resume)) > 0).then_some(resume)
}

impl RawTask {
    /// Whether what is not done of a task lies after an instant.
    pub(super) fn lies_after(&self, status: LocalTime, calendar: &Calendar) -> bool {
        if self.percent >= 100.0 || self.actual_finish.is_some() {
            return true;
        }
        let under_way = self.percent > 0.0 || self.actual_start.is_some();
        let from = if under_way { self.resume.or(self.stop) } else { self.early_start.or(self.start) };
        from.is_some_and(|from| from >= status || calendar.working_between(instant(from), instant(status)) == 0)
    }
}

/// A task scheduled by hand stands where somebody put it.
fn by_hand(raw: &RawTask, around: &Surroundings<'_>, task: &mut DraftTask, lose: &mut impl FnMut(&str, &str)) {
    let Some(start) = raw.start else {
        lose("a task scheduled by hand without a start", "it starts when its links allow");
        return;
    };
    let finish = raw.finish.unwrap_or(start).max(start);
    let (from, to) = (instant(start), instant(finish));
    let calendar = around.calendar;
    let minutes = task.duration.map_or(0, Length::minutes);
    let ends = if raw.is_elapsed() { from.plus_minutes(minutes) } else { calendar.add(from, minutes) };
    let worked = minutes == 0 || calendar.next_work(from) == from || raw.is_elapsed();
    if !worked || !same_instant(calendar, ends, to) {
        // Whatever the calendar says: from here to there.
        task.milestone = task.milestone && from == to;
        task.duration = Length::of(to.minutes_since(from), true);
        lose("the working time of a task scheduled by hand", "its dates are kept: it runs through nights and days off");
    }
    let (start_from, finish_from) = allowed(&task.links, around.tasks, calendar);
    let later = |at: Option<Instant>, than: Instant| at.is_some_and(|at| calendar.working_between(than, at) > 0);
    let broken = later(start_from, from) || later(finish_from, to);
    let kind = if broken { ConstraintKind::PlacedStart } else { ConstraintKind::StartNoEarlier };
    task.constraints.push((kind, start));
}

fn same_instant(calendar: &Calendar, one: Instant, other: Instant) -> bool {
    one == other || calendar.working_between(one.min(other), one.max(other)) == 0
}

/// The imposed date of a task.
fn constraints(raw: &RawTask, around: &Surroundings<'_>, task: &mut DraftTask, lose: &mut impl FnMut(&str, &str)) {
    use ConstraintKind::{FinishNoEarlier, FinishNoLater, MustFinish, MustStart, StartNoEarlier, StartNoLater};
    let kinds: &[ConstraintKind] = match (raw.constraint, around.dates_win) {
        (0, _) => return,
        (1, _) => {
            task.as_late_as_possible = true;
            return;
        }
        (2, true) => &[MustStart],
        (2, false) => &[StartNoEarlier, StartNoLater],
        (3, true) => &[MustFinish],
        (3, false) => &[FinishNoEarlier, FinishNoLater],
        (4, _) => &[StartNoEarlier],
        (5, _) => &[StartNoLater],
        (6, _) => &[FinishNoEarlier],
        (7, _) => &[FinishNoLater],
        _ => {
            lose("a constraint of an unknown kind", "there are the kinds 0 to 7");
            return;
        }
    };
    let Some(at) = raw.constraint_date else {
        lose("a constraint without a date", "there is nothing to hold it to");
        return;
    };
    // Once work has begun, no date moves its start.
    let holds = around.dates_win && task.actual_start.is_none();
    for kind in kinds {
        if matches!(kind, StartNoLater | FinishNoLater) && holds && breaks(raw, *kind, at, around, task) {
            lose(
                "a date that its links cannot meet",
                "the tool keeps the date and breaks the links; so does `placed_start`",
            );
            let work = task.duration.map_or(0, Length::minutes);
            let before = if raw.is_elapsed() {
                instant(at).plus_minutes(-work)
            } else {
                around.calendar.add(instant(at), -work)
            };
            let start = if *kind == StartNoLater { at } else { before.to_local(Zone::UTC) };
            task.constraints.push((ConstraintKind::PlacedStart, start));
        }
        task.constraints.push((*kind, at));
    }
}

/// Whether links ask for more than a no-later date allows, by the dates in the file.
fn breaks(raw: &RawTask, kind: ConstraintKind, at: LocalTime, around: &Surroundings<'_>, task: &DraftTask) -> bool {
    let (start, finish) = allowed(&task.links, around.tasks, around.calendar);
    let work = raw.duration.map_or(0, minutes);
    let after = |from: Option<Instant>, minutes: i64| {
        from.is_some_and(|from| {
            let ends = if raw.is_elapsed() { from.plus_minutes(minutes) } else { around.calendar.add(from, minutes) };
            around.calendar.working_between(instant(at), ends) > 0
        })
    };
    match kind {
        ConstraintKind::StartNoLater => after(start, 0) || after(finish, -work),
        _ => after(start, work) || after(finish, 0),
    }
}

/// Holds what the file has after the project's start to that start, and what it has before it to where it has it, since
/// the plan itself begins with the first of these.
fn start_with_the_project(raw: &RawTask, around: &Surroundings<'_>, task: &mut DraftTask) {
    use ConstraintKind::StartNoEarlier;
    let from = raw.start.unwrap_or(around.start).min(around.start);
    let (start, _) = allowed(&task.links, around.tasks, around.calendar);
    let linked = start.is_some_and(|start| start >= instant(from));
    let said = task.constraints.iter().any(|(kind, at)| kind.pins() || *kind == StartNoEarlier && *at >= from);
    if !linked && !said {
        task.constraints.retain(|(kind, _)| *kind != StartNoEarlier);
        task.constraints.push((StartNoEarlier, from));
    }
}

/// Keeps the start of the file, unless an imposed date says more already.
fn hold_start(raw: &RawTask, task: &mut DraftTask) {
    let Some(start) = raw.start else { return };
    let said = task.constraints.iter().any(|(kind, _)| *kind == ConstraintKind::StartNoEarlier || kind.pins());
    if !said {
        task.constraints.push((ConstraintKind::StartNoEarlier, start));
    }
}

/// Whether the stored dates of a task that has not started are a duration apart.
fn fits(raw: &RawTask, duration: Length, calendar: &Calendar) -> bool {
    let (Some(start), Some(finish)) = (raw.start.map(instant), raw.finish.map(instant)) else { return true };
    let ends =
        if raw.is_elapsed() { start.plus_minutes(duration.minutes()) } else { calendar.add(start, duration.minutes()) };
    // Stored times are cut to the minute.
    same_instant(calendar, ends, finish) || calendar.working_between(ends.min(finish), ends.max(finish)) <= 1
}
