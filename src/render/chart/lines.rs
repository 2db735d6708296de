//! Lines over time: the plot by `plotters`, axis text and labels beside it.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters::chart::ChartBuilder;
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement};
use plotters::series::{AreaSeries, LineSeries};
use plotters::style::Color;

use crate::view::chart::{Lines, SeriesStyle};

use super::canvas::{Across, Canvas, Down, Ink, PIXEL, Shape};
use super::scale::{Scale, across, points};
use super::{escape, labels, levels, open};

/// Pixels under the plot for its axis text.
const AXIS: u32 = 24;
/// Radius of a marked point and of an end, in units of the canvas.
const DOT: u32 = 20;
const END: u32 = 32;

pub(super) fn draw(lines: &Lines) -> String {
    let shapes = plot(lines).unwrap_or_default();
    let mut out = open(&lines.class, &lines.labelled_by, lines.height + AXIS);
    for shape in &shapes {
        if let Shape::Path(ink @ (Ink::Grid | Ink::Need), points) = shape {
            let y = Down(points.first().map_or(0, |point| point.1));
            let _ = write!(out, "<line class=\"{}\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>", ink.class());
        }
    }
    let scale = Scale::of(lines);
    for tick in &lines.y_ticks {
        let y = Down(scale.down(tick.at) + 4 * PIXEL);
        let _ = write!(out, "<text class=\"y\" x=\"0\" dx=\"-8\" y=\"{y}\">{}</text>", escape(&tick.label));
    }
    let _ = write!(
        out,
        "<svg width=\"100%\" height=\"{0}\" viewBox=\"0 0 100 {0}\" preserveAspectRatio=\"none\">",
        lines.height
    );
    for shape in &shapes {
        match shape {
            Shape::Polygon(ink, points) => {
                let _ = write!(out, "<polygon class=\"{}\" points=\"{}\"/>", ink.class(), listed(points));
            }
            Shape::Path(ink, points) if !matches!(ink, Ink::Grid | Ink::Need) => {
                let _ = write!(out, "<polyline class=\"{}\" points=\"{}\"/>", ink.class(), listed(points));
            }
            _ => {}
        }
    }
    out.push_str("</svg>");
    today(&mut out, lines);
    for shape in &shapes {
        if let Shape::Disc(ink, (x, y), radius) = shape {
            let (x, y, radius) = (Across(*x), Down(*y), Down(i32::try_from(*radius).unwrap_or_default()));
            let _ = write!(out, "<circle class=\"{}\" cx=\"{x}%\" cy=\"{y}\" r=\"{radius}\"/>", ink.class());
        }
    }
    levels::names(&mut out, lines, &scale);
    labels::met(&mut out, lines, &scale);
    labels::notes(&mut out, lines, &scale);
    labels::ends(&mut out, lines, &scale);
    for tick in &lines.x_ticks {
        let x = Across(across(tick.at));
        let y = lines.height + 17;
        let _ = write!(out, "<text class=\"x\" x=\"{x}%\" y=\"{y}\">{}</text>", escape(&tick.label));
    }
    out.push_str("</svg>");
    out
}

fn listed(points: &[(i32, i32)]) -> String {
    let mut out = String::with_capacity(points.len() * 12);
    for (index, (x, y)) in points.iter().enumerate() {
        let gap = if index == 0 { "" } else { " " };
        let _ = write!(out, "{gap}{},{}", Across(*x), Down(*y));
    }
    out
}

fn ink(style: SeriesStyle) -> Ink {
    match style {
        SeriesStyle::Lead => Ink::Lead,
        SeriesStyle::Other => Ink::Other,
        SeriesStyle::Area => Ink::Area,
        SeriesStyle::Forecast => Ink::Forecast,
        SeriesStyle::Diagonal => Ink::Diagonal,
    }
}

fn plot(lines: &Lines) -> Result<Vec<Shape>, DrawingAreaErrorKind<Infallible>> {
    let Scale { low, high, .. } = Scale::of(lines);
    let mut shapes = Vec::new();
    let area = Canvas::new(lines.height, &mut shapes).into_drawing_area();
    let mut chart = ChartBuilder::on(&area).build_cartesian_2d(0.0..1.0, low..high)?;
    let level = |at: f64, ink: Ink| PathElement::new(vec![(0.0, at), (1.0, at)], ink.colour());
    chart.draw_series(lines.y_ticks.iter().map(|tick| level(tick.at, Ink::Grid)))?;
    chart.draw_series(lines.levels.iter().map(|one| level(one.at, Ink::Need)))?;
    for series in &lines.series {
        match series.style {
            SeriesStyle::Area => {
                chart.draw_series(AreaSeries::new(points(series), low, Ink::Area.colour().filled()))?;
            }
            style => {
                chart.draw_series(LineSeries::new(points(series), ink(style).colour().stroke_width(1)))?;
            }
        }
    }
    for series in &lines.series {
        let ink = match series.style {
            SeriesStyle::Lead => Ink::Lead,
            SeriesStyle::Other => Ink::Other,
            SeriesStyle::Area | SeriesStyle::Forecast | SeriesStyle::Diagonal => continue,
        };
        let marked = series.dots.iter().filter_map(|index| series.points.get(*index));
        let end = (!series.met).then(|| series.points.last()).flatten();
        let discs = marked.map(|at| (*at, DOT)).chain(end.map(|at| (*at, END)));
        chart.draw_series(discs.map(|(at, radius)| Circle::new(at, radius, ink.colour().filled())))?;
    }
    drop(chart);
    drop(area);
    Ok(shapes)
}

fn today(out: &mut String, lines: &Lines) {
    let Some(today) = &lines.today else { return };
    let x = Across(across(today.at));
    let _ = write!(out, "<line class=\"today\" x1=\"{x}%\" x2=\"{x}%\" y2=\"{}\"/>", lines.height);
    let _ = write!(out, "<text class=\"today\" x=\"{x}%\" dx=\"4\" y=\"9\">{}</text>", escape(&today.label));
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
