//! Load against capacity: how much of each resource is needed on each day, and where that is more than there is.
//!
//! What enters: the narrowed portfolio and one of its programs. What leaves: for each resource that the program's tasks
//! need, the load of the coming days, all visible programs counted. What always holds: a day's load is what is needed
//! at once at its worst moment, so that one task may hand over to the next at noon; days on which a task does not work
//! carry none of it. A day on which what a task needs is away is over-booked: the plan's dates know nothing of it.

use std::collections::BTreeMap;

use crate::audience::{Portfolio, Program, Scoped, Supply, Task, TaskKind};
use crate::diagnostics::Span;
use crate::time::{Date, Instant};

/// The load of one resource on the days on which it is needed.
#[derive(Debug)]
pub struct Load<'p, 'a> {
    /// The resource.
    pub supply: &'p Supply<'a>,
    /// Days from the data date on, with some load.
    pub days: BTreeMap<Date, DayLoad>,
}

/// The load of a day, in hundredths of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayLoad {
    /// What is needed at once, at most.
    pub needed: i64,
    /// What there is.
    pub available: i64,
    /// The need of this program's tasks, at the worst moment, that starts last.
    pub latest: Option<(usize, Span)>,
}

impl DayLoad {
    /// Whether more is needed than there is.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.needed > self.available
    }
}

/// A task's need, over its stretch of time.
struct Stretch<'t, 'a> {
    task: &'t Task<'a>,
    /// Its place and the place of the need, where it is one of the program asked for.
    own: Option<(usize, Span)>,
    units: i64,
    from: Instant,
    days: (Date, Date),
}

/// The loads of a program's resources on so many days from its data date on; nothing without a data date.
#[must_use]
pub fn loads<'p, 'a>(
    portfolio: &'p Scoped<Portfolio<'a>>,
    program: &'p Scoped<Program<'a>>,
    n_days: u64,
) -> Vec<Load<'p, 'a>> {
    let Some(first) = program.data_date.and_then(|date| date.succ_opt()) else { return Vec::new() };
    let last = first.checked_add_days(chrono::Days::new(n_days.saturating_sub(1))).unwrap_or(first);
    let supplies = program.supplies.iter();
    supplies
        .map(|supply| {
            let stretches = stretches(portfolio, program, supply, (first, last));
            let mut of_day: BTreeMap<Date, Vec<&Stretch<'_, '_>>> = BTreeMap::new();
            for stretch in &stretches {
                let calendar = stretch.task.calendar.and_then(|at| portfolio.calendars.get(at));
                for date in stretch.days.0.iter_days().take_while(|date| *date <= stretch.days.1) {
                    if calendar.is_none_or(|calendar| calendar.calendar.is_working_day(date)) {
                        of_day.entry(date).or_default().push(stretch);
                    }
                }
            }
            let days = of_day.into_iter().map(|(date, on)| (date, day(supply, date, &on))).collect();
            Load { supply, days }
        })
        .collect()
}

/// The needs of a resource by all programs that may use it, cut to the days asked for.
fn stretches<'t, 'a>(
    portfolio: &'t Scoped<Portfolio<'a>>,
    program: &Program<'a>,
    supply: &Supply<'a>,
    (first, last): (Date, Date),
) -> Vec<Stretch<'t, 'a>> {
    let mut stretches = Vec::new();
    for other in &portfolio.programs {
        let is_own = other.id == program.id;
        let shares = other.supplies.iter().any(|one| one.id == supply.id && one.program == supply.program);
        if !is_own && !shares {
            continue;
        }
        let now = other.data_instant;
        for (place, task) in other.tasks.iter().enumerate() {
            let dates = &task.dates;
            // A hammock hangs between tasks and takes up nothing, as in levelling.
            let idle = task.summary || task.facts.kind == TaskKind::Hammock || dates.finish <= dates.start;
            let Some(inner) = task.inner.filter(|_| !dates.done && !idle) else {
                continue;
            };
            for need in inner.resources.iter().filter(|need| need.resource.as_str() == supply.id) {
                let days = (dates.start_date.max(first), dates.finish_date.min(last));
                stretches.push(Stretch {
                    task,
                    own: is_own.then_some((place, need.span)),
                    units: need.units.hundredths(),
                    from: now.map_or(dates.start, |now| now.max(dates.start)),
                    days,
                });
            }
        }
    }
    stretches
}

/// The worst moment of a day.
fn day(supply: &Supply<'_>, date: Date, on: &[&Stretch<'_, '_>]) -> DayLoad {
    let mut worst = DayLoad { needed: 0, available: supply.on(date).hundredths(), latest: None };
    for one in on {
        // Whoever is at work together on this day is so when the last of them begins, today or before.
        let at = one.from;
        let together: Vec<&&Stretch<'_, '_>> =
            on.iter().filter(|other| other.from <= at && (at < other.task.dates.finish)).collect();
        let needed = together.iter().map(|other| other.units).sum();
        if needed > worst.needed {
            let own = together.iter().filter(|other| other.own.is_some());
            worst.latest = own.max_by_key(|other| other.from).and_then(|other| other.own);
            worst.needed = needed;
        }
    }
    worst
}
