//! The schedule page: the plan as a picture, what moved since the last report, and the calendars it works on.

mod driving;

use serde::Serialize;

use crate::audience::SharedCalendar;
use crate::text::Arg;

use super::address::Page;
use super::context::ProgramContext;
use super::frame::Head;
use super::gantt::{self, Gantt, GanttOptions};
use super::shapes::{Pager, Prose, Ref, Slip, When};
use super::work_time;
use driving::Driving;

/// Holidays that are named of each calendar.
const HOLIDAYS: usize = 5;
/// Milestones that moved and have a row.
const SLIPS: usize = 60;

/// What `templates/pages/schedule.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct SchedulePage {
    summary: String,
    gantt: Gantt,
    pager: Option<Pager>,
    driving: Option<Driving>,
    slips_title: Option<String>,
    slips: Vec<SlipRow>,
    calendars: Vec<CalendarRow>,
}

#[derive(Debug, Clone, Serialize)]
struct SlipRow {
    #[serde(rename = "ref")]
    milestone: Option<Ref>,
    owner: Option<Prose>,
    old: When,
    new: When,
    moved: Slip,
    slip: Option<Slip>,
    total_float: Option<String>,
    reason: Option<Prose>,
}

#[derive(Debug, Clone, Serialize)]
struct CalendarRow {
    name: Prose,
    zone: String,
    week: String,
    day: String,
    holidays: Vec<Holiday>,
    tasks: String,
}

/// A day off with its name.
#[derive(Debug, Clone, Serialize)]
pub struct Holiday {
    when: When,
    name: Option<Prose>,
}

/// A page of the schedule, from 1. The first one also says what moved and which calendars are used.
#[must_use]
pub fn page(context: &ProgramContext<'_>, number: usize) -> (Head, SchedulePage) {
    let counts = context.measures.tasks;
    let of = |count: usize| Arg::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let say = |count: usize| context.words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let (count, done, late) = (say(counts.scope), say(counts.done), say(counts.late));
    let args = [("count", Arg::Text(&count)), ("done", Arg::Text(&done)), ("late", Arg::Text(&late))];
    let summary = context.say_with("schedule-summary", &[&[("n", of(counts.scope))], args.as_slice()].concat());
    let answer = match counts.late {
        0 => context.say("schedule-answer-none"),
        late => context.say_n("schedule-answer-late", late),
    };
    let first = number <= 1;
    let page = SchedulePage {
        summary,
        gantt: gantt::build(context, GanttOptions::Page(number.max(1))),
        pager: context.pager(context.layout.schedule.pages.len(), number, Page::Schedule),
        driving: driving::table(context).filter(|_| first),
        slips_title: first.then(|| slips_title(context)),
        slips: if first { slips(context) } else { Vec::new() },
        calendars: if first { calendars(context) } else { Vec::new() },
    };
    (Head::of_page(context, "tab-schedule", &answer), page)
}

fn slips_title(context: &ProgramContext<'_>) -> String {
    match &context.measures.changes.since {
        Some((week, _)) => {
            let week = context.words.week(*week);
            context.say_with("schedule-moved-since", &[("week", Arg::Text(&week))])
        }
        None => context.say("schedule-moved"),
    }
}

fn slips(context: &ProgramContext<'_>) -> Vec<SlipRow> {
    let moved = context.measures.changes.moved.iter().take(SLIPS);
    let rows = moved.filter_map(|moved| {
        let task = context.program.tasks.get(moved.task)?;
        let float = task.dates.total_float;
        Some(SlipRow {
            milestone: context.task_ref(moved.task),
            owner: task.owner.as_ref().map(|owner| context.person(owner)),
            old: context.when(moved.from),
            new: context.when(moved.to),
            moved: context.slip(moved.by, float),
            slip: task.dates.slip.map(|days| context.slip(days, float)),
            total_float: float.map(|days| context.words.number(days)),
            reason: task.inner.and_then(|inner| inner.slip_reason.as_ref()).map(|reason| context.prose(reason)),
        })
    });
    rows.collect()
}

/// The calendars that tasks work on, the program's first.
fn calendars(context: &ProgramContext<'_>) -> Vec<CalendarRow> {
    let all = &context.site.portfolio.calendars;
    let mut used = vec![0_usize; all.len()];
    for task in context.program.tasks.iter().filter(|task| !task.is_milestone() && !task.summary) {
        if let Some(count) = task.calendar.and_then(|index| used.get_mut(index)) {
            *count += 1;
        }
    }
    let own = context.program.calendar_index;
    let mut rows: Vec<(usize, &SharedCalendar<'_>)> =
        all.iter().enumerate().filter(|(index, _)| used.get(*index) > Some(&0) || *index == own).collect();
    rows.sort_by_key(|(index, _)| *index != own);
    let rows = rows.into_iter().map(|(index, calendar)| CalendarRow {
        name: calendar
            .name
            .map_or_else(|| context.plain(work_time::place(calendar.id.as_str())), |name| context.prose(name)),
        zone: work_time::zone(calendar.spec.zone, context.program.data_instant),
        week: work_time::week(context.words, calendar.spec),
        day: day(context, calendar),
        holidays: holidays(context, calendar, HOLIDAYS),
        tasks: context.say_n("schedule-tasks", used.get(index).copied().unwrap_or(0)),
    });
    rows.collect()
}

/// `1d = 8 h`.
fn day(context: &ProgramContext<'_>, calendar: &SharedCalendar<'_>) -> String {
    let hours = work_time::hours(calendar.spec.day_length());
    context.say_with("schedule-day", &[("hours", Arg::Text(&context.words.decimal(hours)))])
}

/// The next holidays of a calendar after the data date.
pub(super) fn holidays(context: &ProgramContext<'_>, calendar: &SharedCalendar<'_>, most: usize) -> Vec<Holiday> {
    let after = context.program.data_date.unwrap_or(context.program.start_date);
    let ahead = calendar.holidays.iter().filter(|(date, _)| *date > after).take(most);
    ahead
        .map(|(date, name)| Holiday { when: context.when(*date), name: name.as_ref().map(|name| context.prose(name)) })
        .collect()
}
