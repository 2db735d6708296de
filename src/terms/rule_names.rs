//! The names that status rules and gate checks may use, with their types.
//!
//! One table for all: `condition` compiles against it, `metrics` fills it, messages take "did you mean" from it. The
//! place of a name in [`NAMES`] and of a field in its list is its address in [`super::Facts`].

use super::{IssueState, MoscowPriority, Phase, RequirementState};

/// The type of a single value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactType {
    /// True or false.
    Bool,
    /// A whole number.
    Int,
    /// A number with a fraction.
    Double,
    /// Any text.
    Text,
    /// One of a closed set of words.
    Word(&'static [&'static str]),
}

/// A field of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name after the dot.
    pub name: &'static str,
    /// Its type.
    pub fact: FactType,
    /// Whether it may be missing, so that `has(…)` makes sense; a clause that reads a missing value is not evaluated.
    pub optional: bool,
}

/// What stands behind a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A single value.
    Value(FactType),
    /// Named values.
    Record(&'static [Field]),
    /// A list of records with these fields.
    List(&'static [Field]),
}

/// A name that stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleName {
    /// The name.
    pub name: &'static str,
    /// What stands behind it.
    pub shape: Shape,
    /// Whether only rules `for: committed` have it.
    pub committed_only: bool,
}

/// Every name.
pub const NAMES: &[RuleName] = &[
    RuleName { name: "milestone", shape: Shape::Record(MILESTONE), committed_only: true },
    everywhere("issues", Shape::List(ISSUE)),
    everywhere("issue_stats", Shape::Record(ISSUE_STATS)),
    everywhere("requirements", Shape::List(REQUIREMENT)),
    everywhere("gates", Shape::List(GATE)),
    everywhere("qual", Shape::List(QUAL)),
    everywhere("days_since_status_note", Shape::Value(FactType::Int)),
    everywhere("phase", Shape::Record(&PHASE)),
];

/// Fields of `milestone`: a committed milestone that is not yet met.
pub const MILESTONE: &[Field] = &[
    // `MS-NBL-ACCEPT`.
    sure("id", FactType::Text),
    // Forecast − committed date, working days, positive late.
    sure("commitment_slip", FactType::Int),
    // − `commitment_slip`.
    sure("commitment_float", FactType::Int),
    // Forecast − baseline finish, working days, positive late; missing without a baseline.
    maybe("slip", FactType::Int),
    // How often the forecast moved later in the last four reports, the data date included.
    sure("slips_in_last_4", FactType::Int),
    // Whether a decided decision `recovers` it.
    sure("recovery_decided", FactType::Bool),
    // The chance of meeting the committed date, 0 to 1, by simulated runs; missing for customers, and where nothing in the
    // plan has a range.
    maybe("p_meet", FactType::Double),
    // Always false: a milestone that is met is not asked about any more.
    sure("done", FactType::Bool),
];

/// Fields of an element of `issues`: every issue, open or not.
pub const ISSUE: &[Field] = &[
    sure("id", FactType::Text),
    // 1 to 4, 1 worst.
    sure("severity", FactType::Int),
    // Not resolved, closed or rejected.
    sure("open", FactType::Bool),
    sure("state", FactType::Word(&STATES)),
    // Calendar days, inclusive: 1 on the day it is opened; of a closed one, at closing.
    sure("age_days", FactType::Int),
    sure("workaround_accepted", FactType::Bool),
    // Rank of the phase it was found in, of the program's phase where none is written; compare with `phase.dvt`.
    sure("phase_rank", FactType::Int),
    sure("next_action_overdue", FactType::Bool),
    // 1 now to 4, computed; missing without a date by which it is needed.
    maybe("urgency", FactType::Int),
];

/// Fields of `issue_stats`.
pub const ISSUE_STATS: &[Field] = &[
    // Nearest-rank percentiles of the age at closing of S2 issues, days; missing below 10 closed.
    maybe("s2_p85_age", FactType::Int),
    maybe("s2_p95_age", FactType::Int),
    // Open issues with an overdue next action over open issues, 0 to 1; 0 without open issues.
    sure("next_actions_overdue_share", FactType::Double),
    // How many are open.
    sure("open", FactType::Int),
];

/// Fields of an element of `requirements`: every requirement that is not waived.
pub const REQUIREMENT: &[Field] = &[
    sure("id", FactType::Text),
    sure("priority", FactType::Word(&PRIORITIES)),
    sure("status", FactType::Word(&REQUIREMENT_STATES)),
    // Last result passed and holds.
    sure("verified", FactType::Bool),
    // Passed once, but must be confirmed.
    sure("suspect", FactType::Bool),
    // Last result failed.
    sure("failed", FactType::Bool),
];

/// Fields of an element of `gates`: every gate whose milestone can be seen.
pub const GATE: &[Field] = &[
    sure("id", FactType::Text),
    // Working days from the data date to the forecast of its milestone; negative once it has passed.
    sure("due_wd", FactType::Int),
    // Criteria met over those that apply, 0 to 1; 1 where none applies.
    sure("readiness", FactType::Double),
    // Its review has decided go, conditional go or no-go.
    sure("decided", FactType::Bool),
];

/// Fields of an element of `qual`: a cell of the qualification matrix.
pub const QUAL: &[Field] = &[
    sure("test", FactType::Text),
    sure("config", FactType::Text),
    sure("recipe", FactType::Text),
    sure("state", FactType::Word(&["planned", "running", "pass", "deviation", "fail", "blocked", "na", "stale"])),
];

/// Fields of `phase`: the rank of each phase.
pub const PHASE: [Field; Phase::WORDS.len()] = {
    let mut fields = [sure("", FactType::Int); Phase::WORDS.len()];
    let mut at = 0;
    while at < fields.len() {
        fields[at] = sure(Phase::WORDS[at].0, FactType::Int);
        at += 1;
    }
    fields
};

const STATES: [&str; IssueState::WORDS.len()] = words_of(IssueState::WORDS);
const PRIORITIES: [&str; MoscowPriority::WORDS.len()] = words_of(MoscowPriority::WORDS);
const REQUIREMENT_STATES: [&str; RequirementState::WORDS.len()] = words_of(RequirementState::WORDS);

const fn everywhere(name: &'static str, shape: Shape) -> RuleName {
    RuleName { name, shape, committed_only: false }
}

const fn sure(name: &'static str, fact: FactType) -> Field {
    Field { name, fact, optional: false }
}

const fn maybe(name: &'static str, fact: FactType) -> Field {
    Field { name, fact, optional: true }
}

const fn words_of<T: Copy, const N: usize>(table: &[(&'static str, T)]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = table[at].0;
        at += 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_fields_are_told_apart() {
        let distinct = |mut names: Vec<&str>| {
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            names.len() == count && names.iter().all(|name| !name.is_empty())
        };
        assert!(distinct(NAMES.iter().map(|name| name.name).collect()));
        for name in NAMES {
            if let Shape::Record(fields) | Shape::List(fields) = name.shape {
                assert!(distinct(fields.iter().map(|field| field.name).collect()), "{}", name.name);
            }
        }
    }

    #[test]
    fn words_come_from_their_types() {
        assert_eq!(PRIORITIES, ["must", "should", "could"]);
        assert_eq!(PHASE[3].name, "dvt");
    }
}
