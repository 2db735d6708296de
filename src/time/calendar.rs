//! Working calendars: adding and measuring working time.
//!
//! What enters: a [`CalendarSpec`] and the dates to be exact for. What leaves: a [`Calendar`], immutable.
//! What always holds: work is a set of half-open spans of universal time; every answer costs a few steps within the
//! range and arithmetic beyond it; nothing overflows and nothing loops, also when the calendar never works.

use super::calendar_spec::CalendarSpec;
use super::compile::{range_that_matters, spans_of};
use super::spans::Spans;
use super::week_pattern::WeekPattern;
use super::working_days::WorkingDays;
use super::{Date, Instant, WorkWindow, Zone};

/// More work than there is between the bounds of computing; amounts beyond it are all the same.
const MORE_THAN_ALL: i64 = 1_000_000_000_000;

/// A calendar compiled for a range of dates.
///
/// Within the range it is exact: holidays, exceptions and changes of clocks included. Beyond it, the plain week
/// goes on at the offset that its zone has at that edge.
///
/// A calendar that never works from some point on answers [`Instant::FAR_FUTURE`] when asked for work after it,
/// and [`Instant::FAR_PAST`] when asked for work before its first.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: Zone,
    week: WeekPattern,
    /// Work between the edges, in minutes of UTC.
    spans: Spans,
    before: Edge,
    after: Edge,
    days: WorkingDays,
    minutes_per_day: i64,
    minutes_per_week: i64,
}

/// Where the range begins or ends and the plain week takes over.
#[derive(Clone, Copy, Debug)]
struct Edge {
    at: i64,
    /// Minutes east of UTC.
    offset: i64,
    /// What the plain week has worked at the edge.
    worked: i64,
}

impl Calendar {
    /// Compiles a calendar to be exact on the dates `from..=to`; an inverted range is an empty one at `from`.
    ///
    /// Windows of a day that overlap are joined. A window in a gap of the clock loses what the gap skips; one over
    /// a fold has the repeated hour twice.
    #[must_use]
    pub fn compile(spec: &CalendarSpec, from: Date, to: Date) -> Calendar {
        let spec = spec.normalised();
        let (first, last) = range_that_matters(&spec, from, to);
        let (spans, works) = spans_of(&spec, first, last);
        let week = WeekPattern::of(&spec.week);
        let start = Instant::start_of(first, spec.zone);
        let end = Instant::end_of(last, spec.zone).max(start);
        Calendar {
            before: Edge::at(start, spec.zone, &week),
            after: Edge::at(end, spec.zone, &week),
            days: WorkingDays::of(first, &works, std::array::from_fn(|day| !spec.week[day].is_empty())),
            minutes_per_day: spec.day_length(),
            minutes_per_week: spec.week_length(),
            zone: spec.zone,
            week,
            spans,
        }
    }

    /// The calendar that always works, with days of 24 hours and weeks of 7 days.
    #[must_use]
    pub fn always(zone: Zone) -> Calendar {
        let week = WeekPattern::of(&std::array::from_fn(|_| vec![WorkWindow::WHOLE_DAY]));
        let edge = Edge::at(Instant(0), Zone::UTC, &week);
        Calendar {
            zone,
            week,
            spans: Spans::default(),
            before: edge,
            after: edge,
            days: WorkingDays::of(Date::default(), &[], [true; 7]),
            minutes_per_day: 1440,
            minutes_per_week: 7 * 1440,
        }
    }

    /// The same calendar without the work in these stretches of time, sorted and apart; days and weeks stay as long.
    ///
    /// Always: it is exact wherever this one is and as far as the stretches reach. One that begins or ends beyond the
    /// bounds of computing is cut there.
    #[must_use]
    pub fn without(&self, closed: &[(Instant, Instant)]) -> Calendar {
        let first = closed.first().map_or(self.before.at, |stretch| stretch.0.clamped().0.min(self.before.at));
        let last = closed.last().map_or(self.after.at, |stretch| stretch.1.clamped().0.max(self.after.at));
        let mut pairs = Vec::new();
        let mut rest = closed.iter().peekable();
        for (from, to) in self.intervals(Instant(first), Instant(last)) {
            let mut from = from;
            while let Some(&&(shut, open)) = rest.peek() {
                if shut >= to {
                    break;
                }
                pairs.push((from.0, shut.0));
                from = from.max(open);
                if open > to {
                    break;
                }
                rest.next();
            }
            pairs.push((from.0, to.0));
        }
        Calendar {
            spans: Spans::of_sorted(pairs.into_iter().filter(|(from, to)| from < to)),
            before: Edge::at(Instant(first), self.zone, &self.week),
            after: Edge::at(Instant(last), self.zone, &self.week),
            days: self.days.clone(),
            week: self.week.clone(),
            ..*self
        }
    }

    /// The instant that lies so many working minutes from `at`.
    ///
    /// Positive: the earliest `t` with `working_between(at, t) = working_minutes`, so what fills a day ends at
    /// 17:00 and not at 09:00 of the next day. Negative: the latest `t` with
    /// `working_between(t, at) = -working_minutes`. Zero: `at` itself, working or not.
    #[must_use]
    pub fn add(&self, at: Instant, working_minutes: i64) -> Instant {
        if working_minutes == 0 {
            return at;
        }
        let worked = self.worked_until(at);
        let target = worked + working_minutes.clamp(-MORE_THAN_ALL, MORE_THAN_ALL);
        if working_minutes > 0 { self.earliest(target) } else { self.latest(target) }
    }

    /// Working minutes from `a` to `b`; negative if `b` is earlier.
    #[must_use]
    pub fn working_between(&self, a: Instant, b: Instant) -> i64 {
        self.worked_until(b) - self.worked_until(a)
    }

    /// Where so much work, more than none, that may start at `at` lies: `next_work(at)`, and `add` from there.
    ///
    /// The same as those two calls, for half their cost.
    #[must_use]
    pub fn place(&self, at: Instant, working_minutes: i64) -> (Instant, Instant) {
        let worked = self.worked_until(at);
        let target = worked + working_minutes.clamp(1, MORE_THAN_ALL);
        (self.latest(worked), self.earliest(target))
    }

    /// The earliest instant at or after `at` at which work can start: within a half-open span of work.
    #[must_use]
    pub fn next_work(&self, at: Instant) -> Instant {
        let worked = self.worked_until(at);
        self.latest(worked)
    }

    /// The latest instant at or before `at` at which work can end: after the start of a span, its end included.
    #[must_use]
    pub fn prev_work(&self, at: Instant) -> Instant {
        let worked = self.worked_until(at);
        self.earliest(worked)
    }

    /// Whether the minute that begins at `at` is worked.
    #[must_use]
    pub fn is_work(&self, at: Instant) -> bool {
        self.end_of_work_at(at).is_some()
    }

    /// How long `1d` is, in minutes.
    #[must_use]
    pub fn minutes_per_day(&self) -> i64 {
        self.minutes_per_day
    }

    /// How long `1w` is, in minutes: the working days of the week, each as long as `1d`.
    #[must_use]
    pub fn minutes_per_week(&self) -> i64 {
        self.minutes_per_week
    }

    /// Whether a date has windows of work.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.days.works(date)
    }

    /// The working days in `(a, b]`, or, if `b` is earlier, minus those in `(b, a]`.
    #[must_use]
    pub fn working_days_between(&self, a: Date, b: Date) -> i64 {
        self.days.between(a, b)
    }

    /// The working day `d` with `working_days_between(date, d) = n`; the date itself, working or not, if `n` is 0.
    ///
    /// Where there is no such day, it is that of [`Instant::FAR_FUTURE`] or [`Instant::FAR_PAST`].
    #[must_use]
    pub fn add_working_days(&self, date: Date, n: i64) -> Date {
        self.days.add(date, n)
    }

    /// The zone whose clock on the wall the calendar follows.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The spans of work between `a` and `b`, cut to them, in order of time; none is empty and none touch.
    pub fn intervals(&self, a: Instant, b: Instant) -> impl Iterator<Item = (Instant, Instant)> + '_ {
        let last = b.clamped();
        let mut at = a.clamped();
        std::iter::from_fn(move || {
            let start = self.next_work(at);
            if start >= last {
                return None;
            }
            at = start;
            while let Some(end) = self.end_of_work_at(at).filter(|_| at < last) {
                at = end;
            }
            Some((start, at.min(last)))
        })
    }

    /// Work done since the first edge; before it, negative.
    pub(crate) fn worked_until(&self, at: Instant) -> i64 {
        let at = at.clamped().0;
        if at < self.before.at {
            let week = self.week.worked_until(at + self.before.offset);
            week - self.before.worked
        } else if at <= self.after.at {
            self.spans.worked_until(at)
        } else {
            let week = self.week.worked_until(at + self.after.offset);
            self.spans.total() + week - self.after.worked
        }
    }

    /// The earliest instant by which `worked` minutes are done since the first edge.
    pub(crate) fn earliest(&self, worked: i64) -> Instant {
        if worked <= 0 {
            let local = self.week.earliest(self.before.worked + worked);
            return self.before.instant(local).unwrap_or(Instant::FAR_PAST);
        }
        let beyond = worked - self.spans.total();
        let found = if beyond <= 0 {
            self.spans.earliest(worked).map(Instant)
        } else {
            self.after.instant(self.week.earliest(self.after.worked + beyond))
        };
        found.unwrap_or(Instant::FAR_FUTURE)
    }

    /// The latest instant by which no more than `worked` minutes are done since the first edge.
    pub(crate) fn latest(&self, worked: i64) -> Instant {
        if worked < 0 {
            let local = self.week.latest(self.before.worked + worked);
            return self.before.instant(local).unwrap_or(Instant::FAR_PAST);
        }
        let beyond = worked - self.spans.total();
        let found = if beyond < 0 {
            self.spans.latest(worked).map(Instant)
        } else {
            self.after.instant(self.week.latest(self.after.worked + beyond))
        };
        found.unwrap_or(Instant::FAR_FUTURE)
    }

    /// The end of the work going on at `at`, no later than the edge or week it lies in.
    fn end_of_work_at(&self, at: Instant) -> Option<Instant> {
        if at < Instant::FAR_PAST || at >= Instant::FAR_FUTURE {
            return None;
        }
        if at.0 < self.before.at {
            let end = self.week.end_of_window_at(at.0 + self.before.offset)?;
            Some(Instant((end - self.before.offset).min(self.before.at)))
        } else if at.0 < self.after.at {
            self.spans.end_of_span_at(at.0).map(Instant)
        } else {
            let end = self.week.end_of_window_at(at.0 + self.after.offset)?;
            Some(Instant(end - self.after.offset).clamped())
        }
    }
}

impl Edge {
    fn at(at: Instant, zone: Zone, week: &WeekPattern) -> Edge {
        let offset = at.offset_minutes(zone);
        Edge { at: at.0, offset, worked: week.worked_until(at.0 + offset) }
    }

    /// The instant of a minute of local time on this edge's side, within the bounds of computing.
    fn instant(self, local: Option<i64>) -> Option<Instant> {
        local.map(|local| Instant(local - self.offset).clamped())
    }
}
