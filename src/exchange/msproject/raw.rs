//! Tasks, resources and assignments as the file has them, without the fields that nothing reads.

use chrono::Datelike;

use crate::time::LocalTime;

use super::xml::Element;

/// A task.
#[derive(Debug, Clone, Default)]
pub(super) struct RawTask {
    pub(super) uid: String,
    pub(super) name: String,
    /// 0 is the project itself.
    pub(super) level: usize,
    pub(super) blank: bool,
    pub(super) inactive: bool,
    pub(super) manual: bool,
    pub(super) milestone: bool,
    pub(super) external: bool,
    /// It stands for a plan in another file.
    pub(super) subproject: bool,
    pub(super) start: Option<LocalTime>,
    pub(super) finish: Option<LocalTime>,
    pub(super) early_start: Option<LocalTime>,
    /// Seconds.
    pub(super) duration: Option<i64>,
    pub(super) format: i64,
    /// Seconds.
    pub(super) remaining: Option<i64>,
    pub(super) percent: f64,
    pub(super) actual_start: Option<LocalTime>,
    pub(super) actual_finish: Option<LocalTime>,
    /// When work stopped and when it goes on.
    pub(super) stop: Option<LocalTime>,
    pub(super) resume: Option<LocalTime>,
    pub(super) constraint: i64,
    pub(super) constraint_date: Option<LocalTime>,
    pub(super) deadline: Option<LocalTime>,
    pub(super) calendar: Option<String>,
    pub(super) ignores_resources: bool,
    /// Tenths of minutes.
    pub(super) levelling_delay: i64,
    pub(super) links: Vec<RawLink>,
    /// Number, start, finish.
    pub(super) baselines: Vec<(i64, LocalTime, LocalTime)>,
    /// What the plan has no place for, in words.
    pub(super) extras: Vec<&'static str>,
}

/// A link to a predecessor.
#[derive(Debug, Clone)]
pub(super) struct RawLink {
    pub(super) predecessor: String,
    /// 0 finish to finish, 1 finish to start, 2 start to finish, 3 start to start.
    pub(super) kind: i64,
    /// Tenths of minutes, or per cent.
    pub(super) lag: i64,
    pub(super) format: i64,
    pub(super) cross_project: bool,
}

/// Elements whose presence is a loss, with what they are called.
const EXTRAS: [(&str, &str); 5] = [
    ("Notes", "notes"),
    ("ExtendedAttribute", "custom fields"),
    ("OutlineCode", "outline codes"),
    ("HyperlinkAddress", "hyperlinks"),
    ("Contact", "contacts"),
];
/// Numbers that are a loss where they are not zero.
const FIGURES: [(&str, &str); 2] = [("Cost", "costs"), ("FixedCost", "costs")];

/// The priority of a task that nobody gave one.
const USUAL_PRIORITY: i64 = 500;

impl RawTask {
    /// `row` is its place in the file, for tasks without any id.
    pub(super) fn read(element: &Element<'_>, row: usize) -> Self {
        let uid = element.text_of("UID").or_else(|| element.text_of("ID"));
        let outline = element.text_of("OutlineNumber");
        let level = element.int("OutlineLevel").and_then(|level| usize::try_from(level).ok());
        let by_number = outline.map(|number| if number == "0" { 0 } else { number.split('.').count() });
        let mut extras: Vec<&'static str> =
            EXTRAS.iter().filter(|(name, _)| element.child(name).is_some()).map(|(_, words)| *words).collect();
        let figures = FIGURES.iter().filter(|(name, _)| element.number(name).is_some_and(|number| number != 0.0));
        extras.extend(figures.map(|(_, words)| *words));
        extras.dedup();
        if element.int("Priority").is_some_and(|priority| priority != USUAL_PRIORITY) {
            extras.push("priorities for levelling");
        }
        Self {
            uid: uid.map_or_else(|| format!("row {row}"), str::to_owned),
            name: element.text_of("Name").unwrap_or_default().to_owned(),
            level: level.or(by_number).unwrap_or(1),
            blank: element.flag("IsNull"),
            inactive: element.text_of("Active").is_some() && !element.flag("Active"),
            manual: element.flag("Manual"),
            milestone: element.flag("Milestone"),
            external: element.flag("ExternalTask"),
            subproject: element.flag("IsSubproject") || element.text_of("SubprojectName").is_some(),
            start: element.time("Start"),
            finish: element.time("Finish"),
            early_start: element.time("EarlyStart"),
            duration: element.seconds("Duration"),
            format: element.int("DurationFormat").unwrap_or(7),
            remaining: element.seconds("RemainingDuration"),
            percent: element.number("PercentComplete").unwrap_or(0.0).clamp(0.0, 100.0),
            actual_start: element.time("ActualStart"),
            actual_finish: element.time("ActualFinish"),
            stop: element.time("Stop"),
            resume: element.time("Resume"),
            constraint: element.int("ConstraintType").unwrap_or(0),
            constraint_date: element.time("ConstraintDate"),
            deadline: element.time("Deadline"),
            calendar: element.text_of("CalendarUID").filter(|uid| *uid != "-1").map(str::to_owned),
            ignores_resources: element.flag("IgnoreResourceCalendar"),
            levelling_delay: element.int("LevelingDelay").unwrap_or(0),
            links: element.all("PredecessorLink").filter_map(RawLink::read).collect(),
            baselines: element.all("Baseline").filter_map(baseline).collect(),
            extras,
        }
    }

    /// Whether its durations run through nights and days off.
    pub(super) fn is_elapsed(&self) -> bool {
        is_elapsed(self.format)
    }

    /// How it is called in losses.
    pub(super) fn place(&self) -> String {
        format!("task {} \"{}\"", self.uid, shortened(&self.name))
    }
}

/// Formats of durations and lags come in pairs, elapsed after working: 3 and 4 minutes, 5 and 6 hours, 7 and 8 days, 9
/// and 10 weeks, 11 and 12 months, 19 and 20 per cent; 32 more where they are only estimated.
pub(super) fn is_elapsed(format: i64) -> bool {
    let format = if (35..=52).contains(&format) { format - 32 } else { format };
    matches!(format, 4 | 6 | 8 | 10 | 12 | 20)
}

/// Whether a lag is per cent of the predecessor's duration.
pub(super) fn is_percent(format: i64) -> bool {
    matches!(format, 19 | 20 | 51 | 52)
}

/// A name that does not fill the screen.
pub(super) fn shortened(name: &str) -> String {
    let line: String = name.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.len() < name.len() { line + "…" } else { line }
}

impl RawLink {
    fn read(element: &Element<'_>) -> Option<Self> {
        Some(Self {
            predecessor: element.text_of("PredecessorUID")?.to_owned(),
            kind: element.int("Type").unwrap_or(1),
            lag: element.int("LinkLag").unwrap_or(0),
            format: element.int("LagFormat").unwrap_or(7),
            cross_project: element.flag("CrossProject"),
        })
    }
}

fn baseline(element: &Element<'_>) -> Option<(i64, LocalTime, LocalTime)> {
    let (start, finish) = (element.time("Start")?, element.time("Finish")?);
    Some((element.int("Number").unwrap_or(0), start, finish))
}

/// Somebody, or something, that does the work.
#[derive(Debug)]
pub(super) struct RawResource {
    pub(super) uid: String,
    pub(super) name: String,
    /// 0 material, 1 work, 2 cost.
    pub(super) kind: i64,
    pub(super) units: f64,
    pub(super) email: Option<String>,
    pub(super) calendar: Option<String>,
    /// There is not always as much of it.
    pub(super) comes_and_goes: bool,
}

impl RawResource {
    /// Nothing for what is no resource: blank lines, and the one that stands for "nobody".
    pub(super) fn read(element: &Element<'_>) -> Option<Self> {
        let uid = element.text_of("UID")?.to_owned();
        let name = element.text_of("Name").unwrap_or_default().to_owned();
        let nobody = uid == "0" || uid.starts_with('-');
        (!nobody && !element.flag("IsNull")).then(|| Self {
            kind: if element.flag("IsCostResource") { 2 } else { element.int("Type").unwrap_or(1) },
            units: element.number("MaxUnits").unwrap_or(1.0),
            email: element.text_of("EmailAddress").map(str::to_owned),
            calendar: element.text_of("CalendarUID").filter(|uid| *uid != "-1").map(str::to_owned),
            comes_and_goes: comes_and_goes(element),
            uid,
            name,
        })
    }
}

/// Whether a resource is there in more than one stretch, or in one that begins after 1984, or ends before 2049: between
/// these years the tool knows dates.
fn comes_and_goes(element: &Element<'_>) -> bool {
    let periods: Vec<&Element<'_>> =
        element.child("AvailabilityPeriods").into_iter().flat_map(|all| all.all("AvailabilityPeriod")).collect();
    let bounded = |period: &&Element<'_>| {
        period.time("AvailableFrom").is_some_and(|at| at.year() > 1984)
            || period.time("AvailableTo").is_some_and(|at| at.year() < 2049)
    };
    periods.len() > 1 || periods.iter().any(bounded)
}

/// Who works on what.
#[derive(Debug)]
pub(super) struct RawAssignment {
    pub(super) task: String,
    pub(super) resource: String,
    pub(super) units: f64,
    /// Tenths of minutes, by hand and by levelling.
    pub(super) delay: i64,
    /// The work is not spread evenly.
    pub(super) contoured: bool,
}

impl RawAssignment {
    pub(super) fn read(element: &Element<'_>) -> Option<Self> {
        Some(Self {
            task: element.text_of("TaskUID")?.to_owned(),
            resource: element.text_of("ResourceUID")?.to_owned(),
            units: element.number("Units").unwrap_or(1.0),
            delay: element.int("Delay").unwrap_or(0) | element.int("LevelingDelay").unwrap_or(0),
            contoured: element.int("WorkContour").is_some_and(|shape| shape != 0),
        })
    }
}
