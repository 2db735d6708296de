//! Gates as points with labels that keep clear of one another.

use serde::Serialize;

use crate::view::gantt::width_em;

use super::Gate;
use super::axis::{GAP, LETTER, PHONE, Scale, WIDE, meet, percent};

/// A gate on the axis.
#[derive(Debug, Clone, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a class of its own that the template prints")]
pub(super) struct Point {
    x: String,
    mark: &'static str,
    label: String,
    start: bool,
    end: bool,
    low: bool,
    close: bool,
    baseline_x: Option<String>,
}

/// Points with their labels: names on two lines in turn where they have room, ids where they have not, else nothing.
/// The next gate and those to come are named before those that are passed. On phones, labels without room are left out.
pub(super) fn points(gates: &[Gate], scale: &Scale) -> Vec<Point> {
    let mut order: Vec<usize> = (0..gates.len()).collect();
    order.sort_by_key(|index| gates.get(*index).map(|gate| (!gate.next, gate.passed, *index)));
    let mut taken = Taken::default();
    let mut taken_on_phone = Taken::default();
    let mut labels = vec![PlacedLabel::default(); gates.len()];
    for index in order {
        let (Some(gate), Some(label)) = (gates.get(index), labels.get_mut(index)) else { continue };
        let x = scale.at(gate.date);
        let Some(placed) = [&gate.name, &gate.id].into_iter().find_map(|words| {
            let (anchor, span) = anchor(x, 100.0 * (width_em(words) * LETTER + GAP) / WIDE);
            let line = taken.free_line(span)?;
            Some((PlacedLabel { words: words.clone(), low: line == 1, anchor, close: false }, span))
        }) else {
            continue;
        };
        *label = placed.0;
        taken.take(usize::from(label.low), placed.1);
        let half = 50.0 * (width_em(&label.words) * LETTER + GAP) / PHONE;
        let on_phone = match label.anchor {
            Anchor::Start => (x, x + 2.0 * half),
            Anchor::Middle => (x - half, x + half),
            Anchor::End => (x - 2.0 * half, x),
        };
        let line = usize::from(label.low);
        let inside = on_phone.0 > -4.0 && on_phone.1 < 104.0;
        label.close = !inside || !taken_on_phone.is_free(line, on_phone);
        if !label.close {
            taken_on_phone.take(line, on_phone);
        }
    }
    gates
        .iter()
        .zip(labels)
        .map(|(gate, label)| Point {
            x: percent(scale.at(gate.date)),
            mark: match gate {
                Gate { passed: true, .. } => "done",
                Gate { late: true, next: true, .. } => "red",
                Gate { next: true, .. } => "crit",
                _ => "none",
            },
            start: label.anchor == Anchor::Start,
            end: label.anchor == Anchor::End,
            low: label.low,
            close: label.close,
            label: label.words,
            baseline_x: gate.baseline.filter(|date| *date != gate.date).map(|date| percent(scale.at(date))),
        })
        .collect()
}

/// A label with its place.
#[derive(Debug, Clone, Default)]
struct PlacedLabel {
    words: String,
    low: bool,
    anchor: Anchor,
    close: bool,
}

/// What labels take of the two lines under a row, in per cent.
#[derive(Debug, Default)]
struct Taken([Vec<(f64, f64)>; 2]);

impl Taken {
    fn is_free(&self, line: usize, span: (f64, f64)) -> bool {
        self.0.get(line).is_some_and(|line| !line.iter().any(|other| meet(*other, span)))
    }

    fn free_line(&self, span: (f64, f64)) -> Option<usize> {
        (0..self.0.len()).find(|line| self.is_free(*line, span))
    }

    fn take(&mut self, line: usize, span: (f64, f64)) {
        if let Some(line) = self.0.get_mut(line) {
            line.push(span);
        }
    }
}

/// Where a label stands about its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Anchor {
    Start,
    #[default]
    Middle,
    End,
}

/// Where a label of a width in per cent stands so that it does not leave the axis.
fn anchor(x: f64, width: f64) -> (Anchor, (f64, f64)) {
    if x < width / 2.0 {
        (Anchor::Start, (x, x + width))
    } else if x > 100.0 - width / 2.0 {
        (Anchor::End, (x - width, x))
    } else {
        (Anchor::Middle, (x - width / 2.0, x + width / 2.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    fn gate(name: &str, date: &str, next: bool) -> Gate {
        let date = parse_date(date).unwrap();
        Gate { name: name.to_owned(), id: "G1".to_owned(), date, baseline: None, passed: false, late: false, next }
    }

    #[test]
    fn labels_that_meet_take_the_second_line_then_the_id_then_nothing() {
        let scale = Scale::of(["2026-01-01", "2026-12-31"].iter().map(|date| parse_date(date).unwrap())).unwrap();
        let same = |next| gate("Customer acceptance", "2026-06-12", next);
        let points = points(&[same(false), same(true), same(false), same(false)], &scale);
        let labels: Vec<(&str, bool)> = points.iter().map(|point| (point.label.as_str(), point.low)).collect();
        assert_eq!(labels, [("Customer acceptance", true), ("Customer acceptance", false), ("", false), ("", false)]);
    }

    #[test]
    fn labels_stay_on_the_axis() {
        assert_eq!(anchor(1.0, 10.0).0, Anchor::Start);
        assert_eq!(anchor(50.0, 10.0), (Anchor::Middle, (45.0, 55.0)));
        assert_eq!(anchor(99.0, 10.0).0, Anchor::End);
    }
}
