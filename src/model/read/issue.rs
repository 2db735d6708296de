//! Issues: `issues/ISS-NBL-041.md`, with the log that was read beside it.

use crate::model::issue::{Issue, IssueFacts, IssueInner, IssueRefs, NextAction, Workaround};
use crate::terms::{EntityId, IssueEvent, IssueId, IssueState, PersonId, Severity};
use crate::time::Instant;

use super::context::Context;
use super::entity::{EntityFile, read_entity, text_or};
use super::fields::Fields;
use super::log::Log;

/// Reads an issue. Nothing where no id can be made out.
///
/// A state or severity that cannot be read is taken from the end of the log, so that the mistake is told once.
pub fn read_issue<'t>(file: EntityFile<'t>, log: Log, cx: &mut Context<'t>) -> Option<Issue> {
    read_entity(file, cx, |fields, id: &IssueId| {
        let title = text_or(fields, "title", id.as_str());
        let state = fields.required("status").unwrap_or_else(|| last_state(&log));
        let severity = fields.required("severity").unwrap_or_else(|| last_severity(&log));
        let reported = read_reported(fields, log.entries.is_empty());
        let found = fields.nested("found_on", read_found).unwrap_or_default();
        let (workaround, accepted_by) = fields.nested("workaround", read_workaround).unwrap_or_default();
        let (next_action, next_action_owner) = fields.nested("next_action", read_next_action).unwrap_or_default();
        let facts = IssueFacts {
            title,
            state,
            severity,
            reported_at: reported.at,
            needed_by: fields.get("needed_by"),
            customer_summary: fields.get("customer_summary"),
            next_action,
            phase: fields.get("phase"),
        };
        let inner = IssueInner {
            urgency_claimed: fields.get("urgency_claimed"),
            reported_via: reported.via,
            reported_ref: reported.reference,
            area: fields.get("area"),
            found_on_recipe: found.recipe,
            found_on_configs: found.configs,
            found_on_units: found.units,
            signature: fields.pairs("signature"),
            workaround,
            fix_estimate: fields.get("fix_estimate"),
            refs: fields.pairs("refs"),
        };
        let refs = IssueRefs {
            owner: fields.get("owner"),
            next_action_owner,
            reported_by: reported.by,
            workaround_accepted_by: accepted_by,
            blocks: fields.list("blocks"),
            related: fields.list("related"),
            log: log.entries,
            log_is_whole: log.is_whole,
        };
        (facts, inner, refs)
    })
}

#[derive(Default)]
struct Reported {
    at: Option<Instant>,
    by: Option<PersonId>,
    via: Option<String>,
    reference: Option<String>,
}

/// Who reported it and when; needed where there is no log that says so.
fn read_reported(fields: &mut Fields<'_, '_>, no_log: bool) -> Reported {
    if no_log && !fields.has("reported") {
        fields.needs("reported", "{at: 2026-05-27T11:20+08:00, by: lin-wei}");
    }
    fields
        .nested("reported", |fields| Reported {
            at: fields.required("at"),
            by: fields.get("by"),
            via: fields.get("via"),
            reference: fields.get("ref"),
        })
        .unwrap_or_default()
}

#[derive(Default)]
struct Found {
    recipe: Option<crate::terms::RecipeId>,
    configs: Vec<String>,
    units: Vec<String>,
}

fn read_found(fields: &mut Fields<'_, '_>) -> Found {
    Found { recipe: fields.get("recipe"), configs: fields.one_or_more("config"), units: fields.one_or_more("units") }
}

fn read_workaround(fields: &mut Fields<'_, '_>) -> (Option<Workaround>, Option<PersonId>) {
    let text = fields.required("text");
    let accepted_by = fields.get("accepted_by");
    let accepted_on = fields.get("on");
    let workaround = text.map(|text| Workaround { text, accepted_on });
    (workaround, accepted_by)
}

fn read_next_action(fields: &mut Fields<'_, '_>) -> (Option<NextAction>, Option<PersonId>) {
    let text = fields.required("text");
    let owner = fields.get("owner");
    let due = fields.get("due");
    (text.map(|text| NextAction { text, due }), owner)
}

fn last_state(log: &Log) -> IssueState {
    log.entries.iter().fold(IssueState::New, |state, entry| entry.event.after(state))
}

fn last_severity(log: &Log) -> Severity {
    let changes = log.entries.iter().rev().find_map(|entry| match entry.event {
        IssueEvent::Severity { to, .. } => Some(to),
        _ => None,
    });
    changes.unwrap_or(Severity::S3)
}
