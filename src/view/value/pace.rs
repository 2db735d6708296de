//! The pace of a program in a sentence: value beside time, and where it ends if it goes on like this.

use serde::Serialize;

use crate::metrics::earned_value::EarnedValue;
use crate::text::Arg;

use super::super::address::Page;
use super::super::context::ProgramContext;
use super::super::shapes::More;
use super::ratio;

/// Indexes that differ by less than this say the same.
const SAME: f64 = 0.02;
/// Weeks under which an end counts as planned.
const ON_TIME: f64 = 0.5;

/// The sentence on a page that is not about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pace {
    /// The sentence.
    pub says: String,
    /// The page with the figures, if this reader has it.
    pub more: Option<More>,
}

/// Value beside time: "SPI says 0.97, but by time the program has earned in 19 weeks what was due in 17: SPI(t) 0.89; at
/// this pace it ends on 4 Sep, about 3 weeks later than planned; by the schedule, on 21 Aug".
#[must_use]
pub fn says(context: &ProgramContext<'_>, earned: &EarnedValue) -> String {
    let time = &earned.schedule;
    let (Some(spi_t), Some(spi)) = (time.index(), earned.now.schedule_index()) else {
        return context.say("value-says-not-yet");
    };
    if is_complete(earned) {
        let [took, planned] = [time.actual_time, time.planned_duration].map(|weeks| context.words.decimal(weeks));
        return context.say_with("value-says-done", &[("took", Arg::Text(&took)), ("planned", Arg::Text(&planned))]);
    }
    let key = if (spi - spi_t).abs() < SAME {
        "value-says-same"
    } else if spi > spi_t {
        "value-says-but"
    } else {
        "value-says-and"
    };
    let [at, es] = [time.actual_time, time.earned].map(|weeks| context.words.decimal(weeks));
    let pace = context.say_with(
        key,
        &[
            ("spi", Arg::Text(&ratio(spi))),
            ("time", Arg::Text(&ratio(spi_t))),
            ("at", Arg::Text(&at)),
            ("es", Arg::Text(&es)),
        ],
    );
    match end(context, earned) {
        Some(end) => format!("{pace}{end}"),
        None => pace,
    }
}

/// The same in few words: "SPI(t) 0.89, about 3 weeks late at this pace".
#[must_use]
pub fn short(context: &ProgramContext<'_>, earned: &EarnedValue) -> String {
    let Some(spi_t) = earned.schedule.index().filter(|_| !is_complete(earned)) else {
        return says(context, earned);
    };
    let late = weeks_late(earned);
    let key = match late {
        Some(late) if late >= ON_TIME => "value-short-late",
        Some(late) if late <= -ON_TIME => "value-short-early",
        Some(_) => "value-short-planned",
        None => "value-short",
    };
    context.say_with(key, &[("time", Arg::Text(&ratio(spi_t))), ("weeks", Arg::Count(whole(late.unwrap_or(0.0))))])
}

/// The sentence with the way to the page where its figures stand, if this reader has it; nothing without a baseline.
#[must_use]
pub fn line(context: &ProgramContext<'_>) -> Option<Pace> {
    let earned = context.measures.earned_value.as_ref()?;
    let more = context.page_href(Page::Value).map(|href| More { href, label: context.say("tab-value") });
    Some(Pace { says: says(context, earned), more })
}

fn is_complete(earned: &EarnedValue) -> bool {
    earned.now.earned >= earned.now.budget
}

/// Weeks after the planned end if it goes on at this pace; negative is before it.
fn weeks_late(earned: &EarnedValue) -> Option<f64> {
    let date = earned.finish_at_this_pace?;
    let days = (date - earned.planned_finish).num_days();
    #[allow(clippy::cast_precision_loss, reason = "days between dates lie far below 2^53")]
    let weeks = days as f64 / 7.0;
    Some(weeks)
}

fn end(context: &ProgramContext<'_>, earned: &EarnedValue) -> Option<String> {
    let late = weeks_late(earned)?;
    let key = if late >= ON_TIME {
        "value-end-late"
    } else if late <= -ON_TIME {
        "value-end-early"
    } else {
        "value-end-planned"
    };
    let date = context.words.date_near(earned.finish_at_this_pace?, context.year);
    let forecast = by_the_schedule(context, earned);
    let args = [("date", Arg::Text(&date)), ("n", Arg::Count(whole(late))), ("forecast", Arg::Text(&forecast))];
    Some(context.say_with(key, &args))
}

/// The end that the schedule forecasts. The pace knows no links and the schedule no pace, so both ends are told side by
/// side.
pub(super) fn by_the_schedule(context: &ProgramContext<'_>, earned: &EarnedValue) -> String {
    let last = context.program.tasks.iter().filter(|task| !task.summary).map(|task| task.dates.finish_date).max();
    context.words.date_near(last.unwrap_or(earned.planned_finish), context.year)
}

/// Weeks as they are told: whole ones, at least one.
fn whole(weeks: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "an end lies within a century")]
    let weeks = weeks.abs().round() as i64;
    weeks.max(1)
}
