//! The sections of the file, each in the order of the schema.

use std::collections::BTreeMap;

use crate::exchange::draft::{DraftCalendar, Loss};
use crate::schedule::{Link, Scheduled};
use crate::terms::ConstraintKind;
use crate::time::{Calendar, Instant, WorkWindow};

use super::Plan;
use super::calendars::on_clock;
use super::rows::{Row, What};
use super::task::{One, length};
use super::xml::Xml;

/// Settings of the whole plan.
pub(super) fn project(plan: &Plan<'_>, xml: &mut Xml) {
    let program = plan.program;
    let per_day = plan.calendar_at(plan.network.project_calendar.index()).map_or(480, Calendar::minutes_per_day);
    let per_week = plan.calendar_at(plan.network.project_calendar.index()).map_or(2400, Calendar::minutes_per_week);
    let words = program.facts.name.read(program.facts.languages.first().copied().unwrap_or_default()).words;
    let manager = plan.portfolio.people.get(&program.manager);
    let options = &plan.network.options;
    xml.value("SaveVersion", 14);
    xml.value("Name", format!("{}.xml", program.id));
    xml.value("Title", words);
    if let Some(manager) = manager {
        xml.value("Manager", manager.name.read(program.facts.languages.first().copied().unwrap_or_default()).words);
    }
    xml.flag("ScheduleFromStart", true);
    xml.value("StartDate", plan.local(plan.network.start));
    xml.value("FinishDate", plan.local(plan.solution.finish));
    xml.value("FYStartDate", 1);
    xml.value("CriticalSlackLimit", options.critical_float / per_day.max(1));
    xml.value("CalendarUID", plan.network.project_calendar.index() + 1);
    xml.value("MinutesPerDay", per_day);
    xml.value("MinutesPerWeek", per_week);
    xml.value("DaysPerMonth", 20);
    xml.value("DefaultTaskType", 1);
    xml.value("DurationFormat", 7);
    xml.value("WorkFormat", 2);
    xml.flag("HonorConstraints", true);
    xml.flag("MultipleCriticalPaths", options.open_ends_critical);
    xml.flag("NewTasksEffortDriven", false);
    let splits = options.out_of_sequence != crate::schedule::OutOfSequenceRule::Override;
    xml.flag("SplitsInProgressTasks", splits);
    if let Some(at) = plan.data_instant {
        xml.value("StatusDate", plan.local(at));
    }
    xml.flag("NewTasksAreManual", false);
}

/// Every calendar of the portfolio, on the program's clock, then one for each resource.
pub(super) fn calendars(plan: &Plan<'_>, xml: &mut Xml) {
    let used: Vec<bool> = {
        let mut used = vec![false; plan.network.calendars.len()];
        let places = plan.network.activities.iter().map(|activity| activity.calendar);
        for place in places.chain([plan.network.project_calendar]) {
            if let Some(used) = used.get_mut(place.index()) {
                *used = true;
            }
        }
        used
    };
    for (place, id) in plan.calendars.keys().enumerate().filter(|(place, _)| used.get(*place) == Some(&true)) {
        let (Some(written), Some(calendar)) = (plan.portfolio.calendars.get(id), plan.calendar_at(place)) else {
            continue;
        };
        let drafted = on_clock(id.to_string(), &written.spec, calendar, plan.zone, plan.stretch());
        xml.within("Calendar", |xml| {
            xml.value("UID", place + 1);
            xml.value("Name", &drafted.name);
            xml.flag("IsBaseCalendar", true);
            xml.flag("IsBaselineCalendar", false);
            xml.value("BaseCalendarUID", -1);
            week(&drafted, xml);
            exceptions(&drafted, xml);
        });
    }
}

fn week(calendar: &DraftCalendar, xml: &mut Xml) {
    xml.within("WeekDays", |xml| {
        // Sunday is 1.
        for (kind, day) in [6, 0, 1, 2, 3, 4, 5].into_iter().enumerate() {
            xml.within("WeekDay", |xml| {
                xml.value("DayType", kind + 1);
                hours(calendar.week.get(day).map(Vec::as_slice).unwrap_or_default(), xml);
            });
        }
    });
}

fn exceptions(calendar: &DraftCalendar, xml: &mut Xml) {
    if calendar.exceptions.is_empty() {
        return;
    }
    xml.within("Exceptions", |xml| {
        for one in &calendar.exceptions {
            xml.within("Exception", |xml| {
                xml.flag("EnteredByOccurrences", false);
                xml.within("TimePeriod", |xml| {
                    xml.value("FromDate", format!("{}T00:00:00", one.from));
                    xml.value("ToDate", format!("{}T23:59:00", one.to));
                });
                xml.value("Occurrences", (one.to - one.from).num_days() + 1);
                xml.value("Name", one.name.as_deref().unwrap_or("Exception"));
                xml.value("Type", 1);
                hours(&one.windows, xml);
            });
        }
    });
}

fn hours(windows: &[WorkWindow], xml: &mut Xml) {
    xml.flag("DayWorking", !windows.is_empty());
    if windows.is_empty() {
        return;
    }
    xml.within("WorkingTimes", |xml| {
        for window in windows {
            let time = |minute: u16| format!("{:02}:{:02}:00", minute / 60 % 24, minute % 60);
            xml.within("WorkingTime", |xml| {
                xml.value("FromTime", time(window.from));
                xml.value("ToTime", time(window.to));
            });
        }
    });
}

/// The rows.
pub(super) fn tasks(plan: &Plan<'_>, xml: &mut Xml, losses: &mut Vec<Loss>) {
    let mut links: BTreeMap<usize, Vec<&Link>> = BTreeMap::new();
    for link in &plan.network.links {
        links.entry(link.successor.index()).or_default().push(link);
    }
    let mut constraints: BTreeMap<usize, Vec<(ConstraintKind, Instant)>> = BTreeMap::new();
    for one in &plan.network.constraints {
        constraints.entry(one.activity.index()).or_default().push((one.kind, one.at));
    }
    let summaries = plan.summaries();
    for (number, row) in plan.rows.all.iter().enumerate() {
        let id = number + 1;
        match row.what {
            What::Workstream(stream) => xml.within("Task", |xml| workstream(plan, row, id, stream, xml)),
            What::Activity(at) => {
                let known = (plan.network.activities.get(at), plan.solution.rows.get(at), plan.task(at));
                let (Some(activity), Some(dates), Some(task)) = known else { continue };
                let one = One {
                    plan,
                    row,
                    id,
                    activity,
                    dates,
                    task,
                    summary: summaries.get(at).copied().unwrap_or_default(),
                    links: links.get(&at).map(Vec::as_slice).unwrap_or_default(),
                    constraints: constraints.get(&at).map(Vec::as_slice).unwrap_or_default(),
                };
                xml.within("Task", |xml| one.write(xml, losses));
            }
        }
    }
}

/// A workstream as a summary.
fn workstream(plan: &Plan<'_>, row: &Row, id: usize, stream: usize, xml: &mut Xml) {
    let lang = plan.program.facts.languages.first().copied().unwrap_or_default();
    let members = plan.rows.of_stream.get(stream).map(Vec::as_slice).unwrap_or_default();
    let dates: Vec<&Scheduled> = members.iter().filter_map(|at| plan.solution.rows.get(*at)).collect();
    let start = dates.iter().map(|dates| dates.start).min().unwrap_or(plan.network.start);
    let finish = dates.iter().map(|dates| dates.finish).max().unwrap_or(start);
    let written = plan.program.plan.workstreams.get(stream);
    xml.value("UID", row.uid);
    xml.value("ID", id);
    xml.value("Name", written.map_or("", |stream| stream.name.read(lang).words));
    xml.flag("Active", true);
    xml.flag("Manual", false);
    xml.value("Type", 1);
    xml.flag("IsNull", false);
    xml.value("WBS", written.map_or("", |stream| stream.id.as_str()));
    xml.value("OutlineNumber", &row.outline);
    xml.value("OutlineLevel", row.level);
    xml.value("Start", plan.local(start));
    xml.value("Finish", plan.local(finish));
    xml.value("Duration", length(plan.worked(start, finish)));
    xml.value("DurationFormat", 7);
    xml.flag("Milestone", false);
    xml.flag("Summary", true);
    xml.value("ConstraintType", 0);
    xml.value("CalendarUID", -1);
}
