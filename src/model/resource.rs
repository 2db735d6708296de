//! Resources: labs, equipment, samples and teams that tasks need, and how much of each there is when.

use crate::diagnostics::Span;
use crate::terms::{CalendarId, Origin, ResourceId, ResourceKind, Units};
use crate::text::Text;
use crate::time::Date;

/// A resource of the portfolio (`resources/*.yaml`) or of one program (its own `resources/*.yaml`). People need no
/// such file: each is a resource of capacity 1, by the person's id.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// `lab-tpe`.
    pub id: ResourceId,
    /// Where it was written.
    pub origin: Origin,
    /// Name.
    pub name: Text,
    /// What it is.
    pub kind: Option<ResourceKind>,
    /// How much of it there is.
    pub capacity: Units,
    /// On this calendar's holidays and closed days there is none of it; hours and weekends are those of the tasks.
    pub calendar: Option<CalendarId>,
    /// Days on which there is less of it.
    pub absences: Vec<Shortage>,
}

/// Days on which there is less of a resource.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortage {
    /// First day, inclusive.
    pub from: Date,
    /// Last day, inclusive.
    pub to: Date,
    /// What there is on these days.
    pub capacity: Units,
    /// Why, in the author's words.
    pub reason: Option<Text>,
}

/// How much of a resource a task needs from its start to its finish.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// A resource of the program, one of the portfolio, or a person of ours.
    pub resource: ResourceId,
    /// How much; above none.
    pub units: Units,
    /// Where it was written.
    pub span: Span,
}
