//! E011: a log whose events do not follow from each other, or that ends elsewhere than its issue says.
//!
//! Ages, response times and the history of a severity are counted from the log; a gap makes each of them wrong:
//!
//! ```text
//! - 2026-05-27T13:05+08:00 @lin-wei [acknowledged] reproduced
//! - 2026-06-11T20:15+08:00 @lin-wei [status: analysing -> fix-in-test] fixed
//! # E011: the log has reached `acknowledged`; write the step to `analysing` first
//! ```
//!
//! After a broken step the log goes on from where that step leads, so that one gap is one message. A log of which a
//! line could not be read is not followed.

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::issue::{Issue, LogEntry};
use crate::terms::{EntityId, IssueEvent, IssueId, IssueState, Severity};

use super::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for program in &subject.portfolio.programs {
        for issue in &program.issues {
            let whole = issue.refs.log_is_whole && !issue.refs.log.is_empty();
            if !whole {
                continue;
            }
            let about = EntityRef::new(IssueId::KIND, issue.id.as_str(), Some(program.id.as_str()));
            let mut report = |diagnostic: Diagnostic| found.push(diagnostic.about(about.clone()));
            follow(issue, &mut report);
        }
    }
}

/// Where a log has got to.
struct Reached {
    opened: Option<Span>,
    state: IssueState,
    /// The line that set the state.
    state_at: Option<Span>,
    severity: Option<(Severity, Span)>,
}

fn follow(issue: &Issue, report: &mut impl FnMut(Diagnostic)) {
    let mut reached = Reached { opened: None, state: IssueState::New, state_at: None, severity: None };
    let is_opened = |entry: &LogEntry| entry.event == IssueEvent::Opened;
    if let Some(first) = issue.refs.log.first().filter(|first| !is_opened(first)) {
        let is_late = issue.refs.log.iter().any(is_opened);
        report(before_opened(first, is_late));
        // The rest is followed as if it had been opened.
        reached.opened = (!is_late).then_some(first.span);
    }
    for entry in &issue.refs.log {
        if let Some((problem, hint, earlier)) = broken(&reached, entry.event) {
            let diagnostic = Diagnostic::new(Code::E011, problem).at(entry.span).hint(hint);
            let label = match entry.event {
                IssueEvent::Opened => "opened here",
                _ => "set here",
            };
            report(match earlier {
                Some(span) => diagnostic.also(span, label),
                None => diagnostic,
            });
        }
        reached.go_on(entry);
    }
    compare_state(issue, &reached, report);
    compare_severity(issue, &reached, report);
}

impl Reached {
    fn go_on(&mut self, entry: &LogEntry) {
        let sets_state = match entry.event {
            // A second opening opens nothing.
            IssueEvent::Opened if self.opened.is_some() => false,
            IssueEvent::Opened => {
                self.opened = Some(entry.span);
                self.state_at.is_none()
            }
            IssueEvent::Severity { to, .. } => {
                self.severity = Some((to, entry.span));
                false
            }
            IssueEvent::Acknowledged | IssueEvent::Status { .. } | IssueEvent::Reopened => true,
            IssueEvent::Contained | IssueEvent::Escalated(_) | IssueEvent::Deescalated(_) | IssueEvent::Note => false,
        };
        if sets_state {
            self.state = entry.event.after(self.state);
            self.state_at = Some(entry.span);
        }
    }
}

fn before_opened(first: &LogEntry, is_late: bool) -> Diagnostic {
    let (problem, hint) = if is_late {
        ("the log has an event before the issue was opened", "correct its time, or that of `[opened]`")
    } else {
        ("the log does not begin with `[opened]`", "add a line `- TIME @PERSON [opened] …` above it")
    };
    Diagnostic::new(Code::E011, problem).at(first.span).hint(hint)
}

/// Why an event cannot follow, what to write instead, and the line it contradicts.
fn broken(reached: &Reached, event: IssueEvent) -> Option<(String, String, Option<Span>)> {
    let state = reached.state.word();
    let at = reached.state_at;
    match event {
        IssueEvent::Opened => reached.opened.map(|first| {
            (
                "the issue was opened already".to_owned(),
                "write `[reopened]` if it came back, or remove the line".to_owned(),
                Some(first),
            )
        }),
        IssueEvent::Acknowledged if reached.state != IssueState::New => Some((
            format!("the issue cannot be acknowledged, it is `{state}` by then"),
            format!("write `[note]`, or `[status: {state} -> acknowledged]`"),
            at,
        )),
        IssueEvent::Reopened if reached.state.is_open() => Some((
            format!("the issue cannot be reopened, it is `{state}` by then"),
            format!("write `[status: {state} -> analysing]`, or the line that closed it first"),
            at,
        )),
        IssueEvent::Status { from, to } if from != reached.state => Some((
            format!("the status goes on from `{}`, and the log has reached `{state}`", from.word()),
            if reached.state == to {
                format!("the issue is `{state}` already: write `[note]`, or remove the line")
            } else {
                format!("write `[status: {state} -> {}]`, or the missing step first", to.word())
            },
            at,
        )),
        IssueEvent::Status { from, to } if from == to => Some((
            format!("the status changes from `{state}` to itself"),
            "write `[note]` for words that change nothing".to_owned(),
            None,
        )),
        IssueEvent::Severity { from, to } => match reached.severity {
            Some((severity, span)) if severity != from => Some((
                format!("the severity goes on from `{}`, and the log has reached `{}`", from.word(), severity.word()),
                format!("write `[severity: {} -> {}]`", severity.word(), to.word()),
                Some(span),
            )),
            _ if from == to => Some((
                format!("the severity changes from `{}` to itself", from.word()),
                "write `[note]` for words that change nothing".to_owned(),
                None,
            )),
            _ => None,
        },
        IssueEvent::Acknowledged
        | IssueEvent::Reopened
        | IssueEvent::Status { .. }
        | IssueEvent::Contained
        | IssueEvent::Escalated(_)
        | IssueEvent::Deescalated(_)
        | IssueEvent::Note => None,
    }
}

/// The issue's own status against the end of its log.
fn compare_state(issue: &Issue, reached: &Reached, report: &mut impl FnMut(Diagnostic)) {
    let (own, end) = (issue.facts.state, reached.state);
    if own == end {
        return;
    }
    let diagnostic =
        Diagnostic::new(Code::E011, format!("the issue says `{}`, and its log ends with `{}`", own.word(), end.word()))
            .at(issue.origin.of("status"))
            .hint(format!(
                "write `status: {}`, or add `[status: {} -> {}]` to the log",
                end.word(),
                end.word(),
                own.word()
            ));
    report(match reached.state_at {
        Some(span) => diagnostic.also(span, "the last step"),
        None => diagnostic,
    });
}

/// The issue's own severity against the last change in its log.
fn compare_severity(issue: &Issue, reached: &Reached, report: &mut impl FnMut(Diagnostic)) {
    let own = issue.facts.severity;
    let Some((end, span)) = reached.severity.filter(|(end, _)| *end != own) else {
        return;
    };
    report(
        Diagnostic::new(Code::E011, format!("the issue says `{}`, and its log ends with `{}`", own.word(), end.word()))
            .at(issue.origin.of("severity"))
            .also(span, "the last change")
            .hint(format!(
                "write `severity: {}`, or add `[severity: {} -> {}]` to the log",
                end.word(),
                end.word(),
                own.word()
            )),
    );
}
