//! What charts say: series and labels in their own units. `render` draws them.

use serde::{Deserialize, Serialize};

/// A chart. Positions across are shares of the plot's width, 0 to 1; positions up are values of the chart's own axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Chart {
    /// Lines over time: milestone trend, burn-up, burndown.
    Lines(Lines),
    /// Horizontal bars, stacked: ageing, exposure.
    Bars(Bars),
}

/// Lines over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lines {
    /// The class that reserves room for labels: `trend` or `burn`.
    pub class: String,
    /// The figure's id, for `aria-labelledby`.
    pub labelled_by: String,
    /// Height of the plot in pixels, axis text not counted.
    pub height: u32,
    /// The lowest value of the axis.
    pub low: f64,
    /// The highest value of the axis.
    pub high: f64,
    /// Ticks of the axis: value and label; a hairline at each.
    pub y_ticks: Vec<Tick>,
    /// Ticks across: share and label.
    pub x_ticks: Vec<Tick>,
    /// Lines, in drawing order.
    pub series: Vec<Series>,
    /// Level lines with a label, such as the customer's date.
    pub levels: Vec<Level>,
    /// A blue upright line, such as today: share and label.
    pub today: Option<Tick>,
    /// Short texts in the plot.
    pub notes: Vec<Note>,
}

/// A tick of an axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// A value of its axis.
    pub at: f64,
    /// What it says.
    pub label: String,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// How it is drawn.
    pub style: SeriesStyle,
    /// Points: share across, value up.
    pub points: Vec<(f64, f64)>,
    /// Points marked with a dot, by place in `points`.
    pub dots: Vec<usize>,
    /// Whether a tick mark ends it: what it is about is done.
    pub met: bool,
    /// What stands at its end.
    pub end: Option<EndLabel>,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesStyle {
    /// The series in question, strong.
    Lead,
    /// Any other.
    Other,
    /// Filled down to the axis.
    Area,
    /// Dashed: what is expected.
    Forecast,
    /// Dotted: where report date and forecast date are the same.
    Diagonal,
}

/// The label at the end of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EndLabel {
    /// The name; of a line that is met, all it says.
    pub name: String,
    /// A second line; not of a line that is met.
    pub value: Option<String>,
    /// A late number after it.
    pub late: Option<String>,
    /// Against what the number counts, after it, where there is room.
    pub against: Option<String>,
}

/// A level line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// The value.
    pub at: f64,
    /// What it says.
    pub label: String,
}

/// A short text in the plot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Share across.
    pub x: f64,
    /// Value up.
    pub y: f64,
    /// What it says.
    pub text: String,
}

/// Horizontal bars.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// The class that reserves room for labels: `ages`.
    pub class: String,
    /// The figure's id, for `aria-labelledby`.
    pub labelled_by: String,
    /// The value at the full width.
    pub high: f64,
    /// Heads of the parts, from the left; none where there is one part.
    pub heads: Vec<String>,
    /// Bars from top to bottom.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// Lengths of its parts with what stands in them; `strong` first, then `soft`.
    pub parts: Vec<BarPart>,
    /// What stands behind it.
    pub total: String,
}

/// A part of a bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BarPart {
    /// Its length.
    pub value: f64,
    /// What stands in it.
    pub label: String,
}
