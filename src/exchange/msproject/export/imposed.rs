//! The one imposed date that a task of the tool has, and its deadline.

use crate::exchange::draft::Loss;
use crate::schedule::{Activity, Driver, Progress, Scheduled};
use crate::terms::ConstraintKind;
use crate::time::{Calendar, Instant};

/// The number of a constraint that imposes nothing.
const AS_SOON_AS_POSSIBLE: u8 = 0;

/// What a task of the tool says of its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Imposed {
    /// `ConstraintType`.
    pub(super) kind: u8,
    /// `ConstraintDate`.
    pub(super) at: Option<Instant>,
    /// `Deadline`.
    pub(super) deadline: Option<Instant>,
}

/// What is known of a task.
pub(super) struct Of<'a> {
    pub(super) activity: &'a Activity,
    pub(super) row: &'a Scheduled,
    pub(super) calendar: &'a Calendar,
    /// Whether a data date pushes what is not done.
    pub(super) pushed: bool,
    pub(super) summary: bool,
}

/// Chooses from all dates imposed on a task.
pub(super) fn imposed(
    of: &Of<'_>,
    constraints: &[(ConstraintKind, Instant)],
    mut lose: impl FnMut(Loss),
    place: &str,
) -> Imposed {
    let at = |kind: ConstraintKind| constraints.iter().filter(move |(other, _)| *other == kind).map(|(_, at)| *at);
    let waits = of.row.progress == Progress::NotStarted && !of.summary;
    let mut deadline = at(ConstraintKind::Deadline).min();
    let pushes = matches!(of.row.driver, Driver::DataDate | Driver::Calendar);
    let pushed = (waits && of.pushed && pushes).then_some(of.row.early_start);

    let must = at(ConstraintKind::MustStart)
        .map(|at| (2, at))
        .next()
        .or_else(|| at(ConstraintKind::MustFinish).map(|at| (3, at)).next());
    let lower_start = at(ConstraintKind::StartNoEarlier).max().max(pushed);
    let lower_finish = at(ConstraintKind::FinishNoEarlier).max();
    let mut slot = match (must, lower_start, lower_finish) {
        (Some((3, date)), _, _) if of.row.driver == Driver::DataDate && waits => {
            deadline = Some(deadline.map_or(date, |before| before.min(date)));
            lose(Loss::new(
                "`must_finish`",
                place,
                "the data date leaves less time than the work needs; it is a deadline there, which bounds the same late dates",
            ));
            Some((4, of.row.early_start))
        }
        (Some((_, date)), _, _) if of.row.driver == Driver::DataDate && waits => {
            Some((2, of.row.early_start.max(date)))
        }
        (Some(must), _, _) => Some(must),
        (None, Some(start), Some(finish)) if waits => Some((4, start.max(of.before(finish)))),
        (None, _, Some(finish)) => Some((6, finish)),
        (None, Some(start), None) => Some((4, start)),
        (None, None, None) => None,
    };
    for (kind, number) in [(ConstraintKind::StartNoLater, 5), (ConstraintKind::FinishNoLater, 7)] {
        for date in at(kind) {
            if slot.is_none() && !of.activity.as_late_as_possible && of.row.total_float >= 0 {
                slot = Some((number, date));
            } else if number == 7 || waits {
                let finish = if number == 7 { date } else { of.after(date) };
                deadline = Some(deadline.map_or(finish, |before| before.min(finish)));
                lose(Loss::new(
                    format!("`{kind}`"),
                    place,
                    "it is a deadline there, which bounds the same late dates; the tool has one imposed date a task",
                ));
            }
        }
    }
    if of.activity.as_late_as_possible {
        match slot {
            None => return Imposed { kind: 1, at: None, deadline },
            Some(_) => lose(Loss::new(
                "`as_late_as_possible`",
                place,
                "the tool has one imposed date a task, and another one matters more",
            )),
        }
    }
    let (kind, at) = slot.map_or((AS_SOON_AS_POSSIBLE, None), |(kind, at)| (kind, Some(at)));
    Imposed { kind, at, deadline }
}

impl Of<'_> {
    /// When work must start to end at an instant.
    fn before(&self, finish: Instant) -> Instant {
        let work = self.activity.duration;
        if self.activity.elapsed { finish.plus_minutes(-work) } else { self.calendar.add(finish, -work) }
    }

    /// When work that starts at an instant ends.
    fn after(&self, start: Instant) -> Instant {
        let work = self.activity.duration;
        if self.activity.elapsed {
            return start.plus_minutes(work);
        }
        if work > 0 { self.calendar.add(self.calendar.next_work(start), work) } else { start }
    }
}
