//! From values and shares to units of the canvas.

use crate::view::chart::{Lines, Series};

use super::canvas::PIXEL;

/// How values become units of the canvas.
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    height: u32,
}

impl Scale {
    pub(super) fn of(lines: &Lines) -> Self {
        let low = if lines.low.is_finite() { lines.low } else { 0.0 };
        let high = if lines.high.is_finite() && lines.high > low { lines.high } else { low + 1.0 };
        Self { low, high, height: lines.height }
    }

    /// Units down from the top, as `plotters` places them.
    pub(super) fn down(&self, value: f64) -> i32 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(-1.0, 2.0);
        whole((1.0 - share) * f64::from(self.height) * f64::from(PIXEL))
    }
}

/// A share of the width in hundredths of a per cent.
pub(super) fn across(share: f64) -> i32 {
    whole(share.clamp(0.0, 1.0) * 10_000.0)
}

#[allow(clippy::cast_possible_truncation, reason = "the callers keep it within a few hundred thousand")]
fn whole(units: f64) -> i32 {
    units.round() as i32
}

/// Points that can be drawn.
pub(super) fn points(series: &Series) -> Vec<(f64, f64)> {
    series.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect()
}

/// The height of a plot in units of the canvas.
pub(super) fn room(lines: &Lines) -> i32 {
    i32::try_from(lines.height).unwrap_or(i32::MAX / PIXEL) * PIXEL
}
