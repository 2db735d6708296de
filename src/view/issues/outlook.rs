//! When the severe issues are gone, and what a gate would need.

use chrono::Days;
use serde::Serialize;

use crate::metrics::throughput::Throughput;
use crate::text::Arg;

use super::super::context::ProgramContext;
use super::super::parts::gate_rows;

/// Chances that are told.
const CHANCES: [f64; 3] = [0.5, 0.85, 0.95];

/// The outlook of the severe issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Outlook {
    title: String,
    rows: Vec<OutlookRow>,
    gate: Option<String>,
    note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct OutlookRow {
    chance: String,
    weeks: String,
    date: String,
}

/// The outlook; nothing where no severe issue is open, or too few weeks lie behind, and for customers: like the chances of
/// dates, it is for those who steer.
pub(super) fn outlook(context: &ProgramContext<'_>) -> Option<Outlook> {
    if !context.scope().sees_inner() {
        return None;
    }
    let forecast = context.measures.severe_throughput.as_ref()?;
    let rows: Vec<OutlookRow> = CHANCES.into_iter().map(|chance| row(context, forecast, chance)).collect();
    let open = i64::try_from(forecast.backlog).unwrap_or(i64::MAX);
    let title = match (forecast.weeks_at(0.85), rows.get(1)) {
        (Some(_), Some(row)) => {
            context.say_with("outlook-title", &[("n", Arg::Count(open)), ("date", Arg::Text(&row.date))])
        }
        _ => context.say_with("outlook-title-never", &[("n", Arg::Count(open))]),
    };
    let rate = context.words.decimal(forecast.rate());
    let weeks = i64::try_from(forecast.closed.len()).unwrap_or(i64::MAX);
    let listed: Vec<String> = forecast.closed.iter().map(ToString::to_string).collect();
    let note = context.say_with(
        "outlook-note",
        &[
            ("n", Arg::Count(weeks)),
            ("rate", Arg::Text(&rate)),
            ("list", Arg::Text(&listed.join(&context.say("comma")))),
        ],
    );
    Some(Outlook { title, rows, gate: gate(context, forecast), note })
}

fn row(context: &ProgramContext<'_>, forecast: &Throughput, chance: f64) -> OutlookRow {
    let never = || context.say("outlook-never");
    let weeks = forecast.weeks_at(chance);
    let date = weeks.and_then(|weeks| {
        let days = 7 * u64::try_from(weeks).ok()?;
        context.as_of().checked_add_days(Days::new(days))
    });
    OutlookRow {
        chance: context.words.percent(chance),
        weeks: weeks
            .map_or_else(|| "–".to_owned(), |weeks| context.words.number(i64::try_from(weeks).unwrap_or(i64::MAX))),
        date: date.map_or_else(never, |date| context.words.date_near(date, context.year)),
    }
}

/// What the next gate would need: its weekly rate beside that of today, and the chance as things are.
fn gate(context: &ProgramContext<'_>, forecast: &Throughput) -> Option<String> {
    let gate = gate_rows::next(context)?;
    let date = context.measures.gates.get(gate)?.forecast?;
    let name = context.prose(context.program.gates.get(gate)?.name).text;
    let days = (date - context.as_of()).num_days();
    #[allow(clippy::cast_precision_loss, reason = "days between dates lie far below 2^53")]
    let needed = forecast.rate_needed(days as f64 / 7.0)?;
    let chance = forecast.chance_within(usize::try_from(days / 7).ok()?);
    let [needed, rate] = [needed, forecast.rate()].map(|rate| context.words.decimal(rate));
    let chance = context.words.percent(chance);
    let date = context.words.date_near(date, context.year);
    Some(context.say_with(
        "outlook-gate",
        &[
            ("gate", Arg::Text(&name)),
            ("date", Arg::Text(&date)),
            ("needed", Arg::Text(&needed)),
            ("rate", Arg::Text(&rate)),
            ("chance", Arg::Text(&chance)),
        ],
    ))
}
