//! The network as the passes walk it: nodes and edges in flat arrays, in topological order.
//!
//! Enters a [`Network`]; leaves the same with its indexes checked, or the reason why it cannot be scheduled.
//! Every activity is a node. A summary's node is its *outlet*: it gathers the first start and the last finish of
//! its leaves for the links that leave the summary. A summary that links or constraints hold also has an *inlet*,
//! which hands what holds it down to its leaves. So a link between two summaries of a thousand leaves each costs
//! two thousand edges, not a million; and summaries without links cost none.

use crate::terms::{ConstraintKind, LinkKind};
use crate::time::Instant;

use super::network::{Activity, ActivityIdx, Network};
use super::order::{self, Cycle};
use super::summary::Hierarchy;

/// Why a network cannot be scheduled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NetworkError {
    /// Activities wait for each other: one complete chain for each knot of the network.
    Cycles(Vec<Cycle>),
    /// Activities are each other's parents, directly or through others: all that are on such a ring, in index order.
    ParentCycle(Vec<ActivityIdx>),
    /// An activity, a link or a constraint points outside its array.
    OutOfRange(Entry),
}

/// The entry of a [`Network`] that points outside an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// [`Network::project_calendar`].
    ProjectCalendar,
    /// The calendar or the parent of this entry of [`Network::activities`].
    Activity(usize),
    /// An end of this entry of [`Network::links`].
    Link(usize),
    /// The activity of this entry of [`Network::constraints`].
    Constraint(usize),
    /// There are more entries than 32 bits can count.
    TooMany,
}

/// How one node holds another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// A link of the network.
    Link(LinkKind),
    /// From a member of a summary to its outlet.
    Gather,
    /// From a summary's inlet to a member or to the member's inlet.
    HandDown,
}

/// One direction of an edge, stored at one of its nodes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// The node at the other end.
    pub(super) node: u32,
    /// The link it stands for; meaningless for `Gather` and `HandDown`.
    pub(super) link: u32,
    /// How it holds.
    pub(super) tie: Tie,
    /// Whether the link's lag is worth computing.
    pub(super) lagged: bool,
}

/// Lists of equal type for each node, end to end in one array.
#[derive(Debug, Clone, Default)]
pub(super) struct Grouped<T> {
    /// Where each node's list begins; one more entry than nodes, or none if all lists are empty.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Grouped<T> {
    /// Groups the pairs `(node, item)` by node, keeping their order within a node.
    fn new(n_nodes: usize, pairs: impl Iterator<Item = (u32, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; n_nodes + 1];
        for (node, _) in pairs.clone() {
            starts[node as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let Some((_, filler)) = pairs.clone().next() else {
            return Self { starts: Vec::new(), items: Vec::new() };
        };
        let mut items = vec![filler; starts[n_nodes] as usize];
        let mut next = starts.clone();
        for (node, item) in pairs {
            items[next[node as usize] as usize] = item;
            next[node as usize] += 1;
        }
        Self { starts, items }
    }

    /// The node's list.
    pub(super) fn of(&self, node: usize) -> &[T] {
        match self.starts.get(node..node + 2) {
            Some(&[from, to]) => &self.items[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// The checked network, expanded and ordered.
#[derive(Debug, Clone)]
pub(super) struct Graph {
    /// All nodes, predecessors first.
    pub(super) order: Vec<u32>,
    /// What holds each node, links in the network's order.
    pub(super) incoming: Grouped<Edge>,
    /// What each node holds.
    pub(super) outgoing: Grouped<Edge>,
    /// Imposed dates by activity.
    pub(super) constraints: Grouped<(ConstraintKind, Instant)>,
    /// Who belongs to whom.
    pub(super) hierarchy: Hierarchy,
    /// The summary of each inlet; the inlets' nodes follow the activities'.
    pub(super) inlets: Vec<u32>,
    /// The leaves that hang between others.
    pub(super) hammocks: Vec<u32>,
    /// The links of each hammock that lead to what is none; empty if there are no hammocks.
    pub(super) hangers: Grouped<u32>,
}

impl Graph {
    pub(super) fn new(network: &Network) -> Result<Self, NetworkError> {
        check_ranges(network).map_err(NetworkError::OutOfRange)?;
        let hierarchy = Hierarchy::new(&network.activities).map_err(NetworkError::ParentCycle)?;
        let expansion = Expansion::new(network, &hierarchy);
        let n_nodes = network.activities.len() + expansion.inlets.len();
        let edges = &expansion.edges;
        let graph = Self {
            order: Vec::new(),
            incoming: Grouped::new(n_nodes, edges.iter().map(|&(from, to, edge)| (to, Edge { node: from, ..edge }))),
            outgoing: Grouped::new(n_nodes, edges.iter().map(|&(from, to, edge)| (from, Edge { node: to, ..edge }))),
            constraints: Grouped::new(
                network.activities.len(),
                network.constraints.iter().map(|c| (c.activity.0, (c.kind, c.at))),
            ),
            hangers: hangers(network, &hierarchy),
            hammocks: (0_u32..)
                .zip(&network.activities)
                .filter_map(|(index, activity)| is_hammock(&hierarchy, index, activity).then_some(index))
                .collect(),
            hierarchy,
            inlets: expansion.inlets,
        };
        let order = order::topological(n_nodes, &graph).map_err(NetworkError::Cycles)?;
        Ok(Self { order, ..graph })
    }

    /// The activity a node belongs to: itself, or the summary whose inlet it is.
    pub(super) fn activity_of(&self, node: u32) -> u32 {
        let n_activities = self.hierarchy.len();
        (node as usize).checked_sub(n_activities).map_or(node, |inlet| self.inlets[inlet])
    }
}

/// The edges of the expanded network, links first.
struct Expansion {
    edges: Vec<(u32, u32, Edge)>,
    inlets: Vec<u32>,
}

impl Expansion {
    fn new(network: &Network, hierarchy: &Hierarchy) -> Self {
        let (outlet, inlet) = wanted_ends(network, hierarchy);
        let mut inlet_node = vec![0_u32; network.activities.len()];
        let mut inlets = Vec::new();
        for summary in (0_u32..).zip(&inlet).filter_map(|(summary, &wanted)| wanted.then_some(summary)) {
            inlet_node[summary as usize] = count(network.activities.len() + inlets.len());
            inlets.push(summary);
        }

        let mut edges = Vec::with_capacity(network.links.len());
        let holds = |end: ActivityIdx| !is_hammock(hierarchy, end.0, &network.activities[end.index()]);
        for (index, link) in (0_u32..).zip(&network.links) {
            if !holds(link.predecessor) || !holds(link.successor) {
                continue;
            }
            let to = link.successor;
            let node = if inlet[to.index()] { inlet_node[to.index()] } else { to.0 };
            let edge = Edge { node: 0, link: index, tie: Tie::Link(link.kind), lagged: !link.lag.is_none() };
            edges.push((link.predecessor.0, node, edge));
        }
        let plain = |tie| Edge { node: 0, link: 0, tie, lagged: false };
        for (member, activity) in (0_u32..).zip(&network.activities) {
            let Some(parent) = activity.parent.filter(|_| holds(ActivityIdx(member))) else {
                continue;
            };
            if outlet[parent.index()] {
                edges.push((member, parent.0, plain(Tie::Gather)));
            }
            if inlet[parent.index()] {
                let to = if inlet[member as usize] { inlet_node[member as usize] } else { member };
                edges.push((inlet_node[parent.index()], to, plain(Tie::HandDown)));
            }
        }
        Self { edges, inlets }
    }
}

/// Whether a leaf hangs between others; a summary never does.
fn is_hammock(hierarchy: &Hierarchy, index: u32, activity: &Activity) -> bool {
    activity.hammock && !hierarchy.is_summary(index as usize)
}

/// The links of each hammock, in the network's order; those between two hammocks carry nothing and are left out.
fn hangers(network: &Network, hierarchy: &Hierarchy) -> Grouped<u32> {
    if !network.activities.iter().any(|activity| activity.hammock) {
        return Grouped { starts: Vec::new(), items: Vec::new() };
    }
    let hangs = |end: ActivityIdx| is_hammock(hierarchy, end.0, &network.activities[end.index()]);
    let pairs = (0_u32..).zip(&network.links).filter_map(|(index, link)| {
        match (hangs(link.predecessor), hangs(link.successor)) {
            (true, false) => Some((link.predecessor.0, index)),
            (false, true) => Some((link.successor.0, index)),
            _ => None,
        }
    });
    Grouped::new(network.activities.len(), pairs)
}

/// Which summaries need an outlet, and which an inlet: those that a link or constraint touches, and those within.
fn wanted_ends(network: &Network, hierarchy: &Hierarchy) -> (Vec<bool>, Vec<bool>) {
    let n_activities = network.activities.len();
    let (mut outlet, mut inlet) = (vec![false; n_activities], vec![false; n_activities]);
    for link in &network.links {
        outlet[link.predecessor.index()] = true;
        inlet[link.successor.index()] = true;
    }
    for constraint in &network.constraints {
        let at = constraint.activity.index();
        match constraint.kind {
            ConstraintKind::StartNoEarlier | ConstraintKind::FinishNoEarlier | ConstraintKind::PlacedStart => {
                inlet[at] = true;
            }
            ConstraintKind::StartNoLater | ConstraintKind::FinishNoLater | ConstraintKind::Deadline => {
                outlet[at] = true;
            }
            ConstraintKind::MustStart | ConstraintKind::MustFinish => {
                inlet[at] = true;
                outlet[at] = true;
            }
            ConstraintKind::AsLateAsPossible => {}
        }
    }
    for activity in 0..n_activities {
        outlet[activity] &= hierarchy.is_summary(activity);
        inlet[activity] &= hierarchy.is_summary(activity);
    }
    for &member in hierarchy.parents_first() {
        let member = member as usize;
        if let Some(parent) = network.activities[member].parent
            && hierarchy.is_summary(member)
        {
            outlet[member] |= outlet[parent.index()];
            inlet[member] |= inlet[parent.index()];
        }
    }
    (outlet, inlet)
}

fn check_ranges(network: &Network) -> Result<(), Entry> {
    let n_activities = network.activities.len();
    // Every activity may need an inlet and two edges of the hierarchy beside the links.
    let n_edges = network.links.len().saturating_add(n_activities.saturating_mul(2));
    if u32::try_from(n_edges.max(network.constraints.len())).is_err() {
        return Err(Entry::TooMany);
    }
    let known = |activity: ActivityIdx| activity.index() < n_activities;
    if network.project_calendar.index() >= network.calendars.len() {
        return Err(Entry::ProjectCalendar);
    }
    for (index, activity) in network.activities.iter().enumerate() {
        if activity.calendar.index() >= network.calendars.len() || !activity.parent.is_none_or(known) {
            return Err(Entry::Activity(index));
        }
    }
    if let Some(index) = network.links.iter().position(|link| !known(link.predecessor) || !known(link.successor)) {
        return Err(Entry::Link(index));
    }
    match network.constraints.iter().position(|constraint| !known(constraint.activity)) {
        Some(index) => Err(Entry::Constraint(index)),
        None => Ok(()),
    }
}

/// A count as a node number.
fn count(n: usize) -> u32 {
    u32::try_from(n).expect("`check_ranges` has refused more nodes than 32 bits can count")
}
