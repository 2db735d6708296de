//! Hammocks: what has no length of its own and hangs between the activities it is linked with.
//!
//! Enters the finished rows of everything else; leaves the rows of hammocks. A hammock starts with the earliest end that
//! a link ties to its start and finishes with the latest that one ties to its finish, whichever side of the link it is
//! on. It holds nobody, so its float is read and never spent: how far its finish lies from the latest it can be.

use crate::time::Instant;

use super::clock::Clock;
use super::links::Link;
use super::network::{ActivityIdx, LinkIdx};
use super::options::EarlyStartRule;
use super::solution::{Driver, Progress, Scheduled};
use super::solver::{Buffers, Ends, Run};

/// Fills the rows of hammocks from those of their neighbours.
pub(super) fn pass(run: &Run, buffers: &Buffers, rows: &mut [Scheduled]) {
    for &hammock in &run.graph.hammocks {
        rows[hammock as usize] = row(run, buffers, rows, hammock);
    }
}

fn row(run: &Run, buffers: &Buffers, rows: &[Scheduled], hammock: u32) -> Scheduled {
    let at = hammock as usize;
    let clock = run.clock(at);
    let entry = &run.network.activities[at];
    let floor = run.network.data_date.map_or(run.network.start, |data_date| data_date.max(run.network.start));
    let span = |ends: fn(&Scheduled) -> Ends| Span::of(run, buffers, rows, hammock, ends).settled(clock, floor);

    let (planned, driver) = span(|row| Ends { start: row.start, finish: row.finish });
    let (early, _) = span(|row| Ends { start: row.early_start, finish: row.early_finish });
    let (late, _) = span(|row| Ends { start: row.late_start, finish: row.late_finish });
    let mut row = Scheduled {
        start: planned.start,
        finish: planned.finish,
        early_start: early.start,
        early_finish: early.finish,
        late_start: late.start,
        late_finish: late.finish,
        total_float: clock.between(early.finish, late.finish),
        driver,
        ..Scheduled::BLANK
    };
    if let Some(actual_finish) = entry.actual_finish {
        let start = entry.actual_start.unwrap_or(row.start).min(actual_finish);
        return Scheduled {
            start,
            finish: actual_finish,
            early_start: start,
            early_finish: actual_finish,
            late_start: start,
            late_finish: actual_finish,
            driver: Driver::Actual,
            progress: Progress::Done,
            ..Scheduled::BLANK
        };
    }
    if let Some(actual_start) = entry.actual_start {
        // What has begun goes on to its end, and not before the data date.
        let from = actual_start.max(run.network.data_date.unwrap_or(actual_start));
        (row.start, row.finish) = (actual_start, row.finish.max(from));
        row.early_finish = row.early_finish.max(from);
        row.early_start = match run.network.options.early_start {
            EarlyStartRule::Actual => actual_start,
            EarlyStartRule::Remaining => clock.next_work(from).min(row.early_finish),
        };
        row.total_float = clock.between(row.early_finish, row.late_finish);
        (row.driver, row.progress) = (Driver::Actual, Progress::UnderWay);
    }
    row
}

/// The ends of what a hammock hangs on.
struct Span {
    start: Option<(Instant, Driver)>,
    finish: Option<Instant>,
}

impl Span {
    fn of(run: &Run, buffers: &Buffers, rows: &[Scheduled], hammock: u32, ends: impl Fn(&Scheduled) -> Ends) -> Self {
        let mut span = Self { start: None, finish: None };
        for &index in run.graph.hangers.of(hammock as usize) {
            let link = &run.network.links[index as usize];
            let follows = link.successor.0 == hammock;
            let neighbour = if follows { link.predecessor } else { link.successor };
            let Ends { start, finish } = ends(&rows[neighbour.index()]);
            let (ties_start, at_finish) = tie(link, follows);
            let from = if at_finish { finish } else { start };
            let shift = run.shift(index, &buffers.early);
            let end = if follows { shift.forward(from) } else { shift.backward(from) };
            if ties_start {
                if span.start.is_none_or(|(at, _)| end < at) {
                    let from = leaf(run, buffers, neighbour, at_finish);
                    span.start = Some((end, Driver::Link { link: LinkIdx(index), from }));
                }
            } else {
                span.finish = span.finish.max(Some(end));
            }
        }
        span
    }

    /// Both ends in working time, the start not after the finish. An end that nothing ties is the other one, and the
    /// start nothing ties is the earliest there can be.
    fn settled(self, clock: Clock, floor: Instant) -> (Ends, Driver) {
        let (start, driver) = self.start.unwrap_or((floor, Driver::Start));
        let finish = self.finish.unwrap_or(start);
        let start = clock.next_work(start.min(finish));
        (Ends { start, finish: clock.prev_work(finish).max(start) }, driver)
    }
}

/// Whether a link ties the hammock's start, and whether it leads to the neighbour's finish.
fn tie(link: &Link, follows: bool) -> (bool, bool) {
    let (leaves_finish, holds_finish) = (link.kind.leaves_finish(), link.kind.holds_finish());
    if follows { (!holds_finish, leaves_finish) } else { (!leaves_finish, holds_finish) }
}

/// The neighbour, or the leaf of a summary that starts first or finishes last.
fn leaf(run: &Run, buffers: &Buffers, neighbour: ActivityIdx, at_finish: bool) -> ActivityIdx {
    if !run.graph.hierarchy.is_summary(neighbour.index()) {
        return neighbour;
    }
    let (first, last) = buffers.outer_leaves[neighbour.index()];
    ActivityIdx(if at_finish { last } else { first })
}
