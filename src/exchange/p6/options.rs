//! P6's rules as the named options of a schedule.

use crate::exchange::draft::{DraftOptions, Length, Loss};
use crate::terms::{
    CriticalKind, Dialect, EarlyStart, FloatKind, LagCalendar, MilestoneDates, OpenEnds, OutOfSequence, StartLag,
    StartToFinish,
};

use super::lost;
use super::projects::Project;
use super::table::{Row, Tables};
use super::values::{flag, local_time, minutes};

/// What P6 does where the file says nothing.
const USUAL: Dialect = Dialect {
    lag_calendar: LagCalendar::Predecessor,
    start_lag: StartLag::Remaining,
    start_to_finish: StartToFinish::Overlap,
    early_start: EarlyStart::Remaining,
    float: FloatKind::Finish,
    milestones: MilestoneDates::Snap,
    out_of_sequence: OutOfSequence::Through,
    ..Dialect::USUAL
};

/// The row of `SCHEDOPTIONS` of a project.
pub(super) fn row_of<'a, 't>(tables: &'a Tables<'t>, project: &Project) -> Option<Row<'a, 't>> {
    tables.rows("SCHEDOPTIONS").find(|row| project.owns(row))
}

pub(super) fn read(tables: &Tables, project: &Project, losses: &mut Vec<Loss>) -> DraftOptions {
    let mut options = DraftOptions { dialect: USUAL, ..DraftOptions::default() };
    let place = || "the schedule options".to_owned();
    match row_of(tables, project) {
        Some(row) => said(&row, &mut options.dialect, losses),
        None => lost(losses, "the schedule options", "the project".to_owned(), "there are none; P6's defaults hold"),
    }
    let Some(row) = project.row else { return options };
    match row.get("critical_path_type") {
        "CT_DrivPath" => options.dialect.critical = CriticalKind::LongestPath,
        "" | "CT_TotFloat" => {}
        other => lost(losses, &format!("what makes critical, `{other}`"), place(), "it is not known; total float does"),
    }
    match minutes(row.get("critical_drtn_hr_cnt")) {
        Some(below) if below < 0 => {
            lost(losses, "a critical float below zero", place(), "activities without float are critical");
        }
        threshold => options.critical_float = threshold.and_then(|minutes| Length::of(minutes, false)),
    }
    options.critical_float = options.critical_float.filter(|threshold| threshold.minutes() > 0);
    options.finish_by = local_time(row.get("plan_end_date"));
    options
}

fn said(row: &Row, dialect: &mut Dialect, losses: &mut Vec<Loss>) {
    let place = || "the schedule options".to_owned();
    let mut unknown = |what: &str, word: &str, instead: &str| {
        lost(losses, &format!("{what}, `{word}`"), place(), &format!("it is not known; {instead}"));
    };
    match row.get("sched_calendar_on_relationship_lag") {
        "" | "rcal_Predecessor" => {}
        "rcal_Successor" => dialect.lag_calendar = LagCalendar::Successor,
        "rcal_ProjDefault" => dialect.lag_calendar = LagCalendar::Project,
        "rcal_24Hour" => dialect.lag_calendar = LagCalendar::Elapsed24h,
        other => unknown("the calendar of lags", other, "lags run on the predecessor's"),
    }
    match row.get("sched_float_type") {
        "" | "FT_FF" => {}
        "FT_SS" => dialect.float = FloatKind::Start,
        "FT_Min" => dialect.float = FloatKind::Least,
        other => unknown("the kind of float", other, "total float is late finish less early finish"),
    }
    if row.find("sched_lag_early_start_flag").is_some_and(|cell| !flag(cell)) {
        dialect.start_lag = StartLag::Actual;
    }
    if flag(row.get("sched_open_critical_flag")) {
        dialect.open_ends = OpenEnds::Critical;
    }
    let retained = row.find("sched_retained_logic").is_none_or(flag);
    if flag(row.get("sched_progress_override")) {
        dialect.out_of_sequence = OutOfSequence::Override;
    } else if !retained {
        let why = "work out of sequence keeps its logic (retained logic)";
        lost(losses, "scheduling by actual dates", place(), why);
    }
    if flag(row.get("enable_multiple_longest_path_calc")) {
        lost(losses, "multiple float paths", place(), "driving chains are shown by milestone instead");
    }
}
