//! Files as they come: odd, broken, hostile. What is read schedules, what is lost is said, and nothing panics.

use milepost::exchange::p6;
use proptest::prelude::*;

use super::xer::{Xer, cells, draft, losses, scheduled};

#[test]
fn a_project_is_chosen_where_there_are_several() {
    let mut plan = Xer::new().task("A", 8, &[]);
    plan.tables.push(("PROJECT", vec![cells(&[("proj_id", "10"), ("proj_short_name", "Ten")])]));
    plan.tables.push(("TASK", vec![cells(&[("task_id", "A2"), ("proj_id", "10"), ("task_name", "Other")])]));
    let text = plan.text();
    let error = p6::read(&text, None, "x").unwrap_err().to_string();
    assert_eq!(error, "it holds 2 projects: `Nine`, `Ten`; choose one with `--project`");
    for wanted in ["Nine", "9"] {
        assert_eq!(p6::read(&text, Some(wanted), "x").unwrap().tasks.len(), 1);
    }
    let error = p6::read(&text, Some("Eleven"), "x").unwrap_err().to_string();
    assert_eq!(error, "there is no project `Eleven` in it; it holds `Nine`, `Ten`");
    // One that was exported beside it, as a baseline or for its links, does not count.
    let marked = text.replace("%F\tproj_id\tproj_short_name\n%R\t10", "%F\tproj_id\texport_flag\n%R\t10");
    let marked = marked.replace("\tplan_start_date\n", "\tplan_start_date\texport_flag\n");
    let marked = marked.replacen("2024-01-08 08:00\n", "2024-01-08 08:00\tY\n", 1);
    assert_eq!(draft(&marked).unwrap().tasks[0].uid, "A");
}

#[test]
fn tables_and_columns_may_be_missing() {
    let bare = "ERMHDR\t1\n%T\tTASK\n%F\ttask_id\ttask_name\tearly_start_date\n%R\t1\tDig\t2024-01-08 08:00\n%R\t2\n";
    let draft = draft(bare).unwrap();
    let (rows, errors) = scheduled(&draft);
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!((rows["1"].name.as_str(), rows["2"].name.as_str()), ("Dig", "2"));
    assert_eq!(rows["1"].start, "2024-01-08T08:00");
    let said = losses(&draft);
    for loss in ["the end of the file", "calendars (the file)", "the schedule options", "a duration (activity 1)"] {
        assert!(said.iter().any(|one| one.starts_with(loss)), "{loss}: {said:?}");
    }
}

#[test]
fn what_cannot_be_a_plan_is_refused_with_a_reason() {
    for (text, reason) in [
        ("", "not an XER file"),
        ("<Project/>", "not an XER file"),
        ("%T\tPROJECT\n%F\tproj_id\tplan_start_date\n%R\t1\t2024-01-08", "has no activities"),
        ("%T\tTASK\n%F\ttask_id\n%R\t1", "when the project begins"),
    ] {
        let error = draft(text).unwrap_err().to_string();
        assert!(error.contains(reason), "{text:?}: {error}");
    }
}

#[test]
fn what_stands_twice_or_leads_nowhere_is_said() {
    let plan = Xer::new()
        .task("A", 8, &[])
        .task("A", 80, &[])
        .task("", 8, &[("task_code", "no id")])
        .task("B", 8, &[("task_type", "TT_New"), ("clndr_id", "77"), ("status_code", "TK_Odd")])
        .task("C", 8, &[("target_drtn_hr_cnt", "1e309"), ("remain_drtn_hr_cnt", "nan")])
        .task("D", 8, &[("status_code", "TK_Active"), ("act_start_date", "yesterday")])
        .task("E", 8, &[("status_code", "TK_Complete")])
        .link("A", "FS", "A")
        .link("A", "FS", "B")
        .link("A", "FS8", "B")
        .link("A", "SS", "B")
        .link("A", "XX", "B")
        .link("A", "FF1e309", "C")
        .link("gone", "FS", "C");
    let rows = plan.scheduled();
    assert_eq!(rows.len(), 5);
    assert_eq!(rows["B"].start, "2024-01-09T08:00");
    let losses = plan.losses();
    for said in [
        "an activity (activity A)",
        "an activity (activity no id)",
        "an activity of the type `TT_New` (activity B)",
        "calendar 77 (activity B)",
        "the status `TK_Odd` (activity B)",
        "the duration `1e309` (activity C)",
        "the duration `nan` (activity C)",
        "a duration (activity C)",
        "the date `yesterday` (activity D)",
        "that an activity has started (activity D)",
        "that an activity is complete (activity E)",
        "a relationship (activity A): it leads back",
        "a relationship that stands twice (activity B)",
        "a relationship of the kind `PR_XX` (activity B)",
        "the lag `1e309` (activity C)",
        "a relationship (activity C): the predecessor is in another project",
    ] {
        assert!(losses.iter().any(|loss| loss.starts_with(said)), "{said}: {losses:#?}");
    }
}

#[test]
fn tables_without_a_place_are_counted() {
    let losses = Xer::new()
        .task("A", 8, &[("priority_type", "PT_Top"), ("target_work_qty", "8")])
        .table("UDFVALUE", &[&[("udf_text", "x")], &[("udf_text", "y")]])
        .table("NEWTABLE", &[&[("x", "1")]])
        .losses();
    for said in [
        "the table UDFVALUE (2 rows): user-defined",
        "the table NEWTABLE (1 row): a plan has no place",
        "priorities for levelling (1 activity)",
        "planned work (1 activity)",
        "calendars (1 calendar)",
    ] {
        assert!(losses.iter().any(|loss| loss.starts_with(said)), "{said}: {losses:#?}");
    }
}

#[test]
fn a_ring_is_refused_with_its_chain() {
    let plan = Xer::new().task("A", 8, &[]).task("B", 8, &[]).link("A", "FS", "B").link("B", "SS", "A");
    let (_, errors) = scheduled(&plan.draft());
    assert_eq!(errors, ["E005: dependency cycle: `TSK-NINE-A` → `TSK-NINE-B` → `TSK-NINE-A`"]);
}

#[test]
fn wbs_nodes_that_are_each_others_parents_stand_at_the_top() {
    let plan = Xer::new()
        .table(
            "PROJWBS",
            &[
                &[("wbs_id", "1"), ("proj_id", "9"), ("wbs_name", "One"), ("parent_wbs_id", "2")],
                &[("wbs_id", "2"), ("proj_id", "9"), ("wbs_name", "Two"), ("parent_wbs_id", "1")],
                &[("wbs_id", "3"), ("proj_id", "9"), ("wbs_name", "Three"), ("parent_wbs_id", "3")],
            ],
        )
        .task("A", 8, &[("wbs_id", "1")])
        .task("B", 8, &[("wbs_id", "2")])
        .task("C", 8, &[("wbs_id", "3")]);
    assert_eq!(plan.scheduled().len(), 4);
    assert!(plan.losses().iter().any(|loss| loss.starts_with("the parents of WBS nodes")));
}

/// A plan with something of everything.
fn rich() -> String {
    Xer::new()
        .data_date("2024-01-10 08:00")
        .option("sched_float_type", "FT_FF")
        .table(
            "PROJWBS",
            &[
                &[
                    ("wbs_id", "1"),
                    ("proj_id", "9"),
                    ("proj_node_flag", "Y"),
                    ("wbs_name", "House"),
                    ("parent_wbs_id", ""),
                ],
                &[("wbs_id", "2"), ("proj_id", "9"), ("wbs_name", "Walls"), ("parent_wbs_id", "1"), ("seq_num", "1")],
                &[("wbs_id", "3"), ("proj_id", "9"), ("wbs_name", "Tiles"), ("parent_wbs_id", "2")],
            ],
        )
        .table("RSRC", &[&[("rsrc_id", "5"), ("rsrc_name", "Ada"), ("rsrc_type", "RT_Labor"), ("clndr_id", "2")]])
        .table("TASKRSRC", &[&[("task_id", "4"), ("proj_id", "9"), ("rsrc_id", "5")]])
        .active("1", 40, "2024-01-08 08:00", "24")
        .task("2", 16, &[("wbs_id", "3"), ("cstr_type", "CS_MSO"), ("cstr_date", "2024-01-12 08:00")])
        .task("3", 0, &[("task_type", "TT_FinMile"), ("wbs_id", "2")])
        .task("4", 16, &[("task_type", "TT_Rsrc"), ("wbs_id", "2"), ("clndr_id", "2")])
        .task("5", 0, &[("task_type", "TT_LOE"), ("wbs_id", "1")])
        .task("6", 0, &[("task_type", "TT_WBS"), ("wbs_id", "2")])
        .link("1", "FS8", "2")
        .link("2", "SS-4", "4")
        .link("4", "FF", "3")
        .link("1", "SS", "5")
        .link("5", "FF", "4")
        .text()
}

/// Cells that somebody, or something, might write.
const HOSTILE: [&str; 26] = [
    "",
    " ",
    "0",
    "-1",
    "1e309",
    "nan",
    "99999999999999999999",
    "TT_WBS",
    "TT_LOE",
    "TT_Mile",
    "TK_Complete",
    "TK_Active",
    "PR_SF",
    "CS_MANDFIN",
    "CS_ALAP",
    "Y",
    "9999-12-31 24:00",
    "1000-01-01",
    "2024-02-30 08:00",
    "2024-01-10 08:00",
    "2",
    "(0||x()((0||DaysOfWeek()((0||1()())))))",
    "((((((((",
    "\u{feff}\u{0}\u{202e}",
    "%T",
    "名: [a, &b] # - \"",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    /// Whatever happens to a file, what comes back is a reason, or a plan that schedules; only a ring, or a date a
    /// hundred years away, may stop it.
    #[test]
    fn no_mutation_panics_or_gives_a_plan_with_mistakes(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..HOSTILE.len(), 0_u8..5), 1..6),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let text = rich();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (line, cell, hostile, what) in changes {
            let at = line.index(lines.len());
            match what {
                0 => { lines.remove(at); }
                1 => { let double = lines[at].clone(); lines.insert(at, double); }
                _ => {
                    let mut parts: Vec<&str> = lines[at].split('\t').collect();
                    let place = cell.index(parts.len());
                    parts[place] = HOSTILE[hostile];
                    lines[at] = parts.join("\t");
                }
            }
            if lines.is_empty() { break; }
        }
        let mut text = lines.join("\r\n");
        if let Some(cut) = cut {
            let mut end = cut.index(text.len() + 1);
            while !text.is_char_boundary(end) { end -= 1; }
            text.truncate(end);
        }
        if let Ok(draft) = draft(&text) {
            let (_, errors) = scheduled(&draft);
            let wrong: Vec<&String> = errors.iter().filter(|error| !["E005", "E035"].iter().any(|code| error.starts_with(code))).collect();
            prop_assert!(wrong.is_empty(), "{wrong:?}\n{text}");
        }
    }
}
