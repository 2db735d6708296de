//! Plans of Microsoft Project, in its XML (MSPDI).
//!
//! What enters: the bytes of a file, packed with gzip or not, in any encoding. What leaves: a [`Draft`]. What always
//! holds: the dates that the tool computed are not carried, but what they were computed from; a status date, the only
//! date at which it looks at progress, never moves work that has not been done, as in the tool; what has no place in a
//! plan is a loss. The schema: <https://learn.microsoft.com/office-project/xml-data-interchange/>.

mod calendars;
mod clock;
mod export;
mod fields;
mod links;
mod outline;
mod raw;
mod recurrence;
mod resources;
mod tasks;
mod week;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

pub use export::{Exported, export};

use super::bytes;
use super::draft::{Draft, DraftBaseline, DraftCalendar, DraftOptions, DraftTask, ImportError, Length, Loss};
use crate::terms::{Dialect, LateWork, Moment, OpenEnds, OutOfSequence, UnfinishedWork};
use crate::time::{Date, LocalTime, Zone, inclusive_finish_date};
use calendars::{RawCalendar, complete};
use clock::{Clocks, instant};
use links::Place;
use outline::Outline;
use raw::{RawAssignment, RawResource, RawTask};
use resources::{Calendars, Resources};
use tasks::Surroundings;
use xml::Element;

/// Minutes of a day where the file does not say.
const USUAL_DAY: i64 = 480;

/// Reads a plan. `name` is what it is called where the file has no title.
///
/// # Errors
/// Bytes that are no whole XML, with the place, or XML of another kind.
pub fn read(bytes: &[u8], name: &str) -> Result<Draft, ImportError> {
    let bytes = bytes::unpacked(bytes)?;
    let text = bytes::text(&bytes, declared_encoding(&bytes));
    let file = RawFile::read(&text)?;
    Ok(draft(&file, name))
}

/// The encoding that the first line of an XML file names.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(200))?;
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let line = std::str::from_utf8(head.get(..end)?).ok()?;
    let rest = line.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest.get(1..)?.split(quote).next()
}

/// A file as it is.
#[derive(Default)]
struct RawFile {
    title: Option<String>,
    name: Option<String>,
    manager: Option<String>,
    start: Option<LocalTime>,
    finish: Option<LocalTime>,
    status_date: Option<LocalTime>,
    calendar: Option<String>,
    minutes_per_day: Option<i64>,
    from_finish: bool,
    dates_yield: bool,
    critical_days: i64,
    open_ends_are_critical: bool,
    work_never_splits: bool,
    calendars: Vec<RawCalendar>,
    tasks: Vec<RawTask>,
    resources: Vec<RawResource>,
    assignments: Vec<RawAssignment>,
    losses: Vec<Loss>,
}

impl RawFile {
    fn read(text: &str) -> Result<Self, ImportError> {
        let mut file = Self::default();
        let root = xml::read(text, |section, element| {
            file.take(section, &element);
            Ok(())
        })?;
        if root != "Project" {
            let found = raw::shortened(root);
            let message = format!("the file begins with `<{found}>`, a plan of Microsoft Project with `<Project>`");
            return Err(ImportError::new(message));
        }
        Ok(file)
    }

    fn take(&mut self, section: &str, element: &Element<'_>) {
        match (section, element.name) {
            ("Tasks", "Task") => self.tasks.push(RawTask::read(element, self.tasks.len() + 1)),
            ("Resources", "Resource") => self.resources.extend(RawResource::read(element)),
            ("Assignments", "Assignment") => self.assignments.extend(RawAssignment::read(element)),
            ("Calendars", "Calendar") => self.calendars.extend(RawCalendar::read(element, &mut self.losses)),
            ("", name) => self.take_value(name, element),
            _ => {}
        }
    }

    fn take_value(&mut self, name: &str, element: &Element<'_>) {
        // A value is read like the only child of an element.
        let text = Some(element.text.trim()).filter(|text| !text.is_empty() && !element.nil);
        let whole = || text.and_then(|text| text.parse::<i64>().ok());
        match name {
            "Title" => self.title = text.map(str::to_owned),
            "Name" => self.name = text.map(str::to_owned),
            "Manager" => self.manager = text.map(str::to_owned),
            "StartDate" => self.start = text.and_then(fields::local_time),
            "FinishDate" => self.finish = text.and_then(fields::local_time),
            "StatusDate" => self.status_date = text.and_then(fields::local_time),
            "CalendarUID" => self.calendar = text.map(str::to_owned),
            "MinutesPerDay" => self.minutes_per_day = whole(),
            "ScheduleFromStart" => self.from_finish = text == Some("0"),
            "HonorConstraints" => self.dates_yield = text == Some("0"),
            "CriticalSlackLimit" => self.critical_days = whole().unwrap_or(0).clamp(0, 10_000),
            "MultipleCriticalPaths" => self.open_ends_are_critical = text == Some("1"),
            "SplitsInProgressTasks" => self.work_never_splits = text == Some("0"),
            _ => {}
        }
    }

    /// The rules of the tool, and those that its users choose. It moves no work to the status date unless somebody asks
    /// it to; `moved` says that somebody did.
    fn options(&self, minutes_per_day: i64, moved: bool) -> DraftOptions {
        DraftOptions {
            dialect: Dialect {
                unfinished: if moved || self.status_date.is_none() {
                    UnfinishedWork::Move
                } else {
                    UnfinishedWork::Stay
                },
                open_ends: if self.open_ends_are_critical { OpenEnds::Critical } else { OpenEnds::Float },
                out_of_sequence: if self.work_never_splits { OutOfSequence::Override } else { OutOfSequence::Retained },
                late_work: LateWork::TotalFloat,
                ..Dialect::USUAL
            },
            critical_float: Length::of(self.critical_days * minutes_per_day, false).filter(|float| float.minutes() > 0),
            finish_by: self.finish.filter(|_| self.from_finish),
        }
    }
}

fn draft(file: &RawFile, name: &str) -> Draft {
    let mut losses = file.losses.clone();
    let (kept, places) = kept(&file.tasks, &mut losses);
    let minutes_per_day = file.minutes_per_day.filter(|minutes| (1..=1440).contains(minutes)).unwrap_or(USUAL_DAY);
    let mut calendars = calendars_of(file, minutes_per_day, &mut losses);
    let resources = Resources::new(&file.resources, &file.assignments, &mut calendars, &mut losses);
    let outline = Outline::of(&kept);
    let start = start_of(file, &kept);
    let first = first_start(&kept, &outline, start).unwrap_or(start);
    if first < start {
        let why = "the program starts with the first of it; what begins with the project has `start_no_earlier`";
        losses.push(Loss::new("the project's start date, before which there is work", "project", why));
    }
    if file.from_finish {
        let why = "late dates are measured back from it, `finish_by`; what is not as late as possible starts early";
        losses.push(Loss::new("a plan scheduled from its finish", "project", why));
    }
    let works_on: Vec<usize> = kept.iter().map(|task| resources.calendar(task, &mut calendars, &mut losses)).collect();
    let (from, to) = span_of(first, &kept);
    let mut clocks = Clocks::new(from, to);
    let moved = file.status_date.is_some_and(|status| {
        let leaves = kept.iter().zip(&outline.is_summary).zip(&works_on).filter(|((_, summary), _)| !**summary);
        leaves.into_iter().all(|((task, _), calendar)| {
            clocks.of(&calendars.drafted, *calendar).is_none_or(|calendar| task.lies_after(status, calendar))
        })
    });
    let mut tasks = Vec::with_capacity(kept.len());
    for (own, raw) in kept.iter().enumerate() {
        let links = links::links(raw, own, (&kept, &outline.parent), &places, &mut losses);
        let calendar = works_on.get(own).copied().unwrap_or(calendars.program);
        let Some(clock) = clocks.of(&calendars.drafted, calendar) else { continue };
        let around = Surroundings {
            tasks: &kept,
            calendar: clock,
            dates_win: !file.dates_yield,
            start,
            some_before: first < start,
            moved,
        };
        let is_summary = outline.is_summary.get(own).copied().unwrap_or_default();
        let read = if is_summary {
            tasks::summary(raw, links, &around, &mut losses)
        } else {
            tasks::leaf(raw, links, &around, &mut losses)
        };
        let (demands, owner) = resources.needs(raw, &mut losses);
        losses.extend(raw.extras.iter().map(|what| Loss::new(*what, raw.place(), "a task has no place for them")));
        tasks.push(DraftTask {
            uid: raw.uid.clone(),
            name: raw.name.clone(),
            workstream: outline.stream.get(own).copied().unwrap_or_default(),
            parent: outline.parent.get(own).copied().flatten(),
            calendar: (!is_summary || calendar != calendars.program).then_some(calendar),
            demands,
            owner,
            ..read
        });
    }
    let project = project_of(&file.tasks).and_then(|place| file.tasks.get(place)).map(|task| task.name.as_str());
    let title = [file.title.as_deref(), project, Some(name), file.name.as_deref()];
    Draft {
        source: "Microsoft Project",
        name: title.into_iter().flatten().find(|title| !title.is_empty()).unwrap_or_default().to_owned(),
        manager: file.manager.clone(),
        customer: None,
        start: first,
        data_date: file.status_date.map(Moment::At),
        zone: Zone::UTC,
        calendar: calendars.program,
        calendars: calendars.drafted,
        workstreams: outline.names,
        tasks,
        resources: resources.drafted,
        baselines: baselines(&kept),
        options: file.options(minutes_per_day, moved),
        losses,
    }
}

/// The tasks that are scheduled, and where each of the file went.
fn kept<'f>(tasks: &'f [RawTask], losses: &mut Vec<Loss>) -> (Vec<RawTask>, BTreeMap<&'f str, Place>) {
    let mut kept: Vec<RawTask> = Vec::with_capacity(tasks.len());
    let mut places = BTreeMap::new();
    let project = project_of(tasks);
    for (place, task) in tasks.iter().enumerate() {
        if task.blank || project == Some(place) {
            continue;
        }
        if task.inactive {
            losses.push(Loss::new("an inactive task", task.place(), "it is no part of the schedule"));
            places.entry(task.uid.as_str()).or_insert(Place::Left);
            continue;
        }
        let mut copy = task.clone();
        if places.contains_key(task.uid.as_str()) {
            losses.push(Loss::new("a UID that stands twice", task.place(), "links go to the first of them"));
            copy.uid = format!("{} again {}", task.uid, kept.len() + 1);
        } else {
            places.insert(task.uid.as_str(), Place::Task(kept.len()));
        }
        kept.push(copy);
    }
    (kept, places)
}

/// The row that stands for the project itself: of those outside the outline the one with the UID 0, or the only one.
/// Some tools write no such row and put all tasks there.
fn project_of(tasks: &[RawTask]) -> Option<usize> {
    let mut outside = tasks.iter().enumerate().filter(|(_, task)| task.level == 0 && !task.blank);
    if let Some((place, _)) = outside.clone().find(|(_, task)| task.uid == "0") {
        return Some(place);
    }
    match (outside.next(), outside.next()) {
        (Some((place, _)), None) if tasks.len() > 1 => Some(place),
        _ => None,
    }
}

/// The program's calendar, and every base calendar of the file.
fn calendars_of<'f>(file: &'f RawFile, minutes_per_day: i64, losses: &mut Vec<Loss>) -> Calendars<'f> {
    let mut complete = complete(&file.calendars, minutes_per_day, losses);
    let bases = || file.calendars.iter().filter(|calendar| calendar.is_base && !calendar.is_of_baseline);
    let named = file.calendar.as_deref().filter(|uid| complete.contains_key(uid));
    let chosen = named.or_else(|| bases().next().map(|calendar| calendar.uid.as_str()));
    let program = chosen.and_then(|uid| complete.get(uid)).cloned().unwrap_or_else(|| DraftCalendar {
        name: "Standard".to_owned(),
        week: std::array::from_fn(|day| if day < 5 { week::USUAL_DAY.to_vec() } else { Vec::new() }),
        minutes_per_day: Some(minutes_per_day),
        exceptions: Vec::new(),
    });
    let used: Vec<&str> = bases().map(|calendar| calendar.uid.as_str()).collect();
    complete.retain(|_, calendar| !calendar.week.iter().all(Vec::is_empty) || !calendar.exceptions.is_empty());
    let mut calendars = Calendars::new(complete, program);
    for uid in used {
        calendars.place(uid);
    }
    calendars
}

/// The project's start, or the earliest start in the file.
fn start_of(file: &RawFile, tasks: &[RawTask]) -> LocalTime {
    let earliest = || tasks.iter().filter_map(|task| task.actual_start.or(task.start)).min();
    file.start.or_else(earliest).unwrap_or_default()
}

/// The first start in the file of what has not begun, if something of that is scheduled by hand or has a date imposed
/// and lies before `start`: such tasks, and what follows them, may begin before the project does.
fn first_start(tasks: &[RawTask], outline: &Outline, start: LocalTime) -> Option<LocalTime> {
    let waiting = |task: &&RawTask| task.percent <= 0.0 && task.actual_start.is_none() && task.actual_finish.is_none();
    let leaves = tasks.iter().zip(&outline.is_summary).filter(|(_, is_summary)| !**is_summary).map(|(task, _)| task);
    let mut early = leaves.filter(waiting).filter(|task| task.start.is_some_and(|from| from < start));
    let imposed = |task: &RawTask| task.manual || (2..=7).contains(&task.constraint);
    early.clone().any(imposed).then(|| early.by_ref().filter_map(|task| task.start).min()).flatten()
}

/// The dates between which stored dates are held against calendars.
fn span_of(start: LocalTime, tasks: &[RawTask]) -> (Date, Date) {
    let dates = tasks.iter().flat_map(|task| [task.start, task.finish]).flatten().chain([start]);
    let years: BTreeSet<i32> = dates.map(|date| date.year()).collect();
    let edge = |year: Option<&i32>, more: i32| year.and_then(|year| Date::from_ymd_opt(year + more, 1, 1));
    let (from, to) = (edge(years.first(), -1), edge(years.last(), 2));
    (from.unwrap_or(start.date()), to.unwrap_or(start.date()))
}

/// Baselines, by number.
fn baselines(tasks: &[RawTask]) -> Vec<DraftBaseline> {
    let mut by_number: BTreeMap<i64, Vec<(usize, Date, Date)>> = BTreeMap::new();
    for (place, task) in tasks.iter().enumerate() {
        for (number, start, finish) in &task.baselines {
            let last = inclusive_finish_date(instant(*finish), Zone::UTC).max(start.date());
            let dates = by_number.entry(*number).or_default();
            if dates.last().is_none_or(|(before, _, _)| *before != place) {
                dates.push((place, start.date(), last));
            }
        }
    }
    let name = |number| if number == 0 { "baseline".to_owned() } else { format!("baseline-{number}") };
    by_number.into_iter().map(|(number, dates)| DraftBaseline { name: name(number), dates }).collect()
}
