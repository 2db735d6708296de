//! The stories of the sample portfolio come out of its files: what the measures say at the pinned data date.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use milepost::audience::{Portfolio, Program, Scoped, narrow};
use milepost::metrics::burnup::BurnUp;
use milepost::metrics::clause::ClauseFacts;
use milepost::metrics::issues::Claim;
use milepost::metrics::ledger::{differences, entry};
use milepost::metrics::{Measures, Rules, checks, measure};
use milepost::schedule::Now;
use milepost::source::Folder;
use milepost::terms::{Colour, CustomerId, Dimension, EntityId, Priority, Scope, Urgency};
use milepost::time::{Instant, parse_date};
use milepost::{Loaded, load};

static SAMPLE: LazyLock<Loaded> = LazyLock::new(|| {
    let folder = Folder::open(concat!(env!("CARGO_MANIFEST_DIR"), "/programs")).unwrap();
    let loaded = load(&folder, Now { as_of: None, clock: Instant(0) });
    assert!(!loaded.has_errors());
    loaded
});

fn nebula() -> Scope {
    Scope::Customer(CustomerId::parse("nebula").unwrap())
}

fn with<R>(scope: &Scope, look: impl FnOnce(&Scoped<Portfolio<'_>>, &[Measures]) -> R) -> R {
    let narrowed = narrow(&SAMPLE.portfolio, &SAMPLE.schedules, scope);
    let rules = Rules::of(&narrow(&SAMPLE.portfolio, &SAMPLE.schedules, &Scope::Author));
    let measures: Vec<Measures> = narrowed.programs.iter().map(|program| measure(program, &rules)).collect();
    look(&narrowed, &measures)
}

fn with_program<R>(scope: &Scope, id: &str, look: impl FnOnce(&Scoped<Program<'_>>, &Measures) -> R) -> R {
    with(scope, |portfolio, measures| {
        let place = portfolio.programs.iter().position(|program| program.id.as_str() == id).unwrap();
        look(&portfolio.programs[place], &measures[place])
    })
}

fn task(program: &Program<'_>, id: &str) -> usize {
    program.tasks.iter().position(|task| task.id.as_str() == id).unwrap()
}

#[test]
fn nebula_is_red_because_acceptance_is_ten_days_late_and_nothing_decided_recovers_it() {
    for scope in [Scope::Internal, Scope::Executive, nebula()] {
        with_program(&scope, "nbl", |program, measures| {
            let overall = &measures.status.overall;
            assert_eq!(overall.dimension, Some(Dimension::Schedule), "{scope:?}");
            assert_eq!((overall.rule, overall.shown), (Some(Colour::Red), Some(Colour::Red)));
            assert_eq!(overall.overridden, None, "the amber override expired on 10 June");
            let clause = overall.clause.as_ref().unwrap();
            assert_eq!(clause.rule.as_str(), "SCH-R3");
            assert_eq!(clause.milestone, Some(task(program, "MS-NBL-ACCEPT")));
            let ClauseFacts::Milestone { commitment_slip, commitment_float, recovery_decided, .. } = clause.facts
            else {
                panic!("{clause:?}");
            };
            assert_eq!((commitment_slip, commitment_float, recovery_decided), (10, -10, false));
            let not_evaluated: Vec<_> = overall.not_evaluated.iter().map(|one| one.rule.as_str()).collect();
            let unknown: &[&str] = if matches!(scope, Scope::Customer(_)) { &["SCH-R2"] } else { &[] };
            assert_eq!(not_evaluated, unknown, "customers see no odds");
        });
    }
}

#[test]
fn no_workstream_is_green_over_tasks_a_week_late() {
    for id in ["nbl", "klg", "bhb", "prw"] {
        with_program(&Scope::Internal, id, |program, measures| {
            assert!(!program.workstreams.is_empty(), "{id}");
            for (workstream, status) in program.workstreams.iter().zip(&measures.status.workstreams) {
                let open = workstream.tasks.iter().map(|at| &program.tasks[*at]);
                let late = open.filter(|task| !task.summary && !task.is_done() && task.dates.slip >= Some(5)).count();
                assert!(late == 0 || status.shown > Some(Colour::Green), "{id} {}: {late} late", workstream.id);
            }
        });
    }
    // Firmware promised nothing, and four of its tasks are late.
    with_program(&Scope::Internal, "nbl", |program, measures| {
        let firmware = program.workstreams.iter().position(|own| own.id.as_str() == "firmware").unwrap();
        let clause = measures.status.workstreams[firmware].clause.as_ref().unwrap();
        assert_eq!(clause.rule.as_str(), "WRK-A1");
        assert!(matches!(clause.facts, ClauseFacts::Tasks { slip: 33, .. }), "{clause:?}");
    });
}

#[test]
fn the_ledger_of_nebula_gives_the_published_trend() {
    with_program(&Scope::Internal, "nbl", |program, measures| {
        let acceptance = task(program, "MS-NBL-ACCEPT");
        let milestone = measures.milestones.iter().find(|milestone| milestone.task == acceptance).unwrap();
        assert_eq!((milestone.slip, milestone.slip_period), (Some(10), Some(5)));
        assert_eq!((milestone.trend.len(), milestone.slips, milestone.slips_in_last_4), (8, 3, 2));
        assert_eq!(format!("{:.5}", milestone.velocity.unwrap()), "0.42857");
        assert_eq!(milestone.landing, Some(parse_date("2026-10-25").unwrap()));
    });
}

#[test]
fn the_report_of_the_data_date_is_what_its_files_give() {
    for scope in [Scope::Author, Scope::Internal, Scope::Executive, nebula()] {
        with_program(&scope, "nbl", |program, measures| {
            assert_eq!(differences(program, measures), [], "{scope:?}");
        });
    }
}

#[test]
fn a_colour_improves_only_when_two_reports_agree() {
    with_program(&Scope::Internal, "klg", |_, measures| {
        let schedule = &measures.status.dimensions[Dimension::Schedule as usize];
        assert_eq!((schedule.rule, schedule.shown, schedule.held), (Some(Colour::Amber), Some(Colour::Red), true));
        assert_eq!(schedule.held_since, Some(parse_date("2026-05-29").unwrap()), "red in the reports of W22 and W23");
        assert_eq!(measures.status.overall.held_since, schedule.held_since);
        let requirements = &measures.status.dimensions[Dimension::Requirements as usize];
        assert_eq!((requirements.rule, requirements.shown), (Some(Colour::Green), Some(Colour::Amber)));
    });
}

#[test]
fn executives_are_compared_with_what_executives_were_shown() {
    // The entries of Nebula tell executives the overall colour alone.
    with_program(&Scope::Executive, "nbl", |program, measures| {
        assert!(program.reports.iter().filter(|report| report.period.week < 24).all(|report| report.status.len() == 1));
        assert!(measures.changes.recoloured.iter().all(|change| change.dimension.is_none()));
        assert_eq!(measures.status.overall.shown, Some(Colour::Red));
    });
    with_program(&Scope::Internal, "nbl", |_, measures| {
        assert!(measures.changes.recoloured.iter().any(|change| change.dimension == Some(Dimension::Schedule)));
    });
}

#[test]
fn a_claim_of_now_stands_beside_a_computed_urgency_of_this_week() {
    with_program(&Scope::Internal, "nbl", |program, measures| {
        let place = program.issues.iter().position(|issue| issue.id.as_str() == "ISS-NBL-041").unwrap();
        let issue = &measures.issues[place];
        assert_eq!((issue.lead, issue.urgency, issue.priority), (Some(3), Some(Urgency::U2), Some(Priority::P2)));
        assert_eq!(issue.claim, Some(Claim::OverRepresented));
        assert_eq!(issue.age_days, Some(17));
        let blocked: Vec<_> = issue.blocked_milestones.iter().map(|task| program.tasks[*task].id.as_str()).collect();
        assert_eq!(blocked[0], "MS-NBL-DVT");
        assert!(blocked.contains(&"MS-NBL-ACCEPT"));
    });
    with_program(&nebula(), "nbl", |_, measures| {
        assert!(measures.issues.iter().all(|issue| issue.claim.is_none()), "claims are not the customer's to see");
    });
}

#[test]
fn every_series_adds_up_for_every_reader() {
    let adds_up = |series: &BurnUp, open: usize| {
        let mut scope = 0.0;
        for point in &series.points {
            scope += point.added - point.removed;
            assert!((point.scope - scope).abs() < 1e-9 && (point.scope - point.done - point.open).abs() < 1e-9);
        }
        let last = series.points.last().unwrap();
        assert!((last.open - f64::from(u32::try_from(open).unwrap())).abs() < 1e-9, "{last:?} but {open} open");
    };
    for scope in [Scope::Internal, nebula()] {
        with(&scope, |portfolio, measures| {
            for (program, measures) in portfolio.programs.iter().zip(measures) {
                let open = measures.issues.iter().filter(|issue| issue.open);
                let severe = open.clone().filter(|issue| issue.severity.number() <= 2).count();
                adds_up(&measures.burnup.issues, open.count());
                adds_up(&measures.burnup.severe_issues, severe);
                if !measures.burnup.tasks_in_budget {
                    adds_up(&measures.burnup.tasks, measures.tasks.scope - measures.tasks.done);
                }
                assert_eq!(program.issues.len(), measures.issues.len());
            }
        });
    }
}

#[test]
fn warnings_of_dates_and_measures_stand_at_what_was_written() {
    with(&Scope::Author, |portfolio, measures| {
        let found = checks::check(portfolio, measures);
        let quoted = |code: &str, id: &str| {
            let one = found
                .iter()
                .find(|one| one.code.name() == code && one.entity.as_ref().is_some_and(|entity| entity.id == id))
                .unwrap_or_else(|| panic!("no {code} about {id}"));
            SAMPLE.files.slice(one.span.unwrap()).to_owned()
        };
        assert_eq!(quoted("W112", "ISS-NBL-041"), "U1");
        assert_eq!(quoted("W111", "ISS-NBL-013"), "2026-05-29");
        assert!(quoted("W116", "REQ-NBL-012").contains("recipe: \"1.3\""));
        assert!(quoted("W126", "2026-W22").contains("expires: 2026-06-10"));
        assert!(found.iter().all(|one| one.hint.is_some() && !one.is_error()));
    });
}

#[test]
fn a_new_entry_says_what_each_audience_was_shown() {
    with_program(&Scope::Internal, "nbl", |internal, internal_measures| {
        with_program(&nebula(), "nbl", |customer, customer_measures| {
            let readers = [(internal, internal_measures), (customer, customer_measures)];
            let entry = entry(&readers, 3).unwrap();
            assert_eq!((entry.period.to_string().as_str(), entry.rules), ("2026-W24", 3));
            let names: Vec<_> = entry.audiences.iter().map(|audience| audience.name.as_str()).collect();
            assert_eq!(names, ["internal", "customer-nebula"]);
            let moved = entry.milestones.iter().find(|one| one.id.as_str() == "MS-NBL-ACCEPT").unwrap();
            assert_eq!(moved.forecast, parse_date("2026-08-28").unwrap());
            assert!(moved.reason.is_some(), "it moved since the report before");
            let unmoved = entry.milestones.iter().find(|one| one.id.as_str() == "MS-NBL-HALL").unwrap();
            assert_eq!(unmoved.reason, None);
            let status = &entry.audiences[0].status;
            assert_eq!(status[0].dimension, None);
            assert_eq!(status[1].clause.as_ref().map(|clause| clause.rule.as_str()), Some("SCH-R3"));
            assert_eq!(entry.audiences[1].counts[1], ("issues", vec![("open", 9)]));
        });
    });
}
