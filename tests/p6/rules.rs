//! P6's rules, each on a plan small enough to check by hand. All dates are in 2024; 8 January is a Monday.

use super::xer::{Xer, early, short};

fn dates(start: &str, finish: &str, float_hours: i64) -> (String, String, i64) {
    (start.to_owned(), finish.to_owned(), float_hours * 60)
}

#[test]
fn lags_run_on_the_calendar_that_the_options_name() {
    let plan = |calendar: &str| {
        Xer::new()
            .option("sched_calendar_on_relationship_lag", calendar)
            .task("A", 8, &[("clndr_id", "2")])
            .task("B", 8, &[])
            .link("A", "FS40", "B")
    };
    // A ends at 16:00 on Monday; 40 hours later it is 8:00 on Wednesday around the clock, 16:00 on the next Monday else.
    for (calendar, start) in [
        ("rcal_Predecessor", "01-10 08:00"),
        ("rcal_24Hour", "01-10 08:00"),
        ("rcal_Successor", "01-15 16:00"),
        ("rcal_ProjDefault", "01-15 16:00"),
        ("", "01-10 08:00"),
    ] {
        assert_eq!(plan(calendar).early("B").0, start, "{calendar}");
    }
    assert!(plan("rcal_Moon").losses().iter().any(|loss| loss.contains("rcal_Moon")));
}

#[test]
fn milestones_snap_to_the_side_they_belong_to() {
    let plan = Xer::new()
        .task("A", 40, &[])
        .task("START", 0, &[("task_type", "TT_Mile")])
        .task("FINISH", 0, &[("task_type", "TT_FinMile")])
        .task("B", 8, &[])
        .link("A", "FS", "START")
        .link("A", "FS", "FINISH")
        .link("START", "FS", "B");
    assert_eq!(plan.early("START").0, "01-15 08:00");
    assert_eq!(plan.early("FINISH").0, "01-12 17:00");
    assert_eq!(plan.early("B"), dates("01-15 08:00", "01-15 17:00", 0));
}

#[test]
fn a_start_to_finish_link_counts_the_last_minute_worked() {
    let plan =
        Xer::new().task("A", 24, &[]).task("B", 16, &[]).task("C", 8, &[]).link("A", "FS", "B").link("B", "SF", "C");
    // B starts on Thursday at 8:00; C is still at work in that minute.
    assert_eq!(plan.early("C"), ("01-10 08:01".into(), "01-11 08:01".into(), 16 * 60 - 1));
}

#[test]
fn nothing_starts_before_the_data_date_or_the_planned_start() {
    let plan = || Xer::new().task("A", 8, &[]);
    assert_eq!(plan().data_date("2024-01-09 13:00").early("A"), dates("01-09 13:00", "01-10 12:00", 0));
    assert_eq!(plan().data_date("2024-01-03 08:00").early("A").0, "01-08 08:00");
    assert_eq!(plan().data_date("2024-01-10 00:00").early("A").0, "01-10 08:00");
    assert_eq!(plan().data_date("2024-01-10 17:00").early("A").0, "01-11 08:00");
}

#[test]
fn progress_pins_what_happened_and_schedules_what_remains() {
    let plan = |options: &[(&'static str, &str)]| {
        let mut plan = Xer::new()
            .data_date("2024-01-10 08:00")
            .active("A", 40, "2024-01-08 08:00", "24")
            .active("B", 40, "2024-01-09 08:00", "32")
            .task(
                "DONE",
                8,
                &[
                    ("status_code", "TK_Complete"),
                    ("act_start_date", "2024-01-08 08:00"),
                    ("act_end_date", "2024-01-08 12:00"),
                ],
            )
            .link("A", "FS", "B");
        for (column, cell) in options {
            plan = plan.option(column, cell);
        }
        plan
    };
    // Retained logic: B waits for A, which ends on Friday.
    let retained = plan(&[("sched_retained_logic", "Y"), ("sched_progress_override", "N")]);
    assert_eq!(retained.early("A"), dates("01-10 08:00", "01-12 17:00", 0));
    assert_eq!(retained.early("B"), dates("01-15 08:00", "01-18 17:00", 0));
    assert_eq!(short(&retained.scheduled()["B"].start), "01-09 08:00");
    let done = &retained.scheduled()["DONE"];
    assert_eq!(
        (short(&done.start), short(&done.finish), done.critical),
        ("01-08 08:00".into(), "01-08 12:00".into(), false)
    );
    // Progress override: it does not.
    let free = plan(&[("sched_retained_logic", "N"), ("sched_progress_override", "Y")]);
    assert_eq!(free.early("B"), dates("01-10 08:00", "01-15 17:00", 0));
    assert_eq!(free.early("A").2, 8 * 60);
    // Actual dates: not known here, and said.
    let actual = plan(&[("sched_retained_logic", "N"), ("sched_progress_override", "N")]);
    assert_eq!(actual.early("B"), retained.early("B"));
    assert!(actual.losses().iter().any(|loss| loss.starts_with("scheduling by actual dates")));
}

#[test]
fn the_lag_of_an_activity_under_way_runs_as_the_options_say() {
    let plan = |flag: &str| {
        Xer::new()
            .data_date("2024-01-10 08:00")
            .option("sched_lag_early_start_flag", flag)
            .active("A", 40, "2024-01-08 08:00", "24")
            .active("B", 40, "2024-01-09 08:00", "32")
            .task("C", 8, &[])
            .link("A", "FS", "B")
            .link("B", "SS24", "C")
    };
    // B has worked one of the three days of lag; what is left of B goes on next Monday.
    assert_eq!(plan("Y").early("C").0, "01-17 08:00");
    assert_eq!(plan("N").early("C").0, "01-12 08:00");
}

#[test]
fn interrupted_work_goes_on_when_it_resumes() {
    let plan = Xer::new().data_date("2024-01-10 08:00").task(
        "A",
        40,
        &[
            ("status_code", "TK_Active"),
            ("act_start_date", "2024-01-08 08:00"),
            ("remain_drtn_hr_cnt", "24"),
            ("suspend_date", "2024-01-09 08:00"),
            ("resume_date", "2024-01-12 08:00"),
        ],
    );
    assert_eq!(plan.early("A"), dates("01-12 08:00", "01-16 17:00", 0));
}

#[test]
fn constraints_hold_as_they_do_in_p6() {
    let plan = |kind: &str, at: &str| {
        Xer::new()
            .task("A", 16, &[])
            .task("B", 16, &[("cstr_type", kind), ("cstr_date", at)])
            .task("LONG", 80, &[])
            .link("A", "FS", "B")
    };
    for (kind, at, start, finish, float) in [
        ("CS_MSOA", "2024-01-11 08:00", "01-11 08:00", "01-12 17:00", 40),
        ("CS_MEOA", "2024-01-12 17:00", "01-11 08:00", "01-12 17:00", 40),
        ("CS_MSOB", "2024-01-09 08:00", "01-10 08:00", "01-11 17:00", -8),
        ("CS_MEOB", "2024-01-12 17:00", "01-10 08:00", "01-11 17:00", 8),
        // "On" holds from both sides and gives way to links; "mandatory" does not.
        ("CS_MSO", "2024-01-09 08:00", "01-10 08:00", "01-11 17:00", -8),
        ("CS_MSO", "2024-01-12 08:00", "01-12 08:00", "01-15 17:00", 0),
        ("CS_MEO", "2024-01-12 17:00", "01-11 08:00", "01-12 17:00", 0),
        ("CS_MANDSTART", "2024-01-09 08:00", "01-09 08:00", "01-10 17:00", 0),
        ("CS_MANDFIN", "2024-01-09 17:00", "01-08 08:00", "01-09 17:00", 0),
    ] {
        assert_eq!(plan(kind, at).early("B"), dates(start, finish, float), "{kind} {at}");
    }
    let late = plan("CS_ALAP", "").scheduled();
    assert_eq!(short(&late["B"].start), "01-18 08:00");
    let losses = plan("CS_MSOA", "soon").losses();
    assert!(losses.contains(&"the constraint `CS_MSOA` (activity B): it has no date".to_owned()), "{losses:?}");
    assert!(plan("CS_NEW", "").losses().iter().any(|loss| loss.contains("CS_NEW")));
}

#[test]
fn a_second_constraint_and_other_projects_hold_too() {
    let more = [
        ("cstr_type", "CS_MSOA"),
        ("cstr_date", "2024-01-09 08:00"),
        ("cstr_type2", "CS_MEOB"),
        ("cstr_date2", "2024-01-11 17:00"),
        ("external_early_start_date", "2024-01-10 08:00"),
        ("external_late_end_date", "2024-01-12 17:00"),
    ];
    let plan = Xer::new().task("A", 8, &more);
    assert_eq!(plan.early("A"), dates("01-10 08:00", "01-10 17:00", 0));
    let with_time = plan.clone().task("LONG", 80, &[]);
    assert_eq!(with_time.early("A").2, 8 * 60);
    assert_eq!(plan.option("sched_outer_depend_type", "SD_None").early("A").0, "01-09 08:00");
}

#[test]
fn float_is_measured_to_the_end_of_the_plan_or_the_date_it_must_end_by() {
    let plan = || Xer::new().task("A", 40, &[]).task("B", 24, &[]);
    assert_eq!(plan().early("B").2, 16 * 60);
    assert_eq!(plan().project("plan_end_date", "2024-01-16 17:00").early("B").2, 32 * 60);
    let short = plan().project("plan_end_date", "2024-01-11 17:00");
    assert_eq!((short.early("A").2, short.early("B").2), (-8 * 60, 8 * 60));
    assert!(short.scheduled()["A"].critical);
    assert_eq!(plan().option("sched_open_critical_flag", "Y").early("B").2, 0);
}

#[test]
fn what_is_critical_follows_the_project() {
    let plan = || Xer::new().task("A", 40, &[]).task("B", 24, &[]).task("C", 8, &[]).link("B", "FS", "C");
    let critical = |plan: Xer| plan.scheduled().values().filter(|row| row.critical).count();
    assert_eq!(critical(plan()), 1);
    assert_eq!(critical(plan().project("critical_drtn_hr_cnt", "8")), 3);
    // With time to spare nothing is critical by float; the longest path still is.
    let spare = || plan().project("plan_end_date", "2024-01-31 17:00");
    assert_eq!(critical(spare()), 0);
    let longest = spare().project("critical_path_type", "CT_DrivPath");
    assert!(longest.scheduled()["A"].critical);
    assert_eq!(critical(longest), 1);
}

#[test]
fn the_float_of_what_is_under_way_follows_the_options() {
    let plan = |kind: &str| {
        Xer::new()
            .data_date("2024-01-10 08:00")
            .option("sched_float_type", kind)
            .task("LONG", 80, &[])
            .active("A", 40, "2024-01-08 08:00", "16")
            .task("B", 8, &[("clndr_id", "2")])
            .link("A", "FF72", "B")
    };
    for kind in ["FT_FF", "FT_SS", "FT_Min", ""] {
        let (start, finish, float) = plan(kind).early("A");
        // 16 hours are left from Wednesday on; the lag of nine working days ends on Wednesday two weeks later.
        assert_eq!((start.as_str(), finish.as_str(), float), ("01-10 08:00", "01-11 17:00", 0), "{kind}");
    }
    assert!(plan("FT_XX").losses().iter().any(|loss| loss.contains("FT_XX")));
}

#[test]
fn a_level_of_effort_hangs_between_others_and_a_wbs_summary_spans_its_node() {
    let plan = Xer::new()
        .table(
            "PROJWBS",
            &[
                &[
                    ("wbs_id", "1"),
                    ("proj_id", "9"),
                    ("proj_node_flag", "Y"),
                    ("wbs_name", "House"),
                    ("parent_wbs_id", "77"),
                ],
                &[("wbs_id", "3"), ("proj_id", "9"), ("wbs_name", "Roof"), ("parent_wbs_id", "1"), ("seq_num", "2")],
                &[("wbs_id", "2"), ("proj_id", "9"), ("wbs_name", "Walls"), ("parent_wbs_id", "1"), ("seq_num", "1")],
                &[("wbs_id", "4"), ("proj_id", "9"), ("wbs_name", "Tiles"), ("parent_wbs_id", "3")],
                &[("wbs_id", "5"), ("proj_id", "9"), ("wbs_name", "Empty"), ("parent_wbs_id", "3")],
            ],
        )
        .task("A", 16, &[("wbs_id", "2")])
        .task("B", 24, &[("wbs_id", "4")])
        .task("SUM", 0, &[("wbs_id", "3"), ("task_type", "TT_WBS"), ("task_name", "Whole roof")])
        .task("LOE", 999, &[("wbs_id", "1"), ("task_type", "TT_LOE")])
        .link("A", "FS", "B")
        .link("A", "SS", "LOE")
        .link("LOE", "FF", "B")
        .link("A", "FS", "SUM");
    let draft = plan.draft();
    assert_eq!(draft.name, "House");
    assert_eq!(draft.workstreams, ["House", "Walls", "Roof"]);
    let rows = plan.scheduled();
    assert_eq!(early(&rows, "LOE"), dates("01-08 08:00", "01-12 17:00", 0));
    assert!(!rows["LOE"].critical && rows["A"].critical && rows["B"].critical);
    assert_eq!((rows["SUM"].summary, rows["SUM"].name.as_str()), (true, "Whole roof"));
    assert_eq!(early(&rows, "SUM"), dates("01-10 08:00", "01-12 17:00", 0));
    assert_eq!((rows["W4"].summary, rows["W4"].name.as_str()), (true, "Tiles"));
    let losses = plan.losses();
    for said in ["the name of a WBS node (WBS Roof)", "WBS nodes (1 node)", "a relationship (activity SUM)"] {
        assert!(losses.iter().any(|loss| loss.starts_with(said)), "{said}: {losses:?}");
    }
}

#[test]
fn a_resource_dependent_activity_works_when_its_resources_do() {
    let plan = |second: &str| {
        Xer::new()
            .task("A", 16, &[("task_type", "TT_Rsrc"), ("rsrc_id", "5")])
            .table(
                "RSRC",
                &[
                    &[("rsrc_id", "5"), ("rsrc_name", "Ada"), ("rsrc_type", "RT_Labor"), ("clndr_id", "2")],
                    &[("rsrc_id", "6"), ("rsrc_name", "Crane"), ("rsrc_type", "RT_Equip"), ("clndr_id", second)],
                    &[("rsrc_id", "7"), ("rsrc_name", "Nobody's"), ("rsrc_type", "RT_Labor"), ("clndr_id", "2")],
                    &[("rsrc_id", "8"), ("rsrc_name", "Sand"), ("rsrc_type", "RT_Mat")],
                ],
            )
            .table(
                "TASKRSRC",
                &[
                    &[("task_id", "A"), ("proj_id", "9"), ("rsrc_id", "5"), ("target_qty_per_hr", "0.25")],
                    &[("task_id", "A"), ("proj_id", "9"), ("rsrc_id", "5"), ("target_qty_per_hr", "0.25")],
                    &[("task_id", "A"), ("proj_id", "9"), ("rsrc_id", "6"), ("target_qty_per_hr", "1")],
                    &[("task_id", "A"), ("proj_id", "9"), ("rsrc_id", "8"), ("target_qty_per_hr", "1")],
                ],
            )
    };
    assert_eq!(plan("2").early("A").1, "01-09 00:00");
    let mixed = plan("1");
    assert_eq!(mixed.early("A").1, "01-09 17:00");
    assert!(mixed.losses().iter().any(|loss| loss.starts_with("the calendars of the resources")));
    let draft = mixed.draft();
    let names: Vec<&str> = draft.resources.iter().map(|resource| resource.name.as_str()).collect();
    assert_eq!(names, ["Ada", "Crane"]);
    let needs: Vec<f64> = draft.tasks[0].demands.iter().map(|demand| demand.units).collect();
    assert_eq!((draft.tasks[0].owner, needs), (Some(0), vec![0.5, 1.0]));
    assert!(mixed.losses().iter().any(|loss| loss.starts_with("a material (resource Sand)")));
}

#[test]
fn calendars_have_the_exceptions_of_their_bases() {
    let exceptions = |dates: &str| format!("(0||x()((0||Exceptions()({dates}))))");
    let base = super::xer::OFFICE.replacen("(0||DaysOfWeek", "(0||Exceptions()((0||0(d|45299)())))(0||DaysOfWeek", 1);
    let own = exceptions("(0||0(d|45301)((0||0(s|08:00|f|12:00)())))");
    let plan = |ring: &str| {
        Xer::new()
            .table(
                "CALENDAR",
                &[
                    &[("clndr_id", "3"), ("clndr_name", "Own"), ("base_clndr_id", "4"), ("clndr_data", &own)],
                    &[("clndr_id", "4"), ("clndr_name", "Base"), ("base_clndr_id", ring), ("clndr_data", &base)],
                ],
            )
            .task("A", 24, &[("clndr_id", "3")])
    };
    // Monday 8 January is closed by the base, Wednesday the 10th is half a day of its own.
    for ring in ["", "3", "4", "99"] {
        assert_eq!(plan(ring).early("A"), dates("01-09 08:00", "01-12 12:00", 0), "{ring}");
    }
}
