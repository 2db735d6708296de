//! `baselines/ID.yaml`: dates agreed once.

use crate::diagnostics::{Code, Diagnostic, EntityRef, Spanned};
use crate::model::baseline::{Baseline, BaselineDates};
use crate::terms::EntityId;
use crate::terms::{BaselineId, TaskId};
use crate::time::Date;

use super::context::Context;
use super::entity::{SharedFile, file_id};
use super::fields::Fields;

/// Reads a baseline. The place of a task in it is kept as `dates.TASK`.
pub fn read_baseline<'t>(file: SharedFile<'t>, program: &str, cx: &mut Context<'t>) -> Option<Baseline> {
    cx.about(EntityRef::new("baseline", file.stem, Some(program)), |cx| {
        cx.entity_fields(file.node, file.span, |fields| {
            let id = file_id(fields, file.stem, |text| BaselineId::parse(text).ok())?;
            let approved = fields
                .nested("approved", |fields| (fields.one_or_more("by"), fields.get("on"), fields.get("decision")));
            let (approved_by, approved_on, decision) = approved.unwrap_or_default();
            // Which commit it was agreed at is for readers of the file.
            fields.get::<String>("commit");
            let dates = fields.keyed("dates", read_dates);
            let origin = fields.origin_of("id");
            Some(Baseline { id, origin, approved_by, approved_on, decision, dates })
        })
    })
    .flatten()
}

fn read_dates(fields: &mut Fields<'_, '_>, key: &Spanned<String>) -> Option<BaselineDates> {
    let task = fields.cx.own_key(key, "task", TaskId::parse);
    let start: Option<Date> = fields.required("start");
    let finish: Option<Date> = fields.required("finish");
    let budget = fields.within("budget", 0.0..=f64::INFINITY);
    let (start, finish) = (start?, finish?);
    if finish < start {
        let span = fields.span("finish");
        fields.report(
            Diagnostic::new(Code::E006, format!("the baseline of `{}` ends on {finish}, before it begins", key.value))
                .at(span)
                .hint(format!("write a `finish` that is not before {start}")),
        );
        return None;
    }
    Some(BaselineDates { task: task?, start, finish, budget })
}
