//! Horizontal bars: a row each, its parts side by side, what it is about before it and its total behind it.

use std::fmt::Write as _;

use plotters::chart::ChartBuilder;
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::Rectangle;
use plotters::style::Color;

use crate::view::chart::Bars;

use super::canvas::{Across, Canvas, Down, Ink, PIXEL, Shape};
use super::spread::width;
use super::{escape, open};

/// Pixels from one bar to the next.
const STEP: u32 = 34;
/// Pixels of a bar.
const BAR: u32 = 20;
/// Pixels above the first bar for the heads of the parts.
const HEAD: u32 = 18;
/// A plot that is narrower than this would be no use; what stands in a bar must fit then.
const NARROW: i32 = 220;

pub(super) fn draw(bars: &Bars) -> String {
    let head = if bars.heads.is_empty() { 0 } else { HEAD };
    let rows = u32::try_from(bars.bars.len()).unwrap_or(u32::MAX);
    let height = head + rows.saturating_mul(STEP);
    let mut out = open(&bars.class, &bars.labelled_by, height);
    heads(&mut out, bars);
    let shapes = plot(bars, head, height).unwrap_or_default();
    for shape in &shapes {
        if let Shape::Rect(ink, (left, top), (right, bottom)) = shape {
            let _ = write!(
                out,
                "<rect class=\"{}\" x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{}\"/>",
                ink.class(),
                Across(*left),
                Down(*top),
                Across(right - left),
                Down(bottom - top)
            );
        }
    }
    let mut rects = shapes.iter().filter_map(|shape| match shape {
        Shape::Rect(_, (left, _), (right, _)) => Some((*left, *right)),
        _ => None,
    });
    for (row, bar) in (0_u32..).zip(&bars.bars) {
        let base = head + row * STEP + BAR - 6;
        let _ = write!(out, "<text class=\"y\" x=\"0\" dx=\"-10\" y=\"{}\">{}</text>", base + 1, escape(&bar.label));
        let mut end = 0;
        for (index, part) in bar.parts.iter().enumerate().filter(|(_, part)| part.value > 0.0) {
            let Some((left, right)) = rects.next() else { break };
            end = right;
            if (width(&part.label) + 10) * 10_000 <= (right - left) * NARROW {
                let class = if ink(index) == Ink::Strong { "on-strong" } else { "on-soft" };
                let _ = write!(
                    out,
                    "<text class=\"{class}\" x=\"{}%\" dx=\"6\" y=\"{base}\">{}</text>",
                    Across(left),
                    escape(&part.label)
                );
            }
        }
        let _ = write!(
            out,
            "<text class=\"label\" x=\"{}%\" dx=\"8\" y=\"{base}\">{}</text>",
            Across(end),
            escape(&bar.total)
        );
    }
    out.push_str("</svg>");
    out
}

/// What the parts are: a small square of each ink with its name, in pixels from the left.
fn heads(out: &mut String, bars: &Bars) {
    let mut x = 0;
    for (index, head) in bars.heads.iter().enumerate() {
        let _ = write!(
            out,
            "<rect class=\"{}\" x=\"{x}\" y=\"1\" width=\"9\" height=\"9\"/><text class=\"note\" x=\"{}\" y=\"10\">{}</text>",
            ink(index).class(),
            x + 14,
            escape(head)
        );
        x += 14 + width(head) + 16;
    }
}

fn ink(part: usize) -> Ink {
    if part == 0 { Ink::Strong } else { Ink::Soft }
}

fn plot(bars: &Bars, head: u32, height: u32) -> Result<Vec<Shape>, DrawingAreaErrorKind<std::convert::Infallible>> {
    let mut shapes = Vec::new();
    let canvas = Canvas::new(height, &mut shapes);
    let area = canvas.into_drawing_area();
    let high = if bars.high.is_finite() && bars.high > 0.0 { bars.high } else { 1.0 };
    let tall = i32::try_from(height).unwrap_or(i32::MAX / PIXEL) * PIXEL;
    let mut chart = ChartBuilder::on(&area).build_cartesian_2d(0.0..high, tall..0)?;
    for (row, bar) in (0_u32..).zip(&bars.bars) {
        let top = i32::try_from(head + row * STEP).unwrap_or(i32::MAX / PIXEL) * PIXEL;
        let bottom = top + i32::try_from(BAR).unwrap_or_default() * PIXEL;
        let mut left = 0.0;
        for (index, part) in bar.parts.iter().enumerate().filter(|(_, part)| part.value > 0.0) {
            let right = left + part.value;
            chart.draw_series([Rectangle::new([(left, top), (right, bottom)], ink(index).colour().filled())])?;
            left = right;
        }
    }
    drop(chart);
    drop(area);
    Ok(shapes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::chart::{Bar, BarPart};

    fn part(value: f64) -> BarPart {
        BarPart { value, label: format!("{value}") }
    }

    #[test]
    fn bars_start_at_zero_and_stand_side_by_side() {
        let svg = draw(&Bars {
            class: "ages".to_owned(),
            labelled_by: "a".to_owned(),
            high: 12.0,
            heads: vec!["S1, S2".to_owned(), "S3 & S4".to_owned()],
            bars: vec![
                Bar { label: "1–7 d".to_owned(), parts: vec![part(3.0), part(6.0)], total: "9".to_owned() },
                Bar { label: "8–14 d".to_owned(), parts: vec![part(0.0), part(12.0)], total: "12".to_owned() },
                Bar { label: "15–30 d".to_owned(), parts: vec![part(0.0), part(0.0)], total: "0".to_owned() },
            ],
        });
        assert!(svg.contains("<rect class=\"strong\" x=\"0%\" y=\"18\" width=\"25%\" height=\"20\"/>"), "{svg}");
        assert!(svg.contains("<rect class=\"soft\" x=\"25%\" y=\"18\" width=\"50%\" height=\"20\"/>"), "{svg}");
        assert!(svg.contains("<rect class=\"soft\" x=\"0%\" y=\"52\" width=\"100%\" height=\"20\"/>"), "{svg}");
        assert!(svg.contains("x=\"0%\" dx=\"8\" y=\"100\">0</text>"), "{svg}");
        assert!(svg.contains("S3 &amp; S4") && svg.contains("height=\"120\""), "{svg}");
    }
}
