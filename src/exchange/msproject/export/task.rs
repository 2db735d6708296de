//! One task: its dates, its links, how far it is.

use crate::exchange::draft::Loss;
use crate::model::plan::{Task, TaskKind};
use crate::schedule::{Activity, Lag, Link, Progress, Scheduled};
use crate::terms::{ConstraintKind, LinkKind};
use crate::time::Instant;

use super::Plan;
use super::imposed::{Of, imposed};
use super::rows::Row;
use super::xml::Xml;

/// A task with all that is known of it.
pub(super) struct One<'p> {
    pub(super) plan: &'p Plan<'p>,
    pub(super) row: &'p Row,
    pub(super) id: usize,
    pub(super) activity: &'p Activity,
    pub(super) dates: &'p Scheduled,
    pub(super) task: &'p Task,
    pub(super) summary: bool,
    pub(super) links: &'p [&'p Link],
    pub(super) constraints: &'p [(ConstraintKind, Instant)],
}

impl One<'_> {
    /// Writes the task's elements.
    pub(super) fn write(&self, xml: &mut Xml, losses: &mut Vec<Loss>) {
        let plan = self.plan;
        let lang = plan.program.facts.languages.first().copied().unwrap_or_default();
        let dates = self.dates;
        let duration = self.duration();
        let milestone = self.task.facts.kind == TaskKind::Milestone && !self.summary;
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
        let by_hand = self.is_by_hand();
        xml.flag("Manual", by_hand);
        xml.value("Type", 1);
        xml.flag("IsNull", false);
        xml.value("WBS", &self.task.id);
        xml.value("OutlineNumber", &self.row.outline);
        xml.value("OutlineLevel", self.row.level);
        xml.value("Start", plan.local(dates.start));
        xml.value("Finish", plan.local(dates.finish));
        xml.value("Duration", length(duration.whole));
        if by_hand {
            xml.value("ManualStart", plan.local(dates.start));
            xml.value("ManualFinish", plan.local(dates.finish));
            xml.value("ManualDuration", length(duration.whole));
        }
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

    /// Whether somebody placed it against its links: the tool calls that scheduled by hand.
    fn is_by_hand(&self) -> bool {
        let placed = self.constraints.iter().any(|(kind, _)| *kind == ConstraintKind::PlacedStart);
        placed && !self.summary && self.dates.progress == Progress::NotStarted
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
        for (number, baseline) in self.plan.baselines.iter().enumerate() {
            let Some(dates) = baseline.get(&self.task.id) else { continue };
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

/// A length as the schema writes it.
pub(super) fn length(minutes: i64) -> String {
    let minutes = minutes.max(0);
    format!("PT{}H{}M0S", minutes / 60, minutes % 60)
}
