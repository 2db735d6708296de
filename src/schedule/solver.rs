//! The engine itself: a checked network with its order and buffers, ready to be solved again and again.

use crate::terms::LinkKind;
use crate::time::{Calendar, Instant};

use super::backward;
use super::batch::Batch;
use super::clock::{Clock, FAR, LONG_AGO, sound_duration};
use super::forward;
use super::graph::{Graph, NetworkError};
use super::hammock;
use super::links::{Lag, LagCalendar, Shift, percent_of};
use super::longest;
use super::network::{ActivityIdx, Network};
use super::options::{CriticalRule, OutOfSequenceRule, StartLagRule, StartToFinishRule};
use super::placing;
use super::solution::{Driver, Progress, Scheduled, Solution};
use super::summary;

/// Schedules a network once.
///
/// ```
/// use milepost::schedule::{
///     Activity, ActivityIdx, CalendarIdx, Lag, Link, Network, ScheduleOptions, solve,
/// };
/// use milepost::terms::LinkKind;
/// use milepost::time::{Calendar, Instant, Zone};
///
/// let task = |minutes| Activity::task(CalendarIdx(0), minutes);
/// let network = Network {
///     calendars: vec![Calendar::always(Zone::UTC)],
///     project_calendar: CalendarIdx(0),
///     activities: vec![task(60), task(30), task(45)],
///     links: vec![Link {
///         predecessor: ActivityIdx(0),
///         successor: ActivityIdx(1),
///         kind: LinkKind::FinishToStart,
///         lag: Lag::Elapsed(10),
///     }],
///     constraints: Vec::new(),
///     start: Instant(0),
///     data_date: None,
///     options: ScheduleOptions::default(),
/// };
/// let solution = solve(&network).unwrap();
/// assert_eq!(solution.finish, Instant(100));
/// assert!(solution.rows[1].critical);
/// assert_eq!(solution.rows[2].total_float, 55);
/// ```
///
/// # Errors
/// Indexes out of range, parents in a ring, or links in a cycle; see [`NetworkError`].
pub fn solve(network: &Network) -> Result<Solution, NetworkError> {
    let mut solver = Solver::new(network)?;
    solver.solve();
    Ok(solver.solution)
}

/// A network checked and ordered once, to be solved with many durations.
///
/// [`Solver::solve`] takes time proportional to activities plus links and allocates nothing, so that a
/// simulation can call it in a loop; threads share the network and clone the solver.
#[derive(Debug, Clone)]
pub struct Solver<'n> {
    network: &'n Network,
    graph: Graph,
    durations: Vec<i64>,
    remaining: Vec<i64>,
    buffers: Buffers,
    solution: Solution,
}

impl<'n> Solver<'n> {
    /// Checks the network's indexes, expands its summaries and finds the topological order.
    ///
    /// # Errors
    /// Indexes out of range, parents in a ring, or links in a cycle; see [`NetworkError`].
    pub fn new(network: &'n Network) -> Result<Self, NetworkError> {
        let graph = Graph::new(network)?;
        let buffers = Buffers::new(network, &graph);
        let blank = Solution {
            rows: vec![Scheduled::BLANK; network.activities.len()],
            start: network.start,
            finish: network.start,
        };
        Ok(Self {
            network,
            durations: network.activities.iter().map(|activity| sound_duration(activity.duration)).collect(),
            remaining: network.activities.iter().map(|activity| sound_duration(activity.remaining)).collect(),
            graph,
            buffers,
            solution: blank,
        })
    }

    /// Sets the whole duration of an activity, in its own minutes, for the next `solve`.
    ///
    /// Below zero counts as zero; an index outside the network changes nothing.
    pub fn set_duration(&mut self, activity: ActivityIdx, minutes: i64) {
        if let Some(duration) = self.durations.get_mut(activity.index()) {
            *duration = sound_duration(minutes);
        }
    }

    /// Sets what is left of an activity that is under way, in its own minutes, for the next `solve`.
    ///
    /// Below zero counts as zero; an index outside the network changes nothing.
    pub fn set_remaining(&mut self, activity: ActivityIdx, minutes: i64) {
        if let Some(remaining) = self.remaining.get_mut(activity.index()) {
            *remaining = sound_duration(minutes);
        }
    }

    /// Runs both passes with the durations as they are now.
    pub fn solve(&mut self) -> &Solution {
        let run = Run {
            network: self.network,
            graph: &self.graph,
            durations: &self.durations,
            remaining: &self.remaining,
            resting: Resting::NONE,
        };
        let solution = &mut self.solution;
        solution.finish = forward::pass(&run, &mut self.buffers, &mut solution.rows).unwrap_or(self.network.start);
        backward::pass(&run, &mut self.buffers, &mut solution.rows, solution.finish);
        if !self.buffers.settled.is_empty() {
            placing::pass(&run, &mut self.buffers, &mut solution.rows);
            placing::hold_back(&run, &mut self.buffers, &mut solution.rows);
            backward::pass(&run, &mut self.buffers, &mut solution.rows, solution.finish);
        }
        if run.network.options.critical == CriticalRule::LongestPath {
            longest::pass(&run, &mut self.buffers, &mut solution.rows, solution.finish);
        }
        summary::roll_up(&self.network.activities, &self.graph.hierarchy, &mut solution.rows);
        if !self.graph.hammocks.is_empty() {
            // A hammock may hang on a summary, and a summary may have a hammock among its members.
            hammock::pass(&run, &self.buffers, &mut solution.rows);
            summary::roll_up(&self.network.activities, &self.graph.hierarchy, &mut solution.rows);
        }
        solution.start = solution.rows.iter().map(|row| row.start).min().unwrap_or(self.network.start);
        solution
    }

    /// The early dates alone, of many runs at once, over the same network with the durations as they are now; in the runs
    /// only these activities have others.
    #[must_use]
    pub fn batch(&self, varying: &[ActivityIdx]) -> Batch<'_> {
        Batch::new(self.network, &self.graph, &self.durations, &self.remaining, varying)
    }

    /// The schedule as last solved; before the first [`Solver::solve`], rows without meaning.
    #[must_use]
    pub fn solution(&self) -> &Solution {
        &self.solution
    }
}

/// Both ends of a node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    pub(super) start: Instant,
    pub(super) finish: Instant,
}

impl Ends {
    /// No bound from above on either end.
    pub(super) const OPEN: Self = Self { start: FAR, finish: FAR };

    /// The same bounds on what takes no time: both its ends are one.
    fn without_work(self) -> Self {
        let both = self.start.min(self.finish);
        Self { start: both, finish: both }
    }

    /// What bounds at a node that is done leave those that hold it, if links hold through it.
    pub(super) fn through_done(self, run: &Run) -> Self {
        let through = run.network.options.out_of_sequence == OutOfSequenceRule::Through;
        if through { self.without_work() } else { Self::OPEN }
    }

    /// Takes the tighter of both bounds at each end.
    pub(super) fn tighten(&mut self, other: Self) {
        self.start = self.start.min(other.start);
        self.finish = self.finish.min(other.finish);
    }
}

/// The dates of a node as its predecessors meet them: the start is that of the work that is left, and a node that
/// is done is open. Side by side, since the backward pass reads them together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    /// Which must not move if the predecessor is to have free float.
    pub(super) early: Ends,
    /// Which must not move if it is to have total float.
    pub(super) late: Ends,
}

impl Ahead {
    /// Nothing waits.
    pub(super) const OPEN: Self = Self { early: Ends::OPEN, late: Ends::OPEN };
}

/// What the passes hand each other, by node unless said otherwise. Nothing here outlives a `solve`.
#[derive(Debug, Clone)]
pub(super) struct Buffers {
    /// Early dates as successors see them: the actual start once there is one. Of an outlet: the first start and
    /// last finish of its leaves. Of an inlet: the bounds it hands down, `LONG_AGO` if none.
    pub(super) early: Vec<Ends>,
    /// Early and late dates as predecessors meet them.
    pub(super) ahead: Vec<Ahead>,
    /// Scheduled dates as predecessors meet them; filled only if some activity is to be late.
    pub(super) settled: Vec<Ends>,
    /// Of an outlet: the leaf that starts first and the one that finishes last. Of a leaf: itself.
    pub(super) outer_leaves: Vec<(u32, u32)>,
    /// By inlet: what sets its two bounds.
    pub(super) origins: Vec<(Driver, Driver)>,
    /// By which of its ends a node lies on a longest path; filled only if that makes activities critical.
    pub(super) longest: Vec<u8>,
}

impl Buffers {
    pub(super) fn new(network: &Network, graph: &Graph) -> Self {
        let n_nodes = graph.order.len();
        let some_late = placing::is_needed(network);
        Self {
            early: vec![Ends { start: LONG_AGO, finish: LONG_AGO }; n_nodes],
            ahead: vec![Ahead::OPEN; n_nodes],
            settled: vec![Ends::OPEN; if some_late { n_nodes } else { 0 }],
            outer_leaves: (0_u32..).zip(&graph.order).map(|(node, _)| (node, node)).collect(),
            origins: vec![(Driver::Start, Driver::Start); graph.inlets.len()],
            longest: vec![0; if network.options.critical == CriticalRule::LongestPath { n_nodes } else { 0 }],
        }
    }
}

/// What a node of the expanded network is.
#[derive(Clone, Copy)]
pub(super) enum Node {
    Leaf,
    Outlet,
    /// Position among the inlets, and the summary.
    Inlet(usize, usize),
}

/// What both passes read.
pub(super) struct Run<'n> {
    pub(super) network: &'n Network,
    pub(super) graph: &'n Graph,
    pub(super) durations: &'n [i64],
    pub(super) remaining: &'n [i64],
    pub(super) resting: Resting<'n>,
}

/// Calendars on which work rests while its resources are away; lags know nothing of them.
#[derive(Clone, Copy)]
pub(super) struct Resting<'n> {
    /// By activity: its place in `calendars`, where it has one; empty if none has.
    pub(super) of: &'n [Option<u32>],
    /// The activities' own calendars with the rests taken out.
    pub(super) calendars: &'n [Calendar],
}

impl Resting<'_> {
    /// Nothing rests.
    pub(super) const NONE: Self = Self { of: &[], calendars: &[] };
}

impl<'n> Run<'n> {
    /// What kind of node this is.
    pub(super) fn node(&self, node: usize) -> Node {
        match node.checked_sub(self.network.activities.len()) {
            Some(inlet) => Node::Inlet(inlet, self.graph.inlets[inlet] as usize),
            None if self.graph.hierarchy.is_summary(node) => Node::Outlet,
            None => Node::Leaf,
        }
    }

    /// The clock by which an activity works.
    pub(super) fn clock(&self, activity: usize) -> Clock<'n> {
        let activity = &self.network.activities[activity];
        if activity.elapsed {
            Clock::Continuous
        } else {
            Clock::Working(&self.network.calendars[activity.calendar.index()])
        }
    }

    /// The clock by which its work is done: its own, less the rests.
    pub(super) fn work_clock(&self, activity: usize) -> Clock<'n> {
        match self.resting.of.get(activity) {
            Some(&Some(resting)) => Clock::Working(&self.resting.calendars[resting as usize]),
            _ => self.clock(activity),
        }
    }

    /// The latest start with which so much work reaches a finish that it may not come before. That finish is one of
    /// its own calendar: the days on which what it needs is away do not make up for it.
    pub(super) fn start_for(&self, activity: usize, finish: Instant, work: i64) -> Instant {
        let start = self.clock(activity).add(finish, -work);
        match self.resting.of.get(activity) {
            Some(Some(_)) => start.max(self.work_clock(activity).add(finish, -work)),
            _ => start,
        }
    }

    /// The program's own clock.
    pub(super) fn project_clock(&self) -> Clock<'n> {
        Clock::Working(&self.network.calendars[self.network.project_calendar.index()])
    }

    /// How far an activity is.
    pub(super) fn progress(&self, activity: usize) -> Progress {
        let activity = &self.network.activities[activity];
        match (activity.actual_start, activity.actual_finish) {
            (_, Some(_)) => Progress::Done,
            (Some(_), None) => Progress::UnderWay,
            (None, None) => Progress::NotStarted,
        }
    }

    /// Whether a leaf is work that should be as late as possible and can still move.
    pub(super) fn is_late_work(&self, leaf: usize) -> bool {
        self.network.activities[leaf].as_late_as_possible && self.progress(leaf) == Progress::NotStarted
    }

    /// Minutes of an activity that lie ahead, unless it is done.
    pub(super) fn work(&self, activity: usize) -> i64 {
        if self.progress(activity) == Progress::UnderWay { self.remaining[activity] } else { self.durations[activity] }
    }

    /// Whether a link of this kind has lost its hold on a node: its leaf has started, and that overrides the link.
    pub(super) fn is_overridden(&self, node: usize, kind: LinkKind) -> bool {
        self.network.options.out_of_sequence == OutOfSequenceRule::Override
            && !kind.holds_finish()
            && matches!(self.node(node), Node::Leaf)
            && self.progress(node) == Progress::UnderWay
    }

    /// Whether links that leave the start of this activity leave the start of what remains of it.
    pub(super) fn leaves_from_remaining(&self, activity: usize) -> bool {
        self.network.options.start_lag == StartLagRule::Remaining
            && matches!(self.node(activity), Node::Leaf)
            && self.progress(activity) == Progress::UnderWay
    }

    /// Whether a link of this kind asks for one minute more: that the node still works when the predecessor starts.
    pub(super) fn must_overlap(&self, node: usize, kind: LinkKind) -> bool {
        self.network.options.start_to_finish == StartToFinishRule::Overlap
            && kind == LinkKind::StartToFinish
            && matches!(self.node(node), Node::Leaf)
            && self.work(node) > 0
    }

    /// A link's lag, ready to be applied. `early` must hold the predecessor's early dates.
    pub(super) fn shift(&self, link: u32, early: &[Ends]) -> Shift<'n> {
        let link = &self.network.links[link as usize];
        let (predecessor, successor) = (link.predecessor.index(), link.successor.index());
        let working = || match self.network.options.lag_calendar {
            LagCalendar::Successor => self.clock(successor),
            LagCalendar::Predecessor => self.clock(predecessor),
            LagCalendar::Project => self.project_clock(),
            LagCalendar::Continuous => Clock::Continuous,
        };
        let mut shift = match link.lag {
            Lag::Working(minutes) => Shift { minutes, clock: working() },
            Lag::Elapsed(minutes) => Shift { minutes, clock: Clock::Continuous },
            Lag::Percent(hundredths) => {
                let (base, clock) = if self.graph.hierarchy.is_summary(predecessor) {
                    let Ends { start, finish } = early[predecessor];
                    (self.clock(predecessor).between(start, finish), working())
                } else if self.network.activities[predecessor].elapsed {
                    (self.durations[predecessor], Clock::Continuous)
                } else {
                    (self.durations[predecessor], working())
                };
                Shift { minutes: percent_of(base, hundredths), clock }
            }
        };
        if !link.kind.leaves_finish()
            && self.leaves_from_remaining(predecessor)
            && let Some(data_date) = self.network.data_date
        {
            // What has passed of the lag at the data date has passed.
            let passed = shift.clock.between(early[predecessor].start, data_date).clamp(0, shift.minutes.max(0));
            shift.minutes -= passed;
        }
        shift
    }
}
