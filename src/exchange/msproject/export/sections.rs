//! The sections of the file, each in the order of the schema.

use std::collections::BTreeMap;

use crate::exchange::draft::{DraftCalendar, Loss};
use crate::model::plan::Task;
use crate::schedule::{Activity, Lag, Link, Progress, Scheduled};
use crate::terms::{ConstraintKind, LinkKind};
use crate::time::{Instant, WorkWindow};

use super::Plan;
use super::calendars::on_clock;
use super::imposed::{Of, imposed};
use super::rows::{Row, What};
use super::xml::Xml;

/// Settings of the whole plan.
pub(super) fn project(plan: &Plan<'_>, xml: &mut Xml) {
    let program = plan.program;
    let per_day = plan.calendar_at(plan.network.project_calendar.index()).map_or(480, |one| one.minutes_per_day());
    let per_week = plan.calendar_at(plan.network.project_calendar.index()).map_or(2400, |one| one.minutes_per_week());
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
    let splits = options.out_of_sequence == crate::schedule::OutOfSequenceRule::Retained;
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

/// A task with all that is known of it.
struct One<'p> {
    plan: &'p Plan<'p>,
    row: &'p Row,
    id: usize,
    activity: &'p Activity,
    dates: &'p Scheduled,
    task: &'p Task,
    summary: bool,
    links: &'p [&'p Link],
    constraints: &'p [(ConstraintKind, Instant)],
}

impl One<'_> {
    fn write(&self, xml: &mut Xml, losses: &mut Vec<Loss>) {
        let plan = self.plan;
        let lang = plan.program.facts.languages.first().copied().unwrap_or_default();
        let dates = self.dates;
        let duration = self.duration();
        let milestone = self.task.facts.kind == crate::model::plan::TaskKind::Milestone && !self.summary;
        if self.activity.hammock {
            let why = "it is a task of the length it has now, which does not follow its links";
            losses.push(Loss::new("a hammock", self.task.id.to_string(), why));
        }
        if self.task.inner.estimate.is_some_and(|estimate| estimate.three_point) {
            let why = "the tool has one duration a task: the likely one";
            losses.push(Loss::new("estimates of three points", self.task.id.to_string(), why));
        }
        let place = self.activity.calendar.index();
        let Some(calendar) = plan.calendar_at(place) else { return };
        let of = Of {
            activity: self.activity,
            row: dates,
            calendar,
            pushed: plan.network.data_date.is_some(),
            summary: self.summary,
        };
        let imposed = imposed(&of, self.constraints, |loss| losses.push(loss), self.task.id.as_ref());
        xml.value("UID", self.row.uid);
        xml.value("ID", self.id);
        xml.value("Name", self.task.facts.name.read(lang).words);
        xml.flag("Active", true);
        xml.flag("Manual", false);
        xml.value("Type", 1);
        xml.flag("IsNull", false);
        xml.value("WBS", &self.task.id);
        xml.value("OutlineNumber", &self.row.outline);
        xml.value("OutlineLevel", self.row.level);
        xml.value("Start", plan.local(dates.start));
        xml.value("Finish", plan.local(dates.finish));
        xml.value("Duration", length(duration.whole));
        xml.value("DurationFormat", if self.activity.elapsed { 8 } else { 7 });
        if let Some((stop, resume)) = duration.broken {
            xml.value("Stop", plan.local(stop));
            xml.value("Resume", plan.local(resume));
            xml.flag("ResumeValid", true);
        }
        xml.flag("EffortDriven", false);
        xml.flag("Estimated", false);
        xml.flag("Milestone", milestone);
        xml.flag("Summary", self.summary);
        xml.flag("Critical", dates.critical);
        xml.value("EarlyStart", plan.local(dates.early_start));
        xml.value("EarlyFinish", plan.local(dates.early_finish));
        xml.value("LateStart", plan.local(dates.late_start));
        xml.value("LateFinish", plan.local(dates.late_finish));
        xml.value("FreeSlack", dates.free_float.saturating_mul(10));
        xml.value("TotalSlack", dates.total_float.saturating_mul(10));
        xml.value("PercentComplete", duration.percent);
        if !self.summary && dates.progress != Progress::NotStarted {
            xml.value("ActualStart", plan.local(dates.start));
            if dates.progress == Progress::Done {
                xml.value("ActualFinish", plan.local(dates.finish));
            }
            xml.value("ActualDuration", length(duration.whole - duration.remaining));
        }
        xml.value("RemainingDuration", length(duration.remaining));
        xml.value("ConstraintType", imposed.kind);
        let own = self.activity.calendar != plan.network.project_calendar;
        if own {
            xml.value("CalendarUID", place + 1);
        } else {
            xml.value("CalendarUID", -1);
        }
        if let Some(at) = imposed.at {
            xml.value("ConstraintDate", plan.local(at));
        }
        if let Some(at) = imposed.deadline {
            xml.value("Deadline", plan.local(at));
        }
        xml.flag("IgnoreResourceCalendar", own);
        for link in self.links {
            xml.within("PredecessorLink", |xml| self.link(link, xml));
        }
        self.baselines(xml);
    }

    fn link(&self, link: &Link, xml: &mut Xml) {
        let kind = match link.kind {
            LinkKind::FinishToFinish => 0,
            LinkKind::FinishToStart => 1,
            LinkKind::StartToFinish => 2,
            LinkKind::StartToStart => 3,
        };
        let (lag, format) = match link.lag {
            Lag::Working(minutes) => (minutes.saturating_mul(10), 7),
            Lag::Elapsed(minutes) => (minutes.saturating_mul(10), 8),
            Lag::Percent(hundredths) if hundredths % 100 == 0 => (hundredths / 100, 19),
            // The tool has whole per cent: as long as it is now.
            Lag::Percent(hundredths) => {
                let whole = self.plan.network.activities.get(link.predecessor.index()).map_or(0, |one| one.duration);
                (whole.saturating_mul(hundredths) / 1_000, 7)
            }
        };
        xml.value("PredecessorUID", self.plan.rows.uid_of.get(link.predecessor.index()).copied().unwrap_or_default());
        xml.value("Type", kind);
        xml.flag("CrossProject", false);
        xml.value("LinkLag", lag);
        xml.value("LagFormat", format);
    }

    /// Baselines, the current one as number 0, ten others after it.
    fn baselines(&self, xml: &mut Xml) {
        let program = self.plan.program;
        let is_current = |id| program.current_baseline.as_ref() == Some(id);
        let others = program.baselines.iter().filter(|baseline| !is_current(&baseline.id));
        let current = program.baselines.iter().find(|baseline| is_current(&baseline.id));
        let all = current.into_iter().map(|one| (0, one)).chain((1..=10).zip(others));
        for (number, baseline) in all {
            let Some(dates) = baseline.dates.iter().find(|dates| dates.task == self.task.id) else { continue };
            let Some(calendar) = self.plan.calendar_at(self.activity.calendar.index()) else { continue };
            let zone = self.plan.zone;
            let (first, last) = (Instant::start_of(dates.start, zone), Instant::end_of(dates.finish, zone));
            let start = Some(calendar.next_work(first)).filter(|at| at.date_in(zone) == dates.start).unwrap_or(first);
            let finish = Some(calendar.prev_work(last)).filter(|at| *at > start);
            xml.within("Baseline", |xml| {
                xml.value("Number", number);
                xml.value("Start", self.plan.local(start));
                xml.value("Finish", self.plan.local(finish.unwrap_or(last.plus_minutes(-1))));
            });
        }
    }

    /// Minutes of the task, and how far it is.
    fn duration(&self) -> Length {
        let plan = self.plan;
        let dates = self.dates;
        if self.summary || self.activity.hammock {
            let whole = plan.worked(dates.start, dates.finish);
            let remaining = if dates.progress == Progress::Done { 0 } else { whole };
            return Length { whole, remaining, percent: u8::from(remaining == 0 && whole > 0) * 100, broken: None };
        }
        let whole = self.activity.duration;
        match dates.progress {
            Progress::NotStarted => Length { whole, remaining: whole, percent: 0, broken: None },
            Progress::Done => Length { whole, remaining: 0, percent: 100, broken: None },
            Progress::UnderWay => self.under_way(),
        }
    }

    /// Work under way: what is done fills the time since its start as far as it goes, what is left ends with the task.
    fn under_way(&self) -> Length {
        let dates = self.dates;
        let remaining = self.activity.remaining;
        let calendar = self.plan.calendar_at(self.activity.calendar.index());
        let add = |at: Instant, minutes: i64| match calendar {
            Some(calendar) if !self.activity.elapsed => calendar.add(at, minutes),
            _ => at.plus_minutes(minutes),
        };
        let resume = add(dates.finish, -remaining).max(dates.start);
        let passed = match calendar {
            Some(calendar) if !self.activity.elapsed => calendar.working_between(dates.start, resume),
            _ => resume.minutes_since(dates.start),
        };
        let done = (self.activity.duration - remaining).clamp(0, passed.max(0));
        let whole = done + remaining;
        let percent = if whole > 0 { (done * 100 / whole).clamp(1, 99) } else { 99 };
        let broken = Some((add(dates.start, done), resume));
        Length { whole, remaining, percent: u8::try_from(percent).unwrap_or(99), broken }
    }
}

/// How long a task is.
struct Length {
    whole: i64,
    remaining: i64,
    percent: u8,
    /// When work stopped and when it goes on.
    broken: Option<(Instant, Instant)>,
}

fn length(minutes: i64) -> String {
    let minutes = minutes.max(0);
    format!("PT{}H{}M0S", minutes / 60, minutes % 60)
}
