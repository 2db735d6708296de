//! Many runs of one plan side by side: early dates and who drives whom, nothing else.
//!
//! Enters a checked network and which activities vary; leaves the early dates of [`LANES`] runs at a time. Always: the
//! dates and drivers of a run are those of [`Solver::solve`](super::Solver::solve) with the same durations (a property
//! test compares them); nothing is allocated while solving; what is the same in all runs is computed once.
//!
//! A node is computed for all runs before the next one is looked at, so that what a run costs is mostly sums and maxima.

mod course;
mod driver;
mod exact;
mod pass;
mod rows;
mod step;

use std::sync::Arc;

use super::clock::{LONG_AGO, sound_duration};
use super::forward;
use super::graph::Graph;
use super::network::{ActivityIdx, Network};
use super::solution::{Progress, Scheduled};
use super::solver::{Buffers, Node, Resting, Run};
use course::Course;
use exact::Single;
use pass::Outcome;
use rows::Rows;
use step::{Kind, NONE, Step, Steps};

pub use rows::Row;

/// Runs in a batch.
pub const LANES: usize = 32;

/// Computes the early dates of some runs at once, again and again; made by [`Solver::batch`](super::Solver::batch).
/// Each thread has its own.
///
/// Work that should be as late as possible keeps its early dates here, and links that hold through what is done hold with
/// the work as it was at first.
#[derive(Debug, Clone)]
pub struct Batch<'s> {
    network: &'s Network,
    graph: &'s Graph,
    durations: &'s [i64],
    remaining: &'s [i64],
    course: Arc<Course<'s>>,
    rows: Rows,
    single: Single,
    /// The plan's end in each run, and whose finish it is.
    end: Row,
    last: [u32; LANES],
    /// Some leaf had no work where it usually has some, so that any leaf may be the last one.
    unusual: bool,
}

/// What must be computed again when some activities change; made by [`Batch::reach`].
#[derive(Debug, Clone, Default)]
pub struct Reach(Vec<u32>);

impl<'s> Batch<'s> {
    pub(super) fn new(
        network: &'s Network,
        graph: &'s Graph,
        durations: &'s [i64],
        remaining: &'s [i64],
        varying: &[ActivityIdx],
    ) -> Self {
        let run = Run { network, graph, durations, remaining, resting: Resting::NONE };
        let mut buffers = Buffers::new(network, graph);
        let mut scheduled = vec![Scheduled::BLANK; network.activities.len()];
        forward::pass(&run, &mut buffers, &mut scheduled);
        let mut rows = Rows::new(&run);
        for node in (0_u32..).take(scheduled.len()) {
            if matches!(run.node(node as usize), Node::Leaf) && run.progress(node as usize) == Progress::Done {
                // Its own dates, or where links go on from that hold through it with the work as it is now.
                let ends = buffers.early[node as usize];
                rows.set(node, [ends.start.0; LANES], [ends.finish.0; LANES]);
            }
        }
        let mut single = Single::new(&run, buffers);
        let course = Course::of(&run, &mut rows, &mut single, varying);
        let mut batch = Self {
            network,
            graph,
            durations,
            remaining,
            course: Arc::new(course),
            rows,
            single,
            end: [LONG_AGO.0; LANES],
            last: [NONE; LANES],
            unusual: false,
        };
        batch.solve();
        batch
    }

    /// Sets the minutes that lie ahead of an activity in each run: what remains while it is under way, else all of it.
    ///
    /// Below zero counts as zero. Only what was said to vary is asked for it; an index outside the network changes
    /// nothing.
    pub fn set_work(&mut self, activity: ActivityIdx, minutes: &Row) {
        if let Some(work) = self.rows.work.get_mut(activity.index()) {
            for (work, minutes) in work.iter_mut().zip(minutes) {
                *work = sound_duration(*minutes);
            }
        }
    }

    /// Computes the early dates of all runs with the work as it is now.
    pub fn solve(&mut self) {
        self.unusual = false;
        let course = Arc::clone(&self.course);
        for place in &course.moving {
            self.step(&course.steps, *place);
        }
        self.find_end(&course);
    }

    /// What depends on some activities.
    #[must_use]
    pub fn reach(&self, activities: &[ActivityIdx]) -> Reach {
        Reach(self.course.reach(&self.run(), activities))
    }

    /// Computes again what two sets of changes reach; everything else must be right already.
    pub fn solve_again(&mut self, one: &Reach, other: &Reach) {
        let course = Arc::clone(&self.course);
        let (mut one, mut other) = (one.0.iter().copied().peekable(), other.0.iter().copied().peekable());
        loop {
            let next = match (one.peek(), other.peek()) {
                (Some(a), Some(b)) => *a.min(b),
                (Some(place), None) | (None, Some(place)) => *place,
                (None, None) => break,
            };
            one.next_if_eq(&next);
            other.next_if_eq(&next);
            self.step(&course.steps, next);
        }
        self.find_end(&course);
    }

    /// The early finish of a leaf in each run, in minutes as [`Instant`](crate::time::Instant) counts them; without meaning for an index outside
    /// the network.
    pub fn finishes(&mut self, activity: ActivityIdx) -> Row {
        if activity.index() < self.network.activities.len() {
            *self.rows.finishes(&self.course.steps, activity.0)
        } else {
            [self.network.start.0; LANES]
        }
    }

    /// The latest early finish in each run; the project's start where there are no leaves.
    #[must_use]
    pub fn ends(&self) -> &Row {
        &self.end
    }

    /// The leaf that finishes last in a run; of several the one with the lowest index. Nothing where there is none.
    #[must_use]
    pub fn last(&self, lane: usize) -> Option<ActivityIdx> {
        self.last.get(lane).copied().filter(|leaf| *leaf != NONE).map(ActivityIdx)
    }

    /// The leaf that drives another in a run, if a link does.
    pub fn driver(&mut self, activity: ActivityIdx, lane: usize) -> Option<ActivityIdx> {
        let course = Arc::clone(&self.course);
        let run = self.run();
        let place = *course.steps.place.get(activity.index())?;
        let step = course.steps.all.get(place as usize).filter(|_| lane < LANES)?;
        let driver = match step.kind {
            Kind::Leaf => driver::of(&run, &course.steps, &self.rows, step, lane),
            Kind::Other => self.single.driver(&run, &course.steps, &self.rows, step.node, lane),
            Kind::Outlet => NONE,
        };
        (driver != NONE).then_some(ActivityIdx(driver))
    }

    fn run(&self) -> Run<'s> {
        Run {
            network: self.network,
            graph: self.graph,
            durations: self.durations,
            remaining: self.remaining,
            resting: Resting::NONE,
        }
    }

    fn step(&mut self, steps: &Steps, place: u32) {
        let run = self.run();
        self.unusual |= compute(&run, steps, &mut self.rows, &mut self.single, &steps.all[place as usize]);
    }

    fn find_end(&mut self, course: &Course) {
        let (still, whose) = course.still;
        self.last = [whose; LANES];
        self.end = [if whose == NONE { self.network.start.0 } else { still.0 }; LANES];
        for &node in if self.unusual { &course.leaves } else { &course.ends } {
            let finishes = self.rows.finishes(&course.steps, node);
            for ((end, last), finish) in self.end.iter_mut().zip(&mut self.last).zip(finishes) {
                if *last == NONE || finish > end || (finish == end && node < *last) {
                    (*end, *last) = (*finish, node);
                }
            }
        }
    }
}

/// Computes one node in all runs; whether something was unusual about its work.
fn compute(run: &Run, steps: &Steps, rows: &mut Rows, single: &mut Single, step: &Step) -> bool {
    let outcome = match step.kind {
        Kind::Outlet => {
            pass::outlet(run, steps, rows, step.node);
            return false;
        }
        Kind::Leaf => pass::leaf(run, steps, rows, step),
        Kind::Other => Outcome::Open,
    };
    if outcome == Outcome::Open {
        single.compute(run, steps, rows, step.node);
    }
    outcome == Outcome::WithoutWork || (outcome == Outcome::Open && step.works)
}
