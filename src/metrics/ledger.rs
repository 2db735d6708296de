//! The ledger: what a new entry says, and where an entry of the data date differs from what is computed now.
//!
//! What enters: the measures of every reader. What leaves: plain data; `report record` writes it. What always holds: an
//! entry keeps status and counts per audience, so that history tells no reader more than the page of its day.

use crate::audience::{Program, Report, Scoped};
use crate::diagnostics::Span;
use crate::terms::{Colour, Dimension, EntityId, Scope, TaskId, WorkstreamId};
use crate::text::Text;
use crate::time::{Date, IsoWeek};

use super::clause::Clause;
use super::status::DimensionStatus;
use super::{Measures, data_date};

/// A new entry of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// The week of the data date, the name of its file.
    pub period: IsoWeek,
    /// The data date.
    pub data_date: Date,
    /// The version of the rules.
    pub rules: i64,
    /// Milestones with a baseline, a promise or a past, in plan order.
    pub milestones: Vec<EntryMilestone<'a>>,
    /// One entry an audience that sees the program, in the order given.
    pub audiences: Vec<EntryAudience>,
}

/// A milestone as it is reported.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryMilestone<'a> {
    /// Which.
    pub id: &'a TaskId,
    /// Baseline finish, inclusive.
    pub baseline: Option<Date>,
    /// Committed date.
    pub committed: Option<Date>,
    /// Forecast or actual finish, inclusive.
    pub forecast: Date,
    /// Why it moved, where it did since the report before.
    pub reason: Option<&'a Text>,
}

/// What one audience is told.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryAudience {
    /// Its name: `internal`, `customer-nebula`.
    pub name: String,
    /// Overall status (no dimension), then every dimension that is assessed, in their order.
    pub status: Vec<EntryStatus>,
    /// What readers see of the workstreams that have a colour, in their order.
    pub workstreams: Vec<(WorkstreamId, Colour)>,
    /// Counts by group, then name.
    pub counts: Vec<(&'static str, Vec<(&'static str, usize)>)>,
}

/// A status as it is reported.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryStatus {
    /// Which dimension; nothing for the overall status.
    pub dimension: Option<Dimension>,
    /// What the rules give.
    pub rule: Colour,
    /// What readers see.
    pub shown: Colour,
    /// The clause that fired, of a dimension; its words are the writer's.
    pub clause: Option<Clause>,
}

/// A value of an entry that is not what is computed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where the entry says it.
    pub span: Span,
    /// What it is about: `MS-NBL-ACCEPT forecast`, `schedule rule`, `issues open`.
    pub what: String,
    /// As written.
    pub written: String,
    /// As computed.
    pub computed: String,
}

/// The entry of a program at its data date, from the readers that see it. Milestones come from the first reader, who
/// should be one that nothing is hidden from. Nothing without readers.
#[must_use]
pub fn entry<'a>(readers: &[(&Scoped<Program<'a>>, &Measures)], rules_version: i64) -> Option<Entry<'a>> {
    let (program, measures) = readers.first()?;
    let date = data_date(program);
    let milestones = measures.milestones.iter().filter_map(|milestone| {
        let task = program.tasks.get(milestone.task)?;
        let moved = milestone.slip_period.is_some_and(|days| days != 0);
        Some(EntryMilestone {
            id: task.id,
            baseline: milestone.baseline,
            committed: milestone.committed,
            forecast: milestone.forecast,
            reason: task.inner.filter(|_| moved).and_then(|inner| inner.slip_reason.as_ref()),
        })
    });
    Some(Entry {
        period: IsoWeek::of(date),
        data_date: date,
        rules: rules_version,
        milestones: milestones.collect(),
        audiences: readers
            .iter()
            .filter(|(program, _)| *program.scope() != Scope::Author)
            .map(|(program, measures)| EntryAudience {
                name: program.scope().name(),
                status: statuses(measures),
                workstreams: workstreams(program, measures),
                counts: counts(measures),
            })
            .collect(),
    })
}

/// Where the entry of the data date, if there is one, differs from what is computed.
///
/// The author sees more than any audience, so for the author only milestones are compared.
#[must_use]
pub fn differences(program: &Scoped<Program<'_>>, measures: &Measures) -> Vec<Difference> {
    let date = data_date(program);
    let Some(report) = program.reports.iter().rfind(|report| report.data_date == date) else {
        return Vec::new();
    };
    let mut found = milestone_differences(program, report, measures);
    if *program.scope() != Scope::Author {
        found.extend(status_differences(&program.scope().name(), report, &statuses(measures)));
        found.extend(workstream_differences(program, report, measures));
        found.extend(count_differences(&program.scope().name(), report, &counts(measures)));
    }
    found
}

fn statuses(measures: &Measures) -> Vec<EntryStatus> {
    let of = |dimension: Option<Dimension>, status: &DimensionStatus| {
        Some(EntryStatus {
            dimension,
            rule: status.rule.or(status.shown)?,
            shown: status.shown?,
            clause: status.clause.clone().filter(|_| dimension.is_some()),
        })
    };
    let dimensions = measures.status.dimensions.iter().filter_map(|status| of(status.dimension, status));
    of(None, &measures.status.overall).into_iter().chain(dimensions).collect()
}

fn workstreams(program: &Program<'_>, measures: &Measures) -> Vec<(WorkstreamId, Colour)> {
    let own = program.workstreams.iter().zip(&measures.status.workstreams);
    own.filter_map(|(stream, status)| Some((stream.id.clone(), status.shown?))).collect()
}

fn counts(measures: &Measures) -> Vec<(&'static str, Vec<(&'static str, usize)>)> {
    let open = measures.issues.iter().filter(|issue| issue.open).count();
    vec![
        ("tasks", vec![("scope", measures.tasks.scope), ("done", measures.tasks.done)]),
        ("issues", vec![("open", open)]),
        ("requirements", vec![("verified", measures.requirements.verified)]),
    ]
}

fn milestone_differences(program: &Program<'_>, report: &Report<'_>, measures: &Measures) -> Vec<Difference> {
    let mut computed: Vec<Option<usize>> = vec![None; program.tasks.len()];
    for (place, milestone) in measures.milestones.iter().enumerate() {
        computed[milestone.task] = Some(place);
    }
    let mut found = Vec::new();
    for reported in &report.milestones {
        let Some(milestone) = computed.get(reported.task).copied().flatten().map(|place| &measures.milestones[place])
        else {
            continue;
        };
        let id = program.tasks[reported.task].id;
        let fields = [
            ("forecast", Some(reported.forecast), Some(milestone.forecast)),
            ("baseline", reported.baseline, milestone.baseline),
            ("committed", reported.committed, milestone.committed),
        ];
        for (field, written, computed) in fields {
            // What the entry leaves out it does not contradict.
            let Some(written) = written.filter(|written| Some(*written) != computed) else {
                continue;
            };
            found.push(Difference {
                span: reported.origin.of(field),
                what: format!("{} {field}", id.as_str()),
                written: written.to_string(),
                computed: computed.map_or_else(|| "none".to_owned(), |date| date.to_string()),
            });
        }
    }
    found
}

fn status_differences(audience: &str, report: &Report<'_>, computed: &[EntryStatus]) -> Vec<Difference> {
    let mut found = Vec::new();
    for (dimension, written) in report.status {
        let name = dimension.map_or("overall", Dimension::word);
        let now = computed.iter().find(|status| status.dimension == *dimension);
        for (field, written, now) in
            [("rule", written.rule, now.map(|now| now.rule)), ("shown", written.shown, now.map(|now| now.shown))]
        {
            if Some(written) != now {
                found.push(Difference {
                    span: report.origin.of(&format!("status.{audience}.{name}.{field}")),
                    what: format!("{audience} {name} {field}"),
                    written: written.word().to_owned(),
                    computed: now.map_or("not assessed", Colour::word).to_owned(),
                });
            }
        }
    }
    found
}

fn workstream_differences(program: &Scoped<Program<'_>>, report: &Report<'_>, measures: &Measures) -> Vec<Difference> {
    let audience = program.scope().name();
    let told = report.workstreams.iter().filter_map(|(place, written)| {
        let now = measures.status.workstreams.get(*place)?.shown;
        let id = program.workstreams.get(*place)?.id;
        (Some(*written) != now).then(|| Difference {
            span: report.origin.of(&format!("status.{audience}.workstreams.{id}")),
            what: format!("{audience} workstream {id}"),
            written: written.word().to_owned(),
            computed: now.map_or("not assessed", Colour::word).to_owned(),
        })
    });
    told.collect()
}

fn count_differences(
    audience: &str,
    report: &Report<'_>,
    computed: &[(&'static str, Vec<(&'static str, usize)>)],
) -> Vec<Difference> {
    let Some(written) = report.counts else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (group, names) in computed {
        for (name, now) in names {
            let Some(written) = written.get(*group).and_then(|names| names.get(*name)) else {
                continue;
            };
            if i64::try_from(*now) != Ok(*written) {
                found.push(Difference {
                    span: report.origin.of(&format!("counts.{audience}.{group}.{name}")),
                    what: format!("{audience} {group} {name}"),
                    written: written.to_string(),
                    computed: now.to_string(),
                });
            }
        }
    }
    found
}
