//! What pages hold, by the template that prints them.

use serde::Serialize;

use super::decisions::DecisionsPage;
use super::frame::Frame;
use super::gates::GatesPage;
use super::issue::IssuePage;
use super::issues::IssuesPage;
use super::milestones::MilestonesPage;
use super::portfolio::PortfolioPage;
use super::program::ProgramPage;
use super::quality::QualityPage;
use super::report::ReportPage;
use super::requirements::RequirementsPage;
use super::risks::RisksPage;
use super::schedule::SchedulePage;
use super::team::TeamPage;
use super::value::ValuePage;
use super::week::WeekPage;

/// The body of a page, as its template reads it under `page`.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum PageBody {
    /// All programs.
    Portfolio(Box<PortfolioPage>),
    /// A program's overview.
    Program(Box<ProgramPage>),
    /// Milestones.
    Milestones(Box<MilestonesPage>),
    /// Earned value.
    Value(Box<ValuePage>),
    /// A page of the schedule.
    Schedule(Box<SchedulePage>),
    /// A page of the requirements.
    Requirements(Box<RequirementsPage>),
    /// Team.
    Team(Box<TeamPage>),
    /// Gates.
    Gates(Box<GatesPage>),
    /// Decisions, actions and reviews.
    Decisions(Box<DecisionsPage>),
    /// Risks.
    Risks(Box<RisksPage>),
    /// A list of issues.
    Issues(Box<IssuesPage>),
    /// One issue.
    Issue(Box<IssuePage>),
    /// The one-page report.
    Report(Box<ReportPage>),
    /// What changed, and what is due.
    Week(Box<WeekPage>),
    /// Warnings about the files.
    Quality(Box<QualityPage>),
}

impl PageBody {
    /// The template that prints it, by its path in `templates/`.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Portfolio(_) => "pages/portfolio.html",
            Self::Program(_) => "pages/program.html",
            Self::Milestones(_) => "pages/milestones.html",
            Self::Value(_) => "pages/value.html",
            Self::Schedule(_) => "pages/schedule.html",
            Self::Requirements(_) => "pages/requirements.html",
            Self::Team(_) => "pages/team.html",
            Self::Gates(_) => "pages/gates.html",
            Self::Decisions(_) => "pages/decisions.html",
            Self::Risks(_) => "pages/risks.html",
            Self::Issues(_) => "pages/issues.html",
            Self::Issue(_) => "pages/issue.html",
            Self::Report(_) => "pages/report.html",
            Self::Week(_) => "pages/week.html",
            Self::Quality(_) => "pages/quality.html",
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
