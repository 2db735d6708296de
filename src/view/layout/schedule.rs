//! The pages of a plan: lanes in plan order, split where they are too long.

use crate::audience::{Program, Task};
use crate::time::Date;
use crate::view::gantt::chain::{Chain, driving_chain};

/// What the rows of a page may weigh. With the frame, the axis, the list of slips and the calendars the page stays
/// under 150 KB and under 5,000 elements.
const PAGE_ROWS: usize = 128_000;
/// What an element weighs: as much as its share of a page's elements is of a page's bytes.
const ELEMENT: usize = 31;
/// Rows of the driving chain that are shown.
pub(in crate::view) const CHAIN_ROWS: usize = 40;
/// Linked tasks that are named in one row, before and after it.
pub(in crate::view) const LINKS: usize = 8;
/// What a row of the driving chain weighs, and a lane's one line.
const CHAIN_ROW: usize = 600;
const LANE_LINE: usize = 800;

/// The pages of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct ScheduleLayout {
    /// First and last day of the axis.
    pub range: (Date, Date),
    /// What the first lane shows.
    pub chain: Option<Chain>,
    /// The lanes with rows on each page.
    pub pages: Vec<Vec<LanePart>>,
    page_of: Vec<usize>,
}

/// The part of a lane that is on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanePart {
    /// An index into `Program::workstreams`.
    pub workstream: usize,
    /// Indexes into `Program::tasks`.
    pub tasks: Vec<usize>,
    /// Which part of the lane, from 1, of how many.
    pub part: (usize, usize),
}

impl ScheduleLayout {
    pub(super) fn of(program: &Program<'_>) -> Self {
        let chain = driving_chain(program);
        let chain_rows = chain.as_ref().map_or(0, |chain| chain.tasks.len().min(CHAIN_ROWS));
        let lines = program.workstreams.len().min(LANE_LINES) * LANE_LINE;
        let first = PAGE_ROWS.saturating_sub(chain_rows * CHAIN_ROW + lines);
        let weights: Vec<usize> = program.tasks.iter().map(|task| weight(program, task)).collect();
        let mut filler = Filler { pages: vec![Vec::new()], left: first, weights: &weights };
        for (index, stream) in program.workstreams.iter().enumerate() {
            filler.lane(index, &stream.tasks);
        }
        let mut page_of = vec![1; program.tasks.len()];
        for (page, parts) in filler.pages.iter().enumerate() {
            for task in parts.iter().flat_map(|part| &part.tasks) {
                if let Some(place) = page_of.get_mut(*task) {
                    *place = page + 1;
                }
            }
        }
        Self { range: range(program), chain, pages: filler.pages, page_of }
    }

    /// The page with a task's row, from 1.
    #[must_use]
    pub fn page_of(&self, task: usize) -> usize {
        self.page_of.get(task).copied().unwrap_or(1)
    }
}

/// Lanes of other pages that the first page names in a line each.
pub(in crate::view) const LANE_LINES: usize = 40;

struct Filler<'a> {
    pages: Vec<Vec<LanePart>>,
    left: usize,
    weights: &'a [usize],
}

impl Filler<'_> {
    /// Places a lane whole where it fits on this page or on an empty one, else in parts.
    fn lane(&mut self, workstream: usize, tasks: &[usize]) {
        let weights = self.weights;
        let weight = |task: usize| weights.get(task).copied().unwrap_or(0);
        let total: usize = tasks.iter().map(|task| weight(*task)).sum();
        if total > self.left && total <= PAGE_ROWS {
            self.turn();
        }
        let mut parts: Vec<(usize, usize)> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for task in tasks {
            // A row that is larger than an empty page stands alone on one.
            if weight(*task) > self.left && self.left < PAGE_ROWS {
                if !open.is_empty() {
                    parts.push(self.put(workstream, std::mem::take(&mut open)));
                }
                self.turn();
            }
            self.left = self.left.saturating_sub(weight(*task));
            open.push(*task);
        }
        if !open.is_empty() {
            parts.push(self.put(workstream, open));
        }
        let of = parts.len();
        for (number, (page, place)) in parts.into_iter().enumerate() {
            if let Some(part) = self.pages.get_mut(page).and_then(|page| page.get_mut(place)) {
                part.part = (number + 1, of);
            }
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.left = PAGE_ROWS;
    }

    /// Adds a part to the last page; says where it is.
    fn put(&mut self, workstream: usize, tasks: Vec<usize>) -> (usize, usize) {
        let page = self.pages.len().saturating_sub(1);
        let place = self.pages.last().map_or(0, Vec::len);
        if let Some(last) = self.pages.last_mut() {
            last.push(LanePart { workstream, tasks, part: (1, 1) });
        }
        (page, place)
    }
}

/// What a task's row weighs: its estimated bytes, or its elements if these are scarcer. Each linked task adds a link
/// with its id and name.
fn weight(program: &Program<'_>, task: &Task<'_>) -> usize {
    let linked = || task.after.iter().take(LINKS).chain(task.before.iter().take(LINKS));
    let name = |index: usize| program.tasks.get(index).map_or(0, |task| longest(&task.facts.name));
    let owner = task.owner.as_ref().map_or(0, |owner| longest(owner.name));
    let bytes: usize = linked().map(|link| 70 + name(link.task)).sum();
    let bytes = 540 + longest(&task.facts.name) + owner + bytes;
    bytes.max(ELEMENT * (20 + linked().count()))
}

/// Bytes of a text in its longest language.
pub(super) fn longest(text: &crate::text::Text) -> usize {
    text.all().map(|phrase| phrase.words.len()).max().unwrap_or(0)
}

/// Every date that the axis must show: schedule, baseline and data date; and room for labels at the end.
fn range(program: &Program<'_>) -> (Date, Date) {
    let dates = program.tasks.iter().flat_map(|task| {
        let baseline = task.dates.baseline.map(|baseline| [baseline.start, baseline.finish]);
        [task.dates.start_date, task.dates.finish_date].into_iter().chain(baseline.into_iter().flatten())
    });
    let all = dates.chain(program.data_date);
    let (first, last) =
        all.fold((program.start_date, program.start_date), |(first, last), date| (first.min(date), last.max(date)));
    let room = (last - first).num_days() / 16 + 3;
    (first, last.checked_add_days(chrono::Days::new(room.unsigned_abs())).unwrap_or(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(left: usize, weights: &[usize], lanes: &[std::ops::Range<usize>]) -> Vec<Vec<LanePart>> {
        let mut filler = Filler { pages: vec![Vec::new()], left, weights };
        for (index, lane) in lanes.iter().enumerate() {
            filler.lane(index, &lane.clone().collect::<Vec<_>>());
        }
        filler.pages
    }

    #[test]
    fn a_lane_stays_whole_where_a_page_can_hold_it() {
        let half = PAGE_ROWS / 2;
        let pages = filled(PAGE_ROWS, &[half, half / 2, half, half / 4], &[0..2, 2..3, 3..4]);
        let on: Vec<Vec<usize>> = pages.iter().map(|page| page.iter().map(|part| part.workstream).collect()).collect();
        assert_eq!(on, [vec![0], vec![1, 2]]);
        assert!(pages.iter().flatten().all(|part| part.part == (1, 1)));
    }

    #[test]
    fn a_longer_lane_goes_on_over_pages() {
        let third = PAGE_ROWS / 3;
        let all = 0..7;
        let pages = filled(third, &[third; 7], std::slice::from_ref(&all));
        let parts: Vec<(usize, (usize, usize))> =
            pages.iter().flatten().map(|part| (part.tasks.len(), part.part)).collect();
        assert_eq!(parts, [(1, (1, 3)), (3, (2, 3)), (3, (3, 3))]);
    }

    #[test]
    fn every_task_is_placed_once_and_pages_are_not_overfilled() {
        // A small deterministic generator of weights, some larger than a page.
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 40).unwrap() % (PAGE_ROWS / 6)
        };
        let mut weights: Vec<usize> = (0..400).map(|_| next()).collect();
        weights[37] = PAGE_ROWS * 2;
        let lanes: Vec<_> = (0..20).map(|lane| lane * 20..(lane + 1) * 20).collect();
        let pages = filled(100, &weights, &lanes);
        let placed: Vec<usize> = pages.iter().flatten().flat_map(|part| part.tasks.clone()).collect();
        assert_eq!(placed, (0..400).collect::<Vec<_>>());
        for page in &pages {
            let tasks: Vec<usize> = page.iter().flat_map(|part| part.tasks.clone()).collect();
            let weight: usize = tasks.iter().map(|task| weights[*task]).sum();
            assert!(weight <= PAGE_ROWS || tasks.len() == 1, "{weight}");
        }
    }
}
