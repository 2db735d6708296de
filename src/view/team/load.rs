//! Load against capacity by week: what the program's tasks need of each resource, and where that is too much.
//!
//! What enters: the program's page. What leaves: a table with a small bar a week, and a sentence as its title. What
//! always holds: a week shows its worst day, in all visible programs together; nothing without resources.

use serde::Serialize;

use crate::metrics::load::{DayLoad, Load, loads};
use crate::text::Arg;
use crate::time::{Date, IsoWeek};
use crate::view::context::ProgramContext;
use crate::view::shapes::{Prose, When};

/// Weeks ahead that are shown.
const WEEKS: usize = 8;
/// Height of a bar's cell, in pixels.
const HEIGHT: i64 = 20;

/// The figure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LoadFigure {
    title: String,
    caption: String,
    weeks: Vec<When>,
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    name: Prose,
    cells: Vec<Cell>,
}

/// A week of a resource.
#[derive(Debug, Clone, Serialize)]
struct Cell {
    /// `2 / 1`; empty where nothing is needed.
    says: String,
    over: bool,
    /// `5 days over`.
    days: Option<String>,
    /// Top and height of the bar in pixels from the top of its cell; none where nothing is needed.
    bar: Option<[i64; 2]>,
    /// Height at which the line of what there is stands, likewise.
    line: i64,
}

/// The figure; nothing where no task needs anything, or there is no data date.
pub(super) fn build(context: &ProgramContext<'_>) -> Option<LoadFigure> {
    let days = u64::try_from(WEEKS * 7 + 7).unwrap_or_default();
    let loads = loads(context.site.portfolio, context.program, days);
    // On a Friday, what is ahead begins with the next week.
    let mut week = IsoWeek::of(context.program.calendar.add_working_days(context.program.data_date?, 1));
    if loads.is_empty() {
        return None;
    }
    let mut weeks = Vec::with_capacity(WEEKS);
    for _ in 0..WEEKS {
        weeks.push(week);
        week = week.next();
    }
    // The row that is most over-booked first, so that the page answers before it tells.
    let mut rows: Vec<(usize, i64, &Load<'_, '_>)> = loads
        .iter()
        .map(|load| {
            let over = weeks.iter().filter(|week| worst(load, **week).is_some_and(|(day, _)| day.is_over())).count();
            let most = load.days.values().map(|day| day.needed - day.available).max().unwrap_or(i64::MIN);
            (over, most, load)
        })
        .collect();
    rows.sort_by_key(|(over, most, _)| (std::cmp::Reverse(*over), std::cmp::Reverse(*most)));
    Some(LoadFigure {
        title: title(context, &rows),
        caption: context.say("load-caption"),
        weeks: weeks.iter().map(|week| context.when(week.first_day())).collect(),
        rows: rows
            .iter()
            .map(|(.., load)| Row {
                name: context.prose(load.supply.name),
                cells: weeks.iter().map(|week| cell(context, load, *week)).collect(),
            })
            .collect(),
    })
}

/// `Thermal chamber, Taipei: over-booked in 2 of the next 8 weeks`.
fn title(context: &ProgramContext<'_>, rows: &[(usize, i64, &Load<'_, '_>)]) -> String {
    let count = |n: usize| Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
    let over = rows.iter().filter(|row| row.0 > 0).count();
    match rows.first() {
        Some((weeks, _, load)) if *weeks > 0 => {
            let name = context.prose(load.supply.name).text;
            let others = count(over - 1);
            let arguments =
                [("name", Arg::Text(&name)), ("n", count(*weeks)), ("weeks", count(WEEKS)), ("others", others)];
            context.say_with("load-over", &arguments)
        }
        _ => context.say_with("load-fits", &[("weeks", count(WEEKS))]),
    }
}

/// The worst day of a week, and how many days are over.
fn worst<'l>(load: &'l Load<'_, '_>, week: IsoWeek) -> Option<(&'l DayLoad, usize)> {
    let days = load.days.range(week.first_day()..=week.last_day());
    let worst = days.clone().map(|(_, day)| day).max_by_key(|day| (day.needed - day.available, day.needed))?;
    Some((worst, days.filter(|(_, day)| day.is_over()).count()))
}

fn cell(context: &ProgramContext<'_>, load: &Load<'_, '_>, week: IsoWeek) -> Cell {
    let capacity = load.supply.capacity().hundredths();
    let highest = load.days.values().map(|day| day.needed.max(day.available)).max().unwrap_or(0).max(capacity).max(1);
    let pixels = |hundredths: i64| (hundredths * HEIGHT + highest / 2) / highest;
    let Some((day, over)) = worst(load, week) else {
        let least = days(week).map(|date| load.supply.on(date).hundredths()).min().unwrap_or(capacity);
        return Cell { says: String::new(), over: false, days: None, bar: None, line: HEIGHT - pixels(least) };
    };
    let height = pixels(day.needed).max(1);
    Cell {
        says: format!("{} / {}", number(day.needed), number(day.available)),
        over: over > 0,
        days: (over > 0).then(|| context.say_n("load-days", over)),
        bar: Some([HEIGHT - height, height]),
        line: HEIGHT - pixels(day.available),
    }
}

/// Monday to Friday.
fn days(week: IsoWeek) -> impl Iterator<Item = Date> {
    week.first_day().iter_days().take(5)
}

/// Hundredths as a number: `1.5`.
fn number(hundredths: i64) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}
