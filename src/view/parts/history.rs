//! Colours of past weeks, as a row of marks.

use crate::terms::{Colour, Dimension};
use crate::text::Arg;
use crate::time::{Date, IsoWeek};
use crate::view::context::{Context, ProgramContext};
use crate::view::shapes::{History, HistoryMark};

/// Weeks that a history shows.
pub const WEEKS: usize = 9;
/// Pixels from one mark to the next.
const STEP: usize = 15;

/// The nine weeks that end with a date, in words: "Weeks 16–24".
#[must_use]
pub fn label(context: &Context<'_>, until: Date) -> String {
    let weeks = weeks(until);
    let [from, to] = [weeks.first(), weeks.last()].map(|week| week.map_or(0, |week| week.week).to_string());
    context.say_with("weeks-range", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))])
}

/// Colours by report date over the nine weeks that end with a date, the last report of each week; weeks before the first
/// report are left out, weeks without one since then read "not assessed". Nothing where there is
/// one colour alone: it is no history.
#[must_use]
pub fn history(context: &Context<'_>, reports: &[(Date, Colour)], until: Date) -> Option<History> {
    let colours: Vec<(usize, Option<Colour>)> = weeks(until)
        .into_iter()
        .map(|week| reports.iter().rfind(|(date, _)| IsoWeek::of(*date) == week).map(|(_, colour)| *colour))
        .enumerate()
        .skip_while(|(_, colour)| colour.is_none())
        .collect();
    if reports.len() < 2 || colours.is_empty() {
        return None;
    }
    let words: Vec<String> = colours.iter().map(|(_, colour)| context.colour(*colour).word.to_lowercase()).collect();
    let says = context.say_with(
        "history-says",
        &[
            ("n", Arg::Count(i64::try_from(colours.len()).unwrap_or(i64::MAX))),
            ("colours", Arg::Text(&words.join(&context.say("list-comma")))),
        ],
    );
    let marks = colours
        .into_iter()
        .map(|(index, colour)| HistoryMark { colour: colour.map_or("none", Colour::word), x: index * STEP })
        .collect();
    Some(History { marks, says })
}

/// What readers saw of a dimension at each report, and what they see now.
#[must_use]
pub fn dimension(context: &ProgramContext<'_>, dimension: Dimension) -> Option<History> {
    let as_of = context.as_of();
    let reported = context.program.reports.iter().filter(|report| report.data_date < as_of).filter_map(|report| {
        let (_, status) = report.status.iter().find(|(own, _)| *own == Some(dimension))?;
        Some((report.data_date, status.shown))
    });
    let dimensions = &context.measures.status.dimensions;
    let now = dimensions.iter().find(|status| status.dimension == Some(dimension)).and_then(|status| status.shown);
    let colours: Vec<(Date, Colour)> = reported.chain(now.map(|colour| (as_of, colour))).collect();
    history(context, &colours, as_of)
}

/// What readers saw of a workstream at each report, and what they see now.
#[must_use]
pub fn workstream(context: &ProgramContext<'_>, workstream: usize) -> Option<History> {
    let as_of = context.as_of();
    let reports = context.program.reports.iter().filter(|report| report.data_date < as_of);
    let reported = reports.filter_map(|report| {
        let (_, colour) = report.workstreams.iter().find(|(own, _)| *own == workstream)?;
        Some((report.data_date, *colour))
    });
    let now = context.measures.status.workstreams.get(workstream).and_then(|status| status.shown);
    let colours: Vec<(Date, Colour)> = reported.chain(now.map(|colour| (as_of, colour))).collect();
    history(context, &colours, as_of)
}

fn weeks(until: Date) -> Vec<IsoWeek> {
    let mut weeks = vec![IsoWeek::of(until)];
    while weeks.len() < WEEKS {
        weeks.extend(weeks.last().map(|week| week.previous()));
    }
    weeks.reverse();
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    #[test]
    fn nine_weeks_cross_the_year() {
        let weeks: Vec<u32> = weeks(parse_date("2026-01-16").unwrap()).iter().map(|week| week.week).collect();
        assert_eq!(weeks, [47, 48, 49, 50, 51, 52, 1, 2, 3]);
    }
}
