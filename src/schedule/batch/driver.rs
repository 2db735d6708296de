//! Who drives a leaf in one run of a batch.
//!
//! Enters the rows of a solved batch; leaves the driving leaf. Always: asked only where a driving path is walked, which
//! is far less often than dates are computed. Of several equal bounds the first one in the network's order drives, one on
//! the start before one on the finish, as in the ordinary pass.

use crate::schedule::clock::{Clock, LONG_AGO};
use crate::schedule::solution::Driver;
use crate::schedule::solver::Run;
use crate::time::Instant;

use super::pass::reached;
use super::rows::Rows;
use super::step::{NONE, Pull, Step, Steps};

/// The leaf that drives the leaf of a step whose pulls say all; [`NONE`] if none does.
pub(super) fn of(run: &Run, steps: &Steps, rows: &Rows, step: &Step, lane: usize) -> u32 {
    let look = Look { run, steps, rows, step, lane, clock: steps.clocks.clock(step.clock) };
    let driver = match rows.worked(step.node) {
        Some(finish) => look.latest_minute(finish[lane]),
        None => Latest::Several,
    };
    let pull = match driver {
        Latest::Nobody => None,
        Latest::One(pull) => Some(pull),
        Latest::Several => look.latest_instant(),
    };
    pull.map_or(NONE, |pull| look.leaf_behind(pull))
}

/// What the working minutes tell.
enum Latest<'a> {
    Nobody,
    One(&'a Pull),
    /// Some are equal in working minutes, and their instants must be asked.
    Several,
}

struct Look<'a, 'n> {
    run: &'a Run<'n>,
    steps: &'a Steps<'n>,
    rows: &'a Rows,
    step: &'a Step,
    lane: usize,
    clock: Clock<'n>,
}

impl<'a> Look<'a, '_> {
    /// The pull with the latest working minute, if it is late enough to drive.
    fn latest_minute(&self, finish: i64) -> Latest<'a> {
        let work = self.rows.work[self.step.node as usize][self.lane];
        let (mut latest, mut driver, mut equal) = (i64::MIN, None, false);
        for pull in self.steps.pulls(self.step) {
            let mut at = self.worked(pull);
            if pull.holds_finish {
                at -= work;
            }
            equal = (equal && at <= latest) || at == latest;
            if at > latest {
                (latest, driver) = (at, Some(pull));
            }
        }
        // What has not started is driven by who leads to its start, what is under way by who holds it back.
        let drives = if self.step.under_way { latest > self.step.floor_worked } else { latest >= finish - work };
        match driver {
            Some(_) if drives && equal => Latest::Several,
            Some(pull) if drives => Latest::One(pull),
            _ => Latest::Nobody,
        }
    }

    /// The working minute of its own clock to which a pull leads.
    fn worked(&self, pull: &Pull) -> i64 {
        let same = self.steps.clock_of(pull.from) == self.step.clock
            && (pull.lag == 0 || pull.lag_clock == self.step.clock)
            && (pull.leaves_finish || self.steps.began(self.run, pull.from).is_none());
        match self.rows.worked(pull.from).filter(|_| same) {
            Some(finish) => {
                let work = if pull.leaves_finish { 0 } else { self.rows.work[pull.from as usize][self.lane] };
                finish[self.lane] - work + pull.lag + pull.overlap
            }
            None => self.clock.worked_until(self.reached(pull)) + pull.overlap,
        }
    }

    /// The pull with the latest instant, if it is late enough to drive.
    fn latest_instant(&self) -> Option<&'a Pull> {
        let work = self.rows.work[self.step.node as usize][self.lane];
        let (mut start, mut starter) = (LONG_AGO, None);
        let (mut finish, mut finisher) = (LONG_AGO, None);
        for pull in self.steps.pulls(self.step) {
            let mut at = self.reached(pull);
            if pull.overlap > 0 && work > 0 {
                at = self.clock.add(at, pull.overlap);
            }
            if pull.holds_finish && at > finish {
                (finish, finisher) = (at, Some(pull));
            } else if !pull.holds_finish && at > start {
                (start, starter) = (at, Some(pull));
            }
        }
        let (mut at, mut driver) = (start, starter);
        if finish > LONG_AGO {
            let needed = self.clock.add(finish, -work);
            if needed > at {
                (at, driver) = (needed, finisher);
            }
        }
        let after = |bound: Instant| self.clock.between(at, bound);
        let drives = if self.step.under_way {
            at > self.step.floor && after(self.step.floor) < 0
        } else {
            let start = self.rows.start(self.steps, self.step.node, self.lane);
            at > LONG_AGO && after(start) <= 0
        };
        driver.filter(|_| drives)
    }

    fn reached(&self, pull: &Pull) -> Instant {
        reached(self.run, self.steps, self.rows, pull, self.lane)
    }

    /// The leaf that a pull comes from: of a summary the one that starts first or finishes last, of what a summary hands
    /// down the one that set it.
    fn leaf_behind(&self, pull: &Pull) -> u32 {
        let from = pull.from as usize;
        if pull.handed_down {
            let (start, finish) = self.rows.origins[from - self.run.network.activities.len()][self.lane];
            let origin = if pull.holds_finish { finish } else { start };
            return if let Driver::Link { from, .. } = origin { from.0 } else { NONE };
        }
        if self.run.graph.hierarchy.is_summary(from) {
            let (first, last) = self.rows.outer[from][self.lane];
            return if pull.leaves_finish { last } else { first };
        }
        pull.from
    }
}
