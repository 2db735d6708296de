//! The work breakdown: a tree of nodes, of which those below the project's node become workstreams, and those below
//! these summaries.

use std::collections::HashMap;

use crate::exchange::draft::Loss;

use super::projects::Project;
use super::table::{Row, Tables};
use super::values::{flag, number};
use super::{counted, lost};

/// A node.
#[derive(Debug)]
pub(super) struct Node<'t> {
    /// `wbs_id`.
    pub(super) id: &'t str,
    /// Its name, else its short name.
    pub(super) name: &'t str,
    /// The node above, a place in the tree.
    pub(super) parent: Option<usize>,
    /// 0 for the project's own node, 1 for those below it.
    pub(super) depth: usize,
}

/// The nodes of a project, parents first, siblings in P6's order.
#[derive(Debug, Default)]
pub(super) struct Tree<'t> {
    /// The nodes.
    pub(super) nodes: Vec<Node<'t>>,
    place_of: HashMap<&'t str, usize>,
}

impl<'t> Tree<'t> {
    /// Reads the tree. Nodes that are each other's parents stand at the top.
    pub(super) fn read(tables: &Tables<'t>, project: &Project, losses: &mut Vec<Loss>) -> Self {
        let rows: Vec<Row> = tables.rows("PROJWBS").filter(|row| project.owns(row)).collect();
        let mut row_of: HashMap<&str, usize> = HashMap::new();
        for (place, row) in rows.iter().enumerate() {
            row_of.entry(row.get("wbs_id")).or_insert(place);
        }
        let parent = |row: &Row| row_of.get(row.get("parent_wbs_id")).copied();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
        let mut tops = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            match parent(row).filter(|parent| *parent != place) {
                Some(parent) => children[parent].push(place),
                None => tops.push(place),
            }
        }
        // The project's node is marked, or it is the one that holds all others.
        let is_root = |place: usize| flag(rows[place].get("proj_node_flag")) || (tops.len() == 1 && rows.len() > 1);
        let rank = |place: &usize| (number(rows[*place].get("seq_num")).map_or(i64::MAX, rank_of), *place);
        for siblings in &mut children {
            siblings.sort_by_key(rank);
        }
        let mut tree = Self::default();
        let mut placed = vec![false; rows.len()];
        let sorted_tops = {
            let mut tops = tops.clone();
            tops.sort_by_key(rank);
            tops
        };
        // What no top leads to lies on a ring, which is opened at its first node.
        let mut n_opened = 0;
        for (start, is_top) in sorted_tops.iter().map(|top| (*top, true)).chain((0..rows.len()).map(|row| (row, false)))
        {
            if placed[start] {
                continue;
            }
            n_opened += usize::from(!is_top);
            let depth = usize::from(!(is_top && is_root(start)));
            let mut open = vec![(start, None, depth)];
            while let Some((place, parent, depth)) = open.pop() {
                if std::mem::replace(&mut placed[place], true) {
                    continue;
                }
                let own = tree.add(&rows[place], parent, depth);
                open.extend(children[place].iter().rev().map(|child| (*child, Some(own), depth + 1)));
            }
        }
        if n_opened > 0 {
            let why = "they are each other's parents; they stand at the top";
            lost(losses, "the parents of WBS nodes", counted(n_opened, "node"), why);
        }
        tree
    }

    fn add(&mut self, row: &Row<'_, 't>, parent: Option<usize>, depth: usize) -> usize {
        let own = self.nodes.len();
        let id = row.get("wbs_id");
        let name = row.find("wbs_name").unwrap_or(row.get("wbs_short_name"));
        self.nodes.push(Node { id, name, parent, depth });
        self.place_of.entry(id).or_insert(own);
        own
    }

    /// The place of a node.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.place_of.get(id).copied()
    }

    /// The name of the project's own node.
    pub(super) fn root_name(&self) -> Option<&'t str> {
        self.nodes.iter().find(|node| node.depth == 0).map(|node| node.name)
    }

    /// For each node its ancestor that is a workstream: itself where it is one; none for the project's own node.
    pub(super) fn streams(&self) -> Vec<Option<usize>> {
        let mut streams: Vec<Option<usize>> = Vec::with_capacity(self.nodes.len());
        for (place, node) in self.nodes.iter().enumerate() {
            streams.push(match node.depth {
                0 => None,
                1 => Some(place),
                _ => node.parent.and_then(|parent| streams.get(parent).copied().flatten()),
            });
        }
        streams
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a rank beyond i64 saturates and sorts last")]
fn rank_of(number: f64) -> i64 {
    number as i64
}
