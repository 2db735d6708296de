//! Asking the rules: about a dimension of the program, about one workstream, about one gate.
//!
//! What enters: records, measures and compiled rules. What leaves: a colour with its clause. What always holds: green
//! is given only where a rule looked at data.

use crate::audience::Program;
use crate::terms::{Colour, Dimension, Fact, Facts, GateOutcome, Root};
use crate::time::Date;

use super::ageing::Ageing;
use super::clause::{Clause, ClauseFacts, Judged, NotEvaluated};
use super::gates::GateMeasures;
use super::inputs::{Lists, Records, issue_stats};
use super::issues::IssueMeasures;
use super::milestones::MilestoneMeasures;
use super::own_tasks;
use super::rules::{Fired, Rules, Subject, Verdict};

/// A program's measures, ready to be asked about.
#[derive(Debug)]
pub(super) struct Judge<'r, 'p> {
    pub(super) program: &'r Program<'p>,
    pub(super) as_of: Date,
    pub(super) compiled: &'r Rules,
    pub(super) issues: &'r [IssueMeasures],
    pub(super) ageing: &'r Ageing,
    pub(super) milestones: &'r [MilestoneMeasures],
    pub(super) gates: &'r [GateMeasures],
    pub(super) records: &'r Records<'r>,
    pub(super) lists: &'r Lists<'r>,
    pub(super) days_since_note: Option<i64>,
}

/// Which issues a question is about: all, or some, by their places in `Program::issues`.
#[derive(Clone, Copy)]
enum Asked<'i> {
    All,
    Some(&'i [usize]),
}

impl Judge<'_, '_> {
    pub(super) fn rules(&self) -> &Rules {
        self.compiled
    }

    /// One dimension of the program.
    pub(super) fn dimension(&self, dimension: Dimension) -> Judged {
        let facts = self.lists.facts(self.records);
        let verdict = self.compiled.judge(dimension, &facts, &self.subjects(|_| true));
        let has_data = match dimension {
            Dimension::Schedule => !self.program.committed.is_empty(),
            Dimension::Issues => !self.program.issues.is_empty(),
            Dimension::Requirements => !self.records.requirements.is_empty() || !self.program.gates.is_empty(),
            Dimension::Freshness => self.days_since_note.is_some(),
            Dimension::Sla | Dimension::Supply | Dimension::Quality => true,
        };
        self.judged(&verdict, has_data, &facts, Asked::All)
    }

    /// The schedule rules over a workstream's own promises, its own tasks against their baseline, and the issue rules over
    /// its own issues; the worst of the three. Without a promise to keep or a baseline it is never green.
    pub(super) fn workstream(&self, workstream: usize) -> Judged {
        let places: Vec<usize> = (0..self.issues.len())
            .filter(|issue| self.program.issues[*issue].refs.workstreams.contains(&workstream))
            .collect();
        let list: Vec<&[Fact<'_>]> = places.iter().map(|issue| self.records.issues[*issue].as_slice()).collect();
        let stats = issue_stats(places.iter().map(|issue| &self.issues[*issue]), self.ageing);
        let facts =
            self.lists.facts(self.records).with("issues", Root::List(&list)).with("issue_stats", Root::Record(&stats));
        let own = |task: usize| self.program.tasks.get(task).is_some_and(|task| task.workstream == workstream);
        let promises = self.subjects(own);
        let schedule = self.compiled.judge(Dimension::Schedule, &facts, &promises);
        let issues = self.compiled.judge(Dimension::Issues, &facts, &[]);
        let schedule = self.judged(&schedule, !promises.is_empty(), &facts, Asked::Some(&places));
        let tasks = own_tasks::judge(self.program, workstream, self.as_of);
        let mut issues = self.judged(&issues, !places.is_empty(), &facts, Asked::Some(&places));
        let mut not_evaluated = schedule.not_evaluated.clone();
        not_evaluated.append(&mut issues.not_evaluated);
        let dates = if tasks.colour > schedule.colour { tasks } else { schedule };
        // Calm issues say nothing about dates that nobody can judge.
        let worse = match (dates.colour, issues.colour) {
            (None, Some(Colour::Green)) => dates,
            (of_dates, of_issues) if of_issues > of_dates => issues,
            _ => dates,
        };
        Judged { not_evaluated, ..worse }
    }

    /// A gate: decided, its decision; else the rules that name gates over this one, and the schedule rules over its
    /// milestone. A conditional go is amber while one of its conditions is overdue. A gate whose milestone is late
    /// against the baseline is amber at best, since no rule looks at milestones that were not promised.
    pub(super) fn gate(&self, place: usize) -> Option<Colour> {
        let gate = self.program.gates.get(place)?;
        let overdue = |action: &usize| {
            let action = self.program.actions.get(*action).map(|action| action.facts);
            action.is_some_and(|action| {
                let open = action.done.is_none_or(|done| done > self.as_of);
                open && action.due.is_some_and(|due| due < self.as_of)
            })
        };
        match gate.decision.as_ref().map(|decision| decision.outcome) {
            Some(GateOutcome::Go) => return Some(Colour::Green),
            Some(GateOutcome::ConditionalGo) => {
                let late = gate.decision.as_ref().is_some_and(|decision| decision.conditions.iter().any(overdue));
                return Some(if late { Colour::Amber } else { Colour::Green });
            }
            Some(GateOutcome::NoGo) => return Some(Colour::Red),
            Some(GateOutcome::Recycle) | None => {}
        }
        let record: Vec<&[Fact<'_>]> = self
            .records
            .gate_places
            .iter()
            .zip(&self.records.gates)
            .filter(|(own, _)| **own == place)
            .map(|(_, record)| record.as_slice())
            .collect();
        let facts =
            self.lists.facts(self.records).with("gates", Root::List(&record)).with("requirements", Root::List(&[]));
        let criteria = self.compiled.judge_gates(&facts);
        let applicable = self.gates.get(place).is_some_and(|measure| measure.readiness.is_some());
        let subjects = self.subjects(|task| gate.milestone == Some(task));
        let schedule = self.compiled.judge(Dimension::Schedule, &facts, &subjects);
        let criteria = colour(&criteria, applicable && !record.is_empty());
        let schedule = colour(&schedule, !subjects.is_empty());
        let behind = gate
            .milestone
            .and_then(|task| self.program.tasks.get(task))
            .and_then(|task| task.dates.slip)
            .is_some_and(|slip| slip >= super::LATE)
            .then_some(Colour::Amber);
        criteria.max(schedule).max(behind)
    }

    /// The committed milestones not yet met whose task is wanted.
    fn subjects(&self, wanted: impl Fn(usize) -> bool) -> Vec<Subject<'_>> {
        self.records
            .milestone_places
            .iter()
            .zip(&self.records.milestones)
            .filter(|(place, _)| wanted(self.milestones[**place].task))
            .map(|(place, record)| Subject {
                record,
                place: *place,
                commitment_slip: self.milestones[*place].commitment_slip.unwrap_or_default(),
            })
            .collect()
    }

    fn judged(&self, verdict: &Verdict<'_>, has_data: bool, facts: &Facts<'_>, asked: Asked<'_>) -> Judged {
        Judged {
            colour: colour(verdict, has_data),
            clause: verdict.fired.map(|fired| self.clause(&fired, facts, asked)),
            not_evaluated: verdict
                .not_evaluated
                .iter()
                .map(|(rule, why, milestone)| NotEvaluated {
                    rule: (*rule).clone(),
                    why: *why,
                    milestone: milestone.and_then(|place| Some(self.milestones.get(place)?.task)),
                })
                .collect(),
        }
    }

    fn clause(&self, fired: &Fired<'_>, facts: &Facts<'_>, asked: Asked<'_>) -> Clause {
        let milestone = fired.milestone.and_then(|place| self.milestones.get(place));
        Clause {
            rule: fired.id.clone(),
            condition: fired.text.to_owned(),
            milestone: milestone.map(|milestone| milestone.task),
            facts: match milestone {
                Some(milestone) => milestone_facts(milestone),
                None => self.program_facts(fired, facts, asked),
            },
        }
    }

    fn program_facts(&self, fired: &Fired<'_>, facts: &Facts<'_>, asked: Asked<'_>) -> ClauseFacts {
        let condition = fired.condition;
        if condition.reads("issues") || condition.reads("issue_stats") {
            return self.issue_facts(fired, facts, asked);
        }
        if condition.reads("requirements") || condition.reads("gates") {
            let seen = |list: &str, places: &[usize]| -> Vec<usize> {
                condition.witnesses(list, facts).iter().filter_map(|at| places.get(*at).copied()).collect()
            };
            return ClauseFacts::Requirements {
                requirements: seen("requirements", &self.records.requirement_places),
                gates: seen("gates", &self.records.gate_places),
            };
        }
        if condition.reads("days_since_status_note") {
            return ClauseFacts::Freshness { days: self.days_since_note };
        }
        ClauseFacts::Other
    }

    /// The issues that an `exists` or `filter` found; of a clause about overdue next actions, those that are overdue.
    fn issue_facts(&self, fired: &Fired<'_>, facts: &Facts<'_>, asked: Asked<'_>) -> ClauseFacts {
        let all: Vec<usize>;
        let places = match asked {
            Asked::Some(places) => places,
            Asked::All => {
                all = (0..self.issues.len()).collect();
                &all
            }
        };
        let open = places.iter().filter(|issue| self.issues[**issue].open).count();
        let overdue: Vec<usize> =
            places.iter().copied().filter(|issue| self.issues[*issue].next_action_overdue).collect();
        let overdue_share = super::gates::share(overdue.len(), open);
        let mut issues: Vec<usize> =
            fired.condition.witnesses("issues", facts).iter().filter_map(|at| places.get(*at).copied()).collect();
        let by_overdue = issues.is_empty() && fired.condition.reads("issue_stats.next_actions_overdue_share");
        if by_overdue {
            issues = overdue;
        }
        issues.sort_by_key(|issue| {
            let measure = &self.issues[*issue];
            (measure.severity, std::cmp::Reverse(measure.age_days), *issue)
        });
        ClauseFacts::Issues { issues, overdue_share, overdue: by_overdue }
    }
}

/// The colour of a verdict: what fired, else green where a rule looked at data.
fn colour(verdict: &Verdict<'_>, has_data: bool) -> Option<Colour> {
    let green = (verdict.assessed && has_data).then_some(Colour::Green);
    verdict.fired.map(|fired| fired.colour).or(green)
}

fn milestone_facts(milestone: &MilestoneMeasures) -> ClauseFacts {
    let commitment_slip = milestone.commitment_slip.unwrap_or_default();
    ClauseFacts::Milestone {
        commitment_slip,
        commitment_float: -commitment_slip,
        slips_in_last_4: milestone.slips_in_last_4,
        forecast: milestone.forecast,
        committed: milestone.committed.unwrap_or(milestone.forecast),
        recovery_decided: milestone.recovery_decided,
        p_meet: milestone.p_meet,
    }
}
