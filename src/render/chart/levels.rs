//! The names of level lines: where on its line a name stands.
//!
//! What enters: the lines of a chart. What leaves: a text a level, above or below its line, at its beginning or its end:
//! where the fewest lines run through it. What always holds: it stands within the plot. The width of the plot is not
//! known, so that a name is taken to be as wide as it is on a phone, where a plot is narrowest.

use std::fmt::Write as _;

use crate::view::chart::Lines;

use super::canvas::{Down, PIXEL};
use super::escape;
use super::scale::{Scale, points, room};
use super::spread::width;

/// Pixels of the plot on a phone.
const NARROW: f64 = 165.0;
/// Units of the canvas that a name takes above or below its line.
const BAND: i32 = 15 * PIXEL;

/// A place for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    below: bool,
    at_end: bool,
}

/// In the order of preference.
const PLACES: [Place; 4] = [
    Place { below: false, at_end: false },
    Place { below: true, at_end: false },
    Place { below: false, at_end: true },
    Place { below: true, at_end: true },
];

/// The names, over the lines.
pub(super) fn names(out: &mut String, lines: &Lines, scale: &Scale) {
    for level in &lines.levels {
        let line = scale.down(level.at);
        let share = (f64::from(width(&level.label) + 6) / NARROW).min(1.0);
        let fits = |place: &Place| if place.below { line + BAND <= room(lines) } else { line >= BAND };
        let crossed = |place: &Place| crossings(lines, scale, line, share, *place);
        let place = PLACES.into_iter().filter(fits).min_by_key(crossed).unwrap_or(PLACES[0]);
        let y = Down(if place.below { line + 13 * PIXEL } else { line - 5 * PIXEL });
        let x = if place.at_end { "100%\" dx=\"-6\" text-anchor=\"end" } else { "0\" dx=\"6" };
        let _ = write!(out, "<text class=\"note\" x=\"{x}\" y=\"{y}\">{}</text>", escape(&level.label));
    }
}

/// How many lines run through a name of this share of the plot's width.
fn crossings(lines: &Lines, scale: &Scale, line: i32, share: f64, place: Place) -> usize {
    let (from, to) = if place.at_end { (1.0 - share, 1.0) } else { (0.0, share) };
    let (top, bottom) = if place.below { (line + PIXEL, line + BAND) } else { (line - BAND, line - PIXEL) };
    let through = |points: &[(f64, f64)]| {
        points.windows(2).any(|pair| {
            let Some((low, high)) = heights(pair[0], pair[1], from, to) else { return false };
            let (a, b) = (scale.down(low), scale.down(high));
            a.min(b) <= bottom && a.max(b) >= top
        })
    };
    let upright = lines.today.iter().filter(|today| (from..=to).contains(&today.at)).count();
    lines.series.iter().filter(|series| through(&points(series))).count() + upright
}

/// Between which values a stretch of a line lies within a part of the width; nothing outside of it.
fn heights(start: (f64, f64), end: (f64, f64), from: f64, to: f64) -> Option<(f64, f64)> {
    let (start, end) = if start.0 <= end.0 { (start, end) } else { (end, start) };
    if end.0 < from || start.0 > to {
        return None;
    }
    let at = |x: f64| {
        let share = if end.0 > start.0 { (x - start.0) / (end.0 - start.0) } else { 0.0 };
        start.1 + (end.1 - start.1) * share
    };
    // A step has both values at one place.
    if end.0 <= start.0 {
        return Some((start.1, end.1));
    }
    Some((at(start.0.max(from)), at(end.0.min(to))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_cut_to_the_part_asked_for() {
        assert_eq!(heights((0.0, 10.0), (1.0, 20.0), 0.5, 2.0), Some((15.0, 20.0)));
        assert_eq!(heights((1.0, 20.0), (0.0, 10.0), 0.0, 0.25), Some((10.0, 12.5)));
        assert_eq!(heights((0.2, 10.0), (0.2, 90.0), 0.0, 0.5), Some((10.0, 90.0)), "a step");
        assert_eq!(heights((0.6, 10.0), (1.0, 90.0), 0.0, 0.5), None);
    }
}
