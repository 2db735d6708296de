//! Small figures beside numbers: a line, or a bar in parts.

use crate::view::shapes::{MeterPart, Spark, SparkLine};

/// Height of the box in which a line stands.
const HIGH: f64 = 24.0;
/// Room above and below the line.
const EDGE: f64 = 2.0;
/// Points that such a small line can show.
const MOST: usize = 26;

/// A line through values, oldest first; nothing for fewer than two.
///
/// ```
/// use milepost::view::parts::sparks::line;
/// let spark = line(&[1.0, 3.0, 2.0]).unwrap().line.unwrap();
/// assert_eq!(spark.points, "0,22 50,2 100,12");
/// assert_eq!(spark.end_y, "12");
/// ```
#[must_use]
pub fn line(values: &[f64]) -> Option<Spark> {
    let values = &values[values.len().saturating_sub(MOST)..];
    if values.len() < 2 {
        return None;
    }
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let range = if high > low { high - low } else { 1.0 };
    let last = values.len() - 1;
    let down = |value: f64| HIGH - EDGE - (value - low) / range * (HIGH - 2.0 * EDGE);
    let points: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(index, value)| format!("{},{}", per_cent(index, last), short(down(*value))))
        .collect();
    Some(Spark { line: Some(SparkLine { points: points.join(" "), end_y: short(down(values[last])) }), meter: None })
}

/// A bar in parts of a whole, from the left; nothing for a whole of nothing.
///
/// ```
/// use milepost::view::parts::sparks::meter;
/// let parts = meter(&[("done", 1), ("failed", 0), ("todo", 2)], 3).unwrap().meter.unwrap();
/// assert_eq!(parts.len(), 2);
/// assert_eq!((parts[1].x.as_str(), parts[1].width.as_str()), ("33.33", "66.67"));
/// ```
#[must_use]
pub fn meter(parts: &[(&'static str, usize)], whole: usize) -> Option<Spark> {
    let mut before = 0;
    let mut meter = Vec::new();
    for (kind, count) in parts.iter().filter(|(_, count)| *count > 0) {
        let end = (before + count).min(whole);
        meter.push(MeterPart { kind, x: per_cent(before, whole), width: share(end.saturating_sub(before), whole) });
        before = end;
    }
    (whole > 0).then_some(Spark { line: None, meter: Some(meter) })
}

fn share(part: usize, whole: usize) -> String {
    per_cent(part, whole)
}

/// A share in per cent, at most two digits behind the point.
fn per_cent(part: usize, whole: usize) -> String {
    let hundredths = (part * 10_000 + whole / 2).checked_div(whole).unwrap_or(0);
    let (full, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => full.to_string(),
        rest if rest % 10 == 0 => format!("{full}.{}", rest / 10),
        rest => format!("{full}.{rest:02}"),
    }
}

/// A length with at most one digit behind the point.
fn short(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}
