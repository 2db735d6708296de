//! `actuals/2026-W24.yaml`: the effort that a week took, by task.

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span, Spanned};
use crate::model::actuals::SpentWeek;
use crate::source::Node;
use crate::terms::{EntityId, TaskId};

use super::context::Context;
use super::fields::Fields;
use super::period::read_period;

/// A file of effort spent.
#[derive(Debug, Clone, Copy)]
pub struct ActualsFile<'t> {
    /// The name without its extension: the week.
    pub stem: &'t str,
    /// The id of its program.
    pub program: &'t str,
    /// The whole file.
    pub node: &'t Node,
    /// The start of the file, for what concerns all of it.
    pub span: Span,
}

/// Reads the effort of a week; the place of a task in it is kept as `spent.TASK`. Nothing where no week can be made out.
pub fn read_actuals<'t>(file: ActualsFile<'t>, cx: &mut Context<'t>) -> Option<SpentWeek> {
    let about = EntityRef::new("actuals", file.stem, Some(file.program));
    cx.about(about, |cx| {
        cx.entity_fields(file.node, file.span, |fields| {
            let period = read_period(fields, file.stem);
            let written: Vec<(String, f64)> = fields.pairs("spent");
            let spent = written.into_iter().filter_map(|(key, amount)| read_amount(fields, key, amount)).collect();
            let origin = fields.origin_of("period");
            Some(SpentWeek { period: period?, origin, spent })
        })
    })
    .flatten()
}

fn read_amount(fields: &mut Fields<'_, '_>, key: String, amount: f64) -> Option<(TaskId, f64)> {
    let span = fields.span(&format!("spent.{key}"));
    let key = Spanned { value: key, span };
    let task = fields.cx.own_key(&key, TaskId::KIND, TaskId::parse)?;
    if amount >= 0.0 && amount.is_finite() {
        return Some((task, amount));
    }
    fields.report(
        Diagnostic::new(Code::E018, format!("the effort spent on `{task}` is {amount}"))
            .at(span)
            .hint("write what was spent in this week as 0 or more; correct an entry in the week it was made"),
    );
    None
}
