//! The critical path method: against `petgraph` and a script on 100,000 tasks, and alone on a million.

use milepost::schedule::{ActivityIdx, Network, Solver};
use milepost::time::Calendar;
use milepost::time::Zone;
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::networks::{network, office};
use crate::python;
use crate::table::{Table, best, timed, verdict};

const REPEATS: usize = 7;

/// Minutes of each task, a day at most, so that a million tasks span no more than some years.
fn minutes(n_tasks: u32) -> Vec<i64> {
    (0..n_tasks).map(|task| 60 * i64::from(task % 8 + 1)).collect()
}

/// Two links a task from the `reach` tasks before it.
fn plan(calendar: Calendar, n_tasks: u32, reach: u32) -> Network {
    network(calendar, &minutes(n_tasks), 2, reach)
}

/// Length in minutes, and how many tasks have no float.
fn solve(network: &Network) -> (i64, usize) {
    let mut solver = Solver::new(network).expect("links run forward");
    let solution = solver.solve();
    (solution.finish.0 - network.start.0, solution.rows.iter().filter(|row| row.total_float == 0).count())
}

/// The same on a graph of petgraph: its order, then a pass to each side.
fn longest_path(graph: &DiGraph<i64, ()>) -> (i64, usize) {
    let order = toposort(graph, None).expect("links run forward");
    let mut finish = vec![0; graph.node_count()];
    for &task in &order {
        let start = graph.neighbors_directed(task, Incoming).map(|before| finish[before.index()]).max();
        finish[task.index()] = start.unwrap_or(0) + graph[task];
    }
    let length = finish.iter().copied().max().unwrap_or(0);
    let mut late = vec![length; graph.node_count()];
    for &task in order.iter().rev() {
        let bound = graph.neighbors_directed(task, Outgoing).map(|after| late[after.index()] - graph[after]).min();
        late[task.index()] = bound.unwrap_or(length);
    }
    (length, finish.iter().zip(&late).filter(|(early, late)| early == late).count())
}

fn graph(network: &Network, minutes: &[i64]) -> DiGraph<i64, ()> {
    let mut graph = DiGraph::with_capacity(minutes.len(), network.links.len());
    for &minutes in minutes {
        graph.add_node(minutes);
    }
    let node = |activity: ActivityIdx| NodeIndex::new(activity.index());
    for link in &network.links {
        graph.add_edge(node(link.predecessor), node(link.successor), ());
    }
    graph
}

fn text(network: &Network, minutes: &[i64]) -> String {
    let mut text = minutes.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
    for link in &network.links {
        text.push_str(&format!("\n{} {}", link.predecessor.index(), link.successor.index()));
    }
    text
}

/// One network, four ways.
pub(crate) fn peers() {
    let mut table = Table::of("Critical path: 100,000 tasks, 200,000 links; from the network to both dates and float");
    let minutes = minutes(100_000);
    let plain = plan(Calendar::always(Zone::UTC), 100_000, u32::MAX);
    let (seconds, ours) = best(REPEATS, || solve(&plain));
    table.line("Milepost", seconds, "with free float, drivers and checks");
    let (seconds, theirs) = best(REPEATS, || longest_path(&graph(&plain, &minutes)));
    table.line("petgraph: graph, toposort and two passes", seconds, verdict(ours == theirs));
    let graph = graph(&plain, &minutes);
    let (seconds, _) = best(REPEATS, || longest_path(&graph));
    table.line("petgraph, its graph being there", seconds, "no calendars, kinds, lags, drivers");
    let answer = python::run("longest_path.py", &text(&plain, &minutes), &[&REPEATS]);
    #[allow(clippy::cast_precision_loss, reason = "minutes of some years and 100,000 tasks")]
    table.peer("plain Python", answer, |figures| verdict(figures == [ours.0 as f64, ours.1 as f64]).to_owned());
    let worked = plan(office(), 100_000, u32::MAX);
    let (seconds, _) = best(REPEATS, || solve(&worked));
    table.line("Milepost, five days a week", seconds, "");
}

/// What twice the plan costs: with links that reach no further than those of plans do, and with links from anywhere,
/// which miss every cache.
pub(crate) fn scale() {
    for (reach, words) in [(10_000, "links from the 10,000 tasks before"), (u32::MAX, "links from anywhere before")] {
        let mut table = Table::of(&format!("Critical path, five days a week: twice the plan, {words}"));
        let plans = [500_000, 1_000_000].map(|n_tasks| plan(office(), n_tasks, reach));
        let mut solvers = plans.each_ref().map(|plan| Solver::new(plan).expect("links run forward"));
        let mut shortest = [(f64::MAX, f64::MAX); 2];
        // In turns, so that what else the machine does meets both.
        for _ in 0..REPEATS {
            for ((plan, solver), shortest) in plans.iter().zip(&mut solvers).zip(&mut shortest) {
                shortest.0 = shortest.0.min(timed(|| solve(plan)).0);
                shortest.1 = shortest.1.min(timed(|| solver.solve().finish).0);
            }
        }
        for (plan, (fresh, again)) in plans.iter().zip(shortest) {
            let sizes = format!("{} tasks, {} links", plan.activities.len(), plan.links.len());
            table.line(&sizes, fresh, &format!("{:.0} ms to solve again", again * 1e3));
        }
    }
}
