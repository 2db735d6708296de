//! The schedule as a picture in a table: an axis, the driving chain as the first lane, then workstreams.
//!
//! What enters: a program as its reader may see it, and its layout on pages. What leaves: what
//! `templates/components/gantt.html` prints. What always holds: positions are per cent of the axis; a row that is not
//! on the page is reached by its lane's link.

mod axis;
pub mod chain;
mod lanes;
mod rows;
mod scale;
mod shapes;
mod width;

pub use chain::chain_to;
pub(in crate::view) use rows::{driver, link_words};
pub use shapes::{Arrow, Axis, Dependency, Gantt, GateLine, Label, Lane, Month, Point, Row, Span, StripPart, Today};
pub use width::{is_wide, width_em};

use super::context::ProgramContext;

/// How much of a schedule is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GanttOptions {
    /// For the program's page: as many lanes with rows as have room, which lead to the schedule page.
    Overview,
    /// A page of the schedule, from 1: its lanes in full, rows open to what drives them.
    Page(usize),
}

/// The schedule of a program.
#[must_use]
pub fn build(context: &ProgramContext<'_>, options: GanttOptions) -> Gantt {
    let scale = scale::Scale::of(context.layout.schedule.range);
    Gantt {
        label: context.say_n("gantt-label", context.program.tasks.len()),
        axis: axis::build(context, &scale),
        lanes: lanes::build(context, &scale, options),
        tools: options == GanttOptions::Page(1) || options == GanttOptions::Overview,
    }
}
