//! What pages hold, by the template that prints them.

use serde::Serialize;

use super::frame::Frame;
use super::schedule::SchedulePage;
use super::milestones::MilestonesPage;

/// The body of a page, as its template reads it under `page`.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum PageBody {
    /// A page of the schedule.
    Schedule(SchedulePage),
    /// Milestones.
    Milestones(Box<MilestonesPage>),
}

impl PageBody {
    /// The template that prints it, by its path in `templates/`.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Schedule(_) => "pages/schedule.html",
            Self::Milestones(_) => "pages/milestones.html",
        }
    }
}

/// One page, ready to be rendered.
#[derive(Debug, Clone)]
pub struct Page {
    /// Path from the audience's folder: `en/nbl/index.html`.
    pub path: String,
    /// Path of the page's data, beside it: `en/nbl/index.json`. The frame's footer leads there.
    pub data_path: String,
    /// What is around it; templates read it under `frame`.
    pub frame: Frame,
    /// What is in it; templates read it under `page`, and it is the page's data.
    pub body: PageBody,
}
