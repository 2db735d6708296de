//! Status: which rule fired in each dimension, what the ledger and an override make of it.
//!
//! What enters: measures, compiled rules, the ledger before the data date, an override. What leaves: a colour for each
//! dimension, workstream and gate, with the clause that fired and its numbers. What always holds: the overall colour is
//! the worst dimension's; a dimension without data has no colour and does not count; worsening shows at once.

use crate::audience::{NoteOverride, Program, Report};
use crate::terms::{Colour, Dimension};
use crate::time::Date;

use super::clause::{Clause, Judged, NotEvaluated};
use super::judge::Judge;

/// The status of a program at the data date.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramStatus {
    /// The worst dimension; ties in the order of `Dimension`. `rule` is the worst that any dimension's rules give.
    pub overall: DimensionStatus,
    /// Every dimension, in the order of `Dimension`.
    pub dimensions: Vec<DimensionStatus>,
    /// One entry a workstream, in the order of `Program::workstreams`: the schedule rules over its own promises, its own
    /// tasks against their baseline, and the issue rules over its own issues.
    pub workstreams: Vec<DimensionStatus>,
    /// One entry a gate, in the order of `Program::gates`: its criteria and its milestone; none before it has any.
    pub gates: Vec<Option<Colour>>,
    /// Overall colour shown, oldest first: by report date those of earlier reports, then that of the data date.
    pub history: Vec<(Date, Colour)>,
    /// Days since the last status note; nothing where there is none.
    pub days_since_note: Option<i64>,
}

/// The status of one dimension.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DimensionStatus {
    /// Which; nothing for a workstream. Of the overall status, the dimension that decides it.
    pub dimension: Option<Dimension>,
    /// What the rules give now; nothing where there is no data: "not assessed".
    pub rule: Option<Colour>,
    /// What the reader is shown: the rule, held by the report before, replaced by an override.
    pub shown: Option<Colour>,
    /// The clause that gave `rule`; nothing for green.
    pub clause: Option<Clause>,
    /// Whether the colour is worse than `rule` because improving needs two reports.
    pub held: bool,
    /// Where it is held: the data date of the report since which the rules gave that colour without a break.
    pub held_since: Option<Date>,
    /// An override that counts at the data date.
    pub overridden: Option<OverrideShown>,
    /// Rules that could not be evaluated, in file order.
    pub not_evaluated: Vec<NotEvaluated>,
}

/// An override that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverrideShown {
    /// The colour it gives.
    pub colour: Colour,
    /// The last day on which it counts.
    pub expires: Date,
}

/// The status of a program.
pub(super) fn measure(
    program: &Program<'_>,
    as_of: Date,
    judge: &Judge<'_, '_>,
    days_since_note: Option<i64>,
) -> ProgramStatus {
    let before: Vec<&Report<'_>> = program.reports.iter().filter(|report| report.data_date < as_of).collect();
    let must_agree = judge.rules().improve_after_reports.saturating_sub(1);
    let counting = program.override_.as_ref().filter(|set| set.since <= as_of && as_of <= set.expires);
    let dimensions: Vec<DimensionStatus> = Dimension::WORDS
        .iter()
        .map(|(_, dimension)| {
            let judged = judge.dimension(*dimension);
            let earlier = earlier(&before, must_agree, Some(*dimension));
            let overridden = counting.and_then(|set| colour_of(set, *dimension));
            dimension_status(Some(*dimension), judged, earlier, overridden)
        })
        .collect();
    let overall = overall(&dimensions, earlier_overall(&before, must_agree));
    let history = before
        .iter()
        .filter_map(|report| Some((report.data_date, report.status.iter().find(|(own, _)| own.is_none())?.1.shown)))
        .chain(overall.shown.map(|shown| (as_of, shown)))
        .collect();
    ProgramStatus {
        overall,
        dimensions,
        workstreams: (0..program.workstreams.len())
            .map(|workstream| dimension_status(None, judge.workstream(workstream), None, None))
            .collect(),
        gates: (0..program.gates.len()).map(|gate| judge.gate(gate)).collect(),
        history,
        days_since_note,
    }
}

fn rule_of(report: &Report<'_>, dimension: Option<Dimension>) -> Option<Colour> {
    let (_, status) = report.status.iter().find(|(own, _)| *own == dimension)?;
    Some(status.rule)
}

/// What the rules gave in earlier reports, and since when without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Earlier {
    colour: Colour,
    since: Date,
}

/// The worst `rule` of the last so many reports, oldest first, and since which data date it was that.
fn earlier(before: &[&Report<'_>], must_agree: usize, dimension: Option<Dimension>) -> Option<Earlier> {
    let agreeing = &before[before.len().saturating_sub(must_agree)..];
    let colour = agreeing.iter().filter_map(|report| rule_of(report, dimension)).max()?;
    let last = before.iter().rposition(|report| rule_of(report, dimension) == Some(colour))?;
    let run = before[..=last].iter().rev().take_while(|report| rule_of(report, dimension) == Some(colour));
    run.last().map(|report| Earlier { colour, since: report.data_date })
}

/// The overall colour of reports that tell this reader no dimensions: it is all there is to compare with.
fn earlier_overall(before: &[&Report<'_>], must_agree: usize) -> Option<Earlier> {
    let agreeing = &before[before.len().saturating_sub(must_agree)..];
    let alone = agreeing.iter().any(|report| report.status.iter().all(|(dimension, _)| dimension.is_none()));
    if alone { earlier(before, must_agree, None) } else { None }
}

fn colour_of(set: &NoteOverride<'_>, dimension: Dimension) -> Option<OverrideShown> {
    let (_, colour) = set.colours.iter().find(|(own, _)| *own == dimension)?;
    Some(OverrideShown { colour: *colour, expires: set.expires })
}

/// The rule now, held by the worst `rule` of the reports that must agree, replaced by an override.
fn dimension_status(
    dimension: Option<Dimension>,
    judged: Judged,
    earlier: Option<Earlier>,
    overridden: Option<OverrideShown>,
) -> DimensionStatus {
    let worse = earlier.filter(|earlier| judged.colour.is_some_and(|now| earlier.colour > now));
    let held = worse.filter(|_| overridden.is_none());
    DimensionStatus {
        dimension,
        rule: judged.colour,
        shown: overridden.map(|set| set.colour).or(worse.map(|earlier| earlier.colour)).or(judged.colour),
        clause: judged.clause,
        held: held.is_some(),
        held_since: held.map(|earlier| earlier.since),
        overridden,
        not_evaluated: judged.not_evaluated,
    }
}

/// The worst dimension; among equals one that has its colour from this week before one that is held, then the first. A
/// held one goes with the clause of the worst rule of this week. `earlier` is what reports without dimensions said.
fn overall(dimensions: &[DimensionStatus], earlier: Option<Earlier>) -> DimensionStatus {
    let worst = dimensions.iter().filter_map(|dimension| dimension.shown).max();
    let rule = dimensions.iter().filter_map(|dimension| dimension.rule).max();
    let equals = || dimensions.iter().filter(|dimension| worst.is_some() && dimension.shown == worst);
    let deciding = equals().find(|dimension| !dimension.held).or_else(|| equals().next());
    let mut overall = DimensionStatus { rule, ..deciding.cloned().unwrap_or_default() };
    if let Some(earlier) = earlier.filter(|earlier| worst.is_some_and(|worst| earlier.colour > worst)) {
        overall = DimensionStatus {
            dimension: None,
            shown: Some(earlier.colour),
            held: true,
            held_since: Some(earlier.since),
            ..overall
        };
    }
    if overall.held {
        let ruling = dimensions.iter().find(|dimension| rule.is_some() && dimension.rule == rule);
        overall.clause = ruling.and_then(|dimension| dimension.clause.clone());
    }
    overall
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;
    use Colour::{Amber, Green, Red};

    fn judged(colour: Option<Colour>) -> Judged {
        Judged { colour, ..Judged::default() }
    }

    fn shown(now: Option<Colour>, earlier: Option<Colour>, set: Option<Colour>) -> (Option<Colour>, bool) {
        let expires = parse_date("2026-06-20").unwrap();
        let set = set.map(|colour| OverrideShown { colour, expires });
        let earlier = earlier.map(|colour| Earlier { colour, since: expires });
        let status = dimension_status(Some(Dimension::Schedule), judged(now), earlier, set);
        assert_eq!(status.rule, now, "the rule is printed whatever is shown");
        assert_eq!(status.held_since.is_some(), status.held);
        (status.shown, status.held)
    }

    #[test]
    fn improving_waits_and_worsening_does_not() {
        assert_eq!(shown(Some(Green), None, None), (Some(Green), false));
        assert_eq!(shown(Some(Green), Some(Red), None), (Some(Red), true));
        assert_eq!(shown(Some(Red), Some(Green), None), (Some(Red), false));
        assert_eq!(shown(Some(Amber), Some(Amber), None), (Some(Amber), false));
        assert_eq!(shown(None, Some(Red), None), (None, false), "not assessed");
    }

    #[test]
    fn an_override_replaces_what_would_be_shown() {
        assert_eq!(shown(Some(Red), Some(Red), Some(Amber)), (Some(Amber), false));
        assert_eq!(shown(Some(Green), Some(Red), Some(Amber)), (Some(Amber), false));
        assert_eq!(shown(Some(Green), None, Some(Red)), (Some(Red), false));
    }

    #[test]
    fn the_overall_status_is_the_worst_dimension_first_in_order() {
        let status = |dimension, rule, shown| DimensionStatus {
            dimension: Some(dimension),
            rule,
            shown,
            ..DimensionStatus::default()
        };
        let of = |dimensions: &[DimensionStatus]| {
            let overall = overall(dimensions, None);
            (overall.dimension, overall.rule, overall.shown)
        };
        let dimensions = [
            status(Dimension::Schedule, Some(Red), Some(Amber)),
            status(Dimension::Issues, Some(Amber), Some(Amber)),
            status(Dimension::Sla, None, None),
            status(Dimension::Freshness, Some(Green), Some(Green)),
        ];
        assert_eq!(of(&dimensions), (Some(Dimension::Schedule), Some(Red), Some(Amber)));
        assert_eq!(of(&dimensions[1..]), (Some(Dimension::Issues), Some(Amber), Some(Amber)));
        assert_eq!(of(&dimensions[2..]), (Some(Dimension::Freshness), Some(Green), Some(Green)));
        assert_eq!(of(&dimensions[2..3]), (None, None, None), "nothing is assessed");
    }

    #[test]
    fn a_held_colour_gives_way_to_one_of_this_week() {
        let day = parse_date("2026-06-05").unwrap();
        let status = |dimension, rule, shown| DimensionStatus {
            dimension: Some(dimension),
            rule: Some(rule),
            shown: Some(shown),
            held: rule != shown,
            held_since: (rule != shown).then_some(day),
            ..DimensionStatus::default()
        };
        let held = status(Dimension::Schedule, Amber, Red);
        let found = overall(&[held.clone(), status(Dimension::Issues, Red, Red)], None);
        assert_eq!((found.dimension, found.held), (Some(Dimension::Issues), false));
        let found = overall(&[held, status(Dimension::Issues, Green, Green)], None);
        assert_eq!((found.dimension, found.held_since), (Some(Dimension::Schedule), Some(day)));
    }

    #[test]
    fn reports_without_dimensions_hold_the_overall_colour_alone() {
        let since = parse_date("2026-05-29").unwrap();
        let now = [DimensionStatus {
            dimension: Some(Dimension::Schedule),
            rule: Some(Green),
            shown: Some(Green),
            ..DimensionStatus::default()
        }];
        let found = overall(&now, Some(Earlier { colour: Red, since }));
        assert_eq!((found.rule, found.shown, found.held), (Some(Green), Some(Red), true));
        assert_eq!((found.dimension, found.held_since), (None, Some(since)));
        let found = overall(&now, Some(Earlier { colour: Green, since }));
        assert_eq!((found.shown, found.held), (Some(Green), false));
    }
}
