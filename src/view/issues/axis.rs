//! Axes of charts: round ticks up, dates across.

use crate::time::Date;

use super::super::chart::Tick;
use super::super::context::Context;

/// Ticks of a count's axis from zero, three to five of them, at round numbers; the last is the axis's end.
fn round_steps(highest: f64) -> Vec<f64> {
    let highest = if highest.is_finite() { highest.max(1.0) } else { 1.0 };
    let mut unit = 1.0;
    let step = loop {
        match [1.0, 2.0, 5.0].into_iter().map(|factor| factor * unit).find(|step| highest / step <= 4.0) {
            Some(step) => break step,
            None => unit *= 10.0,
        }
    };
    let mut steps = vec![0.0];
    let mut at = 0.0;
    while at < highest {
        at += step;
        steps.push(at);
    }
    steps
}

/// Ticks of a count's axis with their labels.
pub(in crate::view) fn counts(context: &Context<'_>, highest: f64) -> Vec<Tick> {
    #[allow(clippy::cast_possible_truncation, reason = "round steps are whole; one that large saturates")]
    let label = |at: f64| context.words.number(at as i64);
    round_steps(highest).into_iter().map(|at| Tick { at, label: label(at) }).collect()
}

/// Labels under evenly spaced dates, at most `most` of them, the last one always.
pub(in crate::view) fn dates(context: &Context<'_>, dates: &[Date], most: usize) -> Vec<Tick> {
    let last = dates.len().saturating_sub(1);
    let stride = dates.len().div_ceil(most.max(1)).max(1);
    dates
        .iter()
        .enumerate()
        .filter(|(index, _)| (last - index).is_multiple_of(stride))
        .map(|(index, date)| Tick { at: share(index, last), label: context.words.date_near(*date, context.year) })
        .collect()
}

/// The place of a point among evenly spaced ones, 0 to 1.
pub(in crate::view) fn share(index: usize, last: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "numbers of points are small")]
    let share = index as f64 / last.max(1) as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_few_and_round() {
        let of =
            |highest: f64| round_steps(highest).into_iter().map(|at| format!("{at}")).collect::<Vec<_>>().join(" ");
        assert_eq!(of(61.0), "0 20 40 60 80");
        assert_eq!(of(3.0), "0 1 2 3");
        assert_eq!(of(0.0), "0 1");
        assert_eq!(of(1700.0), "0 500 1000 1500 2000");
        assert_eq!(of(f64::NAN), "0 1");
    }
}
