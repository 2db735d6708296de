//! What is computed for a batch of runs, and in which order.
//!
//! Enters a checked network; leaves one step for every node whose dates are not facts: how early it can be, and what
//! holds it, each with its lag made ready. Always: a step that is [`Kind::Leaf`] says all that can set its early
//! dates; what that form cannot say is [`Kind::Other`] and is computed run by run as the ordinary pass does.

use crate::schedule::clock::{Clock, LONG_AGO, LONGEST};
use crate::schedule::graph::{Edge, Tie};
use crate::schedule::links::{Lag, LagCalendar};
use crate::schedule::options::{MilestoneRule, StartToFinishRule};
use crate::schedule::solution::Progress;
use crate::schedule::solver::{Node, Run};
use crate::terms::{ConstraintKind, LinkKind};
use crate::time::Instant;

/// How a node is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A leaf that starts at its floor or when its pulls let it.
    Leaf,
    /// The outlet of a summary: the first start and the last finish of its members.
    Outlet,
    /// An inlet, or a leaf with a rule that the other kinds do not know.
    Other,
}

/// Computes one node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) node: u32,
    pub(super) kind: Kind,
    /// The clock it works by, an index into [`Clocks`].
    pub(super) clock: u32,
    /// Nothing lets it start before; the pin of what is pinned.
    pub(super) floor: Instant,
    /// The same in working minutes.
    pub(super) floor_worked: i64,
    /// The latest of the floor and what pulls its start and never moves, in working minutes.
    pub(super) base: i64,
    /// The latest of the floor and all that pulls and never moves, as it holds work of no length.
    pub(super) base_at: Instant,
    /// Whether its work counts as more than none; found wrong, the batch looks at every leaf for the last one.
    pub(super) works: bool,
    pub(super) under_way: bool,
    /// Without work it has rules of its own, which the ordinary pass knows.
    pub(super) odd_without_work: bool,
    /// Without work, and with all that moves canonical, its date is canonical, too: the floor or an end of work.
    pub(super) canonical: bool,
    pulls: (u32, u32),
}

/// An end of a node that holds an end of another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pull {
    pub(super) from: u32,
    pub(super) leaves_finish: bool,
    pub(super) holds_finish: bool,
    /// What a summary above hands down, not a link.
    pub(super) handed_down: bool,
    /// Minutes on the lag's clock, then on the clock of the held.
    pub(super) lag: i64,
    pub(super) lag_clock: u32,
    pub(super) overlap: i64,
    /// It is the same in every run.
    pub(super) fixed: bool,
}

/// The clocks of a network: that which runs on, then the calendars.
#[derive(Debug, Clone)]
pub(super) struct Clocks<'n> {
    clocks: Vec<Clock<'n>>,
    /// Work that is done by more minutes than these is beyond the bounds of computing.
    limits: Vec<i64>,
}

impl<'n> Clocks<'n> {
    fn of(run: &Run<'n>) -> Self {
        let calendars = run.network.calendars.iter().map(Clock::Working);
        let clocks: Vec<Clock<'n>> = std::iter::once(Clock::Continuous).chain(calendars).collect();
        Self { limits: clocks.iter().map(|clock| clock.worked_until(Instant::FAR_FUTURE)).collect(), clocks }
    }

    pub(super) fn clock(&self, index: u32) -> Clock<'n> {
        self.clocks[index as usize]
    }

    pub(super) fn limit(&self, index: u32) -> i64 {
        self.limits[index as usize]
    }
}

/// All steps, predecessors first.
#[derive(Debug, Clone)]
pub(super) struct Steps<'n> {
    pub(super) all: Vec<Step>,
    pub(super) clocks: Clocks<'n>,
    /// The place in `all` of a node's step; [`NONE`] if its dates are facts, or depend on all others'.
    pub(super) place: Vec<u32>,
    pulls: Vec<Pull>,
}

/// No step.
pub(super) const NONE: u32 = u32::MAX;

impl<'n> Steps<'n> {
    pub(super) fn of(run: &Run<'n>) -> Self {
        let n_nodes = run.graph.order.len();
        let mut steps =
            Self { all: Vec::new(), clocks: Clocks::of(run), place: vec![NONE; n_nodes], pulls: Vec::new() };
        for &node in &run.graph.order {
            let step = match run.node(node as usize) {
                Node::Outlet => Step { kind: Kind::Outlet, ..Step::other(node) },
                Node::Inlet(..) => Step::other(node),
                // A hammock holds nothing and is no milestone: no finish waits for it.
                Node::Leaf if run.network.activities[node as usize].hammock => continue,
                Node::Leaf if run.progress(node as usize) == Progress::Done => continue,
                Node::Leaf => {
                    let n_pulls = steps.pulls.len();
                    steps.leaf(run, node).unwrap_or_else(|| {
                        steps.pulls.truncate(n_pulls);
                        let under_way = run.network.activities[node as usize].actual_start.is_some();
                        Step { under_way, ..Step::other(node) }
                    })
                }
            };
            steps.place[node as usize] = u32::try_from(steps.all.len()).unwrap_or(NONE);
            steps.all.push(step);
        }
        steps
    }

    /// What holds the node of a step.
    pub(super) fn pulls(&self, step: &Step) -> &[Pull] {
        &self.pulls[step.pulls.0 as usize..step.pulls.1 as usize]
    }

    /// The same, to be changed.
    pub(super) fn pulls_mut(&mut self, place: usize) -> (&mut Step, &mut [Pull]) {
        let (from, to) = self.all[place].pulls;
        (&mut self.all[place], &mut self.pulls[from as usize..to as usize])
    }

    /// The clock of a node's step.
    pub(super) fn clock_of(&self, node: u32) -> u32 {
        self.all.get(self.place[node as usize] as usize).map_or(NONE, |step| step.clock)
    }

    /// When a leaf that is under way began.
    pub(super) fn began(&self, run: &Run, node: u32) -> Option<Instant> {
        let step = self.all.get(self.place[node as usize] as usize)?;
        if step.under_way { run.network.activities[node as usize].actual_start } else { None }
    }

    /// The step of a leaf that is not done; nothing if it must be computed run by run.
    fn leaf(&mut self, run: &Run<'n>, node: u32) -> Option<Step> {
        let at = node as usize;
        let entry = &run.network.activities[at];
        let project = run.network.data_date.map_or(run.network.start, |date| date.max(run.network.start));
        let under_way = entry.actual_start.is_some();
        let mut floor = match entry.actual_start {
            Some(start) => run.network.data_date?.max(start).max(entry.resume.unwrap_or(LONG_AGO)),
            None => project,
        };
        let mut pin = None;
        let mut imposed = LONG_AGO;
        for &(kind, date) in run.graph.constraints.of(at) {
            match kind {
                ConstraintKind::FinishNoEarlier => return None,
                ConstraintKind::MustFinish if !under_way => return None,
                ConstraintKind::MustStart | ConstraintKind::PlacedStart if !under_way => pin = Some(date),
                ConstraintKind::StartNoEarlier if !under_way => imposed = imposed.max(date),
                _ => {}
            }
        }
        floor = floor.max(pin.unwrap_or(imposed));
        let first = self.pulls.len();
        if pin.is_none() {
            for edge in run.graph.incoming.of(at) {
                self.pull(run, at, edge)?;
            }
        }
        let overlaps = self.pulls.iter().skip(first).any(|pull| pull.overlap > 0);
        let snaps = run.network.options.milestones == MilestoneRule::Snap && entry.milestone.is_some();
        let end = |count: usize| u32::try_from(count).unwrap_or(NONE);
        let (clock, worked) = (clock_of(run, at), run.clock(at).worked_until(floor));
        Some(Step {
            node,
            kind: Kind::Leaf,
            clock,
            floor,
            floor_worked: worked,
            base: worked,
            base_at: floor,
            works: run.work(at) > 0,
            under_way,
            odd_without_work: under_way || snaps || overlaps,
            canonical: floor == project,
            pulls: (end(first), end(self.pulls.len())),
        })
    }

    /// Adds what an edge pulls; nothing if that cannot be said by a pull.
    fn pull(&mut self, run: &Run<'n>, node: usize, edge: &Edge) -> Option<()> {
        let plain = Pull {
            from: edge.node,
            leaves_finish: false,
            holds_finish: false,
            handed_down: edge.tie == Tie::HandDown,
            lag: 0,
            lag_clock: 0,
            overlap: 0,
            fixed: false,
        };
        match edge.tie {
            Tie::Gather => {}
            Tie::HandDown => {
                self.pulls.push(plain);
                self.pulls.push(Pull { leaves_finish: true, holds_finish: true, ..plain });
            }
            Tie::Link(kind) if run.is_overridden(node, kind) => {}
            Tie::Link(kind) => {
                if !kind.leaves_finish() && run.leaves_from_remaining(edge.node as usize) {
                    return None;
                }
                let (lag, lag_clock) = if edge.lagged { Self::lag(run, edge.link)? } else { (0, 0) };
                let overlap = run.network.options.start_to_finish == StartToFinishRule::Overlap
                    && kind == LinkKind::StartToFinish;
                self.pulls.push(Pull {
                    leaves_finish: kind.leaves_finish(),
                    holds_finish: kind.holds_finish(),
                    lag,
                    lag_clock,
                    overlap: i64::from(overlap),
                    ..plain
                });
            }
        }
        Some(())
    }

    /// A lag in minutes on a clock; nothing if it depends on how long the predecessor takes.
    fn lag(run: &Run<'n>, link: u32) -> Option<(i64, u32)> {
        let link = &run.network.links[link as usize];
        let (minutes, clock) = match link.lag {
            Lag::Percent(_) => return None,
            Lag::Elapsed(minutes) => (minutes, 0),
            Lag::Working(minutes) => match run.network.options.lag_calendar {
                LagCalendar::Successor => (minutes, clock_of(run, link.successor.index())),
                LagCalendar::Predecessor => (minutes, clock_of(run, link.predecessor.index())),
                LagCalendar::Project => (minutes, run.network.project_calendar.0.saturating_add(1)),
                LagCalendar::Continuous => (minutes, 0),
            },
        };
        Some((minutes.clamp(-LONGEST, LONGEST), clock))
    }
}

impl Step {
    fn other(node: u32) -> Self {
        Self {
            node,
            kind: Kind::Other,
            clock: 0,
            floor: LONG_AGO,
            floor_worked: LONG_AGO.0,
            base: LONG_AGO.0,
            base_at: LONG_AGO,
            works: false,
            under_way: false,
            odd_without_work: true,
            canonical: false,
            pulls: (0, 0),
        }
    }
}

fn clock_of(run: &Run, activity: usize) -> u32 {
    let activity = &run.network.activities[activity];
    if activity.elapsed { 0 } else { activity.calendar.0.saturating_add(1) }
}
