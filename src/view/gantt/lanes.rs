//! Lanes: the driving chain, then workstreams, each with a line that says how it stands and where its work lies.

use crate::audience::{Program, Workstream};
use crate::text::Arg;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::layout::{CHAIN_ROWS, LANE_LINES, LanePart};
use crate::view::shapes::Prose;

use super::GanttOptions;
use super::chain::Chain;
use super::rows::{self, Use};
use super::scale::{Scale, percent};
use super::shapes::{Lane, StripPart};

/// Rows that the program's page has room for: at about 500 bytes and 18 elements each they leave the page within its
/// budget, chain and all.
const OVERVIEW_ROWS: usize = 190;
/// Plans up to this many tasks start with every lane open.
const SMALL_PLAN: usize = 25;
/// Stretches of work nearer to each other than this are drawn as one, per cent.
const JOIN: f64 = 0.7;

/// The lanes of a schedule or of one page of it.
pub(super) fn build(context: &ProgramContext<'_>, scale: &Scale, options: GanttOptions) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = match (options, &context.layout.schedule.chain) {
        (GanttOptions::Overview | GanttOptions::Page(1), Some(chain)) => vec![chain_lane(context, scale, chain)],
        _ => Vec::new(),
    };
    match options {
        GanttOptions::Overview => lanes.extend(overview(context, scale)),
        GanttOptions::Page(number) => lanes.extend(page(context, scale, number)),
    }
    lanes
}

/// Every lane, with rows as long as there is room: lanes with late work first.
fn overview(context: &ProgramContext<'_>, scale: &Scale) -> Vec<Lane> {
    let streams = &context.program.workstreams;
    let red: Vec<usize> = streams.iter().map(|stream| Counts::of(context, &stream.tasks).late).collect();
    let mut order: Vec<usize> = (0..streams.len()).collect();
    order.sort_by_key(|stream| red.get(*stream) == Some(&0));
    let mut room = OVERVIEW_ROWS
        .saturating_sub(context.layout.schedule.chain.as_ref().map_or(0, |chain| chain.tasks.len().min(CHAIN_ROWS)));
    let mut in_full = vec![false; streams.len()];
    for index in order {
        let Some(stream) = streams.get(index).filter(|stream| stream.tasks.len() <= room) else { continue };
        room -= stream.tasks.len();
        if let Some(flag) = in_full.get_mut(index) {
            *flag = true;
        }
    }
    let lanes = streams.iter().zip(in_full).take(LANE_LINES).map(|(stream, in_full)| {
        let mut lane = stream_lane(context, scale, stream, &stream.tasks, (1, 1));
        if in_full {
            fill(&mut lane, context, scale, &stream.tasks, Use::Leads);
        } else {
            lane.href = lane_href(context, stream);
        }
        lane
    });
    let more = more_lane(context, streams.len(), Page::Schedule(1));
    lanes.chain(more).collect()
}

/// The lanes of one page; the first page also names the lanes of all others.
fn page(context: &ProgramContext<'_>, scale: &Scale, number: usize) -> Vec<Lane> {
    let pages = &context.layout.schedule.pages;
    let empty = Vec::new();
    let own = number.checked_sub(1).and_then(|at| pages.get(at)).unwrap_or(&empty);
    let mut lanes: Vec<Lane> = own
        .iter()
        .filter_map(|part| {
            let stream = context.program.workstreams.get(part.workstream)?;
            let mut lane = stream_lane(context, scale, stream, &part.tasks, part.part);
            fill(&mut lane, context, scale, &part.tasks, Use::Opens);
            lane.open |= number > 1;
            Some(lane)
        })
        .collect();
    if number == 1 {
        let here = |index: usize| own.iter().any(|part: &LanePart| part.workstream == index);
        let streams = context.program.workstreams.iter().enumerate();
        let elsewhere: Vec<&Workstream<'_>> =
            streams.filter(|(index, _)| !here(*index)).map(|(_, stream)| stream).collect();
        lanes.extend(elsewhere.iter().take(LANE_LINES).map(|stream| {
            let mut lane = stream_lane(context, scale, stream, &stream.tasks, (1, 1));
            lane.href = lane_href(context, stream);
            lane
        }));
        lanes.extend(more_lane(context, elsewhere.len(), Page::Schedule(2)));
    }
    lanes
}

/// A line for the lanes that have no line of their own.
fn more_lane(context: &ProgramContext<'_>, lanes: usize, page: Page) -> Option<Lane> {
    let more = lanes.checked_sub(LANE_LINES).filter(|more| *more > 0)?;
    Some(Lane {
        id: "lane-more".to_owned(),
        name: context.plain(context.say_n("and-more", more)),
        critical: false,
        open: false,
        counts: String::new(),
        late: None,
        href: context.page_href(page),
        strip: Vec::new(),
        rows: Vec::new(),
    })
}

fn lane_href(context: &ProgramContext<'_>, stream: &Workstream<'_>) -> Option<String> {
    let first = *stream.tasks.first()?;
    let page = Page::Schedule(context.layout.schedule.page_of(first));
    context.page_href(page).map(|href| format!("{href}#{}", lane_id(stream)))
}

fn lane_id(stream: &Workstream<'_>) -> String {
    format!("lane-{}", stream.id)
}

fn fill(lane: &mut Lane, context: &ProgramContext<'_>, scale: &Scale, tasks: &[usize], how: Use) {
    lane.rows = tasks.iter().filter_map(|task| rows::row(context, scale, *task, how)).collect();
}

fn stream_lane(
    context: &ProgramContext<'_>,
    scale: &Scale,
    stream: &Workstream<'_>,
    tasks: &[usize],
    (part, of): (usize, usize),
) -> Lane {
    let counts = Counts::of(context, tasks);
    let name = context.prose(stream.name);
    let (id, name) = if of > 1 {
        let numbers = [("part", count(part)), ("of", count(of))];
        let words = context.say_with("lane-part", &[("name", Arg::Text(&name.text)), numbers[0], numbers[1]]);
        let id = if part == 1 { lane_id(stream) } else { format!("{}-{part}", lane_id(stream)) };
        (id, Prose { text: words, lang: name.lang })
    } else {
        (lane_id(stream), name)
    };
    Lane {
        id,
        name,
        critical: false,
        open: counts.late > 0 || context.program.tasks.len() <= SMALL_PLAN,
        counts: counts.words(context),
        late: (counts.late > 0).then(|| context.say_n("lane-late", counts.late)),
        href: None,
        strip: strip(context.program, scale, tasks),
        rows: Vec::new(),
    }
}

/// The driving chain, its first rows where it is long.
fn chain_lane(context: &ProgramContext<'_>, scale: &Scale, chain: &Chain) -> Lane {
    let target = context.program.tasks.get(chain.target);
    let name = target.map(|task| context.prose(&task.facts.name).text).unwrap_or_default();
    let critical = target.is_some_and(|task| task.dates.critical);
    let key = if critical { "chain-critical" } else { "chain-driving" };
    let shown = chain.tasks.get(..chain.tasks.len().min(CHAIN_ROWS)).unwrap_or_default();
    let following = shown.iter().skip(1).map(|next| Some(*next)).chain([None]);
    let rows = shown.iter().zip(following).filter_map(|(task, next)| rows::chain_row(context, scale, *task, next));
    Lane {
        id: "lane-chain".to_owned(),
        name: context.plain(context.say_with(key, &[("name", Arg::Text(&name))])),
        critical: true,
        open: true,
        counts: chain_counts(context, chain, shown.len()),
        late: None,
        href: None,
        strip: Vec::new(),
        rows: rows.collect(),
    }
}

/// "7 tasks left, no float", with what is not shown.
fn chain_counts(context: &ProgramContext<'_>, chain: &Chain, shown: usize) -> String {
    let tasks = chain.tasks.iter().filter_map(|task| context.program.tasks.get(*task));
    let left = tasks.filter(|task| !task.dates.done && !task.is_milestone()).count();
    let mut parts = vec![context.say_n("chain-left", left)];
    if let Some(float) = context.program.tasks.get(chain.target).and_then(|task| task.dates.total_float) {
        let key = match float {
            0 => "chain-float-none",
            1.. => "chain-float",
            _ => "chain-float-short",
        };
        parts.push(context.say_with(key, &[("n", Arg::Count(float.saturating_abs()))]));
    }
    if chain.hidden {
        parts.push(context.say("chain-hidden"));
    }
    if shown < chain.tasks.len() {
        parts.push(context.say_n("chain-shown", shown));
    }
    parts.join(&context.say("comma"))
}

fn count(number: usize) -> Arg<'static> {
    Arg::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// How the tasks of a lane stand; milestones and summaries are not among them.
struct Counts {
    milestones: usize,
    scope: usize,
    done: usize,
    critical: usize,
    late: usize,
}

impl Counts {
    fn of(context: &ProgramContext<'_>, tasks: &[usize]) -> Self {
        let mut counts = Self { milestones: 0, scope: 0, done: 0, critical: 0, late: 0 };
        let tasks = || tasks.iter().filter_map(|task| context.program.tasks.get(*task));
        counts.milestones = tasks().filter(|task| task.is_milestone()).count();
        for task in tasks().filter(|task| !task.is_milestone() && !task.summary) {
            counts.scope += 1;
            counts.done += usize::from(task.dates.done);
            counts.critical += usize::from(task.dates.critical);
            counts.late += usize::from(rows::is_late(context, task));
        }
        counts
    }

    /// "3 of 7 done, 2 critical"; of a lane without work, how many milestones stand in it.
    fn words(&self, context: &ProgramContext<'_>) -> String {
        if self.scope == 0 {
            return context.say_n("lane-milestones", self.milestones);
        }
        let mut words = context.say_with("lane-done", &[("done", count(self.done)), ("n", count(self.scope))]);
        if self.critical > 0 {
            words.push_str(&context.say("comma"));
            words.push_str(&context.say_n("lane-critical", self.critical));
        }
        words
    }
}

/// Where the work of a lane lies: to do, done, and what of it is critical.
fn strip(program: &Program<'_>, scale: &Scale, tasks: &[usize]) -> Vec<StripPart> {
    let today = program.data_date.map_or(f64::NEG_INFINITY, |date| scale.after(date));
    let (mut done, mut to_do, mut critical) = (Vec::new(), Vec::new(), Vec::new());
    let tasks = tasks.iter().filter_map(|task| program.tasks.get(*task));
    for task in tasks.filter(|task| !task.is_milestone() && !task.summary) {
        let (from, to) = (scale.before(task.dates.start_date), scale.after(task.dates.finish_date));
        let worked = if task.dates.done { to } else { today.clamp(from, to) };
        if task.dates.started && worked > from {
            done.push((from, worked));
        }
        if !task.dates.done {
            to_do.push((if task.dates.started { worked } else { from }, to));
        }
        if task.dates.critical {
            critical.push((from, to));
        }
    }
    [("todo", to_do), ("done", done), ("crit", critical)]
        .into_iter()
        .flat_map(|(kind, stretches)| {
            joined(stretches).into_iter().map(move |(from, to)| StripPart {
                kind,
                x: percent(from),
                width: percent((to - from).max(JOIN / 2.0)),
            })
        })
        .collect()
}

/// Stretches in order, joined where they overlap or nearly touch.
fn joined(mut stretches: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut joined: Vec<(f64, f64)> = Vec::new();
    for (from, to) in stretches {
        match joined.last_mut() {
            Some(last) if from <= last.1 + JOIN => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_that_nearly_touch_are_one() {
        assert_eq!(joined(vec![(5.0, 9.0), (0.0, 2.0), (2.5, 3.0), (8.0, 8.5)]), [(0.0, 3.0), (5.0, 9.0)]);
        assert!(joined(Vec::new()).is_empty());
    }
}
