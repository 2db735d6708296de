//! The words of a chart of lines: at what is met, at peaks, and at the ends of lines.
//!
//! The width of the plot is not known, so that labels keep clear of one another by their height alone; what does not
//! fit is left to the data table.

use std::fmt::Write as _;

use crate::view::chart::{Lines, SeriesStyle};

use super::canvas::{Across, Down, PIXEL};
use super::escape;
use super::scale::{Scale, across, points, room};
use super::spread::{one_line, spread, width, wrap};

/// Pixels of one line of a label.
const LINE: i32 = 13;
/// Pixels between two labels that would touch.
const GAP: i32 = 4;
/// Room of a label inside the plot, in pixels, and inside one on a phone, where longer ones are left out.
const INSIDE: i32 = 260;
const INSIDE_ON_PHONES: i32 = 110;

/// Marks where lines end because what they are about is done, with the name beside.
pub(super) fn met(out: &mut String, lines: &Lines, scale: &Scale) {
    let ends: Vec<(i32, i32, String)> = lines
        .series
        .iter()
        .filter(|series| series.met)
        .filter_map(|series| {
            let (x, y) = points(series).last().copied()?;
            let label = series.end.as_ref().map_or_else(String::new, |end| end.name.clone());
            Some((across(x), scale.down(y), label))
        })
        .collect();
    // Its own line and the diagonal come from below left and the diagonal goes on to above right: the label stands
    // above left or below right of the mark.
    let wanted: Vec<(i32, i32)> =
        ends.iter().map(|(x, y, _)| (if *x > 5_000 { y - 12 * PIXEL } else { y + 9 * PIXEL }, LINE * PIXEL)).collect();
    let tops = spread(&wanted, room(lines));
    for ((x, y, label), top) in ends.iter().zip(tops) {
        let _ = write!(
            out,
            "<use href=\"#k-done\" class=\"met\" x=\"{}%\" y=\"{}\" width=\"13\" height=\"13\" transform=\"translate(-6.5 -6.5)\"/>",
            Across(*x),
            Down(*y)
        );
        let label = one_line(label, INSIDE);
        let long = if width(&label) > INSIDE_ON_PHONES { " long" } else { "" };
        let (dx, anchor) = if *x > 5_000 { (-2, " text-anchor=\"end\"") } else { (9, "") };
        let _ = write!(
            out,
            "<text class=\"note{long}\" x=\"{}%\" dx=\"{dx}\" y=\"{}\"{anchor}>{}</text>",
            Across(*x),
            Down(top + 10 * PIXEL),
            escape(&label)
        );
    }
}

/// Short texts, in the middle over their points.
pub(super) fn notes(out: &mut String, lines: &Lines, scale: &Scale) {
    for note in &lines.notes {
        let x = across(note.x);
        // Half of a note must not leave the plot, even where it is narrow.
        let half = width(&note.text) * 10_000 / (2 * 220);
        let anchor = match x {
            x if x < half => "start",
            x if x > 10_000 - half => "end",
            _ => "middle",
        };
        let _ = write!(
            out,
            "<text class=\"note\" x=\"{}%\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            Across(x),
            Down(scale.down(note.y) - 7 * PIXEL),
            escape(&note.text)
        );
    }
}

/// What stands under a name: a value, a late number, and against what it counts.
struct Value {
    text: String,
    late: Option<String>,
    against: Option<String>,
}

/// What stands at the end of a line: its name in one or two lines, and a value.
struct Label {
    x: i32,
    y: i32,
    name: String,
    names: Vec<String>,
    value: Option<Value>,
    lead: bool,
}

impl Label {
    fn name_in_one_line(&mut self, pixels: i32) {
        self.names = vec![one_line(&self.name, pixels)];
    }

    fn height(&self) -> i32 {
        let lines = self.names.len() + usize::from(self.value.is_some());
        (i32::try_from(lines).unwrap_or_default() * LINE + GAP) * PIXEL
    }
}

/// Pixels that the stylesheet keeps free beside a plot of a class.
fn reserve(class: &str) -> i32 {
    match class {
        "trend" => 150,
        "burn" => 72,
        _ => 90,
    }
}

/// Names and values at the ends of lines; at the edge of the plot where a dashed line goes on from one of the ends, which
/// would run through them.
pub(super) fn ends(out: &mut String, lines: &Lines, scale: &Scale) {
    let goes_on = lines.series.iter().any(|series| series.style == SeriesStyle::Forecast && !series.points.is_empty());
    let mut labels: Vec<Label> = lines
        .series
        .iter()
        .filter(|series| !series.met)
        .filter_map(|series| {
            let end = series.end.as_ref()?;
            let (x, y) = points(series).last().copied()?;
            let value = match (&end.value, &end.late) {
                (None, None) => None,
                (value, late) => {
                    let text = value.clone().unwrap_or_default();
                    let so_far = format!("{text} {}", late.as_deref().unwrap_or_default());
                    let fits = |words: &&String| width(&format!("{so_far} {words}")) <= reserve(&lines.class);
                    Some(Value { text, late: late.clone(), against: end.against.as_ref().filter(fits).cloned() })
                }
            };
            Some(Label {
                x: if goes_on { across(1.0) } else { across(x) },
                y: scale.down(y),
                names: wrap(&end.name, reserve(&lines.class)),
                name: end.name.clone(),
                value,
                lead: series.style == SeriesStyle::Lead,
            })
        })
        .collect();
    // The name of today stands at the top of the plot.
    let taken = if lines.today.is_some() { LINE * PIXEL } else { 0 };
    fit(&mut labels, room(lines) - taken, reserve(&lines.class));
    let wanted: Vec<(i32, i32)> = labels.iter().map(|label| (label.y - taken, label.height())).collect();
    for (label, top) in labels.iter().zip(spread(&wanted, room(lines) - taken)) {
        let x = Across(label.x);
        let mut base = taken + top + (10 + GAP / 2) * PIXEL;
        for name in &label.names {
            let _ =
                write!(out, "<text class=\"label\" x=\"{x}%\" dx=\"9\" y=\"{}\">{}</text>", Down(base), escape(name));
            base += LINE * PIXEL;
        }
        let Some(Value { text: value, late, against }) = &label.value else { continue };
        let _ = write!(out, "<text class=\"value\" x=\"{x}%\" dx=\"9\" y=\"{}\">{}", Down(base), escape(value));
        if let Some(late) = late {
            let gap = if value.is_empty() { "" } else { " " };
            let _ = write!(out, "{gap}<tspan class=\"late\">{}</tspan>", escape(late));
        }
        if let Some(against) = against {
            let _ = write!(out, " <tspan class=\"vs\">{}</tspan>", escape(against));
        }
        out.push_str("</text>");
    }
}

/// Takes from labels what the height of the plot cannot hold: second lines of names, then values, then whole labels
/// from the last; what is in question keeps its own longest, and the data table keeps them all.
fn fit(labels: &mut Vec<Label>, room: i32, reserve: i32) {
    let full = |labels: &[Label]| labels.iter().map(Label::height).sum::<i32>() > room;
    for lead in [false, true] {
        if full(labels) {
            labels.iter_mut().filter(|label| label.lead == lead).for_each(|label| label.name_in_one_line(reserve));
        }
    }
    for lead in [false, true] {
        if full(labels) {
            labels.iter_mut().filter(|label| label.lead == lead).for_each(|label| label.value = None);
        }
    }
    while full(labels) {
        let last = labels.iter().rposition(|label| !label.lead).unwrap_or(labels.len() - 1);
        labels.remove(last);
    }
}
