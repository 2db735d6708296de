//! Burn-up: scope, done and open of tasks and of issues over time, from their dated events.
//!
//! What enters: dated changes of scope and of what is done. What leaves: weekly points. What always holds:
//! `open = scope − done` at every point; what was added and removed adds up to the scope; a reopened issue is open
//! again and counted in `reopened`.

use chrono::Days;

use crate::audience::{Program, TaskFacts, TaskInner, TaskKind};
use crate::terms::{IssueEvent, IssueState, Moment, Severity};
use crate::time::Date;

use super::issues::{events, first_severity, state_after};

/// The series of tasks and of issues.
#[derive(Debug, Clone, PartialEq)]
pub struct BurnUps {
    /// Tasks: in budget if every task has one, else in count.
    pub tasks: BurnUp,
    /// Whether the tasks' unit is budget.
    pub tasks_in_budget: bool,
    /// All issues.
    pub issues: BurnUp,
    /// Issues of severity 1 and 2, while they are of that severity.
    pub severe_issues: BurnUp,
}

/// One series of points, weekly on the weekday of the data date, the last at the data date.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BurnUp {
    /// Points, oldest first; the first is in the week of the program's start or of the first event, the earlier of the
    /// two, at most [`MOST_POINTS`] weeks back.
    pub points: Vec<BurnPoint>,
}

/// One point: everything as of the end of its date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BurnPoint {
    /// The date.
    pub date: Date,
    /// In scope (issues: opened and not rejected).
    pub scope: f64,
    /// Done (issues: resolved or closed).
    pub done: f64,
    /// Scope − done: the burndown.
    pub open: f64,
    /// Scope added in the week that ends here; in the first point, all before it as well.
    pub added: f64,
    /// Scope removed in that week, positive.
    pub removed: f64,
    /// Reopened in that week (issues).
    pub reopened: f64,
}

/// Twenty years of weeks.
pub const MOST_POINTS: u64 = 1040;

/// A dated change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Change {
    date: Date,
    scope: f64,
    done: f64,
    reopened: f64,
}

/// The series of a program.
pub(super) fn measure(program: &Program<'_>, as_of: Date) -> BurnUps {
    let start = program.start_date;
    let (tasks, tasks_in_budget) = task_changes(program);
    let all = issue_changes(program, |_| true);
    let severe = issue_changes(program, |severity| severity <= Severity::S2);
    BurnUps {
        tasks: series(tasks, start, as_of),
        tasks_in_budget,
        issues: series(all, start, as_of),
        severe_issues: series(severe, start, as_of),
    }
}

/// Weekly points up to `to`, from the week of `from` or of the first change.
fn series(mut changes: Vec<Change>, from: Date, to: Date) -> BurnUp {
    changes.retain(|change| change.date <= to);
    changes.sort_by_key(|change| change.date);
    let first = changes.first().map_or(from, |change| change.date.min(from)).min(to);
    let weeks = ((to - first).num_days() / 7).unsigned_abs().min(MOST_POINTS - 1);
    let mut changes = changes.into_iter().peekable();
    let mut point = BurnPoint { date: to, scope: 0.0, done: 0.0, open: 0.0, added: 0.0, removed: 0.0, reopened: 0.0 };
    let points = (0..=weeks)
        .rev()
        .filter_map(|back| to.checked_sub_days(Days::new(7 * back)))
        .map(|date| {
            (point.date, point.added, point.removed, point.reopened) = (date, 0.0, 0.0, 0.0);
            while let Some(change) = changes.next_if(|change| change.date <= date) {
                point.scope += change.scope;
                point.done += change.done;
                point.added += change.scope.max(0.0);
                point.removed += (-change.scope).max(0.0);
                point.reopened += change.reopened;
            }
            point.open = point.scope - point.done;
            point
        })
        .collect();
    BurnUp { points }
}

/// A task's way through scope.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    weight: f64,
    added: Date,
    dropped: Option<Date>,
    finished: Option<Date>,
}

/// The changes of tasks, milestones and summaries left out, and whether their unit is budget.
fn task_changes(program: &Program<'_>) -> (Vec<Change>, bool) {
    let counted = |facts: &TaskFacts| facts.kind == TaskKind::Task;
    let kept = program
        .tasks
        .iter()
        .filter(|task| counted(task.facts) && !task.summary)
        .map(|task| (task.facts, task.inner, None, task.is_done()));
    let gone = program
        .dropped
        .iter()
        .filter(|task| counted(task.facts))
        .map(|task| (task.facts, task.inner, Some(task.dropped), true));
    let all: Vec<_> = kept.chain(gone).collect();
    let budget = |inner: Option<&TaskInner>| inner.and_then(|inner| inner.budget);
    let in_budget = !all.is_empty() && all.iter().all(|(_, inner, ..)| budget(*inner).is_some());
    let changes = all.iter().flat_map(|(facts, inner, dropped, done)| {
        span_changes(Span {
            weight: budget(*inner).filter(|_| in_budget).unwrap_or(1.0),
            added: facts.added.unwrap_or(program.start_date),
            dropped: *dropped,
            finished: facts.actual_finish.filter(|_| *done).map(Moment::date),
        })
    });
    (changes.collect(), in_budget)
}

fn span_changes(span: Span) -> Vec<Change> {
    let change = |date, scope, done| Change { date, scope, done, reopened: 0.0 };
    let weight = span.weight;
    if span.dropped.is_some_and(|dropped| dropped <= span.added) {
        return Vec::new();
    }
    let mut changes = vec![change(span.added, weight, 0.0)];
    let finished = span
        .finished
        .map(|date| date.max(span.added))
        .filter(|date| span.dropped.is_none_or(|dropped| *date < dropped));
    changes.extend(finished.map(|date| change(date, 0.0, weight)));
    if let Some(dropped) = span.dropped {
        changes.push(change(dropped, -weight, if finished.is_some() { -weight } else { 0.0 }));
    }
    changes
}

fn issue_changes(program: &Program<'_>, counts: impl Fn(Severity) -> bool) -> Vec<Change> {
    program
        .issues
        .iter()
        .flat_map(|issue| log_changes(&events(program, issue), issue.facts.severity, &counts))
        .collect()
}

/// The changes that one issue's log makes to a series of issues of some severities.
fn log_changes(
    events: &[(Date, IssueEvent)],
    written_severity: Severity,
    counts: impl Fn(Severity) -> bool,
) -> Vec<Change> {
    let mut severity = first_severity(events, written_severity);
    let mut state = IssueState::New;
    let (mut scope, mut done) = (0.0, 0.0);
    let mut changes = Vec::new();
    for (date, event) in events {
        state = state_after(state, *event);
        if let IssueEvent::Severity { to, .. } = event {
            severity = *to;
        }
        let now_scope = one_if(state != IssueState::Rejected && counts(severity));
        let now_done = now_scope * one_if(!state.is_open());
        let reopened = one_if(*event == IssueEvent::Reopened && counts(severity));
        let change = Change { date: *date, scope: now_scope - scope, done: now_done - done, reopened };
        (scope, done) = (now_scope, now_done);
        let nothing = Change { scope: 0.0, done: 0.0, reopened: 0.0, ..change };
        if change != nothing {
            changes.push(change);
        }
    }
    changes
}

fn one_if(condition: bool) -> f64 {
    if condition { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;
    use IssueState::{Acknowledged, Closed, New, Rejected, Resolved};

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn log(events: &[(&str, IssueEvent)]) -> Vec<(Date, IssueEvent)> {
        events.iter().map(|(date, event)| (day(date), *event)).collect()
    }

    fn status(from: IssueState, to: IssueState) -> IssueEvent {
        IssueEvent::Status { from, to }
    }

    fn holds(series: &BurnUp) {
        let mut scope = 0.0;
        for point in &series.points {
            assert!((point.open - (point.scope - point.done)).abs() < 1e-9, "{point:?}");
            assert!(point.added >= 0.0 && point.removed >= 0.0, "{point:?}");
            scope += point.added - point.removed;
            assert!((point.scope - scope).abs() < 1e-9, "{point:?}");
            assert!(point.done >= 0.0 && point.done <= point.scope, "{point:?}");
        }
        for pair in series.points.windows(2) {
            assert_eq!((pair[1].date - pair[0].date).num_days(), 7);
        }
    }

    fn triples(series: &BurnUp) -> Vec<(f64, f64, f64)> {
        series.points.iter().map(|point| (point.scope, point.done, point.reopened)).collect()
    }

    #[test]
    fn a_reopened_issue_is_open_again() {
        let events = log(&[
            ("2026-05-20", IssueEvent::Opened),
            ("2026-05-21", IssueEvent::Acknowledged),
            ("2026-05-28", status(Acknowledged, Resolved)),
            ("2026-05-29", status(Resolved, Closed)),
            ("2026-06-03", IssueEvent::Reopened),
            ("2026-06-10", status(IssueState::Analysing, Resolved)),
        ]);
        let changes = log_changes(&events, Severity::S2, |_| true);
        let series = series(changes, day("2026-05-18"), day("2026-06-12"));
        holds(&series);
        let expected = [(1.0, 0.0, 0.0), (1.0, 1.0, 0.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0)];
        assert_eq!(triples(&series), expected);
        assert_eq!(series.points[0].date, day("2026-05-22"));
        assert_eq!(series.points[3].date, day("2026-06-12"));
    }

    #[test]
    fn a_rejected_issue_leaves_scope() {
        let events = log(&[("2026-06-01", IssueEvent::Opened), ("2026-06-09", status(New, Rejected))]);
        let series = series(log_changes(&events, Severity::S3, |_| true), day("2026-06-01"), day("2026-06-12"));
        holds(&series);
        assert_eq!(triples(&series), [(1.0, 0.0, 0.0), (0.0, 0.0, 0.0)]);
        assert_eq!((series.points[1].added, series.points[1].removed), (0.0, 1.0));
    }

    #[test]
    fn severity_moves_an_issue_between_series() {
        let events = log(&[
            ("2026-06-01", IssueEvent::Opened),
            ("2026-06-08", IssueEvent::Severity { from: Severity::S3, to: Severity::S2 }),
        ]);
        let severe = log_changes(&events, Severity::S2, |severity| severity <= Severity::S2);
        let series = series(severe, day("2026-06-01"), day("2026-06-12"));
        holds(&series);
        assert_eq!(triples(&series), [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0)]);
    }

    #[test]
    fn tasks_count_from_added_to_dropped() {
        let span = |added: &str, dropped: Option<&str>, finished: Option<&str>| Span {
            weight: 2.5,
            added: day(added),
            dropped: dropped.map(day),
            finished: finished.map(day),
        };
        let changes: Vec<Change> = [
            span("2026-05-18", None, Some("2026-05-28")),
            span("2026-05-25", Some("2026-06-10"), None),
            span("2026-05-18", Some("2026-06-10"), Some("2026-05-20")),
            span("2026-06-02", None, Some("2026-05-01")),
            span("2026-06-20", None, None),
            span("2026-06-02", Some("2026-06-02"), None),
        ]
        .into_iter()
        .flat_map(span_changes)
        .collect();
        let series = series(changes, day("2026-05-18"), day("2026-06-12"));
        holds(&series);
        let pairs: Vec<_> = series.points.iter().map(|point| (point.scope, point.done)).collect();
        assert_eq!(pairs, [(5.0, 2.5), (7.5, 5.0), (10.0, 7.5), (5.0, 5.0)]);
        assert!((series.points[3].removed - 5.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_grid_starts_in_the_week_of_the_start_or_of_an_earlier_event() {
        let dates = |from: &str, to: &str| -> Vec<Date> {
            series(Vec::new(), day(from), day(to)).points.iter().map(|point| point.date).collect()
        };
        assert_eq!(dates("2026-06-05", "2026-06-12"), [day("2026-06-05"), day("2026-06-12")]);
        assert_eq!(dates("2026-06-06", "2026-06-12"), [day("2026-06-12")]);
        assert_eq!(dates("2026-07-01", "2026-06-12"), [day("2026-06-12")], "a program not yet begun");
        let early = Change { date: day("2026-05-29"), scope: 1.0, done: 0.0, reopened: 0.0 };
        assert_eq!(series(vec![early], day("2026-06-12"), day("2026-06-12")).points.len(), 3);
        assert_eq!(series(Vec::new(), Date::MIN, day("2026-06-12")).points.len(), 1040);
    }

    proptest::proptest! {
        #[test]
        fn invariants_hold_for_any_log(steps in proptest::collection::vec((0_i64..200, 0_u8..6), 0..40)) {
            let start = day("2026-01-01");
            let mut state = New;
            let mut at = start;
            let mut events = vec![(start, IssueEvent::Opened)];
            for (days, kind) in steps {
                at += chrono::Duration::days(days % 9);
                let event = match kind {
                    0 => IssueEvent::Acknowledged,
                    1 => status(state, Resolved),
                    2 => status(state, Rejected),
                    3 => IssueEvent::Reopened,
                    4 => IssueEvent::Severity { from: Severity::S3, to: Severity::S1 },
                    _ => IssueEvent::Severity { from: Severity::S1, to: Severity::S3 },
                };
                state = state_after(state, event);
                events.push((at, event));
            }
            for severe in [false, true] {
                let changes = log_changes(&events, Severity::S3, |severity| !severe || severity <= Severity::S2);
                holds(&series(changes, start, at));
            }
        }
    }
}
