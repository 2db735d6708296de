//! Checks that need dates or measures: one rule, one file.
//!
//! What enters: the portfolio as its author sees it, with the measures of each program. What leaves: warnings. What
//! always holds: a check only looks, and says where to write what.

mod absent_owner;
mod after_data_date;
mod claimed_urgency;
mod expired_override;
mod failing_condition;
mod hasty_gate;
mod high_float;
mod ledger_differs;
mod loose_network;
mod missed_date;
mod missing_note;
pub(super) mod not_started;
mod note_week;
mod out_of_sequence;
mod over_booked;
mod overdue;
mod past_forecast;
mod remaining;
mod suspect_evidence;
mod typed_value;
mod unexplained_slip;

use std::collections::BTreeMap;

use crate::audience::{PersonPage, Portfolio, Program, Scoped};
use crate::diagnostics::{Diagnostic, EntityRef};
use crate::terms::{EntityId, PersonId};
use crate::time::Date;

use super::Measures;

/// What the checks look at: one program.
struct Subject<'s, 'a> {
    program: &'s Scoped<Program<'a>>,
    measures: &'s Measures,
    people: &'s BTreeMap<&'a PersonId, PersonPage<'a>>,
    /// The data date; nothing where the plan has none, so that nothing is late.
    data_date: Option<Date>,
}

type Check = fn(&Subject<'_, '_>, &mut Vec<Diagnostic>);

/// All checks; the order of their findings is that of their places.
const CHECKS: &[Check] = &[
    absent_owner::check,
    after_data_date::check,
    claimed_urgency::check,
    expired_override::check,
    hasty_gate::check,
    high_float::check,
    ledger_differs::check,
    loose_network::check,
    missed_date::check,
    missing_note::check,
    not_started::check,
    note_week::check,
    out_of_sequence::check,
    overdue::check,
    past_forecast::check,
    remaining::check,
    suspect_evidence::check,
    typed_value::check,
    unexplained_slip::check,
];

/// Runs all checks. `measures` has one entry a program, in the order of `Portfolio::programs`.
#[must_use]
pub fn check(portfolio: &Scoped<Portfolio<'_>>, measures: &[Measures]) -> Vec<Diagnostic> {
    let people: BTreeMap<&PersonId, PersonPage<'_>> =
        portfolio.people.iter().map(|person| (person.id, *person)).collect();
    let mut found = Vec::new();
    for (program, measures) in portfolio.programs.iter().zip(measures) {
        let subject = Subject { program, measures, people: &people, data_date: program.data_date };
        for check in CHECKS {
            check(&subject, &mut found);
        }
    }
    failing_condition::check(portfolio, measures, &mut found);
    over_booked::check(portfolio, &mut found);
    found
}

impl Subject<'_, '_> {
    /// An entity of the program, for a diagnostic.
    fn about<Id: EntityId>(&self, id: &Id) -> EntityRef {
        EntityRef::new(Id::KIND, id.as_str(), Some(self.program.id.as_str()))
    }

    /// Whether a date lies before the data date.
    fn has_passed(&self, date: Date) -> bool {
        self.data_date.is_some_and(|data_date| date < data_date)
    }
}

/// `1 working day`, `3 working days`.
fn working_days(count: i64) -> String {
    if count == 1 { "1 working day".to_owned() } else { format!("{count} working days") }
}
