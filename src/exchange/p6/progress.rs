//! What kind of activity it is, how long it takes, and how far it has come.

use crate::exchange::draft::{DraftTask, Length, Loss};
use crate::terms::{MilestoneSide, Moment};
use crate::time::LocalTime;

use super::table::Row;
use super::values::{hours, local_time, number};
use super::{activity, lost};

/// Sets what kind of activity it is.
pub(super) fn kind(row: &Row, code: &str, task: &mut DraftTask, losses: &mut Vec<Loss>) {
    match row.get("task_type") {
        "TT_Task" | "TT_Rsrc" | "" => {}
        "TT_Mile" => (task.milestone, task.side) = (true, Some(MilestoneSide::Start)),
        "TT_FinMile" => (task.milestone, task.side) = (true, Some(MilestoneSide::Finish)),
        "TT_LOE" => task.hammock = true,
        other => {
            lost(losses, &format!("an activity of the type `{other}`"), activity(code), "it is read as a plain task");
        }
    }
}

/// Sets durations, actual dates and what is left. `data_date` is that of the project, `expected` whether P6 was told to
/// keep expected finishes.
pub(super) fn read(
    row: &Row,
    code: &str,
    data_date: Option<Moment>,
    expected: bool,
    task: &mut DraftTask,
    losses: &mut Vec<Loss>,
) {
    let (start, finish) = actual(row, code, losses);
    (task.actual_start, task.actual_finish) = (start, finish);
    for (at, what) in [(start, "start"), (finish, "finish")] {
        if let (Some(at), Some(Moment::At(data_date))) = (at, data_date)
            && at > data_date
        {
            let why = "it lies after the data date, and has not happened yet";
            lost(losses, &format!("an actual {what}"), activity(code), why);
        }
    }
    let has_length = !task.milestone && !task.hammock;
    let planned = length(row, "target_drtn_hr_cnt", code, losses);
    let remaining = length(row, "remain_drtn_hr_cnt", code, losses);
    if has_length {
        let started = start.is_some() || finish.is_some();
        let whole = if started { planned.or(remaining) } else { remaining.or(planned) };
        if !started && planned.is_some() && remaining.is_some() && planned != remaining {
            let why = "it has not started, and its remaining duration is another; that one is kept";
            lost(losses, "a planned duration", activity(code), why);
        }
        if whole.is_none() {
            lost(losses, "a duration", activity(code), "it has none; it takes no time");
        }
        task.duration = whole.or_else(|| Length::of(0, false));
        if start.is_some() && finish.is_none() {
            task.remaining = remaining.or(planned);
            task.percent = percent(row, planned, remaining);
        }
    }
    if start.is_some() && finish.is_none() {
        interruption(row, code, task, losses);
        if expected && row.find("expect_end_date").is_some() {
            let why = "its remaining duration is kept as P6 last calculated it from that date";
            lost(losses, "an expected finish", activity(code), why);
        }
    }
}

/// Actual dates as far as the status says that they are.
fn actual(row: &Row, code: &str, losses: &mut Vec<Loss>) -> (Option<LocalTime>, Option<LocalTime>) {
    let (start, finish) = (local_time(row.get("act_start_date")), local_time(row.get("act_end_date")));
    for column in ["act_start_date", "act_end_date"] {
        if row.find(column).is_some_and(|cell| local_time(cell).is_none()) {
            let what = format!("the date `{}`", row.get(column));
            lost(losses, &what, activity(code), "it cannot be read");
        }
    }
    let (start, finish) = match row.get("status_code") {
        "TK_NotStart" => (None, None),
        "TK_Active" => (start, None),
        "TK_Complete" => {
            let last = ["act_end_date", "early_end_date", "target_end_date"];
            let stood_in = last.iter().find_map(|column| local_time(row.get(column)));
            if finish.is_none() {
                let why = match stood_in {
                    Some(_) => "it has no actual finish; its planned one stands in",
                    None => "it has no finish; it counts as not done",
                };
                lost(losses, "that an activity is complete", activity(code), why);
            }
            (start, finish.or(stood_in))
        }
        "" => (start, finish),
        other => {
            let what = format!("the status `{other}`");
            lost(losses, &what, activity(code), "it is not known; its actual dates tell");
            (start, finish)
        }
    };
    if row.get("status_code") == "TK_Active" && start.is_none() {
        let why = "it has no actual start; it counts as not started";
        lost(losses, "that an activity has started", activity(code), why);
    }
    match (start, finish) {
        // A plan that finished before it started is refused; the finish is what matters to others.
        (Some(start), Some(finish)) if finish.date() < start.date() => {
            lost(losses, "an actual start", activity(code), "it lies after the finish");
            (Some(finish), Some(finish))
        }
        (None, Some(finish)) => (None, Some(finish)),
        both => both,
    }
}

/// A column of hours as a length.
fn length(row: &Row, column: &str, code: &str, losses: &mut Vec<Loss>) -> Option<Length> {
    let cell = row.find(column)?;
    let length = hours(cell);
    if length.is_none() {
        let why = "it is no number of hours that a plan can hold";
        lost(losses, &format!("the duration `{cell}`"), activity(code), why);
    }
    length
}

/// Per cent complete by the activity's own measure.
fn percent(row: &Row, planned: Option<Length>, remaining: Option<Length>) -> Option<f64> {
    let of = |done: f64, all: f64| (all > 0.0).then(|| done / all * 100.0);
    let figure = |column: &str| number(row.get(column)).unwrap_or(0.0);
    #[expect(clippy::cast_precision_loss, reason = "minutes of a length are far below 2^53")]
    let percent = match row.get("complete_pct_type") {
        "CP_Phys" => number(row.get("phys_complete_pct")),
        "CP_Units" => {
            let done = figure("act_work_qty") + figure("act_equip_qty");
            of(done, done + figure("remain_work_qty") + figure("remain_equip_qty"))
        }
        _ => {
            let (planned, remaining) = (planned?.minutes() as f64, remaining?.minutes() as f64);
            of((planned - remaining).max(0.0), planned)
        }
    };
    percent.map(|percent| (percent.clamp(0.0, 100.0) * 100.0).round() / 100.0)
}

/// Work that was stopped and goes on later.
fn interruption(row: &Row, code: &str, task: &mut DraftTask, losses: &mut Vec<Loss>) {
    task.resumes = local_time(row.get("resume_date"));
    if row.find("suspend_date").is_some() {
        let why = match task.resumes {
            Some(_) => "only when it goes on is kept",
            None => "nothing says when it goes on; it goes on at the data date",
        };
        lost(losses, "the day on which work stopped", activity(code), why);
    }
}
