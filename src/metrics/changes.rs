//! What changed since the report before: milestones and colours from the ledger, the rest from dated events.
//!
//! What enters: narrowed data, the latest ledger entry before the data date, the status now. What leaves: lists of what
//! happened after that entry's data date, up to the data date. What always holds: an event of that day itself was told
//! in that report.

use std::collections::BTreeMap;

use chrono::Days;

use crate::audience::{EvidenceResult, Program, Report};
use crate::terms::{Colour, DecisionState, Dimension, IssueEvent, Moment, RiskState};
use crate::time::{Calendar, Date, IsoWeek};

use super::issues::{IssueMeasures, events};
use super::milestones::MilestoneMeasures;
use super::status::ProgramStatus;

/// Changes after the data date of the report before, up to the data date. Without a report before: the last seven days,
/// and nothing to compare dates and colours with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// The report before: its week and data date; nothing where there is none.
    pub since: Option<(IsoWeek, Date)>,
    /// Milestones whose forecast moved.
    pub moved: Vec<Moved>,
    /// Statuses whose colour changed.
    pub recoloured: Vec<Recoloured>,
    /// Issues opened, indexes into `Program::issues`.
    pub issues_opened: Vec<usize>,
    /// Issues resolved or closed, and not reopened since.
    pub issues_closed: Vec<usize>,
    /// Issues reopened.
    pub issues_reopened: Vec<usize>,
    /// Issues whose severity changed.
    pub issues_resevered: Vec<usize>,
    /// Issues escalated.
    pub issues_escalated: Vec<usize>,
    /// Tasks and milestones finished, indexes into `Program::tasks`.
    pub tasks_finished: Vec<usize>,
    /// Tasks started and not finished.
    pub tasks_started: Vec<usize>,
    /// Requirements received.
    pub requirements_added: Vec<usize>,
    /// Requirements with a passed result.
    pub requirements_passed: Vec<usize>,
    /// Requirements with a failed result.
    pub requirements_failed: Vec<usize>,
    /// Decisions decided.
    pub decided: Vec<usize>,
    /// Actions done.
    pub actions_done: Vec<usize>,
    /// Risks opened.
    pub risks_opened: Vec<usize>,
    /// Risks that occurred or closed.
    pub risks_ended: Vec<usize>,
}

/// A milestone whose forecast moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Which, an index into `Program::tasks`.
    pub task: usize,
    /// The forecast of the report before, inclusive.
    pub from: Date,
    /// The forecast now, inclusive.
    pub to: Date,
    /// To − from, working days, positive later.
    pub by: i64,
}

/// A status whose colour changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recoloured {
    /// Which dimension; nothing for the overall status.
    pub dimension: Option<Dimension>,
    /// Shown in the report before.
    pub from: Colour,
    /// Shown now.
    pub to: Colour,
}

/// The latest ledger entry before the data date.
pub(super) fn report_before<'p, 'a>(program: &'p Program<'a>, as_of: Date) -> Option<&'p Report<'a>> {
    program.reports.iter().rfind(|report| report.data_date < as_of)
}

/// What happened since the report before.
pub(super) fn measure(
    program: &Program<'_>,
    as_of: Date,
    issues: &[IssueMeasures],
    milestones: &[MilestoneMeasures],
    status: &ProgramStatus,
) -> Changes {
    let before = report_before(program, as_of);
    let after =
        before.map_or_else(|| as_of.checked_sub_days(Days::new(7)).unwrap_or(Date::MIN), |report| report.data_date);
    let news = |date: Date| after < date && date <= as_of;
    let dated = |date: Option<Date>| date.is_some_and(news);
    let moment = |at: Option<Moment>| dated(at.map(Moment::date));
    let logged = |wanted: fn(&IssueEvent) -> bool| {
        places(&program.issues, move |issue| {
            events(program, issue).iter().any(|(date, event)| news(*date) && wanted(event))
        })
    };
    let result = |wanted: fn(EvidenceResult) -> bool| {
        places(&program.requirements, move |requirement| {
            requirement.refs.evidence.iter().any(|evidence| news(evidence.on) && wanted(evidence.result))
        })
    };
    Changes {
        since: before.map(|report| (report.period, report.data_date)),
        moved: before.map_or_else(Vec::new, |report| moved(report, milestones, program.calendar)),
        recoloured: before.map_or_else(Vec::new, |report| recoloured(report, status)),
        issues_opened: logged(|event| *event == IssueEvent::Opened),
        issues_closed: places(issues, |issue| dated(issue.closed_on)),
        issues_reopened: logged(|event| *event == IssueEvent::Reopened),
        issues_resevered: logged(|event| matches!(event, IssueEvent::Severity { .. })),
        issues_escalated: logged(|event| matches!(event, IssueEvent::Escalated(_))),
        tasks_finished: places(&program.tasks, |task| {
            !task.summary && task.is_done() && moment(task.facts.actual_finish)
        }),
        tasks_started: places(&program.tasks, |task| {
            !task.summary && !task.is_milestone() && !task.is_done() && moment(task.facts.actual_start)
        }),
        requirements_added: places(&program.requirements, |requirement| dated(requirement.facts.received)),
        requirements_passed: result(|result| matches!(result, EvidenceResult::Pass | EvidenceResult::Deviation)),
        requirements_failed: result(|result| result == EvidenceResult::Fail),
        decided: places(&program.decisions, |decision| {
            decision.facts.state != DecisionState::Needed && dated(decision.facts.decided_on)
        }),
        actions_done: places(&program.actions, |action| dated(action.facts.done)),
        risks_opened: places(&program.risks, |risk| dated(risk.facts.opened)),
        risks_ended: places(&program.risks, |risk| risk.facts.state != RiskState::Open && dated(risk.facts.closed)),
    }
}

fn places<T>(items: &[T], wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    items.iter().enumerate().filter(|(_, item)| wanted(item)).map(|(index, _)| index).collect()
}

/// Moves against the report before; a milestone that did not stand in it did not move.
fn moved(before: &Report<'_>, milestones: &[MilestoneMeasures], calendar: &Calendar) -> Vec<Moved> {
    let reported: BTreeMap<usize, Date> =
        before.milestones.iter().map(|milestone| (milestone.task, milestone.forecast)).collect();
    milestones
        .iter()
        .filter_map(|milestone| {
            let from = *reported.get(&milestone.task).filter(|from| **from != milestone.forecast)?;
            Some(Moved {
                task: milestone.task,
                from,
                to: milestone.forecast,
                by: calendar.working_days_between(from, milestone.forecast),
            })
        })
        .collect()
}

fn recoloured(before: &Report<'_>, status: &ProgramStatus) -> Vec<Recoloured> {
    let now = std::iter::once((None, &status.overall))
        .chain(status.dimensions.iter().map(|dimension| (dimension.dimension, dimension)));
    now.filter_map(|(dimension, now)| {
        let from = before.status.iter().find(|(own, _)| *own == dimension)?.1.shown;
        let to = now.shown.filter(|to| *to != from)?;
        Some(Recoloured { dimension, from, to })
    })
    .collect()
}
