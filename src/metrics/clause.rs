//! What a rule says: a colour, the clause that gave it, and the numbers it looked at.
//!
//! What enters: nothing. What leaves: values that judging makes and views put into words. What always holds: numbers and
//! indexes only, never words for readers.

use crate::terms::{Colour, RuleId, Unevaluated};
use crate::time::Date;

/// What the rules say of something.
#[derive(Debug, Clone, Default)]
pub(super) struct Judged {
    /// Nothing: not assessed.
    pub(super) colour: Option<Colour>,
    pub(super) clause: Option<Clause>,
    pub(super) not_evaluated: Vec<NotEvaluated>,
}

/// A rule that could not be evaluated. It does not fire, and says nothing for green.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotEvaluated {
    /// `SCH-R2`.
    pub rule: RuleId,
    /// What it lacks, or how it fails.
    pub why: Unevaluated,
    /// The committed milestone it fails for, an index into `Program::tasks`; nothing where it is not about one.
    pub milestone: Option<usize>,
}

/// A rule that fired, with the numbers it looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// `SCH-R3`.
    pub rule: RuleId,
    /// Its condition as written.
    pub condition: String,
    /// The committed milestone it fired for, an index into `Program::tasks`.
    pub milestone: Option<usize>,
    /// What it is about, for its sentence.
    pub facts: ClauseFacts,
}

impl Clause {
    /// The working days of room below which its condition holds, where it asks `milestone.commitment_float < 5`.
    #[must_use]
    pub fn least_room(&self) -> Option<i64> {
        let (_, after) = self.condition.split_once("milestone.commitment_float <")?;
        let after = after.trim_start();
        let (strictly, figure) = after.strip_prefix('=').map_or((0, after), |figure| (1, figure.trim_start()));
        let digits = figure.len() - figure.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let days: i64 = figure.get(..digits)?.parse().ok()?;
        days.checked_add(strictly).filter(|days| *days > 0)
    }
}

/// The numbers behind a clause, by what its condition reads.
#[derive(Debug, Clone, PartialEq)]
pub enum ClauseFacts {
    /// A committed milestone.
    Milestone {
        /// Forecast − committed, working days, positive late.
        commitment_slip: i64,
        /// − `commitment_slip`.
        commitment_float: i64,
        /// Times the forecast moved later in the last four reports, the data date included.
        slips_in_last_4: usize,
        /// Forecast finish, inclusive.
        forecast: Date,
        /// Committed date.
        committed: Date,
        /// Whether a decided decision recovers it.
        recovery_decided: bool,
        /// The chance of meeting the committed date, 0 to 1, where it was simulated.
        p_meet: Option<f64>,
    },
    /// Issues that made it fire, indexes into `Program::issues`, worst first; may be empty.
    Issues {
        /// Which.
        issues: Vec<usize>,
        /// Share of open issues whose next action is overdue, 0 to 1; nothing without open issues.
        overdue_share: Option<f64>,
        /// Whether the issues are those whose next action is overdue.
        overdue: bool,
    },
    /// Requirements and gates.
    Requirements {
        /// Requirements that made it fire, indexes into `Program::requirements`.
        requirements: Vec<usize>,
        /// Gates that made it fire, indexes into `Program::gates`.
        gates: Vec<usize>,
    },
    /// Open tasks of a workstream against their baseline.
    Tasks {
        /// How many the clause holds for.
        late: usize,
        /// The latest of them, an index into `Program::tasks`.
        worst: usize,
        /// Its forecast − baseline finish, working days, positive late.
        slip: i64,
    },
    /// Age of the last status note.
    Freshness {
        /// Days; nothing where there is no note.
        days: Option<i64>,
    },
    /// Nothing more than the condition.
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_that_a_condition_asks_for() {
        let room = |condition: &str| {
            let rule = RuleId::parse("SCH-A1").unwrap();
            Clause { rule, condition: condition.to_owned(), milestone: None, facts: ClauseFacts::Other }.least_room()
        };
        assert_eq!(room("milestone.commitment_float < 5 || milestone.slips_in_last_4 >= 2"), Some(5));
        assert_eq!(room("has(milestone.p_meet) && milestone.commitment_float <= 5"), Some(6));
        assert_eq!(room("milestone.commitment_float < 0 && !milestone.recovery_decided"), None, "that is late");
        assert_eq!(room("milestone.commitment_float < milestone.slip"), None);
        assert_eq!(room("milestone.commitment_slip > 10"), None);
    }
}
