//! What rules and checks are asked about: records in the order of the table of rule names.
//!
//! What enters: measures. What leaves: records that borrow from them. What always holds: a record has one value for
//! each field of its list in `terms::rule_names` (a test compares the names).

use crate::audience::Program;
use crate::terms::{EntityId, Fact, Facts, GateOutcome, Phase, Root, Severity};

use super::ageing::Ageing;
use super::gates::{GateMeasures, share};
use super::issues::IssueMeasures;
use super::milestones::MilestoneMeasures;
use super::requirements::RequirementMeasures;

/// The records of one program.
#[derive(Debug)]
pub(super) struct Records<'a> {
    /// One an issue, in the order of `Program::issues`.
    pub(super) issues: Vec<[Fact<'a>; 9]>,
    /// One a requirement in scope.
    pub(super) requirements: Vec<[Fact<'a>; 6]>,
    /// Which requirement each is.
    pub(super) requirement_places: Vec<usize>,
    /// One a gate with a visible milestone; empty until [`Records::add_gates`].
    pub(super) gates: Vec<[Fact<'a>; 4]>,
    /// Which gate each is.
    pub(super) gate_places: Vec<usize>,
    /// One a committed milestone that is not yet met.
    pub(super) milestones: Vec<[Fact<'a>; 8]>,
    /// Which of the milestone measures each is.
    pub(super) milestone_places: Vec<usize>,
    stats: [Fact<'a>; 4],
    phases: [Fact<'a>; Phase::WORDS.len()],
    days_since_note: Fact<'a>,
}

impl<'a> Records<'a> {
    pub(super) fn of(
        program: &Program<'a>,
        issues: &[IssueMeasures],
        ageing: &Ageing,
        requirements: &RequirementMeasures,
        milestones: &[MilestoneMeasures],
        days_since_note: Option<i64>,
    ) -> Self {
        let in_scope = |place: &usize| requirements.each.get(*place).is_some_and(|measure| !measure.waived);
        let requirement_places: Vec<usize> = (0..program.requirements.len()).filter(in_scope).collect();
        let not_met = |place: &usize| milestones[*place].commitment_slip.is_some() && !milestones[*place].done;
        let milestone_places: Vec<usize> = (0..milestones.len()).filter(not_met).collect();
        Self {
            issues: program
                .issues
                .iter()
                .zip(issues)
                .map(|(issue, measure)| {
                    let phase = issue.facts.phase.unwrap_or(program.facts.phase);
                    issue_record(issue.id.as_str(), phase, measure)
                })
                .collect(),
            requirements: requirement_places
                .iter()
                .map(|place| {
                    let (requirement, measure) = (&program.requirements[*place], &requirements.each[*place]);
                    [
                        Fact::Text(requirement.id.as_str()),
                        Fact::Text(requirement.facts.priority.word()),
                        Fact::Text(requirement.facts.state.word()),
                        Fact::Bool(measure.verified),
                        Fact::Bool(measure.suspect),
                        Fact::Bool(measure.failed),
                    ]
                })
                .collect(),
            requirement_places,
            gates: Vec::new(),
            gate_places: Vec::new(),
            milestones: milestone_places
                .iter()
                .filter_map(|place| {
                    let measure = &milestones[*place];
                    Some(milestone_record(program.tasks.get(measure.task)?.id.as_str(), measure))
                })
                .collect(),
            milestone_places,
            stats: issue_stats(issues.iter(), ageing),
            phases: std::array::from_fn(|rank| Fact::Int(i64::try_from(rank).unwrap_or(i64::MAX))),
            days_since_note: days_since_note.map_or(Fact::Missing, Fact::Int),
        }
    }

    /// Adds the gates, whose criteria ask about the rest.
    pub(super) fn add_gates(&mut self, program: &Program<'a>, gates: &[GateMeasures]) {
        for (place, (gate, measure)) in program.gates.iter().zip(gates).enumerate() {
            let Some(due) = measure.due_wd else { continue };
            let decided = gate.decision.as_ref().is_some_and(|decision| decision.outcome != GateOutcome::Recycle);
            self.gate_places.push(place);
            self.gates.push([
                Fact::Text(gate.id.as_str()),
                Fact::Int(due),
                Fact::Double(measure.readiness.unwrap_or(1.0)),
                Fact::Bool(decided),
            ]);
        }
    }
}

/// Lists that point into records, so that rules can also be asked about some of them.
#[derive(Debug)]
pub(super) struct Lists<'r> {
    pub(super) issues: Vec<&'r [Fact<'r>]>,
    pub(super) requirements: Vec<&'r [Fact<'r>]>,
    pub(super) gates: Vec<&'r [Fact<'r>]>,
}

impl<'r> Lists<'r> {
    /// Everything.
    pub(super) fn all(records: &'r Records<'r>) -> Self {
        Self {
            issues: slices(&records.issues),
            requirements: slices(&records.requirements),
            gates: slices(&records.gates),
        }
    }

    /// What a rule of the whole program is asked about; `milestone` comes with each milestone.
    pub(super) fn facts(&'r self, records: &'r Records<'r>) -> Facts<'r> {
        Facts::new()
            .with("issues", Root::List(&self.issues))
            .with("issue_stats", Root::Record(&records.stats))
            .with("requirements", Root::List(&self.requirements))
            .with("gates", Root::List(&self.gates))
            .with("days_since_status_note", Root::Value(records.days_since_note))
            .with("phase", Root::Record(&records.phases))
    }
}

fn slices<'r, const N: usize>(records: &'r [[Fact<'r>; N]]) -> Vec<&'r [Fact<'r>]> {
    records.iter().map(<[Fact<'r>; N]>::as_slice).collect()
}

fn issue_record<'a>(id: &'a str, phase: Phase, measure: &IssueMeasures) -> [Fact<'a>; 9] {
    [
        Fact::Text(id),
        Fact::Int(measure.severity.number()),
        Fact::Bool(measure.open),
        Fact::Text(measure.state.word()),
        Fact::Int(measure.age_days.unwrap_or(1)),
        Fact::Bool(measure.workaround_accepted),
        Fact::Int(phase.rank()),
        Fact::Bool(measure.next_action_overdue),
        measure.urgency.map_or(Fact::Missing, |urgency| Fact::Int(urgency.number())),
    ]
}

fn milestone_record<'a>(id: &'a str, measure: &MilestoneMeasures) -> [Fact<'a>; 8] {
    let slip = measure.commitment_slip.unwrap_or_default();
    [
        Fact::Text(id),
        Fact::Int(slip),
        Fact::Int(-slip),
        measure.slip.map_or(Fact::Missing, Fact::Int),
        Fact::Int(i64::try_from(measure.slips_in_last_4).unwrap_or(i64::MAX)),
        Fact::Bool(measure.recovery_decided),
        measure.p_meet.map_or(Fact::Missing, Fact::Double),
        Fact::Bool(measure.done),
    ]
}

/// `issue_stats` over some issues; the ages at closing are those of the whole program.
pub(super) fn issue_stats<'i>(issues: impl Iterator<Item = &'i IssueMeasures>, ageing: &Ageing) -> [Fact<'static>; 4] {
    let (mut open, mut overdue) = (0, 0);
    for issue in issues.filter(|issue| issue.open) {
        open += 1;
        overdue += usize::from(issue.next_action_overdue);
    }
    let s2 = ageing.expected(Severity::S2);
    let age = |age: Option<i64>| age.map_or(Fact::Missing, Fact::Int);
    [
        age(s2.and_then(|ages| ages.p85)),
        age(s2.and_then(|ages| ages.p95)),
        Fact::Double(share(overdue, open).unwrap_or(0.0)),
        Fact::Int(i64::try_from(open).unwrap_or(i64::MAX)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::rule_names::{FactType, Field, ISSUE, ISSUE_STATS, MILESTONE};
    use crate::terms::{IssueState, Urgency};

    fn fits(fields: &[Field], record: &[Fact<'_>]) {
        assert_eq!(fields.len(), record.len());
        for (field, fact) in fields.iter().zip(record) {
            let fitting = match (field.fact, fact) {
                (_, Fact::Missing) => field.optional,
                (FactType::Bool, Fact::Bool(_))
                | (FactType::Int, Fact::Int(_))
                | (FactType::Double, Fact::Double(_))
                | (FactType::Text, Fact::Text(_)) => true,
                (FactType::Word(words), Fact::Text(word)) => words.contains(word),
                _ => false,
            };
            assert!(fitting, "{} is {fact:?}", field.name);
        }
    }

    fn value<'r>(fields: &[Field], record: &'r [Fact<'r>], name: &str) -> Fact<'r> {
        record[fields.iter().position(|field| field.name == name).unwrap()]
    }

    #[test]
    fn each_value_stands_at_its_name() {
        let measure = IssueMeasures {
            state: IssueState::FixInTest,
            severity: Severity::S2,
            age_days: Some(17),
            workaround_accepted: true,
            next_action_overdue: true,
            urgency: Some(Urgency::U3),
            ..IssueMeasures::default()
        };
        let record = issue_record("ISS-X-1", Phase::Pvt, &measure);
        fits(ISSUE, &record);
        let of = |name| value(ISSUE, &record, name);
        assert_eq!([of("id"), of("state")], [Fact::Text("ISS-X-1"), Fact::Text("fix-in-test")]);
        assert_eq!([of("severity"), of("age_days"), of("phase_rank"), of("urgency")], [2, 17, 4, 3].map(Fact::Int));
        assert_eq!([of("open"), of("workaround_accepted"), of("next_action_overdue")], [true; 3].map(Fact::Bool));
        fits(ISSUE, &issue_record("ISS-X-2", Phase::Poc, &IssueMeasures::default()));
    }

    #[test]
    fn shares_count_open_issues() {
        let issue = |state: IssueState, overdue| IssueMeasures {
            state,
            open: state.is_open(),
            next_action_overdue: overdue,
            ..IssueMeasures::default()
        };
        let issues = [
            issue(IssueState::New, true),
            issue(IssueState::New, false),
            issue(IssueState::Analysing, false),
            issue(IssueState::Workaround, false),
            issue(IssueState::Closed, false),
        ];
        let stats = issue_stats(issues.iter(), &Ageing::of(&issues));
        fits(ISSUE_STATS, &stats);
        assert_eq!(value(ISSUE_STATS, &stats, "next_actions_overdue_share"), Fact::Double(0.25));
        assert_eq!(value(ISSUE_STATS, &stats, "open"), Fact::Int(4));
        assert_eq!(value(ISSUE_STATS, &stats, "s2_p95_age"), Fact::Missing);
    }

    #[test]
    fn commitment_float_is_minus_the_slip() {
        let date = crate::time::parse_date("2026-08-28").unwrap();
        let measure = MilestoneMeasures {
            task: 0,
            forecast: date,
            done: false,
            baseline: None,
            committed: Some(date),
            slip: None,
            commitment_slip: Some(10),
            trend: Vec::new(),
            last_forecast: None,
            slip_period: None,
            slips: 3,
            slips_in_last_4: 2,
            velocity: None,
            landing: None,
            recovery_decided: true,
            p_meet: Some(0.25),
        };
        let record = milestone_record("MS-X-1", &measure);
        fits(MILESTONE, &record);
        let of = |name| value(MILESTONE, &record, name);
        assert_eq!([of("commitment_slip"), of("commitment_float"), of("slips_in_last_4")], [10, -10, 2].map(Fact::Int));
        assert_eq!([of("slip"), of("p_meet")], [Fact::Missing, Fact::Double(0.25)]);
        let unknown = milestone_record("MS-X-1", &MilestoneMeasures { p_meet: None, ..measure });
        assert_eq!(value(MILESTONE, &unknown, "p_meet"), Fact::Missing);
    }
}
