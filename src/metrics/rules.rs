//! The rules, compiled, and what they say.
//!
//! What enters: `rag.yaml` and the checks of gates. What leaves: which rule fired, for what, and which could not be
//! evaluated. What always holds: the worst colour wins, among equals the first rule in file order, then the milestone
//! with the largest slip. A condition that did not compile, which `check` reports, is not evaluated.

use std::collections::BTreeMap;

use crate::audience::{Portfolio, RuleSet, Scoped};
use crate::terms::{Colour, Condition, Dimension, Fact, Facts, Outcome, Root, RuleId, RuleSubject, Unevaluated};

/// Compiled rules and checks. Made once and shared by all readers.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// The version of the rules, kept with each report.
    pub version: i64,
    /// How many reports must agree before a colour improves.
    pub improve_after_reports: usize,
    compiled: Vec<CompiledRule>,
    checks: BTreeMap<String, Option<Condition>>,
}

#[derive(Debug, Clone)]
struct CompiledRule {
    id: RuleId,
    dimension: Dimension,
    colour: Colour,
    over: RuleSubject,
    text: String,
    condition: Option<Condition>,
}

/// A committed milestone that rules run over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'r> {
    /// Its record.
    pub(super) record: &'r [Fact<'r>],
    /// Its place in the milestone measures.
    pub(super) place: usize,
    /// Forecast − committed, working days, positive late.
    pub(super) commitment_slip: i64,
}

/// A rule that fired.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fired<'c> {
    pub(super) id: &'c RuleId,
    pub(super) colour: Colour,
    pub(super) text: &'c str,
    pub(super) condition: &'c Condition,
    /// The milestone it fired for, a place in the milestone measures.
    pub(super) milestone: Option<usize>,
}

/// What the rules of one dimension say.
#[derive(Debug, Clone)]
pub(super) struct Verdict<'c> {
    /// The rule that decides; nothing where none fired.
    pub(super) fired: Option<Fired<'c>>,
    /// Whether any rule could be evaluated, or had nothing left to run over.
    pub(super) assessed: bool,
    /// Rules that could not be evaluated, in file order: why, and the place in the milestone measures of the milestone
    /// for which they failed.
    pub(super) not_evaluated: Vec<(&'c RuleId, Unevaluated, Option<usize>)>,
}

impl Rules {
    /// Compiles the rules of a portfolio and the checks of all its gates. Narrow it to the author first, so that one
    /// set serves every reader.
    #[must_use]
    pub fn of(portfolio: &Scoped<Portfolio<'_>>) -> Self {
        let criteria =
            portfolio.programs.iter().flat_map(|program| program.gates.iter()).flat_map(|gate| gate.criteria.iter());
        Self::compile(portfolio.rules, criteria.filter_map(|criterion| criterion.check))
    }

    /// Compiles a set of rules and some checks.
    #[must_use]
    pub fn compile<'c>(rules: &RuleSet, checks: impl Iterator<Item = &'c str>) -> Self {
        let mut compiled = BTreeMap::new();
        for check in checks {
            if !compiled.contains_key(check) {
                compiled.insert(check.to_owned(), Condition::compile(check, RuleSubject::Program).ok());
            }
        }
        Self {
            version: rules.version,
            improve_after_reports: rules.improve_after_reports,
            compiled: rules
                .rules
                .iter()
                .map(|rule| CompiledRule {
                    id: rule.id.clone(),
                    dimension: rule.dimension,
                    colour: rule.colour,
                    over: rule.over,
                    text: rule.when.clone(),
                    condition: Condition::compile(&rule.when, rule.over).ok(),
                })
                .collect(),
            checks: compiled,
        }
    }

    /// What a gate's check says.
    pub(super) fn check(&self, text: &str, facts: &Facts<'_>) -> Outcome {
        match self.checks.get(text) {
            Some(condition) => condition.as_ref().map_or(BROKEN, |condition| condition.outcome(facts)),
            None => Condition::compile(text, RuleSubject::Program).map_or(BROKEN, |condition| condition.outcome(facts)),
        }
    }

    /// The elements of a list that keep a gate's check from holding.
    pub(super) fn counterexamples(&self, text: &str, list: &str, facts: &Facts<'_>) -> Vec<usize> {
        let compiled = self.checks.get(text).and_then(Option::as_ref);
        compiled.map_or_else(Vec::new, |condition| condition.counterexamples(list, facts))
    }

    /// What the rules of one dimension say about a program and its committed milestones.
    pub(super) fn judge(&self, dimension: Dimension, facts: &Facts<'_>, milestones: &[Subject<'_>]) -> Verdict<'_> {
        self.judge_where(|rule| rule.dimension == dimension, facts, milestones)
    }

    /// What the rules that name `gates` say.
    pub(super) fn judge_gates(&self, facts: &Facts<'_>) -> Verdict<'_> {
        let asks_gates = |rule: &CompiledRule| {
            rule.over == RuleSubject::Program
                && rule.condition.as_ref().is_some_and(|condition| condition.reads("gates"))
        };
        self.judge_where(asks_gates, facts, &[])
    }

    fn judge_where(
        &self,
        wanted: impl Fn(&CompiledRule) -> bool,
        facts: &Facts<'_>,
        milestones: &[Subject<'_>],
    ) -> Verdict<'_> {
        let mut verdict = Verdict { fired: None, assessed: false, not_evaluated: Vec::new() };
        for rule in self.compiled.iter().filter(|rule| wanted(rule)) {
            let Some(condition) = &rule.condition else {
                verdict.not_evaluated.push((&rule.id, Unevaluated::Broken, None));
                continue;
            };
            let answer = match rule.over {
                RuleSubject::Program => Answer::of(condition.outcome(facts)),
                RuleSubject::Committed => over_milestones(condition, facts, milestones),
            };
            verdict.not_evaluated.extend(answer.trouble.map(|(why, milestone)| (&rule.id, why, milestone)));
            let milestone = answer.milestone;
            match answer.outcome {
                Outcome::NotEvaluated(_) => {}
                Outcome::Fails => verdict.assessed = true,
                Outcome::Holds => {
                    verdict.assessed = true;
                    // Later rules win only with a worse colour: file order decides among equals.
                    if verdict.fired.is_none_or(|fired| rule.colour > fired.colour) {
                        verdict.fired =
                            Some(Fired { id: &rule.id, colour: rule.colour, text: &rule.text, condition, milestone });
                    }
                }
            }
        }
        verdict
    }
}

/// A condition that did not compile.
const BROKEN: Outcome = Outcome::NotEvaluated(Unevaluated::Broken);

/// What a condition says, about which milestone, and what kept it from saying more.
struct Answer {
    outcome: Outcome,
    milestone: Option<usize>,
    trouble: Option<(Unevaluated, Option<usize>)>,
}

impl Answer {
    fn of(outcome: Outcome) -> Self {
        let trouble = match outcome {
            Outcome::NotEvaluated(why) => Some((why, None)),
            Outcome::Holds | Outcome::Fails => None,
        };
        Self { outcome, milestone: None, trouble }
    }
}

/// The largest slip among the milestones for which it holds; not evaluated where it can be asked about none of them. A
/// failure is told even where other milestones give an answer.
fn over_milestones(condition: &Condition, facts: &Facts<'_>, milestones: &[Subject<'_>]) -> Answer {
    let mut worst: Option<&Subject<'_>> = None;
    let mut trouble: Option<(Unevaluated, Option<usize>)> = None;
    let mut known = milestones.is_empty();
    for milestone in milestones {
        let facts = facts.with("milestone", Root::Record(milestone.record));
        match condition.outcome(&facts) {
            Outcome::Holds => {
                if worst.is_none_or(|worst| milestone.commitment_slip > worst.commitment_slip) {
                    worst = Some(milestone);
                }
            }
            Outcome::Fails => known = true,
            Outcome::NotEvaluated(why) => {
                if trouble.is_none_or(|(first, _)| first.graver(why) != first) {
                    trouble = Some((why, why.is_failure().then_some(milestone.place)));
                }
            }
        }
    }
    let outcome = match (worst, trouble) {
        (Some(_), _) => Outcome::Holds,
        (None, Some((why, _))) if !known => Outcome::NotEvaluated(why),
        (None, _) => Outcome::Fails,
    };
    let told = |why: Unevaluated| why.is_failure() || matches!(outcome, Outcome::NotEvaluated(_));
    Answer { outcome, milestone: worst.map(|worst| worst.place), trouble: trouble.filter(|(why, _)| told(*why)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::Rule;

    fn rule(id: &str, colour: Colour, over: RuleSubject, when: &str) -> Rule {
        Rule {
            id: RuleId::parse(id).unwrap(),
            origin: None,
            dimension: Dimension::Schedule,
            colour,
            over,
            when: when.to_owned(),
        }
    }

    /// The schedule rules of the house.
    fn house() -> Rules {
        let committed = RuleSubject::Committed;
        let rules = RuleSet {
            version: 3,
            improve_after_reports: 2,
            override_max_days: 14,
            rules: vec![
                rule(
                    "SCH-A1",
                    Colour::Amber,
                    committed,
                    "milestone.commitment_float < 5 || milestone.slips_in_last_4 >= 2",
                ),
                rule("SCH-R1", Colour::Red, committed, "milestone.commitment_slip > 10"),
                rule("SCH-R2", Colour::Red, committed, "has(milestone.p_meet) && milestone.p_meet < 0.5"),
                rule("SCH-R3", Colour::Red, committed, "milestone.commitment_float < 0 && !milestone.recovery_decided"),
                rule("SCH-XX", Colour::Red, committed, "milestone.nonsense"),
            ],
        };
        Rules::compile(&rules, std::iter::once("issues.all(i, !i.open)"))
    }

    fn record(slip: i64, recovered: bool) -> [Fact<'static>; 8] {
        [
            Fact::Text("MS-X-1"),
            Fact::Int(slip),
            Fact::Int(-slip),
            Fact::Missing,
            Fact::Int(0),
            Fact::Bool(recovered),
            Fact::Missing,
            Fact::Bool(false),
        ]
    }

    fn fired(slips: &[(i64, bool)]) -> Option<(String, Option<usize>)> {
        let rules = house();
        let records: Vec<_> = slips.iter().map(|(slip, recovered)| record(*slip, *recovered)).collect();
        let subjects: Vec<Subject<'_>> = records
            .iter()
            .zip(slips)
            .enumerate()
            .map(|(place, (record, (slip, _)))| Subject { record, place, commitment_slip: *slip })
            .collect();
        let verdict = rules.judge(Dimension::Schedule, &Facts::new(), &subjects);
        verdict.fired.map(|fired| (fired.id.to_string(), fired.milestone))
    }

    #[test]
    fn the_worst_colour_then_file_order_then_the_largest_slip() {
        let of = |id: &str, place| Some((id.to_owned(), Some(place)));
        assert_eq!(fired(&[(-20, false)]), None);
        assert_eq!(fired(&[(-20, false), (-3, false)]), of("SCH-A1", 1));
        assert_eq!(fired(&[(10, false)]), of("SCH-R3", 0), "ten days are not more than ten");
        assert_eq!(fired(&[(10, true)]), of("SCH-A1", 0), "a decided recovery");
        assert_eq!(fired(&[(3, false), (10, false), (10, false)]), of("SCH-R3", 1));
        assert_eq!(fired(&[(3, false), (11, true)]), of("SCH-R1", 1), "first rule in the file");
    }

    #[test]
    fn what_has_no_input_is_not_evaluated() {
        let rules = house();
        let subject = record(0, false);
        let subjects = [Subject { record: &subject, place: 0, commitment_slip: 0 }];
        let verdict = rules.judge(Dimension::Schedule, &Facts::new(), &subjects);
        let told: Vec<_> = verdict.not_evaluated.iter().map(|(id, why, place)| (id.as_str(), *why, *place)).collect();
        let absent = Unevaluated::Absent(Some("milestone"), Some("p_meet"));
        assert_eq!(told, [("SCH-R2", absent, None), ("SCH-XX", Unevaluated::Broken, None)]);
        assert!(verdict.assessed);
        assert!(!rules.judge(Dimension::Quality, &Facts::new(), &subjects).assessed);
        assert!(rules.judge(Dimension::Schedule, &Facts::new(), &[]).assessed, "all are met");
    }

    #[test]
    fn checks_are_compiled_once_or_when_asked() {
        let rules = house();
        let facts = Facts::new().with("issues", Root::List(&[]));
        assert_eq!(rules.check("issues.all(i, !i.open)", &facts), Outcome::Holds);
        assert_eq!(rules.check("issues.exists(i, i.open)", &facts), Outcome::Fails);
        let absent = Outcome::NotEvaluated(Unevaluated::Absent(Some("qual"), None));
        assert_eq!(rules.check("qual.all(q, q.state == 'pass')", &facts), absent);
        assert_eq!(rules.check("not a condition", &facts), BROKEN);
    }

    #[test]
    fn a_failure_is_told_beside_what_the_others_say() {
        let divides = rule("SCH-D", Colour::Red, RuleSubject::Committed, "100 / milestone.commitment_slip > 20");
        let rules = RuleSet { version: 1, improve_after_reports: 2, override_max_days: 14, rules: vec![divides] };
        let rules = Rules::compile(&rules, std::iter::empty());
        let records = [record(3, false), record(0, false), record(50, false)];
        let judge = |places: &[usize]| {
            let subjects: Vec<Subject<'_>> = places
                .iter()
                .map(|place| Subject { record: &records[*place], place: *place, commitment_slip: 0 })
                .collect();
            let verdict = rules.judge(Dimension::Schedule, &Facts::new(), &subjects);
            let told: Vec<_> = verdict.not_evaluated.iter().map(|(_, why, place)| (*why, *place)).collect();
            (verdict.fired.map(|fired| fired.milestone), verdict.assessed, told)
        };
        let zero = (Unevaluated::DivisionByZero, Some(1));
        assert_eq!(judge(&[0, 1]), (Some(Some(0)), true, vec![zero]), "fires for one, fails for the other");
        assert_eq!(judge(&[1, 2]), (None, true, vec![zero]));
        assert_eq!(judge(&[1]), (None, false, vec![zero]), "nothing was looked at");
        assert_eq!(judge(&[2]), (None, true, vec![]));
    }
}
