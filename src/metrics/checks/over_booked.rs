//! W140: more of a resource is needed than there is.
//!
//! ```yaml
//! # one chamber, and two tests in it from 6 to 8 July
//! TSK-NBL-310: {name: Soak, start_no_earlier: 2026-07-06, estimate: 5d, resources: {chamber-tpe: 1}}
//! TSK-NBL-320: {name: Shock, start_no_earlier: 2026-07-08, estimate: 5d, resources: {chamber-tpe: 1}}   # W140
//! ```
//!
//! Whoever is away has nothing to give: one who is needed then is a finding too.

use crate::audience::{Portfolio, Scoped};
use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::metrics::load::loads;
use crate::terms::{EntityId, Units};

/// How far ahead is looked.
const DAYS: u64 = 366;

/// One finding for each resource of each program: the first day on which there is too little of it.
pub(super) fn check(portfolio: &Scoped<Portfolio<'_>>, found: &mut Vec<Diagnostic>) {
    for program in &portfolio.programs {
        for load in loads(portfolio, program, DAYS) {
            let over: Vec<_> = load.days.iter().filter(|(_, day)| day.is_over() && day.latest.is_some()).collect();
            let Some((date, day)) = over.first() else { continue };
            let Some((task, span)) = day.latest else { continue };
            let Some(task) = program.tasks.get(task) else { continue };
            let id = load.supply.id;
            let (needed, available) = (units(day.needed), units(day.available));
            let label = match over.len() {
                1 => "on this day only".to_owned(),
                days => format!("on {days} days of the coming year"),
            };
            let (says, hint) = if day.available == 0 {
                let says = format!("on {date}, {needed} of `{id}` is needed, and `{id}` is away");
                (says, "find another, or give the task a `calendar` that is closed on those days")
            } else {
                let says = format!("on {date}, {needed} of `{id}` are needed at once, with only {available} available");
                (says, "or find another")
            };
            found.push(
                Diagnostic::new(Code::W140, says)
                    .at(span)
                    .label(label)
                    .hint(format!("see what `milepost level {}` proposes, {hint}", program.id))
                    .about(EntityRef::new("task", task.id.as_str(), Some(program.id.as_str()))),
            );
        }
    }
}

/// Hundredths as a number: `1.5`.
fn units(hundredths: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "the sum of what a plan needs fits f64 exactly")]
    let number = hundredths as f64 / 100.0;
    Units::of(number).map_or_else(|| number.to_string(), |units| units.to_string())
}
