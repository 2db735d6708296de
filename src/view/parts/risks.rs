//! Open risks by exposure: probability times delay.

use std::cmp::Reverse;

use crate::audience::Risk;
use crate::terms::RiskState;
use crate::time::Calendar;
use crate::view::context::ProgramContext;

/// Exposure of a risk in tenths of a working day of the program's calendar: probability × impact, rounded. Nothing
/// where no impact is written.
#[must_use]
pub fn exposure(risk: &Risk<'_>, calendar: &Calendar) -> Option<i64> {
    let (minutes, day) = impact(risk, calendar)?;
    Some(tenths(risk.facts.probability, minutes, day))
}

/// Impact of a risk likewise, as if it were certain.
#[must_use]
pub fn delay(risk: &Risk<'_>, calendar: &Calendar) -> Option<i64> {
    let (minutes, day) = impact(risk, calendar)?;
    Some(tenths(1.0, minutes, day))
}

/// A probability of a delay in tenths of days, rounded.
#[must_use]
pub fn share_of(delay: i64, probability: f64) -> i64 {
    tenths(probability, delay, 10)
}

/// Minutes of the delay, and of a day.
fn impact(risk: &Risk<'_>, calendar: &Calendar) -> Option<(i64, i64)> {
    let impact = risk.facts.impact.as_ref()?.likely;
    Some(if impact.elapsed {
        (impact.elapsed_minutes(), 24 * 60)
    } else {
        (impact.working_minutes(calendar), calendar.minutes_per_day().max(1))
    })
}

/// Probability × minutes in tenths of a day, rounded half up.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "minutes of a delay lie far below 2^53, and the result is no larger"
)]
fn tenths(probability: f64, minutes: i64, day: i64) -> i64 {
    (probability.clamp(0.0, 1.0) * minutes as f64 * 10.0 / day as f64).round() as i64
}

/// Tenths of working days as a figure: `6`, `6.5`.
#[must_use]
pub fn days(context: &ProgramContext<'_>, tenths: i64) -> String {
    let whole = context.words.number(tenths / 10);
    match tenths.abs() % 10 {
        0 => whole,
        rest => format!("{whole}.{rest}"),
    }
}

/// Open risks with their exposure in tenths of days, the largest first; indexes into `Program::risks`.
#[must_use]
pub fn open(context: &ProgramContext<'_>) -> Vec<(usize, Option<i64>)> {
    let risks = &context.program.risks;
    let mut open: Vec<(usize, Option<i64>)> = risks
        .iter()
        .enumerate()
        .filter(|(_, risk)| risk.facts.state == RiskState::Open)
        .map(|(index, risk)| (index, exposure(risk, context.program.calendar)))
        .collect();
    open.sort_by_key(|(index, exposure)| (Reverse(*exposure), *index));
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exposure_is_probability_times_delay() {
        assert_eq!(tenths(0.4, 15 * 480, 480), 60);
        assert_eq!(tenths(0.25, 480, 480), 3);
        assert_eq!(tenths(7.0, 480, 480), 10);
    }
}
