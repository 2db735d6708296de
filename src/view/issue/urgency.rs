//! Why an issue is as urgent as it is: the date it is needed by, the working days left, and what somebody claims.

use serde::Serialize;

use crate::audience::Issue;
use crate::metrics::issues::{Claim, IssueMeasures, NeededBy};
use crate::text::Arg;

use super::super::context::ProgramContext;
use super::super::span::duration;

/// The derivation, and the claim where it differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct UrgencyLine {
    says: String,
    claimed: Option<String>,
}

/// The derivation in words; nothing for an issue without a date, or one that is closed, unless somebody claims that
/// it is urgent.
pub(super) fn line(context: &ProgramContext<'_>, issue: &Issue<'_>, measures: &IssueMeasures) -> Option<UrgencyLine> {
    let claimed = claimed(context, issue, measures);
    let says =
        derivation(context, issue, measures).or_else(|| claimed.as_ref().map(|_| context.say("urgency-no-date")))?;
    Some(UrgencyLine { says, claimed })
}

fn derivation(context: &ProgramContext<'_>, issue: &Issue<'_>, measures: &IssueMeasures) -> Option<String> {
    let (urgency, lead, needed_by) = (measures.urgency?, measures.lead?, measures.needed_by?);
    let date = context.words.date_near(needed_by, context.year);
    let task = match measures.needed_by_source {
        NeededBy::Task(task) => context.program.tasks.get(task).map(|task| task.id.to_string()),
        NeededBy::Own | NeededBy::Nothing => None,
    };
    let fix = issue.inner.and_then(|inner| inner.fix_estimate.as_ref()).map(|fix| duration(context.words, fix));
    let mut says = match &task {
        Some(task) => context.say_with("urgency-needed-task", &[("date", Arg::Text(&date)), ("task", Arg::Text(task))]),
        None => context.say_with("urgency-needed", &[("date", Arg::Text(&date))]),
    };
    says.push_str(&context.say("comma"));
    let left = if lead < 0 { "urgency-lead-negative" } else { "urgency-lead" };
    says.push_str(&context.say_with(left, &[("n", Arg::Count(lead.saturating_abs()))]));
    if let Some(fix) = &fix {
        says.push_str(&context.say_with("urgency-fix", &[("fix", Arg::Text(fix))]));
    }
    let priority = measures.priority.map_or("", crate::terms::Priority::word);
    let args = [
        ("urgency", Arg::Text(urgency.word())),
        ("severity", Arg::Text(measures.severity.word())),
        ("priority", Arg::Text(priority)),
    ];
    says.push_str(&context.say_with("urgency-result", &args));
    Some(says)
}

/// A claim that differs from what the dates say, and what follows from that.
fn claimed(context: &ProgramContext<'_>, issue: &Issue<'_>, measures: &IssueMeasures) -> Option<String> {
    let claimed = issue.inner?.urgency_claimed?;
    let key = match measures.claim? {
        Claim::Agrees => return None,
        Claim::UnderRepresented => "claim-under",
        Claim::OverRepresented => "claim-over",
    };
    Some(context.say_with(key, &[("urgency", Arg::Text(claimed.word()))]))
}
