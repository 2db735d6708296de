//! Measures of single issues: age, urgency, priority, what they block.
//!
//! What enters: issues with their logs up to the data date. What leaves: one entry an issue. What always holds: state
//! and severity come from the log, so that an earlier data date gives the state of that day.

use crate::audience::{Issue, Program};
use crate::terms::{IssueEvent, IssueState, Priority, Severity, Urgency};
use crate::time::{Calendar, Date, Duration};

use super::blocked::Waiting;

/// One issue at the data date.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "four independent answers, not a state")]
pub struct IssueMeasures {
    /// State at the data date, from the log.
    pub state: IssueState,
    /// Severity at the data date, from the log.
    pub severity: Severity,
    /// Not resolved, closed or rejected.
    pub open: bool,
    /// Opened on this civil date.
    pub opened_on: Option<Date>,
    /// Resolved or closed on this civil date, and not reopened since; nothing where no log says when.
    pub closed_on: Option<Date>,
    /// How often it was reopened.
    pub reopened: usize,
    /// Age in calendar days, inclusive: data date − opened + 1; of one that is not open, at its end, and nothing where
    /// that is not known.
    pub age_days: Option<i64>,
    /// Days in the current state, inclusive.
    pub days_in_state: Option<i64>,
    /// Open and older than the P85 age at closing of its severity.
    pub past_p85: bool,
    /// By when it is needed: the earliest of its own date and the late finishes of what it blocks.
    pub needed_by: Option<Date>,
    /// What that date comes from.
    pub needed_by_source: NeededBy,
    /// Working days from the data date to `needed_by`, minus the estimate of the fix; nothing once it is not open.
    pub lead: Option<i64>,
    /// Computed urgency; nothing for customers, without a date, or once it is not open.
    pub urgency: Option<Urgency>,
    /// From severity and computed urgency.
    pub priority: Option<Priority>,
    /// How the claimed urgency compares with the computed one; nothing for customers, or once it is not open.
    pub claim: Option<Claim>,
    /// The next action is overdue.
    pub next_action_overdue: bool,
    /// The customer accepted a workaround up to the data date.
    pub workaround_accepted: bool,
    /// Visible milestones that wait for it, through what it blocks, indexes into `Program::tasks`, by forecast.
    pub blocked_milestones: Vec<usize>,
}

/// Where the date by which an issue is needed comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NeededBy {
    /// No date is known.
    #[default]
    Nothing,
    /// Its own `needed_by`.
    Own,
    /// The late finish of a task it blocks, an index into `Program::tasks`.
    Task(usize),
}

/// Claimed against computed urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The same.
    Agrees,
    /// Claimed less urgent than computed: raise it.
    UnderRepresented,
    /// Claimed more urgent than computed, or urgent although nothing dated waits for it.
    OverRepresented,
}

impl Default for IssueMeasures {
    /// A new issue of the least severity of which nothing else is known.
    fn default() -> Self {
        Self {
            state: IssueState::New,
            severity: Severity::S4,
            open: true,
            opened_on: None,
            closed_on: None,
            reopened: 0,
            age_days: None,
            days_in_state: None,
            past_p85: false,
            needed_by: None,
            needed_by_source: NeededBy::Nothing,
            lead: None,
            urgency: None,
            priority: None,
            claim: None,
            next_action_overdue: false,
            workaround_accepted: false,
            blocked_milestones: Vec::new(),
        }
    }
}

impl IssueMeasures {
    /// How pressing it is, the most pressing first: the worst kind nobody can work around, then by priority, severity
    /// and the date it is needed by. One without a date counts as not urgent.
    #[must_use]
    pub fn pressing(&self) -> impl Ord + use<> {
        let stops_work = self.severity == Severity::S1 && !self.workaround_accepted;
        let priority = self.priority.unwrap_or_else(|| Priority::of(self.severity, Urgency::U4));
        (!stops_work, priority, self.severity, self.needed_by.is_none(), self.needed_by)
    }
}

/// Every issue, in the order of `Program::issues`; `past_p85` is still open.
pub(super) fn measure(program: &Program<'_>, as_of: Date) -> Vec<IssueMeasures> {
    let waiting =
        Waiting::of(&program.tasks, program.issues.iter().flat_map(|issue| issue.refs.blocks.iter().copied()));
    program.issues.iter().map(|issue| measure_one(program, issue, &waiting, as_of)).collect()
}

/// Age in calendar days, inclusive: 1 on the day of opening, never less.
///
/// ```
/// use milepost::{metrics::issues::age_days, time::parse_date};
/// let day = |text| parse_date(text).unwrap();
/// assert_eq!(age_days(day("2026-06-12"), day("2026-06-12")), 1);
/// assert_eq!(age_days(day("2026-05-27"), day("2026-06-12")), 17);
/// ```
#[must_use]
pub fn age_days(opened: Date, at: Date) -> i64 {
    ((at - opened).num_days() + 1).max(1)
}

/// The dated events of an issue, by time, starting with its opening. An issue without a log was opened when it was
/// reported and has been in its written state since.
pub(super) fn events(program: &Program<'_>, issue: &Issue<'_>) -> Vec<(Date, IssueEvent)> {
    if !issue.refs.log.is_empty() {
        return issue.refs.log.iter().map(|line| (line.date, line.event)).collect();
    }
    let Some(reported) = issue.facts.reported_at else {
        return Vec::new();
    };
    let on = reported.date_in(program.facts.zone);
    let mut events = vec![(on, IssueEvent::Opened)];
    if issue.facts.state != IssueState::New {
        events.push((on, IssueEvent::Status { from: IssueState::New, to: issue.facts.state }));
    }
    events
}

/// The severity with which an issue began.
pub(super) fn first_severity(events: &[(Date, IssueEvent)], written: Severity) -> Severity {
    events
        .iter()
        .find_map(|(_, event)| match event {
            IssueEvent::Severity { from, .. } => Some(*from),
            _ => None,
        })
        .unwrap_or(written)
}

/// The state after an event.
pub(super) fn state_after(state: IssueState, event: IssueEvent) -> IssueState {
    match event {
        IssueEvent::Opened => IssueState::New,
        IssueEvent::Acknowledged => IssueState::Acknowledged,
        IssueEvent::Status { to, .. } => to,
        IssueEvent::Reopened => IssueState::Analysing,
        IssueEvent::Contained
        | IssueEvent::Escalated(_)
        | IssueEvent::Deescalated(_)
        | IssueEvent::Severity { .. }
        | IssueEvent::Note => state,
    }
}

/// What a log says of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct History {
    state: IssueState,
    severity: Severity,
    opened_on: Option<Date>,
    /// When it last became resolved, closed or rejected without having been reopened.
    ended_on: Option<Date>,
    state_since: Option<Date>,
    reopened: usize,
    contained: bool,
}

fn history(events: &[(Date, IssueEvent)], written_state: IssueState, written_severity: Severity) -> History {
    let mut history = History {
        state: if events.is_empty() { written_state } else { IssueState::New },
        severity: first_severity(events, written_severity),
        opened_on: events.first().map(|(date, _)| *date),
        ended_on: None,
        state_since: None,
        reopened: 0,
        contained: false,
    };
    for (date, event) in events {
        let state = state_after(history.state, *event);
        if state.is_open() {
            history.ended_on = None;
        } else if history.state.is_open() {
            history.ended_on = Some(*date);
        }
        if state != history.state || history.state_since.is_none() {
            history.state_since = Some(*date);
        }
        history.state = state;
        match event {
            IssueEvent::Severity { to, .. } => history.severity = *to,
            IssueEvent::Reopened => history.reopened += 1,
            IssueEvent::Contained => history.contained = true,
            _ => {}
        }
    }
    history
}

fn measure_one(program: &Program<'_>, issue: &Issue<'_>, waiting: &Waiting, as_of: Date) -> IssueMeasures {
    let history = history(&events(program, issue), issue.facts.state, issue.facts.severity);
    let open = history.state.is_open();
    // A state without a log says that it ended and not when.
    let end_is_known = open || !issue.refs.log.is_empty();
    let (needed_by, needed_by_source) = needed_by(program, issue);
    let fix = issue.inner.and_then(|inner| inner.fix_estimate.as_ref());
    // How long the fix takes and how late a task may end are not the customer's to know, so neither is what follows.
    let lead = needed_by.filter(|_| open && issue.inner.is_some()).map(|date| lead(program.calendar, as_of, date, fix));
    let urgency = lead.map(Urgency::from_lead);
    let claimed = issue.inner.and_then(|inner| inner.urgency_claimed).filter(|_| open);
    let accepted = issue.inner.and_then(|inner| inner.workaround.as_ref()?.accepted_on);
    let due = issue.facts.next_action.as_ref().and_then(|action| action.due);
    IssueMeasures {
        state: history.state,
        severity: history.severity,
        open,
        opened_on: history.opened_on,
        closed_on: history.ended_on.filter(|_| end_is_known && history.state != IssueState::Rejected),
        reopened: history.reopened,
        age_days: history
            .opened_on
            .filter(|_| end_is_known)
            .map(|opened| age_days(opened, history.ended_on.unwrap_or(as_of))),
        days_in_state: history.state_since.map(|since| age_days(since, as_of)),
        past_p85: false,
        needed_by,
        needed_by_source,
        lead,
        urgency,
        priority: urgency.map(|urgency| Priority::of(history.severity, urgency)),
        claim: claimed.map(|claimed| claim(claimed, urgency)),
        next_action_overdue: open && due.is_some_and(|due| due < as_of),
        workaround_accepted: history.contained || accepted.is_some_and(|on| on <= as_of),
        blocked_milestones: if open { waiting.milestones(&issue.refs.blocks) } else { Vec::new() },
    }
}

fn needed_by(program: &Program<'_>, issue: &Issue<'_>) -> (Option<Date>, NeededBy) {
    let own = issue.facts.needed_by.map(|date| (date, NeededBy::Own));
    let blocked = issue.refs.blocks.iter().filter_map(|index| {
        let task = program.tasks.get(*index).filter(|task| issue.inner.is_some() && !task.is_done())?;
        Some((task.dates.late_finish_date, NeededBy::Task(*index)))
    });
    match own.into_iter().chain(blocked).min_by_key(|(date, _)| *date) {
        Some((date, source)) => (Some(date), source),
        None => (None, NeededBy::Nothing),
    }
}

/// Whole working days from the data date to the date it is needed by, less the estimate of the fix, rounded up to
/// days; an elapsed estimate is taken off the date. Source: house default.
fn lead(calendar: &Calendar, as_of: Date, needed_by: Date, fix: Option<&Duration>) -> i64 {
    let Some(fix) = fix else {
        return calendar.working_days_between(as_of, needed_by);
    };
    let up = |minutes: i64, day: i64| minutes.max(0).saturating_add(day - 1) / day;
    if fix.elapsed {
        let days = chrono::Days::new(up(fix.elapsed_minutes(), 24 * 60).unsigned_abs());
        let start_by = needed_by.checked_sub_days(days).unwrap_or(Date::MIN);
        return calendar.working_days_between(as_of, start_by);
    }
    let days = up(fix.working_minutes(calendar), calendar.minutes_per_day().max(1));
    calendar.working_days_between(as_of, needed_by) - days
}

fn claim(claimed: Urgency, computed: Option<Urgency>) -> Claim {
    match claimed.cmp(&computed.unwrap_or(Urgency::U4)) {
        std::cmp::Ordering::Equal => Claim::Agrees,
        std::cmp::Ordering::Less => Claim::OverRepresented,
        std::cmp::Ordering::Greater => Claim::UnderRepresented,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Level;
    use crate::time::{CalendarSpec, WorkWindow, parse_date};

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn taipei() -> Calendar {
        let mut spec = CalendarSpec::weekdays(chrono_tz::Asia::Taipei, &[WorkWindow::parse("09:00-18:00").unwrap()]);
        spec.holidays.insert(day("2026-06-19"));
        Calendar::compile(&spec, day("2026-01-01"), day("2026-12-31"))
    }

    fn status(from: IssueState, to: IssueState) -> IssueEvent {
        IssueEvent::Status { from, to }
    }

    #[test]
    fn the_log_gives_state_severity_and_dates() {
        use IssueState::{Acknowledged, Analysing, Closed, Resolved};
        let log = [
            ("2026-03-02", IssueEvent::Opened),
            ("2026-03-03", IssueEvent::Acknowledged),
            ("2026-03-04", IssueEvent::Severity { from: Severity::S3, to: Severity::S2 }),
            ("2026-03-05", status(Acknowledged, Analysing)),
            ("2026-03-06", IssueEvent::Escalated(Level::L1)),
            ("2026-03-10", status(Analysing, Resolved)),
            ("2026-03-12", status(Resolved, Closed)),
            ("2026-04-01", IssueEvent::Reopened),
            ("2026-04-20", status(Analysing, Resolved)),
            ("2026-04-22", status(Resolved, Closed)),
        ]
        .map(|(date, event)| (day(date), event));
        let at = |count: usize| history(&log[..count], Closed, Severity::S2);
        assert_eq!(first_severity(&log, Severity::S1), Severity::S3);
        assert_eq!((at(2).state, at(2).severity), (Acknowledged, Severity::S2), "written severity");
        assert_eq!((at(4).state, at(4).severity), (Analysing, Severity::S2));
        assert_eq!(at(5).state_since, Some(day("2026-03-05")));
        assert_eq!(at(7).ended_on, Some(day("2026-03-10")), "closing is not a second end");
        assert_eq!((at(8).state, at(8).ended_on, at(8).reopened), (Analysing, None, 1));
        assert_eq!((at(10).state, at(10).ended_on), (Closed, Some(day("2026-04-20"))));
        assert_eq!(at(10).opened_on, Some(day("2026-03-02")));
        assert_eq!(history(&[], Closed, Severity::S2).state, Closed);
    }

    /// ISS-NBL-041 of the data model: needed by 26 June with a fix of 6 days leaves 3 working days, so U2 and P2.
    #[test]
    fn lead_counts_working_days_less_the_fix() {
        let calendar = taipei();
        let lead = |fix: Option<&str>, needed: &str| {
            let fix = fix.map(|text| Duration::parse(text).unwrap());
            super::lead(&calendar, day("2026-06-12"), day(needed), fix.as_ref())
        };
        assert_eq!(lead(Some("6d"), "2026-06-26"), 3);
        assert_eq!(lead(None, "2026-06-26"), 9, "19 June is a holiday");
        assert_eq!(lead(Some("4h"), "2026-06-26"), 8, "part of a day is a day");
        assert_eq!(lead(Some("1w"), "2026-06-15"), -4);
        assert_eq!(lead(Some("2ed"), "2026-06-29"), 9, "two days off a Monday is a Saturday");
        assert_eq!(lead(None, "2026-06-12"), 0);
        assert_eq!(lead(None, "2026-06-11"), -1);
        assert_eq!(Urgency::from_lead(3), Urgency::U2);
        assert_eq!(Priority::of(Severity::S2, Urgency::U2), Priority::P2);
    }

    #[test]
    fn the_worst_without_a_date_is_still_the_most_pressing() {
        let issue = |severity, priority| IssueMeasures { severity, priority, ..IssueMeasures::default() };
        let stopped = issue(Severity::S1, None);
        let dated = issue(Severity::S2, Some(Priority::P1));
        assert!(stopped.pressing() < dated.pressing());
        let eased = IssueMeasures { workaround_accepted: true, ..stopped };
        assert!(dated.pressing() < eased.pressing());
        assert!(eased.pressing() < issue(Severity::S3, None).pressing());
        assert!(issue(Severity::S3, Some(Priority::P2)).pressing() < issue(Severity::S2, None).pressing());
    }

    #[test]
    fn claims_cut_both_ways() {
        assert_eq!(claim(Urgency::U1, Some(Urgency::U2)), Claim::OverRepresented);
        assert_eq!(claim(Urgency::U3, Some(Urgency::U1)), Claim::UnderRepresented);
        assert_eq!(claim(Urgency::U2, Some(Urgency::U2)), Claim::Agrees);
        assert_eq!(claim(Urgency::U2, None), Claim::OverRepresented, "nothing dated waits");
        assert_eq!(claim(Urgency::U4, None), Claim::Agrees);
    }
}
