//! Activities, under the summaries of their WBS nodes.

use std::collections::{HashMap, HashSet};

use crate::exchange::draft::{DraftTask, ImportError, Loss};
use crate::terms::Moment;

use super::calendars::Calendars;
use super::projects::Project;
use super::resources::Resources;
use super::table::{Row, Tables};
use super::values::flag;
use super::wbs::Tree;
use super::{activity, constraints, counted, lost, options, progress};

/// What becomes of the activities of a project.
#[derive(Debug)]
pub(super) struct Activities<'t> {
    /// Name of the project's WBS node.
    pub(super) name: Option<String>,
    /// Names of the workstreams.
    pub(super) workstreams: Vec<String>,
    /// Summaries and activities, each summary before what is in it.
    pub(super) tasks: Vec<DraftTask>,
    /// Where each activity is, by `task_id`.
    pub(super) place_of: HashMap<&'t str, Place<'t>>,
}

/// Where an activity is, and what links need to know of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'t> {
    /// Its place among the tasks.
    pub(super) task: usize,
    /// Its `task_code`, for messages.
    pub(super) code: &'t str,
    /// It became a summary.
    pub(super) summary: bool,
    /// It is a level of effort.
    pub(super) hammock: bool,
}

/// Reads the activities.
///
/// # Errors
/// There are none.
pub(super) fn read<'a, 't>(
    tables: &'a Tables<'t>,
    project: &Project<'a, 't>,
    calendars: &mut Calendars<'a, 't>,
    resources: &Resources<'t>,
    losses: &mut Vec<Loss>,
) -> Result<Activities<'t>, ImportError> {
    let tree = Tree::read(tables, project, losses);
    let rows = unique(tables, project, losses);
    if rows.is_empty() {
        return Err(ImportError::new(format!("project `{}` has no activities in it", project.name_or(project.id))));
    }
    let schedule = options::row_of(tables, project);
    let mut builder = Builder {
        tree: &tree,
        calendars,
        resources,
        data_date: project.data_date,
        external: schedule.is_none_or(|row| row.get("sched_outer_depend_type") != "SD_None"),
        expected: schedule.is_some_and(|row| flag(row.get("sched_use_expect_end_flag"))),
        streams: tree.streams(),
        stream_of: HashMap::new(),
        summary_of: vec![None; tree.nodes.len()],
        uids: rows.iter().map(|row| row.get("task_id").to_owned()).collect(),
        out: Activities {
            name: tree.root_name().map(str::to_owned),
            workstreams: Vec::new(),
            tasks: Vec::new(),
            place_of: HashMap::new(),
        },
        losses,
    };
    builder.build(&rows, project);
    Ok(builder.out)
}

/// The rows of the project whose ids differ.
fn unique<'a, 't>(tables: &'a Tables<'t>, project: &Project, losses: &mut Vec<Loss>) -> Vec<Row<'a, 't>> {
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    for row in tables.rows("TASK").filter(|row| project.owns(row)) {
        let id = row.get("task_id");
        let why = match id {
            "" => "it has no `task_id`",
            id if !seen.insert(id) => "its `task_id` stands twice; the first one counts",
            _ => {
                rows.push(row);
                continue;
            }
        };
        lost(losses, "an activity", activity(row.find("task_code").unwrap_or(id)), why);
    }
    rows
}

struct Builder<'b, 'a, 't> {
    tree: &'b Tree<'t>,
    calendars: &'b mut Calendars<'a, 't>,
    resources: &'b Resources<'t>,
    data_date: Option<Moment>,
    /// Whether links from other projects hold.
    external: bool,
    /// Whether expected finishes count.
    expected: bool,
    streams: Vec<Option<usize>>,
    /// The workstream of each node of the first level; of what is in none, `None`.
    stream_of: HashMap<Option<usize>, usize>,
    /// The summary of each node that has one.
    summary_of: Vec<Option<usize>>,
    uids: HashSet<String>,
    out: Activities<'t>,
    losses: &'b mut Vec<Loss>,
}

impl<'a, 't> Builder<'_, 'a, 't> {
    fn build(&mut self, rows: &[Row<'a, 't>], project: &Project) {
        let n_nodes = self.tree.nodes.len();
        let mut own: Vec<Vec<Row>> = vec![Vec::new(); n_nodes];
        let mut wbs: Vec<Vec<Row>> = vec![Vec::new(); n_nodes];
        let mut homeless = Vec::new();
        for row in rows {
            let is_summary = row.get("task_type") == "TT_WBS";
            match (self.tree.place(row.get("wbs_id")), is_summary) {
                (Some(node), true) => wbs[node].push(*row),
                (Some(node), false) => own[node].push(*row),
                (None, true) => self.lose_summary(row, "its WBS node is not in the file"),
                (None, false) => homeless.push(*row),
            }
        }
        let mut has_work: Vec<bool> = own.iter().map(|rows| !rows.is_empty()).collect();
        for place in (0..n_nodes).rev() {
            if let Some(parent) = self.tree.nodes[place].parent {
                has_work[parent] |= has_work[place];
            }
        }
        let otherwise = self.out.name.clone().unwrap_or_else(|| project.name_or("Plan"));
        for row in &homeless {
            self.add(row, None, &otherwise);
        }
        for node in 0..n_nodes {
            let mut claims = wbs[node].iter();
            let claim = claims.next().filter(|_| has_work[node]);
            for row in wbs[node].iter().filter(|_| !has_work[node]) {
                self.lose_summary(row, "there are no activities in its WBS node");
            }
            for row in claims.filter(|_| has_work[node]) {
                self.lose_summary(row, "its WBS node has another one already");
            }
            if has_work[node] && (claim.is_some() || self.tree.nodes[node].depth >= 2) {
                self.summarise(node, claim, &otherwise);
            }
            for row in &own[node] {
                self.add(row, Some(node), &otherwise);
            }
        }
        let n_empty = (0..n_nodes).filter(|node| !has_work[*node] && self.tree.nodes[*node].depth > 0).count();
        if n_empty > 0 {
            let why = "there are no activities in them";
            lost(self.losses, "WBS nodes", counted(n_empty, "node"), why);
        }
    }

    fn lose_summary(&mut self, row: &Row, why: &str) {
        lost(self.losses, "a WBS summary", activity(row.get("task_code")), why);
    }

    /// The workstream of a node, made where it is met first.
    fn stream(&mut self, node: Option<usize>, otherwise: &str) -> usize {
        let key = node.and_then(|node| self.streams.get(node).copied().flatten());
        let names = &mut self.out.workstreams;
        *self.stream_of.entry(key).or_insert_with(|| {
            names.push(key.map_or(otherwise, |node| self.tree.nodes[node].name).to_owned());
            names.len() - 1
        })
    }

    /// The summary that a node or the nearest above it has.
    fn summary(&self, node: Option<usize>) -> Option<usize> {
        // Parents come first, and pass what they have on.
        node.and_then(|node| self.summary_of.get(node).copied().flatten().or_else(|| self.inherited(node)))
    }

    fn inherited(&self, node: usize) -> Option<usize> {
        let mut at = self.tree.nodes.get(node)?.parent;
        while let Some(above) = at {
            if let Some(summary) = self.summary_of.get(above).copied().flatten() {
                return Some(summary);
            }
            at = self.tree.nodes.get(above)?.parent;
        }
        None
    }

    fn summarise(&mut self, node: usize, claim: Option<&Row<'a, 't>>, otherwise: &str) {
        let entry = &self.tree.nodes[node];
        let name = claim.map(|row| row.get("task_name")).filter(|name| !name.is_empty()).unwrap_or(entry.name);
        if name != entry.name && !entry.name.is_empty() {
            let why = "its WBS summary has another one, which is kept";
            lost(self.losses, "the name of a WBS node", format!("WBS {}", entry.name), why);
        }
        let uid = match claim {
            Some(row) => row.get("task_id").to_owned(),
            None => self.uid_of(entry.id),
        };
        let task = DraftTask {
            uid,
            code: claim.and_then(|row| row.find("task_code")).map(str::to_owned),
            name: name.to_owned(),
            workstream: self.stream(Some(node), otherwise),
            parent: self.inherited(node),
            ..DraftTask::default()
        };
        let place = self.out.tasks.len();
        if let Some(row) = claim {
            let code = row.get("task_code");
            self.out.place_of.insert(row.get("task_id"), Place { task: place, code, summary: true, hammock: false });
        }
        self.out.tasks.push(task);
        self.summary_of[node] = Some(place);
    }

    /// The id of a node's summary, which no activity has.
    fn uid_of(&mut self, wbs_id: &str) -> String {
        let mut uid = format!("W{wbs_id}");
        while !self.uids.insert(uid.clone()) {
            uid.insert(0, 'W');
        }
        uid
    }

    fn add(&mut self, row: &Row<'a, 't>, node: Option<usize>, otherwise: &str) {
        let id = row.get("task_id");
        let code = row.find("task_code").unwrap_or(id);
        let mut task = DraftTask {
            uid: id.to_owned(),
            code: row.find("task_code").map(str::to_owned),
            name: row.find("task_name").unwrap_or(code).to_owned(),
            workstream: self.stream(node, otherwise),
            parent: self.summary(node),
            owner: self.resources.owner(row),
            demands: self.resources.demands(row).to_vec(),
            ..DraftTask::default()
        };
        progress::kind(row, code, &mut task, self.losses);
        progress::read(row, code, self.data_date, self.expected, &mut task, self.losses);
        task.calendar = self.calendar(row, code);
        constraints::read(row, code, self.external, &mut task, self.losses);
        let place = Place { task: self.out.tasks.len(), code, summary: false, hammock: task.hammock };
        self.out.place_of.insert(id, place);
        self.out.tasks.push(task);
    }

    fn calendar(&mut self, row: &Row<'a, 't>, code: &str) -> Option<usize> {
        if row.get("task_type") == "TT_Rsrc" && !self.resources.demands(row).is_empty() {
            let shared = self.resources.calendar(row, code, self.losses);
            if shared.is_some() {
                return shared;
            }
        }
        let id = row.find("clndr_id")?;
        let place = self.calendars.place(id, self.losses);
        if place.is_none() {
            let why = "it is not in the file; the project's stands in";
            lost(self.losses, &format!("calendar {id}"), activity(code), why);
        }
        place
    }
}
