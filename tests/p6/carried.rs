//! What P6 keeps beside the network, and what follows from work out of order; all dates are in 2024, 8 January is a
//! Monday.

use super::xer::{Xer, draft, losses, scheduled};

fn dates(start: &str, finish: &str, float_hours: i64) -> (String, String, i64) {
    (start.to_owned(), finish.to_owned(), float_hours * 60)
}

/// Nine with two activities, compared with the baseline 20; 21 is an older one.
fn with_baselines() -> Xer {
    let copy = |id| [("proj_id", id), ("proj_short_name", "Nine - B"), ("orig_proj_id", "9")];
    let task = |project, id, code, from, to| {
        [
            ("task_id", id),
            ("proj_id", project),
            ("task_code", code),
            ("target_start_date", from),
            ("target_end_date", to),
        ]
    };
    Xer::new()
        .project("sum_base_proj_id", "20")
        .project("export_flag", "Y")
        .task("A", 8, &[])
        .task("B", 16, &[])
        .link("A", "FS", "B")
        .table("PROJECT", &[&copy("21"), &copy("20")])
        .table(
            "TASK",
            &[
                &task("20", "201", "A", "2024-01-08 08:00", "2024-01-08 17:00"),
                &task("20", "202", "B", "2024-01-09 08:00", "2024-01-11 00:00"),
                &task("20", "203", "GONE", "2024-01-09 08:00", "2024-01-10 17:00"),
                &task("21", "211", "B", "2024-01-02 08:00", "2024-01-03 17:00"),
            ],
        )
}

#[test]
fn baselines_in_the_file_are_carried_the_current_one_first() {
    let plan = with_baselines().draft();
    let told: Vec<(String, Vec<String>)> = plan
        .baselines
        .iter()
        .map(|one| (one.name.clone(), one.dates.iter().map(|(task, from, to)| format!("{task} {from} {to}")).collect()))
        .collect();
    let list = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            // What ends at midnight has its last day before it.
            ("baseline".to_owned(), list(&["0 2024-01-08 2024-01-08", "1 2024-01-09 2024-01-10"])),
            ("baseline-1".to_owned(), list(&["1 2024-01-02 2024-01-03"])),
        ]
    );
    assert!(losses(&plan).iter().any(|loss| loss.contains("activities of the baseline `Nine - B` (1 row)")));
    assert_eq!(scheduled(&plan).1, Vec::<String>::new());
}

#[test]
fn a_baseline_that_is_not_in_the_file_is_said() {
    for column in ["sum_base_proj_id", "baseline_names_to_export"] {
        let told = Xer::new().project(column, "44").task("A", 8, &[]).losses();
        assert!(told.iter().any(|loss| loss.starts_with("the baseline (the project)")), "{told:?}");
    }
    let told = Xer::new().task("A", 8, &[]).losses();
    assert!(!told.iter().any(|loss| loss.contains("baseline")), "{told:?}");
    // One of its copies is there, and not the one that counts.
    let text = with_baselines().text().replace("\t20\tY\t", "\t44\tY\t");
    assert!(losses(&draft(&text).unwrap()).iter().any(|loss| loss.starts_with("the baseline (the project)")));
}

/// A is to be done; B, which follows, is done already; C follows B.
fn done_too_early() -> Xer {
    let done = [
        ("status_code", "TK_Complete"),
        ("act_start_date", "2024-01-08 08:00"),
        ("act_end_date", "2024-01-09 17:00"),
        ("remain_drtn_hr_cnt", "0"),
    ];
    Xer::new()
        .data_date("2024-01-10 08:00")
        .task("A", 24, &[])
        .task("B", 16, &done)
        .task("C", 8, &[])
        .task("D", 40, &[])
        .link("A", "FS", "B")
        .link("B", "FS", "C")
}

#[test]
fn retained_logic_holds_through_what_is_done() {
    let plan = done_too_early();
    assert_eq!(plan.early("A"), dates("01-10 08:00", "01-12 17:00", 8));
    assert_eq!(plan.early("C"), dates("01-15 08:00", "01-15 17:00", 8));
    assert_eq!(plan.early("D"), dates("01-10 08:00", "01-16 17:00", 0));
    // Progress override: what has started is free of it, and so is what follows.
    let free = done_too_early().option("sched_retained_logic", "N").option("sched_progress_override", "Y");
    assert_eq!(free.early("C"), dates("01-10 08:00", "01-10 17:00", 32));
    assert_eq!(free.early("A"), dates("01-10 08:00", "01-12 17:00", 16));
}

#[test]
fn what_should_be_late_has_its_early_dates_there_and_moves_nothing_that_follows() {
    let plan = Xer::new()
        .task("A", 8, &[("cstr_type", "CS_ALAP")])
        .task("B", 8, &[])
        .task("C", 24, &[])
        .link("A", "FS", "B")
        .link("C", "FS", "B")
        .task("D", 8, &[("cstr_type", "CS_ALAP")])
        .task("E", 56, &[]);
    // A ends when B can start, which C sets; D ends with the plan.
    assert_eq!(plan.early("A"), dates("01-10 08:00", "01-10 17:00", 24));
    assert_eq!(plan.early("B"), dates("01-11 08:00", "01-11 17:00", 24));
    assert_eq!(plan.early("D"), dates("01-16 08:00", "01-16 17:00", 0));
}
