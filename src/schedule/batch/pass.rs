//! One node in all runs of a batch at once.
//!
//! Enters the rows of all that holds a node; leaves its own. Always: where the short way might differ from the ordinary
//! pass in a single minute it says so and leaves the node to [`exact`](super::exact).

use crate::schedule::clock::{FAR, LONG_AGO};
use crate::schedule::solver::Run;
use crate::time::Instant;

use super::LANES;
use super::rows::{Row, Rows};
use super::step::{Clocks, Pull, Step, Steps};

/// How a leaf came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// As it was expected.
    Usual,
    /// Right, but some run has no work where there usually is some.
    WithoutWork,
    /// It must be computed run by run.
    Open,
}

/// Computes a leaf whose step says all that holds it.
pub(super) fn leaf(run: &Run, steps: &Steps, rows: &mut Rows, step: &Step) -> Outcome {
    let work = rows.work[step.node as usize];
    let n_without = work.iter().filter(|minutes| **minutes == 0).count();
    if n_without > 0 && step.odd_without_work {
        return Outcome::Open;
    }
    let usual = if step.works && n_without > 0 { Outcome::WithoutWork } else { Outcome::Usual };
    if n_without == 0 || (step.canonical && ends_of_same_work(steps, rows, step)) {
        return if in_working_minutes(run, steps, rows, step, &work) { usual } else { Outcome::Open };
    }
    if n_without < LANES {
        return Outcome::Open;
    }
    let at = instants(run, steps, rows, step);
    rows.set(step.node, at, at);
    usual
}

/// Whether all that moves and holds a leaf are ends of work of its own clock: the later working minute is then the later
/// instant, too, also for what stands where it is held without work of its own.
fn ends_of_same_work(steps: &Steps, rows: &Rows, step: &Step) -> bool {
    let moving = steps.pulls(step).iter().filter(|pull| !pull.fixed);
    moving.into_iter().all(|pull| pull.leaves_finish && pull.lag >= 0 && same_clock(steps, rows, step, pull).is_some())
}

/// Working minutes of what pulls, if its clock and the lag's are the leaf's own.
fn same_clock<'r>(steps: &Steps, rows: &'r Rows, step: &Step, pull: &Pull) -> Option<&'r Row> {
    let same = steps.clock_of(pull.from) == step.clock && (pull.lag == 0 || pull.lag_clock == step.clock);
    if same { rows.worked(pull.from) } else { None }
}

/// Whether the leaf could be placed by sums and maxima of working minutes alone.
fn in_working_minutes(run: &Run, steps: &Steps, rows: &mut Rows, step: &Step, work: &Row) -> bool {
    let (mut starts, mut finishes) = ([step.base; LANES], [LONG_AGO.0; LANES]);
    let mut some_finish = false;
    for pull in steps.pulls(step) {
        if pull.fixed && !pull.holds_finish {
            continue;
        }
        some_finish |= pull.holds_finish;
        let held = if pull.holds_finish { &mut finishes } else { &mut starts };
        raise(run, steps, rows, step, pull, held);
    }
    if some_finish {
        for ((start, finish), work) in starts.iter_mut().zip(&finishes).zip(work) {
            *start = (*start).max(*finish - *work);
        }
    }
    let ends: Row = std::array::from_fn(|lane| starts[lane] + work[lane]);
    let limit = steps.clocks.limit(step.clock);
    if ends.iter().any(|end| *end > limit) {
        return false;
    }
    rows.set_worked(step.node, ends);
    true
}

/// Raises working minutes to where a pull lets the node be.
fn raise(run: &Run, steps: &Steps, rows: &mut Rows, step: &Step, pull: &Pull, held: &mut Row) {
    let began = if pull.leaves_finish { None } else { steps.began(run, pull.from) };
    if let (Some(worked), None) = (same_clock(steps, rows, step, pull), began) {
        let later = pull.lag + pull.overlap;
        if pull.leaves_finish {
            for (held, finish) in held.iter_mut().zip(worked) {
                *held = (*held).max(*finish + later);
            }
        } else {
            for ((held, finish), work) in held.iter_mut().zip(worked).zip(&rows.work[pull.from as usize]) {
                *held = (*held).max(*finish - *work + later);
            }
        }
        return;
    }
    let clock = steps.clocks.clock(step.clock);
    for (held, end) in held.iter_mut().zip(end(run, steps, rows, pull)) {
        let at = lagged(&steps.clocks, pull, Instant(end));
        *held = (*held).max(clock.worked_until(at) + pull.overlap);
    }
}

/// When work of no length can be: at the latest of what holds it.
fn instants(run: &Run, steps: &Steps, rows: &mut Rows, step: &Step) -> Row {
    let mut at = [step.base_at.0; LANES];
    for pull in steps.pulls(step).iter().filter(|pull| !pull.fixed) {
        for (at, end) in at.iter_mut().zip(end(run, steps, rows, pull)) {
            *at = (*at).max(lagged(&steps.clocks, pull, Instant(end)).0);
        }
    }
    at
}

/// The end that a pull leaves, in all runs.
fn end(run: &Run, steps: &Steps, rows: &mut Rows, pull: &Pull) -> Row {
    if pull.leaves_finish {
        return *rows.finishes(steps, pull.from);
    }
    match steps.began(run, pull.from) {
        Some(began) => [began.0; LANES],
        None => *rows.starts(steps, pull.from),
    }
}

/// Where a pull leads in one run, but for what it asks of work beyond that.
pub(super) fn reached(run: &Run, steps: &Steps, rows: &Rows, pull: &Pull, lane: usize) -> Instant {
    let ends = rows.ends(steps, run, pull.from, lane);
    lagged(&steps.clocks, pull, if pull.leaves_finish { ends.finish } else { ends.start })
}

fn lagged(clocks: &Clocks, pull: &Pull, end: Instant) -> Instant {
    if pull.lag == 0 { end } else { clocks.clock(pull.lag_clock).add(end, pull.lag) }
}

/// Computes an outlet: the first start and the last finish of its members, and whose they are.
pub(super) fn outlet(run: &Run, steps: &Steps, rows: &mut Rows, node: u32) {
    let (mut starts, mut finishes) = ([FAR.0; LANES], [LONG_AGO.0; LANES]);
    let mut outer = [(u32::MAX, u32::MAX); LANES];
    for edge in run.graph.incoming.of(node as usize) {
        let member = edge.node;
        let began = steps.began(run, member);
        let member_starts = began.map_or_else(|| *rows.starts(steps, member), |began| [began.0; LANES]);
        let member_finishes = *rows.finishes(steps, member);
        let summary = run.graph.hierarchy.is_summary(member as usize);
        for lane in 0..LANES {
            let (first, last) = if summary { rows.outer[member as usize][lane] } else { (member, member) };
            let (start, finish) = (member_starts[lane], member_finishes[lane]);
            if (start, first) < (starts[lane], outer[lane].0) {
                (starts[lane], outer[lane].0) = (start, first);
            }
            if finish > finishes[lane] || (finish == finishes[lane] && last < outer[lane].1) {
                (finishes[lane], outer[lane].1) = (finish, last);
            }
        }
    }
    if starts[0] == FAR.0 {
        // Nothing but hammocks: they are not placed yet and hold nothing.
        (starts, finishes) = ([run.network.start.0; LANES], [run.network.start.0; LANES]);
        outer = [(node, node); LANES];
    }
    rows.outer[node as usize] = outer;
    rows.set(node, starts, finishes);
}
