//! The 14 checks of the schedule as a table: what was found, what it may be, what to mend.

use serde::Serialize;

use crate::metrics::schedule_quality::{QualityCheck, QualityResult, STRETCH, Threshold};
use crate::text::Arg;

use super::super::context::ProgramContext;
use super::super::shapes::{Mark, Ref};

/// Tasks that a row names.
const TASKS: usize = 6;

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct NetworkCheck {
    name: String,
    found: String,
    figure: String,
    limit: String,
    mark: Mark,
    mend: Option<String>,
    tasks: Vec<Ref>,
    more: Option<String>,
}

/// How many checks pass, and each of them; nothing where the reader has none.
pub(super) fn checks(context: &ProgramContext<'_>) -> Option<(String, Vec<NetworkCheck>)> {
    let results = &context.measures.schedule_quality;
    let assessed = results.iter().filter(|result| result.passed.is_some()).count();
    let passed = results.iter().filter(|result| result.passed == Some(true)).count();
    let said = |count: usize| context.words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let summary = context
        .say_with("network-summary", &[("passed", Arg::Text(&said(passed))), ("all", Arg::Text(&said(assessed)))]);
    let rows: Vec<NetworkCheck> = results.iter().map(|result| row(context, result)).collect();
    (!rows.is_empty()).then_some((summary, rows))
}

fn row(context: &ProgramContext<'_>, result: &QualityResult) -> NetworkCheck {
    let key = key(result.check);
    let failed = result.passed == Some(false);
    let (colour, word) = match result.passed {
        Some(true) => ("green", "network-passed"),
        Some(false) => ("red", "network-failed"),
        None => ("none", "network-not-assessed"),
    };
    let [count, of] = [result.count, result.of].map(|count| context.words.number(count));
    let is_path_test = result.check == QualityCheck::CriticalPathTest;
    let days = |days: &str| context.say_with("days", &[("n", Arg::Text(days))]);
    // A check that wants many names those that are missing only where there are too few.
    let named: &[usize] = if failed { &result.tasks } else { &[] };
    let left = named.len().saturating_sub(TASKS);
    NetworkCheck {
        name: context.say(&format!("network-{key}")),
        found: match result.figure {
            Some(_) if is_path_test => context.say_with("network-stretched", &[("days", Arg::Text(&days(&of)))]),
            Some(_) => context.say_with("network-found", &[("count", Arg::Text(&count)), ("of", Arg::Text(&of))]),
            None => "–".to_owned(),
        },
        figure: match result.figure {
            Some(_) if is_path_test => days(&count),
            Some(figure) => figure_text(context, result.check, figure),
            None => "–".to_owned(),
        },
        limit: match result.threshold {
            // Other calendars on the way to the end may take or give some days.
            _ if is_path_test => format!("≈ {}", days(&context.words.number(STRETCH))),
            Threshold::AtMost(limit) => format!("≤ {}", figure_text(context, result.check, limit)),
            Threshold::AtLeast(limit) => format!("≥ {}", figure_text(context, result.check, limit)),
        },
        mark: Mark { colour: Some(colour), word: context.say(word) },
        mend: failed.then(|| context.say(&format!("network-mend-{key}"))),
        tasks: named.iter().take(TASKS).filter_map(|task| context.task_ref(*task)).collect(),
        more: (left > 0).then(|| context.say_n("and-more", left)),
    }
}

/// Indexes as ratios, shares as per cent.
fn figure_text(context: &ProgramContext<'_>, check: QualityCheck, figure: f64) -> String {
    match check {
        QualityCheck::CriticalPathLength | QualityCheck::BaselineExecution => format!("{figure:.2}").replace('-', "−"),
        _ => context.words.percent(figure),
    }
}

fn key(check: QualityCheck) -> &'static str {
    match check {
        QualityCheck::Logic => "logic",
        QualityCheck::Leads => "leads",
        QualityCheck::Lags => "lags",
        QualityCheck::FinishToStart => "fs",
        QualityCheck::HardConstraints => "hard",
        QualityCheck::HighFloat => "high-float",
        QualityCheck::NegativeFloat => "negative-float",
        QualityCheck::HighDuration => "duration",
        QualityCheck::InvalidDates => "dates",
        QualityCheck::Resources => "resources",
        QualityCheck::MissedTasks => "missed",
        QualityCheck::CriticalPathTest => "path-test",
        QualityCheck::CriticalPathLength => "cpli",
        QualityCheck::BaselineExecution => "bei",
    }
}
