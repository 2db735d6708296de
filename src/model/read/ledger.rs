//! The ledger: `reports/2026-W24.yaml`, what was reported that week.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span, Spanned, suggestion};
use crate::model::ledger::{LedgerEntry, LedgerMilestone, LedgerStatus};
use crate::source::Node;
use crate::terms::{Colour, CustomerId, Dimension, EntityId, Scope, TaskId};
use crate::time::Date;

use super::context::{Context, shortened};
use super::fields::Fields;
use super::period::read_period;

/// A file of the ledger.
#[derive(Debug, Clone, Copy)]
pub struct LedgerFile<'t> {
    /// The name without its extension: the week.
    pub stem: &'t str,
    /// The id of its program.
    pub program: &'t str,
    /// The whole file.
    pub node: &'t Node,
    /// The start of the file, for what concerns all of it.
    pub span: Span,
}

/// The groups of counts a report keeps.
const GROUPS: [&str; 6] = ["tasks", "issues", "requirements", "risks", "decisions", "actions"];

/// Reads an entry of the ledger. Nothing where no week or data date can be made out.
pub fn read_ledger<'t>(file: LedgerFile<'t>, cx: &mut Context<'t>) -> Option<LedgerEntry> {
    let about = EntityRef::new("report", file.stem, Some(file.program));
    cx.about(about, |cx| {
        cx.entity_fields(file.node, file.span, |fields| {
            let period = read_period(fields, file.stem);
            let data_date: Option<Date> = fields.required("data_date");
            let rules = fields.required("rules").unwrap_or(0);
            let commit = fields.get("commit");
            let status = fields.keyed("status", read_audience_status);
            let counts = fields.keyed("counts", read_audience_counts);
            let milestones = fields.keyed_entities("milestones", read_milestone);
            let origin = fields.origin_of("period");
            Some(LedgerEntry {
                period: period?,
                origin,
                data_date: data_date?,
                rules,
                commit,
                milestones,
                workstreams: status.iter().map(|(audience, _, own)| (audience.clone(), own.clone())).collect(),
                status: status.into_iter().map(|(audience, status, _)| (audience, status)).collect(),
                counts: counts.into_iter().collect(),
            })
        })
    })
    .flatten()
}

fn read_milestone(fields: &mut Fields<'_, '_>, key: &Spanned<String>) -> Option<LedgerMilestone> {
    let task = fields.cx.own_key(key, TaskId::KIND, TaskId::parse);
    let baseline = fields.get("baseline");
    let committed = fields.get("committed");
    let forecast = fields.required("forecast");
    let reason = fields.get("reason");
    let origin = fields.origin(key.span);
    Some(LedgerMilestone { task: task?, origin, baseline, committed, forecast: forecast?, reason })
}

/// `overall` (as no dimension) and the dimensions, in their order.
type AudienceStatus = Vec<(Option<Dimension>, LedgerStatus)>;

/// Colours of workstreams, by id.
type AudienceWorkstreams = BTreeMap<String, Colour>;

fn read_audience_status(
    fields: &mut Fields<'_, '_>,
    key: &Spanned<String>,
) -> Option<(String, AudienceStatus, AudienceWorkstreams)> {
    let audience = read_audience(fields.cx, key);
    let mut status = Vec::new();
    let overall = fields.nested("overall", read_status).flatten();
    status.extend(overall.map(|overall| (None, overall)));
    for (word, dimension) in Dimension::WORDS {
        let one = fields.nested(word, read_status).flatten();
        status.extend(one.map(|one| (Some(*dimension), one)));
    }
    let workstreams = fields.pairs("workstreams").into_iter().collect();
    Some((audience?, status, workstreams))
}

fn read_status(fields: &mut Fields<'_, '_>) -> Option<LedgerStatus> {
    let rule: Option<Colour> = fields.required("rule");
    let shown: Option<Colour> = fields.required("shown");
    let clause = fields.get("clause");
    let says = fields.get("says");
    Some(LedgerStatus { rule: rule?, shown: shown?, clause, says })
}

type AudienceCounts = BTreeMap<String, BTreeMap<String, i64>>;

fn read_audience_counts(fields: &mut Fields<'_, '_>, key: &Spanned<String>) -> Option<(String, AudienceCounts)> {
    let audience = read_audience(fields.cx, key);
    let mut counts = AudienceCounts::new();
    for group in GROUPS {
        if fields.has(group) {
            counts.insert(group.to_owned(), fields.pairs(group).into_iter().collect());
        }
    }
    Some((audience?, counts))
}

/// The name of an audience; E018 where it is none.
fn read_audience(cx: &mut Context<'_>, key: &Spanned<String>) -> Option<String> {
    let own = [Scope::Internal.name(), Scope::Executive.name()];
    let customer = key.value.strip_prefix("customer-").is_some_and(|id| CustomerId::parse(id).is_ok());
    if customer || own.contains(&key.value) {
        return Some(key.value.clone());
    }
    let hint = suggestion(&key.value, own.iter().map(String::as_str))
        .unwrap_or_else(|| "audiences are `internal`, `executive` and, for a customer, `customer-nebula`".to_owned());
    cx.report(
        Diagnostic::new(Code::E018, format!("`{}` is not an audience", shortened(&key.value))).at(key.span).hint(hint),
    );
    None
}
