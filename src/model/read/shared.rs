//! Shared files without clocks of their own yet: service agreements, recipes, and the escalation ladder.

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span};
use crate::model::people::Sla;
use crate::model::portfolio::Recipe;
use crate::source::Node;
use crate::terms::{CalendarId, IssueState, Level, PersonId, RecipeId, Severity, SlaId, Word};
use crate::text::Text;
use crate::time::Duration;

use super::context::Context;
use super::entity::{SharedFile, file_id};
use super::fields::Fields;
use super::values::FromNode;

crate::terms::words! {
    /// Whose clock the escalation ladder runs on.
    LadderClock {
        /// The working hours of the owner's site.
        OwnerSite = "owner-site",
        /// The working hours of the customer's site.
        CustomerSite = "customer-site",
        /// Around the clock.
        Always = "24x7",
    }
}

crate::terms::words! {
    /// How far a recipe has come.
    RecipeStatus {
        /// Being put together.
        Draft = "draft",
        /// A release candidate.
        Candidate = "rc",
        /// Released.
        Released = "released",
        /// No longer to be used.
        Withdrawn = "withdrawn",
    }
}

crate::terms::words! {
    /// What starts or stops a clock of a service agreement.
    ClockEvent {
        /// The issue was opened.
        Opened = "opened",
        /// Somebody answered.
        Acknowledged = "acknowledged",
        /// A containment was accepted.
        Contained = "contained",
        /// The issue was resolved.
        Resolved = "resolved",
    }
}

/// Reads `recipes/ID.yaml`. Nothing where no id can be made out.
pub fn read_recipe<'t>(file: SharedFile<'t>, cx: &mut Context<'t>) -> Option<Recipe> {
    cx.about(EntityRef::new("recipe", file.stem, None), |cx| {
        cx.entity_fields(file.node, file.span, |fields| {
            let id = file_id(fields, file.stem, |text| RecipeId::parse(text).ok())?;
            fields.list::<String>("rerun_tags");
            let recipe = Recipe {
                product: fields.get("product"),
                status: fields.get("status").map(|status: RecipeStatus| status.word().to_owned()),
                supersedes: fields.get("supersedes"),
                date: fields.get("date"),
                components: fields.pairs("components"),
                host: fields.pairs("host"),
                changed_vs_previous: fields.list("changed_vs_previous"),
                fixes: fields.list("fixes"),
                origin: fields.origin_of("id"),
                id,
            };
            Some(recipe)
        })
    })
    .flatten()
}

/// Reads `sla/ID.yaml`: its form is checked, and its name kept for programs to refer to.
pub fn read_sla<'t>(file: SharedFile<'t>, cx: &mut Context<'t>) -> Option<Sla> {
    cx.about(EntityRef::new("service agreement", file.stem, None), |cx| {
        cx.entity_fields(file.node, file.span, |fields| {
            let id = file_id(fields, file.stem, |text| SlaId::parse(text).ok())?;
            fields.keyed("clocks", |clock, _| {
                clock.required::<ClockEvent>("start");
                clock.required::<ClockEvent>("stop");
                by_severity::<Budget>(clock, "budget");
                clock_calendar(clock);
                clock.list::<IssueState>("pause_on");
                Some(())
            });
            fields.list::<CalendarId>("follow-the-sun");
            let origin = fields.origin_of("id");
            Some(Sla { id, origin })
        })
    })
    .flatten()
}

/// Checks the form of `escalation.yaml`. Its clocks come with the work on escalation deadlines; until then a mistake in
/// it is reported and nothing is kept.
pub fn check_ladder<'t>(node: &'t Node, file: Span, cx: &mut Context<'t>) {
    cx.entity_fields(node, file, |fields| {
        fields.get::<i64>("version");
        fields.get::<LadderClock>("clock");
        fields.items("levels", |level| {
            level.required::<Level>("id");
            level.required::<Text>("title");
            level.one_or_more::<Notified>("notify");
            Some(())
        });
        fields.nested("due", |due| {
            for (severity, _) in Severity::ALL_WORDS {
                due.nested(severity, |levels| {
                    for (level, _) in Level::ALL_WORDS {
                        levels.get::<Budget>(level);
                    }
                });
            }
        });
        fields.nested("update_cadence", |cadence| {
            for colour in ["red", "amber", "green"] {
                cadence.get::<String>(colour);
            }
        });
    });
}

/// Values by severity: `{S1: 1h, S2: 4h}`.
fn by_severity<T: FromNode>(fields: &mut Fields<'_, '_>, name: &'static str) {
    fields.nested(name, |values| {
        for (severity, _) in Severity::ALL_WORDS {
            values.get::<T>(severity);
        }
    });
}

/// One calendar, or one for each severity and a default.
fn clock_calendar(clock: &mut Fields<'_, '_>) {
    if clock.node("calendar").is_some_and(|node| node.as_mapping().is_none()) {
        clock.get::<String>("calendar");
        return;
    }
    clock.nested("calendar", |calendars| {
        for (severity, _) in Severity::ALL_WORDS {
            calendars.get::<String>(severity);
        }
        calendars.get::<String>("default");
    });
}

/// A budget of a clock: a duration, in business days where it ends in `bd`, on a clock of its own after `@`.
struct Budget;

impl FromNode for Budget {
    fn expected() -> String {
        "a duration".to_owned()
    }

    fn example() -> String {
        "4h".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::from_node(node, what, cx)?;
        let length = text.split_once('@').map_or(text.as_str(), |(length, _)| length);
        let working = length.strip_suffix("bd").map(|days| format!("{days}d"));
        match Duration::parse(working.as_deref().unwrap_or(length)) {
            Ok(_) => Some(Self),
            Err(error) => {
                cx.bad_time(node, error.problem(), "write a length like `4h`, `2bd` or `8h@24x7`".to_owned());
                None
            }
        }
    }
}

/// Who is told: a person, or a role of the issue in braces.
struct Notified;

impl FromNode for Notified {
    fn expected() -> String {
        "the id of a person or `{owner.manager}`".to_owned()
    }

    fn example() -> String {
        "[v-mehta]".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        const ROLES: [&str; 3] = ["{owner}", "{owner.manager}", "{manager}"];
        let text = String::from_node(node, what, cx)?;
        if !text.starts_with('{') {
            return PersonId::from_node(node, what, cx).map(|_| Self);
        }
        if ROLES.contains(&text.as_str()) {
            return Some(Self);
        }
        cx.report(
            Diagnostic::new(Code::E018, format!("{what} cannot be `{text}`"))
                .at(node.span)
                .hint(format!("write a person, or one of `{}`", ROLES.join("`, `"))),
        );
        None
    }
}
