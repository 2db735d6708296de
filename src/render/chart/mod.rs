//! Charts as inline SVG: fluid across, fixed in height, coloured by classes of the stylesheet.
//!
//! What enters: a `view::chart::Chart`. What leaves: one `<svg>` as the head of `templates/components/figure.html`
//! describes it. `plotters` places series, areas and grid on a canvas of our own; axis text and labels are ours, since
//! they stand in pixels beside a plot whose width is not known. What always holds: no `style` attribute, no script,
//! text escaped, and labels that never cover one another.

mod bars;
mod canvas;
mod labels;
mod levels;
mod lines;
mod scale;
mod spread;

use crate::view::chart::Chart;

/// Draws a chart.
#[must_use]
pub fn draw(chart: &Chart) -> String {
    match chart {
        Chart::Lines(lines) => lines::draw(lines),
        Chart::Bars(bars) => bars::draw(bars),
    }
}

/// Text as it stands in an element or in a quoted attribute.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The opening tag of a chart.
fn open(class: &str, labelled_by: &str, height: u32) -> String {
    format!(
        "<svg class=\"chart {}\" role=\"img\" aria-labelledby=\"{}\" height=\"{height}\">",
        escape(class),
        escape(labelled_by)
    )
}
